"""The shape of a coded document, as the codebook writes it: checked here, where strangers' files enter."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class _Coded(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class CodedName(_Coded):
    """A canonical name and the words used for it."""

    name: str
    text: str | None = None


class CodedMention(_Coded):
    """What every kind has: an id, and the words it rests on."""

    id: str
    quote: str = Field(min_length=1)


class CodedEvent(CodedMention):
    """An event mention (codebook, section 1)."""

    type: str
    mode: str | None = ""
    actors: tuple[CodedName, ...] = ()
    recipients: tuple[CodedName, ...] = ()
    weapons: tuple[str, ...] = ()
    place: CodedName | None = None
    date: str | None = None
    date_text: str | None = None
    count: int | str | None = 1
    killed: int | str | None = None
    injured: int | str | None = None
    result: str | None = None
    realis: str = "actual"
    status: str = "asserted"
    source: str | None = None
    incident: str | None = None


class CodedStatement(CodedMention):
    """A statement about an incident (section 2)."""

    kind: str
    speaker: str | None = None


class CodedFigure(CodedMention):
    """A figure (section 3)."""

    measure: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    as_of: str | None = None
    approximate: bool | None = None


class CodedRelation(CodedMention):
    """A relation (section 4)."""

    subject: str
    relation: str
    object: str
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    status: str | None = None


class CodedAssessment(CodedMention):
    """An assessment (section 5)."""

    likelihood_words: str | None = None
    horizon: str | None = None
    resolvable: bool | None = None


class CodedCausal(CodedMention):
    """A causal statement (section 6)."""

    cause: str
    effect: str
    polarity: int | None = None
    hedged: bool | None = None


class CodedDocument(_Coded):
    """One document with all that was coded in it. document: its file name."""

    document: str
    events: tuple[CodedEvent, ...] = ()
    statements: tuple[CodedStatement, ...] = ()
    figures: tuple[CodedFigure, ...] = ()
    relations: tuple[CodedRelation, ...] = ()
    assessments: tuple[CodedAssessment, ...] = ()
    causal: tuple[CodedCausal, ...] = ()

    def of_kind(self, kind: str) -> tuple[CodedMention, ...]:
        """The mentions of a kind, named as the fields are."""
        found: tuple[CodedMention, ...] = getattr(self, kind)
        return found
