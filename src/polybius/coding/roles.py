"""Roles: who does, who suffers, with what, and by which means, around the word that opens an event."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from polybius.coding.arguments import verb_arguments
from polybius.coding.frames import DOERS, Frame
from polybius.coding.participant import FACILITY_KINDS, Participant
from polybius.coding.participants import ParticipantReader
from polybius.coding.phrases import tidy
from polybius.coding.placing import place_tokens, places_of
from polybius.coding.rules import Rule, RuleBook
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree
from polybius.records import Count

_WEAPON_BY = ("with", "by", "using", "via", "of", "from", "including", "through")
_SOMEONE = frozenset({"official", "people", "person", "force", "group"})
_SEATS = frozenset({"headquarters", "office", "seat", "secretariat"})
_AIMS = frozenset({"", "at", "against", "toward", "towards", "into"})


class RoleFiller:
    """Fills the roles of frames by the rules of events.yaml."""

    def __init__(self, book: RuleBook, participants: ParticipantReader) -> None:
        self._book = book
        self._participants = participants

    def take(
        self,
        frame: Frame,
        subjects: list[Participant],
        targets: list[Participant],
        objects: list[Participant],
    ) -> None:
        rule, arguments, sentence = frame.rule, frame.arguments, frame.sentence
        if rule.receives:
            subjects, targets = targets, subjects
        if frame.verbal and rule.type == "ACCUSE":
            targets = [self._without_charge(sentence, one) for one in targets]
        for one in subjects:
            if "weapon" in one.classes and rule.type in ("ASSAULT", "MOBILIZE"):
                frame.add_weapon(one.head)
                frame.actors.extend(
                    self._participants.owners_of(sentence, one.head)
                    or self._senders(frame, one)
                    or self._participants.senders_of(sentence, one.head)
                )
            elif one.classes & DOERS:
                frame.actors.append(one)
        if rule.together:
            partners = targets + self._participants.read_each(
                sentence, arguments.under("with", "between", "among")
            )
            if len(frame.actors) + len(partners) < 2:
                within = [
                    token for head in arguments.objects for token in deep(sentence.tree, head, ("with",))
                ]
                partners = partners + self._participants.read_each(sentence, within)
            frame.actors.extend(one for one in partners if one.classes & (DOERS - {"pronoun"}) or one.pronoun)
            for one in partners:
                if one.lemma in _SEATS and not one.classes & DOERS:
                    frame.actors.extend(self._hosts(frame, one))
                if one.place is not None and (
                    not one.classes & DOERS or frame.lemma in self._book.frames.travel
                ):
                    frame.places.append((one.place, "in"))
        elif rule.object_joins:
            moved = [one for one in objects + targets if not _is_left(frame, one)]
            joined = [one for one in moved if one.classes & (DOERS | {"weapon"})]
            if not frame.actors:
                frame.actors.extend(one for one in joined if "weapon" not in one.classes)
            for one in joined:
                if "weapon" in one.classes:
                    frame.add_weapon(one.head)
            if not frame.verbal or rule.to:
                frame.recipients.extend(
                    one for one in targets if one not in joined and _may_suffer(one, rule)
                )
        else:
            for one in targets:
                if "munition" in one.classes and rule.mode != "interception":
                    frame.add_weapon(one.head)
                elif _may_suffer(one, rule) or (not one.classes and frame.weapons and _aimed_at(frame, one)):
                    frame.recipients.append(one)
        for token in arguments.under(*_WEAPON_BY):
            for head in sentence.tree.conjuncts(token):
                if head in sentence.weapons and head not in {one.head for one in frame.recipients}:
                    frame.add_weapon(head)
        if frame.verbal and rule.type == "ASSAULT" and not frame.weapons:
            # "shelled several villages with rockets": the parser may hang the rockets on the villages.
            for one in targets:
                for token in deep(sentence.tree, one.head, ("with", "using")):
                    frame.add_weapon(token)
        if frame.verbal:
            for child in sentence.tree.children(frame.trigger, "advcl", "xcomp"):
                if sentence.tree.lemmas[child] == "use":
                    for token in verb_arguments(sentence.tree, child).objects:
                        for head in sentence.tree.conjuncts(token):
                            if head in sentence.weapons:
                                frame.add_weapon(head)
            for one in subjects:
                for child in sentence.tree.children(one.head, "acl"):
                    if sentence.tree.lemmas[child] == "use":
                        for token in sentence.tree.children(child, "obj"):
                            frame.add_weapon(token)

    def _without_charge(self, sentence: Sentence, one: Participant) -> Participant:
        """ "Accused the organisers of violence": the parser hangs the charge on the accused."""
        tree = sentence.tree
        for child in [] if one.actors else deep(tree, one.head, ("of",)):
            known = {child} & (sentence.names.keys() | sentence.places.keys() | sentence.entities.keys())
            classes = self._book.classes_of(tree.lemmas[child])
            if not known and (not classes or tree.lemmas[child] in self._book.violent_nouns):
                end = tree.ends[min(tree.subtree(child)) - 1]
                words = sentence.text[one.start : end]
                return replace(one, name=tidy(words), text=words, end=end) if words else one
        return one

    def climb_to_persons(self, frame: Frame) -> None:
        """ "the mayor of X, in the province of Y, who was kidnapped": a person is meant, no place."""
        tree, arguments = frame.sentence.tree, frame.arguments
        if tree.deps[frame.trigger] != "acl:relcl" or not any(
            tree.lower[child] in ("who", "whom") for child in tree.below[frame.trigger]
        ):
            return
        head = tree.heads[frame.trigger]
        for roles in (arguments.subjects, arguments.objects):
            if head in roles and not self._is_someone(frame, head):
                above = next((one for one in tree.above(head) if self._is_someone(frame, one)), None)
                if above is not None and all(
                    tree.deps[one] in ("nmod", "appos", "flat", "obl")
                    for one in (head, *tree.above(head))
                    if tree.is_under(one, above) and one != above
                ):
                    roles[roles.index(head)] = above

    def _is_someone(self, frame: Frame, token: int) -> bool:
        return bool(self._participants.read(frame.sentence, token).classes & _SOMEONE)

    def _hosts(self, frame: Frame, one: Participant) -> list[Participant]:
        """Whom a seat stands for where people meet: "visited NATO headquarters"."""
        owners = self._participants.owners_of(frame.sentence, one.head)
        return [replace(owner, head=one.head) for owner in owners[:1]]

    def _senders(self, frame: Frame, weapon: Participant) -> list[Participant]:
        """Who sent it: "missiles fired by X", "bombs dropped by X's aircraft"."""
        sentence = frame.sentence
        agents = [
            token
            for verb in sentence.tree.children(weapon.head, "acl", "acl:relcl")
            for token in verb_arguments(sentence.tree, verb).subjects
            if token != weapon.head
        ]
        found = []
        for one in self._participants.read_each(sentence, agents):
            if "weapon" in one.classes:
                found += self._participants.owners_of(sentence, one.head)
            elif one.classes & DOERS:
                found.append(one)
        return found

    def finish(self, frame: Frame) -> None:
        """Order, repeats, place, mode and the tokens that carry the event."""
        if frame.rule.type == "ASSAULT":
            frame.recipients.extend(self._listed_sites(frame))
            self._take_listed_persons(frame)
        frame.actors = _distinct(frame.actors)
        mutual = set(frame.arguments.obliques.get("between", ()))
        doers = {
            one.head for one in frame.actors if frame.sentence.tree.first_conjunct(one.head) not in mutual
        }
        frame.recipients = _telling([one for one in _distinct(frame.recipients) if one.head not in doers])
        for one in frame.recipients:
            if one.place is not None and (not one.actors or frame.rule.name == "invade"):
                frame.places.append((one.place, ""))
            elif frame.rule.type in ("ASSAULT", "COERCE") and not one.actors and "person" not in one.classes:
                named = _named_place(frame, one)
                frame.places.extend((token, "") for token in named)
        frame.places.extend(places_of(frame))
        if frame.rule.type == "ASSAULT":
            frame.mode = self._mode(frame)
        elif frame.rule.type in ("AID", "COOPERATE") and not frame.mode:
            frame.mode = self._kind_of_help(frame)
        frame.core.update(one.head for one in (*frame.actors, *frame.recipients))
        frame.core.update(token for _, token in frame.weapons)
        if frame.verbal:
            frame.core.update(frame.arguments.objects)
        clause = frame.arguments.clause
        if clause is not None and clause != frame.trigger and _carries(frame, clause):
            frame.core.add(clause)

    def _listed_sites(self, frame: Frame) -> list[Participant]:
        """Sites after commas in a list that the parser took apart: "X in Y, Z and W were hit"."""
        tree, sentence = frame.sentence.tree, frame.sentence
        sites = [one for one in frame.recipients if one.site is not None]
        known = {one.name for one in frame.recipients}
        found: list[Participant] = []
        for site in sites:
            for token in tree.subtree(site.head):
                hit = sentence.places.get(token)
                if (
                    hit is None
                    or token < site.head
                    or hit.places[0].kind not in FACILITY_KINDS
                    or hit.places[0].name in known
                ):
                    continue
                first, last = (
                    sentence.tokens_of(hit.start, hit.end)[0],
                    sentence.tokens_of(hit.start, hit.end)[-1],
                )
                before = next((tree.lower[i] for i in range(first - 1, -1, -1) if tree.lower[i] != "the"), "")
                if token == last and before in (",", "and"):
                    known.add(hit.places[0].name)
                    found.append(self._participants.read(sentence, token))
        return [one for one in found if one.site is not None]

    def _take_listed_persons(self, frame: Frame) -> None:
        """Persons of a list that the parser took apart: "A, 42; B, 19", "two reporters: A, a Dane, and B"."""
        tree, sentence = frame.sentence.tree, frame.sentence
        known = {one.head for one in frame.recipients}
        colon = _after_colon(frame)
        roots = {one.head for one in frame.recipients if "person" in one.classes} | set(colon)
        self._take_included(frame)
        if not roots:
            return
        firsts = sorted({entity.first for entity in sentence.entities.values() if entity.label == "PER"})
        frame.actors = [
            one
            for one in frame.actors
            if one.head not in colon and tree.first_conjunct(one.head) not in colon
        ]
        for token in firsts:
            if token in known or not (token in roots or _hangs_in_list(tree, token, roots)):
                continue
            one = self._participants.read(sentence, token)
            if "person" in one.classes and one.name not in {other.name for other in frame.recipients}:
                counted = Count(0, 0) if colon else one.count
                frame.recipients.append(replace(one, count=counted))

    def _take_included(self, frame: Frame) -> None:
        """ "killed ten people, including the mayor, Ana Rey": she is one of the ten."""
        tree, sentence = frame.sentence.tree, frame.sentence
        heads = list(frame.arguments.under("including"))
        for one in frame.recipients:
            beside = tree.children(one.head, "nmod")
            heads += [child for child in beside if tree.preposition(child) == "including"]
        known = {one.name for one in frame.recipients}
        for one in self._participants.read_each(sentence, heads) if frame.recipients else ():
            if "person" in one.classes and one.name not in known:
                frame.recipients.append(replace(one, count=Count(0, 0)))

    def _mode(self, frame: Frame) -> str:
        rule = frame.rule
        named = [
            weapon
            for weapon, _ in sorted(frame.weapons, key=lambda pair: pair[1])
            if weapon.mode != "unspecified"
        ]
        if rule.mode in ("interception", "abduction", "arson", "storming", "suicide", "clash"):
            return rule.mode
        tree = frame.sentence.tree
        phrases = {token for one in frame.actors for token in tree.phrase(one.head)} | set(
            tree.children(frame.trigger, "compound", "amod")
        )
        if any(tree.lemmas[token] == "suicide" for token in phrases):
            return "suicide"
        munitions = [weapon for weapon in named if weapon.kind in ("munition", "gun")] or named
        if munitions:
            return munitions[0].mode
        return rule.mode

    def _kind_of_help(self, frame: Frame) -> str:
        if frame.weapons:
            return "military"
        tree = frame.sentence.tree
        heads = [frame.trigger, *frame.arguments.objects, *frame.arguments.under("of", "in", "with")]
        words = {
            tree.lemmas[token] for head in heads for one in tree.conjuncts(head) for token in tree.phrase(one)
        }
        for mode, lemmas in self._book.frames.aid_modes.items():
            if words & lemmas:
                return mode
        return ""

    def victims_beside(self, frame: Frame) -> list[Participant]:
        """Persons that the parser coordinated with the killing itself: "the killing of X, and Y"."""
        beside = self._participants.read_each(
            frame.sentence, frame.sentence.tree.children(frame.trigger, "conj")
        )
        return [one for one in beside if "person" in one.classes]


def _after_colon(frame: Frame) -> list[int]:
    """What the parser took for a second subject, behind the object and a colon."""
    tree = frame.sentence.tree
    objects = tree.children(frame.trigger, "obj")
    return [
        child
        for child in tree.children(frame.trigger, "nsubj")
        if objects and child > objects[0] and ":" in tree.lower[objects[0] : child]
    ]


def _hangs_in_list(tree: Tree, token: int, roots: Set[int]) -> bool:
    """Whether a token hangs on one of the roots by coordination and apposition alone."""
    while token not in roots:
        if tree.deps[token] not in ("appos", "conj", "list", "parataxis") or tree.heads[token] == token:
            return False
        token = tree.heads[token]
    return True


def _named_place(frame: Frame, one: Participant) -> list[int]:
    """The place that the target itself is: "the village of X", a name that no table has."""
    sentence, tree = frame.sentence, frame.sentence.tree
    if tree.pos[one.head] == "PROPN" and not one.classes:
        # "shelled Aru" is a place, "seized the Aru Express" is not.
        return [] if tree.children(one.head, "det") else [one.head]
    return place_tokens(sentence, one.head) if "facility" in one.classes else []


def _carries(frame: Frame, clause: int) -> bool:
    """Whether the clause's verb takes the noun as its object, so that both tell it: "launched an attack"."""
    tree = frame.sentence.tree
    return any(frame.trigger in tree.subtree(child) for child in tree.children(clause, "obj", "nsubj:pass"))


