"""The check before anything is told: every quote stands in its report, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.errors import QuoteNotInReport, RecordError
from polybius.records import Account, EventMention, Quote


def quotes_of(mention: EventMention) -> Iterator[Quote]:
    """All words the mention rests on: its run, its trigger, its support, who says so."""
    yield mention.quote
    yield mention.trigger
    yield from mention.support
    yield from mention.source.quotes


def check_account(account: Account) -> None:
    """Refuse an account that cites words which are not there, or records which are not in it.

    Raises  QuoteNotInReport; RecordError when an incident names a mention or a report that the account lacks
    """
    reports = {report.id: report for report in account.reports}
    for mention in account.mentions:
        for quote in quotes_of(mention):
            report = reports.get(quote.report)
            if report is None or not report.holds(quote):
                raise QuoteNotInReport(_refusal(mention, quote, report.name if report else None))
    _check_members(account)


def _refusal(mention: EventMention, quote: Quote, name: str | None) -> str:
    place = (
        f"report {quote.report} ({name})" if name else f"report {quote.report}, which is not in the account"
    )
    words = quote.text if len(quote.text) <= 80 else f"{quote.text[:77]}..."
    return (
        f"mention {mention.id} cites {words!r} at characters {quote.start}-{quote.end} of {place}, "
        "where these words do not stand: build the case again"
    )


def _check_members(account: Account) -> None:
    reports = {report.id for report in account.reports}
    mentions = {mention.id for mention in account.mentions}
    for incident in account.incidents:
        missing = [name for name in incident.mentions if name not in mentions]
        missing += [name for name in incident.reports if name not in reports]
        if missing:
            raise RecordError(
                f"incident {incident.id} names {missing[0]}, which the account lacks: build the case again"
            )
