"""What each block is: a paragraph to be coded, or a heading, a caption, or noise."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from polybius.reading.dates import find_dates, parse_date
from polybius.reading.draft import Block
from polybius.reading.front_matter import FENCE, front_matter_facts
from polybius.reading.sentences import breaks_off, ends_sentence, starts_lower, word_count
from polybius.reading.wording import Wording, plain
from polybius.records import PassageKind

_HEADING_SIGN = re.compile(r"^#{1,6} | #{1,6}$")
_SAMPLE_CHARS = 3_000
_TAGS = re.compile(r"</?[a-z]{1,10}\b[^<>\n]{0,200}>", re.IGNORECASE)
_LIST = re.compile(r"^\s*(?:[-*+•‣◦▪●■–—]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)(?=\S)")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$")
_PAGE_ENTRY = re.compile(r"^\s*(?:[-*•]\s*)?\d{1,3}\s+[^\W\d_][^.!?]{2,120}$|[^.!?]{3,120}\s\d{1,3}\s*$")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_SLUG = re.compile(r"^[A-Z0-9]{2,}(?:-[A-Z0-9]+){2,}$")
_CONTACT = re.compile(r"\b\S+@\S+\.\w{2,}\b|(?:\+|00)\d[\d ()-]{7,}\d|\bwww\.\S+\.\w+")
_NAME_LIST = re.compile(r"[•·|]")
_ADDRESS_ONLY = re.compile(r"^\s*[<(]?(?:https?://|www\.)\S+[>)]?\s*$")
_NAME = re.compile(
    r"^(?:[A-Z][\w’'.-]*|al-\w+|bin|ibn|de|van|von|der|el-\w+|&|and)(?:\s+(?:[A-Z][\w’'.-]*|al-\w+|bin|ibn|de|van|von|der|el-\w+|&|and)){1,5}$"
)
_BODY_WORDS = 40
_HEADING_WORDS = 18
_TITLE_WORDS = 16
_MOST_FRONT_BLOCKS = 20


@dataclass(slots=True)
class _Region:
    """The section being judged, and its length. name: "", "end", "heading", "imprint" or "contents"."""

    name: str = ""
    blocks: int = 0

    def enter(self, name: str) -> None:
        self.name, self.blocks = name, 0


def bare(words: str) -> str:
    """A block's words without heading signs, inline tags and emphasis, on one line; of a long one both ends.

    What a block is shows at its ends; the patterns here need never run over a megabyte that a stranger sent.
    """
    if len(words) > 2 * _SAMPLE_CHARS:
        words = f"{words[:_SAMPLE_CHARS]} … {words[-_SAMPLE_CHARS:]}"
    words = _TAGS.sub("", _HEADING_SIGN.sub("", " ".join(words.split())))
    return words.replace("**", "").replace("__", "").strip()


def judge(blocks: list[Block], text: str, wording: Wording) -> list[Block]:
    """Every block with a kind. Kinds that the format gave stay, unless the block is plainly noise."""
    return _Judge(blocks, text, wording).judged()


def find_title(blocks: list[Block], text: str, wording: Wording) -> Block | None:
    """The block at the head of a text that reads as its title; None when the text begins at once."""
    candidates: list[Block] = []
    for block in blocks[:30]:
        words = bare(text[block.start : block.end])
        if block.kind is PassageKind.TITLE:
            return block
        if block.kind in (PassageKind.FOOTNOTE, PassageKind.TABLE):
            continue
        if not candidates and front_matter_facts(text[block.start : block.end], wording) is not None:
            continue
        if word_count(words) >= _BODY_WORDS or (word_count(words) >= 12 and ends_sentence(words)):
            break
        if plain(words) in wording.contents_sections or plain(words) in wording.sections_to_heading:
            break
        if (
            (2 if block is blocks[0] else 3) <= word_count(words) <= 30
            and not _is_noise(words, wording)
            and _may_head(words, wording)
        ):
            candidates.append(block)
    shown = [block for block in candidates if block.kind is PassageKind.HEADING]
    if shown:
        return shown[0]
    return max(
        candidates[:6],
        key=lambda block: (_title_weight(text[block.start : block.end]), -block.start),
        default=None,
    )


def is_heading(words: str, wording: Wording) -> bool:
    """Whether a line by itself reads as a heading: short, no stop, beginning with a capital or a number."""
    count = word_count(words)
    if not 1 <= count <= _HEADING_WORDS or (ends_sentence(words) and not words.endswith((":", "?"))):
        return False
    if words.endswith((",", ";", "-")) or starts_lower(words):
        return False
    if words.endswith(":") and count > 8:
        return False
    return count <= 12 or _capital_share(words, wording) >= 0.6


class _Judge:
    """Goes through the blocks once, in order, remembering the section it is in."""

    def __init__(self, blocks: list[Block], text: str, wording: Wording) -> None:
        self._blocks = blocks
        self._text = text
        self._wording = wording
        self._words = [bare(text[block.start : block.end]) for block in blocks]
        self._counts = [word_count(text[block.start : block.end]) for block in blocks]
        self._region = _Region()
        self._front = True
        self._title = find_title(blocks, text, wording)
        self._title_words = bare(text[self._title.start : self._title.end]) if self._title else ""
        self._body = self._body_range()
        self._body_words = sum(self._counts)

    def judged(self) -> list[Block]:
        read = 0
        kinds = []
        for index, block in enumerate(self._blocks):
            kinds.append(replace(block, kind=self._kind(index, block, read)))
            read += self._counts[index]
        return kinds

    def _kind(self, index: int, block: Block, read: int) -> PassageKind:
        if self._is_front_matter(index, block):
            return PassageKind.BOILERPLATE
        if block.kind is PassageKind.FOOTNOTE:
            return block.kind
        if block is self._title:
            self._region.enter("")
            return PassageKind.TITLE
        if self._opens_section(index, read) or self._in_section(index, block):
            return PassageKind.BOILERPLATE
        return self._alone(index, block)

    def _body_range(self) -> tuple[int, int]:
        """First and last index of blocks that are surely body: the long ones, or the longest there are."""
        for least in (_BODY_WORDS, _BODY_WORDS // 2, _BODY_WORDS // 4):
            body = [i for i, count in enumerate(self._counts) if count >= least]
            if body:
                return body[0], body[-1]
        return 0, len(self._words) - 1

    def _opens_section(self, index: int, read: int) -> bool:
        if self._counts[index] > 8:
            return False
        line = plain(self._words[index]).strip(" :#*_»>|-")
        wording = self._wording
        if line in wording.sections_to_end:
            # Some pages print such a line in mid-article: it ends the report only when little is left.
            if read * 2 > self._body_words:
                self._region.enter("end")
            return True
        if line in wording.contents_sections and index < len(self._words) * 0.5:
            self._region.enter("contents")
            return True
        if line in wording.imprint_sections:
            self._region.enter("imprint")
            return True
        late = index > self._body[0] and read * 10 > self._body_words * 7
        if line in wording.sections_to_heading or (
            late and line.startswith("about ") and self._counts[index] <= 6
        ):
            self._region.enter("heading")
            return True
        return False

    def _in_section(self, index: int, block: Block) -> bool:
        region, words = self._region, self._words[index]
        region.blocks += 1
        if region.name == "end":
            return True
        if region.name == "contents":
            if self._counts[index] <= 25 and not ends_sentence(words) and not self._repeats_entry(index):
                return True
            region.enter("")
        elif region.name == "heading":
            name_line = region.blocks == 1 and self._counts[index] <= 6
            if name_line or not (is_heading(words, self._wording) or block.kind is PassageKind.HEADING):
                return True
            region.enter("")
        elif region.name == "imprint":
            if not self._ends_imprint(index, block):
                return True
            region.enter("")
        return False

    def _ends_imprint(self, index: int, block: Block) -> bool:
        """An imprint ends where the title comes again, or at a heading that no sign of an imprint follows."""
        words = self._words[index]
        if self._repeats_title(words):
            return True
        if not is_heading(words, self._wording) and block.kind is not PassageKind.HEADING:
            return self._region.blocks > 20
        ahead = self._words[index : index + 3]
        return not any(self._wording.imprint_signs.search(plain(line)) for line in ahead)

    def _repeats_entry(self, index: int) -> bool:
        """Whether a line is the heading that a line of the contents above it names."""
        line = plain(self._words[index])
        above = self._words[index - self._region.blocks + 1 : index]
        return not any(letter.isdigit() for letter in line) and any(
            line in plain(entry) and line != plain(entry) for entry in above
        )

    def _repeats_title(self, words: str) -> bool:
        return bool(self._title_words) and len(words) >= 8 and plain(words) == plain(self._title_words)

    def _alone(self, index: int, block: Block) -> PassageKind:
        """The kind of a block outside of all special sections."""
        words, count = self._words[index], self._counts[index]
        if self._is_boilerplate(index, block):
            return PassageKind.BOILERPLATE
        if block.kind is not None:
            return block.kind
        if count <= 90 and self._is_caption(index):
            return PassageKind.CAPTION
        if _LIST.match(self._text[block.start : block.end]) and not (
            is_heading(words, self._wording) and count <= 8
        ):
            return PassageKind.LIST_ITEM
        if is_heading(words, self._wording) and not self._in_open_text(index):
            return PassageKind.HEADING
        return PassageKind.PARAGRAPH

    def _is_boilerplate(self, index: int, block: Block) -> bool:
        words, count = self._words[index], self._counts[index]
        if (
            count == 0
            or _is_noise(words, self._wording)
            or (self._repeats_title(words) and block is not self._title)
        ):
            return True
        if index < self._body[0] and self._is_headmatter(index):
            return True
        if count <= 60 and (_LEADERS.search(words) or (count <= 4 and _PAGE_NUMBER.match(words))):
            return True
        return self._is_biography(index)

    def _is_headmatter(self, index: int) -> bool:
        """Bylines, dates and lists of names above the first paragraph."""
        words, count = self._words[index], self._counts[index]
        if count <= 14 and self._follows_title(index) and self._names_author(words, count):
            return True
        if len(_NAME_LIST.findall(words)) >= 2 and not ends_sentence(words):
            return True
        return count <= 14 and _is_date_line(words)

    def _names_author(self, words: str, count: int) -> bool:
        """Whether a line under the title is a name, or opens like a byline: "By our own correspondents"."""
        if count <= 6 and _NAME.match(words):
            return True
        return self._wording.byline.match(words) is not None and not ends_sentence(words)

    def _follows_title(self, index: int) -> bool:
        """Whether a line stands among the three under the title, where authors are named."""
        return any(block is self._title for block in self._blocks[max(0, index - 3) : index])

    def _is_front_matter(self, index: int, block: Block) -> bool:
        """`key: value` lines with nothing but their like above them."""
        words = self._text[block.start : block.end]
        if self._front and index < _MOST_FRONT_BLOCKS:
            self._front = words.strip() == FENCE or front_matter_facts(words, self._wording) is not None
        else:
            self._front = False
        return self._front

    def _is_biography(self, index: int) -> bool:
        """ "<Name> is a <role>", under the title or after the last section's text."""
        words = self._words[index]
        if not 8 <= self._counts[index] <= 150:
            return False
        near_edge = index <= self._body[0] or index >= len(self._words) - 3 or self._disclaimer_near(index)
        opening = re.match(
            r"(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs|Gen|Col)\.?\s+)?((?:[\w’'.-]+\s+){1,5}?)(?:is|was)\s+(?:an?|the)\s+",
            words,
        )
        if not near_edge or opening is None or not _NAME.match(opening[1].strip()):
            return False
        return self._wording.biography.search(plain(words[: opening.end() + 120])) is not None

    def _disclaimer_near(self, index: int) -> bool:
        after = self._words[index + 1 : index + 4]
        return any(self._wording.phrases.search(plain(words)) for words in after if word_count(words) < 60)

    def _is_caption(self, index: int) -> bool:
        words = self._words[index]
        if self._wording.caption.search(words) or self._wording.credit.search(words):
            return True
        return (
            self._counts[index] <= 70
            and self._wording.position.search(words) is not None
            and not ends_sentence(words)
        )

    def _in_open_text(self, index: int) -> bool:
        """Whether a short line is the tail of a sentence: it starts in small letters."""
        return starts_lower(self._words[index])


