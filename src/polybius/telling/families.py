"""The families of event types that charts colour alike: PLOVER's quadrants, with attacks on their own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A family of event types. key: as style sheets name it; label: as readers do."""

    key: str
    label: str
    types: frozenset[str]


FAMILIES = (
    Family("attack", "Attacks", frozenset({"ASSAULT"})),
    Family("pressure", "Force and pressure", frozenset({"COERCE", "MOBILIZE", "PROTEST", "SANCTION"})),
    Family("words", "Demands, blame and threats", frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})),
    Family(
        "easing",
        "Talks, help and withdrawal",
        frozenset({"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"}),
    ),
    Family("other", "Other", frozenset()),
)


def family_of(event_type: str) -> Family:
    """The family of an event type; the last one ("other") for a type of a case's own codebook."""
    return next((family for family in FAMILIES if event_type in family.types), FAMILIES[-1])
