"""The command line: one module per verb; each parses, calls one library function and shows the result."""

from polybius.cli.app import main

__all__ = ["main"]
