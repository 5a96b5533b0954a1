"""Reading figures: every quantity of a sentence that measures something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from polybius.coding.figures.amounts import Amount, AmountFinder
from polybius.coding.figures.carried import carried_harm, is_tallied
from polybius.coding.figures.counted import Counted, find_counted, governors
from polybius.coding.figures.drafting import FigureDrafter
from polybius.coding.figures.elsewhere import find_elsewhere
from polybius.coding.figures.harmed import INJURED, KILLED, harm_before, harm_behind, harm_of
from polybius.coding.figures.leaving_out import is_no_figure
from polybius.coding.figures.measuring import PEOPLE, Measurer, Read, Told
from polybius.coding.figures.neighbours import goes_with, told_again, with_currency
from polybius.coding.figures.rules import FigureRules, Sort
from polybius.coding.figures.surroundings import is_speed, lemmas_around, lemmas_over, owner_kinds
from polybius.coding.figures.unnumbered import Unnumbered, UnnumberedFinder
from polybius.coding.rules import RuleBook
from polybius.coding.scene import Scene
from polybius.coding.tree import Tree
from polybius.records import Draft, Figure

_THINGS = frozenset({"@weapon", "@vehicle"})
_OWNED = frozenset({"@force", "@people"})


class FigureReader:
    """Reads the figures of scenes."""

    def __init__(self, book: RuleBook, rules: FigureRules) -> None:
        self._rules = rules
        self._amounts = AmountFinder(book.numbers, rules.amounts)
        self._measurer = Measurer(rules, book)
        self._unnumbered = UnnumberedFinder(rules, book.frames, self._measurer)
        self._drafter = FigureDrafter(rules, book)
        self._lengths = frozenset(word for words in rules.counted.lengths.values() for word in words)

    def read(self, scene: Scene) -> Iterator[Draft[Figure]]:
        """The figures of one sentence, in its order."""
        found = list(self._numbered(scene)) if self._amounts.opens(scene.sentence) else []
        covered = {token for one in found for token in (one.counted.anchor, one.counted.noun)}
        without = (*self._unnumbered.find_harm(scene.sentence), *self._unnumbered.find_times(scene.sentence))
        found.extend(
            self._without_number(scene.sentence.tree, one) for one in without if one.token not in covered
        )
        for one in sorted(found, key=lambda one: one.counted.first):
            draft = self._drafter.draft(scene, one)
            if draft is not None:
                yield draft

    def _numbered(self, scene: Scene) -> Iterator[Read]:
        sentence = scene.sentence
        earlier: list[Read] = []
        amounts = list(self._amounts.find(sentence.text))
        for index in range(len(amounts)):
            amount = with_currency(sentence.text, amounts, index)
            counted = find_counted(sentence, amount, self._rules.counted.collective)
            counted = find_elsewhere(sentence.tree, counted, [one.counted for one in earlier])
            one = self._read(scene, counted, earlier)
            if one is not None:
                earlier.append(one)
                yield one

    def _read(self, scene: Scene, counted: Counted, earlier: Sequence[Read]) -> Read | None:
        """None when the number is no figure."""
        sentence, tree, amount = scene.sentence, scene.sentence.tree, counted.amount
        kinds = self._measurer.kinds_of(sentence, counted)
        harm = self._harm(scene, counted, kinds, earlier)
        words = self._rules.counted
        if is_no_figure(sentence, counted, words, harmed=bool(harm), first=not earlier):
            return None
        sort = self._sort(tree, counted)
        last = earlier[-1] if earlier else None
        alike = last is not None and sort == last.sort and sort in ("length", "money")
        if last is not None and alike and told_again(sentence.text, last.counted.amount, amount):
            return None
        over = governors(tree, counted)
        owners = owner_kinds(scene, counted, words) if kinds & _OWNED else frozenset()
        if is_tallied(tree, counted, self._rules.harm.tallies):
            owners = owners | {"@tally"}
        told = Told(
            sort=sort,
            of=kinds,
            by=lemmas_over(tree, counted, over) | owners,
            near=lemmas_around(tree, counted),
            harm=harm,
            size=amount.value or amount.low or 0,
            whole=counted.whole,
        )
        same = last is not None and goes_with(sentence.text, last.counted.amount, amount)
        rule = last.rule if last is not None and same else self._measurer.measure(told)
        alone = sort == "count" and not harm and counted.noun is None and kinds == {""}
        return Read(counted, rule, sort, harm, kinds, over, self._counted_before(scene) if alone else None)

    def _harm(self, scene: Scene, counted: Counted, kinds: Set[str], earlier: Sequence[Read]) -> str:
        """ "killed", "injured" or "" for what an amount counts."""
        tree = scene.sentence.tree
        noun, words = counted.noun, self._rules.harm
        heads = bool(kinds & PEOPLE) or (
            noun is not None and counted.elsewhere and tree.lemmas[noun] in self._rules.counted.collective
        )
        people = not kinds & _THINGS and (heads or noun is None)
        harm = harm_before(tree, counted.first, words) if people else ""
        harm = harm or harm_of(tree, counted.anchor, words, people=people)
        if not harm and counted.part and noun is not None and not counted.elsewhere:
            harm = harm_of(tree, noun, words, people=people)
        if not harm and people and noun is None:
            harm = harm_behind(tree, counted.last, words)
        if harm or not people:
            return harm
        return carried_harm(tree, counted, earlier, lambda: self._harm_told_before(scene), words)

    def _harm_told_before(self, scene: Scene) -> str:
        """The harm that the numbers of the sentence before end on; "" when they count something else."""
        told = self._numbered(scene.previous) if scene.previous is not None else ()
        counts = [one.harm for one in told if one.sort == "count"]
        return counts[-1] if counts else ""

    def _sort(self, tree: Tree, counted: Counted) -> Sort:
        if counted.amount.currency:
            return "money"
        if counted.amount.share:
            return "share"
        lemma = tree.lemmas[counted.noun] if counted.noun is not None else ""
        if lemma in self._lengths and not is_speed(tree, counted):
            return "length"
        return "time" if lemma in self._rules.counted.durations else "count"

    def _counted_before(self, scene: Scene) -> Read | None:
        """What the sentence before counts last, besides the killed and hurt."""
        told = self._numbered(scene.previous) if scene.previous is not None else ()
        found = [one for one in told if one.sort == "count" and not one.harm and one.counted.noun is not None]
        return found[-1] if found else None

    def _without_number(self, tree: Tree, one: Unnumbered) -> Read:
        start, end = tree.starts[one.number], tree.ends[one.number]
        harm = one.kind if one.kind in (KILLED, INJURED) else ""
        amount = Amount(start, end, start, one.value, None, None, approximate=False)
        counted = Counted(amount, one.number, one.number, one.token if harm else None, one.token)
        kinds = frozenset({"@people"} if harm else {one.kind})
        told = Told("count", kinds, frozenset(), frozenset(), harm, one.value, whole=False)
        return Read(counted, self._measurer.measure(told), "count", harm, kinds, [one.verb])
