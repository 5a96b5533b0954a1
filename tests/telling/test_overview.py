"""The numbers at the head of the report."""

from __future__ import annotations

from dataclasses import replace

from polybius.telling.overview import count_up, origins
from tests.telling.build_account import make_account


def test_what_the_account_cannot_know_is_counted() -> None:
    overview = count_up(make_account())
    assert (overview.reports, overview.rejects, overview.mentions, overview.incidents) == (3, 1, 8, 7)
    assert (overview.undated, overview.to_the_day, overview.wide_date) == (2, 1, 2)
    assert (overview.unplaced, overview.placed, overview.wide_place) == (2, 2, 3)
    assert (overview.one_origin, overview.no_doer, overview.not_happened, overview.disputed) == (6, 4, 2, 1)
    assert overview.first is not None
    assert overview.last is not None
    assert (overview.first.edtf, overview.last.edtf) == ("2021", "2021")


def test_a_near_copy_is_no_second_origin() -> None:
    account = make_account()
    agency, paper, _ = account.reports
    copied = {agency.id: agency, paper.id: replace(paper, copy_of=agency.id)}
    assert origins(account.incidents[0], {agency.id: agency, paper.id: paper}) == 2
    assert origins(account.incidents[0], copied) == 1


def test_copies_that_name_each_other_are_one_origin() -> None:
    account = make_account()
    agency, paper, _ = account.reports
    ring = {agency.id: replace(agency, copy_of=paper.id), paper.id: replace(paper, copy_of=agency.id)}
    assert origins(account.incidents[0], ring) == 1
