"""What the training recipe does to sentences; needs neither the treebanks nor torch."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from polybius.language.network import Analysis
from training.language.measures import names_in, raw_text, score_gold_words
from training.language.noise import NoiseRates, add_footnote, add_noise, drop_closing_mark, scan
from training.language.renaming import has_names, read_replacements, rename
from training.language.treebanks import Sentence, genre, read_conllu, split_hyphens

SENTENCE = Sentence(
    words=["Rockets", "hit", "Camp", "Lemonnier", "."],
    spaces=[True, True, True, False, True],
    upos=["NOUN", "VERB", "PROPN", "PROPN", "PUNCT"],
    xpos=["NNS", "VBD", "NNP", "NNP", "."],
    heads=[2, 0, 2, 3, 2],
    labels=["nsubj", "root", "obj", "flat", "punct"],
    name_tags=["O", "O", "B-LOC", "I-LOC", "O"],
)
CONLLU = """# sent_id = GUM_news_example-1
# text = It fell.
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2-3\tfell.\t_\t_\t_\t_\t_\t_\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def test_a_treebank_file_is_read_word_for_word(tmp_path: Path) -> None:
    path = tmp_path / "example.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (sentence,) = read_conllu(path)
    assert (sentence.words, sentence.heads) == (["It", "fell", "."], [2, 0, 2])
    assert sentence.spaces == [True, False, True]
    assert genre(sentence) == "news"


def test_noise_leaves_one_annotation_for_each_word_and_one_root() -> None:
    always = NoiseRates(
        lower=0.3, upper=0.3, title=0.3, quotes=1, scanned=1, footnote=0.5, no_closing_mark=0.5
    )
    for seed in range(300):
        noisy = add_noise(SENTENCE, always, random.Random(seed))
        columns = (noisy.upos, noisy.xpos, noisy.heads, noisy.labels, noisy.name_tags)
        assert all(column is not None and len(column) == len(noisy.words) for column in columns)
        assert noisy.heads is not None
        assert noisy.heads.count(0) == 1
        assert all(0 <= head <= len(noisy.words) for head in noisy.heads if head is not None)
        assert all(noisy.words)


def test_a_footnote_mark_is_added_as_punctuation_and_moves_the_heads_behind_it() -> None:
    for seed in range(100):
        marked = add_footnote(SENTENCE, random.Random(seed))
        place = (marked.xpos or []).index("NFP")
        assert (marked.labels or [])[place] == "punct"
        words = [word for number, word in enumerate(marked.words) if number != place]
        heads = [marked.words[head - 1] if head else None for head in marked.heads or []]
        assert words == SENTENCE.words
        assert [head for number, head in enumerate(heads) if number != place] == [
            "hit", None, "hit", "Camp", "hit",
        ]  # fmt: skip


def test_the_closing_mark_goes_only_where_nothing_hangs_on_it() -> None:
    assert drop_closing_mark(SENTENCE).words == ["Rockets", "hit", "Camp", "Lemonnier"]
    rooted = Sentence(
        words=["a", "b", "!"], upos=["X", "X", "PUNCT"], heads=[3, 3, 0], labels=["dep", "dep", "root"]
    )
    assert drop_closing_mark(rooted) is rooted


def test_scanning_without_errors_changes_nothing() -> None:
    assert scan("missiles", 0.0, random.Random(1)) == "missiles"


def test_renaming_keeps_the_kinds_of_names_and_drops_the_tree() -> None:
    replacements = {"LOC": [["Deir", "ez", "-", "Zor"]]}
    renamed = {tuple(rename(SENTENCE, replacements, random.Random(seed)).words) for seed in range(20)}
    assert renamed == {
        ("Rockets", "hit", "Camp", "Lemonnier", "."),
        ("Rockets", "hit", "Deir", "ez", "-", "Zor", "."),
    }
    new = rename(SENTENCE, replacements, random.Random(1))
    assert new.heads is None
    assert names_in(new.name_tags or []) in ({(2, 6, "LOC")}, {(2, 4, "LOC")})


def test_every_replacement_name_has_a_known_kind_and_words() -> None:
    replacements = read_replacements()
    assert set(replacements) == {"PER", "ORG", "LOC"}
    assert all(words for names in replacements.values() for words in names)


def test_hyphen_words_of_names_are_cut_as_the_treebanks_cut_them() -> None:
    cut = split_hyphens(Sentence(words=["al-Asad", "fell"], name_tags=["B-LOC", "O"]))
    assert (cut.words, cut.name_tags) == (["al", "-", "Asad", "fell"], ["B-LOC", "I-LOC", "I-LOC", "O"])


def test_sentences_with_names_are_told_from_those_without() -> None:
    assert has_names(SENTENCE)
    assert not has_names(Sentence(words=["It"], name_tags=["O"]))


def test_raw_text_is_spaced_as_the_treebank_says() -> None:
    text, spans = raw_text([SENTENCE])
    assert text == "Rockets hit Camp Lemonnier. "
    assert spans[0][-1] == (26, 27)


def test_scores_count_words_and_names() -> None:
    found = Analysis(
        upos=["NOUN", "VERB", "PROPN", "PROPN", "PUNCT"],
        xpos=["NNS", "VBD", "NNP", "NNP", "."],
        heads=[2, 0, 2, 2, 2],
        labels=["obj", "root", "obj", "flat", "punct"],
        name_tags=["O", "O", "B-LOC", "O", "O"],
    )
    scores = score_gold_words([SENTENCE], [found])
    assert (scores.upos, scores.uas, scores.las) == pytest.approx((100.0, 80.0, 60.0))
    assert (scores.plain_las, scores.name_f) == pytest.approx((50.0, 0.0))
