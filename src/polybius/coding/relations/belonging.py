"""Belonging: what a possessive, a place or a whole behind a name tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polybius.coding.participant import FACILITY_KINDS, Participant
from polybius.coding.relations.ends import EndReader
from polybius.coding.relations.kinds import is_a
from polybius.coding.relations.rules import RelationRules
from polybius.coding.relations.tie import Tie
from polybius.coding.scene import Scene

_WHOLES = frozenset(
    {"state", "alliance", "international-body", "coalition", "armed-forces", "armed-group", "government"}
)
_OWNED = frozenset({"armed-forces", "government", "service", "mission"})
_SOMEWHERE = frozenset(
    {
        "armed-group",
        "mission",
        "company",
        "armed-forces",
        "service",
        "coalition",
        "international-body",
        "party",
    }
)
_MADE_OF_PARTS = frozenset({"force", "body"})


class BelongingReader:
    """Reads "Nigeria's navy", "the militias within Y", "the fighters of X in Y", "the base in Y"."""

    def __init__(self, rules: RelationRules, ends: EndReader) -> None:
        self._rules = rules
        self._ends = ends

    def read(self, scene: Scene, token: int) -> Iterator[Tie]:
        """The ties of what the name at a token owns, holds or surrounds."""
        tree = scene.sentence.tree
        dep, head = tree.deps[token], tree.heads[token]
        if dep == "nmod:poss":
            yield from self._owned(scene, token, head)
        if dep not in ("nmod", "obl"):
            return
        preposition = tree.preposition(token)
        if preposition in self._rules.places.prepositions:
            yield from self._located(scene, token, head)
        elif preposition == "of" and tree.lower[head] in self._rules.places.directions:
            yield from self._located(scene, token, tree.heads[head])  # "the base northwest of Y"
        elif preposition == "of" and dep == "nmod" and tree.pos[head] == "PROPN":
            yield from self._unit(scene, token, head)

    def _owned(self, scene: Scene, token: int, head: int) -> Iterator[Tie]:
        """ "Nigeria's navy" is part of Nigeria."""
        sentence, tree = scene.sentence, scene.sentence.tree
        if tree.pos[token] == "PRON":
            return
        whole = self._ends.of_spelling(scene, tree.starts[token], tree.ends[token], token)
        actor = self._ends.states.actor_of(whole) if whole else None
        if whole is None or actor is None or actor.kind not in _WHOLES:
            return
        hit = sentence.names.get(head)
        if hit is None:
            part = self._unlisted(scene, head, whole)
        elif tree.ends[head] <= hit.end and tree.starts[token] <= hit.start and hit.actors[0].kind in _OWNED:
            part = self._ends.of_hit(scene, hit, head)
        else:
            part = None
        governs = part is not None and part.actors[:1] == (f"gov-{actor.country}",)
        if part is not None and part.name != whole.name and not governs:
            yield Tie(part, "part-of", whole, token, "owned-body")

    def _unlisted(self, scene: Scene, head: int, whole: Participant) -> Participant | None:
        """A body that no table knows: "Turkey's transport ministry", "Ukraine's Third Brigade"."""
        sentence, tree = scene.sentence, scene.sentence.tree
        if tree.lemmas[head] == "ministry":
            words = [tree.lower[child] for child in tree.children(head, "compound", "amod")]
            part = self._ends.states.ministry(whole, " ".join(words)) if words else None
            if part is None:
                return None
            end = tree.ends[head]
            return replace(part, end=end, text=sentence.text[part.start : end])
        organ = tree.pos[head] == "PROPN" and scene.participants.read(sentence, head).classes & _MADE_OF_PARTS
        return self._ends.spelled(scene, head) if organ else None

    def _unit(self, scene: Scene, token: int, head: int) -> Iterator[Tie]:
        """ "The 3rd Brigade of the National Guard" is part of the guard."""
        sentence = scene.sentence
        if "force" not in scene.participants.read(sentence, head).classes or head in sentence.places:
            return
        hit = sentence.names.get(head)
        unit = self._ends.spelled(scene, head) if hit is None else self._ends.of_hit(scene, hit, head)
        whole = self._ends.single(scene, token)
        if unit is None or whole is None or not whole.actors or whole.name == unit.name:
            return
        if unit.end <= sentence.tree.starts[token]:
            yield Tie(unit, "part-of", whole, token, "unit-of")

    def _located(self, scene: Scene, token: int, head: int) -> Iterator[Tie]:
        """ "The Houthis in Yemen", "US forces in Iraq", "the base in Anbar", "militias within the PMF"."""
        tree = scene.sentence.tree
        cases = tree.children(token, "case")
        parted = bool(cases) and tree.words[max(0, cases[0] - 1)] == ","
        if tree.pos[head] not in ("NOUN", "PROPN") or parted or self._is_read_elsewhere(scene, head):
            return
        holder = self._holder(scene, head)
        if holder is None:
            return
        within = tree.preposition(token) in self._rules.places.within and is_a(holder, {"group"})
        for place in self._ends.read(scene, token):
            if place.name == holder.name:
                continue
            if is_a(place, {"place", "facility"}):
                if self._may_be_somewhere(scene, holder, head):
                    yield Tie(holder, "located-at", place, token, "in-place")
            elif within and is_a(place, {"group"}):
                yield Tie(holder, "part-of", place, token, "within")

    def _is_read_elsewhere(self, scene: Scene, head: int) -> bool:
        """ "The French presence in Y" is read with the noun, and X's affiliate in Y is not X."""
        lemma = scene.sentence.tree.lemmas[head]
        named = head in scene.sentence.names or head in scene.sentence.places
        return not named and (lemma in self._rules.noun_of or lemma in self._rules.kinship_of)

    def _holder(self, scene: Scene, head: int) -> Participant | None:
        """What is there; of a facility that has only an owner ("the CIA station") the owner."""
        holder = self._ends.single(scene, head)
        if holder is None or not holder.actors:
            one = scene.participants.read(scene.sentence, head)
            if "facility" in one.classes and head not in scene.sentence.places:
                return next(iter(scene.participants.owners_of(scene.sentence, head)), holder)
        return holder

    def _may_be_somewhere(self, scene: Scene, holder: Participant, head: int) -> bool:
        """Whether its place tells a relation: forces, groups, firms, bases; no events and persons."""
        tree, place = scene.sentence.tree, scene.sentence.places.get(head)
        if place is not None and place.places and place.places[0].kind in FACILITY_KINDS:
            return True
        lemma, actor = tree.lemmas[head], self._ends.states.actor_of(holder)
        if actor is None:
            site = "facility" in holder.classes and tree.pos[head] == "PROPN" and " " in holder.name
            return site and lemma not in self._rules.ends.areas
        if actor.kind == "state":
            one = scene.participants.read(scene.sentence, head)
            posted = "force" in one.classes or lemma in self._rules.postings.things
            return posted and tree.pos[head] == "NOUN"
        return actor.kind in _SOMEWHERE
