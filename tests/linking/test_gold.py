"""Linking on the hand-coded mentions of the reference case, which are not part of the repository."""

from __future__ import annotations

from pathlib import Path

from polybius.linking import link
from training.linking.agreement import agree, incidents_of
from training.linking.gold import read_gold


def test_hand_coded_mentions_are_grouped_as_the_hand_coder_did(shared: Path) -> None:
    gold = read_gold(shared, None, None)
    linking = link([entry.mention for entry in gold])
    found = agree({entry.mention.id: entry.incident for entry in gold}, incidents_of(linking))
    assert found.f() > 0.86
    assert found.pairs.precision > 0.8
    assert found.pairs.recall > 0.55
