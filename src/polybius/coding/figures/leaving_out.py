"""Leaving out: numbers that are no figures, because they date, name, order or only point back."""

from __future__ import annotations

from polybius.coding.figures.counted import Counted, clause_verb
from polybius.coding.figures.rules import CountedWords
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree

_OWN = ("its", "their", "his", "her", "upcoming", "coming")
_OLDEST = 120
_LARGE = 20
"""From here on "the" before a number tells how many there are, rather than points to those told of before."""


def is_no_figure(
    sentence: Sentence, counted: Counted, words: CountedWords, *, harmed: bool, first: bool
) -> bool:
    """Whether a number should not become a figure.

    harmed   it tells how many were killed or hurt
    first    no other figure stands before it in the sentence
    """
    tree = sentence.tree
    if any(token in sentence.dated for token in range(counted.first, counted.last + 1)):
        return True
    if _is_name(sentence, counted, words) or _points_back(tree, counted, words, harmed=harmed):
        return True
    if counted.amount.currency or counted.amount.share:
        return False
    if _is_clock(tree, counted, words) or _is_age(tree, counted, words) or _is_year(tree, counted, words):
        return True
    if counted.noun is None or counted.elsewhere:
        return _is_nothing(tree, counted, harmed=harmed, first=first)
    lemma = tree.lemmas[counted.noun]
    if lemma in words.uncounted or _is_dating(tree, counted, words):
        return True
    return not harmed and (_is_one(tree, counted) or _speaks(tree, counted, words))


def _is_name(sentence: Sentence, counted: Counted, words: CountedWords) -> bool:
    """ "Article 5", "the 14th Brigade", "a Falcon 9 rocket", "World War Two": part of a name."""
    tree, amount = sentence.tree, counted.amount
    number = sentence.tokens_of(amount.number, amount.end)[0]
    if amount.currency or amount.share:
        return False
    figures = tree.words[number][0].isdigit()
    if figures and tree.words[number].startswith("0") and len(tree.words[number]) > 1:
        return True
    entity = sentence.entities.get(number)
    if entity is not None and (entity.first < number or (entity.last > number > 0 and not figures)):
        return figures or tree.words[number][0].isupper()
    before = number - 1
    while before >= 0 and tree.lower[before] in ("-", "–", "."):
        before -= 1
    if before < counted.first:
        before = counted.first - 1
    if before < 0:
        return False
    capital = tree.words[before][0].isupper() and before > 0
    alone = counted.noun is None or counted.elsewhere
    if tree.lower[before] in words.numbering:
        return figures or (capital and alone)
    noun = counted.noun
    if figures and noun is not None and tree.tags[noun] == "NNP":
        return noun not in sentence.weapons and not counted.elsewhere and not counted.part
    if tree.pos[before] != "PROPN" or not capital or before + 1 != number:
        return False
    if alone and not counted.part and (figures or tree.words[number][0].isupper()):
        return True
    return (
        figures and tree.heads[before] == counted.noun and tree.deps[before] in ("compound", "nmod", "amod")
    )


def _is_clock(tree: Tree, counted: Counted, words: CountedWords) -> bool:
    """ "from ten at night", "half past seven", "per 100,000" """
    before = tree.lower[max(0, counted.first - 2) : counted.first]
    after = " ".join(tree.lower[counted.last + 1 : counted.last + 4])
    return any(word in words.never_behind for word in before[-1:]) or any(
        after == phrase or after.startswith(phrase + " ") for phrase in words.clock_after
    )


def _is_year(tree: Tree, counted: Counted, words: CountedWords) -> bool:
    """ "founded around 2000", "16 March" where no date was read."""
    noun = counted.noun
    if noun is not None and tree.pos[noun] == "PROPN" and tree.lemmas[noun] in words.months:
        return not counted.elsewhere
    word, before = tree.lower[counted.last], tree.lower[max(0, counted.first - 1)]
    if len(word) != 4 or not word.isdigit() or word[:2] not in ("19", "20"):
        return False
    if noun is None or counted.elsewhere:
        return before not in ("from", "to")
    return tree.tags[noun] == "NN" and before in ("the", "a", "this", "next", "last", *_OWN)


