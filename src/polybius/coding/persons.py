"""Persons: the full names that a report tells, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.sentence import Entity, Sentence


def full_names(sentence: Sentence) -> Iterator[str]:
    """The names of persons of two words and more in a sentence, as it spells them."""
    seen: set[Entity] = set()
    for entity in sentence.entities.values():
        if entity.label != "PER" or entity.first == entity.last or entity in seen:
            continue
        seen.add(entity)
        start, end = sentence.tree.starts[entity.first], sentence.tree.ends[entity.last]
        yield " ".join(sentence.text[start:end].split())
