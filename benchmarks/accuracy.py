"""Codes the five reference analyses, scores them against the gold, and writes the table of docs/accuracy.md.

python -m benchmarks.accuracy [--write docs/accuracy.md]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.material import seed_files, shared_folder
from benchmarks.speed import Speed, measure_speed
from polybius.pipeline import code_files, codebook_documents
from polybius.scoring import Rates, ScoreTable, load_aliases, load_coded, load_texts, score


@dataclass(frozen=True)
class Row:
    """One measure: what it is, what came out, what is asked for, and whether it is met."""

    name: str
    measured: str
    floor: str
    met: bool


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", type=Path, help="the page to write, besides printing the table")
    given = parser.parse_args()
    table, speed = measure_accuracy(), measure_speed()
    page = accuracy_page(table, speed)
    if given.write:
        given.write.write_text(page, encoding="utf-8")
    print(page)


def measure_accuracy() -> ScoreTable:
    """The score of the program as it stands, on the reference analyses."""
    gold = shared_folder() / "gold"
    # Through JSON and back, so that what is scored is what `polybius code --json` prints.
    documents = [
        json.loads(json.dumps(document)) for document in codebook_documents(code_files(seed_files()))
    ]
    return score(load_coded(gold), documents, load_texts(shared_folder() / "seeds"), load_aliases(gold))


def accuracy_page(table: ScoreTable, speed: Speed) -> str:
    """docs/accuracy.md."""
    return _PAGE.format(
        gold=table.mentions.gold,
        floors=_markdown(
            ("measure", "measured", "asked for", "met"),
            map(_cells, [*accuracy_rows(table), *speed_rows(speed)]),
        ),
        types=_markdown(
            ("type", "precision", "recall", "F1", "right", "predicted", "gold"),
            [(name, *_shares(each), *_counts(each)) for name, each in table.by_type],
        ),
        documents=_markdown(
            ("analysis", "precision", "recall", "F1"),
            [(name[:3], *_shares(each)) for name, each in table.by_document],
        ),
        fields=_markdown(
            ("field", "right", "right where the gold tells something"),
            [(name, f"{each.share:.2f}", f"{each.told_share:.2f}") for name, each in table.fields],
        ),
    )


def _shares(rates: Rates) -> tuple[str, ...]:
    return f"{rates.precision:.2f}", f"{rates.recall:.2f}", f"{rates.f1:.2f}"


def _counts(rates: Rates) -> tuple[str, ...]:
    return str(rates.right), str(rates.predicted), str(rates.gold)


def accuracy_rows(table: ScoreTable) -> list[Row]:
    """Every measure of accuracy that issue 2 asks for."""
    fields = {name: each.share for name, each in table.fields}
    sets = {name: each.f1 for name, each in table.sets}
    types = {name: each.f1 for name, each in table.by_type}
    return [
        _at_least("event mentions, F1 (type and evidence)", table.mentions.f1, 0.45),
        _at_least("event mentions, F1, type ignored", table.mentions_any_type.f1, 0.60),
        _at_least("ASSAULT alone, F1", types.get("ASSAULT", 0.0), 0.60),
        *_field_rows(fields, sets),
        _at_least("incidents over matched mentions, B-cubed F1", table.incidents.b_cubed_f1, 0.75),
        Row("quotes outside the text", str(len(table.quotes_outside)), "0", not table.quotes_outside),
    ]


def speed_rows(speed: Speed) -> list[Row]:
    """Every measure of speed that issue 2 asks for."""
    rate = speed.words_per_second
    return [
        Row("words per second, one process", f"{rate:,.0f}", "≥ 4,000", rate >= 4000),
        Row("start, seconds", f"{speed.start_seconds:.1f}", "≤ 4", speed.start_seconds <= 4),
        Row("peak memory, GiB", f"{speed.peak_gib:.2f}", "≤ 1.5", speed.peak_gib <= 1.5),
    ]


def _field_rows(fields: Mapping[str, float], sets: Mapping[str, float]) -> list[Row]:
    return [
        _at_least("date, over matched mentions", fields["date"], 0.60),
        _at_least("place", fields["place"], 0.70),
        _at_least("actors, F1", sets["actors"], 0.70),
        _at_least("recipients, F1", sets["recipients"], 0.60),
        _at_least("killed", fields["killed"], 0.85),
        _at_least("mode", fields["mode"], 0.70),
        _at_least("realis", fields["realis"], 0.85),
    ]


def _at_least(name: str, measured: float, floor: float) -> Row:
    return Row(name, f"{measured:.3f}", f"≥ {floor:.2f}", measured >= floor)


def _cells(row: Row) -> tuple[str, ...]:
    return row.name, row.measured, row.floor, "yes" if row.met else "no"


def _markdown(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [columns, ("---",) * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_PAGE = """\
# Accuracy

Written by `make accuracy`; do not edit by hand. Five analyses of one contest, {gold} event mentions coded by
hand, held against what `polybius code` makes of the same texts. How mentions match is told in
[codebook.md](codebook.md).
Two careful people who code such analyses apart agree at F1 0.76 (type ignored 0.85, ASSAULT 0.95).

{floors}

## By type

{types}

## By analysis

{documents}

## By field, over matched mentions

{fields}
"""

if __name__ == "__main__":
    main()
