"""How close an analysis is to the treebank: tags, tree, names, and the same from raw text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from polybius.language.network import Analysis
from training.language.treebanks import Sentence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldWordScores:
    """Scores on the treebank's own words and sentences, all in per cent.

    Punctuation counts, labels are full (with subtypes). plain_uas and plain_las leave punctuation out.
    """

    upos: float
    xpos: float
    uas: float
    las: float
    plain_uas: float
    plain_las: float
    name_f: float


@dataclass(frozen=True, slots=True)
class RawTextScores:
    """F1 over character spans from raw text, in per cent (as the CoNLL 2018 shared task counts)."""

    word_f: float
    sentence_f: float
    upos_f: float
    las_f: float


def score_gold_words(gold: Sequence[Sentence], found: Sequence[Analysis]) -> GoldWordScores:
    """Compare sentence by sentence; sentences without name tags do not count for names."""
    right = dict.fromkeys(("upos", "xpos", "uas", "las", "plain_uas", "plain_las"), 0)
    words = plain = 0
    true_names = gold_names = found_names = 0
    for sentence, analysis in zip(gold, found, strict=True):
        upos, xpos = sentence.upos or [], sentence.xpos or []
        heads, labels = sentence.heads or [], sentence.labels or []
        for place in range(len(upos)):
            head = analysis.heads[place] == heads[place]
            label = head and analysis.labels[place] == labels[place]
            words += 1
            right["upos"] += analysis.upos[place] == upos[place]
            right["xpos"] += analysis.xpos[place] == xpos[place]
            right["uas"] += head
            right["las"] += label
            if upos[place] != "PUNCT":
                plain += 1
                right["plain_uas"] += head
                right["plain_las"] += label
        if sentence.name_tags is not None:
            wanted, got = names_in(sentence.name_tags), names_in(analysis.name_tags)
            true_names += len(wanted & got)
            gold_names += len(wanted)
            found_names += len(got)
    return GoldWordScores(
        **{
            name: 100 * count / (plain if name.startswith("plain") else words)
            for name, count in right.items()
        },
        name_f=_f1(true_names, gold_names, found_names),
    )


def names_in(tags: Sequence[str | None]) -> set[tuple[int, int, str]]:
    """The names of a tag sequence as (start, end, kind)."""
    names, start = set(), None
    for place, tag in enumerate([*tags, "O"]):
        kind = tag or "O"
        if start is not None and not kind.startswith("I-"):
            names.add((start, place, (tags[start] or "")[2:]))
            start = None
        if kind.startswith("B-"):
            start = place
    return names


def raw_text(sentences: Iterable[Sentence]) -> tuple[str, list[list[Span]]]:
    """The sentences as running text, and the span of each word in it."""
    text, spans = "", []
    for sentence in sentences:
        places = []
        for word, space in zip(sentence.words, sentence.spaces or [], strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        spans.append(places)
        if not text.endswith(" "):
            text += " "
    return text, spans


def score_raw_text(
    gold: Sequence[Sentence], places: Sequence[Sequence[Span]], documents: Sequence[tuple[int, Doc]]
) -> RawTextScores:
    """Compare by character spans; each document comes with its offset in the text."""
    wanted = {}
    for sentence, spans in zip(gold, places, strict=True):
        for word, span in enumerate(spans):
            head = (sentence.heads or [])[word]
            tree = (spans[head - 1] if head else None, (sentence.labels or [])[word])
            wanted[span] = ((sentence.upos or [])[word], tree)
    got = {}
    sentences = set()
    for offset, document in documents:
        tokens = [token for token in document if not token.is_space]
        for token in tokens:
            head_span = None if token.head.i == token.i else _span(token.head, offset)
            got[_span(token, offset)] = (token.pos_, (head_span, token.dep_))
        if tokens:
            sentences.add((_span(tokens[0], offset)[0], _span(tokens[-1], offset)[1]))
    gold_sentences = {(spans[0][0], spans[-1][1]) for spans in places}
    shared = wanted.keys() & got.keys()
    return RawTextScores(
        word_f=_f1(len(shared), len(wanted), len(got)),
        sentence_f=_f1(len(gold_sentences & sentences), len(gold_sentences), len(sentences)),
        upos_f=_f1(sum(wanted[span][0] == got[span][0] for span in shared), len(wanted), len(got)),
        las_f=_f1(sum(wanted[span][1] == got[span][1] for span in shared), len(wanted), len(got)),
    )


def _span(token: object, offset: int) -> Span:
    start = offset + token.idx  # type: ignore[attr-defined]
    return start, start + len(token.text)  # type: ignore[attr-defined]


def _f1(shared: int, wanted: int, got: int) -> float:
    return 200 * shared / (wanted + got) if wanted + got else 0.0
