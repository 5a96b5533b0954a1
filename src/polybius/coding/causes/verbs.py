"""Verbs of cause: "the raid led the militias to harden their stance", "caused by neglect"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.coding.arguments import is_passive, verb_arguments
from polybius.coding.causes.link import Link, is_clause, is_negated, spread, subjects_of
from polybius.coding.causes.rules import CausalVerb, CauseRules
from polybius.coding.doers import is_doer, is_harmed, is_side
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree

_INFINITIVES = ("xcomp", "advcl", "ccomp", "acl")
_GOING = frozenset({"begin", "start", "keep", "continue", "stop"})
_SAID_BEFORE = frozenset({"this", "that"})
_TOP = frozenset({"advcl", "advcl:relcl"})


class VerbLinks:
    """Finds what a verb links."""

    def __init__(self, rules: CauseRules) -> None:
        self._rules = rules

    def find(self, scene: Scene, token: int) -> Iterator[Link]:
        """The link of the verb at the token."""
        tree = scene.sentence.tree
        if tree.pos[token] not in ("VERB", "AUX") or _is_aim(tree, token):
            return
        for verb in self._rules.verbs.get(tree.lemma_at(token), ()):
            effects = () if verb.only_purpose else self.effects(scene, token, verb)
            if not effects:
                continue
            if verb.reverse:
                link = self._reversed(scene, token, verb, effects)
            else:
                link = self._forward(scene, token, verb, effects)
            if link is not None:
                yield link
                return

    def effects(self, scene: Scene, token: int, verb: CausalVerb) -> tuple[int, ...]:
        """Heads of what is brought about or held back; none when the verb is not used so."""
        tree = scene.sentence.tree
        if verb.nouns:
            return self._light_effects(tree, token, verb)
        if verb.reverse:
            return spread(tree, _under(tree, token, verb.effects), self._rules.words.listing)
        for place in verb.effects:
            found = [
                one for one in self._at(tree, token, place) if tree.lemmas[one] not in self._rules.words.empty
            ]
            if place == "obj":
                found = [one for one in spread(tree, found) if self._is_effect(scene, one, verb)]
            if found:
                return spread(tree, found, self._rules.words.listing)
        return ()

    @staticmethod
    def _is_effect(scene: Scene, token: int, verb: CausalVerb) -> bool:
        """Not what is hit or hurt: "the blast damaged a bridge" is an event."""
        tree = scene.sentence.tree
        if tree.pos[token] == "PRON" or token in scene.sentence.dated or tree.pos[token] == "NUM":
            return False
        if verb.sides:
            return not is_harmed(scene, token) or is_side(scene, token)
        return not is_harmed(scene, token)

    @staticmethod
    def _light_effects(tree: Tree, token: int, verb: CausalVerb) -> tuple[int, ...]:
        nouns = [
            child
            for child in tree.below[token]
            if tree.deps[child] in ("obj", "obl", "nsubj:pass") and tree.lemmas[child] in verb.nouns
        ]
        if not nouns:
            return ()
        if verb.keep and not verb.effects:
            return tuple(nouns)
        if verb.effects == ("obj",):
            return spread(tree, [child for child in tree.children(token, "obj") if child not in nouns])
        found = [below for noun in nouns for below in _under(tree, noun, verb.effects)]
        found = found or _under(tree, token, verb.effects)
        found = found or [c for noun in nouns for c in tree.children(noun, "acl") if tree.tags[c] == "VB"]
        return tuple(nouns) if verb.keep and found else spread(tree, found)

    def _at(self, tree: Tree, token: int, place: str) -> list[int]:
        if place == "obj":
            found = [one for one in verb_arguments(tree, token).objects if one != token]
            return [one for one in found if not _is_reflexive(tree, one)] or tree.children(token, "ccomp")
        if place == "to-do":
            if not is_passive(tree, token) and not tree.children(token, "obj", "iobj"):
                return []
            return [
                child
                for child in tree.children(token, *_INFINITIVES)
                if child > token and any(tree.lower[mark] == "to" for mark in tree.children(child, "mark"))
            ][:1]
        if place == "from":
            return _kept_from(tree, token)
        if place == "as":
            return [
                child
                for child in tree.children(token, "xcomp", "ccomp")
                if child > token
                and tree.children(token, "obj", "nsubj:pass")
                and tree.pos[child] in ("ADJ", "NOUN", "VERB")
                and tree.lemmas[child] not in self._rules.words.harm
            ]
        return _under(tree, token, (place,))

    def _forward(self, scene: Scene, token: int, verb: CausalVerb, effects: tuple[int, ...]) -> Link | None:
        tree = scene.sentence.tree
        if self._is_only_wanted(tree, token) or is_negated(tree, token, self._rules.words.negators):
            return None
        sign = self.sign(tree, token, verb)
        causes = self._causes(scene, token)
        if causes:
            return Link(token, causes, effects, sign, verb.rule)
        if any(tree.lower[one] in _SAID_BEFORE for one in tree.children(token, "nsubj")):
            return Link(token, (), effects, sign, verb.rule, earlier=True)
        return None

    def _causes(self, scene: Scene, token: int) -> tuple[int, ...]:
        tree = scene.sentence.tree
        if tree.deps[token] in _TOP and (tree.tags[token] == "VBG" or tree.deps[token] == "advcl:relcl"):
            head = tree.heads[token]
            marked = [tree.lower[mark] for mark in tree.children(token, "mark")]
            if (
                is_clause(tree, head)
                and not tree.children(token, "nsubj")
                and set(marked) <= {"thus", "thereby"}
            ):
                return (head,)
            if tree.deps[token] == "advcl:relcl" and is_clause(tree, head):
                return (head,)
        named = spread(tree, subjects_of(tree, token), self._rules.words.listing)
        acting = [_acting(tree, one) if is_doer(scene, one) else one for one in named]
        subjects = [one for one in acting if one != token and self._is_cause(scene, one)]
        if subjects or not named:
            return tuple(subjects)
        return tuple(self._means(scene, token)) if not is_passive(tree, token) else ()

    def _is_cause(self, scene: Scene, token: int) -> bool:
        tree = scene.sentence.tree
        if tree.lemmas[token] in self._rules.words.empty or tree.pos[token] in (
            "ADV",
            "DET",
            "NUM",
            "X",
            "PRON",
        ):
            return False
        return is_clause(tree, token) or (not is_doer(scene, token) and token not in scene.sentence.dated)

    @staticmethod
    def _means(scene: Scene, token: int) -> list[int]:
        """What a doer does it by: "consolidated power by seizing the port", "through its investments"."""
        tree = scene.sentence.tree
        found = []
        for child in tree.children(token, "advcl", "obl"):
            marks = {tree.lower[mark] for mark in tree.children(child, "mark", "case")}
            if (tree.deps[child] == "advcl" and "by" in marks and tree.tags[child] == "VBG") or (
                tree.deps[child] == "obl" and "through" in marks and not is_harmed(scene, child)
            ):
                found.append(child)
        return found[:1]

    def _reversed(self, scene: Scene, token: int, verb: CausalVerb, causes: tuple[int, ...]) -> Link | None:
        tree = scene.sentence.tree
        arguments = verb_arguments(tree, token)
        found = arguments.objects if arguments.passive else arguments.subjects
        if not found or is_negated(tree, token, self._rules.words.negators):
            return None
        if any(is_doer(scene, one) for one in (*found[:1], *causes)) or tree.deps[token] == "acl":
            return None
        return Link(token, causes, spread(tree, found[:1]), verb.polarity, verb.rule)

    def sign(self, tree: Tree, token: int, verb: CausalVerb) -> int:
        """The verb's polarity, or what "negatively", "adverse" tell beside it."""
        words = self._rules.words
        beside = {tree.lower[child] for child in tree.children(token, "advmod")}
        for child in tree.children(token, "obj"):
            if tree.lemmas[child] in verb.nouns:
                beside |= {tree.lower[one] for one in tree.children(child, "amod")}
        if beside & words.bad:
            return -1
        if beside & words.good:
            return 1
        return verb.polarity

    def _is_only_wanted(self, tree: Tree, token: int) -> bool:
        """ "tried to prevent", "plans to reduce": nothing is said to follow."""
        return (
            tree.deps[token] in ("xcomp", "ccomp")
            and tree.tags[token] == "VB"
            and tree.lemmas[tree.heads[token]] in self._rules.words.wanting
        )


