"""Place cues: the words of a sentence that may place an event, as quotes."""

from __future__ import annotations

import re
from dataclasses import replace

from polybius.coding.frames import Frame
from polybius.coding.participant import FACILITY_KINDS, Participant
from polybius.coding.placing import places_beside
from polybius.coding.quoting import Quoter
from polybius.coding.sentence import Sentence
from polybius.coding.told import Told
from polybius.records import PlaceCue

_LEAD_IN = re.compile(
    r"""\b(?:near|outside|around|off|north|south|east|west|northern|southern|eastern|western|central|north-?east(?:ern)?|
    north-?west(?:ern)?|south-?east(?:ern)?|south-?west(?:ern)?|\d[\d.,]*\s?(?:km|kilomet(?:er|re)s?|miles?)|outskirts|suburbs?|close)
    \b(?:\s+(?:of|to|from|the|north|south|east|west|[a-z]+east|[a-z]+west|city|town|village|coast|border))*\s+$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words before a place name that move or narrow it: "near", "20 km south of", "northern"."""


def with_place(one: Participant, told: Told) -> Participant:
    """ "The school" that was hit, by the town that the clause tells it is in: "school in Kupiansk"."""
    frame = told.frame
    sentence, tree = frame.sentence, frame.sentence.tree
    plain = "facility" in one.classes and not (one.actors or one.site or one.pointing or one.plural)
    if not plain or one.name != one.name.lower() or " in " in one.name or one.lemma in _AREAS:
        return one
    for token, preposition in frame.places:
        hit = sentence.places.get(token)
        inside = preposition == "in" and not (one.start <= tree.starts[token] < one.end)
        if inside and hit is not None and hit.places and hit.places[0].kind in _TOWNS:
            return replace(one, name=f"{one.name} in {hit.places[0].name}")
    return one


_TOWNS = frozenset({"city", "district", "camp"})
_AREAS = frozenset({"area", "zone", "village", "town", "city", "district", "road", "border", "line", "site"})


def place_cues(told: Told, quoter: Quoter, realis: str) -> tuple[PlaceCue, ...]:
    frame = told.frame
    sentence = frame.sentence
    cues: dict[str, PlaceCue] = {}
    for one in told.sites:
        at = quoter.run(one.start, one.end)
        if at is not None and one.site:
            cues[one.site.lower()] = PlaceCue(one.site, one.site, at, f"'{one.text}' stands for it")
    own = [token for token, _ in frame.places]
    for token in own or (places_beside(frame, told.beside) if realis == "actual" else ()):
        hit = sentence.places.get(token)
        entity = sentence.entities.get(token)
        if hit is not None:
            start, end = hit.start, hit.end
        elif sentence.tree.lemmas[token] in ("country", "nation"):
            start, end = sentence.tree.starts[token], sentence.tree.ends[token]
        elif entity is not None:
            start, end = sentence.tree.starts[entity.first], sentence.tree.ends[entity.last]
        elif sentence.tree.pos[token] == "PROPN":
            start, end = _name_around(sentence, token)
        else:
            continue
        if hit is None:
            end = max(end, _facility_end(told, token))
        at = quoter.run(start, end)
        if at is None:
            continue
        lead = _LEAD_IN.search(sentence.text[:start])
        begin = lead.start() if lead else start
        cues.setdefault(
            sentence.text[start:end].lower(),
            PlaceCue(
                sentence.text[start:end],
                sentence.text[begin:end],
                at,
                "said in the clause" if own else "said in the sentence",
            ),
        )
    ordered = sorted(cues.values(), key=lambda cue: not _is_site(frame, cue))
    return tuple(ordered)


def _facility_end(told: Told, token: int) -> int:
    """Where "Munzenze prison" ends, when the token is "Munzenze": the site by its whole name; else 0."""
    tree = told.frame.sentence.tree
    head = tree.heads[token]
    site = tree.deps[token] == "compound" and head > token
    named = any(one.head == head and "facility" in one.classes for one in told.recipients)
    return tree.ends[head] if site and named else 0


def _name_around(sentence: Sentence, token: int) -> tuple[int, int]:
    """Characters of the run of proper nouns around a token."""
    tree = sentence.tree
    first = last = token
    while first > 0 and tree.pos[first - 1] == "PROPN":
        first -= 1
    while last + 1 < len(tree) and tree.pos[last + 1] == "PROPN":
        last += 1
    return tree.starts[first], tree.ends[last]


def _is_site(frame: Frame, cue: PlaceCue) -> bool:
    return any(
        hit.places
        and hit.places[0].kind in FACILITY_KINDS
        and frame.sentence.text[hit.start : hit.end] == cue.text
        for hit in frame.sentence.places.values()
    )
