"""The coder's sentence suite: passages grouped by phenomenon, and what must be coded in each.

`sentences/*.yaml` hold lists of entries:

    shows      the phenomenon, unique in its file; with the file's name it is the passage's id
    text       the passage
    published  EDTF date of the report; left out when nothing says
    events     what must be coded. `type` and `words`, which must lie inside the evidence, find the mention;
               of the other fields only those given are compared. A list under a field of one value means any
               of them. A name under `actors`, `recipients`, `weapons` is a name of the tables, or words that
               the report's own words hold. "?name" may be coded and need not be, "=name" must be the
               canonical name; no other may be coded
    exactly    whether no further event may be coded; true unless it says false

`sentences/known_failures.txt` holds the ids that the coder does not get right yet. `apart/*.yaml` has the
same shape; no rule is written on it, so its share of right passages tells how the rules do on new text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from polybius.lexicon.actors import ActorTable
from polybius.lexicon.folding import fold
from polybius.records import (
    ActorRef,
    Count,
    EventMention,
    Found,
    Passage,
    PassageKind,
    Report,
    Span,
    WeaponRef,
    edtf_bounds,
)

FOLDER = Path(__file__).parent / "sentences"
APART = Path(__file__).parent / "apart"
KNOWN_FAILURES = FOLDER / "known_failures.txt"
_SCALARS = ("mode", "realis", "status", "result")
_NAMES = ("actors", "recipients", "weapons")
_COUNTS = ("killed", "injured", "count")
FIELDS = frozenset({"type", "words", "place", "date", "source", *_SCALARS, *_NAMES, *_COUNTS})
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One entry of the suite. id: "verbs: passive with agent"."""

    id: str
    text: str
    published: str | None
    events: tuple[Mapping[str, Any], ...]
    exactly: bool


@dataclass(slots=True)
class Verdict:
    """What one passage's coding gets wrong, in words; nothing when it is right."""

    faults: list[str] = field(default_factory=list)
    coded: list[str] = field(default_factory=list)


def load_sentences(folder: Path = FOLDER) -> list[Sentence]:
    """All entries of all files, in the order of their names. Raises ValueError, naming a wrong entry."""
    found: dict[str, Sentence] = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text("utf-8")):
            sentence = _read_entry(path.stem, entry)
            if sentence.id in found:
                raise ValueError(f"{path.name}: two entries show {entry['shows']!r}")
            found[sentence.id] = sentence
    return list(found.values())


def known_failures(path: Path = KNOWN_FAILURES) -> list[str]:
    """Ids of the passages that the coder is known to get wrong."""
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _read_entry(stem: str, entry: Mapping[str, Any]) -> Sentence:
    name = f"{stem}: {entry['shows']}"
    published = str(entry["published"]) if "published" in entry else None
    if published is not None:
        edtf_bounds(published)
    unknown = set(entry) - {"shows", "text", "published", "events", "exactly"}
    for event in entry["events"]:
        unknown |= set(event) - FIELDS
        if event.get("words", "") not in entry["text"]:
            raise ValueError(f"{name}: the words {event['words']!r} are not in the text")
    if unknown:
        raise ValueError(f"{name}: no such fields: {', '.join(sorted(unknown))}")
    return Sentence(name, entry["text"], published, tuple(entry["events"]), entry.get("exactly", True))


