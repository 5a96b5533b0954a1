"""One report's mentions in exactly the codebook's shape, as gold files hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from polybius.errors import QuoteNotInReport
from polybius.records import (
    ActorRef,
    Assessment,
    Casualties,
    CausalClaim,
    Coded,
    Count,
    EventMention,
    Figure,
    Mention,
    Relation,
    Report,
    Statement,
    Where,
)


def codebook_document(
    report: Report, coded: Coded, incident_of: Mapping[str, str], part_of: Mapping[str, str | None]
) -> dict[str, Any]:
    """The report's mentions as one object of the codebook, each kind numbered in the order of the text.

    coded         of this report
    incident_of   incident id by mention id
    part_of       summary incident's id by incident id
    Raises        QuoteNotInReport when a mention's words are not in the report
    """
    for mention in coded.mentions():
        if not report.holds(mention.quote):
            raise QuoteNotInReport(
                f"mention {mention.id} cites {mention.quote.text[:60]!r}, which is not at characters "
                f"{mention.quote.start}-{mention.quote.end} of {report.name}: code the report again"
            )
    events = sorted(coded.events, key=lambda m: (m.quote.start, m.trigger.start, m.id))
    ids = {mention.id: f"e{number}" for number, mention in enumerate(events, start=1)}
    return {
        "document": report.name,
        "events": [_event(event, ids, incident_of, part_of) for event in events],
        "statements": _numbered("s", (_statement(one, incident_of, ids) for one in coded.statements)),
        "figures": _numbered("f", map(_figure, coded.figures)),
        "relations": _numbered("r", map(_relation, coded.relations)),
        "assessments": _numbered("a", map(_assessment, coded.assessments)),
        "causal": _numbered("c", map(_causal, coded.causal)),
    }


def _numbered(letter: str, entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": f"{letter}{number}", **entry} for number, entry in enumerate(entries, start=1)]


def _statement(
    statement: Statement, incident_of: Mapping[str, str], ids: Mapping[str, str]
) -> dict[str, Any]:
    about = statement.about
    return {
        "quote": statement.quote.text,
        "kind": statement.kind,
        "speaker": statement.speaker.name if statement.speaker else statement.source.written(),
        "about": (incident_of.get(about) or ids.get(about)) if about else None,
        "content": statement.content.text,
        "hedged": statement.hedged,
        "status": statement.status,
        "source": statement.source.written(),
        **_coding_of(statement),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "quote": figure.quote.text,
        "measure": figure.measure,
        "subject": figure.subject.name,
        "value": _plain(figure.value),
        "low": None if figure.in_words else _plain(figure.low),
        "high": None if figure.in_words else _plain(figure.high),
        "unit": figure.unit,
        "as_of": figure.as_of.edtf,
        "approximate": figure.approximate,
        "status": figure.status,
        "source": figure.source.written(),
        **_coding_of(figure),
    }


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "quote": relation.quote.text,
        "subject": relation.subject.name,
        "relation": relation.relation,
        "object": relation.object.name,
        "from": relation.from_.edtf,
        "to": relation.to.edtf,
        "status": relation.status,
        "source": relation.source.written(),
        **_coding_of(relation),
    }


def _assessment(assessment: Assessment) -> dict[str, Any]:
    return {
        "quote": assessment.quote.text,
        "content": assessment.content.text,
        "likelihood_words": assessment.likelihood.text if assessment.likelihood else None,
        "horizon": assessment.horizon.edtf,
        "subject": assessment.subject.name if assessment.subject else None,
        "resolvable": assessment.resolvable,
        "source": assessment.source.written(),
        **_coding_of(assessment),
    }


def _causal(claim: CausalClaim) -> dict[str, Any]:
    return {
        "quote": claim.quote.text,
        "cause": claim.cause.name,
        "effect": claim.effect.name,
        "polarity": claim.polarity,
        "hedged": claim.hedged,
        "source": claim.source.written(),
        **_coding_of(claim),
    }


def _event(
    mention: EventMention,
    ids: Mapping[str, str],
    incident_of: Mapping[str, str],
    part_of: Mapping[str, str | None],
) -> dict[str, Any]:
    incident = incident_of.get(mention.id)
    return {
        "id": ids[mention.id],
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
        "attribution": mention.attribution,
        "stage": mention.stage,
        "date_prec": mention.date_prec,
        "where_prec": mention.where_prec,
        "event_clarity": mention.event_clarity,
        "source": mention.source.written(),
        "casualties": [_casualties(one) for one in mention.casualties],
        "met": ids.get(mention.met) if mention.met else None,
        "incident": incident,
        "part_of": part_of.get(incident) if incident else None,
        **_coding_of(mention),
    }


def _coding_of(mention: Mention) -> dict[str, Any]:
    """How it came to be coded, and how far to trust it; no field of the codebook."""
    confidence = mention.confidence
    return {"rule": mention.rule, "confidence": None if confidence is None else round(confidence, 2)}


def _casualties(some: Casualties) -> dict[str, Any]:
    return {
        "kind": some.kind,
        "side": some.side,
        "country": some.country,
        "count": some.count.written(),
        "text": some.text,
    }


def _named(actor: ActorRef) -> dict[str, str]:
    return {"name": actor.name, "text": actor.text}


def _place(where: Where) -> dict[str, str | None] | None:
    return {"name": where.name, "text": where.text} if where.known else None


def _written(count: Count | None) -> int | str | None:
    return count.written() if count else None
