"""Plain text and Markdown taken apart into blocks."""

from __future__ import annotations

from polybius.reading.plain import draft_plain
from polybius.records import PassageKind


def blocks(text: str) -> list[str]:
    return [text[block.start : block.end] for block in draft_plain(text, "text/plain").blocks]


def test_empty_lines_part_paragraphs() -> None:
    assert blocks("One.\n\nTwo.\n") == ["One.", "Two."]


def test_windows_line_ends_part_paragraphs_and_are_kept() -> None:
    draft = draft_plain("One.\r\n\r\nTwo.", "text/plain")
    assert draft.text == "One.\r\n\r\nTwo."
    assert [(block.start, block.end) for block in draft.blocks] == [(0, 4), (8, 12)]


def test_lines_broken_for_width_are_one_block() -> None:
    text = (
        "The column left the northern camp before dawn and reached the\n"
        "Orlov bridge at nine, where it was fired upon from both banks\n"
        "by men of the valley guard, who withdrew when the armour came\n"
        "up.\n\nIt went on."
    )
    assert len(blocks(text)) == 2


def test_long_lines_without_empty_ones_are_blocks_of_their_own() -> None:
    line = (
        "The column left the northern camp before dawn and reached the bridge at nine, where it was "
        "fired upon " * 2
    )
    assert len(blocks(f"{line}.\n{line}.\n{line}.")) == 3


def test_a_short_line_above_a_long_one_is_a_block_of_its_own() -> None:
    assert blocks(
        "ARMY-CAMP-RAID\nSoldiers of the northern brigade stand in front of the camp they took."
    ) == [
        "ARMY-CAMP-RAID",
        "Soldiers of the northern brigade stand in front of the camp they took.",
    ]


def test_a_byte_order_mark_stays_in_the_text_but_not_in_a_block() -> None:
    draft = draft_plain("\ufeffOne.", "text/plain")
    assert draft.text == "\ufeffOne."
    assert draft.blocks[0].start == 1


def test_form_feeds_count_pages() -> None:
    pages = [block.page for block in draft_plain("One.\fTwo.\n\nThree.\fFour.", "text/plain").blocks]
    assert pages == [1, 2, 2, 3]


def test_markdown_headings_rules_tables_and_code_are_told_by_their_signs() -> None:
    text = "# Raid\n\nText here.\n\nLosses\n------\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nrm -rf\n```\n"
    kinds = [block.kind for block in draft_plain(text, "text/markdown").blocks]
    assert kinds == [
        PassageKind.HEADING,
        None,
        PassageKind.HEADING,
        PassageKind.BOILERPLATE,
        PassageKind.TABLE,
        PassageKind.BOILERPLATE,
        PassageKind.BOILERPLATE,
        PassageKind.BOILERPLATE,
    ]


def test_list_items_are_blocks_of_their_own() -> None:
    assert blocks("- three tanks were lost\n- two men died\n1. first\n2. second") == [
        "- three tanks were lost",
        "- two men died",
        "1. first",
        "2. second",
    ]
