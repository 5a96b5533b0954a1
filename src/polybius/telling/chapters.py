"""The chapters beside the chronology: what each row of statements, figures, relations … says to a reader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from polybius.codebook import load_codebook
from polybius.records import (
    Account,
    Assessment,
    CausalClaim,
    Figure,
    Incident,
    Relation,
    Source,
    Statement,
    When,
)
from polybius.telling.chapter import Cell, Chapter, Column, Row
from polybius.telling.visible import one_line
from polybius.telling.wording import code_words, date_words, figure_words, number_words, told_words

_NO_SPEAKER = "the report itself"
_AUTHOR = "the report’s author"
_SIGNS = {1: "+ furthers", -1: "− hinders", 0: "no sign told"}
_SETTLED = {True: "yes", False: "no"}


def chapters_of(account: Account) -> tuple[Chapter, ...]:
    """The chapters that have rows, in the codebook's order."""
    told = (
        _statements(account),
        _figures(account.figures),
        _relations(account.relations),
        _assessments(account.assessments),
        _causes(account.causal),
    )
    return tuple(chapter for chapter in told if chapter.rows)


def _statements(account: Account) -> Chapter:
    incidents = {name: incident for incident in account.incidents for name in incident.mentions}
    rows = (_statement(said, incidents.get(said.about or "")) for said in account.statements)
    return Chapter(
        "statements",
        "Statements",
        "Statements",
        "Who claimed, denied, accused, confirmed, explained otherwise, warned or knew. Statements about an "
        "incident stand under it too; the others are only here.",
        "statement",
        "statements",
        (Column("Who"), Column("Says"), Column("About"), Column("Said how"), Column("Report")),
        ("What is said", "About"),
        _grouped(rows, "statement kind"),
    )


def _statement(said: Statement, incident: Incident | None) -> Row:
    about = Cell(incident.label, incident=incident.id) if incident else Cell("no incident")
    return Row(
        said,
        said.kind,
        (code_words(said.kind), "an incident" if incident else "no incident"),
        (
            Cell(
                speaker_words(said),
                words=_other(said.speaker.text, said.speaker.name) if said.speaker else None,
            ),
            Cell(words=said.quote.text),
            about,
            Cell(told_words(said.status, hedged=said.hedged)),
        ),
        (("What is said", f"“{said.content.text}”"), ("Who says so", _sources(said.source, _NO_SPEAKER))),
        about=incident.id if incident else None,
    )


def speaker_words(said: Statement) -> str:
    """Who makes the statement: the speaker, else whom the report names for it, else the report itself."""
    return said.speaker.name if said.speaker else _sources(said.source, _NO_SPEAKER)


def _figures(figures: Iterable[Figure]) -> Chapter:
    return Chapter(
        "figures",
        "Figures",
        "Figures",
        "Every number as one report tells it, by measure and subject. None is added up or averaged: reports "
        "that differ stand one beneath the other.",
        "figure",
        "figures",
        (
            Column("Subject"),
            Column("Number", number=True),
            Column("Unit"),
            Column("As of"),
            Column("Who says so"),
            Column("Report"),
        ),
        ("Measure", "Unit"),
        _grouped(map(_figure, sorted(figures, key=_time_of_figure)), "measure"),
    )


def _time_of_figure(figure: Figure) -> date:
    return figure.as_of.earliest or figure.as_of.latest or date.max


def _figure(figure: Figure) -> Row:
    number = (
        figure.value if figure.value is not None else figure.low if figure.low is not None else figure.high
    )
    meant = _range_words(figure) if figure.in_words else ""
    return Row(
        figure,
        figure.measure,
        (code_words(figure.measure), figure.unit),
        (
            Cell(figure.subject.name, words=_other(figure.subject.text, figure.subject.name)),
            Cell(figure_words(figure), words=_number_told(figure), order=number),
            Cell(figure.unit),
            _when_cell(figure.as_of),
            Cell(
                _sources(figure.source, _NO_SPEAKER), remark=told_words(figure.status, hedged=figure.hedged)
            ),
        ),
        (("As of", _when_told(figure.as_of)), ("Read as", meant)),
        trigger=figure.number,
    )


def _number_told(figure: Figure) -> str | None:
    """The number's own words, unless they are just the figure that is shown."""
    words = figure.number.text.casefold()
    plain = f"{figure.value:g}" if figure.value is not None else ""
    return None if words in (figure_words(figure), plain) else figure.number.text


def _range_words(figure: Figure) -> str:
    ends = [number_words(end) for end in (figure.low, figure.high) if end is not None]
    return f"perhaps {'–'.join(ends)}" if ends else ""


