"""Measure linking on gold mentions: python -m training.linking.measure [--shared DIR] [--wrong] [--bare].

Prints B-cubed and pair scores for each document alone, for the three that were looked at while the rules
were written, for the two that were not, and for all five together. With --wrong, what was joined and parted
against the gold; with --bare, without the tables of actors and places.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from polybius.lexicon.actors import load_actors
from polybius.lexicon.places import load_places
from polybius.linking import Linking, link
from training.linking.agreement import agree, incidents_of
from training.linking.gold import GoldMention, read_gold

_SPLITS = {
    "000": ("000",), "001": ("001",), "003": ("003",), "looked at (000, 001, 003)": ("000", "001", "003"),
    "not looked at (002, 004)": ("002", "004"), "all five": ("000", "001", "002", "003", "004"),
}  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure linking on gold mentions.")
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[3] / "shared")
    parser.add_argument(
        "--wrong", action="store_true", help="also list the mistakes on the documents looked at"
    )
    parser.add_argument("--threshold", type=float, default=None)
    parser.add_argument("--bare", action="store_true", help="without the tables of actors and places")
    options = parser.parse_args()
    actors, places = (None, None) if options.bare else (load_actors(), load_places())
    gold = read_gold(options.shared, actors, places)
    out = sys.stdout
    out.write(
        "| documents | mentions | incidents | B³ P | B³ R | B³ F1 "
        "| all apart | pair P | pair R | pair F1 | across reports | s |\n"
    )
    out.write(f"{'|---' * 12}|\n")
    for name, numbers in _SPLITS.items():
        chosen = [entry for entry in gold if entry.number in numbers]
        start = time.perf_counter()
        linking = link(
            [entry.mention for entry in chosen],
            threshold=options.threshold,
            actors=actors.by_id if actors else None,
        )
        seconds = time.perf_counter() - start
        out.write(_line(name, chosen, linking, seconds))
        if options.wrong and name.startswith("looked"):
            mistakes = _mistakes(chosen, linking)
    out.write(f"\n{_sums(gold, linking)}\n")
    if options.wrong:
        out.write(mistakes)


def _line(name: str, chosen: list[GoldMention], linking: Linking, seconds: float) -> str:
    truth = {entry.mention.id: entry.incident for entry in chosen}
    found = agree(truth, incidents_of(linking))
    apart = agree(truth, {mention: mention for mention in truth})
    numbers = [
        found.precision, found.recall, found.f(), apart.f(),
        found.pairs.precision, found.pairs.recall, found.pairs.f1,
    ]  # fmt: skip
    written = " | ".join(f"{number:.3f}" for number in numbers)
    across = f"{found.across.f1:.3f}" if found.across.gold else "–"
    return f"| {name} | {len(truth)} | {len(set(truth.values()))} | {written} | {across} | {seconds:.1f} |\n"


def _sums(gold: list[GoldMention], linking: Linking) -> str:
    """How many incidents name the sum they are part of, and how many of those the gold puts inside it."""
    by_id = {entry.mention.id: entry for entry in gold}
    around = {entry.incident: entry.part_of for entry in gold}
    incidents = {incident.id: incident for incident in linking.incidents}
    named = right = 0
    for incident in linking.incidents:
        if incident.part_of is None:
            continue
        named += 1
        wholes = {by_id[mention].incident for mention in incidents[incident.part_of].mentions}
        right += any(wholes & _around(by_id[mention].incident, around) for mention in incident.mentions)
    inside = sum(part_of is not None for part_of in around.values())
    return f"All five: {named} incidents name a sum they lie in, {right} rightly; {inside} lie in one."


def _around(incident: str, around: dict[str, str | None]) -> set[str]:
    """All sums that the gold puts an incident in, one inside the other."""
    found: set[str] = set()
    above = around.get(incident)
    while above is not None and above not in found:
        found.add(above)
        above = around.get(above)
    return found


def _mistakes(chosen: list[GoldMention], linking: Linking) -> str:
    by_id = {entry.mention.id: entry for entry in chosen}
    lines: list[str] = []
    for incident in linking.incidents:
        if len({by_id[mention].incident for mention in incident.mentions}) > 1:
            lines.append(f"\njoined: {incident.label}")
            lines += [_told(by_id[mention]) for mention in incident.mentions]
    home = incidents_of(linking)
    for name in dict.fromkeys(entry.incident for entry in chosen):
        members = [entry for entry in chosen if entry.incident == name]
        if len({home[entry.mention.id] for entry in members}) > 1:
            lines.append(f"\nparted: {name}")
            lines += [f"{home[entry.mention.id]:>6}{_told(entry)}" for entry in members]
    return "\n".join(lines) + "\n"


def _told(entry: GoldMention) -> str:
    mention = entry.mention
    names = [actor.name for actor in mention.actors], [actor.name for actor in mention.recipients]
    return (
        f"  {mention.id} [{entry.incident}] {mention.type}/{mention.mode} {mention.when.edtf} "
        f"{mention.where.name} {names[0]} > {names[1]} n={mention.count.low} "
        f"{mention.realis}: {mention.quote.text[:80]!r}"
    )


if __name__ == "__main__":
    main()
