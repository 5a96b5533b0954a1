"""The own codebook: folders by which a case adds to the names, rules and codes that ship."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from polybius.errors import DataFileError


@dataclass(frozen=True, slots=True)
class OwnCodebook:
    """Folders of a user's own; where two tell of one thing, the first counts, and any counts before ours.

    A folder holds any of these, each file in the shape of the one that ships:

        actors/*.yaml   as data/actors      who acts
        places/*.csv    as data/places/sites.csv
        rules/*.yaml    as data/rules/en    events, weapons, nouns, relations
        codes/*.yaml    as data/codebook    modes, relations
    """

    folders: tuple[Path, ...] = ()

    @property
    def actors(self) -> tuple[Path, ...]:
        """The folders of own actors."""
        return self._within("actors")

    @property
    def places(self) -> tuple[Path, ...]:
        """The folders of own places."""
        return self._within("places")

    @property
    def rules(self) -> tuple[Path, ...]:
        """The folders of own rules."""
        return self._within("rules")

    @property
    def codes(self) -> tuple[Path, ...]:
        """The folders of own codes."""
        return self._within("codes")

    def _within(self, name: str) -> tuple[Path, ...]:
        for folder in self.folders:
            if not folder.is_dir():
                raise DataFileError(f"{folder} is no folder, so no codebook: check how it is written")
        return tuple(folder / name for folder in self.folders if (folder / name).is_dir())
