"""The chronology as a table: one row an incident, for spreadsheets and statistics programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import date

from polybius.records import Account, Count, EventMention, Incident, Report
from polybius.telling.disagreement import find_disputes
from polybius.telling.spreadsheet import csv_text, listed
from polybius.telling.wording import date_words

Day = date


@dataclass(frozen=True, slots=True)
class ChronologyRow:
    """One incident in one line; what is unknown is None, and the `how` columns say why.

    date             EDTF; earliest and latest are the days it allows
    date_prec, where_prec   as UCDP GED codes them
    latitude, longitude     None for a place known only as a country or a wide region
    killed, injured         low and high; high None where the words leave it open
    happenings       for a summary, how many happenings it tells of
    differs          the fields on which mentions contradict each other
    """

    incident: str
    label: str
    date: str | None
    earliest: Day | None
    latest: Day | None
    date_prec: int | None
    date_in_words: str
    date_how: str
    place: str | None
    where_prec: int | None
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    place_how: str
    type: str
    mode: str
    actors: str
    attribution: str
    recipients: str
    weapons: str
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    result: str | None
    realis: str
    status: str
    summary: str
    happenings: int | str | None
    part_of: str | None
    differs: str
    mentions: int
    reports: int
    report_names: str
    sources: str
    quote: str


def chronology_rows(account: Account) -> tuple[ChronologyRow, ...]:
    """The incidents as rows, in the order of time, those without a date last."""
    mentions = {mention.id: mention for mention in account.mentions}
    reports = {report.id: report for report in account.reports}
    return tuple(
        _row(incident, [mentions[name] for name in incident.mentions], reports)
        for incident in in_order_of_time(account.incidents)
    )


def in_order_of_time(incidents: Iterable[Incident]) -> list[Incident]:
    """The incidents by first possible day, wider dates before exact ones, undated ones last."""

    def key(incident: Incident) -> tuple[bool, date, int]:
        when = incident.when
        first = when.earliest or when.latest
        return first is None, first or date.max, -(when.days or 10**6)

    return sorted(incidents, key=key)


def _row(incident: Incident, mentions: list[EventMention], reports: dict[str, Report]) -> ChronologyRow:
    where, when = incident.where, incident.when
    # A country's or a wide region's middle is not where it happened.
    place = where.place if where.place and where.where_prec in (1, 2, 3, 4) else None
    first = mentions[0] if mentions else None
    return ChronologyRow(
        incident=incident.id,
        label=incident.label,
        date=when.edtf,
        earliest=when.earliest,
        latest=when.latest,
        date_prec=when.date_prec,
        date_in_words=date_words(when),
        date_how=when.how,
        place=where.name,
        where_prec=where.where_prec,
        country=where.place.country if where.place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        radius_km=place.radius_km if place else None,
        place_how=where.how,
        type=incident.type,
        mode=incident.mode,
        actors=listed(actor.name for actor in incident.actors),
        attribution=incident.attribution if incident.actors else "",
        recipients=listed(recipient.name for recipient in incident.recipients),
        weapons=listed(weapon.name for weapon in incident.weapons),
        killed_low=incident.killed.low if incident.killed else None,
        killed_high=incident.killed.high if incident.killed else None,
        injured_low=incident.injured.low if incident.injured else None,
        injured_high=incident.injured.high if incident.injured else None,
        result=incident.result,
        realis=incident.realis,
        status=incident.status,
        summary="yes" if incident.summary else "no",
        happenings=_written(happenings(mentions)) if incident.summary else 1,
        part_of=incident.part_of,
        differs=listed(find_disputes(mentions)),
        mentions=len(incident.mentions),
        reports=len(incident.reports),
        report_names=listed(reports[name].name for name in incident.reports),
        sources=listed(name for mention in mentions for name in mention.source.names),
        quote=first.quote.text if first else "",
    )


def happenings(mentions: Iterable[EventMention]) -> Count | None:
    """How many happenings a summary tells of, by the first mention that gives a number; None if none does."""
    return next((mention.count for mention in mentions if mention.count.low is not None), None)


def _written(count: Count | None) -> int | str | None:
    return count.written() if count else None


def chronology_csv(account: Account) -> str:
    """The chronology as CSV, safe to open in a spreadsheet."""
    columns = [field.name for field in fields(ChronologyRow)]
    return csv_text(columns, (astuple(row) for row in chronology_rows(account)))
