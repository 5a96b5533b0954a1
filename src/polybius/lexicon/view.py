"""A passage as clean running text, with the way back to every character of the stored text.

What is coded is not quite what is printed: a paragraph may lie in pieces on two pages, a word may be broken
at a line's end, footnote marks and inline signs stand between the words. The view joins and cuts; nothing it
does touches the stored text, and each of its characters knows the stored run that it stands for.
"""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from polybius.records import Footnote, Passage, Report, Span

_CLEAN = re.compile(
    r"(?P<space>[\s\u00a0]+)"
    r"|(?P<soft>[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f])"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|\\(?P<escaped>[$%&#_*\[\]()~])"
    r"|(?P<tag></?(?:a|b|br|em|i|mark|small|span|strong|sub|sup|u)(?:\s[^<>\n]{0,300})?/?>)"
    r"|(?P<open>\[)(?=[^\[\]\n]{1,500}\]\([^()\s]{0,2000}\))"
    r"|(?P<link>(?<=[^\[\]\n])\]\([^()\s]{0,2000}\))"
    r"|(?P<stars>(?<!\s)\*{1,3}|\*{1,3}(?=\S)|(?<!\w)__(?=\S)|(?<=\S)__(?!\w))"
    r"|(?P<entity>&(?:amp|quot|apos|lt|gt|nbsp|ndash|mdash|[lr][sd]quo|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,4});)"
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = "-\u2010\u00ad"
_BROKEN_FIRST = re.compile(r"([^\W\d_]+)[-\u2010]$")
_SECOND = re.compile(r"[^\W\d_]+")
_AFTER_WORDS = re.compile(r"[\s.,;:!?\"'“”‘’«»()\[\]–—-]*")
_NEARBY_CHARS = 40_000
_KEEPS_HYPHEN = frozenset(
    (
        "self",
        "non",
        "anti",
        "pro",
        "ex",
        "all",
        "cross",
        "well",
        "so",
        "counter",
        "post",
        "pre",
        "co",
        "semi",
        "vice",
        "half",
        "mid",
        "multi",
        "quasi",
        "ultra",
        "al",
        "el",
    )
)


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage as running text. Made by `view_of`.

    text    pieces joined (by a space, or by nothing inside a broken word), marks and inline signs cut out,
            every white space one plain space
    """

    report: Report
    passage: Passage
    text: str
    _starts: array[int]
    _ends: array[int]
    _anchored: tuple[tuple[int, Footnote], ...]

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """The run of stored text that encloses a stretch of the view.

        It may hold a note or a running head when the stretch goes over two pieces; `pieces` leaves those out.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(
                f"passage {self.passage.number} shows {len(self.text)} characters: {start}-{end} is not in it"
            )
        return self._starts[start], self._ends[end - 1]

    def pieces(self, start: int, end: int) -> tuple[Span, ...]:
        """The stored runs of a stretch, one for each piece it touches, trimmed of white space."""
        first, last = self.stored(start, end)
        stored = self.report.text
        found = []
        for piece in self.passage.pieces:
            low, high = max(first, piece.start), min(last, piece.end)
            words = stored[low:high]
            if words.strip():
                low += len(words) - len(words.lstrip())
                found.append(Span(low, low + len(words.strip())))
        return tuple(found)

    def at(self, stored_offset: int) -> int | None:
        """The view's offset of a stored character; None when the view leaves it out."""
        index = bisect_right(self._starts, stored_offset) - 1
        while (
            index > 0
            and self._starts[index - 1] == self._starts[index]
            and self._ends[index - 1] > stored_offset
        ):
            index -= 1
        if index < 0 or not self._starts[index] <= stored_offset < self._ends[index]:
            return None
        return index

    def notes(self, start: int, end: int) -> tuple[Footnote, ...]:
        """The footnotes whose marks lie in a stretch or right after it, but for stops, quotes and spaces."""
        reach = _AFTER_WORDS.match(self.text, end)
        limit = reach.end() if reach else end
        first = bisect_right(self._anchored, start, key=lambda pair: pair[0])
        last = bisect_right(self._anchored, limit, key=lambda pair: pair[0])
        return tuple(note for _, note in self._anchored[first:last])


def view_of(report: Report, passage: Passage) -> PassageView:
    """The view of a passage of a report."""
    builder = _Builder(report)
    for piece in passage.pieces:
        builder.add_piece(piece)
    text, starts, ends = builder.finished()
    return PassageView(report, passage, text, starts, ends, _anchored(report, passage, starts))


def _anchored(report: Report, passage: Passage, starts: array[int]) -> tuple[tuple[int, Footnote], ...]:
    """(view offset, footnote) of every mark in the passage, in order."""
    low, high = passage.start, passage.end
    found = []
    for note in report.footnotes:
        for anchor in note.anchors:
            place = anchor.start
            if low < place <= high and any(piece.start < place <= piece.end for piece in passage.pieces):
                found.append((bisect_left(starts, place), note))
    return tuple(sorted(found, key=lambda pair: pair[0]))


class _Builder:
    """Collects the view's characters and the stored run of each."""

    def __init__(self, report: Report) -> None:
        self._stored = report.text
        self._marks = report.marks
        self._parts: list[str] = []
        self._starts: array[int] = array("q")
        self._ends: array[int] = array("q")
        self._last = ""
        self._cut_since = -1

    def add_piece(self, piece: Span) -> None:
        """Append a piece, joined to what is there by a space, or by nothing where a word is broken."""
        if self._last:
            self._add_space(self._ends[-1], self._ends[-1], self._next_words(piece.start), broken=True)
        position = piece.start
        first = bisect_left(self._marks, Span(piece.start, 0))
        last = bisect_left(self._marks, Span(piece.end, 0))
        for mark in self._marks[first:last]:
            if mark.start < position:
                continue
            self._add_cleaned(position, mark.start)
            self._cut_since = mark.start
            position = min(mark.end, piece.end)
        self._add_cleaned(position, piece.end)

    def finished(self) -> tuple[str, array[int], array[int]]:
        """The text and the two arrays, without white space at the end."""
        text = "".join(self._parts)
        trimmed = len(text.rstrip(" "))
        return text[:trimmed], self._starts[:trimmed], self._ends[:trimmed]

    def _add_cleaned(self, start: int, end: int) -> None:
        position = start
        for match in _CLEAN.finditer(self._stored, start, end):
            self._add_run(position, match.start())
            self._add_match(match)
            position = match.end()
        self._add_run(position, end)

    def _add_match(self, match: re.Match[str]) -> None:
        start, end, kind = match.start(), match.end(), match.lastgroup
        if kind == "space":
            broken = "\n" in match[0] or "\r" in match[0]
            self._add_space(start, end, self._next_words(end), broken=broken)
        elif kind == "soft" and match[0] in "\x00\x0e\x1f":
            self._add_space(start, end, "", broken=False)
        elif kind == "ligature":
            self._add_made(_LIGATURES[match[0]], start, end)
        elif kind == "escaped":
            self._add_made(match["escaped"], start, end)
        elif kind == "entity":
            made = html.unescape(match[0]).replace("\u00a0", " ")
            if made == " ":
                self._add_space(start, end, "", broken=False)
            else:
                self._add_made(made, start, end)

    def _add_run(self, start: int, end: int) -> None:
        """Append stored characters as they are."""
        if start >= end:
            return
        if self._cut_since >= 0 and self._last.isalnum() and self._stored[start].isalnum():
            self._append(" ", (self._cut_since,), (self._cut_since,))
        self._append(self._stored[start:end], range(start, end), range(start + 1, end + 1))

    def _add_made(self, letters: str, start: int, end: int) -> None:
        """Append letters that stand for a whole stored run."""
        self._append(letters, [start] * len(letters), [end] * len(letters))

    def _add_space(self, start: int, end: int, after: str, *, broken: bool) -> None:
        """One space, unless there is one already, or the break is inside a word."""
        if not self._last or self._last == " ":
            return
        if broken and self._last in _HYPHENS and self._mend(after):
            return
        self._append(" ", (start,), (end,))

    def _mend(self, after: str) -> bool:
        """Whether the words meet without a space here; drops the hyphen when it was only the line's."""
        first = _BROKEN_FIRST.search("".join(part[-60:] for part in self._parts[-3:]))
        second = _SECOND.match(after)
        if first is None or second is None:
            return False
        if second[0][0].islower() and not self._is_compound(first[1], second[0]):
            self._parts[-1] = self._parts[-1][:-1]
            self._starts.pop()
            self._ends.pop()
            self._last = self._parts[-1][-1:] or first[1][-1]
        return True

    def _is_compound(self, first: str, second: str) -> bool:
        """Whether the hyphen belongs to the word: it is written so elsewhere, or its first part asks."""
        place = self._ends[-1]
        nearby = self._stored[max(0, place - _NEARBY_CHARS) : place + _NEARBY_CHARS]
        if first + second in nearby:
            return False
        return first.lower() in _KEEPS_HYPHEN or f"{first}-{second}" in nearby

    def _next_words(self, start: int) -> str:
        return self._stored[start : start + 60].lstrip()

    def _append(
        self,
        letters: str,
        starts: range | tuple[int, ...] | list[int],
        ends: range | tuple[int, ...] | list[int],
    ) -> None:
        self._parts.append(letters)
        self._starts.extend(starts)
        self._ends.extend(ends)
        self._last = letters[-1]
        self._cut_since = -1
