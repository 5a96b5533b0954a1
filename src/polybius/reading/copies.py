"""Near copies: reports that repeat another nearly word for word, as reprints of an agency do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from polybius.records import CODED_KINDS, Report, edtf_bounds

if TYPE_CHECKING:
    from datasketch import MinHash

_WORD = re.compile(r"\w+")
_SHINGLE_WORDS = 5
_PERMUTATIONS = 128
_PROPOSED = 0.6
_LIKENESS = 0.75
_MIN_SHINGLES = 15
FEW = 60
"""Up to so many reports, each is held against each."""


def mark_copies(reports: Sequence[Report], *, few: int = FEW) -> list[Report]:
    """The same reports in the same order, `copy_of` set on those that repeat an earlier one.

    few   of more reports, each is held only against those whose sketches are like its own

    The earliest by publication date is the original; undated ones count as latest, ties keep their order.
    A report with the very bytes of another has its id as well, so its `copy_of` is its own id.
    """
    order = sorted(range(len(reports)), key=lambda index: (_day(reports[index]), index))
    originals: _Originals = _AllOriginals() if len(reports) <= few else _SketchedOriginals()
    shingles_of: dict[int, frozenset[bytes]] = {}
    first_with: dict[str, int] = {}
    marked = list(reports)
    for place in order:
        report = reports[place]
        twin = first_with.setdefault(report.sha256, place)
        if twin != place:
            marked[place] = replace(report, copy_of=marked[twin].copy_of or marked[twin].id)
            continue
        shingles = _shingles(report)
        if len(shingles) < _MIN_SHINGLES:
            continue
        original = _most_alike(shingles, originals.like(shingles), shingles_of)
        if original is not None:
            marked[place] = replace(report, copy_of=reports[original].id)
            continue
        shingles_of[place] = shingles
        originals.add(place, shingles)
    return marked


class _Originals(Protocol):
    """The reports seen so far that repeat no other."""

    def like(self, shingles: frozenset[bytes]) -> list[int]:
        """The places of those that a report may repeat."""
        ...

    def add(self, place: int, shingles: frozenset[bytes]) -> None:
        """One more."""
        ...


class _AllOriginals:
    """Every one may be meant: of few reports that is quicker than importing what sketches them."""

    def __init__(self) -> None:
        self._places: list[int] = []

    def like(self, shingles: frozenset[bytes]) -> list[int]:
        return self._places

    def add(self, place: int, shingles: frozenset[bytes]) -> None:
        self._places.append(place)


class _SketchedOriginals:
    """Those whose sketches are alike, found without asking each."""

    def __init__(self) -> None:
        from datasketch import MinHash, MinHashLSH

        self._blank = MinHash(num_perm=_PERMUTATIONS)
        self._index = MinHashLSH(threshold=_PROPOSED, num_perm=_PERMUTATIONS)

    def like(self, shingles: frozenset[bytes]) -> list[int]:
        return [int(key) for key in self._index.query(self._sketch(shingles))]

    def add(self, place: int, shingles: frozenset[bytes]) -> None:
        self._index.insert(str(place), self._sketch(shingles))

    def _sketch(self, shingles: frozenset[bytes]) -> MinHash:
        sketch = self._blank.copy()
        sketch.update_batch(sorted(shingles))
        return sketch


def _shingles(report: Report) -> frozenset[bytes]:
    """Every run of five words of the coded passages, in small letters."""
    words: list[str] = []
    for passage in report.passages:
        if passage.kind in CODED_KINDS:
            for piece in passage.pieces:
                words += _WORD.findall(report.text[piece.start : piece.end].lower())
    runs = zip(*(words[offset:] for offset in range(_SHINGLE_WORDS)), strict=False)
    return frozenset(" ".join(run).encode() for run in runs)


def _most_alike(
    shingles: frozenset[bytes], candidates: list[int], shingles_of: dict[int, frozenset[bytes]]
) -> int | None:
    """The earliest candidate whose true likeness (Jaccard) suffices; the sketch only proposes."""
    for place in sorted(candidates):
        other = shingles_of[place]
        shorter, longer = sorted((len(shingles), len(other)))
        if shorter >= _LIKENESS * longer and len(shingles & other) >= _LIKENESS * len(shingles | other):
            return place
    return None


def _day(report: Report) -> date:
    if report.published is None:
        return date.max
    return edtf_bounds(report.published.value)[0] or date.max
