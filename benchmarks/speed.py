"""Measures `polybius code` on news: words a second in one process and in two, the start, the peak of memory.

python -m benchmarks.speed

CPU seconds tell what the program needs; the clock tells the same on a quiet machine, and more on a busy one.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.material import ROOT, news_stories, peak_gib

WORDS = 16_000
_TIMES = 2
"""Each measurement is taken so often; the fastest counts, since another program can only slow it down."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What one fresh process took. The start is all until the first sentence is coded."""

    words: int
    start_seconds: float
    start_cpu_seconds: float
    seconds: float
    cpu_seconds: float
    peak_gib: float

    @property
    def words_per_second(self) -> float:
        """By the clock: reading to linking, after the start."""
        return self.words / self.seconds

    @property
    def words_per_cpu_second(self) -> float:
        return self.words / self.cpu_seconds


@dataclass(frozen=True, slots=True)
class Speed:
    """One process on all stories, and two at the same time on half of them each.

    one     its pace
    gain    how many times as fast two are, by the clock, after the start
    load    processes that wanted a core in the minute before
    cores   cores of the machine
    """

    one: Pace
    gain: float
    load: float
    cores: int


def measure_speed() -> Speed:
    """The speed of fresh processes on news."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as place:
        whole, halves = _dealt(news_stories(WORDS), Path(place))
        alone = [_paces([whole])[0] for _ in range(_TIMES)]
        together = [max(pace.seconds for pace in _paces(halves)) for _ in range(_TIMES)]
    one = min(alone, key=lambda pace: pace.seconds)
    return Speed(one, one.seconds / min(together), load, os.cpu_count() or 1)


def main() -> None:
    if "--inside" in sys.argv:
        _measure_inside(Path(sys.argv[-1]))
        return
    speed = measure_speed()
    one = speed.one
    print(
        f"{one.words_per_cpu_second:,.0f} words per CPU s ({one.words_per_second:,.0f} by the clock) "
        f"over {one.words:,} words of news\n"
        f"two processes {speed.gain:.2f} times as fast\n"
        f"start {one.start_cpu_seconds:.1f} CPU s ({one.start_seconds:.1f} s by the clock), "
        f"peak {one.peak_gib:.2f} GiB, load before {speed.load:.1f} on {speed.cores} cores"
    )


def _dealt(stories: Sequence[str], place: Path) -> tuple[Path, tuple[Path, Path]]:
    """Folders with all stories, and with every second one."""
    whole, halves = place / "all", (place / "first", place / "second")
    for folder in (whole, *halves):
        folder.mkdir()
    for number, story in enumerate(stories):
        for folder in (whole, halves[number % 2]):
            (folder / f"{number:04d}.txt").write_text(story, encoding="utf-8")
    return whole, halves


def _paces(folders: Sequence[Path]) -> list[Pace]:
    """A fresh process for each folder; they begin to code at the same moment, when all have started."""
    program = [sys.executable, "-m", "benchmarks.speed", "--inside"]
    running = [
        subprocess.Popen(
            [*program, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for folder in folders
    ]
    for process in running:
        if process.stdout is None or process.stdout.readline() != "ready\n":
            raise SystemExit("a measured process did not start: run 'polybius code' on a file to see why")
    for process in running:
        if process.stdin is not None:
            process.stdin.write("go\n")
            process.stdin.flush()
    return [_pace(process.communicate()[0]) for process in running]


def _pace(line: str) -> Pace:
    words, *seconds = line.split()
    return Pace(int(words), *map(float, seconds))


def _measure_inside(folder: Path) -> None:
    """Print the figures of this process, which must have done nothing before."""
    # The interpreter's own start is part of the start: CPU time counts from there.
    began = time.perf_counter()
    from polybius.pipeline import code_files

    files = sorted(folder.glob("*.txt"))
    words = sum(len(file.read_text(encoding="utf-8").split()) for file in files)
    code_files(["-"], stdin=b"Gunmen attacked a convoy near the river on 3 May 2020.")
    start, start_cpu = time.perf_counter() - began, time.process_time()
    print("ready", flush=True)
    sys.stdin.readline()
    went, went_cpu = time.perf_counter(), time.process_time()
    code_files(files)
    took, took_cpu = time.perf_counter() - went, time.process_time() - went_cpu
    print(words, start, start_cpu, took, took_cpu, peak_gib(resource.RUSAGE_SELF))


if __name__ == "__main__":
    main()
