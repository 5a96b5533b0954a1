"""spaCy documents from a text, its words and what the network says of them; no character is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

from polybius.language.network import Analysis
from polybius.language.tokens import Span


class _Token(NamedTuple):
    """What spaCy is told of one token; head is the number of a word, which white space does not count for."""

    text: str
    blank: bool
    upos: str
    xpos: str
    label: str
    head: int
    lemma: str
    name_tag: str
    is_word: bool


def make_document(
    vocab: Vocab, text: str, spans: Sequence[Span], analysis: Analysis, lemmas: Sequence[str]
) -> Doc:
    """The document whose text is the text given and whose words lie at these spans.

    White space beyond the one blank that a word can carry becomes a token of its own: UPOS "SPACE", label
    "dep", hung on the word before it (or after it, at the start). Without words the document is empty.
    """
    if not spans:
        return Doc(vocab)
    tokens = list(_tokens(text, spans, analysis, lemmas))
    places = [place for place, token in enumerate(tokens) if token.is_word]
    words, blanks, upos, xpos, labels, heads, token_lemmas, names, _ = map(list, zip(*tokens, strict=True))
    return Doc(
        vocab,
        words=words,
        spaces=blanks,
        pos=upos,
        tags=xpos,
        deps=labels,
        heads=[places[head] for head in heads],
        lemmas=token_lemmas,
        ents=_names_across_white_space(names),
    )


def _tokens(text: str, spans: Sequence[Span], analysis: Analysis, lemmas: Sequence[str]) -> Iterator[_Token]:
    if spans[0][0]:
        yield _white_space(text[: spans[0][0]], 0)
    for word, (start, end) in enumerate(spans):
        head = analysis.heads[word]
        following = spans[word + 1][0] if word + 1 < len(spans) else len(text)
        blank = text.startswith(" ", end)
        yield _Token(
            text[start:end],
            blank,
            analysis.upos[word],
            analysis.xpos[word],
            analysis.labels[word],
            head - 1 if head else word,
            lemmas[word],
            analysis.name_tags[word],
            True,
        )
        if following > end + blank:
            yield _white_space(text[end + blank : following], word)


def _white_space(text: str, beside: int) -> _Token:
    return _Token(text, False, "SPACE", "_SP", "dep", beside, text, "O", False)


def _names_across_white_space(tags: list[str]) -> list[str]:
    """The tags with white space inside a name made part of it, so that no I- tag follows an O."""
    mended = list(tags)
    for place in range(len(tags) - 1):
        if tags[place] == "O" and tags[place + 1].startswith("I-"):
            mended[place] = tags[place + 1]
    return mended
