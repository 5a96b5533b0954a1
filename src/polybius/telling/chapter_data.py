"""The chapters as the page's script takes them: rows of small lists, words by number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from polybius.telling.chapter import Cell, Chapter, Row
from polybius.telling.packing import QuotePacker, StringTable, percent_sure, without_empty
from polybius.telling.visible import one_line
from polybius.telling.wording import code_words


def chapter_data(
    chapters: Iterable[Chapter], strings: StringTable, quotes: QuotePacker
) -> list[dict[str, Any]]:
    """Each chapter with its rows; texts are numbers into `strings`, sentences into those of `quotes`."""
    return [
        {
            "key": chapter.key,
            "one": chapter.one,
            "many": chapter.many,
            "rows": [_row(row, strings, quotes) for row in chapter.rows],
        }
        for chapter in chapters
    ]


def _row(row: Row, strings: StringTable, quotes: QuotePacker) -> dict[str, Any]:
    mention = row.mention
    return without_empty(
        {
            "id": mention.id,
            "group": strings.number(code_words(row.group)) if row.group else None,
            "sorts": [strings.number(one_line(value)) for value in row.sorts],
            "cells": [_cell(cell, strings) for cell in row.cells],
            **quotes.packed(mention, row.trigger, mention.source.quotes),
            "fields": [
                [strings.number(name), strings.number(one_line(value))] for name, value in row.fields if value
            ],
            "about": row.about,
            "notes": [strings.number(note) for note in mention.notes],
            "rule": strings.number(mention.rule),
            "sure": percent_sure(mention),
        }
    )


def _cell(cell: Cell, strings: StringTable) -> list[Any]:
    """What it says, the words, the remark, the order, the incident; what is empty at the end is left out."""
    texts = (cell.says, cell.words, cell.remark)
    packed = [strings.number(one_line(text)) if text else None for text in texts]
    packed += [cell.order, cell.incident]  # type: ignore[list-item]
    while packed and packed[-1] is None:
        packed.pop()
    return packed
