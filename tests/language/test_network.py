"""The parts below the pipeline: pieces, case classes, trees, names, and broken model files."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius.errors import LanguageError
from polybius.language import load_language
from polybius.language.decode import (
    NameTagger,
    find_heads,
    has_crossing,
    is_tree,
    projective_tree,
    spanning_tree,
)
from polybius.language.features import (
    CAPITALISED,
    CAPITALISED_FIRST,
    IN_CAPITALS_SENTENCE,
    IN_LOWER_SENTENCE,
    LOWER,
    MARK,
    case_class,
    case_classes,
    spelling,
)
from polybius.language.network import Analysis
from polybius.language.pipeline import join_parts
from polybius.language.wordpiece import WordPieces

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "air",
    "##strike",
    "##s",
    "base",
    "-",
    "e",
    "##t",
    "##e",
]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("airstrikes", ["air", "##strike", "##s"]),
        ("AIRSTRIKES", ["air", "##strike", "##s"]),
        ("air-base", ["air", "-", "base"]),
        ("été", ["e", "##t", "##e"]),
        ("xyz", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("-" * 50, ["-"] * 12),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(word: str, pieces: list[str]) -> None:
    assert [PIECES[number] for number in WordPieces(PIECES).cut(word)] == pieces


def classes(sentence: str) -> list[int]:
    return case_classes([case_class(word) for word in sentence.split()])


def test_the_first_capital_of_a_sentence_has_its_own_class() -> None:
    assert classes("“ The base in Iraq") == [MARK, CAPITALISED_FIRST, LOWER, LOWER, CAPITALISED]


def test_case_says_nothing_in_a_sentence_of_one_case() -> None:
    assert classes("ROCKETS HIT BASE !") == [IN_CAPITALS_SENTENCE] * 3 + [MARK]
    assert classes("rockets hit base !") == [IN_LOWER_SENTENCE] * 3 + [MARK]


def test_spelling_keeps_both_ends_of_a_long_word() -> None:
    assert "".join(map(chr, spelling("counterinsurgency"))) == "counterurgency"
    assert spelling("été") == (127, ord("t"), 127, *[0] * 11)


def best_by_trying_all(scores: np.ndarray, *, crossing: bool) -> float:
    words = scores.shape[0]
    trees = (
        list(heads) for heads in itertools.product(range(words + 1), repeat=words) if is_tree(list(heads))
    )
    return max(total(scores, heads) for heads in trees if crossing or not has_crossing(heads))


def total(scores: np.ndarray, heads: list[int]) -> float:
    return sum(float(scores[word, head]) for word, head in enumerate(heads))


def random_scores(words: int, seed: int) -> np.ndarray:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    scores[np.arange(words), np.arange(1, words + 1)] = -100
    return scores


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 4), st.integers(0, 10**6))
def test_the_spanning_tree_is_the_best_of_all_trees_with_one_root(words: int, seed: int) -> None:
    scores = random_scores(words, seed)
    heads = spanning_tree(scores)
    assert is_tree(heads)
    assert total(scores, heads) == pytest.approx(best_by_trying_all(scores, crossing=True), abs=1e-4)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10**6))
def test_the_projective_tree_is_the_best_of_all_trees_without_crossing_arcs(words: int, seed: int) -> None:
    scores = random_scores(words, seed)
    heads = projective_tree(scores)
    assert is_tree(heads)
    assert not has_crossing(heads)
    assert total(scores, heads) == pytest.approx(best_by_trying_all(scores, crossing=False), abs=1e-4)


def test_arcs_that_cross_are_told_from_arcs_that_meet() -> None:
    assert has_crossing([3, 4, 0, 3])
    assert not has_crossing([2, 0, 2, 3])


def test_crossing_arcs_stand_only_where_the_scores_are_clear() -> None:
    scores = np.full((4, 5), -9.0, dtype=np.float32)
    for word, head in enumerate([3, 4, 0, 3]):
        scores[word, head] = 9
    assert find_heads(scores) == [3, 4, 0, 3]
    scores[1, 3] = 8
    assert find_heads(scores) == [3, 3, 0, 3]


def test_the_best_heads_are_kept_where_they_make_a_tree() -> None:
    scores = np.array([[0, 0, 9], [9, 0, 0]], dtype=np.float32)
    assert find_heads(scores) == [2, 0]


def test_two_roots_become_one() -> None:
    scores = np.array([[9, 0, 5], [8, 1, 0]], dtype=np.float32)
    assert find_heads(scores) == [0, 1] or find_heads(scores) == [2, 0]
    assert is_tree(find_heads(scores))


def test_an_inside_tag_never_follows_another_kind() -> None:
    tags = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
    scores = np.array([[0, 5, 0, 0, 0], [0, 0, 4, 0, 5], [6, 0, 0, 0, 5]], dtype=np.float32)
    assert NameTagger(tags).tag(scores) == ["B-PER", "I-PER", "O"]


def test_parts_of_a_cut_sentence_hang_on_the_first_root() -> None:
    first = Analysis(["NOUN", "VERB"], ["NN", "VBD"], [2, 0], ["nsubj", "root"], ["O", "O"])
    second = Analysis(["VERB", "NOUN"], ["VBD", "NN"], [0, 1], ["root", "obj"], ["O", "B-LOC"])
    joined = join_parts([first, second])
    assert joined.heads == [2, 0, 2, 3]
    assert joined.labels == ["nsubj", "root", "parataxis", "obj"]
    assert joined.name_tags == ["O", "O", "O", "B-LOC"]


def test_a_missing_model_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"labels\.json: reinstall polybius"):
        load_language(tmp_path)


def test_a_broken_model_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text('{"upos": [], "xpos": [], "labels": [], "name_tags": ["O"]}')
    (tmp_path / "vocab.txt").write_text("\n".join(PIECES))
    (tmp_path / "model.onnx").write_bytes(b"not a network")
    with pytest.raises(LanguageError, match=r"model\.onnx: reinstall polybius"):
        load_language(tmp_path)
