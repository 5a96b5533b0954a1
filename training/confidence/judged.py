"""Mentions that a hand-coded file judges: their signs, and whether a careful person coded the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from polybius.pipeline import code_files, codebook_documents
from polybius.records import Coded
from polybius.resolving.confidence import signs_of
from polybius.scoring import compare, load_aliases, load_coded, load_texts


@dataclass(frozen=True, slots=True)
class Judged:
    """One mention that the coder made.

    confidence   as the coder said it
    right        a careful person coded the same with overlapping words
    """

    document: str
    kind: str
    confidence: float
    signs: frozenset[str]
    right: bool


def judge(gold: Path, files: Sequence[Path]) -> list[Judged]:
    """Code the files and hold what comes out against the gold folder. All files lie in one folder."""
    account = code_files(files)
    documents = [json.loads(json.dumps(document)) for document in codebook_documents(account)]
    texts = load_texts(files[0].parent)
    sides = compare(load_coded(gold), documents, texts, load_aliases(gold)).sides
    right = {
        (PurePath(side.document).stem, side.kind, entry.id) for side in sides for _, entry in side.matched
    }
    of_report = account.coded().by_report()
    found = []
    for report in account.reports:
        stem, coded = PurePath(report.name).stem, of_report.get(report.id, Coded())
        for kind in Coded.kinds():
            mentions = getattr(coded, kind)
            if kind == "events":  # the written form numbers them in the order of their quotes
                mentions = sorted(mentions, key=lambda one: (one.quote.start, one.trigger.start, one.id))
            for number, mention in enumerate(mentions, start=1):
                hit = (stem, kind, f"{kind[0]}{number}") in right
                found.append(Judged(stem, kind, mention.confidence or 0.0, signs_of(mention), hit))
    return found
