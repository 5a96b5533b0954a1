"""From glyphs on a page to blocks in reading order: lines, columns, paragraphs."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from polybius.reading.sentences import ends_sentence

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIST = re.compile(r"^\s*(?:[-•‣◦▪●■–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_CLOSING = frozenset(".,;:!?)]}”’»")
_SPACE_WIDTH = 0.16
_JUMP = 1.5
_GUTTER = 0.9
_MOST_CUTS = 60
_SURE_LINES = 4


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed letter; in points from the page's lower left corner. size: height of the font."""

    letter: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text on one baseline."""

    text: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def top(self) -> float:
        return self.baseline + 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline - 0.2 * self.size


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines that belong together."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return float(median(line.size for line in self.lines))

    @property
    def top(self) -> float:
        return self.lines[0].top


def lay_out(glyphs: list[Glyph]) -> list[TextBlock]:
    """The blocks of a page in reading order: columns left to right, each from its top."""
    fragments = _fragments(glyphs)
    blocks: list[TextBlock] = []
    regions = [_lines(region) for region in _cut(fragments, 0)]
    spacing = _spacing(regions)
    for lines in regions:
        blocks += _paragraphs(lines, spacing)
    return blocks


def _fragments(glyphs: list[Glyph]) -> list[Line]:
    """Runs of glyphs in the order of the file, broken where the pen jumps."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if glyph.letter in "\r\n" or not runs or _jumps(runs[-1], glyph):
            runs.append([])
        if glyph.letter not in "\r\n":
            runs[-1].append(glyph)
    return [line for run in runs if (line := _as_line(run)) is not None]


def _jumps(run: list[Glyph], glyph: Glyph) -> bool:
    if not run:
        return False
    before = run[-1]
    size = max(before.size, glyph.size)
    if glyph.letter == " ":
        return False
    if abs(glyph.baseline - before.baseline) > 0.55 * size:
        return True
    return glyph.left > before.right + _JUMP * size or glyph.left < before.left - 0.5 * size


def _as_line(run: list[Glyph]) -> Line | None:
    """A run as a line; small raised figures become superscript signs, wide gaps spaces."""
    inked = [glyph for glyph in run if not glyph.letter.isspace()]
    if not inked:
        return None
    size = Counter(round(glyph.size, 1) for glyph in inked).most_common(1)[0][0]
    large = [glyph.baseline for glyph in inked if glyph.size >= 0.85 * size]
    baseline = float(median(large))
    letters: list[str] = []
    before: Glyph | None = None
    for glyph in run:
        gap = before is not None and glyph.left - before.right > _SPACE_WIDTH * size
        if gap and not letters[-1].isspace() and glyph.letter not in _CLOSING and not glyph.letter.isspace():
            letters.append(" ")
        if glyph.letter in _CLOSING and letters[-1:] == [" "] and before is None:
            # The library puts a space where a raised figure ends and the line goes on.
            letters.pop()
        raised = glyph.size <= 0.85 * size and glyph.baseline >= baseline + 0.12 * size
        letters.append(glyph.letter.translate(_SUPERSCRIPT) if raised else glyph.letter)
        before = None if glyph.letter.isspace() else glyph
    text = " ".join("".join(letters).split())
    return Line(text, min(g.left for g in inked), max(g.right for g in inked), baseline, size)


def _cut(lines: list[Line], depth: int) -> list[list[Line]]:
    """Regions in reading order, cut at gutters first and at wide horizontal gaps after that (XY cut)."""
    if len(lines) < 2 or depth > _MOST_CUTS:
        return [lines] if lines else []
    parts = _cut_columns(lines) or _cut_rows(lines)
    if parts is None:
        return [lines]
    return [region for part in parts for region in _cut(part, depth + 1)]


