"""The nouns of Polybius: frozen records that stages take and give."""

from polybius.records.account import Account
from polybius.records.actor import Actor, ActorRef, Role
from polybius.records.draft import EventDraft, PlaceCue, TimeCue
from polybius.records.incident import Factor, Incident, Link
from polybius.records.mentions import Count, EventMention, Source, WeaponRef
from polybius.records.place import Candidate, Place, Where
from polybius.records.quote import Quote
from polybius.records.report import CODED_KINDS, Footnote, Found, Passage, PassageKind, Reject, Report, Span
from polybius.records.when import When, edtf_bounds

__all__ = [
    "CODED_KINDS",
    "Account",
    "Actor",
    "ActorRef",
    "Candidate",
    "Count",
    "EventDraft",
    "EventMention",
    "Factor",
    "Footnote",
    "Found",
    "Incident",
    "Link",
    "Passage",
    "PassageKind",
    "Place",
    "PlaceCue",
    "Quote",
    "Reject",
    "Report",
    "Role",
    "Source",
    "Span",
    "TimeCue",
    "WeaponRef",
    "When",
    "Where",
    "edtf_bounds",
]
