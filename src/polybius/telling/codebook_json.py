"""One report's mentions in exactly the codebook's shape, as gold files hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from polybius.errors import QuoteNotInReport
from polybius.records import ActorRef, Count, EventMention, Report, Where


def codebook_document(
    report: Report,
    mentions: Iterable[EventMention],
    incident_of: Mapping[str, str],
    part_of: Mapping[str, str | None],
) -> dict[str, Any]:
    """The report's mentions as one object of the codebook; events numbered e1, e2 … in the order of the text.

    mentions      of any reports; those of this one are taken
    incident_of   incident id by mention id
    part_of       summary incident's id by incident id
    Raises        QuoteNotInReport when a mention's words are not in the report
    """
    own = sorted(
        (m for m in mentions if m.report == report.id), key=lambda m: (m.quote.start, m.trigger.start, m.id)
    )
    events = []
    for number, mention in enumerate(own, start=1):
        if not report.holds(mention.quote):
            raise QuoteNotInReport(
                f"mention {mention.id} cites {mention.quote.text[:60]!r}, which is not at characters "
                f"{mention.quote.start}-{mention.quote.end} of {report.name}: code the report again"
            )
        incident = incident_of.get(mention.id)
        events.append(_event(f"e{number}", mention, incident, part_of.get(incident) if incident else None))
    return {
        "document": report.name,
        "events": events,
        "statements": [],
        "figures": [],
        "relations": [],
        "assessments": [],
        "causal": [],
    }


def _event(name: str, mention: EventMention, incident: str | None, part_of: str | None) -> dict[str, Any]:
    return {
        "id": name,
        "quote": mention.quote.text,
        "type": mention.type,
        "mode": mention.mode,
        "actors": [_named(actor) for actor in mention.actors],
        "recipients": [_named(recipient) for recipient in mention.recipients],
        "weapons": [weapon.name for weapon in mention.weapons],
        "place": _place(mention.where),
        "date": mention.when.edtf,
        "date_text": mention.when.text,
        "count": mention.count.written(),
        "killed": _written(mention.killed),
        "injured": _written(mention.injured),
        "result": mention.result,
        "realis": mention.realis,
        "status": mention.status,
        "source": mention.source.written(),
        "incident": incident,
        "part_of": part_of,
    }


def _named(actor: ActorRef) -> dict[str, str]:
    return {"name": actor.name, "text": actor.text}


def _place(where: Where) -> dict[str, str | None] | None:
    return {"name": where.name, "text": where.text} if where.known else None


def _written(count: Count | None) -> int | str | None:
    return count.written() if count else None
