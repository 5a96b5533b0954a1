"""What the network sees of a word besides its pieces: its case and its spelling.

The encoder is uncased; the case class gives it back what lower-casing took. In a sentence written all in
capitals, or all in lower case, case says nothing about names, and these words get classes of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

CASE_CLASSES = 14
SPELLING_LENGTH = 14
SPELLING_SYMBOLS = 128

NO_WORD = 0
NUMBER = 1
MARK = 2
LETTERS_AND_DIGITS = 3
LOWER = 4
ONE_CAPITAL = 5
ONE_CAPITAL_FIRST = 6
CAPITALS = 7
CAPITALISED = 8
CAPITALISED_FIRST = 9
MIXED_FROM_CAPITAL = 10
MIXED_FROM_LOWER = 11
IN_CAPITALS_SENTENCE = 12
IN_LOWER_SENTENCE = 13

_FIRST_CLASS = {ONE_CAPITAL: ONE_CAPITAL_FIRST, CAPITALISED: CAPITALISED_FIRST}


def case_class(word: str) -> int:
    """Case class of a word that does not open its sentence."""
    letters = [character for character in word if character.isalpha()]
    digits = any(character.isdigit() for character in word)
    if not letters:
        return NUMBER if digits else MARK
    if digits:
        return LETTERS_AND_DIGITS
    if all(character.islower() for character in letters):
        return LOWER
    if all(character.isupper() for character in letters):
        return ONE_CAPITAL if len(letters) == 1 else CAPITALS
    if word[0].isupper() and all(character.islower() for character in letters[1:]):
        return CAPITALISED
    return MIXED_FROM_CAPITAL if letters[0].isupper() else MIXED_FROM_LOWER


def case_classes(classes: Sequence[int]) -> list[int]:
    """The words' case classes seen as one sentence: its first word, and whether case says anything here."""
    with_case = [number for number in classes if number >= LOWER]
    if len(with_case) > 2:
        if all(number in (CAPITALS, ONE_CAPITAL) for number in with_case):
            return [IN_CAPITALS_SENTENCE if number >= LOWER else number for number in classes]
        if all(number == LOWER for number in with_case):
            return [IN_LOWER_SENTENCE if number == LOWER else number for number in classes]
    seen = list(classes)
    for place, number in enumerate(seen):
        if number >= LETTERS_AND_DIGITS:
            seen[place] = _FIRST_CLASS.get(number, number)
            break
    return seen


def spelling(word: str) -> tuple[int, ...]:
    """The word's first and last seven characters as numbers, filled up with 0."""
    half = SPELLING_LENGTH // 2
    seen = word if len(word) <= SPELLING_LENGTH else word[:half] + word[-half:]
    numbers = [min(ord(character), SPELLING_SYMBOLS - 1) for character in seen]
    return tuple(numbers + [0] * (SPELLING_LENGTH - len(numbers)))
