"""The score table as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.scoring.confusion import confusion_lines
from polybius.scoring.rates import Accuracy, Rates
from polybius.scoring.resampling import RESAMPLES, Interval, caution
from polybius.scoring.table import Outside, ScoreTable


def score_lines(table: ScoreTable) -> list[str]:
    """The table as lines of plain text, each score with its interval behind it."""
    return [
        *_event_lines(table),
        *_kind_lines(table),
        *confusion_lines(table.confusion),
        *_incident_lines(table),
        *_notes(table),
    ]


def _event_lines(table: ScoreTable) -> Iterator[str]:
    intervals = table.intervals
    yield f"{'':24}{'P':>6}{'R':>7}{'F1':>7}{'right':>7}{'pred':>6}{'gold':>6}   95 % of F1"
    yield _rates_line("mentions", table.mentions, intervals.get("mentions"))
    yield _rates_line("mentions, any type", table.mentions_any_type, intervals.get("mentions_any_type"))
    for name, rates in table.by_type:
        yield _rates_line(f"  {name}", rates, intervals.get(f"by_type.{name}"))
    for name, rates in table.by_document:
        yield _rates_line(f"  {name[:20]}", rates)
    yield "over matched mentions"
    for name, rates in table.sets:
        yield _rates_line(f"  {name}", rates, intervals.get(f"fields.{name}"))
    for name, accuracy in table.fields:
        yield _accuracy_line(f"  {name}", accuracy, intervals.get(f"fields.{name}"))


def _kind_lines(table: ScoreTable) -> Iterator[str]:
    if not table.kinds:
        return
    yield "other kinds (by evidence alone in brackets), and their fields over matched mentions"
    loose, fields = dict(table.kinds_evidence), dict(table.kind_fields)
    for kind, rates in table.kinds:
        line = _rates_line(f"  {kind}", rates, table.intervals.get(f"kinds.{kind}"))
        yield f"{line}  ({loose[kind].f1:.3f})"
        for name, accuracy in fields[kind]:
            yield _accuracy_line(f"    {name}", accuracy, table.intervals.get(f"kinds.{kind}.{name}"))


def _incident_lines(table: ScoreTable) -> Iterator[str]:
    grouping = table.incidents
    yield f"incidents over {grouping.mentions} matched mentions"
    yield _shares_line("  B-cubed", grouping.b_cubed_precision, grouping.b_cubed_recall, grouping.b_cubed_f1)
    yield _rates_line("  pairs", grouping.pairs)
    yield _rates_line("  pairs across documents", grouping.pairs_across_documents)


def _notes(table: ScoreTable) -> Iterator[str]:
    reports = len(table.documents)
    yield caution(reports) or f"intervals: {RESAMPLES} resamples of {reports} reports, 95 % of them within"
    yield f"quotes outside the text  {len(table.quotes_outside)} of {table.quotes}"
    yield from (f"  outside: {_shown(outside)}" for outside in table.quotes_outside)
    yield from (f"gold quote not found: {_shown(outside)}" for outside in table.gold_unlocated)
    yield from (f"no prediction for {name}: all of it counts as missed" for name in table.not_predicted)
    yield from (f"no gold for {name}: not scored" for name in table.not_scored)


def _rates_line(name: str, rates: Rates, interval: Interval | None = None) -> str:
    shares = _shares_line(name, rates.precision, rates.recall, rates.f1)
    return f"{shares} {rates.right:6d}{rates.predicted:6d}{rates.gold:6d}{_between(interval)}"


def _shares_line(name: str, precision: float, recall: float, f1: float) -> str:
    return f"{name:24}{precision:6.3f} {recall:6.3f} {f1:6.3f}"


def _accuracy_line(name: str, accuracy: Accuracy, interval: Interval | None) -> str:
    told = f"where told {accuracy.told_share:.3f} ({accuracy.told_right} of {accuracy.told_of})"
    return f"{name:24}{accuracy.share:6.3f}{_between(interval)}  {accuracy.right} of {accuracy.of}; {told}"


def _between(interval: Interval | None) -> str:
    return f"   {interval.low:.3f}-{interval.high:.3f}" if interval else ""


def _shown(outside: Outside) -> str:
    return f"{outside.document} {outside.kind} {outside.id}: {outside.quote[:80]!r}"
