"""Mentions: one report's account of a happening."""

from __future__ import annotations

from dataclasses import dataclass

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
class Source:
    """Who says so: a speaker in the text, a footnote, or both, as one line each, nearest first."""

    names: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()

    def written(self) -> str | None:
        return "; ".join(self.names) or None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One report's account of one happening; fields as in the codebook, section 1.

    id        "<report id>.e<number>", numbered in the order of the text
    passage   number of the passage
    quote     the shortest run of stored text that carries the event
    support   further quotes that fields rest on (a date in the sentence before, a casualty clause after)
    trigger   the word that opened it
    count     happenings told of; low None for a plural without a number
    rule      the rule that fired
    notes     in words, what was inherited or inferred and from where
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
    source: Source
    rule: str
    support: tuple[Quote, ...] = ()
    notes: tuple[str, ...] = ()
