"""That a folder full of what goes wrong builds, tells of each, and costs no good report."""

from __future__ import annotations

import os
import random
import resource
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from polybius.pipeline import build
from polybius.pipeline.stages import real_stages
from polybius.store import load_account, open_case
from tests.pipeline import fakes

GOOD = "On 3 May 2031 gunmen attacked a convoy near the river.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    (made / "sub").mkdir(parents=True)
    (made / "good.txt").write_text(GOOD)
    (made / "again.txt").write_text(GOOD)
    (made / "empty.txt").write_bytes(b"")
    (made / "junk.txt").write_bytes(random.Random(1).randbytes(50_000))
    (made / "broken.pdf").write_bytes(b"%PDF-1.7\n" + random.Random(2).randbytes(5_000))
    (made / "deep.html").write_text("<div>" * 50_000 + "Gunmen attacked a base.")
    with (made / "sparse.txt").open("wb") as file:
        file.truncate(2 * 2**30)
    with (
        zipfile.ZipFile(made / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as bomb,
        bomb.open("word/document.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(b"a" * 1_000_000)
    (made / "self.txt").symlink_to(made / "self.txt")
    (made / "nowhere.txt").symlink_to(made / "gone.txt")
    (made / "sub" / "up").symlink_to(made)
    (made / "sources.csv").write_bytes(b'file,outlet\n"never closed\xff')
    return made


def build_it(folder: Path, case: Path) -> dict[str, str]:
    """Rejects of a build with real reading and a fake coder: name → kind of error."""
    real = real_stages()
    stages = replace(fakes.STAGES, find=real.find, read=real.read, mark_copies=real.mark_copies)
    result = build([folder], case, stages=stages)
    return {Path(reject.origin).name: reject.error for reject in result.rejects}


def test_each_thing_that_goes_wrong_is_told_of_and_the_good_report_is_read(
    folder: Path, tmp_path: Path
) -> None:
    assert build_it(folder, tmp_path / "case") == {
        "bomb.docx": "SourceTooLarge",
        "broken.pdf": "UnreadableSource",
        "deep.html": "SourceTooLarge",
        "empty.txt": "EmptySource",
        "good.txt": "Duplicate",
        "junk.txt": "UnreadableSource",
        "nowhere.txt": "Skipped",
        "self.txt": "Skipped",
        "sparse.txt": "SourceTooLarge",
        "up": "Skipped",
    }
    (kept,) = load_account(open_case(tmp_path / "case")).reports
    assert kept.text.strip() == GOOD.strip()


def test_a_file_of_two_gibibytes_and_one_that_unfolds_to_hundreds_of_megabytes_take_no_memory(
    folder: Path, tmp_path: Path
) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    build_it(folder, tmp_path / "case")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # kibibytes


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open everything")
def test_a_folder_that_may_not_be_opened_is_told_of(folder: Path, tmp_path: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0)
    try:
        assert build_it(folder, tmp_path / "case")["closed"] == "Skipped"
    finally:
        closed.chmod(0o700)


def test_folders_nested_without_end_are_not_followed_for_ever(folder: Path, tmp_path: Path) -> None:
    deep = folder.joinpath(*["d"] * 90)
    deep.mkdir(parents=True)
    (deep / "far.txt").write_text(GOOD)
    assert build_it(folder, tmp_path / "case")["d"] == "Skipped"


def test_a_name_longer_than_any_disk_holds_is_told_of(folder: Path, tmp_path: Path) -> None:
    real = real_stages()
    stages = replace(fakes.STAGES, find=real.find, read=real.read, mark_copies=real.mark_copies)
    result = build([folder / "good.txt", "n" * 5000], tmp_path / "case", stages=stages)
    assert [reject.error for reject in result.rejects] == ["UnreadableSource"]
