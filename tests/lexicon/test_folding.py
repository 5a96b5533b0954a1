"""Spellings of one name fold together; stored text is left alone."""

import pytest

from polybius.lexicon.folding import fold, skeleton


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Kata’ib  Hezbollah", "kataib hezbollah"),
        ("Haşdi Şabi", "hasdi sabi"),
        ("Kurdistan\nRegional-Government", "kurdistan regional government"),
        ("Irq\u00adIraq\ufb01", "irqiraqfi"),
        ("U.S.", "u s"),
        ("Óglaigh na hÉireann", "oglaigh na heireann"),
        ("Løkkegaard", "lokkegaard"),
    ],
)
def test_fold_gives_plain_lower_case_words(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kata'ib Hizballah", "Kataib Hezbollah"),
        ("Ayn al-Asad", "Ain Al Assad"),
        ("Qasem Soleimani", "Qassim Sulaymani"),
        ("Muqtada al-Sadr", "Moqtada as-Sadr"),
        ("Jabhat al-Nusra", "Jabhat an-Nusrah"),
        ("Popular Mobilization", "Popular Mobilisation"),
        ("Zelensky", "Zelenskyy"),
    ],
)
def test_spelling_variants_of_one_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_different_names_have_different_skeletons() -> None:
    assert skeleton("Kataib Hezbollah") != skeleton("Kataib al-Imam Ali")
    assert skeleton("Masoud Barzani") != skeleton("Nechirvan Barzani")
