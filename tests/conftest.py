"""What tests share: where the material beside the checkout lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared with seeds and gold; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("POLYBIUS_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no shared material at {folder}")
    return folder
