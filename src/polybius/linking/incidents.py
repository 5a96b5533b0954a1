"""Incidents: groups of mentions as happenings, with the values they show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from polybius.linking import values
from polybius.linking.labels import Told, label
from polybius.linking.likeness import load_likeness
from polybius.linking.rows import is_plural
from polybius.linking.summaries import name_sums
from polybius.records import Incident

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polybius.linking.kin import Kin
    from polybius.records import EventMention


def make_incidents(groups: Sequence[Sequence[EventMention]], kin: Kin) -> tuple[Incident, ...]:
    """One incident per group, numbered in the order of time (the undated last), then of first mention.

    groups   each in reading order
    kin      actor id → ids of all it is part of
    """
    made = [make_incident(group) for group in groups]
    order = sorted(range(len(made)), key=lambda number: (*_time(made[number]), _first_told(groups[number])))
    numbered = [replace(made[number], id=f"i{place}") for place, number in enumerate(order, start=1)]
    return name_sums(numbered, kin)


def make_incident(mentions: Sequence[EventMention]) -> Incident:
    """The incident that a group of mentions tells of, without a number yet."""
    likeness = load_likeness()
    kind, mode = values.derive_type(mentions), values.derive_mode(mentions)
    when, where = values.derive_when(mentions), values.derive_where(mentions)
    actors, recipients = values.derive_actors(mentions), values.derive_recipients(mentions)
    killed = values.derive_count(mention.killed for mention in mentions)
    injured = values.derive_count(mention.injured for mention in mentions)
    result, realis = values.derive_result(mentions), values.derive_realis(mentions)
    status, attribution = values.derive_status(mentions), values.derive_attribution(mentions)
    summary = any(is_plural(mention, likeness) for mention in mentions)
    number = values.derive_count(mention.count for mention in mentions).value if summary else None
    rules = (
        ("type", kind.rule),
        ("mode", mode.rule),
        ("when", when.rule),
        ("where", where.rule),
        ("actors", actors.rule),
        ("recipients", recipients.rule),
        ("killed", killed.rule),
        ("injured", injured.rule),
        ("result", result.rule),
        ("realis", realis.rule),
        ("status", status.rule),
        ("attribution", attribution.rule),
    )
    told = Told(
        kind.value,
        mode.value,
        actors.value,
        recipients.value,
        where.value,
        when.value,
        realis.value,
        summary,
        number,
        attribution.value,
    )
    return Incident(
        id="",
        label=label(told),
        type=kind.value,
        mode=mode.value,
        mentions=tuple(mention.id for mention in mentions),
        when=when.value,
        where=where.value,
        actors=actors.value,
        recipients=recipients.value,
        weapons=values.unique_in_order(
            (weapon for mention in mentions for weapon in mention.weapons), lambda weapon: weapon.name
        ),
        killed=killed.value,
        injured=injured.value,
        result=result.value,
        realis=realis.value,
        status=status.value,
        reports=tuple(dict.fromkeys(mention.report for mention in mentions)),
        summary=summary,
        attribution=attribution.value,
        rules=rules,
    )


def _time(incident: Incident) -> tuple[bool, date, date]:
    """By first day, then last; dates open at the start come by their end, the undated after all others."""
    first = incident.when.earliest or incident.when.latest
    return first is None, first or date.max, incident.when.latest or date.max


def _first_told(mentions: Sequence[EventMention]) -> tuple[str, int, str]:
    return min((mention.report, mention.quote.start, mention.id) for mention in mentions)
