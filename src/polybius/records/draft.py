"""Drafts: what the coder read, before dates, places and names are resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from polybius.records.actor import ActorRef
from polybius.records.mentions import (
    Assessment,
    Casualties,
    CausalClaim,
    Count,
    Figure,
    Relation,
    Source,
    Statement,
    WeaponRef,
)
from polybius.records.quote import Quote


@dataclass(frozen=True, slots=True)
class TimeCue:
    """Words that may date an event, the likeliest first.

    text     the date words, tidied for reading
    quote    where they stand
    how      why they date it ("said in the clause")
    loose    about the telling's own time ("recently"): it fits a plan as well as a deed
    ahead    the event lies ahead of the telling (planned)
    relation  "after", "before", "since", "until", "during" when another event tells the date, else ""
    anchor   the trigger of that other event ("two days after the raid": "raid"); None when the words are
             a date of their own, or the other event is no mention
    named    names in the words that tell the other event ("Soleimani's death"), to find it by
    """

    text: str
    quote: Quote | None
    how: str
    ahead: bool = False
    loose: bool = False
    relation: str = ""
    anchor: Quote | None = None
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceCue:
    """Words that may place an event, the likeliest first. context: with the preposition ("near Balad")."""

    text: str
    context: str
    quote: Quote
    how: str


@dataclass(frozen=True, slots=True)
class EventDraft:
    """One report's account of one happening, unresolved. Fields as in EventMention.

    sentence   running number of the sentence in the report
    definite   told as known ("the attack"): may stand for one told before
    retold     triggers of later words in the passage that only point back to it
    aside      told in passing, in a relative clause or as a noun beside another event: the story's time is
               not its own
    tense      "before" (past perfect: the story steps back), "now" (present progressive), "since" (present
               perfect: at some time until now), else ""
    met        trigger of the attack that an interception met
    cited      EDTF date of the note that is cited for it: the event is no later
    """

    report: str
    passage: int
    sentence: int
    quote: Quote
    trigger: Quote
    lemma: str
    type: str
    mode: str
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    weapons: tuple[WeaponRef, ...]
    places: tuple[PlaceCue, ...]
    times: tuple[TimeCue, ...]
    count: Count
    killed: Count | None
    injured: Count | None
    result: str | None
    realis: str
    status: str
    attribution: str
    source: Source
    rule: str
    definite: bool
    aside: bool
    tense: str = ""
    cited: str | None = None
    support: tuple[Quote, ...] = ()
    retold: tuple[Quote, ...] = ()
    casualties: tuple[Casualties, ...] = ()
    met: Quote | None = None
    notes: tuple[str, ...] = ()


T = TypeVar("T", Statement, Figure, Relation, Assessment, CausalClaim)


@dataclass(frozen=True, slots=True)
class Draft(Generic[T]):
    """A mention of another kind than an event, complete but for its id, its dates and the names in it.

    mention   its id is "", its dates are unknown
    sentence  running number of the sentence in the report
    times     words that may tell a date of it, each with the field it belongs to ("as_of", "from_"), the
              likeliest first
    event     trigger of the event that it is about or that gives its date; None when there is none
    """

    mention: T
    sentence: int
    times: tuple[tuple[str, TimeCue], ...] = ()
    event: Quote | None = None


@dataclass(frozen=True, slots=True)
class Drafts:
    """All that the coder read in one report, before resolving; each kind in the order of the text.

    persons   full names of persons, each once, wherever the report tells them
    """

    events: tuple[EventDraft, ...] = ()
    statements: tuple[Draft[Statement], ...] = ()
    figures: tuple[Draft[Figure], ...] = ()
    relations: tuple[Draft[Relation], ...] = ()
    assessments: tuple[Draft[Assessment], ...] = ()
    causal: tuple[Draft[CausalClaim], ...] = ()
    persons: tuple[str, ...] = ()
