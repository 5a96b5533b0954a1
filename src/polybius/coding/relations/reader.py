"""The reader of relations: a sentence in, drafts of what it tells of who stands how to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from polybius.coding.modality import read_reality
from polybius.coding.participant import Participant
from polybius.coding.relations.belonging import BelongingReader
from polybius.coding.relations.clauses import ClauseReader
from polybius.coding.relations.ends import EndReader
from polybius.coding.relations.kinds import is_a, is_person
from polybius.coding.relations.kinships import KinshipReader
from polybius.coding.relations.naming import NamingReader
from polybius.coding.relations.nouns import NounReader
from polybius.coding.relations.offices import OfficeReader
from polybius.coding.relations.rules import RelationRules
from polybius.coding.relations.stances import StanceReader
from polybius.coding.relations.states import States
from polybius.coding.relations.tie import Tie
from polybius.coding.scene import Scene, Spoken
from polybius.coding.sourcing import find_source
from polybius.lexicon.actors import ActorTable
from polybius.lexicon.folding import fold
from polybius.records import ActorRef, Draft, Relation, TimeCue, When

_UNDATED = When.unknown("nothing dates it")


class RelationReader:
    """Reads relations (codebook, section 4) in scenes."""

    def __init__(self, rules: RelationRules, actors: ActorTable) -> None:
        ends = EndReader(rules.ends, States(actors))
        self._rules = rules
        self._offices = OfficeReader(rules, ends)
        self._kinships = KinshipReader(rules, ends)
        self._stances = StanceReader(rules, ends)
        self._clauses = ClauseReader(rules, ends)
        self._nouns = NounReader(rules, ends)
        self._belonging = BelongingReader(rules, ends)
        self._naming = NamingReader(rules, ends)

    def read(self, scene: Scene) -> Iterable[Draft[Relation]]:
        """The drafts of a sentence, each relation of two ends once, in the order of the text."""
        seen: set[tuple[str, str, str]] = set()
        for tie in self._ties(scene):
            if tie.relation == "part-of" and is_person(tie.subject):
                tie = replace(tie, relation="member-of")
            key = (tie.subject.name, tie.relation, tie.object.name)
            if key in seen:
                continue
            draft = self._draft(scene, tie)
            if draft is not None:
                seen.add(key)
                yield draft

    def _ties(self, scene: Scene) -> Iterator[Tie]:
        tree = scene.sentence.tree
        for token in range(len(tree)):
            pos = tree.pos[token]
            if pos in ("NOUN", "PROPN"):
                yield from self._offices.read(scene, token)
                yield from self._kinships.read(scene, token)
                yield from self._nouns.read(scene, token)
                yield from self._belonging.read(scene, token)
                yield from self._naming.beside(scene, token)
            elif pos in ("VERB", "ADJ", "AUX"):
                yield from self._clauses.read(scene, token)
                yield from self._naming.read(scene, token)
            yield from self._stances.read(scene, token)

    def _draft(self, scene: Scene, tie: Tie) -> Draft[Relation] | None:
        spoken = self._spoken(scene, tie)
        if spoken is None:
            return None
        suspecting = spoken.status == "alleged" and tie.subject.name in {one.name for one in spoken.speakers}
        if suspecting:  # "officials believe that they are fronts": nobody suspects himself
            return None
        first, second = _ref(scene, tie.subject), _ref(scene, tie.object)
        tree = scene.sentence.tree
        first_word = min(tree.starts[tie.at], tie.subject.start, tie.object.start)
        quote = scene.quoter.run(first_word, max(tree.ends[tie.at], tie.subject.end, tie.object.end))
        if first is None or second is None or quote is None:
            return None
        times = tuple(self._times(scene, tie))
        if tie.past and not any(field == "to" for field, _ in times):
            return None
        relation = Relation(
            id="",
            report=scene.report.id,
            passage=scene.passage,
            quote=quote,
            subject=first,
            relation=tie.relation,
            object=second,
            from_=_UNDATED,
            to=_UNDATED,
            hedged=spoken.status == "alleged",
            status=spoken.status,
            source=spoken.source,
            rule=tie.rule,
            notes=("the office is told as past",) if tie.past else (),
        )
        return Draft(relation, scene.stretch.running, times)

    def _spoken(self, scene: Scene, tie: Tie) -> Spoken | None:
        """On whose word it is told; None where the sentence denies it, or only plans or supposes it."""
        if not tie.told:
            found = find_source(scene.report, scene.stretch, scene.quoter, (), tie.at)
            return Spoken("asserted", (), found.source, "")
        if _is_unsure(scene, tie.at):
            return None
        reality = read_reality(scene.sentence, tie.at, tie.at, scene.words)
        aimed = tie.aim and reality.realis == "planned"
        return scene.spoken(tie.at) if aimed or reality.realis == "actual" else None

    def _times(self, scene: Scene, tie: Tie) -> Iterator[tuple[str, TimeCue]]:
        """ "since 2014", "until May": where the words hang on what tells the relation."""
        sentence, tree = scene.sentence, scene.sentence.tree
        for date in sentence.dates:
            tokens = sentence.tokens_of(date.start, date.end)
            if not tokens:
                continue
            top = next((token for token in tokens if tree.heads[token] not in tokens), tokens[0])
            words = {tree.preposition(top), tree.lower[tokens[0]], tree.lower[max(0, tokens[0] - 1)]}
            field = "from_" if words & self._rules.since else "to" if words & self._rules.until else None
            if field is not None and tie.at in (top, *tree.above(top)):
                _, opening, rest = date.text.partition(" ")
                opened = bool(opening) and tree.lower[tokens[0]] in self._rules.since | self._rules.until
                yield (
                    field,
                    TimeCue(
                        rest if opened else date.text,
                        scene.quoter.run(date.start, date.end),
                        "told with the relation",
                    ),
                )


def _is_unsure(scene: Scene, token: int) -> bool:
    """ "is not a member", "may be part of": a predicate that is no verb, denied or supposed."""
    tree, words = scene.sentence.tree, scene.words
    return bool(tree.children(token, "cop")) and any(
        tree.lower[child] in words.negators | words.doubt_modals | words.plan_modals
        for child in tree.children(token, "advmod", "aux", "det")
    )


def _ref(scene: Scene, one: Participant) -> ActorRef | None:
    """The end as a reference. A place gets an id of its own: "Paris" is no government here."""
    ref = scene.quoter.ref(one)
    if ref is None or ref.actor is not None or not is_a(one, {"place", "facility"}):
        return ref
    slug = re.sub(r"[^a-z0-9]+", "-", fold(one.name)).strip("-")
    return replace(ref, actor=f"new:{slug}")
