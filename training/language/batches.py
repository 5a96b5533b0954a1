"""Annotated sentences turned into padded tensors, and the class lists of the heads."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import NamedTuple

import torch
from torch import Tensor

from polybius.language.features import SPELLING_LENGTH, case_class, case_classes, spelling
from polybius.language.wordpiece import WordPieces
from training.language.model import Batch, Sizes
from training.language.treebanks import NAME_TAGS, Sentence

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of each head, in the order of their numbers."""

    upos: list[str]
    xpos: list[str]
    labels: list[str]
    name_tags: list[str]

    @classmethod
    def found_in(cls, sentences: Iterable[Sentence]) -> Classes:
        """Every class that occurs in the sentences, sorted; name tags as they always are."""
        upos, xpos, labels = set(), set(), set()
        for sentence in sentences:
            upos.update(sentence.upos or ())
            xpos.update(sentence.xpos or ())
            labels.update(sentence.labels or ())
        return cls(sorted(upos), sorted(xpos), sorted(labels), list(NAME_TAGS))

    def sizes(self) -> Sizes:
        """How many classes each head tells apart."""
        return Sizes(len(self.upos), len(self.xpos), len(self.labels), len(self.name_tags))

    def as_dict(self) -> dict[str, list[str]]:
        """The lists by name, as labels.json holds them."""
        return asdict(self)


class Targets(NamedTuple):
    """What the heads should say, (B, W) each, IGNORED where unknown."""

    upos: Tensor
    xpos: Tensor
    name_tags: Tensor
    heads: Tensor
    labels: Tensor


class Features:
    """Word features with the pieces cached per word type."""

    def __init__(self, pieces: WordPieces) -> None:
        self.pieces = pieces
        self._word = lru_cache(maxsize=300_000)(
            lambda word: (pieces.cut(word), case_class(word), spelling(word))
        )

    def count_pieces(self, words: Sequence[str]) -> int:
        """How many places the sentence takes in the network."""
        return 2 + sum(len(self._word(word)[0]) for word in words)

    def batch(self, sentences: Sequence[Sentence], *, masked: float = 0.0, rng: random.Random) -> Batch:
        """The padded batch; each word is masked with the given probability."""
        rows = [self._row(sentence.words, masked, rng) for sentence in sentences]
        columns = [_padded(column) for column in list(zip(*rows, strict=True))[:5]]
        longest = columns[2].shape[1]
        blank = (0,) * SPELLING_LENGTH
        spelt = torch.tensor([[*row[5], *[blank] * (longest - len(row[5]))] for row in rows])
        return Batch(*columns, spelling=spelt)

    def _row(self, words: Sequence[str], masked: float, rng: random.Random) -> tuple[list[int], ...]:
        cases = case_classes([self._word(word)[1] for word in words])
        numbers, piece_cases, first, last = [self.pieces.start], [0], [], []
        for word, case in zip(words, cases, strict=True):
            cut = self._word(word)[0]
            if masked and rng.random() < masked:
                cut = (self.pieces.mask,) * len(cut)
            first.append(len(numbers))
            numbers += cut
            piece_cases += [case] * len(cut)
            last.append(len(numbers) - 1)
        numbers.append(self.pieces.end)
        piece_cases.append(0)
        return numbers, piece_cases, first, last, cases, [self._word(word)[2] for word in words]  # type: ignore[return-value]


def targets(sentences: Sequence[Sentence], classes: Classes) -> Targets:
    """The batch's targets as tensors."""
    columns = []
    for name in ("upos", "xpos", "name_tags"):
        numbers = {value: number for number, value in enumerate(getattr(classes, name))}
        columns.append(_target_column(sentences, [getattr(s, name) for s in sentences], numbers))
    columns.append(_target_column(sentences, [s.heads for s in sentences], None))
    numbers = {value: number for number, value in enumerate(classes.labels)}
    columns.append(_target_column(sentences, [s.labels for s in sentences], numbers))
    return Targets(*columns)


def grouped(
    sentences: Sequence[Sentence], features: Features, *, pieces: int, rng: random.Random
) -> Iterator[list[Sentence]]:
    """The sentences in batches of like length, this many pieces each at most, in random order."""
    keyed = [(features.count_pieces(s.words) + rng.random() * 4, n) for n, s in enumerate(sentences)]
    groups: list[list[Sentence]] = [[]]
    for length, number in sorted(keyed):
        if groups[-1] and length * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(sentences[number])
    rng.shuffle(groups)
    yield from groups


def _target_column(sentences: Sequence[Sentence], column: Sequence, numbers: dict[str, int] | None) -> Tensor:
    rows = []
    for sentence, values in zip(sentences, column, strict=True):
        if values is None:
            rows.append([IGNORED] * len(sentence.words))
        elif numbers is None:
            rows.append([IGNORED if value is None else value for value in values])
        else:
            rows.append([numbers.get(value, IGNORED) for value in values])
    return _padded(rows, IGNORED)


def _padded(rows: Sequence[Sequence[int]], filler: int = 0) -> Tensor:
    longest = max(len(row) for row in rows)
    return torch.tensor([[*row, *[filler] * (longest - len(row))] for row in rows])
