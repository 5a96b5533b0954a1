"""A build killed at any moment leaves the last good build readable, and the next build finishes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from polybius.pipeline import build
from polybius.store import load_account, open_case
from tests.pipeline import fakes

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_build_killed_at_any_file_operation_leaves_the_last_good_build(tmp_path: Path) -> None:
    sources, case = tmp_path / "sources", tmp_path / "case"
    sources.mkdir()
    (sources / "a.txt").write_text("Reds attacked Blues")
    build([sources], case, stages=fakes.STAGES)
    before = load_account(open_case(case))
    (sources / "b.txt").write_text("Greens attacked Blues")
    (sources / "c.txt").write_text("Blues attacked Greens")

    lines = kill_builds(case, sources, 1, 80)

    killed = [number for number, end in lines if end == "killed"]
    assert len(killed) >= 20
    assert len(killed) < 80, "the last builds were to outlive their kill, so that every moment was tried"
    assert killed == list(range(1, len(killed) + 1))
    for number in killed:
        left = case.with_name(f"case-{number}")
        # Killed before the switch, the old build is live; after it, the new one. Both are whole.
        account = load_account(open_case(left))
        assert account == before or len(account.mentions) == 3
        result = build([], left, stages=fakes.STAGES)
        assert result.mentions == 3
        assert len(load_account(open_case(left)).incidents) == 3
        assert not list(left.rglob("*.new"))


def kill_builds(case: Path, sources: Path, first: int, last: int) -> list[tuple[int, str]]:
    program = [sys.executable, "-m", "tests.store.killed_builds", case, sources, str(first), str(last)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    return [(int(number), end) for number, end in (line.split() for line in done.stdout.splitlines())]
