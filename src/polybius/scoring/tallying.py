"""The scores of one report as counts, by name, so that they can be summed and resampled over reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from polybius.scoring.comparing import same_field
from polybius.scoring.entries import Entry
from polybius.scoring.matching import Pair
from polybius.scoring.rates import Accuracy, Rates
from polybius.scoring.scope import FIELDS, Scope


@dataclass(frozen=True, slots=True)
class Side:
    """Both codings of one kind in one document, and how they match."""

    document: str
    kind: str
    gold: tuple[Entry, ...]
    pred: tuple[Entry, ...]
    matched: tuple[Pair, ...]
    matched_evidence: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Scores by name: "mentions", "by_type.ASSAULT", "fields.date", "kinds.figures", "kinds.figures.unit" …

    rates      F1 of mentions and of fields that are sets
    accuracy   shares of fields that are right or wrong as a whole
    """

    rates: Mapping[str, Rates]
    accuracy: Mapping[str, Accuracy]


def tally(sides: Iterable[Side], scope: Scope) -> Tally:
    """The counts of one report."""
    rates: dict[str, Rates] = {}
    accuracy: dict[str, Accuracy] = {}
    for side in sides:
        if side.kind == "events":
            rates["mentions"] = _rates(side, side.matched)
            rates["mentions_any_type"] = _rates(side, side.matched_evidence)
            rates |= _by_type(side)
            place = "fields"
        else:
            place = f"kinds.{side.kind}"
            rates[place] = _rates(side, side.matched)
            rates[f"kinds_evidence.{side.kind}"] = _rates(side, side.matched_evidence)
        for field in scope.fields[side.kind]:
            if FIELDS[side.kind][field] == "set":
                rates[f"{place}.{field}"] = _set_rates(field, side.matched)
            else:
                accuracy[f"{place}.{field}"] = _accuracy(field, side.matched)
    return Tally(rates, accuracy)


def total(tallies: Sequence[Tally]) -> Tally:
    """The sums over all reports."""
    rates: dict[str, Rates] = {}
    accuracy: dict[str, Accuracy] = {}
    for each in tallies:
        for name, some in each.rates.items():
            rates[name] = rates.get(name, Rates(0, 0, 0)) + some
        for name, share in each.accuracy.items():
            accuracy[name] = accuracy.get(name, Accuracy(0, 0, 0, 0)) + share
    return Tally(rates, accuracy)


def fractions(tallies: Sequence[Tally]) -> dict[str, list[tuple[int, int]]]:
    """Each score as one fraction a report; (0, 0) where a report has nothing of it."""
    summed = total(tallies)
    return {
        **{
            name: [each.rates[name].ratio if name in each.rates else (0, 0) for each in tallies]
            for name in summed.rates
        },
        **{
            name: [each.accuracy[name].ratio if name in each.accuracy else (0, 0) for each in tallies]
            for name in summed.accuracy
        },
    }


def _rates(side: Side, matched: Sequence[Pair]) -> Rates:
    return Rates(len(matched), len(side.pred), len(side.gold))


def _by_type(side: Side) -> dict[str, Rates]:
    gold = [str(entry.key[0]) for entry in side.gold]
    pred = [str(entry.key[0]) for entry in side.pred]
    right = [str(one.key[0]) for one, _ in side.matched]
    return {
        f"by_type.{type_}": Rates(right.count(type_), pred.count(type_), gold.count(type_))
        for type_ in sorted({*gold, *pred})
    }


def _set_rates(field: str, pairs: Sequence[Pair]) -> Rates:
    sets = [(_names(gold, field), _names(pred, field)) for gold, pred in pairs]
    return Rates(
        sum(len(gold & pred) for gold, pred in sets),
        sum(len(pred) for _, pred in sets),
        sum(len(gold) for gold, _ in sets),
    )


def _names(entry: Entry, field: str) -> frozenset[str]:
    value = entry.fields[field]
    return value if isinstance(value, frozenset) else frozenset()


def _accuracy(field: str, pairs: Sequence[Pair]) -> Accuracy:
    right = [
        (
            same_field(FIELDS[gold.kind][field], gold.fields[field], pred.fields[field]),
            gold.fields[field] not in (None, ""),
        )
        for gold, pred in pairs
    ]
    return Accuracy(
        sum(same for same, _ in right),
        len(right),
        sum(same for same, told in right if told),
        sum(told for _, told in right),
    )