def _cut_columns(lines: list[Line]) -> tuple[list[Line], list[Line]] | None:
    """The two sides of the widest gutter that no line crosses; None without a believable one."""
    size = median(line.size for line in lines)
    place = _widest_gap(lines, lambda line: line.left, lambda line: line.right, _GUTTER * size)
    if place is None:
        return None
    left = [line for line in lines if line.right <= place]
    right = [line for line in lines if line.left >= place]
    width = max(line.right for line in lines) - min(line.left for line in lines)
    for side in (left, right):
        side_width = max(line.right for line in side) - min(line.left for line in side)
        # A column of numbers or bullets beside its text is no column of its own.
        if len({round(line.baseline) for line in side}) < 3 or side_width < 0.15 * width:
            return None
    return left, right


def _cut_rows(lines: list[Line]) -> tuple[list[Line], list[Line]] | None:
    """What is above and below the widest horizontal gap; None when all lines are evenly spaced."""
    size = median(line.size for line in lines)
    ordered = sorted(lines, key=lambda line: -line.baseline)
    steps = [a.baseline - b.baseline for a, b in itertools.pairwise(ordered)]
    leading = median([step for step in steps if step > 0.5 * size] or [size])
    place = _widest_gap(
        lines, lambda line: -line.top, lambda line: -line.bottom, max(0.45 * size, 1.35 * leading - size)
    )
    if place is None:
        return None
    return [line for line in lines if -line.bottom <= place], [line for line in lines if -line.top >= place]


def _widest_gap(
    lines: list[Line], low: Callable[[Line], float], high: Callable[[Line], float], least: float
) -> float | None:
    """The middle of the widest stretch, at least `least` wide, that no line covers along one axis."""
    ordered = sorted(lines, key=low)
    reach, best, place = high(ordered[0]), least, None
    for line in ordered[1:]:
        if low(line) - reach >= best:
            best, place = low(line) - reach, (low(line) + reach) / 2
        reach = max(reach, high(line))
    return place


def _lines(region: list[Line]) -> list[Line]:
    """The fragments of a region joined to whole lines, from the top."""
    joined: list[Line] = []
    for fragment in sorted(region, key=lambda line: (-round(line.baseline, 0), line.left)):
        last = joined[-1] if joined else None
        if last and abs(last.baseline - fragment.baseline) <= 0.4 * max(last.size, fragment.size):
            first, second = (last, fragment) if last.left <= fragment.left else (fragment, last)
            main = max(last, fragment, key=lambda line: len(line.text))
            joined[-1] = Line(
                f"{first.text} {second.text}",
                first.left,
                max(last.right, fragment.right),
                main.baseline,
                main.size,
            )
        else:
            joined.append(fragment)
    return joined


def _spacing(regions: list[list[Line]]) -> float | None:
    """The usual step from line to line, as a multiple of the size; None on a page of short regions only."""
    steps = [
        (before.baseline - line.baseline) / line.size
        for lines in regions
        if len(lines) >= _SURE_LINES
        for before, line in itertools.pairwise(lines)
    ]
    return median(steps) if steps else None


def _paragraphs(lines: list[Line], spacing: float | None) -> list[TextBlock]:
    """A region's lines, parted at indents, wider gaps, changes of size and short last lines.

    spacing    of the page, by which the few lines of a short region are judged: a heading over one line
    """
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    steps = [a.baseline - b.baseline for a, b in itertools.pairwise(lines)]
    leading = median(steps) if steps else 0.0
    if spacing is not None and len(lines) < _SURE_LINES:
        leading = min(leading, spacing * median(line.size for line in lines))
    parts: list[list[Line]] = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        indented = line.left - left > 0.8 * line.size and before.left - left <= 0.8 * before.size
        gap = leading > 0 and before.baseline - line.baseline > 1.3 * leading
        resized = abs(before.size - line.size) > 0.12 * max(before.size, line.size)
        short = before.right < right - 0.2 * (right - left) and ends_sentence(before.text)
        listed = _LIST.match(line.text) is not None and (ends_sentence(before.text) or short)
        if indented or gap or resized or short or listed:
            parts.append([])
        parts[-1].append(line)
    return [TextBlock(tuple(part)) for part in parts]
