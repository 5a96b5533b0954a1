"""Scoring a prediction against a gold, as the codebook's section "Scoring" lays down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from polybius.errors import ScoringError
from polybius.scoring.clustering import Grouped, b_cubed, pair_rates
from polybius.scoring.comparing import EXACT_FIELDS, SET_FIELDS, same_field
from polybius.scoring.entries import KINDS, Entry, Event, Folder, entries_of
from polybius.scoring.loading import as_documents
from polybius.scoring.matching import Pair, match_entries, match_evidence
from polybius.scoring.shape import CodedDocument
from polybius.scoring.table import Accuracy, Grouping, Outside, Rates, ScoreTable

Given = Sequence[CodedDocument | Mapping[str, object]]


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
class Comparison:
    """All sides, with the documents that only one coding has."""

    sides: tuple[Side, ...]
    documents: tuple[str, ...]
    not_predicted: tuple[str, ...]
    not_scored: tuple[str, ...]

    def of_kind(self, kind: str) -> tuple[Side, ...]:
        return tuple(side for side in self.sides if side.kind == kind)


def score(
    gold: Given, pred: Given, texts: Mapping[str, str], aliases: Mapping[str, str] | None = None
) -> ScoreTable:
    """The agreement of a prediction with the gold, per type, field and kind.

    gold, pred   documents in the codebook's shape, matched by file name (endings may differ)
    texts        file name to text; every quote is looked up there
    aliases      alias to canonical name; None folds spellings only
    Raises       ScoringError
    """
    compared = compare(gold, pred, texts, aliases)
    events = compared.of_kind("events")
    matched = [pair for side in events for pair in side.matched]
    pairs = [(one.event, other.event) for one, other in matched if one.event and other.event]
    everything = [entry for side in compared.sides for entry in side.pred]
    return ScoreTable(
        documents=compared.documents,
        mentions=_rates(events),
        mentions_any_type=_rates(events, evidence_only=True),
        by_type=_by_type(events),
        by_document=tuple((side.document, _rates([side])) for side in events),
        sets=tuple((field, _set_rates(field, pairs)) for field in SET_FIELDS),
        fields=tuple((field, _accuracy(field, pairs)) for field in ("date", *EXACT_FIELDS)),
        kinds=tuple((kind, _rates(compared.of_kind(kind))) for kind in KINDS[1:]),
        kinds_evidence=tuple(
            (kind, _rates(compared.of_kind(kind), evidence_only=True)) for kind in KINDS[1:]
        ),
        incidents=_grouping(matched),
        quotes=len(everything),
        quotes_outside=_listed(entry for entry in everything if entry.outside),
        gold_unlocated=_listed(entry for side in compared.sides for entry in side.gold if entry.span is None),
        not_predicted=compared.not_predicted,
        not_scored=compared.not_scored,
    )


def compare(
    gold: Given, pred: Given, texts: Mapping[str, str], aliases: Mapping[str, str] | None = None
) -> Comparison:
    """Every gold document set beside its prediction, entry by entry. Raises ScoringError."""
    wanted, given = as_documents(gold, side="gold"), as_documents(pred, side="prediction")
    if not wanted:
        raise ScoringError("the gold holds no document: nothing can be scored; give a gold file or folder")
    folder = Folder(aliases)
    sides: list[Side] = []
    used: set[str] = set()
    missing: list[str] = []
    for name, document in wanted.items():
        partner = _same_document(name, given)
        if partner is None:
            missing.append(name)
        else:
            used.add(partner)
        answer = given[partner] if partner else CodedDocument(document=name)
        sides += _sides(document, answer, _text_of(name, texts), folder)
    extra = tuple(name for name in given if name not in used)
    return Comparison(tuple(sides), tuple(wanted), tuple(missing), extra)


def _sides(gold: CodedDocument, pred: CodedDocument, text: str, folder: Folder) -> list[Side]:
    wanted, given = entries_of(gold, text, folder), entries_of(pred, text, folder)
    return [
        Side(
            gold.document,
            kind,
            wanted[kind],
            given[kind],
            match_entries(wanted[kind], given[kind]),
            match_evidence(wanted[kind], given[kind]),
        )
        for kind in KINDS
    ]


def _same_document(name: str, among: Mapping[str, object]) -> str | None:
    if name in among:
        return name
    stem = PurePath(name).stem
    return next((other for other in among if other == stem or PurePath(other).stem == stem), None)


def _text_of(name: str, texts: Mapping[str, str]) -> str:
    found = _same_document(name, texts)
    if found is None:
        raise ScoringError(f"no text for document '{name}': put the file into the folder given as --texts")
    return texts[found]


def _rates(sides: Sequence[Side], *, evidence_only: bool = False) -> Rates:
    return Rates(
        sum(len(side.matched_evidence if evidence_only else side.matched) for side in sides),
        sum(len(side.pred) for side in sides),
        sum(len(side.gold) for side in sides),
    )


def _by_type(events: Sequence[Side]) -> tuple[tuple[str, Rates], ...]:
    gold = [entry.key[0] for side in events for entry in side.gold]
    pred = [entry.key[0] for side in events for entry in side.pred]
    right = [one.key[0] for side in events for one, _ in side.matched]
    types = sorted({str(type_) for type_ in (*gold, *pred)})
    return tuple((type_, Rates(right.count(type_), pred.count(type_), gold.count(type_))) for type_ in types)


def _set_rates(field: str, pairs: Sequence[tuple[Event, Event]]) -> Rates:
    sets = [(getattr(gold, field), getattr(pred, field)) for gold, pred in pairs]
    return Rates(
        sum(len(gold & pred) for gold, pred in sets),
        sum(len(pred) for _, pred in sets),
        sum(len(gold) for gold, _ in sets),
    )


def _accuracy(field: str, pairs: Sequence[tuple[Event, Event]]) -> Accuracy:
    right = [(same_field(field, gold, pred), getattr(gold, field) not in (None, "")) for gold, pred in pairs]
    return Accuracy(
        sum(same for same, _ in right),
        len(right),
        sum(same for same, told in right if told),
        sum(told for _, told in right),
    )


def _grouping(matched: Sequence[Pair]) -> Grouping:
    mentions = [
        Grouped(gold.document, _incident(gold), _incident(pred))
        for gold, pred in matched
        if gold.event and pred.event
    ]
    return Grouping(
        len(mentions), pair_rates(mentions), pair_rates(mentions, across_documents=True), *b_cubed(mentions)
    )


def _incident(entry: Entry) -> str:
    # A mention that was put to no incident stands alone.
    named = entry.event.incident if entry.event else None
    return named or f"alone: {entry.document} {entry.id}"


def _listed(entries: Iterable[Entry]) -> tuple[Outside, ...]:
    return tuple(Outside(entry.document, entry.kind, entry.id, entry.quote) for entry in entries)
