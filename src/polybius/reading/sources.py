"""What is to be read: files, folders, lists of addresses and addresses, found first and read one by one."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polybius.errors import SourceError, SourceTooLarge
from polybius.reading.draft import Fact
from polybius.reading.kinds import readable_suffixes
from polybius.reading.limits import ReadingLimits
from polybius.reading.reader import read_file
from polybius.reading.sidecar import SIDECAR_NAME, facts_for, load_sidecar
from polybius.records import Reject, Report

if TYPE_CHECKING:
    import httpx

    from polybius.reading.fetching import Resolve

LIST_SUFFIX = ".urls"
_MAX_LIST_BYTES = 5_000_000
_DEEPEST = 60
_DEFAULT_LIMITS = ReadingLimits()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SourceRef:
    """One thing to be read.

    location   path or address
    path       None for an address
    folder     the folder it was found in, whose sources.csv speaks of it; None for an address
    skipped    why it will not be read; None when it will
    """

    location: str
    path: Path | None = None
    folder: Path | None = None
    skipped: str | None = None

    @property
    def is_address(self) -> bool:
        return self.path is None


def is_address(given: str) -> bool:
    """Whether a word of the command line is an address rather than a path."""
    return "://" in given


def addresses_in(lines: Iterable[str]) -> list[SourceRef]:
    """The addresses of a list, one a line; empty lines and lines that open with # are passed over."""
    stripped = (line.strip().lstrip("\ufeff") for line in lines)
    return [SourceRef(line) for line in stripped if line and not line.startswith("#")]


def find_sources(given: Sequence[str]) -> list[SourceRef]:
    """Every source that the given paths, folders, lists and addresses name, each once, in order.

    A folder gives its files in sorted order, those of its folders included. Hidden files, kinds that are not
    read and links that lead out of the folder come back as skipped, with the reason.
    """
    found: dict[str, SourceRef] = {}
    for word in given:
        for source in _found(word):
            found.setdefault(source.location, source)
    return list(found.values())


def read_sources(
    sources: Iterable[SourceRef],
    *,
    limits: ReadingLimits = _DEFAULT_LIMITS,
    cache: Path | None = None,
    allow_private: bool = False,
    transport: httpx.BaseTransport | None = None,
    resolve: Resolve | None = None,
) -> Iterator[Report | Reject]:
    """Each source as a report, or as a reject with the reason; one bad source never stops the others."""
    sidecars: dict[Path, dict[str, tuple[Fact, ...]]] = {}
    for source in sources:
        if source.skipped is not None:
            yield Reject(source.location, source.skipped, "Skipped")
            continue
        try:
            if source.path is None:
                from polybius.reading.fetching import fetch, resolve_host

                yield fetch(
                    source.location,
                    transport=transport,
                    resolve=resolve or resolve_host,
                    limits=limits,
                    cache=cache,
                    allow_private=allow_private,
                )
            else:
                yield read_file(source.path, limits=limits, facts=_noted(source, sidecars))
        except SourceError as error:
            _log.info("%s left out: %s", source.location, error)
            yield Reject(source.location, str(error), type(error).__name__)
        except (MemoryError, RecursionError) as error:
            refused = SourceTooLarge(f"{source.location} is too large or too nested to take apart: split it")
            _log.warning("%s: %s", refused, error)
            yield Reject(source.location, str(refused), type(refused).__name__)


def _found(word: str) -> Iterator[SourceRef]:
    if is_address(word):
        yield SourceRef(word)
        return
    path = Path(word)
    if _is_folder(path):
        yield from _in_folder(path, path, 0)
    elif path.suffix.lower() == LIST_SUFFIX:
        yield from _in_list(path)
    else:
        yield SourceRef(str(path), path, path.parent)


def _is_folder(path: Path) -> bool:
    """Whether it is a folder; what cannot be asked is none, and its reading tells why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _in_list(path: Path) -> Iterator[SourceRef]:
    try:
        size = path.stat().st_size
        if size <= _MAX_LIST_BYTES:
            yield from addresses_in(path.read_text(encoding="utf-8", errors="replace").splitlines())
            return
        reason = f"a list of addresses may have {_MAX_LIST_BYTES:,} bytes: split it"
    except OSError as error:
        reason = f"cannot be opened ({error.strerror}): check its name and rights"
    yield SourceRef(str(path), path, skipped=reason)


def _in_folder(folder: Path, root: Path, depth: int) -> Iterator[SourceRef]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        reason = f"folder that cannot be opened ({error.strerror}): check its rights"
        yield SourceRef(str(folder), folder, root, reason)
        return
    for path in entries:
        why_not = _reason_to_skip(path, root, depth)
        if why_not is not None:
            yield SourceRef(str(path), path, root, why_not)
        elif path.is_dir():
            yield from _in_folder(path, root, depth + 1)
        elif path.name == SIDECAR_NAME:
            continue
        elif path.suffix.lower() == LIST_SUFFIX:
            yield from _in_list(path)
        else:
            yield SourceRef(str(path), path, root)


def _reason_to_skip(path: Path, root: Path, depth: int) -> str | None:
    """Why an entry of a folder is not read; None when it is."""
    try:
        return _reason_by_kind(path, root, depth)
    except (OSError, RuntimeError) as error:
        # RuntimeError is how Python before 3.13 tells of a link that leads to itself.
        return f"cannot be followed ({error}): a link that leads nowhere or in a circle, or no right to look"


def _reason_by_kind(path: Path, root: Path, depth: int) -> str | None:
    if path.name.startswith((".", "~$")):
        return "hidden file"
    if path.is_symlink():
        # A linked folder could also lead back to itself and never end.
        if path.is_dir():
            return "link to a folder: give that folder itself"
        if not path.resolve().is_relative_to(root.resolve()):
            return "link that leads out of the folder: copy the file into it"
    if path.is_dir():
        return None if depth < _DEEPEST else f"folder more than {_DEEPEST} folders deep: give it by itself"
    if not path.is_file():
        return "not a plain file"
    if path.suffix.lower() in (".csv", LIST_SUFFIX) and (
        path.name == SIDECAR_NAME or path.suffix.lower() == LIST_SUFFIX
    ):
        return None
    if path.suffix.lower() not in readable_suffixes():
        return f"kind '{path.suffix or 'no ending'}' is not read: save it as text, HTML, PDF or DOCX"
    return None


def _noted(source: SourceRef, sidecars: dict[Path, dict[str, tuple[Fact, ...]]]) -> tuple[Fact, ...]:
    """What the sources.csv beside the file, or in the folder that was given, notes of it."""
    if source.path is None:
        return ()
    for folder in dict.fromkeys((source.path.parent, source.folder or source.path.parent)):
        if folder not in sidecars:
            sidecars[folder] = load_sidecar(folder)
        facts = facts_for(sidecars[folder], _inside(source.path, folder))
        if facts:
            return facts
    return ()


def _inside(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
