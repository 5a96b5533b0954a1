"""Merging: frames of one sentence, then of one passage, that tell of the same happening."""

from __future__ import annotations

from collections.abc import Sequence

from polybius.coding.arguments import verb_arguments
from polybius.coding.frames import ANSWERING, Frame
from polybius.coding.harm import KILLING, Harm
from polybius.coding.numbers import add
from polybius.records import Count

_EFFECTS = frozenset(
    {
        "kill",
        "harm",
        "destroy",
        "damage",
        "arson",
        "target",
        "impact",
        "shoot",
        "attack",
        "strike",
        "assassinate",
        "explosion",
        "bombing",
        "beat",
    }
)
_DURING = ("in", "during", "by", "with", "through", "as", "from", "amid", "when")
_WHEN = frozenset({"when", "as", "after"})
_VAGUE_MODES = frozenset({"", "unspecified"})


def merge_in_sentence(frames: Sequence[Frame]) -> list[Frame]:
    """Join what the tree says is one: "the attack killed three", "attacked X, killing two", "held talks"."""
    kept = list(frames)
    merged = True
    while merged:
        merged = False
        for left in kept:
            for right in kept:
                if left is not right and _absorbs(left, right):
                    absorb(left, right)
                    kept.remove(right)
                    merged = True
                    break
            if merged:
                break
    return kept


def _absorbs(left: Frame, right: Frame) -> bool:
    """Whether `right` only tells more of `left`."""
    if left.rule.type != right.rule.type:
        return False
    tree = left.sentence.tree
    if left.rule.mode == "interception" and right.rule.name == "target":
        return tree.heads[right.trigger] in {one.head for one in left.recipients}
    if left.rule.mode == "interception" or right.rule.mode == "interception":
        return False
    if right.rule is left.rule and right.trigger in left.core and left.verbal and not right.verbal:
        return True
    arguments = right.arguments
    doers = {head for token in left.arguments.subjects for head in tree.conjuncts(token)}
    if not right.verbal and right.trigger in doers and left.rule.name in _EFFECTS:
        return True
    if left.verbal and not right.verbal and right.arguments.clause == left.trigger:
        ours, theirs = {one.head for one in left.recipients}, {one.head for one in right.recipients}
        return not ours or not theirs or ours == theirs
    if right.verbal and not left.verbal:
        told = {head for token in arguments.subjects for head in tree.conjuncts(token)}
        if left.triggers & told and (left.rule.type != "ASSAULT" or right.rule.name in _EFFECTS):
            return True
        verbs = [token for token in right.merged if tree.pos[token] == "VERB"]
        all_told = [arguments, *(verb_arguments(tree, verb) for verb in verbs)]
        during = {token for one in all_told for token in one.under(*_DURING)}
        under = {head for token in during for head in tree.conjuncts(token)}
        above = {tree.heads[trigger] for trigger in left.triggers if tree.deps[trigger] == "nmod"}
        summary = {head for head in above if tree.lemmas[head] not in ANSWERING}
        if right.rule.name in _EFFECTS and (left.triggers | summary) & (under | told):
            return True
    if not right.verbal and left.verbal:
        objects = {head for token in left.arguments.objects for head in tree.conjuncts(token)}
        if right.trigger in objects and left.rule.type != "ASSAULT":
            return True
    if right.verbal and right.rule.name in ("kill", "harm") and not right.actors:
        marks = {tree.lower[mark] for mark in tree.children(left.trigger, "mark", "advmod")}
        counted = any(date.shift and date.shift.origin == "event" for date in left.sentence.dates)
        if (
            not counted
            and tree.deps[left.trigger] == "advcl"
            and tree.heads[left.trigger] == right.trigger
            and marks & _WHEN
        ):
            return True
    if right.verbal and right.rule.name in _EFFECTS and left.rule.type == "ASSAULT":
        dep, head = tree.deps[right.trigger], tree.heads[right.trigger]
        if dep in ("advcl", "xcomp", "acl", "acl:relcl", "ccomp") and (
            head in left.triggers or head == left.arguments.clause or head in left.core
        ):
            return dep != "ccomp" and (
                dep == "acl" or dep == "acl:relcl" or tree.tags[right.trigger] in ("VBG", "VB", "VBN")
            )
        if dep == "conj" and head in left.triggers | {left.arguments.clause}:
            if left.rule.mode == "abduction" and right.rule.name == "kill":
                return False  # "took ninety hostages and killed two of them" is two deeds
            own = tree.children(right.trigger, "nsubj", "nsubj:pass")
            harms = right.rule.name in ("kill", "harm") and left.rule.name in ("kill", "harm")
            apart = right.recipients and right.rule.name not in ("kill", "harm")
            return (not own and not apart) or harms or _gapped(left, right)
    if (
        not right.verbal
        and not left.verbal
        and tree.deps[right.trigger] == "conj"
        and tree.first_conjunct(right.trigger) in left.triggers
    ):
        return not (right.recipients and left.recipients and right.rule.type == "ASSAULT")
    if (
        not right.verbal
        and not left.verbal
        and tree.deps[right.trigger] == "appos"
        and tree.heads[right.trigger] in left.triggers
    ):
        return True
    if not right.verbal and right.rule.name in KILLING and _results_in(left, right):
        return True
    if (
        not right.verbal
        and not left.verbal
        and right.rule.name in KILLING
        and tree.heads[right.trigger] in left.triggers
    ):
        return tree.preposition(right.trigger) in ("with", "resulting in")
    return False


