"""Dating: the date of each mention, from its own words or from what the report tells around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from polybius.lexicon.dates import find_dates
from polybius.records import EventDraft, Quote, Report, TimeCue, When, edtf_bounds
from polybius.resolving.dates import StoryTime, resolve_beside, resolve_date

_RELATIONS = {"after": "after", "since": "since", "before": "before", "until": "until", "during": "during"}


class _Told:
    """What a report tells, and how to find a mention by its trigger, its victims or its deed.

    dates   by index of the draft, as far as they are known yet
    """

    def __init__(self, drafts: Sequence[EventDraft]) -> None:
        self.drafts = drafts
        self.dates: dict[int, When] = {}
        self.by_trigger: dict[Quote, int] = {}
        self.killings: dict[str, list[int]] = {}
        self.deeds: dict[tuple[str, str, str], list[int]] = {}
        for index, draft in enumerate(drafts):
            for trigger in (draft.trigger, *draft.retold):
                self.by_trigger.setdefault(trigger, index)
            for ref in draft.recipients:
                if draft.killed is not None:
                    self.killings.setdefault(ref.name, []).append(index)
                if (deed := _deed(draft)) and (ref.actor or ref.name[:1].isupper()):
                    self.deeds.setdefault((draft.type, deed, ref.actor or ref.name), []).append(index)


def _deed(draft: EventDraft) -> str:
    """What is done to somebody only once in a while: a killing, an arrest, a release; "" for all else."""
    if draft.killed is not None and any(ref.name[:1].isupper() for ref in draft.recipients):
        return "killing"
    return draft.mode if draft.mode in ("arrest", "release") else ""


def published_of(report: Report) -> When:
    """The date that a report bears."""
    if report.published is None:
        return When.unknown("the report bears no date")
    return When.from_edtf(report.published.value, how=report.published.how)


def date_all(report: Report, drafts: Sequence[EventDraft]) -> list[When]:
    """A date for each draft: by its words, by what is told of the deed, by the story, by the day's news."""
    published = published_of(report)
    told = _Told(drafts)
    found = told.dates
    for step in (_by_words, _by_victim, _by_story, _by_victim):
        story = StoryTime()
        passage = sentence = -1
        for index, draft in enumerate(drafts):
            if draft.passage != passage:
                story = story.next_paragraph()
            elif draft.sentence != sentence:
                story = story.next_sentence()
            passage, sentence = draft.passage, draft.sentence
            if not found.get(index, _UNKNOWN).known:
                found[index] = step(index, draft, told, published, story)
            if (
                draft.realis == "actual"
                and draft.times
                and not draft.aside
                and draft.tense != "before"
                and found[index].known
            ):
                story = story.advance(found[index])
    news = _news_day(drafts, found, published)
    if news is not None:
        for index, draft in enumerate(drafts):
            if not found[index].known and _may_be_of_the_day(draft):
                found[index] = _of_the_day(draft, news, published)
    return [found[index] for index in range(len(drafts))]


def _news_day(drafts: Sequence[EventDraft], found: dict[int, When], published: When) -> When | None:
    """The day that a news report is about: the first exact one it tells of, if just before it appeared."""
    if published.days != 1 or published.latest is None:
        return None
    for index, draft in enumerate(drafts):
        when = found[index]
        if draft.realis != "actual" or draft.tense == "before" or not when.known:
            continue
        if when.days == 1 and when.latest is not None:
            apart = (published.latest - when.latest).days
            return when if 0 <= apart <= _NEWS_DAYS else None
        return None
    return None


def _may_be_of_the_day(draft: EventDraft) -> bool:
    told = draft.realis in ("actual", "attempted", "negated") and draft.count.low is not None
    return told and draft.tense != "before" and not draft.times and not draft.aside


def _of_the_day(draft: EventDraft, news: When, published: When) -> When:
    """The day of the news; for what was said of it, from that day to the report's."""
    if draft.type in _SAID and news.edtf != published.edtf:
        edtf = f"{news.edtf}/{published.edtf}"
        return When.from_edtf(edtf, how="said of the day's news, before the report appeared")
    return replace(news, text=None, how="the day that the report is about")


