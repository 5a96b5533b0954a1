"""Sources found in files, folders and lists, and read one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.reading import ReadingLimits, SourceRef, addresses_in, find_sources, read_sources
from polybius.records import Reject, Report

WORDS = "Two guards died when a mine blew up under their truck near Orlov on Monday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    given = tmp_path / "given"
    (given / "sub").mkdir(parents=True)
    (given / "b.txt").write_text(WORDS + " B.")
    (given / "a.md").write_text(WORDS + " A.")
    (given / "sub" / "c.txt").write_text(WORDS + " C.")
    (given / "sheet.xlsx").write_bytes(b"PK")
    (given / ".hidden.txt").write_text(WORDS)
    (given / "sources.csv").write_text("file,date\nb.txt,2021-06-07\nsub/c.txt,2021-06-08\n")
    return given


def named(sources: list[SourceRef]) -> list[tuple[str, str | None]]:
    return [(Path(source.location).name, source.skipped) for source in sources]


def test_a_folder_gives_its_files_sorted_and_the_rest_with_a_reason(folder: Path) -> None:
    assert named(find_sources([str(folder)])) == [
        (".hidden.txt", "hidden file"),
        ("a.md", None),
        ("b.txt", None),
        ("sheet.xlsx", "kind '.xlsx' is not read: save it as text, HTML, PDF or DOCX"),
        ("c.txt", None),
    ]


def test_links_out_of_the_folder_and_to_folders_are_skipped(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "in.txt").symlink_to(folder / "b.txt")
    skipped = dict(named(find_sources([str(folder)])))
    assert skipped["out.txt"] == "link that leads out of the folder: copy the file into it"
    assert skipped["loop"] == "link to a folder: give that folder itself"
    assert skipped["in.txt"] is None


def test_a_list_gives_its_addresses(tmp_path: Path) -> None:
    (tmp_path / "list.urls").write_text(
        "# news\nhttps://a.example/1\n\nhttps://b.example/2\nhttps://a.example/1\n"
    )
    assert find_sources([str(tmp_path / "list.urls")]) == [
        SourceRef("https://a.example/1"),
        SourceRef("https://b.example/2"),
    ]
    assert addresses_in(["https://a.example/1\n", "#no\n"]) == [SourceRef("https://a.example/1")]


def test_a_source_given_twice_is_found_once(folder: Path) -> None:
    path = str(folder / "b.txt")
    assert len(find_sources([path, path])) == 1


def test_reading_goes_on_after_bad_sources(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "huge.txt").write_text("x" * 2000)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    sources = find_sources([str(folder), str(folder / "none.txt")])
    read = list(read_sources(sources, limits=ReadingLimits(max_bytes=1000)))
    assert [result.name for result in read if isinstance(result, Report)] == ["a.md", "b.txt", "c.txt"]
    assert [(Path(r.origin).name, r.error) for r in read if isinstance(r, Reject)] == [
        (".hidden.txt", "Skipped"),
        ("broken.pdf", "UnreadableSource"),
        ("empty.txt", "EmptySource"),
        ("huge.txt", "SourceTooLarge"),
        ("sheet.xlsx", "Skipped"),
        ("none.txt", "UnreadableSource"),
    ]


def test_the_sidecar_of_the_given_folder_speaks_of_files_below_it(folder: Path) -> None:
    read = read_sources(find_sources([str(folder)]))
    dates = {r.name: r.published.value for r in read if isinstance(r, Report) and r.published}
    assert dates == {"b.txt": "2021-06-07", "c.txt": "2021-06-08"}


def test_an_address_of_another_kind_becomes_a_reject() -> None:
    (reject,) = read_sources(find_sources(["ftp://a.example/x"]))
    assert isinstance(reject, Reject)
    assert reject.error == "AddressRefused"
    assert "only http and https" in reject.reason
