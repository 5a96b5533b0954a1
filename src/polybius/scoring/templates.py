"""Template filling as MUC-4 is scored today: predicted templates aligned with gold ones, slot by slot.

Source: the metric of GTT (Du, Rush and Cardie 2021, "Template Filling with Generative Transformers", and its
eval.py at github.com/xinyadu/gtt), written anew. What differs is told in docs/scoring.md.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from polybius.scoring.resampling import Interval, percentile_interval, resampled_sums

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
SLOTS = ("incident_type", *ROLES)

_MARKS = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_MOST_EXACT = 12
"""Templates on the smaller side up to which the best alignment is sought among all (2^12 subsets)."""

Gain = tuple[int, int]
"""What aligning two templates adds: predicted fills that are right, gold fills that are found."""
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Template:
    """One predicted template. roles: slot to its entities, each told by one of its mentions."""

    docid: str
    incident_type: str
    roles: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class GoldTemplate:
    """One gold template. roles: slot to its entities, each with all its mentions."""

    docid: str
    incident_type: str
    roles: Mapping[str, tuple[tuple[str, ...], ...]]


_Either = TypeVar("_Either", GoldTemplate, Template)


@dataclass(frozen=True, slots=True)
class SlotCounts:
    """Fills of a slot. Two predicted fills may be right by one gold fill, so right and found are two counts.

    right   predicted fills that name an entity of the aligned gold template, of `predicted`
    found   gold fills named by a fill of the aligned predicted template, of `gold`
    """

    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: SlotCounts) -> SlotCounts:
        return SlotCounts(
            self.right + other.right,
            self.predicted + other.predicted,
            self.found + other.found,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """0 to 1; 0 when nothing is right, also when there was nothing to find (as the source has it)."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_json(self) -> dict[str, object]:
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "right": self.right,
            "predicted": self.predicted,
            "found": self.found,
            "gold": self.gold,
        }


@dataclass(frozen=True, slots=True)
class TemplateScores:
    """The score of predicted templates: over all slots, with the interval of its F1, and per slot."""

    micro: SlotCounts
    slots: tuple[tuple[str, SlotCounts], ...]
    interval: Interval | None

    def as_json(self) -> dict[str, object]:
        return {
            "micro": self.micro.as_json(),
            "slots": {name: counts.as_json() for name, counts in self.slots},
            "interval": self.interval.as_json() if self.interval else None,
        }


def score_templates(gold: Iterable[GoldTemplate], pred: Iterable[Template]) -> TemplateScores:
    """Precision, recall and F1 of template filling, micro-averaged over all slots and documents.

    Templates are aligned one to one within a document, those of other incident types never, so that the
    document's F1 is highest. A predicted fill is right when it is one of the mentions of an entity in the
    same slot of the aligned gold template, after normalising; an incident type is right when aligned. What
    is not aligned counts in full: as spurious, or as missing. Documents are those that either side names.
    """
    wanted, given = _by_document(gold), _by_document(pred)
    documents = [
        _score_document(
            [_normal_gold(template) for template in _distinct(wanted.get(docid, []))],
            [_normal_pred(template) for template in given.get(docid, [])],
        )
        for docid in dict.fromkeys((*wanted, *given))
    ]
    slots = tuple((slot, sum((each[slot] for each in documents), SlotCounts())) for slot in SLOTS)
    return TemplateScores(
        micro=sum((counts for _, counts in slots), SlotCounts()),
        slots=slots,
        interval=_interval([sum(each.values(), SlotCounts()) for each in documents]),
    )


def template_lines(scores: TemplateScores) -> list[str]:
    """The scores as lines of plain text."""
    between = scores.interval
    rows = [("all slots", scores.micro), *((f"  {slot}", counts) for slot, counts in scores.slots)]
    return [
        f"{'templates':24}{'P':>6}{'R':>7}{'F1':>7}{'right':>7}{'pred':>6}{'found':>6}{'gold':>6}",
        *(
            f"{name:24}{counts.precision:6.3f} {counts.recall:6.3f} {counts.f1:6.3f} {counts.right:6d}"
            f"{counts.predicted:6d}{counts.found:6d}{counts.gold:6d}"
            for name, counts in rows
        ),
        *([f"95 % of F1 over all slots: {between.low:.3f}-{between.high:.3f}"] if between else []),
    ]


def _interval(documents: Sequence[SlotCounts]) -> Interval | None:
    """The interval of the F1 over resampled documents; none for a single one."""
    if len(documents) < 2:
        return None
    counts = np.array([(c.right, c.predicted, c.found, c.gold) for c in documents], dtype=np.float64)
    right, predicted, found, gold = resampled_sums(counts).T
    # F1 of right/predicted and found/gold, without dividing by nothing.
    whole = right * gold + found * predicted
    f1 = np.divide(2 * right * found, whole, out=np.zeros_like(whole), where=whole > 0)
    return percentile_interval(f1)


def normalise(mention: str) -> str:
    """Lower case, without punctuation, articles and needless spaces."""
    return " ".join(_ARTICLES.sub(" ", mention.lower().translate(_MARKS)).split())


