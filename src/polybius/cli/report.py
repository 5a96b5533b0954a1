"""`polybius report`: a case's report written again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

HELP = "Write the report of a case again from its last build, and print where it is."
EXAMPLE = "polybius report mycase"


def report(case: Annotated[Path, typer.Argument(help="The folder of the case.")]) -> None:
    from polybius import pipeline

    print(pipeline.report(case))
