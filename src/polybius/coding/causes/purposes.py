"""Purposes: what an act is for, where that is to hold back or to make possible something else."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.arguments import verb_arguments
from polybius.coding.causes.link import Link, spread
from polybius.coding.causes.rules import CauseRules
from polybius.coding.causes.verbs import VerbLinks
from polybius.coding.doers import is_doer
from polybius.coding.scene import Scene


class PurposeLinks:
    """Finds "to prevent attacks", "aimed at enabling them to stay"."""

    def __init__(self, rules: CauseRules, verbs: VerbLinks) -> None:
        self._rules = rules
        self._verbs = verbs

    def find(self, scene: Scene, token: int) -> Iterator[Link]:
        """The link of the verb at the token, when it tells what an act is for."""
        tree = scene.sentence.tree
        patterns = self._rules.verbs.get(tree.lemma_at(token), ())
        if not patterns or tree.pos[token] != "VERB":
            return
        cause = self._act(scene, token)
        if cause is None:
            return
        act, aimed = cause
        for verb in patterns:
            if not verb.reverse and (verb.purpose or aimed):
                effects = self._verbs.effects(scene, token, verb)
                if effects:
                    sign = self._verbs.sign(tree, token, verb)
                    yield Link(
                        token, spread(tree, [act])[:1], effects, sign, f"purpose: {verb.rule}", hedged=aimed
                    )
                    return

    def _act(self, scene: Scene, token: int) -> tuple[int, bool] | None:
        """What is done for it, and whether its aim is told in so many words."""
        tree = scene.sentence.tree
        dep, head = tree.deps[token], tree.heads[token]
        marks = {tree.lower[mark] for mark in tree.children(token, "mark")}
        if dep in ("advcl", "xcomp", "obl", "ccomp") and tree.lemmas[head] in self._rules.words.aims:
            return self._aimed(scene, token, head) if marks & self._rules.words.aim_prepositions else None
        if dep == "acl" and "to" in marks and tree.lemmas[head] in self._rules.words.aim_nouns:
            subjects = (
                verb_arguments(tree, head).subjects
                if tree.deps[head] == "xcomp"
                else tree.children(head, "nsubj")
            )
            return (subjects[0], True) if subjects else None
        if dep == "advcl" and tree.tags[token] == "VB" and "to" in marks and token > head:
            wanted = tree.lemmas[head] in self._rules.words.wanting
            return (head, False) if tree.pos[head] == "VERB" and not wanted else None
        return None

    @staticmethod
    def _aimed(scene: Scene, token: int, aim: int) -> tuple[int, bool] | None:
        """ "forces aimed at preventing", "it aims to reduce it by withdrawing": the thing, or the means."""
        tree = scene.sentence.tree
        arguments = verb_arguments(tree, aim)
        subjects = arguments.objects if arguments.passive else arguments.subjects
        if arguments.passive or not all(is_doer(scene, one) for one in subjects):
            return (subjects[0], True) if subjects else None
        means = [
            child
            for verb in (token, aim, *tree.children(token, "ccomp", "xcomp", "advcl"))
            for child in tree.children(verb, "advcl")
            if any(tree.lower[mark] == "by" for mark in tree.children(child, "mark"))
        ]
        return (means[0], True) if means else None
