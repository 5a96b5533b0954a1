"""Words cut into the pieces the encoder knows (uncased WordPiece, as BERT does it).

Differs from BERT on purpose in one place: a word gives at most PIECES_PER_WORD pieces, so that a long
address or a ruler of dashes cannot fill a sentence's budget.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

PIECES_PER_WORD = 12
LONGEST_CHUNK = 60


class WordPieces:
    """The vocabulary, and words as piece numbers."""

    __slots__ = ("_numbers", "end", "mask", "start", "unknown")

    def __init__(self, pieces: Sequence[str]) -> None:
        self._numbers: Mapping[str, int] = {piece: number for number, piece in enumerate(pieces)}
        self.start = self._numbers["[CLS]"]
        self.end = self._numbers["[SEP]"]
        self.unknown = self._numbers["[UNK]"]
        self.mask = self._numbers["[MASK]"]

    def cut(self, word: str) -> tuple[int, ...]:
        """Piece numbers of one word: at least one, at most PIECES_PER_WORD."""
        numbers: list[int] = []
        for chunk in _chunks(word):
            numbers += self._cut_chunk(chunk)
            if len(numbers) >= PIECES_PER_WORD:
                break
        return tuple(numbers[:PIECES_PER_WORD]) or (self.unknown,)

    def _cut_chunk(self, chunk: str) -> list[int]:
        whole = self._numbers.get(chunk)
        if whole is not None:
            return [whole]
        if len(chunk) > LONGEST_CHUNK:
            return [self.unknown]
        numbers: list[int] = []
        start = 0
        while start < len(chunk):
            number, end = self._longest_from(chunk, start)
            if number is None:
                return [self.unknown]
            numbers.append(number)
            start = end
        return numbers

    def _longest_from(self, chunk: str, start: int) -> tuple[int | None, int]:
        prefix = "##" if start else ""
        for end in range(len(chunk), start, -1):
            number = self._numbers.get(prefix + chunk[start:end])
            if number is not None:
                return number, end
        return None, start


def _chunks(word: str) -> Iterator[str]:
    """Runs without punctuation, and each punctuation mark alone; lower case, accents taken off."""
    run = ""
    for character in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(character)
        if category == "Mn":
            continue
        if character.isspace() or category == "Cc":
            if run:
                yield run
            run = ""
        elif category[0] == "P" or (character.isascii() and not character.isalnum()):
            if run:
                yield run
            yield character
            run = ""
        else:
            run += character
    if run:
        yield run
