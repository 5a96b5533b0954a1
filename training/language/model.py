"""The network that is trained: MiniLM encoder, word features, and heads for tags, tree and names.

Shapes: B sentences, T pieces, W words, C classes of a head. The heads of a sentence's words are scored
over W + 1 places, place 0 being the root.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from polybius.language.features import CASE_CLASSES, SPELLING_SYMBOLS

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, PUBLISHED_LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
PIECES, POSITIONS = 30522, 512


class Sizes(NamedTuple):
    """How many classes each head tells apart."""

    upos: int
    xpos: int
    labels: int
    name_tags: int


class Batch(NamedTuple):
    """What the network is given, all int64, padded with 0.

    pieces (B, T), piece_case (B, T), first (B, W) place of each word's first piece, last (B, W) of its last,
    word_case (B, W), spelling (B, W, 14)
    """

    pieces: Tensor
    piece_case: Tensor
    first: Tensor
    last: Tensor
    word_case: Tensor
    spelling: Tensor


class Scores(NamedTuple):
    """upos, xpos, name_tags (B, W, C); heads (B, W, W + 1); dependants and governors of the label scorer."""

    upos: Tensor
    xpos: Tensor
    name_tags: Tensor
    heads: Tensor
    label_dependants: Tensor
    label_governors: Tensor


class EncoderLayer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = 0.1

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = states.shape
        size = WIDTH // ATTENTION_HEADS
        query, key, value = (
            project(states).view(batch, length, ATTENTION_HEADS, size).transpose(1, 2)
            for project in (self.query, self.key, self.value)
        )
        if self.training:
            mixed = functional.scaled_dot_product_attention(
                query, key, value, attn_mask=mask, dropout_p=self.dropout
            )
        else:
            mixed = torch.softmax(query @ key.transpose(2, 3) / math.sqrt(size) + mask, -1) @ value
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.attention_norm(states + self._drop(mixed))
        return self.output_norm(states + self._drop(self.outer(functional.gelu(self.inner(states)))))

    def _drop(self, states: Tensor) -> Tensor:
        return functional.dropout(states, self.dropout, self.training)


class Encoder(nn.Module):
    """MiniLM-L6, or some of its layers, with the case class in place of BERT's segment."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(CASE_CLASSES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(EncoderLayer() for _ in range(layers))

    def forward(self, pieces: Tensor, cases: Tensor) -> Tensor:
        states = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.cases(cases)
        states = functional.dropout(self.norm(states), 0.1, self.training)
        mask = ((pieces == 0)[:, None, None, :] * -1e4).to(states.dtype)
        for layer in self.layers:
            states = layer(states, mask)
        return states

    def load(self, path: Path) -> None:
        """Fill in the published weights of all-MiniLM-L6-v2; refuses a file with another sha256."""
        from safetensors.torch import load_file

        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != ENCODER_SHA256:
            raise ValueError(f"{path} is not the encoder this recipe starts from: sha256 {found}")
        weights = load_file(path)
        renamed = {
            "pieces.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "attention_norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense", "outer": "output.dense", "output_norm": "output.LayerNorm",
        }  # fmt: skip
        for number in range(PUBLISHED_LAYERS):
            for ours, theirs in parts.items():
                for kind in ("weight", "bias"):
                    renamed[f"layers.{number}.{ours}.{kind}"] = f"encoder.layer.{number}.{theirs}.{kind}"
        state = {ours: weights[theirs] for ours, theirs in renamed.items()}
        segment = weights["embeddings.token_type_embeddings.weight"][:1]
        self.load_state_dict({**state, "cases.weight": segment.repeat(CASE_CLASSES, 1)})


