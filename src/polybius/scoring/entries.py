"""Coded entries made ready to compare: names folded, evidence located."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from polybius.records import Span
from polybius.scoring.evidence import letters_of, locate_all
from polybius.scoring.field_values import Folder, Value, fields_of, key_of, label_of
from polybius.scoring.scope import KINDS
from polybius.scoring.shape import CodedDocument, CodedEvent


@dataclass(frozen=True, slots=True)
class Entry:
    """One coded entry.

    span      where its quote stands; None when it stands nowhere
    outside   whether the quote is not in the text letter for letter
    key       what must be equal for two entries of this kind to match, besides their evidence
    label     what was coded, for people
    fields    the scored fields by name
    incident  the incident an event mention was put to; None for the other kinds
    """

    document: str
    kind: str
    id: str
    quote: str
    span: Span | None
    outside: bool
    key: tuple[object, ...]
    label: str
    fields: Mapping[str, Value]
    incident: str | None = None


def entries_of(document: CodedDocument, text: str, folder: Folder) -> dict[str, tuple[Entry, ...]]:
    """All entries of a document by kind."""
    letters = letters_of(text)
    result = {}
    for kind in KINDS:
        coded = document.of_kind(kind)
        spans = locate_all([mention.quote for mention in coded], text, letters)
        result[kind] = tuple(
            Entry(
                document.document,
                kind,
                mention.id,
                mention.quote,
                span,
                mention.quote not in text,
                key_of(mention, folder),
                label_of(mention),
                fields_of(mention, folder),
                mention.incident if isinstance(mention, CodedEvent) else None,
            )
            for mention, span in zip(coded, spans, strict=True)
        )
    return result
