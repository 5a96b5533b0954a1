"""Ends: who or what a noun phrase names, as one end of a relation."""

from __future__ import annotations

from dataclasses import replace

from polybius.coding.arguments import verb_arguments
from polybius.coding.participant import Participant
from polybius.coding.relations.kinds import is_a, is_named, is_person
from polybius.coding.relations.rules import EndWords
from polybius.coding.relations.states import States
from polybius.coding.scene import Scene
from polybius.coding.sentence import Sentence
from polybius.lexicon.name_scan import NameHit
from polybius.records import Actor

_RELATIVES = frozenset({"which", "who", "that", "whom"})
_OTHER_CLAUSES = frozenset({"acl:relcl", "conj", "ccomp", "parataxis", "appos"})
_TELLING = frozenset({"amod", "compound", "nmod", "appos", "flat", "nmod:poss"})


class EndReader:
    """Reads noun phrases as ends of relations; only what has a name can be one."""

    def __init__(self, words: EndWords, states: States) -> None:
        self._words = words
        self.states = states

    def read(self, scene: Scene, token: int) -> list[Participant]:
        """The named ones at the token, coordination expanded, pronouns followed."""
        found = scene.participants.read_all(scene.sentence, self._meant(scene.sentence, token))
        return [known for one in found for known in self._followed(scene, one)]

    def single(self, scene: Scene, token: int) -> Participant | None:
        """The named one at the token, without those coordinated with it."""
        one = scene.participants.read(scene.sentence, self._meant(scene.sentence, token))
        return next(iter(self._followed(scene, one)), None)

    def body(self, scene: Scene, token: int) -> list[Participant]:
        """As `read`, but never the person in an apposition to it: of "the governor of Y, X" only Y."""
        sentence = scene.sentence
        found = self.read(scene, token)
        hit, place, spelled = (
            sentence.names.get(token),
            sentence.places.get(token),
            self.spelled(scene, token),
        )
        personal = any(is_person(one) for one in found)
        if hit is not None and hit.actors[0].kind != "person" and hit.end >= sentence.tree.ends[token]:
            return [self.of_hit(scene, hit, token)] if personal else found
        if spelled is not None and found and self.states.is_state(found[0]) and hit is None:
            return [spelled]
        if personal and place is not None and place.places:
            one = self._named(scene, token, place.places[0].name, place.start, place.end)
            return [replace(one, place=token, classes=frozenset({"place"}))]
        if personal and spelled is not None:
            return [spelled]
        return [one for one in found if not is_person(one)]

    def person(self, scene: Scene, token: int) -> Participant | None:
        """The person whose name stands at the token."""
        hit = scene.sentence.names.get(token)
        found = self.single(scene, token)
        if (found is None or not found.actors) and hit is not None and hit.actors[0].kind == "person":
            return self.of_hit(scene, hit, token)
        return found if found is not None and is_person(found) else None

    def spelled(self, scene: Scene, token: int) -> Participant | None:
        """The body whose name the language model sees at the token, as spelled; None when it sees none."""
        tree, entity = scene.sentence.tree, scene.sentence.entities.get(token)
        if entity is None or entity.label != "ORG":
            return None
        start, end = tree.starts[entity.first], tree.ends[entity.last]
        return self._named(scene, token, scene.sentence.text[start:end], start, end)

    def called(self, scene: Scene, token: int) -> Participant | None:
        """The body that a proper noun names, as spelled, where no table and no rule knows it."""
        sentence, tree = scene.sentence, scene.sentence.tree
        if tree.pos[token] != "PROPN" or token in sentence.names or token in sentence.places:
            return None
        words = [word for word in tree.phrase(token) if tree.deps[word] != "det"]
        start, end = tree.starts[words[0]], tree.ends[words[-1]]
        return self._named(scene, token, sentence.text[start:end], start, end)

    def of_hit(self, scene: Scene, hit: NameHit, token: int) -> Participant:
        """The first actor of a name."""
        return self._actor(scene, hit.actors[0], hit.start, hit.end, token)

    def of_spelling(self, scene: Scene, start: int, end: int, token: int) -> Participant | None:
        """The actor that a run of the sentence spells by itself: Iran of "Iran-backed"; None when none."""
        actor = self.states.spelled(scene.sentence.text[start:end])
        return self._actor(scene, actor, start, end, token) if actor is not None else None

    def with_examples(self, scene: Scene, token: int) -> list[Participant]:
        """The named ones at the token and those named as its examples: "militias such as X and Y"."""
        several = scene.sentence.tree.tags[token] in ("NNS", "NNPS")
        return [*self.read(scene, token), *(self.examples_of(scene, token) if several else ())]

    def examples_of(self, scene: Scene, token: int) -> list[Participant]:
        """Those named as examples of the noun at the token."""
        found: list[Participant] = []
        tree = scene.sentence.tree
        for part in tree.subtree(token, without=_OTHER_CLAUSES):
            if part == token or tree.deps[part] not in ("nmod", "obl"):
                continue
            if tree.preposition(part) in self._words.examples:
                found += self.read(scene, part)
                # The parser may hang what follows on the last word of the first name.
                for word in tree.children(part, "flat"):
                    found += [one for other in tree.children(word, "conj") for one in self.read(scene, other)]
        return found

    def owners(self, scene: Scene, token: int) -> list[Participant]:
        """Whose the thing at the token is: "Iran's aid", "the US presence", "its stance", "the aid of X"."""
        sentence, tree = scene.sentence, scene.sentence.tree
        for child in tree.children(token, "nmod:poss"):
            own = self._subjects(scene, token) if tree.lower[child] in self._words.own else []
            return [one for one in own or self.read(scene, child) if is_a(one, {"actor"})]
        for child in reversed(tree.children(token, "compound", "amod")):
            hit = sentence.names.get(child)
            if child < token and hit is not None and not sentence.stance(child):
                one = self.of_hit(scene, hit, child)
                if tree.lower[child] == "military":  # "the French military presence" is France's
                    one = self.states.state_of(one) or one
                return [] if hit.actors[0].kind == "people" else [one]
        for child in tree.children(token, "nmod"):
            if tree.preposition(child) in ("of", "by", "from"):
                return [one for one in self.read(scene, child) if is_a(one, {"actor"})]
        return self._subjects(scene, token) if tree.deps[token] in ("obj", "obl") else []

    def _subjects(self, scene: Scene, token: int) -> list[Participant]:
        """The subjects of the verb that the noun belongs to: "his" is the subject himself."""
        tree = scene.sentence.tree
        verb = tree.heads[tree.first_conjunct(token)]
        if tree.deps[token] not in ("obj", "obl", "conj") or tree.pos[verb] != "VERB":
            return []
        subjects = verb_arguments(tree, verb).subjects
        return [one for subject in subjects for one in self.read(scene, subject) if is_a(one, {"actor"})]

    def _meant(self, sentence: Sentence, token: int) -> int:
        """The noun of a relative pronoun, the name in "the city of Y"; else the token itself."""
        tree = sentence.tree
        if tree.deps[tree.heads[token]] == "acl:relcl":
            whose = any(tree.lower[child] == "whose" for child in tree.children(token, "nmod:poss"))
            forces = whose and tree.lemmas[token] in self._words.forces  # "France, whose troops …"
            if forces or tree.lower[token] in _RELATIVES:
                token = tree.heads[tree.heads[token]]
        if self._tells_of_name(sentence, token):
            return tree.heads[token]
        if tree.lemmas[token] not in self._words.areas or token in sentence.places or token in sentence.names:
            return token
        named = (
            child for child in tree.children(token, "nmod", "compound", "appos") if child in sentence.places
        )
        return next((child for child in named if tree.preposition(child) in ("of", "")), token)

    def _tells_of_name(self, sentence: Sentence, token: int) -> bool:
        """ "X, a group allied with Y": the group is X."""
        tree, above = sentence.tree, sentence.tree.heads[token]
        common = tree.pos[token] == "NOUN" and token not in sentence.names
        beside = tree.deps[token] == "appos" and above < token and tree.pos[above] == "PROPN"
        return common and beside and tree.lemmas[token] in self._words.pointing

    def _followed(self, scene: Scene, one: Participant) -> list[Participant]:
        """Whom it stands for, as far as they are named; "the company" stands for no state."""
        nameless = one.pointing and one.lemma not in self._words.states
        return [
            known
            for known in scene.follow(self._pointed(scene.sentence, one))
            if is_named(known, self._words.at_home) and not (nameless and self.states.is_state(known))
        ]

    def _pointed(self, sentence: Sentence, one: Participant) -> Participant:
        """ "The group, which …" points to one told before as "the group" does."""
        tree = sentence.tree
        if one.actors or one.pronoun or one.pointing or one.lemma not in self._words.pointing:
            return one
        determined = [tree.lower[child] for child in tree.children(one.head, "det")]
        telling = any(tree.deps[child] in _TELLING for child in tree.below[one.head])
        return replace(one, pointing=True) if determined == ["the"] and not telling else one

    def _actor(self, scene: Scene, actor: Actor, start: int, end: int, token: int) -> Participant:
        classes = frozenset({"actor", "person"} if actor.kind == "person" else {"actor"})
        return replace(self._named(scene, token, actor.name, start, end), actors=(actor.id,), classes=classes)

    def _named(self, scene: Scene, token: int, name: str, start: int, end: int) -> Participant:
        """A body of that name, whatever else the phrase at the token may mean."""
        return replace(
            scene.participants.read(scene.sentence, token),
            name=name,
            text=scene.sentence.text[start:end],
            start=start,
            end=end,
            actors=(),
            classes=frozenset({"actor"}),
            pointing=False,
        )
