"""Web pages: the article's text by trafilatura, with headings, lists, captions, notes and links kept.

Nothing in a page is run or fetched. Captions and the marks of notes, which the extractor would lose, are
written into the page's tree with private-use characters before it works, and these taken out of its result.
Notes are taken from the tree first and put at the end.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree, html

from polybius.errors import EmptySource, SourceTooLarge, UnreadableSource
from polybius.reading.dates import find_dates, parse_date
from polybius.reading.decoding import decode
from polybius.reading.draft import Draft, DraftBuilder, Fact, LinkInText
from polybius.reading.kinds import SourceKind
from polybius.records import Found, PassageKind

_CAPTION, _MARK, _END = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile("[\ue000-\ue002]")
_MARKED = re.compile(f"{_MARK}([^{_END}]{{1,12}}){_END}")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_NOTE_TEXT = re.compile(r"^\[?\(?(?P<mark>\d{1,3}|[a-z]|[ivx]{1,5}|\*{1,3}|†|‡)\)?\]?$")
_BACK = re.compile(r"[↩↑⤴↵^]\ufe0e?\s*$|^\s*[↩↑⤴↵^]\s*")
_NOTE_ID = re.compile(r"(?:^|[_-])(?:fn|note|footnote|endnote|ftn|edn|cite_note|reference)", re.I)
_LEAD_NUMBER = re.compile(r"^\s*[\[(]?\d{1,3}[\])]?[.:]?\s+")
_BLOCKS = "p|li|h1|h2|h3|h4|h5|h6|td|th|blockquote|figcaption|pre|dd|dt|div"
_SKIPPED = frozenset(("script", "style", "noscript", "template", "svg", "nav", "form", "iframe", "object"))
_LONGEST_NOTE = 2_000
_MOST_NOTE_MARKS = 5_000
"""Each is cut out of its paragraph, which takes longer the more stand in one."""
_GAVE_UP = "Excessive depth"
"""What lxml logs where it leaves the rest of a page away, for its depth."""
_MOST_ELEMENTS = 120_000
_MOST_STEPS = 3_000_000
_ARTICLE_TYPES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "blogposting",
    "report",
    "webpage",
    "scholarlyarticle",
)
_METAS = (
    (
        "published",
        (
            "article:published_time",
            "og:published_time",
            "datepublished",
            "citation_publication_date",
            "citation_date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date",
            "dcterms.date",
            "parsely-pub-date",
            "sailthru.date",
            "publishdate",
            "pubdate",
            "date",
        ),
    ),
    ("title", ("og:title", "citation_title", "dc.title", "twitter:title")),
    (
        "author",
        ("author", "citation_author", "article:author", "dc.creator", "parsely-author", "sailthru.author"),
    ),
    ("outlet", ("og:site_name", "citation_journal_title", "dc.publisher", "application-name")),
    ("address", ("og:url",)),
)


def draft_web_page(data: bytes, *, name: str, declared: str | None = None) -> Draft:
    """The article of a page. declared: the server's encoding. Raises UnreadableSource, EmptySource."""
    charset = _CHARSET.search(data[:4096])
    page = _PRIVATE.sub(
        "", decode(data, name=name, declared=declared or (charset[1].decode() if charset else None))
    )
    return draft_html(page, name=name)


def draft_html(page: str, *, name: str) -> Draft:
    """The article of a page already decoded. Raises UnreadableSource, EmptySource, SourceTooLarge."""
    tree = _parsed(page, name)
    _refuse_mazes(tree, name)
    facts = tuple(_facts(tree))
    notes = _take_notes(tree)
    _keep_captions(tree)
    builder = DraftBuilder()
    body = _main_part(tree, name)
    if body is not None:
        _add_body(body, builder)
    if not _has_words(builder):
        builder = DraftBuilder()
        _add_plainly(tree, builder)
    for mark, words in notes:
        builder.add(f"[{mark}] {words}", PassageKind.FOOTNOTE, mark=mark)
    if not builder.length:
        raise EmptySource(
            f"{name} is a page without text: it may need a browser; save the page's text and give that"
        )
    return builder.draft(SourceKind.HTML.value, facts=facts)


