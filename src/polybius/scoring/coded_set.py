"""A set of coded documents with all that its format tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from polybius.scoring.scope import EVERYTHING, Scope
from polybius.scoring.shape import CodedDocument
from polybius.scoring.templates import GoldTemplate


@dataclass(frozen=True, slots=True)
class CodedSet:
    """What a gold or prediction file holds.

    texts      document to text, where the format carries it; else empty
    scope      what the format tells of: nothing else can be scored against it
    templates  MUC-4 templates as they stand; None for other formats
    notes      what was left out and why, for people
    """

    documents: tuple[CodedDocument, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    scope: Scope = EVERYTHING
    templates: tuple[GoldTemplate, ...] | None = None
    notes: tuple[str, ...] = ()
