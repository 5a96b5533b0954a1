"""Accusing: who lays a deed on whom, or on an accident."""

from __future__ import annotations

from polybius.coding.arguments import verb_arguments
from polybius.coding.frames import DOERS
from polybius.coding.participant import Participant
from polybius.coding.scene import Scene
from polybius.coding.statements.rules import StatementRules
from polybius.coding.statements.sayings import (
    Saying,
    clauses_of,
    is_known,
    is_open,
    is_violent,
    negated,
    sayers_of,
    told_before,
    told_in,
    words_under,
)
from polybius.coding.tree import Tree


def read_accusation(scene: Scene, verb: int, rules: StatementRules) -> Saying | None:
    """ "accused X of", "blamed it on X", "attributed to X", "held X responsible", "pointed at X"."""
    tree = scene.sentence.tree
    lemma = tree.lemmas[verb]
    if negated(tree, verb) or (lemma not in rules.accusing and not _points(tree, verb, rules)):
        return None
    found = verb_arguments(tree, verb)
    where = rules.accusing.get(
        lemma, ("obj",) if lemma in rules.holding else ("at", "to", "toward", "towards")
    )
    accused = list(found.objects) if "obj" in where else []
    accused = found.under(*(name for name in where if name != "obj")) or accused
    if (
        not accused
        or tree.lower[accused[0]].endswith(("self", "selves"))
        or (lemma in rules.holding and is_open(tree, verb))
    ):
        return None
    who = scene.participants.read(scene.sentence, accused[0])
    under = [*accused, *found.objects, *found.under("of", "for", "on", "in", "over"), *clauses_of(tree, verb)]
    only_named = set(words_under(tree, (one for one in under if one != verb))) <= set(
        tree.subtree(accused[0])
    )
    under += tree.children(verb, "advcl")
    content = words_under(tree, (one for one in under if one != verb))
    sayers = sayers_of(scene, verb) if found.subjects and not found.passive else found.subjects
    speakers = tuple(one for one in sayers if one not in accused)
    about = told_in(scene, [token for token in content if token not in tree.subtree(accused[0])])
    about = about or told_in(scene, content)
    if not (who.classes & DOERS or who.actors or who.place is not None) or _is_abstract(
        tree, accused[0], who
    ):
        if not speakers or {tree.lemmas[token] for token in content}.isdisjoint(rules.accidents):
            return None
        return Saying("alternative-explanation", "blamed on no one", verb, speakers, content, about, True)
    suspects_named = lemma == "suspect" and bool(who.actors) and is_violent(told_before(scene))
    if about is None and not suspects_named and (lemma == "suspect" or not speakers):
        return None
    told = {*under, *(one for one in content if tree.pos[one] == "NOUN")}.difference(accused)
    back = only_named or any(is_known(scene, one, rules) for one in told)
    return Saying("attribution", "accusing", verb, speakers, content, about, back)


def _is_abstract(tree: Tree, token: int, who: Participant) -> bool:
    """ "bad government", "poor command": a common noun without article or owner names nobody."""
    common = tree.tags[token] == "NN" and not who.actors and who.name.islower()
    return common and not tree.children(token, "det", "nmod:poss", "nummod")


def _points(tree: Tree, verb: int, rules: StatementRules) -> bool:
    """ "held the militia responsible", "pointed the finger at", "pointed at Jalisco"."""
    lemma = tree.lemmas[verb]
    if lemma in rules.holding:
        below = tree.children(verb, "xcomp", "obl", "obj", "amod")
        below += [inner for one in tree.children(verb, "obj") for inner in tree.children(one, "amod", "acl")]
        return any(tree.lemmas[one] in ("responsible", "accountable", "culpable") for one in below)
    if lemma not in rules.pointing:
        return False
    objects = tree.children(verb, "obj")
    finger = any(tree.lemmas[one] == "finger" for one in objects)
    return finger or (
        not objects and any(tree.preposition(one) == "at" for one in tree.children(verb, "obl"))
    )
