"""`polybius show`: the incidents of a case, one of them with its words, or the mentions of another kind."""

from __future__ import annotations

import csv
import difflib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polybius.cli.showing import cell, console, counted, plain, print_table
from polybius.errors import RecordError

if TYPE_CHECKING:
    from polybius.records import Account, EventMention, Incident, Mention, Statement

HELP = (
    "Show the incidents of a case in the order of time, or one of them with every mention, every statement "
    "about it and their words; or all statements, figures, relations, assessments or claims of cause."
)
EXAMPLE = "polybius show mycase i1"

_COLUMNS = (
    "incident",
    "date",
    "type",
    "mode",
    "place",
    "actors",
    "attribution",
    "recipients",
    "killed",
    "injured",
    "realis",
    "status",
    "reports",
    "label",
)


_SHORT_COLUMNS = ("incident", "date", "label", "place", "killed", "status", "reports")
"""What fits the width of a terminal."""
_SHORT_KIND_COLUMNS = {
    "statements": ("id", "kind", "speaker", "about", "quote"),
    "figures": ("id", "measure", "subject", "value", "number_words", "unit", "as_of", "sources", "quote"),
    "relations": ("id", "subject", "relation", "object", "since", "until", "status", "quote"),
    "assessments": ("id", "quote", "likelihood_words", "horizon", "sources", "resolvable"),
    "causal": ("id", "cause_words", "polarity", "effect_words", "hedged", "quote"),
}


def show(
    case: Annotated[Path, typer.Argument(help="The folder of the case.")],
    what: Annotated[
        str | None,
        typer.Argument(
            help="The id of one incident, as i12, or a kind: statements, figures, relations, assessments or "
            "causal."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on stdout.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV on stdout.")] = False,
) -> None:
    from polybius.store import load_account, open_case

    if as_json and as_csv:
        raise typer.BadParameter("give --json or --csv, not both")
    account = load_account(open_case(case))
    if what in _SHORT_KIND_COLUMNS:
        _show_kind(account, what, as_json=as_json, as_csv=as_csv)
    else:
        _show_incidents(account, what, as_json=as_json, as_csv=as_csv)


def _show_kind(account: Account, kind: str, *, as_json: bool, as_csv: bool) -> None:
    from polybius.telling import kind_csv, kind_table

    mentions: tuple[Mention, ...] = getattr(account, kind)
    if as_json:
        _print_lines(mentions)
    elif as_csv:
        # The same table as in the report's folder; only files carry a byte order mark.
        sys.stdout.write(kind_csv(account, kind).removeprefix("\ufeff").replace("\r\n", "\n"))
    else:
        columns = _SHORT_KIND_COLUMNS[kind]
        rows = (
            ["" if value is None else str(value) for value in row]
            for row in kind_table(account, kind).picked(columns)
        )
        number = f"{len(mentions)} {'causal claims' if kind == 'causal' else kind}"
        print_table(columns, rows, title=f"{account.title}: {number}")


def _show_incidents(account: Account, wanted: str | None, *, as_json: bool, as_csv: bool) -> None:
    chosen = (_incident(account, wanted),) if wanted else account.incidents
    if as_json:
        _print_json(account, chosen, whole=wanted is not None)
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([cell(value) for value in _row(each)] for each in chosen)
    elif wanted:
        _print_incident(account, chosen[0])
    else:
        rows = (_short_row(each) for each in chosen)
        print_table(_SHORT_COLUMNS, rows, title=f"{account.title}: {len(chosen)} incidents")


def _incident(account: Account, wanted: str) -> Incident:
    """The incident of that id. Raises RecordError, with the kind that was meant, or the nearest id."""
    from polybius.store import find_incident

    if near := difflib.get_close_matches(wanted.lower(), _SHORT_KIND_COLUMNS, n=1):
        raise RecordError(f"no incident and no kind '{wanted}' (did you mean '{near[0]}'?)")
    return find_incident(account, wanted)


def _short_row(incident: Incident) -> tuple[str, ...]:
    told = dict(zip(_COLUMNS, _row(incident), strict=True))
    return tuple(told[column] for column in _SHORT_COLUMNS)


def _row(incident: Incident) -> tuple[str, ...]:
    return (
        incident.id,
        incident.when.edtf or "?",
        incident.type,
        incident.mode,
        incident.where.name or "?",
        ", ".join(actor.name for actor in incident.actors),
        incident.attribution if incident.actors else "",
        ", ".join(actor.name for actor in incident.recipients),
        counted(incident.killed),
        counted(incident.injured),
        incident.realis,
        incident.status,
        str(len(incident.reports)),
        incident.label,
    )


def _print_json(account: Account, chosen: tuple[Incident, ...], *, whole: bool) -> None:
    from polybius.store import readable_json, to_plain

    for incident in chosen:
        told = {}
        if whole:
            told["told"] = [to_plain(mention) for mention in _mentions(account, incident)]
            told["said"] = [to_plain(statement) for statement in _statements(account, incident)]
        print(readable_json({**to_plain(incident), **told}))


def _print_lines(mentions: Iterable[Mention]) -> None:
    from polybius.store import readable_json, to_plain

    for mention in mentions:
        print(readable_json(to_plain(mention)))


def _print_incident(account: Account, incident: Incident) -> None:
    print_table(("", ""), zip(_COLUMNS, _row(incident), strict=True), title=incident.label)
    for mention in _mentions(account, incident):
        _print_words(account, mention, _reading(mention))
    for statement in _statements(account, incident):
        _print_words(account, statement, _saying(statement))


def _print_words(account: Account, mention: Mention, reading: str) -> None:
    """The mention's words, where they stand, and how they were read."""
    report = next(report for report in account.reports if report.id == mention.report)
    outlet = f"{report.outlet.value}, " if report.outlet else ""
    out = console()
    out.print(f"\n{plain(outlet + report.name)}, characters {mention.quote.start}-{mention.quote.end}:")
    out.print(f"  “{plain(mention.quote.text)}”")
    out.print(f"  {plain(reading)}")


def _reading(mention: EventMention) -> str:
    """How the words were read, in one line."""
    source = mention.source.written()
    parts = [
        f"date {mention.when.edtf or 'unknown'} ({mention.when.how})",
        f"place {mention.where.name or 'unknown'} ({mention.where.how})",
        f"{mention.realis}, {mention.status}" + (f" by {source}" if source else ""),
        f"rule {mention.rule}",
    ]
    return "; ".join(parts)


def _saying(statement: Statement) -> str:
    """What the statement does and who makes it, in one line."""
    speaker = statement.speaker.name if statement.speaker else statement.source.written()
    parts = [
        f"{statement.kind} by {speaker or 'the report itself'}",
        "hedged" if statement.hedged else "",
        f"rule {statement.rule}",
    ]
    return "; ".join(part for part in parts if part)


def _mentions(account: Account, incident: Incident) -> Iterator[EventMention]:
    wanted = set(incident.mentions)
    return (mention for mention in account.mentions if mention.id in wanted)


def _statements(account: Account, incident: Incident) -> Iterator[Statement]:
    wanted = set(incident.mentions)
    return (statement for statement in account.statements if statement.about in wanted)
