"""`polybius score`: a coding held against a gold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polybius.errors import ScoringError

if TYPE_CHECKING:
    from polybius.scoring import ScoreTable, TemplateScores

HELP = "Score a coding against gold files, per type, field and kind, as the codebook defines."
EXAMPLE = "polybius score gold.json coded.jsonl --texts reports"


def score(
    gold: Annotated[Path, typer.Argument(help="A JSON or JSON Lines file, or a folder of them.")],
    pred: Annotated[Path, typer.Argument(help="What `polybius code --json` printed; a file or a folder.")],
    *,
    texts: Annotated[
        Path | None,
        typer.Option("--texts", help="The folder of the texts that both quote, unless GOLD holds them."),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", help="Of GOLD: codebook, muc4 or plover; else told from its content."),
    ] = None,
    errors: Annotated[
        Path | None, typer.Option("--errors", help="Write what was missed, false or wrong as an HTML page.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on stdout.")] = False,
) -> None:
    from polybius import scoring

    wanted, given = scoring.load_set(gold, form), scoring.load_set(pred)
    if wanted.templates is not None and given.templates is not None:
        if errors:
            raise ScoringError("templates quote nothing: --errors needs a PRED in the codebook's shape")
        filled = scoring.score_templates(wanted.templates, scoring.predicted_templates(given.templates))
        _show(filled, scoring.template_lines(filled), as_json=as_json)
        return
    for note in (*wanted.notes, *given.notes):
        typer.echo(note, err=True)
    compared = scoring.compare(
        wanted.documents,
        given.documents,
        scoring.load_texts(texts) if texts else wanted.texts,
        scoring.load_aliases(gold) if gold.is_dir() else None,
        scope=wanted.scope,
    )
    table = scoring.score_comparison(compared)
    _show(table, scoring.score_lines(table), as_json=as_json)
    if errors:
        scoring.write_errors(compared, errors)


def _show(scores: ScoreTable | TemplateScores, lines: Iterable[str], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(scores.as_json(), ensure_ascii=False, indent=2))
        return
    for line in lines:
        # Types and names are strangers' text, which must not steer the terminal.
        print("".join(letter if letter.isprintable() else " " for letter in line))
