"""Builds are whole or absent, and a reader is told what is wrong with a case."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from polybius.errors import CaseError, CaseLocked, DamagedCase, NewerCase, NotACase, QuoteNotInReport
from polybius.pipeline import build
from polybius.records import Quote
from polybius.store import Inputs, create_case, load_account, open_case, save_build
from tests.pipeline import fakes

INPUTS = Inputs("r", "c", "g", "d")


def built(folder: Path, text: str = "Reds attacked Blues") -> Path:
    source = folder / "a.txt"
    source.write_text(text, encoding="utf-8")
    build([source], folder / "case", stages=fakes.STAGES)
    return folder / "case"


def test_a_build_is_read_back_as_it_was_saved(tmp_path: Path) -> None:
    case = open_case(built(tmp_path))
    account = load_account(case)
    assert [mention.quote.text for mention in account.mentions] == ["Reds attacked Blues"]
    assert [incident.label for incident in account.incidents] == ["Reds attacked Blues"]
    assert account.title == "case"


def test_a_folder_without_settings_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(NotACase, match=r"has no polybius\.toml"):
        open_case(tmp_path)


def test_a_case_without_a_build_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotACase, match="holds no build yet: run `polybius build"):
        load_account(create_case(tmp_path / "case"))


def test_a_case_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    root = built(tmp_path)
    (manifest,) = root.glob("tables/*/manifest.json")
    manifest.write_text(
        json.dumps({**json.loads(manifest.read_text()), "schema": 99, "program": "polybius 9.0"})
    )
    with pytest.raises(NewerCase, match=r"layout 99, written by polybius 9\.0"):
        load_account(open_case(root))
    with pytest.raises(NewerCase):
        build([], root, stages=fakes.STAGES)
    assert json.loads(manifest.read_text())["schema"] == 99


@pytest.mark.parametrize("broken", ["current", "manifest.json", "mentions.parquet"])
def test_a_damaged_build_is_named_and_the_next_build_mends_it(tmp_path: Path, broken: str) -> None:
    root = built(tmp_path)
    (path,) = root.glob(f"tables/**/{broken}")
    path.write_bytes(b"not what it was")
    with pytest.raises(DamagedCase, match="run `polybius build`"):
        load_account(open_case(root))
    result = build([], root, stages=fakes.STAGES)
    assert (result.coded, result.reused, result.unchanged) == (0, 1, False)
    assert len(load_account(open_case(root)).mentions) == 1


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    root = built(tmp_path)
    next(root.glob("tables/*/links.parquet")).unlink()
    with pytest.raises(DamagedCase, match=r"links\.parquet is missing"):
        load_account(open_case(root))


def test_words_that_are_not_in_the_report_are_never_stored(tmp_path: Path) -> None:
    case = open_case(built(tmp_path))
    account = load_account(case)
    (mention,) = account.mentions
    invented = replace(mention, support=(Quote(mention.report, 0, 4, "Grey"),))
    with pytest.raises(QuoteNotInReport, match=r"its support 'Grey' is not at 0-4 of a\.txt"):
        save_build(case, replace(account, build="20210101T000000Z-00000000", mentions=(invented,)), INPUTS)
    assert load_account(case) == account


def test_only_the_newest_builds_are_kept(tmp_path: Path) -> None:
    root = built(tmp_path)
    (root / "polybius.toml").write_text("[store]\nkeep_builds = 2\n")
    for number in range(4):
        (tmp_path / "a.txt").write_text(f"Reds attacked Blues{number}")
        last = build([], root, stages=fakes.STAGES).build
    builds = {path.parent.name for path in root.glob("tables/*/manifest.json")}
    assert len(builds) == 2
    assert last in builds


def test_two_builds_of_one_case_do_not_run_at_once(tmp_path: Path) -> None:
    root = built(tmp_path)
    with open_case(root).lock(), pytest.raises(CaseLocked, match=f"built by process {os.getpid()}"):
        build([], root, stages=fakes.STAGES)


def test_the_lock_of_a_killed_build_holds_nobody_up(tmp_path: Path) -> None:
    root = built(tmp_path)
    script = (
        "import os, pathlib, signal, sys; from polybius.store import open_case\n"
        "with open_case(pathlib.Path(sys.argv[1])).lock(): os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(root)], check=False)
    assert killed.returncode == -9
    assert build([], root, stages=fakes.STAGES).unchanged


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_refuses_leaves_the_last_good_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    root = built(tmp_path)
    before = load_account(open_case(root))
    (tmp_path / "a.txt").write_text("Greens attacked Blues")

    def refuse(*given: Any) -> None:
        raise OSError(number, os.strerror(number), "a/file")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CaseError, match="a/file cannot be written"):
        build([], root, stages=fakes.STAGES)
    monkeypatch.undo()
    assert load_account(open_case(root)) == before
    assert build([], root, stages=fakes.STAGES).mentions == 1


def test_a_full_disk_is_called_by_its_name(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    root = built(tmp_path)
    shutil.rmtree(root / "tables" / "cache")
    (root / "report" / "index.html").unlink()
    (root / "report" / "index.html").symlink_to("/dev/full")
    with pytest.raises(CaseError, match="the disk is full: free some space and run again"):
        build([], root, stages=fakes.STAGES)


def test_a_file_in_the_place_of_the_case_is_explained(tmp_path: Path) -> None:
    (tmp_path / "case").write_text("a file")
    with pytest.raises(CaseError, match="choose another folder"):
        create_case(tmp_path / "case")


def test_a_case_in_a_moved_folder_still_finds_its_sources(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    built(tmp_path / "old")
    (tmp_path / "old").rename(tmp_path / "new")
    result = build([], tmp_path / "new" / "case", stages=fakes.STAGES)
    assert (result.reports, result.rejects) == (1, ())


def test_decisions_are_never_written_by_a_build(tmp_path: Path) -> None:
    root = built(tmp_path)
    (root / "decisions.jsonl").write_text('{"kind": "accept"}\n')
    result = build([], root, stages=fakes.STAGES)
    assert not result.unchanged
    assert (root / "decisions.jsonl").read_text() == '{"kind": "accept"}\n'
