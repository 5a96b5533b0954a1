"""`polybius show`: the incidents of a case, or one incident with the words it rests on."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polybius.cli.showing import cell, console, counted, plain, print_table

if TYPE_CHECKING:
    from polybius.records import Account, EventMention, Incident

HELP = "Show the incidents of a case in the order of time, or one of them with every mention and its words."
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


def show(
    case: Annotated[Path, typer.Argument(help="The folder of the case.")],
    incident: Annotated[str | None, typer.Argument(help="The id of one incident, as i12.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on stdout.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV on stdout.")] = False,
) -> None:
    from polybius.store import find_incident, load_account, open_case

    if as_json and as_csv:
        raise typer.BadParameter("give --json or --csv, not both")
    account = load_account(open_case(case))
    chosen = (find_incident(account, incident),) if incident else account.incidents
    if as_json:
        _print_json(account, chosen, whole=incident is not None)
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([cell(value) for value in _row(each)] for each in chosen)
    elif incident:
        _print_incident(account, chosen[0])
    else:
        rows = (_short_row(each) for each in chosen)
        print_table(_SHORT_COLUMNS, rows, title=f"{account.title}: {len(chosen)} incidents")


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
        told = {"told": [to_plain(mention) for mention in _mentions(account, incident)]} if whole else {}
        print(readable_json({**to_plain(incident), **told}))


def _print_incident(account: Account, incident: Incident) -> None:
    print_table(("", ""), zip(_COLUMNS, _row(incident), strict=True), title=incident.label)
    names = {report.id: report for report in account.reports}
    out = console()
    for mention in _mentions(account, incident):
        report = names[mention.report]
        outlet = f"{report.outlet.value}, " if report.outlet else ""
        out.print(f"\n{plain(outlet + report.name)}, characters {mention.quote.start}-{mention.quote.end}:")
        out.print(f"  “{plain(mention.quote.text)}”")
        out.print(f"  {plain(_reading(mention))}")


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


def _mentions(account: Account, incident: Incident) -> Iterator[EventMention]:
    wanted = set(incident.mentions)
    return (mention for mention in account.mentions if mention.id in wanted)
