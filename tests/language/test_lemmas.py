"""Dictionary forms by word and tag."""

from __future__ import annotations

import pytest

from polybius.language import Language


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("struck", "VBD", "strike"),
        ("STRUCK", "VBN", "strike"),
        ("shot", "VBD", "shoot"),
        ("hit", "VBN", "hit"),
        ("wounded", "VBD", "wound"),
        ("wound", "VBD", "wind"),
        ("killed", "VBN", "kill"),
        ("killing", "VBG", "kill"),
        ("Killing", "VBG", "kill"),
        ("targeted", "VBD", "target"),
        ("bombing", "VBG", "bomb"),
        ("fired", "VBD", "fire"),
        ("firing", "VBG", "fire"),
        ("denied", "VBD", "deny"),
        ("denies", "VBZ", "deny"),
        ("claims", "VBZ", "claim"),
        ("seized", "VBN", "seize"),
        ("planned", "VBD", "plan"),
        ("shelled", "VBD", "shell"),
        ("launched", "VBD", "launch"),
        ("died", "VBD", "die"),
        ("dying", "VBG", "die"),
        ("fled", "VBD", "flee"),
        ("withdrew", "VBD", "withdraw"),
        ("overthrown", "VBN", "overthrow"),
        ("rebuilt", "VBN", "rebuild"),
        ("led", "VBN", "lead"),
        ("severed", "VBD", "sever"),
        ("determined", "VBN", "determine"),
        ("left", "VBD", "leave"),
        ("found", "VBD", "find"),
        ("held", "VBN", "hold"),
        ("was", "VBD", "be"),
        ("'s", "VBZ", "be"),
        ("'s", "POS", "'s"),
        ("has", "VBZ", "have"),
        ("wo", "MD", "will"),
        ("n't", "RB", "not"),
        ("attacks", "NNS", "attack"),
        ("ATTACKS", "NNS", "attack"),
        ("bases", "NNS", "base"),
        ("casualties", "NNS", "casualty"),
        ("militias", "NNS", "militia"),
        ("gunmen", "NNS", "gunman"),
        ("crises", "NNS", "crisis"),
        ("missiles", "NNS", "missile"),
        ("forces", "NNS", "force"),
        ("Brigades", "NNPS", "Brigade"),
        ("Forces", "NNPS", "Force"),
        ("Hezbollah", "NNP", "Hezbollah"),
        ("heavier", "JJR", "heavy"),
        ("worst", "JJS", "bad"),
        ("them", "PRP", "they"),
        ("Drone", "NN", "drone"),
    ],
)
def test_lemma_undoes_the_inflection_whatever_the_case(
    language: Language, word: str, tag: str, lemma: str
) -> None:
    assert language.lemmatiser.lemma(word, tag) == lemma
