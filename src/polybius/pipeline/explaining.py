"""Explaining: one report read and coded, with the reasons for what was and was not coded of some words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from polybius.config import Config
from polybius.errors import UnreadableSource
from polybius.pipeline.checking import sound_codebook
from polybius.pipeline.stages import Stages, real_stages
from polybius.records import Explanation, Reject


def explain(
    source: str | Path,
    at: str,
    *,
    codebook: Sequence[str | Path] = (),
    stdin: bytes | None = None,
    stages: Stages | None = None,
) -> Explanation:
    """Why the passages of a report that hold some words were, or were not, coded.

    at         words of the text, in any case
    codebook   folders of own names, rules and codes
    stdin      what "-" as the source stands for
    Raises     SourceError when the report cannot be read, QuoteNotInReport when the words stand nowhere in
               it, DataFileError when the codebook has a mistake
    """
    stages, config = stages or real_stages(), Config()
    if str(source) == "-":
        read = [stages.read_stdin(stdin or b"", config)]
    else:
        read = list(stages.read(stages.find([str(source)]), config, None))
    if len(read) != 1:
        raise UnreadableSource(f"{source} holds {len(read)} reports: name the file of one")
    report = read[0]
    if isinstance(report, Reject):
        raise UnreadableSource(f"{report.origin}: {report.reason}")
    return stages.explain(report, at, sound_codebook(codebook, stages))
