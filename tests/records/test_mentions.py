"""What follows from an event mention's fields without its text."""

from __future__ import annotations

from typing import Any

import pytest

from polybius.records import Count, Quote, When, Where
from tests.bare import bare_mention

_WORDS = Quote("r1", 0, 5, "raids")


def _mention(**fields: Any) -> Any:
    return bare_mention("r1.e1", _WORDS, _WORDS, **fields)


@pytest.mark.parametrize(
    ("type_", "realis", "stage"),
    [
        ("ASSAULT", "actual", "accomplished"),
        ("ASSAULT", "attempted", "attempted"),
        ("RETREAT", "planned", "planned"),
        ("THREATEN", "actual", "threatened"),
        ("ASSAULT", "negated", None),
        ("ASSAULT", "hypothetical", None),
    ],
)
def test_stage_is_how_far_it_went(type_: str, realis: str, stage: str | None) -> None:
    assert _mention(type=type_, realis=realis).stage == stage


@pytest.mark.parametrize(
    ("count", "clarity"), [(Count(1, 1), 1), (Count(25, 25), 2), (Count(2, 4), 2), (Count(None, None), 2)]
)
def test_an_event_is_clear_when_it_is_one(count: Count, clarity: int) -> None:
    assert _mention(count=count).event_clarity == clarity


@pytest.mark.parametrize(("edtf", "clarity"), [("2021-06-06", 1), ("2021-06", 1), ("2021", 2)])
def test_an_event_within_more_than_a_month_is_not_clear(edtf: str, clarity: int) -> None:
    assert _mention(when=When.from_edtf(edtf, how="said")).event_clarity == clarity


def test_precision_is_that_of_its_time_and_place() -> None:
    when = When.from_edtf("2021-06", how="said")
    where = Where("Anbar", "Anbar", None, 4, (), "said")
    mention = _mention(when=when, where=where)
    assert (mention.date_prec, mention.where_prec) == (4, 4)
    assert (_mention().date_prec, _mention().where_prec) == (None, None)
