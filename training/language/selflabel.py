"""News labelled by the model itself: `python -m training.language.selflabel TRAINED FILE`.

The model reads Wikinews (CC BY 2.5) undisturbed; what it is sure of becomes training text, which is then
shown to it with noise. What it is not sure of stays undecided and teaches nothing.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from polybius.language.decode import NameTagger, find_heads
from polybius.language.sentences import split_sentences
from polybius.language.tokens import find_words
from polybius.language.wordpiece import WordPieces
from training.language.batches import Classes, Features, grouped
from training.language.model import Parser
from training.language.treebanks import Sentence
from training.language.where import encoder_folder, shared_folder

SURE_HEAD, SURE_TAG, SURE_NAME = 0.7, 0.7, 0.8
SHORTEST, LONGEST, MOST_UNDECIDED = 6, 60, 0.15
BATCH_PIECES = 2000


def read_news(folder: Path) -> list[Sentence]:
    """The sentences of the Wikinews stories, each once, as words without annotation."""
    found: dict[tuple[str, ...], Sentence] = {}
    with (folder / "wikinews_2019_2020.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            story = json.loads(line)
            for start, end in split_sentences(story["text"]):
                text = story["text"][start:end]
                words = [text[left:right] for left, right in find_words(text)]
                if SHORTEST <= len(words) <= LONGEST and text[-1] in '.?!"”':
                    found[tuple(words)] = Sentence(words=words, source=story["url"])
    return list(found.values())


def label(
    parser: Parser, classes: Classes, features: Features, sentences: Sequence[Sentence]
) -> Iterator[Sentence]:
    """The sentences as the model reads them, unsure words undecided, unsure sentences left out."""
    tagger = NameTagger(classes.name_tags)
    rng = random.Random(0)
    for group in grouped(sentences, features, pieces=BATCH_PIECES, rng=rng):
        batch = features.batch(group, rng=rng)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = parser(batch)
            labels = parser.best_labels(scores).numpy()
        upos, xpos, names, heads = (part.float().numpy() for part in scores[:4])
        for row, sentence in enumerate(group):
            length = len(sentence.words)
            arcs = heads[row, :length, : length + 1]
            found = find_heads(arcs)
            sure = _softmax(arcs)[np.arange(length), found] >= SURE_HEAD
            if sure.mean() < 1 - MOST_UNDECIDED:
                continue
            tags = tagger.tag(names[row, :length])
            numbers = [classes.name_tags.index(tag) for tag in tags]
            sure_names = _softmax(names[row, :length])[np.arange(length), numbers] >= SURE_NAME
            chosen = [classes.labels[number] for number in labels[row][np.arange(length), found]]
            yield Sentence(
                words=sentence.words,
                upos=_sure_tags(upos[row, :length], classes.upos),
                xpos=_sure_tags(xpos[row, :length], classes.xpos),
                heads=_where(sure, found),
                labels=_where(sure, chosen),
                name_tags=_where(sure_names, tags),
                source=sentence.source,
            )


def read_labelled(path: Path) -> list[Sentence]:
    """The sentences that `main` wrote."""
    return [Sentence(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def _sure_tags(scores: np.ndarray, names: Sequence[str]) -> list[str | None]:
    sure = _softmax(scores).max(axis=1) >= SURE_TAG
    return _where(sure, [names[number] for number in scores.argmax(axis=1)])


def _where(sure: np.ndarray, values: Sequence) -> list:
    return [value if good else None for value, good in zip(values, sure.tolist(), strict=True)]


def main() -> None:
    """Parse the command line, label the news and write one JSON object a line."""
    from training.language.export import load_parser

    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("trained", type=Path, help="folder with model.pt and classes.json")
    arguments.add_argument("file", type=Path, help="JSON lines to write")
    given = arguments.parse_args()
    torch.set_num_threads(1)
    parser, classes = load_parser(given.trained)
    vocabulary = (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    news = read_news(shared_folder() / "data" / "wikinews")
    words = kept = 0
    with given.file.open("w", encoding="utf-8") as lines:
        for sentence in label(parser, classes, Features(WordPieces(vocabulary)), news):
            lines.write(json.dumps(asdict(sentence)) + "\n")
            words += len(sentence.words)
            kept += 1
    print(f"{kept} of {len(news)} sentences, {words} words")


if __name__ == "__main__":
    main()
