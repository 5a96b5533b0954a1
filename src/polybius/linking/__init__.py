"""Linking: resolved mentions in, links and incidents out."""

from polybius.linking.linkage import Linking, link
from polybius.linking.weights import LinkWeights, load_weights

__all__ = ["LinkWeights", "Linking", "link", "load_weights"]
