"""The coder says the same of the same happening when letters or names change."""

from __future__ import annotations

import pytest

from polybius.lexicon.actors import ActorTable
from polybius.pipeline.stages import CodeReport
from tests.coding.altering import Altered, Change, letter_by_letter, misread, swap_actors
from tests.coding.robustness import Drift, Text, actors_mirrored, drift_table, measure_drift, pair_mentions
from tests.coding.sentence_suite import make_report

TWO_SIDED = [
    "Hezbollah fired rockets at an outpost of Hamas near Tyre on 4 May 1988.",
    "Hezbollah attacked a camp of Ansar Allah on 5 June 2019, killing four fighters.",
    "Boko Haram ambushed a patrol of Ansaru on 3 March 2015.",
    "Ethiopia accused Eritrea of shelling a town on 6 June 1998.",
    "Armenia and Azerbaijan signed an agreement on 10 November 2020.",
    "Pakistan arrested two soldiers of India in Lahore on 9 May 1999.",
    "Russia invaded Ukraine on 24 February 2022.",
    "M23 kidnapped two commanders of CODECO on 7 July 2022.",
    "Sudan rejected a plan that Egypt had proposed on 8 August 2021.",
    "The ELN killed six members of the FARC in Arauca on 2 January 2022.",
]
PLAIN = [
    "Gunmen attacked a police station near Garissa on 5 May 2018 and killed three officers.",
    "Two soldiers were wounded when rebels shelled a camp in the hills on 3 June 1999.",
    "The government condemned the bombing of a market in Maiduguri.",
    "Protesters burned a bus in Santiago on 18 October 2019.",
]


def test_offsets_lead_back_to_the_clean_text() -> None:
    altered = Altered("Reds hit Blues.", [Change(0, 4, "The Greens"), Change(9, 14, "Us")])
    assert altered.text == "The Greens hit Us."
    assert altered.clean_offset(altered.text.index("hit")) == 5
    assert altered.clean_offset(len(altered.text)) == len("Reds hit Blues.")


def test_changes_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at character 2"):
        Altered("abcdef", [Change(0, 3, "x"), Change(2, 4, "y")])


def test_letters_that_would_become_two_stay() -> None:
    altered = letter_by_letter("Straße", str.upper)
    assert altered.text == "STRAßE"
    assert altered.clean_offset(4) == 4


def test_misreading_touches_about_one_character_in_a_hundred_and_always_the_same() -> None:
    text = "Gunmen opened fire on a market in the old town. " * 20
    altered = misread(text)
    assert altered is not None
    differing = sum(one != other for one, other in zip(text.split(), altered.text.split(), strict=True))
    assert 5 <= differing <= 10
    assert misread(text).text == altered.text  # type: ignore[union-attr]


def test_swapping_actors_exchanges_their_names(actor_table: ActorTable) -> None:
    altered = swap_actors("Russia invaded Ukraine. Ukraine fought.", actor_table)
    assert altered is not None
    assert altered.text == "Ukraine invaded Russia. Russia fought."


def test_a_text_with_one_actor_has_nobody_to_swap(actor_table: ActorTable) -> None:
    assert swap_actors("Boko Haram attacked a village.", actor_table) is None


def test_swapping_actors_changes_no_event_type_and_mirrors_their_names(
    coder: CodeReport, actor_table: ActorTable
) -> None:
    pairs = mirrored = 0
    for text in TWO_SIDED:
        altered = swap_actors(text, actor_table)
        assert altered is not None, text
        clean, swapped = coder(make_report(text)).events, coder(make_report(altered.text)).events
        assert clean, text
        assert [one.type for one in clean] == [one.type for one in swapped], text
        found = pair_mentions(clean, swapped, altered)
        pairs += len(found)
        mirrored += sum(actors_mirrored(*pair, altered.renamed) for pair in found)
    assert mirrored >= 0.9 * pairs


@pytest.mark.parametrize("turn", [str.lower, str.upper], ids=["lower case", "upper case"])
def test_case_changes_no_event_type(coder: CodeReport, turn: object) -> None:
    drift = measure_drift(coder, [Text(text) for text in PLAIN], lambda text: letter_by_letter(text, turn))  # type: ignore[arg-type]
    assert drift.clean >= len(PLAIN)
    assert drift.f1 >= 0.9


def test_the_table_gives_each_alteration_a_row() -> None:
    table = drift_table({"lower case": Drift(2, clean=4, altered=4, found=3, overlapping=4, same_mode=3)})
    assert table.splitlines()[-1] == "| lower case | 2 | 4 | 0.750 | 1.000 | 1.000 | 0.000 | 0.000 |"
