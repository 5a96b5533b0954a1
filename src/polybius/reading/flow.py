"""Passages: paragraphs put together again where a page, a note or a pull quote cuts them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace

from polybius.reading.draft import Block
from polybius.reading.sentences import (
    breaks_off,
    ends_hyphenated,
    ends_sentence,
    is_open,
    starts_lower,
    word_count,
)
from polybius.reading.wording import Wording
from polybius.records import Passage, PassageKind, Span

_WORD = re.compile(r"[^\W_][\w’'-]*")
_GLUED = re.compile(r"[.!?][\"'”’)]*\s+(?=[a-z])")
_RUN_IN = re.compile(r"(?P<head>[A-Z][^.!?:]{3,70}[.:])\s+(?=[A-Z“\"])")
_RUNNING_KINDS = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
_LEAST_PULL_WORDS = 6
_PULL_WORDS = 60
_PULL_CHARS = 1_000
_PULL_SHARE = 0.6
_REACH_WORDS = 1_500
_MOST_PULL_QUOTES = 2_000
_REACH_BLOCKS = 40
_MIN_CONTENT = 5


@dataclass(slots=True)
class _Running:
    """A passage being put together.

    last     index of the block that was added last
    headed   whether a heading stands after it: a running head that was not known as one, or a true one
    """

    kind: PassageKind
    pieces: list[Span]
    page: int | None
    last: int
    headed: bool = False

    def add(self, block: Block, index: int) -> None:
        self.pieces.append(Span(block.start, block.end))
        self.last = index
        self.headed = False


def join_passages(blocks: list[Block], text: str, wording: Wording, *, flows: bool) -> tuple[Passage, ...]:
    """Passages in reading order, numbered; a paragraph that goes on in a later block has several pieces.

    flows    whether the text is print, where a page may end anywhere; otherwise only a plain break is mended
    """
    if flows:
        blocks = _take_out_pull_quotes(_split_glued_quotes(blocks, text, wording), text, wording)
    blocks = _split_run_in_heads(blocks, text)
    running: list[_Running] = []
    unfinished: _Running | None = None
    for index, block in enumerate(blocks):
        if unfinished is not None:
            headed = block.kind in (PassageKind.TITLE, PassageKind.HEADING)
            unfinished.headed = unfinished.headed or (
                headed and not breaks_off(_tail(unfinished, text), wording)
            )
            unfinished = unfinished if index - unfinished.last <= _REACH_BLOCKS else None
        set_in = flows and unfinished is not None and _is_set_in(blocks, index, text)
        if unfinished is not None and not set_in and _goes_on(unfinished, block, text, wording, flows=flows):
            unfinished.add(block, index)
        else:
            running.append(_begin(block, index))
        if block.kind in _RUNNING_KINDS and not set_in:
            current = unfinished if unfinished is not None and unfinished.last == index else running[-1]
            unfinished = current if is_open(_tail(current, text), wording) else None
    ordered = sorted(running, key=lambda passage: passage.pieces[0])
    return tuple(
        Passage(number, passage.kind, tuple(passage.pieces), passage.page)
        for number, passage in enumerate(ordered)
    )


def repeated_share(words: str, start: int, text_words: TextWords) -> float:
    """The share of a run's content words that stand together somewhere else nearby, 0 to 1.

    Pull quotes shorten and reword, so the words are counted in a window of twice their number, in any order.
    """
    wanted = {word.lower() for word in _WORD.findall(words)} - text_words.empty_words
    if len(wanted) < _MIN_CONTENT:
        return 0.0
    first, last = text_words.index_at(start), text_words.index_at(start + len(words))
    window = 2 * (last - first) + 6
    low, high = max(0, first - _REACH_WORDS), last + _REACH_WORDS
    hits = text_words.places_of(wanted, low, high, skip=(first, last))
    return _fullest_window(hits, window) / len(wanted)


class TextWords:
    """The words of the coded blocks, numbered, so that those of one stretch can be looked up fast.

    It answers a bounded number of times: no report has thousands of pull quotes, a file made to tire us may.
    """

    def __init__(self, blocks: list[Block], text: str, wording: Wording) -> None:
        self.empty_words = wording.empty_words
        self._starts: list[int] = []
        self._looks_left = _MOST_PULL_QUOTES
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for block in blocks:
            if block.kind is not PassageKind.PARAGRAPH:
                continue
            for match in _WORD.finditer(text, block.start, block.end):
                self._places[match[0].lower()].append(len(self._starts))
                self._starts.append(match.start())

    def index_at(self, offset: int) -> int:
        """Number of the first word that starts at or after an offset."""
        return bisect_left(self._starts, offset)

    def places_of(
        self, words: set[str], low: int, high: int, *, skip: tuple[int, int]
    ) -> list[tuple[int, str]]:
        """Where any of the words stand between two word numbers, in order, but not within `skip`."""
        self._looks_left -= 1
        if self._looks_left < 0:
            return []
        found = []
        for word in words:
            places = self._places.get(word, [])
            for place in places[bisect_left(places, low) : bisect_left(places, high)]:
                if not skip[0] <= place < skip[1]:
                    found.append((place, word))
        return sorted(found)


def _fullest_window(hits: list[tuple[int, str]], window: int) -> int:
    """The most different words that any run of `window` places holds."""
    held: defaultdict[str, int] = defaultdict(int)
    best, left, different = 0, 0, 0
    for place, word in hits:
        held[word] += 1
        different += held[word] == 1
        while hits[left][0] <= place - window:
            held[hits[left][1]] -= 1
            different -= held[hits[left][1]] == 0
            left += 1
        best = max(best, different)
    return best


def _split_glued_quotes(blocks: list[Block], text: str, wording: Wording) -> list[Block]:
    """Cuts a pull quote off the front of the paragraph it was printed into: "… in June. nel were sent"."""
    words_of = TextWords(blocks, text, wording)
    cut: list[Block] = []
    unfinished = False
    for block in blocks:
        if block.kind is not PassageKind.PARAGRAPH:
            cut.append(block)
            continue
        words = text[block.start : block.end]
        seam = _seam(words, block.start, words_of) if unfinished else None
        if seam is None:
            cut.append(block)
        else:
            quote_end = block.start + len(words[:seam].rstrip())
            cut.append(replace(block, end=quote_end, kind=PassageKind.BOILERPLATE))
            cut.append(replace(block, start=block.start + seam))
        unfinished = is_open(words, wording)
    return cut


def _seam(words: str, start: int, words_of: TextWords) -> int | None:
    """Where a glued pull quote ends and the paragraph goes on in small letters; None without one."""
    if starts_lower(words):
        return None
    for match in _GLUED.finditer(words, 0, 600):
        quote = words[: match.end()].rstrip()
        if (
            _LEAST_PULL_WORDS <= word_count(quote) <= _PULL_WORDS
            and repeated_share(quote, start, words_of) >= _PULL_SHARE
        ):
            return match.end()
    return None


def _take_out_pull_quotes(blocks: list[Block], text: str, wording: Wording) -> list[Block]:
    """Marks BOILERPLATE the short paragraphs that stand inside an unfinished one and repeat the text."""
    words_of = TextWords(blocks, text, wording)
    kept: list[Block] = []
    unfinished = False
    for block in blocks:
        if block.kind is not PassageKind.PARAGRAPH:
            kept.append(block)
            continue
        words = text[block.start : block.end]
        if unfinished and _is_pull_quote(words, block.start, words_of):
            kept.append(replace(block, kind=PassageKind.BOILERPLATE))
            continue
        kept.append(block)
        unfinished = is_open(words, wording)
    return kept


def _is_pull_quote(words: str, start: int, words_of: TextWords) -> bool:
    if starts_lower(words) or not ends_sentence(words) or not _may_be_pulled(words):
        return False
    return repeated_share(words, start, words_of) >= _PULL_SHARE


def _may_be_pulled(words: str) -> bool:
    return len(words) <= _PULL_CHARS and _LEAST_PULL_WORDS <= word_count(words) <= _PULL_WORDS


def _split_run_in_heads(blocks: list[Block], text: str) -> list[Block]:
    """Takes "Costs and Benefits." off the front of paragraphs, when at least two of a text have a head so."""
    heads = {
        index: end for index, block in enumerate(blocks) if (end := _run_in_head(block, text)) is not None
    }
    if len(heads) < 2:
        return blocks
    split: list[Block] = []
    for index, block in enumerate(blocks):
        if index in heads:
            head_end = heads[index]
            split.append(replace(block, end=head_end, kind=PassageKind.HEADING))
            rest = text[head_end : block.end]
            split.append(replace(block, start=head_end + len(rest) - len(rest.lstrip())))
        else:
            split.append(block)
    return split


def _run_in_head(block: Block, text: str) -> int | None:
    """Where a paragraph's run-in heading ends: two to eight words, the longer capitalised, then more."""
    if block.kind is not PassageKind.PARAGRAPH:
        return None
    match = _RUN_IN.match(text, block.start, block.end)
    if match is None or not 2 <= word_count(match["head"]) <= 8 or block.end - match.end() < 120:
        return None
    longer = [word for word in _WORD.findall(match["head"]) if len(word) > 3]
    followed_by_colon_quote = match["head"].endswith(":") and text[match.end()] in '“"'
    if not longer or followed_by_colon_quote or not all(word[0].isupper() for word in longer):
        return None
    return match.end("head")


