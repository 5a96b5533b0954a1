"""The dependency tree of one sentence as plain lists: quicker to walk than spaCy tokens, and typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
CLAUSAL = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "csubj:pass", "parataxis", "xcomp"}
)
_NOT_IN_PHRASE = frozenset(
    {
        "acl",
        "acl:relcl",
        "appos",
        "conj",
        "cc",
        "punct",
        "parataxis",
        "advcl",
        "ccomp",
        "cop",
        "nsubj",
        "dep",
        "aux",
        "mark",
        "advmod:emph",
    }
)


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence.

    words, lower, lemmas, pos, tags, deps   one string per token; lemmas in lower case
    heads       index of each token's head; the root is its own head
    starts, ends   character offsets in the sentence
    below       children of each token, left to right
    """

    words: tuple[str, ...]
    lower: tuple[str, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    below: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.words)

    def children(self, token: int, *deps: str) -> list[int]:
        """Children with one of these labels, left to right; all when none is given."""
        if not deps:
            return list(self.below[token])
        return [child for child in self.below[token] if self.deps[child] in deps]

    def subtree(self, token: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """The token and all below it, left to right, not entering children whose label is in `without`."""
        found, todo = [token], [token]
        while todo:
            for child in self.below[todo.pop()]:
                if self.deps[child] not in without:
                    found.append(child)
                    todo.append(child)
        return sorted(found)

    def above(self, token: int) -> Iterator[int]:
        """Heads of the token, nearest first."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def is_under(self, token: int, ancestor: int) -> bool:
        return token == ancestor or any(head == ancestor for head in self.above(token))

    def preposition(self, token: int) -> str:
        """The preposition a noun hangs on ("because of" joined by a space); "" when there is none."""
        cases = self.children(token, "case") or [
            case
            for part in self.children(token, "flat")
            for case in self.children(part, "case")
            if case < token
        ]
        if not cases:
            return ""
        first = cases[0]
        parts = [first, *self.children(first, "fixed"), *[c for c in cases[1:] if c == first + 1]]
        return " ".join(self.lower[part] for part in parts)

    def conjuncts(self, token: int) -> list[int]:
        """The token and those coordinated with it: "A, B and C" from A."""
        found = [token]
        for child in self.below[token]:
            if self.deps[child] == "conj":
                found.extend(self.conjuncts(child))
        return found

    def first_conjunct(self, token: int) -> int:
        """The token whose coordination this one belongs to; itself when it is the first."""
        while self.deps[token] == "conj":
            token = self.heads[token]
        return token

    def phrase(self, token: int) -> list[int]:
        """The tokens of a noun phrase around its head: modifiers, "of" phrases; no clauses or conjuncts."""
        kept, todo = [token], [token]
        while todo:
            parent = todo.pop()
            for child in self.below[parent]:
                dep = self.deps[child]
                if dep in _NOT_IN_PHRASE or (dep == "case" and parent == token):
                    continue
                if (
                    dep.startswith("nmod")
                    and parent == token
                    and child > token
                    and self.preposition(child) not in ("of", "")
                ):
                    continue
                kept.append(child)
                todo.append(child)
        return _run_around(sorted(kept), token)

    def lemma_at(self, token: int) -> str:
        """Lemma with its particle: "pull out"."""
        particle = self.children(token, "compound:prt")
        if self.lemmas[token] == "take":
            particle += [one for one in self.children(token, "obj") if self.lower[one] in ("place", "effect")]
        return " ".join([self.lemmas[token], *(self.lower[part] for part in particle)])


def _run_around(tokens: list[int], centre: int) -> list[int]:
    """The part of the tokens that reaches the centre with no hole but hyphens and commas inside names."""
    at = tokens.index(centre)
    left = at
    while left > 0 and tokens[left] - tokens[left - 1] <= 2:
        left -= 1
    right = at
    while right + 1 < len(tokens) and tokens[right + 1] - tokens[right] <= 2:
        right += 1
    return tokens[left : right + 1]


def tree_of(doc: Doc) -> Tree:
    """The tree of a parsed sentence."""
    below: list[list[int]] = [[] for _ in range(len(doc))]
    words, lemmas, pos, tags, deps, starts = [], [], [], [], [], []
    # token.head makes a new object for each word, which took a tenth of the coder's time.
    offsets = doc.to_array(["HEAD"]).astype("int64").tolist()
    heads = [index + offset for index, offset in enumerate(offsets)]
    for index, token in enumerate(doc):
        head = heads[index]
        if head != index:
            below[head].append(index)
        text = token.text
        words.append(text)
        starts.append(token.idx)
        lemmas.append((token.lemma_ or text).lower())
        pos.append(token.pos_)
        tags.append(token.tag_)
        deps.append(token.dep_)
    return Tree(
        words=tuple(words),
        lower=tuple(word.lower().replace("’", "'") for word in words),
        lemmas=tuple(lemmas),
        pos=tuple(pos),
        tags=tuple(tags),
        deps=tuple(deps),
        heads=tuple(heads),
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        below=tuple(tuple(children) for children in below),
    )
