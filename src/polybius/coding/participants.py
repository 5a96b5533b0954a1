"""Participants: what a noun phrase in an event's role stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from polybius.coding.numbers import NumberWords
from polybius.coding.rules import RuleBook
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree
from polybius.lexicon.actors import ActorTable
from polybius.lexicon.describing import describe
from polybius.lexicon.name_scan import AliasKind
from polybius.records import Count
from polybius.records.actor import Actor

FACILITY_KINDS = frozenset(
    [
        "air-base",
        "army-base",
        "naval-base",
        "airport",
        "embassy",
        "strait",
        "crossing",
        "refinery",
        "port",
        "dam",
        "camp",
        "prison",
        "road",
        "building",
        "oil-field",
        "power-plant",
    ]
)
_BODIES = frozenset({"force", "official", "group", "body"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"})
_DETERMINERS = frozenset(
    {"the", "this", "that", "these", "those", "such", "both", "its", "their", "his", "her", "our"}
)
_BOUNDS = frozenset(
    [
        "dead",
        "at",
        "suspected",
        "alleged",
        "unidentified",
        "unknown",
        "least",
        "most",
        "more",
        "than",
        "over",
        "about",
        "around",
        "nearly",
        "some",
        "up",
        "to",
        "almost",
        "approximately",
        "fewer",
        "less",
        "as",
        "many",
        "other",
        "another",
    ]
)
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "both"})
PERSONAL = frozenset({"he", "him", "she", "her", "his", "himself", "herself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
NEUTRAL = frozenset({"it", "its", "itself"})
ONES = frozenset(
    {
        "one",
        "ones",
        "some",
        "others",
        "another",
        "latter",
        "former",
        "who",
        "which",
        "that",
        "those",
        "these",
        "this",
        "both",
        "whom",
        "whose",
        "all",
        "none",
        "each",
        "most",
        "several",
        "many",
    }
)
_THINGS = NEUTRAL | PLURAL_PRONOUNS | {"which", "that"}
_NO_PRONOUNS = frozenset({"weapon", "event"})
_NO_PERSONS = _NO_PRONOUNS | {"munition", "vehicle", "facility", "asset", "place"}
_LEADERS_OF = frozenset({"of", "from", ""})
_HOLDING = frozenset({"belong", "own", "use", "house", "operate", "hold", "accommodate", "host"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "parataxis", "nmod"})


@dataclass(frozen=True, slots=True)
class Participant:
    """What stands in a role.

    name       canonical, or the words themselves without their determiner
    start, end   characters in the sentence
    classes    what it is: of nouns.yaml, or actor, person, place, weapon, pronoun
    actors     ids in the actor tables, best first
    place      index of a token with a place hit, when the thing is a site or a place; None otherwise
    head       token
    count      how many are meant, when told
    pointing   "the group", "these forces": stands for somebody told before
    site       the name of the place it is, as the report spells it; kept when "the base" later stands for it
    """

    name: str
    text: str
    start: int
    end: int
    classes: frozenset[str]
    actors: tuple[str, ...]
    place: int | None
    head: int
    count: Count | None
    pointing: bool
    plural: bool
    sentence: int
    lemma: str
    site: str | None = None

    @property
    def pronoun(self) -> bool:
        return "pronoun" in self.classes

    def isa(self, classes: frozenset[str]) -> bool:
        """Whether it is of one of the classes; a pronoun may be any."""
        if not classes or classes & self.classes:
            return True
        never = _NO_PRONOUNS if self.text.lower() in _THINGS else _NO_PERSONS
        return self.pronoun and bool(classes - never)


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
        for head in (self._measured(sentence, one) for one in _counted_with(tree, token)):
            nominal = tree.pos[head] in _NOMINAL or head in sentence.names or tree.lower[head] == "latter"
            if nominal and head not in sentence.dated and not _only_adds(tree, head):
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
        """ "two of the soldiers": soldiers, but two."""
        tree = sentence.tree
        if tree.pos[head] != "NUM":
            return None
        of = [child for child in tree.children(head, "nmod") if tree.preposition(child) == "of"]
        if not of or tree.pos[of[0]] == "PRON":
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
        for actor, ids in _owners(sentence, head, tree.subtree(head, without=_CLAUSES)):
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
                    classes=frozenset(_classes_of_actor(actor)),
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
        inner = _without_determiner(sentence, tokens, head)
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
            name=_tidy(sentence.text[start:end]),
            text=sentence.text[start:end],
            start=start,
            end=end,
            classes=frozenset(classes),
            actors=(),
            place=None,
            head=head,
            count=self._numbers.count_of(sentence, head),
            pointing=_is_pointing(sentence, tokens, head) or _is_theirs(sentence, tokens, head, classes),
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
        if _part_of_longer_name(sentence, head):
            hit = place = None
        if hit is not None and hit.actors[0].kind == "person" and _has_own_forename(sentence, hit.start):
            hit = None
        if weapon is not None and not (place and place.places and place.places[0].kind in FACILITY_KINDS):
            kinds = {"weapon"} if weapon.kind == "platform" else {"weapon", "munition"}
            owned = self._member_of(sentence, base, tokens, classes) if weapon.kind == "platform" else None
            return replace(owned or base, classes=frozenset(classes | kinds))
        identified = _identified_as(sentence, base)
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
        person = None if sentence.tree.lemmas[head] in _OFFICE else _person_beside(sentence, base)
        if person is not None and "official" in classes and (hit is None or hit.actors[0].kind != "person"):
            return person
        if hit is not None and not sentence.stance(head) and _reaches_head(sentence, hit.end, head):
            actor = hit.actors[0]
            state_place = head if place is not None and actor.kind == "state" else None
            return replace(
                base,
                name=actor.name,
                actors=tuple(candidate.id for candidate in hit.actors),
                classes=frozenset(
                    _classes_of_actor(actor)
                    | (classes & {"people", "facility"})
                    | ({"place"} if place else set())
                ),
                place=state_place,
            )
        if person is not None:
            return person
        called = _called(sentence, base) if "group" in classes else None
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
                classes=frozenset(_classes_of_actor(known)),
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
        owners = list(_owners(sentence, base.head, tokens))
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


_MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»"})
_IDENTIFYING = frozenset({"identify", "name", "call"})
_NAMING = frozenset({"call", "name", "dub", "know", "style", "term"})
_OFFICE = frozenset({"administration", "government", "cabinet", "regime", "presidency"})
_GROUP_KINDS = frozenset({"armed-group", "party", "company", "armed-forces", "service", "alliance"})
_RANK_AND_FILE = frozenset({"man", "soldier", "member", "fighter", "officer", "troop", "trooper", "unit"})
_EXAMPLES = frozenset({"such as", "including", "like"})
_LEAVING = frozenset(
    {
        "withdraw", "withdrawal", "remove", "removal", "oust", "expel", "expulsion", "evict", "drive",
        "eject", "pull", "pullout", "evacuate", "evacuation", "departure", "exit", "ouster", "retreat",
        "reduce", "reduction", "drawdown",
    }
)  # fmt: skip
"""Words of moving off: "from X" behind what they move tells whence."""
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


def _has_own_forename(sentence: Sentence, start: int) -> bool:
    """Whether a capitalised name stands right before a surname: another bearer of it."""
    tree = sentence.tree
    token = sentence.tokens_of(start, start + 1)[0]
    if token == 0 or tree.pos[token - 1] != "PROPN" or token - 1 in sentence.names:
        return False
    entity = sentence.entities.get(token - 1)
    one_name = entity is not None and entity.label == "PER" and entity.last >= token
    if not one_name and (tree.deps[token] != "flat" or tree.pos[tree.heads[token]] != "PROPN"):
        return False
    return tree.words[token - 1][0].isupper() and not tree.words[token - 1].endswith(".")


def _part_of_longer_name(sentence: Sentence, head: int) -> bool:
    """Whether the language model sees a longer name around a one-word hit: "Medina" in "Medina Trading"."""
    entity = sentence.entities.get(head)
    if entity is None or entity.first == entity.last:
        return False
    for table in (sentence.names, sentence.places):
        hit = table.get(head)
        if hit is not None and len(sentence.tokens_of(hit.start, hit.end)) > 1:
            return False
    inside = range(entity.first, entity.last + 1)
    return entity.label != "LOC" and all(sentence.tree.pos[token] in ("PROPN", "PUNCT") for token in inside)


def _reaches_head(sentence: Sentence, end: int, head: int) -> bool:
    """Whether a name ends at its phrase's head or later, so that it names the whole."""
    return end >= sentence.tree.ends[head] or sentence.tree.lower[head] in ("'s", "s")


