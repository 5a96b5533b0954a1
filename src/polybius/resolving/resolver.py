"""From drafts to mentions: dates become intervals, places entries of the gazetteer, names actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from polybius.lexicon.actors import ActorTable
from polybius.lexicon.dates import find_dates
from polybius.lexicon.places import PlaceTable
from polybius.records import EventDraft, EventMention, Report, TimeCue, When, Where, edtf_bounds
from polybius.resolving.dates import StoryTime, resolve_beside, resolve_date
from polybius.resolving.names import join_names
from polybius.resolving.places import PlaceContext, context_of, resolve_place

_RELATIONS = {"after": "after", "since": "since", "before": "before", "until": "until", "during": "during"}


@dataclass(frozen=True, slots=True)
class _Dated:
    """A draft with its date."""

    draft: EventDraft
    when: When


class Resolver:
    """Resolves the drafts of one report after the other with the same tables."""

    def __init__(self, actors: ActorTable, places: PlaceTable) -> None:
        self._actors = actors
        self._places = places

    def resolve(self, report: Report, drafts: Sequence[EventDraft]) -> tuple[EventMention, ...]:
        """The report's event mentions, numbered in the order of the text."""
        joined = join_names(drafts, self._actors)
        dated = _date_all(report, joined)
        context = context_of(self._places.scan(report.text), self._places)
        mentions = []
        for number, one in enumerate(dated, start=1):
            where = self._where(one.draft, context)
            if where.place is not None and where.place not in context.resolved:
                context = replace(context, resolved=(*context.resolved, where.place))
            mentions.append(_mention(number, one, where))
        return tuple(mentions)

    def _where(self, draft: EventDraft, context: PlaceContext) -> Where:
        for cue in draft.places:
            where = resolve_place(cue.context, table=self._places, context=context, how=cue.how)
            if where.known:
                return where
        return Where.unknown("no place in the passage")


def _published(report: Report) -> When:
    if report.published is None:
        return When.unknown("the report bears no date")
    return When.from_edtf(report.published.value, how=report.published.how)


def _date_all(report: Report, drafts: Sequence[EventDraft]) -> list[_Dated]:
    """Dates in the order of the text, then again for those that lean on events told later."""
    published = _published(report)
    found: dict[int, When] = {}
    for step in (_by_words, _by_victim, _by_story):
        story = StoryTime()
        passage = sentence = -1
        for index, draft in enumerate(drafts):
            if draft.passage != passage:
                story = story.next_paragraph()
            elif draft.sentence != sentence:
                story = story.next_sentence()
            passage, sentence = draft.passage, draft.sentence
            if not found.get(index, _UNKNOWN).known:
                found[index] = step(draft, drafts, found, published, story)
            if draft.realis == "actual" and draft.times and draft.tense != "before" and found[index].known:
                story = story.advance(found[index])
    return [_Dated(draft, found[index]) for index, draft in enumerate(drafts)]


_MONTH_DAYS = 28
"""A plural is carried only over a time that may hold several."""
_UNKNOWN = When.unknown("nothing dates it")


def _by_words(
    draft: EventDraft, drafts: Sequence[EventDraft], found: dict[int, When], published: When, story: StoryTime
) -> When:
    """The date that words in or about the clause tell."""
    for cue in draft.times:
        when = _by_cue(cue, draft, drafts, found, published, story)
        if when.known:
            return replace(when, text=cue.text, how=f"{cue.how}: {when.how}")
    return _UNKNOWN


def _by_victim(
    draft: EventDraft, drafts: Sequence[EventDraft], found: dict[int, When], published: When, story: StoryTime
) -> When:
    """By words that lean on an event told later; else the date told elsewhere of the same deed to the same named one."""
    when = _by_words(draft, drafts, found, published, story)
    return when if when.known else _same_victim(draft, drafts, found) or _UNKNOWN


