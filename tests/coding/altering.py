"""Texts altered on purpose, with the way back from each altered character to the clean one."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from polybius.lexicon.actors import ActorTable, AliasKind, NameHit
from polybius.lexicon.places import PlaceTable

SLIPS = (("rn", "m"), ("m", "rn"), ("o", "0"), ("l", "1"), ("q", "g"), ("g", "q"), ("e", "c"), ("I", "l"))
"""What a page reader takes for what."""
SLIPS_PER_CHARACTER = 0.01
_INVENTED_GROUPS = ("Morva Liberation Front", "Tesk Brigades", "Army of Dawn", "Sons of Varna")
_INVENTED_PERSONS = ("Danil Orvat", "Samir Keshet", "Pavo Lintz", "Amara Soule", "Tomas Brill")
_INVENTED_TOWNS = ("Karvesh", "Dolmara", "Tinzouk", "San Belaro", "Vyrsk", "Maradeh", "Okunto", "Lehrit")
_GROUPS = frozenset({"armed-group", "party", "alliance"})


@dataclass(frozen=True, slots=True)
class Change:
    """A run of the clean text and what stands in its place."""

    start: int
    end: int
    put: str


class Altered:
    """A text with its changes made.

    text      the altered text
    renamed   name in the clean text to name in the altered one
    """

    def __init__(self, clean: str, changes: Sequence[Change], renamed: dict[str, str] | None = None) -> None:
        self.renamed = renamed or {}
        parts: list[str] = []
        self._at: list[int] = [0]
        self._clean_at: list[int] = [0]
        done = length = 0
        for change in sorted(changes, key=lambda one: one.start):
            if change.start < done:
                raise ValueError(f"changes overlap at character {change.start} of {clean[:60]!r}")
            parts += [clean[done : change.start], change.put]
            length += change.start - done + len(change.put)
            done = change.end
            self._at.append(length)
            self._clean_at.append(done)
        parts.append(clean[done:])
        self.text = "".join(parts)
        self._length = len(clean)

    def clean_offset(self, offset: int) -> int:
        """The clean text's offset that an altered offset stands for; inside a change, near its end."""
        step = bisect_right(self._at, offset) - 1
        following = self._clean_at[step + 1] if step + 1 < len(self._at) else self._length
        return min(self._clean_at[step] + offset - self._at[step], following)


Alteration = Callable[[str], Altered | None]
"""Alters a text; None when there is nothing in it to alter."""


def letter_by_letter(text: str, turn: Callable[[str], str]) -> Altered:
    """Every letter turned, unless it would become two."""
    turned = "".join(new if len(new := turn(letter)) == 1 else letter for letter in text)
    return Altered(turned, [])


def misread(text: str, *, rate: float = SLIPS_PER_CHARACTER, seed: int = 7) -> Altered | None:
    """Letters taken for others as a page reader does, about `rate` of all characters."""
    chance = random.Random(f"{seed} {text}")
    changes: list[Change] = []
    done = 0
    spots = [(start, old, new) for old, new in SLIPS for start in _finds(text, old)]
    wanted = max(1, round(len(text) * rate))
    for start, old, new in sorted(chance.sample(spots, min(wanted, len(spots)))):
        if start >= done:
            changes.append(Change(start, start + len(old), new))
            done = start + len(old)
    return Altered(text, changes) if changes else None


def _finds(text: str, part: str) -> list[int]:
    return [start for start in range(len(text)) if text.startswith(part, start)]


def swap_actors(text: str, table: ActorTable) -> Altered | None:
    """The first two different actors named in full exchanged, wherever they stand."""
    hits = [hit for hit in table.scan(text) if _is_named(hit)]
    pair = list(dict.fromkeys(hit.actors[0].id for hit in hits))[:2]
    if len(pair) < 2:
        return None
    first, second = (next(hit for hit in hits if hit.actors[0].id == one) for one in pair)
    if first.kind_of_alias != second.kind_of_alias or first.actors[0].kind != second.actors[0].kind:
        return None
    words = {pair[0]: text[second.start : second.end], pair[1]: text[first.start : first.end]}
    both = [hit for hit in hits if hit.actors[0].id in words]
    changes = [Change(hit.start, hit.end, words[hit.actors[0].id]) for hit in both]
    names = first.actors[0].name, second.actors[0].name
    return Altered(text, changes, {names[0]: names[1], names[1]: names[0]})


def _is_named(hit: NameHit) -> bool:
    named = hit.kind_of_alias in (AliasKind.NAME, AliasKind.ACRONYM, AliasKind.ADJECTIVE)
    return named and not hit.bound and hit.actors[0].kind not in ("people", "media", "ngo")


def invent_names(text: str, actors: ActorTable, places: PlaceTable) -> Altered | None:
    """Groups, persons and towns of the tables replaced by names that no table knows."""
    changes: list[Change] = []
    given: dict[str, str] = {}
    invented = {"group": _INVENTED_GROUPS, "person": _INVENTED_PERSONS, "town": _INVENTED_TOWNS}
    left = {kind: list(names) for kind, names in invented.items()}
    for start, end, kind, name in sorted(_replaceable(text, actors, places)):
        if changes and start < changes[-1].end:
            continue
        if name not in given:
            if not left[kind]:
                continue
            given[name] = left[kind].pop(0)
        changes.append(Change(start, end, given[name]))
    return Altered(text, changes, given) if changes else None


def _replaceable(text: str, actors: ActorTable, places: PlaceTable) -> list[tuple[int, int, str, str]]:
    found = []
    for hit in actors.scan(text):
        one = hit.actors[0]
        if hit.kind_of_alias in (AliasKind.NAME, AliasKind.ACRONYM) and not hit.bound:
            if one.kind in _GROUPS:
                found.append((hit.start, hit.end, "group", one.name))
            elif one.kind == "person":
                found.append((hit.start, hit.end, "person", one.name))
    for spot in places.scan(text):
        if spot.places and spot.places[0].kind == "city" and text[spot.start].isupper():
            found.append((spot.start, spot.end, "town", spot.places[0].name))
    return found
