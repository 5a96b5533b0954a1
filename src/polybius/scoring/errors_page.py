"""The differences between gold and prediction as one HTML file, each with the words around it marked.

Strangers' text is in it: everything is escaped, and the page's policy lets nothing run or be fetched.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from polybius.errors import ScoringError
from polybius.records import Span
from polybius.scoring.differing import Difference, list_differences
from polybius.scoring.examining import Comparison
from polybius.scoring.scope import KINDS

_AROUND = 200
_KINDS_OF_ERROR = ("missed", "false", "wrong")
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a report's text, and whose quote it belongs to."""

    text: str
    in_gold: bool = False
    in_pred: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The differences of one kind in one document. anchor: its place in the page, "d1-events"."""

    anchor: str
    document: str
    kind: str
    differences: tuple[Difference, ...]

    def count(self, what: str) -> int:
        return sum(difference.what == what for difference in self.differences)


def write_errors(compared: Comparison, file: Path) -> None:
    """Write the page of all differences in what was compared. Raises ScoringError."""
    page = render_errors(list_differences(compared), compared.texts)
    try:
        file.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ScoringError(f"{file}: cannot be written ({error}): give another path to --errors") from error


def render_errors(differences: Sequence[Difference], texts: Mapping[str, str]) -> str:
    """The page. texts: document to text, for the words around a quote."""
    style = files("polybius.scoring").joinpath("assets", "errors.css").read_text(encoding="utf-8")
    documents = tuple(dict.fromkeys(difference.document for difference in differences))
    sections = tuple(_sections(differences, documents))
    return (
        _environment()
        .get_template("errors.html.j2")
        .render(
            documents=documents,
            kinds=KINDS,
            whats=_KINDS_OF_ERROR,
            sections=sections,
            by_place={(section.document, section.kind): section for section in sections},
            counts=Counter(difference.what for difference in differences),
            pieces=lambda difference: pieces(difference, texts[difference.document]),
            policy=_policy(style),
            style=Markup(style),
        )
    )


def pieces(difference: Difference, text: str) -> tuple[Piece, ...]:
    """The words around a difference in runs; the quote alone where it stands nowhere in the text."""
    in_gold = difference.what != "false"
    if difference.span is None:
        return (Piece(difference.quote, in_gold, not in_gold),)
    gold = difference.span if in_gold else None
    pred = difference.other_span if in_gold else difference.span
    spans = [span for span in (gold, pred) if span]
    start, end = _around(text, min(span.start for span in spans), max(span.end for span in spans))
    cuts = sorted({start, end, *(cut for span in spans for cut in (span.start, span.end))})
    found = [Piece(text[one:two], _within(one, gold), _within(one, pred)) for one, two in pairwise(cuts)]
    before, after = "\u2026 " if start else "", " \u2026" if end < len(text) else ""
    return tuple(piece for piece in (Piece(before), *found, Piece(after)) if piece.text)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The run of text with up to _AROUND characters on either side, cut between words where there are any."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(end, text.rfind(" ", end, last))
    return first, last


def _within(place: int, span: Span | None) -> bool:
    return span is not None and span.start <= place < span.end


def _sections(differences: Sequence[Difference], documents: Sequence[str]) -> Iterator[Section]:
    for number, document in enumerate(documents, start=1):
        for kind in KINDS:
            of_both = tuple(each for each in differences if (each.document, each.kind) == (document, kind))
            if of_both:
                yield Section(f"d{number}-{kind}", document, kind, of_both)


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("polybius.scoring", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    """The last step of every insertion: strangers' text without what hides, turns or breaks it."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return "".join(_REPLACEMENT if _is_hidden(char) else char for char in value)


def _is_hidden(char: str) -> bool:
    return char not in "\t\n\r\u00ad\u200c\u200d" and unicodedata.category(char) in ("Cc", "Cf", "Cs")


def _policy(style: str) -> str:
    """The content security policy: this style, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
