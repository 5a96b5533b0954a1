"""Confirming: who bears out what was told, or owns up to it."""

from __future__ import annotations

from polybius.coding.arguments import verb_arguments
from polybius.coding.authority import Authorities, with_own_means
from polybius.coding.scene import Scene
from polybius.coding.statements.rules import StatementRules
from polybius.coding.statements.sayings import (
    Saying,
    clauses_of,
    drafted,
    is_known,
    is_open,
    is_violent,
    negated,
    side_of,
    told_before,
    told_in,
    words_under,
)


def read_confirmation(
    scene: Scene, verb: int, rules: StatementRules, authorities: Authorities
) -> Saying | None:
    """ "confirmed the strike", "admitted that they had lost it"; the doer who confirms owns to it."""
    tree = scene.sentence.tree
    found = verb_arguments(tree, verb)
    if negated(tree, verb) or is_open(tree, verb) or tree.deps[verb] == "amod":
        return None
    lemma = tree.lemmas[verb]
    clauses = clauses_of(tree, verb)
    if lemma in rules.establishing and lemma not in rules.confirming and not (found.passive and clauses):
        return None
    objects = [one for one in found.objects if tree.pos[one] in ("NOUN", "PROPN", "PRON")]
    content = words_under(tree, [*clauses, *objects])
    about = told_in(scene, content)
    if lemma in rules.establishing:
        about = about or told_in(scene, range(len(tree)))
    things = [one for one in objects if is_known(scene, one, rules)]
    owning_up = lemma in rules.owning_up and any(_is_told_of(scene, one) for one in clauses)
    if about is None and not owning_up and not (things and scene.before):
        return None
    told = tree.children(verb, "ccomp", "csubj", "csubj:pass")
    if not found.subjects and not (found.passive and told and about is not None):
        return None
    speakers = tuple(found.subjects)
    about = about or (told_before(scene) if things else None)
    hostile = (
        about is not None and about.type in rules.hostile_types and about.mode not in rules.dutiful_modes
    )
    doers = about.actors if about is not None else ()
    if not doers and things:
        doers = next((draft.actors for draft in reversed(scene.before) if is_violent(draft)), ())
    side = side_of(scene, speakers)
    frame = next((frame for frame, draft in drafted(scene) if draft is about), None)
    own = authorities.own_deed(scene.sentence, side, doers)
    if frame is not None:
        own = own or with_own_means(frame) or authorities.tell_own(scene.sentence, side, frame.actors)
    kind = "claim-of-responsibility" if hostile and own else "confirmation"
    return Saying(kind, "confirming", verb, speakers, content, about)


def _is_told_of(scene: Scene, clause: int) -> bool:
    """Whether what is owned up to is no forecast, and belongs to events that the passage tells of."""
    tree = scene.sentence.tree
    ahead = {"will", "would", "may", "might", "could", "can", "should"}
    near = [*scene.drafts, *(draft for draft in scene.before if draft.passage == scene.passage)]
    return bool(near) and ahead.isdisjoint(tree.lower[aux] for aux in tree.children(clause, "aux"))
