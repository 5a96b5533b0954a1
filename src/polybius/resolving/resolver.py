"""From drafts to mentions: dates become intervals, places entries of the gazetteer, names actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polybius.lexicon.actors import ActorTable
from polybius.lexicon.places import PlaceTable
from polybius.records import Coded, Drafts, EventDraft, EventMention, Report, When, Where
from polybius.resolving.confidence import with_confidence
from polybius.resolving.dating import date_all
from polybius.resolving.names import NameJoiner, home_country
from polybius.resolving.other_kinds import (
    ToldEvents,
    resolve_assessments,
    resolve_causal,
    resolve_figures,
    resolve_relations,
    resolve_statements,
)
from polybius.resolving.places import PlaceContext, context_of, resolve_place


class Resolver:
    """Resolves the drafts of one report after the other with the same tables."""

    def __init__(self, actors: ActorTable, places: PlaceTable) -> None:
        self._actors = actors
        self._places = places

    def resolve(self, report: Report, drafts: Drafts) -> Coded:
        """The report's mentions, each kind numbered in the order of the text."""
        context = context_of(self._places.scan(report.text), self._places)
        joiner = NameJoiner(self._actors, home_country(context), drafts.persons)
        named = joiner.spell_all(drafts.events)
        dates = date_all(report, named)
        places = self._place_all(named, dates, context)
        told_at = enumerate(zip(named, dates, places, strict=True), start=1)
        events = joiner.at_home_all(
            [_mention(number, draft, when, where) for number, (draft, when, where) in told_at]
        )
        told = ToldEvents.of(named, events)
        events = tuple(
            replace(event, met=attack.id) if (attack := told.find(draft.met)) is not None else event
            for draft, event in zip(named, events, strict=True)
        )
        coded = Coded(
            events,
            resolve_statements(drafts.statements, joiner, told),
            resolve_figures(drafts.figures, told, report),
            resolve_relations(drafts.relations, joiner, told, report),
            resolve_assessments(drafts.assessments, told, report),
            resolve_causal(drafts.causal),
        )
        return with_confidence(coded)

    def _place_all(
        self, drafts: Sequence[EventDraft], dates: Sequence[When], context: PlaceContext
    ) -> list[Where]:
        found: list[Where] = []
        for index, draft in enumerate(drafts):
            where = self._place(draft, context)
            if not where.known:
                where = _carried(drafts, dates, found, index) or where
            elif where.place is not None and where.place not in context.resolved:
                context = replace(context, resolved=(*context.resolved, where.place))
            found.append(where)
        return found

    def _place(self, draft: EventDraft, context: PlaceContext) -> Where:
        for cue in draft.places:
            where = resolve_place(cue.context, table=self._places, context=context, how=cue.how)
            if where.known and where.place is None:
                return replace(where, name=cue.text, text=cue.text)
            if where.known:
                return where
        return Where.unknown("no place in the passage")


def _carried(
    drafts: Sequence[EventDraft], dates: Sequence[When], found: Sequence[Where], index: int
) -> Where | None:
    """The place of the attack told just before, when the passage goes on with the same day's violence."""
    draft = drafts[index]
    if draft.type not in _ON_THE_SPOT or draft.aside or draft.realis != "actual" or dates[index].days != 1:
        return None
    for earlier in range(index - 1, -1, -1):
        known = drafts[earlier]
        if known.passage != draft.passage:
            return None
        same_day = dates[earlier].edtf == dates[index].edtf
        if known.type == "ASSAULT" and not known.aside and found[earlier].known and same_day:
            return replace(found[earlier], text=None, how="the place of the attack told just before")
    return None


_ON_THE_SPOT = frozenset({"ASSAULT", "COERCE"})


def _mention(number: int, draft: EventDraft, when: When, where: Where) -> EventMention:
    return EventMention(
        id=f"{draft.report}.e{number}",
        report=draft.report,
        passage=draft.passage,
        quote=draft.quote,
        trigger=draft.trigger,
        type=draft.type,
        mode=draft.mode,
        actors=draft.actors,
        recipients=draft.recipients,
        weapons=draft.weapons,
        where=where,
        when=when,
        count=draft.count,
        killed=draft.killed,
        injured=draft.injured,
        casualties=draft.casualties,
        result=draft.result,
        realis=draft.realis,
        status=draft.status,
        attribution=draft.attribution,
        source=draft.source,
        rule=draft.rule,
        support=draft.support,
        notes=draft.notes,
    )
