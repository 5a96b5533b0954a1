"""The kinds of mention besides events: ids, dates, names, and what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from polybius.lexicon.dates import find_dates
from polybius.records import (
    Assessment,
    CausalClaim,
    Draft,
    EventDraft,
    EventMention,
    Figure,
    Quote,
    Relation,
    Report,
    Statement,
    TimeCue,
    When,
)
from polybius.records.draft import T
from polybius.resolving.dates import StoryTime, resolve_date
from polybius.resolving.dating import published_of
from polybius.resolving.names import NameJoiner


@dataclass(frozen=True, slots=True)
class ToldEvents:
    """The event mentions of a report, by the trigger words that tell of them."""

    by_trigger: Mapping[Quote, EventMention]

    @classmethod
    def of(cls, drafts: Sequence[EventDraft], mentions: Sequence[EventMention]) -> ToldEvents:
        """drafts and mentions: of the same events, in the same order."""
        return cls(
            {
                trigger: mention
                for draft, mention in zip(drafts, mentions, strict=True)
                for trigger in (draft.trigger, *draft.retold)
            }
        )

    def find(self, trigger: Quote | None) -> EventMention | None:
        return self.by_trigger.get(trigger) if trigger is not None else None


def resolve_statements(
    drafts: Iterable[Draft[Statement]], joiner: NameJoiner, told: ToldEvents
) -> tuple[Statement, ...]:
    """With ids, speakers joined to the other names of the report, and the event they are about."""
    found = []
    for number, draft in enumerate(drafts, start=1):
        speaker, event = draft.mention.speaker, told.find(draft.event)
        found.append(
            replace(
                draft.mention,
                id=f"{draft.mention.report}.s{number}",
                speaker=joiner.join(speaker) if speaker else None,
                about=event.id if event else None,
            )
        )
    return tuple(found)


def resolve_figures(drafts: Iterable[Draft[Figure]], told: ToldEvents, report: Report) -> tuple[Figure, ...]:
    """With ids and the time they hold for: their own words', else that of the event they belong to."""
    found = []
    for number, draft in enumerate(drafts, start=1):
        as_of = _date_of(draft, "as_of", report)
        event = told.find(draft.event)
        if not as_of.known and event is not None and event.when.known:
            as_of = replace(event.when, text=None, how="the time of what it counts")
        found.append(replace(draft.mention, id=f"{report.id}.f{number}", as_of=as_of))
    return tuple(found)


def resolve_relations(
    drafts: Iterable[Draft[Relation]], joiner: NameJoiner, told: ToldEvents, report: Report
) -> tuple[Relation, ...]:
    """With ids, both ends joined to the other names of the report, and since and until when."""
    return tuple(
        replace(
            draft.mention,
            id=f"{report.id}.r{number}",
            subject=joiner.join(draft.mention.subject),
            object=joiner.join(draft.mention.object),
            from_=_date_of(draft, "from_", report),
            to=_date_of(draft, "to", report),
        )
        for number, draft in enumerate(drafts, start=1)
    )


def resolve_assessments(
    drafts: Iterable[Draft[Assessment]], told: ToldEvents, report: Report
) -> tuple[Assessment, ...]:
    """With ids and the time they look to."""
    return tuple(
        replace(draft.mention, id=f"{report.id}.a{number}", horizon=_date_of(draft, "horizon", report))
        for number, draft in enumerate(drafts, start=1)
    )


def resolve_causal(drafts: Iterable[Draft[CausalClaim]]) -> tuple[CausalClaim, ...]:
    """With ids."""
    return tuple(
        replace(draft.mention, id=f"{draft.mention.report}.c{number}")
        for number, draft in enumerate(drafts, start=1)
    )


def _date_of(draft: Draft[T], field: str, report: Report) -> When:
    """The first of the field's words that can be read as a date."""
    for name, cue in draft.times:
        if name == field and (when := _read(cue, report)).known:
            return when
    return When.unknown("nothing dates it")


def _read(cue: TimeCue, report: Report) -> When:
    expressions = find_dates(cue.text)
    if not expressions:
        return When.unknown(f"'{cue.text}' is no date that we read")
    when = resolve_date(
        expressions[0], published=published_of(report), story=StoryTime(), anchor=None, planned=cue.ahead
    )
    return replace(when, text=cue.text, how=f"{cue.how}: {when.how}") if when.known else when
