"""Measuring: what a figure measures, by the first rule of figures.yaml that fits."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from polybius.coding.figures.counted import Counted
from polybius.coding.figures.rules import FigureRules, MeasureRule, Sort
from polybius.coding.rules import RuleBook
from polybius.coding.sentence import Sentence
from polybius.lexicon.name_scan import AliasKind

PEOPLE = frozenset({"@force", "@people", "@official", "@group"})
"""Classes of those who may be killed, moved and counted by head."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules ask of a figure.

    of       classes ("@force") and lemma of what is counted; "" when the number stands alone
    by       lemmas of the words over it, passives also as "be sent"
    near     lemmas of the words around it
    harm     "killed", "injured" or ""
    size     the number, or the lower end of its range
    whole    the whole of a part ("of 329")
    """

    sort: Sort
    of: Set[str]
    by: Set[str]
    near: Set[str]
    harm: str
    size: float
    whole: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A quantity as it was read.

    over   the words that govern it, nearest first
    like   of a number that stands alone, what the sentence before counts: "fired 40 rockets. Six landed"
    """

    counted: Counted
    rule: MeasureRule
    sort: Sort
    harm: str
    kinds: frozenset[str]
    over: Sequence[int]
    like: Read | None = None


class Measurer:
    """Picks the measure of figures."""

    def __init__(self, rules: FigureRules, book: RuleBook) -> None:
        self._rules, self._words = rules.measures, rules.counted
        self._book = book
        self._people = book.classes.get("people", frozenset()) | rules.counted.also_people
        counted = {"ASSAULT", "COERCE", "PROTEST", "CONSULT", "THREATEN", "MOBILIZE"}
        self.events = frozenset(
            head
            for head, found in book.nouns.items()
            if any(rule.type in counted and words[-1] == head for words, rule in found)
        )

    def kinds_of(self, sentence: Sentence, counted: Counted) -> frozenset[str]:
        """What is counted: its lemma with the classes that rules may ask for; "" for a number alone."""
        tree, noun = sentence.tree, counted.noun
        if noun is None:
            strong = tree.lower[counted.last + 1 : counted.last + 2] == ("strong",)
            return frozenset({"", "strong"} if strong else {""})
        lemma = tree.lemmas[noun]
        if lemma == "time" and set(tree.lower[noun + 1 : noun + 2]) & self._words.comparing:
            return frozenset({"multiple"})
        kinds = {lemma} | {f"@{name}" for name in self._book.classes_of(lemma)}
        if noun in sentence.weapons:
            kinds.add("@weapon")
        elif self.is_person(lemma) or tree.tags[noun] == "NNPS" or _is_national(sentence, noun):
            kinds.add("@people")  # "ten Thais", "one Malian"
        if lemma in self.events or "@event" in kinds:
            kinds.add("@event")
        return frozenset(kinds)

    def is_person(self, lemma: str) -> bool:
        """Whether a noun names people besides forces, officials and groups."""
        return lemma in self._people

    def is_counted_by_head(self, lemma: str) -> bool:
        """Whether a noun names people of any class."""
        return self.is_person(lemma) or any(f"@{name}" in PEOPLE for name in self._book.classes_of(lemma))

    def measure(self, told: Told) -> MeasureRule:
        """The first rule that fits; the last of each sort asks for nothing."""
        return next(rule for rule in self._rules if _fits(rule, told))


def _is_national(sentence: Sentence, noun: int) -> bool:
    """ "one Malian": named after a country."""
    name = sentence.names.get(noun)
    return name is not None and name.kind_of_alias in (AliasKind.PEOPLE, AliasKind.ADJECTIVE)


def _fits(rule: MeasureRule, told: Told) -> bool:
    if rule.harm is not None:
        return rule.harm == told.harm
    if told.sort not in rule.sort or rule.never_by & told.by or told.size < rule.least:
        return False
    if rule.whole and not told.whole:
        return False
    asked = ((rule.of, told.of), (rule.by, told.by), (rule.near, told.near))
    return all(not wanted or wanted & given for wanted, given in asked)
