"""A matched shape with the words that lead up to it, and its parts by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from polybius.lexicon.dates.expression import DateExpression, Kind
from polybius.lexicon.dates.grammar import lead_pattern

_LEAD_CHARS = 64
_CASE_CHARS = 160
_EDGE_CHARS = 4
_HALF_DAY = re.compile(r"[ap]\.\s?m\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Matched:
    """A match in a text.

    start, core, end   where the leading words, the date itself, and what follows begin
    preps              leading prepositions, in lower case; "" when none
    the                an article stands between them and the date
    to_the_hour        a time of day stands between them and the date ("before dawn on")
    parts, ends        what each part says, and where it ends
    """

    text: str
    start: int
    core: int
    end: int
    preps: str
    the: bool
    parts: dict[str, str]
    ends: dict[str, int]
    to_the_hour: bool = False

    @property
    def words(self) -> str:
        return self.text[self.core : self.end]

    @property
    def alone(self) -> bool:
        """Whether the words are the whole text: someone already took them for a date."""
        edges = self.start + len(self.text) - self.end
        return edges <= _EDGE_CHARS and not (self.text[: self.start] + self.text[self.end :]).strip()

    def is_name(self, word: str) -> bool:
        """Whether a month's name is written as a name; in a text without capitals every one is."""
        if word[:1].isupper():
            return True
        around = self.text[max(0, self.start - _CASE_CHARS) : self.end + _CASE_CHARS]
        return around == around.lower()

    def side(self, name: str) -> dict[str, str]:
        """The parts of one end of an interval. name: "from_" or "to_"."""
        return {part.removeprefix(name): said for part, said in self.parts.items() if part.startswith(name)}

    def expression(self, kind: Kind, *, start: int | None = None, end: int | None = None) -> DateExpression:
        """The matched words as an expression of this kind, without white space and marks at the edges."""
        first = self.start if start is None else start
        words = self.text[first : self.end if end is None else end]
        first += len(words) - len(words.lstrip())
        words = words.strip().rstrip(",")
        if words.endswith(".") and not _HALF_DAY.search(words):
            words = words[:-1]
        return DateExpression(first, first + len(words), words, kind, clock=self.parts.get("clock"))


def matched(match: re.Match[str], text: str) -> Matched:
    """A match in the lowered text with its leading words; parts are as the text itself spells them."""
    parts: dict[str, str] = {}
    ends: dict[str, int] = {}
    for group, index in match.re.groupindex.items():
        name = group.rpartition("__")[0]
        start, end = match.span(index)
        if start >= 0 and name not in parts:
            parts[name], ends[name] = text[start:end], end
    core = match.start()
    lead = lead_pattern().search(match.string, max(0, core - _LEAD_CHARS), core)
    if lead is None:
        return Matched(text, core, core, match.end(), "", False, parts, ends)
    if lead["clock"] and "clock" not in parts:
        parts["clock"] = lead["clock"].strip(" ,")
    return Matched(
        text,
        lead.start(),
        core,
        match.end(),
        lead["preps"],
        lead["the"] is not None,
        parts,
        ends,
        bool(lead["clock"]),
    )
