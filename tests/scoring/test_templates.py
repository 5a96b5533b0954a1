"""The metric of template filling, on hand-made templates; expected numbers are counted on paper."""

from __future__ import annotations

import itertools
from random import Random

import pytest

from polybius.scoring import GoldTemplate, Interval, SlotCounts, Template, score_templates, template_lines
from polybius.scoring.templates import normalise

ATTACK = GoldTemplate(
    "d1",
    "attack",
    {
        "PerpInd": (("guerrillas", "guerrilla column"),),
        "PerpOrg": (("urng", "guatemalan national revolutionary unity"),),
        "Target": (('"santo tomas" presidential farm', "farm"), ("tank truck",)),
    },
)
KIDNAPPING = GoldTemplate("d1", "kidnapping", {"Victim": (("the mayor",),)})


def answer(gold: GoldTemplate, mention: int = 0) -> Template:
    roles = {
        role: tuple(entity[min(mention, len(entity) - 1)] for entity in entities)
        for role, entities in gold.roles.items()
    }
    return Template(gold.docid, gold.incident_type, roles)


def micro(gold: list[GoldTemplate], pred: list[Template]) -> SlotCounts:
    return score_templates(gold, pred).micro


def test_any_mention_of_every_entity_is_perfect() -> None:
    for mention in (0, 1):
        scores = score_templates([ATTACK, KIDNAPPING], [answer(KIDNAPPING), answer(ATTACK, mention)])
        assert scores.micro == SlotCounts(right=7, predicted=7, found=7, gold=7)
        assert scores.micro.f1 == 1.0


def test_a_template_of_another_type_is_wrong_in_every_slot() -> None:
    wrong = Template("d1", "bombing", answer(ATTACK).roles)
    assert micro([ATTACK], [wrong]) == SlotCounts(right=0, predicted=5, found=0, gold=5)


def test_a_gold_type_that_names_two_is_answered_by_either() -> None:
    gold = GoldTemplate("d1", "bombing / attack", {})
    assert micro([gold], [Template("d1", "attack", {})]).f1 == 1.0
    assert micro([gold], [Template("d1", "arson", {})]).f1 == 0.0


def test_a_spurious_template_costs_precision_also_in_a_document_without_gold() -> None:
    spurious = Template("d2", "attack", {"Victim": ("a peasant",)})
    assert micro([ATTACK], [answer(ATTACK), spurious]) == SlotCounts(right=5, predicted=7, found=5, gold=5)


def test_a_missing_template_costs_recall() -> None:
    assert micro([ATTACK, KIDNAPPING], [answer(ATTACK)]) == SlotCounts(right=5, predicted=5, found=5, gold=7)


def test_nothing_against_nothing_is_zero_as_in_the_source() -> None:
    assert micro([], []) == SlotCounts()
    assert micro([], []).f1 == 0.0


def test_two_fills_that_name_one_entity_are_both_right_and_find_one() -> None:
    pred = Template("d1", "attack", {"PerpInd": ("guerrillas", "guerrilla column")})
    slots = dict(score_templates([ATTACK], [pred]).slots)
    assert slots["PerpInd"] == SlotCounts(right=2, predicted=2, found=1, gold=1)


def test_a_fill_in_another_slot_is_wrong() -> None:
    pred = Template("d1", "kidnapping", {"Target": ("mayor",)})
    assert micro([KIDNAPPING], [pred]) == SlotCounts(right=1, predicted=2, found=1, gold=2)


def test_a_part_of_a_mention_is_wrong() -> None:
    pred = Template("d1", "attack", {"Target": ("truck",)})
    assert dict(score_templates([ATTACK], [pred]).slots)["Target"].right == 0


@pytest.mark.parametrize(
    ("mention", "plain"),
    [
        ('The "Santo Tomas" presidential farm', "santo tomas presidential farm"),
        ("a  car-bomb", "carbomb"),
        ("U.S. embassy", "us embassy"),
        ("theatre", "theatre"),
    ],
)
def test_mentions_are_compared_without_case_marks_and_articles(mention: str, plain: str) -> None:
    assert normalise(mention) == plain


def test_gold_templates_that_say_the_same_count_once() -> None:
    assert micro([KIDNAPPING, KIDNAPPING], [answer(KIDNAPPING)]).f1 == 1.0


