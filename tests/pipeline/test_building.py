"""What a build reads, codes again, keeps and tells."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from polybius.errors import CaseError, DataFileError
from polybius.own_codebook import OwnCodebook
from polybius.pipeline import build, code_files, codebook_documents, real_stages, report
from polybius.records import Coded, Quote, Report
from polybius.store import load_account, open_case
from tests.pipeline import fakes


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Reds attacked Blues.")
    (folder / "b.txt").write_text("On Sunday Reds attacked Blues; later Greens attacked Reds.")
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case"


def with_coder(code: Callable[[Report], Coded], fingerprint: str = "coder 1") -> fakes.Stages:
    return replace(
        fakes.STAGES, load_coder=lambda own: code, fingerprint=lambda own: (fingerprint, "linker 1")
    )


def test_a_build_counts_what_it_made(sources: Path, case: Path) -> None:
    result = build([sources], case, stages=fakes.STAGES)
    assert (result.reports, result.mentions, result.incidents) == (2, 3, 2)
    assert (result.coded, result.reused, result.unchanged, result.rejects) == (2, 0, False, ())
    assert result.report.read_text() == "Reds attacked Blues\nGreens attacked Reds"


def test_adding_one_report_codes_one_report(sources: Path, case: Path) -> None:
    build([sources], case, stages=fakes.STAGES)
    coded: list[str] = []

    def note(report: Report) -> Coded:
        coded.append(report.name)
        return fakes.code(report)

    (sources / "c.txt").write_text("Blues attacked Greens.")
    result = build([], case, stages=with_coder(note))
    assert coded == ["c.txt"]
    assert (result.coded, result.reused, result.incidents) == (1, 2, 3)


def test_a_build_of_nothing_new_keeps_the_live_one(sources: Path, case: Path) -> None:
    first = build([sources], case, stages=fakes.STAGES)
    second = build([sources], case, stages=fakes.STAGES)
    assert second.unchanged
    assert second.build == first.build


def test_another_coder_codes_everything_again(sources: Path, case: Path) -> None:
    build([sources], case, stages=fakes.STAGES)
    result = build([], case, stages=with_coder(fakes.code, "coder 2"))
    assert (result.coded, result.reused, result.unchanged) == (2, 0, False)


def test_a_changed_setting_makes_a_new_build_without_coding(sources: Path, case: Path) -> None:
    first = build([sources], case, stages=fakes.STAGES)
    (case / "polybius.toml").write_text('title = "Another title"\n')
    second = build([], case, stages=fakes.STAGES)
    assert second.build != first.build
    assert (second.coded, load_account(open_case(case)).title) == (0, "Another title")


def test_a_broken_coding_file_is_made_again(sources: Path, case: Path) -> None:
    build([sources], case, stages=fakes.STAGES)
    kept = sorted(case.glob("tables/cache/codings/*/*.json"))
    kept[0].write_bytes(kept[0].read_bytes().replace(b"Reds", b"Nobs"))
    result = build([], case, stages=fakes.STAGES)
    assert (result.coded, result.reused) == (1, 1)


def test_codings_that_nothing_uses_are_removed(sources: Path, case: Path) -> None:
    build([sources], case, stages=fakes.STAGES)
    (sources / "a.txt").unlink()
    build([], case, stages=fakes.STAGES)
    assert len(list(case.glob("tables/cache/codings/*/*.json"))) == 1


def test_a_run_that_stops_keeps_what_it_coded(sources: Path, case: Path) -> None:
    def stop_at_second(report: Report) -> Coded:
        if report.name == "b.txt":
            raise KeyboardInterrupt
        return fakes.code(report)

    with pytest.raises(KeyboardInterrupt):
        build([sources], case, stages=with_coder(stop_at_second))
    result = build([], case, stages=fakes.STAGES)
    assert (result.coded, result.reused) == (1, 1)


def test_what_cannot_be_read_or_coded_is_told_and_stops_nothing(
    sources: Path, case: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (sources / "again.txt").write_text("Reds attacked Blues.")
    (sources / "broken.txt").write_text("BROKEN")
    (sources / "empty.txt").write_text("")
    with caplog.at_level(logging.CRITICAL):
        result = build([sources, sources / "gone.txt"], case, stages=fakes.STAGES)
    assert result.mentions == 3
    assert [(Path(reject.origin).name, reject.reason, reject.error) for reject in result.rejects] == [
        ("again.txt", f"the same file as {sources / 'a.txt'}, read once", "Duplicate"),
        ("empty.txt", "it holds no words", "EmptySource"),
        ("gone.txt", "there is no such file", "UnreadableSource"),
        ("broken.txt", "read, but not coded: a sentence without end", "ValueError"),
    ]
    assert load_account(open_case(case)).rejects == result.rejects


def test_a_coder_that_invents_words_costs_its_report_only(sources: Path, case: Path) -> None:
    def invent(report: Report) -> Coded:
        coded = fakes.code(report)
        if report.name == "a.txt":
            return Coded((replace(coded.events[0], quote=Quote(report.id, 0, 4, "Grey")),))
        return coded

    result = build([sources], case, stages=with_coder(invent))
    assert result.mentions == 2
    assert [reject.error for reject in result.rejects] == ["QuoteNotInReport"]


def test_the_order_of_sources_does_not_depend_on_processes(sources: Path, case: Path) -> None:
    for number in range(6):
        (sources / f"n{number}.txt").write_text(f"N{number} attacked Blues.")
    alone = code_files([sources], stages=fakes.STAGES)
    together = code_files([sources], processes=2, stages=fakes.STAGES)
    assert together.mentions == alone.mentions
    assert together.incidents == alone.incidents


def test_the_own_codebook_of_the_case_reaches_the_coder(sources: Path, case: Path) -> None:
    given: list[OwnCodebook] = []

    def load(own: OwnCodebook) -> Callable[[Report], Coded]:
        given.append(own)
        return fakes.code

    case.mkdir()
    (case / "polybius.toml").write_text('[codebook]\nfolders = ["own"]\n')
    build([sources], case, stages=replace(fakes.STAGES, load_coder=load))
    assert given == [OwnCodebook((case / "own",))]


def test_a_mistake_in_the_own_codebook_stops_the_build(sources: Path, case: Path) -> None:
    (case / "own").mkdir(parents=True)
    (case / "polybius.toml").write_text('[codebook]\nfolders = ["own"]\n')
    build([sources], case, stages=fakes.STAGES)
    (case / "own" / "WRONG").touch()
    with pytest.raises(DataFileError, match=r"WRONG:1: nothing is right: mend it; `polybius codebook check"):
        build([sources], case, stages=fakes.STAGES)


def test_a_changed_own_codebook_changes_what_coding_rests_on(tmp_path: Path) -> None:
    fingerprint, own = real_stages().fingerprint, OwnCodebook((tmp_path,))
    (tmp_path / "rules").mkdir()
    (tmp_path / "actors").mkdir()
    before = fingerprint(own)
    (tmp_path / "rules" / "nouns.yaml").write_text("boat: [skiff]")
    ruled = fingerprint(own)
    (tmp_path / "actors" / "a.yaml").write_text("[]")
    named = fingerprint(own)
    assert before[0] != ruled[0] != named[0]
    assert before[1] == ruled[1] != named[1]


def test_a_build_without_sources_says_so(case: Path) -> None:
    with pytest.raises(CaseError, match="has no sources: name files"):
        build([], case, stages=fakes.STAGES)


def test_a_mistyped_source_is_told_and_not_remembered(sources: Path, case: Path) -> None:
    result = build([sources, "reprots"], case, stages=fakes.STAGES)
    assert [reject.origin for reject in result.rejects] == ["reprots"]
    assert build([], case, stages=fakes.STAGES).rejects == ()


def test_a_build_that_can_read_nothing_leaves_the_last_one(sources: Path, case: Path) -> None:
    build([sources], case, stages=fakes.STAGES)
    before = load_account(open_case(case))
    sources.rename(sources.with_name("elsewhere"))
    with pytest.raises(
        CaseError, match=r"no report could be read \(.*there is no such file\): the last build"
    ):
        build([], case, stages=fakes.STAGES)
    assert load_account(open_case(case)) == before


def test_a_file_whose_name_is_not_unicode_is_read(sources: Path, case: Path) -> None:
    try:
        (sources / os.fsdecode(b"bad\xff.txt")).write_text("Blues attacked Greens.")
    except OSError:
        pytest.skip("this disk takes no such name")
    build([sources], case, stages=fakes.STAGES)
    names = [report.name for report in load_account(open_case(case)).reports]
    assert names == ["a.txt", "b.txt", r"bad\udcff.txt"]


def test_what_came_by_standard_input_stays_in_the_case(case: Path) -> None:
    build(["-"], case, stdin=b"Reds attacked Blues.", stages=fakes.STAGES)
    assert build([], case, stages=fakes.STAGES).mentions == 1


def test_a_case_inside_its_own_source_folder_does_not_read_itself(sources: Path) -> None:
    build([sources], sources / "case", stages=fakes.STAGES)
    result = build([], sources / "case", stages=fakes.STAGES)
    assert (result.reports, result.unchanged) == (2, True)


def test_sources_listed_in_the_settings_are_read(sources: Path, case: Path) -> None:
    case.mkdir()
    (case / "polybius.toml").write_text('sources = ["../reports/a.txt"]\n')
    assert build([], case, stages=fakes.STAGES).reports == 1


def test_a_source_whose_line_is_deleted_is_left_out(sources: Path, case: Path) -> None:
    build([sources / "a.txt", sources / "b.txt"], case, stages=fakes.STAGES)
    listed = case / "sources.txt"
    listed.write_text(listed.read_text().replace("../reports/b.txt\n", ""))
    assert build([], case, stages=fakes.STAGES).reports == 1


def test_a_lost_report_is_written_again(sources: Path, case: Path) -> None:
    page = build([sources], case, stages=fakes.STAGES).report
    page.unlink()
    assert report(case, stages=fakes.STAGES) == page
    assert page.exists()


def test_incidents_run_across_the_files_coded_together(sources: Path) -> None:
    account = code_files([sources], stages=fakes.STAGES)
    first, second = codebook_documents(account, stages=fakes.STAGES)
    assert first["document"] == "a.txt"
    assert [event["incident"] for event in first["events"]] == ["i1"]
    assert [event["incident"] for event in second["events"]] == ["i1", "i2"]


def test_progress_names_each_stage(sources: Path, case: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    build([sources], case, progress=lambda *step: told.append(step), stages=fakes.STAGES)
    assert told == [
        ("reading", 1, 2),
        ("reading", 2, 2),
        ("coding", 1, 2),
        ("coding", 2, 2),
        ("linking", 0, None),
        ("telling", 0, None),
    ]
