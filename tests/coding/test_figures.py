"""Figures are read as the codebook asks, sentence by sentence: `figures.yaml`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from polybius.codebook import load_codebook
from polybius.coding import load_rules
from polybius.coding.figures.amounts import AmountFinder
from polybius.coding.figures.rules import load_figure_rules
from polybius.pipeline.stages import CodeReport
from polybius.records import Figure
from polybius.telling import codebook_document
from tests.coding.sentence_suite import make_report

CASES = yaml.safe_load((Path(__file__).parent / "figures.yaml").read_text("utf-8"))
DOCS = Path(__file__).parents[2] / "docs" / "coding.md"


def plain(number: float | None) -> str:
    return "" if number is None else f"{number:.10g}"


def written(figure: Figure) -> str:
    """ "fatalities >=25 persons", as figures.yaml writes it."""
    if figure.value is None:
        number = f"{plain(figure.low)}..{plain(figure.high)}"
    else:
        bound = ">=" if figure.low is not None else "<=" if figure.high is not None else ""
        number = bound + plain(figure.value)
    return f"{figure.measure} {'~' * figure.approximate}{number} {figure.unit}".strip()


def read(text: str, coder: CodeReport, published: str | None = None) -> tuple[Figure, ...]:
    return coder(make_report(text, published)).figures


@pytest.mark.parametrize("case", [pytest.param(case, id=case["shows"]) for case in CASES])
def test_figures_of_a_sentence_are_those_a_careful_person_takes(
    case: dict[str, object], coder: CodeReport
) -> None:
    assert [written(figure) for figure in read(str(case["text"]), coder)] == case["figures"]


def test_each_case_shows_something_of_its_own() -> None:
    shown = [case["shows"] for case in CASES]
    assert len(shown) >= 60
    assert sorted(set(shown)) == sorted(shown)


def test_quote_holds_the_number_and_what_it_counts(coder: CodeReport) -> None:
    (figure,) = read("Rebels fired 17 rockets at the airport of the northern town.", coder)
    assert (figure.quote.text, figure.number.text) == ("fired 17 rockets", "17")


def test_subject_is_what_is_counted_with_its_place(coder: CodeReport) -> None:
    (figure,) = read("Some 900 foreign troops in the north remain on alert.", coder)
    assert figure.subject.name == "foreign troops in the north"


@pytest.mark.parametrize(
    ("text", "number", "subject"),
    [
        ("The shells killed an old farmer.", "an", "old farmer"),
        ("A child in a nearby village was wounded.", "A", "child in a nearby village"),
        ("No foreign soldier was hurt.", "No", "foreign soldier"),
        ("Nobody was hurt.", "Nobody", "Nobody"),
        ("The ministry reported eleven injured.", "eleven", "injured"),
    ],
)
def test_number_and_subject_of_a_figure_are_whole(
    text: str, number: str, subject: str, coder: CodeReport
) -> None:
    (figure,) = read(text, coder)
    assert (figure.number.text, figure.subject.name) == (number, subject)


def test_source_of_a_figure_is_who_says_it(coder: CodeReport) -> None:
    (figure,) = read("The Norwegian Foreign Ministry said that 14 drones had been shot down.", coder)
    assert figure.status == "reported"
    assert "Norwegian" in (figure.source.written() or "")


def test_figure_of_what_may_happen_is_hedged(coder: CodeReport) -> None:
    (figure,) = read("The blockade could cost 12,000 lives.", coder)
    assert figure.hedged


def test_figure_names_the_rule_that_measured_it(coder: CodeReport) -> None:
    (figure,) = read("The air force has 34 fighter jets.", coder)
    assert figure.rule == "arms-held"


def test_quantity_in_words_has_no_number_in_the_codebooks_shape(coder: CodeReport) -> None:
    report = make_report("Hundreds of villagers fled, and between 30 and 40 are missing.", None)
    document = codebook_document(report, coder(report), {}, {})
    numbers = [(figure["value"], figure["low"], figure["high"]) for figure in document["figures"]]
    assert numbers == [(None, None, None), (None, 30, 40)]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("In May 2021 the base was hit by nine rockets.", "2021-05"),
        ("Rebels attacked the port on 6 June 2021. They killed four guards.", "2021-06-06"),
        ("The army has 34 fighter jets.", "2021-08"),
        ("Police have counted 81 murders since October 2019.", "2019-10/2021-08"),
        ("The navy lost two boats.", None),
        ("The party won 54 seats in 2021, against 48 in 2018.", "2021"),
    ],
    ids=["own words", "the story", "standing", "since", "nothing", "not the other number's"],
)
def test_figure_holds_for_the_time_that_the_text_gives(
    text: str, as_of: str | None, coder: CodeReport
) -> None:
    assert read(text, coder, "2021-08-09")[0].as_of.edtf == as_of


def test_figure_without_a_time_says_why(coder: CodeReport) -> None:
    (figure,) = read("The navy lost two boats.", coder)
    assert figure.as_of.how


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "currency"),
    [
        ("$2.5 billion", 2.5e9, None, None, "USD"),
        ("€240m", 2.4e8, None, None, "EUR"),
        ("£3-4 million", None, 3e6, 4e6, "GBP"),
        ("between $5 and $7 billion", None, 5e9, 7e9, "USD"),
        ("20,000-30,000 men", None, 20000, 30000, ""),
        ("two hundred and fifty-six men", 256, None, None, ""),
        ("half a million people", 5e5, None, None, ""),
        ("tens of thousands of people", None, 20000, 99000, ""),
        ("several hundred men", None, 300, 900, ""),
        ("no more than 30 men", 30, None, 30, ""),
        ("50 or more men", 50, 50, None, ""),
        ("three to four men", None, 3, 4, ""),
    ],
)
def test_amount_is_read_as_written(
    text: str, value: float | None, low: float | None, high: float | None, currency: str
) -> None:
    (amount,) = AmountFinder(load_rules().numbers, load_figure_rules().amounts).find(text)
    assert (amount.value, amount.low, amount.high, amount.currency) == (value, low, high, currency)


@pytest.mark.parametrize(
    "text", ["the 45th Brigade", "an F-16", "a Su-57", "at 10:30", "on 06.06.2021", "K1"]
)
def test_names_and_times_of_day_are_no_amounts(text: str) -> None:
    assert not list(AmountFinder(load_rules().numbers, load_figure_rules().amounts).find(text))


def test_every_rule_measures_something_of_the_codebook() -> None:
    codes = {code.code for code in load_codebook().field("measure").codes}
    assert {rule.measure for rule in load_figure_rules().measures} <= codes


def test_counts_in_words_are_in_the_manual_as_in_the_rules() -> None:
    section = DOCS.read_text("utf-8").split("## Counts in words")[1].split("\n## ")[0]
    rows = dict(re.findall(r"^\| ([a-z]+) \| ([^|]+) \|$", section, re.MULTILINE))
    rows.pop("word", None)
    ranges = {
        word: f"{low} or more" if high is None else f"{low} to {high}"
        for word, (low, high) in load_rules().numbers.vague.items()
    }
    assert {word: told.strip().replace(",", "") for word, told in rows.items()} == ranges
