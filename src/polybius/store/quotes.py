"""The quote check: nothing is stored whose words do not stand in its report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polybius.errors import QuoteNotInReport
from polybius.records import EventMention, Quote, Report


def check_quotes(reports: Iterable[Report], mentions: Iterable[EventMention]) -> None:
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


def quotes_of(mention: EventMention) -> Iterator[tuple[str, Quote]]:
    """Every run of words that a mention cites, with the field that cites it."""
    yield "quote", mention.quote
    yield "trigger", mention.trigger
    yield from (("support", quote) for quote in mention.support)
    yield from (("source", quote) for quote in mention.source.quotes)
    for field in ("actors", "recipients", "weapons"):
        for named in getattr(mention, field):
            yield field, Quote(mention.report, named.start, named.end, named.text)
