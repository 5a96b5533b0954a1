"""Placing: which words of a sentence say where an event was."""

from __future__ import annotations

from collections.abc import Sequence

from polybius.coding.frames import Frame
from polybius.coding.participant import Participant
from polybius.coding.participants import ParticipantReader
from polybius.coding.sentence import Sentence

_WHERE = (
    "in", "at", "near", "on", "outside", "inside", "around", "over", "across", "off", "within", "along",
    "close to", "next to", "beside", "alongside", "opposite", "throughout", "through", "into", "above",
    "west", "south", "north", "east",
)  # fmt: skip
_SETTLEMENTS = frozenset(["village", "town", "city", "hamlet", "district", "province", "suburb"])
_DIVISIONS = _SETTLEMENTS | {"port", "region", "state", "county", "quarter"}
_OF_A_STATE = frozenset(
    ["embassy", "consulate", "mission", "flag", "ship", "ambassador", "president", "ministry"]
)
"""Things of a state that stand or sail elsewhere: "the embassy of X" is not in X."""
_WHENCE = ("from", "out of")
_WHITHER = ("to",)


def places_of(frame: Frame) -> list[tuple[int, str]]:
    """Tokens that name where the frame's event was, with their prepositions, the likeliest first."""
    tree, sentence = frame.sentence.tree, frame.sentence
    found: list[tuple[int, str]] = []
    prepositions = list(_WHERE)
    if frame.rule.type == "RETREAT":
        prepositions += _WHENCE
    if frame.rule.type in ("CONSULT", "MOBILIZE"):
        prepositions += _WHITHER
    for preposition in dict.fromkeys(prepositions):
        for token in frame.arguments.obliques.get(preposition, ()):
            found.extend((place, preposition) for place in place_tokens(sentence, token))
    if frame.rule.type == "RETREAT":
        # "withdrew 500 soldiers from X", "the withdrawal of soldiers from X"
        moved = (*frame.arguments.objects, *frame.arguments.under("of"), *(one.head for one in frame.actors))
        for token in dict.fromkeys(moved):
            counted = [below for below in tree.children(token, "nmod") if tree.preposition(below) == "of"]
            for child in [one for head in (token, *counted) for one in tree.children(head, "nmod")]:
                if tree.preposition(child) in (*_WHENCE, "in"):
                    found.extend((place, "from") for place in place_tokens(sentence, child))
    for one in (*frame.recipients, *frame.actors):
        for child in tree.children(one.head, "nmod", "acl"):
            named = sentence.names.get(child)
            # "the Army of X": whose it is; "the UN office in X", all of it one name, tells where it is.
            inside = named is not None and named is sentence.names.get(one.head)
            if named is not None and named.actors[0].id in one.actors and not inside:
                continue
            if tree.preposition(child) in prepositions:
                found.extend((place, tree.preposition(child)) for place in place_tokens(sentence, child))
    return found or _anywhere_in_clause(frame) or _where_they_are(frame, prepositions)


_ON_THE_SPOT = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_OTHER_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "parataxis", "conj", "appos"})
_BESIDE = frozenset({*_WHERE, "between"})


def _anywhere_in_clause(frame: Frame) -> list[tuple[int, str]]:
    """Of violence and force the first place anywhere in the clause: "took pupils from a school in X"."""
    if frame.rule.type not in _ON_THE_SPOT or frame.places:
        return []
    tree, sentence = frame.sentence.tree, frame.sentence
    top = frame.trigger if frame.arguments.clause is None else frame.arguments.clause
    beside = tree.subtree(top, without=_OTHER_CLAUSES)
    # "arrested X, a leader of the group, near Y": the parser hangs Y on the words that tell who X is.
    beside += [
        token for token in tree.subtree(top, without=_OTHER_CLAUSES - {"appos"}) if token not in beside
    ]
    for token in beside:
        if tree.preposition(token).split(" ")[0] in _BESIDE and token not in sentence.dated:
            named = sentence.names.get(token)
            if named is None or named.actors[0].kind == "state":
                places = place_tokens(sentence, token)
                if places:
                    return [(places[0], tree.preposition(token))]
    return []


def _where_they_are(frame: Frame, prepositions: Sequence[str]) -> list[tuple[int, str]]:
    """Where the words about the participants put them: "a convoy passing through X", "members of Y in X"."""
    sentence, tree = frame.sentence, frame.sentence.tree
    found: list[tuple[int, str]] = []
    for one in (*frame.recipients, *frame.actors):
        if "person" in one.classes:
            continue
        deeper = [
            below for child in tree.children(one.head, "nmod") for below in tree.children(child, "nmod")
        ]
        deeper += [below for child in tree.children(one.head, "acl") for below in tree.children(child, "obl")]
        for token in deeper:
            if tree.preposition(token) in prepositions and token not in sentence.names:
                found.extend((place, tree.preposition(token)) for place in place_tokens(sentence, token))
    return found[:1]


