"""Scoring, on small documents written by hand; expected numbers are counted on paper."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from polybius.errors import ScoringError
from polybius.scoring import (
    Rates,
    differences,
    load_aliases,
    load_coded,
    load_texts,
    score,
    score_lines,
)
from polybius.scoring.clustering import Grouped, b_cubed, pair_rates
from polybius.scoring.comparing import same_date
from tests.scoring.build_documents import TEXTS, document, event, named


def matches(gold: dict[str, Any], pred: dict[str, Any]) -> Rates:
    return score([document(gold)], [document(pred)], TEXTS).mentions


def test_same_type_and_half_of_the_shorter_quote_match() -> None:
    assert (
        matches(
            event("g", "Rebels shelled the port of Aden on"), event("p", "the port of Aden on 3 March")
        ).right
        == 1
    )


def test_less_than_half_of_the_shorter_quote_does_not_match() -> None:
    assert (
        matches(event("g", "Rebels shelled the port"), event("p", "port of Aden on 3 March 2015")).right == 0
    )


def test_another_type_matches_only_when_the_type_is_ignored() -> None:
    table = score([document(event("g", "shelled"))], [document(event("p", "shelled", "COERCE"))], TEXTS)
    assert (table.mentions.right, table.mentions_any_type.right) == (0, 1)


def test_each_gold_mention_matches_once() -> None:
    pred = document(event("p1", "Rebels shelled the port"), event("p2", "shelled the port of Aden on"))
    table = score([document(event("g", "Rebels shelled the port of Aden on"))], [pred], TEXTS)
    assert table.mentions == Rates(right=1, predicted=2, gold=1)


def test_more_matches_outweigh_better_agreement() -> None:
    gold = document(
        event("g1", "Rebels shelled the port of Aden on"), event("g2", "the port of Aden on 3 March 2015")
    )
    pred = document(event("p1", "shelled the port of Aden on"), event("p2", "Rebels shelled the port of"))
    assert score([gold], [pred], TEXTS).mentions.right == 2


def test_the_better_agreeing_of_two_candidates_is_taken() -> None:
    pred = document(
        event("p1", "shelled the port", place=named("Taiz")), event("p2", "shelled", place=named("Aden"))
    )
    gold = document(event("g", "Rebels shelled the port of Aden on", place=named("Aden")))
    assert dict(score([gold], [pred], TEXTS).fields)["place"].right == 1


def test_words_that_occur_twice_are_taken_in_the_order_of_the_entries() -> None:
    quote = "Rebels shelled the port of Aden"
    gold = document(event("g", "Rebels shelled the port of Aden again"))
    after = document(event("p1", "The governor met the envoy", "CONSULT"), event("p2", quote))
    before = document(event("p1", quote), event("p2", "The governor met the envoy", "CONSULT"))
    assert score([gold], [after], TEXTS).mentions.right == 1
    assert score([gold], [before], TEXTS).mentions.right == 0


def test_a_gold_quote_that_lost_a_line_break_is_still_found() -> None:
    texts = {"one.txt": "Soldiers took the\nnorth-\nern bridge at night."}
    gold = document(event("g", "took the northern bridge"))
    pred = document(event("p", "took the\nnorth-\nern bridge"))
    assert score([gold], [pred], texts).mentions.right == 1


def test_a_gold_quote_across_a_page_foot_is_still_found() -> None:
    text = (
        "The militia said its men attacked the airport\n\n12 REVIEW\n\nwith three rockets before dawn came."
    )
    gold = document(event("g", "its men attacked the airport with three rockets before dawn"))
    pred = document(event("p", "its men attacked the airport"))
    table = score([gold], [pred], {"one.txt": text})
    assert (table.mentions.right, table.gold_unlocated) == (1, ())


def test_a_predicted_quote_must_be_in_the_text_letter_for_letter() -> None:
    pred = document(
        event("p1", "rebels shelled"), event("p2", "Rebels shelled"), event("p3", "They fled to the hills")
    )
    table = score([document()], [pred], TEXTS)
    assert [outside.id for outside in table.quotes_outside] == ["p1", "p3"]
    assert table.quotes == 3


@pytest.mark.parametrize(
    ("gold", "pred", "same"),
    [
        ("2021-06", "2021-06-06", True),
        ("2021-06-06", "2021-06", False),
        ("2021-06-06", "2021-06-07", False),
        ("2021", "2021-06", True),
        ("2021-06~", "2021-06", True),
        ("2021-06", "2021-06~", True),
        ("2021-05/2021-06", "2021-05-03/2021-06-01", True),
        ("2021-05/2021-06", "2021-05", False),
        ("2021-05", "2021-05/2021-06", False),
        ("2014/..", "2014-06/..", True),
        ("2014/..", "2014", False),
        ("../2021-06-08", "../2021-06-08", True),
        ("../2021-06-08", "2021-06-08", False),
        (None, None, True),
        (None, "2021", False),
        ("2021", None, False),
    ],
)
def test_dates_are_equal_at_the_precision_of_the_gold(gold: str | None, pred: str | None, same: bool) -> None:
    assert same_date(gold, pred) is same


def test_names_fold_by_alias_case_accent_apostrophe_hyphen_and_article() -> None:
    aliases = {"Houthis": "Ansar Allah", "Ansar Allah": "Ansar Allah"}
    gold = document(
        event(
            "g", "Rebels shelled", actors=[named("Houthis"), named("Sana\u2019a Guard")], place=named("Aden")
        )
    )
    pred = document(event("p", "Rebels shelled", actors=[named("the Ansar-Allah"), named("SANAA guard")]))
    table = score([gold], [pred], TEXTS, aliases)
    assert dict(table.sets)["actors"] == Rates(right=2, predicted=2, gold=2)


def test_set_fields_count_over_all_matched_mentions() -> None:
    gold = document(
        event("g", "Rebels shelled", recipients=[named("port"), named("guards")], weapons=["mortar"])
    )
    pred = document(event("p", "Rebels shelled", recipients=[named("port"), named("city"), named("sea")]))
    table = score([gold], [pred], TEXTS)
    assert dict(table.sets)["recipients"] == Rates(right=1, predicted=3, gold=2)
    assert dict(table.sets)["weapons"] == Rates(right=0, predicted=0, gold=1)


def test_saying_nothing_where_the_gold_says_nothing_is_right_but_not_told() -> None:
    gold = document(event("g1", "Rebels shelled", killed=4), event("g2", "The governor met", "CONSULT"))
    pred = document(event("p1", "Rebels shelled", killed=3), event("p2", "The governor met", "CONSULT"))
    killed = dict(score([gold], [pred], TEXTS).fields)["killed"]
    assert (killed.right, killed.of, killed.told_right, killed.told_of) == (1, 2, 0, 1)


def test_a_number_and_a_range_written_differently_are_equal() -> None:
    gold = document(event("g", "Rebels shelled", killed="4-5", injured=3))
    pred = document(event("p", "Rebels shelled", killed="4 – 5", injured="3"))
    fields = dict(score([gold], [pred], TEXTS).fields)
    assert fields["killed"].right == fields["injured"].right == 1


def test_figures_match_on_measure_value_and_evidence() -> None:
    figure = {"id": "f1", "quote": "killing four guards", "measure": "fatalities", "value": 4}
    other = {**figure, "value": 5}
    right = score([document(figures=[figure])], [document(figures=[figure])], TEXTS)
    wrong = score([document(figures=[figure])], [document(figures=[other])], TEXTS)
    assert dict(right.kinds)["figures"].right == 1
    assert dict(wrong.kinds)["figures"].right == 0
    assert dict(wrong.kinds_evidence)["figures"].right == 1


def test_relations_match_on_the_triple_wherever_the_evidence_stands() -> None:
    gold = {
        "id": "r1",
        "quote": "The governor",
        "subject": "Governor",
        "relation": "located-at",
        "object": "Sanaa",
    }
    pred = {**gold, "quote": "Rebels", "object": "Sana'a"}
    table = score([document(relations=[gold])], [document(relations=[pred])], TEXTS)
    assert dict(table.kinds)["relations"].right == 1


def test_incident_scores_follow_the_textbook_example() -> None:
    # Bagga and Baldwin 1998: gold {1-5} {6,7} {8-12}; answer {1-5} {6,7,8-12}: precision 16/21, recall 1.
    gold = "aaaaabbccccc"
    pred = "xxxxxyyyyyyy"
    mentions = [Grouped("one.txt", one, other) for one, other in zip(gold, pred, strict=True)]
    precision, recall = b_cubed(mentions)
    assert precision == pytest.approx(16 / 21)
    assert recall == 1.0
    assert pair_rates(mentions) == Rates(right=21, predicted=31, gold=21)


def test_pairs_across_documents_leave_out_those_within_one() -> None:
    mentions = [Grouped("a", "i1", "i1"), Grouped("a", "i1", "i1"), Grouped("b", "i1", "i2")]
    assert pair_rates(mentions, across_documents=True) == Rates(right=0, predicted=0, gold=2)


def test_mentions_without_an_incident_stand_alone() -> None:
    gold = document(event("g1", "Rebels shelled"), event("g2", "The governor met"))
    pred = document(
        event("p1", "Rebels shelled", incident=None), event("p2", "The governor met", incident=None)
    )
    grouping = score([gold], [pred], TEXTS).incidents
    assert (grouping.mentions, grouping.pairs.predicted, grouping.b_cubed_f1) == (2, 0, 1.0)


def test_documents_match_with_or_without_their_ending() -> None:
    gold, pred = document(event("g", "Rebels")), document(event("p", "Rebels"), name="one")
    assert score([gold], [pred], TEXTS).mentions.right == 1


def test_a_dot_in_a_name_is_not_taken_for_its_ending() -> None:
    gold, pred = document(event("g", "Rebels"), name="v1.2"), document(event("p", "Rebels"), name="v1.2.txt")
    assert score([gold], [pred], {"v1.2.txt": TEXTS["one.txt"]}).mentions.right == 1


def test_a_document_without_prediction_counts_as_missed_and_is_named() -> None:
    table = score([document(event("g", "Rebels"))], [document(name="two.txt")], TEXTS)
    assert (table.mentions.gold, table.not_predicted, table.not_scored) == (1, ("one.txt",), ("two.txt",))


def test_a_document_without_text_is_refused_by_name() -> None:
    with pytest.raises(ScoringError, match=r"no text for document 'two\.txt'"):
        score([document(name="two.txt")], [], TEXTS)


def test_differences_name_what_was_missed_wrong_and_false() -> None:
    gold = document(event("g1", "Rebels shelled", mode="mortar"), event("g2", "The governor met", "CONSULT"))
    pred = document(event("p1", "Rebels shelled", mode="rocket"), event("p2", "killing four guards"))
    found = {(entry.what, entry.id): entry for entry in differences([gold], [pred], TEXTS)}
    assert set(found) == {("wrong", "g1"), ("missed", "g2"), ("false", "p2")}
    assert found["wrong", "g1"].fields == (("mode", "mortar", "rocket"),)


def test_a_gold_scored_against_itself_is_perfect_in_every_line() -> None:
    gold = document(event("g", "Rebels shelled", killed=4, actors=[named("Rebels")]))
    table = score([gold], [gold], TEXTS)
    assert table.mentions.f1 == table.incidents.b_cubed_f1 == 1.0
    assert json.loads(json.dumps(table.as_json()))["fields"]["actors"]["f1"] == 1.0
    assert score_lines(table)[1].split() == ["mentions", "1.000", "1.000", "1.000", "1", "1", "1"]


def test_a_folder_gives_its_documents_and_passes_over_other_json(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(document(event("g", "Rebels"))), encoding="utf-8")
    (tmp_path / "names.json").write_text('{"Ansar Allah": {"aliases": ["Houthis"]}}', encoding="utf-8")
    (tmp_path / "incidents.json").write_text('[{"id": "i1"}]', encoding="utf-8")
    assert [coded.document for coded in load_coded(tmp_path)] == ["one.txt"]
    assert load_aliases(tmp_path) == {"Ansar Allah": "Ansar Allah", "Houthis": "Ansar Allah"}


def test_json_lines_give_one_document_a_line(tmp_path: Path) -> None:
    file = tmp_path / "pred.jsonl"
    file.write_text(
        "\n".join(json.dumps(document(name=name)) for name in ("a.txt", "b.txt")) + "\n", encoding="utf-8"
    )
    assert [coded.document for coded in load_coded(file)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '{"document": "a.txt", "events": [{"id": "e1", "type": "ASSAULT"}]}',
            r"line 1: events\.0\.quote: Field required",
        ),
        ('{"document": "a.txt"}\n{broken', r"line 2: not JSON"),
        ("", "holds no coded document"),
    ],
)
def test_a_broken_file_is_refused_with_its_line_and_entry(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "pred.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ScoringError, match=message):
        load_coded(file)


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScoringError, match="neither a file nor a folder"):
        load_coded(tmp_path / "nowhere")


def test_texts_keep_their_line_ends(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"a\r\nb")
    assert load_texts(tmp_path) == {"one.txt": "a\r\nb"}


SHARED = Path(os.environ.get("POLYBIUS_SHARED", Path(__file__).parents[2] / ".." / "shared"))


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no ../shared beside the checkout")
def test_the_reference_gold_is_found_in_its_texts_and_agrees_with_itself() -> None:
    gold = load_coded(SHARED / "gold")
    table = score(gold, gold, load_texts(SHARED / "seeds"), load_aliases(SHARED / "gold"))
    assert (table.mentions.f1, table.incidents.b_cubed_f1, table.gold_unlocated) == (1.0, 1.0, ())
