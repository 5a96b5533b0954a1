"""Folders: a user's own codebook as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from polybius.checking.codes import Codes, check_codes, warn_of_unused
from polybius.checking.event_rules import EventRuleChecker
from polybius.checking.findings import Findings, did_you_mean
from polybius.checking.names import check_actors
from polybius.checking.relation_rules import check_relation_rules
from polybius.checking.sites import check_sites
from polybius.checking.words import check_classes, check_weapons
from polybius.codebook import OWN_FILES
from polybius.coding.rule_files import load_rules
from polybius.own_codebook import OwnCodebook
from polybius.records import CheckedCodebook

_LAYOUT = {
    "actors": None,
    "places": None,
    "rules": ("events.yaml", "weapons.yaml", "nouns.yaml", "relations.yaml"),
    "codes": tuple(f"{name}.yaml" for name in OWN_FILES),
}
"""The folders of a codebook, and the files of those that hold certain ones only."""
_ENDINGS = {"actors": ".yaml", "places": ".csv", "rules": ".yaml", "codes": ".yaml"}
_READ_BY_PEOPLE = frozenset({".md", ".txt", ".rst"})


def check_codebook(folders: Sequence[str | Path]) -> CheckedCodebook:
    """Every mistake in a user's own folders, taken together as a build takes them, and what they hold.

    Raises DataFileError when one of them is no folder.
    """
    own, out = OwnCodebook(tuple(map(Path, folders))), Findings()
    holds = [check_actors(own.actors, out), check_sites(own.places, out)]
    for folder in own.folders:
        _check_layout(folder, out)
    codes = check_codes(own.codes, out)
    holds += _check_rules(own, codes, out)
    return CheckedCodebook(tuple(sorted(out.found)), tuple(line for line in (*holds, *codes.holds) if line))


def _check_rules(own: OwnCodebook, codes: Codes, out: Findings) -> list[str]:
    shipped = load_rules()
    classes, nouns = check_classes(own.rules, shipped, out)
    weapon_modes, weapons = check_weapons(own.rules, shipped, codes, out)
    checker = EventRuleChecker(shipped, codes, classes, out)
    events = checker.check(own.rules)
    relations, given = check_relation_rules(own.rules, codes, classes, out)
    warn_of_unused(codes, {"mode": weapon_modes | checker.modes, "relation": given}, out)
    return [events, weapons, nouns, relations]


def _check_layout(folder: Path, out: Findings) -> None:
    """Every file that is not read is a mistake: most likely its name is mistyped."""
    known = [f"{part}/{name}" for part, names in _LAYOUT.items() for name in names or ()]
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        if (
            path.is_dir()
            or path.suffix in _READ_BY_PEOPLE
            or any(part.startswith(".") for part in within.parts)
        ):
            continue
        part = within.parts[0]
        names = _LAYOUT.get(part)
        fits = len(within.parts) == 2 and part in _LAYOUT and path.suffix == _ENDINGS[part]
        if not fits or (names is not None and path.name not in names):
            endings = ", ".join(
                f"{name}/*{_ENDINGS[name]}" for name, files in _LAYOUT.items() if files is None
            )
            hint = did_you_mean(within.as_posix(), known)
            out.mistake(path, 0, f"it is not read ({hint}; a codebook holds {endings}, {', '.join(known)})")
