"""Where quoted words stand in a text, also when a line or page break was lost in quoting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from polybius.records import Span

_LIKENESS = 95.0
_SHORTEST_LETTERS = 8
_EDGE_LETTERS = 18
_LONGEST_BREAK = 1200
_OUT_OF_ORDER = 3


@dataclass(frozen=True, slots=True)
class Letters:
    """A text without anything but its letters, in lower case, and where each letter stood."""

    text: str
    places: tuple[int, ...]


def letters_of(text: str) -> Letters:
    """The letters of a text: what remains when breaks, marks and digits are lost."""
    kept = [(letter.lower()[0], place) for place, letter in enumerate(text) if letter.isalpha()]
    return Letters("".join(letter for letter, _ in kept), tuple(place for _, place in kept))


def overlap_share(one: Span, other: Span) -> float:
    """Characters that both cover, as a share of the shorter one; 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return shared / shorter if shared > 0 and shorter > 0 else 0.0


def locate_all(quotes: Sequence[str], text: str, letters: Letters) -> tuple[Span | None, ...]:
    """Where each quote stands; None when it stands nowhere.

    Words that stand at several places are taken where the order of the quotes expects them, since coders
    number their entries along the text.
    """
    found = [occurrences(quote, text, letters) for quote in quotes]
    spans: list[Span | None] = []
    for number, places in enumerate(found):
        if len(places) < 2:
            spans.append(places[0] if places else None)
            continue
        floor = next((span.start for span in reversed(spans) if span is not None), 0)
        ceiling = next((later[0].start for later in found[number + 1 :] if len(later) == 1), len(text))
        spans.append(
            _expected(
                places,
                floor,
                ceiling,
                taken=[s for s, q in zip(spans, quotes, strict=False) if q == quotes[number]],
            )
        )
    return tuple(spans)


def occurrences(quote: str, text: str, letters: Letters) -> tuple[Span, ...]:
    """All places of the quote, strictest reading first: letter for letter, letters only, near."""
    return (
        _exact(quote, text)
        or _by_letters(quote, letters)
        or _across_a_break(quote, letters)
        or _near(quote, text)
    )


def _expected(places: Sequence[Span], floor: int, ceiling: int, *, taken: Sequence[Span | None]) -> Span:
    free = [place for place in places if place not in taken] or list(places)
    return min(free, key=lambda place: _astray(place.start, floor, ceiling))


def _astray(start: int, floor: int, ceiling: int) -> int:
    """How far a place is from where the order of entries expects it; out of order weighs three times."""
    if start < floor:
        return _OUT_OF_ORDER * (floor - start)
    beyond = max(0, start - ceiling)
    return start - floor + (_OUT_OF_ORDER - 1) * beyond


def _exact(quote: str, text: str) -> tuple[Span, ...]:
    spans, start = [], text.find(quote)
    while start >= 0:
        spans.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return tuple(spans)


def _by_letters(quote: str, letters: Letters) -> tuple[Span, ...]:
    wanted = letters_of(quote).text
    if len(wanted) < _SHORTEST_LETTERS:
        return ()
    return tuple(
        Span(letters.places[span.start], letters.places[span.end - 1] + 1)
        for span in _exact(wanted, letters.text)
    )


def _across_a_break(quote: str, letters: Letters) -> tuple[Span, ...]:
    """A quote whose middle is cut by a page's foot and head: both its edges stand, not far apart."""
    wanted = letters_of(quote).text
    if len(wanted) < 2 * _EDGE_LETTERS:
        return ()
    head, tail = wanted[:_EDGE_LETTERS], wanted[-_EDGE_LETTERS:]
    for first in _exact(head, letters.text):
        last = letters.text.find(tail, first.end, first.start + len(wanted) + _LONGEST_BREAK)
        if last >= 0:
            return (Span(letters.places[first.start], letters.places[last + len(tail) - 1] + 1),)
    return ()


def _near(quote: str, text: str) -> tuple[Span, ...]:
    if len(quote) < _SHORTEST_LETTERS or len(text) < len(quote):
        return ()
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=_LIKENESS)
    return (Span(found.dest_start, found.dest_end),) if found else ()
