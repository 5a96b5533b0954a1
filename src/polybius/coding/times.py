"""Which date words of a sentence date which event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from polybius.coding.frames import Frame
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree
from polybius.lexicon.dates import DateExpression
from polybius.records import Quote, TimeCue

_BARRIERS = frozenset({"ccomp", "parataxis", "acl:relcl", "csubj", "csubj:pass"})
_OWN_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "conj", "appos"})
_RELATIONS = {
    "after": "after",
    "following": "after",
    "since": "since",
    "before": "before",
    "until": "until",
    "till": "until",
    "during": "during",
    "upon": "during",
    "amid": "during",
    "when": "during",
}
_TIMING = frozenset(
    [
        *("plan", "schedule", "set", "expect", "slate", "due", "book"),
        *("follow", "come", "happen", "occur", "begin", "start", "take", "open"),
    ]
)
"""Verbs behind a noun ("the strikes that followed on 3 May") whose date is the noun's."""
_DAYS = frozenset({"day", "night", "date"})

Quoter = Callable[[int, int], Quote | None]


def find_times(frame: Frame, others: Sequence[Frame], quote: Quoter) -> tuple[list[TimeCue], set[int]]:
    """The time cues of a frame, the likeliest first, and the tokens of those in its own clause.

    others   the frames of the same sentence, from which it may count ("hours after his release")
    """
    sentence = frame.sentence
    ranked: list[tuple[int, int, TimeCue]] = []
    own: set[int] = set()
    for date in sentence.dates:
        counted = date.shift is not None and date.shift.origin == "event"
        anchor = _anchor_after(sentence, date, others) if counted else None
        if anchor is not None and anchor[0] in frame.triggers:
            continue
        top = anchor[0] if anchor is not None else _top(sentence, date)
        rank, how = _rank(frame, top, date.start)
        if anchor is None and _right_after(frame, date):
            rank, how = 0, "said right after it"
        if rank is None:
            continue
        if rank == 0 and not counted:
            own.update(sentence.tokens_of(date.start, date.end))
        if rank > 0 and not frame.verbal and not _carried(frame):
            continue
        cue = TimeCue(date.text, quote(date.start, date.end), how, loose=date.kind in ("vague", "span"))
        if anchor is not None:
            cue = _counted_from(cue, sentence, anchor, quote)
        ranked.append((rank, abs(top - frame.trigger), cue))
    for rank, cue in _told_by_events(frame, others, quote):
        ranked.append((rank, 0, cue))
    ranked.sort(key=lambda found: found[:2])
    return [cue for _, _, cue in ranked], own


def _top(sentence: Sentence, date: DateExpression) -> int:
    """The token of the date that hangs on something outside it."""
    tokens = sentence.tokens_of(date.start, date.end)
    return next((token for token in tokens if sentence.tree.heads[token] not in tokens), tokens[0])


def _anchor_after(
    sentence: Sentence, date: DateExpression, others: Sequence[Frame]
) -> tuple[int, Frame | None] | None:
    """The word of the event that follows "two days after", and its frame when it has one."""
    tokens = sentence.tokens_of(date.start, date.end)
    top = _top(sentence, date)
    tree = sentence.tree
    token = (
        tree.heads[top]
        if tree.heads[top] > tokens[-1]
        else next(
            (
                child
                for child in tree.below[top]
                if child > tokens[-1] and tree.pos[child] in ("NOUN", "PROPN", "VERB")
            ),
            -1,
        )
    )
    if token < 0:
        return None
    return token, next((frame for frame in others if token in frame.triggers), None)


def _counted_from(
    cue: TimeCue, sentence: Sentence, anchor: tuple[int, Frame | None], quote: Quoter
) -> TimeCue:
    token, frame = anchor
    return _anchored(cue.text, cue.quote, cue.how, "", sentence, token, frame, quote)


def _anchored(
    text: str,
    words: Quote | None,
    how: str,
    relation: str,
    sentence: Sentence,
    token: int,
    frame: Frame | None,
    quote: Quoter,
) -> TimeCue:
    tree = sentence.tree
    names = tuple(
        dict.fromkeys(
            sentence.names[inner].actors[0].name for inner in tree.subtree(token) if inner in sentence.names
        )
    )
    trigger = quote(tree.starts[frame.trigger], tree.ends[frame.trigger]) if frame is not None else None
    return TimeCue(text, words, how, relation=relation, anchor=trigger, named=names)


