"""Names: general words for a country's institutions, and names that no table knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybius.lexicon.actors import ActorTable
from polybius.lexicon.folding import fold, skeleton
from polybius.records import ActorRef, EventDraft, EventMention
from polybius.resolving.places import PlaceContext

_CAPITAL = re.compile(r"[A-Z]")
_CLEAR_LEAD = 1.5
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "col",
        "maj",
        "capt",
        "lt",
        "sgt",
        "msgr",
        "monsignor",
        "general",
        "colonel",
        "major",
        "captain",
        "lieutenant",
        "president",
        "minister",
        "senator",
        "father",
        "bishop",
        "judge",
        "mayor",
    ]
)
_SOLDIERS = frozenset({"soldiers", "troops", "soldier", "servicemen"})
"""Of the country where it happened, when nothing tells whose: they act and suffer for the state."""
_NATIONAL = frozenset(
    {
        "protesters", "demonstrators", "activists", "opposition parties", "politicians", "opposition",
        "army", "military", "police", "navy", "air force", "security forces", "armed forces",
        "security services", "government", "parliament", "authorities", "officials", "police officers",
        "policemen", "officers", "generals", "border guards", "coast guard", "junta", "ruling council",
    }
)  # fmt: skip
"""Words for bodies and people of one country, which take its adjective when the tables know no name."""
_INSTITUTIONS = frozenset(
    {
        "gov",
        "parliament",
        "presidency",
        "armed-forces",
        "army",
        "air-force",
        "navy",
        "security-forces",
        "police",
        "defence-ministry",
        "foreign-ministry",
        "interior-ministry",
    }
)


def home_country(context: PlaceContext) -> str | None:
    """The country that a report is about, named clearly more often than any other; None without one."""
    ranked = sorted(context.countries.items(), key=lambda pair: -pair[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR_LEAD * ranked[1][1]):
        return None
    return ranked[0][0]


def _each_once(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    """ "Five Iraqis, four soldiers": both are the state's."""
    return tuple({ref.name.lower(): ref for ref in reversed(tuple(refs))}.values())[::-1]


def _is_place(ref: ActorRef, draft: EventDraft) -> bool:
    """Whether what was hit is the place itself, and nobody: "shelled Gao"."""
    violence = draft.type in ("ASSAULT", "COERCE")
    return violence and ref.actor is None and any(cue.quote.start == ref.start for cue in draft.places)


def _is_part(words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether words stand in a person's full name as they follow each other: no forename alone."""
    first = 1 if len(words) == 1 else 0
    places = range(first, len(full) - len(words) + 1)
    return any(list(full[place : place + len(words)]) == list(words) for place in places)


class NameJoiner:
    """Names the institutions of a country ("the army"); gives unknown names an id of their own.

    home      the country that the report is about, ISO code; None without a clear one
    persons   full names of persons that the report tells
    All spellings of an unknown name in the report share one id, "new:…". Known names are left alone.
    """

    def __init__(self, actors: ActorTable, home: str | None, persons: Sequence[str] = ()) -> None:
        self._actors = actors
        self._home = home
        self._persons = [name.split() for name in persons]
        self._spelled: dict[str, str] = {}

    def join(self, ref: ActorRef) -> ActorRef:
        """The same reference with a name and id that hold through the report."""
        return self._at_home(self._spell(ref), self._home)

    def spell_all(self, drafts: Sequence[EventDraft]) -> list[EventDraft]:
        """The drafts with the unknown names among their actors and recipients joined."""
        return [
            replace(
                draft,
                actors=tuple(self._spell(ref) for ref in draft.actors),
                recipients=tuple(
                    ref if _is_place(ref, draft) else self._spell(ref) for ref in draft.recipients
                ),
            )
            for draft in drafts
        ]

    def at_home_all(self, mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
        """The mentions with "the army", "security forces" as those of the country where it happened."""
        found = []
        for mention in mentions:
            place = mention.where.place
            home = place.country if place is not None and place.country else self._home
            actors = tuple(self._at_home(ref, home) for ref in mention.actors)
            recipients = tuple(self._at_home(ref, home) for ref in mention.recipients)
            doers = {ref.actor for ref in actors}
            found.append(
                replace(
                    mention,
                    actors=actors,
                    # "Soldiers were killed by Indian fire" in India's part: not India's own, then.
                    recipients=_each_once(
                        old if new.actor in doers else new
                        for old, new in zip(mention.recipients, recipients, strict=True)
                    ),
                )
            )
        return tuple(found)

    def _spell(self, ref: ActorRef) -> ActorRef:
        if ref.actor is not None or not _CAPITAL.match(ref.name) or ref.name.lower() in _NATIONAL | _SOLDIERS:
            return ref
        known = self._actors.find_exactly(ref.name)
        if known:
            ids = tuple(actor.id for actor in known)
            return replace(ref, name=known[0].name, actor=known[0].id, candidates=ids)
        name = self._spelled.setdefault(skeleton(ref.name), self._in_full(ref.name) or ref.name)
        return replace(ref, name=name, actor="new:" + re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-"))

    def _in_full(self, name: str) -> str | None:
        """The full name of which this is the last word or, for a person, a part; None unless one fits."""
        words = [word for word in name.split() if word.lower().strip(".") not in _TITLES] or name.split()
        fuller = [full for full in self._persons if len(full) > len(words) and _is_part(words, full)]
        longest = max(fuller, key=len, default=None)
        if longest is not None:
            return " ".join(longest) if all(_is_part(full, longest) for full in fuller) else None
        ending = {full for full in self._spelled.values() if full.endswith(f" {name}")}
        return ending.pop() if len(words) == 1 and len(ending) == 1 else None

    def _at_home(self, ref: ActorRef, home: str | None) -> ActorRef:
        """ "The army", "security forces" of a country, by the name that the tables have or a plain one."""
        state = self._actors.by_id.get(f"state-{home}") if home else None
        adjective = self._actors.adjective(state) if state else None
        if ref.actor is not None or state is None or adjective is None or len(ref.name.split()) > 3:
            return ref
        if ref.name.lower() in _SOLDIERS:
            return replace(ref, name=state.name, actor=state.id, candidates=(state.id,))
        for actor in self._actors.find_exactly(f"{adjective} {ref.name}"):
            if actor.country == home and actor.id.rsplit("-", 1)[0] in _INSTITUTIONS:
                return replace(ref, name=actor.name, actor=actor.id, candidates=(actor.id,))
        return replace(ref, name=f"{adjective} {ref.name}") if ref.name.lower() in _NATIONAL else ref
