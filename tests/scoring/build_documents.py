"""Small coded documents written by hand, for the tests of scoring."""

from __future__ import annotations

from typing import Any

TEXT = (
    "Rebels shelled the port of Aden on 3 March 2015, killing four guards.\n"
    "The governor met the envoy in Sanaa. Rebels shelled the port of Aden again."
)
TEXTS = {"one.txt": TEXT}


def event(id_: str, quote: str, type_: str = "ASSAULT", **fields: Any) -> dict[str, Any]:
    return {"id": id_, "quote": quote, "type": type_, "incident": id_, **fields}


def document(*events: dict[str, Any], name: str = "one.txt", **kinds: Any) -> dict[str, Any]:
    return {"document": name, "events": list(events), **kinds}


def named(name: str) -> dict[str, str]:
    return {"name": name, "text": name}
