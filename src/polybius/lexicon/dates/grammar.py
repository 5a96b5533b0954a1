"""Patterns for the shapes that date expressions take.

Each shape is one regular expression whose groups are the parts of a date; a group is named `part__n`, where n
only keeps names apart. A shape begins at its first telling word; the prepositions and times of day before it
are read backwards from there (`lead_pattern`), which spares trying them at every word of a text. All patterns
are for text in lower case (`lowered`), which is much quicker than patterns blind to case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import count

from polybius.lexicon.dates.words import any_of, date_words


@dataclass(frozen=True, slots=True)
class Shape:
    """A named pattern. cues: it is tried only where one of these stands."""

    name: str
    cues: int
    pattern: re.Pattern[str]


_LOWER = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}

# Kinds of words that open or hold a date expression, as bits that can be joined.
DATE, WEEKDAY, UNIT, SAME, NEAR, SOON = 1, 2, 4, 8, 16, 32

_GROUP = re.compile(r"\(\?P<(\w+?)>")
_NOT_AFTER_DIGITS = r"(?<![\d.,$€£#/-])"
# A note's number may be glued to the full stop: "in 2021.38 At the talks".
_NO_MORE_DIGITS = r"(?![\d%]|,\d|\.\d(?!\d?\d?\s+[a-z\"“(]))"
_YEAR = rf"{_NOT_AFTER_DIGITS}(?P<year>(?:1[789]|20)\d\d){_NO_MORE_DIGITS}"
_DASHED_YEAR = _YEAR.replace("/-", "/")  # "mid-2020"
_DAY = rf"{_NOT_AFTER_DIGITS}(?P<day>0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th)\b)?(?![\d%:]|[.,]\d)"
_HOURS = (
    r"(?:\d{1,2}(?::\d\d)?\s?[ap]\.?\s?m\b\.?"
    r"|\d{1,2}:\d\d(?:\s?h)?(?:\s+(?:local\s+time|gmt|utc))?)"
)
_DAY_TIME = (
    r"(?:(?:early|late|mid)[\s-]+)?"
    r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|sunset|sunrise)"
)
_PREPOSITIONS = (
    r"since|after|following|before|until|till|by|from|starting|beginning|as\s+of|as\s+early\s+as|as\s+late\s+as"
    r"|as\s+recently\s+as|prior\s+to|up\s+to|up\s+until|in|on|at|during|over|around|about|circa|ca\.|of|for"
    r"|throughout|through|dated|back|again|(?:late|early|later|earlier)(?=\s+on\b)|at\s+least|approximately"
    r"|roughly|nearly|almost|only|within|between|more\s+than|less\s+than"
)
_PART_WORDS = (
    r"early|mid|middle|late|latter|start|beginning|onset|outset|end|close"
    r"|(?:first|second|latter|last)\s+half|(?:first|second|third|fourth|last)\s+quarter|q[1-4]"
    r"|(?:first|second|third|fourth|last|final)\s+week"
    r"|(?:first|opening|last|final|closing)\s+(?:few\s+)?days"
)
_PART = (
    rf"(?:(?:the\s+)?(?:very\s+)?(?P<part>{_PART_WORDS})(?:\s+(?:part|months|weeks|days))?"
    r"(?:\s+(?:of|in))?(?:\s+|-)(?:the\s+)?)"
)
_RELATIVE = r"(?P<relative>last|this|next|the\s+(?:previous|preceding|past|following|same|current))"
_OF_YEAR = r"(?:,?\s+(?:of\s+)?(?P<of_year>last|this|next|that|the\s+same)\s+year\b)"
_UNIT = r"(?P<unit>minute|hour|day|night|week|weekend|month|year|decade)(?P<plural>s)?"
_PERIODS = r"day|date|night|evening|morning|afternoon|week|weekend|month|year|summer|winter|spring|autumn"
_AFTERTIME = (
    r"(?:(?:\s+|,\s*)(?:at\s+|around\s+|about\s+|by\s+|before\s+){0,2}"
    rf"(?P<clock>{_HOURS}|{_DAY_TIME})(?!\w))?"
)


def lowered(text: str) -> str:
    """The text in lower case, letter for letter: only A to Z change, so that places stay."""
    return text.translate(_LOWER)


@cache
def lead_pattern() -> re.Pattern[str]:
    """Prepositions and time of day right before a date; always matches, the longest first."""
    return re.compile(
        rf"(?<!\w)(?P<preps>(?:(?:{_PREPOSITIONS})\s+){{0,4}})"
        r"(?:(?P<clock>(?:(?:late|early)\s+)?(?:on\s+|in\s+)?the\s+(?:early\s+|late\s+)?"
        r"(?:night|morning|evening|afternoon|early\s+hours|hours)"
        rf"|{_HOURS}|{_DAY_TIME})(?:\s+(?:of|on)\s+|,\s+)(?:the\s+)?)?(?P<the>the\s+)?$",
    )


@cache
def shapes() -> tuple[Shape, ...]:
    """All shapes."""
    numbers = count()

    def shape(name: str, cues: int, text: str) -> Shape:
        unique = _GROUP.sub(lambda group: f"(?P<{group[1]}__{next(numbers)}>", text)
        return Shape(name, cues, re.compile(rf"(?<!\w)(?:{unique})"))

    return (
        *(shape("interval", DATE, text) for text in _interval_texts()),
        shape("interval", NEAR, _until_now_text()),
        shape("point", DATE, rf"(?:{_point_text()}){_AFTERTIME}"),
        shape("weekday", WEEKDAY, _weekday_text()),
        shape("new_year", UNIT, _new_year_text()),
        shape("turn", DATE | UNIT, _turn_text()),
        *(shape("shift", UNIT, text) for text in _shift_texts()),
        shape("shift", SOON, _shortly_text()),
        shape("unit", UNIT, _unit_text()),
        *(shape("span", UNIT, text) for text in _span_texts()),
        shape("same", SAME | UNIT, _same_text()),
        shape("day", NEAR | UNIT, _day_text()),
        shape("vague", NEAR, _vague_text()),
        shape("day_of_month", SAME, _day_of_month_text()),
    )


def _month_text() -> str:
    return rf"(?P<month>{any_of(list(date_words().months))})(?!\w)\.?"


def _weekday_name() -> str:
    return rf"(?:(?P<weekday>{any_of(list(date_words().weekdays))})\b\.?,?\s+(?:the\s+)?)?"


def _full_point_texts() -> list[str]:
    """Points that hold a day or month, the fuller first."""
    month, weekday, years = _month_text(), _weekday_name(), r"(?:1[789]|20)\d\d"
    return [
        rf"(?<![\d-])(?P<year>{years})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?![\d-])",
        r"(?<![\d.,/])(?P<number_one>\d{1,2})(?P<separator>[./])(?P<number_two>\d{1,2})"
        rf"[./](?P<year>{years})"
        r"(?!\d|/\d|\.\d(?!\d?\d?\s))",
        rf"{weekday}{_DAY}(?:\s+of)?[\s-]+{month}(?:(?:,?\s+(?:of\s+)?|-){_DASHED_YEAR}|{_OF_YEAR})?",
        rf"{weekday}{month}\s+(?:the\s+)?{_DAY}(?:,?\s+{_YEAR}|{_OF_YEAR})?",
        rf"{_PART}?{month},?\s+(?:of\s+)?{_YEAR}",
        rf"{_PART}?{month}{_OF_YEAR}",
        rf"{_PART}?(?:{_RELATIVE}\s+)?{month}",
    ]


def _point_text() -> str:
    season = rf"(?P<season>{any_of(list(date_words().seasons))})"
    return "|".join(
        [
            *_full_point_texts(),
            rf"{_PART}?{season}(?:\s+(?:of|in))?,?\s+{_YEAR}(?:[-–/]\d\d(?:\d\d)?(?!\d))?",
            rf"{_PART}?{season}{_OF_YEAR}",
            rf"(?P<relative>last|this|next|the\s+(?:previous|past|coming))\s+{season}\b(?!\s+of)",
            rf"(?P<feast>{any_of(list(date_words().feasts))})(?:(?:\s+of|,)?\s+{_YEAR})?",
            rf"{_PART}?(?:the\s+)?(?P<decade>(?:1[789]|20)\d0)['’]?s\b",
            rf"{_PART}(?:year\s+)?{_DASHED_YEAR}",
            rf"(?P<the_year>year\s+)?{_YEAR}",
        ]
    )


def _interval_texts() -> list[str]:
    """From one point to another; a part that only one side names counts for both."""
    month, dash = _month_text(), r"\s*[-–—]\s*"
    join = (
        rf"(?P<joint>{dash}|/"
        r"|\s+(?:to|until|till|through|and|or)\s+(?:to\s+)?(?:on\s+|in\s+|by\s+)?(?:the\s+)?)"
    )
    point = _end_text()
    # The second side may follow a dash or a slash at once.
    first, last = _sided(point, "from_"), _sided(point, "to_").replace(_NOT_AFTER_DIGITS, "")
    day, last_day = _sided(_DAY, "from_"), _sided(_DAY, "to_").replace(_NOT_AFTER_DIGITS, "")
    last_year = _sided(rf"(?:,?\s+{_YEAR}|{_OF_YEAR})?", "to_")
    return [
        rf"{_sided(_weekday_name(), 'from_')}{day}{join}{_sided(_weekday_name(), 'to_')}{last_day}"
        rf"(?:\s+of)?\s+{_sided(month, 'to_')}{last_year}",
        rf"{_sided(month, 'from_')}\s+{day}{join}{last_day}{last_year}",
        rf"(?:{first}){join}(?:{last})",
        rf"{_sided(_YEAR, 'from_')}[-–/](?P<to_short>\d\d)(?!\d|-)",
    ]


def _end_text() -> str:
    """What may stand at an end of an interval."""
    return "|".join([*_full_point_texts(), rf"(?:{_PART}(?:year\s+)?{_DASHED_YEAR}|{_YEAR})"])


def _until_now_text() -> str:
    first = _sided(_end_text(), "from_")
    now = r"(?P<open>present(?:\s+day)?|now|today|date)\b"
    return rf"(?:{first})(?:\s*[-–—]\s*|\s+(?:to|until|till|through)\s+)(?:the\s+)?{now}"


def _sided(text: str, side: str) -> str:
    return _GROUP.sub(lambda group: f"(?P<{side}{group[1]}>", text)


def _weekday_text() -> str:
    full = any_of([word for word in date_words().weekdays if word.endswith("day")])
    which = r"(?:(?P<relative>last|this|next|the\s+(?:previous|following|same))\s+)?"
    return rf"{which}(?P<weekday>{full})\b(?P<week>\s+(?:last|this|next)\s+week)?{_AFTERTIME}"


def _new_year_text() -> str:
    return rf"(?:the\s+)?new\s+year(?:['’]?s)?[\s-]+(?P<feast>eve|day)(?:(?P<of>\s+of)?,?\s+{_YEAR})?"


def _turn_text() -> str:
    first = _sided(_YEAR, "from_")
    return (
        rf"the\s+turn\s+of\s+(?:the\s+)?(?:{first}(?:\s+(?:to|and)\s+|[-–/]){_YEAR.replace('/-', '')}"
        rf"|years?(?:\s+{_YEAR})?)"
    )


def _number_text() -> str:
    words = any_of([*date_words().numbers, *date_words().vague])
    return rf"(?P<number>\d{{1,3}}(?:\.\d)?|{words})"


def _shift_texts() -> list[str]:
    amount = rf"(?:{_number_text()}[\s-]+)?(?:(?:short|full|whole|more)\s+)?{_UNIT}"
    where = r"ago|earlier|later|beforehand|afterwards?|hence|from\s+now|before|prior\s+to|after|following"
    return [
        rf"{amount}\s+(?P<where>{where})\b",
        rf"(?:within|in)\s+{amount}\s+(?P<where>of)\b(?!\s+the\s+year)",
        r"the\s+(?P<which>next|following|previous|preceding)\s+"
        r"(?P<unit>day|night|morning|evening|afternoon|week|month|year)\b",
        r"(?P<single>the|a|one)\s+(?P<unit>day|night|evening|morning|week|month|year)\s+"
        r"(?P<where>before|after|prior\s+to|following)\b(?!\s+yesterday)",
    ]


def _shortly_text() -> str:
    return (
        r"(?P<shortly>shortly|soon|immediately|moments|minutes|hours|right|just)\s+"
        r"(?P<where>after(?:wards?)?|thereafter|before(?:hand)?|following|later)\b"
    )


def _unit_text() -> str:
    part = rf"(?:(?:the\s+)?(?P<part>earlier|later|so\s+far|{_PART_WORDS})(?:\s+(?:of|in))?\s+)"
    which = r"(?P<which>this|last|next|the\s+(?:current|coming)|the)"
    return rf"{part}?{which}\s+(?P<unit>week|weekend|month|year|decade)\b(?!\s+of\b)"


def _span_texts() -> list[str]:
    units = r"(?P<unit>hour|day|week|month|year|decade)"
    return [
        r"(?:(?:the|these)\s+)?(?P<which>past|last|recent|latest|coming|next)\s+"
        rf"(?:{_number_text()}\s+)?{units}s\b",
        rf"(?:in|over|during|within|throughout|of)\s+the\s+(?P<which>past|last|coming|next)\s+{units}\b(?!\s+of\b)",
    ]


def _same_text() -> str:
    return (
        rf"(?:(?P<which>the\s+same|that|that\s+very|that\s+same|the\s+said)\s+(?P<unit>{_PERIODS})\b"
        r"|(?P<which>this|these|the\s+same|that)\s+(?P<unit>period)\b"
        r"|(?P<which>the|that)\s+(?P<unit>time)\b"
        r"(?!\s+(?:of|being|to|for|has|is|was|had|that|when|as|he|she|it|they|we|i)\b)"
        rf"){_AFTERTIME}"
    )


def _day_text() -> str:
    words = (
        r"the\s+day\s+before\s+yesterday|yesterday|today|tonight|tomorrow|overnight|last\s+(?:night|evening)"
        r"|this\s+(?:morning|afternoon|evening)|earlier\s+today|later\s+today"
    )
    return rf"(?P<word>{words})\b(?:\s+(?P<clock>{_DAY_TIME}))?"


def _vague_text() -> str:
    return (
        r"(?P<word>(?:most\s+)?recent(?:ly)?|lately|currently|at\s+present|presently|nowadays|these\s+days"
        r"|at\s+the\s+moment|so\s+far|to\s+date|(?:as\s+of|until|up\s+to|right)\s+now)\b"
    )


def _day_of_month_text() -> str:
    return r"on\s+the\s+(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)(?=\s*[.,;)]|\s+(?:and|but|when|at)\b)"