def _classes_of_actor(actor: Actor) -> set[str]:
    if actor.kind == "person":
        return {"person", "official", "people"}
    if actor.kind in ("armed-forces", "service"):
        return {"actor", "force"}
    if actor.kind == "people":
        return {"actor", "people"}
    if actor.kind == "armed-group":
        return {"actor", "force", "group", "irregular"}
    if actor.kind in ("government", "parliament", "court", "state", "international-body", "mission"):
        return {"actor", "body"}
    return {"actor", "group"}


def _owners(sentence: Sentence, head: int, tokens: list[int]) -> Iterator[tuple[Actor, tuple[str, ...]]]:
    """Actors that the phrase's modifiers name, nearest to the head first; no leanings ("Iran-backed")."""
    tree = sentence.tree
    seen: set[str] = set()
    after = [
        token
        for child in tree.children(head, "nmod")
        if tree.preposition(child) in _LEADERS_OF
        and not (tree.preposition(child) == "from" and _is_leaving(tree, head))
        for token in tree.phrase(child)
    ]
    for child in tree.children(head, "acl", "acl:relcl"):
        if tree.lemmas[child] in _HOLDING:
            after.extend(
                token
                for below in tree.children(child, "obl", "obl:agent", "obj")
                for token in tree.phrase(below)
            )
    before = [token for token in reversed(tree.subtree(head, without=_CLAUSES)) if token < head]
    for token in [*before, *after]:
        hit = sentence.names.get(token)
        if hit is None or sentence.stance(token) or hit.kind_of_alias is AliasKind.METONYM:
            continue
        actor = hit.actors[0]
        if actor.id not in seen:
            seen.add(actor.id)
            yield actor, tuple(candidate.id for candidate in hit.actors)


