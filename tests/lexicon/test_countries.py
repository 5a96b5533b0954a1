"""Countries stand in two tables, as places and as actors, which must not drift apart."""

from __future__ import annotations

import csv
from importlib.resources import files

from polybius.lexicon.actor_files import Entry, read_entries
from polybius.lexicon.folding import fold

DATA = files("polybius") / "data"
# As an actor the state bears another name than the land.
NAMED_APART = {"TL": ("East Timor", "Timor-Leste"), "VA": ("Vatican City", "Holy See")}


def places() -> dict[str, dict[str, str]]:
    with (DATA / "places" / "country_names.csv").open(encoding="utf-8", newline="") as rows:
        return {row["iso"]: row for row in csv.DictReader(rows)}


def states() -> dict[str, Entry]:
    entries = [listed.entry for listed in read_entries([DATA / "actors"]).values()]
    return {entry.country: entry for entry in entries if entry.kind == "state" and entry.country}


def test_a_country_has_one_name_in_both_tables() -> None:
    lands, actors = places(), states()
    apart = {
        iso: (lands[iso]["name"], actors[iso].name)
        for iso in lands.keys() & actors.keys()
        if lands[iso]["name"] != actors[iso].name
    }
    assert apart == NAMED_APART


def test_the_adjectives_of_a_country_meet_in_both_tables() -> None:
    lands, actors = places(), states()
    strangers = [
        iso
        for iso in lands.keys() & actors.keys()
        if actors[iso].adjectives
        and not {fold(word) for word in lands[iso]["adjectives"].split("|")}
        & {fold(word) for word in actors[iso].adjectives}
    ]
    assert strangers == []
