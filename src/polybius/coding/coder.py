"""The coder: a report in, drafts of its mentions out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Doc

from polybius.coding.assessments import AssessmentReader, load_likelihood_rules
from polybius.coding.authority import Authorities
from polybius.coding.causes import CausalReader, load_cause_rules
from polybius.coding.drafting import Drafter
from polybius.coding.figures import FigureReader, load_figure_rules
from polybius.coding.frames import Frame
from polybius.coding.harm import count_in_frame, find_harm
from polybius.coding.memory import Memory, are_several_people
from polybius.coding.merging import attach_harm, merge_in_sentence
from polybius.coding.numbers import NumberWords
from polybius.coding.opening import FrameReader
from polybius.coding.participant import Participant
from polybius.coding.participants import ParticipantReader
from polybius.coding.persons import full_names
from polybius.coding.placing import sites_of
from polybius.coding.relations import RelationReader, RelationRules
from polybius.coding.retelling import merge_in_passage, told_apart, with_those_before
from polybius.coding.rules import RuleBook
from polybius.coding.scene import Scene, SceneReader
from polybius.coding.sentence import Sentence, WeaponWords, read_sentence
from polybius.coding.statements import StatementReader
from polybius.coding.statements.rules import load_statement_rules
from polybius.coding.stretches import Parser, Stretch, StretchFinder
from polybius.coding.times import hangs_on_time
from polybius.coding.told import Told
from polybius.coding.trace import Trace
from polybius.lexicon.actors import ActorTable
from polybius.lexicon.places import PlaceTable
from polybius.records import Draft, Drafts, EventDraft, Report

_LOOKED_BACK = 12
"""Events told before a sentence to which its words may point back."""


@dataclass(frozen=True)
class _ToldSentence:
    """A sentence with the events in it. memory: as it stood when the sentence had been read."""

    stretch: Stretch
    sentence: Sentence
    events: tuple[Told, ...]
    memory: Memory


class Coder:
    """Codes all mentions of a report by rules over dependency trees."""

    def __init__(
        self,
        language: Parser,
        book: RuleBook,
        relations: RelationRules,
        actors: ActorTable,
        places: PlaceTable,
    ) -> None:
        self._language = language
        self._words = book.frames
        self._actors = actors.by_id
        self._weapons = WeaponWords(book.weapons)
        self._participants = ParticipantReader(book, NumberWords(book.numbers), actors)
        self._frames = FrameReader(book, self._participants)
        statements = load_statement_rules()
        authorities = Authorities(actors, statements.authorities, statements.private)
        self._drafter = Drafter(book, self._participants, authorities)
        self._stretches = StretchFinder(language, actors, places)
        self._others: tuple[tuple[str, SceneReader[Any]], ...] = (
            ("statements", StatementReader(statements, authorities)),
            ("figures", FigureReader(book, load_figure_rules())),
            ("relations", RelationReader(relations, actors)),
            ("assessments", AssessmentReader(load_likelihood_rules())),
            ("causal", CausalReader(load_cause_rules())),
        )

    def code(self, report: Report, trace: Trace | None = None) -> Drafts:
        """The drafts of a report's mentions, each kind in the order of the text. trace: told of each step."""
        trace = trace or Trace()
        stretches = self._stretches.find(report)
        docs = self._language.parse([stretch.text for stretch in stretches])
        events: list[EventDraft] = []
        others: dict[str, list[Draft[Any]]] = {kind: [] for kind, _ in self._others}
        persons: dict[str, None] = {}
        scene: Scene | None = None
        for told in self._read(stretches, docs, trace):
            first = len(events)
            persons.update(dict.fromkeys(full_names(told.sentence)))
            for one in told.events:
                draft = self._drafter.draft(report, one, trace)
                if draft is not None:
                    events.extend(told_apart(with_those_before(draft, events), one.recipients))
            before = tuple(events[max(0, first - _LOOKED_BACK) : first])
            scene = self._scene(report, told, tuple(events[first:]), before, scene)
            for kind, reader in self._others:
                others[kind].extend(reader.read(scene))
        return Drafts(
            merge_in_passage(events),
            **{kind: tuple(found) for kind, found in others.items()},
            persons=tuple(persons),
        )

    def _scene(
        self,
        report: Report,
        told: _ToldSentence,
        drafts: tuple[EventDraft, ...],
        before: tuple[EventDraft, ...],
        last: Scene | None,
    ) -> Scene:
        running = told.stretch.running
        near = last is not None and last.passage == told.sentence.passage
        return Scene(
            report=report,
            stretch=told.stretch,
            sentence=told.sentence,
            frames=tuple(one.frame for one in told.events),
            drafts=drafts,
            before=before,
            participants=self._participants,
            words=self._words,
            previous=replace(last, previous=None) if last is not None and near else None,
            follow=lambda one: tuple(told.memory.resolve(one, told.sentence, running)),
        )

    def _read(self, stretches: Sequence[Stretch], docs: Sequence[Doc], trace: Trace) -> list[_ToldSentence]:
        """All sentences, before any is drafted: a toll told later belongs to its attack."""
        memory = Memory(self._actors)
        found = []
        earlier: Frame | None = None
        violent = False
        passage = -1
        for stretch, doc in zip(stretches, docs, strict=True):
            number = stretch.view.passage.number
            if number != passage:
                passage, earlier = number, None
            sentence = read_sentence(
                doc,
                passage=number,
                number=stretch.running,
                start=stretch.start,
                weapon_words=self._weapons,
                names=stretch.hits.names,
                places=stretch.hits.places,
                dates=stretch.hits.dates,
                one_case=stretch.one_case,
            )
            trace.read(stretch, sentence)
            frames = self._frames.read(sentence, trace)
            trace.opened(frames)
            for frame in frames:
                count_in_frame(frame)
            frames = merge_in_sentence(frames)
            trace.joined(frames)
            harms = find_harm(sentence, self._participants)
            before = None if harms and self._frames.tells_accident(sentence) else earlier
            left = attach_harm(frames, harms, before)
            toll = self._frames.toll(sentence, left) if violent else None
            if toll is not None:
                frames.append(toll)
            self._remember(memory, sentence, frames, stretch.running)
            told = []
            for frame in frames:
                actors, recipients, sites = self._stand_for(frame, memory, stretch.running)
                told.append(Told(frame, tuple(frames), stretch, actors, recipients, sites))
                if frame.rule.type == "ASSAULT":
                    violent = True
                    memory.add_deed(frame.mode, tuple(actors))
                if frame.rule.together:
                    memory.add_sides(tuple(actors))
                memory.add(sentence, _followed_back(frame, (*actors, *recipients)), stretch.running)
                if frame.rule.type == "ASSAULT" and not hangs_on_time(sentence.tree, frame.trigger):
                    earlier = frame
            found.append(_ToldSentence(stretch, sentence, tuple(told), memory.now()))
        return found

    def _remember(self, memory: Memory, sentence: Sentence, frames: Sequence[Frame], running: int) -> None:
        """Participants of the frames, and the other named ones of the sentence."""
        known = {one.head: one for frame in frames for one in (*frame.actors, *frame.recipients)}
        tree = sentence.tree
        for token in range(len(tree)):
            nominal = tree.pos[token] in ("NOUN", "PROPN") and tree.deps[token] not in (
                "compound",
                "flat",
                "amod",
                "nmod:poss",
            )
            if nominal and token not in known and token not in sentence.dated:
                one = self._participants.read(sentence, token)
                if (
                    one.actors
                    or one.place is not None
                    or "person" in one.classes
                    or one.classes & {"force", "group", "people"}
                ):
                    known[token] = one
        again = [
            replace(told, pointing=False)
            for one in known.values()
            if one.pointing
            for told in memory.resolve(one, sentence, running)
            if not told.pointing or are_several_people(told)
        ]
        memory.add(sentence, [*known.values(), *again], running)

    def _stand_for(
        self, frame: Frame, memory: Memory, running: int
    ) -> tuple[tuple[Participant, ...], tuple[Participant, ...], tuple[Participant, ...]]:
        """Doers, recipients and sites of a frame, "they" and "the group" replaced by whom they stand for."""
        actors = [known for one in frame.actors for known in memory.resolve(one, frame.sentence, running)]
        doers = {one.name for one in actors}
        violent = frame.rule.type == "ASSAULT"
        recipients = [
            known
            for one in frame.recipients
            for known in memory.resolve(one, frame.sentence, running, but=doers if violent else ())
        ]
        pointed = [one for one in sites_of(frame, self._participants) if one.pointing]
        sites = [known for one in pointed for known in memory.resolve(one, frame.sentence, running)]
        recipients = [one for one in recipients if one.name not in doers or one.head in _named_heads(frame)]
        return (
            tuple(actors),
            tuple(recipients),
            tuple(one for one in (*recipients, *sites) if one.site and one.place is None),
        )


def _followed_back(frame: Frame, found: Sequence[Participant]) -> list[Participant]:
    """Those that a pronoun stood for: told of once more, so that the next "he" or "it" is likely the same."""
    pronouns = {one.head for one in (*frame.actors, *frame.recipients) if one.pronoun}
    return [one for one in found if one.head in pronouns and not one.pronoun]


def _named_heads(frame: Frame) -> set[int]:
    """Recipients told by name or noun: only a pronoun may wrongly stand for the doer himself."""
    return {one.head for one in frame.recipients if not one.pronoun}
