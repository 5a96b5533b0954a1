"""Retelling: drafts of one passage that tell of one happening become one, lists of sites several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from polybius.coding.participant import Participant
from polybius.records import EventDraft

_OPEN_MODES = frozenset({"unspecified", "assassination"})


_TOLL_REACH = 3
"""Sentences over which a toll or a going-on is joined to its attack."""
_ADDING = re.compile(r"\b(?:also|another|further|more|too)\b")
_LOOKED_BACK = 30
"""What words point back to stands close before: further drafts of the passage are not looked at."""


def merge_in_passage(drafts: Sequence[EventDraft]) -> tuple[EventDraft, ...]:
    """Drop what only points back ("the attack") to a draft of the same passage, whose fields it completes."""
    kept: list[EventDraft] = []
    alike: dict[tuple[int, str], list[int]] = {}
    for draft in drafts:
        near = alike.setdefault((draft.passage, draft.type), [])
        at = next(
            (index for index in reversed(near[-_LOOKED_BACK:]) if _tells_again(kept[index], draft)), None
        )
        if at is None:
            near.append(len(kept))
            kept.append(draft)
        else:
            kept[at] = _completed(kept[at], draft)
    return tuple(kept)


def _tells_again(earlier: EventDraft, later: EventDraft) -> bool:
    if earlier.realis != later.realis:
        return False
    if earlier.trigger == later.trigger:
        return False
    if _is_toll_of(earlier, later) or _only_goes_on(earlier, later):
        return True
    ours, theirs = {ref.name for ref in earlier.recipients}, _specific(later)
    doers, others = {ref.name for ref in earlier.actors}, {ref.name for ref in later.actors}
    if (ours and theirs and not ours & theirs) or (doers and others and not doers & others):
        return False
    if later.times and earlier.times and later.times[0].text != earlier.times[0].text:
        return False
    if later.places and earlier.places and later.places[0].text != earlier.places[0].text:
        return False
    if earlier.mode != later.mode and not _OPEN_MODES & {earlier.mode, later.mode}:
        return False
    claims = later.status == "claimed" and not doers
    bare = not later.times and not theirs and (others <= doers or claims) and not later.places
    if later.definite and bare and later.sentence > earlier.sentence:
        return True
    if bool(ours & theirs) and not later.times and (later.definite or later.count.low == earlier.count.low):
        return True
    political = later.type in ("RETREAT", "CONSULT", "AGREE", "SANCTION", "REQUEST")
    return (
        political
        and bool(doers & others)
        and not later.times
        and not (theirs - ours)
        and (later.definite or bool(earlier.places) or not later.places)
        and later.mode == earlier.mode
    )


def _specific(draft: EventDraft) -> set[str]:
    """Recipients that tell events apart; of what is told as known ("the attack killed six") no victims."""
    return {ref.name for ref in draft.recipients if ref.actor or not draft.definite or ref.name[:1].isupper()}


def _is_toll_of(earlier: EventDraft, later: EventDraft) -> bool:
    """ "Nine people were killed and 47 injured." right after the attack was told without its toll."""
    if (
        earlier.type != "ASSAULT"
        or later.rule not in ("kill", "harm", "toll")
        or later.actors
        or later.weapons
    ):
        return False
    hit, hurt = _actors_of(earlier), _actors_of(later)
    told = _differ(earlier, later) or later.mode == "assassination" or (hit and hurt and not hit & hurt)
    open_toll = earlier.killed is None if later.rule == "kill" else earlier.injured is None
    adds = bool(_ADDING.search(later.quote.text))
    return (open_toll or adds) and not told and 0 < later.sentence - earlier.sentence <= _TOLL_REACH


def _actors_of(draft: EventDraft) -> set[str]:
    return {ref.actor for ref in draft.recipients if ref.actor}


def _differ(earlier: EventDraft, later: EventDraft) -> bool:
    """Whether the later one has a time or place of its own."""
    times = bool(later.times) and [time.text for time in later.times] != [time.text for time in earlier.times]
    places = bool(later.places) and later.places[0].text not in {place.text for place in earlier.places}
    return times or places


def _only_goes_on(earlier: EventDraft, later: EventDraft) -> bool:
    """ "The rockets were launched", "most landed": nothing new but the way of the same weapons."""
    if later.type != "ASSAULT" or later.definite or not later.weapons or later.count.low != 1:
        return False
    told = later.actors or later.recipients or later.times or later.places or later.mode == "interception"
    known = {weapon.name for weapon in earlier.weapons}
    near = 0 <= later.sentence - earlier.sentence <= _TOLL_REACH
    return near and not told and {weapon.name for weapon in later.weapons} <= known


def _completed(earlier: EventDraft, later: EventDraft) -> EventDraft:
    claimed = later.status == "claimed" and not earlier.actors
    return replace(
        earlier,
        status="claimed" if claimed else earlier.status,
        attribution=earlier.attribution if earlier.actors else later.attribution,
        source=later.source if claimed else earlier.source,
        actors=earlier.actors or later.actors,
        recipients=earlier.recipients or later.recipients,
        weapons=earlier.weapons or later.weapons,
        mode=later.mode if earlier.mode == "unspecified" and later.mode != "assassination" else earlier.mode,
        places=earlier.places or later.places,
        times=earlier.times or later.times,
        killed=earlier.killed or later.killed,
        injured=earlier.injured or later.injured,
        casualties=earlier.casualties or later.casualties,
        result=earlier.result or later.result,
        support=(*earlier.support, later.quote),
        retold=(*earlier.retold, later.trigger),
    )


def with_those_before(draft: EventDraft, earlier: Sequence[EventDraft]) -> EventDraft:
    """The draft with the doer or recipient that it leaves unsaid, since the passage told it just before."""
    for step in (_with_doer, _with_accuser, _with_attacker, _with_attack_met):
        draft = step(draft, earlier)
    return draft


def _with_doer(draft: EventDraft, earlier: Sequence[EventDraft]) -> EventDraft:
    """An attack that names no doer, with the doer of the one that the passage told just before.

    "The most severe attacks" are told as known; in "a helicopter fired on those who fled" the weapon stands
    for whoever has it. Another day or place, or doers who are hit themselves, make it another's deed.
    """
    if draft.type != "ASSAULT" or draft.actors or draft.mode == "interception":
        return draft
    known_again = draft.definite and not (draft.recipients or draft.places or draft.times)
    if not known_again and not (draft.weapons and draft.realis == "actual"):
        return draft
    hit = {ref.name for ref in draft.recipients}
    for known in reversed(earlier[-_LOOKED_BACK:]):
        if known.passage != draft.passage or (not known_again and draft.sentence - known.sentence > 1):
            break
        if known.type != "ASSAULT" or not known.actors or known.mode == "interception":
            continue
        if hit & {ref.name for ref in known.actors} or _is_elsewhere(known, draft):
            break
        note = "doer carried from the attack told before"
        return replace(
            draft,
            actors=known.actors,
            attribution=known.attribution,
            support=(*draft.support, known.quote),
            notes=(*draft.notes, note),
        )
    return draft


def _with_accuser(draft: EventDraft, earlier: Sequence[EventDraft]) -> EventDraft:
    """ "X rejected the charge": it was made by whoever accused X, or asked X for something, just before."""
    if draft.type != "REJECT" or draft.recipients or not draft.actors:
        return draft
    own = {ref.name for ref in draft.actors}
    for known in reversed(earlier[-_LOOKED_BACK:]):
        if draft.sentence - known.sentence > _ANSWER_REACH:
            break
        asked = {ref.name for ref in known.recipients}
        askers = tuple(ref for ref in known.actors if ref.name not in own)
        if known.type in ("ACCUSE", "REQUEST", "THREATEN") and askers and own & asked:
            note = "to whom it was said is carried from the charge or demand told before"
            return replace(
                draft, recipients=askers, support=(*draft.support, known.quote), notes=(*draft.notes, note)
            )
    return draft


def _with_attacker(draft: EventDraft, earlier: Sequence[EventDraft]) -> EventDraft:
    """ "The retaliation": it hits whoever did the attack told before, when nobody else is told to be hit."""
    if draft.lemma not in _ANSWERS or draft.type != "ASSAULT" or draft.recipients or not draft.actors:
        return draft
    own = {ref.name for ref in draft.actors}
    for known in reversed(earlier[-_LOOKED_BACK:]):
        if draft.sentence - known.sentence > _ANSWER_REACH:
            break
        attackers = tuple(ref for ref in known.actors if ref.name not in own)
        if known.type == "ASSAULT" and attackers and known.mode != "interception":
            note = "whom it hits is carried from the attack told before"
            return replace(
                draft, recipients=attackers, support=(*draft.support, known.quote), notes=(*draft.notes, note)
            )
    return draft


def _with_attack_met(draft: EventDraft, earlier: Sequence[EventDraft]) -> EventDraft:
    """An interception with the attack that it met: the one told just before, by the same weapons."""
    if draft.mode != "interception":
        return draft
    weapons = {weapon.name for weapon in draft.weapons}
    for known in reversed(earlier[-_LOOKED_BACK:]):
        if known.passage != draft.passage or draft.sentence - known.sentence > 1:
            break
        told = {weapon.name for weapon in known.weapons}
        if (
            known.type == "ASSAULT"
            and known.mode != "interception"
            and (not told or not weapons or told & weapons)
        ):
            return replace(draft, met=known.trigger)
    return draft


_ANSWERS = frozenset({"retaliate", "retaliation", "reprisal", "revenge", "counterattack", "counter-attack"})
_ANSWER_REACH = 3
"""Sentences over which a denial answers a charge, a blow an attack."""


def _is_elsewhere(earlier: EventDraft, later: EventDraft) -> bool:
    """Whether the later one is told with a time or place that the earlier one has not."""
    times, places = {time.text for time in earlier.times}, {place.text for place in earlier.places}
    own_time = any(time.text not in times for time in later.times[:1])
    own_place = any(place.text not in places for place in later.places[:1])
    return own_time or own_place


def told_apart(draft: EventDraft, recipients: Sequence[Participant]) -> list[EventDraft]:
    """One draft for each site when one sentence tells of several being hit."""
    sites = [one for one in recipients if one.place is not None and "facility" in one.classes]
    if draft.type != "ASSAULT" or len(sites) < 2 or draft.mode == "interception":
        return [draft]
    names = [one.name for one in sites]
    made = []
    for index, name in enumerate(names):
        others = {other for other in names if other != name}
        own = tuple(ref for ref in draft.recipients if ref.name not in others)
        mine = next((ref for ref in draft.recipients if ref.name == name), None)
        if mine is None:
            continue
        places = tuple(sorted(draft.places, key=lambda cue: cue.quote.start != mine.start))
        made.append(
            replace(
                draft,
                recipients=own,
                places=places,
                killed=draft.killed if index == 0 else None,
                injured=draft.injured if index == 0 else None,
                casualties=draft.casualties if index == 0 else (),
            )
        )
    return made
