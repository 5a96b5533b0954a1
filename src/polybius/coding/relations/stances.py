"""Stances: ties that a hyphen makes, as in "Iran-backed militias" and "anti-government fighters"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.participant import Participant
from polybius.coding.relations.ends import EndReader
from polybius.coding.relations.kinds import is_a, is_person
from polybius.coding.relations.rules import RelationRules, Stance
from polybius.coding.relations.tie import Tie
from polybius.coding.scene import Scene

_TIES = frozenset({"-", "‐", "‑", "–"})
_CLIMBS = frozenset(
    {"amod", "compound", "acl", "nmod", "obl:unmarked", "nmod:desc", "flat", "advmod", "punct", "obl"}
)
_HOLDS_PLACES = frozenset({"controls", "located-at"})


class StanceReader:
    """Reads the word behind a hyphen, and "pro-", "anti-" before a name."""

    def __init__(self, rules: RelationRules, ends: EndReader) -> None:
        self._rules = rules
        self._ends = ends

    def read(self, scene: Scene, token: int) -> Iterator[Tie]:
        """The ties that the hyphened word at a token tells."""
        tree = scene.sentence.tree
        word = tree.lower[token]
        if token >= 2 and tree.words[token - 1] in _TIES and word in self._rules.stance_of:
            yield from self._tied(scene, token, self._before(scene, token - 2), self._rules.stance_of[word])
            return
        head, tie, rest = word.partition("-")
        if tie and head in self._rules.leaning_of:
            start = tree.starts[token] + len(head) + 1
            other = self._ends.of_spelling(scene, start, tree.ends[token], token)
            yield from self._tied(scene, token, other, self._leaning(head))
        elif tie and rest in self._rules.stance_of:
            start = tree.starts[token]
            other = self._ends.of_spelling(scene, start, start + len(head), token)
            yield from self._tied(scene, token, other, self._rules.stance_of[rest])
        elif word in self._rules.leaning_of and token + 2 < len(tree) and tree.words[token + 1] in _TIES:
            yield from self._tied(scene, token + 2, self._after(scene, token + 2), self._leaning(word))

    def _leaning(self, word: str) -> Stance:
        """ "pro-X": the one who leans is the subject."""
        return self._rules.leaning_of[word].model_copy(update={"turned": True})

    def _before(self, scene: Scene, last: int) -> Participant | None:
        """The name that ends before the hyphen: "Islamic State", "al-Qaeda"."""
        tree = scene.sentence.tree
        for first in range(max(0, last - 4), last + 1):
            start, end = tree.starts[first], tree.ends[last]
            if tree.words[first][:1].isupper() or tree.lower[first] in ("al", "el"):
                found = self._ends.of_spelling(scene, start, end, last)
                if found is not None:
                    return found
        return None

    def _after(self, scene: Scene, token: int) -> Participant | None:
        hit = scene.sentence.names.get(token)
        tree = scene.sentence.tree
        if hit is not None and hit.start == tree.starts[token]:
            return self._ends.of_hit(scene, hit, token)
        return self._ends.of_spelling(scene, tree.starts[token], tree.ends[token], token)

    def _tied(self, scene: Scene, token: int, other: Participant | None, stance: Stance) -> Iterator[Tie]:
        if other is None:
            return
        if is_person(other) and stance.relation == "located-at":
            return
        kinds = {"actor", "place", "facility"} if stance.relation in _HOLDS_PLACES else {"actor"}
        actor = self._ends.states.actor_of(other)
        if actor is not None and actor.kind == "people":
            return
        for group in self._groups(scene, token):
            circular = stance.relation == "opposes" and not group.actors
            if (
                group.name == other.name
                or not is_a(group, kinds)
                or self._ends.states.is_state(group)
                or circular
            ):
                continue
            first, second = (group, other) if stance.turned else (other, group)
            yield Tie(first, stance.relation, second, token, f"stance-{stance.words[0]}")

    def _groups(self, scene: Scene, token: int) -> Iterator[Participant]:
        """Those of whom the stance is told, and their examples: "militias such as X"."""
        tree = scene.sentence.tree
        noun = token
        while tree.deps[noun] in _CLIMBS and tree.heads[noun] > noun:
            noun = tree.heads[noun]
        if noun == token or tree.pos[noun] not in ("NOUN", "PROPN"):
            return
        if tree.lemmas[noun] in self._rules.attitudes:
            yield from self._ends.owners(scene, noun)
            return
        found = self._ends.single(scene, noun)
        if found is not None:
            yield found
        yield from self._ends.examples_of(scene, noun)
