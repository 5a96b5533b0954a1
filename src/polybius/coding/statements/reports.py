"""Reports: sayings that tell of a coded event on somebody's word, and what they are to its dispute.

Who tells of a deed of his own owns to it. Who lays a deed on another attributes it. A body that answers for
it bears out what happened to its own side or on its own ground. Everything else is a report and no statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from polybius.coding.arguments import verb_arguments
from polybius.coding.authority import OWN_WORDS, Authorities, with_own_means
from polybius.coding.frames import Frame
from polybius.coding.modality import Voice, read_reality, read_voice
from polybius.coding.participant import Participant
from polybius.coding.scene import Scene
from polybius.coding.statements.rules import StatementRules
from polybius.coding.statements.sayings import Saying, drafted, negated, side_of, speakers_beside
from polybius.coding.tree import Tree
from polybius.records import EventDraft

_WITHIN = frozenset({"", "in", "by", "from", "of", "with", "on", "against", "for", "to"})
"""Prepositions under which a noun's event is part of what is told, and no mere date."""
_AUTHORS = frozenset({"i", "we", "you"})
"""Who "thinks" or "says" in the author's own words is the author, who makes no statement."""
_BANDS = frozenset({"force", "group", "irregular"})
"""Classes of those whom a deed can be laid on by a common noun: "pirates", "the cartels"."""


@dataclass(frozen=True, slots=True)
class _Teller:
    """The word that tells, whom it names, and the words told."""

    verb: int
    speakers: tuple[int, ...]
    content: tuple[int, ...]


def find_reports(scene: Scene, rules: StatementRules, authorities: Authorities) -> Iterator[Saying]:
    """One saying for each told event that is more than a report."""
    kept = {id(frame): draft for frame, draft in drafted(scene)}
    for frame in scene.frames:
        draft = kept.get(id(frame))
        voice = read_voice(scene.sentence, frame.trigger, scene.words)
        if draft is not None and draft.type == "THREATEN" and frame.rule.type != "THREATEN":
            saying = _threat(scene, frame, draft)
        elif voice.status == "asserted" or not voice.because:
            continue
        else:
            yield from _told(scene, frame, draft, voice, rules, authorities)
            continue
        if saying is not None:
            yield saying


def _told(
    scene: Scene, frame: Frame, draft: EventDraft | None, voice: Voice, rules: StatementRules,
    authorities: Authorities,
) -> Iterator[Saying]:  # fmt: skip
    teller = _teller(scene, frame, voice)
    if teller is None or negated(scene.sentence.tree, teller.verb):
        return
    if any(scene.sentence.tree.lower[one] in _AUTHORS for one in teller.speakers):
        return
    if not any(_is_point(scene.sentence.tree, trigger, teller) for trigger in frame.triggers):
        return
    if draft is None:
        speakers = side_of(scene, teller.speakers)
        own = _tells_own(scene, frame, teller, speakers, authorities)
        untold = _untold(scene, frame, teller, own, speakers, rules)
        if untold is not None:
            yield untold
        return
    told_by: dict[str | None, list[int]] = {}
    for heads, speakers in _sides(scene, teller):
        own = _tells_own(scene, frame, teller, speakers, authorities)
        kind = _kind(scene, frame, draft, voice, teller, own, speakers, rules, authorities)
        told_by.setdefault(kind, []).extend(heads)
    rule = f"told by '{voice.because}'"
    for kind, found in told_by.items():
        if kind is not None:
            apart = len(told_by) > 1
            heads = tuple(found) if apart else teller.speakers
            yield Saying(kind, rule, teller.verb, heads, teller.content, draft, apart=apart)


def _sides(scene: Scene, teller: _Teller) -> list[tuple[tuple[int, ...], list[Participant]]]:
    """Each of several who tell it together, for whom it may be something else; else all as one side."""
    heads = speakers_beside(scene, teller.speakers)
    if len(heads) < 2:
        return [(teller.speakers, side_of(scene, teller.speakers))]
    return [((head,), side_of(scene, (head,), apart=True)) for head in heads]


