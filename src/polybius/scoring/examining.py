"""Scoring a prediction against a gold, as the codebook's section "Scoring" lays down."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeVar

from polybius.errors import ScoringError
from polybius.scoring.clustering import Grouped, b_cubed, pair_rates
from polybius.scoring.confusion import confuse
from polybius.scoring.entries import Entry, entries_of
from polybius.scoring.field_values import Folder
from polybius.scoring.loading import as_documents
from polybius.scoring.matching import Pair, match_entries, match_evidence
from polybius.scoring.rates import Accuracy, Rates
from polybius.scoring.resampling import ratio_intervals
from polybius.scoring.scope import EVERYTHING, FIELDS, Scope
from polybius.scoring.shape import CodedDocument
from polybius.scoring.table import Grouping, Outside, ScoreTable
from polybius.scoring.tallying import Side, Tally, fractions, tally, total

Given = Sequence[CodedDocument | Mapping[str, object]]
_Score = TypeVar("_Score", Rates, Accuracy)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All sides, with the documents that only one coding has. texts: of the gold's documents, by name."""

    sides: tuple[Side, ...]
    documents: tuple[str, ...]
    not_predicted: tuple[str, ...]
    not_scored: tuple[str, ...]
    texts: Mapping[str, str]
    scope: Scope

    def of_kind(self, kind: str) -> tuple[Side, ...]:
        return tuple(side for side in self.sides if side.kind == kind)

    def of_document(self, document: str) -> tuple[Side, ...]:
        return tuple(side for side in self.sides if side.document == document)


def score(
    gold: Given,
    pred: Given,
    texts: Mapping[str, str],
    aliases: Mapping[str, str] | None = None,
    *,
    scope: Scope = EVERYTHING,
) -> ScoreTable:
    """The agreement of a prediction with the gold, per type, field and kind.

    gold, pred   documents in the codebook's shape, matched by file name (endings may differ)
    texts        file name to text; every quote is looked up there
    aliases      alias to canonical name; None folds spellings only
    scope        what is scored
    Raises       ScoringError
    """
    return score_comparison(compare(gold, pred, texts, aliases, scope=scope))


def compare(
    gold: Given,
    pred: Given,
    texts: Mapping[str, str],
    aliases: Mapping[str, str] | None = None,
    *,
    scope: Scope = EVERYTHING,
) -> Comparison:
    """Every gold document set beside its prediction, entry by entry. Raises ScoringError."""
    wanted, given = as_documents(gold, side="gold"), as_documents(pred, side="prediction")
    if not wanted:
        raise ScoringError("the gold holds no document: nothing can be scored; give a gold file or folder")
    text_names, given_names = _by_name(texts), _by_name(given)
    told = {name: _text_of(name, texts, text_names) for name in wanted}
    folder = Folder(aliases, by_words=scope.by_words)
    sides: list[Side] = []
    used: set[str] = set()
    missing: list[str] = []
    for name, document in wanted.items():
        partner = _find(name, given_names)
        if partner is None:
            missing.append(name)
        else:
            used.add(partner)
        answer = given[partner] if partner else CodedDocument(document=name)
        sides += _sides(document, answer, told[name], folder, scope)
    extra = tuple(name for name in given if name not in used)
    return Comparison(tuple(sides), tuple(wanted), tuple(missing), extra, told, scope)


def score_comparison(compared: Comparison) -> ScoreTable:
    """The scores of what was compared."""
    tallies = [tally(compared.of_document(name), compared.scope) for name in compared.documents]
    summed = total(tallies)
    events = compared.of_kind("events")
    everything = [entry for side in compared.sides for entry in side.pred]
    nothing = Rates(0, 0, 0)
    return ScoreTable(
        documents=compared.documents,
        mentions=summed.rates.get("mentions", nothing),
        mentions_any_type=summed.rates.get("mentions_any_type", nothing),
        by_type=tuple(sorted(_under(summed.rates, "by_type").items())),
        by_document=tuple(
            (name, each.rates["mentions"])
            for name, each in zip(compared.documents, tallies, strict=True)
            if "mentions" in each.rates
        ),
        sets=tuple(_under(summed.rates, "fields").items()),
        fields=tuple(_under(summed.accuracy, "fields").items()),
        kinds=_kinds(summed, "kinds"),
        kinds_evidence=_kinds(summed, "kinds_evidence"),
        kind_fields=tuple(
            (kind, tuple(_under(summed.accuracy, f"kinds.{kind}").items()))
            for kind in compared.scope.kinds
            if kind != "events"
        ),
        intervals=ratio_intervals(fractions(tallies)),
        confusion=confuse(
            (entry for side in events for entry in side.gold),
            (entry for side in events for entry in side.pred),
            (pair for side in events for pair in side.matched_evidence),
        ),
        incidents=_grouping([pair for side in events for pair in side.matched]),
        quotes=len(everything),
        quotes_outside=_listed(entry for entry in everything if entry.outside),
        gold_unlocated=_listed(entry for side in compared.sides for entry in side.gold if entry.span is None),
        not_predicted=compared.not_predicted,
        not_scored=compared.not_scored,
    )


def _sides(gold: CodedDocument, pred: CodedDocument, text: str, folder: Folder, scope: Scope) -> list[Side]:
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
        for kind in scope.kinds
    ]


def _by_name(names: Collection[str]) -> dict[str, str]:
    """Each name by itself and by its stem, so that "one" finds "one.txt"; whole names come first."""
    stems: dict[str, str] = {}
    for name in names:
        stems.setdefault(PurePath(name).stem, name)
    return stems | {name: name for name in names}


def _find(name: str, names: Mapping[str, str]) -> str | None:
    return names.get(name) or names.get(PurePath(name).stem)


def _text_of(name: str, texts: Mapping[str, str], names: Mapping[str, str]) -> str:
    found = _find(name, names)
    if found is None:
        raise ScoringError(f"no text for document '{name}': put the file into the folder given as --texts")
    return texts[found]


def _kinds(summed: Tally, place: str) -> tuple[tuple[str, Rates], ...]:
    found = _under(summed.rates, place)
    return tuple((kind, found[kind]) for kind in FIELDS if kind in found)


def _under(scores: Mapping[str, _Score], place: str) -> dict[str, _Score]:
    """The scores right under a place: "fields" gives "actors" of "fields.actors"."""
    prefix = f"{place}."
    return {name.removeprefix(prefix): some for name, some in scores.items() if name.startswith(prefix)}


def _grouping(matched: Sequence[Pair]) -> Grouping:
    mentions = [Grouped(gold.document, _incident(gold), _incident(pred)) for gold, pred in matched]
    return Grouping(
        len(mentions), pair_rates(mentions), pair_rates(mentions, across_documents=True), *b_cubed(mentions)
    )


def _incident(entry: Entry) -> str:
    # A mention that was put to no incident stands alone.
    return entry.incident or f"alone: {entry.document} {entry.id}"


def _listed(entries: Iterable[Entry]) -> tuple[Outside, ...]:
    return tuple(Outside(entry.document, entry.kind, entry.id, entry.quote) for entry in entries)
