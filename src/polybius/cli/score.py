"""`polybius score`: a coding held against a gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

HELP = "Score a coding against gold files, per type and field, as the codebook defines."
EXAMPLE = "polybius score gold.json coded.jsonl --texts reports"


def score(
    gold: Annotated[Path, typer.Argument(help="A JSON or JSON Lines file, or a folder of them.")],
    pred: Annotated[Path, typer.Argument(help="What `polybius code --json` printed; a file or a folder.")],
    *,
    texts: Annotated[Path, typer.Option("--texts", help="The folder of the texts that both quote.")],
    as_json: Annotated[bool, typer.Option("--json", help="JSON on stdout.")] = False,
) -> None:
    from polybius import scoring

    aliases = scoring.load_aliases(gold) if gold.is_dir() else None
    table = scoring.score(
        scoring.load_coded(gold), scoring.load_coded(pred), scoring.load_texts(texts), aliases
    )
    if as_json:
        print(json.dumps(table.as_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(scoring.score_lines(table)))
