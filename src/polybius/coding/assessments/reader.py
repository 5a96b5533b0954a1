"""Reads assessments: what is judged, how likely, until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from polybius.coding.arguments import verb_arguments
from polybius.coding.assessments.judging import Judging
from polybius.coding.assessments.markers import Marker, MarkerFinder
from polybius.coding.assessments.rules import LikelihoodRules
from polybius.coding.concepts import phrase_name
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree
from polybius.records import Assessment, Draft, Phrase, TimeCue, When

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
        quote, content = scene.quote(wide), scene.quote(inner)
        words = scene.quote(best.words)
        if quote is None or content is None or words is None:
            return None
        spoken = scene.spoken(best.clause)
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
            source=spoken.source,
            rule=best.rule,
            notes=(f"likelihood: {self._class_of(tree, best)}",),
        )
        return Draft(mention, scene.stretch.running, tuple(_horizons(scene, wide)))

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
        """Whether later facts could settle it: not what is past, nor what somebody is after."""
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
    while len(kept) > 1 and tree.lower[kept[0]] in _EDGE:
        kept.pop(0)
    while len(kept) > 1 and tree.lower[kept[-1]] in _EDGE:
        kept.pop()
    return kept


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


def _horizons(scene: Scene, tokens: list[int]) -> Iterator[tuple[str, TimeCue]]:
    inside = set(tokens)
    for date in scene.sentence.dates:
        if inside & set(scene.sentence.tokens_of(date.start, date.end)):
            quote = scene.quoter.run(date.start, date.end)
            yield "horizon", TimeCue(date.text, quote, "said in the judgement", ahead=True)
