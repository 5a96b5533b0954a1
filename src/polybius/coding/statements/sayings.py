"""Sayings: what one verb of a sentence states about an incident, before it becomes a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from polybius.coding.arguments import verb_arguments
from polybius.coding.frames import DOERS, Frame
from polybius.coding.modality import is_negative
from polybius.coding.participant import Participant
from polybius.coding.scene import Scene
from polybius.coding.statements.rules import StatementRules
from polybius.coding.tree import Tree
from polybius.records import EventDraft

POINTING = frozenset({"it", "that", "this", "so", "these", "those"})
"""Words that stand for what was told before."""
_SPEECH = frozenset({"ACCUSE", "REJECT"})
"""Types of events that are words about another: what they speak of is no such event."""
_WORDS = _SPEECH | {"REQUEST", "THREATEN", "PROTEST"}
"""Types of events that nobody later denies or lays on another by "it"."""
_THINGS = frozenset({"weapon", "munition", "vehicle", "asset", "facility", "event"})
_TELLING = 4
"""Letters of a word that two tellings may share by more than chance."""
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
    apart     whether each speaker stands for itself: what those beside it say is another saying
    """

    kind: str
    rule: str
    verb: int
    speakers: tuple[int, ...]
    content: tuple[int, ...]
    about: EventDraft | None = None
    back: bool = False
    apart: bool = False


def speakers_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """Heads of the phrases that do the saying; a relative "who" is read as the one it stands for."""
    return tuple(verb_arguments(tree, verb).subjects)


def sayers_of(scene: Scene, verb: int) -> tuple[int, ...]:
    """As speakers_of; of "he said a drone had hit it and accused the rebels" he, for no drone accuses."""
    tree = scene.sentence.tree
    speakers, top = speakers_of(tree, verb), tree.first_conjunct(verb)
    told = (
        top != verb and tree.deps[top] == "ccomp" and tree.lemmas[tree.heads[top]] in scene.words.report_verbs
    )
    if told and speakers and all(_is_thing(scene, one) for one in speakers):
        return speakers_of(tree, tree.heads[top]) or speakers
    return speakers


def _is_thing(scene: Scene, token: int) -> bool:
    if token in scene.sentence.weapons:
        return True
    classes = scene.participants.read(scene.sentence, token).classes
    return bool(classes & _THINGS) and not classes & DOERS


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
    """The event of which some of the tokens tell: violence first, then the first; never words about it."""
    wanted = set(tokens)
    found = [
        draft for frame, draft in drafted(scene) if frame.triggers & wanted and draft.type not in _SPEECH
    ]
    found.sort(key=lambda draft: (draft.type != "ASSAULT", draft.type != "COERCE"))
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


def side_of(scene: Scene, heads: Iterable[int], *, apart: bool = False) -> list[Participant]:
    """The speakers, pronouns followed, and whom they speak for: "the group" of "a spokesman of the group".

    apart   each head alone, without those coordinated with it
    """
    tree = scene.sentence.tree
    found: list[Participant] = []
    for head in heads:
        owners = tree.children(head, "nmod:poss")
        owners += [one for one in tree.children(head, "nmod") if tree.preposition(one) in ("of", "for")]
        alone = [_by_its_own_name(scene, head)] if apart else None
        found.extend(alone or scene.participants.read_all(scene.sentence, head))
        found.extend(scene.participants.read_each(scene.sentence, owners))
    return [known for one in found for known in (one, *scene.follow(one))]


def speakers_beside(scene: Scene, heads: Iterable[int]) -> list[int]:
    """Each head of "the ministry and a rebel", as the parser coordinates them or takes one for a modifier."""
    found: list[int] = []
    for head in heads:
        for one in scene.sentence.tree.conjuncts(head):
            found.extend(token for token in (*_named_before(scene, one), one) if token not in found)
    joined = any("and" in scene.sentence.tree.lower[one:other] for one, other in pairwise(sorted(found)))
    return found if joined else []


def _named_before(scene: Scene, head: int) -> list[int]:
    """The Pentagon of "the Pentagon and state television said", where the parser sees one phrase."""
    tree, names = scene.sentence.tree, scene.sentence.names
    own = names.get(head)
    return [
        child
        for child in tree.children(head, "compound")
        if own is not None
        and child in names
        and names[child].actors[0] is not own.actors[0]
        and tree.lower[child + 1] == "and"
    ]


def _by_its_own_name(scene: Scene, head: int) -> Participant:
    """A speaker; judged by the last word before its head when the parser hung another speaker on it."""
    one = scene.participants.read(scene.sentence, head)
    return replace(one, head=head - 1) if _named_before(scene, head) else one


def told_before(scene: Scene, content: Sequence[int] = ()) -> EventDraft | None:
    """The violence told before that the words said speak of, else the latest, in this passage or lately.

    content   the words said: "the rockets at the base" are those told of with rockets and a base
    """
    lately = [*scene.before, *scene.drafts]
    near = [draft for draft in lately if draft.passage == scene.passage]
    violent = [draft for draft in near if is_violent(draft)] or [one for one in lately if is_violent(one)]
    if not violent:
        return next((draft for draft in reversed(near or lately) if draft.type not in _WORDS), None)
    tree = scene.sentence.tree
    said = {tree.lower[token] for token in content if tree.pos[token] in ("NOUN", "PROPN")}
    charge = next((draft for draft in reversed(near) if draft.type == "ACCUSE"), None)
    return (
        _most_alike(said, violent)
        or (_most_alike(_words(charge), violent) if charge is not None else None)
        or violent[-1]
    )


def _most_alike(said: AbstractSet[str], drafts: Sequence[EventDraft]) -> EventDraft | None:
    """The draft told in most of the words, the latest of those; None when none shares a word."""
    best, most = None, 0
    for draft in drafts:
        alike = len(said & _words(draft))
        if alike and alike >= most:
            best, most = draft, alike
    return best


def _words(draft: EventDraft) -> AbstractSet[str]:
    """The telling words of its evidence: not its little ones."""
    return {word for word in draft.quote.text.lower().split() if len(word) >= _TELLING}


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
