"""Foot and end notes: which blocks they are, and which number each bears."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from polybius.reading.dates import find_dates
from polybius.reading.draft import Block
from polybius.reading.sentences import ends_sentence, word_count
from polybius.reading.wording import Wording, plain
from polybius.records import PassageKind

_STRONG = re.compile(
    r"\s*(?:"
    r"(?P<super>[⁰¹²³⁴-⁹]{1,3})"
    r"|<sup>\s*\[?(?P<tag>\d{1,3})\]?\s*</sup>"
    r"|\[\^(?P<named>[\w-]{1,20})\]:?"
    r"|\$?\s?\^[\^{\s]{0,6}(?:\\\}?\s?(?:rm|text|mathrm)\s?\{?\s?)?(?P<caret>\d{1,3})[\s&}]{0,6}\$?(?:quot;)?"
    r")\s*(?=\S)"
)
_WEAK = re.compile(r"\s*(?:\[(?P<square>\d{1,3})\]:?|\(?(?P<number>\d{1,3})[.):]?)\s{0,8}(?=[^\s\d.,:%])")
_ADDRESS = re.compile(r"https?://|www\.\w")
_QUOTED = re.compile(r"[\"“”„«][^\"“”„«»]{4,300}[\"“”»]\s*,?\s*\S")
_LINE_STARTS = re.compile(r"[^\r\n]+")
_LONGEST_NOTE = 150
_LONGEST_NOTE_CHARS = 4_000
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class NoteHead:
    """The number at the head of a note, where its words begin, and whether its form alone is proof."""

    mark: str
    words_start: int
    strong: bool


def note_head(text: str, start: int = 0) -> NoteHead | None:
    """The number that a line opens with, if it may be a note's."""
    strong = _STRONG.match(text, start)
    if strong:
        mark = next(value for value in strong.groupdict().values() if value)
        return NoteHead(_tidy(mark), strong.end(), True)
    weak = _WEAK.match(text, start)
    if weak:
        return NoteHead(_tidy(weak["square"] or weak["number"]), weak.end(), False)
    return None


def find_notes(blocks: tuple[Block, ...], text: str, wording: Wording) -> list[Block]:
    """The blocks, with those that hold notes told apart line by line, judged FOOTNOTE and numbered."""
    split = [piece for block in blocks for piece in _split(block, text, wording)]
    weak = _believable(split, text, wording)
    told: list[Block] = []
    in_section = False
    for index, block in enumerate(split):
        words = text[block.start : block.end]
        if block.kind is PassageKind.FOOTNOTE:
            told.append(block)
            continue
        if _is_short_line(words):
            in_section = _opens_notes(words, wording) or (in_section and note_head(words) is not None)
        if _opens_notes(words, wording):
            told.append(replace(block, kind=PassageKind.BOILERPLATE))
        elif block.kind is not None:
            told.append(block)
        else:
            told.append(_told(block, words, told, wording, believed=index in weak, in_section=in_section))
    return _fill_gaps(told)


def looks_cited(words: str, wording: Wording) -> bool:
    """Whether words read as the naming of a source: an address, a quoted title with a date, "ibid"."""
    if len(words) > _LONGEST_NOTE_CHARS or word_count(words) > _LONGEST_NOTE:
        return False
    if _ADDRESS.search(words) or wording.accessed.search(words) or wording.same_note.match(plain(words)):
        return True
    dates = find_dates(words)
    ends_dated = bool(dates) and len(words) - dates[-1].end <= 12
    return ends_dated and (_QUOTED.search(words) is not None or words.count(",") >= 2)


def _split(block: Block, text: str, wording: Wording) -> list[Block]:
    """A block whose lines each open with a note's number, as one block a note; else the block itself."""
    if block.kind is not None:
        return [block]
    lines = list(_LINE_STARTS.finditer(text, block.start, block.end))
    heads = [note_head(line[0]) for line in lines]
    first = heads[0] if heads else None
    if len(lines) < 2 or first is None:
        return [block]
    if not first.strong and not looks_cited(text[block.start : block.end], wording):
        return [block]
    starts = [
        line.start() for line, head in zip(lines, heads, strict=True) if head and head.strong >= first.strong
    ]
    ends = [*starts[1:], block.end]
    return [
        replace(block, start=start, end=start + len(text[start:end].rstrip()))
        for start, end in zip(starts, ends, strict=True)
    ]


def _believable(blocks: list[Block], text: str, wording: Wording) -> frozenset[int]:
    """Indexes of blocks whose plain number is a note's: they name a source, and count on from one another."""
    found: list[tuple[int, int]] = []
    for index, block in enumerate(blocks):
        words = text[block.start : block.end]
        head = note_head(words) if block.kind is None else None
        if (
            head
            and not head.strong
            and head.mark.isdigit()
            and looks_cited(words[head.words_start :], wording)
        ):
            found.append((index, int(head.mark)))
    numbers = {number for _, number in found}
    return frozenset(
        i for i, number in found if number - 1 in numbers or number + 1 in numbers or number == 1
    )


def _told(
    block: Block, words: str, before: list[Block], wording: Wording, *, believed: bool, in_section: bool
) -> Block:
    head = note_head(words)
    if head and (head.strong or believed or in_section) and word_count(words) <= 2 * _LONGEST_NOTE:
        return replace(block, kind=PassageKind.FOOTNOTE, mark=head.mark)
    after_note = bool(before) and before[-1].kind is PassageKind.FOOTNOTE
    if in_section and (after_note or looks_cited(words, wording)):
        return replace(block, kind=PassageKind.FOOTNOTE)
    if after_note and _unnumbered(words, wording):
        return replace(block, kind=PassageKind.FOOTNOTE)
    return block


def _unnumbered(words: str, wording: Wording) -> bool:
    """Whether words right after a note are one that lost its number: a source, or in another alphabet."""
    if foreign_share(words) > 0.5:
        return True
    return (
        looks_cited(words, wording)
        and word_count(words) <= 50
        and not (
            ends_sentence(words) and not _ADDRESS.search(words) and _QUOTED.match(words.lstrip()) is None
        )
    )


def foreign_share(words: str) -> float:
    """The share of the letters that are of another alphabet than Latin, 0 to 1."""
    letters = [letter for letter in words[:400] if letter.isalpha()]
    foreign = sum(1 for letter in letters if not unicodedata.name(letter, "").startswith("LATIN"))
    return foreign / len(letters) if letters else 0.0


def _fill_gaps(blocks: list[Block]) -> list[Block]:
    """Numbers an unnumbered note between note 3 and note 5 as 4. Works only where exactly one is missing."""
    notes = [index for index, block in enumerate(blocks) if block.kind is PassageKind.FOOTNOTE]
    for place, index in enumerate(notes):
        if blocks[index].mark is not None or place == 0 or place + 1 == len(notes):
            continue
        before, after = blocks[notes[place - 1]].mark, blocks[notes[place + 1]].mark
        if before and after and before.isdigit() and after.isdigit() and int(after) == int(before) + 2:
            blocks[index] = replace(blocks[index], mark=str(int(before) + 1))
    return blocks


def _opens_notes(words: str, wording: Wording) -> bool:
    return _is_short_line(words) and plain(words).strip("# :*_") in wording.notes_sections


def _is_short_line(words: str) -> bool:
    return len(words) <= 60 and not ends_sentence(words)


def _tidy(mark: str) -> str:
    return mark.translate(_SUPERSCRIPTS)
