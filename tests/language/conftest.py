"""The pipeline as the package ships it, loaded once for all tests of this folder."""

from __future__ import annotations

import pytest

from polybius.language import Language, load_language


@pytest.fixture(scope="session")
def language() -> Language:
    """The English pipeline with the packaged network."""
    return load_language()
