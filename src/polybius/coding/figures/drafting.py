"""Drafting figures: what was read of a quantity, as a draft with quotes, subject, unit and speaker."""

from __future__ import annotations

from polybius.coding.figures.counted import Counted, clause_verb
from polybius.coding.figures.measuring import PEOPLE, Read
from polybius.coding.figures.rules import FigureRules
from polybius.coding.figures.surroundings import is_speed
from polybius.coding.figures.timing import own_times, standing
from polybius.coding.modality import read_reality
from polybius.coding.rules import RuleBook
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree
from polybius.records import Draft, Figure, Phrase, Quote, When

_FAR = 15
_NO_NAME = frozenset({"det", "nummod", "case", "punct", "advmod"})


class FigureDrafter:
    """Makes drafts of what was read."""

    def __init__(self, rules: FigureRules, book: RuleBook) -> None:
        self._words, self._frames = rules.counted, book.frames
        self._harmed = rules.harm.dead | rules.harm.hurt
        self._tallies = rules.harm.tallies
        self._units = {word: unit for unit, words in rules.counted.lengths.items() for word in words}

    def draft(self, scene: Scene, one: Read) -> Draft[Figure] | None:
        """None when its words stand nowhere in the stored text."""
        counted, amount = one.counted, one.counted.amount
        sentence = scene.sentence
        quote = scene.quote(_evidence(sentence.tree, one))
        number = scene.quoter.run(amount.start, amount.end)
        if quote is None or number is None:
            return None
        verb = clause_verb(sentence.tree, counted)
        reality = read_reality(sentence, verb, verb, self._frames).realis if verb is not None else "actual"
        spoken = scene.spoken(counted.anchor)
        own, other = own_times(scene, counted)
        times = (*own, *standing(scene, one, verb, spoken.cited), *other)
        return Draft(
            Figure(
                id="",
                report=scene.report.id,
                passage=scene.passage,
                quote=quote,
                measure=one.rule.measure,
                subject=self._subject(scene, one, number),
                value=amount.value,
                low=amount.low,
                high=amount.high,
                unit=self._unit(sentence.tree, one),
                number=number,
                as_of=When.unknown("nothing dates it"),
                approximate=amount.approximate,
                hedged=reality == "hypothetical",
                status=spoken.status,
                source=spoken.source,
                rule=one.rule.rule,
            ),
            sentence=scene.stretch.running,
            times=tuple(("as_of", cue) for cue in times),
            event=_event(scene, one),
        )

    def _unit(self, tree: Tree, one: Read) -> str:
        """ "persons", "USD per month", "percent", "kilometres", or the word for what is counted."""
        amount, noun = one.counted.amount, one.counted.noun
        if amount.currency:
            return amount.currency + self._period(tree, one.counted)
        if amount.share:
            return "percent"
        if one.harm or "strong" in one.kinds:
            return "persons"
        if noun is None:
            return "times" if one.kinds & {"time", "multiple"} else ""
        if tree.lemmas[noun] in self._units:
            per = f" per {tree.lower[noun + 2]}" if is_speed(tree, one.counted) else ""
            return self._units[tree.lemmas[noun]] + per
        things = one.kinds & {"@weapon", "@vehicle"}
        groups = tree.lemmas[noun] in self._words.collective and not one.counted.elsewhere
        if one.kinds & PEOPLE and not things and not groups:
            return "persons"
        plural = tree.tags[noun] in ("NNS", "NNPS")
        word = tree.lower[noun]
        return word if plural or things or amount.value == 1 or word.endswith("s") else f"{word}s"

    def _period(self, tree: Tree, counted: Counted) -> str:
        """ " per month" of "monthly payments of 4 million", "4 million every month"; "" without a period."""
        for token in range(max(0, counted.first - _FAR), min(len(tree), counted.last + _FAR)):
            period = self._words.periods.get(tree.lower[token])
            if period is None:
                continue
            before = tree.lower[token - 1] if token else ""
            own = tree.lower[token] != period or before in ("a", "an", "per", "every", "each")
            if own and (token < counted.first or before != "the"):
                return f" per {period}"
        return ""

    def _subject(self, scene: Scene, one: Read, number: Quote) -> Phrase:
        """What is measured, in the report's words: the counted noun with what it belongs to."""
        tree, counted = scene.sentence.tree, one.counted
        head = counted.noun
        behind = counted.last + 1
        if (
            head is None
            and one.harm
            and tree.lower[behind : behind + 1]
            and tree.lower[behind] in self._harmed
        ):
            head = behind  # "26 dead"
        elif head is None or one.sort in ("length", "time"):
            verb = clause_verb(tree, counted)
            told = tree.children(verb, "obj", "nsubj", "nsubj:pass") if verb is not None else []
            named = (token for token in (*one.over, *told) if tree.pos[token] in ("NOUN", "PROPN"))
            head = next((token for token in named if token != counted.anchor), None)
            if one.harm and head is not None and tree.lemmas[head] not in self._tallies:
                head = None  # whoever counts the dead is not among them
        if head is None:
            return Phrase(number.text, number.text, number.start, number.end)
        tokens = [token for token in _phrase(tree, head) if not counted.first <= token <= counted.last]
        numbers = [token for token in tree.children(head, "nummod") if token < head]
        tokens = [token for token in tokens if token > max(numbers, default=-1)]
        while tokens and tree.deps[tokens[0]] in _NO_NAME:
            tokens.pop(0)
        at = scene.quote(tokens or [head])
        if at is None:
            return Phrase(number.text, number.text, number.start, number.end)
        return Phrase(" ".join(at.text.split()), at.text, at.start, at.end)


def _phrase(tree: Tree, head: int) -> list[int]:
    """The noun phrase at a head with the place or owner behind it: "foreign troops in the north"."""
    found = set(tree.phrase(head))
    for child in tree.children(head, "nmod"):
        if child > head and tree.preposition(child) in ("in", "at", "of", "on", "from", "to", "for"):
            found.update(range(min(tree.subtree(child)), max(tree.phrase(child)) + 1))
    return sorted(found)


def _evidence(tree: Tree, one: Read) -> set[int]:
    """The amount with what it counts, and the verb of its clause when no comma stands between."""
    counted = one.counted
    tokens = {counted.first, counted.last}
    behind = counted.last + 1
    alone = counted.noun is None or counted.elsewhere
    if one.harm and alone and behind < len(tree) and tree.pos[behind] in ("ADJ", "VERB", "AUX"):
        tokens.add(behind)
    if counted.noun is not None and not counted.elsewhere:
        tokens.update(tree.phrase(counted.noun))
    if counted.part and counted.last + 2 < len(tree) and counted.elsewhere:
        tokens.add(counted.last + 2)
    verb = clause_verb(tree, counted) or next(iter(one.over), None)
    if verb is not None:
        first, last = min(*tokens, verb), max(*tokens, verb)
        between = [
            t for t in range(first, last + 1) if t not in tokens and tree.lower[t] in (",", ";", ":", "(")
        ]
        if last - first <= _FAR + len(tokens) and not between:
            tokens.add(verb)
    return tokens


def _event(scene: Scene, one: Read) -> Quote | None:
    """The trigger of the event that the amount tells more of."""
    tokens = {one.counted.anchor, one.counted.noun, *one.over}
    for frame in scene.frames:
        if tokens & (frame.triggers | frame.core):
            trigger = scene.quoter.token(frame.trigger)
            if any(draft.trigger == trigger for draft in scene.drafts):
                return trigger
    return None
