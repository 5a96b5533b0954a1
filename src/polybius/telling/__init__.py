"""Telling: the account as a report to read, a table and JSON."""

from polybius.telling.account_json import account_json
from polybius.telling.chronology import ChronologyRow, chronology_csv, chronology_rows
from polybius.telling.codebook_json import codebook_document
from polybius.telling.folder import write_report
from polybius.telling.kind_tables import LISTED_KINDS, KindTable, kind_csv, kind_table

__all__ = [
    "LISTED_KINDS",
    "ChronologyRow",
    "KindTable",
    "account_json",
    "chronology_csv",
    "chronology_rows",
    "codebook_document",
    "kind_csv",
    "kind_table",
    "write_report",
]
