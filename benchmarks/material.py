"""Where the material lies that is measured on: beside the checkout, and no part of it."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]


def shared_folder() -> Path:
    """The folder with seeds/ and gold/: $POLYBIUS_SHARED, or ../shared of the checkout."""
    folder = Path(os.environ.get("POLYBIUS_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        raise SystemExit(f"{folder} holds no seeds/: set POLYBIUS_SHARED to the folder with seeds/ and gold/")
    return folder


def seed_files() -> list[Path]:
    """The five analyses, as text."""
    return sorted((shared_folder() / "seeds").glob("*.txt"))
