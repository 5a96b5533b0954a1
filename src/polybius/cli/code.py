"""`polybius code`: reports in, coded mentions out, without a case."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polybius.cli.following import followed
from polybius.cli.showing import counted, print_rejects, print_table
from polybius.errors import SourceError

if TYPE_CHECKING:
    from polybius.records import Account

HELP = (
    "Code reports and show what they tell of. With --json, one line per report in the codebook's shape; "
    "incidents are linked across all files given."
)
EXAMPLE = "polybius code reports/first.txt --json"

_COLUMNS = ("incident", "date", "type", "actors", "recipients", "place", "killed", "realis", "quote")


def code(
    files: Annotated[list[str], typer.Argument(help="Files, folders, addresses, or - for standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per report and line.")] = False,
    processes: Annotated[int, typer.Option(min=1, max=256, help="Reports coded at once.")] = 1,
    codebook: Annotated[
        list[Path] | None, typer.Option("--codebook", help="A folder of own names, rules and codes.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> None:
    from polybius import pipeline

    stdin = sys.stdin.buffer.read() if "-" in files else None
    with followed(quiet=quiet) as progress:
        account = pipeline.code_files(
            files, codebook=codebook or (), stdin=stdin, processes=processes, progress=progress
        )
    if as_json:
        for document in pipeline.codebook_documents(account):
            print(json.dumps(document, ensure_ascii=False))
    else:
        for report in account.reports:
            print_table(_COLUMNS, _rows(account, report.id), title=report.name)
    print_rejects(account.rejects)
    if not account.reports:
        raise SourceError("none of the files could be read: the table above says why")


def _rows(account: Account, report: str) -> Iterator[tuple[str, ...]]:
    incident_of = {name: incident.id for incident in account.incidents for name in incident.mentions}
    for mention in account.mentions:
        if mention.report == report:
            yield (
                incident_of.get(mention.id, ""),
                mention.when.edtf or "?",
                f"{mention.type} {mention.mode}".strip(),
                ", ".join(actor.name for actor in mention.actors),
                ", ".join(actor.name for actor in mention.recipients),
                mention.where.name or "?",
                counted(mention.killed),
                mention.realis,
                mention.quote.text,
            )
