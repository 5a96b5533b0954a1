"""How far the coder's output moves when the letters or the names of a text change.

python -m tests.coding.robustness [FILE ...]

Without files the sentence suite and the gold reports of tests/gold are taken. Each text is coded as it
stands and altered; a mention is found again when its type is the same and its evidence overlaps by half of
the shorter.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from polybius.lexicon.actors import load_actors
from polybius.lexicon.places import load_places
from polybius.own_codebook import OwnCodebook
from polybius.pipeline import real_stages
from polybius.pipeline.stages import CodeReport
from polybius.records import ActorRef, EventMention, Passage, PassageKind, Report, Span
from tests.coding.altering import Alteration, Altered, invent_names, letter_by_letter, misread, swap_actors
from tests.coding.sentence_suite import load_sentences, make_report

GOLD = Path(__file__).parents[1] / "gold"
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to alter. published: EDTF date of the report, or None."""

    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """What became of the mentions of one alteration.

    clean, altered   mentions coded in the clean and in the altered texts
    found            pairs with the same type and overlapping evidence
    overlapping      pairs with overlapping evidence, whatever the type
    same_mode, same_actors, same_tolls   of the pairs found
    """

    texts: int = 0
    clean: int = 0
    altered: int = 0
    found: int = 0
    overlapping: int = 0
    same_mode: int = 0
    same_actors: int = 0
    same_tolls: int = 0

    @property
    def f1(self) -> float:
        """Agreement of the two codings on type and evidence, 0 to 1; 1 when neither codes anything."""
        return 2 * self.found / (self.clean + self.altered) if self.clean + self.altered else 1.0

    @property
    def f1_any_type(self) -> float:
        return 2 * self.overlapping / (self.clean + self.altered) if self.clean + self.altered else 1.0

    def share(self, number: int) -> float:
        """A number as a share of the pairs found."""
        return number / self.found if self.found else 1.0


def alterations() -> dict[str, Alteration]:
    """The alterations that are measured, by name."""
    actors, places = load_actors(), load_places()
    return {
        "lower case": lambda text: letter_by_letter(text, str.lower),
        "upper case": lambda text: letter_by_letter(text, str.upper),
        "1 % misread": misread,
        "actors swapped": partial(swap_actors, table=actors),
        "names invented": partial(invent_names, actors=actors, places=places),
    }


def measure_drift(coder: CodeReport, texts: Sequence[Text], alteration: Alteration) -> Drift:
    """Codes every text that the alteration touches, clean and altered, and compares."""
    total = Drift()
    for one in texts:
        changed = alteration(one.text)
        if changed is None or changed.text == one.text:
            continue
        clean = coder(_report(one.text, one.published)).events
        altered = coder(_report(changed.text, one.published)).events
        total = _add(total, clean, altered, changed)
    return total


def pair_mentions(
    clean: Sequence[EventMention],
    altered: Sequence[EventMention],
    changed: Altered,
    *,
    same_type: bool = True,
) -> list[tuple[EventMention, EventMention]]:
    """Mentions of the clean and the altered text that tell the same, each once, best overlap first."""
    likely = sorted(
        (
            (-_overlap(one, other, changed), number, place)
            for number, one in enumerate(clean)
            for place, other in enumerate(altered)
            if one.type == other.type or not same_type
        ),
    )
    pairs, used_clean, used_altered = [], set(), set()
    for overlap, number, place in likely:
        if -overlap >= 0.5 and number not in used_clean and place not in used_altered:
            used_clean.add(number)
            used_altered.add(place)
            pairs.append((clean[number], altered[place]))
    return pairs


def actors_mirrored(one: EventMention, other: EventMention, renamed: Mapping[str, str]) -> bool:
    """Whether both mentions name the same doers and recipients, once the names are exchanged back."""
    same_actors = _names(one.actors, renamed) == _names(other.actors, {})
    return same_actors and _names(one.recipients, renamed) == _names(other.recipients, {})


def drift_table(drifts: Mapping[str, Drift]) -> str:
    """The table as Markdown."""
    head = "| alteration | texts | mentions | F1 | F1 any type | mode | actors | tolls |"
    lines = [head, "|---|---:|---:|---:|---:|---:|---:|---:|"]
    for name, drift in drifts.items():
        shares = [drift.share(number) for number in (drift.same_mode, drift.same_actors, drift.same_tolls)]
        values = " | ".join(f"{value:.3f}" for value in (drift.f1, drift.f1_any_type, *shares))
        lines.append(f"| {name} | {drift.texts} | {drift.clean} | {values} |")
    return "\n".join(lines)


def _add(
    total: Drift, clean: Sequence[EventMention], altered: Sequence[EventMention], changed: Altered
) -> Drift:
    pairs = pair_mentions(clean, altered, changed)
    return replace(
        total,
        texts=total.texts + 1,
        clean=total.clean + len(clean),
        altered=total.altered + len(altered),
        found=total.found + len(pairs),
        overlapping=total.overlapping + len(pair_mentions(clean, altered, changed, same_type=False)),
        same_mode=total.same_mode + sum(one.mode == other.mode for one, other in pairs),
        same_actors=total.same_actors + sum(actors_mirrored(*pair, changed.renamed) for pair in pairs),
        same_tolls=total.same_tolls + sum(_tolls(one) == _tolls(other) for one, other in pairs),
    )


def _overlap(one: EventMention, other: EventMention, changed: Altered) -> float:
    start, end = changed.clean_offset(other.quote.start), changed.clean_offset(other.quote.end)
    shared = min(one.quote.end, end) - max(one.quote.start, start)
    shorter = min(one.quote.end - one.quote.start, end - start)
    return shared / shorter if shorter > 0 else 0.0


def _names(refs: Sequence[ActorRef], renamed: Mapping[str, str]) -> frozenset[str]:
    return frozenset(renamed.get(one.name, one.name).lower() for one in refs)


def _tolls(mention: EventMention) -> tuple[int | str | None, ...]:
    return tuple(count.written() if count else None for count in (mention.killed, mention.injured))


def _report(text: str, published: str | None) -> Report:
    """A report whose paragraphs are what empty lines part."""
    spans = [Span(*found.span()) for found in _PARAGRAPH.finditer(text)]
    passages = tuple(Passage(number, PassageKind.PARAGRAPH, (span,)) for number, span in enumerate(spans))
    return replace(make_report(text, published), passages=passages)


def _texts(files: Sequence[Path]) -> list[Text]:
    if files:
        return [Text(path.read_text("utf-8")) for path in files]
    suite = [Text(sentence.text, sentence.published) for sentence in load_sentences() if sentence.events]
    return suite + [Text(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.txt"))]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.coding.robustness", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    texts = _texts(parser.parse_args().files)
    coder = real_stages().load_coder(OwnCodebook())
    print(drift_table({name: measure_drift(coder, texts, one) for name, one in alterations().items()}))


if __name__ == "__main__":
    main()
