"""Which event types are taken for which others, over mentions whose evidence matches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from polybius.scoring.entries import Entry

MISSED = "missed"
FALSE = "false"
_WIDTH, _NAME_WIDTH = 7, 13


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts of (gold type, predicted type); MISSED stands for no prediction, FALSE for no gold."""

    counts: Mapping[tuple[str, str], int]

    @property
    def types(self) -> tuple[str, ...]:
        named = {type_ for pair in self.counts for type_ in pair}
        return tuple(sorted(named - {MISSED, FALSE}))

    def as_json(self) -> dict[str, dict[str, int]]:
        """Gold type to predicted type to count; zeros are left out."""
        rows = (*self.types, FALSE)
        columns = (*self.types, MISSED)
        return {
            row: {column: self.counts[row, column] for column in columns if (row, column) in self.counts}
            for row in rows
        }


def confuse(
    gold: Iterable[Entry], pred: Iterable[Entry], matched: Iterable[tuple[Entry, Entry]]
) -> Confusion:
    """Count types over matches by evidence, with what was missed and what was false."""
    pairs = list(matched)
    hit, used = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    counts = Counter((str(one.key[0]), str(other.key[0])) for one, other in pairs)
    counts.update((str(entry.key[0]), MISSED) for entry in gold if id(entry) not in hit)
    counts.update((FALSE, str(entry.key[0])) for entry in pred if id(entry) not in used)
    return Confusion(dict(counts))


def confusion_lines(confusion: Confusion) -> list[str]:
    """The table as lines of plain text: a row for each gold type, a column for each predicted one."""
    columns = (*confusion.types, MISSED)
    heads = "".join(f"{name[: _WIDTH - 1]:>{_WIDTH}}" for name in columns)
    return [
        "event types over the same words: rows gold, columns predicted",
        f"{'':{_NAME_WIDTH}}{heads}",
        *(
            f"  {row[: _NAME_WIDTH - 3]:{_NAME_WIDTH - 2}}"
            + "".join(f"{confusion.counts.get((row, column), 0) or '.':>{_WIDTH}}" for column in columns)
            for row in (*confusion.types, FALSE)
        ),
    ]
