"""A case on disk: its settings, sources and decisions, and the tables that builds derive from them."""

from polybius.store.builds import live_build, load_account, remove_old_builds, save_build, usable_build
from polybius.store.cache import CodingCache
from polybius.store.case import Case, create_case, is_address, open_case
from polybius.store.files import case_writing
from polybius.store.finding import find_incident
from polybius.store.hashing import hash_of, readable_json
from polybius.store.manifest import SCHEMA, Inputs, Manifest
from polybius.store.quotes import check_quotes, quotes_of
from polybius.store.shapes import to_plain
from polybius.store.writable import writable

__all__ = [
    "SCHEMA",
    "Case",
    "CodingCache",
    "Inputs",
    "Manifest",
    "case_writing",
    "check_quotes",
    "create_case",
    "find_incident",
    "hash_of",
    "is_address",
    "live_build",
    "load_account",
    "open_case",
    "quotes_of",
    "readable_json",
    "remove_old_builds",
    "save_build",
    "to_plain",
    "usable_build",
    "writable",
]
