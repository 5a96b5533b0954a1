"""From what the coder makes of a report to the templates of MUC-4: which acts count, who fills which slot.

MUC-4 wants terrorist acts told as facts or threatened, one template for each: no fighting between armies, no
summaries. Its human targets are named persons, its physical targets things, its organisations names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks import muc4_words as words
from benchmarks.muc4_phrases import PhraseReader, bare
from polybius.coding import RuleBook
from polybius.records import ActorRef, EventMention, Incident
from polybius.scoring import Template

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_THINGS = frozenset({"facility", "vehicle", "asset"})
_NEAR = 800
"""Characters over which what was harmed is joined to the bombing told before."""


@dataclass
class _Act:
    """One act as it is gathered.

    type     of the template
    start    where the text begins to tell of it
    effect   nothing but harm or damage is told, and no doer
    mere     only hurting or hitting is told, which may be of anything
    hit      what tells who or what was hit, named or not: acts with nothing in common here are two
    roles    fills by slot: what tells them apart, to the words
    """

    type: str
    start: int
    effect: bool
    mere: bool
    hit: set[str] = field(default_factory=set)
    roles: dict[str, dict[str, str]] = field(default_factory=lambda: {role: {} for role in ROLES})

    @property
    def told(self) -> bool:
        """Whether enough is told of it for a template."""
        filled = any(self.roles.values())
        return filled and not self.mere and (bool(self.hit) or self.type == "bombing")

    def take(self, other: _Act) -> None:
        self.hit |= other.hit
        self.effect = self.effect and other.effect
        self.mere = self.mere and other.mere
        for role, fills in other.roles.items():
            for key, told in fills.items():
                self.roles[role].setdefault(key, told)


class TemplateMaker:
    """Makes the templates of reports."""

    def __init__(self, book: RuleBook, phrases: PhraseReader) -> None:
        self._phrases = phrases
        self._weapons = {weapon.name for weapon in book.weapons if weapon.kind != "platform"}

    def make(
        self, docid: str, text: str, mentions: Sequence[EventMention], incidents: Sequence[Incident]
    ) -> list[Template]:
        """The templates of a report, in the order of its text."""
        names = self._phrases.persons(text, _refs(mentions))
        by_id = {mention.id: mention for mention in mentions}
        told = ([by_id[name] for name in incident.mentions] for incident in incidents)
        counted = ([mention for mention in one if _counts(mention)] for one in told)
        acts = [self._act(one, text, names) for one in counted if one and not self._is_left_out(one)]
        acts = _joined(sorted(acts, key=lambda act: act.start))
        self._settle_doers(acts, text)
        return [
            Template(docid, act.type, {role: tuple(fills.values()) for role, fills in act.roles.items()})
            for act in acts
            if act.told
        ]

    def _is_left_out(self, told: Sequence[EventMention]) -> bool:
        """A summary, fighting between the armed, or what the state's forces do to things alone."""
        if all(mention.count.low != 1 for mention in told):
            return True
        hit = [ref for mention in told for ref in mention.recipients]
        doers = [ref for mention in told for ref in mention.actors]
        if doers and all(map(self._phrases.is_state, doers)) and not any(map(self._phrases.is_human, hit)):
            return True
        return bool(hit) and all(map(self._phrases.is_fighter, hit))

    def _act(self, told: Sequence[EventMention], text: str, names: dict[str, str]) -> _Act:
        act = _Act(
            _type_of(told),
            min(mention.quote.start for mention in told),
            effect=all(mention.rule in words.EFFECTS and not mention.actors for mention in told),
            mere=all(mention.rule in words.MERE for mention in told),
        )
        for mention in told:
            for ref in mention.actors:
                self._take_doer(act, ref, text, names)
            for ref in mention.recipients:
                self._take_target(act, ref, names)
            for weapon in mention.weapons:
                name = bare(weapon.text).lower().removesuffix(" fire")
                if weapon.name in self._weapons and name not in words.NO_WEAPONS:
                    act.roles["Weapon"].setdefault(weapon.name, name)
        return act

    def _take_doer(self, act: _Act, ref: ActorRef, text: str, names: dict[str, str]) -> None:
        if ref.name in names:
            act.roles["PerpInd"].setdefault(ref.name, names[ref.name])
            return
        organisation = self._phrases.organisation(ref)
        if organisation is not None:
            act.roles["PerpOrg"].setdefault(*organisation)
        told = self._phrases.individuals(ref, text, organisation[1] if organisation else None)
        if told is not None:
            _set_shortest(act.roles["PerpInd"], self._phrases.head(told), told)

    def _take_target(self, act: _Act, ref: ActorRef, names: dict[str, str]) -> None:
        told = words.PART.sub("", bare(ref.name if words.NO_NAMES.fullmatch(ref.text) else ref.text))
        head = self._phrases.head(told)
        if ref.name in names:
            act.roles["Victim"].setdefault(ref.name, names[ref.name])
            act.hit.add(ref.name)
        elif head not in words.AREAS and not words.NO_NAMES.fullmatch(told):
            act.hit.add(head)
            if self._phrases.classes(told) & _THINGS:
                _set_shortest(act.roles["Target"], head, told)

    def _settle_doers(self, acts: Iterable[_Act], text: str) -> None:
        """No victim is a doer elsewhere; guerrillas belong to the one armed group that the report names."""
        acts, group = list(acts), self._phrases.only_group(text)
        victims = {name for act in acts for name in act.roles["Victim"]}
        for act in acts:
            for name in victims & act.roles["PerpInd"].keys():
                del act.roles["PerpInd"][name]
            unnamed = not act.roles["PerpOrg"] and self._phrases.are_irregular(act.roles["PerpInd"])
            if group is not None and unnamed:
                act.roles["PerpOrg"][group] = group


