"""Actors: states, groups, bodies, persons, and the words that name them in a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """An office held for a time. from_, to: EDTF; None when open or unknown."""

    office: str
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the actor tables.

    id        slug: "kataib-hezbollah", "state-IQ", "gov-IQ"
    kind      state, government, parliament, court, armed-forces, service (intelligence, police, border
              guard …), armed-group, party, alliance, coalition, mission, international-body, company, media,
              ngo, people (ethnic or social group), person
    country   ISO 3166 alpha-2; None when of several or none
    aliases   other spellings and names, in their usual letters
    part_of   id of the actor it belongs to; None
    """

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as one mention names it.

    name        canonical name, or the report's own words tidied when no table knows it
    text        the words of the report
    actor       id in the actor tables, "new:…" for one found in the text, None for a mere description
                ("two guards")
    candidates  ids considered, best first
    """

    name: str
    text: str
    start: int
    end: int
    actor: str | None = None
    candidates: tuple[str, ...] = ()
