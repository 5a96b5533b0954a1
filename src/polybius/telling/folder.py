"""The report's folder: page, tables and JSON, each written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from polybius.errors import RenderError
from polybius.records import Account
from polybius.telling.account_json import account_json, json_text
from polybius.telling.chronology import chronology_csv
from polybius.telling.evidence import check_account
from polybius.telling.kind_tables import LISTED_KINDS, kind_csv
from polybius.telling.page import render_page


def write_report(account: Account, folder: Path) -> Path:
    """Write index.html, account.json and a CSV of each kind into the folder; give the path of index.html.

    Nothing is written when one quote fails: all are made in full before the first takes its place.
    Raises  QuoteNotInReport, RecordError; RenderError when the folder cannot be written to
    """
    check_account(account)
    contents = {
        "chronology.csv": chronology_csv(account),
        **{f"{kind}.csv": kind_csv(account, kind) for kind in LISTED_KINDS},
        "account.json": json_text(account_json(account)),
        "index.html": render_page(account),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        drafts = [_draft(folder / name, text) for name, text in contents.items()]
        for draft, name in zip(drafts, contents, strict=True):
            os.replace(draft, folder / name)
    except OSError as error:
        raise RenderError(
            f"the report cannot be written to {folder} ({error}): free the disk or name another folder"
        ) from error
    return folder / "index.html"


def _draft(path: Path, text: str) -> Path:
    """The text in a file beside the path, safely on disk."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft
