"""What the page's script works on: incidents, mentions, the sentences around their quotes, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from polybius.records import Account, Count, EventMention, Incident, Report, Where
from polybius.telling.chapter import Chapter
from polybius.telling.chapter_data import chapter_data
from polybius.telling.chronology import happenings, in_order_of_time
from polybius.telling.disagreement import find_disputes
from polybius.telling.families import family_of
from polybius.telling.overview import origins
from polybius.telling.packing import QuotePacker, StringTable, percent_sure, without_empty
from polybius.telling.timeline import Timeline
from polybius.telling.visible import one_line
from polybius.telling.wording import code_words, count_words, date_words
from polybius.telling.worldmap import WorldMap

_DOERS_ARE = {"alleged": "as accused", "claimed": "by own claim"}
_PRECISION = {
    1: "exact place",
    2: "within about 25 km",
    3: "district",
    4: "province",
    5: "region or line",
    6: "country only",
    7: "at sea or in the air",
}


def page_data(
    account: Account, timeline: Timeline, worldmap: WorldMap, chapters: Iterable[Chapter]
) -> dict[str, Any]:
    """The data of the page: words that recur are numbers into `strings`, sentences into `sentences`."""
    return _Packer(account, timeline, worldmap).packed(chapters)


class _Packer:
    """Packs one account; holds the tables that the packed records point into."""

    def __init__(self, account: Account, timeline: Timeline, worldmap: WorldMap) -> None:
        self._account = account
        self._timeline = timeline
        self._reports = {report.id: report for report in account.reports}
        self._mentions = {mention.id: mention for mention in account.mentions}
        self._strings = StringTable()
        self._quotes = QuotePacker(account)
        self._spots = {name: n for n, spot in enumerate(worldmap.spots) for name in spot.incidents}
        self._ranges = {name: n for n, stretch in enumerate(timeline.stretches) for name in stretch.incidents}
        self._worldmap = worldmap

    def packed(self, chapters: Iterable[Chapter]) -> dict[str, Any]:
        incidents = [self._incident(incident) for incident in in_order_of_time(self._account.incidents)]
        return {
            "incidents": incidents,
            "chapters": chapter_data(chapters, self._strings, self._quotes),
            "reports": [_report(report) for report in self._account.reports],
            "spots": [
                {"name": one_line(spot.name), "shown": spot.shown, "radius": round(spot.radius, 1)}
                for spot in self._worldmap.spots
            ],
            "bins": [[each.first.isoformat(), each.last.isoformat()] for each in self._timeline.bins],
            "view": [round(number, 1) for number in self._worldmap.view],
            "world": [round(number, 1) for number in self._worldmap.world],
            "kmUnit": round(self._worldmap.km_unit, 4),
            "strings": self._strings.values,
            "sentences": self._quotes.sentences.values,
        }

    def _incident(self, incident: Incident) -> dict[str, Any]:
        mentions = [self._mentions[name] for name in incident.mentions]
        disputes = find_disputes(mentions)
        when = incident.when
        first = when.earliest or when.latest
        packed = {
            "id": incident.id,
            "label": one_line(incident.label),
            **self._what(incident),
            "year": first.year if first else None,
            "from": when.earliest.isoformat() if when.earliest else None,
            "to": when.latest.isoformat() if when.latest else None,
            "undated": not when.known or None,
            "spot": self._spots[incident.id],
            "bin": self._timeline.counted.get(incident.id),
            "range": self._ranges.get(incident.id),
            "deadLow": incident.killed.low if incident.killed else None,
            "deadHigh": incident.killed.high if incident.killed else None,
            "doersAre": _DOERS_ARE.get(incident.attribution) if incident.actors else None,
            "summary": incident.summary or None,
            "happenings": _told(happenings(mentions)) if incident.summary else None,
            "partOf": incident.part_of,
            "reports": [self._quotes.report_number(name) for name in incident.reports],
            "origins": origins(incident, self._reports),
            "differs": list(disputes),
            "rules": [[field, self._strings.number(rule)] for field, rule in incident.rules],
            "mentions": [self._mention(mention, disputes) for mention in mentions],
        }
        return without_empty(packed)

    def _what(self, told: Incident | EventMention) -> dict[str, Any]:
        """The fields that an incident and a mention share."""
        return {
            "type": told.type,
            "mode": told.mode,
            "family": family_of(told.type).key,
            "date": one_line(date_words(told.when)) if told.when.known else None,
            "dateHow": self._strings.number(told.when.how),
            "place": self._strings.number(told.where.name) if told.where.name else None,
            "placeHow": self._strings.number(told.where.how),
            "precision": _precision(told.where),
            "rivals": _rivals(told.where),
            "actors": [self._strings.number(actor.name) for actor in told.actors],
            "recipients": [self._strings.number(recipient.name) for recipient in told.recipients],
            "weapons": [self._strings.number(weapon.name) for weapon in told.weapons],
            "killed": _told(told.killed),
            "injured": _told(told.injured),
            "result": code_words(told.result) if told.result else None,
            "realis": told.realis,
            "status": told.status,
        }

    def _mention(self, mention: EventMention, disputes: Mapping[str, frozenset[str]]) -> dict[str, Any]:
        report = self._reports[mention.report]
        packed = {
            **self._what(mention),
            **self._quotes.packed(mention, mention.trigger, mention.support),
            "dateText": _words(mention.when.text, report),
            "placeText": _words(mention.where.text, report),
            "killedText": _words(mention.killed.text if mention.killed else None, report),
            "injuredText": _words(mention.injured.text if mention.injured else None, report),
            "count": count_words(mention.count) if mention.count.written() != 1 else None,
            "doerIs": code_words(mention.attribution) if mention.actors else None,
            "sources": [self._strings.number(name) for name in mention.source.names],
            "trigger": one_line(mention.trigger.text),
            "rule": self._strings.number(mention.rule),
            "sure": percent_sure(mention),
            "differs": [field for field, ids in disputes.items() if mention.id in ids],
            "notes": [self._strings.number(note) for note in mention.notes],
        }
        return without_empty(packed)


def _report(report: Report) -> dict[str, Any]:
    return {"id": report.id, "title": report_title(report), "byline": report_byline(report)}


def report_title(report: Report) -> str:
    """The report's title, or its file name when it has none."""
    return one_line(report.title.value if report.title else report.name)


def report_byline(report: Report) -> str:
    """Outlet and date in one line, as far as they are known."""
    parts = [found.value for found in (report.outlet, report.published) if found]
    return one_line(", ".join(parts))


def _told(count: Count | None) -> str | None:
    return count_words(count) if count else None


def _precision(where: Where) -> str | None:
    return _PRECISION.get(where.where_prec) if where.where_prec is not None else None


def _rivals(where: Where) -> list[str]:
    """Other places of the name that were considered, at most three, each with its country."""
    others = [c.place for c in where.candidates if where.place is None or c.place.id != where.place.id]
    return [
        one_line(f"{place.name} ({place.country})" if place.country else place.name) for place in others[:3]
    ]


def _words(text: str | None, report: Report) -> str | None:
    """The words when the report holds them: none are shown between quotation marks that are not its own."""
    return one_line(text) if text and text in report.text else None
