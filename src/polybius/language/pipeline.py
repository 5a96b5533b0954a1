"""English sentences in, spaCy documents out: words, tags, lemmas, tree and names.

language = load_language()
for start, end in language.sentences(text): ...
documents = language.parse([text[start:end] for start, end in language.sentences(text)])
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.vocab import Vocab

from polybius.language.documents import make_document
from polybius.language.lemmas import Lemmatiser
from polybius.language.network import MOST_PIECES, Analysis, Network
from polybius.language.sentences import Span, split_sentences
from polybius.language.tokens import find_words

_SENTENCES_AT_ONCE = 2000
_PARTS_JOINED_BY = "parataxis"
_GOOD_CUTS = frozenset(".;:,!?–—…")


class Language:
    """The English pipeline. Holds no state besides caches; may be shared by all who read."""

    def __init__(self, network: Network, lemmatiser: Lemmatiser, vocab: Vocab) -> None:
        self._network = network
        self.lemmatiser = lemmatiser
        self.vocab = vocab

    def sentences(self, text: str) -> list[Span]:
        """The sentences of a text as character spans, in order; by rule, without the network."""
        return split_sentences(text)

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """One document for each sentence text, in the order given.

        doc.text is the text, and token.idx counts its characters; runs of white space beyond one blank are
        tokens of their own (UPOS "SPACE"). A text without words gives a document without tokens.
        """
        documents: list[Doc] = []
        for start in range(0, len(texts), _SENTENCES_AT_ONCE):
            documents += self._parse_some(texts[start : start + _SENTENCES_AT_ONCE])
        return documents

    def _parse_some(self, texts: Sequence[str]) -> list[Doc]:
        spans = [find_words(text) for text in texts]
        words = [[text[start:end] for start, end in found] for text, found in zip(texts, spans, strict=True)]
        parts = [list(self._parts(sentence)) for sentence in words]
        analyses = iter(self._network.analyse([part for sentence in parts for part in sentence]))
        joined = [join_parts([next(analyses) for _ in sentence]) for sentence in parts]
        return [
            self._document(text, found, sentence, analysis)
            for text, found, sentence, analysis in zip(texts, spans, words, joined, strict=True)
        ]

    def _parts(self, words: list[str]) -> Iterator[list[str]]:
        """The words in stretches the network can take: nearly always one."""
        start, room = 0, MOST_PIECES - 2
        for place, word in enumerate(words):
            room -= self._network.count_pieces(word)
            if room < 0:
                cut = _good_cut(words, start, place)
                yield words[start:cut]
                start = cut
                room = MOST_PIECES - 2 - sum(map(self._network.count_pieces, words[start : place + 1]))
        if start < len(words):
            yield words[start:]

    def _document(self, text: str, spans: list[Span], words: list[str], analysis: Analysis) -> Doc:
        lemmas = [self.lemmatiser.lemma(word, tag) for word, tag in zip(words, analysis.xpos, strict=True)]
        return make_document(self.vocab, text, spans, analysis, lemmas)


def load_language(folder: Path | None = None, *, threads: int = 1) -> Language:
    """The English pipeline with the network of this folder, or of the package; keep it, loading is slow.

    Raises LanguageError when a file of the model is missing or broken.
    """
    packaged = Path(str(resources.files("polybius"))) / "data" / "language"
    network = Network(folder or packaged, threads=threads)
    lemmatiser = Lemmatiser(packaged / "irregular.csv", network.vocabulary)
    return Language(network, lemmatiser, English().vocab)


def join_parts(parts: Sequence[Analysis]) -> Analysis:
    """The analyses of a cut sentence as one: the later parts' roots hang on the first's as parataxis."""
    if len(parts) == 1:
        return parts[0]
    whole = Analysis([], [], [], [], [])
    root = 0
    for part in parts:
        offset = len(whole.heads)
        for head, label in zip(part.heads, part.labels, strict=True):
            whole.heads.append(head + offset if head else root)
            whole.labels.append(label if head or not root else _PARTS_JOINED_BY)
        root = root or part.heads.index(0) + 1
        whole.upos.extend(part.upos)
        whole.xpos.extend(part.xpos)
        whole.name_tags.extend(part.name_tags)
    return whole


def _good_cut(words: list[str], start: int, end: int) -> int:
    """The place after the last punctuation mark in the second half of the stretch, else its end."""
    for place in range(end, (start + end) // 2, -1):
        if words[place - 1] in _GOOD_CUTS:
            return place
    return end