def _parsed(page: str, name: str) -> Any:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    # lxml refuses text that declares its own encoding; the declaration says nothing once the page is decoded.
    page = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", page)
    try:
        tree = html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(
            f"{name} is no page we can take apart ({error}): save it again from a browser"
        ) from error
    if any(entry.message.startswith(_GAVE_UP) for entry in parser.error_log):
        raise SourceTooLarge(f"{name} is nested too deeply to be read whole: save its text and give that")
    for element in list(tree.iter(*_SKIPPED)):
        if element.tag == "script" and "ld+json" in (element.get("type") or ""):
            continue
        _drop(element)
    return tree


def _refuse_mazes(tree: Any, name: str) -> None:
    """The extractor takes time by the number of elements and their depth, and cannot be stopped midway."""
    elements = steps = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        steps += depth
        if elements > _MOST_ELEMENTS or steps > 2 * _MOST_STEPS:
            raise SourceTooLarge(
                f"{name} is built of too many or too deeply nested parts: save the page's text and give that"
            )


def _main_part(tree: Any, name: str) -> Any:
    try:
        found = trafilatura.bare_extraction(
            tree,
            include_links=True,
            include_formatting=True,
            include_tables=True,
            include_comments=False,
            favor_recall=True,
            deduplicate=False,
            with_metadata=False,
        )
    except Exception as error:  # the extractor runs on strangers' pages and documents no errors of its own
        raise UnreadableSource(
            f"{name} broke the page reader ({error}): save the page's text and give that"
        ) from error
    return getattr(found, "body", None)


def _add_body(body: Any, builder: DraftBuilder) -> None:
    """Blocks of the extractor's own small vocabulary: head, p, quote, list/item, table/row/cell."""
    for element in body.iterchildren():
        if element.tag == "head":
            kind = (
                PassageKind.TITLE
                if element.get("rend") == "h1" and not builder.length
                else PassageKind.HEADING
            )
            _add_element(element, builder, kind)
        elif element.tag == "list":
            for item in element.iter("item"):
                _add_element(item, builder, PassageKind.LIST_ITEM)
        elif element.tag == "table":
            _add_table(element, builder)
        elif element.tag == "quote" and element.find("p") is not None:
            _add_body(element, builder)
        elif element.tag == "code":
            _add_element(element, builder, PassageKind.BOILERPLATE)
        else:
            _add_element(element, builder, None)


def _add_table(table: Any, builder: DraftBuilder) -> None:
    rows = [
        " | ".join(_squeeze("".join(cell.itertext())) for cell in row.iter("cell"))
        for row in table.iter("row")
    ]
    builder.add("\n".join(_plain_marks(row) for row in rows if row.strip(" |")), PassageKind.TABLE)


def _add_element(element: Any, builder: DraftBuilder, kind: PassageKind | None) -> None:
    words, links = _words_of(element)
    if words.startswith(_CAPTION):
        kind = PassageKind.CAPTION
    clean, anchors, kept = _unmark(words, links)
    builder.add(clean, kind, anchors=anchors, links=kept)


def _words_of(element: Any) -> tuple[str, list[tuple[int, int, str]]]:
    """The element's text on one line, and its links to other sites as (start, end, address).

    A list inside an item is left out: its items are passages of their own.
    """
    parts: list[str] = []
    links: list[tuple[int, int, str]] = []
    opened: list[tuple[int, str]] = []
    length = 0

    def put(words: str | None) -> None:
        nonlocal length
        for piece in re.split(r"(\s+)", words or ""):
            if not piece:
                continue
            piece = " " if piece.isspace() else piece
            if piece == " " and (not parts or parts[-1].endswith(" ")):
                continue
            parts.append(piece)
            length += len(piece)

    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            if node.tag == "list" and node is not element:
                walk.skip_subtree()
                continue
            if node.tag == "ref":
                opened.append((length, node.get("target") or ""))
            if node.tag == "lb":
                put(" ")
            put(node.text)
        else:
            if node.tag == "ref":
                start, address = opened.pop()
                links.append((start, length, address))
            if node is not element:
                put(node.tail)
    return "".join(parts).rstrip(), links


