"""Harmed: whether what an amount counts is told as killed or hurt."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.arguments import is_passive
from polybius.coding.figures.rules import HarmWords
from polybius.coding.tree import Tree

_OBJECTS = frozenset({"obj", "nsubj:pass", "iobj"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_BARE = frozenset({"obl:unmarked", "dep", "appos"})
_BOUNDING = frozenset({"between", "at", "up", "about", "around", "over", "under", "as"})
_SETTING = frozenset(
    {
        "put",
        "stand",
        "estimate",
        "place",
        "remain",
        "rise",
        "climb",
        "increase",
        "grow",
        "jump",
        "reach",
        "bring",
        "pass",
    }
)
KILLED, INJURED = "killed", "injured"


def harm_before(tree: Tree, first: int, words: HarmWords) -> str:
    """The harm that the word right before a number does, wherever the tree hangs it: "and injuring three"."""
    if first == 0 or tree.pos[first - 1] != "VERB":
        return ""
    lemma = tree.lemmas[first - 1]
    return KILLED if lemma in words.kill_object else INJURED if lemma in words.hurt_object else ""


def harm_behind(tree: Tree, last: int, words: HarmWords) -> str:
    """The harm that the words right behind a number tell: "seven or eight dead", "80 foreign dead"."""
    after = last + 1
    told = words.dead | words.hurt
    if after + 1 < len(tree) and tree.pos[after] == "ADJ" and tree.lower[after] not in told:
        after += 1
    return next(_beside(tree, after, words), "")


def harm_of(tree: Tree, token: int, words: HarmWords, *, people: bool) -> str:
    """ "killed", "injured" or "": how the phrase at the token stands to words of harm.

    people   whether it may be people: only then "lost four" and "left three dead" tell of death
    """
    return next(_harms(tree, token, words, people=people), "")


def _harms(tree: Tree, token: int, words: HarmWords, *, people: bool) -> Iterator[str]:
    lemma = tree.lemmas[token]
    if lemma in words.dead_nouns and tree.pos[token] == "NOUN" and tree.tags[token] != "NN":
        yield KILLED
    if lemma in words.hurt_nouns:
        yield INJURED
    if lemma == "toll":
        yield INJURED if words.hurt_nouns & {tree.lemmas[child] for child in tree.children(token)} else KILLED
    for child in tree.children(token, "amod", "acl", "advmod", "flat", "conj", "nmod"):
        word = tree.lower[child]
        close = abs(child - token) <= 3 or tree.deps[child] == "acl"
        if word in words.dead and close and tree.deps[child] in ("amod", "acl", "advmod", "flat"):
            yield KILLED
        if word in words.hurt and close and tree.deps[child] in ("amod", "acl", "advmod", "flat"):
            yield INJURED
    # A number before "dead" is at times tagged as a mark of punctuation: "spoke of 19 dead".
    if token + 1 < len(tree) and (tree.pos[token] == "NUM" or tree.lower[token][0].isdigit()):
        yield from _beside(tree, token + 1, words)
    top = tree.first_conjunct(token)
    yield from _at_head(tree, top, words, people=people)
    if tree.deps[top] == "nmod" and tree.preposition(top) in ("of", "among"):
        above = tree.first_conjunct(tree.heads[top])
        if tree.pos[above] == "NUM" or (
            tree.pos[above] == "NOUN" and tree.lemmas[above] in ("one", "number", "some", "most")
        ):
            yield from _at_head(tree, above, words, people=people)


def _beside(tree: Tree, after: int, words: HarmWords) -> Iterator[str]:
    """ "46 dead and 102 wounded", "13 were hurt": the words right behind a number that stands alone."""
    while after < len(tree) and (
        tree.pos[after] in ("AUX", "ADV") or tree.lower[after] in ("others", "more")
    ):
        after += 1
    if after < len(tree) and tree.lower[after] in words.dead:
        yield KILLED
    if after < len(tree) and tree.lower[after] in words.hurt:
        yield INJURED


def harm_under(tree: Tree, top: int, verb: int, words: HarmWords, *, object_: bool) -> str:
    """The harm that a verb does to its object or tells of its subject, wherever the tree hangs it."""
    return next(_by_verb(tree, top, verb, "obj" if object_ else "nsubj", words, people=True), "")


def _at_head(tree: Tree, top: int, words: HarmWords, *, people: bool) -> Iterator[str]:
    yield from _by_verb(tree, top, tree.heads[top], tree.deps[top], words, people=people)


def _by_verb(tree: Tree, top: int, head: int, dep: str, words: HarmWords, *, people: bool) -> Iterator[str]:
    lemma, word = tree.lemmas[head], tree.lower[head]
    ranged = dep.startswith("obl") and tree.preposition(top).split(" ")[0] in _BOUNDING
    if dep in _OBJECTS or (dep == "nsubj" and _is_past_participle(tree, head)) or ranged:
        if lemma in words.kill_object:
            yield KILLED
        if lemma in words.hurt_object or word in words.hurt:
            yield INJURED
    if dep in _SUBJECTS:
        if lemma in words.kill_subject:
            yield KILLED
        if word in words.dead and not (dep == "nsubj" and tree.children(head, "obj")):
            yield KILLED
        if word in words.hurt and tree.pos[head] in ("ADJ", "VERB"):
            yield INJURED
        if tree.preposition(head) == "among" and word == "dead":
            yield KILLED
    if dep in _SUBJECTS and lemma == "lose" and _loses_life(tree, head, words):
        yield KILLED
    if lemma in _SETTING and (tree.preposition(top) in ("at", "to", "from") or dep == "obj"):
        yield from _set_at(tree, head, top, words)
    if dep in ("nmod", "nmod:poss") and lemma in words.death_nouns and tree.preposition(top) in ("of", ""):
        yield KILLED
    if people and (dep in _OBJECTS or dep in _SUBJECTS or dep in _BARE):
        yield from _with(tree, top, head, dep, words)


def _loses_life(tree: Tree, verb: int, words: HarmWords) -> bool:
    return any(tree.lemmas[child] in words.lives for child in tree.children(verb, "obj"))


def _set_at(tree: Tree, verb: int, top: int, words: HarmWords) -> Iterator[str]:
    """ "put the dead at 14", "the number of those killed stands at 70", "the toll rising to 22" """
    told_of = [child for child in tree.children(verb, "obj", "nsubj", "nsubj:pass") if child != top]
    for child in (*told_of, *([tree.heads[verb]] if tree.deps[verb] == "acl" else [])):
        told = {tree.lower[token] for token in tree.phrase(child)} | {
            tree.lower[one] for one in tree.children(child, "acl")
        }
        lemmas = {tree.lemmas[token] for token in tree.phrase(child)}
        if told & words.dead or lemmas & (words.dead_nouns | words.death_nouns) or "toll" in lemmas:
            yield KILLED
        elif told & words.hurt or lemmas & words.hurt_nouns:
            yield INJURED


def _is_past_participle(tree: Tree, verb: int) -> bool:
    """A subject before "killed" is its victim when nobody else is named: "two killed, five hurt"."""
    return tree.tags[verb] == "VBN" and (is_passive(tree, verb) or not tree.children(verb, "aux", "obj"))


def _with(tree: Tree, top: int, verb: int, dep: str, words: HarmWords) -> Iterator[str]:
    """ "shot dead nine", "left three dead", "lost four men" """
    lemma = tree.lemmas[verb]
    beside = {tree.lower[child] for child in tree.children(verb) if child != top}
    beside |= {tree.lower[child] for child in tree.children(top)} | set(tree.lower[verb + 1 : verb + 2])
    object_ = dep in ("obj", "nsubj:pass")
    if object_ and lemma in words.kill_with and beside & words.kill_with[lemma]:
        yield KILLED
    if object_ and lemma in words.hurt_with and beside & words.hurt_with[lemma]:
        yield INJURED
    if object_ and (lemma in words.lose or (lemma in words.lose_lives and tree.lemmas[top] in words.lives)):
        yield KILLED
