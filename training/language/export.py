"""Turn trained weights into what the package ships: `python -m training.language.export TRAINED TARGET`.

Writes model.onnx (int8 weights), labels.json and vocab.txt, and checks that the exported network says what
the trained one says.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from polybius.language.wordpiece import WordPieces
from training.language.batches import Classes, Features
from training.language.model import Batch, Parser, layers_in
from training.language.treebanks import Sentence
from training.language.where import encoder_folder

MOST_BYTES = 26_000_000
OUTPUTS = ("upos", "xpos", "name_tags", "heads", "labels")
EXAMPLES = ("The two drones attacked a base in Iraq yesterday .", "He said so .")


class Exported(nn.Module):
    """The parser as the package calls it: the best label under every head instead of label scores."""

    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self.parser = parser

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        scores = self.parser(Batch(*inputs))
        return (*scores[:4], self.parser.best_labels(scores))


def load_parser(folder: Path) -> tuple[Parser, Classes]:
    """The trained network, ready to use, and its classes."""
    classes = Classes(**json.loads((folder / "classes.json").read_text(encoding="utf-8")))
    state = torch.load(folder / "model.pt", weights_only=True)
    parser = Parser(classes.sizes(), layers=layers_in(state))
    parser.load_state_dict(state)
    return parser.eval(), classes


def export(trained: Path, target: Path) -> None:
    """Write the three files of the package's language folder."""
    parser, classes = load_parser(trained)
    vocabulary = encoder_folder() / "vocab.txt"
    features = Features(WordPieces(vocabulary.read_text(encoding="utf-8").splitlines()))
    sentences = [Sentence(words=example.split()) for example in EXAMPLES]
    batch = features.batch(sentences, rng=random.Random(0))
    wrapped = Exported(parser).eval()
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        _write_onnx(wrapped, batch, full)
        wrapped.eval()  # the exporter leaves the module in training mode
        _check_same(wrapped, batch, full)
        kinds = ["MatMul", "Gemm", "Gather"]
        quantize_dynamic(
            full,
            target / "model.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=kinds,
        )
    (target / "labels.json").write_text(json.dumps(classes.as_dict(), indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(vocabulary, target / "vocab.txt")
    size = (target / "model.onnx").stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"{target / 'model.onnx'} has {size} bytes; the package takes at most {MOST_BYTES}")
    print(f"{target / 'model.onnx'}: {size} bytes")


def _write_onnx(wrapped: Exported, batch: Batch, path: Path) -> None:
    axes = {
        **{name: {0: "sentences", 1: "pieces"} for name in ("pieces", "piece_case")},
        **{
            name: {0: "sentences", 1: "words"}
            for name in ("first", "last", "word_case", "spelling", *OUTPUTS[:3])
        },
        **{name: {0: "sentences", 1: "words", 2: "heads"} for name in OUTPUTS[3:]},
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            wrapped,
            tuple(batch),
            path,
            input_names=list(Batch._fields),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=18,
            dynamo=False,
        )


def _check_same(wrapped: Exported, batch: Batch, path: Path) -> None:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    given = {name: tensor.numpy() for name, tensor in zip(Batch._fields, batch, strict=True)}
    exported = session.run(list(OUTPUTS), given)
    with torch.no_grad():
        trained = wrapped(*batch)
    for name, ours, theirs in zip(OUTPUTS, exported, trained, strict=True):
        if not np.allclose(ours, theirs.numpy(), atol=1e-3):
            raise SystemExit(f"export changed {name} by up to {np.abs(ours - theirs.numpy()).max()}")


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("trained", type=Path, help="folder with model.pt and classes.json")
    parser.add_argument("target", type=Path, help="folder to fill, such as src/polybius/data/language")
    given = parser.parse_args()
    export(given.trained, given.target)


if __name__ == "__main__":
    main()
