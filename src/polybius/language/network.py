"""The trained network, run by onnxruntime: words in, tags, heads, labels and names out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from polybius.errors import LanguageError
from polybius.language.decode import NameTagger, find_heads
from polybius.language.features import SPELLING_LENGTH, case_class, case_classes, spelling
from polybius.language.wordpiece import WordPieces

MOST_PIECES = 512
BATCH_PIECES = 512
_WORDS_REMEMBERED = 200_000
_OUTPUTS = ("upos", "xpos", "name_tags", "heads", "labels")
# Measured with onnxruntime 1.31: with this fusion the network takes 8 % more time.
_SLOWER_FUSIONS = ["SkipLayerNormFusion"]
_REMEDY = "reinstall polybius, or name a folder that holds the model"
_PLACES = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the network says about one sentence; every list has one entry per word.

    heads        1-based, 0 for the one root
    """

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    labels: list[str]
    name_tags: list[str]


class _Word(NamedTuple):
    pieces: tuple[int, ...]
    case: int
    spelling: tuple[int, ...]


class Network:
    """The network and its classes, loaded once."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        classes = json.loads(_read(folder / "labels.json"))
        self._upos: list[str] = classes["upos"]
        self._xpos: list[str] = classes["xpos"]
        self._labels: list[str] = classes["labels"]
        self._names = NameTagger(classes["name_tags"])
        self.vocabulary = frozenset(pieces := _read(folder / "vocab.txt").splitlines())
        self._pieces = WordPieces(pieces)
        self._session = _open_session(folder / "model.onnx", threads)
        self._word = lru_cache(maxsize=_WORDS_REMEMBERED)(self._features)

    def count_pieces(self, word: str) -> int:
        """How many of a sentence's MOST_PIECES - 2 places the word takes."""
        return len(self._word(word).pieces)

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """One analysis for each sentence, in the order given; none may be empty or over the length limit."""
        rows = [[self._word(word) for word in words] for words in sentences]
        found: dict[int, Analysis] = {}
        for numbers in _batches([2 + sum(len(word.pieces) for word in row) for row in rows]):
            outputs = self._session.run(_OUTPUTS, self._inputs([rows[number] for number in numbers]))
            for place, number in enumerate(numbers):
                found[number] = self._decode([output[place] for output in outputs], len(rows[number]))
        return [found[number] for number in range(len(rows))]

    def _features(self, word: str) -> _Word:
        return _Word(self._pieces.cut(word), case_class(word), spelling(word))

    def _inputs(self, rows: list[list[_Word]]) -> dict[str, _PLACES]:
        most_pieces = 2 + max(sum(len(word.pieces) for word in row) for row in rows)
        most_words = max(len(row) for row in rows)
        pieces, piece_case = _zeros(len(rows), most_pieces), _zeros(len(rows), most_pieces)
        first, last, word_case = (_zeros(len(rows), most_words) for _ in range(3))
        spellings = _zeros(len(rows), most_words, SPELLING_LENGTH)
        for place, row in enumerate(rows):
            cases = case_classes([word.case for word in row])
            numbers = [self._pieces.start]
            spread, firsts, lasts = [0], [], []
            for word, case in zip(row, cases, strict=True):
                firsts.append(len(numbers))
                numbers += word.pieces
                spread += [case] * len(word.pieces)
                lasts.append(len(numbers) - 1)
            numbers.append(self._pieces.end)
            pieces[place, : len(numbers)] = numbers
            piece_case[place, : len(spread)] = spread
            words = len(row)
            first[place, :words], last[place, :words], word_case[place, :words] = firsts, lasts, cases
            spellings[place, :words] = [word.spelling for word in row]
        return {
            "pieces": pieces,
            "piece_case": piece_case,
            "first": first,
            "last": last,
            "word_case": word_case,
            "spelling": spellings,
        }

    def _decode(self, outputs: list[NDArray[np.float32]], words: int) -> Analysis:
        upos, xpos, names, heads, labels = outputs
        found = find_heads(heads[:words, : words + 1])
        chosen = labels[np.arange(words), found].tolist()
        return Analysis(
            upos=[self._upos[number] for number in upos[:words].argmax(axis=1).tolist()],
            xpos=[self._xpos[number] for number in xpos[:words].argmax(axis=1).tolist()],
            heads=found,
            labels=[self._labels[number] for number in chosen],
            name_tags=self._names.tag(names[:words]),
        )


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Sentence numbers in groups of like length: BATCH_PIECES places at most with padding, or one."""
    group: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and lengths[number] * (len(group) + 1) > BATCH_PIECES:
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _zeros(*shape: int) -> _PLACES:
    return np.zeros(shape, dtype=np.int64)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise LanguageError(f"cannot read {path}: {_REMEDY}") from error


def _open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if not path.is_file():
        raise LanguageError(f"no network at {path}: {_REMEDY}")
    try:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER_FUSIONS
        )
    except (
        Exception
    ) as error:  # onnxruntime raises one class per protobuf fault, all directly under Exception
        raise LanguageError(f"onnxruntime cannot open {path}: {_REMEDY}") from error
