"""Words: a user's own weapons and classes of nouns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from polybius.checking.codes import Codes
from polybius.checking.findings import Findings, counted, did_you_mean
from polybius.checking.forms import base_of_noun
from polybius.checking.shaped import one_shape, read_entries, read_marked
from polybius.coding.rules import RuleBook, Weapon

_GIVEN_CLASSES = frozenset({"actor", "person", "place", "weapon", "munition", "event"})
"""Classes that the coder gives to what the tables name, besides those of nouns.yaml."""


def check_classes(folders: Sequence[Path], shipped: RuleBook, out: Findings) -> tuple[frozenset[str], str]:
    """All classes of nouns that rules may name, and in words what the own files add."""
    own: set[str] = set()
    nouns = 0
    for file in (folder / "nouns.yaml" for folder in folders):
        if not file.exists():
            continue
        marked = read_marked(file, out)
        if marked.value is not None and not isinstance(marked.value, dict):
            out.mistake(file, 1, "expected classes with lists of nouns: 'vehicle: [lorry, skiff]'")
            continue
        for name, lemmas in (marked.value or {}).items():
            if not isinstance(lemmas, list) or not all(isinstance(lemma, str) for lemma in lemmas):
                out.mistake(file, marked.line((name,)), f"'{name}' must be a list of nouns: [lorry, skiff]")
                continue
            if not lemmas:
                out.mistake(file, marked.line((name,)), f"the class '{name}' has no nouns: add some")
            own.add(name)
            nouns += len(lemmas)
            for number, lemma in enumerate(lemmas):
                base = base_of_noun(lemma.split()[-1]) if lemma.split() else lemma
                if lemma.split() and base != lemma.split()[-1]:
                    line = marked.line((name, number))
                    out.warn(file, line, f"'{lemma}' looks like a form of '{base}': only '{base}' is met")
    new = len(own - shipped.classes.keys())
    holds = counted(nouns, "noun", more=[counted(new, "new class", "new classes") if new else ""])
    return frozenset(shipped.classes) | _GIVEN_CLASSES | own, holds if own else ""


def check_weapons(
    folders: Sequence[Path], shipped: RuleBook, codes: Codes, out: Findings
) -> tuple[set[str], str]:
    """The modes that own weapons give, and in words what the own files add."""
    ours = {weapon.name for weapon in shipped.weapons}
    spelled = {word.lower(): weapon.name for weapon in shipped.weapons for word in weapon.words}
    names: dict[str, str] = {}
    modes: set[str] = set()
    for file in (folder / "weapons.yaml" for folder in folders):
        here: dict[str, int] = {}
        for entry in read_entries(file, one_shape(Weapon), out) if file.exists() else ():
            weapon, line = entry.value, entry.line("name")
            if weapon.name in here:
                out.mistake(
                    file, line, f"weapon '{weapon.name}' stands in line {here[weapon.name]} already: keep one"
                )
            here.setdefault(weapon.name, line)
            names.setdefault(weapon.name, str(file))
            modes.add(weapon.mode)
            if weapon.mode not in codes.modes:
                hint = did_you_mean(weapon.mode, codes.modes)
                out.mistake(file, entry.line("mode"), f"'{weapon.mode}' is no mode ({hint})")
            elif "ASSAULT" not in codes.modes[weapon.mode]:
                out.mistake(
                    file,
                    entry.line("mode"),
                    f"mode '{weapon.mode}' is none of ASSAULT, as a weapon's must be",
                )
            if not weapon.words or not all(word.strip() for word in weapon.words):
                out.mistake(
                    file,
                    entry.line("words"),
                    f"'{weapon.name}' has no words, or an empty one: it is never found",
                )
            for number, word in enumerate(weapon.words):
                other = spelled.setdefault(word.lower(), weapon.name)
                if other != weapon.name:
                    counts = "that one counts, as it stands before" if other in names else "yours counts"
                    out.warn(
                        file, entry.line("words", number), f"'{word}' is a word of '{other}' too; {counts}"
                    )
    replaced = len(names.keys() & ours)
    holds = counted(len(names), "weapon", more=[f"{replaced} in place of ours" if replaced else ""])
    return modes, holds if names else ""
