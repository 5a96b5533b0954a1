"""`polybius explain`: why a passage was or was not coded, word by word."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polybius.cli import reasons
from polybius.cli.showing import console, plain_line

if TYPE_CHECKING:
    from polybius.records import ExplainedWord, Explanation

HELP = (
    "Show why the passages of a report that hold some words were, or were not, coded: which words rules "
    "name, what became of each, and what every field of the mentions rests on."
)
EXAMPLE = 'polybius explain reports/first.txt --at "Reds attacked"'


def explain(
    file: Annotated[str, typer.Argument(help="A file, an address, or - for standard input.")],
    *,
    at: Annotated[str, typer.Option("--at", help="Words of the text, as they stand there, in any case.")],
    codebook: Annotated[
        list[Path] | None, typer.Option("--codebook", help="A folder of own names, rules and codes.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on stdout.")] = False,
) -> None:
    from polybius import pipeline

    stdin = sys.stdin.buffer.read() if file == "-" else None
    explanation = pipeline.explain(file, at, codebook=codebook or (), stdin=stdin)
    if as_json:
        from polybius.store import readable_json, to_plain

        print(readable_json(to_plain(explanation)))
        return
    out = console()
    for line in _lines(explanation):
        out.print(plain_line(line), style="bold" if line.startswith("▸") else None, soft_wrap=True)


def _lines(explanation: Explanation) -> Iterator[str]:
    for number, passage in enumerate(explanation.passages):
        page = f", page {passage.page}" if passage.page else ""
        yield from [""] * bool(number)
        yield f"{explanation.document}, passage {passage.number} ({passage.kind}{page})"
        if passage.reason:
            yield f"  “{passage.quote.text}”"
            yield f"  Nothing in it is coded. It is {passage.reason}."
        for sentence in passage.sentences:
            yield ""
            yield f"{'▸' if sentence.asked else ' '} “{sentence.quote.text}”"
            if not sentence.words:
                yield "    No word of it opens an event by any rule."
            for word in sentence.words:
                yield from _word_lines(word)
        for mention in passage.coded.mentions():
            kind, fields = reasons.read_mention(mention)
            yield ""
            yield f"{kind} {reasons.short_id(mention.id)}: “{mention.quote.text}”"
            yield from (f"  {name:<12}{value}" + (f" — {why}" if why else "") for name, value, why in fields)


def _word_lines(word: ExplainedWord) -> Iterator[str]:
    told, rule = f"    “{word.word.text}”", f"rule {word.rule} ({word.opens})"
    ids = ", ".join(map(reasons.short_id, word.mentions))
    if word.outcome == "coded":
        yield f"{told} opens {ids} by {rule}"
    elif word.outcome == "joined":
        yield f"{told} {word.reason}" + (f": part of {ids}" if ids else "") + f"; {rule}"
    elif word.outcome == "left out":
        yield f"{told} is left out: {word.reason}; {rule}"
    elif word.reason:
        yield f"{told} opens nothing: it {word.reason}"
    else:
        yield f"{told} opens nothing:"
        for tried in word.tried:
            yield (
                "      " + (f"rule {tried.rule} ({tried.opens})" if tried.rule else "it") + f" {tried.reason}"
            )
