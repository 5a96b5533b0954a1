"""Checking: a user's own codebook, held against what ships, with every mistake by file and line."""

from polybius.checking.folders import check_codebook

__all__ = ["check_codebook"]