def _relations(relations: Iterable[Relation]) -> Chapter:
    return Chapter(
        "relations",
        "Relations",
        "Relations",
        "How actors stand to each other, or to a place, as the reports tell it.",
        "relation",
        "relations",
        (
            Column("Subject"),
            Column("Relation"),
            Column("Object"),
            Column("Since"),
            Column("Until"),
            Column("Said how"),
            Column("Report"),
        ),
        ("Relation",),
        _grouped(map(_relation, sorted(relations, key=_object)), "relation"),
    )


def _object(relation: Relation) -> str:
    return relation.object.name.casefold()


def _relation(relation: Relation) -> Row:
    return Row(
        relation,
        relation.relation,
        (code_words(relation.relation),),
        (
            Cell(relation.subject.name, words=_other(relation.subject.text, relation.subject.name)),
            Cell(code_words(relation.relation)),
            Cell(relation.object.name, words=_other(relation.object.text, relation.object.name)),
            _when_cell(relation.from_),
            _when_cell(relation.to),
            Cell(told_words(relation.status, hedged=relation.hedged), remark=_sources(relation.source, "")),
        ),
        (
            ("Since", _when_told(relation.from_) if relation.from_.known else ""),
            ("Until", _when_told(relation.to) if relation.to.known else ""),
            ("Who says so", _sources(relation.source, _NO_SPEAKER)),
        ),
    )


def _assessments(assessments: Iterable[Assessment]) -> Chapter:
    return Chapter(
        "assessments",
        "Assessments",
        "Assessments",
        "Judgements of what may come or may be so, in the report’s own words, with the words for how likely.",
        "assessment",
        "assessments",
        (
            Column("Judgement"),
            Column("How likely"),
            Column("By when"),
            Column("Whose"),
            Column("Can be settled"),
            Column("Report"),
        ),
        ("Can be settled", "Whose"),
        tuple(map(_assessment, assessments)),
    )


def _assessment(judged: Assessment) -> Row:
    whose = _sources(judged.source, _AUTHOR)
    return Row(
        judged,
        "",
        (_SETTLED[judged.resolvable], whose),
        (
            Cell(words=judged.quote.text),
            Cell(words=judged.likelihood.text if judged.likelihood else None),
            _when_cell(judged.horizon),
            Cell(whose),
            Cell(_SETTLED[judged.resolvable]),
        ),
        (
            ("What is judged", f"“{judged.content.text}”"),
            ("Subject", judged.subject.name if judged.subject else ""),
            ("By when", _when_told(judged.horizon) if judged.horizon.known else ""),
            ("Told as", told_words(judged.status, hedged=judged.hedged)),
        ),
        trigger=judged.likelihood,
    )


def _causes(claims: Iterable[CausalClaim]) -> Chapter:
    return Chapter(
        "causal",
        "Causes and effects",
        "Causes",
        "What the reports say brings about or holds back what. Beneath the words stands the name under which "
        "the same thing is found again.",
        "claim of cause",
        "claims of cause",
        (Column("Cause"), Column("Sign"), Column("Effect"), Column("Said how"), Column("Report")),
        ("Sign",),
        tuple(map(_cause, claims)),
    )


def _cause(claim: CausalClaim) -> Row:
    return Row(
        claim,
        "",
        (_SIGNS[claim.polarity],),
        (
            Cell(words=claim.cause.text, remark=_other(claim.cause.name, claim.cause.text)),
            Cell(_SIGNS[claim.polarity]),
            Cell(words=claim.effect.text, remark=_other(claim.effect.name, claim.effect.text)),
            Cell(told_words(claim.status, hedged=claim.hedged), remark=_sources(claim.source, "")),
        ),
        (("Who says so", _sources(claim.source, _NO_SPEAKER)),),
    )


def _grouped(rows: Iterable[Row], field: str) -> tuple[Row, ...]:
    """The rows by code in the codebook's order, codes of one's own last; then by first cell."""
    order = {code.code: place for place, code in enumerate(load_codebook().field(field).codes)}

    def key(row: Row) -> tuple[int, str, str]:
        return order.get(row.group, len(order)), row.group, row.cells[0].says.casefold()

    return tuple(sorted(rows, key=key))


def _sources(source: Source, unnamed: str) -> str:
    return source.written() or unnamed


def _other(text: str, known: str) -> str | None:
    """The text, unless it says what is known already."""
    said, already = (one_line(each).casefold().removeprefix("the ") for each in (text, known))
    return text if said != already else None


def _when_cell(when: When) -> Cell:
    if not when.known:
        return Cell()
    day = when.earliest or when.latest
    return Cell(date_words(when), order=day.isoformat() if day else None)


def _when_told(when: When) -> str:
    return f"{date_words(when)} ({when.how})" if when.known else date_words(when)
