"""`polybius version`: which Polybius this is."""

from __future__ import annotations

HELP = "Print the version."
EXAMPLE = "polybius version"


def version() -> None:
    from polybius import __version__

    print(f"polybius {__version__}")
