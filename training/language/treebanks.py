"""The annotated sentences the language model learns from and is measured on.

Everything is read from ../shared/data/treebanks (see README.md here for origin and terms). A sentence is
a list of words with, where the source has them, tags, heads, labels and names; what a source does not
know stays None and costs the training nothing.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
WIKIMEDIA_GENRES = frozenset({"bio", "interview", "news", "voyage"})
LONGEST_TRAINED = 120

_HYPHENS = re.compile(r"(?<=[A-Za-z0-9])([-–])(?=[A-Za-z0-9])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence; every list that is there has one entry per word.

    words        surface forms
    spaces       whether white space follows the word
    heads        1-based index of the head, 0 for the root
    name_tags    entries of NAME_TAGS
    None in a list means that nobody decided this word.
    """

    words: list[str]
    spaces: list[bool] | None = None
    upos: list[str | None] | None = None
    xpos: list[str | None] | None = None
    heads: list[int | None] | None = None
    labels: list[str | None] | None = None
    name_tags: list[str | None] | None = None
    source: str = ""


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file, plain or .xz, in file order; word ranges and empty nodes are skipped."""
    open_text = lzma.open if path.suffix == ".xz" else open
    source, rows = "", []
    with open_text(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# sent_id"):
                source = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
            elif not line and rows:
                yield _sentence(rows, source)
                rows = []
    if rows:
        yield _sentence(rows, source)


def _sentence(rows: list[list[str]], source: str) -> Sentence:
    return Sentence(
        words=[row[1] for row in rows],
        spaces=["SpaceAfter=No" not in row[9] for row in rows],
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        heads=[int(row[6]) for row in rows],
        labels=[row[7] for row in rows],
        source=source,
    )


def read_names(path: Path) -> list[Sentence]:
    """Sentences of a names file: [words, [[start, end, label]], [[start, end] undecided]]."""
    sentences = []
    for words, names, undecided in json.loads(path.read_text(encoding="utf-8")):
        tags: list[str | None] = ["O"] * len(words)
        for start, end, label in names:
            tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
        for start, end in undecided:
            tags[start:end] = [None] * (end - start)
        sentences.append(Sentence(words=words, name_tags=tags, source=path.stem))
    return sentences


def with_names(parsed: Iterable[Sentence], named: Iterable[Sentence]) -> list[Sentence]:
    """The parsed sentences, each carrying the name tags of the named sentence with the same words.

    Named sentences that match no parsed one are not returned: ask for them separately.
    """
    tags = {tuple(sentence.words): sentence.name_tags for sentence in named}
    return [replace(sentence, name_tags=tags.get(tuple(sentence.words))) for sentence in parsed]


def split_hyphens(sentence: Sentence) -> Sentence:
    """A names-only sentence with its hyphen words cut the way EWT and GUM cut them ("al - Asad")."""
    words: list[str] = []
    tags: list[str | None] = []
    for word, tag in zip(sentence.words, sentence.name_tags or [], strict=True):
        pieces = [piece for piece in _HYPHENS.split(word) if piece]
        inside = tag if tag is None or tag == "O" else "I-" + tag[2:]
        words += pieces
        tags += [tag, *[inside] * (len(pieces) - 1)]
    return Sentence(words=words, name_tags=tags, source=sentence.source)


def genre(sentence: Sentence) -> str:
    """GUM's genre of a sentence, read from its id: "news" for GUM_news_homeopathic-3."""
    return sentence.source.split("_")[1] if sentence.source.startswith("GUM_") else ""


def training_sentences(folder: Path) -> list[Sentence]:
    """Every sentence the model may learn from: EWT train + dev, GUM's Wikimedia genres, wikigold.

    A sentence of more than five words that also stands in EWT test or PUD is dropped, and so is one
    longer than LONGEST_TRAINED words.
    """
    names = folder / "ner"
    ewt = list(read_conllu(folder / "ewt-train.conllu.xz"))
    ewt += with_names(read_conllu(folder / "ewt-dev.conllu"), read_names(names / "uner-ewt-dev.json"))
    gum = []
    for part, name in (("train", "gum-train.conllu.xz"), ("test", "gum-test.conllu")):
        parsed = with_names(read_conllu(folder / name), read_names(names / f"gum-{part}.json"))
        gum += [sentence for sentence in parsed if genre(sentence) in WIKIMEDIA_GENRES]
    gold = [split_hyphens(sentence) for sentence in read_names(names / "wikigold.json")]
    tested = {
        tuple(sentence.words)
        for name in ("ewt-test.conllu", "pud.conllu")
        for sentence in read_conllu(folder / name)
        if len(sentence.words) > 5
    }
    return [
        sentence
        for sentence in [*ewt, *gum, *gold]
        if len(sentence.words) <= LONGEST_TRAINED and tuple(sentence.words) not in tested
    ]


def development_sentences(folder: Path) -> list[Sentence]:
    """GUM's dev part: what choices are made on."""
    named = read_names(folder / "ner" / "gum-dev.json")
    return with_names(read_conllu(folder / "gum-dev.conllu"), named)


def test_sentences(folder: Path, name: str) -> list[Sentence]:
    """EWT test ("ewt-test") or PUD ("pud"), tags, trees and UNER names; never trained on."""
    parsed = list(read_conllu(folder / f"{name}.conllu"))
    named = read_names(folder / "ner" / ("uner-ewt-test.json" if name == "ewt-test" else "uner-pud.json"))
    return with_names(parsed, named)
