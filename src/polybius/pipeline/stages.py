"""The stages as the pipeline calls them: the only module that imports them."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from polybius.config import Config
from polybius.errors import SourceError
from polybius.own_codebook import OwnCodebook
from polybius.records import (
    Account,
    CheckedCodebook,
    Coded,
    EventMention,
    Explanation,
    Incident,
    Link,
    Reject,
    Report,
)

if TYPE_CHECKING:
    from polybius.coding import Coder, RuleBook
    from polybius.lexicon.actors import ActorTable
    from polybius.resolving import Resolver

CodeReport = Callable[[Report], Coded]
"""Codes one report and resolves what it coded."""

_CODING = ("records", "lexicon", "language", "coding", "resolving", "data")
_LINKING = ("records", "lexicon", "linking", "data/actors", "data/linking")
"""What coding and linking depend on, under src/polybius: a change in any file there outdates results."""


class SourceRef(Protocol):
    """A source that was found and not yet read. location: path or address."""

    @property
    def location(self) -> str: ...


class Linked(Protocol):
    """What linking gives."""

    @property
    def links(self) -> tuple[Link, ...]: ...
    @property
    def incidents(self) -> tuple[Incident, ...]: ...


@dataclass(frozen=True, slots=True)
class Stages:
    """Every stage as a function or two; tests put fakes in their place.

    find         files, folders and addresses to the sources they name, in order
    read         sources, the settings and a folder for kept answers of servers, to a report or reject each
    read_stdin   the bytes of standard input to a report or reject
    mark_copies  the same reports, each that nearly repeats another marked
    load_coder   a coder; called once in each process, so it must be a function that a new process can import
    document     a report, its coding, mention to incident and incident to whole, in the codebook's shape
    check        what folders of own codebooks hold, and every mistake in them
    explain      what the coder did with the passages of a report that hold some words
    fingerprint  hash of all that coding, and of all that linking, depends on besides their input
    """

    find: Callable[[Sequence[str]], Sequence[SourceRef]]
    read: Callable[[Sequence[Any], Config, Path | None], Iterable[Report | Reject]]
    read_stdin: Callable[[bytes, Config], Report | Reject]
    mark_copies: Callable[[Sequence[Report]], Sequence[Report]]
    load_coder: Callable[[OwnCodebook], CodeReport]
    link: Callable[[Sequence[EventMention], Config, OwnCodebook], Linked]
    write_report: Callable[[Account, Path], Path]
    document: Callable[[Report, Coded, Mapping[str, str], Mapping[str, str]], dict[str, Any]]
    fingerprint: Callable[[OwnCodebook], tuple[str, str]]
    check: Callable[[OwnCodebook], CheckedCodebook]
    explain: Callable[[Report, str, OwnCodebook], Explanation]


def real_stages() -> Stages:
    """The stages of this program, each imported when it is first used."""
    return Stages(
        find=_find,
        read=_read,
        read_stdin=_read_stdin,
        mark_copies=_mark_copies,
        load_coder=_load_coder,
        link=_link,
        write_report=_write_report,
        document=_document,
        fingerprint=_fingerprint,
        check=_check,
        explain=_explain,
    )


def _fingerprint(own: OwnCodebook) -> tuple[str, str]:
    root = Path(__file__).parents[1]
    coding = [*(root / folder for folder in _CODING), *own.folders]
    linking = [*(root / folder for folder in _LINKING), *own.actors]
    return _hash_of_files(coding), _hash_of_files(linking)


def _hash_of_files(folders: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{folder.name}/{path.relative_to(folder).as_posix()}\n".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _find(given: Sequence[str]) -> Sequence[SourceRef]:
    from polybius.reading import find_sources

    return find_sources(given)


def _read(sources: Sequence[Any], config: Config, answers: Path | None) -> Iterator[Report | Reject]:
    from polybius.reading import ReadingLimits, read_sources

    limits = ReadingLimits(**config.limits.model_dump())
    allowed = config.reading.allow_private_addresses
    return read_sources(sources, limits=limits, cache=answers, allow_private=allowed)


def _read_stdin(content: bytes, config: Config) -> Report | Reject:
    from polybius.reading import ReadingLimits, read_bytes

    try:
        return read_bytes(content, name="-", origin="-", limits=ReadingLimits(**config.limits.model_dump()))
    except SourceError as error:
        return Reject("-", str(error), type(error).__name__)


def _mark_copies(reports: Sequence[Report]) -> Sequence[Report]:
    from polybius.reading import mark_copies

    return mark_copies(reports)


@cache
def _actors(folders: tuple[Path, ...]) -> ActorTable:
    """The actor table, which coding and linking share: reading it takes most of a second."""
    from polybius.lexicon.actors import load_actors

    with _collecting_later():
        return load_actors(folders)


def _load_coder(own: OwnCodebook) -> CodeReport:
    with _collecting_later():
        coder, resolver, _ = _loaded(own)
    gc.freeze()  # the tables are no garbage: looking through them took a thirtieth of the time of coding

    def code_report(report: Report) -> Coded:
        with _collecting_later():
            return resolver.resolve(report, coder.code(report))

    return code_report


def _check(own: OwnCodebook) -> CheckedCodebook:
    from polybius.checking import check_codebook

    return check_codebook(own.folders)


def _explain(report: Report, at: str, own: OwnCodebook) -> Explanation:
    from polybius.coding import Recorder, explain_passages

    coder, resolver, book = _loaded(own)
    recorder = Recorder()
    drafts = coder.code(report, recorder)
    coded = resolver.resolve(report, drafts)
    return explain_passages(report, at, recorder=recorder, drafts=drafts, coded=coded, book=book)


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Put off looking for garbage: tables are made to stay, and searching them takes half the time of loading
    and a tenth of that of coding a report, which leaves no cycles to speak of."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _loaded(own: OwnCodebook) -> tuple[Coder, Resolver, RuleBook]:
    from polybius.codebook import load_codebook
    from polybius.coding import Coder, load_relation_rules, load_rules
    from polybius.language import load_language
    from polybius.lexicon.places import load_places
    from polybius.resolving import Resolver

    actors, places, book = _actors(own.actors), load_places(own.places), load_rules(own.rules)
    relations = load_relation_rules(own.rules, load_codebook(own.codes))
    return Coder(load_language(), book, relations, actors, places), Resolver(actors, places), book


def _link(mentions: Sequence[EventMention], config: Config, own: OwnCodebook) -> Linked:
    from polybius.linking import link

    return link(mentions, threshold=config.linking.threshold, actors=_actors(own.actors).by_id)


def _write_report(account: Account, folder: Path) -> Path:
    from polybius.telling import write_report

    return write_report(account, folder)


def _document(
    report: Report, coded: Coded, incident_of: Mapping[str, str], part_of: Mapping[str, str]
) -> dict[str, Any]:
    from polybius.telling import codebook_document

    return codebook_document(report, coded, incident_of, part_of)
