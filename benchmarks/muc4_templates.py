"""From what the coder makes of a report to the templates of MUC-4: which acts count, and who fills which slot.

MUC-4 wants terrorist acts told as facts, one template for each act: no fighting between armies, no plan or
threat. Its human targets are named persons, its physical targets things, its organisations names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from polybius.coding import RuleBook
from polybius.lexicon.actors import ActorTable
from polybius.records import ActorRef, EventMention, Incident
from polybius.scoring import Template

_ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_TYPES = {"abduction": "kidnapping", "arson": "arson"}
_BOMBING_MODES = frozenset({"ied", "vehicle-bomb", "explosion", "suicide"})
_BOMBS = frozenset(
    {"bomb", "car bomb", "improvised explosive device", "roadside bomb", "grenade", "landmine"}
)
_NO_ACTS = frozenset({"clash", "interception", "storming"})
_NO_RULES = frozenset({"operation", "invade", "defeat", "fight", "claim", "come-under", "answer"})
_AREAS = frozenset(
    [
        "area",
        "city",
        "town",
        "village",
        "neighborhood",
        "section",
        "zone",
        "district",
        "highway",
        "road",
        "location",
    ]
)
_EFFECTS = frozenset({"destroy", "damage", "harm", "kill", "strike"})
_NEAR = 800
_SHORT_NAME = 5
_NO_WEAPONS = re.compile(r"^(?:fire|shots?|gunfire)$")
_STATE_ARMED = re.compile(
    r"\b(?:soldiers?|army|troops?|armed forces|police|policem[ae]n|carabineros|air force|patrols?)\b"
)
_HAPPENED = frozenset({"actual", "attempted"})
_ORGANISATIONS = frozenset(
    {"armed-group", "armed-forces", "service", "government", "party", "alliance", "coalition", "company"}
)
_STATE_BODIES = frozenset({"armed-forces", "service", "government"})
_FIGHTERS = re.compile(
    r"\b(?:soldiers?|troops?|army|military|battalions?|brigades?|rebels?|guerr?ill?as?|terrorists?|subversives?"
    r"|insurgents?|extremists?|garrisons?|barracks|enemy|patrols?|units?)\b"
)
_NO_NAMES = re.compile(
    r"^(?:he|she|it|they|them|him|her|his|its|their|who|whom|which|that|one|ones|others?|some|those|these|victims?"
    r"|people|persons?|individuals?)$"
)
_LEADING = re.compile(r"^(?:the|a|an|some|several|alleged|suspected|its|their|his|her|our)\s+", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s+(?:of|in|from|at|on|for|with|belonging|against|near)\s+")
_MEMBERS = re.compile(r"\s+(?:guerr?ill?as?|rebels?|terrorists?|fighters?|members?|militants?)$")
_PARTICLES = frozenset(
    {"de", "la", "del", "las", "los", "y", "da", "do", "dos", "van", "von", "of", "the", "and"}
)
_MEASURING = re.compile(
    r"^(?:\w+ )?(?:members?|groups?|columns?|bands?|gangs?|squads?|units?|elements?) of\b"
)
_QUALITY = re.compile(
    r"(?:\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|heavily|unidentified|unknown|young|group of|groups of)(?:\s+|$))+$"
)
_STATE_ORGANISATION = re.compile(r"\b(?:armed forces|army|air force|navy|government)\b")
_PART = re.compile(
    r"^(?:\w+ )?(?:sections?|segments?|stretch|stretches|parts?|front|rest|windows?|doors?|walls?|facade) of (?:the )?"
)
_ORGANISED = frozenset({"mafia", "cartel", "government", "military", "army", "regime"})
_SUPPOSED = re.compile(r"^(?:presumed|neither|same|so-called|self-styled|supposed)\s+(?:the\s+)?")
_MERE_GROUPS = frozenset(
    {"group", "organization", "force", "forces", "faction", "elements", "gang", "band", "ones"}
)
_TITLES = re.compile(
    r"^(?:(?:general|gen|colonel|col|major|captain|capt|lieutenant|president|minister|former|senator|dr|mr|mrs|mayor"
    r"|monsignor|msgr|father|judge|bishop|archbishop|ambassador|deputy|journalist|priest|attorney|leader|retired)\.? )+",
    re.IGNORECASE,
)


@dataclass
class _Act:
    """One act as it is gathered.

    type     of the template
    start    where the text begins to tell of it
    mere     only hurting or hitting is told, which may be of anything
    effect   nothing but harm or damage is told, and no doer
    hit      what tells who or what was hit, named or not: acts with nothing in common here are two
    roles    fills by slot: what tells them apart, to the words
    """

    type: str
    start: int = 0
    effect: bool = False
    mere: bool = False
    hit: set[str] = field(default_factory=set)
    roles: dict[str, dict[str, str]] = field(default_factory=lambda: {role: {} for role in _ROLES})

    @property
    def empty(self) -> bool:
        return not any(self.roles.values())

    def take(self, other: _Act) -> None:
        self.hit |= other.hit
        self.effect = self.effect and other.effect
        self.mere = self.mere and other.mere
        for role, fills in other.roles.items():
            for key, words in fills.items():
                self.roles[role].setdefault(key, words)


class TemplateMaker:
    """Makes the templates of reports.

    book    the rules, for what kind of thing a noun names
    lemma   of a noun
    """

    def __init__(self, book: RuleBook, actors: ActorTable, lemma: Callable[[str], str]) -> None:
        self._book = book
        self._actors = actors
        self._singular = lemma
        self._weapons = {weapon.name for weapon in book.weapons if weapon.kind != "platform"}

    def make(
        self, docid: str, text: str, mentions: Sequence[EventMention], incidents: Sequence[Incident]
    ) -> list[Template]:
        """The templates of a report, in the order of its text."""
        self._text = text
        names = self._persons(mentions)
        by_id = {mention.id: mention for mention in mentions}
        acts: list[_Act] = []
        for incident in incidents:
            told = [mention for name in incident.mentions if _counts(mention := by_id[name])]
            summary = all(mention.count.low != 1 for mention in told)
            if told and not summary and not self._is_warfare(told):
                acts.append(self._act(told, names))
        acts.sort(key=lambda act: act.start)
        acts = _joined(acts)
        group = self._only_group(text)
        victims = {name for act in acts for name in act.roles["Victim"]}
        for act in acts:
            act.roles["PerpInd"] = {
                key: words for key, words in act.roles["PerpInd"].items() if key not in victims
            }
        for act in acts:
            irregulars = any(
                "irregular" in self._book.classes_of(self._lemma(_head(words)))
                for words in act.roles["PerpInd"].values()
            )
            if group and irregulars and not act.roles["PerpOrg"]:
                act.roles["PerpOrg"][group] = group
        return [
            Template(docid, act.type, {role: tuple(fills.values()) for role, fills in act.roles.items()})
            for act in acts
            if not act.empty and not act.mere and (act.hit or act.type == "bombing")
        ]

    def _only_group(self, text: str) -> str | None:
        """The one armed group that the report names; None when there is none, or several."""
        hits = [hit for hit in self._actors.scan(text) if hit.actors[0].kind == "armed-group"]
        if len({hit.actors[0].id for hit in hits}) != 1:
            return None
        return text[hits[0].start : hits[0].end]

    def _is_warfare(self, told: Sequence[EventMention]) -> bool:
        """Whether all who were hit are armed themselves, or the state's forces hit things alone."""
        hit = [ref for mention in told for ref in mention.recipients]
        doers = [ref for mention in told for ref in mention.actors]
        if (
            doers
            and all(self._is_state(ref) for ref in doers)
            and not any(self._is_human(ref) for ref in hit)
        ):
            return True
        return bool(hit) and all(
            _FIGHTERS.search(ref.text.lower()) or self._kind(ref) in ("armed-group", "armed-forces")
            for ref in hit
        )

    def _persons(self, mentions: Iterable[EventMention]) -> dict[str, str]:
        """The persons of a report: by the name that mentions give them, the longest in its words."""
        found: dict[str, str] = {}
        for hit in self._actors.scan(self._text):
            words = self._text[hit.start : hit.end]
            if hit.actors[0].kind == "person" and len(words) > len(found.get(hit.actors[0].name, "")):
                found[hit.actors[0].name] = words
        for ref in _refs(mentions):
            if self._is_person(ref):
                words = _TITLES.sub(
                    "", _bare(ref.name if str(ref.actor).startswith("new:") else ref.text)
                ).strip(' "')
                if not _NO_NAMES.match(words.lower()) and len(words) > len(found.get(ref.name, "")):
                    found[ref.name] = words
        return {name: words for name, words in found.items() if words}

    def _is_person(self, ref: ActorRef) -> bool:
        """Whether it is a person told by name: of the tables, or all words in capitals and no noun among them."""
        if ref.actor is None:
            return False
        if not ref.actor.startswith("new:"):
            return self._kind(ref) == "person"
        name = _TITLES.sub("", ref.name)
        return _all_capitals(name) and not any(
            self._book.classes_of(self._lemma(word.lower())) for word in name.split()
        )

    def _act(self, told: Sequence[EventMention], names: dict[str, str]) -> _Act:
        act = _Act(_type_of(told), min(mention.quote.start for mention in told))
        act.mere = all(mention.rule in ("harm", "strike") for mention in told)
        act.effect = all(mention.rule in _EFFECTS and not mention.actors for mention in told)
        for mention in told:
            for ref in mention.actors:
                self._take_doer(act, ref, names)
            for ref in mention.recipients:
                self._take_target(act, ref, names)
            for weapon in mention.weapons:
                words = _bare(weapon.text).lower().removesuffix(" fire")
                if weapon.name in self._weapons and not _NO_WEAPONS.match(words):
                    act.roles["Weapon"].setdefault(weapon.name, words)
        return act

    def _lemma(self, word: str) -> str:
        return word if self._book.classes_of(word) else self._singular(word)

    def _is_state(self, ref: ActorRef) -> bool:
        return self._kind(ref) in ("armed-forces", "service", "state", "government") or bool(
            _STATE_ARMED.search(ref.text.lower())
        )

    def _is_human(self, ref: ActorRef) -> bool:
        classes = self._book.classes_of(self._lemma(_head(_bare(ref.text))))
        return self._is_person(ref) or bool(classes & {"people", "official"}) or not classes

    def _kind(self, ref: ActorRef) -> str:
        known = self._actors.by_id.get(ref.actor or "")
        return known.kind if known else ""

    def _take_doer(self, act: _Act, ref: ActorRef, names: dict[str, str]) -> None:
        text = self._with_quality(ref)
        if ref.name in names:
            act.roles["PerpInd"].setdefault(ref.name, names[ref.name])
            return
        organisation = self._organisation(ref)
        if organisation is not None:
            act.roles["PerpOrg"].setdefault(*organisation)
            text = _without(text, organisation[1])
            if len(organisation[1]) <= _SHORT_NAME:
                text = text.lower().removeprefix(organisation[1].lower()).strip() or text
        classes = self._book.classes_of(self._lemma(_head(text)))
        if not text or _NO_NAMES.match(text.lower()) or not classes & {"force", "people", "group"}:
            return
        if "group" in classes and organisation is not None:
            return
        individual = text if _MEASURING.match(text) else _PREPOSITION.split(text)[0]
        individual = _SUPPOSED.sub("", individual)
        if individual.lower() in _MERE_GROUPS:
            return
        _set_shortest(act.roles["PerpInd"], self._lemma(_head(individual)), individual)

    def _with_quality(self, ref: ActorRef) -> str:
        """The words, and of people also how many and how known: "two unidentified men"."""
        text = _bare(ref.text)
        if "people" not in self._book.classes_of(self._lemma(_head(text))):
            return text
        before = _QUALITY.search(self._text, max(0, ref.start - 40), ref.start)
        return f"{before.group()} {text}" if before else text

    def _organisation(self, ref: ActorRef) -> tuple[str, str] | None:
        """The organisation that the words name: what it is known by, and its name in the text."""
        named = str(ref.actor).startswith("new:") and _all_capitals(ref.name)
        if named and self._book.classes_of(self._lemma(_head(ref.name))) & {"group", "force"}:
            return ref.name, ref.name
        bare = _PREPOSITION.split(_bare(ref.text))[0]
        if self._kind(ref) not in _ORGANISATIONS and self._lemma(_head(bare)) in _ORGANISED:
            return bare, bare
        state = _STATE_ORGANISATION.search(ref.text.lower())
        if self._kind(ref) not in _ORGANISATIONS:
            return (state.group(), state.group()) if state else None
        hit = next((hit for hit in self._actors.scan(ref.text) if hit.actors[0].kind in _ORGANISATIONS), None)
        if hit is not None:
            words = ref.text[hit.start : hit.end]
            return str(ref.actor), _MEMBERS.sub("", words)
        return (str(ref.actor), state.group()) if state else None

    def _take_target(self, act: _Act, ref: ActorRef, names: dict[str, str]) -> None:
        text = _PART.sub("", _bare(ref.name if _NO_NAMES.match(ref.text.lower()) else ref.text))
        head = self._lemma(_head(text))
        classes = self._book.classes_of(head)
        if ref.name in names:
            act.roles["Victim"].setdefault(ref.name, names[ref.name])
            act.hit.add(ref.name)
        elif head in _AREAS:
            return
        elif classes & {"facility", "vehicle", "asset"} and not _NO_NAMES.match(text.lower()):
            _set_shortest(act.roles["Target"], head, text)
            act.hit.add(head)
        elif not _NO_NAMES.match(text.lower()):
            act.hit.add(head)


