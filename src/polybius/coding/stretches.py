"""Stretches: the sentences of a report, with what the tables know of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from spacy.tokens import Doc

from polybius.lexicon.actors import ActorTable
from polybius.lexicon.dates import DateExpression, find_dates
from polybius.lexicon.name_case import Case, case_of
from polybius.lexicon.name_scan import AliasKind, NameHit
from polybius.lexicon.places import PlaceHit, PlaceTable
from polybius.lexicon.view import PassageView, view_of
from polybius.records import CODED_KINDS, Report

_LONGEST = 1500
"""Characters of a sentence that are parsed at once; real ones hardly reach a third of it."""
_GAP = "\n\n"
"""Between passages when a report is searched as a whole."""

_DATELINE = re.compile(
    r"[A-Z][A-Z'.\- ]{2,30}(?:, [A-Z][A-Za-z. ]{2,20})?"
    r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?"
    r" ?(?:\([^()]{2,40}\))? ?[\u2014\u2013-]{1,2} "
)
_OFFICE = re.compile(
    r"(?:President|Minister|General|Gen\.|Secretary|Chancellor|Premier|Prime|King|Prince|Emir|Ayatollah|Colonel|Marshal"
    r"|Senator|Governor|Ambassador|Pope|Sheikh|Admiral|Chairman|Leader|Commander|Taoiseach|Sultan) $"
)

_Hit = TypeVar("_Hit", NameHit, PlaceHit, DateExpression)


class Parser(Protocol):
    """What the coder needs of the language pipeline."""

    def sentences(self, text: str) -> list[tuple[int, int]]: ...

    def parse(self, texts: Sequence[str]) -> list[Doc]: ...


@dataclass(frozen=True)
class Hits:
    """What the tables know of a stretch of text, in its order.

    Names are looked for in the whole report at once: a surname counts once the full name was told.
    """

    names: Sequence[NameHit]
    places: Sequence[PlaceHit]
    dates: Sequence[DateExpression]

    def within(self, start: int, end: int) -> Hits:
        """The hits inside a run, counted from its start."""
        return Hits(
            _within(self.names, start, end), _within(self.places, start, end), _within(self.dates, start, end)
        )


@dataclass(frozen=True)
class Stretch:
    """A sentence before it is parsed, with the table hits that lie in it.

    running   its number in the report
    start     where it begins in the view
    one_case  whether the report is written in one case
    """

    view: PassageView
    running: int
    start: int
    text: str
    hits: Hits
    one_case: bool = False


class StretchFinder:
    """Finds the sentences of reports."""

    def __init__(self, language: Parser, actors: ActorTable, places: PlaceTable) -> None:
        self._language = language
        self._actors = actors
        self._places = places

    def find(self, report: Report) -> list[Stretch]:
        """The sentences of the coded passages, in the order of the text."""
        views = [view_of(report, passage) for passage in report.passages if passage.kind in CODED_KINDS]
        whole = _GAP.join(view.text for view in views)
        names = _told_in_full(self._actors.scan(whole), whole)
        hits = Hits(names, self._places.scan(whole), _outside_names(find_dates(whole), names))
        one_case = case_of(whole) is not Case.MIXED
        found: list[Stretch] = []
        running = begin = 0
        for view in views:
            spans = [
                part
                for start, end in self._language.sentences(view.text)
                for part in _in_parts(view.text, start, end)
            ]
            printed = view.text.upper() if one_case else view.text
            printed = printed if len(printed) == len(view.text) else view.text
            for number, (start, end) in enumerate(spans, start=running):
                start += _dateline(printed, start, end)
                within = hits.within(begin + start, begin + end)
                found.append(Stretch(view, number, start, view.text[start:end], within, one_case))
            running += len(spans)
            begin += len(view.text) + len(_GAP)
        return found


def _outside_names(dates: Sequence[DateExpression], names: Sequence[NameHit]) -> list[DateExpression]:
    """The dates that are no part of a name: "the March 23 Movement" dates nothing."""
    starts = [hit.start for hit in names]
    kept = []
    for date in dates:
        before = bisect_right(starts, date.start) - 1
        if before < 0 or names[before].end <= date.end:
            kept.append(date)
    return kept


def _in_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, or where it is longer than anybody writes, parts of it that end at a mark or a blank."""
    while end - start > _LONGEST:
        last = start + _LONGEST
        cut = max(text.rfind(mark, start + _LONGEST // 2, last) for mark in (";", ",", ")", " "))
        cut = cut + 1 if cut > 0 else last
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _dateline(text: str, start: int, end: int) -> int:
    """Length of "BAGHDAD, June 6 (Agency) — " at the head of a sentence; 0 when there is none."""
    match = _DATELINE.match(text, start, end)
    return match.end() - match.start() if match and match.end() < end else 0


def _told_in_full(hits: Sequence[NameHit], text: str) -> list[NameHit]:
    """Names of one word go to the bearer that the report names in full.

    A surname whose bearer it never names in full is left out, unless an office stands before it.
    """
    full = {hit.actors[0].id for hit in hits if " " in text[hit.start : hit.end].strip()}
    whole = full | {hit.actors[0].id for hit in hits if hit.kind_of_alias is not AliasKind.SURNAME}
    kept = []
    for hit in hits:
        surname = hit.kind_of_alias is AliasKind.SURNAME
        if len(hit.actors) > 1 or surname:
            known = [actor for actor in hit.actors if actor.id in (whole if surname else full)]
            if surname and not known and not _OFFICE.search(text[max(0, hit.start - 24) : hit.start]):
                continue
            if hit.actors[0].id not in full:
                hit = replace(hit, actors=(*known, *(actor for actor in hit.actors if actor not in known)))
        kept.append(hit)
    return kept


def _within(hits: Sequence[_Hit], start: int, end: int) -> list[_Hit]:
    first = bisect_left(hits, start, key=lambda hit: hit.start)
    found = []
    for hit in hits[first:]:
        if hit.start >= end:
            break
        if hit.end <= end:
            found.append(replace(hit, start=hit.start - start, end=hit.end - start))
    return found
