"""Measures how right the coder is, how steady and how fast, and writes docs/accuracy.md.

python -m benchmarks.accuracy [--write docs/accuracy.md]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.accuracy_page import Measured, accuracy_page
from benchmarks.altered_gold import measure_drops
from benchmarks.calibration import measure_calibration
from benchmarks.material import GOLD_REPORTS, seed_files, shared_folder
from benchmarks.muc4 import measure_muc4
from benchmarks.speed import measure_speed
from polybius.lexicon.actors import load_actors
from polybius.pipeline import code_files, codebook_documents
from polybius.scoring import ScoreTable, load_aliases, load_coded, load_texts, score

HELD_OUT = ("002", "004")
"""The reference analyses of which only scores were looked at while the rules were written."""
UNREAD = (
    "jolo",
    "michoacan",
    "port-au-prince",
    "preah-vihear",
    "pretoria",
    "somalia",
    "timbuktu",
    "tripoli",
)
"""The reports of tests/gold on whose event errors no rule was written."""

Chooses = Callable[[str], bool]
"""Whether the document of a name is scored."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", type=Path, help="the page to write, besides printing it")
    given = parser.parse_args()
    page = accuracy_page(measure())
    if given.write:
        given.write.write_text(page, encoding="utf-8")
    print(page)


def measure() -> Measured:
    """Everything, of the program as it stands."""
    # First, while nothing of ours keeps the machine busy.
    speed = measure_speed()
    analyses, held_out = score_files(seed_files(), shared_folder() / "gold", choices=(_any, _is_held_out))
    reports = sorted(GOLD_REPORTS.glob("*.txt"))
    other_wars, unread = score_files(reports, GOLD_REPORTS, choices=(_any, _is_unread))
    return Measured(
        analyses=analyses,
        held_out=held_out,
        other_wars=other_wars,
        unread=unread,
        templates=measure_muc4(),
        drops=measure_drops(),
        calibration=measure_calibration(),
        speed=speed,
    )


def score_files(files: Sequence[Path], gold: Path, *, choices: Sequence[Chooses]) -> list[ScoreTable]:
    """Files of one folder, coded once and held against a folder of gold: a table for each choice of them."""
    # Through JSON and back, so that what is scored is what `polybius code --json` prints.
    documents = [json.loads(json.dumps(document)) for document in codebook_documents(code_files(files))]
    wanted, texts = load_coded(gold), load_texts(files[0].parent)
    aliases = load_aliases(gold) or table_aliases()
    return [
        score(
            [one for one in wanted if chosen(one.document)],
            [one for one in documents if chosen(one["document"])],
            texts,
            aliases,
        )
        for chosen in choices
    ]


def table_aliases() -> dict[str, str]:
    """Every spelling of the shipped actor tables to its name: two names of one body are no disagreement."""
    found: dict[str, str] = {}
    for actor in load_actors().by_id.values():
        name = actor.name.partition(" (")[0]
        for spelling in (name, *actor.aliases):
            found.setdefault(spelling, name)
    return found


def _any(document: str) -> bool:
    return True


def _is_unread(document: str) -> bool:
    return document.startswith(UNREAD)


def _is_held_out(document: str) -> bool:
    return document.startswith(HELD_OUT)


if __name__ == "__main__":
    main()
