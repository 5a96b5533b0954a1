"""Labels: an incident as a short noun phrase, "Rocket attack on Balad Air Base, 9 June 2021"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from polybius.plainyaml import read_shaped_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polybius.records import ActorRef, Count, When, Where

_FILE = "data/linking/labels.yaml"
_MOST_NAMES = 2
_DEEDS = frozenset({"ASSAULT", "COERCE"})
"""Types of which it matters who is only said to have done it."""
_POINT = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)$")
_DOUBT = MappingProxyType({"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "})


class _File(BaseModel):
    """The file as written."""

    model_config = ConfigDict(extra="forbid")

    nouns: dict[str, tuple[str, str, str, str]]
    adjectives: dict[str, list[str]]
    moves: dict[str, str]
    realis: dict[str, str]
    attribution: dict[str, str]
    before_place: dict[str, list[str]]
    the_first: list[str]
    the_last: list[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of data/linking/labels.yaml.

    nouns          type or mode → one, several, the word before targets, the word before doers
    before_place   kind of place → the word before it, where that is not "in"
    """

    nouns: Mapping[str, tuple[str, str, str, str]]
    adjectives: Mapping[str, tuple[str, ...]]
    moves: Mapping[str, str]
    realis: Mapping[str, str]
    attribution: Mapping[str, str]
    before_place: Mapping[str, str]
    the_first: frozenset[str]
    the_last: frozenset[str]


@lru_cache(maxsize=1)
def load_wording() -> Wording:
    """The words as shipped. Raises DataFileError when the file is not as it should be."""
    raw = read_shaped_yaml(files("polybius").joinpath(_FILE), _File)
    return Wording(
        nouns=MappingProxyType(raw.nouns),
        adjectives=MappingProxyType({kind: tuple(modes) for kind, modes in raw.adjectives.items()}),
        moves=MappingProxyType(raw.moves),
        realis=MappingProxyType(raw.realis),
        attribution=MappingProxyType(raw.attribution),
        before_place=MappingProxyType(
            {kind: word for word, kinds in raw.before_place.items() for kind in kinds}
        ),
        the_first=frozenset(raw.the_first),
        the_last=frozenset(raw.the_last),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What a label is made of; fields as in Incident. number: how many happenings, None when not told.

    attribution   of the doers: "told", "claimed" or "alleged"
    """

    type: str
    mode: str
    actors: Sequence[ActorRef]
    recipients: Sequence[ActorRef]
    where: Where
    when: When
    realis: str
    summary: bool
    number: Count | None
    attribution: str = "told"


def label(told: Told) -> str:
    """The incident's name, in plain English, with its date as precise as it is known and no more."""
    wording = load_wording()
    words = " ".join(part for part in _phrase(told, wording) if part)
    date = date_in_words(told.when)
    named = words[0].upper() + words[1:]
    return f"{named}, {date}" if date else named


def date_in_words(when: When) -> str:
    """An EDTF date as people write it: "6 June 2021", "about 2020", "May to June 2021"; "" when unknown."""
    if when.edtf is None:
        return ""
    if "/" not in when.edtf:
        return _point_in_words(when.edtf)
    first, _, last = when.edtf.partition("/")
    if first in ("", ".."):
        return f"by {_point_in_words(last)}"
    if last in ("", ".."):
        return f"from {_point_in_words(first)}"
    return f"{_without_shared(first, last)} to {_point_in_words(last)}"


def _phrase(told: Told, wording: Wording) -> list[str]:
    one, several, to_word, by_word = _noun(told, wording)
    place_was_hit = any(actor.name == told.where.name for actor in told.recipients)
    hit = "" if place_was_hit else _names(told.recipients, wording)
    hit_names = {actor.name for actor in told.recipients}
    doers = _names([one for one in told.actors if one.name not in hit_names or len(told.actors) > 1], wording)
    place = _place(told, wording, hit_word=to_word if place_was_hit else None)
    named = [_number(told) if told.summary else "", wording.realis.get(told.realis, "")]
    named.append(several if told.summary else one)
    if len(told.actors) > 1 and hit and _same_sides(told):
        return [*named, f"between {doers}", place]
    done_to = f"{to_word} {hit}" if hit else ""
    if told.type in _DEEDS:
        by_word = wording.attribution.get(told.attribution, by_word)
    done_by = f"{by_word} {doers}" if doers else ""
    if place.startswith("of "):
        return [*named, place, done_to, done_by]
    if by_word == "of":
        return [*named, done_by, done_to, place]
    return [*named, done_to, done_by, place] if done_to else [*named, place, done_by]


def _same_sides(told: Told) -> bool:
    """Whether each side is told of as doing it to the other."""
    return {actor.name for actor in told.actors} == {actor.name for actor in told.recipients}


def _noun(told: Told, wording: Wording) -> tuple[str, str, str, str]:
    base = wording.nouns.get(told.type, (told.type.lower(), told.type.lower(), "on", "by"))
    if told.mode in wording.adjectives.get(told.type, ()):
        one, several, to_word, by_word = base
        return f"{told.mode} {one}", f"{told.mode} {several}", to_word, by_word
    return wording.nouns.get(told.mode, base)


def _number(told: Told) -> str:
    if told.number is None or told.number.low is None:
        return ""
    if told.number.high is None:
        return f"at least {told.number.low}"
    if told.number.high != told.number.low:
        return f"{told.number.low} to {told.number.high}"
    return str(told.number.low)


def _names(actors: Sequence[ActorRef], wording: Wording) -> str:
    names = [_with_article(actor.name, wording) for actor in actors[:_MOST_NAMES]]
    if len(actors) > _MOST_NAMES:
        return f"{', '.join(names)} and others"
    return " and ".join(names)


def _with_article(name: str, wording: Wording) -> str:
    words = name.split()
    if not words or words[0].lower() == "the":
        return name
    plain = len(words) == 1 and words[0] not in wording.the_last
    takes = words[0] in wording.the_first or words[-1] in wording.the_last
    return f"the {name}" if takes and not plain else name


def _place(told: Told, wording: Wording, *, hit_word: str | None) -> str:
    """The place with its preposition, which is the word before targets when the place itself was hit."""
    if told.where.name is None or (hit_word is None and _named_in_target(told)):
        return ""
    name = _with_article(told.where.name, wording)
    if hit_word is not None:
        return f"{hit_word} {name}"
    moved = _move(told, wording)
    if moved is not None:
        return f"{moved} {name}"
    kind = told.where.place.kind if told.where.place is not None else ""
    return f"{wording.before_place.get(kind, 'in')} {name}"


def _named_in_target(told: Told) -> bool:
    """Whether a target's name holds the place's ("the embassy in X"), which need not be told twice."""
    return any(told.where.name in actor.name for actor in told.recipients if told.where.name)


def _move(told: Told, wording: Wording) -> str | None:
    """The word for leaving a place or coming to it; None when the mode or type does neither."""
    if told.mode in wording.nouns:
        return wording.moves.get(told.mode)
    return wording.moves.get(told.type)


def _point_in_words(point: str) -> str:
    match = _POINT.match(point)
    if match is None:
        return point
    year, month, day, mark = match.groups()
    named = f"{calendar.month_name[int(month)]} {year}" if month else year
    return f"{_DOUBT[mark]}{int(day)} {named}" if day else f"{_DOUBT[mark]}{named}"


def _without_shared(first: str, last: str) -> str:
    """The first date without the year, or month and year, that the last repeats."""
    words, others = _point_in_words(first).split(), _point_in_words(last).split()
    if len(words) != len(others):
        return " ".join(words)
    while len(words) > 1 and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return " ".join(words)