def _by_story(
    draft: EventDraft, drafts: Sequence[EventDraft], found: dict[int, When], published: When, story: StoryTime
) -> When:
    """The date that the passage told last, for a single happening told in a main clause."""
    if draft.realis not in ("actual", "attempted", "negated") or any(
        cue.anchor or cue.relation for cue in draft.times
    ):
        return _UNKNOWN
    carried = None if draft.aside else story.paragraph
    if carried is not None and draft.count.low is None and (carried.days or 0) < _MONTH_DAYS:
        carried = None
    if draft.cited is not None and not _fits(carried, draft.cited):
        return When.from_edtf(f"../{draft.cited}", how="no later than the source that the report cites")
    if carried is not None and draft.tense != "before":
        return replace(carried, text=None, how="carried from what the passage told before")
    if draft.tense == "now" and published.latest is not None:
        return When.from_edtf(f"{published.latest:%Y-%m}~", how="told as going on when the report appeared")
    return _UNKNOWN


def _fits(carried: When | None, cited: str) -> bool:
    """Whether the passage's date lies in the month or so before the cited source: then it is the better one."""
    latest = edtf_bounds(cited)[1]
    if carried is None or carried.latest is None or latest is None:
        return False
    return 0 <= (latest - carried.latest).days <= _MONTH_DAYS + 3


def _by_cue(
    cue: TimeCue,
    draft: EventDraft,
    drafts: Sequence[EventDraft],
    found: dict[int, When],
    published: When,
    story: StoryTime,
) -> When:
    anchor = _anchor(cue, drafts, found)
    if cue.relation:
        if anchor is None:
            return When.unknown("dated by an event that has no date")
        return resolve_beside(_RELATIONS[cue.relation], anchor, text=cue.text)  # type: ignore[arg-type]
    expressions = find_dates(cue.text)
    if not expressions:
        return When.unknown(f"'{cue.text}' is no date that we read")
    return resolve_date(expressions[0], published=published, story=story, anchor=anchor, planned=cue.ahead)


def _anchor(cue: TimeCue, drafts: Sequence[EventDraft], found: dict[int, When]) -> When | None:
    """The date of the event that the words count from: the mention itself, or one with the same victim."""
    if cue.anchor is not None:
        for index, draft in enumerate(drafts):
            if cue.anchor in (draft.trigger, *draft.retold) and found.get(index, When.unknown("")).known:
                return found[index]
    for index, draft in enumerate(drafts):
        victims = {ref.name for ref in draft.recipients}
        if victims & set(cue.named) and draft.killed is not None and found.get(index, When.unknown("")).known:
            return found[index]
    return None


def _same_victim(draft: EventDraft, drafts: Sequence[EventDraft], found: dict[int, When]) -> When | None:
    """A dated mention of the same report that tells of the same deed to the same named one."""
    wanted = {ref.actor or ref.name for ref in draft.recipients}
    if not wanted:
        return None
    best: When | None = None
    for index, other in enumerate(drafts):
        when = found.get(index)
        if (
            other is draft
            or when is None
            or not when.known
            or other.type != draft.type
            or other.realis != draft.realis
        ):
            continue
        killing = draft.killed is not None and other.killed is not None
        exact = (
            draft.type in ("COERCE", "RETREAT")
            and draft.mode == other.mode
            and draft.mode in ("arrest", "release")
        )
        if not (killing or exact) or not wanted & {ref.actor or ref.name for ref in other.recipients}:
            continue
        if best is None or (when.date_prec or 5) < (best.date_prec or 5):
            best = when
    return None if best is None else replace(best, text=None, how="told elsewhere in the report")


def _mention(number: int, one: _Dated, where: Where) -> EventMention:
    draft = one.draft
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
        when=one.when,
        count=draft.count,
        killed=draft.killed,
        injured=draft.injured,
        result=draft.result,
        realis=draft.realis,
        status=draft.status,
        source=draft.source,
        rule=draft.rule,
        support=draft.support,
        notes=draft.notes,
    )
