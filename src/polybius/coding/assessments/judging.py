"""Judging: which uses of a word of likelihood are judgements.

Not: what is allowed ("voters may cast"), what somebody could do in the past ("could not find") or a thing can
do at any time ("can take days"), what a doer means to do or threatens to, what is agreed or set down for a
day ("the envoy will arrive on Monday"): plans are events.
"""

from __future__ import annotations

from polybius.coding.arguments import is_passive, verb_arguments
from polybius.coding.assessments.markers import Marker
from polybius.coding.assessments.rules import LikelihoodWords
from polybius.coding.doers import is_doer
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree

_NEGATORS = frozenset({"not", "n't", "never"})
_PERSONS = frozenset({"he", "she", "i", "we", "you", "they", "who"})
_ASKED = frozenset({"what", "who"})


class Judging:
    """Tells judgements from other uses."""

    def __init__(self, words: LikelihoodWords) -> None:
        self._words = words

    def holds(self, scene: Scene, marker: Marker) -> bool:
        """Whether the marker makes its clause a judgement."""
        tree = scene.sentence.tree
        if self._is_asked(tree, marker.clause) or self._is_asked(tree, marker.top):
            return False
        if tree.lower[-1] == "?" or self._is_compared(tree, marker):
            return False
        kind, _, group = marker.rule.partition(": ")
        if kind != "modal":
            return True
        if tree.lemmas[marker.clause] in self._words.telling:
            return False
        subjects = tree.children(marker.clause, "nsubj", "nsubj:pass", "expl")
        if (
            any(tree.lower[one] in _ASKED or marker.words[0] < one for one in subjects)
            and tree.deps[marker.clause] != "acl:relcl"
        ):
            return False  # "may he rest", "what might be the cause"
        if group == "doubtful":
            return self._is_doubt(scene, marker)
        if group == "able":
            return self._is_open(scene, marker)
        return self._is_forecast(scene, marker)

    def _is_asked(self, tree: Tree, clause: int) -> bool:
        """Questions, conditions, comparisons and bounds ("as far as they could tell") judge nothing."""
        marks = tree.children(clause, "mark", "advmod")
        return any(
            tree.lower[mark] in self._words.supposing
            or (tree.lower[mark] == "as" and mark > 0 and tree.lower[mark - 1] in self._words.bounds)
            for mark in marks
            if tree.deps[mark] == "mark" or tree.lower[mark] == "as"
        )

    @staticmethod
    def _is_compared(tree: Tree, marker: Marker) -> bool:
        """ "women are more likely than men to": a rate, not a judgement."""
        more = any(tree.lower[token] in ("more", "less") for token in marker.words)
        return more and "than" in tree.lower[marker.words[-1] :]

    def _subject(self, tree: Tree, clause: int) -> int | None:
        own = tree.children(clause, "nsubj", "nsubj:pass", "csubj", "csubj:pass")
        if own:
            token = own[0]
            if tree.deps[clause] == "acl:relcl" and tree.lower[token] in ("which", "who", "that"):
                return tree.heads[clause]
            return token
        arguments = verb_arguments(tree, clause)
        found = arguments.objects if arguments.passive else arguments.subjects
        return found[0] if found else None

    def _is_doubt(self, scene: Scene, marker: Marker) -> bool:
        tree, verb = scene.sentence.tree, marker.clause
        subject = self._subject(tree, verb)
        if subject is not None and tree.lower[subject] in self._words.own:
            return False
        return tree.lemmas[verb] not in self._words.permitted

    def _is_open(self, scene: Scene, marker: Marker) -> bool:
        tree, verb = scene.sentence.tree, marker.clause
        lemma = tree.lemmas[verb]
        subject = self._subject(tree, verb)
        if subject is not None and tree.lower[subject] in self._words.own:
            return False
        supposed = self._is_supposed(tree, verb)
        if any(tree.lower[child] in _NEGATORS for child in tree.children(verb, "advmod")):
            return supposed
        if lemma in self._words.perceived or self._is_aim(tree, verb) or self._is_trait(tree, verb):
            return False
        if tree.lower[marker.words[0]] == "could":
            return True
        if is_passive(tree, verb):
            return False
        return supposed or lemma in self._words.influence

    def _is_trait(self, tree: Tree, verb: int) -> bool:
        """ "can take days", "could thus move freely": what a thing or a doer is able to, told as known."""
        lasting = any(tree.lemmas[child] in self._words.durations for child in tree.children(verb, "obj"))
        following = tree.children(verb, "advmod")
        return lasting or any(tree.lower[child] in self._words.enabled for child in following)

    @staticmethod
    def _is_aim(tree: Tree, verb: int) -> bool:
        """ "so that they could leave"."""
        return any(tree.lower[mark] == "so" for mark in tree.children(verb, "mark", "advmod"))

    def _is_supposed(self, tree: Tree, verb: int) -> bool:
        """Whether a condition stands beside the clause."""
        return any(
            tree.lower[mark] in self._words.conditions
            for child in tree.children(verb, "advcl")
            for mark in [*tree.children(child, "mark", "aux"), child]
        ) or any(tree.preposition(child) == "in case of" for child in tree.children(verb, "obl"))

    def _is_forecast(self, scene: Scene, marker: Marker) -> bool:
        tree, verb = scene.sentence.tree, marker.clause
        lemma = tree.lemmas[verb]
        subject = self._subject(tree, verb)
        if subject is None or tree.lower[subject] in self._words.own:
            return False
        if self._speaks_of_itself(tree, verb, subject) or self._is_willed(tree, verb):
            return False
        if any(tree.lemmas[child] == "have" for child in tree.children(verb, "aux")):
            return False
        lacking = any(tree.preposition(child) == "without" for child in tree.children(verb, "obl"))
        if lacking or self._is_supposed(tree, verb) or self._is_judged(tree, verb):
            return True
        spoken = scene.spoken(verb)
        if spoken.status != "asserted" and not any(
            one.lemma in self._words.experts for one in spoken.speakers
        ):
            return False
        if (
            tree.deps[verb] == "acl:relcl"
            and tree.lower[subject] not in ("which", "that")
            and subject != tree.heads[verb]
        ):
            return False  # "the effects this will have"
        doer = _acts(scene, subject)
        passive = is_passive(tree, verb)
        copular = tree.pos[verb] not in ("VERB", "AUX")
        if tree.lower[marker.words[0]] in ("would", "'d") and doer:
            return False
        if copular:
            return not self._has_date(scene, verb)
        if lemma in self._words.scheduled and (passive or self._has_date(scene, verb)):
            return False
        if lemma in self._words.set_for_a_day and self._has_day(scene, verb):
            return False
        if passive or doer:
            return lemma in self._words.befalling
        return lemma not in self._words.scheduled

    def _has_date(self, scene: Scene, verb: int) -> bool:
        return any(scene.sentence.tree.is_under(token, verb) for token in scene.sentence.dated)

    def _has_day(self, scene: Scene, verb: int) -> bool:
        """ "on 3 May", and no mere month or year."""
        tree = scene.sentence.tree
        return any(
            child in scene.sentence.dated and tree.preposition(child) == "on"
            for child in tree.children(verb, "obl", "nmod")
        )

    def _is_willed(self, tree: Tree, verb: int) -> bool:
        """ "they agreed that the mission will end", "threatened that they would": a will, no forecast."""
        top = tree.first_conjunct(verb)
        return tree.deps[top] == "ccomp" and tree.lemmas[tree.heads[top]] in self._words.willing

    def _is_judged(self, tree: Tree, verb: int) -> bool:
        head = tree.heads[verb]
        judging = tree.lemmas[head] in self._words.judging or (
            tree.lemmas[head] in self._words.signs_of_future
            and not any(tree.lower[child] in _PERSONS for child in tree.children(head, "nsubj"))
        )
        return tree.deps[verb] in ("ccomp", "csubj", "csubj:pass") and judging

    @staticmethod
    def _speaks_of_itself(tree: Tree, verb: int, subject: int) -> bool:
        """ "the ministry said it will", "they vowed that they would": the doer's own plan."""
        return (
            tree.pos[subject] == "PRON"
            and tree.deps[tree.first_conjunct(verb)] in ("ccomp", "parataxis")
            and tree.lower[subject] not in ("this", "that", "which")
        )


def _acts(scene: Scene, token: int | None) -> bool:
    return token is not None and is_doer(scene, token)