def _begin(block: Block, index: int) -> _Running:
    kind = block.kind if block.kind is not None else PassageKind.PARAGRAPH
    return _Running(kind, [Span(block.start, block.end)], block.page, index)


def _goes_on(unfinished: _Running, block: Block, text: str, wording: Wording, *, flows: bool) -> bool:
    """Whether a block takes up the sentence that the passage before it left unfinished."""
    if block.kind is not PassageKind.PARAGRAPH:
        return False
    tail, words = _tail(unfinished, text), text[block.start : block.end]
    if starts_lower(words):
        return flows or breaks_off(tail, wording)
    if not flows or unfinished.headed or unfinished.kind is PassageKind.LIST_ITEM:
        return False
    return not ends_hyphenated(tail) or words[:1].isalpha()


def _is_set_in(blocks: list[Block], index: int, text: str) -> bool:
    """Whether a block is a whole sentence printed inside an unfinished one, which the next block takes up.

    A pull quote that repeats nothing, a box: it says something by itself and is coded by itself.
    """
    words = text[blocks[index].start : blocks[index].end]
    if blocks[index].kind is not PassageKind.PARAGRAPH or starts_lower(words) or not ends_sentence(words):
        return False
    if not _may_be_pulled(words):
        return False
    following = (block for block in blocks[index + 1 : index + 4] if block.kind is PassageKind.PARAGRAPH)
    after = next(following, None)
    return after is not None and starts_lower(text[after.start : after.end])


def _tail(passage: _Running, text: str) -> str:
    """The words of the passage's last piece."""
    return text[passage.pieces[-1].start : passage.pieces[-1].end]
