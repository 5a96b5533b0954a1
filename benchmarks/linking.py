"""Measures linking: CPU time and memory by the number of mentions, alike and unlike.

python -m benchmarks.linking [NUMBERS]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmarks.material import ROOT, peak_gib
from polybius.records import EventMention

_NUMBERS = (300, 1_000, 2_000, 20_000)


@dataclass(frozen=True)
class Growth:
    """What one run took. cpu_seconds: of linking alone; peak_gib: of the whole process."""

    shape: str
    mentions: int
    cpu_seconds: float
    peak_gib: float
    links: int
    incidents: int


def measure_linking(shape: str, mentions: int) -> Growth:
    """Linking so many mentions of a shape, in a process of its own."""
    program = [sys.executable, "-m", "benchmarks.linking", "--inside", shape, str(mentions)]
    done = subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT)
    seconds, peak, links, incidents = done.stdout.split()[-4:]
    return Growth(shape, mentions, float(seconds), float(peak), int(links), int(incidents))


def worlds(number: int) -> list[EventMention]:
    """Mentions of a simulated world, in which most happenings are told of once to four times."""
    from training.linking.world import make_world

    return [told.mention for told in make_world(number, seed=7).told]


def alike(number: int) -> list[EventMention]:
    """One attack, told over and over in one passage."""
    from polybius.linking import link  # so that what is measured has been imported
    from training.linking.world import make_world

    del link
    told = next(
        told.mention
        for told in make_world(300, seed=7).told
        if told.mention.when.days == 1 and told.mention.actors and told.mention.where.known
    )
    return [replace(told, id=f"{told.report}.e{place}") for place in range(number)]


def varied(number: int) -> list[EventMention]:
    """The attack of `alike` on day after day, in report after report, with another toll each time."""
    from polybius.records import Count, When

    when = [f"2031-{1 + place % 12:02}-{1 + place // 12 % 28:02}" for place in range(number)]
    return [
        replace(
            told,
            id=f"r{place % 50:02}.e{place}",
            report=f"r{place % 50:02}",
            passage=place // 50,
            when=When.from_edtf(when[place], how="made up"),
            killed=Count(place % 17, place % 17),
        )
        for place, told in enumerate(alike(number))
    ]


_SHAPES: dict[str, Callable[[int], list[EventMention]]] = {"world": worlds, "alike": alike, "varied": varied}


def measure_inside(shape: str, number: int) -> Growth:
    """The same in this process."""
    from polybius.linking import link

    mentions = _SHAPES[shape](number)
    link(mentions[:3])
    started = time.process_time()
    linking = link(mentions)
    took = time.process_time() - started
    peak = peak_gib(resource.RUSAGE_SELF)
    return Growth(shape, number, took, peak, len(linking.links), len(linking.incidents))


def main() -> None:
    if "--inside" in sys.argv:
        found = measure_inside(sys.argv[-2], int(sys.argv[-1]))
        print(found.cpu_seconds, found.peak_gib, found.links, found.incidents)
        return
    print(f"{'shape':8} {'mentions':>8} {'CPU s':>8} {'peak GiB':>9} {'links':>8} {'incidents':>10}")
    for number in [int(given) for given in sys.argv[1:]] or _NUMBERS:
        for shape in _SHAPES:
            found = measure_linking(shape, number)
            print(
                f"{shape:8} {number:8,} {found.cpu_seconds:8.2f} {found.peak_gib:9.2f} {found.links:8,} "
                f"{found.incidents:10,}",
                flush=True,
            )


if __name__ == "__main__":
    main()
