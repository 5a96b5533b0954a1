"""Records in PLOVER: gold-standard records of its makers, and records of the coder behind POLECAT.

Two shapes are read. Gold-standard records (github.com/openeventdata/PLOVER, PLOVER_GSR_CAMEO.txt with its
readme): {id, date, source, target, event, eventText, mode, text}, actors as [{actorText, code, sector}].
Records of NGEC and POLECAT (github.com/ahalterman/NGEC, formatter.py): {id, event_type, event_mode,
event_text, attributes: {ACTOR, RECIP, LOC}}, each attribute [{text}].
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import chain, count
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from polybius.codebook import load_codebook
from polybius.errors import ScoringError
from polybius.scoring.coded_set import CodedSet
from polybius.scoring.scope import Scope
from polybius.scoring.shape import CodedDocument, CodedEvent, CodedName

_SCOPE = Scope({"events": ("actors", "recipients", "mode")}, by_words=True)
_FORMER_TYPES = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
"""Types of PLOVER before 2021 to today's (CAMEO2PLOVER-2021.txt of the same repository)."""
_WITHOUT_TYPE = frozenset({"CRIME"})
_MODES = {
    ("ASSAULT", "abduct"): "abduction",
    ("ASSAULT", "assassinate"): "assassination",
    ("ASSAULT", "suicide-attack"): "suicide",
    ("ASSAULT", "firearms"): "shooting",
    ("ASSAULT", "explosives"): "explosion",
    ("COERCE", "arrest"): "arrest",
    ("COERCE", "confiscate"): "seize",
    ("COERCE", "seize"): "seize",
    ("COERCE", "ban"): "ban",
    ("COERCE", "restrict"): "restrict",
    ("COERCE", "deport"): "expel",
    ("RETREAT", "withdraw"): "withdraw",
    ("RETREAT", "release"): "release",
    ("RETREAT", "return"): "return",
    ("RETREAT", "ceasefire"): "ceasefire",
    ("MOBILIZE", "troops"): "deploy",
    ("PROTEST", "demo"): "demonstration",
    ("PROTEST", "riot"): "riot",
}
"""Modes that mean the same in both codebooks; the others are not scored as told."""


def _as_list(value: object) -> object:
    # An empty string stands for no actor, a bare word for a list of one.
    if value in ("", None):
        return ()
    return (value,) if isinstance(value, str | dict) else value


class _Actor(BaseModel):
    text: str = Field(default="", alias="actorText")


class _Attribute(BaseModel):
    text: str = ""


_Actors = Annotated[tuple[_Actor, ...], BeforeValidator(_as_list)]
_Attributes = Annotated[tuple[_Attribute, ...], BeforeValidator(_as_list)]
_Words = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


class _GoldRecord(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    event: str
    text: str = Field(min_length=1)
    mode: str = ""
    source: _Actors = ()
    target: _Actors = ()


class _CoderRecord(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    event_type: _Words
    event_text: str = Field(min_length=1)
    event_mode: _Words = ()
    attributes: dict[str, _Attributes] = {}


@dataclass(frozen=True, slots=True)
class _Record:
    """What both shapes have in common."""

    id: str
    text: str
    types: tuple[str, ...]
    modes: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def is_plover(entry: object) -> bool:
    """Whether an object has one of the two shapes."""
    return isinstance(entry, dict) and ({"event", "text"} <= entry.keys() or _is_of_the_coder(entry))


def read_plover(entries: Iterable[tuple[str, object]]) -> CodedSet:
    """The records as documents. entries: (place, object). Raises ScoringError.

    Records of one text are one document, named by the id of the first; published files use some ids for
    several texts, which are then numbered ("…-0001 (2)"). A record codes its text as a whole,
    so that its quote is the whole text. CRIME has no counterpart and is left out, which a note tells.
    """
    names: dict[str, str] = {}
    events: dict[str, list[CodedEvent]] = {}
    left_out = 0
    for where, entry in entries:
        record = _checked(entry, where)
        kept = [type_ for type_ in record.types if type_ not in _WITHOUT_TYPE]
        left_out += len(record.types) - len(kept)
        if kept:
            name = names.setdefault(record.text, _free_name(record.id, events))
            found = events.setdefault(name, [])
            found += (_event(record, type_, len(found) + 1, where) for type_ in kept)
    notes = (f"{left_out} PLOVER records of type CRIME have no counterpart in the codebook: left out",)
    return CodedSet(
        documents=tuple(CodedDocument(document=name, events=tuple(found)) for name, found in events.items()),
        texts={name: text for text, name in names.items()},
        scope=_SCOPE,
        notes=notes if left_out else (),
    )


def _free_name(id_: str, taken: Container[str]) -> str:
    numbered = (f"{id_} ({number})" for number in count(2))
    return next(name for name in chain((id_,), numbered) if name not in taken)


def _is_of_the_coder(entry: object) -> bool:
    return isinstance(entry, dict) and {"event_type", "event_text"} <= entry.keys()


def _checked(entry: object, where: str) -> _Record:
    try:
        if _is_of_the_coder(entry):
            return _of_the_coder(_CoderRecord.model_validate(entry))
        return _of_gold(_GoldRecord.model_validate(entry))
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(str(step) for step in problem["loc"]) or "the entry"
        raise ScoringError(
            f"{where}: {place}: {problem['msg']}: a PLOVER record has id, event and text, "
            "or id, event_type and event_text"
        ) from error


def _of_gold(record: _GoldRecord) -> _Record:
    modes = (record.mode,) if record.mode else ()
    return _Record(record.id, record.text, (record.event,), modes, _told(record.source), _told(record.target))


def _of_the_coder(record: _CoderRecord) -> _Record:
    told = {
        role: tuple(each.text for each in found if each.text) for role, found in record.attributes.items()
    }
    return _Record(
        record.id,
        record.event_text,
        record.event_type,
        record.event_mode,
        told.get("ACTOR", ()),
        told.get("RECIP", ()),
    )


def _told(actors: Iterable[_Actor]) -> tuple[str, ...]:
    return tuple(actor.text for actor in actors if actor.text)


def _event(record: _Record, told_type: str, number: int, where: str) -> CodedEvent:
    type_ = _FORMER_TYPES.get(told_type, told_type)
    known = [code.code for code in load_codebook().field("type").codes]
    if type_ not in known:
        raise ScoringError(f"{where}: '{told_type}' is no type of PLOVER: use one of {', '.join(known)}")
    modes = [_MODES[type_, mode] for mode in record.modes if (type_, mode) in _MODES]
    return CodedEvent(
        id=f"p{number}",
        quote=record.text,
        type=type_,
        mode=modes[0] if modes else "",
        actors=_names(record.actors),
        recipients=_names(record.recipients),
    )


def _names(words: Iterable[str]) -> tuple[CodedName, ...]:
    return tuple(CodedName(name=each, text=each) for each in words)
