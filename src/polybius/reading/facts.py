"""What a report's own text says of its title, author, outlet and date."""

from __future__ import annotations

import re

from polybius.reading.dates import find_dates, parse_date
from polybius.reading.draft import Block, Fact
from polybius.reading.front_matter import FENCE, front_matter_facts
from polybius.reading.judging import bare
from polybius.reading.sentences import ends_sentence, word_count
from polybius.reading.wording import Wording, plain
from polybius.records import Found, PassageKind

_HEAD_BLOCKS = 30
_TAIL_BLOCKS = 12
_NAME = r"[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|al-\w+|bin|ibn|de|van|von|der|of|for|the|and|&)){0,6}"
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z’'. -]{2,40}(?:,\s*[A-Z][\w. ]{1,30})?),?\s*"
    r"(?:(?P<day>[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+(?P<year>20\d\d|19\d\d))?)?\s*"
    r"(?:\((?P<agency>[A-Z][\w .&-]{1,40})\))?\s*(?:—|–|--|-|:)\s+"
)
_COPYRIGHT_AFTER = re.compile(
    rf"(?:©|\(c\)|[Cc]opyright(?:ed)?(?:\s+to)?)\s*(?:\d{{4}}\s*)?(?P<name>{_NAME})"
)
_COPYRIGHT_BEFORE = re.compile(r"(?P<name>[A-Z][\w.&-]+)\s+©\s*\d{4}")
_POSITION = re.compile(
    rf"(?:policy|position|views?|opinions?)\s+of\s+(?:the\s+)?(?P<name>{_NAME})\s*[.,]?\s*$"
)
_ABOUT = re.compile(rf"^About\s+(?P<name>{_NAME})$")
_SOURCE_LINE = re.compile(
    r"^(?:Source|Original source|First published (?:in|by|on)|Originally published (?:in|by))"
    r"\s*[»:>-]*\s*(?P<name>\S.{1,60})$"
)
_BIO_NAME = re.compile(
    r"^(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.?\s+)?(?P<name>(?:[\w’'.-]+\s+){1,5}?)(?:is|was)\s+(?:an?|the)\s"
)
_PERSON = re.compile(
    r"^[A-ZÀ-Þ][\w’'.-]+(?:\s+(?:[A-ZÀ-Þ][\w’'.-]*|al-\w+|bin|ibn|de|van|von|der|el-\w+)){1,4}$"
)


def find_facts(blocks: list[Block], text: str, wording: Wording) -> list[Fact]:
    """Facts of the text, the surest first for each field."""
    lines = [(block, bare(text[block.start : block.end])) for block in blocks]
    head = _head(lines)
    tail = lines[-_TAIL_BLOCKS:]
    return [
        *_front_matter(head, text, wording),
        *_title(lines),
        *_authors(head, tail, wording),
        *_outlets(head, tail),
        *_dates(head, tail, wording),
        *_dateline(lines),
    ]


def _head(lines: list[tuple[Block, str]]) -> list[tuple[Block, str]]:
    """The blocks before the first paragraph that is coded, and it."""
    for index, (block, words) in enumerate(lines[:_HEAD_BLOCKS]):
        if block.kind is PassageKind.PARAGRAPH and word_count(words) >= 30:
            return lines[: index + 1]
    return lines[:_HEAD_BLOCKS]


def _front_matter(head: list[tuple[Block, str]], text: str, wording: Wording) -> list[Fact]:
    """Facts of the `key: value` blocks at the very top."""
    facts: list[Fact] = []
    for block, words in head:
        if words.strip() == FENCE:
            continue
        found = front_matter_facts(text[block.start : block.end], wording)
        if found is None:
            break
        facts += found
    return facts


def _title(lines: list[tuple[Block, str]]) -> list[Fact]:
    return [
        Fact("title", Found(words, "heading")) for block, words in lines if block.kind is PassageKind.TITLE
    ][:1]


