"""PLOVER records of both shapes, read as documents of the codebook. The sentences are our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from polybius.errors import ScoringError
from polybius.scoring import CodedSet, load_set

GOLD = """{
    "id": "GSR-DEMAND-1",
    "date": "2000-01-01",
    "source": [{"actorText": "Ruritania", "code": "RUR", "sector": "GOV"}],
    "target": [{"actorText": "Grand Fenwick", "code": "GFW"}, {"actorText": "", "code": "---"}],
    "event": "DEMAND",
    "eventText": "demanded talks",
    "mode": "",
    "text": "Ruritania demanded talks with Grand Fenwick, }, a spokesman said.",
    "comment": "",
},
{
    "id": "GSR-ASSAULT-1",
    "source": [{"actorText": "rebels"}],
    "target": "",
    "event": "FIGHT",
    "mode": "firearms",
    "text": "Rebels opened fire at the bridge.",
},
"""
CODED = {
    "id": "20190801-1_RETREAT",
    "event_type": "RETREAT",
    "event_mode": ["withdraw"],
    "event_text": "The brigade left the town. Its commander met the mayor.",
    "attributes": {
        "ACTOR": [{"text": "The brigade", "qa_score": 0.3}],
        "RECIP": [],
        "LOC": [{"text": "the town"}],
    },
    "pub_date": "2019-08-01",
}


def load(folder: Path, content: str) -> CodedSet:
    file = folder / "records.txt"
    file.write_text(content)
    return load_set(file)


def test_gold_records_are_read_as_published_with_needless_commas_and_former_types(tmp_path: Path) -> None:
    found = load(tmp_path, GOLD)
    demand, fight = [document.events[0] for document in found.documents]
    assert [document.document for document in found.documents] == ["GSR-DEMAND-1", "GSR-ASSAULT-1"]
    assert (demand.type, fight.type, fight.mode) == ("REQUEST", "ASSAULT", "shooting")
    assert [actor.name for actor in demand.actors] == ["Ruritania"]
    assert [recipient.name for recipient in demand.recipients] == ["Grand Fenwick"]
    assert fight.recipients == ()
    assert demand.quote == found.texts["GSR-DEMAND-1"]
    assert demand.quote == "Ruritania demanded talks with Grand Fenwick, }, a spokesman said."


def test_records_of_the_coder_are_read(tmp_path: Path) -> None:
    (document,) = load(tmp_path, json.dumps(CODED)).documents
    (event,) = document.events
    assert (event.type, event.mode, event.actors[0].name) == ("RETREAT", "withdraw", "The brigade")


def test_records_of_one_text_are_one_document_and_several_types_several_events(tmp_path: Path) -> None:
    other = {**CODED, "id": "20190801-1_CONSULT", "event_type": ["CONSULT", "AGREE"], "event_mode": []}
    (document,) = load(tmp_path, json.dumps([CODED, other])).documents
    assert document.document == "20190801-1_RETREAT"
    assert [(event.id, event.type) for event in document.events] == [
        ("p1", "RETREAT"),
        ("p2", "CONSULT"),
        ("p3", "AGREE"),
    ]


def test_texts_that_share_an_id_are_numbered(tmp_path: Path) -> None:
    other = {**CODED, "event_text": "The brigade came back."}
    found = load(tmp_path, json.dumps([CODED, other]))
    assert list(found.texts) == ["20190801-1_RETREAT", "20190801-1_RETREAT (2)"]
    assert [document.document for document in found.documents] == list(found.texts)


def test_types_without_a_counterpart_are_left_out_and_told(tmp_path: Path) -> None:
    crime = {**CODED, "event_type": ["CRIME"], "event_text": "A bank was robbed."}
    found = load(tmp_path, json.dumps([CODED, crime]))
    assert len(found.documents) == 1
    assert found.notes == ("1 PLOVER records of type CRIME have no counterpart in the codebook: left out",)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"event_type": "FROLIC"}, r"records\.txt, line 1: 'FROLIC' is no type of PLOVER"),
        ({"event_text": ""}, r"records\.txt, line 1: event_text: String should have at least 1 character"),
        ({"attributes": {"ACTOR": 3}}, r"records\.txt, line 1: attributes\.ACTOR"),
    ],
)
def test_a_wrong_record_is_refused_with_its_line_and_field(
    tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    with pytest.raises(ScoringError, match=message):
        load(tmp_path, json.dumps({**CODED, **change}))


def test_a_record_that_is_not_json_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ScoringError, match=r"records\.txt, line 13: not JSON"):
        load(tmp_path, GOLD.replace('"id": "GSR-ASSAULT-1"', '"id": GSR-ASSAULT-1'))
