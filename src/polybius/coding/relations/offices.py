"""Offices: what a person is to a body by the title he bears."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.participant import Participant
from polybius.coding.relations.ends import EndReader
from polybius.coding.relations.holders import holders_of
from polybius.coding.relations.kinds import is_person
from polybius.coding.relations.rules import Office, RelationRules
from polybius.coding.relations.seats import SeatReader
from polybius.coding.relations.tie import Tie
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree

_WHOLE_FORCES = ("army-", "armed-forces-", "air-force-", "navy-", "police-", "security-forces-")
"""Beginnings of the ids of a state's whole forces."""


class OfficeReader:
    """Reads "Defence Minister X", "X, the leader of Y", "Y's commander, X", "X is the head of Y"."""

    def __init__(self, rules: RelationRules, ends: EndReader) -> None:
        self._rules = rules
        self._ends = ends
        self._seats = SeatReader(rules, ends)

    def read(self, scene: Scene, token: int) -> Iterator[Tie]:
        """The ties that the office at a token tells."""
        tree = scene.sentence.tree
        office = self._office(tree, token)
        if office is None:
            return
        before = _words_before(tree, token)
        if before & self._rules.unreal:
            return
        holders = [one for holder in holders_of(scene.sentence, token) for one in self._person(scene, holder)]
        if not holders:
            return
        yield from self._part_of_whole(scene, token, office)
        past = bool(before & self._rules.past)
        told = bool(tree.children(token, "cop"))
        for person in holders:
            for relation, body in self._bodies(scene, token, office, person):
                if body.name == person.name:
                    continue
                if before & self._rules.below:
                    relation = "member-of"
                    if self._ends.states.is_state(body):
                        body = self._ends.states.body_of(body, "gov") or body
                if relation == "member-of" and "place" in body.classes and not body.actors:
                    continue
                yield Tie(person, relation, body, token, office.rule, told=told, past=past)

    def _office(self, tree: Tree, token: int) -> Office | None:
        known = self._rules.office_of
        lemma = tree.lemmas[token]
        for before in (token - 1, token - 2):  # "prime minister", "prime-minister"
            if before >= 0 and (both := known.get(f"{tree.lemmas[before]} {lemma}")):
                return both
        return known.get(lemma)

    def _person(self, scene: Scene, token: int) -> list[Participant]:
        if scene.sentence.tree.pos[token] == "PRON":
            return [one for one in self._ends.read(scene, token) if is_person(one)]
        found = self._ends.person(scene, token)
        return [found] if found is not None else []

    def _part_of_whole(self, scene: Scene, token: int, office: Office) -> Iterator[Tie]:
        """What the body before the office is part of: "the Quds Force commander of Iran's IRGC"."""
        part = next(iter(self._seats.before(scene, token, office)), None)
        if part is None or self._ends.states.is_state(part):
            return
        for whole in self._seats.behind(scene, token, office):
            if whole.actors and whole.name != part.name:
                yield Tie(part, "part-of", whole, token, "body-of-whole")

    def _bodies(
        self, scene: Scene, token: int, office: Office, person: Participant
    ) -> Iterator[tuple[str, Participant]]:
        """Each body that the office is held in, with what its holder is to it."""
        sentence, tree = scene.sentence, scene.sentence.tree
        hit = sentence.names.get(token)
        if hit is not None and hit.actors[0].kind not in ("person", "state", "people"):
            if not sentence.stance(token) and tree.tags[token] not in ("NNS", "NNPS"):
                yield office.relation, self._ends.of_hit(scene, hit, token)  # "US Secretary of State"
            return
        whole = self._seats.whole(scene, token)
        if whole:
            yield from (("member-of", body) for body in whole)
            return
        bodies = self._seats.read(scene, token, office, person)
        for body in bodies or self._seats.at_home(scene, token, office, person):
            if self._ends.states.is_state(body):
                if _words_before(tree, token) & self._rules.of_others:
                    continue
                yield from self._seats.of_state(scene, token, office, body)
            else:
                force = office.to_force and self._ends.states.is_force(body)
                relation = office.to_force if force else office.relation
                if office.to_state == "ministry" and _words_before(tree, token) & self._rules.no_portfolio:
                    relation = "member-of"  # "the White House press secretary"
                one_of_many = self._is_one_of_many(tree, token, office, body)
                yield ("member-of" if one_of_many or self._is_of_part(tree, token, body) else relation), body

    def _is_of_part(self, tree: Tree, token: int, body: Participant) -> bool:
        """ "The militia's security chief" heads a part of it."""
        actor = self._ends.states.actor_of(body)
        group = actor is not None and actor.kind == "armed-group"
        return group and bool(_words_before(tree, token) & self._rules.branches)

    def _is_one_of_many(self, tree: Tree, token: int, office: Office, body: Participant) -> bool:
        """ "US army commander X": one of the army's commanders; "the commander of the US army" has it all."""
        whole = bool(body.actors) and body.actors[0].startswith(_WHOLE_FORCES)
        before = tree.deps[token] != "appos" and not tree.children(token, "nmod")
        return whole and before and office.relation == "commands"


def _words_before(tree: Tree, token: int) -> set[str]:
    """The modifiers of an office, as words."""
    found = {tree.lower[child] for child in tree.children(token, "amod", "compound", "advmod", "nmod:desc")}
    for word in tuple(found):
        found.update(word.split("-"))
    if token and tree.lower[token - 1] in ("vice", "deputy"):
        found.add(tree.lower[token - 1])
    if tree.lower[token + 1 : token + 3] == ("-", "elect") or tree.lower[token].endswith("-elect"):
        found.add("elect")
    return found
