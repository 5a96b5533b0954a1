"""Polybius: from conflicting reports to one account you can check."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polybius.checking import check_codebook
    from polybius.codebook import load_codebook
    from polybius.errors import PolybiusError
    from polybius.pipeline import BuildResult, build, code_files, codebook_documents, explain, report
    from polybius.records import Account, EventMention, Incident, Quote, Report
    from polybius.scoring import score
    from polybius.store import load_account, open_case

__version__ = "0.1.0"

__all__ = [
    "Account",
    "BuildResult",
    "EventMention",
    "Incident",
    "PolybiusError",
    "Quote",
    "Report",
    "__version__",
    "build",
    "check_codebook",
    "code_files",
    "codebook_documents",
    "explain",
    "load_account",
    "load_codebook",
    "open_case",
    "report",
    "score",
]

_HOMES = {
    "polybius.checking": ("check_codebook",),
    "polybius.codebook": ("load_codebook",),
    "polybius.errors": ("PolybiusError",),
    "polybius.pipeline": ("BuildResult", "build", "code_files", "codebook_documents", "explain", "report"),
    "polybius.records": ("Account", "EventMention", "Incident", "Quote", "Report"),
    "polybius.scoring": ("score",),
    "polybius.store": ("load_account", "open_case"),
}


def __getattr__(name: str) -> object:
    """A public name, imported when first asked for: `polybius --help` must not wait for parsers."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"polybius has no '{name}': see polybius.__all__")
