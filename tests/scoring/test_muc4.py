"""MUC-4 files: read as mentions and as templates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from polybius.errors import ScoringError
from polybius.scoring import load_set, predicted_templates, score, score_templates

TEXT = "the army spoke today. guerrillas of the front burned a mill in the north. the mayor is missing."
ARSON = {
    "incident_type": "arson",
    "PerpInd": [[["guerrillas", 22]]],
    "PerpOrg": [[["front", 40], ["the front", 36]]],
    "Target": [[["a mill", 53]]],
    "Victim": [],
    "Weapon": [],
}
KIDNAPPING = {"incident_type": "kidnapping", "Victim": [["the mayor"]]}


def write(folder: Path, *templates: dict[str, Any], **fields: Any) -> Path:
    file = folder / "dev.json"
    entry = {"docid": "TST1-0001", "doctext": TEXT, "templates": list(templates), **fields}
    file.write_text(
        json.dumps(entry) + "\n" + json.dumps({**entry, "docid": "TST1-0002", "templates": []}) + "\n"
    )
    return file


def test_a_template_is_a_mention_with_the_sentence_that_names_most_of_it(tmp_path: Path) -> None:
    found = load_set(write(tmp_path, ARSON, KIDNAPPING))
    first, second = found.documents
    assert (first.document, len(second.events)) == ("TST1-0001", 0)
    arson, kidnapping = first.events
    assert arson.quote == "guerrillas of the front burned a mill in the north."
    assert (arson.type, arson.mode) == ("ASSAULT", "arson")
    assert [actor.name for actor in arson.actors] == ["guerrillas", "front"]
    assert [recipient.name for recipient in arson.recipients] == ["a mill"]
    assert (kidnapping.mode, kidnapping.quote) == ("abduction", "the mayor is missing.")


def test_only_what_the_templates_tell_is_scored(tmp_path: Path) -> None:
    gold = load_set(write(tmp_path, ARSON))
    pred = {
        "document": "TST1-0001.txt",
        "events": [
            {
                "id": "e1",
                "quote": "guerrillas of the front burned a mill",
                "type": "ASSAULT",
                "actors": [{"name": "Northern Front", "text": "front"}],
                "date": "1990",
            }
        ],
        "figures": [{"id": "f1", "quote": "a mill", "measure": "other", "value": 1}],
    }
    table = score(gold.documents, [pred], gold.texts, scope=gold.scope)
    assert table.mentions.f1 == 1.0
    assert dict(table.sets)["actors"].right == 1
    assert (table.fields, table.kinds) == ((), ())


def test_a_template_that_names_nothing_is_left_out_of_the_mentions_and_told(tmp_path: Path) -> None:
    found = load_set(write(tmp_path, {"incident_type": "attack"}))
    assert [len(document.events) for document in found.documents] == [0, 0]
    assert found.notes == ("1 MUC-4 templates name nobody and nothing: not scored as mentions",)
    assert found.templates is not None
    assert len(found.templates) == 1


def test_a_predicted_entity_stands_for_its_first_mention(tmp_path: Path) -> None:
    gold = load_set(write(tmp_path, ARSON, KIDNAPPING)).templates
    assert gold is not None
    pred = predicted_templates(gold)
    assert pred[0].roles["PerpOrg"] == ("front",)
    assert score_templates(gold, pred).micro.f1 == 1.0


def test_an_unknown_incident_type_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ScoringError, match=r"dev\.json, line 1: incident type 'piracy' is none of MUC-4"):
        load_set(write(tmp_path, {**ARSON, "incident_type": "piracy"}))


def test_a_document_of_another_shape_is_refused_with_its_line_and_field(tmp_path: Path) -> None:
    file = write(tmp_path, ARSON)
    file.write_text(file.read_text() + json.dumps({"docid": "TST1-0003"}) + "\n")
    with pytest.raises(ScoringError, match=r"dev\.json, line 3: templates: Field required"):
        load_set(file)
