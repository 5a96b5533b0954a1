"""Names: general words for a country's institutions, and names that no table knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from polybius.lexicon.actors import ActorTable
from polybius.lexicon.folding import fold, skeleton
from polybius.records import ActorRef, EventDraft, EventMention
from polybius.resolving.places import PlaceContext

_CAPITAL = re.compile(r"[A-Z]")
_CLEAR_LEAD = 1.5
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
    }
)


def home_country(context: PlaceContext) -> str | None:
    """The country that a report is about, named clearly more often than any other; None without one."""
    ranked = sorted(context.countries.items(), key=lambda pair: -pair[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR_LEAD * ranked[1][1]):
        return None
    return ranked[0][0]


def _is_place(ref: ActorRef, draft: EventDraft) -> bool:
    """Whether what was hit is the place itself, and nobody: "shelled Gao"."""
    violence = draft.type in ("ASSAULT", "COERCE")
    return violence and ref.actor is None and any(cue.quote.start == ref.start for cue in draft.places)


class NameJoiner:
    """Names the institutions of a country ("the army"); gives unknown names an id of their own.

    home   the country that the report is about, ISO code; None without a clear one
    All spellings of an unknown name in the report share one id, "new:…". Known names are left alone.
    """

    def __init__(self, actors: ActorTable, home: str | None) -> None:
        self._actors = actors
        self._home = home
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
                    recipients=tuple(
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
        name = self._spelled.setdefault(skeleton(ref.name), self._by_last_word(ref.name) or ref.name)
        return replace(ref, name=name, actor="new:" + re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-"))

    def _by_last_word(self, name: str) -> str | None:
        """The full name told before of which this is the last word; None when there is none, or several."""
        if " " in name:
            return None
        fuller = {full for full in self._spelled.values() if full.endswith(f" {name}")}
        return fuller.pop() if len(fuller) == 1 else None

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
