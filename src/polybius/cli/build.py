"""`polybius build`: sources in, a case with its report out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polybius.cli.following import followed
from polybius.cli.showing import plain, print_rejects

if TYPE_CHECKING:
    from polybius.pipeline import BuildResult

HELP = (
    "Read, code, link and tell reports as a case. Sources are files, folders, addresses, or - for standard "
    "input; those of earlier builds are read again, and only new or changed reports are coded. "
    "A build that was stopped goes on where it stopped."
)
EXAMPLE = "polybius build reports --case mycase"


def build(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, addresses, or - for standard input.", show_default=False),
    ] = None,
    *,
    case: Annotated[Path, typer.Option("--case", help="The folder of the case; made when absent.")],
    processes: Annotated[
        int | None,
        typer.Option(min=1, max=256, help="Reports coded at once; the case's setting when not given."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> None:
    from polybius import pipeline

    given = sources or []
    stdin = sys.stdin.buffer.read() if "-" in given else None
    try:
        with followed(quiet=quiet) as progress:
            result = pipeline.build(given, case, stdin=stdin, processes=processes, progress=progress)
    except KeyboardInterrupt:
        print("stopped; the same command goes on where it stopped", file=sys.stderr)
        raise typer.Exit(130) from None
    print_rejects(result.rejects)
    print(_summary(result), file=sys.stderr)
    print(result.report)


def _summary(result: BuildResult) -> str:
    news = "nothing has changed" if result.unchanged else f"{result.coded} coded, {result.reused} kept"
    return plain(
        f"{result.reports} reports ({news}), {len(result.rejects)} rejects, {result.mentions} mentions, "
        f"{result.incidents} incidents; build {result.build}"
    )
