"""Building: sources in, a case's tables and report out."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from polybius import __version__
from polybius.config import Config
from polybius.errors import CaseError
from polybius.own_codebook import OwnCodebook
from polybius.pipeline.checking import sound_codebook
from polybius.pipeline.running import Progress, code_reports
from polybius.pipeline.stages import Stages, real_stages
from polybius.records import Account, Coded, Reject, Report
from polybius.store import (
    Case,
    CodingCache,
    Inputs,
    case_writing,
    create_case,
    hash_of,
    is_address,
    load_account,
    open_case,
    remove_old_builds,
    save_build,
    usable_build,
    writable,
)


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did.

    coded, reused   reports coded now, and those whose coding was kept from an earlier build
    unchanged       whether nothing had changed, so that the live build stayed
    report          the page to open
    """

    build: str
    reports: int
    mentions: int
    incidents: int
    coded: int
    reused: int
    unchanged: bool
    rejects: tuple[Reject, ...]
    report: Path


def build(
    sources: Iterable[str | Path],
    case: str | Path,
    *,
    stdin: bytes | None = None,
    processes: int | None = None,
    progress: Progress | None = None,
    stages: Stages | None = None,
) -> BuildResult:
    """Read, code, link and tell all sources of a case, the given ones besides those it knows already.

    stdin      what "-" among the sources stands for
    processes  how many reports are coded at once; the case's setting when None
    Raises     CaseError when the folder cannot be used, ConfigError, DataFileError when its codebook has a
               mistake. A source that cannot be read raises nothing and is told of in `rejects`
    """
    stages, progress = stages or real_stages(), progress or _silent
    opened = create_case(Path(case))
    with opened.lock():
        wanted = _remember(opened, sources, stdin)
        return _build(opened, wanted, stages, processes or opened.config.coder.processes, progress)


def report(case: str | Path, *, stages: Stages | None = None) -> Path:
    """Write the report of a case's live build again; gives the page to open. Raises NotACase, DamagedCase."""
    opened = open_case(Path(case))
    account = load_account(opened)
    with opened.lock():
        return _tell(opened, account, stages or real_stages())


def code_files(
    sources: Iterable[str | Path],
    *,
    codebook: Sequence[str | Path] = (),
    stdin: bytes | None = None,
    processes: int = 1,
    progress: Progress | None = None,
    stages: Stages | None = None,
) -> Account:
    """Read, code and link sources without a case; incidents run across all of them.

    codebook   folders of own names, rules and codes
    stdin      what "-" among the sources stands for
    Raises     DataFileError when the codebook has a mistake
    """
    stages, progress, config = stages or real_stages(), progress or _silent, Config()
    own = sound_codebook(codebook, stages)
    given = [str(source) for source in sources]
    found = stages.find([source for source in given if source != "-"])
    read = [*_followed(stages.read(found, config, None), len(found), progress)]
    if "-" in given and stdin is not None:
        read.append(stages.read_stdin(stdin, config))
    reports, rejects = _each_once(read)
    coding = code_reports(reports, stages.load_coder, own, processes=processes, progress=progress)
    return _link("", reports, (*rejects, *coding.rejects), coding.mentions, stages, config, own)


def codebook_documents(account: Account, *, stages: Stages | None = None) -> Iterator[dict[str, Any]]:
    """Each report of an account in the codebook's shape, ready for JSON."""
    stages = stages or real_stages()
    incident_of = {name: incident.id for incident in account.incidents for name in incident.mentions}
    part_of = {incident.id: incident.part_of for incident in account.incidents if incident.part_of}
    of_report = account.coded().by_report()
    for each in account.reports:
        yield stages.document(each, of_report.get(each.id, Coded()), incident_of, part_of)


def _build(
    case: Case, sources: Sequence[str], stages: Stages, processes: int, progress: Progress
) -> BuildResult:
    own = sound_codebook(case.own_codebook().folders, stages)
    live = usable_build(case)
    reports, rejects = _read_case(case, sources, stages, progress)
    with case_writing(case.root):
        kept = CodingCache(case.codings, stages.fingerprint(own)[0])
        coding = code_reports(
            reports, stages.load_coder, own, processes=processes, progress=progress, kept=kept
        )
    rejects = (*rejects, *coding.rejects)
    inputs = _inputs(case, reports, rejects, stages)
    unchanged = live is not None and live.inputs == inputs
    if unchanged:
        account = load_account(case)
    else:
        progress("linking", 0, None)
        account = _link(case.title, reports, rejects, coding.mentions, stages, case.config, own)
        save_build(case, account, inputs)
    remove_old_builds(case, keep=case.config.store.keep_builds)
    progress("telling", 0, None)
    return _result(account, coding.coded, coding.reused, unchanged, _tell(case, account, stages))


