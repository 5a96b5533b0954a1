"""Confidence: how likely a careful person would have coded a mention as the coder did."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

from polybius.errors import DataFileError
from polybius.records import (
    Assessment,
    CausalClaim,
    Coded,
    EventMention,
    Figure,
    Mention,
    Relation,
    Statement,
)

_LONG_QUOTE = 120
"""Characters; longer quotes carry more than one thing, and the coder errs in them more often."""
_LOWEST, _HIGHEST = 0.02, 0.98

M = TypeVar("M", EventMention, Statement, Figure, Relation, Assessment, CausalClaim)


def with_confidence(coded: Coded) -> Coded:
    """The same mentions, each with its confidence."""
    weights = _load_weights()
    return Coded(
        tuple(_with(mention, weights) for mention in coded.events),
        tuple(_with(mention, weights) for mention in coded.statements),
        tuple(_with(mention, weights) for mention in coded.figures),
        tuple(_with(mention, weights) for mention in coded.relations),
        tuple(_with(mention, weights) for mention in coded.assessments),
        tuple(_with(mention, weights) for mention in coded.causal),
    )


def signs_of(mention: Mention) -> frozenset[str]:
    """What speaks for or against a mention, as names of weights: its kind, code, rule, and what it tells."""
    match mention:
        case EventMention():
            kind, code, told = "event", mention.type, _of_event(mention)
        case Statement():
            kind, code, told = "statement", mention.kind, _of_statement(mention)
        case Figure():
            kind, code, told = "figure", mention.measure, _of_figure(mention)
        case Relation():
            kind, code, told = "relation", mention.relation, _of_relation(mention)
        case Assessment():
            kind, code, told = "assessment", "", _of_assessment(mention)
        case CausalClaim():
            kind, code, told = "cause", f"{mention.polarity:+d}", set()
    if mention.status != "asserted":
        told.add(f"status {mention.status}")
    if len(mention.quote.text) > _LONG_QUOTE:
        told.add("long quote")
    return frozenset(
        {kind, f"{kind} {code}", f"{kind} rule {mention.rule}", *(f"{kind}: {one}" for one in told)}
    )


def estimate(signs: frozenset[str], weights: Mapping[str, float]) -> float:
    """The chance that the weights of these signs give, 0.02 to 0.98; signs without a weight count nothing."""
    total = sum(weights.get(sign, 0.0) for sign in signs)
    return min(_HIGHEST, max(_LOWEST, 1 / (1 + math.exp(-total))))


def _with(mention: M, weights: Mapping[str, float]) -> M:
    return replace(mention, confidence=round(estimate(signs_of(mention), weights), 3))


def _of_event(mention: EventMention) -> set[str]:
    told = {
        "a named doer": any(ref.actor for ref in mention.actors),
        "no doer": not mention.actors,
        "no recipient": not mention.recipients,
        "a date of its own": mention.when.text is not None,
        "no date": not mention.when.known,
        "a place of its own": mention.where.text is not None,
        "weapons": bool(mention.weapons),
        "a toll": mention.killed is not None or mention.injured is not None,
        "not actual": mention.realis != "actual",
        "several": mention.count.low != 1,
        "told again": bool(mention.support),
        "a source": bool(mention.source.names),
    }
    return {sign for sign, holds in told.items() if holds}


def _of_statement(mention: Statement) -> set[str]:
    told = {"about an event": mention.about is not None, "no speaker": mention.speaker is None}
    return {sign for sign, holds in told.items() if holds} | ({"hedged"} if mention.hedged else set())


def _of_figure(mention: Figure) -> set[str]:
    told = {
        "a range": mention.value is None,
        "a date": mention.as_of.known,
        "approximate": mention.approximate,
    }
    return {sign for sign, holds in told.items() if holds}


def _of_relation(mention: Relation) -> set[str]:
    told = {
        "a known subject": _is_known(mention.subject.actor),
        "a known object": _is_known(mention.object.actor),
        "hedged": mention.hedged,
    }
    return {sign for sign, holds in told.items() if holds}


def _of_assessment(mention: Assessment) -> set[str]:
    told = {
        "likelihood words": mention.likelihood is not None,
        "a horizon": mention.horizon.known,
        "another's": bool(mention.source.names),
        "not resolvable": not mention.resolvable,
    }
    return {sign for sign, holds in told.items() if holds}


def _is_known(actor: str | None) -> bool:
    """Whether an actor is in the tables, and not only named in the report."""
    return actor is not None and not actor.startswith("new:")


@cache
def _load_weights() -> Mapping[str, float]:
    file = files("polybius") / "data" / "confidence" / "weights.json"
    try:
        weights: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))["weights"]
    except (OSError, ValueError, KeyError) as error:
        raise DataFileError(f"{file} cannot be read ({error}): reinstall polybius") from error
    return weights