def _is_age(tree: Tree, counted: Counted, words: CountedWords) -> bool:
    """ "a 54-year-old", "Mr X, 32, was", "an executive of 68" """
    after = tree.lower[counted.last + 1 : counted.last + 6]
    if {"old", "olds", "age"} & set(after[1:4]) and counted.noun is not None:
        return True
    if counted.first == 0:
        return False
    if tree.lower[counted.first - 1] in ("aged", "age"):
        return True
    alone = counted.noun is None or counted.elsewhere
    previous = counted.first - 1
    if alone and tree.lower[previous] == "," and previous > 0 and tree.pos[previous - 1] == "PROPN":
        return after[:1] in ((",",), (".",), ("and",), ())
    if alone and tree.children(counted.anchor, "cop"):
        told = tree.children(counted.anchor, "nsubj")
        young = (counted.amount.value or 0) <= _OLDEST
        return young and bool(told) and (tree.lower[told[0]] in ("he", "she") or tree.pos[told[0]] == "PROPN")
    of = alone and tree.lower[previous] == "of" and counted.noun is not None
    return of and tree.lemmas[counted.noun or 0] not in words.collective and not counted.whole


def _is_nothing(tree: Tree, counted: Counted, *, harmed: bool, first: bool) -> bool:
    """ "one must", "one of the reasons", "fifty-fifty", a number in a table: no number of anything."""
    if counted.amount.high is not None and counted.amount.low == counted.amount.high:
        return True
    if counted.noun is None and clause_verb(tree, counted) is None:
        return True
    if counted.amount.value != 1:
        return False
    passive = tree.deps[counted.anchor] == "nsubj:pass"
    return not harmed and (first or not passive)


def _is_dating(tree: Tree, counted: Counted, words: CountedWords) -> bool:
    """ "two days later", "an hour after the attack", "nine raids in two months" """
    noun = counted.noun
    if noun is None or tree.lemmas[noun] not in words.durations:
        return False
    if counted.first and tree.lower[counted.first - 1] == "in":
        return True
    return noun + 1 < len(tree) and tree.lower[noun + 1] in words.dating


def _is_one(tree: Tree, counted: Counted) -> bool:
    """ "one group", "one of the suspects": hardly more than "a"; "one soldier and four civilians" counts."""
    if counted.amount.value != 1 or tree.lower[counted.last] != "one":
        return False
    beside = [one for one in tree.conjuncts(tree.first_conjunct(counted.anchor)) if one != counted.anchor]
    return counted.part or not any(tree.children(token, "nummod") for token in beside)


def _speaks(tree: Tree, counted: Counted, words: CountedWords) -> bool:
    """ "two officials said": only how many sources there are."""
    head = tree.heads[counted.anchor]
    return tree.deps[counted.anchor] == "nsubj" and tree.lemmas[head] in words.speaking


def _points_back(tree: Tree, counted: Counted, words: CountedWords, *, harmed: bool) -> bool:
    """ "these 38 aircraft", "the two armies", "of the 189": those told of before, or known."""
    before = counted.first - 1
    if before < 0:
        return False
    if tree.lower[before] in words.pointing:
        return True
    if tree.lower[before] != "the" or counted.amount.currency or counted.amount.share or harmed:
        return False
    if tree.lower[counted.last + 1 : counted.last + 2] == ("-",):
        return False  # "the two-day siege", "the 275-member assembly"
    noun = counted.noun
    modified = noun is not None and any(
        tree.deps[child] in ("acl:relcl", "acl") or (tree.deps[child] == "nmod" and child > noun)
        for child in tree.children(noun)
    )
    return counted.whole or ((counted.amount.value or 0) < _LARGE and not modified)
