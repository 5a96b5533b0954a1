"""File names as text that can be written: not every name that a disk holds is Unicode."""

from __future__ import annotations


def writable(name: str) -> str:
    """The name, with what is no letter in any encoding spelled out ("bad\\udcff.txt")."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
