"""`polybius codebook`: what may be coded, and whether a user's own codebook is sound."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from polybius.cli.showing import console, plain, print_table

HELP = (
    "Show the codebook: every field whose values come from a list, and what each value means. "
    "`polybius codebook check DIR` explains every mistake in folders of your own codebook instead; "
    "the exit status is 1 when there are any."
)
EXAMPLE = "polybius codebook mode"


def codebook(
    field: Annotated[
        str | None, typer.Argument(help="One field only (type, mode, realis, status …), or the word check.")
    ] = None,
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[DIR]...", help="With check: the folders, taken together.")
    ] = None,
    own: Annotated[
        list[Path] | None, typer.Option("--codebook", help="Show the codes of this folder too.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on stdout.")] = False,
) -> None:
    if field == "check":
        if not folders:
            raise typer.BadParameter("name the folder to check: polybius codebook check DIR")
        _check(folders, as_json=as_json)
    elif folders:
        raise typer.BadParameter(f"folders go with check: polybius codebook check {folders[0]}")
    else:
        _show(field, own or [], as_json=as_json)


def _show(field: str | None, own: list[Path], *, as_json: bool) -> None:
    from polybius.codebook import load_codebook
    from polybius.own_codebook import OwnCodebook

    book = load_codebook(OwnCodebook(tuple(own)).codes)
    chosen = (book.field(field),) if field else book.fields
    if as_json:
        print(json.dumps([asdict(each) for each in chosen], ensure_ascii=False, indent=2))
        return
    for each in chosen:
        rows = [(code.code, code.means, code.example) for code in each.codes]
        print_table((each.name, "means", "example"), rows, title=each.about)


def _check(folders: list[Path], *, as_json: bool) -> None:
    from polybius.checking import check_codebook

    checked = check_codebook(folders)
    if as_json:
        findings = [{**asdict(finding), "file": str(finding.file)} for finding in checked.findings]
        print(json.dumps({"findings": findings, "holds": checked.holds}, ensure_ascii=False, indent=2))
    else:
        out = console()
        for finding in checked.findings:
            out.print(plain(finding.written()), style=None if finding.warning else "bold", soft_wrap=True)
        out.print("It holds " + ("; ".join(checked.holds) or "nothing that is read") + ".")
        wrong, doubtful = len(checked.mistakes), len(checked.warnings)
        out.print(f"{_counted(wrong, 'mistake')}, {_counted(doubtful, 'warning')}.")
    if checked.mistakes:
        raise typer.Exit(1)


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}" + ("" if number == 1 else "s")
