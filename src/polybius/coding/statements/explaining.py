"""Explaining: who tells another course of events than the one told."""

from __future__ import annotations

from polybius.coding.arguments import verb_arguments
from polybius.coding.scene import Scene
from polybius.coding.statements.rules import StatementRules
from polybius.coding.statements.sayings import Saying, is_violent, negated, speakers_of, told_in, words_under
from polybius.coding.tree import Tree


def read_explanation(scene: Scene, verb: int, rules: StatementRules) -> Saying | None:
    """Another course of events than the one told: its cause, its toll, what it was."""
    tree = scene.sentence.tree
    speakers = speakers_of(tree, verb)
    if not speakers or negated(tree, verb):
        return None
    for clause in tree.children(verb, "ccomp"):
        content = tuple(tree.subtree(clause))
        other = _other_cause(scene, clause, rules) or _other_toll(tree, clause, rules)
        countered = tree.lemmas[verb] in rules.insisting and _follows_denial(tree, verb, rules)
        if other or countered:
            about = told_in(scene, content)
            return Saying("alternative-explanation", "otherwise", verb, speakers, content, about, True)
    if tree.lemmas[verb] in rules.casting:
        return _casting(scene, verb, speakers, rules)
    return None


def _other_cause(scene: Scene, clause: int, rules: StatementRules) -> bool:
    """ "some deaths might have been caused by mines", "the blast was an accident"."""
    tree = scene.sentence.tree
    lemma = tree.lemmas[clause]
    told = told_in(scene, tree.subtree(clause)) is not None or bool(scene.before)
    subjects = tree.children(clause, "nsubj", "nsubj:pass")
    harm = any("event" in scene.participants.read(scene.sentence, one).classes for one in subjects)
    if not (told or harm):
        return False
    if lemma in rules.accidents:
        return bool(tree.children(clause, "cop"))
    if lemma not in rules.explaining:
        return False
    sources = {tree.preposition(one) for one in tree.children(clause, "obl", "obl:agent")}
    if lemma in ("result", "stem"):
        return "from" in sources
    below = tree.children(clause, "obl", "obl:agent", "obj", "advcl")
    nothing = {tree.lemmas[token] for one in below for token in tree.phrase(one)}
    return (lemma == "cause" and "by" in sources) or bool(nothing & rules.accidents)


def _other_toll(tree: Tree, clause: int, rules: StatementRules) -> bool:
    """ "higher than announced", "lower than the official figure"."""
    below = tree.subtree(clause)
    for token in below:
        if tree.lower[token] == "than" and any(
            tree.lemmas[one] in rules.announced_by
            for one in (tree.heads[token], *tree.children(tree.heads[token]))
        ):
            return True
    return False


def _follows_denial(tree: Tree, verb: int, rules: StatementRules) -> bool:
    """ "rejects that account and maintains that …"."""
    first = tree.first_conjunct(verb)
    denies = rules.denying | rules.weak_denying
    return first != verb and any(tree.lemmas[one] in denies for one in tree.conjuncts(first) if one < verb)


def _casting(scene: Scene, verb: int, speakers: tuple[int, ...], rules: StatementRules) -> Saying | None:
    """ "described the blast as an accident": what an event was, by another name."""
    tree = scene.sentence.tree
    found = verb_arguments(tree, verb)
    about = told_in(scene, list(found.objects))
    into = found.under("as") or tree.children(verb, "xcomp")
    content = words_under(tree, [*found.objects, *into])
    mishap = not {tree.lemmas[token] for token in words_under(tree, into)}.isdisjoint(rules.accidents)
    if about is None or not into or not (about.type == "RETREAT" or (mishap and is_violent(about))):
        return None
    return Saying("alternative-explanation", "called otherwise", verb, speakers, content, about)
