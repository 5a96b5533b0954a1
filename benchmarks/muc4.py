"""Codes the news reports of MUC-4 and scores the templates made of what was coded.

python -m benchmarks.muc4 [--part dev|train] [--limit N]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.material import shared_folder
from benchmarks.muc4_phrases import PhraseReader
from benchmarks.muc4_templates import ROLES, TemplateMaker
from polybius.coding import load_rules
from polybius.language import load_language
from polybius.lexicon.actors import load_actors
from polybius.linking import link
from polybius.own_codebook import OwnCodebook
from polybius.pipeline import real_stages
from polybius.reading import read_bytes
from polybius.records import Report
from polybius.scoring import GoldTemplate, Template, TemplateScores, score_templates, template_lines


@dataclass(frozen=True)
class NewsReport:
    """One report of MUC-4 with the templates it is to give."""

    docid: str
    text: str
    gold: tuple[GoldTemplate, ...]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--limit", type=int, help="only the first N reports")
    given = parser.parse_args()
    print("\n".join(template_lines(measure_muc4(given.part, limit=given.limit))))


def measure_muc4(part: str = "dev", *, limit: int | None = None) -> TemplateScores:
    """The score of the program as it stands, on the reports of one part."""
    reports = load_muc4(shared_folder() / "data" / "muc4" / f"{part}.json")[:limit]
    return score_templates([one for report in reports for one in report.gold], make_templates(reports))


def load_muc4(path: Path) -> list[NewsReport]:
    """The reports of a file of one JSON object a line."""
    return [_news_report(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line]


def make_templates(reports: Sequence[NewsReport]) -> list[Template]:
    """The templates that the program makes of the reports."""
    coder, actors, maker = real_stages().load_coder(OwnCodebook()), load_actors(), make_maker()
    found: list[Template] = []
    for report in reports:
        read = as_report(report)
        events = coder(read).events
        incidents = link(events, actors=actors.by_id).incidents
        found.extend(maker.make(report.docid, read.text, events, incidents))
    return found


def make_maker() -> TemplateMaker:
    """A maker of templates with the rules, tables and lemmas of the package."""
    book, lemmatiser = load_rules(), load_language().lemmatiser
    return TemplateMaker(book, PhraseReader(book, load_actors(), lambda word: lemmatiser.lemma(word, "NNS")))


def as_report(news: NewsReport) -> Report:
    """The report as it would be read from a file; what the text parts by four blanks are its paragraphs."""
    text = news.text.replace("    ", "\n\n")
    return read_bytes(text.encode(), name=f"{news.docid}.txt", origin=news.docid)


def _news_report(entry: dict[str, Any]) -> NewsReport:
    docid = entry["docid"]
    return NewsReport(
        docid,
        entry["doctext"],
        tuple(
            GoldTemplate(
                docid,
                template["incident_type"],
                {role: tuple(tuple(told for told, _ in one) for one in template[role]) for role in ROLES},
            )
            for template in entry["templates"]
        ),
    )


if __name__ == "__main__":
    main()