def _kind(
    scene: Scene, frame: Frame, draft: EventDraft, voice: Voice, teller: _Teller, own: bool,
    speakers: list[Participant], rules: StatementRules, authorities: Authorities,
) -> str | None:  # fmt: skip
    if voice.because in rules.estimating:
        return None
    hostile = draft.type in rules.hostile_types and draft.mode not in rules.dutiful_modes
    if draft.realis == "negated":
        return "denial" if own and draft.type in rules.hostile_types else None
    if voice.status == "denied":
        return "denial" if teller.speakers else None
    summed = draft.count.low is not None and draft.count.low > 1
    if summed or (draft.realis == "planned" and voice.status != "alleged"):
        return None
    if own:
        if hostile:
            return None if _suffers_itself(scene, frame) else "claim-of-responsibility"
        announced = _announces(scene, teller, rules) and draft.type in rules.announced_types
        return "confirmation" if announced else None
    answering = any(authorities.speaks_for_state(scene.sentence, one) for one in speakers)
    if hostile and answering and not frame.actors and _only_foes(frame):
        return "claim-of-responsibility"
    named = _named_doer(scene, frame, rules)
    if voice.status == "alleged" and (named or _is_charged(scene, teller, rules)):
        return "attribution"
    blamed = draft.type in rules.blamed_types and draft.mode not in rules.dutiful_modes
    if named and blamed and teller.speakers:
        return "attribution"
    if answering and not draft.actors and draft.type == "ASSAULT" and draft.realis == "actual":
        return "confirmation"
    if answering and draft.type in rules.announced_types and _announces(scene, teller, rules):
        return "confirmation"
    return None


def _untold(
    scene: Scene, frame: Frame, teller: _Teller, own: bool, speakers: list[Participant], rules: StatementRules
) -> Saying | None:
    """What is told of as not done, or as what may come, and so is no event."""
    reality = read_reality(scene.sentence, frame.trigger, frame.arguments.clause, scene.words)
    if not speakers:
        return None
    if reality.realis == "negated" and own and frame.rule.type in rules.hostile_types:
        return Saying("denial", "not done", teller.verb, teller.speakers, teller.content, None, True)
    tree = scene.sentence.tree
    past = any(tree.lemmas[aux] == "have" for aux in tree.children(frame.trigger, "aux"))
    possible = reality.because in rules.possibly and frame.rule.type in rules.warned_types
    coming = reality.because in rules.coming and frame.rule.type == "ASSAULT"
    if (possible or coming) and not past:
        return Saying("warning", "may come", teller.verb, teller.speakers, teller.content, None)
    return None


def _threat(scene: Scene, frame: Frame, draft: EventDraft) -> Saying | None:
    """ "said they would hit back"."""
    voice = read_voice(scene.sentence, frame.trigger, scene.words)
    teller = _teller(scene, frame, voice)
    if teller is None or not teller.speakers:
        return None
    between = _between(scene.sentence.tree, frame.trigger, teller.verb)
    if any(scene.sentence.tree.lemmas[head] in scene.words.plan_verbs for head in between):
        return None
    return Saying("warning", "will come", teller.verb, teller.speakers, teller.content, draft)


def _between(tree: Tree, trigger: int, verb: int) -> list[int]:
    """The words above the event and below the one that tells of it."""
    above = list(tree.above(trigger))
    return above[: above.index(verb)] if verb in above else []


def _teller(scene: Scene, frame: Frame, voice: Voice) -> _Teller | None:
    """Where the voice of the event comes from, and all that is told with it."""
    tree = scene.sentence.tree
    below = clause = frame.trigger
    for head in tree.above(frame.trigger):
        if tree.lemmas[below] not in scene.words.telling_things:
            clause = below
        if tree.lemmas[head] == voice.because:
            return _Teller(head, voice.speakers, tuple(tree.subtree(clause)))
        beside = [one for one in tree.children(head, "parataxis") if tree.lemmas[one] == voice.because]
        if beside:
            return _Teller(beside[0], voice.speakers, _without(tree.subtree(head), tree.subtree(beside[0])))
        below = head
    beside = [one for one in tree.children(frame.trigger, "parataxis") if tree.lemmas[one] == voice.because]
    if beside:
        told = _without(tree.subtree(frame.trigger), tree.subtree(beside[0]))
        return _Teller(beside[0], voice.speakers, told)
    if voice.because == "according to" and voice.speakers:
        source = voice.speakers[0]
        if tree.lemmas[tree.heads[source]] in scene.words.telling_things:
            source = tree.heads[source]  # "according to a statement of the ministry"
        clause = tree.first_conjunct(tree.heads[source])
        return _Teller(source, voice.speakers, _without(tree.subtree(clause), tree.subtree(source)))
    return (
        _Teller(frame.trigger, (), tuple(tree.subtree(frame.trigger))) if voice.status == "alleged" else None
    )