def _is_leaving(tree: Tree, head: int) -> bool:
    """Whether they are moved off: in "withdraw the troops from X" X is no home of theirs."""
    top = tree.first_conjunct(head)
    return tree.lemmas[tree.heads[top]] in _LEAVING


def _person_beside(sentence: Sentence, base: Participant) -> Participant | None:
    """The person whom a title or an apposition names: "the commander, Gen. X", "Prime Minister X"."""
    tree = sentence.tree
    if base.classes and not base.classes & {"official", "people", "force"}:
        return None
    beside = tree.children(base.head, "appos", "flat", "nmod:desc", "compound")
    beside += [child for child in tree.children(base.head, "nmod") if not tree.children(child, "case")]
    office = "official" in base.classes and not base.plural
    for child in tree.children(base.head, "nmod"):
        if tree.preposition(child) == "of" and office:
            parts = [child, *tree.children(child, "nmod")]
            beside.extend(inner for part in parts for inner in tree.children(part, "appos"))
    for child in beside:
        for token in [child, *tree.children(child, "flat", "compound")]:
            hit, entity = sentence.names.get(token), sentence.entities.get(token)
            if hit is not None and _part_of_longer_name(sentence, token):
                hit = None
            if hit is not None and not base.classes and _has_own_forename(sentence, hit.start):
                hit = None
            if hit is not None and hit.actors[0].kind == "person":
                ids = tuple(actor.id for actor in hit.actors)
                return _as_person(sentence, base, hit.actors[0].name, ids, hit.start, hit.end)
            if hit is None and entity is not None and entity.label == "PER":
                start, end = tree.starts[entity.first], tree.ends[entity.last]
                return _as_person(sentence, base, sentence.text[start:end], (), start, end)
    return None


def _identified_as(sentence: Sentence, base: Participant) -> Participant | None:
    """The person of "a driver identified as X", "a foreigner named X"."""
    tree = sentence.tree
    if base.plural or base.classes & _NO_PERSONS:
        return None
    for clause in tree.children(base.head, "acl"):
        if tree.lemmas[clause] not in _IDENTIFYING:
            continue
        for token in tree.children(clause, "obl", "xcomp", "obj"):
            entity = sentence.entities.get(token)
            if entity is not None and entity.label == "PER":
                hit = sentence.names.get(token)
                start, end = tree.starts[entity.first], tree.ends[entity.last]
                known = hit.actors[0] if hit is not None and hit.actors[0].kind == "person" else None
                name = known.name if known else sentence.text[start:end]
                return _as_person(sentence, base, name, (known.id,) if known else (), start, end)
    return None


