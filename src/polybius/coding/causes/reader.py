"""Reads causal statements: cause, effect, sign and hedge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from polybius.coding.causes.connectives import ConnectiveLinks
from polybius.coding.causes.hedging import is_hedged
from polybius.coding.causes.link import Link, is_clause, is_negated
from polybius.coding.causes.naming import Naming
from polybius.coding.causes.nouns import NounLinks
from polybius.coding.causes.purposes import PurposeLinks
from polybius.coding.causes.rules import CauseRules
from polybius.coding.causes.verbs import VerbLinks
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree
from polybius.records import CausalClaim, Draft

_MOST_PAIRS = 6
_MOST_TOKENS = 90
_SUPPOSED = frozenset({"would", "'d"})


class CausalReader:
    """Reads the causal statements of scenes."""

    def __init__(self, rules: CauseRules) -> None:
        self._rules = rules
        verbs = VerbLinks(self._rules)
        self._finders = (
            verbs,
            PurposeLinks(self._rules, verbs),
            ConnectiveLinks(self._rules),
            NounLinks(self._rules),
        )
        self._naming = Naming(self._rules.words)

    def read(self, scene: Scene) -> Iterable[Draft[CausalClaim]]:
        """A draft for each cause with each of its effects."""
        seen: set[tuple[int, int]] = set()
        tree, opening = scene.sentence.tree, self._rules.opening
        for token in range(len(tree)):
            if tree.lemmas[token] not in opening and tree.lower[token] not in opening:
                continue
            for finder in self._finders:
                for link in finder.find(scene, token):
                    yield from self._drafts(scene, link, seen)

    def _drafts(self, scene: Scene, link: Link, seen: set[tuple[int, int]]) -> Iterator[Draft[CausalClaim]]:
        tree = scene.sentence.tree
        told_in = scene.previous if link.earlier else scene
        if told_in is None or (
            link.earlier and _tells_little(told_in.sentence.tree, self._rules.words.persons)
        ):
            return
        causes = (main_clause(told_in.sentence.tree),) if link.earlier else link.causes
        hedged = is_hedged(tree, link, self._rules.words)
        spoken = scene.spoken(link.trigger)
        for cause, effect in list(product(causes, link.effects))[:_MOST_PAIRS]:
            key = (-1 if link.earlier else cause, effect)
            if key in seen or (cause == effect and not link.earlier):
                continue
            quote = scene.quote(_evidence(tree, link, None if link.earlier else cause, effect))
            others = () if link.earlier else (link.trigger, effect)
            first = self._naming.name(told_in, cause, others)
            second = self._naming.name(
                scene, effect, (link.trigger,) if link.earlier else (link.trigger, cause)
            )
            if quote is None or first is None or second is None:
                continue
            seen.add(key)
            untold = is_clause(told_in.sentence.tree, cause) and is_negated(
                told_in.sentence.tree, cause, self._rules.words.negators
            )
            mention = CausalClaim(
                id="",
                report=scene.report.id,
                passage=scene.passage,
                quote=quote,
                cause=first,
                effect=second,
                polarity=-link.polarity if untold else link.polarity,
                hedged=hedged,
                status=spoken.status,
                source=spoken.source,
                rule=link.rule,
                notes=tuple(_notes(tree, link)),
            )
            yield Draft(mention, scene.stretch.running)


def main_clause(tree: Tree) -> int:
    """The verb of the sentence: what "this" and "as a result" point back to."""
    root = next(token for token in range(len(tree)) if tree.heads[token] == token)
    told = tree.children(root, "ccomp")
    return told[0] if told and tree.pos[told[0]] in ("VERB", "AUX", "ADJ", "NOUN") else root


def _tells_little(tree: Tree, persons: frozenset[str]) -> bool:
    """Whether a sentence is a question or somebody's own words: what "that" behind it means is not told."""
    subjects = tree.children(main_clause(tree), "nsubj", "nsubj:pass")
    return tree.words[-1] == "?" or any(tree.lower[one] in persons for one in subjects)


def _notes(tree: Tree, link: Link) -> Iterator[str]:
    """What a reader must know besides: "would" and conditions are not hedged by the codebook."""
    if link.earlier:
        yield "cause: told in the sentence before"
    verbs = [link.trigger] if tree.pos[link.trigger] in ("VERB", "AUX") else link.effects
    if link.rule == "condition":
        yield "a condition: it follows only if that happens"
    elif any(tree.lower[aux] in _SUPPOSED for verb in verbs for aux in tree.children(verb, "aux")):
        yield 'told with "would": supposed, not told as having happened'


def _evidence(tree: Tree, link: Link, cause: int | None, effect: int) -> list[int]:
    """From the cause to the effect, with their phrases, and the clause of the verb that links them."""
    ends = [] if cause is None else _words(tree, cause, link.trigger)
    told = {link.trigger, *_words(tree, effect, link.trigger)}
    clause = _words(tree, link.trigger, link.trigger) if tree.pos[link.trigger] == "VERB" else []
    after = {one for one in clause if one > link.trigger or cause is None}
    for wanted in (told | after | set(ends), told | set(ends), told):
        if max(wanted) - min(wanted) <= _MOST_TOKENS:
            break
    return [min(wanted), max(wanted)]


def _words(tree: Tree, token: int, trigger: int) -> list[int]:
    if not is_clause(tree, token):
        return tree.phrase(token)
    kept, todo = [token], [token]
    while todo:
        for child in tree.below[todo.pop()]:
            aside = tree.deps[child] in ("conj", "advcl", "acl:relcl") and not tree.is_under(trigger, child)
            if tree.deps[child] not in ("parataxis", "punct") and not aside:
                kept.append(child)
                todo.append(child)
    return kept
