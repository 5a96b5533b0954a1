"""Rows: mentions laid out in columns for comparing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polybius.lexicon.folding import fold
from polybius.linking.likeness import Likeness, load_likeness
from polybius.linking.words import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from polybius.linking.kin import Kin
    from polybius.records import ActorRef, Count, EventMention, Place, When, Where

_COMMON_SHARE = 0.08  # a name or word in more of the mentions than this says little when it agrees
_COMMON_LEAST = 6  # but never one that occurs less often than this
_LONGEST_TRIGGER = 3  # words; a longer trigger is a whole clause and says nothing by itself
_LONGEST_MONTHS = 24  # a date wider than this is not used to find pairs


@dataclass(frozen=True, slots=True)
class Row:
    """One mention as it is compared. None and empty mean that the mention is silent.

    unique_id         of the mention
    family            type that stands for all types reports confuse with this one
    modes             modes that may stand behind the mode, itself among them
    first_day, last_day   as day numbers (date.toordinal), widened when the date is approximate
    days              width of the interval as told; None when open
    exact             whether the date is one day, and not "about"
    place             key of the place: gazetteer id, else folded name
    site              the place itself; None when no gazetteer has it
    whole_country     the place is a state as a whole
    actors, recipients    keys: id in the actor tables, else folded name; in mutual types all are actors
    …_wide            with all they are part of
    …_rare            those that few mentions name
    victim            the one named person it was done to, in modes of which there is but one; None otherwise
    plural            a sum of several happenings
    drawn_out         of a type whose plural may be one long happening
    count             how many; None when not told
    words             what the quote says, without common words
    trigger           stem of the word that opened the mention; None when it is a whole clause
    fresh             the words set it apart from what was told before ("another attack")
    day_keys, month_keys   for finding pairs
    """

    unique_id: str
    report: str
    passage: int
    start: int
    end: int
    type: str
    family: str
    mode: str
    modes: tuple[str, ...]
    first_day: int | None
    last_day: int | None
    days: int | None
    exact: bool
    place: str | None
    site: Place | None
    country: str | None
    whole_country: bool
    latitude: float | None
    longitude: float | None
    radius_km: float
    actors: tuple[str, ...]
    actors_wide: tuple[str, ...]
    actors_rare: tuple[str, ...]
    recipients: tuple[str, ...]
    recipients_wide: tuple[str, ...]
    recipients_rare: tuple[str, ...]
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    realis: str
    victim: str | None
    plural: bool
    drawn_out: bool
    count: int | None
    words: tuple[str, ...]
    trigger: str | None
    fresh: bool
    day_keys: tuple[int, ...]
    month_keys: tuple[int, ...]


def lay_out(mentions: Sequence[EventMention], kin: Kin) -> list[Row]:
    """One row per mention, in order. kin: actor id → ids of all it is part of, nearest first."""
    likeness = load_likeness()
    named = [_names_of(mention, likeness) for mention in mentions]
    common_names = _common(names for pair in named for names in [pair[0] + pair[1]])
    spoken = [content_words(mention.quote.text, likeness.empty_words) for mention in mentions]
    common_words = _common(spoken)
    return [
        _row(
            mention, names, [word for word in words if word not in common_words], common_names, kin, likeness
        )
        for mention, names, words in zip(mentions, named, spoken, strict=True)
    ]


def is_plural(mention: EventMention, likeness: Likeness) -> bool:
    """Whether a mention sums up several happenings ("25 attacks", "the attacks")."""
    if mention.count.low is None:
        return mention.type not in likeness.drawn_out
    return mention.count.low > 1


def actor_key(actor: ActorRef) -> str:
    """What two mentions of one actor share: its id in the tables, else its name folded."""
    return actor.actor or fold(actor.name)


def place_key(where: Where) -> str | None:
    """What two mentions of one place share; None when the place is unknown."""
    if where.place is not None:
        return where.place.id
    return fold(where.name) if where.name else None


def _row(
    mention: EventMention,
    names: tuple[tuple[str, ...], tuple[str, ...]],
    words: list[str],
    common_names: frozenset[str],
    kin: Kin,
    likeness: Likeness,
) -> Row:
    actors, recipients = names
    first_day, last_day = _widened(mention.when)
    place = mention.where.place
    single_or_told = mention.count.low if is_plural(mention, likeness) else 1
    return Row(
        unique_id=mention.id,
        report=mention.report,
        passage=mention.passage,
        start=mention.quote.start,
        end=mention.quote.end,
        type=mention.type,
        family=likeness.family.get(mention.type, mention.type),
        mode=mention.mode,
        modes=tuple(sorted(likeness.refines.get(mention.mode, (mention.mode,)))),
        first_day=first_day,
        last_day=last_day,
        days=mention.when.days,
        exact=mention.when.days == 1 and not mention.when.approximate,
        place=place_key(mention.where),
        site=place,
        country=place.country if place else None,
        whole_country=place is not None and place.kind == "country",
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        radius_km=place.radius_km if place else 0.0,
        actors=actors,
        actors_wide=_with_kin(actors, kin),
        actors_rare=tuple(name for name in actors if name not in common_names),
        recipients=recipients,
        recipients_wide=_with_kin(recipients, kin),
        recipients_rare=tuple(name for name in recipients if name not in common_names),
        killed_low=mention.killed.low if mention.killed else None,
        killed_high=_open_high(mention.killed),
        injured_low=mention.injured.low if mention.injured else None,
        injured_high=_open_high(mention.injured),
        realis=mention.realis,
        victim=_victim(mention, likeness),
        plural=is_plural(mention, likeness),
        drawn_out=mention.type in likeness.drawn_out,
        count=single_or_told,
        words=tuple(words),
        trigger=_trigger(mention),
        fresh=_opens_fresh(mention, likeness),
        day_keys=_day_keys(mention.when, first_day, last_day),
        month_keys=_month_keys(first_day, last_day),
    )


def _names_of(mention: EventMention, likeness: Likeness) -> tuple[tuple[str, ...], tuple[str, ...]]:
    actors = dict.fromkeys(actor_key(actor) for actor in mention.actors)
    recipients = dict.fromkeys(actor_key(actor) for actor in mention.recipients)
    if mention.type in likeness.mutual:
        return tuple(actors | recipients), ()
    return tuple(actors), tuple(recipients)


def _victim(mention: EventMention, likeness: Likeness) -> str | None:
    if mention.mode not in likeness.of_persons or len(mention.recipients) != 1:
        return None
    return mention.recipients[0].actor


def _with_kin(names: tuple[str, ...], kin: Kin) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for name in names for key in (name, *kin.get(name, ()))))


def _common(groups: Iterable[Iterable[str]]) -> frozenset[str]:
    """The names or words that more than a small share of the mentions hold."""
    seen: Counter[str] = Counter()
    total = 0
    for group in groups:
        seen.update(set(group))
        total += 1
    floor = max(_COMMON_LEAST, total * _COMMON_SHARE)
    return frozenset(word for word, times in seen.items() if times >= floor)


def _widened(when: When) -> tuple[int | None, int | None]:
    """First and last day number; "about" widens a date by a quarter of its length, and at least by a day."""
    slack = max(1, (when.days or 0) // 4) if when.approximate else 0
    first = when.earliest.toordinal() - slack if when.earliest else None
    last = when.latest.toordinal() + slack if when.latest else None
    return first, last


def _open_high(count: Count | None) -> int | None:
    return count.high if count is not None else None


def _trigger(mention: EventMention) -> str | None:
    words = mention.trigger.text.split()
    return stem(fold(words[-1])) if 0 < len(words) <= _LONGEST_TRIGGER else None


def _opens_fresh(mention: EventMention, likeness: Likeness) -> bool:
    """Whether words such as "another" stand within two words before the trigger, or open the quote."""
    before = mention.quote.text[: max(0, mention.trigger.start - mention.quote.start)]
    nearest = " ".join(fold(before).split()[-4:]) if _trigger(mention) else fold(mention.quote.text)[:30]
    padded = f" {nearest} "
    return any(f" {words} " in padded for words in likeness.fresh)


def _day_keys(when: When, first: int | None, last: int | None) -> tuple[int, ...]:
    """The days of a date of a week or less, and the day after, so that neighbours share one."""
    if first is None or last is None or (when.days or 0) > 7:
        return ()
    return tuple(range(first, last + 2))


def _month_keys(first: int | None, last: int | None) -> tuple[int, ...]:
    """Thirty-day buckets that a date reaches into; none for one wider than two years."""
    if first is None or last is None or (last - first) // 30 > _LONGEST_MONTHS:
        return ()
    return tuple(range(first // 30, last // 30 + 1))
