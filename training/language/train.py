"""Train the language model: `python -m training.language.train --out FOLDER`.

Writes FOLDER/model.pt (also after every 500 steps), FOLDER/classes.json and a log line every 50 steps.
With --minutes the learning rate runs down with the clock, so that the run ends well trained when the time
is up, however busy the machine; without it, with the epochs.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from polybius.language.wordpiece import WordPieces
from training.language.batches import IGNORED, Classes, Features, Targets, grouped, targets
from training.language.model import PUBLISHED_LAYERS, Batch, Parser, layers_in, with_layers
from training.language.noise import NoiseRates, add_noise
from training.language.renaming import has_names, read_replacements, rename
from training.language.selflabel import read_labelled
from training.language.treebanks import training_sentences
from training.language.where import encoder_folder, shared_folder

ENCODER_RATE, LAYER_DECAY, CASE_RATE, HEAD_RATE = 6e-4, 0.85, 2.4e-3, 1.2e-3
WARM_UP, WORD_MASKED, BATCH_PIECES, RENAMED = 0.08, 0.08, 1000, 0.3


def parameter_groups(network: Parser) -> list[dict[str, object]]:
    """Learning rates: falling by LAYER_DECAY a layer toward the input, high for what starts from nothing."""
    encoder = network.encoder
    layers = len(encoder.layers)
    groups: list[dict[str, object]] = [
        {"params": list(layer.parameters()), "lr": ENCODER_RATE * LAYER_DECAY ** (layers - 1 - number)}
        for number, layer in enumerate(encoder.layers)
    ]
    below = [*encoder.pieces.parameters(), *encoder.positions.parameters(), *encoder.norm.parameters()]
    groups.append({"params": below, "lr": ENCODER_RATE * LAYER_DECAY**layers})
    groups.append({"params": list(encoder.cases.parameters()), "lr": CASE_RATE})
    inside = {id(parameter) for parameter in encoder.parameters()}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in inside]
    return [*groups, {"params": heads, "lr": HEAD_RATE}]


def losses(network: Parser, batch: Batch, wanted: Targets) -> dict[str, Tensor]:
    """Mean cross-entropy of each head over the words that know the answer."""
    scores = network(batch)
    no_word = torch.cat([torch.zeros(len(batch.first), 1), (batch.word_case == 0).float()], 1)
    heads = scores.heads.float() - 1e4 * no_word[:, None, :]
    labels = network.score_labels(scores, wanted.heads.clamp(min=0))
    return {
        "upos": _cross_entropy(scores.upos, wanted.upos),
        "xpos": _cross_entropy(scores.xpos, wanted.xpos),
        "names": _cross_entropy(scores.name_tags, wanted.name_tags),
        "heads": _cross_entropy(heads, wanted.heads),
        "labels": _cross_entropy(labels, wanted.labels),
    }


def _cross_entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    total = functional.cross_entropy(
        scores.float().flatten(0, 1), wanted.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    return total / max(1, int((wanted != IGNORED).sum()))


def rate_at(progress: float) -> float:
    """Share of the full learning rate: up over WARM_UP, then down to 0 at the end."""
    return min(progress / WARM_UP, max(0.0, (1 - progress) / (1 - WARM_UP)))


@dataclass(frozen=True, slots=True)
class Run:
    """One training run.

    start        folder of an earlier run to go on from; None starts from the published encoder
    layers       encoder layers to keep of the start's, counted from 0; () keeps all
    labelled     file of self-labelled sentences to learn from as well (training.language.selflabel)
    rate         share of the full learning rates to use
    minutes      end after this long, learning rate run down by then; None ends after the epochs
    """

    out: Path
    epochs: float
    minutes: float | None
    seed: int
    start: Path | None
    layers: tuple[int, ...]
    labelled: Path | None
    rate: float


def train(run: Run) -> None:
    """Run the recipe and leave model.pt and classes.json in the folder."""
    out, epochs, minutes, seed = run.out, run.epochs, run.minutes, run.seed
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    sentences = training_sentences(shared_folder() / "data" / "treebanks")
    classes = Classes.found_in(sentences)
    named = [sentence for sentence in sentences if has_names(sentence)]
    replacements = read_replacements()
    if run.labelled:
        sentences += read_labelled(run.labelled)
    out.mkdir(parents=True, exist_ok=True)
    (out / "classes.json").write_text(json.dumps(classes.as_dict()), encoding="utf-8")
    vocabulary = (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    features = Features(WordPieces(vocabulary))
    if run.start:
        state = torch.load(run.start / "model.pt", weights_only=True)
        state = with_layers(state, run.layers) if run.layers else state
        network = Parser(classes.sizes(), layers=layers_in(state))
        network.load_state_dict(state)
    else:
        network = Parser(classes.sizes(), layers=PUBLISHED_LAYERS)
        network.encoder.load(encoder_folder() / "model.safetensors")
    groups = parameter_groups(network)
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    full_rates = [run.rate * float(group["lr"]) for group in optimizer.param_groups]
    steps = int(epochs * sum(1 for _ in grouped(sentences, features, pieces=BATCH_PIECES, rng=rng)))
    words = sum(len(sentence.words) for sentence in sentences)
    _say(f"{len(sentences)} sentences, {words} words, {steps} steps, {classes.sizes()}")
    network.train()
    step, began, sums, seen, marked = 0, time.monotonic(), dict[str, float](), 0, time.monotonic()
    progress = 0.0
    while progress < 1:
        renamed = [rename(sentence, replacements, rng) for sentence in named if rng.random() < RENAMED]
        for group in grouped([*sentences, *renamed], features, pieces=BATCH_PIECES, rng=rng):
            elapsed = time.monotonic() - began
            progress = max(step / steps, elapsed / (60 * minutes) if minutes else 0.0)
            if progress >= 1:
                break
            for settings, full in zip(optimizer.param_groups, full_rates, strict=True):
                settings["lr"] = full * rate_at(progress + 1 / steps)
            noisy = [add_noise(sentence, NoiseRates(), rng) for sentence in group]
            batch = features.batch(noisy, masked=WORD_MASKED, rng=rng)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(network, batch, targets(noisy, classes))
            optimizer.zero_grad(set_to_none=True)
            sum(parts.values()).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            seen += sum(len(sentence.words) for sentence in group)
            for name, part in parts.items():
                sums[name] = sums.get(name, 0.0) + float(part.detach())
            if step % 50 == 0:
                means = " ".join(f"{name} {value / 50:.3f}" for name, value in sums.items())
                speed = seen / (time.monotonic() - marked)
                _say(f"step {step}/{steps} {progress:.3f} {means} {speed:.0f} words/s {elapsed:.0f} s")
                sums, seen, marked = {}, 0, time.monotonic()
            if step % 500 == 0:
                torch.save(network.state_dict(), out / "model.pt")
    torch.save(network.state_dict(), out / "model.pt")
    _say(f"done: {step} steps, {time.monotonic() - began:.0f} s")


def _say(line: str) -> None:
    print(line, flush=True)


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights and the class lists")
    parser.add_argument("--epochs", type=float, default=5.0)
    parser.add_argument("--minutes", type=float, help="stop after this long, learning rate run down by then")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--start", type=Path, help="folder of an earlier run to go on from")
    parser.add_argument(
        "--layers", type=int, nargs="+", default=[], help="encoder layers of the start to keep, from 0"
    )
    parser.add_argument("--labelled", type=Path, help="self-labelled sentences (training.language.selflabel)")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the full learning rates")
    given = parser.parse_args()
    layers = tuple(given.layers)
    train(
        Run(
            given.out,
            given.epochs,
            given.minutes,
            given.seed,
            given.start,
            layers,
            given.labelled,
            given.rate,
        )
    )


if __name__ == "__main__":
    main()