def _authors(head: list[tuple[Block, str]], tail: list[tuple[Block, str]], wording: Wording) -> list[Fact]:
    facts = []
    for _, words in head:
        opening = wording.byline.match(words)
        if opening and word_count(words) <= 14:
            name = re.split(r"[,|–—]", words[opening.end() :])[0].strip(" .")
            if name and not find_dates(name):
                facts.append(Fact("author", Found(name, "byline")))
    title_seen = False
    for block, words in head:
        if block.kind is PassageKind.TITLE:
            title_seen = True
        elif title_seen:
            if block.kind is PassageKind.BOILERPLATE and _is_person_line(words):
                facts.append(Fact("author", Found(_title_case(words), "line under the title")))
            break
    for block, words in tail:
        match = _BIO_NAME.match(words)
        if match and block.kind is PassageKind.BOILERPLATE and _PERSON.match(match["name"].strip()):
            facts.append(Fact("author", Found(match["name"].strip(), "biography")))
    return facts


def _is_person_line(words: str) -> bool:
    return _PERSON.match(_title_case(words)) is not None


def _title_case(words: str) -> str:
    return words.title() if words.isupper() else words


def _outlets(head: list[tuple[Block, str]], tail: list[tuple[Block, str]]) -> list[Fact]:
    facts = []
    for _, words in (*head, *tail):
        for pattern, how in ((_COPYRIGHT_AFTER, "copyright line"), (_COPYRIGHT_BEFORE, "copyright line")):
            match = pattern.search(words)
            if match and word_count(words) <= 80:
                facts.append(Fact("outlet", Found(_trim_name(match["name"]), how)))
    for block, words in tail:
        if block.kind is PassageKind.BOILERPLATE and word_count(words) <= 60:
            for pattern, how in (
                (_SOURCE_LINE, "source line"),
                (_POSITION, "disclaimer"),
                (_ABOUT, "about section"),
            ):
                match = pattern.search(words)
                if match and plain(match["name"]) not in ("the author", "the authors", "author", "us"):
                    facts.append(Fact("outlet", Found(_trim_name(match["name"]), how)))
    return [fact for fact in facts if fact.found.value]


def _trim_name(name: str) -> str:
    first = re.split(r"(?<=\w{3})\.\s", name.strip())[0]
    return re.sub(r"\s+(?:of|for|the|and|&)$", "", first).strip(" .,")


def _dates(head: list[tuple[Block, str]], tail: list[tuple[Block, str]], wording: Wording) -> list[Fact]:
    facts = []
    for _, words in (*head, *tail):
        for found in find_dates(words)[:3]:
            if word_count(words) <= 40 and wording.published.search(words[: found.start]):
                facts.append(Fact("published", Found(found.edtf, "publication date line")))
    for block, words in head:
        if block.kind is PassageKind.BOILERPLATE and parse_date(words) is not None:
            facts.append(Fact("published", Found(parse_date(words) or "", "date line")))
    for block, words in head:
        dates = find_dates(words)
        if (
            block.kind is PassageKind.BOILERPLATE
            and len(dates) == 1
            and word_count(words) <= 16
            and not ends_sentence(words)
        ):
            facts.append(Fact("published", Found(dates[0].edtf, "line in the head")))
    return facts


def _dateline(lines: list[tuple[Block, str]]) -> list[Fact]:
    """The agency and, where it names the year, the day of "CITY, June 6, 2021 (Agency) —"."""
    for block, words in lines:
        if block.kind is not PassageKind.PARAGRAPH:
            continue
        match = _DATELINE.match(words)
        if match is None:
            return []
        facts = []
        if match["agency"]:
            facts.append(Fact("outlet", Found(match["agency"].strip(), "dateline")))
        if match["day"] and match["year"]:
            edtf = parse_date(f"{match['day']}, {match['year']}")
            if edtf:
                facts.append(Fact("published", Found(edtf, "dateline")))
        return facts
    return []
