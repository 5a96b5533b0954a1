"""Seats: the body that an office is held in, by the words around the office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeGuard

from polybius.coding.participant import Participant
from polybius.coding.relations.ends import EndReader
from polybius.coding.relations.rules import Office, RelationRules
from polybius.coding.scene import Scene
from polybius.coding.sentence import Sentence
from polybius.lexicon.name_scan import NameHit

_HELD = {"government": "gov", "parliament": "parliament", "armed-forces": "armed-forces"}
_AFTER = ("of", "for", "in", "at", "with", "to")
_AT = frozenset({"in", "at", "to"})
_BEFORE = ("compound", "amod", "nmod:poss", "nmod", "flat", "nmod:desc", "obl:unmarked")


class SeatReader:
    """Finds the body of "the Hezbollah leader", "the leader of X", "X's leader", "Iraqi Defence Minister"."""

    def __init__(self, rules: RelationRules, ends: EndReader) -> None:
        self._rules = rules
        self._ends = ends

    def read(self, scene: Scene, token: int, office: Office, person: Participant) -> list[Participant]:
        """The bodies that the words tell, as they tell them: for a minister still the state."""
        before = [one for one in self.before(scene, token, office) if one.name != person.name]
        if before and not self._ends.states.is_state(before[0]):
            return before
        return self.behind(scene, token, office) or before

    def at_home(self, scene: Scene, token: int, office: Office, person: Participant) -> list[Participant]:
        """Where no body is told: the person's own state, or a ministry of the report's country."""
        tree = scene.sentence.tree
        if tree.children(token, "nmod:poss") or self._is_of_other(scene, token, office):
            return []
        if office.unnamed and person.end > tree.ends[token]:
            for child in tree.children(person.head, "nmod"):
                if child > person.head and tree.preposition(child) == "of":
                    return self._ends.body(scene, child)  # "Prime Minister X of Y"
            home = self._ends.states.state_of(person)
            if home is not None:
                return [home]
        definite = any(tree.lower[child] == "the" for child in tree.children(token, "det"))
        if office.to_state == "ministry" and definite:
            return self._ministry_at_home(scene, token)
        return []

    def whole(self, scene: Scene, token: int) -> list[Participant]:
        """The whole behind a mere part: X of "head of the political wing of X"."""
        tree = scene.sentence.tree
        for child in tree.children(token, "nmod"):
            part = child not in scene.sentence.names and tree.lemmas[child] in self._rules.kinship_of
            if part and tree.pos[child] == "NOUN" and tree.preposition(child) in _AFTER:
                for whole in tree.children(child, "nmod"):
                    if tree.preposition(whole) in ("of", "in"):
                        return [one for one in self._ends.body(scene, whole) if "place" not in one.classes]
        return []

    def behind(self, scene: Scene, token: int, office: Office) -> list[Participant]:
        """What stands under "of", or owns the office."""
        tree = scene.sentence.tree
        for child in tree.children(token, "nmod", "nmod:poss", "obl"):
            preposition = tree.preposition(child)
            owner = tree.deps[child] == "nmod:poss"
            if not owner and (child < token or preposition not in _AFTER):
                continue
            if preposition in _AT and office.relation != "member-of":
                continue
            found = self._ends.body(scene, child)
            if preposition in _AT:
                found = [
                    one for one in found if "place" not in one.classes and not self._ends.states.is_state(one)
                ]
            if tree.pos[child] == "PRON" and office.to_state == "armed-forces":
                # A commander is of some unit: "its commander" says little of a state told before.
                found = [one for one in found if not self._ends.states.is_state(one)]
            if office.to_state == "ministry":
                found = [one for one in found if one.actors]  # "minister of justice": the field, no body
            if found:
                return self._narrowed(scene, token, office, found)
        return []

    def before(self, scene: Scene, token: int, office: Office) -> list[Participant]:
        """The name right before the office: "Hezbollah leader", "the Quds Force commander"."""
        sentence, tree = scene.sentence, scene.sentence.tree
        above = tree.heads[token]
        name = sentence.names.get(above)
        if above < token and tree.deps[token] in ("nmod:desc", "flat", "compound") and _is_body(name):
            return [self._ends.of_hit(scene, name, above)]
        for child in reversed(tree.children(token, *_BEFORE)):
            if child > token:
                continue
            for part in reversed([one for one in tree.subtree(child) if one < token]):
                name = sentence.names.get(part)
                if _is_body(name) and not sentence.stance(part):
                    return self._narrowed(scene, token, office, [self._ends.of_hit(scene, name, part)])
            entity = sentence.entities.get(child)
            if entity is not None and entity.label == "ORG" and office.to_state != "ministry":
                one = self._ends.single(scene, child)
                if one is not None and "person" not in one.classes:
                    return [one]
        modifiers = [child for child in tree.children(token, "compound", "amod") if child < token]
        name = sentence.names.get(min([token, *modifiers]) - 1)
        if _is_body(name) and name.actors[0].kind != "state":
            return [self._ends.of_hit(scene, name, token)]
        return []

    def of_state(
        self, scene: Scene, token: int, office: Office, state: Participant
    ) -> Iterator[tuple[str, Participant]]:
        """The relation and the state's own body that an office of a state is held in."""
        match office.to_state:
            case "none":
                return
            case "state":
                yield office.relation, state
            case "ministry":
                held = self._ministry(scene, token, state)
                if held is not None:
                    yield office.relation, held
            case _:
                held = self._ends.states.body_of(state, _HELD[office.to_state])
                if held is not None:
                    # A state's commanders are many: they belong to its forces.
                    yield ("member-of" if office.to_state == "armed-forces" else office.relation), held

    def _narrowed(
        self, scene: Scene, token: int, office: Office, found: list[Participant]
    ) -> list[Participant]:
        """ "Iran's police chief" heads no state but its police; "a town's police chief" none we know."""
        tree = scene.sentence.tree
        kinds = [
            tree.lower[child]
            for child in tree.children(token, "compound", "amod")
            if child < token
            and child not in scene.sentence.names
            and tree.lower[child] in self._rules.branches
        ]
        if not kinds or office.relation == "member-of":
            return found
        if self._ends.states.is_state(found[0]):
            own = self._ends.states.institution(found[0], kinds[-1])
            return [own] if own is not None else []
        return [] if "place" in found[0].classes else found

    def _is_of_other(self, scene: Scene, token: int, office: Office) -> bool:
        """Whether an "of" phrase tells another body; a minister's only tells his field."""
        tree = scene.sentence.tree
        told = [child for child in tree.children(token, "nmod") if tree.preposition(child)]
        return bool(told) and office.to_state != "ministry"

    def _ministry(self, scene: Scene, token: int, state: Participant) -> Participant | None:
        words = [word for word in _field_of(scene, token) if word not in self._rules.below | self._rules.past]
        if not words or set(words) & self._rules.no_portfolio:
            return None
        for word in words:
            if word in self._rules.portfolios:
                return self._ends.states.body_of(state, self._rules.portfolios[word])
        return self._ends.states.ministry(state, " ".join(words))

    def _ministry_at_home(self, scene: Scene, token: int) -> list[Participant]:
        tree = scene.sentence.tree
        words = set(_field_of(scene, token))
        held = next((self._rules.portfolios[word] for word in words if word in self._rules.portfolios), None)
        if held is None or words & self._rules.no_portfolio:
            return []
        one = scene.participants.read(scene.sentence, token)
        return [
            replace(
                one,
                name=held.replace("-", " "),
                text=tree.words[token],
                start=tree.starts[token],
                end=tree.ends[token],
                actors=(),
                classes=frozenset({"actor"}),
                pointing=False,
            )
        ]


def _is_body(name: NameHit | None) -> TypeGuard[NameHit]:
    return name is not None and name.actors[0].kind not in ("person", "people")


def _is_land(sentence: Sentence, token: int) -> bool:
    return token in sentence.names or token in sentence.places


def _field_of(scene: Scene, token: int) -> list[str]:
    """The words that say a minister's field: "transport", "foreign"; never the land he serves."""
    sentence, tree = scene.sentence, scene.sentence.tree
    before = [
        tree.lower[child]
        for child in tree.children(token, "compound", "amod")
        if child < token and tree.pos[child] in ("NOUN", "ADJ", "PROPN")
    ]
    after = [
        tree.lower[part]
        for child in tree.children(token, "nmod")
        if tree.preposition(child) in ("of", "for") and not _is_land(sentence, child)
        for part in tree.phrase(child)
        if tree.pos[part] in ("NOUN", "ADJ", "PROPN") and not _is_land(sentence, part)
    ]
    return after or before[-1:]
