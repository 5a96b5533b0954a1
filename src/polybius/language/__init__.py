"""English language analysis: sentences, words, tags, lemmas, trees and names, with no network needed."""

from polybius.language.pipeline import Language, load_language

__all__ = ["Language", "load_language"]
