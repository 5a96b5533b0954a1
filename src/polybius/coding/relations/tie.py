"""A tie: one relation as a sentence tells it, before it is a record."""

from __future__ import annotations

from dataclasses import dataclass

from polybius.coding.participant import Participant


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation in a sentence.

    at      the token that tells it: its clause says how sure, how real and since when
    rule    the rule that fired
    told    whether the sentence tells it as its news ("X backs Y"); else it only takes it as known
            ("the Y leader X"), and the sentence's own doubts are not about it
    aim     whether to aim at it is enough: "formed to fight X" opposes X
    past    told as over: nothing is coded unless its end is dated
    """

    subject: Participant
    relation: str
    object: Participant
    at: int
    rule: str
    told: bool = False
    aim: bool = False
    past: bool = False
