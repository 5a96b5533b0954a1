"""Measurements of Polybius: how right it is, and how fast."""