def _without(tokens: Iterable[int], left_out: Iterable[int]) -> tuple[int, ...]:
    gone = set(left_out)
    return tuple(token for token in tokens if token not in gone)


def _tells_own(
    scene: Scene, frame: Frame, teller: _Teller, speakers: list[Participant], authorities: Authorities
) -> bool:
    """Whether the deed is the speakers' own: by name, by "its aircraft", or by a "they" that means them."""
    tree = scene.sentence.tree
    named = [one for one in frame.actors if not one.pronoun]
    if named:
        doers = [told for one in named for told in (one, *scene.follow(one))]
        return authorities.tell_own(scene.sentence, speakers, doers)
    if frame.actors:
        first = min(one.head for one in frame.actors)
        told_of = (one for one in teller.content if one < first and tree.pos[one] in ("NOUN", "PROPN"))
        means = not any(tree.deps[one].startswith("nsubj") for one in told_of)
        return means and authorities.tell_own(scene.sentence, speakers, frame.actors)
    return with_own_means(frame)


def _is_point(tree: Tree, trigger: int, teller: _Teller) -> bool:
    """Whether the event is what is said, not what the words only touch on ("the day before the blast")."""
    if teller.verb == trigger:
        return True
    told = set(teller.content)
    below = trigger
    for head in tree.above(trigger):
        dep = tree.deps[below]
        if head not in told or below not in told:
            return True
        of_subject = dep.startswith("acl") and tree.deps[tree.first_conjunct(head)].startswith("nsubj")
        aside = dep in ("acl", "acl:relcl", "parataxis") and not of_subject
        if aside or (dep == "advcl" and tree.children(below, "mark", "advmod")):
            return False
        if dep.startswith(("obl", "nmod")) and tree.preposition(below) not in _WITHIN:
            return False
        below = head
    return True


def _only_foes(frame: Frame) -> bool:
    """ "All the attackers were killed": who tells of his foes' dead, and of no other killer, owns to it."""
    harmed = [one for one in frame.recipients if one.classes & {"people", "force", "group", "irregular"}]
    return bool(harmed) and frame.rule.name == "kill" and all("irregular" in one.classes for one in harmed)


def _suffers_itself(scene: Scene, frame: Frame) -> bool:
    """ "said its men had died": no deed of its own."""
    tree = scene.sentence.tree
    owners = (owner for one in frame.recipients for owner in tree.children(one.head, "nmod:poss"))
    return any(tree.lower[owner] in OWN_WORDS for owner in owners)


def _is_charged(scene: Scene, teller: _Teller, rules: StatementRules) -> bool:
    """ "arrested on charges of": the one who stands above the charge is the doer."""
    tree = scene.sentence.tree
    if tree.lemmas[teller.verb] not in rules.charges:
        return False
    held = next((head for head in tree.above(teller.verb) if tree.pos[head] == "VERB"), None)
    return held is not None and bool(verb_arguments(tree, held).objects)


def _named_doer(scene: Scene, frame: Frame, rules: StatementRules) -> bool:
    """Whether the deed is laid on somebody in particular: not on "gunmen" or "the attackers"."""
    doers = [told for one in frame.actors for told in scene.follow(one) if not told.pronoun]
    return any(
        one.actors
        or one.classes & {"actor", "person"}
        or (one.classes & _BANDS and one.lemma not in rules.anonymous)
        for one in doers
    )


def _announces(scene: Scene, teller: _Teller, rules: StatementRules) -> bool:
    tree = scene.sentence.tree
    if tree.lemmas[teller.verb] in rules.announcing:
        return True
    return any(
        tree.lemmas[one] in rules.announced_things and tree.preposition(one) in ("in", "at")
        for one in tree.children(teller.verb, "obl")
    )
