"""Sayings: what one verb of a sentence states about an incident, before it becomes a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polybius.coding.arguments import verb_arguments
from polybius.coding.frames import Frame
from polybius.coding.modality import is_negative
from polybius.coding.participant import Participant
from polybius.coding.scene import Scene
from polybius.coding.statements.rules import StatementRules
from polybius.coding.tree import Tree
from polybius.records import EventDraft

POINTING = frozenset({"it", "that", "this", "so", "these", "those"})
"""Words that stand for what was told before."""
_NEGATORS = frozenset({"not", "n't", "never", "nor", "neither", "without", "hardly", "cannot"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement as it stands in the tree. Tokens are of the scene's sentence.

    rule      what was recognised
    verb      the word that states
    speakers  heads of the phrases that name who says it; none when nobody is named
    content   the words said
    about     the event it is about; None when the sentence codes none
    back      whether the words point back to an incident told before ("denied it", "the attack")
    """

    kind: str
    rule: str
    verb: int
    speakers: tuple[int, ...]
    content: tuple[int, ...]
    about: EventDraft | None = None
    back: bool = False


def speakers_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """Heads of the phrases that do the saying; a relative "who" is read as the one it stands for."""
    return tuple(verb_arguments(tree, verb).subjects)


def negated(tree: Tree, verb: int) -> bool:
    """ "has not claimed", "no group claimed", "declined to confirm" is asked elsewhere."""
    words = tree.children(verb, "advmod", "aux", "mark", "det", "cc", "cc:preconj")
    if any(tree.lower[word] in _NEGATORS for word in words):
        return True
    return any(is_negative(tree, one) for one in tree.children(verb, "nsubj", "nsubj:pass", "obj"))


def is_open(tree: Tree, verb: int) -> bool:
    """Whether the verb is only possible, planned, asked or refused: "could confirm", "refused to confirm"."""
    auxiliaries = {tree.lower[aux] for aux in tree.children(verb, "aux")}
    if auxiliaries & {"could", "can", "may", "might", "would", "will", "should", "must", "ca"}:
        return True
    if any(tree.lower[mark] in ("if", "whether", "unless") for mark in tree.children(verb, "mark")):
        return True
    return tree.tags[verb] == "VB" and tree.deps[verb] in ("xcomp", "advcl", "acl", "conj")


def clauses_of(tree: Tree, verb: int) -> list[int]:
    """Heads of the clauses that stand under a verb of saying."""
    return tree.children(verb, "ccomp", "xcomp", "csubj", "csubj:pass")


def words_under(tree: Tree, heads: Iterable[int]) -> tuple[int, ...]:
    """All tokens below the heads, left to right."""
    return tuple(sorted({token for head in heads for token in tree.subtree(head)}))


def told_in(scene: Scene, tokens: Sequence[int]) -> EventDraft | None:
    """The event of which some of the tokens tell: violence first, then the first in the text."""
    wanted = set(tokens)
    found = [draft for frame, draft in drafted(scene) if frame.triggers & wanted]
    found.sort(key=lambda draft: draft.type != "ASSAULT")
    return found[0] if found else None


def drafted(scene: Scene) -> list[tuple[Frame, EventDraft]]:
    """The frames of the sentence that were kept, each with its draft (the first, when one became several)."""
    by_trigger = {draft.trigger: draft for draft in reversed(scene.drafts)}
    pairs = []
    for frame in scene.frames:
        at = scene.quoter.token(frame.trigger)
        if at is not None and at in by_trigger:
            pairs.append((frame, by_trigger[at]))
    return pairs


def side_of(scene: Scene, heads: Iterable[int]) -> list[Participant]:
    """The speakers, pronouns followed, and whom they speak for: "the group" of "a spokesman of the group"."""
    tree = scene.sentence.tree
    found: list[Participant] = []
    for head in heads:
        owners = tree.children(head, "nmod:poss")
        owners += [one for one in tree.children(head, "nmod") if tree.preposition(one) in ("of", "for")]
        found.extend(scene.participants.read_all(scene.sentence, head))
        found.extend(scene.participants.read_each(scene.sentence, owners))
    return [known for one in found for known in (one, *scene.follow(one))]


def told_before(scene: Scene) -> EventDraft | None:
    """The latest violence told of before the words, in this passage or lately."""
    lately = [*scene.before, *scene.drafts]
    near = [draft for draft in lately if draft.passage == scene.passage] or lately
    violent = [draft for draft in near if draft.type in ("ASSAULT", "COERCE")] or near
    return violent[-1] if violent else None


def is_violent(draft: EventDraft | None) -> bool:
    """Whether there is an event, and an act of force."""
    return draft is not None and draft.type in ("ASSAULT", "COERCE")


def is_known(scene: Scene, thing: int, rules: StatementRules) -> bool:
    """ "the strike", "it", "reports": what can be borne out because it was told before."""
    tree = scene.sentence.tree
    if tree.lemmas[thing] in rules.confirmed_things or tree.lower[thing] in POINTING:
        return True
    known = any(
        tree.lower[child] in ("the", "this", "that", "these") for child in tree.children(thing, "det")
    )
    return known and "event" in scene.participants.read(scene.sentence, thing).classes