def _told_by_events(frame: Frame, others: Sequence[Frame], quote: Quoter) -> list[tuple[int, TimeCue]]:
    """ "after the killing of X", "following his release": dated by another event of the sentence."""
    tree, sentence = frame.sentence.tree, frame.sentence
    found = []
    for other in others:
        if other is frame:
            continue
        preposition = (
            tree.preposition(other.trigger)
            if not other.verbal
            else next(
                (
                    tree.lower[mark]
                    for mark in tree.children(other.trigger, "mark")
                    if tree.lower[mark] in _RELATIONS
                ),
                "",
            )
        )
        relation = _RELATIONS.get(preposition)
        head = tree.heads[other.trigger]
        if (
            relation is None
            and other.verbal
            and tree.lemmas[head] in _DAYS
            and tree.preposition(head) == "on"
        ):
            # "on the day that he was released"
            relation, head = "during", tree.heads[head]
        if relation is None or not (
            head in frame.triggers
            or head == frame.arguments.clause
            or head in list(tree.above(frame.trigger))[:2]
        ):
            continue
        if any(date.shift is not None and date.shift.origin == "event" for date in sentence.dates):
            continue
        phrase = tree.subtree(other.trigger)
        words = sentence.text[tree.starts[phrase[0]] : tree.ends[phrase[-1]]]
        span = quote(tree.starts[phrase[0]], tree.ends[phrase[-1]])
        found.append(
            (
                2,
                _anchored(
                    words, span, "told by another event", relation, sentence, other.trigger, other, quote
                ),
            )
        )
    return found


def _right_after(frame: Frame, date: DateExpression) -> bool:
    """Whether the date closes the noun's phrase, wherever the parser hung it: "the invasion of X in 2003"."""
    if frame.verbal:
        return False
    sentence = frame.sentence
    inside = sentence.tree.subtree(frame.trigger, without=_OWN_CLAUSES)
    top = _top(sentence, date)
    for head in sentence.tree.above(top):
        if head == frame.trigger:
            break
        if hangs_on_time(sentence.tree, head):
            return False  # "the first attack since the truce in May"
    if top in inside:
        return True
    last = max(sentence.tree.subtree(frame.trigger, without=_OWN_CLAUSES))
    end = sentence.tree.ends[last]
    return end <= date.start and not sentence.text[end : date.start].strip()


def hangs_on_time(tree: Tree, token: int) -> bool:
    """Whether a clause or noun stands under "after", "before", "since": its time is its own."""
    if tree.deps[token] == "advcl":
        return any(tree.lower[mark] in _RELATIONS for mark in tree.children(token, "mark"))
    return tree.preposition(token).split(" ")[0] in _RELATIONS and tree.preposition(token) != "during"


def _clauses_of(tree: Tree, top: int) -> Iterator[int]:
    """The heads above a date, without the clause it only stands before: "On Friday, two days after X, …"."""
    for head in tree.above(top):
        if any(mark > top and tree.lower[mark] in _RELATIONS for mark in tree.children(head, "mark")):
            continue
        if tree.deps[head] == "acl:relcl" and tree.tags[head] in ("VBP", "VBZ"):
            continue  # "fired at bases that house troops on Wednesday": what always holds has no date
        yield head


def _carried(frame: Frame) -> bool:
    """Whether a noun's event is what its clause tells, so that the clause's date is its own."""
    tree, clause = frame.sentence.tree, frame.arguments.clause
    if frame.merged:
        return True
    if clause is None:
        return False
    top = tree.first_conjunct(frame.trigger)
    return clause in (tree.heads[top], tree.heads[tree.heads[top]])


def _rank(frame: Frame, top: int, start: int) -> tuple[int | None, str]:
    """0: the event's own clause; 1: the clause above; 2: the head of the sentence; None: another's date."""
    tree = frame.sentence.tree
    clause = frame.arguments.clause
    carriers = frame.triggers | ({clause} if clause is not None else set())
    token = top
    passed = False
    for head in _clauses_of(tree, top):
        told_of_noun = tree.deps[head] == "acl" or (
            tree.deps[head] == "acl:relcl" and tree.lemmas[head] in _TIMING
        )
        if head in carriers or (told_of_noun and tree.heads[head] in carriers and not frame.verbal):
            return (None, "") if passed else (0, "said in the clause")
        passed = passed or hangs_on_time(tree, head)
        token = head
        if tree.pos[head] == "VERB" and tree.deps[head] != "xcomp":
            break
    ancestors = [frame.trigger, *tree.above(frame.trigger)]
    if token in ancestors:
        path = ancestors[: ancestors.index(token)]
        if any(hangs_on_time(tree, step) for step in path):
            return None, ""
        if not any(tree.deps[step] in _BARRIERS for step in path):
            return 1, "said of the clause above"
        if start < 3:
            return 2, "said at the head of the sentence"
        return 3, "said in the sentence"
    if start < 3:
        return 2, "said at the head of the sentence"
    return None, ""
