"""Text of strangers made safe to show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.telling.account_json import json_for_script
from polybius.telling.visible import one_line, visible, web_address


@given(st.text(st.characters()))
def test_every_replacement_is_one_letter_for_one(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\x00\x1b")
    shown.encode("utf-8")


def test_direction_overrides_become_visible() -> None:
    assert visible("a\u202eb\u2066c\x1bd\ud800") == "a\ufffdb\ufffdc\u241bd\ufffd"


def test_letters_of_all_scripts_stay() -> None:
    text = "Ḥašd aš-Šaʿbī كتائب 🚀 — ’s"
    assert visible(text) == text


def test_white_space_becomes_single_blanks() -> None:
    assert one_line(" a\n\n b\u2028c\t") == "a b c"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "ftp://a.example/",
        "file:///etc/passwd",
        "http:///nohost",
        "http://a b",
        "https://a.example/\u202e",
        "http://[broken",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert web_address(address) is None


def test_a_web_address_is_kept_as_it_is() -> None:
    assert web_address("https://a.example/b?c=d&e") == "https://a.example/b?c=d&e"


def test_json_in_a_page_holds_no_markup_and_no_line_separator() -> None:
    text = json_for_script(["</script><!-- & \u2028\u2029\u202e\ud800"])
    assert text == '["\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029\\u202e\\ud800"]'
