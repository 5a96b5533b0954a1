"""How much of one source reading takes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What one source may cost; over it, the source is refused with `SourceTooLarge`.

    max_bytes       size of the file or answer
    max_characters  length of the text taken from it
    max_pages       pages of a PDF
    max_unpacked    bytes that a packed file (DOCX) may unfold to
    seconds         time for one address to answer in full, or for one file to be taken apart
    """

    max_bytes: int = 50_000_000
    max_characters: int = 10_000_000
    max_pages: int = 2_000
    max_unpacked: int = 200_000_000
    seconds: float = 60.0