def _called(sentence: Sentence, base: Participant) -> tuple[int, int] | None:
    """First and last token of the name in "a group, X,", "a group calling itself X", "a group known as X"."""
    tree = sentence.tree
    quoted = _quoted_before(tree, base.head)
    if quoted is not None:
        return quoted
    beside = tree.children(base.head, "appos")
    for child in tree.children(base.head, "acl", "acl:relcl"):
        if tree.lemmas[child] in _NAMING:
            beside.extend(tree.children(child, "obj", "xcomp", "obl"))
    for token in beside:
        if tree.pos[token] == "PROPN" and token not in sentence.places:
            name = [one for one in tree.phrase(token) if tree.deps[one] not in ("det", "case", "punct")]
            while name and tree.lower[name[0]] in _DETERMINERS | {"as"}:
                name.pop(0)
            if name:
                return name[0], name[-1]
    return None


def _quoted_before(tree: Tree, head: int) -> tuple[int, int] | None:
    """First and last token of what stands in quotation marks right before a noun: the "X" group."""
    if head < 3 or tree.lower[head - 1] not in _MARKS:
        return None
    first = next(
        (token for token in range(head - 2, max(-1, head - 11), -1) if tree.lower[token] in _MARKS), None
    )
    return (first + 1, head - 2) if first is not None and first + 1 <= head - 2 else None


def _counted_with(tree: Tree, token: int) -> list[int]:
    """The conjuncts, and the counted ones hung on a part: "three of its men, two guards and a cook"."""
    found = tree.conjuncts(token)
    for head in tuple(found):
        for part in tree.children(head, "nmod") if tree.pos[head] == "NUM" else ():
            found += [
                one
                for one in tree.conjuncts(part)
                if one != part
                and any(tree.lower[child] != "the" for child in tree.children(one, "nummod", "det"))
            ]
    return found


def _only_adds(tree: Tree, head: int) -> bool:
    """ "sixty people or more", "ten dead or so": a bound, nobody further."""
    return tree.lower[head] in ("more", "less", "fewer", "so") and tree.deps[head] == "conj"


def _as_person(
    sentence: Sentence, base: Participant, name: str, ids: tuple[str, ...], start: int, end: int
) -> Participant:
    return replace(
        base,
        name=name,
        text=sentence.text[start:end],
        start=start,
        end=end,
        actors=ids,
        classes=frozenset({"person", "official", "people"}),
        pointing=False,
    )


def _without_determiner(sentence: Sentence, tokens: list[int], head: int) -> list[int]:
    """The phrase from its first telling word: no "the", no "at least three"; "25-year-old" stays whole."""
    tree = sentence.tree
    kept = list(tokens)
    while kept and kept[0] != head:
        first = kept[0]
        hyphened = first + 1 < len(tree) and tree.lower[first + 1] in ("-", "–")
        idle = (
            tree.lower[first] in _DETERMINERS | _BOUNDS
            or tree.deps[first] in ("det", "nummod", "punct", "case", "cc", "advmod", "mark")
            or tree.pos[first] in ("NUM", "ADP", "PUNCT")
        )
        if hyphened or not idle:
            break
        kept.pop(0)
    return kept or [head]


_POSITIONS = frozenset(
    {"site", "position", "stronghold", "hideout", "outpost", "target", "depot", "interest", "trench"}
)


def _is_theirs(sentence: Sentence, tokens: list[int], head: int, classes: set[str]) -> bool:
    """ "its fighters", "their forces": stands for the one told before."""
    tree = sentence.tree
    own = any(tree.lower[child] in ("its", "their") for child in tree.children(head, "nmod:poss"))
    theirs = bool(classes & {"force"}) or tree.lemmas[head] in _POSITIONS
    return own and theirs and not any(token in sentence.names for token in tokens)


def _is_pointing(sentence: Sentence, tokens: list[int], head: int) -> bool:
    """ "the group", "these militias": a pointing determiner and nothing that tells which."""
    tree = sentence.tree
    named = head in sentence.names or tree.pos[head] == "PROPN"
    if named or not any(tree.lower[token] in _POINTING for token in tokens if token < head):
        return False
    telling = [
        token
        for token in tokens
        if token != head
        and tree.deps[token] not in ("det", "nummod", "punct")
        and tree.pos[token] not in ("DET", "NUM", "ADV")
    ]
    plain = all(tree.pos[token] == "ADJ" and token not in sentence.names for token in telling)
    return (
        plain and len(telling) <= 1 and not tree.children(head, "nmod", "acl", "acl:relcl", "appos", "flat")
    )


def _tidy(text: str) -> str:
    return " ".join(text.replace("­", "").split()).strip(" ,;:")
