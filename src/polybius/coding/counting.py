"""Counting: how many happenings an event's words tell of."""

from __future__ import annotations

from polybius.coding.frames import Frame
from polybius.coding.participants import ParticipantReader
from polybius.coding.rules import Frames
from polybius.records import Count


def count_of_verb(frame: Frame, participants: ParticipantReader) -> Count:
    """ "attacked at least four times", "twice", "repeatedly" """
    tree = frame.sentence.tree
    for child in tree.below[frame.trigger]:
        if tree.lemmas[child] == "time" and tree.deps[child].startswith("obl"):
            told = participants.count(frame.sentence, child)
            if told is not None and told.text not in ("a", "an", "another"):
                return told
        if tree.lower[child] in ("twice", "thrice"):
            number = 2 if tree.lower[child] == "twice" else 3
            return Count(number, number, tree.lower[child])
        if tree.lower[child] in ("repeatedly", "frequently", "regularly", "often", "routinely", "daily"):
            return Count(None, None, tree.lower[child])
    return Count(1, 1)


def count_of_noun(frame: Frame, participants: ParticipantReader, words: Frames) -> Count:
    tree = frame.sentence.tree
    noun = frame.trigger
    head = tree.heads[noun]
    if tree.deps[noun] == "nmod" and tree.lemmas[head] in ("pair", "couple"):
        return Count(2, 2, tree.lower[head])
    if tree.deps[noun] == "nmod" and tree.lemmas[head] in words.summary_nouns:
        if tree.lemmas[head] not in (
            "number",
            "rise",
            "increase",
            "escalation",
            "intensification",
        ) and tree.tags[noun] in ("NN", "NNP"):
            return Count(1, 1)
        return Count(None, None, tree.lower[head])
    if tree.deps[noun] == "nmod" and tree.lemmas[head] in (
        "dozen",
        "hundred",
        "thousand",
        "dozens",
        "hundreds",
    ):
        return participants.count(frame.sentence, head) or Count(None, None)
    if tree.lemmas[head] == "one" and tree.deps[noun] == "nmod":
        return Count(1, 1)
    told = participants.count(frame.sentence, noun)
    if (
        frame.rule.poss == "victim"
        and (told is None or told.text in ("a", "an"))
        and any("person" in one.classes for one in frame.recipients)
    ):
        return Count(1, 1)
    plural = tree.tags[noun] in ("NNS", "NNPS") and tree.lemmas[noun] not in ("talk", "hostility")
    if told is not None and told.text not in ("a", "an"):
        return told
    return (
        Count(None, None)
        if plural
        and frame.rule.type in ("ASSAULT", "PROTEST", "CONSULT", "COERCE", "MOBILIZE", "THREATEN", "SANCTION")
        else Count(1, 1)
    )
