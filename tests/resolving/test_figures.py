"""A figure holds for the time its words tell, else its event's, the report's month, or the story's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius.records import (
    Count,
    Draft,
    EventMention,
    Figure,
    Phrase,
    Quote,
    Report,
    Source,
    TimeCue,
    When,
    Where,
)
from polybius.resolving.other_kinds import ToldEvents, resolve_figures
from tests.coding.sentence_suite import make_report

TEXT = "On Monday rebels raided the port. They fired nine rockets. The army has 34 jets."
NOBODY = Source(())
STANDING = TimeCue("now", None, "told in the present tense", loose=True)


def report(published: str | None) -> Report:
    return replace(make_report(TEXT, published), id="r")


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote("r", start, start + len(words), words)


def raid(edtf: str | None, realis: str = "actual") -> EventMention:
    return EventMention(
        id="r.e1",
        report="r",
        passage=0,
        quote=quote("rebels raided the port"),
        trigger=quote("raided"),
        type="ASSAULT",
        mode="storming",
        actors=(),
        recipients=(),
        weapons=(),
        where=Where.unknown("not told"),
        when=When.from_edtf(edtf, how="told") if edtf else When.unknown("not told"),
        count=Count(1, 1),
        killed=None,
        injured=None,
        result=None,
        realis=realis,
        status="asserted",
        attribution="asserted",
        source=NOBODY,
        rule="storm",
    )


def told(*events: EventMention) -> ToldEvents:
    return ToldEvents(
        {event.trigger: event for event in events},
        tuple(event for event in events if event.when.known and event.realis == "actual"),
    )


def draft(words: str, *cues: TimeCue, event: Quote | None = None, measure: str = "other") -> Draft[Figure]:
    at = quote(words)
    figure = Figure(
        id="",
        report="r",
        passage=0,
        quote=at,
        measure=measure,
        subject=Phrase(words, words, at.start, at.end),
        value=9,
        low=None,
        high=None,
        unit="rockets",
        number=at,
        as_of=When.unknown("not yet"),
        approximate=False,
        hedged=False,
        status="asserted",
        source=NOBODY,
        rule="count",
    )
    return Draft(figure, sentence=1, times=tuple(("as_of", cue) for cue in cues), event=event)


def as_of(one: Draft[Figure], events: ToldEvents, published: str | None = "2021-08-09") -> When:
    (figure,) = resolve_figures([one], events, report(published))
    return figure.as_of


def test_words_of_the_clause_come_before_the_event() -> None:
    cue = TimeCue("in May 2021", None, "said in the clause")
    one = draft("nine rockets", cue, event=quote("raided"))
    assert as_of(one, told(raid("2021-06-07"))).edtf == "2021-05"


def test_event_gives_its_time_when_the_clause_tells_none() -> None:
    found = as_of(draft("nine rockets", event=quote("raided")), told(raid("2021-06-07")))
    assert (found.edtf, found.how) == ("2021-06-07", "the time of what it counts")


def test_passage_gives_the_time_it_told_last() -> None:
    assert as_of(draft("nine rockets"), told(raid("2021-06-07"))).edtf == "2021-06-07"


@pytest.mark.parametrize(
    "event", [raid(None), raid("2021-06-07", realis="planned")], ids=["undated", "planned"]
)
def test_passage_gives_no_time_of_what_is_undated_or_did_not_happen(event: EventMention) -> None:
    assert not as_of(draft("nine rockets"), told(event)).known


def test_what_stands_holds_for_the_month_of_the_report() -> None:
    assert as_of(draft("34 jets", STANDING), told(raid("2021-06-07"))).edtf == "2021-08"


def test_what_stands_is_undated_in_a_report_without_a_date() -> None:
    assert not as_of(draft("34 jets", STANDING), told(), published=None).known


def test_what_stands_by_a_cited_source_holds_for_its_date() -> None:
    cited = TimeCue("2021-05-24", None, "by the source that is cited", loose=True)
    assert as_of(draft("34 jets", cited), told()).edtf == "2021-05-24"


def test_counting_since_a_time_ends_with_the_report() -> None:
    since = TimeCue("October 2019", None, "said in the clause", relation="since")
    assert as_of(draft("nine rockets", since), told()).edtf == "2019-10/2021-08"


def test_nothing_to_date_by_leaves_it_unknown_with_the_reason() -> None:
    found = as_of(draft("nine rockets"), told())
    assert (found.edtf, bool(found.how)) == (None, True)


def test_figures_are_numbered_in_the_order_of_the_text() -> None:
    figures = resolve_figures([draft("nine rockets"), draft("34 jets")], told(), report("2021-08-09"))
    assert [figure.id for figure in figures] == ["r.f1", "r.f2"]
