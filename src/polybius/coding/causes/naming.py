"""Naming: a cause or an effect as a short noun phrase, a clause by the noun of its verb."""

from __future__ import annotations

from collections.abc import Mapping

from polybius.coding.arguments import verb_arguments
from polybius.coding.causes.link import is_clause
from polybius.coding.concepts import phrase_name
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree
from polybius.records import Phrase

_WHERE = ("from", "in", "to", "on", "for")
_DOUBLED = "bdgmnprt"


class Naming:
    """Names things that are linked. nominal: the noun of a verb, by its lemma."""

    def __init__(self, nominal: Mapping[str, str]) -> None:
        self._nominal = nominal

    def name(self, scene: Scene, token: int) -> Phrase | None:
        """The thing at the token; None when it has no name or its words stand nowhere in the report."""
        tree = scene.sentence.tree
        clausal = is_clause(tree, token)
        parts = tree.children(token, "nsubj", "nsubj:pass", "obj") if clausal else []
        words = {token, *tree.children(token, "cop"), *(word for part in parts for word in tree.phrase(part))}
        quote = scene.quote(words if clausal else tree.phrase(token))
        name = _made(scene, token) or (self._clause(scene, token) if clausal else phrase_name(scene, token))
        return Phrase(name, quote.text, quote.start, quote.end) if quote is not None and name else None

    def _clause(self, scene: Scene, verb: int) -> str:
        """ "the army withdrew from the town" is "army withdrawal from town"."""
        tree = scene.sentence.tree
        arguments = verb_arguments(tree, verb)
        given = (
            tree.children(tree.heads[verb], "obj") if _is_done_by_object(tree, verb) else arguments.subjects
        )
        subject = next((one for one in given if one != verb), None)
        if tree.pos[verb] not in ("VERB", "AUX"):
            return _joined(scene, [] if subject is None else [subject], phrase_name(scene, verb))
        thing = next((one for one in arguments.objects if one not in (verb, subject)), None)
        name = _joined(
            scene,
            [] if subject is None else [subject],
            self._nominal.get(tree.lemmas[verb]) or gerund(tree.lemmas[verb]),
        )
        after = f"of {phrase_name(scene, thing)}" if thing is not None else _where(scene, verb)
        return f"{name} {after}".strip() if after != "of " else name


def _is_done_by_object(tree: Tree, verb: int) -> bool:
    """ "led the militias to harden": it is they who harden."""
    marks = {tree.lower[mark] for mark in tree.children(verb, "mark")}
    return tree.deps[verb] in ("xcomp", "advcl") and bool(marks & {"to", "from"}) and tree.heads[verb] < verb


def _joined(scene: Scene, before: list[int], name: str) -> str:
    return " ".join(word for word in (*(phrase_name(scene, one) for one in before), name) if word)


def _where(scene: Scene, verb: int) -> str:
    tree = scene.sentence.tree
    for child in tree.children(verb, "obl"):
        if tree.preposition(child) in _WHERE and child not in scene.sentence.dated:
            return f"{tree.preposition(child)} {phrase_name(scene, child)}"
    return ""


def _made(scene: Scene, token: int) -> str:
    """ "made the troops vulnerable": the effect is "troop vulnerable"."""
    tree = scene.sentence.tree
    if tree.deps[token] != "xcomp" or tree.pos[token] not in ("ADJ", "NOUN") or tree.children(token, "cop"):
        return ""
    things = tree.children(tree.heads[token], "obj", "nsubj:pass")
    return _joined(scene, things[:1], phrase_name(scene, token)) if things else ""


def gerund(lemma: str) -> str:
    """ "seek" is "seeking", "cut" is "cutting", "tie" is "tying"."""
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return f"{lemma[:-1]}ing"
    vowels = [letter in "aeiou" for letter in lemma[-3:]]
    doubled = len(lemma) <= 4 and lemma[-1] in _DOUBLED and vowels == [False, True, False]
    return f"{lemma}{lemma[-1]}ing" if doubled else f"{lemma}ing"
