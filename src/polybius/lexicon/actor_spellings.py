"""The spellings of the actors: what each entry lists, and what the institutions of each state are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from polybius.errors import BadDate, DataFileError
from polybius.lexicon.actor_files import PATTERNS_FILE, Entry, Listed, Pattern
from polybius.lexicon.folding import PARTICLES, fold
from polybius.lexicon.name_scan import Alias, AliasKind, is_acronym, words_of
from polybius.records.actor import Actor, Role
from polybius.records.when import edtf_bounds

AFTER_ENTRIES = 1_000_000
"""Order from which on spellings are those of institutions, after all that entries list."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Spelled:
    """Actors with all their spellings, and the word for each that stands before a noun ("Iraqi")."""

    actors: tuple[Actor, ...]
    aliases: tuple[Alias, ...]
    adjectives: Mapping[str, str]


def spell_actors(listed: Mapping[str, Listed], patterns: Sequence[Pattern]) -> Spelled:
    """The actors of the entries and the institutions of their states. Raises DataFileError."""
    actors: dict[str, Actor] = {}
    own: list[Alias] = []
    for item in listed.values():
        _check_part(item, listed, patterns)
        actor = _actor(item)
        actors[actor.id] = actor
        own += _own_aliases(item.entry, actor, item.order)
    states = [item.entry for item in listed.values() if item.entry.kind == "state" and item.entry.country]
    aliases = (*_once(own), *_institutions(patterns, states, actors))
    adjectives = {entry.id: entry.adjectives[0] for entry in _entries(listed) if entry.adjectives}
    return Spelled(tuple(actors.values()), aliases, adjectives)


def _entries(listed: Mapping[str, Listed]) -> Iterator[Entry]:
    return (item.entry for item in listed.values())


def _check_part(item: Listed, listed: Mapping[str, Listed], patterns: Sequence[Pattern]) -> None:
    whole = item.entry.part_of
    if whole and whole not in listed and not _is_patterned(whole, patterns):
        raise DataFileError(
            f"{item.file}: '{item.entry.id}' is part of '{whole}', which has no entry: add it"
        )


def _is_patterned(actor_id: str, patterns: Iterable[Pattern]) -> bool:
    return any(re.fullmatch(re.escape(pattern.id) + "-[A-Z]{2}", actor_id) for pattern in patterns)


def _actor(item: Listed) -> Actor:
    entry = item.entry
    for role in entry.roles:
        for day in (role.from_, role.to):
            try:
                edtf_bounds(day or "2000")
            except BadDate as error:
                raise DataFileError(f"{item.file}: '{entry.id}', office '{role.office}': {error}") from error
    roles = tuple(Role(role.office, role.from_, role.to) for role in entry.roles)
    return Actor(entry.id, entry.name, entry.kind, entry.country, tuple(entry.aliases), entry.part_of, roles)


def _own_aliases(entry: Entry, actor: Actor, order: int) -> Iterator[Alias]:
    preferred = {fold(spelling) for spelling in entry.prefer}
    kinds: list[tuple[AliasKind, Iterable[str]]] = [
        (AliasKind.NAME, (entry.name, *entry.aliases)),
        (AliasKind.PEOPLE, entry.people),
        (AliasKind.ADJECTIVE, entry.adjectives),
        (AliasKind.METONYM, entry.metonyms),
        (AliasKind.SURNAME, _surnames(entry)),
    ]
    for kind, spellings in kinds:
        for text in spellings:
            actual = AliasKind.ACRONYM if kind is AliasKind.NAME and is_acronym(text) else kind
            yield Alias(text, words_of(text), actual, actor, fold(text) in preferred, order)


def _surnames(entry: Entry) -> tuple[str, ...]:
    if entry.kind != "person":
        return ()
    if entry.surname:
        return (entry.surname,)
    parts = re.split(r"[\s\-]+", entry.name)
    while parts and fold(parts[-1]) in _SUFFIXES:
        parts.pop()
    if len(parts) < 2:
        return ()
    with_particle = " ".join(parts[-2:]) if fold(parts[-2]) in PARTICLES else None
    return (parts[-1], with_particle) if with_particle else (parts[-1],)


def _institutions(
    patterns: Sequence[Pattern], states: Sequence[Entry], actors: dict[str, Actor]
) -> Iterator[Alias]:
    """The spellings of what every state has; where no entry stands for an institution, its actor is added."""
    shapes = [(pattern, [_shape(pattern, form) for form in pattern.forms]) for pattern in patterns]
    order = AFTER_ENTRIES
    for state in states:
        attributes = [(text, words_of(text)) for text in _attributes(state)]
        name = (state.name, words_of(state.name))
        for pattern, forms in shapes:
            if state.country in pattern.without:
                continue
            actor = _institution(pattern, state, actors)
            order += 1
            yield Alias(actor.name, words_of(actor.name), AliasKind.NAME, actor, False, order)
            for form, form_words, leads in forms:
                for text, words in attributes if leads else [name]:
                    whole = f"{text} {form}" if leads else f"{form} {text}"
                    spelled = (*words, *form_words) if leads else (*form_words, *words)
                    yield Alias(whole, spelled, AliasKind.NAME, actor, False, order)


def _shape(pattern: Pattern, form: str) -> tuple[str, tuple[str, ...], bool]:
    """The words of a form without its state, and whether the state leads them."""
    if form.startswith("{adjective} "):
        rest = form.removeprefix("{adjective} ")
        return rest, words_of(rest), True
    if form.endswith(" {name}"):
        rest = form.removesuffix(" {name}")
        return rest, words_of(rest), False
    raise DataFileError(
        f"{PATTERNS_FILE}: '{pattern.id}' has the form '{form}':"
        " begin it with '{adjective} ' or end it with ' {name}'"
    )


def _attributes(state: Entry) -> list[str]:
    """What may stand before an institution's noun: "Iraqi", "US", "Iraq" (as in "Iraq's army")."""
    return [*state.adjectives, *(text for text in state.aliases if is_acronym(text)), state.name]


def _institution(pattern: Pattern, state: Entry, actors: dict[str, Actor]) -> Actor:
    actor_id = f"{pattern.id}-{state.country}"
    if actor_id not in actors:
        adjective = state.adjectives[0] if state.adjectives else state.name
        name = pattern.name.format(adjective=adjective, name=state.name)
        whole = f"{pattern.part_of}-{state.country}"
        part_of = whole if whole in actors else state.id
        actors[actor_id] = Actor(actor_id, name, pattern.kind, state.country, (), part_of)
    return actors[actor_id]


def _once(aliases: Iterable[Alias]) -> list[Alias]:
    """Each spelling once for each actor, the strongest kind kept."""
    seen: dict[tuple[str, str], Alias] = {}
    for alias in aliases:
        if not alias.words:
            raise DataFileError(
                f"actor '{alias.actor.id}' has a spelling without letters: '{alias.text}'; remove it"
            )
        key = (alias.actor.id, alias.text)
        held = seen.get(key)
        if held is None:
            seen[key] = alias
        elif alias.preferred and not held.preferred:
            seen[key] = held._replace(preferred=True)
    return list(seen.values())
