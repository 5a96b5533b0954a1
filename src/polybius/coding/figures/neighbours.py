"""Neighbours: what an amount takes from the one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polybius.coding.figures.amounts import Amount

_JOINS = frozenset({"from", "to", "against", "than", "or", "and"})
_NEAR_CHARS = 40
_MUCH = 1000
"""Below it a bare number beside money is no money: "paid 4 million to 60 families"."""


def with_currency(text: str, amounts: Sequence[Amount], index: int) -> Amount:
    """ "from $4-5 million to 2-3 million": a bare amount with the money of the other; else as it is."""
    amount = amounts[index]
    before = text[: amount.start].split()[-1:]
    bare = not (amount.currency or amount.share or amount.vague)
    if not bare or not before or before[0].lower() not in _JOINS:
        return amount
    for other in (*amounts[max(0, index - 1) : index], *amounts[index + 1 : index + 2]):
        gap = max(amount.start - other.end, other.start - amount.end)
        if other.currency and gap <= _NEAR_CHARS and (amount.value or amount.low or 0) >= _MUCH:
            return replace(amount, currency=other.currency)
    return amount


def goes_with(text: str, earlier: Amount, amount: Amount) -> bool:
    """Two amounts of money of one change: "to $2-3 million from $4-5 million"."""
    between = text[earlier.end : amount.start].split()
    return bool(amount.currency and earlier.currency) and len(between) == 1 and between[0].lower() in _JOINS


def told_again(text: str, earlier: Amount, amount: Amount) -> bool:
    """ "73 km (45 miles)": in brackets, the same in another unit."""
    between = text[earlier.end : amount.start]
    return "(" in between and ")" not in between and len(between) <= _NEAR_CHARS
