"""Values: what an incident shows, derived by a named rule from what its mentions claim."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from polybius.linking.extents import place_inside, times_meet
from polybius.linking.rows import actor_key, place_key
from polybius.records import ActorRef, Count, EventMention, When, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

Value = TypeVar("Value")
Item = TypeVar("Item")
_FIRMEST = ("asserted", "reported", "claimed", "alleged", "denied")
_FURTHEST = ("actual", "attempted", "planned", "hypothetical", "negated")
_OPEN_MODES = ("", "unspecified")
_ENDLESS_DAYS = 10**6


@dataclass(frozen=True, slots=True)
class Derived(Generic[Value]):
    """A value and the rule, in words, that gave it."""

    value: Value
    rule: str


def derive_when(mentions: Sequence[EventMention]) -> Derived[When]:
    """The most precise date with which more than half of the dated mentions agree."""
    claims = [mention.when for mention in mentions if mention.when.known]
    if not claims:
        return Derived(When.unknown("no mention dates it"), "no mention dates it")
    agreeing = _agreeing(claims, lambda claim: (claim.earliest, claim.latest), times_meet)
    said = Counter(claim.edtf for claim in claims)
    best = min(
        _upheld(agreeing),
        key=lambda place: (
            claims[place].approximate,
            claims[place].days or _ENDLESS_DAYS,
            -agreeing[place],
            -said[claims[place].edtf],
            claims[place].edtf or "",
        ),
    )
    rule = (
        f"the most precise of {_many(len(said), 'date')}, with which {agreeing[best]} of {len(claims)} agree"
    )
    chosen = claims[best]
    return Derived(When(chosen.edtf, chosen.earliest, chosen.latest, chosen.text, rule), rule)


def derive_where(mentions: Sequence[EventMention]) -> Derived[Where]:
    """The most precise place with which more than half of the placed mentions agree."""
    claims = [mention.where for mention in mentions if mention.where.known]
    if not claims:
        return Derived(Where.unknown("no mention names a place"), "no mention names a place")
    agreeing = _agreeing(
        claims, place_key, lambda claim, other: place_inside(claim, other) or place_inside(other, claim)
    )
    said = Counter(place_key(claim) for claim in claims)
    best = min(
        _upheld(agreeing),
        key=lambda place: (
            claims[place].where_prec or 9,
            _reach(claims[place]),
            -agreeing[place],
            -said[place_key(claims[place])],
            claims[place].name or "",
        ),
    )
    rule = (
        f"the most precise of {_many(len(said), 'place')}, with which {agreeing[best]} of {len(claims)} agree"
    )
    chosen = claims[best]
    return Derived(
        Where(chosen.name, chosen.text, chosen.place, chosen.where_prec, chosen.candidates, rule), rule
    )


def derive_actors(mentions: Sequence[EventMention]) -> Derived[tuple[ActorRef, ...]]:
    """All that are told of as doers without doubt, most named first; failing them, all that are accused."""
    firm = [mention for mention in mentions if mention.status not in ("alleged", "denied")]
    named = _most_named(mention.actors for mention in firm)
    if named:
        return Derived(named, "all named as doers in asserted, reported or claimed mentions")
    accused = _most_named(mention.actors for mention in mentions if mention.status == "alleged")
    if accused:
        return Derived(accused, "all accused or suspected; nobody asserts it")
    return Derived((), "no mention names a doer")


def derive_attribution(mentions: Sequence[EventMention]) -> Derived[str]:
    """How firmly the doers are named: "told", only "claimed" by themselves, or only "alleged" by others."""
    statuses = {mention.status for mention in mentions if mention.actors}
    if statuses & {"asserted", "reported"}:
        return Derived("told", "a mention names the doer as a fact or as reported")
    if "claimed" in statuses:
        return Derived("claimed", "only claims name the doer")
    if "alleged" in statuses:
        return Derived("alleged", "only accusations or suspicions name the doer")
    return Derived("told", "no mention names a doer")


def derive_recipients(mentions: Sequence[EventMention]) -> Derived[tuple[ActorRef, ...]]:
    """All to whom it was done, most named first."""
    named = _most_named(mention.recipients for mention in mentions)
    return Derived(named, "all named" if named else "no mention names any")


def derive_mode(mentions: Sequence[EventMention]) -> Derived[str]:
    """The mode most often told, an open one only when nothing else is."""
    modes = [mention.mode for mention in mentions]
    named = [mode for mode in modes if mode not in _OPEN_MODES]
    chosen = _most_said(named or modes)
    return Derived(chosen, f"told in {modes.count(chosen)} of {_many(len(modes), 'mention')}")


def derive_type(mentions: Sequence[EventMention]) -> Derived[str]:
    """The type most often coded."""
    types = [mention.type for mention in mentions]
    chosen = _most_said(types)
    return Derived(chosen, f"coded in {types.count(chosen)} of {_many(len(types), 'mention')}")


def derive_count(counts: Iterable[Count | None]) -> Derived[Count | None]:
    """The number most often stated; when none is, the range from the lowest to the highest."""
    told = [count for count in counts if count is not None and count.low is not None]
    if not told:
        return Derived(None, "no mention tells a number")
    said = Counter((count.low, count.high) for count in told).most_common()
    if len(said) == 1 or said[0][1] > said[1][1]:
        (low, high), times = said[0]
        return Derived(
            Count(low, high), f"stated in {times} of {_many(len(told), 'mention')} that tell a number"
        )
    lows = [count.low for count in told if count.low is not None]
    highs = [count.high for count in told]
    highest = None if None in highs else max(high for high in highs if high is not None)
    return Derived(
        Count(min(lows), highest), f"from the lowest to the highest of {len(said)} different numbers"
    )


def derive_result(mentions: Sequence[EventMention]) -> Derived[str | None]:
    """The result most often told."""
    results = [mention.result for mention in mentions if mention.result]
    if not results:
        return Derived(None, "no mention tells the result")
    chosen = _most_said(results)
    return Derived(
        chosen, f"told in {results.count(chosen)} of {_many(len(results), 'mention')} that tell one"
    )


def derive_realis(mentions: Sequence[EventMention]) -> Derived[str]:
    """What the most mentions say; among equals, what is furthest along."""
    said = Counter(mention.realis for mention in mentions)
    chosen = min(said, key=lambda realis: (-said[realis], _FURTHEST.index(realis)))
    return Derived(chosen, f"{said[chosen]} of {_many(len(mentions), 'mention')}")


def derive_status(mentions: Sequence[EventMention]) -> Derived[str]:
    """The firmest status that any mention has."""
    chosen = min((mention.status for mention in mentions), key=_FIRMEST.index)
    return Derived(chosen, "the firmest of its mentions")


def unique_in_order(items: Iterable[Item], key: Callable[[Item], Hashable]) -> tuple[Item, ...]:
    """The first item of each key, in order."""
    first: dict[Hashable, Item] = {}
    for item in items:
        first.setdefault(key(item), item)
    return tuple(first.values())


def _agreeing(
    claims: Sequence[Item], key: Callable[[Item], Hashable], agree: Callable[[Item, Item], bool]
) -> list[int]:
    """With how many of the claims each agrees. Claims of one key are alike: each key is asked once."""
    times = Counter(key(claim) for claim in claims)
    alike = {key(claim): claim for claim in claims}
    agreeing = {one: sum(times[other] for other in alike if agree(alike[one], alike[other])) for one in alike}
    return [agreeing[key(claim)] for claim in claims]


def _upheld(agreeing: Sequence[int]) -> list[int]:
    """The claims with which more than half agree; failing such, those with which the most do."""
    bar = min(max(agreeing), len(agreeing) // 2 + 1)
    return [place for place, number in enumerate(agreeing) if number >= bar]


def _most_named(groups: Iterable[Sequence[ActorRef]]) -> tuple[ActorRef, ...]:
    told = [actor for group in groups for actor in unique_in_order(group, actor_key)]
    times = Counter(actor_key(actor) for actor in told)
    # Sorting is stable: among equals the first to be named comes first.
    return tuple(sorted(unique_in_order(told, actor_key), key=lambda actor: -times[actor_key(actor)]))


def _most_said(words: Sequence[str]) -> str:
    times = Counter(words)
    return min(times, key=lambda word: (-times[word], words.index(word)))


def _reach(where: Where) -> float:
    return where.place.radius_km if where.place is not None else float("inf")


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