def make_report(text: str, published: str | None = None, *, name: str = "sentence.txt") -> Report:
    """A report of one paragraph."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    passages = (Passage(0, PassageKind.PARAGRAPH, (Span(0, len(text)),)),)
    dated = Found(published, "given") if published else None
    return Report(digest[:12], name, name, "text/plain", digest, text, passages, published=dated)


def judge(sentence: Sentence, mentions: Sequence[EventMention], table: ActorTable) -> Verdict:
    """Compares the mentions with what the entry asks for."""
    verdict = Verdict(coded=[describe(mention) for mention in mentions])
    left = list(mentions)
    for event in sentence.events:
        fitting = [one for one in left if _is_of(event, one)]
        if not fitting:
            verdict.faults.append(f"not coded: {_types(event)} {event.get('words')!r}{_nearest(event, left)}")
            continue
        best = min(fitting, key=lambda one: len(_differences(event, one, table)))
        left.remove(best)
        verdict.faults.extend(_differences(event, best, table))
    if sentence.exactly:
        verdict.faults.extend(f"coded too much: {describe(one)}" for one in left)
    return verdict


def describe(mention: EventMention) -> str:
    """A mention in one line."""
    parts = [
        f"{mention.type}/{mention.mode} {mention.quote.text!r}",
        f"by {[one.name for one in mention.actors]}",
        f"to {[one.name for one in mention.recipients]}",
    ]
    if mention.weapons:
        parts.append(f"with {[one.name for one in mention.weapons]}")
    parts.append(f"in {mention.where.name} on {mention.when.edtf}")
    for name in ("killed", "injured"):
        told = getattr(mention, name)
        if told is not None:
            parts.append(f"{name} {told.written()}")
    if mention.count.written() != 1:
        parts.append(f"count {mention.count.written()}")
    parts.append(f"{mention.realis}, {mention.status}")
    parts += [word for word in (mention.result, mention.source.written()) if word]
    return ", ".join(parts) + f" [{mention.rule}]"


def _types(event: Mapping[str, Any]) -> list[Any]:
    return _any_of(event["type"])


def _any_of(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _is_of(event: Mapping[str, Any], mention: EventMention) -> bool:
    return mention.type in _types(event) and _flat(event.get("words", "")) in _flat(mention.quote.text)


def _nearest(event: Mapping[str, Any], left: Sequence[EventMention]) -> str:
    same = [one for one in left if one.type in _types(event)]
    return f" (evidence is {same[0].quote.text!r})" if same else ""


def _flat(text: str) -> str:
    return " ".join(text.split())


def _differences(event: Mapping[str, Any], mention: EventMention, table: ActorTable) -> list[str]:
    found = []
    for name in _SCALARS:
        if name in event and getattr(mention, name) not in _any_of(event[name]):
            found.append(f"{name}: {getattr(mention, name)!r} instead of {event[name]!r}")
    for name in _NAMES:
        if name in event:
            found += _different_names(name, event[name], getattr(mention, name), table)
    for name in _COUNTS:
        told = _written(getattr(mention, name))
        if name in event and told not in [_text(one) for one in _any_of(event[name])]:
            found.append(f"{name}: {told} instead of {event[name]}")
    if "date" in event and mention.when.edtf not in [_text(one) for one in _any_of(event["date"])]:
        found.append(f"date: {mention.when.edtf} ({mention.when.how}) instead of {event['date']}")
    if "place" in event and not any(_is_place(one, mention) for one in _any_of(event["place"])):
        found.append(f"place: {mention.where.name} ({mention.where.how}) instead of {event['place']}")
    if "source" in event and not _is_source(event["source"], mention):
        found.append(f"source: {mention.source.written()!r} instead of {event['source']!r}")
    return found


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _written(count: Count | None) -> str | None:
    return None if count is None else _text(count.written())


def _different_names(
    field_name: str, wanted: Sequence[str], got: Sequence[ActorRef | WeaponRef], table: ActorTable
) -> list[str]:
    left = list(got)
    missing = []
    for name in map(str, wanted):
        match = next((one for one in left if _names(name.removeprefix("?"), one, table)), None)
        if match is not None:
            left.remove(match)
        elif not name.startswith("?"):
            missing.append(name)
    found = []
    if missing:
        found.append(f"{field_name}: no {missing}, but {[f'{one.name} ({one.text})' for one in got]}")
    elif left:
        found.append(f"{field_name}: {[f'{one.name} ({one.text})' for one in left]} too many")
    return found


def _names(wanted: str, got: ActorRef | WeaponRef, table: ActorTable) -> bool:
    if wanted.startswith("="):
        return fold(got.name) == fold(wanted[1:])
    if isinstance(got, ActorRef) and got.actor is not None and got.actor in known_as(wanted, table):
        return True
    return _holds(got.name, wanted) or _holds(got.text, wanted)


@cache
def known_as(name: str, table: ActorTable) -> frozenset[str]:
    """Ids of the actors that a name may stand for when it stands alone."""
    hits = [hit for hit in table.scan(name) if hit.start == 0 and hit.end == len(name)]
    return frozenset(actor.id for hit in hits for actor in hit.actors)


def _holds(text: str, wanted: str) -> bool:
    """Whether the words are all in the text, singular or plural."""
    return _bare(wanted) <= _bare(text)


def _bare(text: str) -> frozenset[str]:
    words = fold(text).lower().replace("-", " ").split()
    return frozenset(word.strip(".,'’\"").removesuffix("s") for word in words) - _ARTICLES


def _is_place(wanted: str | None, mention: EventMention) -> bool:
    where = mention.where
    if wanted is None or not where.known:
        return wanted is None and not where.known
    return any(text is not None and _holds(text, wanted) for text in (where.name, where.text))


def _is_source(wanted: str | None, mention: EventMention) -> bool:
    if wanted is None:
        return not mention.source.names
    return any(_holds(name, wanted) for name in mention.source.names) or any(
        _holds(quote.text, wanted) for quote in mention.source.quotes
    )
