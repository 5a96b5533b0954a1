"""Explanations: what became of each word of a passage that a rule names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from polybius.records.mentions import Coded
from polybius.records.quote import Quote
from polybius.records.report import PassageKind


class Outcome(StrEnum):
    """What became of a word: a mention, a part of one, an event that is left out, or nothing."""

    CODED = "coded"
    JOINED = "joined"
    LEFT_OUT = "left out"
    NOT_OPENED = "not opened"


@dataclass(frozen=True, slots=True)
class TriedRule:
    """A rule that names a word and did not open there, with the reason.

    rule    None when the reason holds for any rule
    opens   type and mode of the event that it would have opened; "" when it is None
    """

    rule: str | None
    opens: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExplainedWord:
    """A word that a rule names.

    rule      the rule that opened it; None when none did
    opens     type and mode of that rule; "" when none did
    reason    why it is no mention of its own; "" for one that is, and where `tried` tells
    tried     rules that did not open, in the order they were tried
    mentions  ids of the events it became, or was joined to
    """

    word: Quote
    outcome: Outcome
    rule: str | None
    opens: str
    reason: str
    tried: tuple[TriedRule, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence of a passage. asked: whether it holds words that were asked for."""

    quote: Quote
    asked: bool
    words: tuple[ExplainedWord, ...]


@dataclass(frozen=True, slots=True)
class ExplainedPassage:
    """A passage that holds the words asked for.

    reason     why nothing in it is coded, whatever it says; "" when it is of a kind that is coded
    coded      the mentions that it tells
    """

    number: int
    kind: PassageKind
    page: int | None
    quote: Quote
    reason: str
    sentences: tuple[ExplainedSentence, ...]
    coded: Coded


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the passages of a report that hold some words were, or were not, coded. document: its name."""

    document: str
    asked: str
    passages: tuple[ExplainedPassage, ...]
