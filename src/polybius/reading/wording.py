"""The wording by which boilerplate, notes and dates are known, as data/rules holds it."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from importlib import resources

from pydantic import BaseModel, ConfigDict, ValidationError

from polybius.errors import DataFileError
from polybius.lexicon.dates.words import date_words
from polybius.plainyaml import parse_plain_yaml

_FILE = "data/rules/en/boilerplate.yaml"
_SPACES = re.compile(r"\s+")


class _WordingFile(BaseModel):
    """The file as people write it."""

    model_config = ConfigDict(extra="forbid")

    sections_to_end: list[str]
    sections_to_heading: list[str]
    imprint_sections: list[str]
    contents_sections: list[str]
    notes_sections: list[str]
    lines: list[str]
    openings: list[str]
    phrase_words: int
    phrases: list[str]
    imprint_signs: list[str]
    biography_roles: list[str]
    byline_openings: list[str]
    greetings: list[str]
    published_openings: list[str]
    access_words: list[str]
    same_note: list[str]
    credits: list[str]
    caption_openings: list[str]
    caption_pattern: str
    position_pattern: str
    front_matter: dict[str, list[str]]
    unfinished_endings: list[str]
    empty_words: list[str]
    small_words: list[str]
    outlet_small_words: list[str]
    months: dict[int, list[str]]


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording, folded and compiled; the keys are explained in the file itself."""

    sections_to_end: frozenset[str]
    sections_to_heading: frozenset[str]
    imprint_sections: frozenset[str]
    contents_sections: frozenset[str]
    notes_sections: frozenset[str]
    lines: frozenset[str]
    openings: tuple[str, ...]
    phrase_words: int
    phrases: re.Pattern[str]
    imprint_signs: re.Pattern[str]
    biography: re.Pattern[str]
    byline: re.Pattern[str]
    greeting: re.Pattern[str]
    published: re.Pattern[str]
    accessed: re.Pattern[str]
    same_note: re.Pattern[str]
    credit: re.Pattern[str]
    caption: re.Pattern[str]
    position: re.Pattern[str]
    front_matter: dict[str, str]
    unfinished_endings: frozenset[str]
    empty_words: frozenset[str]
    small_words: frozenset[str]
    outlet_small_words: frozenset[str]
    months: dict[str, int]


def plain(text: str) -> str:
    """Lower case, without accents, with single spaces: the form in which wording is compared."""
    if text.isascii():
        return " ".join(text.lower().split())
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ı", "i").replace("İ", "I"))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return _SPACES.sub(" ", text).strip().lower()


@functools.cache
def load_wording() -> Wording:
    """The wording that ships with the program. Raises DataFileError."""
    given = resources.files("polybius").joinpath(_FILE).read_text(encoding="utf-8")
    return parse_wording(given, name=_FILE)


def parse_wording(given: str, *, name: str) -> Wording:
    """The wording that a YAML text holds. Raises DataFileError, naming the file and the key."""
    try:
        file = _WordingFile.model_validate(parse_plain_yaml(given, name=name))
        return _compile(file)
    except (ValidationError, re.error) as error:
        raise DataFileError(
            f"{name} is not a wording file: {error}; compare it with the one in the package"
        ) from error


def _compile(file: _WordingFile) -> Wording:
    flags = re.IGNORECASE
    credits = _any_of(file.credits)
    captions = _any_of(file.caption_openings)
    opening = rf"^\W{{0,3}}(?:{captions})|{file.caption_pattern}"
    return Wording(
        sections_to_end=_folded(file.sections_to_end),
        sections_to_heading=_folded(file.sections_to_heading),
        imprint_sections=_folded(file.imprint_sections),
        contents_sections=_folded(file.contents_sections),
        notes_sections=_folded(file.notes_sections),
        lines=_folded(file.lines),
        openings=tuple(sorted(_folded(file.openings))),
        phrase_words=file.phrase_words,
        phrases=re.compile(_any_of(file.phrases, folded=True)),
        imprint_signs=re.compile(_any_of(file.imprint_signs, folded=True)),
        biography=re.compile(rf"\b(?:{_any_of(file.biography_roles, folded=True)})\b"),
        byline=re.compile(rf"^(?:{_any_of(file.byline_openings)})\s*:?\s+(?=\S)", flags),
        greeting=re.compile(rf"^(?:{_any_of(file.greetings)})\b", flags),
        published=re.compile(rf"\b(?:{_any_of(file.published_openings)})\s*:?\s*(?:on\s+)?$", flags),
        accessed=re.compile(rf"\b(?:{_any_of(file.access_words)})\b\s*(?:on\b)?\s*[:.]?\s*", flags),
        same_note=re.compile(rf"^(?:{_any_of(file.same_note, folded=True)})(?:\W|$)"),
        credit=re.compile(rf"[(\[/|–—-]\s*(?:[\w .,'’-]{{0,60}}[/,|]\s*)?(?:{credits})\s*[)\]]?\s*\.?\s*$"),
        caption=re.compile(opening, flags),
        position=re.compile(file.position_pattern, flags),
        front_matter={plain(key): field for field, keys in file.front_matter.items() for key in keys},
        unfinished_endings=_folded(file.unfinished_endings),
        empty_words=_folded(file.empty_words),
        small_words=_folded(file.small_words),
        outlet_small_words=_folded(file.outlet_small_words),
        months={
            **date_words().months,
            **{plain(name): number for number, names in file.months.items() for name in names},
        },
    )


def _folded(phrases: list[str]) -> frozenset[str]:
    return frozenset(plain(phrase) for phrase in phrases)


def _any_of(phrases: list[str], *, folded: bool = False) -> str:
    """An alternation, longest first, so that no phrase hides a longer one."""
    shown = {plain(phrase) if folded else phrase for phrase in phrases}
    return "|".join(re.escape(phrase) for phrase in sorted(shown, key=lambda phrase: (-len(phrase), phrase)))
