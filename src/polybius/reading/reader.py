"""One source read: bytes or a file to a report."""

from __future__ import annotations

from pathlib import Path

from polybius.errors import SourceTooLarge, UnreadableSource
from polybius.reading.compose import compose
from polybius.reading.decoding import decode
from polybius.reading.draft import Draft, Fact
from polybius.reading.kinds import SourceKind, detect_kind
from polybius.reading.limits import ReadingLimits
from polybius.reading.plain import draft_plain
from polybius.reading.sidecar import facts_for, load_sidecar
from polybius.records import Report

_DEFAULT_LIMITS = ReadingLimits()


def read_bytes(
    data: bytes,
    *,
    name: str,
    origin: str,
    media_type: str | None = None,
    limits: ReadingLimits = _DEFAULT_LIMITS,
    facts: tuple[Fact, ...] = (),
) -> Report:
    """The report that a source's bytes hold; its kind is told by content, then by name and media type.

    media_type   as a server gives it, with its charset; None when nobody said
    facts        known from outside the source; they go before what it says of itself
    Raises       UnreadableSource, EmptySource, SourceTooLarge; each names the source and what to do
    """
    if len(data) > limits.max_bytes:
        raise SourceTooLarge(_too_large(name, len(data), limits))
    draft = _draft(data, name=name, media_type=media_type, limits=limits)
    if len(draft.text) > limits.max_characters:
        raise SourceTooLarge(
            f"{name} holds {len(draft.text):,} characters, over the limit of {limits.max_characters:,}: "
            "split it, or raise max_characters in polybius.toml"
        )
    return compose(draft, data=data, name=name, origin=origin, facts=facts)


def read_file(
    path: Path, *, limits: ReadingLimits = _DEFAULT_LIMITS, facts: tuple[Fact, ...] | None = None
) -> Report:
    """The report that a file holds. A file over the limit is refused by its size, unread.

    facts    None: taken from the sources.csv beside the file, if there is one
    Raises   UnreadableSource, EmptySource, SourceTooLarge
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableSource(f"{path} is not a plain file: give a file, a folder or an address")
        if size > limits.max_bytes:
            raise SourceTooLarge(_too_large(path.name, size, limits))
        with path.open("rb") as source:
            data = source.read(limits.max_bytes + 1)
    except OSError as error:
        raise UnreadableSource(
            f"{path} cannot be opened ({error.strerror}): check its name and rights"
        ) from error
    if facts is None:
        facts = facts_for(load_sidecar(path.parent), path.name)
    return read_bytes(data, name=path.name, origin=str(path), limits=limits, facts=facts)


def _draft(data: bytes, *, name: str, media_type: str | None, limits: ReadingLimits) -> Draft:
    kind = detect_kind(data, name=name, media_type=media_type)
    if kind is SourceKind.PDF:
        from polybius.reading.pdf import draft_pdf

        return draft_pdf(data, name=name, limits=limits)
    if kind is SourceKind.DOCX:
        from polybius.reading.word import draft_word

        return draft_word(data, name=name, limits=limits)
    if kind is SourceKind.EML:
        from polybius.reading.mail import draft_mail

        return draft_mail(data, name=name)
    declared = _declared_charset(media_type)
    if kind is SourceKind.HTML:
        from polybius.reading.web_page import draft_web_page

        return draft_web_page(data, name=name, declared=declared)
    return draft_plain(decode(data, name=name, declared=declared), kind.value)


def _declared_charset(media_type: str | None) -> str | None:
    """ "utf-8" of "text/html; charset=utf-8"; None when the server did not say."""
    for part in (media_type or "").split(";")[1:]:
        key, _, value = part.strip().partition("=")
        if key.lower() == "charset" and value:
            return value.strip("\"' ")
    return None


def _too_large(name: str, size: int, limits: ReadingLimits) -> str:
    return (
        f"{name} has {size:,} bytes, over the limit of {limits.max_bytes:,}: "
        "split it, or raise max_bytes in polybius.toml"
    )
