"""Mentions: what one report tells, of the six kinds of the codebook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from polybius.records.actor import ActorRef
from polybius.records.place import Where
from polybius.records.quote import Quote
from polybius.records.when import When


@dataclass(frozen=True, slots=True)
class Count:
    """A number as said, and as a range.

    low, high   both included; high None when open ("at least 25"); low None when no number is told
    text        the words ("dozens"); None when it was inferred ("the killing of X": one)
    """

    low: int | None
    high: int | None
    text: str | None = None

    @property
    def exact(self) -> int | None:
        """The number that the words fix, or its stated floor ("at least 25" is 25); None for a true range."""
        if self.low is None:
            return None
        if self.high is None or self.high == self.low:
            return self.low
        return None

    def written(self) -> int | str | None:
        """As the codebook writes it: a number ("up to 65" is 65), "low-high", or None."""
        if self.low is None:
            return None
        exact = self.high if self.low == 0 and self.high else self.exact
        return exact if exact is not None else f"{self.low}-{self.high}"


@dataclass(frozen=True, slots=True)
class WeaponRef:
    """A weapon as one mention names it: canonical name and the words."""

    name: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Casualties:
    """Some of those harmed, as one mention tells of them.

    kind      killed, injured, missing
    side      military, civilian, fighters (of an armed group), attackers (the doers themselves), unknown
    country   ISO code of their country; None when not told
    text, start, end   the words that tell of them
    """

    kind: str
    side: str
    country: str | None
    count: Count
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: a speaker in the text, a footnote, or both, as one line each, nearest first."""

    names: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()

    def written(self) -> str | None:
        return "; ".join(self.names) or None


_STAGES = {"actual": "accomplished", "attempted": "attempted", "planned": "planned"}
_CLEAR_DAYS = 31
"""What lasted longer than a month is told as many events, not as one."""


@dataclass(frozen=True, slots=True)
class EventMention:
    """One report's account of one happening; fields as in the codebook, section 1.

    id        "<report id>.e<number>", numbered in the order of the text
    passage   number of the passage
    quote     the shortest run of stored text that carries the event
    support   further quotes that fields rest on (a date in the sentence before, a casualty clause after)
    trigger   the word that opened it
    count     happenings told of; low None for a plural without a number
    attribution   how firmly this passage lays it on its doers, of data/codebook/attribution.yaml
    rule      the rule that fired
    notes     in words, what was inherited or inferred and from where
    casualties   the killed and injured by side and country, as far as it is told
    met       id of the attack that an interception met; None for others
    confidence   chance that a careful person would code the same here, 0 to 1; None before it is estimated
    """

    id: str
    report: str
    passage: int
    quote: Quote
    trigger: Quote
    type: str
    mode: str
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    weapons: tuple[WeaponRef, ...]
    where: Where
    when: When
    count: Count
    killed: Count | None
    injured: Count | None
    result: str | None
    realis: str
    status: str
    attribution: str
    source: Source
    rule: str
    support: tuple[Quote, ...] = ()
    notes: tuple[str, ...] = ()
    casualties: tuple[Casualties, ...] = ()
    met: str | None = None
    confidence: float | None = None

    @property
    def stage(self) -> str | None:
        """How far it went: accomplished, attempted, planned or threatened; None of what did not happen."""
        if self.type == "THREATEN" and self.realis == "actual":
            return "threatened"
        return _STAGES.get(self.realis)

    @property
    def event_clarity(self) -> int:
        """UCDP GED: 1 one clear event, 2 several events told as one, or a time too long for one."""
        single = self.count.low == 1 and self.count.high == 1
        wide = self.when.days is not None and self.when.days > _CLEAR_DAYS
        return 1 if single and not wide else 2

    @property
    def date_prec(self) -> int | None:
        """UCDP GED date_prec of its time."""
        return self.when.date_prec

    @property
    def where_prec(self) -> int | None:
        """UCDP GED where_prec of its place."""
        return self.where.where_prec


