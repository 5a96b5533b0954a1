"""Coded entries made ready to compare: names folded, evidence located."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from polybius.lexicon.folding import fold
from polybius.records import Span
from polybius.scoring.evidence import letters_of, locate_all
from polybius.scoring.shape import CodedDocument, CodedEvent, CodedFigure, CodedName

KINDS = ("events", "statements", "figures", "relations", "assessments", "causal")

_LEADING_THE = re.compile(r"^the ")


@dataclass(frozen=True, slots=True)
class Event:
    """The scored fields of an event mention, names folded to their canonical ones."""

    type: str
    mode: str
    actors: frozenset[str]
    recipients: frozenset[str]
    weapons: frozenset[str]
    place: str | None
    date: str | None
    killed: str | None
    injured: str | None
    count: str | None
    result: str | None
    realis: str
    status: str
    incident: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One coded entry.

    span    where its quote stands; None when it stands nowhere
    outside whether the quote is not in the text letter for letter
    key     what must be equal for two entries of this kind to match, besides their evidence
    event   the fields of an event mention; None for the other kinds
    """

    document: str
    kind: str
    id: str
    quote: str
    span: Span | None
    outside: bool
    key: tuple[object, ...]
    event: Event | None = None


class Folder:
    """Folds names to canonical ones by a table of aliases."""

    def __init__(self, aliases: Mapping[str, str] | None) -> None:
        self._canonical = {_plain(alias): _plain(name) for alias, name in (aliases or {}).items()}

    def name(self, name: str) -> str:
        """The canonical name's folded form; the name's own when no table knows it."""
        plain = _plain(name)
        return self._canonical.get(plain, plain)

    def names(self, names: Iterable[CodedName]) -> frozenset[str]:
        return frozenset(self.name(entry.name) for entry in names)


def entries_of(document: CodedDocument, text: str, folder: Folder) -> dict[str, tuple[Entry, ...]]:
    """All entries of a document by kind."""
    letters = letters_of(text)
    result = {}
    for kind in KINDS:
        coded = getattr(document, kind)
        spans = locate_all([entry.quote for entry in coded], text, letters)
        result[kind] = tuple(
            Entry(
                document.document,
                kind,
                entry.id,
                entry.quote,
                span,
                entry.quote not in text,
                _key(kind, entry, folder),
                _event(entry, folder) if kind == "events" else None,
            )
            for entry, span in zip(coded, spans, strict=True)
        )
    return result


def _plain(name: str) -> str:
    return _LEADING_THE.sub("", fold(name))


def _key(kind: str, entry: object, folder: Folder) -> tuple[object, ...]:
    match kind:
        case "events":
            return (_attribute(entry, "type"),)
        case "statements":
            return (_attribute(entry, "kind"),)
        case "figures":
            return _figure_key(entry) if isinstance(entry, CodedFigure) else ()
        case "relations":
            subject, relation, thing = (
                _attribute(entry, field) for field in ("subject", "relation", "object")
            )
            return folder.name(subject), relation, folder.name(thing)
        case "causal":
            return _plain(_attribute(entry, "cause")), _plain(_attribute(entry, "effect"))
        case _:
            return ()


def _attribute(entry: object, field: str) -> str:
    return str(getattr(entry, field))


def _figure_key(figure: CodedFigure) -> tuple[object, ...]:
    # A range has no value: its ends then stand for it.
    ends = (figure.low, figure.high) if figure.value is None else ()
    return (figure.measure, figure.value, *ends)


def _event(event: CodedEvent, folder: Folder) -> Event:
    return Event(
        type=event.type,
        mode=event.mode or "",
        actors=folder.names(event.actors),
        recipients=folder.names(event.recipients),
        weapons=frozenset(folder.name(weapon) for weapon in event.weapons),
        place=folder.name(event.place.name) if event.place else None,
        date=event.date,
        killed=_number(event.killed),
        injured=_number(event.injured),
        count=_number(event.count),
        result=event.result,
        realis=event.realis,
        status=event.status,
        incident=event.incident,
    )


def _number(value: int | str | None) -> str | None:
    return None if value is None else re.sub(r"\s*[-\u2013]\s*", "-", str(value).strip())


def outside_of(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries whose quotes are not in the text letter for letter."""
    return tuple(entry for entry in entries if entry.outside)
