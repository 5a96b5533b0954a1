"""Authority: who speaks for a state, its forces or a body of states, and whose deed is the speaker's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybius.coding.frames import Frame
from polybius.coding.participant import NEUTRAL, PERSONAL, PLURAL_PRONOUNS, Participant
from polybius.coding.sentence import Sentence
from polybius.lexicon.actors import ActorTable
from polybius.lexicon.name_scan import AliasKind
from polybius.records.actor import Actor, ActorRef

AUTHORITY_KINDS = frozenset(
    [
        "state",
        "government",
        "parliament",
        "court",
        "armed-forces",
        "service",
        "international-body",
        "mission",
        "coalition",
        "alliance",
    ]
)
"""Kinds of actors that answer for a state, its forces or a body of states."""
OWN_WORDS = frozenset({"its", "their", "his", "her", "our", "my"})
"""Whose it is when somebody speaks of his own."""
_FAR_UP = 6
"""Bodies inside bodies that are looked through."""


class Authorities:
    """Judges speakers by the actor tables and by their titles.

    words     lemmas of offices and bodies of states
    private   lemmas that make an official of somebody else ("hospital officials")
    """

    def __init__(self, actors: ActorTable, words: frozenset[str], private: frozenset[str]) -> None:
        self._actors = actors
        self._words = words
        self._private = private

    def speaks_for_state(self, sentence: Sentence, speaker: Participant) -> bool:
        """Whether it is an authority: by its kind, its office, or the word it is called by."""
        known = [self._actors.by_id[actor] for actor in speaker.actors[:1] if actor in self._actors.by_id]
        if known and known[0].kind != "person":
            return known[0].kind in AUTHORITY_KINDS
        if "irregular" in speaker.classes:
            return False
        around = self._actors_around(sentence, speaker.head)
        if any(actor.kind in ("armed-group", "media", "company", "ngo", "party") for actor in around):
            return False
        if known and known[0].country:
            return any(self._words & set(role.office.lower().split()) for role in known[0].roles)
        if not self._private.isdisjoint(_title_lemmas(sentence, speaker.head)):
            return False
        told = {speaker.lemma, *speaker.name.lower().split()}
        told.update(_title_lemmas(sentence, speaker.head))
        return bool(told & self._words)

    def tell_own(
        self, sentence: Sentence, speakers: Sequence[Participant], doers: Sequence[Participant]
    ) -> bool:
        """Whether one of the doers is a speaker, or belongs to one: "the army said its aircraft …"."""
        return any(self._own(sentence, speaker, doer) for speaker in speakers for doer in doers)

    def own_deed(
        self, sentence: Sentence, speakers: Sequence[Participant], doers: Sequence[ActorRef]
    ) -> bool:
        """Whether one of an event's doers is a speaker or of the speaker's side."""
        names = {speaker.name.lower() for speaker in speakers}
        if any(doer.name.lower() in names for doer in doers):
            return True
        known = self._known(doer.actor for doer in doers if doer.actor)
        return any(
            self._is_one_side(mine, theirs)
            for speaker in speakers
            for mine in self._sides(sentence, speaker)
            for theirs in known
        )

    def as_government(self, sentence: Sentence, speaker: Participant) -> Participant:
        """The government, when a state is named by its seat ("Kyiv said"); else the speaker."""
        hit = sentence.names.get(speaker.head)
        if hit is None or hit.kind_of_alias is not AliasKind.METONYM or hit.actors[0].kind != "state":
            return speaker
        government = self._actors.by_id.get(f"gov-{hit.actors[0].country}")
        if government is None:
            return speaker
        return replace(speaker, name=government.name, actors=(government.id,))

    def _own(self, sentence: Sentence, speaker: Participant, doer: Participant) -> bool:
        if speaker.name.lower() == doer.name.lower():
            return True
        tree = sentence.tree
        if any(tree.lower[child] in OWN_WORDS for child in tree.children(doer.head, "nmod:poss")):
            return True
        if doer.pronoun and _may_mean(tree.lower[doer.head], speaker):
            return True
        doers = self._known(doer.actors[:1])
        if not doers:
            plain = (
                "force" in doer.classes
                and "irregular" not in doer.classes
                and sentence.tree.pos[doer.head] == "NOUN"
            )
            return plain and not doer.actors and self.speaks_for_state(sentence, speaker)
        return any(self._is_one_side(mine, doers[0]) for mine in self._sides(sentence, speaker))

    def _sides(self, sentence: Sentence, speaker: Participant) -> list[Actor]:
        """Whom the tables know the speaker to be or to speak for."""
        return [*self._known(speaker.actors[:1]), *self._actors_around(sentence, speaker.head)]

    def _is_one_side(self, speaker: Actor, doer: Actor) -> bool:
        if speaker.id in self._wholes(doer) or doer.id in self._wholes(speaker):
            return True
        state = {"person", *AUTHORITY_KINDS}
        persons = speaker.kind == doer.kind == "person"
        same = speaker.country is not None and speaker.country == doer.country and not persons
        return same and speaker.kind in state and doer.kind in state

    def _wholes(self, actor: Actor) -> set[str]:
        """The actor's id and those of the bodies it is part of."""
        found: set[str] = set()
        for _ in range(_FAR_UP):
            found.add(actor.id)
            if actor.part_of is None or actor.part_of not in self._actors.by_id:
                break
            actor = self._actors.by_id[actor.part_of]
        return found

    def _actors_around(self, sentence: Sentence, head: int) -> list[Actor]:
        """Actors that the speaker's phrase names: the group of "a spokesman of the group"."""
        return [
            sentence.names[token].actors[0]
            for token in _title(sentence, head)
            if token in sentence.names and not sentence.stance(token)
        ]

    def _known(self, ids: Iterable[str]) -> list[Actor]:
        return [self._actors.by_id[one] for one in ids if one in self._actors.by_id]


def _may_mean(pronoun: str, speaker: Participant) -> bool:
    """Whether a pronoun in what is said may mean the speaker: "they" of a group, "he" of a person."""
    if pronoun in ("we", "us", "i", "me"):
        return True
    word = speaker.text.lower()
    single = word in PERSONAL or "person" in speaker.classes
    single = single or (bool(speaker.classes & {"official", "people"}) and not speaker.plural)
    if pronoun in PERSONAL:
        return single
    if pronoun in NEUTRAL:
        return not single and not speaker.plural
    return pronoun in PLURAL_PRONOUNS and not single


def with_own_means(frame: Frame) -> bool:
    """ "its aircraft", "its shells": what acts is told as the speaker's own, and nobody else does."""
    tree = frame.sentence.tree
    owners = (owner for one in frame.arguments.subjects for owner in tree.children(one, "nmod:poss"))
    return not frame.actors and any(tree.lower[owner] in OWN_WORDS for owner in owners)


_NO_TITLE = frozenset({"acl", "acl:relcl", "conj", "parataxis", "advcl", "ccomp"})


def _title(sentence: Sentence, head: int) -> list[int]:
    """The words of a phrase with its appositions, without clauses: where offices and bodies are told."""
    return sentence.tree.subtree(head, without=_NO_TITLE)


def _title_lemmas(sentence: Sentence, head: int) -> set[str]:
    return {sentence.tree.lemmas[token] for token in _title(sentence, head)}
