"""The codebook that ships is whole, and says what it does not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.codebook import load_codebook
from polybius.errors import DataFileError, UnknownCode


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


def test_own_codes_take_the_place_of_ours_or_stand_at_the_end(tmp_path: Path) -> None:
    codes = (
        "- {code: arson, of: [PROTEST], means: M., example: E.}\n"
        "- {code: tap, of: [COERCE], means: M., example: E.}\n"
    )
    (tmp_path / "modes.yaml").write_text(f"field: mode\ncodes:\n{codes}")
    book, ours = load_codebook([tmp_path]), load_codebook()
    assert [code.code for code in book.field("mode").codes] == [
        *(code.code for code in ours.field("mode").codes),
        "tap",
    ]
    assert book.modes_of("PROTEST") == ("arson", *ours.modes_of("PROTEST"))
    assert book.field("type") == ours.field("type")


def test_an_own_mode_of_an_unknown_type_is_an_error(tmp_path: Path) -> None:
    codes = "- {code: tap, of: [COERC], means: M., example: E.}\n"
    (tmp_path / "modes.yaml").write_text(f"field: mode\ncodes:\n{codes}")
    with pytest.raises(DataFileError, match="mode 'tap' is of COERC"):
        load_codebook([tmp_path])
