"""Words as the treebanks cut them, with exact places in the text.

Follows UD English (EWT, GUM): "n't", "'s" and most hyphens are words of their own, prefixes such as "pro-"
are not. Departs from it on purpose for designations ("F-16", "AK-47", "COVID-19" stay whole) and for
footnote marks glued to a word ("rockets5", "base¹⁸", "[12]"), which become words of their own.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_PREFIXES = (
    "anti|co|counter|cross|e|ex|inter|intra|macro|mega|micro|mid|mini|mis|multi|neo|non|over|pan|para|post|pre|pro|"
    "proto|pseudo|psycho|re|semi|socio|sub|super|trans|ultra|un|vice"
)
_MEASURES = "am|pm|km|mm|cm|kg|m|bn|AM|PM|KM|MM"
_ABBREVIATIONS = (
    "Adm|Amb|Apr|Atty|Aug|Ave|Blvd|Brig|Bros|Capt|Cmdr|Co|Col|Corp|Cpl|Dec|Dept|Dr|Drs|Esq|Etc|etc|Feb|Fr|Ft|Gen|"
    "Gov|Hon|Inc|Insp|Jan|Jr|Jul|Jun|Lt|Ltd|Maj|Messrs|Mr|Mrs|Ms|Mt|Nov|Oct|Pfc|Pres|Prof|Pvt|Rep|Reps|Rev|Sen|Sens|"
    "Sep|Sept|Sgt|Sr|St|Supt|approx|viz|vs"
)
_BEFORE_NUMBER = "Art|Fig|Figs|Mar|No|Nos|Res|Sec|Vol|art|fig|no|nos|p|pp|sec|vol"
_APOSTROPHE = "['’´ʼ‘]"
_LETTER = r"[^\W\d_¹²³⁰⁴-⁹]"
_LETTER_OR_DIGIT = r"[^\W_¹²³⁰⁴-⁹]"
_SUFFIX = r"(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)(?![^\W_])"

_CONTRACTION = rf"{_APOSTROPHE}{_SUFFIX}"
_INSIDE = rf"{_LETTER_OR_DIGIT}|(?!{_CONTRACTION}){_APOSTROPHE}(?={_LETTER})"

_WORD = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]        # address
    | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+                            # mail
    | [@\#]\w+                                                # handle, hashtag
    | \[\d{{1,3}}\]                                           # footnote mark in brackets
    | [¹²³⁰⁴-⁹]+                                              # superscript footnote mark
    | (?:[A-Za-z]\.){{2,}}(?![^\W\d_]{{2}})                   # U.S., a.m.
    | [A-Z]\.(?=-?[A-Z]\.|\s+[A-Z'‘’])                        # initial of a name
    | (?:{_ABBREVIATIONS})\.(?!\w)                            # Dr., Sept.
    | (?:{_BEFORE_NUMBER})\.(?=\s?\d)                         # No. 21
    | (?<=et\s)al\.
    | (?:[A-Z]{{1,6}}|[A-Z][a-z])[-‑]\d{{1,4}}[A-Z]{{0,2}}s?(?!\w|-\w)  # F-16, AK-47, Su-25, COVID-19
    | \d{{1,2}}/\d{{1,2}}/\d{{2,4}} | \d{{4}}-\d\d-\d\d       # dates in figures
    | \d+(?:[-–]\d+){{2,}}                                    # telephone numbers
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|ST|ND|RD|TH)(?![^\W_])  # 16th, 1990s
    | \d+(?=(?:{_MEASURES})(?![^\W_]))                        # 5|km
    | (?<![\w.])\.\d+(?!\w)                                  # .45
    | \d+(?:[.,:/]\d+)*(?![^\W\d_])                          # 50,000  2.5  10:30
    | (?i:can)(?=not(?!\w)|NOT(?!\w))                         # can|not
    | (?:gon|wan|got)(?=(?:na|ta)(?!\w))                      # gon|na
    | {_LETTER}+(?=n{_APOSTROPHE}t(?![^\W_])) | {_LETTER}+(?=N{_APOSTROPHE}T(?![^\W_]))  # do|n't
    | n{_APOSTROPHE}t(?![^\W_]) | N{_APOSTROPHE}T(?![^\W_])
    | (?<=\S){_CONTRACTION}                                   # Iran|'s
    | (?i:{_PREFIXES})[-‐‑](?={_LETTER})(?:{_INSIDE})+         # pro-Iranian
    | {_LETTER}*[a-z]{{4}}(?=\d{{1,2}}(?!\w|-\w|[.,:/]\d))     # rockets|5
    | {_LETTER_OR_DIGIT}(?:{_INSIDE}|&(?=[A-Z]))*
    | \.{{2,}} | -{{2,}} | –{{2,}} | —{{2,}} | _+ | ([*=!?+~<>|\#^.])\1+
    | \S
    """,
    re.VERBOSE,
)


def find_words(text: str) -> list[Span]:
    """The words of one sentence as character spans: in order, not empty, without white space inside.

    Every character that is not white space belongs to exactly one word.
    """
    return [match.span() for match in _WORD.finditer(text)]