@dataclass(frozen=True, slots=True)
class Phrase:
    """A thing that is no actor, as one mention names it: the name it is listed under, and the words."""

    name: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says about an incident (codebook, section 2).

    id        "<report id>.s<number>"
    kind      claim-of-responsibility, denial, attribution, alternative-explanation, confirmation, warning,
              foreknowledge
    speaker   who says it; None for the author or an unnamed source
    about     id of the event mention it is about; None when the report codes none
    content   what is said, in the report's words
    """

    id: str
    report: str
    passage: int
    quote: Quote
    kind: str
    speaker: ActorRef | None
    about: str | None
    content: Quote
    hedged: bool
    status: str
    source: Source
    rule: str
    notes: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a report tells (codebook, section 3).

    id         "<report id>.f<number>"
    value      None for a true range ("4-5 million") and for a quantity in words ("hundreds"), which set low
               and high instead; "at least 25" is value and low 25, "up to 65" value and high 65
    unit       "persons", "USD", "USD per month", "percent", "aircraft" …
    number     the words that tell it
    approximate   whether the words make it rough ("about", "more than", "hundreds"); a range is not
    """

    id: str
    report: str
    passage: int
    quote: Quote
    measure: str
    subject: Phrase
    value: float | None
    low: float | None
    high: float | None
    unit: str
    number: Quote
    as_of: When
    approximate: bool
    hedged: bool
    status: str
    source: Source
    rule: str
    notes: tuple[str, ...] = ()
    confidence: float | None = None

    @property
    def in_words(self) -> bool:
        """A quantity in words without a number ("hundreds"): low and high are what the words may mean."""
        return self.value is None and self.approximate


@dataclass(frozen=True, slots=True)
class Relation:
    """How two actors, or an actor and a place, stand to each other (codebook, section 4).

    id         "<report id>.r<number>"
    from_, to  since when and until when the report says it holds
    """

    id: str
    report: str
    passage: int
    quote: Quote
    subject: ActorRef
    relation: str
    object: ActorRef
    from_: When
    to: When
    hedged: bool
    status: str
    source: Source
    rule: str
    notes: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """A forward-looking or probabilistic judgement (codebook, section 5).

    id          "<report id>.a<number>"
    content     what is judged, in the report's words
    likelihood  the words that say how likely; None when there are none
    subject     what it is about
    resolvable  whether later facts could settle it
    source      whose judgement it is; empty for the author's own
    """

    id: str
    report: str
    passage: int
    quote: Quote
    content: Quote
    likelihood: Quote | None
    horizon: When
    subject: Phrase | None
    resolvable: bool
    hedged: bool
    status: str
    source: Source
    rule: str
    notes: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class CausalClaim:
    """That one thing brings another about, or holds it back (codebook, section 6).

    id        "<report id>.c<number>"
    polarity  +1 more cause, more effect; -1 more cause, less effect; 0 when the text gives no sign
    """

    id: str
    report: str
    passage: int
    quote: Quote
    cause: Phrase
    effect: Phrase
    polarity: int
    hedged: bool
    status: str
    source: Source
    rule: str
    notes: tuple[str, ...] = ()
    confidence: float | None = None


Mention = EventMention | Statement | Figure | Relation | Assessment | CausalClaim


@dataclass(frozen=True, slots=True)
class Coded:
    """All mentions that were coded of one report or of many, each kind in the order of the texts."""

    events: tuple[EventMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    causal: tuple[CausalClaim, ...] = ()

    @classmethod
    def kinds(cls) -> tuple[str, ...]:
        """The names of the six kinds, in the codebook's order."""
        return tuple(field.name for field in fields(cls))

    @classmethod
    def joined(cls, parts: Iterable[Coded]) -> Coded:
        """What was coded of several reports as one, in their order."""
        lists: dict[str, list[Any]] = {kind: [] for kind in cls.kinds()}
        for part in parts:
            for kind, found in lists.items():
                found.extend(getattr(part, kind))
        return cls(**{kind: tuple(found) for kind, found in lists.items()})

    def mentions(self) -> tuple[Mention, ...]:
        """All of them, kind after kind."""
        return tuple(mention for kind in self.kinds() for mention in getattr(self, kind))

    def by_report(self) -> dict[str, Coded]:
        """What was coded of each report, by its id; reports without a mention are left out."""
        lists: dict[str, dict[str, list[Any]]] = {}
        for kind in self.kinds():
            for mention in getattr(self, kind):
                lists.setdefault(mention.report, {}).setdefault(kind, []).append(mention)
        return {
            report: Coded(**{kind: tuple(found) for kind, found in kinds.items()})
            for report, kinds in lists.items()
        }
