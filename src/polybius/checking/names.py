"""Names: a user's own actors, held against ours."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from polybius.checking.findings import Findings, counted, did_you_mean
from polybius.checking.shaped import Entry, one_shape, read_entries
from polybius.errors import BadDate, DataFileError
from polybius.lexicon.actor_files import NOT_ENTRIES, PATTERNS_FILE
from polybius.lexicon.actor_files import Entry as ActorEntry
from polybius.lexicon.actors import ActorTable, load_actors
from polybius.lexicon.descriptions import load_descriptions
from polybius.lexicon.folding import fold
from polybius.plainyaml import read_marked_yaml
from polybius.records import edtf_bounds


def check_actors(folders: Sequence[Path], out: Findings) -> str:
    """Check the actors of all own folders; gives what they hold, in words."""
    if not folders:
        return ""
    own: dict[str, Entry[ActorEntry]] = {}
    for folder in folders:
        for actor_id, entry in _read_folder(folder, out).items():
            own.setdefault(actor_id, entry)
    ours = _our_actors()
    known = {*ours.by_id, *own, *_written_ids(folders)}
    for entry in own.values():
        _check_entry(entry, known, ours, out)
    _warn_of_shared_names(own, ours, out)
    replaced = len(own.keys() & ours.by_id.keys())
    return counted(len(own), "actor", more=[f"{replaced} in place of ours" if replaced else ""])


@functools.cache
def _our_actors() -> ActorTable:
    return load_actors()


def _read_folder(folder: Path, out: Findings) -> dict[str, Entry[ActorEntry]]:
    """The entries of a folder by id, each id once."""
    found: dict[str, Entry[ActorEntry]] = {}
    for file in sorted(folder.glob("*.yaml")):
        if file.name == PATTERNS_FILE:
            out.mistake(
                file, 0, "it is not read: what every state has is ours to list; name these actors one by one"
            )
        if file.name in NOT_ENTRIES:
            continue
        for entry in read_entries(file, one_shape(ActorEntry), out):
            first = found.setdefault(entry.value.id, entry)
            if first is not entry:
                place = f"line {first.line('id')}" + (f" of {first.file.name}" if first.file != file else "")
                out.mistake(
                    file,
                    entry.line("id"),
                    f"'{entry.value.id}' stands in {place} already: merge the two, or rename one",
                )
    try:
        load_descriptions([folder])
    except DataFileError as error:
        out.mistake(folder / "generic.yaml", 0, str(error))
    return found


def _written_ids(folders: Sequence[Path]) -> Iterator[str]:
    """The ids of all entries, of those too in which something else is wrong."""
    for file in (file for folder in folders for file in folder.glob("*.yaml")):
        entries = read_marked_yaml(file).value
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                yield entry["id"]


def _check_entry(entry: Entry[ActorEntry], known: Collection[str], ours: ActorTable, out: Findings) -> None:
    value, file = entry.value, entry.file
    if value.part_of and value.part_of not in known:
        hint = did_you_mean(value.part_of, known)
        out.mistake(file, entry.line("part_of"), f"part of '{value.part_of}', which has no entry ({hint})")
    if value.part_of == value.id:
        out.mistake(file, entry.line("part_of"), "part of itself: leave the line out")
    for number, role in enumerate(value.roles):
        for key, day in (("from", role.from_), ("to", role.to)):
            try:
                edtf_bounds(day or "2000")
            except BadDate as error:
                out.mistake(file, entry.line("roles", number, key), f"office '{role.office}': {error}")
    spelled = {fold(text) for text, _ in _spellings(entry)}
    for number, text in enumerate(value.prefer):
        if fold(text) not in spelled:
            out.mistake(
                file,
                entry.line("prefer", number),
                f"'{text}' is none of its spellings: list it under aliases too",
            )
    for text, line in _spellings(entry):
        if text.islower() and fold(text) in ours.descriptions.common_words:
            out.warn(
                file, line, f"'{text}' is an ordinary word: it is taken for the actor only where it is a name"
            )


def _spellings(entry: Entry[ActorEntry]) -> Iterator[tuple[str, int]]:
    """Every spelling that an entry lists, with its line."""
    yield entry.value.name, entry.line("name")
    for key in ("aliases", "adjectives", "people", "metonyms"):
        for number, text in enumerate(getattr(entry.value, key)):
            yield text, entry.line(key, number)


def _warn_of_shared_names(own: Mapping[str, Entry[ActorEntry]], ours: ActorTable, out: Findings) -> None:
    """Warn of spellings that name two actors: which of them is meant is then a guess."""
    bearers: dict[str, list[Entry[ActorEntry]]] = {}
    for entry in own.values():
        preferred = {fold(text) for text in entry.value.prefer}
        for text, line in _spellings(entry):
            key = fold(text)
            others = [other.value.id for other in bearers.get(key, ()) if other is not entry]
            others += [actor.id for actor in ours.find_exactly(text) if actor.id not in own]
            bearers.setdefault(key, []).append(entry)
            if others and key not in preferred:
                out.warn(
                    entry.file, line, f"'{text}' also names {', '.join(dict.fromkeys(others))}: "
                    f"say 'prefer: [{text}]' where it stands for this one first"
                )  # fmt: skip
