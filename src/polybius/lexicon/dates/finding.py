"""Finding date expressions: a quick pass marks where one may stand, the grammar reads only there."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterator
from functools import cache

from polybius.lexicon.dates import building, counting
from polybius.lexicon.dates.expression import DateExpression
from polybius.lexicon.dates.grammar import DATE, NEAR, SAME, SOON, UNIT, WEEKDAY, lowered, shapes
from polybius.lexicon.dates.matched import Matched, matched
from polybius.lexicon.dates.words import date_words

_WORD = re.compile(r"[^\W_]+")
_BEFORE, _AFTER = 32, 44
_SAME = "time period"
_NEAR = (
    "recent recently lately currently present presently nowadays days moment far date now today tonight "
    "yesterday tomorrow overnight"
)
_SOON = "shortly soon immediately moments minutes hours right just"
_UNITS = "minute hour day night week weekend month year decade morning afternoon evening"

_BUILDERS: dict[str, Callable[[Matched], DateExpression | None]] = {
    "interval": building.build_interval,
    "point": building.build_point,
    "weekday": building.build_weekday,
    "new_year": building.build_new_year,
    "turn": building.build_turn,
    "shift": counting.build_shift,
    "unit": counting.build_unit,
    "span": counting.build_span,
    "same": counting.build_same,
    "day": counting.build_day,
    "vague": building.build_vague,
    "day_of_month": building.build_day_of_month,
}


def find_dates(text: str) -> list[DateExpression]:
    """The date expressions of a text, in its order; none overlap, the longer one wins.

    Whether an expression dates a happening, and which, is for the reader of the sentence to say.
    """
    found: list[DateExpression] = []
    low = lowered(text)
    for start, end, cues in _windows(low):
        found += _longest(_candidates(text, low, start, end, cues))
    return found


def _windows(text: str) -> Iterator[tuple[int, int, int]]:
    """Stretches around telling words, joined where they touch, with what was seen in them."""
    known = _cues()
    start, end, seen = 0, -1, 0
    for word in _WORD.finditer(text):
        cue = known.get(word[0]) or _cue_of_figure(word[0])
        if not cue:
            continue
        low, high = max(0, word.start() - _BEFORE), min(len(text), word.end() + _AFTER)
        if low > end >= 0:
            yield _widened(text, start, end, seen)
            start, seen = low, 0
        elif end < 0:
            start = low
        end, seen = high, seen | cue
    if end >= 0:
        yield _widened(text, start, end, seen)


def _widened(text: str, start: int, end: int, seen: int) -> tuple[int, int, int]:
    """A window may begin in a word, since patterns look behind, but may not end in one."""
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end, seen


@cache
def _cues() -> dict[str, int]:
    words = date_words()
    units = [form for unit in _UNITS.split() for form in (unit, f"{unit}s")]
    feasts = [word.split()[0] for word in words.feasts]
    listed = [
        (DATE, [*words.months, *words.seasons, *feasts]),
        (WEEKDAY, list(words.weekdays)),
        (UNIT, units),
        (SAME, [*_SAME.split(), *words.seasons]),
        (NEAR, _NEAR.split()),
        (SOON, _SOON.split()),
    ]
    cues: dict[str, int] = {}
    for cue, spellings in listed:
        for word in spellings:
            cues[word] = cues.get(word, 0) | cue
    return cues


def _cue_of_figure(word: str) -> int:
    """Years ("2021", "1980s") and ordinal days ("15th")."""
    if not word[0].isdigit():
        return 0
    if word[:2] in ("17", "18", "19", "20") and len(word) in (4, 5) and word[:4].isdigit():
        return DATE
    return SAME if word[-2:] in ("st", "nd", "rd", "th") and len(word) <= 4 else 0


def _candidates(text: str, low: str, start: int, end: int, cues: int) -> Iterator[DateExpression]:
    for shape in shapes():
        if not shape.cues & cues:
            continue
        for match in shape.pattern.finditer(low, start, end):
            made = _BUILDERS[shape.name](matched(match, text))
            if made is not None and made.text:
                yield made


def _longest(candidates: Iterator[DateExpression]) -> list[DateExpression]:
    chosen: list[DateExpression] = []
    starts: list[int] = []
    for candidate in sorted(candidates, key=lambda made: made.start - made.end):
        place = bisect(starts, candidate.start)
        before_ends = chosen[place - 1].end if place else 0
        after_starts = starts[place] if place < len(starts) else candidate.end
        if before_ends <= candidate.start and candidate.end <= after_starts:
            chosen.insert(place, candidate)
            starts.insert(place, candidate.start)
    return chosen