_NEWS_DAYS = 7
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "CONCEDE"})
_MONTH_DAYS = 28
"""A plural is carried only over a time that may hold several."""
_UNKNOWN = When.unknown("nothing dates it")


def _by_words(index: int, draft: EventDraft, told: _Told, published: When, story: StoryTime) -> When:
    """The date that words in or about the clause tell."""
    for cue in draft.times:
        when = _by_cue(cue, told, published, story)
        if when.known:
            return replace(when, text=cue.text, how=f"{cue.how}: {when.how}")
    return _UNKNOWN


def _by_victim(index: int, draft: EventDraft, told: _Told, published: When, story: StoryTime) -> When:
    """By words that lean on an event told later; else by the same deed to the same one, told elsewhere."""
    when = _by_words(index, draft, told, published, story)
    return when if when.known else _same_victim(index, draft, told) or _UNKNOWN


def _by_story(index: int, draft: EventDraft, told: _Told, published: When, story: StoryTime) -> When:
    """The date that the passage told last, for a single happening told in a main clause."""
    if draft.realis not in ("actual", "attempted", "negated") or any(
        cue.anchor or cue.relation or cue.named for cue in draft.times
    ):
        return _UNKNOWN
    carried = None if draft.aside else story.paragraph
    if carried is not None and draft.count.low is None and (carried.days or 0) < _MONTH_DAYS:
        carried = None
    if draft.cited is not None and not _fits(carried, draft.cited):
        return _about_source(draft.cited, draft.tense)
    if carried is not None and draft.tense != "before":
        return replace(carried, text=None, how="carried from what the passage told before")
    if draft.tense == "now" and published.latest is not None:
        return When.from_edtf(f"{published.latest:%Y-%m}~", how="told as going on when the report appeared")
    return _UNKNOWN


def _about_source(cited: str, tense: str) -> When:
    """News is told within days: about the month of the paper that is cited.

    No later than other sources, and than what "has happened" by then.
    """
    first, last = edtf_bounds(cited)
    if first is None or first != last or tense == "since":
        return When.from_edtf(f"../{cited}", how="no later than the source that the report cites")
    month = first - timedelta(days=_NEWS_DAYS // 2)
    return When.from_edtf(f"{month:%Y-%m}~", how="about the time of the source that the report cites")


def _fits(carried: When | None, cited: str) -> bool:
    """Whether the passage's date lies in the month before the cited source: then it is the better one."""
    latest = edtf_bounds(cited)[1]
    if carried is None or carried.latest is None or latest is None:
        return False
    return 0 <= (latest - carried.latest).days <= _MONTH_DAYS + 3


def _by_cue(cue: TimeCue, told: _Told, published: When, story: StoryTime) -> When:
    anchor = _anchor(cue, told)
    if cue.relation:
        if anchor is None:
            return When.unknown("dated by an event that has no date")
        return resolve_beside(_RELATIONS[cue.relation], anchor, text=cue.text)  # type: ignore[arg-type]
    expressions = find_dates(cue.text)
    if not expressions:
        return When.unknown(f"'{cue.text}' is no date that we read")
    return resolve_date(expressions[0], published=published, story=story, anchor=anchor, planned=cue.ahead)


def _anchor(cue: TimeCue, told: _Told) -> When | None:
    """The date of the event that the words count from: the mention itself, or one with the same victim."""
    own = told.by_trigger.get(cue.anchor) if cue.anchor is not None else None
    killings = (index for name in cue.named for index in told.killings.get(name, ()))
    for index in (*([own] if own is not None else []), *killings):
        when = told.dates.get(index)
        if when is not None and when.known:
            return when
    return None


def _same_victim(index: int, draft: EventDraft, told: _Told) -> When | None:
    """The most exact date that the report tells elsewhere of the same deed to the same named one."""
    others = {
        other
        for ref in draft.recipients
        for other in told.deeds.get((draft.type, _deed(draft), ref.actor or ref.name), ())
    }
    best: When | None = None
    for other in sorted(others - {index}):
        when = told.dates.get(other)
        if when is None or not when.known or told.drafts[other].realis != draft.realis:
            continue
        if best is None or (when.date_prec or 5) < (best.date_prec or 5):
            best = when
    return None if best is None else replace(best, text=None, how="told elsewhere in the report")
