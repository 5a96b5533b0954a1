"""Codes: a user's own modes and relations, and all codes that rules may then name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from polybius.checking.findings import Findings, counted, did_you_mean
from polybius.checking.shaped import Entry, entries_under, one_shape, read_marked
from polybius.codebook import OWN_FILES, CodeEntry, load_codebook

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Codes:
    """What rules may name.

    modes   each with the types it goes with
    own     the user's own, by field and code
    holds   in words, what the own files hold
    """

    types: frozenset[str]
    modes: Mapping[str, frozenset[str]]
    relations: frozenset[str]
    realis: frozenset[str]
    status: frozenset[str]
    own: Mapping[str, Mapping[str, Entry[CodeEntry]]]
    holds: tuple[str, ...]


def check_codes(folders: Sequence[Path], out: Findings) -> Codes:
    """The codes of the package with those of the folders."""
    book = load_codebook()
    known = {field.name: {code.code for code in field.codes} for field in book.fields}
    modes = {code.code: frozenset(code.of) for code in book.field("mode").codes}
    own: dict[str, dict[str, Entry[CodeEntry]]] = {"mode": {}, "relation": {}}
    files = {field.file: field.name for field in book.fields if Path(field.file).stem in OWN_FILES}
    for file, name in files.items():
        for folder in folders:
            if (folder / file).exists():
                _check_file(folder / file, name, own[name], known["type"], out)
    modes |= {code: frozenset(entry.value.of) for code, entry in own["mode"].items()}
    lines = [
        counted(len(own[name]), name, more=[_replaced(len(own[name].keys() & known[name]))])
        for name in ("mode", "relation")
        if own[name]
    ]
    return Codes(
        types=frozenset(known["type"]),
        modes=modes,
        relations=frozenset(known["relation"] | own["relation"].keys()),
        realis=frozenset(known["realis"]),
        status=frozenset(known["status"]),
        own=own,
        holds=tuple(lines),
    )


def _check_file(
    file: Path, field: str, own: dict[str, Entry[CodeEntry]], types: set[str], out: Findings
) -> None:
    marked = read_marked(file, out)
    written = marked.value
    if isinstance(written, dict):
        if written.get("field") != field:
            out.mistake(file, marked.line(("field",)), f"the file must say 'field: {field}'")
        for key in written.keys() - {"field", "about", "codes"}:
            out.mistake(file, marked.line((key,)), f"'{key}' is no key here (there are: about, codes, field)")
    elif written is not None:
        out.mistake(file, 1, f"expected 'field: {field}' and 'codes:' with a list")
    if not isinstance(written, dict) or "codes" not in written:
        return
    here: dict[str, int] = {}
    for entry in entries_under(("codes",), marked, file, one_shape(CodeEntry), out):
        code, line = entry.value.code, entry.line("code")
        if code in here:
            out.mistake(file, line, f"'{code}' stands in line {here[code]} already: keep one")
        here.setdefault(code, line)
        own.setdefault(code, entry)
        if not _SLUG.fullmatch(code):
            out.mistake(file, line, f"'{code}': a code is lower-case letters, digits and hyphens")
        for key in ("means", "example"):
            if not getattr(entry.value, key).strip():
                out.mistake(file, entry.line(key), f"'{key}' is empty: say it in a sentence")
        if field == "mode" and not entry.value.of:
            out.mistake(file, line, f"mode '{code}' goes with no type: add 'of: [ASSAULT]' or another")
        if field == "relation" and entry.value.of:
            out.mistake(file, entry.line("of"), "relations go with no type: leave 'of' out")
        for number, type_ in enumerate(entry.value.of if field == "mode" else ()):
            if type_ not in types:
                out.mistake(
                    file, entry.line("of", number), f"'{type_}' is no type ({did_you_mean(type_, types)})"
                )


def _replaced(number: int) -> str:
    return f"{number} in place of ours" if number else ""


def warn_of_unused(codes: Codes, used: Mapping[str, set[str]], out: Findings) -> None:
    """Warn of own codes that no rule gives. used: the codes that own and packaged rules give, by field."""
    for field, entries in codes.own.items():
        for code, entry in entries.items():
            if code not in used[field]:
                rule = "rule or weapon" if field == "mode" else "rule"
                out.warn(
                    entry.file, entry.line("code"), f"no {rule} gives the {field} '{code}': nothing gets it"
                )
