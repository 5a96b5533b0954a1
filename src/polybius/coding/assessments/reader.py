"""Reads assessments: what is judged, how likely, until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from polybius.coding.arguments import verb_arguments
from polybius.coding.assessments.judging import Judging
from polybius.coding.assessments.markers import Marker, MarkerFinder
from polybius.coding.assessments.rules import LikelihoodRules
from polybius.coding.concepts import phrase_name
from polybius.coding.doers import is_doer
from polybius.coding.scene import Scene
from polybius.coding.sourcing import find_source
from polybius.coding.tree import Tree
from polybius.records import Assessment, Draft, Phrase, Source, TimeCue, When

_BEHIND = frozenset({"since"})
_EDGE = frozenset(
    {",", ";", ":", "-", "–", "—", ".", "and", "or", "but", "that", '"', "“", "”", "(", ")", "'", "‘", "’"}
)


class AssessmentReader:
    """Reads the assessments of scenes."""

    def __init__(self, rules: LikelihoodRules) -> None:
        self._rules = rules
        self._finder = MarkerFinder(self._rules.words)
        self._judging = Judging(self._rules.words)

    def read(self, scene: Scene) -> Iterable[Draft[Assessment]]:
        """One draft for each clause that is judged."""
        tree, opening = scene.sentence.tree, self._rules.opening
        tokens = [
            token
            for token in range(len(tree))
            if tree.lemmas[token] in opening or tree.lower[token] in opening
        ]
        found: dict[int, list[Marker]] = {}
        for token in tokens:
            for marker in self._finder.find(tree, token):
                if self._judging.holds(scene, marker):
                    found.setdefault(marker.clause, []).append(marker)
        for markers in _joined(found):
            draft = self._draft(scene, markers)
            if draft is not None:
                yield draft

    def _draft(self, scene: Scene, markers: list[Marker]) -> Draft[Assessment] | None:
        tree = scene.sentence.tree
        best = max(markers, key=lambda marker: (marker.weight, -marker.words[0]))
        top = min((marker.top for marker in markers), key=lambda token: sum(1 for _ in tree.above(token)))
        wide, inner = _clause(tree, top), _clause(tree, best.clause)
        if set(inner) <= set(best.words):  # "three developments seem likely"
            inner = wide
        quote, content = scene.quote(wide), scene.quote(inner)
        words = scene.quote(best.words)
        if quote is None or content is None or words is None:
            return None
        spoken = scene.spoken(best.clause)
        source = spoken.source if spoken.source.names else self._judge(scene, markers) or spoken.source
        mention = Assessment(
            id="",
            report=scene.report.id,
            passage=scene.passage,
            quote=quote,
            content=content,
            likelihood=words,
            horizon=When.unknown("nothing dates it"),
            subject=_subject(scene, best.clause),
            resolvable=self._resolvable(tree, best),
            hedged=best.rule != "modal: future",
            status=spoken.status,
            source=source,
            rule=best.rule,
            notes=(f"likelihood: {self._class_of(tree, best)}",),
        )
        return Draft(mention, scene.stretch.running, tuple(_horizons(scene, wide, best.clause)))

    @staticmethod
    def _judge(scene: Scene, markers: Sequence[Marker]) -> Source | None:
        """Who judges by the verb or adjective of judging: "some officials expect"; None if untold."""
        tree = scene.sentence.tree
        for marker in markers:
            if marker.rule in ("judge", "sure"):
                for judge in tree.children(marker.top, "nsubj"):
                    if not is_doer(scene, judge):
                        return None
                    speakers = scene.participants.read_all(scene.sentence, judge)
                    known = [one for speaker in speakers for one in scene.follow(speaker)]
                    return find_source(scene.report, scene.stretch, scene.quoter, known, marker.top).source
        return None

    def _class_of(self, tree: Tree, marker: Marker) -> str:
        """The class of likelihood of the words, the longest first; turned behind a negation."""
        classes = self._rules.classes
        negated = any(tree.lower[token] in ("not", "n't", "never") for token in marker.words)
        words = [
            tree.lower[token] for token in marker.words if tree.lower[token] not in ("not", "n't", "never")
        ]
        for start in range(len(words)):
            name = classes.get(" ".join(words[start:]))
            if name is not None:
                return self._rules.words.negated[name] if negated else name
        name = next(
            (classes[tree.lemmas[token]] for token in marker.words if tree.lemmas[token] in classes),
            "possible",
        )
        return self._rules.words.negated[name] if negated else name

    def _resolvable(self, tree: Tree, marker: Marker) -> bool:
        """Whether later facts could settle it: not what is past, nor what somebody is after.

        What is said to be unlikely is settled once it is seen.
        """
        if marker.clause not in marker.words and self._class_of(tree, marker) in self._rules.words.settled:
            return True
        if marker.rule == "modal: able" and tree.lower[marker.words[0]] == "can":
            return True
        perfect = any(tree.lemmas[child] == "have" for child in tree.children(marker.clause, "aux"))
        return not perfect and tree.lemmas[marker.clause] not in self._rules.words.unsettled


def _joined(found: Mapping[int, Sequence[Marker]]) -> list[list[Marker]]:
    """Markers of one judgement together: "see little chance that", "think it unlikely that"."""
    groups: dict[int, list[Marker]] = {}
    at: dict[int, int] = {}
    for clause, markers in sorted(found.items(), key=lambda item: min(marker.top for marker in item[1])):
        held = {clause, *(marker.top for marker in markers)}
        key = next((at[token] for token in held if token in at), clause)
        groups.setdefault(key, []).extend(markers)
        at.update(dict.fromkeys(held, key))
    return list(groups.values())


def _clause(tree: Tree, top: int) -> list[int]:
    """The tokens of a clause without further clauses of the row, asides and marks at its edges."""
    kept = [top]
    todo = [top]
    while todo:
        parent = todo.pop()
        for child in tree.below[parent]:
            dep = tree.deps[child]
            if dep == "parataxis" or (parent == top and dep in ("conj", "cc") and _is_own(tree, child)):
                continue
            kept.append(child)
            todo.append(child)
    kept.sort()
    while len(kept) > 1 and _is_edge(tree, kept[0]):
        kept.pop(0)
    while len(kept) > 1 and _is_edge(tree, kept[-1]):
        kept.pop()
    return kept


def _is_edge(tree: Tree, token: int) -> bool:
    """A mark or a conjunction; "that" only where it stands for nothing."""
    return tree.lower[token] in _EDGE and tree.deps[token] not in ("nsubj", "nsubj:pass", "obj", "det")


def _is_own(tree: Tree, token: int) -> bool:
    """Whether a conjunct is a clause with a subject or an auxiliary of its own."""
    if tree.deps[token] == "cc":
        return False
    return bool(tree.children(token, "nsubj", "nsubj:pass", "aux", "expl"))


def _subject(scene: Scene, clause: int) -> Phrase | None:
    tree = scene.sentence.tree
    if tree.pos[clause] in ("NOUN", "PROPN") and not tree.children(clause, "nsubj", "cop"):
        token: int | None = clause
    else:
        arguments = verb_arguments(tree, clause)
        found = arguments.objects if arguments.passive else arguments.subjects
        token = found[0] if found else None
    if token is None:
        return None
    quote, name = scene.quote(tree.phrase(token)), phrase_name(scene, token)
    return Phrase(name, quote.text, quote.start, quote.end) if quote is not None and name else None


def _horizons(scene: Scene, tokens: list[int], clause: int) -> Iterator[tuple[str, TimeCue]]:
    tree, inside = scene.sentence.tree, set(tokens)
    if any(tree.lemmas[child] == "have" for child in tree.children(clause, "aux")):
        return  # "may have met in May": what is judged is past
    for date in scene.sentence.dates:
        told = inside & set(scene.sentence.tokens_of(date.start, date.end))
        # "could last months", which reads as a date
        lasting = clause in told or any(tree.deps[token] == "obj" for token in told)
        behind = {tree.lower[min(told)], tree.lower[max(0, min(told) - 1)]} if told else set()
        if told and not lasting and not behind & _BEHIND and not _is_in_relative(tree, min(told), clause):
            quote = scene.quoter.run(date.start, date.end)
            yield "horizon", TimeCue(date.text, quote, "said in the judgement", ahead=True)


def _is_in_relative(tree: Tree, token: int, clause: int) -> bool:
    """Whether the token stands in a relative clause inside the judgement: that tells of something else."""
    for above in (token, *tree.above(token)):
        if above == clause:
            return False
        if tree.deps[above] == "acl:relcl":
            return not tree.is_under(clause, above)
    return False
