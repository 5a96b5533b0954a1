"""The coder as the package ships it, loaded once for all tests of this folder."""

from __future__ import annotations

import pytest

from polybius.lexicon.actors import ActorTable, load_actors
from polybius.own_codebook import OwnCodebook
from polybius.pipeline import real_stages
from polybius.pipeline.stages import CodeReport


@pytest.fixture(scope="session")
def coder() -> CodeReport:
    """Codes one report and resolves what it coded."""
    return real_stages().load_coder(OwnCodebook())


@pytest.fixture(scope="session")
def actor_table() -> ActorTable:
    """The actor tables."""
    return load_actors()
