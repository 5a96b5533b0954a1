"""Count the linking weights on simulated worlds and ECB+: python -m training.linking.train --ecb DIR.

Each weight is a share of pairs: m of pairs that are of one happening, u of pairs that are not. The levels of
`words` are counted on ECB+, whose texts are real; all others on worlds of our own making. The threshold is
then the one that groups further worlds best.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from polybius.linking import LinkWeights
from polybius.linking.comparing import compare
from polybius.linking.comparisons import COMPARISONS
from polybius.linking.joining import group_rows
from polybius.linking.kin import trace_kin
from polybius.linking.pairs import Pair, probability_of
from polybius.linking.rows import Row, lay_out
from polybius.linking.weights import LevelWeight
from polybius.linking.words import stem
from polybius.records import Count, EventMention, Quote, Source, When, Where
from training.linking.agreement import Agreement, agree
from training.linking.world import make_world

_TRAIN_SEEDS = (11, 12, 13, 14, 15, 16)
_TUNE_SEEDS = (21, 22, 23)
_WORLD_SIZE = 380
_SMOOTHING = 3.0  # pairs added to every level, so that one never seen still has a weight
_FROM_TEXT = frozenset({"words"})
_UNCOMPARED_BITS = -4.0
_BY_HAND = {("trigger", "same_word"): (0.45, 0.2), ("trigger", "differ"): (0.55, 0.8)}
"""Not countable on either source: in the worlds the words are invented, in ECB+ the types are not known."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each level of each field was found, among pairs of one happening and of two."""

    same: Counter[tuple[str, str]]
    other: Counter[tuple[str, str]]
    same_pairs: int
    all_pairs: int


def main() -> None:
    """Train, and write the file."""
    parser = argparse.ArgumentParser(description="Count the linking weights.")
    parser.add_argument(
        "--ecb", type=Path, default=Path(__file__).resolve().parents[3] / "shared" / "data" / "ecbplus"
    )
    parser.add_argument("--out", type=Path, default=Path("src/polybius/data/linking/events.json"))
    options = parser.parse_args()
    worlds = _sum(_count_world(seed) for seed in _TRAIN_SEEDS)
    texts = _count_texts(options.ecb)
    weights = _tuned(_weights(worlds, texts))
    made_by = (
        f"python -m training.linking.train: worlds {_TRAIN_SEEDS} of {_WORLD_SIZE} mentions "
        f"({worlds.same_pairs} pairs of one happening, {worlds.all_pairs} in all); ECB+ train for words "
        f"({texts.same_pairs} of {texts.all_pairs}); worlds {_TUNE_SEEDS} for the threshold; trigger by hand"
    )
    options.out.write_text(json.dumps(_written(weights, made_by), indent=1) + "\n", encoding="utf-8")


def flat_weights() -> LinkWeights:
    """Weights that say nothing, for finding levels alone."""
    levels = [LevelWeight(each.field, level.found, 0.5, 0.5) for each in COMPARISONS for level in each.levels]
    return LinkWeights(0.5, 0.5, _UNCOMPARED_BITS, tuple(levels))


def _count_world(seed: int) -> Counted:
    world = make_world(_WORLD_SIZE, seed=seed)
    mentions = [told.mention for told in world.told]
    pairs = compare(lay_out(mentions, trace_kin(world.actors)), flat_weights())
    return _count(pairs, [told.happening for told in world.told])


def _count(pairs: Iterable[Pair], truth: Sequence[str]) -> Counted:
    same: Counter[tuple[str, str]] = Counter()
    other: Counter[tuple[str, str]] = Counter()
    of_one = total = 0
    for pair in pairs:
        one = truth[pair.left] == truth[pair.right]
        total += 1
        of_one += one
        for comparison, number in zip(COMPARISONS, pair.levels, strict=True):
            if number is not None:
                (same if one else other)[comparison.field, comparison.levels[number].found] += 1
    return Counted(same, other, of_one, total)


def _sum(parts: Iterable[Counted]) -> Counted:
    total = Counted(Counter(), Counter(), 0, 0)
    for part in parts:
        total = Counted(
            total.same + part.same,
            total.other + part.other,
            total.same_pairs + part.same_pairs,
            total.all_pairs + part.all_pairs,
        )
    return total


def _count_texts(folder: Path) -> Counted:
    """Words around event mentions of ECB+, of pairs in one topic whose event words share a stem."""
    raw = json.loads((folder / "train_event_gold_mentions.json").read_text(encoding="utf-8"))
    by_word: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for entry in raw:
        by_word[entry["topic"], stem(entry["tokens_str"].split()[-1].lower())].append(entry)
    parts = []
    for group in by_word.values():
        chosen = group[:150]
        if len(chosen) > 1:
            mentions = [_ecb_mention(entry, number) for number, entry in enumerate(chosen)]
            parts.append(
                _count(
                    compare(lay_out(mentions, trace_kin({})), flat_weights()),
                    [entry["coref_chain"] for entry in chosen],
                )
            )
    return _sum(parts)


