"""`polybius score` with the formats it reads and the page it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from polybius.cli.app import run
from polybius.scoring import load_set
from polybius.scoring.gathering import tell_format
from tests.scoring.build_documents import TEXT, document, event
from tests.scoring.test_muc4 import ARSON, KIDNAPPING, write
from tests.scoring.test_plover import CODED


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a gold, a prediction and their text."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_text(TEXT)
    (tmp_path / "gold.json").write_text(json.dumps(document(event("g", "Rebels shelled", mode="mortar"))))
    (tmp_path / "pred.json").write_text(json.dumps(document(event("p", "Rebels shelled", "\x1b[2JCOERCE"))))
    return tmp_path


def test_each_format_is_told_from_its_content(folder: Path) -> None:
    (folder / "plover.json").write_text(json.dumps(CODED))
    assert tell_format(folder / "gold.json") == "codebook"
    assert tell_format(folder / "plover.json") == "plover"
    assert tell_format(write(folder, ARSON)) == "muc4"


def test_the_page_of_errors_is_written_beside_the_table(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", "gold.json", "pred.json", "--texts", "texts", "--errors", "errors.html"]) == 0
    assert "mentions, any type       1.000" in capsys.readouterr().out
    assert "1 missed, 1 false, 0 with a wrong field" in (folder / "errors.html").read_text()


def test_a_type_from_a_file_cannot_steer_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", "gold.json", "pred.json", "--texts", "texts"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_gold_that_holds_its_texts_needs_no_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quote = "guerrillas of the front burned a mill"
    (folder / "coded.json").write_text(json.dumps(document(event("p", quote), name="TST1-0001.txt")))
    assert run(["score", str(write(folder, ARSON)), "coded.json", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["mentions"]["f1"] == 1.0


def test_a_gold_without_texts_says_what_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "gold.json", "pred.json"]) == 1
    assert "no text for document 'one.txt'" in capsys.readouterr().err


def test_templates_on_both_sides_are_scored_as_templates(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(folder, ARSON, KIDNAPPING)
    assert run(["score", str(gold), str(gold)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1].split()[:5] == ["all", "slots", "1.000", "1.000", "1.000"]
    assert run(["score", str(gold), str(gold), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["slots"]["Victim"]["gold"] == 1
    assert run(["score", str(gold), str(gold), "--errors", "errors.html"]) == 1


def test_a_format_that_is_not_read_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "gold.json", "pred.json", "--format", "cameo"]) == 1
    assert "'cameo' is no format that is read: use one of codebook, muc4, plover" in capsys.readouterr().err


def test_a_format_may_be_named_where_the_content_does_not_tell(folder: Path) -> None:
    assert len(load_set(folder / "gold.json", "codebook").documents) == 1
