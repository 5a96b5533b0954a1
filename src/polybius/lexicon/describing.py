"""From a description of actors ("pro-Iranian militia fighters") to the name they are counted under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from polybius.lexicon.actors import ActorTable
from polybius.lexicon.descriptions import GenericNoun
from polybius.lexicon.name_scan import AliasKind, NameHit, words_of
from polybius.records.actor import Actor

_TAIL = re.compile(
    r"\s+(?:in|at|from|within|near|inside|around|outside|who|which|that|on|across|under|belonging"
    r"|operating|based)\b.*",
    re.DOTALL,
)
_OF = re.compile(r"\s+of\s+(?:the\s+|its\s+|a\s+|an\s+)?", re.IGNORECASE)
_BESIDE = re.compile(r"\s*\([^)]*\)")
_NUMBER = re.compile(r"\d[\d,.]*")
_LONGEST_NOUN = 3
_LONGEST_PHRASE = 300
_ACTS_FOR_ITS_GROUP = frozenset({"military", "armed-group", "official"})
_PLAIN = frozenset({"members", "leaders"})
_NOT_GROUPS = frozenset({"state", "people", "person"})


@dataclass(frozen=True, slots=True)
class Description:
    """Who a phrase speaks of.

    name     canonical: an actor's name ("United States" for "US troops"), or a tidy description
             ("Iraqi protesters")
    actors   the actors of that name, best first; empty when the name is a description only
    noun     the generic noun the phrase ends in; None for a bare name
    about    actors that the phrase names beside its noun: the state of "Iraqi protesters", the owner of
             "US embassy"
    """

    name: str
    actors: tuple[Actor, ...]
    noun: GenericNoun | None
    about: tuple[Actor, ...] = ()


def describe(phrase: str, table: ActorTable) -> Description | None:
    """What a noun phrase stands for; None when it holds neither a known name nor a generic noun.

    A name counts for itself. A noun of people behind the name of a state ("Turkish soldiers") or before "of"
    and a group ("fighters of the Islamic State") counts for that actor, unless the table of nouns says that
    such a description is kept ("Iraqi protesters"). "Iran-aligned militia groups" and "pro-Iranian militias"
    read as one.
    """
    whole = _BESIDE.sub("", phrase[:_LONGEST_PHRASE]).strip()
    plain = _TAIL.sub("", whole)
    for words in (whole, plain):
        named = _all_named(words, table)
        if named is not None:
            return named
    plain, *of = _OF.split(plain, maxsplit=1)
    head = _head(words_of(plain), table)
    if of and head is not None and _is_of_its_members(head[0], table):
        inner = describe(of[0], table)
        if inner is not None and (inner.actors or inner.noun):
            return replace(inner, noun=inner.noun or head[0])
    if head is not None:
        return _modified(plain, head, table)
    hits = [hit for hit in table.scan(whole) if not hit.bound]
    return Description(hits[-1].actors[0].name, hits[-1].actors, None) if hits else None


def _all_named(phrase: str, table: ActorTable) -> Description | None:
    """The name that is the whole phrase but for idle words."""
    hits = table.scan(phrase)
    if not hits:
        return None
    rest = words_of(phrase[: hits[-1].start] + " " + phrase[hits[-1].end :])
    if hits[-1].bound or any(word not in table.descriptions.idle for word in rest):
        return None
    return Description(hits[-1].actors[0].name, hits[-1].actors, None)


def _is_of_its_members(noun: GenericNoun, table: ActorTable) -> bool:
    """Whether "<noun> of X" speaks of X: "fighters of the group", "a group of protesters"."""
    return noun.side in _ACTS_FOR_ITS_GROUP or noun.class_ in _PLAIN or noun.noun in table.descriptions.idle


def _head(words: Sequence[str], table: ActorTable) -> tuple[GenericNoun, int] | None:
    """The longest generic noun that ends the words, with the number of its words."""
    for length in range(min(_LONGEST_NOUN, len(words)), 0, -1):
        noun = table.descriptions.noun(" ".join(words[-length:]))
        if noun is not None:
            return noun, length
    return None


def _modified(phrase: str, head: tuple[GenericNoun, int], table: ActorTable) -> Description:
    noun, length = head
    before = " ".join(_spoken(phrase)[:-length])
    words = words_of(phrase)
    hits = [hit for hit in table.scan(before) if not _is_opposed(before, hit, table)]
    about = tuple(hit.actors[0] for hit in hits)
    backing = table.descriptions.backing & set(words)
    patron = next((hit.actors[0] for hit in hits if backing and hit.bound), None)
    groups = [hit for hit in hits if hit.actors[0].kind not in _NOT_GROUPS]
    if groups and _stands_for(groups[-1], noun):
        return Description(groups[-1].actors[0].name, groups[-1].actors, noun, about)
    for name in _readings(hits, patron, noun, table, led="led" in words):
        known = table.find_exactly(name)
        if known:
            return Description(known[0].name, known, noun, about)
    states = [hit for hit in hits if hit.actors[0].kind == "state" and hit.actors[0] is not patron]
    # "Pro-X Y elements" lean on somebody else than the state whose people they are.
    leaning = any(hit.bound or hit.actors[0].kind == "people" for hit in hits)
    if states and not leaning and _stands_for(states[-1], noun):
        return Description(states[-1].actors[0].name, states[-1].actors, noun, about)
    tidy = _readings(hits, patron, noun, table)[0]
    if noun.class_ == "facility" and words_of(phrase)[-1] == noun.noun:
        tidy = tidy.removesuffix(noun.canonical) + noun.noun  # one embassy is no "embassies"
    return Description(tidy, (), noun, about)


def _is_opposed(text: str, hit: NameHit, table: ActorTable) -> bool:
    """Whether the name is what someone is against: "anti-Iranian"."""
    return hit.bound and words_of(text[: hit.start])[-1:] in {(word,) for word in table.descriptions.against}


def _spoken(phrase: str) -> list[str]:
    return [word for word in re.split(r"\s+", phrase.strip()) if not _NUMBER.fullmatch(word)]


def _stands_for(hit: NameHit, noun: GenericNoun) -> bool:
    if hit.actors[0].kind == "state":
        return noun.of_state == "member"
    return hit.kind_of_alias is not AliasKind.SURNAME and (
        noun.side in _ACTS_FOR_ITS_GROUP or noun.class_ in _PLAIN
    )


def _readings(
    hits: Sequence[NameHit], patron: Actor | None, noun: GenericNoun, table: ActorTable, *, led: bool = False
) -> list[str]:
    """The description in usual words, fullest first: "Iran-backed Shia militias", "Iran-backed militias" …"""
    own = [table.adjective(hit.actors[0]) for hit in hits if hit.actors[0] is not patron]
    backed = [f"{patron.name}-backed"] if patron else []
    leading = [f"{own[0]}-led {noun.canonical}"] if led and own else []
    orders = [[*backed, *own], [*own], [*backed], own[-1:], []]
    return [*leading, *dict.fromkeys(" ".join([*words, noun.canonical]) for words in orders)]
