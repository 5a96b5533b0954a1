"""Appositions: the name that the words beside a noun give: "the commander, Gen. X", "a group called X"."""

from __future__ import annotations

from dataclasses import replace

from polybius.coding.participant import NO_PERSONS, Participant
from polybius.coding.phrases import DETERMINERS
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree

_MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»"})
_IDENTIFYING = frozenset({"identify", "name", "call"})
_NAMING = frozenset({"call", "name", "dub", "know", "style", "term"})


def has_own_forename(sentence: Sentence, start: int) -> bool:
    """Whether a capitalised name stands right before a surname: another bearer of it."""
    tree = sentence.tree
    token = sentence.tokens_of(start, start + 1)[0]
    if token == 0 or tree.pos[token - 1] != "PROPN" or token - 1 in sentence.names:
        return False
    entity = sentence.entities.get(token - 1)
    one_name = entity is not None and entity.label == "PER" and entity.last >= token
    if not one_name and (tree.deps[token] != "flat" or tree.pos[tree.heads[token]] != "PROPN"):
        return False
    return tree.words[token - 1][0].isupper() and not tree.words[token - 1].endswith(".")


def part_of_longer_name(sentence: Sentence, head: int) -> bool:
    """Whether the language model sees a longer name around a one-word hit: "Medina" in "Medina Trading"."""
    entity = sentence.entities.get(head)
    if entity is None or entity.first == entity.last:
        return False
    for table in (sentence.names, sentence.places):
        hit = table.get(head)
        if hit is not None and len(sentence.tokens_of(hit.start, hit.end)) > 1:
            return False
    inside = range(entity.first, entity.last + 1)
    return entity.label != "LOC" and all(sentence.tree.pos[token] in ("PROPN", "PUNCT") for token in inside)


def reaches_head(sentence: Sentence, end: int, head: int) -> bool:
    """Whether a name ends at its phrase's head or later, so that it names the whole."""
    return end >= sentence.tree.ends[head] or sentence.tree.lower[head] in ("'s", "s")


def person_beside(sentence: Sentence, base: Participant) -> Participant | None:
    """The person whom a title or an apposition names: "the commander, Gen. X", "Prime Minister X"."""
    tree = sentence.tree
    if base.classes and not base.classes & {"official", "people", "force"}:
        return None
    beside = tree.children(base.head, "appos", "flat", "nmod:desc", "compound")
    beside += [child for child in tree.children(base.head, "nmod") if not tree.children(child, "case")]
    office = "official" in base.classes and not base.plural
    for child in tree.children(base.head, "nmod"):
        if tree.preposition(child) == "of" and office:
            parts = [child, *tree.children(child, "nmod")]
            beside.extend(inner for part in parts for inner in tree.children(part, "appos"))
    for child in beside:
        for token in [child, *tree.children(child, "flat", "compound")]:
            hit, entity = sentence.names.get(token), sentence.entities.get(token)
            if hit is not None and part_of_longer_name(sentence, token):
                hit = None
            if hit is not None and not base.classes and has_own_forename(sentence, hit.start):
                hit = None
            if hit is not None and hit.actors[0].kind == "person":
                ids = tuple(actor.id for actor in hit.actors)
                return as_person(sentence, base, hit.actors[0].name, ids, hit.start, hit.end)
            if hit is None and entity is not None and entity.label == "PER":
                start, end = tree.starts[entity.first], tree.ends[entity.last]
                return as_person(sentence, base, sentence.text[start:end], (), start, end)
    return None


def identified_as(sentence: Sentence, base: Participant) -> Participant | None:
    """The person of "a driver identified as X", "a foreigner named X"."""
    tree = sentence.tree
    if base.plural or base.classes & NO_PERSONS:
        return None
    for clause in tree.children(base.head, "acl"):
        if tree.lemmas[clause] not in _IDENTIFYING:
            continue
        for token in tree.children(clause, "obl", "xcomp", "obj"):
            entity = sentence.entities.get(token)
            if entity is not None and entity.label == "PER":
                hit = sentence.names.get(token)
                start, end = tree.starts[entity.first], tree.ends[entity.last]
                known = hit.actors[0] if hit is not None and hit.actors[0].kind == "person" else None
                name = known.name if known else sentence.text[start:end]
                return as_person(sentence, base, name, (known.id,) if known else (), start, end)
    return None


def name_called(sentence: Sentence, base: Participant) -> tuple[int, int] | None:
    """First and last token of the name in "a group, X,", "a group calling itself X", "a group known as X"."""
    tree = sentence.tree
    quoted = quoted_before(tree, base.head)
    if quoted is not None:
        return quoted
    beside = tree.children(base.head, "appos")
    for child in tree.children(base.head, "acl", "acl:relcl"):
        if tree.lemmas[child] in _NAMING:
            beside.extend(tree.children(child, "obj", "xcomp", "obl"))
    for token in beside:
        if tree.pos[token] == "PROPN" and token not in sentence.places:
            name = [one for one in tree.phrase(token) if tree.deps[one] not in ("det", "case", "punct")]
            while name and tree.lower[name[0]] in DETERMINERS | {"as"}:
                name.pop(0)
            if name:
                return name[0], name[-1]
    return None


def quoted_before(tree: Tree, head: int) -> tuple[int, int] | None:
    """First and last token of what stands in quotation marks right before a noun: the "X" group."""
    if head < 3 or tree.lower[head - 1] not in _MARKS:
        return None
    first = next(
        (token for token in range(head - 2, max(-1, head - 11), -1) if tree.lower[token] in _MARKS), None
    )
    return (first + 1, head - 2) if first is not None and first + 1 <= head - 2 else None


def as_person(
    sentence: Sentence, base: Participant, name: str, ids: tuple[str, ...], start: int, end: int
) -> Participant:
    return replace(
        base,
        name=name,
        text=sentence.text[start:end],
        start=start,
        end=end,
        actors=ids,
        classes=frozenset({"person", "official", "people"}),
        pointing=False,
    )
