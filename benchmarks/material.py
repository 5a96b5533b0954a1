"""Where the material lies that is measured on: most of it beside the checkout, and no part of it."""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
GOLD_REPORTS = ROOT / "tests" / "gold"
"""Short reports on other wars with their gold: these are part of the checkout."""


def shared_folder() -> Path:
    """The folder with seeds/ and gold/: $POLYBIUS_SHARED, or ../shared of the checkout."""
    folder = Path(os.environ.get("POLYBIUS_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        raise SystemExit(f"{folder} holds no seeds/: set POLYBIUS_SHARED to the folder with seeds/ and gold/")
    return folder


def seed_files() -> list[Path]:
    """The five analyses, as text."""
    return sorted((shared_folder() / "seeds").glob("*.txt"))


def news_stories(words: int) -> list[str]:
    """The first stories of the collected news, title and text, until they have so many words."""
    file = shared_folder() / "data" / "wikinews" / "wikinews_2019_2020.jsonl"
    found: list[str] = []
    counted = 0
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if counted >= words:
                break
            story = json.loads(line)
            found.append(f"{story['title']}\n\n{story['text']}")
            counted += len(found[-1].split())
    return found


def peak_gib(who: int) -> float:
    """The most memory that resource.RUSAGE_SELF or RUSAGE_CHILDREN ever held."""
    # ru_maxrss counts kibibytes, on macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss * unit / 2**30
