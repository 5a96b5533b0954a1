"""Participants: what a noun phrase in an event's role stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from polybius.coding.appositions import (
    has_own_forename,
    identified_as,
    name_called,
    part_of_longer_name,
    person_beside,
    reaches_head,
)
from polybius.coding.numbers import NumberWords
from polybius.coding.owning import CLAUSES, named_owners
from polybius.coding.participant import FACILITY_KINDS, ONES, PLURAL_PRONOUNS, Participant, classes_of_actor
from polybius.coding.phrases import counted_with, is_pointing, is_theirs, only_adds, tidy, without_determiner
from polybius.coding.rules import RuleBook
from polybius.coding.sentence import Sentence
from polybius.lexicon.actors import ActorTable
from polybius.lexicon.describing import describe
from polybius.lexicon.name_scan import AliasKind
from polybius.records import Count
from polybius.records.actor import Actor

_BODIES = frozenset({"force", "official", "group", "body"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"})


class ParticipantReader:
    """Reads noun phrases of one sentence as participants."""

    def __init__(self, book: RuleBook, numbers: NumberWords, actors: ActorTable) -> None:
        self._book = book
        self._numbers = numbers
        self._actors = actors
        self._spellings: dict[str, Actor | None] = {}

    def _name_of(self, actor: str) -> str:
        known = self._actors.by_id.get(actor)
        return known.name if known else actor

    def classes_of(self, lemma: str) -> frozenset[str]:
        """The classes of a common noun, whoever it belongs to."""
        return self._book.classes_of(lemma)

    def count(self, sentence: Sentence, token: int) -> Count | None:
        """How many the phrase at the token means; None when it does not tell."""
        return self._numbers.count_of(sentence, token)

    def read_all(self, sentence: Sentence, token: int) -> list[Participant]:
        """The phrase at the token and those coordinated with it; dates are no participants."""
        tree = sentence.tree
        found: list[Participant] = []
        for head in (self._measured(sentence, one) for one in counted_with(tree, token)):
            nominal = tree.pos[head] in _NOMINAL or head in sentence.names or tree.lower[head] == "latter"
            if nominal and head not in sentence.dated and not only_adds(tree, head):
                one = self._one_of(sentence, head) or self.read(sentence, head)
                if "time" in one.classes:
                    continue
                if found and self._shares_owner(sentence, head):
                    one = replace(one, name=found[0].name, actors=found[0].actors) if found[0].actors else one
                examples = self._examples(sentence, head)
                if not examples or one.actors:
                    found.append(one)
                found.extend(examples)
                found.extend(self._named_after(sentence, head, one))
                found.extend(self._sides(sentence, one))
        return [one for one in found if one.name]

    def _examples(self, sentence: Sentence, head: int) -> list[Participant]:
        """The named ones of "militias such as X and Y"; none when only words of a kind are told."""
        tree = sentence.tree
        found: dict[str, Participant] = {}
        for child in tree.children(head, "nmod"):
            # Of "the X in Y, the Z in W" the parser hangs Z on Y: every group's name below is an example.
            for token in tree.subtree(child) if tree.preposition(child) in _EXAMPLES else ():
                hit, place = sentence.names.get(token), sentence.places.get(token)
                group = hit is not None and (token == child or hit.actors[0].kind in _GROUP_KINDS)
                site = place is not None and place.places and place.places[0].kind in FACILITY_KINDS
                if group or site:
                    one = self.read(sentence, token)
                    if one.actors or one.site:
                        found.setdefault(one.name, one)
        return list(found.values())

    def _shares_owner(self, sentence: Sentence, head: int) -> bool:
        """ "US troops and facilities": the second has no owner of its own, and is the first's too."""
        tree = sentence.tree
        first = tree.first_conjunct(head)
        bare = not tree.children(head, "det", "amod", "compound", "nmod:poss", "nummod", "nmod")
        return first != head and bare and tree.lemmas[head] in self._book.frames.owned_nouns

    def _one_of(self, sentence: Sentence, head: int) -> Participant | None:
        """ "two of the soldiers", "killed two of them": soldiers, but two."""
        tree = sentence.tree
        if tree.pos[head] != "NUM":
            return None
        of = [child for child in tree.children(head, "nmod") if tree.preposition(child) == "of"]
        told = tree.deps[head] in ("obj", "nsubj", "nsubj:pass")  # not "killed ten, five of them children"
        if not of or (tree.pos[of[0]] == "PRON" and not (told and tree.lower[of[0]] == "them")):
            return None
        whole, count = self.read(sentence, of[0]), self._numbers.count_of(sentence, head)
        return replace(whole, count=count) if count is not None else None

    def _measured(self, sentence: Sentence, head: int) -> int:
        """What "hundreds of troops", "a barrage of rockets" measure; else the head itself."""
        tree = sentence.tree
        if tree.lemmas[head] not in self._book.frames.measures or tree.pos[head] == "PROPN":
            return head
        return next((child for child in tree.children(head, "nmod") if tree.preposition(child) == "of"), head)

    def owners_of(self, sentence: Sentence, head: int) -> list[Participant]:
        """Those whose thing it is: NATO of "NATO jets", both of "US and British jets"."""
        tree = sentence.tree
        found = []
        beside: list[int] = []
        for actor, ids in named_owners(sentence, head, tree.subtree(head, without=CLAUSES)):
            token = next(
                t for t in tree.subtree(head) if t in sentence.names and sentence.names[t].actors[0] is actor
            )
            if beside and token not in beside:
                continue
            beside = tree.conjuncts(tree.first_conjunct(token))
            found.append(
                replace(
                    self.read(sentence, token),
                    name=actor.name,
                    actors=ids,
                    classes=frozenset(classes_of_actor(actor)),
                )
            )
        return found

    def senders_of(self, sentence: Sentence, head: int) -> list[Participant]:
        """Who has the weapon, by a general word: the army of "army helicopters"."""
        tree = sentence.tree
        beside = [child for child in tree.children(head, "compound", "nmod:poss") if child < head]
        found = [self.read(sentence, child) for child in beside if child not in sentence.weapons]
        return [one for one in found if one.classes & {"force", "group", "body"} and not one.pronoun]

    def country_of(self, sentence: Sentence, one: Participant) -> str | None:
        """ISO code of the country whose people they are told to be: "two US nationals", "Malian soldiers"."""
        words = [
            sentence.names[token].actors[0]
            for token in sentence.tokens_of(one.start, one.end)
            if token in sentence.names and not sentence.stance(token)
        ]
        own = [known for actor in one.actors[:1] if (known := self._actors.by_id.get(actor)) is not None]
        return next((actor.country for actor in (*words, *own) if actor.country), None)

    def read_each(self, sentence: Sentence, tokens: Iterable[int]) -> list[Participant]:
        """The phrases at several tokens, each token once."""
        return [one for token in dict.fromkeys(tokens) for one in self.read_all(sentence, token)]

    def _sides(self, sentence: Sentence, one: Participant) -> list[Participant]:
        """The others of "Indian and Pakistani troops", "the presidents of X and Y"."""
        tree = sentence.tree
        if not one.actors or one.start > tree.starts[one.head]:
            return []
        owners = tree.children(one.head, "amod", "compound", "nmod:poss")
        owners += [child for child in tree.children(one.head, "nmod") if tree.preposition(child) == "of"]
        found = []
        several = [group for owner in owners if len(group := tree.conjuncts(owner)) > 1]
        for token in (other for group in several for other in group):
            hit = sentence.names.get(token)
            if (
                hit is None
                or hit.actors[0].id in one.actors
                or sentence.stance(token)
                or hit.actors[0].kind == "person"
            ):
                continue
            other = hit.actors[0]
            found.append(
                replace(
                    one,
                    name=other.name,
                    actors=(other.id,),
                    start=hit.start,
                    end=hit.end,
                    text=sentence.text[hit.start : hit.end],
                )
            )
        return found

    def _named_after(self, sentence: Sentence, head: int, one: Participant) -> list[Participant]:
        """Further persons in the apposition that named the first: "the commanders X and Y"."""
        if "person" not in one.classes or sentence.tree.starts[head] >= one.start:
            return []
        first = sentence.tokens_of(one.start, one.end)[0]
        others = [token for token in sentence.tree.conjuncts(first) if token != first]
        return [other for token in others if "person" in (other := self.read(sentence, token)).classes]

    def read(self, sentence: Sentence, head: int) -> Participant:
        """The noun phrase around one head."""
        tree = sentence.tree
        tokens = [token for token in tree.phrase(head) if token not in sentence.dated or token == head]
        inner = without_determiner(sentence, tokens, head)
        start, end = tree.starts[inner[0]], tree.ends[inner[-1]]
        lemma = tree.lemmas[head]
        pronoun = tree.pos[head] == "PRON" or (
            tree.lower[head] in ONES and tree.pos[head] in ("DET", "NUM", "ADJ")
        )
        classes = set(self._book.classes_of(lemma))
        if tree.lower[head] in self._numbers.vague and not classes:
            classes.update(("people", "number"))
        if lemma in self._book.violent_nouns and not classes & _BODIES:
            classes.add("event")
        base = Participant(
            name=tidy(sentence.text[start:end]),
            text=sentence.text[start:end],
            start=start,
            end=end,
            classes=frozenset(classes),
            actors=(),
            place=None,
            head=head,
            count=self._numbers.count_of(sentence, head),
            pointing=is_pointing(sentence, tokens, head) or is_theirs(sentence, tokens, head, classes),
            plural=tree.tags[head] in ("NNS", "NNPS") or tree.lower[head] in PLURAL_PRONOUNS,
            sentence=sentence.number,
            lemma=lemma,
        )
        if tree.pos[head] == "NUM" and not pronoun:
            return replace(base, classes=frozenset({"people", "number"}))
        if pronoun or sentence.tree.lower[head] == "latter":
            return replace(base, classes=frozenset({"pronoun"}))
        return self._named(sentence, base, tokens, classes)

    def _named(
        self, sentence: Sentence, base: Participant, tokens: list[int], classes: set[str]
    ) -> Participant:
        head = base.head
        hit, place, weapon = sentence.names.get(head), sentence.places.get(head), sentence.weapons.get(head)
        if part_of_longer_name(sentence, head):
            hit = place = None
        if hit is not None and hit.actors[0].kind == "person" and has_own_forename(sentence, hit.start):
            hit = None
        if weapon is not None and not (place and place.places and place.places[0].kind in FACILITY_KINDS):
            kinds = {"weapon"} if weapon.kind == "platform" else {"weapon", "munition"}
            owned = self._member_of(sentence, base, tokens, classes) if weapon.kind == "platform" else None
            return replace(owned or base, classes=frozenset(classes | kinds))
        identified = identified_as(sentence, base)
        if identified is not None:
            return identified
        speaks = hit is not None and self._acts(sentence, head)
        if place is not None and place.places and place.places[0].kind in FACILITY_KINDS and not speaks:
            return replace(
                base,
                name=place.places[0].name,
                classes=frozenset({"facility", "place"}),
                place=head,
                site=place.name,
            )
        if hit is not None and hit.kind_of_alias is AliasKind.METONYM and place is not None and not speaks:
            hit = None
        person = None if sentence.tree.lemmas[head] in _OFFICE else person_beside(sentence, base)
        if person is not None and "official" in classes and (hit is None or hit.actors[0].kind != "person"):
            return person
        if hit is not None and not sentence.stance(head) and reaches_head(sentence, hit.end, head):
            actor = hit.actors[0]
            state_place = head if place is not None and actor.kind == "state" else None
            return replace(
                base,
                name=actor.name,
                actors=tuple(candidate.id for candidate in hit.actors),
                classes=frozenset(
                    classes_of_actor(actor)
                    | (classes & {"people", "facility"})
                    | ({"place"} if place else set())
                ),
                place=state_place,
            )
        if person is not None:
            return person
        called = name_called(sentence, base) if "group" in classes else None
        if called is not None:
            return self._called_so(sentence, base, *called)
        if classes & (_BODIES | {"people", "asset", "vehicle", "facility"}):
            member = self._member_of(sentence, base, tokens, classes) or self._described(base)
            if member is not None:
                return member
        if place is not None and place.places:
            return replace(
                base, name=place.places[0].name, classes=frozenset({"place"} | classes), place=head
            )
        entity = sentence.entities.get(head)
        if entity is not None:
            return self._entity(sentence, base, entity.label, entity.first, entity.last, classes)
        inside = next(
            (
                token
                for token in tokens
                if token in sentence.places
                and sentence.tree.heads[token] == head
                and sentence.tree.deps[token] in ("compound", "nmod:poss", "amod")
            ),
            None,
        )
        return replace(base, place=inside if "facility" in classes else None)

    def _of_unit(self, sentence: Sentence, base: Participant) -> Participant | None:
        """ "Three men of the 14th Mechanized Brigade": the unit by its name, which no table knows."""
        tree = sentence.tree
        if tree.lemmas[base.head] not in _RANK_AND_FILE:
            return None
        for child in tree.children(base.head, "nmod"):
            words = [token for token in tree.phrase(child) if tree.deps[token] not in ("det", "case")]
            unit = self._book.classes_of(tree.lemmas[child]) & {"force", "body", "group"}
            if tree.preposition(child) == "of" and unit and words and tree.words[child][0].isupper():
                name = sentence.text[tree.starts[words[0]] : tree.ends[words[-1]]]
                return replace(base, name=name, classes=base.classes | {"actor"})
        return None

    def _called_so(self, sentence: Sentence, base: Participant, first: int, last: int) -> Participant:
        """A group by the name that the phrase gives it, known to the tables or not."""
        start, end = sentence.tree.starts[first], sentence.tree.ends[last]
        name = sentence.text[start:end]
        hit = next(
            (sentence.names[token] for token in range(first, last + 1) if token in sentence.names), None
        )
        known = hit.actors[0] if hit is not None and hit.end - hit.start >= len(name) else self._known(name)
        return replace(
            base,
            name=known.name if known else name,
            text=name,
            start=start,
            end=end,
            actors=(known.id,) if known else (),
            classes=base.classes | {"actor"},
            pointing=False,
        )

    def _acts(self, sentence: Sentence, head: int) -> bool:
        """Whether a seat of power ("Baghdad") stands where somebody acts or is spoken to."""
        tree = sentence.tree
        top = tree.first_conjunct(head)
        if tree.deps[top] in ("nsubj", "obl:agent", "nmod:poss"):
            return True
        if tree.deps[top] == "obj" and not tree.preposition(top):
            verb = tree.lemmas[tree.heads[top]]
            return verb not in self._book.violent_verbs and verb not in self._book.frames.travel
        return tree.preposition(top) in ("between", "with", "by")

    def _described(self, base: Participant) -> Participant | None:
        """ "Iran-aligned militia groups", "Iraqi demonstrators": in the usual words."""
        if base.pointing or not base.classes & (_BODIES | {"people"}):
            return None
        told = describe(base.text, self._actors)
        if told is None or not (told.actors or told.about):
            return None
        if not told.actors and "official" in base.classes and not base.plural:
            return None  # "Iran's president" is one man, not "Iranian presidents"
        classes = base.classes | ({"actor"} if told.actors else set())
        return replace(base, name=told.name, actors=tuple(actor.id for actor in told.actors), classes=classes)

    def _entity(
        self, sentence: Sentence, base: Participant, label: str, first: int, last: int, classes: set[str]
    ) -> Participant:
        start, end = sentence.tree.starts[first], sentence.tree.ends[last]
        name = sentence.text[start:end]
        kind = {"PER": "person", "ORG": "actor", "LOC": "place"}.get(label, "actor")
        known = self._known(name) if first != last and label != "LOC" else None
        if known is not None and "facility" not in classes:
            return replace(
                base,
                name=known.name,
                text=name,
                start=start,
                end=end,
                actors=(known.id,),
                classes=frozenset(classes_of_actor(known)),
            )
        if classes & {"facility"}:
            kind = "facility"
        return replace(
            base,
            name=name,
            text=name,
            start=start,
            end=end,
            classes=frozenset(classes | {kind}),
            place=base.head if kind == "place" else None,
        )

    def _known(self, name: str) -> Actor | None:
        """The actor of a longer name in another spelling; surnames alone do not count."""
        if name not in self._spellings:
            found = self._actors.find_aliases(name)
            named = (alias.actor for alias in found if alias.kind is AliasKind.NAME)
            self._spellings[name] = next(named, None)
        return self._spellings[name]

    def _member_of(
        self, sentence: Sentence, base: Participant, tokens: list[int], classes: set[str]
    ) -> Participant | None:
        """ "US forces", "Kataib Hezbollah fighters", "members of the Hashd", "Lockheed Martin officials" """
        owners = list(named_owners(sentence, base.head, tokens))
        if not owners:
            return self._of_unit(sentence, base)
        bodies = [actor for actor in owners if actor[0].kind not in ("state", "people", "person")]
        lemma = sentence.tree.lemmas[base.head]
        owned = lemma in self._book.frames.owned_nouns
        if bodies and (classes & _BODIES or owned):
            actor, ids = bodies[0]
            return replace(base, name=actor.name, actors=ids, classes=frozenset(classes | {"actor"}))
        states = [actor for actor in owners if actor[0].kind == "state"]
        persons = [actor for actor in owners if actor[0].kind == "person" and actor[0].country]
        if lemma in _OFFICE and persons and not states:
            state = f"state-{persons[0][0].country}"
            return replace(
                base, name=self._name_of(state), actors=(state,), classes=frozenset(classes | {"actor"})
            )
        leaning = any(
            sentence.stance(token) or sentence.names[token].actors[0].kind == "people"
            for token in tokens
            if token in sentence.names
        )
        if leaning and "asset" not in classes:
            return None
        if states and (
            owned
            or ("force" in classes and lemma in _PLAIN_FORCES)
            or ("official" in classes and base.plural and len(tokens) <= 4)
            or lemma == "administration"
        ):
            actor, ids = states[0]
            return replace(base, name=actor.name, actors=ids, classes=frozenset(classes | {"actor"}))
        return None


_OFFICE = frozenset({"administration", "government", "cabinet", "regime", "presidency"})
_GROUP_KINDS = frozenset({"armed-group", "party", "company", "armed-forces", "service", "alliance"})
_RANK_AND_FILE = frozenset({"man", "soldier", "member", "fighter", "officer", "troop", "trooper", "unit"})
_EXAMPLES = frozenset({"such as", "including", "like"})
_PLAIN_FORCES = frozenset(
    [
        "force",
        "troop",
        "soldier",
        "serviceman",
        "military",
        "warplane",
        "jet",
        "aircraft",
        "element",
        "personnel",
        "adviser",
        "advisor",
        "marine",
        "fighter",
    ]
)
