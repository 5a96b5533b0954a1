"""Sentence ends by rule, for edited prose with the scars of scanning.

Blank lines always end a sentence. A single line break ends one unless the line was wrapped. Inside a line
a full stop, question or exclamation mark ends one when what follows can open a sentence and what stands
before is no abbreviation, initial or number. Footnote marks glued to the end ("missiles.7 The", "base.[12]")
belong to the sentence they end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Span = tuple[int, int]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_LOOK_AHEAD, _LOOK_BACK = 200, 60
_CLOSERS = "\"'”’»)\\]"
_FOOTNOTE = r"(?:[¹²³⁰⁴-⁹]+|\s?\[\d{1,3}\](?:\[\d{1,3}\])*|(?<=[^\d\s.…]{2}[.!?])\d{1,3}(?!\d|[.,]\d|%))"
_END = re.compile(
    rf"(?:(?<![.!?])[.!?]++|…|\.(?:\s\.){{2,}})[{_CLOSERS}]*"
    rf"(?:{_FOOTNOTE}|(?<=(?:19|20)\d\d\.)\d{{1,3}}(?=\s+[A-Z]))*[{_CLOSERS}]*"
    r"(?:\s+[¹²³⁰⁴-⁹]+|\s\[\d{1,3}\])?(?=\s|$)"
)
_BEFORE_OPENER = r"[\"'“‘«(\[¿¡•–—-]*\s?"
_OPENER = re.compile(rf"{_BEFORE_OPENER}(?=[^\W_a-zß-öø-ÿ]|\d)")
_CASELESS_OPENER = re.compile(rf"{_BEFORE_OPENER}(?=[^\W_])")
_GLUED = re.compile(r"(?<=[a-z]{3})[.!?][\"”’]?(?=[A-Z][a-z]+[\s,])")
_BLANK_LINES = re.compile(r"\n[^\S\n]*+\n\s*|\f\s*|\v\s*")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S*$")

_BEFORE_NAME = _words(
    """mr mrs ms messrs dr prof gen lt col maj capt sgt cpl pvt pfc brig adm cmdr cdr cmd sen rep reps sens
    gov pres hon rev fr st mt ft amb atty supt det insp spc mme"""
)
_BEFORE_NUMBER = _words(
    """no nos art arts sec secs fig figs vol vols p pp para paras ch chap res ref tel ca c approx cap reg
    jan feb mar apr jun jul aug sep sept oct nov dec"""
)
_BEFORE_ANYTHING = _words("vs v cf e.g i.e viz ibid al op cit ed eds trans dept univ est")
_MAYBE_END = _words("inc corp co ltd llc plc bros jr sr etc esq a.m p.m am pm ave blvd rd")
_STARTERS = _words(
    """a about according after all although among an and another any as at because before both but by despite
    during each earlier even following for from furthermore he her here his how however i if in indeed instead
    it its last later likewise many meanwhile moreover most nevertheless no nor not now of on once one only or
    other our over recently several she similarly since so some soon still such that the their then there
    therefore these they this those though through thus to today two under until we what when where whether
    which while who why with within without yesterday yet you"""
)
_SURE_STARTERS = _words(
    """according but furthermore he however indeed it meanwhile moreover nevertheless she similarly the then
    there therefore these they this thus we"""
)
_ABBREVIATIONS = _BEFORE_NAME | _BEFORE_NUMBER | _BEFORE_ANYTHING | _MAYBE_END
_JOINING_END = re.compile(
    r"""(?:[,;–—-]|\b(?:
        a|al|an|and|are|as|at|against|be|been|between|by|for|from|had|has|have|her|his|in|into|is|its|near|not|of|on|
        or|over|that|the|their|these|this|those|to|under|was|were|which|who|with
    ))$""",
    re.IGNORECASE | re.VERBOSE,
)
_BULLET = re.compile(r"\s*(?:[-–—•*▪◦·]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")


def split_sentences(text: str) -> list[Span]:
    """The sentences as character spans, in order, without white space at their ends; no network needed."""
    return [span for block in _blocks(text) for span in _split_block(text, *block)]


def _blocks(text: str) -> Iterator[Span]:
    """Stretches of text that no sentence crosses: paragraphs, and lines that were not wrapped."""
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        yield from _lines(text, start, gap.start())
        start = gap.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    breaks = [place for place in range(start, end) if text[place] == "\n"]
    if not breaks:
        yield start, end
        return
    edges = [start - 1, *breaks, end]
    lines = [(left + 1, right) for left, right in pairwise(edges)]
    wrapped = _looks_wrapped([right - left for left, right in lines])
    opened = lines[0][0]
    for line, following in pairwise(lines):
        if not _runs_on(text[line[0] : line[1]], text[following[0] : following[1]], wrapped):
            yield opened, line[1]
            opened = following[0]
    yield opened, end


def _looks_wrapped(lengths: list[int]) -> bool:
    """Whether the lines are those of one paragraph set to a fixed width: all but the last about as long."""
    full = lengths[:-1]
    return len(full) >= 2 and min(full) >= 45 and max(full) <= 130 and max(full) - min(full) <= 30


def _runs_on(line: str, following: str, wrapped: bool) -> bool:
    line, following = line.rstrip(), following.lstrip()
    if not line or not following or _BULLET.match(following):
        return False
    return wrapped or following[0].islower() or bool(_JOINING_END.search(line))


def _split_block(text: str, start: int, end: int) -> Iterator[Span]:
    block = text[start:end]
    opened = 0
    for cut in sorted({*_ends(block), *_glued_ends(block)}):
        if cut > opened:
            yield from _trimmed(block, opened, cut, start)
            opened = cut
    yield from _trimmed(block, opened, len(block), start)


def _ends(block: str) -> Iterator[int]:
    opened = 0
    caseless = not any(character.isupper() for character in block)
    for match in _END.finditer(block):
        if _is_end(block, opened, match, caseless=caseless):
            opened = match.end()
            yield opened


def _glued_ends(block: str) -> Iterator[int]:
    """Ends where a scan lost the space: "in Iraq.The attack"."""
    for match in _GLUED.finditer(block):
        word = _word_before(block, 0, match.start())
        if word.lower() not in _ABBREVIATIONS and not _ADDRESS.search(word) and "." not in word:
            yield match.end()


def _is_end(block: str, opened: int, match: re.Match[str], *, caseless: bool) -> bool:
    """Whether the mark ends a sentence; where nothing has capitals, any letter may open the next."""
    rest = block[match.end() : match.end() + _LOOK_AHEAD].lstrip()
    if not rest:
        return True
    mark = match.group()
    if not (_CASELESS_OPENER if caseless else _OPENER).match(rest):
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    word = _word_before(block, opened, match.start())
    first = match.start() - len(word) <= _first_place(block, opened)
    return _word_can_end(word.lstrip("\"'“‘(["), rest, first=first, caseless=caseless)


def _word_can_end(word: str, rest: str, *, first: bool, caseless: bool) -> bool:
    """Whether a full stop after this word ends the sentence, given what follows."""
    lowered = word.lower()
    opens = re.split(r"[\s,'’]", rest.lstrip("\"'“‘(["), maxsplit=1)[0].lower()
    starters = _SURE_STARTERS if caseless else _STARTERS
    if lowered in _BEFORE_NAME or lowered in _BEFORE_ANYTHING:
        return False
    if lowered in _BEFORE_NUMBER:
        return not rest[0].isdigit() and opens in starters
    if first and (word.isdigit() or len(word) == 1):
        return False
    if len(word) == 1 and word.isalpha() and (caseless or word.isupper()):
        return opens in starters - {"a", "i"}
    if lowered in _MAYBE_END or _INITIALS.fullmatch(word):
        return opens in starters
    return True


def _word_before(block: str, opened: int, place: int) -> str:
    """What stands before the place, back to white space (a long word's end will do); may be empty."""
    near = block[max(opened, place - _LOOK_BACK) : place]
    return near.split()[-1] if near and not near[-1].isspace() else ""


def _first_place(block: str, opened: int) -> int:
    place = opened
    while place < len(block) and (block[place].isspace() or block[place] in "\"'“‘(["):
        place += 1
    return place


def _trimmed(block: str, left: int, right: int, offset: int) -> Iterator[Span]:
    while left < right and block[left].isspace():
        left += 1
    while right > left and block[right - 1].isspace():
        right -= 1
    if left < right:
        yield offset + left, offset + right
