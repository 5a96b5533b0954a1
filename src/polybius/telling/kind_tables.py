"""Statements, figures, relations, assessments and causes as tables: one row a mention, for spreadsheets.

Every row ends with the same columns: how it is said, by whom, and the words with their place in the report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from polybius.records import Account, Mention, Report, When
from polybius.telling.spreadsheet import Value, csv_text, listed

LISTED_KINDS = ("statements", "figures", "relations", "assessments", "causal")
"""The kinds that have a table of their own, as the codebook names them; events are in the chronology."""

_Column = tuple[str, Callable[[Any], Value]]


@dataclass(frozen=True, slots=True)
class KindTable:
    """The mentions of one kind as rows. What is unknown is None."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def picked(self, columns: Sequence[str]) -> list[tuple[Value, ...]]:
        """The rows with these columns only."""
        places = [self.columns.index(column) for column in columns]
        return [tuple(row[place] for place in places) for row in self.rows]


def kind_table(account: Account, kind: str) -> KindTable:
    """The table of one of LISTED_KINDS, in the order of the reports."""
    reports = {report.id: report for report in account.reports}
    incidents = {name: incident.id for incident in account.incidents for name in incident.mentions}
    own: tuple[_Column, ...] = (("id", lambda mention: mention.id), *_own_columns(incidents)[kind])
    rows = (
        (*(value(mention) for _, value in own), *(value(mention, reports) for _, value in _SHARED))
        for mention in getattr(account, kind)
    )
    return KindTable(kind, tuple(name for name, _ in (*own, *_SHARED)), tuple(rows))


def kind_csv(account: Account, kind: str) -> str:
    """The table of one of LISTED_KINDS as CSV, safe to open in a spreadsheet."""
    table = kind_table(account, kind)
    return csv_text(table.columns, table.rows)


def _own_columns(incidents: Mapping[str, str]) -> dict[str, tuple[_Column, ...]]:
    """The columns that belong to each kind alone. incidents: incident id by id of the event mention."""
    return {
        "statements": (
            ("kind", lambda said: said.kind),
            ("speaker", lambda said: said.speaker.name if said.speaker else None),
            ("speaker_words", lambda said: said.speaker.text if said.speaker else None),
            ("about", lambda said: incidents.get(said.about) if said.about else None),
            ("about_mention", lambda said: said.about),
            ("content", lambda said: said.content.text),
        ),
        "figures": (
            ("measure", lambda figure: figure.measure),
            ("subject", lambda figure: figure.subject.name),
            ("subject_words", lambda figure: figure.subject.text),
            ("value", lambda figure: _number(figure.value)),
            # What "hundreds" may mean is a reading of ours; a table that is computed with holds what is told.
            ("low", lambda figure: None if figure.in_words else _number(figure.low)),
            ("high", lambda figure: None if figure.in_words else _number(figure.high)),
            ("unit", lambda figure: figure.unit),
            ("number_words", lambda figure: figure.number.text),
            ("approximate", lambda figure: _yes(figure.approximate)),
            *_time("as_of", lambda figure: figure.as_of),
        ),
        "relations": (
            ("subject", lambda relation: relation.subject.name),
            ("subject_words", lambda relation: relation.subject.text),
            ("relation", lambda relation: relation.relation),
            ("object", lambda relation: relation.object.name),
            ("object_words", lambda relation: relation.object.text),
            *_time("since", lambda relation: relation.from_),
            *_time("until", lambda relation: relation.to),
        ),
        "assessments": (
            ("content", lambda judged: judged.content.text),
            ("likelihood_words", lambda judged: judged.likelihood.text if judged.likelihood else None),
            *_time("horizon", lambda judged: judged.horizon),
            ("subject", lambda judged: judged.subject.name if judged.subject else None),
            ("resolvable", lambda judged: _yes(judged.resolvable)),
        ),
        "causal": (
            ("cause", lambda claim: claim.cause.name),
            ("cause_words", lambda claim: claim.cause.text),
            ("polarity", lambda claim: claim.polarity),
            ("effect", lambda claim: claim.effect.name),
            ("effect_words", lambda claim: claim.effect.text),
        ),
    }


def _time(name: str, when: Callable[[Any], When]) -> tuple[_Column, ...]:
    """Four columns for a time: EDTF, the first and last day it allows, and where it comes from."""
    return (
        (name, lambda mention: when(mention).edtf),
        (f"{name}_earliest", lambda mention: when(mention).earliest),
        (f"{name}_latest", lambda mention: when(mention).latest),
        (f"{name}_how", lambda mention: when(mention).how),
    )


_SHARED: tuple[tuple[str, Callable[[Mention, Mapping[str, Report]], Value]], ...] = (
    ("hedged", lambda mention, _: _yes(_hedged(mention))),
    ("status", lambda mention, _: mention.status),
    ("sources", lambda mention, _: listed(mention.source.names)),
    ("report", lambda mention, _: mention.report),
    ("report_name", lambda mention, reports: reports[mention.report].name),
    ("start", lambda mention, _: mention.quote.start),
    ("end", lambda mention, _: mention.quote.end),
    ("quote", lambda mention, _: mention.quote.text),
    ("rule", lambda mention, _: mention.rule),
    ("confidence", lambda mention, _: mention.confidence),
)


def _hedged(mention: Any) -> bool:
    return bool(mention.hedged)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
