"""Figures: the quantities that a report tells (codebook, section 3)."""

from polybius.coding.figures.reader import FigureReader
from polybius.coding.figures.rules import load_figure_rules

__all__ = ["FigureReader", "load_figure_rules"]