def _normal_gold(template: GoldTemplate) -> GoldTemplate:
    roles = {
        role: tuple(tuple(map(normalise, entity)) for entity in template.roles.get(role, ()) if entity)
        for role in ROLES
    }
    return GoldTemplate(template.docid, template.incident_type, roles)


def _normal_pred(template: Template) -> Template:
    roles = {role: tuple(map(normalise, template.roles.get(role, ()))) for role in ROLES}
    return Template(template.docid, template.incident_type, roles)


def _by_document(templates: Iterable[_Either]) -> dict[str, list[_Either]]:
    found: dict[str, list[_Either]] = {}
    for template in templates:
        found.setdefault(template.docid, []).append(template)
    return found


def _distinct(templates: Sequence[GoldTemplate]) -> list[GoldTemplate]:
    """Gold templates, those that say the same as an earlier one left out."""
    return [template for number, template in enumerate(templates) if template not in templates[:number]]


def _score_document(gold: Sequence[GoldTemplate], pred: Sequence[Template]) -> dict[str, SlotCounts]:
    counts = {slot: SlotCounts() for slot in SLOTS}
    for template in gold:
        counts["incident_type"] += SlotCounts(gold=1)
        for role in ROLES:
            counts[role] += SlotCounts(gold=len(template.roles[role]))
    for guess in pred:
        counts["incident_type"] += SlotCounts(predicted=1)
        for role in ROLES:
            counts[role] += SlotCounts(predicted=len(guess.roles[role]))
    total = sum(counts.values(), SlotCounts())
    for row, column in _align([[_gain(one, other) for other in pred] for one in gold], total):
        for slot, (right, found) in _agreed(gold[row], pred[column]).items():
            counts[slot] += SlotCounts(right=right, found=found)
    return counts


def _agreed(gold: GoldTemplate, pred: Template) -> dict[str, Gain]:
    """Per slot, how many predicted fills are right and how many gold fills are found, when aligned."""
    agreed = {"incident_type": (1, 1)}
    for role in ROLES:
        entities, fills = gold.roles[role], pred.roles[role]
        right = sum(any(fill in entity for entity in entities) for fill in fills)
        found = sum(any(fill in entity for fill in fills) for entity in entities)
        agreed[role] = (right, found)
    return agreed


def _gain(gold: GoldTemplate, pred: Template) -> Gain | None:
    # A gold type may name two: "bombing / attack" is answered by either.
    if pred.incident_type not in gold.incident_type:
        return None
    agreed = _agreed(gold, pred).values()
    return sum(right for right, _ in agreed), sum(found for _, found in agreed)


def _align(gains: Sequence[Sequence[Gain | None]], total: SlotCounts) -> list[tuple[int, int]]:
    """The pairs (row, column) that give the highest F1; the earliest of equally good ones.

    gains   rows are gold templates, columns predicted ones; None where the types forbid it
    total   the document's fills, which no alignment changes
    """
    if not gains or not gains[0]:
        return []
    if min(len(gains), len(gains[0])) > _MOST_EXACT:
        return _align_nearly(gains, total)
    if len(gains[0]) > len(gains):
        turned = [list(column) for column in zip(*gains, strict=True)]
        return [(row, column) for column, row in _align_exactly(turned, total)]
    return _align_exactly(gains, total)


def _align_exactly(gains: Sequence[Sequence[Gain | None]], total: SlotCounts) -> list[tuple[int, int]]:
    """By the columns in use, row after row, all sums of gains that no other sum beats on both counts."""
    best: dict[int, dict[Gain, Pairs]] = {0: {(0, 0): ()}}
    for row, gains_of_row in enumerate(gains):
        grown = {used: dict(sums) for used, sums in best.items()}
        for used, sums in best.items():
            for column, gain in enumerate(gains_of_row):
                if gain is None or used >> column & 1:
                    continue
                reached = grown.setdefault(used | 1 << column, {})
                for (right, found), pairs in sums.items():
                    reached.setdefault((right + gain[0], found + gain[1]), (*pairs, (row, column)))
        best = {used: _unbeaten(sums) for used, sums in grown.items()}
    ends = [end for sums in best.values() for end in sums.items()]
    return list(max(ends, key=lambda end: _f1(end[0], total))[1])


def _unbeaten(sums: Mapping[Gain, Pairs]) -> dict[Gain, Pairs]:
    kept: dict[Gain, Pairs] = {}
    most_found = -1
    for gain in sorted(sums, reverse=True):
        if gain[1] > most_found:
            kept[gain] = sums[gain]
            most_found = gain[1]
    return kept


def _align_nearly(gains: Sequence[Sequence[Gain | None]], total: SlotCounts) -> list[tuple[int, int]]:
    """The pairs with the highest sum of precision and recall: of so many templates, not all can be tried."""
    worth = np.array(
        [[gain[0] / total.predicted + gain[1] / total.gold if gain else 0.0 for gain in row] for row in gains]
    )
    rows, columns = linear_sum_assignment(worth, maximize=True)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in chosen if gains[row][column] is not None]


def _f1(gain: Gain, total: SlotCounts) -> float:
    return SlotCounts(gain[0], total.predicted, gain[1], total.gold).f1
