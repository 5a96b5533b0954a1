"""What is installed is pinned, with hashes, and comes from wherever pip is told to look."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PINNED = (ROOT / "constraints.txt").read_text(encoding="utf-8")


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=!~\[; ]", each)[0].lower() for each in wanted}
    assert names - set(re.findall(r"^([a-z0-9._-]+)==", PINNED, flags=re.MULTILINE)) == set()


def test_every_pin_has_a_hash() -> None:
    pins = re.split(r"\n(?=[a-z])", PINNED)[1:]
    assert len(pins) > 50
    assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_no_index_address_is_fixed() -> None:
    assert not re.search(r"https?://|--index-url|--extra-index-url|--find-links", PINNED)