def _is_noise(words: str, wording: Wording) -> bool:
    """Whether a block says nothing about the world by its wording alone."""
    folded = plain(words)
    count = word_count(words)
    if folded.strip(" :»>|•-") in wording.lines or _SLUG.match(words) or _ADDRESS_ONLY.match(words):
        return True
    if count <= 40 and folded.startswith(wording.openings):
        return True
    if count <= wording.phrase_words and wording.phrases.search(folded):
        return True
    if count <= 14 and (parse_date(words) is not None or _is_byline(words, wording)):
        return True
    if count <= 8 and words.endswith((",", ":", "!")) and wording.greeting.match(words):
        return True
    return count <= 30 and len(_CONTACT.findall(words)) >= 1 and not ends_sentence(words)


def _is_date_line(words: str) -> bool:
    """Whether a line is little more than a date: "No. 21, 11 February 2020"."""
    dates = find_dates(words)
    if not dates or ends_sentence(words):
        return False
    rest = words[: dates[0].start] + words[dates[0].end :]
    return word_count(rest) <= 4


def _is_byline(words: str, wording: Wording) -> bool:
    opening = wording.byline.match(words)
    return (
        opening is not None
        and _NAME.match(re.split(r"[,|–—]", words[opening.end() :])[0].strip() + " X") is not None
    )


def _may_head(words: str, wording: Wording) -> bool:
    if wording.credit.search(words) or _is_date_line(words) or wording.position.search(words):
        return False
    if ends_sentence(words) or starts_lower(words) or _NAME_LIST.search(words) or breaks_off(words, wording):
        return False
    return word_count(words) <= _TITLE_WORDS or _capital_share(words, wording) >= 0.6


def _title_weight(words: str) -> float:
    """Titles are longer than the lines around them; a line of three words is more likely a name."""
    count = word_count(words)
    return min(count, 14) - (4 if _NAME.match(bare(words)) and count <= 4 else 0)


def _capital_share(words: str, wording: Wording) -> float:
    """The share of a line's longer words that begin with a capital."""
    longer = [
        word for word in re.findall(r"[^\W\d_][\w’'-]*", words) if word.lower() not in wording.small_words
    ]
    return sum(word[0].isupper() for word in longer) / len(longer) if longer else 0.0