def places_beside(frame: Frame, others: Sequence[Frame]) -> list[int]:
    """Places told elsewhere in the sentence, not as another event's: "the forces in X".

    They say where an event with no place of its own most likely was, less surely than its own clause.
    """
    about_somebody = any("person" in one.classes for one in frame.recipients)
    if (frame.rule.type not in _BESIDE_TYPES and frame.rule.mode != "vote") or about_somebody:
        return []
    sentence, tree = frame.sentence, frame.sentence.tree
    whose = {actor for one in (*frame.actors, *frame.recipients) for actor in one.actors}
    taken = {token for other in others if other is not frame for token, _ in other.places}
    found: list[int] = []
    for token in range(len(tree)):
        if token in sentence.dated or token not in sentence.places or token in taken:
            continue
        named = sentence.names.get(token)
        if named is not None and named.actors[0].id in whose:
            continue  # "troops from X": whose they are, not where
        leaving = tree.preposition(token) in _WHENCE and frame.rule.type in ("RETREAT", "REQUEST")
        if leaving or tree.preposition(token) in ("in", "inside", "within"):
            found.extend(place for place in place_tokens(sentence, token) if place not in taken)
    return found if len({sentence.places[t].name for t in found if t in sentence.places}) == 1 else []


_BESIDE_TYPES = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE"})


def sites_of(frame: Frame, participants: ParticipantReader) -> list[Participant]:
    """What stands under the frame's prepositions of place: "at the base", "from there"."""
    prepositions = (*_WHERE, *_WHENCE, *_WHITHER, "against")
    tokens = [token for name in prepositions for token in frame.arguments.obliques.get(name, ())]
    return [one for one in participants.read_each(frame.sentence, tokens) if "facility" in one.classes]


def place_tokens(sentence: Sentence, token: int) -> list[int]:
    """Tokens that name a place in the phrase at a token: its head, its own modifiers, "city of X"."""
    tree = sentence.tree
    found = []
    for head in tree.conjuncts(token):
        near = [head, *tree.children(head, "compound", "flat", "amod", "nmod:poss", "appos", "nmod:desc")]
        near += [
            child
            for child in tree.children(head, "nmod")
            if tree.preposition(child) in ("of", "in", "near", "around", "at")
        ]
        if head not in sentence.places and _is_unknown_place(sentence, head):
            found.append(head)
            continue
        if tree.lemmas[head] in _DIVISIONS:
            near = [*(t for t in near if tree.preposition(t) == "of"), *near]
        for inner in near:
            hit = sentence.places.get(inner)
            if hit is None or sentence.stance(inner) or inner in sentence.dated:
                continue
            owner = (
                inner != head
                and (
                    tree.deps[inner] in ("compound", "amod", "nmod:poss") or tree.lemmas[head] in _OF_A_STATE
                )
                and hit.places[0].kind == "country"
            )
            if not owner:
                found.append(inner)
                break
        else:
            unknown = next((inner for inner in near if _is_unknown_place(sentence, inner)), None)
            if unknown is not None:
                found.append(unknown)
                continue
            entity = sentence.entities.get(head)
            if (
                entity is not None
                and entity.label == "LOC"
                and head not in sentence.dated
                and head not in sentence.names
            ) or (tree.lemmas[head] in ("country", "nation") and tree.children(head, "det", "nmod:poss")):
                found.append(head)
    return found


def _is_unknown_place(sentence: Sentence, token: int) -> bool:
    """A name that no table has, where a place must stand: "the village of X", a model's LOC."""
    tree = sentence.tree
    if token in sentence.names or token in sentence.dated or tree.pos[token] != "PROPN":
        return False
    entity = sentence.entities.get(token)
    if entity is not None:
        return entity.label == "LOC"
    return tree.lemmas[tree.heads[token]] in _SETTLEMENTS or _lies_in_known(sentence, token)


def _lies_in_known(sentence: Sentence, token: int) -> bool:
    """ "in X in Y Province", "near X, Y": what stands so before a known place is a place too."""
    tree = sentence.tree
    if tree.preposition(token).split(" ")[0] not in ("in", "near", "at", "outside"):
        return False
    after = max(tree.subtree(token, without=frozenset({"nmod", "appos", "acl", "acl:relcl", "punct"}))) + 1
    if after + 1 >= len(tree) or tree.lower[after] not in ("in", ","):
        return False
    following = next(
        (one for one in range(after + 1, min(after + 4, len(tree))) if tree.pos[one] == "PROPN"), -1
    )
    hit = sentence.places.get(following)
    return hit is not None and bool(hit.places) and hit.places[0].kind in _WIDER


_WIDER = frozenset({"admin1", "admin2", "country", "region"})
