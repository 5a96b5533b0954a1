"""Finding the words that date a happening in running English text."""

from polybius.lexicon.dates.expression import DateExpression, Kind, Origin, Point, Preposition, Shift, Unit
from polybius.lexicon.dates.finding import find_dates

__all__ = ["DateExpression", "Kind", "Origin", "Point", "Preposition", "Shift", "Unit", "find_dates"]
