"""The account: everything one build holds, as the tellers take it."""

from __future__ import annotations

from dataclasses import dataclass

from polybius.records.incident import Incident, Link
from polybius.records.mentions import EventMention
from polybius.records.report import Reject, Report


@dataclass(frozen=True, slots=True)
class Account:
    """All records of one build.

    title    of the case, for headings
    build    id of the build
    made     when it was built, ISO 8601 with offset
    program  "polybius 0.1.0"
    """

    title: str
    build: str
    made: str
    program: str
    reports: tuple[Report, ...]
    rejects: tuple[Reject, ...]
    mentions: tuple[EventMention, ...]
    links: tuple[Link, ...]
    incidents: tuple[Incident, ...]
