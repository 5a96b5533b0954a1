"""Harm: how many were killed and injured, read from verbs and nouns of death and wounding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from polybius.coding.arguments import verb_arguments
from polybius.coding.frames import Frame, Toll
from polybius.coding.modality import is_negative
from polybius.coding.numbers import add
from polybius.coding.participant import Participant
from polybius.coding.participants import ParticipantReader
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree
from polybius.records import Count

KILLING = frozenset({"kill", "assassinate", "attempt-on-life", "gun-down"})
_LETHAL = frozenset({"lose-lives"})
_HURTING = frozenset({"harm"})
_KILLS = frozenset({"kill", "murder"})
_WOUNDS = frozenset({"wound", "injure", "hurt"})
DYING = frozenset({"die", "perish", "succumb"})
_DEATHS = frozenset({"death", "fatality"})
_HURTS = frozenset({"injury"})
_PART = re.compile(r"\bof (?:them|these|those|whom)\b")
_BOTH = frozenset({"casualty", "victim", "loss"})
_DEAD = frozenset({"dead", "killed"})
_HURT = frozenset({"wounded", "injured", "hurt"})
_DOUBTED = frozenset({"claim", "allege", "accuse", "deny", "boast", "dispute"})
_BESIDE = ("appos", "parataxis", "conj", "dislocated")
_CLAIMS = frozenset({"claim", "allegation", "rumour", "rumor", "assertion"})
_NO = Count(0, 0, "no")
_BODIES = frozenset({"body", "corpse"})
_FINDING = frozenset({"find", "discover", "recover", "exhume", "retrieve"})
_COSTING = frozenset({"lose", "cost", "claim", "take"})
_LOST = frozenset({"force", "people"})
_HARMED = frozenset({"people", "person", "force", "official", "group", "actor", "pronoun", "body"})


@dataclass(frozen=True, slots=True)
class Harm:
    """Harm told outside a verb of killing: "no casualties", "left three dead", "five died".

    missing   the victims are told to be missing
    certain   not only claimed, alleged or denied
    """

    token: int
    killed: Count | None
    injured: Count | None
    victims: tuple[Participant, ...]
    certain: bool = True
    missing: bool = False

    def tolls(self) -> list[Toll]:
        """The harm by who suffered it."""
        kinds = [("missing", self.missing), ("killed", self.killed), ("injured", self.injured)]
        return [Toll(kind, one, number_of(one)) for kind, told in kinds if told for one in self.victims]


def count_harmed(victims: Sequence[Participant]) -> Count | None:
    """How many the victims of a verb are; None when no person is among them."""
    people = [one for one in victims if _is_harmed(one)]
    numbers = [number_of(one) for one in people]
    if len(numbers) > 2 and "force" not in people[0].classes and _is_breakdown(numbers):
        return numbers[0]
    total: Count | None = None
    for number in numbers:
        total = add(total, number)
    return total


def _is_breakdown(numbers: Sequence[Count]) -> bool:
    """ "five Iraqis, four soldiers and a civilian": the rest only tells who the first were."""
    rest = [number.low for number in numbers[1:]]
    return None not in rest and numbers[0].low == sum(number or 0 for number in rest)


def _is_harmed(one: Participant) -> bool:
    return (not one.classes or bool(one.classes & _HARMED)) and not _PART.search(one.text)


def number_of(one: Participant) -> Count:
    """How many people a victim is: as counted, one for a single person, unknown for a plain plural."""
    if one.count is not None:
        return one.count
    one_of_them = "actor" not in one.classes or "official" in one.classes  # "the leader of the group"
    if "person" in one.classes or (not one.plural and one_of_them and not one.pronoun):
        return Count(1, 1)
    return Count(None, None)


def count_in_frame(frame: Frame) -> None:
    """Set killed or injured of a frame whose own verb or noun tells of harm."""
    if frame.rule.name in KILLING | _LETHAL:
        frame.killed = frame.killed or count_harmed(frame.recipients)
        frame.tolls += [Toll("killed", one, number_of(one)) for one in frame.recipients if _is_harmed(one)]
    elif frame.rule.name in _HURTING:
        frame.injured = frame.injured or count_harmed(frame.recipients)
        frame.tolls += [Toll("injured", one, number_of(one)) for one in frame.recipients if _is_harmed(one)]


def find_harm(sentence: Sentence, reader: ParticipantReader) -> list[Harm]:
    """The harm that nouns, adjectives and verbs of dying tell in a sentence."""
    tree = sentence.tree
    found: list[Harm] = []
    for token in range(len(tree)):
        lemma, word, pos = tree.lemmas[token], tree.lower[token], tree.pos[token]
        if pos == "VERB" and lemma in DYING:
            victims = [
                one
                for head in verb_arguments(tree, token).subjects
                for one in reader.read_all(sentence, head)
            ]
            if victims:
                found.append(Harm(token, count_harmed(victims), None, tuple(victims)))
        elif pos == "VERB" and lemma in _KILLS | _WOUNDS:
            arguments = verb_arguments(tree, token)
            if any(is_negative(tree, victim) for victim in arguments.objects):
                found.append(_one_kind(token, _NO, (), killed=lemma in _KILLS))
        elif pos == "NOUN" and lemma in _DEATHS | _HURTS | _BOTH and tree.deps[token] != "compound":
            harm = _noun_harm(sentence, token, reader)
            if harm is not None:
                found.append(harm)
        elif pos == "NOUN" and lemma in _BODIES and tree.lemmas[tree.heads[token]] in _FINDING:
            victims = [
                one
                for child in tree.children(token, "nmod")
                if tree.preposition(child) == "of"
                for one in reader.read_all(sentence, child)
            ]
            told = reader.count(sentence, token) or (count_harmed(victims) if victims else None)
            if told is not None and told.low:
                found.append(_one_kind(token, told, tuple(victims), killed=True))
        elif word == "missing" and pos in ("ADJ", "VERB"):
            lost = _missing_of(sentence, token, reader)
            if lost:
                found.append(Harm(token, None, None, lost, missing=True))
        elif pos == "VERB" and lemma in _COSTING:
            harm = _life_harm(sentence, token, reader)
            if harm is not None:
                found.append(harm)
        elif word in _DEAD | _HURT and (
            pos in ("ADJ", "NOUN") or (tree.tags[token] == "VBN" and pos != "VERB")
        ):
            harm = _adjective_harm(sentence, token, reader)
            if harm is not None:
                found.append(harm)
    return [replace(harm, certain=_is_certain(tree, harm.token)) for harm in found]


def _missing_of(sentence: Sentence, token: int, reader: ParticipantReader) -> tuple[Participant, ...]:
    """Who is told to be missing: "nine sailors are missing", "left nine missing", "nine missing sailors"."""
    tree = sentence.tree
    heads = tree.children(token, "nsubj", "nsubj:pass")
    if not heads and tree.deps[token] in ("amod", "acl"):
        heads = [tree.heads[token]]
    if not heads and tree.pos[tree.heads[token]] == "VERB":
        above = verb_arguments(tree, tree.heads[token])
        heads = above.objects or above.subjects
    return tuple(
        one for head in heads for one in reader.read_all(sentence, head) if _is_harmed(one) and one.count
    )


def _life_harm(sentence: Sentence, verb: int, reader: ParticipantReader) -> Harm | None:
    """ "Nine lost their lives", "the raid cost 300 lives", "the army lost nine men" """
    tree = sentence.tree
    arguments = verb_arguments(tree, verb)
    for token in arguments.objects:
        told = reader.count(sentence, token)
        if tree.lemmas[token] == "life":
            if tree.lemmas[verb] == "lose" and tree.children(token, "nmod:poss"):
                victims = tuple(one for head in arguments.subjects for one in reader.read_all(sentence, head))
                return Harm(verb, count_harmed(victims), None, victims) if victims else None
            return _one_kind(verb, told, (), killed=True) if told is not None and told.low else None
        lost = reader.read(sentence, token)
        if tree.lemmas[verb] == "lose" and told is not None and told.low and lost.classes & _LOST:
            return _one_kind(verb, told, (lost,), killed=True)
    return None


def _is_certain(tree: Tree, token: int) -> bool:
    """Not under a word of claiming, accusing or denying, nor called a claim: "80 dead, a claim that …"."""
    verbs = {tree.lemmas[head] for head in tree.above(token)}
    beside = {
        tree.lemmas[child] for one in (token, tree.heads[token]) for child in tree.children(one, *_BESIDE)
    }
    return not verbs & _DOUBTED and not beside & _CLAIMS


def _noun_harm(sentence: Sentence, token: int, reader: ParticipantReader) -> Harm | None:
    tree = sentence.tree
    lemma = tree.lemmas[token]
    victims = [
        one
        for child in tree.children(token, "nmod")
        if tree.preposition(child) in ("of", "among", "to")
        for one in reader.read_all(sentence, child)
        if one.classes & _HARMED
    ]
    told = reader.count(sentence, token)
    if told is None or told.text in ("a", "an"):
        told = count_harmed(victims) if lemma == "death" else None
    negated = any(
        tree.lower[child] in ("no", "without", "any", "zero")
        for child in tree.children(token, "det", "case", "nummod")
    )
    negated = negated and _is_denied(sentence, token)
    if negated:
        both = lemma in _BOTH
        return Harm(
            token, _NO if both or lemma in _DEATHS else None, _NO if both or lemma in _HURTS else None, ()
        )
    if told is None or told.low is None:
        return None
    if lemma in _DEATHS or (lemma == "victim" and victims):
        return _one_kind(token, told, tuple(victims), killed=True)
    if lemma in _HURTS:
        return _one_kind(token, told, tuple(victims), killed=False)
    return None


def _is_denied(sentence: Sentence, token: int) -> bool:
    """ "no casualties", "without casualties", "did not cause any casualties" """
    tree = sentence.tree
    if any(
        tree.lower[child] in ("no", "without", "zero")
        for child in tree.children(token, "det", "case", "nummod")
    ):
        return True
    verb = tree.heads[token]
    return any(
        tree.lower[child] in ("not", "n't", "never", "without")
        for child in tree.children(verb, "advmod", "mark")
    )


def _adjective_harm(sentence: Sentence, token: int, reader: ParticipantReader) -> Harm | None:
    """ "left three dead", "at least 12 dead", "three wounded" """
    tree = sentence.tree
    head = tree.heads[token]
    victims: list[Participant] = []
    told_of = tree.children(token, "nsubj", "nsubj:pass")
    if told_of and is_negative(tree, told_of[0]):
        return _one_kind(token, _NO, (), killed=tree.lower[token] in _DEAD)
    if tree.deps[token] in ("xcomp", "acl", "conj") and tree.pos[head] == "VERB":
        if tree.lemmas[head] not in ("leave", "report", "find", "shoot", "confirm"):
            return None
        victims = [
            one for obj in verb_arguments(tree, head).objects for one in reader.read_all(sentence, obj)
        ]
    elif tree.deps[token] in ("amod", "acl") and tree.pos[head] in ("NOUN", "NUM"):
        victims = [reader.read(sentence, head)]
    told = count_harmed(victims) if victims else reader.count(sentence, token)
    if told is None or told.low is None:
        return None
    return _one_kind(token, told, tuple(victims), killed=tree.lower[token] in _DEAD)


def _one_kind(token: int, told: Count, victims: tuple[Participant, ...], *, killed: bool) -> Harm:
    """Harm that tells only of the killed, or only of the injured."""
    return Harm(token, told if killed else None, None if killed else told, victims)
