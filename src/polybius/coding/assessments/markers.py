"""Markers: the words that make a clause a judgement of what is likely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polybius.coding.arguments import is_passive
from polybius.coding.assessments.rules import LikelihoodWords
from polybius.coding.tree import Tree

_INNER = ("ccomp", "csubj", "csubj:pass", "xcomp", "csubj:outer")
_INTENSIFIERS = frozenset(
    {"very", "highly", "most", "extremely", "quite", "almost", "virtually", "nearly", "less", "more", "well"}
)
_DEGREES = frozenset(
    {"little", "no", "slim", "slight", "small", "remote", "good", "high", "low", "real", "serious"}
)
_NEGATORS = frozenset({"not", "n't", "never", "no"})
_OWN = frozenset({"i", "we", "you"})
_PERSONS = frozenset({"he", "she", "i", "we", "you", "they", "who"})

EXPLICIT, DOUBTFUL, VERBAL, PLAIN = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Marker:
    """One word of likelihood.

    words    its tokens, with "very" and "not"
    clause   the token that heads the clause it judges
    top      the token whose phrase holds the judgement with its marker
    weight   which of several markers of a clause is the one that tells how likely it is
    """

    words: tuple[int, ...]
    clause: int
    top: int
    weight: int
    rule: str


class MarkerFinder:
    """Finds markers by the part of speech and the place in the tree of the words of assessments.yaml."""

    def __init__(self, words: LikelihoodWords) -> None:
        self._words = words
        self._modals = words.modals.doubtful | words.modals.able | words.modals.future

    def find(self, tree: Tree, token: int) -> Iterator[Marker]:
        """The marker at the token, if it is one; whether its use is a judgement is not asked here."""
        words, lemma, dep = self._words, tree.lemmas[token], tree.deps[token]
        if tree.tags[token] == "MD":
            if dep in ("aux", "aux:pass") and tree.lower[token] in self._modals:
                yield self._modal(tree, token)
        elif lemma in words.adverbs and dep == "advmod":
            yield from self._adverb(tree, token)
        elif lemma in words.adjectives and tree.pos[token] in ("ADJ", "ADV", "VERB"):
            yield from self._adjective(tree, token)
        elif lemma in words.sure and tree.pos[token] == "ADJ":
            yield from self._sure(tree, token)
        elif tree.pos[token] == "VERB" and tree.lemma_at(token) in words.excluded:
            yield from self._excluded(tree, token)
        elif lemma in words.raising and tree.pos[token] == "VERB":
            yield from self._raising(tree, token)
        elif tree.pos[token] == "VERB" and lemma in words.judged and is_passive(tree, token):
            yield from self._judged(tree, token)
        elif tree.pos[token] == "VERB" and (lemma in words.judges or lemma in words.judges_if_expert):
            yield from self._judge(tree, token)
        elif tree.pos[token] == "VERB" and lemma in words.signs:
            yield from self._sign(tree, token)
        elif tree.pos[token] == "NOUN" and lemma in words.nouns:
            yield from self._noun(tree, token)

    def _modal(self, tree: Tree, token: int) -> Marker:
        verb = tree.heads[token]
        word = tree.lower[token]
        group = next(
            name
            for name, listed in (
                ("doubtful", self._words.modals.doubtful),
                ("able", self._words.modals.able),
                ("future", self._words.modals.future),
            )
            if word in listed
        )
        weight = DOUBTFUL if group == "doubtful" or word == "could" else PLAIN
        beside = [child for child in tree.children(verb, "advmod") if child == token + 1]
        negated = [child for child in beside if tree.lower[child] in _NEGATORS]
        well = [child for child in beside if tree.lower[child] == "well"]
        return Marker((token, *negated, *well), verb, verb, weight, f"modal: {group}")

    def _adverb(self, tree: Tree, token: int) -> Iterator[Marker]:
        head = tree.heads[token]
        modals = [child for child in tree.children(head, "aux") if tree.lower[child] in self._modals]
        if tree.lemmas[token] in self._words.weak_adverbs and not modals:
            return
        words = [*self._degree(tree, token)]
        if modals and words[0] - modals[-1] in (1, 2):
            words = list(range(modals[-1], words[-1] + 1))
        if tree.pos[head] in ("VERB", "AUX", "ADJ") or tree.children(head, "cop"):
            clause = head
        elif tree.pos[head] in ("NOUN", "PROPN"):
            clause = self._clause_above(tree, head)
        else:
            return  # "perhaps two weeks ago"
        yield Marker(tuple(words), clause, clause, EXPLICIT, "adverb")

    @staticmethod
    def _clause_above(tree: Tree, token: int) -> int:
        for head in tree.above(token):
            if tree.pos[head] in ("VERB", "AUX") or tree.children(head, "cop"):
                return head
        return token

    def _adjective(self, tree: Tree, token: int) -> Iterator[Marker]:
        dep, head = tree.deps[token], tree.heads[token]
        if dep in ("amod", "advmod", "compound") or (
            tree.pos[token] == "VERB" and tree.lemmas[token] != "bind"
        ):
            return
        words = list(self._degree(tree, token))
        inner = self._inner(tree, token)
        if inner is None and tree.lemmas[token] in self._words.needs_clause and len(words) == 1:
            return
        held = dep == "xcomp" and tree.lemmas[head] in self._words.holding
        made = held and tree.lemmas[head] == "make"
        if dep == "xcomp" and (
            not held or (made and tree.lemmas[token] in ("possible", "certain", "impossible"))
        ):
            return
        if held and not made and words[0] - head in (1, 2):
            words = list(range(head, words[-1] + 1))
        if inner is None and not held and not tree.children(token, "nsubj", "nsubj:outer"):
            return
        top = head if held else token
        yield Marker(tuple(words), inner if inner is not None else token, top, EXPLICIT, "adjective")

    def _sure(self, tree: Tree, token: int) -> Iterator[Marker]:
        """ "diplomats are confident that partners will return" """
        inner = next(iter(tree.children(token, "ccomp")), None)
        if inner is not None and not any(tree.lower[one] in _OWN for one in tree.children(token, "nsubj")):
            yield Marker(tuple(self._degree(tree, token)), inner, token, EXPLICIT, "sure")

    def _excluded(self, tree: Tree, token: int) -> Iterator[Marker]:
        """ "a new attack cannot be ruled out" """
        negated = [child for child in tree.children(token, "advmod") if tree.lower[child] in _NEGATORS]
        if negated and is_passive(tree, token):
            first = min([*negated, *tree.children(token, "aux", "aux:pass")])
            last = max([token, *tree.children(token, "compound:prt")])
            yield Marker(tuple(range(first, last + 1)), token, token, EXPLICIT, "not excluded")

    def _raising(self, tree: Tree, token: int) -> Iterator[Marker]:
        inner = self._inner(tree, token)
        beside = [
            child for child in tree.children(token, "xcomp") if tree.lemmas[child] in self._words.adjectives
        ]
        if inner is None or beside:
            return
        yield Marker(self._with_not(tree, token), inner, token, VERBAL, "raising")

    def _judged(self, tree: Tree, token: int) -> Iterator[Marker]:
        inner = self._inner(tree, token)
        if inner is None:
            return
        modals = [c for c in tree.children(token, "aux") if tree.lower[c] in ("can", "could", "may", "might")]
        if tree.lemmas[token] in self._words.judged_by_modal and not modals:
            return
        aux = tree.children(token, "aux", "aux:pass")
        start = min([*aux, token])
        run = tuple(range(start, token + 1)) if token - start < 4 else (token,)
        yield Marker(run, inner, token, VERBAL, "judged")

    def _judge(self, tree: Tree, token: int) -> Iterator[Marker]:
        lemma = tree.lemmas[token]
        if tree.tags[token] not in ("VBP", "VBZ", "VBD", "VBG", "VBN"):
            return
        subjects = tree.children(token, "nsubj")
        if not subjects and tree.deps[token] == "conj":
            subjects = tree.children(tree.heads[token], "nsubj")
        if not subjects:
            return
        expert = any(
            tree.lemmas[part] in self._words.experts
            for subject in subjects
            for part in tree.conjuncts(subject)
        )
        if lemma in self._words.judges_if_expert and not expert:
            return
        inner = self._inner(tree, token)
        if tree.lower[subjects[0]] in _OWN:
            return
        if inner is None:
            objects = [child for child in tree.children(token, "obj") if tree.pos[child] == "NOUN"]
            if not objects or not expert:
                return
            inner = objects[0]
        yield Marker(self._with_not(tree, token), inner, token, VERBAL, "judge")

    def _sign(self, tree: Tree, token: int) -> Iterator[Marker]:
        inner = next(iter(tree.children(token, "ccomp")), None)
        subjects = tree.children(token, "nsubj")
        if inner is None or inner < token or tree.tags[token] not in ("VBZ", "VBP", "VBG"):
            return
        if not subjects or tree.pos[subjects[0]] not in ("NOUN", "PRON", "DET"):
            return
        if tree.lemmas[subjects[0]] in self._words.reports or tree.lower[subjects[0]] in _PERSONS:
            return
        yield Marker(self._with_not(tree, token), inner, token, VERBAL, "sign")

    def _noun(self, tree: Tree, token: int) -> Iterator[Marker]:
        lemma, head = tree.lemmas[token], tree.heads[token]
        there = bool(tree.children(head, "expl")) and tree.deps[token] in ("nsubj", "nsubj:pass")
        inner = next(
            (
                child
                for child in tree.children(token, "acl", "ccomp")
                if tree.children(child, "mark", "nsubj")
            ),
            None,
        )
        raised = there or (tree.deps[token] in ("obj", "nsubj") and tree.lemmas[head] in self._words.raises)
        if inner is None and raised and lemma not in self._words.nouns_need_clause:
            inner = next((c for c in tree.children(token, "nmod") if tree.preposition(c) == "of"), None)
        if inner is None or (lemma in self._words.nouns_need_there and not there):
            return
        words: tuple[int, ...] = (
            (head, token) if raised and not there and token - head in (1, 2) else (token,)
        )
        small = [child for child in tree.children(token, "amod", "det") if tree.lower[child] in _DEGREES]
        if small:
            words = tuple(range(small[0], token + 1))
        yield Marker(words, inner, head if raised else token, EXPLICIT if small else VERBAL, "noun")

    def _degree(self, tree: Tree, token: int) -> Iterator[int]:
        """The word with "very" and "not" right before it."""
        first = token
        while first > 0 and tree.lower[first - 1] in _INTENSIFIERS | _NEGATORS:
            first -= 1
        return iter(range(first, token + 1))

    @staticmethod
    def _with_not(tree: Tree, token: int) -> tuple[int, ...]:
        negated = [c for c in tree.children(token, "advmod") if tree.lower[c] in _NEGATORS and c == token - 1]
        return (*negated, token)

    def _inner(self, tree: Tree, token: int) -> int | None:
        """The clause that the word is about; talk about the talk ("possible to say that") is passed."""
        found = next((c for c in tree.children(token, *_INNER) if c > token), None)
        if found is None:
            found = next(
                (c for c in tree.children(token, "advcl") if tree.tags[c] == "VB" and c > token), None
            )
        while found is not None and tree.lemmas[found] in self._words.telling:
            below = next(iter(tree.children(found, "ccomp")), None)
            if below is None:
                break
            found = below
        return found
