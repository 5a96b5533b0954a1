"""Gold files of MUC-4 as JSON: one document a line, with its text and the templates filled from it.

Shape: {docid, doctext, templates: [{incident_type, PerpInd, PerpOrg, Target, Victim, Weapon}]}, each role a
list of entities, each a list of mentions [words, offset] (github.com/xinyadu/gtt, data/muc/processed).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from polybius.errors import ScoringError
from polybius.scoring.coded_set import CodedSet
from polybius.scoring.scope import Scope
from polybius.scoring.shape import CodedDocument, CodedEvent, CodedName
from polybius.scoring.templates import ROLES, GoldTemplate, Template

_SCOPE = Scope({"events": ("actors", "recipients", "weapons")}, by_words=True)
_TYPES = {
    "attack": ("ASSAULT", ""),
    "bombing": ("ASSAULT", ""),
    "bombing / attack": ("ASSAULT", ""),
    "attack / bombing": ("ASSAULT", ""),
    "arson": ("ASSAULT", "arson"),
    "kidnapping": ("ASSAULT", "abduction"),
    "robbery": ("COERCE", "seize"),
    "forced work stoppage": ("COERCE", "restrict"),
}
"""Incident type to the codebook's type and mode; a mode only where it says neither more nor less."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def _located(mention: object) -> object:
    # Predictions may name words without telling where they stand.
    return (mention, None) if isinstance(mention, str) else mention


_Mention = Annotated[tuple[str, int | None], BeforeValidator(_located)]
_Entity = tuple[_Mention, ...]


class _MucTemplate(BaseModel):
    model_config = ConfigDict(extra="ignore")
    incident_type: str
    PerpInd: tuple[_Entity, ...] = ()
    PerpOrg: tuple[_Entity, ...] = ()
    Target: tuple[_Entity, ...] = ()
    Victim: tuple[_Entity, ...] = ()
    Weapon: tuple[_Entity, ...] = ()

    def entities(self, *roles: str) -> Iterator[_Entity]:
        for role in roles:
            yield from (entity for entity in getattr(self, role) if entity)


class _MucDocument(BaseModel):
    model_config = ConfigDict(extra="ignore")
    docid: str
    doctext: str = ""
    templates: tuple[_MucTemplate, ...]


def is_muc4(entry: object) -> bool:
    """Whether an object has the shape of a MUC-4 document."""
    return isinstance(entry, dict) and "docid" in entry and "templates" in entry


def read_muc4(entries: Iterable[tuple[str, object]]) -> CodedSet:
    """The documents, their texts and templates. entries: (place, object). Raises ScoringError.

    A template tells of a whole document and has no quote of its own. Its event mention rests on the sentence
    that names most of its entities; a template that names none has no evidence and is left out of the
    mentions (and told so), not out of the templates.
    """
    documents, texts, templates, without_words = [], {}, [], 0
    for where, entry in entries:
        document = _checked(entry, where)
        events = []
        for number, template in enumerate(document.templates, start=1):
            templates.append(_gold_template(document.docid, template))
            quote = _quote(template, document.doctext)
            if quote:
                events.append(_event(template, f"t{number}", quote, where))
            else:
                without_words += 1
        documents.append(CodedDocument(document=document.docid, events=tuple(events)))
        texts[document.docid] = document.doctext
    notes = (f"{without_words} MUC-4 templates name nobody and nothing: not scored as mentions",)
    return CodedSet(tuple(documents), texts, _SCOPE, tuple(templates), notes if without_words else ())


def predicted_templates(templates: Iterable[GoldTemplate]) -> list[Template]:
    """Templates read from a prediction: each entity stands for its first mention."""
    return [
        Template(
            template.docid,
            template.incident_type,
            {role: tuple(entity[0] for entity in entities) for role, entities in template.roles.items()},
        )
        for template in templates
    ]


def _checked(entry: object, where: str) -> _MucDocument:
    try:
        return _MucDocument.model_validate(entry)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(str(step) for step in problem["loc"]) or "the entry"
        raise ScoringError(
            f"{where}: {place}: {problem['msg']}: a MUC-4 document has docid, doctext and templates"
        ) from error


def _gold_template(docid: str, template: _MucTemplate) -> GoldTemplate:
    roles = {
        role: tuple(tuple(words for words, _ in entity) for entity in template.entities(role))
        for role in ROLES
    }
    return GoldTemplate(docid, template.incident_type, roles)


def _event(template: _MucTemplate, id_: str, quote: str, where: str) -> CodedEvent:
    if template.incident_type not in _TYPES:
        known = ", ".join(_TYPES)
        raise ScoringError(f"{where}: incident type '{template.incident_type}' is none of MUC-4: {known}")
    type_, mode = _TYPES[template.incident_type]
    return CodedEvent(
        id=id_,
        quote=quote,
        type=type_,
        mode=mode,
        actors=_names(template, "PerpInd", "PerpOrg"),
        recipients=_names(template, "Target", "Victim"),
        weapons=tuple(name.name for name in _names(template, "Weapon")),
    )


def _names(template: _MucTemplate, *roles: str) -> tuple[CodedName, ...]:
    firsts = [entity[0][0] for entity in template.entities(*roles)]
    return tuple(CodedName(name=words, text=words) for words in firsts)


def _quote(template: _MucTemplate, text: str) -> str:
    """The sentence that names most entities of the template, the first of several; empty when none does."""
    entities = [[words for words, _ in entity] for entity in template.entities(*ROLES)]
    best, most = "", 0
    for sentence in map(str.strip, _SENTENCE_END.split(text)):
        named = sum(any(words in sentence for words in entity) for entity in entities)
        if named > most:
            best, most = sentence, named
    return best
