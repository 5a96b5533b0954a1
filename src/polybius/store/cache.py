"""The coding cache: what was coded of each report, so that only new or changed reports are coded again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from polybius.records import Coded, Report
from polybius.store.files import write_atomically
from polybius.store.hashing import plain_json
from polybius.store.shapes import from_plain, to_plain


@dataclass(frozen=True, slots=True)
class CodingCache:
    """One file per coded report, named by the hash of the report and of everything that codes it.

    folder   where the files lie; it may be deleted at any time
    coder    hash of rules, tables, model and program: another coder never sees these codings
    """

    folder: Path
    coder: str

    def key(self, report: Report) -> str:
        """The name under which this report's coding is kept."""
        seen = to_plain(report)
        # Which report it repeats is found after coding and changes nothing in it.
        del seen["copy_of"]
        return hashlib.sha256(self.coder.encode() + b"\n" + plain_json(seen)).hexdigest()

    def get(self, key: str) -> Coded | None:
        """What is kept under a key; None when there is nothing or the file is broken, so code again."""
        try:
            checksum, _, content = self._path(key).read_bytes().partition(b"\n")
        except OSError:
            return None
        if checksum.decode("ascii", "replace") != hashlib.sha256(content).hexdigest():
            return None
        return from_plain(Coded, json.loads(content))

    def put(self, key: str, coded: Coded) -> None:
        """Keep what was coded of one report."""
        content = plain_json(to_plain(coded))
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not durable: after a power cut the checksum finds a torn file, and one report is coded again.
        write_atomically(path, hashlib.sha256(content).hexdigest().encode() + b"\n" + content, durable=False)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Remove what no report of the case uses any more."""
        wanted = set(keys)
        for path in self.folder.glob("*/*"):
            if path.stem not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"
