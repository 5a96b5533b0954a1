"""Measures `polybius code`: words a second in one process after the start, the start, and the peak of memory.

python -m benchmarks.speed

CPU seconds tell what the program needs; the clock tells the same on a quiet machine, and more on a busy one.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass

from benchmarks.material import ROOT, peak_gib, seed_files


@dataclass(frozen=True)
class Speed:
    """What a fresh process took on the reference analyses.

    start_seconds, start_cpu_seconds   until the first sentence is coded
    words_per_second, words_per_cpu_second   reading to linking, after it
    load    processes that wanted a core in the last minute, when it ended
    cores   cores of the machine
    """

    words: int
    start_seconds: float
    start_cpu_seconds: float
    words_per_second: float
    words_per_cpu_second: float
    peak_gib: float
    load: float
    cores: int


def measure_speed() -> Speed:
    """The speed of a fresh process on the reference analyses."""
    program = [sys.executable, "-m", "benchmarks.speed", "--inside"]
    done = subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT)
    words, *rates = done.stdout.split()[-6:]
    return Speed(int(words), *map(float, rates), load=os.getloadavg()[0], cores=os.cpu_count() or 1)


def main() -> None:
    if "--inside" in sys.argv:
        _measure_inside()
        return
    speed = measure_speed()
    print(
        f"{speed.words_per_cpu_second:,.0f} words per CPU s ({speed.words_per_second:,.0f} by the clock) "
        f"over {speed.words:,} words\n"
        f"start {speed.start_cpu_seconds:.1f} CPU s ({speed.start_seconds:.1f} s by the clock), "
        f"peak {speed.peak_gib:.2f} GiB, load {speed.load:.1f} on {speed.cores} cores"
    )


def _measure_inside() -> None:
    """Print the figures of this process, which must have done nothing before."""
    # The interpreter's own start is part of the start: CPU time counts from there.
    began = time.perf_counter()
    from polybius.pipeline import code_files

    files = seed_files()
    words = sum(len(file.read_text(encoding="utf-8", errors="replace").split()) for file in files)
    code_files(["-"], stdin=b"Gunmen attacked a convoy near the river on 3 May 2020.")
    start, start_cpu = time.perf_counter() - began, time.process_time()
    code_files(files)
    took, took_cpu = time.perf_counter() - began - start, time.process_time() - start_cpu
    print(words, start, start_cpu, words / took, words / took_cpu, peak_gib(resource.RUSAGE_SELF))


if __name__ == "__main__":
    main()
