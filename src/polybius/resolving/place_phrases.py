"""Phrases about places: "12 km south of Kirkuk", taken apart into a name and how the spot lies to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

KM_PER_MILE = 1.609
_COMPASS = r"(?:north|south|east|west|north[- ]?east|north[- ]?west|south[- ]?east|south[- ]?west)"
_LEAD = re.compile(
    r"^(?:(?:in|at|on|inside|within|into|onto|from|to|towards?|across|throughout|over|through|against|the|this|that|its"
    r"|his|her|their|our|an?|just|somewhere|elsewhere|all|most|much|parts?|some|several|both|entire|whole|war-torn"
    r"|neighbou?ring|nearby)\s+(?:of\s+)?)+",
    re.I,
)
_DISTANCE = re.compile(
    r"^(?:about|some|around|roughly|approximately|nearly|just|less than|more than|only|an? )?\s*"
    r"(?P<number>\d[\d.,]*)[\s-]*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m|yards?)\b\s*(?:\([^)]*\)\s*)?"
    rf"(?:(?:to the\s+|due\s+)?(?P<way>{_COMPASS})(?:ern)?\s+)?"
    r"(?:of|from|outside|away from|off|inside)\s+(?P<rest>.+)$",
    re.I,
)
_WAY_OF = re.compile(
    rf"^(?:(?:further|just|due|to the|far)\s+)*(?P<way>{_COMPASS})(?:ern)?"
    r"(?:\s+(?:side|part|parts|edge|bank))?\s+(?:of|from)\s+(?P<rest>.+)$",
    re.I,
)
_NEAR = re.compile(
    rf"^(?:(?:{_COMPASS}(?:ern)?|immediate|far)\s+)?(?:near(?:\s+to)?|close\s+to|just\s+outside(?:\s+of)?|outside(?:\s+of)?|around"
    r"|not\s+far\s+from|adjacent\s+to|next\s+to|beside|vicinity\s+of|outskirts\s+of|suburbs?\s+of|edges?\s+of|off|environs\s+of"
    r"|(?:areas?|countryside|hills|mountains|villages|roads?|highways?)\s+(?:around|near|surrounding|outside)|road\s+(?:to|from)"
    r"|way\s+to|coast\s+of|waters\s+off(?:\s+the\s+coast\s+of)?|highway\s+to|countryside\s+of|approaches\s+to)\s+(?P<rest>.+)$",
    re.I,
)
_PART = re.compile(
    rf"^(?P<way>{_COMPASS}(?:ern)?|central|downtown|inner|upper|lower|greater|rural|coastal|mid"
    rf"|far[- ]{_COMPASS}(?:ern)?|{_COMPASS}[- ]central|occupied|government-held|rebel-held)\s+(?P<rest>.+)$",
    re.I,
)
RANKS = {
    "admin1": r"province|governorate|oblast|state|department|region|prefecture|wilaya|federal\s+district"
    r"|emirate|krai|voivodeship",
    "admin2": r"district|county|raion|rayon|sub-?district|cercle|canton|township|commune|municipality"
    r"|parish|tehsil|territory",
    "city": r"city|town|village|hamlet|settlement|locality|metropolis|capital|suburb|neighbou?rhood"
    r"|port\s+city",
}
_RANK_WORDS = "|".join(RANKS.values())
_TERRAIN = (
    r"(?:desert|border|coastal|mountain(?:ous)?|rural|marsh(?:land)?|tribal|remote|oil-rich|restive|wider|northern|southern|eastern"
    r"|western|central|disputed)"
)
_RANK_OF = re.compile(
    rf"^(?:(?P<before>.+?)\s+)?(?P<rank>{_RANK_WORDS}|(?:{_TERRAIN}\s+)*(?:regions?|areas?|deserts?|provinces|territory|parts?|zone))"
    r"\s+of\s+(?P<rest>.+)$",
    re.I,
)
_OF_RANK = re.compile(
    rf"^(?P<rest>.+?)['’]?s?\s+(?P<rank>{_RANK_WORDS}|areas?|countryside|desert|front(?:\s?line)?)$", re.I
)
_INSIDE = re.compile(
    r"^(?P<head>.+?)(?:,\s*|\s+\(|\s+(?P<link>in|at|inside|within|near|outside|around|of|close\s+to|along|on)\s+)(?:the\s+)?"
    r"(?P<tail>[^()]+?)\)?$",
    re.I,
)
_ENDS_IN_WAY = re.compile(rf"\b{_COMPASS}$", re.I)
_SEVERAL = re.compile(
    r"^(?P<between>between\s+)?(?P<first>.+?)(?:,\s+|\s+)(?:and|or|&)\s+(?P<last>[^,]+)$", re.I
)
_AT_SEA = re.compile(r"\b(?:coast|waters|off)\b", re.I)
_POSSESSED = re.compile(r"^(?P<tail>.+?)['’]s?\s+(?P<head>.+)$")
_MISSION = re.compile(
    r"^(?P<owner>.+?)(?:['’]s?)?\s+(?P<what>embassy|consulate(?:\s+general)?|diplomatic\s+mission)(?:\s+compound|\s+complex|\s+building)?"
    r"(?:\s+(?:in|at)\s+(?:the\s+)?(?P<host>.+))?$",
    re.I,
)
_REALM = re.compile(
    r"^(?P<owner>.+?)(?:['’]s?)?\s+(?P<what>territory|soil|lands?|mainland|airspace|skies|(?:territorial\s+)?waters|capital(?:\s+city)?"
    r"|side(?:\s+of\s+the\s+border)?|border(?:s|\s+areas?)?|coast|countryside|heartland)$",
    re.I,
)
_REALM_OF = re.compile(
    r"^(?P<what>territory|soil|capital|airspace|mainland|borders?|coast)\s+of\s+(?P<owner>.+)$", re.I
)
_BORDER = re.compile(
    r"^(?:borders?(?:\s+areas?)?\s+between\s+(?P<a>.+?)\s+and\s+(?P<b>.+)|(?P<c>.+?)(?:['’]s?)?\s+border\s+with\s+(?P<d>.+)"
    r"|(?P<e>[^\s-]+(?: [^\s-]+)?)\s?[-–—/]\s?(?P<f>.+?)\s+(?:border|frontier)"
    r"(?:\s+(?:area|region|zone)s?)?)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A spot by its distance from a place. way: compass word or None; reach_km: None when not told."""

    rest: str
    way: str | None
    reach_km: float | None
    at_sea: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """A name with a word for its rank ("province"). kind: the gazetteer's kind, None for "area" and such."""

    rest: str
    kind: str | None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Inside:
    """One name in, at or near another. near: whether the tail only lies close by."""

    head: str
    tail: str
    near: bool


