"""Records survive the way to disk and back, exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybius.config import Config
from polybius.errors import DamagedCase
from polybius.own_codebook import OwnCodebook
from polybius.records import Account, EventMention, Incident, Link, Reject, Report, When
from polybius.store.shapes import from_plain, to_plain
from polybius.store.tables import read_table, write_table
from tests.pipeline import fakes

# Parquet holds text as UTF-8, which has no lone halves of a pair; whole numbers have 64 bits there.
st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))
st.register_type_strategy(float, st.floats(allow_nan=False))


@pytest.mark.parametrize("record", [Report, EventMention, Link, Incident, Reject])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_record_read_from_a_table_equals_the_one_written(
    tmp_path: Path, record: type, data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.builds(record), max_size=3))
    written = write_table(tmp_path / "rows.parquet", record, rows)
    assert written == len(rows)
    assert list(read_table(tmp_path / "rows.parquet", record)) == rows


def test_a_pair_becomes_first_and_second() -> None:
    account = Account(
        "t",
        "b",
        "m",
        "p",
        (),
        (),
        (),
        (),
        fakes.link(fakes.code(fakes.make_report("A attacked B")).events, Config(), OwnCodebook()).incidents,
    )
    incident = replace(account.incidents[0], rules=(("killed", "highest"),))
    plain = to_plain(incident)
    assert plain["rules"] == [{"first": "killed", "second": "highest"}]
    assert from_plain(Incident, plain) == incident


def test_a_day_written_as_text_is_read_as_a_day() -> None:
    values = {"edtf": "2021-06-06", "earliest": "2021-06-06", "latest": None, "text": None, "how": "said"}
    assert from_plain(When, values).earliest == date(2021, 6, 6)


def test_duckdb_reads_the_table_in_place(tmp_path: Path) -> None:
    mentions = fakes.code(fakes.make_report("Reds attacked Blues. Later Greens attacked Reds.")).events
    write_table(tmp_path / "mentions.parquet", EventMention, mentions)
    rows = duckdb.sql(
        f"""select actors[1].name, "quote"."text", "when".earliest
            from '{tmp_path}/mentions.parquet' order by id"""
    ).fetchall()
    assert rows == [
        ("Reds", "Reds attacked Blues", date(2021, 6, 1)),
        ("Greens", "Greens attacked Reds", date(2021, 6, 1)),
    ]


def test_a_torn_table_is_a_damaged_case(tmp_path: Path) -> None:
    path = tmp_path / "rejects.parquet"
    write_table(path, Reject, [Reject("a.txt", "empty", "EmptySource")])
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(DamagedCase, match=r"rejects\.parquet cannot be read"):
        list(read_table(path, Reject))
