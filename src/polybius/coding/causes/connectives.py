"""Connectives: "because of the siege", "since ransoms are their income", "if aid stops", "as a result"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.causes.link import Link, is_clause, spread
from polybius.coding.causes.rules import CauseRules
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree

_OPEN = frozenset({"will", "would", "may", "might", "could", "can", "'ll", "wo", "'d", "shall"})
_OPEN_WORDS = frozenset({"likely", "unlikely", "possible", "impossible", "probable", "certain", "seem"})
_COMPARED = frozenset({"as", "long", "soon", "far", "such", "just", "even", "same", "only"})
_INNER = ("ccomp", "csubj", "csubj:pass", "xcomp")


class ConnectiveLinks:
    """Finds what prepositions, conjunctions and adverbs link."""

    def __init__(self, rules: CauseRules) -> None:
        self._words = rules.words
        self._passed = self._words.hedging_above | self._words.hedging_nouns | self._words.telling
        self._first = frozenset(phrase.split(" ")[0] for phrase in rules.words.because_of)

    def find(self, scene: Scene, token: int) -> Iterator[Link]:
        """The links of the connective at the token."""
        tree = scene.sentence.tree
        dep, word = tree.deps[token], tree.lower[token]
        if dep == "case" and word in self._first:
            yield from self._preposition(tree, token)
        if dep == "case" and word in self._words.conditions_of:
            yield from self._condition_of(tree, token)
        elif dep == "case" and word in self._words.because and tree.tags[token].startswith("V"):
            noun = tree.heads[token]
            if tree.pos[noun] == "NOUN" and tree.heads[noun] != noun:
                yield self._link(tree, token, spread(tree, [noun]), tree.heads[noun], "because")
        elif word == "so" and dep in ("advmod", "cc", "mark"):
            yield from self._so(tree, token)
        elif dep in ("mark", "aux"):
            yield from self._conjunction(tree, token)
        elif dep == "advcl" and word in self._words.because and tree.children(token, "obj", "obl"):
            yield from self._considered(tree, token)
        elif tree.lemmas[token] in self._words.answers and dep in ("obl", "nmod"):
            yield from self._answer(tree, token)
        if self._points_back(tree, token):
            yield Link(
                token, (), self._told(tree, tree.heads[token], joined=True), 1, "therefore", earlier=True
            )

    def _preposition(self, tree: Tree, token: int) -> Iterator[Link]:
        noun = tree.heads[token]
        head = tree.heads[noun]
        if tree.preposition(noun) not in self._words.because_of or tree.pos[noun] == "PRON" or head == noun:
            return
        if token > 0 and tree.lower[token - 1] in self._words.negators:
            return
        yield self._link(tree, token, spread(tree, [noun], self._words.listing), head, "because of")

    def _condition_of(self, tree: Tree, token: int) -> Iterator[Link]:
        """ "without a pause in the fighting, stocks will run out" """
        noun = tree.heads[token]
        main = tree.heads[noun]
        if tree.deps[noun] == "obl" and tree.pos[noun] == "NOUN" and self._is_open(tree, main):
            sign = self._words.conditions_of[tree.lower[token]]
            yield self._link(tree, token, spread(tree, [noun]), main, "condition", sign=sign)

    def _so(self, tree: Tree, token: int) -> Iterator[Link]:
        """ "the talks broke down, so prices rose" """
        clause = tree.heads[token]
        before = tree.heads[clause]
        told = bool(tree.children(clause, "nsubj", "nsubj:pass")) and not tree.children(token, "fixed")
        beside = tree.deps[clause] in ("conj", "parataxis", "advcl") and before < token < clause
        if told and beside and tree.lower[token - 1] in (",", ";"):
            yield Link(token, (before,), (clause,), 1, "so")

    def _answer(self, tree: Tree, token: int) -> Iterator[Link]:
        """ "in retaliation for the raid", "a result of neglect" """
        wanted = self._words.answers[tree.lemmas[token]]
        cases = {tree.lower[case] for case in tree.children(token, "case")}
        if not cases & {"in", "as"}:
            return
        causes = [child for child in tree.children(token, "nmod") if tree.preposition(child) in wanted]
        causes += [
            child
            for child in tree.children(token, "acl")
            if any(tree.lower[mark] in wanted for mark in tree.children(child, "mark"))
        ]
        if causes:
            supposed = tree.lemmas[token] in self._words.supposed_answers
            causing = spread(tree, causes, self._words.listing)
            yield self._link(tree, token, causing, tree.heads[token], "answer", hedged=supposed)

    def _considered(self, tree: Tree, token: int) -> Iterator[Link]:
        """ "considering the difficulty of intercepting them" """
        named = [child for child in tree.children(token, "obj", "obl") if tree.pos[child] == "NOUN"]
        if named and not tree.children(token, "nsubj"):
            yield self._link(tree, token, spread(tree, named), tree.heads[token], "because", hedged=True)

    def _conjunction(self, tree: Tree, token: int) -> Iterator[Link]:
        clause, word = tree.heads[token], tree.lower[token]
        main = tree.heads[clause]
        if (
            tree.deps[clause] != "advcl"
            or main == clause
            or (token > 0 and tree.lower[token - 1] in _COMPARED)
        ):
            return
        phrase = " ".join([word, *(tree.lower[one] for one in tree.children(token, "fixed"))])
        if phrase in self._words.conditions:
            if self._is_condition(tree, phrase, clause, main):
                sign = self._words.conditions[phrase]
                clauses = spread(tree, [clause])
                yield self._link(tree, token, clauses, main, "condition", sign=sign)
        elif word in self._words.because and phrase == word and self._is_cause(tree, word, clause, main):
            yield self._link(tree, token, spread(tree, [clause]), main, "because")

    def _is_condition(self, tree: Tree, phrase: str, clause: int, main: int) -> bool:
        """Of what is to come; not what the speaker threatens to do himself."""
        subjects = [
            *tree.children(clause, "nsubj", "nsubj:pass"),
            *tree.children(main, "nsubj", "nsubj:pass"),
        ]
        if any(tree.lower[one] in self._words.persons for one in subjects):
            return False
        if phrase == "should" and not any(one > clause - 8 and one < clause for one in subjects):
            return False
        if phrase == "should" and min(tree.children(clause, "aux"), default=clause) > min(
            [*subjects, clause]
        ):
            return False
        return self._is_open(tree, main)

    def _is_open(self, tree: Tree, main: int) -> bool:
        inner = [main, *tree.children(main, "ccomp", "xcomp")]
        return (
            any(tree.lower[child] in _OPEN for one in inner for child in tree.children(one, "aux"))
            or tree.lemmas[main] in _OPEN_WORDS
        )

    def _is_cause(self, tree: Tree, word: str, clause: int, main: int) -> bool:
        """Whether "since" and "as" give a reason: they tell what is so, or has become so, not when."""
        if word not in self._words.timely:
            return True
        if not tree.children(clause, "nsubj", "nsubj:pass", "expl", "csubj"):
            return False
        if any(tree.lower[child] in _COMPARED for child in tree.children(main, "advmod")):
            return False
        if word == "as" and tree.lemmas[clause] in self._words.telling:
            return False  # "as the ministry has announced"
        become = any(tree.lemmas[aux] == "have" for aux in tree.children(clause, "aux"))
        if word == "as" and (
            _is_bare(tree, clause) or (tree.lemmas[clause] in self._words.going_on and not become)
        ):
            return False
        verbs = [*tree.children(clause, "aux", "aux:pass", "cop"), clause]
        present = any(tree.tags[one] in ("VBZ", "VBP", "MD") for one in verbs)
        going = tree.tags[clause] == "VBG" and not any(tree.lemmas[one] == "have" for one in verbs)
        if word == "since":
            past = any(tree.lemmas[aux] == "have" for aux in tree.children(main, "aux"))
            return present or (not (past or going) and main < clause)
        if going:
            return False
        state = tree.lemmas[clause] in self._words.states or bool(tree.children(clause, "cop"))
        negated = any(tree.lower[child] in self._words.negators for child in tree.children(clause, "advmod"))
        return present or negated or state

    def _points_back(self, tree: Tree, token: int) -> bool:
        """ "as a result", "therefore" before the main verb of the sentence."""
        head = tree.heads[token]
        if token >= head or tree.deps[head] not in ("root", "conj") or not is_clause(tree, head):
            return False
        if tree.deps[token] == "advmod":
            return tree.lower[token] in self._words.therefore
        if tree.deps[token] != "obl":
            return False
        words = " ".join(tree.lower[one] for one in tree.subtree(token) if tree.deps[one] != "punct")
        return words in self._words.therefore_phrases

    def _link(
        self,
        tree: Tree,
        token: int,
        causes: tuple[int, ...],
        head: int,
        rule: str,
        *,
        sign: int = 1,
        hedged: bool = False,
    ) -> Link:
        """A clause that tells a lack or a negation is held back by its cause."""
        if tree.deps[head] == "parataxis" and tree.lemmas[head] in self._words.telling:
            head = tree.heads[head]  # "…, diplomats think, since …"
        effects = self._told(tree, head)
        lacks = {head, *effects}
        if tree.deps[head] in _INNER and tree.pos[tree.heads[head]] == "ADJ":
            lacks.add(tree.heads[head])
        lacking = any(tree.lemmas[one] in self._words.lacking for one in lacks) or any(
            tree.lower[child] in self._words.negators
            for one in lacks
            for child in tree.children(one, "advmod")
        )
        return Link(token, causes, effects, -sign if lacking else sign, rule, hedged=hedged)

    def _told(self, tree: Tree, head: int, *, joined: bool = False) -> tuple[int, ...]:
        """What a clause tells: of "it seems likely that A and that B", A and B."""
        found = head
        for _ in range(3):
            inner = next((child for child in tree.children(found, *_INNER) if child > found), None)
            if inner is None or tree.lemmas[found] not in self._passed:
                break
            found = inner
        if found == head and not joined:
            return (head,)
        return tuple(one for one in tree.conjuncts(found) if is_clause(tree, one) and tree.pos[one] != "NOUN")


def _is_bare(tree: Tree, clause: int) -> bool:
    """ "as it usually does", "as are jellyfish": a comparison."""
    return tree.lemmas[clause] in ("do", "be", "have") and not tree.children(
        clause, "obj", "obl", "xcomp", "ccomp", "expl", "nmod"
    )
