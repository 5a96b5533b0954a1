"""What the pipeline makes of sentences about conflict, written for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from polybius.language import Language

SENTENCES = {
    "Two drones struck the Tariq air base on 6 June 2021, killing three soldiers.": [
        ("drones", "nsubj", "struck"),
        ("base", "obj", "struck"),
        ("struck", "root", "struck"),
        ("killing", "advcl", "struck"),
        ("soldiers", "obj", "killing"),
        ("three", "nummod", "soldiers"),
    ],
    "The militia denied responsibility for the attack on the embassy.": [
        ("militia", "nsubj", "denied"),
        ("responsibility", "obj", "denied"),
        ("attack", "nmod", "responsibility"),
        ("embassy", "nmod", "attack"),
    ],
    "A police station in Mosul was attacked with mortars by unknown gunmen.": [
        ("station", "nsubj:pass", "attacked"),
        ("Mosul", "nmod", "station"),
        ("mortars", "obl", "attacked"),
        ("gunmen", "obl:agent", "attacked"),
    ],
    "At least 12 civilians were wounded when a car bomb exploded near the market.": [
        ("civilians", "nsubj:pass", "wounded"),
        ("12", "nummod", "civilians"),
        ("exploded", "advcl", "wounded"),
        ("bomb", "nsubj", "exploded"),
        ("market", "obl", "exploded"),
    ],
    "The army did not say that it had shot down the drone.": [
        ("army", "nsubj", "say"),
        ("not", "advmod", "say"),
        ("shot", "ccomp", "say"),
        ("drone", "obj", "shot"),
    ],
    "Rebels fired rockets at the airport and shelled two villages.": [
        ("Rebels", "nsubj", "fired"),
        ("rockets", "obj", "fired"),
        ("airport", "obl", "fired"),
        ("shelled", "conj", "fired"),
        ("villages", "obj", "shelled"),
    ],
    "The commander, who was appointed in March, was killed in an ambush.": [
        ("appointed", "acl:relcl", "commander"),
        ("commander", "nsubj:pass", "killed"),
        ("ambush", "obl", "killed"),
        ("March", "obl", "appointed"),
    ],
    "Officials blamed the group for the bombing, but its spokesman rejected the accusation.": [
        ("Officials", "nsubj", "blamed"),
        ("group", "obj", "blamed"),
        ("bombing", "obl", "blamed"),
        ("rejected", "conj", "blamed"),
        ("spokesman", "nsubj", "rejected"),
        ("accusation", "obj", "rejected"),
    ],
    "A roadside bomb hit a convoy carrying supplies for coalition forces.": [
        ("bomb", "nsubj", "hit"),
        ("convoy", "obj", "hit"),
        ("carrying", "acl", "convoy"),
        ("supplies", "obj", "carrying"),
    ],
    "The general said that foreign forces could withdraw from the base by December.": [
        ("general", "nsubj", "said"),
        ("withdraw", "ccomp", "said"),
        ("forces", "nsubj", "withdraw"),
        ("could", "aux", "withdraw"),
        ("base", "obl", "withdraw"),
    ],
}


def arcs(document: Doc) -> set[tuple[str, str, str]]:
    return {(token.text, token.dep_, token.head.text) for token in document}


@pytest.mark.parametrize("text", SENTENCES)
def test_the_arcs_that_matter_are_found(language: Language, text: str) -> None:
    (document,) = language.parse([text])
    assert not set(SENTENCES[text]) - arcs(document)


def test_capitals_change_no_arc_that_matters(language: Language) -> None:
    documents = language.parse([text.upper() for text in SENTENCES])
    wanted = [
        {(left.upper(), label, right.upper()) for left, label, right in expected}
        for expected in SENTENCES.values()
    ]
    found = sum(len(expected & arcs(document)) for expected, document in zip(wanted, documents, strict=True))
    assert found >= 0.9 * sum(map(len, wanted))


def test_lower_case_changes_no_arc_that_matters(language: Language) -> None:
    documents = language.parse([text.lower() for text in SENTENCES])
    wanted = [
        {(left.lower(), label, right.lower()) for left, label, right in expected}
        for expected in SENTENCES.values()
    ]
    found = sum(len(expected & arcs(document)) for expected, document in zip(wanted, documents, strict=True))
    assert found >= 0.9 * sum(map(len, wanted))


def test_tags_lemmas_and_names_are_set(language: Language) -> None:
    (document,) = language.parse(["Officials in Baghdad said Joe Smith met leaders of the United Nations."])
    said = document[3]
    assert (said.text, said.pos_, said.tag_, said.lemma_) == ("said", "VERB", "VBD", "say")
    assert [(name.text, name.label_) for name in document.ents] == [
        ("Baghdad", "LOC"),
        ("Joe Smith", "PER"),
        ("United Nations", "ORG"),
    ]


def test_a_footnote_mark_hangs_as_punctuation(language: Language) -> None:
    for text in ("The drones hit the base.7", "The drones hit the base.²", "The drones hit the base.[12]"):
        (document,) = language.parse([text])
        assert document[-1].dep_ == "punct"
        assert ("drones", "nsubj", "hit") in arcs(document)


def test_misread_letters_leave_the_sentence_standing(language: Language) -> None:
    (document,) = language.parse(["Two dr0nes attacked tbe air base in lraq."])
    assert {("dr0nes", "nsubj", "attacked"), ("base", "obj", "attacked")} <= arcs(document)


def test_texts_without_words_give_empty_documents(language: Language) -> None:
    assert [len(document) for document in language.parse(["", "  ", "\n", "Rockets fell."])] == [0, 0, 0, 3]


def test_no_texts_give_no_documents(language: Language) -> None:
    assert language.parse([]) == []


def test_documents_come_in_the_order_of_the_texts(language: Language) -> None:
    texts = ["It rained.", "The long war that nobody had wanted went on for many more years.", "He left."]
    assert [document.text for document in language.parse(texts)] == texts


def test_a_sentence_gets_the_same_analysis_alone_and_among_others(language: Language) -> None:
    text = "The militia denied responsibility for the attack on the embassy."
    (alone,) = language.parse([text])
    among = language.parse([*SENTENCES, text])[-1]
    assert arcs(alone) == arcs(among)


def test_an_overlong_sentence_is_cut_and_joined(language: Language) -> None:
    text = " ".join(["The rockets hit the base, and the soldiers fled to the river;"] * 120)
    (document,) = language.parse([text])
    assert document.text == text
    assert [token.dep_ for token in document].count("root") == 1
    assert len(list(document.sents)) == 1


def test_a_very_long_word_is_no_trouble(language: Language) -> None:
    (document,) = language.parse(["x" * 5000 + " " + "-" * 3000 + " " + "." * 10])
    assert len(document) == 3


def test_white_space_is_kept_and_belongs_to_no_word(language: Language) -> None:
    text = "  Two  rockets\nhit\tNew  York. "
    (document,) = language.parse([text])
    assert document.text == text
    assert {("rockets", "nsubj", "hit")} <= arcs(document)
    assert [token.text for token in document if token.is_space] == ["  ", " ", "\n", "\t", " "]
    assert {token.pos_ for token in document if token.is_space} == {"SPACE"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_the_document_text_is_the_text_given(language: Language, texts: list[str]) -> None:
    for text, document in zip(texts, language.parse(texts), strict=True):
        if not text.strip():
            assert len(document) == 0
            continue
        assert document.text == text
        assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in document)
        assert [token.dep_ for token in document].count("root") == 1


def test_the_seed_reports_are_kept_character_for_character(language: Language, shared) -> None:  # type: ignore[no-untyped-def]
    for path in sorted((shared / "seeds").glob("*.txt"))[1:3]:
        text = path.read_text(encoding="utf-8")
        spans = language.sentences(text)
        documents = language.parse([text[start:end] for start, end in spans])
        assert all(
            document.text == text[start:end] for document, (start, end) in zip(documents, spans, strict=True)
        )