def _ecb_mention(entry: dict[str, Any], number: int) -> EventMention:
    """A mention with nothing but words: its own and the eight on either side, about as long as a quote."""
    before, after = entry["left_sentence"].split()[-8:], entry["right_sentence"].split()[:8]
    text = " ".join([*before, entry["tokens_str"], *after])
    report = f"{entry['topic']}-{entry['doc_id']}"
    quote = Quote(report, 0, len(text), text)
    return EventMention(
        id=f"{report}.e{number}",
        report=report,
        passage=number,
        quote=quote,
        trigger=quote,
        type="ASSAULT",
        mode="",
        actors=(),
        recipients=(),
        weapons=(),
        where=Where.unknown("ECB+"),
        when=When.unknown("ECB+"),
        count=Count(1, 1),
        killed=None,
        injured=None,
        result=None,
        realis="actual",
        status="asserted",
        attribution="no-claim",
        source=Source(()),
        rule="ecb",
    )


def _weights(worlds: Counted, texts: Counted) -> LinkWeights:
    levels: list[LevelWeight] = []
    for comparison in COMPARISONS:
        source = texts if comparison.field in _FROM_TEXT else worlds
        field = (
            "killed" if comparison.field == "injured" else comparison.field
        )  # the worlds count the dead only
        found = [level.found for level in comparison.levels]
        same = sum(source.same[field, name] + _SMOOTHING for name in found)
        other = sum(source.other[field, name] + _SMOOTHING for name in found)
        for name in found:
            m, u = (
                (source.same[field, name] + _SMOOTHING) / same,
                (source.other[field, name] + _SMOOTHING) / other,
            )
            m, u = _BY_HAND.get((field, name), (m, u))
            levels.append(LevelWeight(comparison.field, name, round(m, 5), round(u, 5)))
    return LinkWeights(worlds.same_pairs / worlds.all_pairs, 0.5, _UNCOMPARED_BITS, tuple(levels))


def _tuned(weights: LinkWeights) -> LinkWeights:
    """The same with the threshold that groups worlds not counted on best, by B-cubed F0.5.

    Precision counts double: of two happenings joined, one is lost to the reader; one in two is told twice.
    """
    worlds = [_compared(seed, weights) for seed in _TUNE_SEEDS]
    best, chosen = -1.0, weights
    for bits in range(-2, 7):
        threshold = probability_of(bits)
        scores = [_score(world, weights, bits) for world in worlds]
        precision = sum(score.precision for score in scores) / len(scores)
        recall = sum(score.recall for score in scores) / len(scores)
        worth = sum(score.f(beta=0.5) for score in scores) / len(scores)
        sys.stdout.write(
            f"threshold {threshold:.3f}: B-cubed P {precision:.3f} R {recall:.3f} F0.5 {worth:.3f}\n"
        )
        if worth > best:
            best, chosen = worth, replace(weights, threshold=round(threshold, 4))
    return chosen


@dataclass(frozen=True, slots=True)
class _Compared:
    """A world whose mentions have been compared."""

    rows: list[Row]
    pairs: list[Pair]
    truth: dict[str, str]


def _compared(seed: int, weights: LinkWeights) -> _Compared:
    world = make_world(_WORLD_SIZE, seed=seed)
    rows = lay_out([told.mention for told in world.told], trace_kin(world.actors))
    return _Compared(rows, compare(rows, weights), {told.mention.id: told.happening for told in world.told})


def _score(world: _Compared, weights: LinkWeights, bits: float) -> Agreement:
    groups = group_rows(world.rows, world.pairs, bar_bits=bits, uncompared_bits=weights.uncompared_bits)
    found = {world.rows[row].unique_id: str(number) for number, rows in enumerate(groups) for row in rows}
    return agree(world.truth, found)


def _written(weights: LinkWeights, made_by: str) -> dict[str, Any]:
    comparisons = [
        {
            "field": comparison.field,
            "levels": [
                {"found": level.found, "m": level.m, "u": level.u}
                for level in weights.levels
                if level.field == comparison.field
            ],
        }
        for comparison in COMPARISONS
    ]
    return {
        "made_by": made_by,
        "prior": round(weights.prior, 5),
        "threshold": weights.threshold,
        "uncompared_bits": weights.uncompared_bits,
        "comparisons": comparisons,
    }


if __name__ == "__main__":
    main()
