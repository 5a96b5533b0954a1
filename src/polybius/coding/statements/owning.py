"""Owning: who owns to a deed, and who denies it."""

from __future__ import annotations

from polybius.coding.arguments import verb_arguments
from polybius.coding.authority import Authorities
from polybius.coding.scene import Scene
from polybius.coding.statements.rules import StatementRules
from polybius.coding.statements.sayings import (
    POINTING,
    Saying,
    clauses_of,
    drafted,
    is_open,
    is_violent,
    negated,
    sayers_of,
    side_of,
    speakers_of,
    told_before,
    told_in,
    words_under,
)
from polybius.coding.tree import Tree

_OFFERS = frozenset({"REQUEST", "AGREE", "CONSULT", "COOPERATE"})
"""Types of events that tell of what may be turned down."""


def read_claim(scene: Scene, verb: int, rules: StatementRules) -> Saying | None:
    """ "claimed responsibility", "took credit for", "claimed the raid"; not "nobody claimed"."""
    tree = scene.sentence.tree
    found = verb_arguments(tree, verb)
    avoided = tree.tags[verb] == "VBG" and tree.deps[verb] == "xcomp"
    if negated(tree, verb) or is_open(tree, verb) or avoided or not found.objects or not found.subjects:
        return None
    thing = found.objects[0]
    owned = tree.lemmas[thing] in rules.owned
    deed = tree.lemmas[verb] == "claim" and any(
        frame.trigger == thing and draft.type in rules.hostile_types for frame, draft in drafted(scene)
    )
    if not (owned or deed) or (tree.lemmas[thing] == "blame" and tree.lemmas[verb] == "claim"):
        return None
    content = words_under(tree, [thing, *found.under("for")])
    about = told_in(scene, content)
    if about is None and tree.lemmas[verb] != "claim" and not is_violent(told_before(scene)):
        return None
    return Saying("claim-of-responsibility", "owning", verb, tuple(found.subjects), content, about, True)


def read_denial(scene: Scene, verb: int, rules: StatementRules) -> Saying | None:
    """ "denied having fired", "rejects that account", "the claim was denied by"."""
    tree = scene.sentence.tree
    if negated(tree, verb) or is_open(tree, verb) or tree.deps[verb] in ("amod", "csubj"):
        return None
    clauses, objects = clauses_of(tree, verb), verb_arguments(tree, verb).objects
    gerunds = [one for one in tree.children(verb, "advcl") if tree.tags[one] == "VBG" and one == verb + 1]
    if tree.lemmas[verb] in rules.weak_denying:
        things = [one for one in objects if _is_told(tree, one, rules)]
        if not things and not (clauses and tree.lemmas[verb] in ("dispute", "contest")):
            return None
        objects = things
    elif len(objects) > 1 or any(tree.lemmas[one] in rules.refused_things for one in objects):
        return None
    heads = [*clauses, *gerunds, *objects]
    speakers = sayers_of(scene, verb)
    if not speakers and not any(_is_told(tree, one, rules) for one in objects):
        return None
    content = words_under(tree, heads)
    about = told_in(scene, content)
    pointing = bool(objects) and all(tree.lower[one] in POINTING for one in objects)
    if tree.lemmas[verb] in rules.weak_denying and pointing and _is_offer(scene):
        return None  # "rejected it": an offer as well as a charge
    return Saying("denial", "denying", verb, speakers, content or (verb,), about, not clauses)


def _is_offer(scene: Scene) -> bool:
    """Whether the last events told in the passage ask or settle something and do no violence."""
    last = scene.before[-1] if scene.before else None
    if last is None or last.passage != scene.passage:
        return False
    types = {draft.type for draft in scene.before if draft.sentence == last.sentence}
    return bool(types & _OFFERS) and types.isdisjoint(("ASSAULT", "COERCE"))


def _is_told(tree: Tree, thing: int, rules: StatementRules) -> bool:
    return tree.lemmas[thing] in rules.denied_things or tree.lower[thing] in POINTING


def read_called_false(scene: Scene, verb: int, rules: StatementRules) -> Saying | None:
    """ "called that a lie", "described the reports as baseless"."""
    tree = scene.sentence.tree
    below = tree.children(verb, "xcomp", "obj", "obl", "advcl")
    false = [one for one in below if tree.lemmas[one] in rules.falsehoods]
    if not false or negated(tree, verb) or not speakers_of(tree, verb):
        return None
    content = words_under(tree, below)
    return Saying(
        "denial", "called false", verb, speakers_of(tree, verb), content, told_in(scene, content), True
    )


def read_about_oneself(
    scene: Scene, verb: int, rules: StatementRules, authorities: Authorities
) -> Saying | None:
    """ "said it had no part in", "said it was behind", "said it had been a mistake"."""
    tree = scene.sentence.tree
    speakers = speakers_of(tree, verb)
    if not speakers or negated(tree, verb):
        return None
    for clause in tree.children(verb, "ccomp"):
        content = tree.subtree(clause)
        lemmas = {tree.lemmas[token] for token in content}
        no = any(
            tree.lower[token] in ("no", "not", "n't", "nothing", "never", "neither") for token in content
        )
        having = tree.lemmas[clause] in ("have", "play", "take") and lemmas & rules.involvement_objects
        involved = lemmas & rules.involvement and tree.lemmas[clause] in rules.involvement | {"have"}
        own = any(tree.pos[one] == "PRON" for one in tree.children(clause, "nsubj", "nsubj:pass"))
        nothing = {"nothing", "do", "with"} <= lemmas and tree.lemmas[clause] == "have"
        if own and no and (having or involved or nothing):
            return Saying(
                "denial", "no part in it", verb, speakers, tuple(content), told_in(scene, content), True
            )
        if own and not no and involved and "behind" in lemmas | {tree.lemmas[clause]}:
            about = told_in(scene, content)
            return Saying("claim-of-responsibility", "behind it", verb, speakers, tuple(content), about, True)
        if own and not no and "responsible" in lemmas and tree.lemmas[clause] == "responsible":
            about = told_in(scene, content)
            return Saying("claim-of-responsibility", "behind it", verb, speakers, tuple(content), about, True)
        about = told_in(scene, content) or told_before(scene)
        ours = about is not None and authorities.own_deed(
            scene.sentence, side_of(scene, speakers), about.actors
        )
        if not no and ours and tree.lemmas[clause] in rules.mistakes:
            return Saying("claim-of-responsibility", "a mistake", verb, speakers, tuple(content), about, True)
    return None
