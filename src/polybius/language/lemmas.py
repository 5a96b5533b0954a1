"""Dictionary forms by part of speech: "struck" VBD gives "strike", "BASES" NNS gives "base".

A verb or plural is looked up among the irregular forms (data/language/irregular.csv), then undone by
spelling rule; common words and the word list of simplemma choose between the spellings the rule allows.
Names keep their form, and what is not inflected becomes lower case.
"""

from __future__ import annotations

import csv
from collections.abc import Container, Mapping
from functools import lru_cache
from pathlib import Path

import simplemma

from polybius.errors import LanguageError

_WORDS_REMEMBERED = 200_000
_VOWELS = frozenset("aeiouy")

_PRESENT_BUT_NOT_BASE = frozenset(
    {"'s", "’s", "are", "am", "is", "'re", "’re", "'m", "’m", "'ve", "’ve", "ai"}
)
_VERB_PREFIXES = ("re", "over", "under", "out", "mis", "un", "fore", "co-", "re-")
_KEPT_AS_IS = frozenset({"NNP", "CD", "ADD", "FW", "LS", "XX", "GW", "NFP", "SYM", "$", "#", "HYPH"})
_BEFORE_SILENT_E = (
    "u",
    "v",
    "c",
    "s",
    "z",
    "g",
    "e",
    "at",
    "ir",
    "ur",
    "dl",
    "tl",
    "bl",
    "pl",
    "kl",
    "fl",
    "gl",
)
_KINDS = ("verb", "noun", "degree", "modal", "other")


class Lemmatiser:
    """Lemmas by word and Penn tag; remembers the words it has seen."""

    def __init__(self, irregular: Path, common_words: Container[str]) -> None:
        tables = _read_irregular(irregular)
        self._common = common_words
        self._verbs = tables["verb"]
        self._bases = frozenset(self._verbs.values())
        self._nouns = tables["noun"]
        self._degrees = tables["degree"]
        self._modals = tables["modal"]
        self._fixed = tables["other"]
        self.lemma = lru_cache(maxsize=_WORDS_REMEMBERED)(self._lemma)
        _is_listed("word")  # loads the list now, so that the first sentence is not slow

    def _lemma(self, word: str, tag: str) -> str:
        lowered = word.lower()
        if tag in _KEPT_AS_IS:
            return word
        if tag == "NNPS":
            return self._singular_name(word)
        if tag.startswith("V"):
            return self._verb(lowered, tag)
        if tag == "MD":
            return self._modals.get(lowered, lowered)
        if tag == "NNS":
            return self._nouns.get(lowered) or self._likeliest(lowered, _singulars(lowered))
        if tag in ("JJR", "JJS", "RBR", "RBS"):
            return self._degrees.get(lowered) or self._likeliest(lowered, _positives(lowered))
        if tag == "PRP" and lowered == "her":
            return "she"
        return self._fixed.get(lowered, lowered)

    def _verb(self, form: str, tag: str) -> str:
        known = self._verbs.get(form)
        misread = known is not None and known != form and form not in self._bases  # "overran" read as present
        if tag in ("VB", "VBP") and form not in _PRESENT_BUT_NOT_BASE and not misread:
            return form
        if known:
            return known
        if tag == "VBZ":
            return self._likeliest(form, _singulars(form))
        if tag == "VBG":
            return self._likeliest(form, _undone(form, "ing"))
        return self._prefixed(form) or self._likeliest(form, _undone(form, "ed"))

    def _prefixed(self, form: str) -> str | None:
        """The base of an irregular verb behind a prefix: "rebuilt" by "built"."""
        for prefix in _VERB_PREFIXES:
            rest = form.removeprefix(prefix)
            if rest != form and not rest.endswith("ed") and rest in self._verbs:
                return prefix + self._verbs[rest]
        return None

    def _likeliest(self, form: str, candidates: list[str]) -> str:
        """The first candidate if the word list agrees, else a verb's base, a common word, a listed one."""
        if not candidates:
            return form
        listed = simplemma.lemmatize(form, lang="en").lower()
        if listed == candidates[0]:
            return listed
        ordered = [listed, *candidates] if listed in candidates else candidates
        for backs in (self._bases.__contains__, self._common.__contains__, listed.__eq__, _is_listed):
            for candidate in ordered:
                if backs(candidate):
                    return candidate
        return candidates[0]

    def _singular_name(self, word: str) -> str:
        lowered = word.lower()
        base = self._nouns.get(lowered) or self._likeliest(lowered, _singulars(lowered))
        if word.isupper():
            return base.upper()
        return word[0] + base[1:] if base[0] == lowered[0] else word


def _is_listed(word: str) -> bool:
    return simplemma.is_known(word, lang="en")


def _read_irregular(path: Path) -> Mapping[str, Mapping[str, str]]:
    tables: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                tables[row["kind"]][row["form"]] = row["lemma"]
    except (OSError, KeyError) as error:
        raise LanguageError(
            f"cannot read irregular forms from {path} ({error}): reinstall polybius"
        ) from error
    return tables


def _singulars(form: str) -> list[str]:
    """Spellings a form in -s may have come from, likeliest first."""
    if not form.endswith("s") or form.endswith(("ss", "'s", "’s")) or len(form) < 3:
        return []
    if form.endswith("ies") and len(form) > 4:
        return [form[:-3] + "y", form[:-1]]
    if form.endswith(("sses", "shes", "xes", "zzes")):
        return [form[:-2], form[:-1]]
    if form.endswith(("ches", "oes", "ses", "zes")):
        return [form[:-1], form[:-2]] if form.endswith(("ses", "zes")) else [form[:-2], form[:-1]]
    if form.endswith("men") or form.endswith("ves"):
        return [form[:-1], form[:-3] + "f", form[:-3] + "fe"]
    return [form[:-1]]


def _undone(form: str, ending: str) -> list[str]:
    """Spellings a form in -ed or -ing may have come from, likeliest first."""
    if not form.endswith(ending) or len(form) < len(ending) + 2:
        return []
    stem = form[: -len(ending)]
    if not _VOWELS.intersection(stem):
        return []
    if ending == "ed" and stem.endswith("i") and len(stem) > 2:
        return [stem[:-1] + "y", stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return [stem, stem[:-1]] if stem[-1] in "lsfz" else [stem[:-1], stem]
    if stem.endswith(_BEFORE_SILENT_E):
        return [stem + "e", stem]
    short = len(stem) == 3 and stem[2] not in "aeiouwxy" and stem[1] in "aeiou" and stem[0] not in "aeiou"
    return [stem + "e", stem] if short else [stem, stem + "e"]


def _positives(form: str) -> list[str]:
    """Spellings that a form in -er or -est may have come from, likeliest first."""
    for ending in ("est", "er"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            if stem.endswith("i"):
                return [stem[:-1] + "y"]
            if stem[-1] == stem[-2:-1] and stem[-1] not in "lsf":
                return [stem[:-1], stem]
            return [stem, stem + "e"]
    return []
