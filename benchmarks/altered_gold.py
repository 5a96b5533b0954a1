"""What is lost when the letters or the names of the gold reports change: each altered, coded and scored anew.

python -m benchmarks.altered_gold

The alterations are those of tests/coding/altering.py. What is coded of an altered report is led back to the
clean one, letter by letter and name by name, and then held against the same gold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from benchmarks.material import GOLD_REPORTS
from polybius.own_codebook import OwnCodebook
from polybius.pipeline import real_stages
from polybius.pipeline.stages import CodeReport
from polybius.reading import read_bytes, read_file
from polybius.records import Coded, Quote, Report
from polybius.scoring import CodedDocument, Rates, ScoreTable, load_coded, load_texts, score
from polybius.telling import codebook_document
from tests.coding.altering import Alteration, Altered
from tests.coding.robustness import alterations


@dataclass(frozen=True, slots=True)
class Drop:
    """One alteration. clean, altered: the scores of the reports that it touches, before and after."""

    name: str
    clean: ScoreTable
    altered: ScoreTable


def main() -> None:
    for drop in measure_drops():
        clean, altered = drop.clean.mentions.f1, drop.altered.mentions.f1
        print(f"{drop.name:16}{len(drop.clean.documents):4d} reports  {clean:.3f} -> {altered:.3f}")


def measure_drops() -> list[Drop]:
    """Every alteration on the gold reports of tests/gold."""
    coder = real_stages().load_coder(OwnCodebook())
    reports = [read_file(path) for path in sorted(GOLD_REPORTS.glob("*.txt"))]
    clean = {report.name: codebook_document(report, coder(report), {}, {}) for report in reports}
    return [_drop(name, alter, reports, clean, coder) for name, alter in alterations().items()]


def other_kinds(table: ScoreTable) -> Rates:
    """The five kinds that are no events, taken together."""
    return sum((each for _, each in table.kinds), Rates(0, 0, 0))


def led_back(coded: Coded, altered: Altered, clean: Report) -> Coded:
    """What was coded of an altered report, as if of the clean one: its words there, its names as there."""
    found: Coded = _Way(altered, clean).back(coded)
    return found


class _Way:
    """The way from an altered report back to the clean one."""

    def __init__(self, altered: Altered, clean: Report) -> None:
        self._altered, self._clean = altered, clean
        self._names = {new: old for old, new in altered.renamed.items()}
        longest_first = sorted(self._names, key=len, reverse=True)
        self._any_name = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")

    def back(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._any_name.sub(lambda found: self._names[found[0]], value) if self._names else value
        if isinstance(value, tuple):
            return tuple(map(self.back, value))
        if isinstance(value, Quote):
            return self._words(value.start, value.end)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        parts = {field.name: self.back(getattr(value, field.name)) for field in fields(value)}
        if "start" in parts:  # a name with the words it stands in
            words = self._words(parts["start"], parts["end"])
            parts |= {"text": words.text, "start": words.start, "end": words.end}
        return replace(value, **parts)

    def _words(self, start: int, end: int) -> Quote:
        first = self._altered.clean_offset(start)
        return self._clean.quote(first, max(first + 1, self._altered.clean_offset(end)))


def _drop(
    name: str,
    alter: Alteration,
    reports: Sequence[Report],
    clean: Mapping[str, dict[str, Any]],
    coder: CodeReport,
) -> Drop:
    documents = {}
    for report in reports:
        altered = alter(report.text)
        if altered is not None and altered.text != report.text:
            documents[report.name] = _document(report, altered, coder)
    return Drop(name, _score({name: clean[name] for name in documents}), _score(documents))


def _document(report: Report, altered: Altered, coder: CodeReport) -> dict[str, Any]:
    read = read_bytes(altered.text.encode("utf-8"), name=report.name, origin=report.origin)
    if read.text != altered.text:
        raise SystemExit(
            f"{report.name}: reading changed the altered text, so that nothing leads back from it"
        )
    return codebook_document(report, led_back(coder(read), altered, report), {}, {})


def _score(documents: Mapping[str, dict[str, Any]]) -> ScoreTable:
    gold = [one for one in load_coded(GOLD_REPORTS) if one.document in documents]
    coded = [CodedDocument.model_validate(document) for document in documents.values()]
    return score(gold, coded, load_texts(GOLD_REPORTS))


if __name__ == "__main__":
    main()
