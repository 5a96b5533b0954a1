"""Resolving: from the words of a draft to dates, places and actors."""

from polybius.resolving.resolver import Resolver

__all__ = ["Resolver"]
