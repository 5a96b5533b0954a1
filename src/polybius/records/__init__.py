"""The nouns of Polybius: frozen records that stages take and give."""

from polybius.records.account import Account
from polybius.records.actor import Actor, ActorRef, Role
from polybius.records.draft import Draft, Drafts, EventDraft, PlaceCue, TimeCue
from polybius.records.explanation import (
    ExplainedPassage,
    ExplainedSentence,
    ExplainedWord,
    Explanation,
    Outcome,
    TriedRule,
)
from polybius.records.finding import CheckedCodebook, Finding
from polybius.records.incident import Factor, Incident, Link
from polybius.records.mentions import (
    Assessment,
    Casualties,
    CausalClaim,
    Coded,
    Count,
    EventMention,
    Figure,
    Mention,
    Phrase,
    Relation,
    Source,
    Statement,
    WeaponRef,
)
from polybius.records.place import Candidate, Place, Where
from polybius.records.quote import Quote
from polybius.records.report import CODED_KINDS, Footnote, Found, Passage, PassageKind, Reject, Report, Span
from polybius.records.when import When, edtf_bounds

__all__ = [
    "CODED_KINDS",
    "Account",
    "Actor",
    "ActorRef",
    "Assessment",
    "Candidate",
    "Casualties",
    "CausalClaim",
    "CheckedCodebook",
    "Coded",
    "Count",
    "Draft",
    "Drafts",
    "EventDraft",
    "EventMention",
    "ExplainedPassage",
    "ExplainedSentence",
    "ExplainedWord",
    "Explanation",
    "Factor",
    "Figure",
    "Finding",
    "Footnote",
    "Found",
    "Incident",
    "Link",
    "Mention",
    "Outcome",
    "Passage",
    "PassageKind",
    "Phrase",
    "Place",
    "PlaceCue",
    "Quote",
    "Reject",
    "Relation",
    "Report",
    "Role",
    "Source",
    "Span",
    "Statement",
    "TimeCue",
    "TriedRule",
    "WeaponRef",
    "When",
    "Where",
    "edtf_bounds",
]
