"""Names of conflict reporting put in the place of others, so that the name finder learns their shapes.

The treebanks' names are those of reviews, mail and Wikipedia; armed groups, bases and Arabic names hardly
occur. A renamed sentence teaches names only: its tree is dropped with the words it was about. Groups,
offices, people and bases that stand in the seed reports are left out of names.csv, so that these stay an
honest test; countries are not.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from polybius.language.tokens import find_words
from training.language.treebanks import Sentence

NAMES = Path(__file__).with_name("names.csv")


def read_replacements() -> Mapping[str, Sequence[list[str]]]:
    """The names of names.csv as lists of words, by kind."""
    kinds: dict[str, list[list[str]]] = {}
    with NAMES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            words = [row["name"][start:end] for start, end in find_words(row["name"])]
            kinds.setdefault(row["kind"], []).append(words)
    return kinds


def rename(
    sentence: Sentence, replacements: Mapping[str, Sequence[list[str]]], rng: random.Random
) -> Sentence:
    """The sentence with each name replaced, three times in four, by another of its kind."""
    words: list[str] = []
    tags: list[str | None] = []
    place = 0
    old = sentence.name_tags or []
    while place < len(sentence.words):
        tag = old[place]
        end = place + 1
        while tag and tag.startswith("B-") and end < len(old) and (old[end] or "").startswith("I-"):
            end += 1
        if tag and tag.startswith("B-") and rng.random() < 0.75:
            new = rng.choice(replacements[tag[2:]])
            words += new
            tags += [tag, *["I-" + tag[2:]] * (len(new) - 1)]
        else:
            words += sentence.words[place:end]
            tags += old[place:end]
        place = end
    return Sentence(words=words, name_tags=tags, source=sentence.source)


def has_names(sentence: Sentence) -> bool:
    """Whether the sentence holds a name."""
    return any(tag and tag.startswith("B-") for tag in sentence.name_tags or [])
