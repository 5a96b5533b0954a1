"""Explaining says of every word that a rule names what became of it, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius import explain
from polybius.errors import DataFileError, QuoteNotInReport, SourceError
from polybius.records import ExplainedPassage, ExplainedWord, Explanation, Outcome

TEXT = """Unrest on the river
2 March 2021

Rebels attacked the village of Aru on 1 March 2021, killing three soldiers. The rebels may attack again. \
The army fired its cook. The governor’s men shot a fisherman. The weather was fine.

The attack on Aru was the first. The mayor said that he would stay.
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("explained") / "river.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def explanation(report: Path) -> Explanation:
    return explain(report, "village of Aru")


def only(explanation: Explanation) -> ExplainedPassage:
    (passage,) = explanation.passages
    return passage


def words(explanation: Explanation) -> dict[str, ExplainedWord]:
    return {word.word.text: word for sentence in only(explanation).sentences for word in sentence.words}


def test_a_word_that_became_a_mention_names_it_and_its_rule(explanation: Explanation) -> None:
    (event, *_) = only(explanation).coded.events
    word = words(explanation)["attacked"]
    assert (word.outcome, word.rule, word.mentions) == (Outcome.CODED, "attack", (event.id,))
    assert event.quote.text.startswith("Rebels attacked")


def test_a_word_that_tells_more_of_another_says_of_which(explanation: Explanation) -> None:
    word = words(explanation)["killing"]
    assert (word.outcome, word.rule, word.reason) == (Outcome.JOINED, "kill", "tells more of 'attacked'")
    assert word.mentions == words(explanation)["attacked"].mentions


def test_what_is_only_possible_is_left_out_with_the_word_that_says_so(explanation: Explanation) -> None:
    word = words(explanation)["attack"]
    assert word.outcome is Outcome.LEFT_OUT
    assert word.reason == "'may': only considered or possible, so hypothetical"
    assert word.mentions == ()


def test_a_word_that_opens_nothing_says_what_each_rule_needs(explanation: Explanation) -> None:
    word = words(explanation)["fired"]
    assert (word.outcome, word.rule) == (Outcome.NOT_OPENED, None)
    needs = {tried.rule: tried.reason for tried in word.tried}
    assert needs["launch"] == "needs an object of one of these classes: munition, weapon"
    assert needs["shoot"].startswith("needs 'at …', or needs 'on …'")


def test_the_sentence_that_holds_the_words_is_marked(explanation: Explanation) -> None:
    assert [sentence.asked for sentence in only(explanation).sentences] == [True, False, False, False, False]


def test_a_sentence_without_a_word_of_any_rule_is_shown_without_words(explanation: Explanation) -> None:
    last = only(explanation).sentences[-1]
    assert (last.quote.text, last.words) == ("The weather was fine.", ())


def test_words_are_found_in_any_case_and_with_any_marks(report: Path) -> None:
    assert only(explain(report, "GOVERNOR'S  men")).number == only(explain(report, "governor’s men")).number


def test_a_title_says_why_it_is_not_coded(report: Path) -> None:
    passage = only(explain(report, "Unrest on"))
    assert passage.reason == "a title, which is not coded: it repeats what the text tells"
    assert passage.sentences == ()


def test_only_the_mentions_of_the_passage_are_given(report: Path, explanation: Explanation) -> None:
    told = only(explain(report, "The attack on Aru"))
    assert {mention.passage for mention in told.coded.mentions()} <= {told.number}
    assert not set(told.coded.mentions()) & set(only(explanation).coded.mentions())


def test_words_that_stand_nowhere_are_answered_with_the_nearest(report: Path) -> None:
    with pytest.raises(
        QuoteNotInReport,
        match=r"'vilage of Aru' stands in no passage of river\.txt \(did you mean 'village of Aru'\?\)",
    ):
        explain(report, "vilage of Aru")


def test_a_report_that_cannot_be_read_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt"):
        explain(tmp_path / "gone.txt", "x")


def test_own_rules_are_explained_too(report: Path, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    events = tmp_path / "rules" / "events.yaml"
    events.write_text(
        "- rule: dismissal\n  type: COERCE\n  mode: expel\n  verbs: [fire]\n  object_is: [people]\n"
    )
    (tmp_path / "rules" / "nouns.yaml").write_text("people: [cook]\n")
    word = words(explain(report, "village of Aru", codebook=[tmp_path]))["fired"]
    assert (word.outcome, word.rule) == (Outcome.CODED, "dismissal")
    events.write_text("- rule: dismissal\n  type: COERC\n  verbs: [fire]\n")
    with pytest.raises(
        DataFileError, match=r"events\.yaml:2: 'COERC' is no type .*: mend it; `polybius codebook check"
    ):
        explain(report, "village of Aru", codebook=[tmp_path])
