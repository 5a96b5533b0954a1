"""Footnote marks in the body, joined to their notes.

A mark may be a raised figure, a figure in brackets, or, where a PDF lost its raising, a figure stuck to a
word ("airbase.12 The"). Such a figure alone proves nothing; a chain that counts through the notes does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from polybius.reading.draft import Anchor
from polybius.records import Passage, PassageKind, Span

_FORMS = (
    (re.compile(r"(?<![\d⁰¹²³⁴-⁹])(?P<mark>[⁰¹²³⁴-⁹]{1,3})(?![⁰¹²³⁴-⁹])"), 4.0),
    (re.compile(r"(?P<all><sup>\s*\[?(?P<mark>\d{1,3})\]?\s*</sup>)"), 4.0),
    (re.compile(r"(?P<all>\[\^(?P<mark>[\w-]{1,20})\])(?!:)"), 4.0),
    (re.compile(r"(?P<all>\$?\s?\^[\^{\s]{0,6}(?:\\\}?\s?rm\s?)?(?P<mark>\d{1,3})\}{0,4}\s?\$?)"), 4.0),
    (re.compile(r"(?P<all>\[(?P<mark>\d{1,3})\])"), 4.0),
    (re.compile(r"(?<=[^\s\d][.,;:!?\"'”’)\]])(?P<mark>\d{1,3})(?=[\s\]\"”’)]|$)"), 3.0),
    (re.compile(r"(?<=[.,;!?][\"”’)\]])(?P<mark>\d{1,3})(?=\s|$)"), 3.0),
    (re.compile(r"(?<=\d[.,;)])(?P<mark>\d{1,3})(?=\s|$)"), 1.5),
    (re.compile(r"(?<=[a-zß-ÿ]{3})(?P<mark>\d{1,3})(?=[\s.,;:!?)]|$)"), 2.0),
    (re.compile(r"(?<=[a-zß-ÿ)”\"][.,;!?] )(?P<mark>\d{1,3})(?=\s|$)"), 0.6),
)
_STRONG = 4.0
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNITS = re.compile(r"(?:\b[kcm]?m|\bsq|\bha)$")
_MOST_CANDIDATES = 20_000
_NEAREST_NOTES = 3


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A figure that may be a mark. weight: how much its form alone speaks for it."""

    mark: str
    span: Span
    weight: float


def find_marks(
    text: str, passages: tuple[Passage, ...], notes: list[tuple[str, int]], declared: tuple[Anchor, ...]
) -> tuple[list[tuple[Span, int | None]], tuple[Span, ...]]:
    """Marks with the index of their note, and the spans of all marks of the body.

    notes      (number, place in the text) of every note, in order
    declared   marks that the format itself shows, which need no guessing
    """
    shown = declared and _join_declared(declared, notes)
    joined = shown or _join_found(_candidates(text, passages), notes)
    spans = sorted({span for span, _ in joined})
    return joined, tuple(spans)


def _join_declared(
    declared: tuple[Anchor, ...], notes: list[tuple[str, int]]
) -> list[tuple[Span, int | None]]:
    index_of: dict[str, int] = {}
    for index, (mark, _) in enumerate(notes):
        index_of.setdefault(mark, index)
    return [(anchor.span, index_of.get(anchor.mark)) for anchor in declared]


def _candidates(text: str, passages: tuple[Passage, ...]) -> list[_Candidate]:
    """Every figure of the body that may be a mark, in order; where two forms fit, the stronger."""
    found: dict[int, _Candidate] = {}
    for passage in passages:
        if passage.kind in (PassageKind.FOOTNOTE, PassageKind.BOILERPLATE):
            continue
        for piece in passage.pieces:
            for form, weight in _FORMS:
                for match in form.finditer(text, piece.start, piece.end):
                    candidate = _candidate(match, weight, text)
                    if candidate and candidate.span.start not in found:
                        found[candidate.span.start] = candidate
    return [found[start] for start in sorted(found)][:_MOST_CANDIDATES]