@dataclass(frozen=True, slots=True)
class Several:
    """Two names joined by "and". between: whether the spot lies between them."""

    first: str
    last: str
    between: bool


@dataclass(frozen=True, slots=True)
class Mission:
    """An embassy or consulate. host: where it stands, None when not said."""

    owner: str
    what: str
    host: str | None


def bare(text: str) -> str:
    """The phrase without what leads in to it."""
    text = " ".join(text.split()).strip(' ,;:"“”()')
    if not re.search(r"\b[A-Za-z]\.$", text):  # "S.C." keeps its dots
        text = text.rstrip(".")
    return _LEAD.sub("", text) or text


def read_beside(text: str) -> Beside | None:
    """ "12 km south of X", "south of X", "the outskirts of X" """
    found = _DISTANCE.match(text)
    if found:
        way = compass(found["way"]) if found["way"] else None
        return Beside(bare(found["rest"]), way, _kilometres(found["number"], found["unit"]), _at_sea(text))
    found = _NEAR.match(text)
    return Beside(bare(found["rest"]), None, None, _at_sea(text)) if found else None


def read_way_of(text: str) -> Beside | None:
    """ "south of X": beside a town, but a part of a country."""
    found = _WAY_OF.match(text)
    return Beside(bare(found["rest"]), compass(found["way"]), None) if found else None


def read_part(text: str) -> Beside | None:
    """ "northern X", "central X" """
    found = _PART.match(text)
    return Beside(bare(found["rest"]), compass(found["way"]), None) if found else None


def read_ranked(text: str) -> Ranked | None:
    """ "X province", "the city of X", "the desert region of X" """
    found = _RANK_OF.match(text)
    if found:
        return Ranked(bare(found["rest"]), _kind_of(found["rank"]), found["before"] or "")
    found = _OF_RANK.match(text)
    return Ranked(bare(found["rest"]), _kind_of(found["rank"])) if found else None


def read_inside(text: str) -> list[Inside]:
    """ "X in Y", "X, Y", "Y's X": every way to cut, the last comma or preposition first."""
    cuts = []
    found = _INSIDE.match(text)
    while found:
        link = (found["link"] or "").lower()
        near = (
            link in ("near", "outside", "around", "close to")
            or _ENDS_IN_WAY.search(found["head"]) is not None
        )
        cuts.append(Inside(found["head"], bare(found["tail"]), near))
        longer = re.compile(
            _INSIDE.pattern.replace("(?P<head>.+?)", f"(?P<head>.{{{len(found['head']) + 1},}}?)"), re.I
        )
        found = longer.match(text)
    possessed = _POSSESSED.match(text)
    if possessed:
        cuts.append(Inside(possessed["head"], bare(possessed["tail"]), False))
    return cuts


def read_mission(text: str) -> Mission | None:
    """ "the American embassy in X" """
    found = _MISSION.match(text)
    if not found:
        return None
    what = "Embassy" if found["what"].lower() == "embassy" else "Consulate"
    return Mission(bare(found["owner"]), what, bare(found["host"]) if found["host"] else None)


def read_realm(text: str) -> Mission | None:
    """ "Xi territory", "the airspace of X": owner and what, in lower case."""
    found = _REALM.match(text) or _REALM_OF.match(text)
    return Mission(bare(found["owner"]), found["what"].lower(), None) if found else None


def read_border(text: str) -> tuple[str, str] | None:
    """The two sides of a border."""
    found = _BORDER.match(text)
    if not found:
        return None
    sides = [bare(side) for side in found.groups() if side]
    return sides[0], sides[1]


def compass(word: str) -> str:
    """ "northeast" for "north-eastern"; words that are no direction unchanged, in lower case."""
    word = word.lower()
    plain = re.sub(r"[- ]", "", word.removeprefix("far").strip(" -"))
    plain = re.sub(r"ern$", "", plain)
    return plain if re.fullmatch(_COMPASS, plain) else word


def read_several(text: str) -> Several | None:
    """ "X and Y", "between X and Y" """
    found = _SEVERAL.match(text)
    if not found:
        return None
    first = re.split(r",\s+", found["first"])[0]
    return Several(bare(first), bare(found["last"]), found["between"] is not None)


def _at_sea(text: str) -> bool:
    """Whether the words before the name speak of water."""
    return _AT_SEA.search(" ".join(word for word in text.split() if word.islower())) is not None


def _kind_of(rank: str) -> str | None:
    return next((kind for kind, words in RANKS.items() if re.fullmatch(words, rank, re.I)), None)


def _kilometres(number: str, unit: str) -> float:
    value = float(number.replace(",", "").rstrip(".") or 0)
    unit = unit.lower()
    if unit.startswith("mi"):
        return value * KM_PER_MILE
    return value if unit.startswith("k") else value / 1000
