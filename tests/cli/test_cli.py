"""Every verb does what its help says, and errors are one line and a status."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from polybius import store
from polybius.cli import app
from polybius.cli.app import run
from polybius.pipeline import build, building, code_files, codebook_documents, explaining
from polybius.records import Account
from polybius.telling import LISTED_KINDS
from polybius.telling.visible import one_line
from tests.pipeline import fakes
from tests.telling.build_account import make_account

VERBS = ("build", "code", "show", "explain", "report", "score", "codebook", "version")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with reports, a built case, a gold and a coding, and stages that are fakes."""
    for module in (building, explaining):
        monkeypatch.setattr(module, "real_stages", lambda: fakes.STAGES)
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "first.txt").write_text("Reds attacked Blues.")
    (reports / "second.txt").write_text("Reds attacked Blues. Greens attacked Reds.")
    build([reports], "mycase", stages=fakes.STAGES)
    coded = [json.dumps(document) for document in codebook_documents(code_files([reports / "first.txt"]))]
    (tmp_path / "coded.jsonl").write_text("\n".join(coded) + "\n")
    (tmp_path / "gold.json").write_text(coded[0])
    return tmp_path


def help_of(verb: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run([verb, "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("verb", VERBS)
def test_the_example_in_each_help_runs(
    verb: str, workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    examples = re.findall(r"Example: polybius (.*)", help_of(verb, capsys))
    assert len(examples) == 1
    assert examples[0].split()[0] == verb
    assert run(shlex.split(examples[0])) == 0, capsys.readouterr().err
    assert capsys.readouterr().out


def test_the_main_help_lists_every_verb_and_its_example_runs(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--help"]) == 0
    told = capsys.readouterr().out
    assert re.findall(r"^  (\w+)  ", told, flags=re.MULTILINE) == list(VERBS)
    (example,) = re.findall(r"Example: polybius (.*)", told)
    assert run(shlex.split(example)) == 0


def test_build_prints_where_the_report_is_and_the_rest_on_stderr(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workplace / "reports" / "third.txt").write_text("")
    assert run(["build", "reports", "--case", "mycase"]) == 0
    told = capsys.readouterr()
    assert told.out == "mycase/report/index.html\n"
    assert "third.txt" in told.err
    assert "it holds no words" in told.err
    assert "2 reports (0 coded, 2 kept), 1 rejects, 3 mentions, 2 incidents" in told.err


def test_code_prints_one_json_line_per_report(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["code", "reports", "--json", "--quiet"]) == 0
    told = capsys.readouterr()
    documents = [json.loads(line) for line in told.out.splitlines()]
    assert [document["document"] for document in documents] == ["first.txt", "second.txt"]
    assert told.err == ""


def test_code_without_json_is_a_table(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["code", "reports/second.txt"]) == 0
    told = capsys.readouterr().out
    assert "Greens attacked Reds" in told
    assert "2021-06" in told


def test_code_reads_standard_input(
    workplace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Blues attacked Reds.")))
    assert run(["code", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["events"][0]["quote"] == "Blues attacked Reds"


def test_code_of_nothing_readable_fails(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["code", "gone.txt", "--json"]) == 1
    assert "error: none of the files could be read" in capsys.readouterr().err


def test_show_csv_keeps_formulas_out_of_spreadsheets(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "mycase", "--csv"]) == 0
    first, *_ = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (first["incident"], first["date"], first["actors"], first["reports"]) == (
        "i1",
        "2021-06",
        "Reds",
        "2",
    )


def test_show_json_gives_an_incident_a_line(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "mycase", "--json"]) == 0
    incidents = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [incident["label"] for incident in incidents] == ["Reds attacked Blues", "Greens attacked Reds"]


def test_show_of_one_incident_quotes_each_mention(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "mycase", "i1"]) == 0
    told = capsys.readouterr().out
    assert told.count("“Reds attacked Blues”") == 2
    assert "second.txt, characters 0-19:" in told
    assert run(["show", "mycase", "i1", "--json"]) == 0
    assert [mention["quote"]["start"] for mention in json.loads(capsys.readouterr().out)["told"]] == [0, 0]


@pytest.fixture
def all_kinds(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> Account:
    """The account made by hand, with mentions of every kind, as what the case holds."""
    account = make_account()
    monkeypatch.setattr(store, "load_account", lambda case: account)
    return account


@pytest.mark.parametrize("kind", LISTED_KINDS)
def test_show_of_a_kind_gives_every_mention_with_its_quote(
    kind: str, all_kinds: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    mentions = getattr(all_kinds, kind)
    assert run(["show", "mycase", kind]) == 0
    table = capsys.readouterr().out
    assert all(mention.id in table for mention in mentions)
    assert run(["show", "mycase", kind, "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["quote"]["text"] for line in lines] == [mention.quote.text for mention in mentions]
    assert run(["show", "mycase", kind, "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["id"] for row in rows] == [mention.id for mention in mentions]
    assert [row["quote"] for row in rows] == [one_line(mention.quote.text) for mention in mentions]


def test_show_of_a_kind_as_csv_keeps_formulas_out(
    all_kinds: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "mycase", "relations", "--csv"]) == 0
    _, hostile = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert hostile["subject"] == "'@SUM(1+1)"


def test_show_of_one_incident_quotes_each_statement_about_it(
    all_kinds: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "mycase", "i7"]) == 0
    told = capsys.readouterr().out
    assert "“Dr. Hill denied that talks were held”" in told
    assert "denial by Dr. Hill; rule test.said" in told
    assert run(["show", "mycase", "i7", "--json"]) == 0
    (said,) = json.loads(capsys.readouterr().out)["said"]
    assert said["kind"] == "denial"


def test_show_of_a_kind_that_is_misspelt_names_the_right_one(
    all_kinds: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "mycase", "figure"]) == 1
    assert "did you mean 'figures'?" in capsys.readouterr().err


def test_show_of_an_unknown_incident_names_the_nearest(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "mycase", "i22"]) == 1
    assert "no incident 'i22'" in (told := capsys.readouterr().err)
    assert "did you mean 'i2'?" in told
    assert told.count("\n") == 1


def test_a_wrong_option_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--cse", "x"]) == 2
    assert "No such option: --cse" in capsys.readouterr().err


def test_json_and_csv_together_are_a_usage_error(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "mycase", "--json", "--csv"]) == 2
    assert "not both" in capsys.readouterr().err


def test_an_error_of_ours_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", str(tmp_path / "nowhere")]) == 1
    told = capsys.readouterr().err
    assert told.startswith("error: ")
    assert told.count("\n") == 1


@pytest.mark.parametrize(("words", "traced"), [(["version"], False), (["--debug", "version"], True)])
def test_an_unexpected_error_says_how_to_report_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], traced: bool
) -> None:
    def fail() -> Any:
        raise ZeroDivisionError("no such number")

    monkeypatch.setattr(app, "make_app", fail)
    assert run(words) == 1
    told = capsys.readouterr().err
    assert "error: unexpected ZeroDivisionError: no such number" in told
    assert "polybius --debug" in told
    assert ("Traceback" in told) is traced


def test_explain_says_what_became_of_each_word(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "reports/first.txt", "--at", "reds"]) == 0
    told = capsys.readouterr().out
    assert "▸ “Reds attacked Blues.”" in told
    assert "    “attacked” opens e1 by rule fake (ASSAULT)" in told
    assert "  date        2021-06 — a fake always says June, precision 4" in told
    assert "  place       unknown — no place in the passage" in told


def test_explain_reads_standard_input(
    workplace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Blues attacked Reds.")))
    assert run(["explain", "-", "--at", "blues"]) == 0
    assert "▸ “Blues attacked Reds.”" in capsys.readouterr().out


def test_explain_as_json_holds_the_same(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "reports/first.txt", "--at", "reds", "--json"]) == 0
    explanation = json.loads(capsys.readouterr().out)
    (passage,) = explanation["passages"]
    assert passage["sentences"][0]["words"][0]["outcome"] == "coded"
    assert passage["coded"]["events"][0]["rule"] == "fake"


def test_a_codebook_with_a_mistake_codes_nothing(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workplace / "own").mkdir()
    assert run(["code", "reports/first.txt", "--codebook", "own", "--json"]) == 0
    (workplace / "own" / "WRONG").touch()
    capsys.readouterr()
    for words in (["code", "reports/first.txt"], ["explain", "reports/first.txt", "--at", "reds"]):
        assert run([*words, "--codebook", "own"]) == 1
        told = capsys.readouterr()
        assert told.err.startswith("error: own/WRONG:1: nothing is right: mend it")
        assert told.out == ""


def test_codebook_check_tells_mistakes_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules").mkdir()
    nouns = tmp_path / "rules" / "nouns.yaml"
    nouns.write_text("boat: skiff\n")
    assert run(["codebook", "check", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{nouns}:1: 'boat' must be a list of nouns: [lorry, skiff]",
        "It holds nothing that is read.",
        "1 mistake, no warnings.",
    ]
    nouns.write_text("boat: [skiff]\n")
    assert run(["codebook", "check", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "It holds 1 noun (1 new class).\nno mistakes, no warnings.\n"


def test_codebook_check_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "nouns.yaml").write_text("boat: skiff\n")
    assert run(["codebook", "check", str(tmp_path), "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["line"], finding["warning"]) == (1, False)


def test_codebook_check_without_a_folder_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["codebook", "check"]) == 2
    assert run(["codebook", "mode", "own"]) == 2


def test_codebook_shows_own_codes_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "codes").mkdir()
    code = "{code: oil-theft, of: [COERCE], means: Oil was taken., example: Oil was taken.}"
    (tmp_path / "codes" / "modes.yaml").write_text(f"field: mode\ncodes: [{code}]\n")
    assert run(["codebook", "mode", "--codebook", str(tmp_path)]) == 0
    assert "oil-theft" in capsys.readouterr().out


def test_codebook_shows_one_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["codebook", "realis", "--json"]) == 0
    (field,) = json.loads(capsys.readouterr().out)
    assert [code["code"] for code in field["codes"]] == [
        "actual",
        "attempted",
        "planned",
        "hypothetical",
        "negated",
    ]
