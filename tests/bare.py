"""Records that say nothing yet, which the builders of tests fill in."""

from __future__ import annotations

from dataclasses import replace

from polybius.records import Count, EventMention, Quote, Source, When, Where


def bare_mention(name: str, quote: Quote, trigger: Quote, **fields: object) -> EventMention:
    """A rocket attack of which nothing is told but its words, unless `fields` say more."""
    bare = EventMention(
        id=name,
        report=quote.report,
        passage=0,
        quote=quote,
        trigger=trigger,
        type="ASSAULT",
        mode="rocket",
        actors=(),
        recipients=(),
        weapons=(),
        where=Where.unknown("no place in the passage"),
        when=When.unknown("nothing in the passage dates it"),
        count=Count(1, 1),
        killed=None,
        injured=None,
        result=None,
        realis="actual",
        status="asserted",
        attribution="no-claim",
        source=Source(()),
        rule="test.rule",
    )
    return replace(bare, **fields)  # type: ignore[arg-type]
