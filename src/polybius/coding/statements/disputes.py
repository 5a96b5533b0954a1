"""Disputes: sayings of verbs that own to a deed, deny it, lay it on another, bear it out or explain it."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.authority import Authorities
from polybius.coding.scene import Scene
from polybius.coding.statements.accusing import read_accusation
from polybius.coding.statements.confirming import read_confirmation
from polybius.coding.statements.explaining import read_explanation
from polybius.coding.statements.owning import read_about_oneself, read_called_false, read_claim, read_denial
from polybius.coding.statements.rules import StatementRules
from polybius.coding.statements.sayings import Saying


def find_disputes(scene: Scene, rules: StatementRules, authorities: Authorities) -> Iterator[Saying]:
    """The sayings of such verbs, in the order of the text."""
    tree = scene.sentence.tree
    for verb in range(len(tree)):
        if tree.pos[verb] not in ("VERB", "AUX", "ADJ"):
            continue
        lemma = tree.lemmas[verb]
        saying = None
        if lemma in rules.denying or lemma in rules.weak_denying:
            saying = read_denial(scene, verb, rules)
        if saying is None and lemma in rules.owning:
            saying = read_claim(scene, verb, rules)
        if saying is None and (lemma in rules.accusing or lemma in rules.holding or lemma in rules.pointing):
            saying = read_accusation(scene, verb, rules)
        if saying is None and (
            lemma in rules.confirming or lemma in rules.owning_up or lemma in rules.establishing
        ):
            saying = read_confirmation(scene, verb, rules, authorities)
        if saying is None and lemma in rules.casting:
            saying = read_called_false(scene, verb, rules)
        if saying is None and (
            lemma in scene.words.report_verbs or lemma in rules.insisting or lemma in rules.casting
        ):
            saying = read_about_oneself(scene, verb, rules, authorities) or read_explanation(
                scene, verb, rules
            )
        if saying is not None:
            yield saying
