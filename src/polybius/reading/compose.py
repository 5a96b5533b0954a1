"""From a draft to a report: notes, kinds, passages, marks and facts, in that order."""

from __future__ import annotations

import hashlib

from polybius.errors import EmptySource
from polybius.reading.citations import Citation, parse_citation
from polybius.reading.draft import Block, Draft, Fact
from polybius.reading.facts import find_facts
from polybius.reading.flow import join_passages
from polybius.reading.judging import judge
from polybius.reading.links import find_links
from polybius.reading.marks import find_marks
from polybius.reading.notes import find_notes
from polybius.reading.wording import Wording, load_wording
from polybius.records import Footnote, Found, PassageKind, Report, Span

_MOST_NOTES = 5_000
"""No report has more; a file made to exhaust us might."""


def compose(draft: Draft, *, data: bytes, name: str, origin: str, facts: tuple[Fact, ...] = ()) -> Report:
    """The report that a draft makes.

    data     the source's bytes, for the id
    facts    known from outside the source, which go before what it says of itself
    Raises   EmptySource when there is not one word
    """
    if not any(letter.isalnum() for letter in draft.text):
        raise EmptySource(f"{name} holds no words: if it is a scan, run text recognition over it first")
    wording = load_wording()
    blocks = judge(find_notes(draft.blocks, draft.text, wording), draft.text, wording)
    passages = join_passages(blocks, draft.text, wording, flows=draft.flows)
    noted = [block for block in blocks if block.kind is PassageKind.FOOTNOTE and block.mark][:_MOST_NOTES]
    joined, marks = find_marks(
        draft.text, passages, [(block.mark or "", block.start) for block in noted], draft.anchors
    )
    found = _first_of_each((*facts, *draft.facts, *find_facts(blocks, draft.text, wording)))
    address = found.get("address")
    digest = hashlib.sha256(data).hexdigest()
    return Report(
        id=digest[:12],
        name=name,
        origin=origin,
        media_type=draft.media_type,
        sha256=digest,
        text=draft.text,
        passages=passages,
        footnotes=(*_footnotes(noted, draft.text, joined, wording), *find_links(draft)),
        marks=marks,
        title=found.get("title"),
        author=found.get("author"),
        outlet=found.get("outlet"),
        published=found.get("published"),
        address=address.value if address else None,
    )


def _footnotes(
    noted: list[Block], text: str, joined: list[tuple[Span, int | None]], wording: Wording
) -> tuple[Footnote, ...]:
    anchors: dict[int, list[Span]] = {}
    for span, index in joined:
        if index is not None:
            anchors.setdefault(index, []).append(span)
    notes: list[Footnote] = []
    before: Citation | None = None
    for index, block in enumerate(noted):
        cited = parse_citation(text[block.start : block.end], wording, before=before)
        notes.append(
            Footnote(
                mark=block.mark or "",
                span=Span(block.start, block.end),
                anchors=tuple(anchors.get(index, ())),
                outlet=cited.outlet,
                title=cited.title,
                author=cited.author,
                date=cited.date,
                address=cited.address,
            )
        )
        before = cited
    return tuple(notes)


def _first_of_each(facts: tuple[Fact, ...]) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for fact in facts:
        found.setdefault(fact.field, fact.found)
    return found
