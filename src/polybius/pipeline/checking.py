"""Checking before coding: a codebook with a mistake codes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from polybius.errors import DataFileError
from polybius.own_codebook import OwnCodebook
from polybius.pipeline.stages import Stages


def sound_codebook(folders: Sequence[str | Path], stages: Stages) -> OwnCodebook:
    """The codebook of a user's own folders. Raises DataFileError, with the first of its mistakes."""
    own = OwnCodebook(tuple(map(Path, folders)))
    mistakes = stages.check(own).mistakes if own.folders else ()
    if mistakes:
        more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
        names = " ".join(map(str, own.folders))
        raise DataFileError(
            f"{mistakes[0].written()}{more}: mend it; `polybius codebook check {names}` lists every mistake"
        )
    return own
