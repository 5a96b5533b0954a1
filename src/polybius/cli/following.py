"""Following: the progress of a build on stderr, as moving bars or, where there is no terminal, in lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from polybius.cli.showing import console

if TYPE_CHECKING:
    from polybius.pipeline import Progress


@contextmanager
def followed(*, quiet: bool = False) -> Iterator[Progress]:
    """A progress function that shows on stderr what it is told, while the block runs."""
    if quiet:
        yield _nothing
    elif sys.stderr.isatty():
        with _moving() as progress:
            yield progress
    else:
        yield _Lines().tell


@contextmanager
def _moving() -> Iterator[Progress]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as shown:
        tasks: dict[str, object] = {}

        def tell(stage: str, done: int, of: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = shown.add_task(stage, total=of)
            shown.update(tasks[stage], completed=done, total=of)  # type: ignore[arg-type]

        yield tell


class _Lines:
    """A line when a stage begins and at each tenth of it, so that a log stays short."""

    def __init__(self) -> None:
        self._last = ("", -1)

    def tell(self, stage: str, done: int, of: int | None) -> None:
        tenth = done * 10 // of if of else 0
        if (stage, tenth) != self._last:
            self._last = (stage, tenth)
            print(f"{stage} {done} of {of}" if of else stage, file=sys.stderr, flush=True)


def _nothing(stage: str, done: int, of: int | None) -> None:
    """Told, and silent."""
