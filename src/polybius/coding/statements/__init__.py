"""Statements: who owns to a deed, denies it, lays it on another, bears it out, or warned of it."""

from __future__ import annotations

from polybius.coding.statements.reader import StatementReader

__all__ = ["StatementReader"]