def _unmark(
    words: str, links: list[tuple[int, int, str]]
) -> tuple[str, tuple[tuple[str, int, int], ...], tuple[LinkInText, ...]]:
    """The words with private signs taken out; marks of notes become "[1]"."""
    parts: list[str] = []
    anchors: list[tuple[str, int, int]] = []
    moved: list[tuple[int, int]] = []
    length = position = 0
    for match in re.finditer(f"{_MARKED.pattern}|{_PRIVATE.pattern}", words):
        parts.append(words[position : match.start()])
        length += match.start() - position
        if match[1]:
            anchors.append((match[1], length, length + len(match[1]) + 2))
            parts.append(f"[{match[1]}]")
            length += len(match[1]) + 2
        position = match.end()
        moved.append((match.end(), length))
    parts.append(words[position:])

    def shifted(offset: int) -> int:
        place = bisect_right(moved, offset, key=lambda pair: pair[0]) - 1
        return offset - moved[place][0] + moved[place][1] if place >= 0 else offset

    kept = tuple(
        LinkInText(shifted(start), shifted(end), address)
        for start, end, address in links
        if end > start and address.startswith(("http://", "https://"))
    )
    return "".join(parts), tuple(anchors), kept


def _plain_marks(words: str) -> str:
    return _PRIVATE.sub("", _MARKED.sub(r"[\1]", words))


def _take_notes(tree: Any) -> list[tuple[str, str]]:
    """Takes the notes that marks link to out of the tree, as (mark, words), and signs the marks."""
    by_id = {
        element.get("id"): element
        for element in tree.iter()
        if isinstance(element.tag, str) and element.get("id")
    }
    notes: dict[str, tuple[str, Any]] = {}
    lengths: dict[str, int] = {}
    signed = 0
    for anchor in list(tree.iter("a")):
        target = (anchor.get("href") or "").partition("#")
        mark = _NOTE_TEXT.match(_squeeze(anchor.text_content()))
        element = by_id.get(target[2]) if target[1] and not target[0].startswith("http") else None
        if mark is None or element is None or signed >= _MOST_NOTE_MARKS:
            continue
        if target[2] not in lengths:
            lengths[target[2]] = len(element.text_content())
        if lengths[target[2]] > _LONGEST_NOTE or not _is_note(element, target[2], anchor):
            continue
        signed += 1
        notes.setdefault(target[2], (mark["mark"], element))
        raised = anchor.getparent()
        spot = raised if raised is not None and raised.tag == "sup" and _is_alone(anchor, raised) else anchor
        _replace_by_text(spot, f"{_MARK}{mark['mark']}{_END}")
    found = []
    for mark_text, element in notes.values():
        words = _BACK.sub("", _plain_marks(_squeeze(element.text_content()))).strip()
        found.append((mark_text, _LEAD_NUMBER.sub("", words, count=1)))
        _drop(element)
    return [(mark_text, words) for mark_text, words in found if words]


def _is_note(element: Any, target: str, anchor: Any) -> bool:
    """Whether a link's short target is a note rather than a chapter: named as one, or an item."""
    if any(parent is element for parent in anchor.iterancestors()):
        return False
    return _NOTE_ID.search(target) is not None or element.tag in ("li", "p", "aside", "dd")


def _is_alone(anchor: Any, parent: Any) -> bool:
    return len(parent) == 1 and not (parent.text or "").strip() and not (anchor.tail or "").strip()


def _keep_captions(tree: Any) -> None:
    for caption in list(tree.iter("figcaption")):
        words = _squeeze(caption.text_content())
        figure = next(caption.iterancestors("figure"), caption)
        if words and figure.getparent() is not None:
            paragraph = html.Element("p")
            paragraph.text = f"{_CAPTION}{words}"
            figure.addnext(paragraph)
            _drop(figure)


