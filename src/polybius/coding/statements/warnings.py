"""Warnings: sayings that tell of harm to come, or that it was known of before."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.arguments import is_passive, verb_arguments
from polybius.coding.frames import DOERS
from polybius.coding.scene import Scene
from polybius.coding.statements.rules import StatementRules
from polybius.coding.statements.sayings import (
    Saying,
    clauses_of,
    is_open,
    negated,
    speakers_of,
    told_in,
    words_under,
)

_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_BEFORE = frozenset({"before", "ahead of", "prior to"})
_HARM = frozenset(
    {"attack", "strike", "retaliation", "revenge", "consequence", "response", "war", "violence"}
)


def find_warnings(scene: Scene, rules: StatementRules) -> Iterator[Saying]:
    """The sayings of such verbs, in the order of the text."""
    tree = scene.sentence.tree
    for verb in range(len(tree)):
        if tree.pos[verb] != "VERB":
            continue
        lemma = tree.lemmas[verb]
        saying = None
        if lemma in rules.told_before or lemma in rules.knowing or lemma in rules.having:
            saying = _foreknowledge(scene, verb, rules)
        if saying is None and lemma in rules.warning | rules.threatening | rules.vowing:
            saying = _warning(scene, verb, rules)
        if saying is None and lemma in scene.words.report_verbs:
            saying = _intent(scene, verb, rules)
        if saying is not None:
            yield saying


def _warning(scene: Scene, verb: int, rules: StatementRules) -> Saying | None:
    """ "warned of attacks", "warned states not to meddle", "threatened to kill", "vowed revenge"."""
    tree = scene.sentence.tree
    lemma = tree.lemmas[verb]
    if negated(tree, verb) or is_open(tree, verb) or tree.deps[verb] == "amod":
        return None
    found = verb_arguments(tree, verb)
    speakers = () if found.passive and not found.subjects else tuple(found.subjects)
    if not speakers or not all(_can_speak(scene, one) for one in speakers):
        return None
    under = [*clauses_of(tree, verb), *found.objects, *found.under("of", "about", "against", "on", "with")]
    under += [one for one in tree.children(verb, "advcl") if tree.tags[one] in ("VB", "VBG")]
    content = words_under(tree, under)
    if not content:
        return None
    lemmas = {tree.lemmas[token] for token in content}
    if any("accident" in scene.participants.read(scene.sentence, one).classes for one in under):
        return None
    if lemma in rules.threatening and _is_standing(scene, verb):
        return None
    if lemma in rules.vowing and not lemmas & rules.vowed:
        return None
    threat = next((draft for draft in scene.drafts if draft.type == "THREATEN"), None)
    about = threat if lemma not in rules.warning else told_in(scene, content)
    return Saying("warning", "warning", verb, speakers, content, about or threat)


def _intent(scene: Scene, verb: int, rules: StatementRules) -> Saying | None:
    """ "said they were determined to respond", "says it will avenge him"."""
    tree = scene.sentence.tree
    speakers = speakers_of(tree, verb)
    for clause in tree.children(verb, "ccomp"):
        own = any(tree.lower[one] in _SELF for one in tree.children(clause, "nsubj"))
        if not speakers or not own or negated(tree, clause):
            continue
        meant = tree.children(clause, "xcomp", "advcl") if tree.lemmas[clause] in rules.resolved else []
        if any(tree.lower[aux] in rules.coming for aux in tree.children(clause, "aux")):
            meant.append(clause)
        if any(tree.lemmas[one] in rules.vowed for one in meant):
            threat = next((draft for draft in scene.drafts if draft.type == "THREATEN"), None)
            content = tuple(tree.subtree(clause))
            return Saying("warning", "means to", verb, speakers, content, threat or told_in(scene, content))
    return None


def _is_standing(scene: Scene, verb: int) -> bool:
    """ "some groups threaten the port": a standing condition, no happening, unless a day is told."""
    tree = scene.sentence.tree
    present = tree.tags[verb] in ("VBZ", "VBP") and not tree.children(verb, "aux", "ccomp", "xcomp")
    return present and not scene.sentence.dated


def _can_speak(scene: Scene, token: int) -> bool:
    """Whoever does the warning is somebody: "the crisis threatens to spread" warns of nothing."""
    one = scene.participants.read(scene.sentence, token)
    return bool(one.classes & DOERS) or bool(one.actors) or scene.sentence.tree.pos[token] == "PROPN"


def _foreknowledge(scene: Scene, verb: int, rules: StatementRules) -> Saying | None:
    """ "had been told an hour before", "knew beforehand", "had intelligence that an attack was planned"."""
    tree = scene.sentence.tree
    lemma = tree.lemmas[verb]
    if negated(tree, verb) or is_open(tree, verb):
        return None
    found = verb_arguments(tree, verb)
    before = any(tree.preposition(one) in _BEFORE for one in tree.children(verb, "obl")) or any(
        tree.lemmas[token] in rules.beforehand and not tree.children(token, "obl", "nmod")
        for one in tree.children(verb, "advmod", "obl", "obl:tmod", "advcl")
        for token in tree.phrase(one)
        if tree.pos[one] != "VERB"
    )
    if lemma in rules.told_before and is_passive(tree, verb) and before:
        under = [*clauses_of(tree, verb), *found.under("of", "about", *_BEFORE)]
        knowers = tuple(found.objects)
    elif lemma in rules.knowing and before and tree.children(verb, "nsubj"):
        under = [*clauses_of(tree, verb), *found.objects, *found.under("of", "about")]
        knowers = tuple(found.subjects)
    elif lemma in rules.having:
        things = [*found.objects, *found.under("on")]
        known = [one for one in things if tree.lemmas[one] in rules.intelligence]
        under = [below for one in known for below in tree.children(one, "acl", "ccomp", "acl:relcl", "nmod")]
        knowers = tuple(found.subjects)
        told = words_under(tree, under)
        if not under or not ({tree.lemmas[token] for token in told} & _HARM or told_in(scene, told)):
            return None
    else:
        return None
    content = words_under(tree, [*knowers, *under]) or (verb,)
    first = tree.first_conjunct(verb)
    by_another = tree.deps[first] == "ccomp"
    speakers = speakers_of(tree, tree.heads[first]) if by_another else knowers
    return Saying("foreknowledge", "known before", verb, speakers, content, told_in(scene, content), True)
