"""Reasons: the fields of a mention in lines, each with its value and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from polybius.cli.showing import counted

if TYPE_CHECKING:
    from polybius.records import (
        ActorRef,
        Assessment,
        CausalClaim,
        EventMention,
        Figure,
        Mention,
        Phrase,
        Relation,
        Statement,
        WeaponRef,
        When,
    )

Line = tuple[str, str, str]
"""Name of a field, its value, and why."""


def short_id(mention: str) -> str:
    """ "e1" of "<report id>.e1": explanations are of one report."""
    return mention.rpartition(".")[2]


def read_mention(mention: Mention) -> tuple[str, Iterator[Line]]:
    """The kind of a mention in words, and its lines."""
    from polybius.records import Assessment, EventMention, Figure, Relation, Statement

    if isinstance(mention, EventMention):
        return "event", _event_lines(mention)
    if isinstance(mention, Statement):
        return "statement", _statement_lines(mention)
    if isinstance(mention, Figure):
        return "figure", _figure_lines(mention)
    if isinstance(mention, Relation):
        return "relation", _relation_lines(mention)
    if isinstance(mention, Assessment):
        return "assessment", _assessment_lines(mention)
    return "causal claim", _causal_lines(mention)


def _event_lines(event: EventMention) -> Iterator[Line]:
    """The fields of an event that say anything, and those that a reader misses."""
    yield "type", f"{event.type} {event.mode}".strip(), f"rule {event.rule}"
    yield "doer", _names(event.actors) or "unknown", "" if event.actors else "the passage names none"
    yield (
        "recipient",
        _names(event.recipients) or "unknown",
        "" if event.recipients else "the passage names none",
    )
    if event.weapons:
        yield "weapon", _names(event.weapons), ""
    yield "date", *_dated(event.when, precision=event.date_prec)
    yield (
        "place",
        event.where.name or "unknown",
        _worded(event.where.text, event.where.how, event.where_prec),
    )
    if event.count.exact != 1:
        yield "count", counted(event.count), "one mention for several happenings"
    for name, toll in (("killed", event.killed), ("injured", event.injured)):
        if toll is not None:
            yield name, counted(toll), _worded(toll.text, "")
    if event.result:
        yield "result", event.result, ""
    yield "realis", event.realis, _of(event.notes, event.realis) or "told as done"
    yield from _word_lines(event)
    yield "attribution", event.attribution, ""


def _statement_lines(statement: Statement) -> Iterator[Line]:
    yield "kind", statement.kind, f"rule {statement.rule}"
    yield "speaker", statement.speaker.name if statement.speaker else "the author, or nobody named", ""
    yield "about", short_id(statement.about) if statement.about else "no event coded here", ""
    yield "content", f"“{statement.content.text}”", ""
    yield from _word_lines(statement)


def _figure_lines(figure: Figure) -> Iterator[Line]:
    bounds = (f"{figure.low:g}" if figure.low is not None else "", f"{figure.high:g}" if figure.high else "")
    value = f"{figure.value:g}" if figure.value is not None else "-".join(bounds).strip("-") or "no number"
    yield "measure", figure.measure, f"rule {figure.rule}"
    yield "value", f"{value} {figure.unit}".strip(), _worded(figure.number.text, "")
    yield "subject", *_phrase(figure.subject)
    yield "as of", *_dated(figure.as_of)
    yield from _word_lines(figure)


def _relation_lines(relation: Relation) -> Iterator[Line]:
    yield "relation", relation.relation, f"rule {relation.rule}"
    yield "subject", _names([relation.subject]), ""
    yield "object", _names([relation.object]), ""
    for name, when in (("from", relation.from_), ("to", relation.to)):
        if when.known:
            yield name, *_dated(when)
    yield from _word_lines(relation)


def _assessment_lines(assessment: Assessment) -> Iterator[Line]:
    yield "content", f"“{assessment.content.text}”", f"rule {assessment.rule}"
    yield "likelihood", assessment.likelihood.text if assessment.likelihood else "no word for it", ""
    yield "horizon", *_dated(assessment.horizon)
    if assessment.subject is not None:
        yield "subject", *_phrase(assessment.subject)
    yield from _word_lines(assessment)


def _causal_lines(claim: CausalClaim) -> Iterator[Line]:
    yield "cause", *_phrase(claim.cause)
    yield "effect", *_phrase(claim.effect)
    yield "polarity", f"{claim.polarity:+d}" if claim.polarity else "0", f"rule {claim.rule}"
    yield from _word_lines(claim)


def _word_lines(mention: Mention) -> Iterator[Line]:
    """On whose word, and what else is noted."""
    source = mention.source.written()
    because = _of(mention.notes, mention.status)
    yield "status", mention.status, because or ("the author says so" if not source else "")
    if source:
        yield "source", source, ""
    told = (mention.status, getattr(mention, "realis", ""))
    rest = [
        note for note in mention.notes if not note.startswith(tuple(f"{name}: " for name in told if name))
    ]
    if rest:
        yield "notes", "; ".join(rest), ""


def _of(notes: Iterable[str], code: str) -> str:
    """What the notes say of a code: "planned: 'will'" says "'will'"."""
    return next((note.removeprefix(f"{code}: ") for note in notes if note.startswith(f"{code}: ")), "")


def _names(refs: Iterable[ActorRef | WeaponRef]) -> str:
    return ", ".join(
        ref.name if ref.name.lower() == ref.text.lower() else f"{ref.name} (“{ref.text}”)" for ref in refs
    )


def _dated(when: When, *, precision: int | None = None) -> tuple[str, str]:
    return when.edtf or "unknown", _worded(when.text, when.how, precision)


def _phrase(phrase: Phrase) -> tuple[str, str]:
    return phrase.name, _worded(phrase.text if phrase.text.lower() != phrase.name.lower() else None, "")


def _worded(text: str | None, how: str, precision: int | None = None) -> str:
    code = f"precision {precision}" if precision is not None else ""
    return ", ".join(part for part in (f"“{text}”" if text else "", how, code) if part)
