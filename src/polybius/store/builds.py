"""Builds: the tables of one run, complete before they become the live ones."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from polybius.errors import DamagedCase, NewerCase, NotACase
from polybius.records import (
    Account,
    Assessment,
    CausalClaim,
    EventMention,
    Figure,
    Incident,
    Link,
    Reject,
    Relation,
    Report,
    Statement,
)
from polybius.store.case import Case
from polybius.store.files import case_writing, sha256_of_file, sync_file, sync_folder, write_atomically
from polybius.store.manifest import FILE_NAME, SCHEMA, Inputs, Manifest, load_manifest
from polybius.store.quotes import check_quotes
from polybius.store.tables import read_table, write_table

TABLES: dict[str, type] = {
    "reports": Report,
    "rejects": Reject,
    "mentions": EventMention,
    "statements": Statement,
    "figures": Figure,
    "relations": Relation,
    "assessments": Assessment,
    "causal": CausalClaim,
    "links": Link,
    "incidents": Incident,
}
"""Table name, which is also the account's field, to the record that a row holds."""

_BUILD_NAME = re.compile(r"^\d{8}T\d{6}Z-[0-9a-f]{8}$")


def save_build(case: Case, account: Account, inputs: Inputs) -> Manifest:
    """Write the tables of an account, and only then make them the live ones.

    A crash at any moment leaves either the old build live or the new one; what it leaves behind besides is
    removed by the next build. Raises CaseError, QuoteNotInReport.
    """
    check_quotes(account.reports, account.coded().mentions())
    folder = case.tables / account.build
    with case_writing(case.root):
        folder.mkdir()
        counts = {
            name: write_table(folder / f"{name}.parquet", TABLES[name], getattr(account, name))
            for name in TABLES
        }
        paths = [folder / f"{name}.parquet" for name in TABLES]
        for path in paths:
            sync_file(path)
        files = {path.name: sha256_of_file(path) for path in paths}
        manifest = Manifest(
            SCHEMA, account.program, account.build, account.made, account.title, inputs, counts, files
        )
        write_atomically(folder / FILE_NAME, manifest.written())
        sync_folder(case.tables)
        write_atomically(_current(case), f"{account.build}\n".encode())
    return manifest


def live_build(case: Case) -> Manifest | None:
    """The manifest of the live build; None when nothing was built yet. Raises DamagedCase, NewerCase."""
    try:
        name = _current(case).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedCase(f"{_current(case)} cannot be read ({error}): run `polybius build` again") from error
    if not _BUILD_NAME.match(name):
        raise DamagedCase(
            f"{_current(case)} names no build ('{name[:40]}'): run `polybius build` on the case again"
        )
    return load_manifest(case.tables / name / FILE_NAME)


def usable_build(case: Case) -> Manifest | None:
    """The live build if it is whole; None when there is none or it is damaged. Raises NewerCase."""
    try:
        manifest = live_build(case)
        if manifest is not None:
            _check_files(case, manifest)
    except NewerCase:
        raise
    except DamagedCase:
        return None
    return manifest


def load_account(case: Case) -> Account:
    """The live build, each file checked against its hash. Raises NotACase, DamagedCase, NewerCase."""
    manifest = live_build(case)
    if manifest is None:
        raise NotACase(f"{case.root} holds no build yet: run `polybius build --case {case.root}`")
    _check_files(case, manifest)
    folder = case.tables / manifest.build
    rows: dict[str, Any] = {
        name: tuple(read_table(folder / f"{name}.parquet", record)) for name, record in TABLES.items()
    }
    return Account(manifest.title, manifest.build, manifest.made, manifest.program, **rows)


def remove_old_builds(case: Case, *, keep: int) -> None:
    """Remove all builds but the live one and the newest others, and what killed builds left behind."""
    live = live_build(case)
    builds = sorted((path for path in case.tables.iterdir() if _BUILD_NAME.match(path.name)), reverse=True)
    complete = [path for path in builds if (path / FILE_NAME).exists()]
    kept = {live.build} if live else set()
    for path in complete:
        if len(kept) < keep:
            kept.add(path.name)
    with case_writing(case.root):
        for path in builds:
            if path.name not in kept:
                _remove(path)
        for path in (*case.root.glob(".*.new"), *case.tables.glob(".*.new"), *case.sources.glob(".*.new")):
            path.unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    # The manifest goes first: a folder without one is no build, however far the removal gets.
    (folder / FILE_NAME).unlink(missing_ok=True)
    shutil.rmtree(folder)


def _check_files(case: Case, manifest: Manifest) -> None:
    folder = case.tables / manifest.build
    for name in TABLES:
        path = folder / f"{name}.parquet"
        if not path.is_file():
            raise DamagedCase(f"{path} is missing: run `polybius build` on the case again")
        if sha256_of_file(path) != manifest.files.get(path.name):
            raise DamagedCase(
                f"{path} was changed since it was built: run `polybius build` on the case again"
            )


def _current(case: Case) -> Path:
    return case.tables / "current"
