"""Telling: the account as a report to read, a table and JSON."""

from polybius.telling.account_json import account_json
from polybius.telling.chronology import ChronologyRow, chronology_csv, chronology_rows
from polybius.telling.codebook_json import codebook_document
from polybius.telling.folder import write_report

__all__ = [
    "ChronologyRow",
    "account_json",
    "chronology_csv",
    "chronology_rows",
    "codebook_document",
    "write_report",
]
