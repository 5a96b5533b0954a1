"""Concepts: short names for what a noun phrase is about, the same for the same thing however it is put."""

from __future__ import annotations

from polybius.coding.doers import is_doer
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree

_ADDED = frozenset(
    {"of", "in", "on", "against", "between", "over", "from", "with", "among", "to", "for", "at"}
)
_BEFORE = frozenset({"amod", "compound", "nummod", "compound:prt"})
_WORDY = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "VERB", "X"})
_LEFT_OUT = frozenset({"case", "det", "cc", "punct"})
_SINGULAR = frozenset({"NNS", "NNPS"})
_MOST_WORDS = 9


def phrase_name(scene: Scene, token: int) -> str:
    """A noun phrase as a concept: no articles, names as listed, its head singular, else lower case.

    "the killings of two officers" is "killing of two officers"; "Iran's influence" and "Iranian influence"
    are "Iran influence". Empty when a pronoun stands for nobody known.
    """
    tree = scene.sentence.tree
    if tree.pos[token] == "PRON":
        told = _thing_before(scene, token)
        if told is not None and scene.previous is not None:
            return phrase_name(scene.previous, told)
        refs = scene.named(token)
        return refs[0].name if refs else ""
    words: list[str] = []
    named = ""
    for one in _kept(scene, token):
        hit = scene.sentence.names.get(one)
        common = one == token and _is_common(tree, one)
        if hit is not None and not common and not scene.sentence.stance(one) and hit.actors:
            name = hit.actors[0].name
            if name != named:
                words.append(name)
            named = name
            continue
        named = ""
        if tree.lower[one] != "'s":
            words.append(_spelled(tree, one, head=token))
    return " ".join(words).replace(" - ", "-").replace("- ", "-").replace(" ,", ",")


def _thing_before(scene: Scene, token: int) -> int | None:
    """The subject of the sentence before, where "it" takes it up and it is no doer: "the resolution"."""
    tree = scene.sentence.tree
    if tree.lower[token] != "it" or tree.deps[token] != "nsubj" or scene.previous is None:
        return None
    if any(pos in ("NOUN", "PROPN") for pos in tree.pos[:token]):
        return None
    before = scene.previous.sentence.tree
    root = next(one for one in range(len(before)) if before.heads[one] == one)
    for subject in before.children(root, "nsubj", "nsubj:pass"):
        if before.tags[subject] == "NN" and not is_doer(scene.previous, subject):
            return subject
    return None


def _is_common(tree: Tree, token: int) -> bool:
    """ "US presence" is a presence, "one American" no United States."""
    counted = tree.children(token, "nummod") or any(
        tree.lower[one] in ("a", "an") for one in tree.children(token, "det")
    )
    return tree.pos[token] == "NOUN" or bool(counted)


def _kept(scene: Scene, token: int) -> list[int]:
    tree = scene.sentence.tree
    kept = [token]
    for child in tree.below[token]:
        dep = tree.deps[child]
        if (dep in _BEFORE and child < token and tree.pos[child] in _WORDY) or dep == "flat":
            kept.extend(
                part
                for part in tree.subtree(child)
                if tree.deps[part] not in _LEFT_OUT or tree.words[part] == "-"
            )
        elif dep == "nmod:poss" and tree.pos[child] != "PRON":
            kept.extend(part for part in tree.subtree(child) if tree.deps[part] != "det")
        elif dep == "nmod" and child > token and _link_word(tree, child) in _ADDED:
            inner = _kept(scene, child)
            fits = len(kept) + len(inner) < _MOST_WORDS
            if fits and child not in scene.sentence.dated and tree.pos[child] != "PRON":
                kept.extend([*tree.children(child, "case", "mark")[:1], *inner])
    return sorted(set(kept))


def _link_word(tree: Tree, token: int) -> str:
    """The preposition; before a gerund the parser may call it a conjunction."""
    return tree.preposition(token) or next((tree.lower[mark] for mark in tree.children(token, "mark")), "")


def _spelled(tree: Tree, token: int, *, head: int) -> str:
    word = tree.words[token]
    if tree.pos[token] == "PROPN" or word.isupper():
        return word
    if token == head and tree.tags[token] in _SINGULAR:
        return tree.lemmas[token]
    # "Kurdish", "Sunni": an adjective of a name keeps its capital, but not at the head of the sentence.
    return word if tree.pos[token] == "ADJ" and word[0].isupper() and token > 0 else tree.lower[token]