def test_templates_are_aligned_so_that_most_is_right() -> None:
    north = GoldTemplate("d1", "attack", {"Target": (("bridge",),), "Victim": (("guard",),)})
    south = GoldTemplate("d1", "attack", {"Target": (("bridge",), ("mill",))})
    # Taken greedily, the first prediction would have the first gold template, and the second nothing.
    pred = [Template("d1", "attack", {"Target": ("bridge", "mill")}), answer(north)]
    assert micro([north, south], pred).f1 == 1.0


def test_an_alignment_is_chosen_by_f1_not_by_precision_alone() -> None:
    crowd = GoldTemplate("d1", "attack", {"Victim": (("men", "soldiers", "troops"),)})
    pair = GoldTemplate("d1", "attack", {"Victim": (("men",), ("women",), ("children",))})
    guess = Template("d1", "attack", {"Victim": ("men", "soldiers", "troops", "women", "children")})
    # With crowd: 4 of 6 right, 2 of 6 found, F1 0.444; with pair: 4 of 6 right, 4 of 6 found, F1 0.667.
    assert micro([crowd, pair], [guess]) == SlotCounts(right=4, predicted=6, found=4, gold=6)


def test_more_templates_than_can_all_be_tried_are_still_aligned() -> None:
    gold = [GoldTemplate("d1", "attack", {"Victim": ((f"man {number}",),)}) for number in range(20)]
    assert micro(gold, [answer(template) for template in reversed(gold)]).f1 == 1.0


def test_the_order_of_templates_does_not_matter() -> None:
    gold = [ATTACK, GoldTemplate("d1", "attack", {"Target": (("tank truck",),)}), KIDNAPPING]
    pred = [Template("d1", "attack", {"Target": ("tank truck",)}), answer(ATTACK, 1)]
    assert micro(gold, pred) == micro(gold[::-1], pred[::-1])


def test_the_scores_are_shown_slot_by_slot() -> None:
    lines = template_lines(score_templates([KIDNAPPING], [answer(KIDNAPPING)]))
    assert lines[1].split() == ["all", "slots", "1.000", "1.000", "1.000", "2", "2", "2", "2"]
    assert [line.split()[0] for line in lines[2:]] == [
        "incident_type",
        "PerpInd",
        "PerpOrg",
        "Target",
        "Victim",
        "Weapon",
    ]


def best_by_trying_all(gold: list[GoldTemplate], pred: list[Template]) -> float:
    """The highest F1 over every way to give each prediction one gold template or none, as the source does."""
    best = 0.0
    for chosen in itertools.product([None, *range(len(gold))], repeat=len(pred)):
        used = [row for row in chosen if row is not None]
        if len(used) != len(set(used)):
            continue
        right = found = 0
        for column, row in enumerate(chosen):
            if row is None or pred[column].incident_type != gold[row].incident_type:
                continue
            right, found = right + 1, found + 1
            for role, entities in gold[row].roles.items():
                fills = pred[column].roles.get(role, ())
                right += sum(any(fill in entity for entity in entities) for fill in fills)
                found += sum(any(fill in entity for fill in fills) for entity in entities)
        counted = len(pred) + sum(len(fills) for each in pred for fills in each.roles.values())
        wanted = len(gold) + sum(len(fills) for each in gold for fills in each.roles.values())
        best = max(best, SlotCounts(right, counted, found, wanted).f1)
    return best


def test_the_alignment_is_the_best_of_all() -> None:
    random = Random(4)
    names = "abcdef"

    def entities() -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(random.sample(names, random.randint(1, 3))) for _ in range(random.randint(0, 3)))

    for _ in range(150):
        gold = [
            GoldTemplate(
                "d1", random.choice(("attack", "arson")), {"Victim": entities(), "Target": entities()}
            )
            for _ in range(random.randint(1, 4))
        ]
        pred = [
            Template("d1", random.choice(("attack", "arson")), {"Victim": tuple(random.choices(names, k=3))})
            for _ in range(random.randint(1, 4))
        ]
        distinct = [template for number, template in enumerate(gold) if template not in gold[:number]]
        # "a" is an article, which normalising takes away on both sides alike.
        assert micro(gold, pred).f1 == pytest.approx(best_by_trying_all(distinct, pred))


def test_the_interval_is_over_documents() -> None:
    gold = [GoldTemplate(f"d{number}", "attack", {}) for number in range(2)]
    scores = score_templates(gold, [Template("d0", "attack", {})])
    assert scores.interval == Interval(0.0, 1.0)
    assert score_templates(gold[:1], []).interval is None
    assert template_lines(scores)[-1] == "95 % of F1 over all slots: 0.000-1.000"
