"""Memory: whom a report has told of so far, so that "they" and "the group" can be followed back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from polybius.coding.participant import NEUTRAL, PERSONAL, PLURAL_PRONOUNS, Participant
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree
from polybius.records import Actor

_REACH_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Somebody or something told before. role: "subject", "object" or ""; the first is the likeliest."""

    one: Participant
    sentence: int
    token: int
    role: str


class Memory:
    """Antecedents of one report, latest last; forgets when a new passage has gone on without them."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._told: list[Antecedent] = []
        self._deeds: list[tuple[str, tuple[Participant, ...]]] = []
        self._sides: tuple[Participant, ...] = ()

    def now(self) -> Memory:
        """The memory as it stands at this point of the story."""
        copy = Memory(self._actors)
        copy._told = self._told[:]
        copy._deeds = self._deeds[:]
        copy._sides = self._sides
        return copy

    def add(self, sentence: Sentence, found: Iterable[Participant], running: int) -> None:
        """Remember participants of a sentence. running: its running number in the report."""
        tree = sentence.tree
        for one in sorted(found, key=lambda one: one.head):
            if not one.pronoun and not one.pointing:
                self._told.append(Antecedent(one, running, one.head, _role(tree, one.head)))
        del self._told[:-60]

    def add_deed(self, mode: str, doers: tuple[Participant, ...]) -> None:
        """Remember who did an act of violence, for "the attackers"."""
        if doers:
            self._deeds.append((mode, doers))
            del self._deeds[:-_DEEDS_KEPT]

    def resolve(
        self, one: Participant, sentence: Sentence, running: int, *, but: Collection[str] = ()
    ) -> list[Participant]:
        """The participants that a pronoun or pointing phrase stands for; none when it cannot be told.

        but   names that it cannot be: nobody bombs "its sites" who is "it"
        Words, span and count stay those of the pronoun; name, classes and ids become the antecedent's.
        """
        own_country = self._country_meant(one, sentence, running)
        if own_country is not None:
            return [own_country]
        if not one.pronoun and not one.pointing:
            return [one]
        known = self._known_by_words(one, running) if one.pointing or one.pronoun else None
        if known is not None:
            return [_stand_in(each, one) for each in known]
        wanted = _wanted(one, sentence.tree)
        candidates = [
            known
            for known in self._told
            if wanted
            and known.one.name not in but
            and self._may_be(known, one, wanted, running, sentence.tree)
        ]
        if not candidates:
            return [] if one.pronoun else [one]
        if one.plural and wanted == _PERSONS:
            several = self._together(candidates, one.count.exact if one.count else None)
            return [_stand_in(known.one, one) for known in several] if len(several) > 1 else [one]
        best = max(candidates, key=lambda known: _likeness(known, one))
        return [_stand_in(best.one, one)]

    def _country_meant(self, one: Participant, sentence: Sentence, running: int) -> Participant | None:
        """ "His country", "his country's troops": the state of the person told of last; else None."""
        tree = sentence.tree
        # "His country's troops" are the state's, "his country's president" is a person.
        heads = [one.head, *(tree.children(one.head, "nmod:poss") if "force" in one.classes else ())]
        country = next((head for head in heads if tree.lemmas[head] in _HOMELANDS), None)
        if country is None or not any(
            tree.lower[child] in PERSONAL for child in tree.children(country, "nmod:poss")
        ):
            return None
        persons = [
            known
            for known in self._told
            if "person" in known.one.classes
            and running - known.sentence <= _REACH_SENTENCES
            and (known.sentence < running or known.token < country)
        ]
        if not persons:
            return None
        meant = max(persons, key=lambda known: (known.sentence, known.role == "subject", known.token)).one
        person = self._actors.get(meant.actors[0]) if meant.actors else None
        state = self._actors.get(f"state-{person.country}") if person is not None else None
        if state is None:
            return None
        return replace(one, name=state.name, actors=(state.id,), classes=frozenset({"actor", "body"}))

    def _known_by_words(self, one: Participant, running: int) -> tuple[Participant, ...] | None:
        """Those whom the words alone tell: "the attackers", "the two sides", "the latter"; else None."""
        if one.lemma in _AGENTS:
            return self._doers_of(one)
        if one.plural and one.lemma in _SIDES and self._sides:
            return self._sides
        if one.text.lower() == "latter":
            before = [
                told.one
                for told in self._told
                if "actor" in told.one.classes and (told.sentence < running or told.token < one.head)
            ]
            return (before[-1],) if before else None
        return None

    def add_sides(self, sides: tuple[Participant, ...]) -> None:
        """Remember those who met, agreed or clashed, for "the parties"."""
        if len(sides) > 1:
            self._sides = sides

    def _doers_of(self, one: Participant) -> tuple[Participant, ...] | None:
        """Whom "the attackers", "the kidnappers" mean: the doers of the latest such deed."""
        deed = _AGENTS[one.lemma]
        return next((doers for mode, doers in reversed(self._deeds) if deed in ("", mode)), None)

    def _may_be(
        self, known: Antecedent, one: Participant, wanted: frozenset[str], running: int, tree: Tree
    ) -> bool:
        if running - known.sentence > _REACH_SENTENCES or not known.one.classes & wanted:
            return False
        if known.sentence == running and known.token >= one.head:
            return False
        if one.plural and wanted != _PERSONS and ("person" in known.one.classes or _is_single(known.one)):
            return False
        if one.pointing and not _may_point(one, known.one, tree):
            return False
        single = wanted == _SOMEBODY or one.text.lower() in NEUTRAL
        if single and known.one.plural and not known.one.actors:
            return False
        return not (one.plural and "body" in known.one.classes and "group" not in known.one.classes)

    def _together(self, candidates: list[Antecedent], count: int | None) -> list[Antecedent]:
        """The persons of the latest sentence that named as many, or when none did, at least two."""
        if count is not None:
            for sentence in sorted({known.sentence for known in candidates}, reverse=True):
                exactly = {known.one.name: known for known in candidates if known.sentence == sentence}
                if len(exactly) == count:
                    return list(exactly.values())
        for sentence in sorted({known.sentence for known in candidates}, reverse=True):
            several = {known.one.name: known for known in candidates if known.sentence == sentence}
            if len(several) > 1:
                return list(several.values())
        return []


_AGENTS = {
    "attacker": "", "assailant": "", "raider": "", "perpetrator": "", "culprit": "", "killer": "",
    "kidnapper": "abduction", "abductor": "abduction", "captor": "abduction", "hijacker": "abduction",
    "shooter": "shooting", "bomber": "suicide", "arsonist": "arson",
}  # fmt: skip
"""Words for somebody by his deed, and the mode of the deed; "" for any."""
_DEEDS_KEPT = 12
_INNER = -1.2
_HOMELANDS = frozenset({"country", "nation", "homeland"})
_SIDES = frozenset({"side", "party"})
_SEATS = frozenset({"administration", "government", "regime", "junta", "ministry", "cabinet"})
_GROUPS = frozenset(["group", "militia", "organisation", "organization", "movement", "faction", "outfit"])
_SITES = frozenset(
    ["site", "facility", "installation", "place", "area", "compound", "complex", "target", "location"]
)
_BASES = frozenset(["base", "airbase", "camp", "barracks", "garrison"])


def _may_point(one: Participant, known: Participant, tree: Tree) -> bool:
    """Whether a pointing noun fits somebody told before: by its own word, or as the general word."""
    if _wants_owner(one, tree):
        return bool(known.actors) and "person" not in known.classes
    words = set(f"{known.name} {known.text} {known.site or ''}".lower().replace("-", " ").split()) | {
        known.lemma
    }
    if one.lemma in words or one.lemma in _PERSONLIKE:
        return True
    if one.lemma in _GROUPS:
        return "irregular" in known.classes and "group" in known.classes
    if "irregular" in one.classes:
        return "irregular" in known.classes
    if one.lemma in _BASES:
        return bool(words & _BASES)
    return one.lemma in _SITES and known.site is not None


def _wants_owner(one: Participant, tree: Tree) -> bool:
    """ "its fighters": the owner is looked for, not the like."""
    return any(tree.lower[child] in ("its", "their") for child in tree.children(one.head, "nmod:poss"))


def are_several_people(one: Participant) -> bool:
    """ "The kidnappers", "the crowd": told of for the first time where they stand for nobody told before."""
    crowd = {"group", "people"} <= one.classes
    return crowd or (one.plural and bool(one.classes & {"people", "force"}))


def _is_single(one: Participant) -> bool:
    """One person: no "they". A crowd, a gang or a family is several though its word is singular."""
    alone = bool(one.classes & {"people", "official"}) and "group" not in one.classes
    return not one.plural and not one.actors and alone


def _stand_in(known: Participant, one: Participant) -> Participant:
    return replace(
        known, text=one.text, start=one.start, end=one.end, head=one.head, count=one.count, pointing=False,
        plural=one.plural, sentence=one.sentence, place=None,
    )  # fmt: skip


def _likeness(known: Antecedent, one: Participant) -> tuple[bool, bool, float, bool, int]:
    """Same word first ("these militias"), then the same number, then nearness, subjects before others.

    To a pronoun number only decides between those equally near: a group may be "it" or "they".
    """
    inner = _INNER if one.pronoun else 0.0  # "waved flags of X. They …": hardly X
    salience = {"subject": 0.9, "object": 0.6, "inner": inner}.get(known.role, 0.0)
    same_number = known.one.plural == one.plural or one.pronoun
    same_word = not one.pronoun and known.one.lemma == one.lemma and same_number
    alike = known.one.plural == one.plural
    return same_word, same_number, known.sentence + salience, alike, -known.token


_PERSONS = frozenset({"person"})
_SOMEBODY = frozenset({"person", "people"})
_PERSONLIKE = frozenset(
    {
        "leader",
        "man",
        "woman",
        "commander",
        "figure",
        "official",
        "person",
        "brother",
        "general",
        "suspect",
        "victim",
    }
)


def _wanted(one: Participant, tree: Tree) -> frozenset[str] | None:
    word = tree.lower[one.head]
    if one.pronoun:
        if word in PERSONAL:
            return _SOMEBODY
        if word in PLURAL_PRONOUNS:
            return frozenset({"group", "force", "people"})
        if word in NEUTRAL:
            return frozenset(
                {"actor", "group", "body"}
                if _is_subject(tree, one.head)
                else {"actor", "group", "body", "facility"}
            )
        return None
    if one.lemma in _PERSONLIKE:
        return _PERSONS if one.plural else None
    if one.lemma in _SEATS:
        return frozenset({"actor"})
    if not one.pronoun and tree.children(one.head, "nmod:poss"):
        return frozenset({"group", "force", "actor"})
    if "facility" in one.classes:
        return frozenset({"facility"})
    if one.classes & {"group", "force"}:
        return frozenset({"group", "force"}) if one.classes & {"group"} else frozenset({"force"})
    return None


def _role(tree: Tree, token: int) -> str:
    if _is_subject(tree, token):
        return "subject"
    above = tree.heads[tree.first_conjunct(token)]
    if tree.deps[tree.first_conjunct(token)] == "nmod" and tree.deps[above] in ("obj", "obl", "nmod"):
        return "inner"
    return "object" if tree.deps[tree.first_conjunct(token)] in ("obj", "iobj") else ""


def _is_subject(tree: Tree, token: int) -> bool:
    top = tree.first_conjunct(token)
    return tree.deps[top] in ("nsubj", "nsubj:pass", "obl:agent")
