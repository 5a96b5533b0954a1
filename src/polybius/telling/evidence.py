"""The check before anything is told: every quote stands in its report, word for word."""

from __future__ import annotations

from polybius.errors import QuoteNotInReport, RecordError
from polybius.records import Account, Mention, Quote
from polybius.store import quotes_of


def check_account(account: Account) -> None:
    """Refuse an account that cites words which are not there, or records which are not in it.

    Raises  QuoteNotInReport; RecordError when an incident names a mention or a report that the account lacks
    """
    reports = {report.id: report for report in account.reports}
    for mention in account.coded().mentions():
        for _, quote in quotes_of(mention):
            report = reports.get(quote.report)
            if report is None or not report.holds(quote):
                raise QuoteNotInReport(_refusal(mention, quote, report.name if report else None))
    _check_members(account)


def _refusal(mention: Mention, quote: Quote, name: str | None) -> str:
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
    for statement in account.statements:
        if statement.about is not None and statement.about not in mentions:
            raise RecordError(
                f"statement {statement.id} is about {statement.about}, which the account lacks: "
                "build the case again"
            )
