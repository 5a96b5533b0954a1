"""What the account holds in numbers, and what it cannot know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from polybius.records import Account, EventMention, Incident, Report, When
from polybius.telling.disagreement import find_disputes


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts for the head of the report.

    first, last    dates of the first and last incident that is dated to a year or better; None for none
    to_the_day     incidents dated to one day
    wide_date      dated, but only to more than a month
    placed         incidents with a place to about 25 km
    wide_place     with a wider place, a country or a name in no gazetteer
    one_origin     incidents that rest on one report, copies of a report not counted
    not_happened   planned, hypothetical or negated
    disputed       incidents whose mentions contradict each other
    """

    reports: int
    copies: int
    rejects: int
    mentions: int
    incidents: int
    summaries: int
    first: When | None
    last: When | None
    to_the_day: int
    wide_date: int
    undated: int
    placed: int
    wide_place: int
    unplaced: int
    no_doer: int
    one_origin: int
    not_happened: int
    disputed: int


def count_up(account: Account) -> Overview:
    """The numbers of the account."""
    incidents = account.incidents
    mentions = {mention.id: mention for mention in account.mentions}
    reports = {report.id: report for report in account.reports}
    first, last = _time_covered(incidents)
    return Overview(
        reports=len(account.reports),
        copies=sum(report.copy_of is not None for report in account.reports),
        rejects=len(account.rejects),
        mentions=len(account.mentions),
        incidents=len(incidents),
        summaries=sum(incident.summary for incident in incidents),
        first=first,
        last=last,
        to_the_day=sum(incident.when.date_prec == 1 for incident in incidents),
        wide_date=sum(incident.when.date_prec == 5 for incident in incidents),
        undated=sum(not incident.when.known for incident in incidents),
        placed=sum(incident.where.where_prec in (1, 2) for incident in incidents),
        wide_place=sum(
            incident.where.known and incident.where.where_prec not in (1, 2) for incident in incidents
        ),
        unplaced=sum(not incident.where.known for incident in incidents),
        no_doer=sum(not incident.actors for incident in incidents),
        one_origin=sum(origins(incident, reports) <= 1 for incident in incidents),
        not_happened=sum(incident.realis in ("planned", "hypothetical", "negated") for incident in incidents),
        disputed=sum(bool(find_disputes(_members(incident, mentions))) for incident in incidents),
    )


def origins(incident: Incident, reports: dict[str, Report]) -> int:
    """How many reports tell of the incident, near copies of one report counted once."""
    return len({_original(name, reports) for name in incident.reports})


def _original(name: str, reports: dict[str, Report]) -> str:
    """The report that the named one copies, at the end of the chain; a ring of copies ends where it began."""
    seen = {name}
    while (report := reports.get(name)) and report.copy_of and report.copy_of not in seen:
        name = report.copy_of
        seen.add(name)
    return min(seen) if report and report.copy_of in seen else name


def _members(incident: Incident, mentions: dict[str, EventMention]) -> list[EventMention]:
    return [mentions[name] for name in incident.mentions]


def _time_covered(incidents: Sequence[Incident]) -> tuple[When | None, When | None]:
    dated = [
        each.when
        for each in incidents
        if each.when.earliest and each.when.latest and (each.when.days or 0) <= 366
    ]
    first = min(dated, key=lambda when: (when.earliest or date.max, when.days or 0), default=None)
    last = max(dated, key=lambda when: (when.latest or date.min, -(when.days or 0)), default=None)
    return first, last
