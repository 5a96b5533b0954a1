"""Loading what is scored: coded documents, the texts they quote, and the names that fold together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from polybius.errors import ScoringError
from polybius.scoring.json_objects import read_text
from polybius.scoring.shape import CodedDocument

_NAMES_FILE = "names.json"
_TEXT_ENDINGS = frozenset({".txt", ".md"})


class _Name(BaseModel):
    model_config = ConfigDict(extra="ignore")
    aliases: tuple[str, ...] = ()


_NAMES = TypeAdapter(dict[str, _Name])


def load_coded(path: Path) -> tuple[CodedDocument, ...]:
    """The coded documents of a JSON file, a JSON Lines file, or every *.json and *.jsonl of a folder.

    In a folder, files that hold no coded document (names, incidents) are passed over.
    Raises ScoringError, naming the file and the entry.
    """
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix in {".json", ".jsonl"})
        found = [document for file in files for document in _documents(file, strict=False)]
    elif path.is_file():
        found = list(_documents(path, strict=True))
    else:
        raise ScoringError(
            f"'{path}' is neither a file nor a folder: give a JSON or JSON Lines file, or a folder"
        )
    if not found:
        raise ScoringError(
            f"'{path}' holds no coded document: each needs the key 'document' (codebook, Scoring)"
        )
    return tuple(found)


def load_aliases(path: Path) -> dict[str, str]:
    """Alias to canonical name, from a names.json or the folder of one; empty when the folder has none."""
    file = path / _NAMES_FILE if path.is_dir() else path
    if path.is_dir() and not file.is_file():
        return {}
    try:
        names = _NAMES.validate_python(_read_json(file))
    except ValidationError as error:
        raise ScoringError(
            f'{file}: {_first_problem(error)}: write {{name: {{"aliases": [...]}}}}'
        ) from error
    return {alias: name for name, entry in names.items() for alias in (name, *entry.aliases)}


def load_texts(folder: Path) -> dict[str, str]:
    """The plain texts (.txt, .md) of a folder by file name, letter for letter (line ends are kept)."""
    if not folder.is_dir():
        raise ScoringError(f"'{folder}' is not a folder: --texts wants the folder with the documents' texts")
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in _TEXT_ENDINGS)
    return {file.name: read_text(file) for file in files}


def as_documents(
    given: Sequence[CodedDocument | Mapping[str, object]], *, side: str
) -> dict[str, CodedDocument]:
    """Coded documents by file name. side: "gold" or "prediction", for messages. Raises ScoringError."""
    documents: dict[str, CodedDocument] = {}
    for number, entry in enumerate(given, start=1):
        document = (
            entry if isinstance(entry, CodedDocument) else _checked(entry, f"{side}, document {number}")
        )
        if document.document in documents:
            raise ScoringError(f"{side}: document '{document.document}' comes twice: keep one of them")
        documents[document.document] = document
    return documents


def _documents(file: Path, *, strict: bool) -> list[CodedDocument]:
    if file.suffix == ".jsonl":
        return _json_lines(file)
    text = read_text(file)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        if "\n{" in text.strip():  # JSON Lines under another name
            return _json_lines(file)
        raise ScoringError(f"{file}, line {error.lineno}: not JSON ({error.msg}): write it again") from error
    entries = content if isinstance(content, list) else [content]
    if not strict:
        entries = [
            entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("document"), str)
        ]
        entries = [entry for entry in entries if "events" in entry]
    return [_checked(entry, f"{file}, document {number}") for number, entry in enumerate(entries, start=1)]


def _json_lines(file: Path) -> list[CodedDocument]:
    documents = []
    for number, line in enumerate(read_text(file).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except json.JSONDecodeError as error:
            raise ScoringError(f"{file}, line {number}: not JSON ({error.msg}): one object a line") from error
        documents.append(_checked(entry, f"{file}, line {number}"))
    return documents


def _checked(entry: object, where: str) -> CodedDocument:
    try:
        return CodedDocument.model_validate(entry)
    except ValidationError as error:
        raise ScoringError(f"{where}: {_first_problem(error)}: see the codebook for its shape") from error


def _first_problem(error: ValidationError) -> str:
    problem = error.errors()[0]
    where = ".".join(str(step) for step in problem["loc"]) or "the entry"
    return f"{where}: {problem['msg']}"


def _read_json(file: Path) -> object:
    try:
        return json.loads(read_text(file))
    except json.JSONDecodeError as error:
        raise ScoringError(f"{file}, line {error.lineno}: not JSON ({error.msg}): write it again") from error
