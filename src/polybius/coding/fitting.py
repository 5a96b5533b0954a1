"""Fitting: whether the words around a trigger are such as a rule wants."""

from __future__ import annotations

from polybius.coding.frames import Frame
from polybius.coding.participant import Participant
from polybius.coding.rules import VerbPattern
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree

TIES = frozenset({"-", "–", "‐", "‑"})
_AREAS = frozenset(
    {
        "area",
        "city",
        "town",
        "village",
        "district",
        "zone",
        "neighbourhood",
        "neighborhood",
        "road",
        "highway",
        "street",
    }
)
_HELD = frozenset({"body", "facility", "people", "force", "group", "vehicle"})


def listed(words: frozenset[str]) -> str:
    """The words in a row, for reasons that a reader sees."""
    return ", ".join(sorted(words))


def object_of_next(tree: Tree, frame: Frame) -> list[int]:
    """ "stopped and burned three buses": what the next verb does to them, this one does too."""
    verb = frame.trigger
    if frame.rule.type not in ("ASSAULT", "COERCE") or frame.arguments.passive or verb + 2 >= len(tree):
        return []
    if tree.lower[verb + 1] != "and" or verb + 2 not in tree.children(verb, "conj"):
        return []
    return tree.children(verb + 2, "obj")


def is_area(one: Participant) -> bool:
    """Whether it only says where: a town, a street, a place by name."""
    return one.lemma in _AREAS or (one.place is not None and one.site is None)


def is_unarmed(one: Participant) -> bool:
    """Whether they are people, and no force or group."""
    return "people" in one.classes and not one.classes & {"force", "group", "body", "pronoun"}


def is_imperative(tree: Tree, verb: int) -> bool:
    """ "Take a knife and attack": an order in a quotation, no happening."""
    if tree.tags[verb] != "VB" or tree.deps[verb] not in ("root", "ROOT", "parataxis", "ccomp"):
        return False
    return not tree.children(verb, "nsubj", "nsubj:pass", "aux", "mark", "csubj")


def is_told_again(tree: Tree, noun: int, verbs: list[str]) -> bool:
    """ "condemned the killings": an attack told before, named once more."""
    top = tree.first_conjunct(noun)
    known = any(tree.lower[child] in ("the", "this", "these", "that") for child in tree.children(noun, "det"))
    return known and tree.deps[top] in ("obj", "nsubj:pass") and tree.lemmas[tree.heads[top]] in verbs


def is_undone(tree: Tree, noun: int, verbs: frozenset[str]) -> bool:
    """ "broke the ceasefire", "the truce collapsed" """
    top = tree.first_conjunct(noun)
    return tree.deps[top] in ("obj", "nsubj", "nsubj:pass") and tree.lemma_at(tree.heads[top]) in verbs


def is_body_hit(one: Participant, type_: str) -> bool:
    """Whether the word that a rule spells also suffers it: "dissolved parliament", "closed the port"."""
    return type_ == "COERCE" and bool(one.classes & _HELD) and one.lemma != "state"  # "declared a state of"


def is_each_other(tree: Tree, token: int) -> bool:
    """ "shelled each other": both sides do it, and both suffer it."""
    following = tree.lower[token + 1] if token + 1 < len(tree) else ""
    return (tree.lower[token], following) in (("each", "other"), ("one", "another"))


def particle_fits(tree: Tree, verb: int, pattern: VerbPattern) -> bool:
    if pattern.particle is None:
        return True
    if pattern.particle == "to":
        return any(tree.tags[child] == "VB" for child in tree.children(verb, "xcomp", "advcl"))
    following = tree.lower[verb + 1] if verb + 1 < len(tree) else ""
    if following == pattern.particle:
        return True
    beside = tree.children(verb, "compound:prt", "advmod", "compound")
    if pattern.lemma in ("set", "let"):
        beside += tree.children(verb, "xcomp", "ccomp")  # "set the town ablaze", "let them go"
    return any(tree.lower[child] == pattern.particle for child in beside)


def phrase_fits(tree: Tree, noun: int, words: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return True
    if "of" in words[1:]:
        after = tuple(tree.lower[noun + 1 : noun + len(words)])
        return after == words[1:]
    before: list[str] = []
    token = noun - 1
    while token >= 0 and len(before) < len(words) - 1:
        if tree.lower[token] not in TIES:
            before.insert(0, tree.lemmas[token])
        token -= 1
    return tuple(before) == words[:-1]


def inside_longer_name(sentence: Sentence, noun: int) -> bool:
    """Whether the noun is only a word of a name ("Operation Inherent Resolve", "the Security Media Cell")."""
    hit = sentence.names.get(noun)
    if hit is not None:
        return True
    entity = sentence.entities.get(noun)
    return (
        entity is not None
        and entity.label in ("ORG", "PER")
        and sentence.tree.pos[noun] == "PROPN"
        and entity.first != entity.last
    )


def content(tree: Tree, noun: int) -> bool:
    """Whether the noun says what it is about: "a request for X to stay", "a threat to strike"."""
    return bool(tree.children(noun, "acl")) or any(
        tree.preposition(child) == "for" for child in tree.children(noun, "nmod")
    )


def standing(frame: Frame) -> bool:
    """ "troops stationed in X", "the forces deployed there": a state of things, no move that is told."""
    tree = frame.sentence.tree
    if frame.verbal and frame.arguments.passive and frame.lemma == "station":
        return True
    if not frame.verbal or tree.deps[frame.trigger] not in ("acl", "acl:relcl"):
        return False
    return (
        frame.arguments.passive
        and not frame.arguments.subjects
        and not any(tree.is_under(token, frame.trigger) for token in frame.sentence.dated)
    )
