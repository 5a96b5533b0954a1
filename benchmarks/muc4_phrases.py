"""What a phrase of a report names in MUC-4's eyes: a person, an organisation, people, or a thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from benchmarks import muc4_words as words
from polybius.coding import RuleBook
from polybius.lexicon.actors import ActorTable
from polybius.records import ActorRef

_NEW = "new:"
_SHORT_NAME = 5
"""Letters up to which an organisation's name before a noun is left out: "guerrillas" of "ABC guerrillas"."""
_LOOKED_BACK = 40


class PhraseReader:
    """Reads phrases by the actor tables and by the classes of their nouns.

    singular   gives a noun's lemma
    """

    def __init__(self, book: RuleBook, actors: ActorTable, singular: Callable[[str], str]) -> None:
        self._book = book
        self._actors = actors
        self._singular = singular

    def lemma(self, word: str) -> str:
        return word if self._book.classes_of(word) else self._singular(word)

    def head(self, text: str) -> str:
        """The lemma of the last word before a preposition."""
        before = words.PREPOSITION.split(text, maxsplit=1)[0].split()
        return self.lemma(before[-1].lower()) if before else ""

    def classes(self, text: str) -> frozenset[str]:
        """What kind of thing the phrase names, by its head."""
        return self._book.classes_of(self.head(text))

    def kind(self, ref: ActorRef) -> str:
        """The kind of a known actor; "" of others."""
        known = self._actors.by_id.get(ref.actor or "")
        return known.kind if known else ""

    def is_state(self, ref: ActorRef) -> bool:
        return self.kind(ref) in words.STATE_KINDS or bool(words.STATE_ARMED.search(ref.text))

    def is_fighter(self, ref: ActorRef) -> bool:
        return self.kind(ref) in ("armed-group", "armed-forces") or bool(words.FIGHTERS.search(ref.text))

    def is_human(self, ref: ActorRef) -> bool:
        classes = self.classes(bare(ref.text))
        return self.is_person(ref) or bool(classes & {"people", "official"}) or not classes

    def is_person(self, ref: ActorRef) -> bool:
        """Whether it is told by name: of the tables, or all its words in capitals and no noun among them."""
        if ref.actor is None:
            return False
        if not ref.actor.startswith(_NEW):
            return self.kind(ref) == "person"
        name = words.TITLES.sub("", ref.name)
        nouns = any(self._book.classes_of(self.lemma(word.lower())) for word in name.split())
        return _all_capitals(name) and not nouns

    def persons(self, text: str, refs: Iterable[ActorRef]) -> dict[str, str]:
        """The persons of a report: by the name that mentions give them, the longest in its words."""
        found: dict[str, str] = {}
        for hit in self._actors.scan(text):
            if hit.actors[0].kind == "person":
                _set_longest(found, hit.actors[0].name, text[hit.start : hit.end])
        for ref in refs:
            if self.is_person(ref):
                told = ref.name if str(ref.actor).startswith(_NEW) else ref.text
                name = words.TITLES.sub("", bare(told)).strip(' "')
                if name and not words.NO_NAMES.fullmatch(name):
                    _set_longest(found, ref.name, name)
        return found

    def only_group(self, text: str) -> str | None:
        """The one armed group that a report names; None when there is none, or several."""
        hits = [hit for hit in self._actors.scan(text) if hit.actors[0].kind == "armed-group"]
        one = len({hit.actors[0].id for hit in hits}) == 1
        return text[hits[0].start : hits[0].end] if one else None

    def organisation(self, ref: ActorRef) -> tuple[str, str] | None:
        """What the organisation in the phrase is known by, and its name in the text; None without one."""
        named = str(ref.actor).startswith(_NEW) and _all_capitals(ref.name)
        if named and self.classes(ref.name) & {"group", "force"}:
            return ref.name, ref.name
        known = self.kind(ref) in words.ORGANISATIONS
        first = words.PREPOSITION.split(bare(ref.text))[0]
        if not known and self.head(first) in words.ORGANISED:
            return first, first
        state = words.STATE_ORGANISATION.search(ref.text)
        hits = self._actors.scan(ref.text) if known else []
        hit = next((hit for hit in hits if hit.actors[0].kind in words.ORGANISATIONS), None)
        if hit is not None:
            return str(ref.actor), words.MEMBERS.sub("", ref.text[hit.start : hit.end])
        return (str(ref.actor) if known else state.group(), state.group()) if state else None

    def individuals(self, ref: ActorRef, text: str, organisation: str | None) -> str | None:
        """The doers that the phrase tells besides their organisation; None when it tells none."""
        told = self._with_quality(ref, text)
        if organisation is not None:
            told = _without(told, organisation)
        classes = self.classes(told)
        if not told or words.NO_NAMES.fullmatch(told) or not classes & {"force", "people", "group"}:
            return None
        if "group" in classes and organisation is not None:
            return None
        told = told if words.MEASURING.match(told) else words.PREPOSITION.split(told)[0]
        told = words.SUPPOSED.sub("", told)
        return None if told.lower() in words.MERE_GROUPS else told

    def are_irregular(self, fills: Mapping[str, str]) -> bool:
        return any("irregular" in self.classes(told) for told in fills.values())

    def _with_quality(self, ref: ActorRef, text: str) -> str:
        """The words, and of people also how many and how known: "two unidentified men"."""
        told = bare(ref.text)
        if "people" not in self.classes(told):
            return told
        before = words.QUALITY.search(text, max(0, ref.start - _LOOKED_BACK), ref.start)
        return f"{' '.join(before.group().split())} {told}" if before else told


def bare(text: str) -> str:
    """Without its article, in single blanks."""
    return " ".join(words.LEADING.sub("", text.strip()).split())


def _without(text: str, name: str) -> str:
    """ "guerrillas" of "guerrillas of the ABC"; "" when only the name is told."""
    text, name = text.lower(), name.lower()
    if text == name:
        return ""
    if not words.MEASURING.match(text):
        text = re.sub(rf"\s+(?:of|from|belonging to)\s+(?:the\s+)?{re.escape(name)}.*$", "", text).strip()
    return (text.removeprefix(name).strip() or text) if len(name) <= _SHORT_NAME else text


def _all_capitals(name: str) -> bool:
    return all(word[:1].isupper() or word in words.PARTICLES for word in name.split())


def _set_longest(found: dict[str, str], key: str, name: str) -> None:
    if len(name) > len(found.get(key, "")):
        found[key] = name
