"""The codebook that ships is whole, and says what it does not hold."""

from __future__ import annotations

import pytest

from polybius.codebook import load_codebook
from polybius.errors import UnknownCode


def test_the_sixteen_types_are_there_in_their_order() -> None:
    codes = " ".join(code.code for code in load_codebook().field("type").codes)
    assert codes == (
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
        "MOBILIZE COERCE ASSAULT"
    )


def test_modes_belong_to_types() -> None:
    book = load_codebook()
    assert book.modes_of("RETREAT") == ("withdraw", "handover", "release", "ceasefire", "return", "vote")
    assert book.modes_of("PROTEST") == ("demonstration", "riot")
    assert len(book.modes_of("ASSAULT")) == 18


@pytest.mark.parametrize("field", load_codebook().fields, ids=lambda field: field.name)
def test_every_code_has_a_meaning_and_an_example(field) -> None:  # type: ignore[no-untyped-def]
    for code in field.codes:
        assert code.means.endswith("."), code
        assert code.example.endswith("."), code


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(
        UnknownCode, match=r"'ASAULT' is not in data/codebook/types\.yaml \(did you mean 'ASSAULT'\?\)"
    ):
        load_codebook().field("type").code("ASAULT")


def test_an_unknown_field_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownCode, match="there are: type, mode, realis"):
        load_codebook().field("colour")
