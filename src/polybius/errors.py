"""Every error that Polybius raises on purpose, in one tree.

    PolybiusError
    ├── SourceError              a source could not be read; becomes a row in `rejects`
    │   ├── UnreadableSource     broken, encrypted or of a kind we do not read
    │   ├── EmptySource          readable, but holds no words
    │   ├── SourceTooLarge       over the size limit of the case
    │   └── AddressRefused       an address that may not be fetched, or did not answer
    ├── DataFileError            a file of names, rules or places is wrong
    │   └── UnknownCode          a code that is not in the codebook
    ├── ConfigError              polybius.toml is wrong
    ├── RecordError              a record contradicts itself or its report
    │   ├── QuoteNotInReport     the words are not in the stored text
    │   └── BadDate              not an EDTF date that we understand
    ├── LanguageError            the language model is missing or broken
    ├── CaseError                a case folder cannot be used
    │   ├── NotACase             no case there, or no build in it yet
    │   ├── NewerCase            written by a newer Polybius
    │   ├── CaseLocked           another build is running
    │   └── DamagedCase          a file of the case is missing or broken
    ├── ScoringError             a gold or prediction file cannot be scored
    └── RenderError              a report or export cannot be written

Each message names the thing that is wrong and ends with what to do about it.
"""

from __future__ import annotations


class PolybiusError(Exception):
    """The root: catching it catches everything Polybius raises on purpose."""


class SourceError(PolybiusError):
    """A source that could not be read; the build goes on without it."""


class UnreadableSource(SourceError):
    """Broken, encrypted, or of a kind we do not read."""


class EmptySource(SourceError):
    """Readable, but without words."""


class SourceTooLarge(SourceError):
    """Over the size limit."""


class AddressRefused(SourceError):
    """An address that may not be fetched, or that did not answer."""


class DataFileError(PolybiusError):
    """A data file (names, rules, places, codebook) is wrong."""


class UnknownCode(DataFileError):
    """A code that is not in the codebook."""


class ConfigError(PolybiusError):
    """polybius.toml is wrong."""


class RecordError(PolybiusError):
    """A record contradicts itself or its report."""


class QuoteNotInReport(RecordError):
    """The words are not in the stored text at that place."""


class BadDate(RecordError):
    """Not an EDTF date that we understand."""


class LanguageError(PolybiusError):
    """The language model is missing or broken."""


class CaseError(PolybiusError):
    """A case folder cannot be used."""


class NotACase(CaseError):
    """No case there, or no build in it yet."""


class NewerCase(CaseError):
    """Written by a newer Polybius."""


class CaseLocked(CaseError):
    """Another build of the same case is running."""


class DamagedCase(CaseError):
    """A file of the case is missing or broken."""


class ScoringError(PolybiusError):
    """A gold or prediction file cannot be scored."""


class RenderError(PolybiusError):
    """A report or export cannot be written."""