def nested(tree: Tree, heads: Sequence[int], prepositions: tuple[str, ...]) -> list[int]:
    """Nouns under these prepositions that the parser hung on an argument: "the killing of X and Y by Z"."""
    found: list[int] = []
    for head in heads:
        for one in tree.conjuncts(head):
            found.extend(
                child
                for child in tree.children(one, "nmod", "obl", "obl:agent")
                if tree.preposition(child) in prepositions
            )
    return found


def deep(tree: Tree, noun: int, prepositions: tuple[str, ...]) -> list[int]:
    """The last noun under these prepositions anywhere in the noun's phrase, clauses left out."""
    found = [
        token
        for token in tree.subtree(noun, without=frozenset({"acl", "acl:relcl", "advcl"}))
        if token > noun
        and tree.deps[token] in ("nmod", "obl", "obl:agent")
        and tree.preposition(token) in prepositions
    ]
    return found[-1:]


def _may_suffer(one: Participant, rule: Rule) -> bool:
    """Whether something can be a recipient: somebody, or a thing that can be hit or held."""
    if one.classes & DOERS or one.actors or one.place is not None:
        return True
    if not one.classes and one.name[:1].isupper() and rule.type in ("ASSAULT", "COERCE"):
        return True
    if not one.classes:
        return rule.poss in ("victim", "recipient") or rule.name == "harm"
    return bool(one.classes & {"facility", "vehicle", "asset", "weapon", "place"})


