"""A case: the folder that holds settings, sources, decisions and builds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from polybius.config import FILE_NAME, Config, load_config
from polybius.errors import NotACase
from polybius.own_codebook import OwnCodebook
from polybius.store.files import case_writing, write_atomically
from polybius.store.lock import locked
from polybius.store.writable import writable

_SETTINGS = """\
# The settings of this case. Every line may be left out; docs/case.md lists them all.
title = {title}

# Further sources, besides sources.txt and the folder sources/: paths (relative to this file) and addresses.
sources = []

[reliability]
# Outlet = A (reliable) to F (cannot be judged), the Admiralty scale.
"""
_LISTED = """\
# The sources given to `polybius build`, one path or address a line; paths are relative to this file.
# Delete a line to leave a source out of the next build.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A case folder and its settings. The settings were read when the case was opened."""

    root: Path
    config: Config

    @property
    def title(self) -> str:
        return self.config.title or writable(self.root.absolute().name)

    @property
    def tables(self) -> Path:
        return self.root / "tables"

    @property
    def codings(self) -> Path:
        return self.tables / "cache" / "codings"

    @property
    def answers(self) -> Path:
        return self.tables / "cache" / "answers"

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def report(self) -> Path:
        return self.root / "report"

    @property
    def decisions(self) -> Path:
        return self.root / "decisions.jsonl"

    def own_codebook(self) -> OwnCodebook:
        """The case's own actors, places, rules and codes."""
        root = self.root.absolute()
        return OwnCodebook(tuple(root / folder for folder in self.config.codebook.folders))

    def lock(self) -> AbstractContextManager[None]:
        """Hold the case for one build. Raises CaseLocked."""
        return locked(self.root / ".lock")

    def decisions_hash(self) -> str:
        """sha256 of decisions.jsonl."""
        content = self.decisions.read_bytes() if self.decisions.exists() else b""
        return hashlib.sha256(content).hexdigest()

    def known_sources(self) -> list[str]:
        """Every source of the case, each once: those in the settings, in sources.txt and in sources/."""
        written = [*self.config.sources, *self._listed()]
        own = sorted(str(path) for path in self.sources.iterdir()) if self.sources.is_dir() else []
        return list(dict.fromkeys([*(self._resolved(source) for source in written), *own]))

    def list_sources(self, given: Iterable[str]) -> None:
        """Remember sources, paths relative to the case, so that later builds read them too."""
        known = set(self.known_sources())
        # A path was given relative to the working directory; it is kept relative to the case.
        absolute = [source if is_address(source) else str(Path(source).absolute()) for source in given]
        new = [source for source in dict.fromkeys(absolute) if source not in known]
        if new:
            lines = [*self._listed_lines(), *(self._relative(source) for source in new)]
            with case_writing(self.root):
                write_atomically(
                    self._list_file, ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")
                )

    def keep_source(self, content: bytes) -> Path:
        """Store a report that came without a file (standard input) under sources/; gives its path."""
        path = self.sources / f"stdin-{hashlib.sha256(content).hexdigest()[:12]}.txt"
        with case_writing(self.root):
            write_atomically(path, content)
        return path

    def holds(self, origin: str) -> bool:
        """Whether Polybius keeps this file in the case itself, so that it is no report."""
        if is_address(origin):
            return False
        # Unlike Path.resolve, realpath lets a link that leads to itself be.
        path, root = Path(os.path.realpath(origin)), Path(os.path.realpath(self.root))
        return path.is_relative_to(root) and not path.is_relative_to(root / "sources")

    @property
    def _list_file(self) -> Path:
        return self.root / "sources.txt"

    def _listed_lines(self) -> list[str]:
        if not self._list_file.exists():
            return _LISTED.splitlines()
        return self._list_file.read_text(encoding="utf-8", errors="surrogateescape").splitlines()

    def _listed(self) -> list[str]:
        lines = (line.strip() for line in self._listed_lines())
        return [line for line in lines if line and not line.startswith("#")]

    def _resolved(self, source: str) -> str:
        return source if is_address(source) else os.path.normpath(self.root.absolute() / source)

    def _relative(self, source: str) -> str:
        if is_address(source):
            return source
        try:
            return os.path.relpath(source, self.root.absolute())
        except ValueError:  # another drive, on Windows
            return source


def create_case(root: Path, *, title: str = "") -> Case:
    """The case in a folder, made there when it is not one yet. Raises CaseError, ConfigError."""
    with case_writing(root):
        root.mkdir(parents=True, exist_ok=True)
        (root / "sources").mkdir(exist_ok=True)
        (root / "tables").mkdir(exist_ok=True)
        if not (root / FILE_NAME).exists():
            written = _SETTINGS.format(title=_toml_string(title or writable(root.absolute().name)))
            write_atomically(root / FILE_NAME, written.encode())
        if not (root / "decisions.jsonl").exists():
            write_atomically(root / "decisions.jsonl", b"")
    return Case(root, load_config(root / FILE_NAME))


def open_case(root: Path) -> Case:
    """The case in a folder. Raises NotACase, ConfigError."""
    if not (root / FILE_NAME).is_file():
        raise NotACase(
            f"{root} is not a case (it has no {FILE_NAME}): make one with `polybius build SOURCES --case`"
        )
    return Case(root, load_config(root / FILE_NAME))


def is_address(source: str) -> bool:
    """Whether a source is fetched, not opened."""
    return "://" in source


def _toml_string(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(letter if letter.isprintable() else " " for letter in escaped) + '"'
