"""The pattern of an amount, built of the words of numbers.yaml and figures.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polybius.coding.figures.rules import AmountWords
from polybius.coding.rules import Numbers

DASH = r"\s?[-\u2010-\u2015]\s?"
_FREE = r"(?<![\w.,/:\#&])(?<![A-Za-z][-\u2010\u2011])"
_DIGITS = rf"{_FREE}\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\w,:/]|[.,]\d)|{_FREE}\d+(?:\.\d+)?"
_END = r"(?![\w:/]|[.,]\d|(?:st|nd|rd|th)\b)"
_BEFORE_SHARED = "of|the|its|their|his|her|all"


def amount_pattern(numbers: Numbers, words: AmountWords) -> re.Pattern[str]:
    """What an amount looks like. Named groups:

    bound, after     "at least", "or more"
    sign, currency   before and behind the number; percent
    vague            "dozens", "tens of thousands", "several hundred"
    share            "two thirds", with times, part; of "by a third" by; of "two-thirds" many, parts
    first, second    numbers, with the letters l1, l2 ("2.5bn") and what stands between them, ranged
    """
    scales, units, shares = _any(numbers.scale), _any(_units(numbers, words)), _any(words.shares)
    signs = [sign for signs in words.currencies.values() for sign in signs]
    before = _any(sign for sign in signs if not sign[-1].islower())
    behind = _any(sign for sign in signs if sign.isalpha() or " " in sign)
    bounds = _any(
        {*numbers.floor, *numbers.ceiling, *numbers.about, *words.floor, *words.ceiling, *words.about}
    )
    vague = _any(words.vague_alone)
    some = _any(word for word in numbers.vague if word not in words.vague_alone)
    percent = rf"\s?(?:{_any(words.percent)})(?!\w)|[ -](?:{_any(words.percent)})(?!\w)"
    letters = rf"(?:\s?(?:{_any(words.letters)})\b)?"
    spelled = (
        rf"\b(?:half an? (?:{scales}|dozen)|an? (?:{_any(words.sets)})\b(?! of (?:the|them|which))"
        rf"|(?:{units})(?:[ -](?:{units}|{scales}|dozen)|(?<=hundred) and (?:{units}))*)\b"
    )
    number = rf"(?:(?:{_DIGITS})(?:[ -]?(?:{scales}|dozen)\b)?|{spelled})"
    next_number = rf"(?:(?:{before})\s?)?(?:{number})"
    return re.compile(
        rf"(?P<bound>(?:\b(?:{bounds}) |~)(?:(?:{bounds}) )*)?"
        rf"(?:(?P<sign>{before})\s?)?"
        r"(?:"
        rf"(?P<vague>\b(?:{vague})\b(?: of (?:{vague})\b)?|\b(?:an? )?(?:{some}) (?:{scales}|dozen)\b)"
        rf"|(?P<share>\b(?:(?P<times>{units}|an?)[ -])?(?P<part>{shares})s?\b(?= (?:{_BEFORE_SHARED})\b)"
        rf"|(?<=by )(?P<by>half|an? (?:{shares}))\b"
        rf"|\b(?P<many>two|three|four)-(?P<parts>{shares})s\b)"
        rf"|(?P<first>{number})(?P<l1>{letters})"
        rf"(?:(?:{percent})?(?P<ranged>{DASH}| to | or (?={next_number})| and (?={next_number}))"
        rf"(?:(?:{before})\s?)?(?P<second>{number})(?P<l2>{letters})(?!{DASH}\d))?"
        rf"{_END}"
        r")"
        rf"(?P<percent>{percent})?(?P<currency>(?: |-(?!{_any(words.weights)}))?(?:{behind})s?\b)?"
        rf"(?: (?P<after>{_any(words.behind)})(?!\w))?",
        re.IGNORECASE,
    )


def _units(numbers: Numbers, words: AmountWords) -> list[str]:
    return [word for word in numbers.exact if word not in words.not_alone]


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
