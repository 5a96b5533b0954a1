"""Explaining: what the coder did with each word of a passage that a rule names, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from polybius.coding.frames import Frame
from polybius.coding.quoting import Quoter
from polybius.coding.rules import Rule, RuleBook
from polybius.coding.sentence import Sentence
from polybius.coding.stretches import Stretch
from polybius.coding.trace import Trace
from polybius.errors import QuoteNotInReport
from polybius.lexicon.view import PassageView, view_of
from polybius.records import (
    CODED_KINDS,
    Coded,
    Drafts,
    ExplainedPassage,
    ExplainedSentence,
    ExplainedWord,
    Explanation,
    Outcome,
    PassageKind,
    Quote,
    Report,
    TriedRule,
)

_NOT_CODED = {
    PassageKind.TITLE: "a title, which is not coded: it repeats what the text tells",
    PassageKind.HEADING: "a heading, which is not coded: it repeats what the text tells",
    PassageKind.TABLE: "a table, which is not coded: its cells are no sentences",
    PassageKind.FOOTNOTE: "a footnote, which is not coded: it names sources for what carries its mark",
    PassageKind.BOILERPLATE: "boilerplate (menus, notices, advertising), which is not coded",
}
_PARTS_OF_SPEECH = {
    "NOUN": "a noun", "PROPN": "a name", "VERB": "a verb", "AUX": "an auxiliary", "ADJ": "an adjective",
}  # fmt: skip
"""Words of others ("out", "in") are part of a phrase that a rule names, and are not told of alone."""
_QUOTED = 80


@dataclass
class _Heard:
    """What was told of one sentence."""

    stretch: Stretch
    sentence: Sentence
    refused: list[tuple[int, Rule | None, str]] = field(default_factory=list)
    opened: list[Frame] = field(default_factory=list)
    joined: list[Frame] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)


class Recorder(Trace):
    """A trace that remembers what it is told, sentence by sentence."""

    def __init__(self) -> None:
        self.heard: dict[int, _Heard] = {}
        self._last: _Heard | None = None

    def read(self, stretch: Stretch, sentence: Sentence) -> None:
        self._last = self.heard[stretch.running] = _Heard(stretch, sentence)

    def refused(self, token: int, rule: Rule | None, reason: str) -> None:
        if self._last is not None:
            self._last.refused.append((token, rule, reason))

    def opened(self, frames: Sequence[Frame]) -> None:
        if self._last is not None:
            self._last.opened = list(frames)

    def joined(self, frames: Sequence[Frame]) -> None:
        if self._last is not None:
            self._last.joined = list(frames)

    def left_out(self, frame: Frame, reason: str) -> None:
        self.heard[frame.sentence.number].left_out[frame.trigger] = reason


def explain_passages(
    report: Report, asked: str, *, recorder: Recorder, drafts: Drafts, coded: Coded, book: RuleBook
) -> Explanation:
    """The passages that hold the words asked for, and what the coder did there.

    drafts, coded   what was coded of the report while the recorder listened
    Raises          QuoteNotInReport, with the nearest words, when they stand in no passage
    """
    wanted = _pattern_of(asked)
    views = [view_of(report, passage) for passage in report.passages]
    found = [(view, spans) for view in views if (spans := [m.span() for m in wanted.finditer(view.text)])]
    if not found:
        raise QuoteNotInReport(f"'{asked}' stands in no passage of {report.name} ({_hint(asked, views)})")
    words = _WordExplainer(report, drafts, coded, book)
    passages = (_passage(report, view, spans, recorder, words, coded) for view, spans in found)
    return Explanation(report.name, asked, tuple(passages))


def _pattern_of(asked: str) -> re.Pattern[str]:
    """Finds the words in any case, with any quotation marks and dashes."""
    signs = {"'": "['’‘]", '"': '["“”]', "-": "[-‐‑–—]"}
    letters = ("".join(signs.get(sign, re.escape(sign)) for sign in word) for word in asked.split())
    return re.compile(r"\s+".join(letters) or r"\Z\A", re.IGNORECASE)


def _hint(asked: str, views: Sequence[PassageView]) -> str:
    best = max(views, key=lambda view: fuzz.partial_ratio(asked, view.text), default=None)
    near = fuzz.partial_ratio_alignment(asked, best.text) if best is not None else None
    if best is None or near is None or near.score < 60:
        return "copy a few words of the text"
    start, end = best.text.rfind(" ", 0, near.dest_start) + 1, best.text.find(" ", near.dest_end)
    return f"did you mean '{best.text[start : end if end >= 0 else None].rstrip(',.;:')}'?"


def _passage(
    report: Report,
    view: PassageView,
    spans: Sequence[tuple[int, int]],
    recorder: Recorder,
    words: _WordExplainer,
    coded: Coded,
) -> ExplainedPassage:
    passage = view.passage
    sentences = []
    for heard in recorder.heard.values():
        start, end = heard.stretch.start, heard.stretch.start + len(heard.stretch.text)
        quote = Quoter(report, heard.stretch.view, heard.sentence).run(0, len(heard.stretch.text))
        if heard.stretch.view.passage.number == passage.number and quote is not None:
            asked = any(low < end and start < high for low, high in spans)
            sentences.append(ExplainedSentence(quote, asked, tuple(words.explain(heard))))
    return ExplainedPassage(
        number=passage.number,
        kind=passage.kind,
        page=passage.page,
        quote=report.quote(passage.start, passage.end),
        reason="" if passage.kind in CODED_KINDS else _NOT_CODED[passage.kind],
        sentences=tuple(sentences),
        coded=_within(coded, passage.number),
    )


def _within(coded: Coded, passage: int) -> Coded:
    """The mentions of one passage."""
    kinds = {kind: getattr(coded, kind) for kind in Coded.kinds()}
    return Coded(**{kind: tuple(m for m in found if m.passage == passage) for kind, found in kinds.items()})


class _WordExplainer:
    """Says of the words of a sentence what became of them."""

    def __init__(self, report: Report, drafts: Drafts, coded: Coded, book: RuleBook) -> None:
        self._report = report
        self._book = book
        self._coded: dict[Quote, list[str]] = {}
        self._retold: dict[Quote, list[str]] = {}
        self._told = {mention.id: mention.quote.text for mention in coded.events}
        for draft, mention in zip(drafts.events, coded.events, strict=True):
            self._coded.setdefault(draft.trigger, []).append(mention.id)
            for quote in draft.retold:
                self._retold.setdefault(quote, []).append(mention.id)

    def explain(self, heard: _Heard) -> Iterator[ExplainedWord]:
        """The words that a rule names, in the order of the sentence."""
        quoter = Quoter(self._report, heard.stretch.view, heard.sentence)
        opened = {frame.trigger: frame for frame in heard.opened}
        tree = heard.sentence.tree
        for token in range(len(tree)):
            lemma = tree.lemmas[token]
            known = lemma in self._book.verbs or lemma in self._book.nouns
            named = token in opened or (known and tree.pos[token] in _PARTS_OF_SPEECH)
            word = quoter.token(token) if named else None
            if word is None:
                continue
            tried = _tried(heard, token)
            if token in opened:
                outcome, reason, mentions = self._outcome(heard, opened[token], word, quoter)
                rule = opened[token].rule
                yield ExplainedWord(word, outcome, rule.name, _opens(rule), reason, tried, mentions)
            else:
                reason = "" if tried else self._other_use(heard.sentence, token)
                yield ExplainedWord(word, Outcome.NOT_OPENED, None, "", reason, tried, ())

    def _outcome(
        self, heard: _Heard, frame: Frame, word: Quote, quoter: Quoter
    ) -> tuple[Outcome, str, tuple[str, ...]]:
        """What became of an event that opened, with the reason and the ids of its mentions."""
        kept = next((other for other in heard.joined if frame.trigger in other.triggers), frame)
        head = word if kept.trigger == frame.trigger else quoter.token(kept.trigger)
        left_out = heard.left_out.get(kept.trigger, "")
        mentions = tuple(self._coded.get(head, ()) if head is not None else ())
        if head is not None and head != word:
            reason = f"tells more of '{head.text}'" + (
                f", which is left out ({left_out})" if left_out else ""
            )
            return Outcome.JOINED, reason, mentions or tuple(self._retold.get(head, ()))
        if left_out:
            return Outcome.LEFT_OUT, left_out, ()
        if mentions:
            return Outcome.CODED, "", mentions
        again = tuple(self._retold.get(word, ()))
        if again:
            return Outcome.JOINED, f"tells again of “{_short(self._told[again[0]])}”", again
        return Outcome.LEFT_OUT, "its words cannot be quoted as one run of the text", ()

    def _other_use(self, sentence: Sentence, token: int) -> str:
        """Why no rule was tried on a word that one names."""
        tree = sentence.tree
        if token in sentence.dated:
            return "is part of a date"
        asked = [
            kind
            for kind, named in (("a verb", self._book.verbs), ("a noun", self._book.nouns))
            if tree.lemmas[token] in named
        ]
        read = _PARTS_OF_SPEECH[tree.pos[token]]
        return f"is read as {read} here, and the rules name {' or '.join(asked)}"


def _tried(heard: _Heard, token: int) -> tuple[TriedRule, ...]:
    """The rules that did not open at a word, each with all that it wanted."""
    reasons: dict[tuple[str | None, str], dict[str, None]] = {}
    for tried, rule, reason in heard.refused:
        if tried == token:
            key = (None, "") if rule is None else (rule.name, _opens(rule))
            reasons.setdefault(key, {})[reason] = None
    return tuple(TriedRule(name, opens, ", or ".join(wanted)) for (name, opens), wanted in reasons.items())


def _opens(rule: Rule) -> str:
    return f"{rule.type} {rule.mode}".strip()


def _short(text: str) -> str:
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= _QUOTED else tidy[:_QUOTED].rsplit(" ", 1)[0] + " …"
