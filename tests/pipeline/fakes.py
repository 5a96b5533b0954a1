"""Stages that do next to nothing, for tests of what holds them together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybius.config import Config
from polybius.own_codebook import OwnCodebook
from polybius.pipeline import Stages
from polybius.records import (
    Account,
    ActorRef,
    CheckedCodebook,
    Coded,
    EventMention,
    ExplainedPassage,
    ExplainedSentence,
    ExplainedWord,
    Explanation,
    Finding,
    Incident,
    Link,
    Outcome,
    Passage,
    PassageKind,
    Reject,
    Report,
    Span,
    When,
)
from tests.bare import bare_mention

SENTENCE = re.compile(r"(\w+) attacked (\w+)")


def make_report(text: str, *, name: str = "a.txt", origin: str | None = None) -> Report:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    passages = (Passage(0, PassageKind.PARAGRAPH, (Span(0, len(text)),)),)
    return Report(digest[:12], name, origin or name, "text/plain", digest, text, passages)


def code(report: Report) -> Coded:
    """A mention for every "X attacked Y"; a report that says BROKEN cannot be coded."""
    if "BROKEN" in report.text:
        raise ValueError("a sentence without end")
    return Coded(
        tuple(
            _mention(report, found, number) for number, found in enumerate(SENTENCE.finditer(report.text), 1)
        )
    )


def _mention(report: Report, found: re.Match[str], number: int) -> EventMention:
    return bare_mention(
        f"{report.id}.e{number}",
        report.quote(found.start(), found.end()),
        report.quote(found.end(1) + 1, found.start(2) - 1),
        mode="unspecified",
        actors=(ActorRef(found[1], found[1], found.start(1), found.end(1)),),
        recipients=(ActorRef(found[2], found[2], found.start(2), found.end(2)),),
        when=When.from_edtf("2021-06", how="a fake always says June"),
        rule="fake",
    )


@dataclass(frozen=True)
class FakeLinking:
    links: tuple[Link, ...]
    incidents: tuple[Incident, ...]


def link(mentions: Sequence[EventMention], config: Config, own: OwnCodebook) -> FakeLinking:
    """Mentions of the same words are of the same incident."""
    groups: dict[str, list[EventMention]] = {}
    for mention in mentions:
        groups.setdefault(mention.quote.text, []).append(mention)
    incidents = tuple(_incident(f"i{number}", group) for number, group in enumerate(groups.values(), start=1))
    return FakeLinking((), incidents)


def _incident(name: str, group: list[EventMention]) -> Incident:
    first = group[0]
    return Incident(
        id=name,
        label=first.quote.text,
        type=first.type,
        mode=first.mode,
        mentions=tuple(mention.id for mention in group),
        when=first.when,
        where=first.where,
        actors=first.actors,
        recipients=first.recipients,
        weapons=(),
        killed=None,
        injured=None,
        result=None,
        realis=first.realis,
        status=first.status,
        reports=tuple(dict.fromkeys(mention.report for mention in group)),
    )


@dataclass(frozen=True)
class FakeSource:
    location: str


def find(given: Sequence[str]) -> list[FakeSource]:
    found = []
    for path in map(Path, given):
        found += [FakeSource(str(file)) for file in (sorted(path.rglob("*.*")) if path.is_dir() else [path])]
    return list(dict.fromkeys(found))


def read(sources: Sequence[FakeSource], config: Config, answers: Path | None) -> Iterator[Report | Reject]:
    return (_read_one(Path(source.location)) for source in sources)


def read_stdin(content: bytes, config: Config) -> Report:
    return make_report(content.decode(), name="-")


def _read_one(file: Path) -> Report | Reject:
    if not file.exists():
        return Reject(str(file), "there is no such file", "UnreadableSource")
    text = file.read_text(encoding="utf-8", errors="replace")
    if not text:
        return Reject(str(file), "it holds no words", "EmptySource")
    return make_report(text, name=file.name, origin=str(file))


def write_report(account: Account, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    page = folder / "index.html"
    page.write_text("\n".join(incident.label for incident in account.incidents), encoding="utf-8")
    return page


def document(
    report: Report, coded: Coded, incident_of: Mapping[str, str], part_of: Mapping[str, str]
) -> dict[str, Any]:
    events = [
        {
            "id": f"e{number}",
            "quote": mention.quote.text,
            "type": mention.type,
            "incident": incident_of[mention.id],
        }
        for number, mention in enumerate(coded.events, start=1)
    ]
    return {"document": report.name, "events": events}


def load_coder(own: OwnCodebook) -> Any:
    return code


def explain(report: Report, at: str, own: OwnCodebook) -> Explanation:
    """The one passage of the report, with its first verb."""
    verb = report.text.index("attacked")
    word = report.quote(verb, verb + len("attacked"))
    coded = code(report)
    opened = ExplainedWord(word, Outcome.CODED, "fake", "ASSAULT", "", (), (coded.events[0].id,))
    quote = report.quote(0, len(report.text))
    sentence = ExplainedSentence(quote, True, (opened,))
    passage = ExplainedPassage(0, PassageKind.PARAGRAPH, None, quote, "", (sentence,), coded)
    return Explanation(report.name, at, (passage,))


def check(own: OwnCodebook) -> CheckedCodebook:
    """A codebook is wrong when it holds a file WRONG."""
    wrong = [folder / "WRONG" for folder in own.folders if (folder / "WRONG").exists()]
    return CheckedCodebook(tuple(Finding(file, 1, "nothing is right") for file in wrong), ())


def fingerprint(own: OwnCodebook) -> tuple[str, str]:
    return "coder 1", "linker 1"


STAGES = Stages(
    find, read, read_stdin, list, load_coder, link, write_report, document, fingerprint, check, explain
)
