"""Measures `polybius code`: words a second in one process after the start, the start, and the peak of memory.

python -m benchmarks.speed
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from dataclasses import dataclass

from benchmarks.material import ROOT, seed_files


@dataclass(frozen=True)
class Speed:
    """start_seconds: until the first sentence is coded; words_per_second: reading to linking, after it."""

    words: int
    start_seconds: float
    words_per_second: float
    peak_gib: float


def measure_speed() -> Speed:
    """The speed of a fresh process on the reference analyses."""
    program = [sys.executable, "-m", "benchmarks.speed", "--inside"]
    done = subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT)
    words, start, rate, peak = done.stdout.split()[-4:]
    return Speed(int(words), float(start), float(rate), float(peak))


def measure_inside() -> Speed:
    """The speed of this process, which must have done nothing before."""
    began = time.perf_counter()
    from polybius.pipeline import code_files

    files = seed_files()
    words = sum(len(file.read_text(encoding="utf-8", errors="replace").split()) for file in files)
    code_files(["-"], stdin=b"Gunmen attacked a convoy near the river on 3 May 2020.")
    started = time.perf_counter()
    code_files(files)
    took = time.perf_counter() - started
    # ru_maxrss counts kibibytes, on macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**30
    return Speed(words, started - began, words / took, peak)


def main() -> None:
    if "--inside" in sys.argv:
        speed = measure_inside()
        print(speed.words, speed.start_seconds, speed.words_per_second, speed.peak_gib)
        return
    speed = measure_speed()
    print(
        f"{speed.words_per_second:,.0f} words/s over {speed.words:,} words, "
        f"start {speed.start_seconds:.1f} s, peak {speed.peak_gib:.2f} GiB"
    )


if __name__ == "__main__":
    main()
