"""Relation rules: a user's own relations.yaml, held against the codes and our rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from polybius.checking.codes import Codes
from polybius.checking.findings import Findings, counted, did_you_mean
from polybius.checking.forms import base_of_noun, base_of_verb
from polybius.checking.shaped import Entry, entries_under, one_shape, read_marked
from polybius.coding.relations import OwnRelationRules, load_relation_rules

_PARTS = {name: get_args(field.annotation)[0] for name, field in OwnRelationRules.model_fields.items()}
"""The lists of the file, each with the shape of its rules."""
_BASES = {"verbs": base_of_verb, "nouns": base_of_noun, "kinships": base_of_noun, "offices": base_of_noun}
"""Lists whose words are met in dictionary form."""


def check_relation_rules(
    folders: Sequence[Path], codes: Codes, classes: frozenset[str], out: Findings
) -> tuple[str, set[str]]:
    """What the own files hold, in words, and the relations that any rule gives."""
    ours = load_relation_rules()
    spelled = {part: {word for tie in getattr(ours, part) for word in tie.words} for part in _PARTS}
    given = set(ours.relations())
    count = 0
    for file in (folder / "relations.yaml" for folder in folders):
        marked = read_marked(file, out) if file.exists() else None
        if marked is None or marked.value is None:
            continue
        if not isinstance(marked.value, dict):
            out.mistake(file, 1, f"expected lists under some of these keys: {', '.join(_PARTS)}")
            continue
        for part in marked.value:
            if part not in _PARTS:
                out.mistake(
                    file, marked.line((part,)), f"'{part}' is no key here ({did_you_mean(part, _PARTS)})"
                )
                continue
            for entry in entries_under((part,), marked, file, one_shape(_PARTS[part]), out):
                count += 1
                given |= {entry.value.relation, getattr(entry.value, "to_force", "")}
                _check_tie(entry, part, codes, classes, out)
                _warn_of_ours(entry, spelled[part] if part != "verbs" else set(), out)
    return counted(count, "relation rule") if count else "", given


def _check_tie(entry: Entry[Any], part: str, codes: Codes, classes: frozenset[str], out: Findings) -> None:
    tie, file = entry.value, entry.file
    for key in ("relation", "to_force"):
        code = getattr(tie, key, "")
        if code and code not in codes.relations:
            hint = did_you_mean(code, codes.relations)
            out.mistake(
                file,
                entry.line(key),
                f"'{code}' is no relation ({hint}; own ones stand in codes/relations.yaml)",
            )
    if not tie.words:
        out.mistake(file, entry.line("words"), "'words' is empty: the rule can never fire")
    for number, word in enumerate(tie.words):
        line = entry.line("words", number)
        if not word.strip() or word != word.lower():
            out.mistake(file, line, f"'{word}' can never fire: write a word in lower case")
        elif part in _BASES and (base := _BASES[part](word.split()[-1])) != word.split()[-1]:
            out.warn(
                file, line, f"'{word}' looks like a form of '{base}': only '{base}' is met, in all its forms"
            )
    for key in ("who_is", "to_is"):
        for name in sorted(getattr(tie, key, ())):
            if name not in classes:
                out.mistake(
                    file, entry.line(key), f"'{name}' is no class of nouns ({did_you_mean(name, classes)})"
                )


def _warn_of_ours(entry: Entry[Any], spelled: set[str], out: Findings) -> None:
    for number, word in enumerate(entry.value.words):
        if word in spelled:
            out.warn(
                entry.file, entry.line("words", number), f"'{word}' is a word of our rules too; yours counts"
            )
