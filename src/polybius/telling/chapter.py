"""A chapter of the report: a table whose rows each open on the words of one mention."""

from __future__ import annotations

from dataclasses import dataclass

from polybius.records import Assessment, CausalClaim, Figure, Quote, Relation, Statement


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a chapter. number: whether its values are numbers, set to the right."""

    words: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it says, the report's own words, a remark beneath.

    order      what the column is sorted by; the words when None
    incident   id of the incident that the cell leads to
    """

    says: str = ""
    words: str | None = None
    remark: str | None = None
    order: str | float | None = None
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One mention as a row that opens on its words.

    group     heading under which it stands; "" where the chapter has none
    sorts     values of the chapter's filters
    fields    what the opened row tells besides, each with its name
    trigger   the words within the quote that are underlined
    about     id of the incident that a statement is about
    """

    mention: Statement | Figure | Relation | Assessment | CausalClaim
    group: str
    sorts: tuple[str, ...]
    cells: tuple[Cell, ...]
    fields: tuple[tuple[str, str], ...]
    trigger: Quote | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the report.

    key      the kind, as the codebook names it
    title, short   heading, and what the bar of sections calls it
    lead     what it holds, in a sentence or two
    filters  names of what its rows can be filtered by
    """

    key: str
    title: str
    short: str
    lead: str
    one: str
    many: str
    columns: tuple[Column, ...]
    filters: tuple[str, ...]
    rows: tuple[Row, ...]
