"""Coding runs: many reports through the coder, one after the other or in several processes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from multiprocessing import get_context

from polybius.errors import PolybiusError
from polybius.own_codebook import OwnCodebook
from polybius.pipeline.stages import CodeReport
from polybius.records import Coded, Reject, Report
from polybius.store import CodingCache, check_quotes

_log = logging.getLogger(__name__)

Progress = Callable[[str, int, int | None], None]
"""Told of each step: the stage ("reading", "coding", "linking", "telling"), how many are done, of all."""

LoadCoder = Callable[[OwnCodebook], CodeReport]


@dataclass(frozen=True, slots=True)
class Coding:
    """What was coded of some reports.

    coded, reused  reports coded now, and those whose coding was kept from an earlier build
    """

    mentions: Coded
    rejects: tuple[Reject, ...]
    coded: int
    reused: int


def code_reports(
    reports: Sequence[Report],
    load_coder: LoadCoder,
    own: OwnCodebook,
    *,
    processes: int,
    progress: Progress,
    kept: CodingCache | None = None,
) -> Coding:
    """The mentions of all reports, in their order; those whose coding is kept are not coded again.

    Each new coding is kept as soon as it is made, so that a run that is killed goes on where it stopped.
    """
    keys = {report.id: kept.key(report) for report in reports} if kept else {}
    found = {name: mentions for name, key in keys.items() if kept and (mentions := kept.get(key)) is not None}
    new = [report for report in reports if report.id not in found]
    reused, rejects = len(found), []
    for number, (report, result) in enumerate(_code(new, load_coder, own, processes), start=1):
        if isinstance(result, Reject):
            rejects.append(result)
        else:
            found[report.id] = result
            if kept:
                kept.put(keys[report.id], result)
        progress("coding", number, len(new))
    if kept:
        kept.keep_only(keys.values())
    mentions = Coded.joined(found[report.id] for report in reports if report.id in found)
    return Coding(mentions, tuple(rejects), len(new) - len(rejects), reused)


def _code(
    reports: Sequence[Report], load_coder: LoadCoder, own: OwnCodebook, processes: int
) -> Iterator[tuple[Report, Coded | Reject]]:
    """Each report with its mentions; in several processes when there is enough to do."""
    workers = min(processes, len(reports))
    if workers == 0:
        return
    if workers == 1:
        coder = _loaded(load_coder, own)
        yield from ((report, _code_one(coder, report)) for report in reports)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            results = pool.map(_code_in_worker, repeat(load_coder), repeat(own), reports)
            yield from zip(reports, results, strict=True)
        except BrokenProcessPool as error:
            raise PolybiusError(
                "a coding process was killed, likely for want of memory: run again with fewer --processes; "
                "what was coded so far is kept"
            ) from error


@cache
def _loaded(load_coder: LoadCoder, own: OwnCodebook) -> CodeReport:
    """The coder, loaded once in a process: model and tables take seconds, and do not change."""
    return load_coder(own)


def _code_in_worker(load_coder: LoadCoder, own: OwnCodebook, report: Report) -> Coded | Reject:
    return _code_one(_loaded(load_coder, own), report)


def _code_one(coder: CodeReport, report: Report) -> Coded | Reject:
    # Any exception: a slip of the coder on one report must not cost the other hundred thousand. It is logged,
    # told of in the rejects, and tried again in the next build.
    try:
        coded = coder(report)
        check_quotes([report], coded.mentions())
    except Exception as error:
        _log.warning("%s could not be coded", report.origin, exc_info=True)
        return Reject(report.origin, f"read, but not coded: {error}", type(error).__name__)
    return coded