def _remember(case: Case, sources: Iterable[str | Path], stdin: bytes | None) -> list[str]:
    """Take the given sources into the case; gives all that this build is to read.

    A path that leads nowhere is read, and so told of, but not remembered: it is most likely mistyped.
    """
    given = [str(source) for source in sources]
    if "-" in given and stdin is not None:
        case.keep_source(stdin)
    named = [source for source in given if source != "-"]
    missing = [source for source in named if not is_address(source) and not _exists(source)]
    case.list_sources(source for source in named if source not in missing)
    return [*case.known_sources(), *missing]


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except OSError:  # a name too long, or a folder on the way that may not be entered
        return False


def _read_case(
    case: Case, sources: Sequence[str], stages: Stages, progress: Progress
) -> tuple[tuple[Report, ...], tuple[Reject, ...]]:
    if not sources:
        raise CaseError(f"{case.root} has no sources: name files, folders or addresses")
    found = [source for source in stages.find(sources) if not case.holds(source.location)]
    read = stages.read(found, case.config, case.answers)
    reports, rejects = _each_once(_followed(read, len(found), progress))
    if not reports:
        reason = f" ({rejects[0].origin}: {rejects[0].reason})" if rejects else ""
        raise CaseError(
            f"no report could be read{reason}: the last build stays; mend the sources and run again"
        )
    return tuple(stages.mark_copies(reports)), rejects


def _followed(read: Iterable[Report | Reject], of: int, progress: Progress) -> Iterator[Report | Reject]:
    """What is read, as it is read, under names that can be written."""
    for number, each in enumerate(read, start=1):
        progress("reading", number, of)
        if isinstance(each, Reject):
            yield replace(each, origin=writable(each.origin), reason=writable(each.reason))
        else:
            yield replace(each, name=writable(each.name), origin=writable(each.origin))


def _each_once(read: Iterable[Report | Reject]) -> tuple[tuple[Report, ...], tuple[Reject, ...]]:
    """Reports, each once, and what could not be read; the same bytes met again are a reject that says so."""
    reports: dict[str, Report] = {}
    rejects: list[Reject] = []
    for each in read:
        if isinstance(each, Reject):
            rejects.append(each)
        elif (first := reports.setdefault(each.id, each)) is not each:
            rejects.append(Reject(each.origin, f"the same file as {first.origin}, read once", "Duplicate"))
    return tuple(reports.values()), tuple(rejects)


def _link(
    title: str,
    reports: tuple[Report, ...],
    rejects: tuple[Reject, ...],
    coded: Coded,
    stages: Stages,
    config: Config,
    own: OwnCodebook,
) -> Account:
    linked = stages.link(coded.events, config, own)
    made = datetime.now(UTC).replace(microsecond=0)
    return Account(
        title=title,
        build=f"{made:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}",
        made=made.isoformat(),
        program=f"polybius {__version__}",
        reports=reports,
        rejects=rejects,
        mentions=coded.events,
        statements=coded.statements,
        figures=coded.figures,
        relations=coded.relations,
        assessments=coded.assessments,
        causal=coded.causal,
        links=linked.links,
        incidents=linked.incidents,
    )


def _tell(case: Case, account: Account, stages: Stages) -> Path:
    with case_writing(case.root):
        return stages.write_report(account, case.report)


def _inputs(case: Case, reports: Sequence[Report], rejects: Sequence[Reject], stages: Stages) -> Inputs:
    return Inputs(
        reports=hash_of([*reports, *rejects]),
        coder=_hash(stages.fingerprint(case.own_codebook())),
        config=_hash([case.title, case.config.model_dump(mode="json")]),
        decisions=case.decisions_hash(),
    )


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def _result(account: Account, coded: int, reused: int, unchanged: bool, page: Path) -> BuildResult:
    return BuildResult(
        build=account.build,
        reports=len(account.reports),
        mentions=len(account.mentions),
        incidents=len(account.incidents),
        coded=coded,
        reused=reused,
        unchanged=unchanged,
        rejects=account.rejects,
        report=page,
    )


def _silent(stage: str, done: int, of: int | None) -> None:
    """Progress that nobody follows."""
