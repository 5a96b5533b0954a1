"""Folding: one spelling for the many a name has, for matching only; stored text is never changed."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bb\u02bf\u02be`\u00b4\u02c8\u2032]")
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212_/.,]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ı": "i",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
    }
)
PARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "as",
        "ash",
        "ad",
        "an",
        "ar",
        "at",
        "az",
        "bin",
        "ibn",
        "ben",
        "abd",
        "abdul",
        "de",
        "van",
    }
)
"""Small words inside names of persons and groups that writers join, spell and leave out at will."""
_ARTICLE = re.compile(r"\b(?:al|el|ul|as|ash|ad|an|ar|at|az|ed|es|er)(?= )")
_DIGRAPHS = (
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sh", "s"),
    ("ph", "f"),
    ("ch", "k"),
    ("ck", "k"),
)
_ONE_SOUND = str.maketrans({"q": "k", "c": "k", "v": "w", "z": "s"})
_DOUBLED = re.compile(r"([^\s])\1+")
_ENDING = re.compile(r"(?<=[aeiou])h\b")
_FIRST_VOWEL = re.compile(r"\b[aeiouy]+(?:w(?![aeiouy]))?")
_VOWELS = re.compile(r"(?<=[^\saeiouwy])[aeiouwy]+")


def fold(text: str) -> str:
    """Lower case, without accents, apostrophes, soft hyphens and ligatures; separators become one space."""
    if text.isascii():
        return _SEPARATORS.sub(" ", _APOSTROPHES.sub("", text)).strip().lower()
    text = unicodedata.normalize("NFKD", _UNSEEN.sub("", text).translate(_LETTERS))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _APOSTROPHES.sub("", text).lower()
    return _SEPARATORS.sub(" ", text).strip()


def skeleton(text: str) -> str:
    """A coarser key for transliterated names: their consonants, in which spelling variants mostly agree.

    "Kata'ib Hizballah" and "Kataib Hezbollah", "Ayn al-Asad" and "Ain Al Assad", "Qasem Soleimani" and
    "Qassim Sulaymani" share a skeleton. Two different names may too, so a skeleton only proposes; a longer
    likeness decides.
    """
    folded = _ARTICLE.sub("al", fold(text))
    for pair, sound in _DIGRAPHS:
        folded = folded.replace(pair, sound)
    folded = _ENDING.sub("", _DOUBLED.sub(r"\1", folded.translate(_ONE_SOUND)))
    return _VOWELS.sub("", _FIRST_VOWEL.sub("a", folded))