def _replace_by_text(element: Any, words: str) -> None:
    element.tail = words + (element.tail or "")
    _drop(element)


def _drop(element: Any) -> None:
    """Takes an element out of the tree; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _add_plainly(tree: Any, builder: DraftBuilder) -> None:
    """Every paragraph-like element that holds no other, for pages too small for the extractor."""
    for element in tree.iter(*_BLOCKS.split("|")):
        if any(
            child.tag in _BLOCKS.split("|")
            for child in element.iterdescendants()
            if isinstance(child.tag, str)
        ):
            continue
        kind = PassageKind.HEADING if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else None
        words = _squeeze(element.text_content())
        kind = PassageKind.CAPTION if words.startswith(_CAPTION) else kind
        builder.add(_plain_marks(words), PassageKind.LIST_ITEM if element.tag == "li" else kind)
    if not builder.length:
        builder.add(_plain_marks(_squeeze(tree.text_content())))


def _has_words(builder: DraftBuilder) -> bool:
    return builder.length > 40


def _squeeze(words: str) -> str:
    return " ".join(words.split())


def _facts(tree: Any) -> Iterator[Fact]:
    """What the page says of itself, the surest first: JSON-LD, then meta tags, then its elements."""
    yield from _linked_data(tree)
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if key and meta.get("content"):
            metas.setdefault(key, meta.get("content").strip())
    for field, keys in _METAS:
        for key in keys:
            if key in metas:
                yield from _fact(field, metas[key], f"html meta {key}")
    for time in tree.iter("time"):
        if time.get("itemprop", "").lower() == "datepublished" or time.get("pubdate") is not None:
            yield from _fact("published", time.get("datetime") or time.text_content(), "html time element")
    for link in tree.iter("link"):
        if link.get("rel") == "canonical":
            yield from _fact("address", link.get("href") or "", "html canonical link")
    heading = next(iter(tree.iter("h1")), None)
    if heading is not None:
        yield from _fact("title", _plain_marks(heading.text_content()), "html first heading")
    times = list(tree.iter("time"))
    if len(times) == 1:
        yield from _fact(
            "published", times[0].get("datetime") or times[0].text_content(), "html time element"
        )
    title = tree.find(".//title")
    if title is not None:
        yield from _fact("title", re.split(r"\s+[|–—-]\s+", title.text_content())[0], "html title")


def _linked_data(tree: Any) -> Iterator[Fact]:
    for script in tree.iter("script"):
        try:
            given = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(given):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if not any(str(kind).lower() in _ARTICLE_TYPES for kind in kinds):
                continue
            yield from _fact("published", item.get("datePublished"), "html JSON-LD datePublished")
            yield from _fact("title", item.get("headline"), "html JSON-LD headline")
            yield from _fact("author", _named(item.get("author")), "html JSON-LD author")
            yield from _fact("outlet", _named(item.get("publisher")), "html JSON-LD publisher")


def _items(given: Any) -> Iterator[dict[str, Any]]:
    if isinstance(given, dict):
        yield given
        yield from _items(given.get("@graph"))
    elif isinstance(given, list):
        for part in given[:50]:
            if isinstance(part, dict):
                yield part


def _named(given: Any) -> str | None:
    """The name of a person or body in JSON-LD, which may be text, an object or a list of either."""
    if isinstance(given, list):
        return "; ".join(name for name in (_named(part) for part in given[:10]) if name) or None
    if isinstance(given, dict):
        given = given.get("name")
    return given if isinstance(given, str) else None


def _fact(field: str, value: Any, how: str) -> Iterator[Fact]:
    words = _squeeze(value) if isinstance(value, str) else ""
    if field == "published":
        found = parse_date(words) or next((date.edtf for date in find_dates(words[:40])), "")
        words = found
    if field == "author" and words.startswith(("http://", "https://")):
        return
    if field == "address" and not words.startswith(("http://", "https://")):
        return
    if words:
        yield Fact(field, Found(words[:500], how))
