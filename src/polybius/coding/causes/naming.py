"""Naming: a cause or an effect as a short noun phrase, a clause by the noun of its verb."""

from __future__ import annotations

from collections.abc import Sequence

from polybius.coding.arguments import verb_arguments
from polybius.coding.causes.link import is_clause
from polybius.coding.causes.rules import CauseWords
from polybius.coding.concepts import phrase_name
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree
from polybius.records import Phrase

_WHERE = ("from", "in", "to", "on", "for")
_DOUBLED = "bdgmnprt"
_BESIDE = frozenset({"advcl", "advcl:relcl", "acl:relcl", "parataxis", "discourse"})
_EDGES = frozenset({"conj", "cc", "mark", "punct", "case", "appos"})


class Naming:
    """Names things that are linked, by the noun of a verb, and finds the words that tell them."""

    def __init__(self, words: CauseWords) -> None:
        self._words = words

    def name(self, scene: Scene, token: int, others: Sequence[int] = ()) -> Phrase | None:
        """The thing at the token; None when it has no name or its words stand nowhere in the report.

        others   what it is linked by and to, in the same sentence: no part of its words
        """
        tree = scene.sentence.tree
        clausal = is_clause(tree, token)
        words = _whole(tree, token, others)
        quote = scene.quote(words if clausal else _with_infinitive(tree, token, words))
        made = _made(scene, token)
        name = made or (self._clause(scene, token) if clausal else phrase_name(scene, token))
        return Phrase(name, quote.text, quote.start, quote.end) if quote is not None and name else None

    def _clause(self, scene: Scene, token: int) -> str:
        """ "the army withdrew from the town" is "army withdrawal from town"; "" where it tells nothing."""
        tree = scene.sentence.tree
        verb = self._told(tree, token)
        arguments = verb_arguments(tree, token)
        given = (
            tree.children(tree.heads[token], "obj") if _is_done_by_object(tree, token) else arguments.subjects
        )
        subject = next((one for one in given if one != token), None)
        if tree.pos[verb] not in ("VERB", "AUX"):
            return _joined(scene, [] if subject is None else [subject], phrase_name(scene, verb))
        own = arguments if verb == token else verb_arguments(tree, verb)
        thing = next((one for one in own.objects if one not in (verb, subject, token)), None)
        if thing is not None and tree.lower[thing] in self._words.vague:
            return ""
        state = next((one for one in tree.children(verb, "xcomp") if tree.pos[one] == "ADJ"), None)
        before = [] if subject is None else [subject]
        if thing is not None and state is not None:  # "holds them responsible"
            name = _joined(scene, before, gerund(tree.lemmas[verb]))
            return _joined(scene, [], f"{name} {phrase_name(scene, thing)} {tree.lower[state]}")
        name = _joined(scene, before, self._words.nominal.get(tree.lemmas[verb]) or gerund(tree.lemmas[verb]))
        after = f"of {phrase_name(scene, thing)}" if thing is not None else _where(scene, verb)
        return f"{name} {after}".strip() if after != "of " else name

    def _told(self, tree: Tree, token: int) -> int:
        """ "begin" of "had to begin", "gather" of "are likely to gather"; else the token itself."""
        for _ in range(3):
            inner = next((one for one in tree.children(token, "xcomp") if _is_infinitive(tree, one)), None)
            if inner is None or tree.lemmas[token] not in self._words.carrying or tree.children(token, "obj"):
                break
            token = inner
        return token


def _is_infinitive(tree: Tree, token: int) -> bool:
    return any(tree.lower[mark] == "to" for mark in tree.children(token, "mark"))


def _whole(tree: Tree, token: int, others: Sequence[int]) -> list[int]:
    """The words of a clause or phrase up to what it is linked by, without clauses beside it."""
    kept, todo = [token], [token]
    while todo:
        parent = todo.pop()
        for child in tree.below[parent]:
            own = parent == token and tree.deps[child] in _EDGES
            if own or tree.deps[child] in _BESIDE or any(tree.is_under(one, child) for one in others):
                continue
            kept.append(child)
            todo.append(child)
    low = max((one for one in others if one < token), default=-1)
    high = min((one for one in others if one > token), default=len(tree))
    kept = sorted(one for one in kept if low < one < high)
    while len(kept) > 1 and tree.pos[kept[-1]] in ("PUNCT", "ADP", "CCONJ"):
        kept.pop()
    return kept


def _with_infinitive(tree: Tree, token: int, words: list[int]) -> list[int]:
    """The words of a phrase, and of "easier to guard" also what follows."""
    after = _after_adjective(tree, token)
    return words if after is None else [*words, *tree.subtree(after, without=_BESIDE)]


def _after_adjective(tree: Tree, token: int) -> int | None:
    if tree.pos[token] != "ADJ":
        return None
    below = [*tree.children(token), *tree.children(tree.heads[token])]
    return next((one for one in below if token + 1 in tree.children(one, "mark")), None)


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
    if not things:
        return ""
    after = _after_adjective(tree, token)
    name = _joined(scene, things[:1], phrase_name(scene, token))
    return name if after is None else f"{name} to {tree.lemmas[after]}"


def gerund(lemma: str) -> str:
    """ "seek" is "seeking", "cut" is "cutting", "tie" is "tying"."""
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return f"{lemma[:-1]}ing"
    vowels = [letter in "aeiou" for letter in lemma[-3:]]
    doubled = len(lemma) <= 4 and lemma[-1] in _DOUBLED and vowels == [False, True, False]
    return f"{lemma}{lemma[-1]}ing" if doubled else f"{lemma}ing"
