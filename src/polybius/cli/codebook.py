"""`polybius codebook`: what may be coded, and what each code means."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from polybius.cli.showing import print_table

HELP = "Show the codebook: every field whose values come from a list, and what each value means."
EXAMPLE = "polybius codebook mode"


def codebook(
    field: Annotated[str | None, typer.Argument(help="One field only: type, mode, realis, status …")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on stdout.")] = False,
) -> None:
    from polybius.codebook import load_codebook

    book = load_codebook()
    chosen = (book.field(field),) if field else book.fields
    if as_json:
        print(json.dumps([asdict(each) for each in chosen], ensure_ascii=False, indent=2))
        return
    for each in chosen:
        rows = [(code.code, code.means, code.example) for code in each.codes]
        print_table((each.name, "means", "example"), rows, title=each.about)
