"""Where a sentence ends, and whether a paragraph stops in the middle of one."""

from __future__ import annotations

import re

from polybius.reading.wording import Wording, plain

MARK_TAIL = (
    r"(?:\s?\[\^?\w{1,8}\]|[⁰¹²³⁴-⁹]+|\s?\$?\s?\^\{?[\^{\\}rm\s]*\d{1,3}\}*\$?|\s?\d{1,3}|\*{1,3}|†|‡)"
)
_END = re.compile(rf"[.!?…:;۔؟。।][\"'”’»)\]*_]*(?:{MARK_TAIL})?[\"'”’»)\]]*\s*$")
_LAST_WORD = re.compile(r"([\w’'-]+)[^\w]*$")
_WORD = re.compile(r"\w[\w’'-]*")
_TAIL = 80
_LONG_ENOUGH = 15
_MORE_THAN_A_GREETING = 5


def word_count(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a stop, a footnote mark after it allowed."""
    return _END.search(text[-_TAIL:]) is not None


def ends_hyphenated(text: str) -> bool:
    """Whether the last word is broken: "the tar-"."""
    tail = text.rstrip()[-3:]
    return len(tail) > 1 and tail[-1] in "-\u00ad\u2010" and tail[-2].isalpha()


def breaks_off(text: str, wording: Wording) -> bool:
    """Whether a text plainly stops inside a sentence: at a hyphen, a comma, or a word that needs another."""
    if ends_hyphenated(text):
        return True
    if text.rstrip().endswith((",", "(", "–", "—")):
        # "Dear subscriber," ends a line, not a thought.
        return word_count(text[-_TAIL:]) >= _MORE_THAN_A_GREETING
    last = _LAST_WORD.search(text[-_TAIL:])
    return last is not None and plain(last[1]) in wording.unfinished_endings and not ends_sentence(text)


def is_open(text: str, wording: Wording) -> bool:
    """Whether a paragraph's last sentence is unfinished. A short line without a stop is rather a heading."""
    if breaks_off(text, wording):
        return True
    return not ends_sentence(text) and word_count(text) >= _LONG_ENOUGH


def starts_lower(text: str) -> bool:
    """Whether the first letter of the text is a small one."""
    first = next((letter for letter in text[:20] if letter.isalnum()), "")
    return first.islower()
