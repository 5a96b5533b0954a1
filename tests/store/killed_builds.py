"""Runs builds that are killed before their n-th file operation; a program for test_killed.py, not a test.

Usage: killed_builds.py CASE SOURCES FIRST LAST. For each n from FIRST to LAST a child process builds a copy
CASE-n, and "n killed" or "n finished" is printed.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pyarrow.parquet  # noqa: F401  imported once here, not once in each child

from polybius.pipeline import build
from tests.pipeline import fakes

EVENTS = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate"})


def kill_before(number: int, folder: Path) -> None:
    """Make this process kill itself before its number-th file operation under the folder."""
    left = number

    def watch(event: str, given: tuple[object, ...]) -> None:
        nonlocal left
        if event in EVENTS and str(given[0]).startswith(str(folder)):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def main() -> None:
    case, sources, first, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    for number in range(first, last + 1):
        copy = case.with_name(f"{case.name}-{number}")
        shutil.copytree(case, copy)
        child = os.fork()
        if child == 0:
            kill_before(number, copy)
            build([sources], copy, stages=fakes.STAGES)
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        print(number, "killed" if os.WIFSIGNALED(status) else "finished", flush=True)


if __name__ == "__main__":
    main()
