"""Resolving dates: from the words that date something to the interval they mean."""

from polybius.resolving.dates.resolver import resolve_beside, resolve_date
from polybius.resolving.dates.story import StoryTime

__all__ = ["StoryTime", "resolve_beside", "resolve_date"]