def _candidate(match: re.Match[str], weight: float, text: str) -> _Candidate | None:
    whole = "all" if "all" in match.re.groupindex else "mark"
    start, end = match.span(whole)
    mark = match["mark"].translate(_SUPERSCRIPTS)
    if mark.startswith("0"):
        return None
    if match["mark"] in "²³" and _UNITS.search(text[max(0, start - 4) : start]):
        return None
    return _Candidate(mark, Span(start, end), weight)


def _join_found(candidates: list[_Candidate], notes: list[tuple[str, int]]) -> list[tuple[Span, int | None]]:
    """The weightiest chain of candidates that counts through the notes, and all whose form alone is proof."""
    chain = _heaviest_chain(candidates, notes)
    index_of: defaultdict[str, list[int]] = defaultdict(list)
    for index, (mark, _) in enumerate(notes):
        index_of[mark].append(index)
    joined: list[tuple[Span, int | None]] = []
    for place, candidate in enumerate(candidates):
        if place in chain:
            joined.append((candidate.span, chain[place]))
        elif candidate.weight >= _STRONG and (index_of.get(candidate.mark) or _is_raised(candidate)):
            joined.append((candidate.span, _nearest(index_of[candidate.mark], candidate, notes)))
    return joined


def _is_raised(candidate: _Candidate) -> bool:
    return candidate.span.end - candidate.span.start == len(candidate.mark)


def _nearest(indexes: list[int], candidate: _Candidate, notes: list[tuple[str, int]]) -> int | None:
    """The note of that number that comes next after the mark, else the last before it."""
    below = _notes_below(candidate, indexes, notes)
    return below[0] if below else (indexes[-1] if indexes else None)


def _heaviest_chain(candidates: list[_Candidate], notes: list[tuple[str, int]]) -> dict[int, int]:
    """Candidate place -> note index, rising in both, of the greatest weight (a longest rising run, weighted).

    Weak forms count only when the chain has the note before or after them as well; their weight alone sees to
    that, as a chain through many notes outweighs any stray figure that would jump over them.
    """
    numbered: defaultdict[str, list[int]] = defaultdict(list)
    for index, (mark, _) in enumerate(notes):
        numbered[mark].append(index)
    best = _PrefixBest(len(notes))
    came_from: dict[tuple[int, int], tuple[int, int] | None] = {}
    top: tuple[float, tuple[int, int] | None] = (0.0, None)
    for place, candidate in enumerate(candidates):
        scored = []
        for index in _notes_below(candidate, numbered.get(candidate.mark, []), notes):
            weight, before = best.up_to(index - 1)
            scored.append((weight + candidate.weight, index, before))
        for weight, index, before in scored:
            came_from[place, index] = before
            best.raise_at(index, weight, (place, index))
            if weight > top[0]:
                top = (weight, (place, index))
    chain: dict[int, int] = {}
    node = top[1]
    while node is not None:
        chain[node[0]] = node[1]
        node = came_from[node]
    return chain


def _notes_below(candidate: _Candidate, indexes: list[int], notes: list[tuple[str, int]]) -> list[int]:
    """The next few notes of the candidate's number below it: numbers may begin anew on each page."""
    first = bisect_left(indexes, candidate.span.start, key=lambda index: notes[index][1])
    return indexes[first : first + _NEAREST_NOTES]


class _PrefixBest:
    """The greatest weight among the notes up to one, kept while weights rise (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)] * (size + 1)

    def up_to(self, index: int) -> tuple[float, tuple[int, int] | None]:
        best: tuple[float, tuple[int, int] | None] = (0.0, None)
        place = index + 1
        while place > 0:
            if self._tree[place][0] > best[0]:
                best = self._tree[place]
            place -= place & -place
        return best

    def raise_at(self, index: int, weight: float, node: tuple[int, int]) -> None:
        place = index + 1
        while place < len(self._tree):
            if weight > self._tree[place][0]:
                self._tree[place] = (weight, node)
            place += place & -place
