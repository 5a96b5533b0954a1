"""Measure the shipped model and write the table of docs/language.md: `python -m training.language.evaluate`.

Needs the shared data (../shared, or $POLYBIUS_SHARED). Accuracy is a function of the model and the data;
words per second depend on the machine and its load, which the table names.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from polybius.language.network import Network
from polybius.language.pipeline import Language, load_language
from training.language.measures import (
    GoldWordScores,
    RawTextScores,
    raw_text,
    score_gold_words,
    score_raw_text,
)
from training.language.noise import scan
from training.language.treebanks import development_sentences, read_conllu, test_sentences
from training.language.where import shared_folder

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGED = CHECKOUT / "src" / "polybius" / "data" / "language"
PAGE = CHECKOUT / "docs" / "language.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
TREEBANKS = (("EWT test", "ewt-test"), ("PUD", "pud"))
Change = Callable[[str], str]


def changes() -> list[tuple[str, Change]]:
    """What is done to the words before they are analysed, by the name of the row; the noise is seeded."""
    light, heavy = random.Random(11), random.Random(12)
    return [
        ("as written", str),
        ("all lower case", str.lower),
        ("ALL CAPITALS", str.upper),
        ("scanning noise, 1 % of characters", lambda word: scan(word, 0.01, light)),
        ("scanning noise, 3 % of characters", lambda word: scan(word, 0.03, heavy)),
    ]


def measure_gold_words(network: Network, folder: Path) -> list[tuple[str, str, GoldWordScores]]:
    """Rows of (treebank, change, scores)."""
    rows = []
    for title, name in TREEBANKS:
        gold = test_sentences(folder, name)
        for label, change in changes():
            changed = [
                replace(sentence, words=[change(word) for word in sentence.words]) for sentence in gold
            ]
            found = network.analyse([sentence.words for sentence in changed])
            rows.append((title, label, score_gold_words(gold, found)))
    return rows


def measure_raw_text(language: Language, folder: Path) -> list[tuple[str, RawTextScores]]:
    """Scores from raw text: PUD as one running text, EWT test run together document by document."""
    rows = []
    for title, name in TREEBANKS:
        gold = list(read_conllu(folder / f"{name}.conllu"))
        documents, places, sentences = [], [], []
        offset = 0
        for _, group in groupby(gold, key=lambda sentence: sentence.source.rpartition("-")[0]):
            members = list(group)
            text, spans = raw_text(members)
            found = language.sentences(text)
            parsed = language.parse([text[start:end] for start, end in found])
            documents += [(offset + start, doc) for (start, _), doc in zip(found, parsed, strict=True)]
            places += [[(offset + left, offset + right) for left, right in line] for line in spans]
            sentences += members
            offset += len(text) + 1
        rows.append((title, score_raw_text(sentences, places, documents)))
    return rows


def measure_speed(language: Language, texts: Sequence[str]) -> tuple[int, float, float]:
    """Words in the texts; words per second of the clock and of processor time, raw text to documents.

    Best of three runs. Processor time leaves out what other processes took, and so is the steadier figure.
    """
    words, by_clock, by_processor = 0, 0.0, 0.0
    for _ in range(3):
        clock, processor = time.perf_counter(), time.process_time()
        parts = [text[start:end] for text in texts for start, end in language.sentences(text)]
        words = sum(len(document) for document in language.parse(parts))
        by_clock = max(by_clock, words / (time.perf_counter() - clock))
        by_processor = max(by_processor, words / (time.process_time() - processor))
    return words, by_clock, by_processor


def written(folder: Path, shared: Path) -> str:
    """The whole measured section, as Markdown."""
    treebanks = shared / "data" / "treebanks"
    network = Network(folder)
    lines = [
        "| treebank | words | UPOS | XPOS | UAS | LAS | LAS without punctuation | names F1 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for title, label, scores in measure_gold_words(network, treebanks):
        values = (scores.upos, scores.xpos, scores.uas, scores.las, scores.plain_las, scores.name_f)
        lines.append(f"| {title} | {label} | " + " | ".join(f"{value:.1f}" for value in values) + " |")
    lines += ["", "| from raw text | words F1 | sentences F1 | UPOS F1 | LAS F1 |", "|---|---|---|---|---|"]
    language = load_language(folder)
    for title, raw in measure_raw_text(language, treebanks):
        values = (raw.word_f, raw.sentence_f, raw.upos_f, raw.las_f)
        lines.append(f"| {title} | " + " | ".join(f"{value:.1f}" for value in values) + " |")
    lines += ["", *_speed_lines(folder, shared)]
    return "\n".join(lines)


def _speed_lines(folder: Path, shared: Path) -> list[str]:
    began = time.perf_counter()
    language = load_language(folder)
    loading = time.perf_counter() - began
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    load = os.getloadavg()[0]
    words, by_clock, by_processor = measure_speed(language, texts)
    size = (folder / "model.onnx").stat().st_size / 1e6
    return [
        f"Speed, raw text to documents, one thread: {by_processor:,.0f} words per second of processor time, "
        f"{by_clock:,.0f} by the clock ({words:,} words of five reports; {platform.machine()}, "
        f"{os.cpu_count()} cores, load {load:.1f} when measured). Loading takes {loading:.1f} s. "
        f"The model file has {size:.1f} MB.",
    ]


def main() -> None:
    """Measure, print, and put the result between the marks of docs/language.md."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, default=PACKAGED, help="folder with model.onnx")
    parser.add_argument("--print-only", action="store_true", help="leave docs/language.md as it is")
    parser.add_argument("--development", action="store_true", help="only print the scores on GUM dev")
    given = parser.parse_args()
    if given.development:
        gold = development_sentences(shared_folder() / "data" / "treebanks")
        print(score_gold_words(gold, Network(given.model).analyse([sentence.words for sentence in gold])))
        return
    section = written(given.model, shared_folder())
    print(section)
    if not given.print_only:
        page = PAGE.read_text(encoding="utf-8")
        before, _, rest = page.partition(BEGIN)
        _, _, after = rest.partition(END)
        PAGE.write_text(f"{before}{BEGIN}\n{section}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