def _refs(mentions: Iterable[EventMention]) -> list[ActorRef]:
    return [ref for mention in mentions for ref in (*mention.actors, *mention.recipients)]


def _counts(mention: EventMention) -> bool:
    return (
        (mention.type in ("ASSAULT", "THREATEN") or mention.rule == "rob")
        and mention.realis in words.HAPPENED
        and mention.status != "denied"
        and mention.mode not in words.NO_ACTS
        and mention.rule not in words.NO_RULES
    )


def _type_of(told: Sequence[EventMention]) -> str:
    for mention in told:
        if mention.rule == "rob":
            return "robbery"
        if mention.mode in words.TYPES:
            return words.TYPES[mention.mode]
        exploded = any(weapon.name in words.BOMBS for weapon in mention.weapons)
        if exploded or mention.mode in words.BOMBING_MODES:
            return "bombing"
    return "attack"


def _joined(acts: Iterable[_Act]) -> list[_Act]:
    """Acts that hit the same are one, and so is one that does not say whom it hit with one told before."""
    kept: list[_Act] = []
    for act in acts:
        same = next((other for other in kept if _is_same(other, act)), None) or next(
            (other for other in kept if _wrought(other, act)), None
        )
        if same is None:
            kept.append(act)
        else:
            same.type = "kidnapping" if "kidnapping" in (same.type, act.type) else same.type
            same.take(act)
    return kept


def _is_same(earlier: _Act, later: _Act) -> bool:
    if {earlier.type, later.type} == {"kidnapping", "attack"}:
        return bool(earlier.roles["Victim"].keys() & later.roles["Victim"].keys())
    if earlier.type != later.type:
        return False
    return not later.hit or not earlier.hit or bool(earlier.hit & later.hit)


def _wrought(earlier: _Act, later: _Act) -> bool:
    """Whether the later act only tells what a bombing told shortly before did."""
    return later.effect and earlier.type == "bombing" and later.start - earlier.start < _NEAR


def _set_shortest(fills: dict[str, str], key: str, told: str) -> None:
    """Of one thing told in several ways the shortest: modifiers tell more than the name of the thing."""
    if key not in fills or len(told) < len(fills[key]):
        fills[key] = told