def _refs(mentions: Iterable[EventMention]) -> Iterator[ActorRef]:
    for mention in mentions:
        yield from mention.actors
        yield from mention.recipients


def _counts(mention: EventMention) -> bool:
    return (
        (mention.type in ("ASSAULT", "THREATEN") or mention.rule == "rob")
        and mention.realis in _HAPPENED
        and mention.status != "denied"
        and mention.mode not in _NO_ACTS
        and mention.rule not in _NO_RULES
    )


def _type_of(told: Sequence[EventMention]) -> str:
    for mention in told:
        if mention.rule == "rob":
            return "robbery"
        if mention.mode in _TYPES:
            return _TYPES[mention.mode]
        if mention.mode in _BOMBING_MODES or any(weapon.name in _BOMBS for weapon in mention.weapons):
            return "bombing"
    return "attack"


def _joined(acts: Iterable[_Act]) -> list[_Act]:
    """Acts that hit the same are one, and so is one that does not say whom it hit with the one told before."""
    kept: list[_Act] = []
    for act in acts:
        same = next((other for other in kept if _is_same(other, act)), None)
        if same is None:
            kept.append(act)
        else:
            same.take(act)
    return kept


def _is_same(earlier: _Act, later: _Act) -> bool:
    if {earlier.type, later.type} == {"kidnapping", "attack"}:
        if earlier.roles["Victim"].keys() & later.roles["Victim"].keys():
            earlier.type = "kidnapping"
            return True
        return False
    if later.effect and earlier.type == "bombing" and 0 <= later.start - earlier.start < _NEAR:
        return True
    if earlier.type != later.type:
        return False
    return not later.hit or not earlier.hit or bool(earlier.hit & later.hit)


def _head(text: str) -> str:
    """The last word before a preposition."""
    words = _PREPOSITION.split(text, maxsplit=1)[0].split()
    return words[-1].lower() if words else ""


def _set_shortest(fills: dict[str, str], key: str, words: str) -> None:
    """Of one thing told in several ways the shortest: modifiers tell more than the name of the thing."""
    if key not in fills or len(words) < len(fills[key]):
        fills[key] = words


def _all_capitals(name: str) -> bool:
    return all(word[:1].isupper() or word in _PARTICLES for word in name.split())


def _without(text: str, name: str) -> str:
    """What is told of people besides the name of their organisation; "" when only the name is."""
    if text.lower() == name.lower():
        return ""
    if _MEASURING.match(text):
        return text
    of_it = re.sub(
        rf"\s+(?:of|from|belonging to)\s+(?:the\s+)?{re.escape(name.lower())}.*$", "", text.lower()
    )
    return of_it.strip()


def _bare(text: str) -> str:
    return " ".join(_LEADING.sub("", text.strip()).split())
