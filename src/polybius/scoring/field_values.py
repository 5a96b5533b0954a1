"""The values of a coded mention that are compared: names folded, numbers in one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from polybius.lexicon.folding import fold
from polybius.scoring.shape import (
    CodedAssessment,
    CodedCausal,
    CodedEvent,
    CodedFigure,
    CodedMention,
    CodedName,
    CodedRelation,
    CodedStatement,
)

Value = str | frozenset[str] | None

_LEADING_THE = re.compile(r"^the ")
_DASH = re.compile(r"\s*[-\u2013]\s*")


class Folder:
    """Folds names to canonical ones by a table of aliases.

    by_words   a name counts as the words used for it, not as the canonical name given beside them
    """

    def __init__(self, aliases: Mapping[str, str] | None, *, by_words: bool = False) -> None:
        self._canonical = {_plain(alias): _plain(name) for alias, name in (aliases or {}).items()}
        self._by_words = by_words

    def name(self, name: str) -> str:
        """The canonical name's folded form; the name's own when no table knows it."""
        plain = _plain(name)
        return self._canonical.get(plain, plain)

    def names(self, names: Iterable[CodedName]) -> frozenset[str]:
        return frozenset(map(self.coded, names))

    def coded(self, coded: CodedName) -> str:
        return self.name(coded.text if self._by_words and coded.text else coded.name)


def key_of(mention: CodedMention, folder: Folder) -> tuple[object, ...]:
    """What must be equal for two mentions of a kind to match, besides their evidence; may be nothing."""
    match mention:
        case CodedEvent():
            return (mention.type,)
        case CodedStatement():
            return (mention.kind,)
        case CodedFigure():
            # A range has no value: its ends then stand for it.
            ends = (mention.low, mention.high) if mention.value is None else ()
            return (mention.measure, mention.value, *ends)
        case CodedRelation():
            return folder.name(mention.subject), mention.relation, folder.name(mention.object)
        case _:
            return ()


def label_of(mention: CodedMention) -> str:
    """What was coded, in a few words."""
    match mention:
        case CodedEvent():
            return f"{mention.type} {mention.mode or ''}".strip()
        case CodedStatement():
            return mention.kind
        case CodedFigure():
            value = f"{mention.low} to {mention.high}" if mention.value is None else f"{mention.value:g}"
            return f"{mention.measure} {value}"
        case CodedRelation():
            return f"{mention.subject} · {mention.relation} · {mention.object}"
        case CodedAssessment():
            return mention.likelihood_words or "judgement"
        case CodedCausal():
            return f"{mention.cause} \u2192 {mention.effect}"
        case _:
            raise TypeError(f"no kind of mention: {type(mention).__name__}")


def fields_of(mention: CodedMention, folder: Folder) -> dict[str, Value]:
    """The scored fields by name, as `scope.FIELDS` lists them."""
    match mention:
        case CodedEvent():
            return _event_fields(mention, folder)
        case CodedStatement():
            return {"speaker": folder.name(mention.speaker) if mention.speaker else None}
        case CodedFigure():
            return {
                "unit": _plain(mention.unit) if mention.unit else None,
                "as_of": mention.as_of,
                "approximate": _yes_no(mention.approximate),
            }
        case CodedRelation():
            return {"from": mention.from_, "to": mention.to, "status": mention.status}
        case CodedAssessment():
            words = mention.likelihood_words
            return {
                "likelihood_words": _plain(words) if words else None,
                "horizon": mention.horizon,
                "resolvable": _yes_no(mention.resolvable),
            }
        case CodedCausal():
            return {
                "polarity": None if mention.polarity is None else str(mention.polarity),
                "hedged": _yes_no(mention.hedged),
                "cause": folder.name(mention.cause),
                "effect": folder.name(mention.effect),
            }
        case _:
            raise TypeError(f"no kind of mention: {type(mention).__name__}")


def _event_fields(event: CodedEvent, folder: Folder) -> dict[str, Value]:
    return {
        "actors": folder.names(event.actors),
        "recipients": folder.names(event.recipients),
        "weapons": frozenset(map(folder.name, event.weapons)),
        "date": event.date,
        "place": folder.coded(event.place) if event.place else None,
        "mode": event.mode or "",
        "killed": _number(event.killed),
        "injured": _number(event.injured),
        "count": _number(event.count),
        "result": event.result,
        "realis": event.realis,
        "status": event.status,
    }


def _number(value: int | str | None) -> str | None:
    return None if value is None else _DASH.sub("-", str(value).strip())


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def _plain(name: str) -> str:
    return _LEADING_THE.sub("", fold(name))