def _aimed_at(frame: Frame, one: Participant) -> bool:
    """ "fired at a wedding", not "in broad daylight": a thing of no known class that is aimed at."""
    return frame.sentence.tree.preposition(one.head).split(" ")[0] in _AIMS


def _is_left(frame: Frame, one: Participant) -> bool:
    """ "troops moved out of X": X is where they were, not one of them."""
    words = frame.sentence.tree.preposition(one.head).split(" ")
    return one.place is not None and words[0] in ("out", "from", "of", "off")


def asked_of(tree: Tree, verb: int) -> list[int]:
    """Whom a demand is made of ("demanded that X resign"), or whom the act would hit ("voted to oust X")."""
    carriers = [verb, *tree.children(verb, "obj")]
    acts = [
        child
        for token in carriers
        for child in tree.children(token, "xcomp", "acl", "advcl")
        if tree.tags[child] in ("VB", "VBG")
    ]
    told = []
    for act in acts[:1]:
        arguments = verb_arguments(tree, act)
        told += arguments.under("against") or arguments.objects  # "to use force against X"
    return told or [
        token for act in tree.children(verb, "ccomp")[:1] for token in verb_arguments(tree, act).subjects
    ]


_SURROUNDINGS = frozenset({"area", "zone", "place", "location", "spot", "vicinity", "surroundings", "ground"})


def refused_to(tree: Tree, verb: int) -> list[int]:
    """Whom the act that is refused would have reached: "refused to talk to X", "to negotiate with X"."""
    acts = [child for child in tree.children(verb, "xcomp") if tree.tags[child] == "VB"]
    return [token for act in acts[:1] for token in verb_arguments(tree, act).under("to", "with")]


def _telling(found: list[Participant]) -> list[Participant]:
    """Without "an area", "the surroundings", where the words tell besides what was hit."""
    told = [one for one in found if one.actors or one.site or one.lemma not in _SURROUNDINGS]
    return told or found


def _distinct(found: list[Participant]) -> list[Participant]:
    """Each once; a site that the parser split in two words is one."""
    kept: dict[tuple[int, str] | str, Participant] = {}
    for one in found:
        kept.setdefault(one.name if one.site else (one.head, one.name), one)
    return list(kept.values())
