"""The kinds of mention besides events: ids, dates, names, and what they are about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from polybius.lexicon.dates import find_dates
from polybius.records import (
    ActorRef,
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
    """The event mentions of a report, by the trigger words that tell of them.

    dated   those that took place at a known time, in the order of the text
    """

    by_trigger: Mapping[Quote, EventMention]
    dated: tuple[EventMention, ...]

    @classmethod
    def of(cls, drafts: Sequence[EventDraft], mentions: Sequence[EventMention]) -> ToldEvents:
        """drafts and mentions: of the same events, in the same order."""
        return cls(
            {
                trigger: mention
                for draft, mention in zip(drafts, mentions, strict=True)
                for trigger in (draft.trigger, *draft.retold)
            },
            tuple(
                sorted(
                    (one for one in mentions if one.realis == "actual" and one.when.known),
                    key=lambda one: one.trigger.start,
                )
            ),
        )

    def find(self, trigger: Quote | None) -> EventMention | None:
        return self.by_trigger.get(trigger) if trigger is not None else None

    def dated_before(self, offset: int, passage: int | None) -> EventMention | None:
        """The dated deed told last before a character, in a passage or in the whole report."""
        index = bisect_left(self.dated, offset, key=lambda one: one.trigger.start) - 1
        if index < 0 or passage not in (None, self.dated[index].passage):
            return None
        return self.dated[index]


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
    """With ids and the time they hold for."""
    return tuple(
        replace(draft.mention, id=f"{report.id}.f{number}", as_of=_time_of_figure(draft, told, report))
        for number, draft in enumerate(drafts, start=1)
    )


def _time_of_figure(draft: Draft[Figure], told: ToldEvents, report: Report) -> When:
    """Its own words' time; its event's; for what stands, the report's month; what the passage told last."""
    own = _until_told(_date_of(draft, "as_of", report), report)
    if own.known and own.text != _NOW:
        return own
    event = told.find(draft.event)
    if event is not None and event.when.known:
        return replace(event.when, text=None, how="the time of what it counts")
    if own.known:
        return replace(own, text=None)
    before = told.dated_before(draft.mention.quote.start, draft.mention.passage)
    if before is not None:
        return replace(before.when, text=None, how="carried from what the passage told before")
    news = (
        told.dated_before(draft.mention.quote.start, None)
        if draft.event is not None or _counts_harm(draft)
        else None
    )
    if news is not None and _is_news(news.when, report):
        return replace(news.when, text=None, how="carried from the news that the report told before")
    return When.unknown("no date in its clause, of its event or in the passage before it")


def _counts_harm(draft: Draft[Figure]) -> bool:
    return draft.mention.measure in ("fatalities", "injuries")


def _is_news(when: When, report: Report) -> bool:
    """Whether a time lies in the week before the report appeared."""
    published = published_of(report)
    if published.latest is None or when.earliest is None:
        return False
    return 0 <= (published.latest - when.earliest).days <= _NEWS_DAYS


def _until_told(when: When, report: Report) -> When:
    """What is counted since a time is counted up to the report: "2014/.." ends where it was told."""
    published = published_of(report)
    if when.edtf is None or not when.edtf.endswith("/..") or published.latest is None:
        return when
    start = when.edtf.removesuffix("/..")
    end = f"{published.latest:%Y-%m-%d}"[: len(start.rstrip("~?%"))]
    if end < start.rstrip("~?%"):
        return when
    edtf = f"{start}/{end}" if end != start else start
    return When.from_edtf(edtf, text=when.text, how=f"{when.how}; up to the report")


def resolve_relations(
    drafts: Iterable[Draft[Relation]], joiner: NameJoiner, told: ToldEvents, report: Report
) -> tuple[Relation, ...]:
    """With ids, both ends joined to the other names of the report, and since and until when.

    A relation that the report tells of again is kept once, where it is told first: it is a standing
    condition, and told twice it is no stronger. Its dates come from wherever they are told.
    """
    found: dict[tuple[str, str, str], Relation] = {}
    for draft in drafts:
        mention = draft.mention
        subject, object_ = joiner.join(mention.subject), joiner.join(mention.object)
        from_, to = _date_of(draft, "from_", report), _date_of(draft, "to", report)
        if _is_nobody(subject) or _is_nobody(object_) or subject.name == object_.name:
            continue
        key = (subject.name, mention.relation, object_.name)
        first = found.get(key)
        if first is None:
            found[key] = replace(mention, subject=subject, object=object_, from_=from_, to=to)
        else:
            found[key] = replace(
                first,
                from_=first.from_ if first.from_.known else from_,
                to=first.to if first.to.known else to,
            )
    return tuple(
        replace(relation, id=f"{report.id}.r{number}")
        for number, relation in enumerate(found.values(), start=1)
    )


def _is_nobody(ref: ActorRef) -> bool:
    """ "The army", where the report is about no one country: nobody in particular."""
    return ref.actor is None and ref.name.islower()


def resolve_assessments(
    drafts: Iterable[Draft[Assessment]], told: ToldEvents, report: Report
) -> tuple[Assessment, ...]:
    """With ids and the time they look to."""
    return tuple(
        replace(draft.mention, id=f"{report.id}.a{number}", horizon=_horizon_of(draft, report))
        for number, draft in enumerate(drafts, start=1)
    )


def _horizon_of(draft: Draft[Assessment], report: Report) -> When:
    """What a judgement looks to lies ahead of it: "as in 2019" is no horizon."""
    when, published = _date_of(draft, "horizon", report), published_of(report)
    past = when.latest is not None and published.earliest is not None and when.latest < published.earliest
    return When.unknown("its date words tell of the past") if past else when


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
    if cue.text == _NOW:
        return _month_of(report, cue)
    expressions = find_dates(cue.text)
    if not expressions:
        return When.unknown(f"'{cue.text}' is no date that we read")
    when = resolve_date(
        expressions[0], published=published_of(report), story=StoryTime(), anchor=None, planned=cue.ahead
    )
    if not when.known:
        return when
    when = replace(when, text=cue.text, how=f"{cue.how}: {when.how}")
    if cue.relation == "since" and when.edtf is not None and "/" not in when.edtf:
        return When.from_edtf(f"{when.edtf}/..", text=when.text, how=when.how)
    return when


def _month_of(report: Report, cue: TimeCue) -> When:
    """The month in which the report appeared, for what it tells as standing."""
    published = published_of(report)
    if published.latest is None:
        return When.unknown("told as standing, but the report bears no date", text=cue.text)
    return When.from_edtf(
        f"{published.latest:%Y-%m}", how=f"{cue.how}: the month of the report", text=cue.text
    )


_NEWS_DAYS = 7
_NOW = "now"
"""The words of a time cue without words: the clause tells what stands when the report appears."""
