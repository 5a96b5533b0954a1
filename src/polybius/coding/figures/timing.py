"""Timing figures: which words of its sentence tell when a figure holds."""

from __future__ import annotations

import re

from polybius.coding.figures.counted import Counted, clause_verb
from polybius.coding.figures.measuring import Read
from polybius.coding.scene import Scene
from polybius.coding.sentence import Sentence
from polybius.records import TimeCue

_STANDING = frozenset(
    {
        "troop-strength",
        "force-size",
        "inventory",
        "readiness-share",
        "membership-share",
        "opinion-share",
        "seats",
        "budget",
        "funding",
        "distance-or-area",
        "other",
    }
)
_CONTRAST = re.compile(r"(?:,|\b(?:against|than|from|compared|down|up|to)\b)[^,]{0,30}\d", re.IGNORECASE)
"""A second number behind the first, with which it is compared."""


def own_times(scene: Scene, counted: Counted) -> tuple[list[TimeCue], list[TimeCue]]:
    """The date words of the amount's own clause, and the other ones of the sentence; the nearest first."""
    tree, sentence = scene.sentence.tree, scene.sentence
    verb = clause_verb(tree, counted)
    own: list[tuple[int, TimeCue]] = []
    other: list[tuple[int, TimeCue]] = []
    for date in sentence.dates:
        if (date.shift is not None and date.shift.origin == "event") or _of_another(
            sentence, counted, date.start
        ):
            continue
        tokens = sentence.tokens_of(date.start, date.end)
        top = next((token for token in tokens if tree.heads[token] not in tokens), tokens[0])
        inside = verb is not None and (tree.is_under(top, verb) or tree.is_under(top, counted.anchor))
        how = "said in the clause" if inside else "said in the sentence"
        since = "since" if _since(sentence, counted, date.start) else ""
        cue = TimeCue(date.text, scene.quoter.run(date.start, date.end), how, relation=since)
        away = min(abs(top - counted.first), abs(top - counted.last))
        (own if inside else other).append((away, cue))
    return [cue for _, cue in sorted(own, key=_away)], [cue for _, cue in sorted(other, key=_away)]


def _since(sentence: Sentence, counted: Counted, date: int) -> bool:
    """Whether the date only begins the time that is counted: "600 raids since it took power in 2021"."""
    return re.search(r"\bsince\b[^,;]*$", sentence.text[counted.amount.end : date], re.IGNORECASE) is not None


def _of_another(sentence: Sentence, counted: Counted, date: int) -> bool:
    """Whether another number stands between the amount and the date: "54 seats, against 48 in 2018"."""
    between = sentence.text[counted.amount.end : date]
    return _CONTRAST.search(between) is not None


def _away(found: tuple[int, TimeCue]) -> int:
    return found[0]


def standing(scene: Scene, one: Read, verb: int | None, cited: str | None) -> list[TimeCue]:
    """That a quantity told in the present holds when the report appears, or the source that it cites."""
    tree = scene.sentence.tree
    if one.harm or one.rule.measure not in _STANDING or verb is None:
        return []
    told = [verb, *tree.children(verb, "aux", "cop", "aux:pass")]
    present = any(tree.tags[token] in ("VBZ", "VBP") for token in told)
    past = any(tree.tags[token] == "VBD" for token in told)
    if past or not present:
        return []
    if cited is not None:
        return [TimeCue(cited, None, "told in the present tense, by the source that is cited", loose=True)]
    return [TimeCue("now", None, "told in the present tense", loose=True)]