class Parser(nn.Module):
    """Encoder and heads: UPOS, XPOS, names, and a biaffine tree (Dozat and Manning 2017)."""

    def __init__(
        self, sizes: Sizes, *, layers: int = PUBLISHED_LAYERS, arc_width: int = 256, label_width: int = 96
    ) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(layers)
        self.symbols = nn.Embedding(SPELLING_SYMBOLS, 24, padding_idx=0)
        self.trigrams = nn.Conv1d(24, 64, 3, padding=1)
        self.word_cases = nn.Embedding(CASE_CLASSES, 16)
        width = WIDTH + 64 + 16
        self.last_piece = nn.Linear(WIDTH, WIDTH, bias=False)
        nn.init.zeros_(self.last_piece.weight)
        self.upos = nn.Linear(width, sizes.upos)
        self.xpos = nn.Linear(width, sizes.xpos)
        self.names_inner, self.names = nn.Linear(width, 128), nn.Linear(128, sizes.name_tags)
        self.arc_dependant, self.arc_governor = nn.Linear(width, arc_width), nn.Linear(width, arc_width)
        self.label_dependant, self.label_governor = (
            nn.Linear(width, label_width),
            nn.Linear(width, label_width),
        )
        self.root = nn.Parameter(torch.zeros(1, 1, width))
        self.arc_scorer = nn.Parameter(nn.init.xavier_uniform_(torch.zeros(arc_width + 1, arc_width)))
        self.label_scorer = nn.Linear(label_width + 1, sizes.labels * (label_width + 1), bias=False)
        nn.init.normal_(self.label_scorer.weight, std=0.01)
        self.arc_scale = math.sqrt(arc_width)
        self.dropout = 0.25

    def forward(self, batch: Batch) -> Scores:
        words = self._words(batch)
        governors = torch.cat([self.root.expand(words.shape[0], 1, -1).to(words.dtype), words], 1)
        dependants = _with_one(self._squash(self.arc_dependant(words))) @ self.arc_scorer
        heads = dependants @ self._squash(self.arc_governor(governors)).transpose(1, 2) / self.arc_scale
        return Scores(
            upos=self.upos(words),
            xpos=self.xpos(words),
            name_tags=self.names(self._drop(functional.gelu(self.names_inner(words)))),
            heads=heads,
            label_dependants=_with_one(self._squash(self.label_dependant(words))),
            label_governors=_with_one(self._squash(self.label_governor(governors))),
        )

    def score_labels(self, scores: Scores, heads: Tensor) -> Tensor:
        """(B, W, C) label scores of each word under the given head (B, W)."""
        width = scores.label_governors.shape[-1]
        governors = torch.gather(scores.label_governors, 1, heads[:, :, None].expand(-1, -1, width))
        batch, length, _ = scores.label_dependants.shape
        mixed = self.label_scorer(scores.label_dependants).view(batch, length, self.sizes.labels, width)
        return (mixed @ governors[..., None]).squeeze(-1)

    def best_labels(self, scores: Scores) -> Tensor:
        """(B, W, W + 1) number of the best label of each word under every possible head."""
        batch, length, width = scores.label_dependants.shape
        mixed = self.label_scorer(scores.label_dependants).view(batch, length * self.sizes.labels, width)
        every = mixed @ scores.label_governors.transpose(1, 2)
        return every.view(batch, length, self.sizes.labels, -1).argmax(2)

    def _words(self, batch: Batch) -> Tensor:
        states = self.encoder(batch.pieces, batch.piece_case)
        width = states.shape[-1]
        first = torch.gather(states, 1, batch.first[:, :, None].expand(-1, -1, width))
        last = torch.gather(states, 1, batch.last[:, :, None].expand(-1, -1, width))
        sentences, length, symbols = batch.spelling.shape
        spelt = self.symbols(batch.spelling.reshape(sentences * length, symbols)).transpose(1, 2)
        spelt = functional.relu(self.trigrams(spelt).amax(2)).reshape(sentences, length, -1)
        return self._drop(
            torch.cat([first + self.last_piece(last), spelt, self.word_cases(batch.word_case)], 2)
        )

    def _squash(self, states: Tensor) -> Tensor:
        return self._drop(functional.leaky_relu(states, 0.1))

    def _drop(self, states: Tensor) -> Tensor:
        return functional.dropout(states, self.dropout, self.training)


def _with_one(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones_like(states[:, :, :1])], 2)


def layers_in(state: Mapping[str, Tensor]) -> int:
    """How many encoder layers saved weights hold."""
    return len({name.split(".")[2] for name in state if name.startswith("encoder.layers.")})


def with_layers(state: Mapping[str, Tensor], kept: Sequence[int]) -> dict[str, Tensor]:
    """The weights with only these encoder layers, counted from 0, numbered anew."""
    found = {}
    for name, weights in state.items():
        parts = name.split(".")
        if name.startswith("encoder.layers."):
            if int(parts[2]) not in kept:
                continue
            parts[2] = str(kept.index(int(parts[2])))
        found[".".join(parts)] = weights
    return found
