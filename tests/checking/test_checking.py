"""A user's own codebook: every mistake is told with its file and line, and a sound one says what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.checking import check_codebook
from polybius.errors import DataFileError
from polybius.records import CheckedCodebook

SITES = "id,name,aliases,kind,country,admin1,lat,lon,radius_km\n"


def checked(root: Path, **files: str) -> CheckedCodebook:
    """The codebook with these files, "/" written as "__" and "." as "_"."""
    for name, text in files.items():
        path = root / (name.replace("__", "/").replace("_yaml", ".yaml").replace("_csv", ".csv"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return check_codebook([root])


def told(root: Path, **files: str) -> list[str]:
    """The findings of such a codebook, their files relative to it."""
    return [one.written().removeprefix(f"{root}/") for one in checked(root, **files).findings]


def rule(**keys: str) -> str:
    """A sound rule with these keys set or changed, each on the line of its place."""
    lines = {"rule": "burn-boat", "type": "ASSAULT", "mode": "arson", "verbs": "[scuttle]"} | keys
    return "- " + "\n  ".join(f"{key}: {value}" for key, value in lines.items()) + "\n"


@pytest.mark.parametrize(
    ("keys", "finding"),
    [
        ({"type": "ASAULT"}, "2: 'ASAULT' is no type (did you mean 'ASSAULT'?)"),
        (
            {"mode": "arsn"},
            "3: 'arsn' is no mode (did you mean 'arson'?; own ones stand in codes/modes.yaml)",
        ),
        ({"mode": "arrest"}, "3: mode 'arrest' goes with COERCE, and not with ASSAULT"),
        ({"mode": "''"}, "2: warning: no mode: write 'mode: unspecified' where the words tell no means"),
        ({"verbs": "[]"}, "1: 'burn-boat' opens on nothing: give verbs, nouns or both"),
        ({"verbs": "scuttle"}, "4: 'verbs' must be a list: write [scuttle]"),
        ({"verbs": "[Scuttle]"}, "4: 'Scuttle' can never fire: write it in lower case"),
        (
            {"verbs": "[scuttled]"},
            "4: warning: 'scuttled' looks like a form of 'scuttle': only 'scuttle' fires, in all its forms",
        ),
        (
            {"verbs": "[a b c]"},
            "4: 'a b c' is no verb pattern: write 'pull out', 'break [into]' or 'open {fire}'",
        ),
        (
            {"verbs": '["scuttle {@vehcle}"]'},
            "4: 'vehcle' is no class of nouns (did you mean 'vehicle'?; own ones stand in rules/nouns.yaml)",
        ),
        (
            {"verbs": '["set {boats}"]'},
            "4: warning: 'boats' looks like a form of 'boat': only 'boat' is met, in all its forms",
        ),
        (
            {"object_is": "[vehicle]", "object_not": "[vehicle]"},
            "6: its verbs can never fire: object_not shuts out all of object_is",
        ),
        (
            {"to": "[]", "needs": "[recipient]"},
            "6: it can never fire: it needs a recipient, and 'to: []' gives none",
        ),
        (
            {"nouns": "[boat burning]", "not_after": "[boat]"},
            "5: 'boat burning' can never fire: not_after shuts out 'boat'",
        ),
        ({"needs": "[actr]"}, "5: 'needs' cannot be 'actr' (did you mean 'actor'?)"),
        ({"verbz": "[sink]"}, "5: 'verbz' is no key here (did you mean 'verbs'?)"),
        ({"lone": "maybe"}, "5: 'lone' is 'maybe': write true or false"),
        ({"realis": "planed"}, "5: 'planed' is no realis (did you mean 'planned'?)"),
        (
            {"verbs": "[torch]"},
            "4: warning: 'torch' opens our rule 'arson' (ASSAULT) too; yours is tried first",
        ),
    ],
)
def test_what_is_wrong_in_an_event_rule_is_told_with_its_line(
    tmp_path: Path, keys: dict[str, str], finding: str
) -> None:
    assert told(tmp_path, rules__events_yaml=rule(**keys)) == [f"rules/events.yaml:{finding}"]


def test_every_mistake_is_told_and_not_only_the_first(tmp_path: Path) -> None:
    text = (
        rule(type="ASAULT", verbz="[x]", verbs="[Sink, a b c]")
        + rule(mode="arsn")
        + "- add_to: kil\n  verbs: [x]\n"
    )
    lines = [finding.line for finding in checked(tmp_path, rules__events_yaml=text).mistakes]
    assert lines == [2, 4, 4, 5, 6, 8, 10]


def test_a_rule_named_twice_is_a_mistake_and_one_of_ours_is_replaced(tmp_path: Path) -> None:
    assert told(tmp_path / "a", rules__events_yaml=rule() + rule(verbs="[careen]")) == [
        "rules/events.yaml:5: rule 'burn-boat' stands in line 1 already: rename one"
    ]
    sound = checked(tmp_path / "b", rules__events_yaml=rule(rule="kill"))
    assert (sound.findings, sound.holds) == ((), ("1 event rule (1 in place of ours)",))


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("- [", "2: it is not YAML: did not find expected node content"),
        ("a: 1", "1: expected a list, each of its entries beginning with '- '"),
        ("- a", "1: expected keys with values, as 'name: …'"),
        ("- id: b-c\n  name: Bc\n  id: b", "3: the key 'id' stands twice in one entry: keep one"),
        ("- id: b-c\n  name: Blue Cs", "1: 'kind' is missing"),
        ("- id: b-c\n  name:\n  - x\n  kind: party", "2: 'name' must be one word or phrase"),
        (
            "- id: b-c\n  name: Blue Cs\n  kind: partty",
            "3: 'kind' cannot be 'partty' (did you mean 'party'?)",
        ),
        (
            "- id: B c\n  name: Blue Cs\n  kind: party",
            "1: 'id' is 'B c', which is not of its form "
            "(lower-case letters, digits and hyphens: river-brigade)",
        ),
        (
            "- id: b-c\n  name: Blue Cs\n  kind: party\n  part_of: hezbolah",
            "4: part of 'hezbolah', which has no entry (did you mean 'hezbollah'?)",
        ),
        (
            "- id: b-c\n  name: Blue Cs\n  kind: party\n  roles:\n  - {office: chair, from: 12-05-2020}",
            "5: office 'chair': '12-05-2020' is not an EDTF date: write 2021, 2021-06 or 2021-06-06, "
            "with ~ for about",
        ),
        (
            "- id: b-c\n  name: Blue Cs\n  kind: party\n  prefer: [Azure]",
            "4: 'Azure' is none of its spellings: list it under aliases too",
        ),
        (
            "- id: b-c\n  name: Blue Cs\n  kind: party\n- id: b-c\n  name: Blue Ds\n  kind: party",
            "4: 'b-c' stands in line 1 already: merge the two, or rename one",
        ),
        (
            "- id: b-c\n  name: Blue Cs\n  kind: party\n- id: b-d\n  name: Other\n  kind: party\n"
            "  aliases: [blue cs]",
            "7: warning: 'blue cs' also names b-c: "
            "say 'prefer: [blue cs]' where it stands for this one first",
        ),
        (
            "- id: b-c\n  name: Blue Cs\n  kind: party\n  aliases:\n  - Hezbollah",
            "5: warning: 'Hezbollah' also names hezbollah: "
            "say 'prefer: [Hezbollah]' where it stands for this one first",
        ),
    ],
)
def test_what_is_wrong_in_an_actor_is_told_with_its_line(tmp_path: Path, text: str, finding: str) -> None:
    findings = told(tmp_path, actors__own_yaml=text)
    assert f"actors/own.yaml:{finding}" in findings


@pytest.mark.parametrize(
    ("row", "findings"),
    [
        ("a,A,,port,NG,,4.9,6.3,2", []),
        (
            "a,A,,prt,NG,,49,200,",
            ["kind 'prt' is not one of", "lon: 200 is not between", "radius_km: '' is not a number"],
        ),
        ("a,A,,port,NG,,4.9,,2", ["lat and lon go together: give both or none"]),
        ("a,,,port,Nigeria,,4.9,6.3,2", ["country 'Nigeria' is no ISO 3166 code", "name is empty"]),
        ("a,A,,port,NG,Delta,4.9,6.3,2", ["admin1 'Delta' is unknown"]),
        ("a,A,,port,NG,,4.9,6.3,2,x", ["more cells than columns"]),
        ("a,A", ["fewer cells than columns"]),
        (
            "a,A,,port,IQ,,44,33,2",
            ["warning: lies 1,533 km from the middle of Iraq: are lat and lon exchanged?"],
        ),
    ],
)
def test_every_fault_of_a_row_of_places_is_told(tmp_path: Path, row: str, findings: list[str]) -> None:
    found = told(tmp_path, places__own_csv=SITES + row + "\n")
    assert [
        line.split(":2: ")[1][: len(wanted)] for line, wanted in zip(found, findings, strict=True)
    ] == findings


def test_a_wrong_column_is_told_with_the_nearest(tmp_path: Path) -> None:
    found = told(tmp_path, places__own_csv=SITES.replace("radius_km", "radius"))
    assert found == [
        "places/own.csv:1: 'radius' is no column here (did you mean 'radius_km'?)",
        f"places/own.csv:1: no column radius_km: the first line must be {SITES.strip()}",
    ]


def test_codes_weapons_nouns_and_relations_are_checked(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        codes__modes_yaml="field: mod\ncodes:\n- {code: tap, means: M., example: E., of: [COERC]}\n"
        "- {code: X y, means: M.}\n",
        rules__weapons_yaml="- {name: a, words: [], mode: arrest, kind: gun}\n"
        "- {name: b, words: [F-16], mode: rocket, kind: gun}\n",
        rules__nouns_yaml="vehicle: skiff\nboat: [skiffs]\n",
        rules__relations_yaml="verb: []\nverbs:\n- {rule: x, relation: suports, words: [Carry]}\n",
    ) == [
        "codes/modes.yaml:1: the file must say 'field: mode'",
        "codes/modes.yaml:3: 'COERC' is no type (did you mean 'COERCE'?)",
        "codes/modes.yaml:3: warning: no rule or weapon gives the mode 'tap': nothing gets it",
        "codes/modes.yaml:4: 'example' is missing",
        "rules/nouns.yaml:1: 'vehicle' must be a list of nouns: [lorry, skiff]",
        "rules/nouns.yaml:2: warning: 'skiffs' looks like a form of 'skiff': only 'skiff' is met",
        "rules/relations.yaml:1: 'verb' is no key here (did you mean 'verbs'?)",
        "rules/relations.yaml:3: 'Carry' can never fire: write a word in lower case",
        "rules/relations.yaml:3: 'suports' is no relation (did you mean 'supports'?; own ones stand in "
        "codes/relations.yaml)",
        "rules/weapons.yaml:1: 'a' has no words, or an empty one: it is never found",
        "rules/weapons.yaml:1: mode 'arrest' is none of ASSAULT, as a weapon's must be",
        "rules/weapons.yaml:2: warning: 'F-16' is a word of 'F-16' too; yours counts",
    ]


def test_a_file_that_is_not_read_is_a_mistake_and_notes_for_people_are_none(tmp_path: Path) -> None:
    found = told(tmp_path, rules__event_yaml="- x\n")
    (tmp_path / "README.md").write_text("Ours.")
    assert len(found) == 1
    assert found[0].startswith("rules/event.yaml: it is not read (did you mean 'rules/events.yaml'?;")


def test_files_that_are_no_utf8_empty_or_hold_themselves_are_told(tmp_path: Path) -> None:
    for part in ("actors", "places"):
        (tmp_path / part).mkdir()
        (tmp_path / part / ("a.csv" if part == "places" else "a.yaml")).write_bytes(b"- b\n- \xe9\n")
    assert told(tmp_path, actors__b_yaml="# nothing yet\n", rules__weapons_yaml="- &a\n  words: *a\n")[
        :5
    ] == [
        "actors/a.yaml:2: it is not UTF-8: save it as UTF-8 text",
        "actors/b.yaml: it is empty: write something, or delete it",
        "places/a.csv:2: it is not UTF-8: save it as UTF-8 text",
        "rules/weapons.yaml:1: 'kind' is missing",
        "rules/weapons.yaml:1: 'mode' is missing",
    ]


def test_folders_are_checked_together(tmp_path: Path) -> None:
    checked(tmp_path / "team", actors__a_yaml="- id: red-front\n  name: Red Front\n  kind: party\n")
    own = "- id: red-youth\n  name: Red Youth\n  kind: party\n  part_of: red-front\n"
    assert [one.line for one in checked(tmp_path / "case", actors__a_yaml=own).mistakes] == [4]
    assert check_codebook([tmp_path / "case", tmp_path / "team"]).findings == ()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="gone is no folder"):
        check_codebook([tmp_path / "gone"])