def _results_in(left: Frame, right: Frame) -> bool:
    """ "attacked X, leading to the killing of Y", "the attack resulted in the killing of Y" """
    tree = left.sentence.tree
    verb = tree.heads[right.trigger]
    if tree.lemmas[verb] not in ("lead", "result", "end", "cause"):
        return False
    told = {head for token in verb_arguments(tree, verb).subjects for head in tree.conjuncts(token)}
    return bool(left.triggers & told) or (
        tree.deps[verb] in ("advcl", "acl", "conj") and tree.heads[verb] in left.triggers | left.core
    )


def _gapped(left: Frame, right: Frame) -> bool:
    """ "three were killed and five (were) wounded" """
    return right.rule.name in ("kill", "harm") and left.rule.name in ("kill", "harm")


def absorb(left: Frame, right: Frame) -> None:
    """Put what `right` tells into `left`; of what an intercepted weapon was after, only the place."""
    if left.rule.mode == "interception":
        left.places.extend(right.places)
        left.merged |= right.triggers
        return
    known = {one.head for one in (*left.actors, *left.recipients)}
    if not left.actors:
        left.actors.extend(
            one for one in right.actors if one.head not in known and one.head not in left.triggers
        )
    known = {one.head for one in (*left.actors, *left.recipients)}
    named = [one for one in right.recipients if one.head not in known]
    if right.rule.name in ("kill", "harm") and (left.recipients and left.rule.name not in ("kill", "harm")):
        named = [one for one in named if "person" in one.classes]
    left.recipients.extend(named)
    held = {weapon.name for weapon, _ in left.weapons}
    left.weapons.extend(pair for pair in right.weapons if pair[0].name not in held)
    left.places.extend(right.places)
    left.killed = _joined(left.killed, right.killed)
    left.injured = _joined(left.injured, right.injured)
    left.tolls += right.tolls
    left.result = left.result or right.result
    if left.mode in _VAGUE_MODES and right.mode not in _VAGUE_MODES:
        left.mode = right.mode
    left.merged |= right.triggers
    left.core |= right.core


def _joined(left: Count | None, right: Count | None) -> Count | None:
    return add(left, right) if left is not None and right is not None else (left or right)


def attach_harm(frames: Sequence[Frame], harms: Sequence[Harm], earlier: Frame | None) -> list[Harm]:
    """Give harm told by nouns to its attack: the nearest of the sentence, else the one before.

    Gives what found no attack.
    """
    left: list[Harm] = []
    told = {harm.token for harm in harms}
    assaults = [
        frame
        for frame in frames
        if frame.rule.type == "ASSAULT" and frame.rule.mode != "interception" and frame.trigger not in told
    ]
    for harm in harms:
        target = _nearest(assaults, harm) or (earlier if not frames or not assaults else None)
        if target is None or (not harm.certain and target is earlier):
            left.append(harm)
            continue
        if target.killed is None or (target.killed.low is None and harm.killed is not None):
            target.killed = harm.killed or target.killed
        if target.injured is None:
            target.injured = harm.injured
        target.tolls += harm.tolls()
        if target.sentence is not (assaults[0].sentence if assaults else None) and target is earlier:
            target.notes.append("harm told in a later sentence")
        else:
            target.core.add(harm.token)
        if not target.recipients:
            target.recipients.extend(one for one in harm.victims if one.sentence == target.sentence.number)
    return left


def _nearest(frames: Sequence[Frame], harm: Harm) -> Frame | None:
    return min(frames, key=lambda frame: abs(frame.trigger - harm.token), default=None)
