"""The quote check: nothing is stored whose words do not stand in its report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from polybius.errors import QuoteNotInReport
from polybius.records import ActorRef, Casualties, Mention, Phrase, Quote, Report, Source, WeaponRef


def check_quotes(reports: Iterable[Report], mentions: Iterable[Mention]) -> None:
    """Raise QuoteNotInReport for the first word of any mention that its report does not hold."""
    by_id = {report.id: report for report in reports}
    for mention in mentions:
        report = by_id.get(mention.report)
        if report is None:
            raise QuoteNotInReport(
                f"mention {mention.id} is of report {mention.report}, which this build does not hold"
            )
        for field, quote in quotes_of(mention):
            if not report.holds(quote):
                raise QuoteNotInReport(
                    f"mention {mention.id} (rule {mention.rule}): its {field} {quote.text!r} is not at "
                    f"{quote.start}-{quote.end} of {report.name}; a bug in the coder, please report it"
                )


def quotes_of(mention: Mention) -> Iterator[tuple[str, Quote]]:
    """Every run of words that a mention cites, with the field that cites it."""
    for field in fields(mention):
        yield from ((field.name, quote) for quote in _within(getattr(mention, field.name), mention.report))


def _within(value: object, report: str) -> Iterator[Quote]:
    match value:
        case Quote():
            yield value
        case ActorRef() | WeaponRef() | Phrase() | Casualties():
            yield Quote(report, value.start, value.end, value.text)
        case Source():
            yield from value.quotes
        case tuple():
            for part in value:
                yield from _within(part, report)