def _is_aim(tree: Tree, token: int) -> bool:
    """ "to prevent": what an act is for, or what somebody is asked to do; nobody says that it does so."""
    dep = tree.deps[token]
    if tree.tags[token] == "VBG":
        noun = dep == "conj" and tree.pos[tree.heads[token]] in ("NOUN", "PROPN")
        return noun or (dep == "xcomp" and tree.lemmas[tree.heads[token]] not in _GOING)
    return dep in ("advcl", "acl") and tree.tags[token] == "VB" and not tree.children(token, "aux")


def _acting(tree: Tree, doer: int) -> int:
    """ "the militias acting on their own": it is what they do that brings something about."""
    return next((child for child in tree.children(doer, "acl") if tree.tags[child] == "VBG"), doer)


def _is_reflexive(tree: Tree, token: int) -> bool:
    return tree.lower[token].endswith(("self", "selves"))


def _under(tree: Tree, token: int, prepositions: tuple[str, ...]) -> list[int]:
    """Nouns and gerunds under a preposition."""
    found = []
    for child in tree.below[token]:
        if child < token:
            continue
        dep = tree.deps[child]
        if dep.startswith(("obl", "nmod")) or (dep == "obj" and tree.children(child, "case")):
            if tree.preposition(child).split(" ")[0] in prepositions and tree.deps[child] != "obl:unmarked":
                found.append(child)
        elif dep in ("advcl", "xcomp", "ccomp", "acl") and tree.tags[child] in ("VBG", "VB"):
            marks = {tree.lower[mark] for mark in tree.children(child, "mark", "case")}
            if marks & set(prepositions) and (tree.tags[child] == "VBG" or token == tree.heads[child]):
                found.append(child)
    return found


def _kept_from(tree: Tree, verb: int) -> list[int]:
    """ "kept the ships from leaving", "kept from leaving" """
    things = tree.children(verb, "obj", "nsubj:pass")
    found = [*tree.children(verb, "advcl", "xcomp", "obl", "ccomp")]
    found += [child for thing in things for child in tree.children(thing, "acl", "nmod")]
    return [
        child
        for child in found
        if child > verb
        and things
        and any(tree.lower[mark] == "from" for mark in tree.children(child, "mark", "case"))
    ]
