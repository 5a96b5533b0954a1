"""What of a coding is scored: all that the codebook holds, or the part that another format tells of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Way = Literal["set", "date", "exact", "words"]
"""How a field is compared: as a set of names, at the gold's precision, by equality, by shared words."""

FIELDS: Mapping[str, Mapping[str, Way]] = MappingProxyType(
    {
        "events": {
            "actors": "set",
            "recipients": "set",
            "weapons": "set",
            "date": "date",
            "place": "exact",
            "mode": "exact",
            "killed": "exact",
            "injured": "exact",
            "count": "exact",
            "result": "exact",
            "realis": "exact",
            "status": "exact",
        },
        "statements": {"speaker": "exact"},
        "figures": {"unit": "exact", "as_of": "date", "approximate": "exact"},
        "relations": {"from": "date", "to": "date", "status": "exact"},
        "assessments": {"likelihood_words": "exact", "horizon": "date", "resolvable": "exact"},
        "causal": {"polarity": "exact", "hedged": "exact", "cause": "words", "effect": "words"},
    }
)
"""Kind of mention to its scored fields."""

KINDS = tuple(FIELDS)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is scored.

    fields     kind to the names of its scored fields; a kind that is absent is not scored at all
    by_words   names are compared by the words used for them, since the gold holds no canonical names
    """

    fields: Mapping[str, tuple[str, ...]]
    by_words: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind in KINDS if kind in self.fields)


EVERYTHING = Scope({kind: tuple(fields) for kind, fields in FIELDS.items()})
