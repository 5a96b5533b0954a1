"""Joined: which items are connected, directly or over others."""

from __future__ import annotations


class Joined:
    """Items connected in pairs; at first each stands alone."""

    def __init__(self) -> None:
        self._leads: dict[int, int] = {}

    def join(self, left: int, right: int) -> bool:
        """Connect two; gives whether they were not connected before."""
        one, other = self.lead(left), self.lead(right)
        self._leads[max(one, other)] = min(one, other)
        return one != other

    def lead(self, item: int) -> int:
        """The lowest item connected with this one: the same for all that are connected."""
        lead = self._leads.setdefault(item, item)
        while lead != self._leads[lead]:
            self._leads[lead] = self._leads[self._leads[lead]]
            lead = self._leads[lead]
        self._leads[item] = lead
        return lead
