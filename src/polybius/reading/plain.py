"""Plain text and Markdown: blocks of lines, just as they stand in the file."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from polybius.reading.draft import Block, Draft
from polybius.records import PassageKind

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+\S")
_UNDERLINE = re.compile(r"^ {0,3}(?:={3,}|-{3,})\s*$")
_RULE = re.compile(r"^[ \t]*(?:[-*_=~•·]\s*){3,}$")
_LIST = re.compile(r"^\s*(?:[-*+•‣◦▪●■–—]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)(?=\S)")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_NOTE = re.compile(r"^\s*(?:\[\^[\w-]{1,20}\]:|[⁰¹²³⁴-⁹]+\s*\S|\$?\s*\^\{?)")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_FULL_LINE = 0.85


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with words. gap: whether an empty line or page break stands before it."""

    start: int
    end: int
    gap: bool
    page: int | None
    text: str


def draft_plain(text: str, media_type: str) -> Draft:
    """Blocks of a text: lines that were broken for width are one block, all others stand alone."""
    lines = _lines(text)
    width = _width(lines)
    blocks: list[Block] = []
    fenced = False
    for index, line in enumerate(lines):
        if _FENCE.match(line.text):
            fenced = not fenced
            blocks.append(Block(line.start, line.end, PassageKind.BOILERPLATE, line.page))
        elif fenced:
            blocks.append(Block(line.start, line.end, PassageKind.BOILERPLATE, line.page))
        elif _underlines(line, blocks, lines[index - 1]):
            blocks[-1] = _with_kind(blocks[-1], PassageKind.HEADING)
            blocks.append(Block(line.start, line.end, PassageKind.BOILERPLATE, line.page))
        elif index and _is_table(line) and _is_table(lines[index - 1]) and not line.gap:
            blocks[-1] = Block(blocks[-1].start, line.end, PassageKind.TABLE, blocks[-1].page)
        elif index and _goes_on(lines[index - 1], line, width):
            blocks[-1] = Block(blocks[-1].start, line.end, blocks[-1].kind, blocks[-1].page)
        else:
            blocks.append(Block(line.start, line.end, _shown_kind(line), line.page))
    return Draft(text, media_type, tuple(blocks), flows=True)


def _underlines(line: _Line, blocks: list[Block], before: _Line) -> bool:
    """Whether a line of dashes makes the one line above it a heading, as Markdown has it."""
    if not blocks or line.gap or blocks[-1].kind is not None or not _UNDERLINE.match(line.text):
        return False
    return blocks[-1].start == before.start and not _is_table(before)


def _lines(text: str) -> list[_Line]:
    """The lines with words, their edges trimmed at the right only, so that an indent can be seen."""
    paged = "\f" in text
    lines: list[_Line] = []
    last_end, page = 0, 1
    for match in _LINE.finditer(text):
        between = text[last_end : match.start()]
        page += between.count("\f")
        words = match[0].rstrip().lstrip("\ufeff")
        if words.strip():
            start = match.start() + (1 if match[0].startswith("\ufeff") else 0)
            gap = not lines or _breaks(text[lines[-1].end : match.start()]) > 1
            lines.append(_Line(start, start + len(words), gap, page if paged else None, words))
        last_end = match.end()
    return lines


def _breaks(between: str) -> int:
    """Line ends in the white space between two lines; a page break counts as two."""
    return between.count("\n") + between.count("\r") - between.count("\r\n") + 2 * between.count("\f")


def _width(lines: list[_Line]) -> int:
    """The width at which a hard-wrapped text breaks its lines; 0 when it is not wrapped."""
    lengths = sorted(len(line.text) for line, after in itertools.pairwise(lines) if not after.gap)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    # A few short lines prove nothing: they may be a list of names.
    return width if width <= 140 and (len(lengths) >= 3 or width >= 60) else 0


def _goes_on(before: _Line, line: _Line, width: int) -> bool:
    """Whether the line break before this line is only one for width."""
    if (
        line.gap
        or _starts_block(line)
        or _HEADING.match(before.text)
        or _is_table(before)
        or _RULE.match(before.text)
    ):
        return False
    if (
        _indent(line.text) > _indent(before.text) + 1
        and not _LIST.match(before.text)
        and not _NOTE.match(before.text)
    ):
        return False
    if not _STOP.search(before.text) and line.text.lstrip()[:1].islower():
        return True
    words = line.text.split(maxsplit=1)
    return (
        bool(width)
        and len(before.text) + 1 + len(words[0]) >= _FULL_LINE * width
        and len(line.text) <= 1.3 * width
    )


def _starts_block(line: _Line) -> bool:
    text = line.text
    return bool(
        _HEADING.match(text) or _LIST.match(text) or _NOTE.match(text) or _RULE.match(text) or _is_table(line)
    )


def _is_table(line: _Line) -> bool:
    words = line.text.strip()
    piped = len(words) > 2 and words.startswith("|") and words.endswith("|")
    return piped or words.count("\t") >= 2


def _shown_kind(line: _Line) -> PassageKind | None:
    """What Markdown's own signs say of a line; None when they say nothing."""
    if _HEADING.match(line.text):
        return PassageKind.HEADING
    if _RULE.match(line.text):
        return PassageKind.BOILERPLATE
    if _is_table(line):
        return PassageKind.TABLE
    return None


def _with_kind(block: Block, kind: PassageKind) -> Block:
    return Block(block.start, block.end, kind, block.page, block.mark)


def _indent(text: str) -> int:
    return len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())
