"""Own rules, weapons, nouns and relations beside those that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.codebook import load_codebook
from polybius.coding import RuleBook, load_relation_rules, load_rules
from polybius.errors import DataFileError, UnknownCode

SHIPPED = load_rules()


def own(folder: Path, **files: str) -> RuleBook:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_rules([folder])


def test_a_new_rule_stands_after_ours(tmp_path: Path) -> None:
    book = own(tmp_path, events="- {rule: x, type: ASSAULT, mode: arson, verbs: [scuttle]}")
    assert [rule.name for rule in book.rules] == [*(rule.name for rule in SHIPPED.rules), "x"]
    assert [rule.name for _, rule in book.verbs["scuttle"]] == ["x"]


def test_a_rule_with_the_name_of_ours_takes_its_place(tmp_path: Path) -> None:
    book = own(tmp_path, events="- {rule: attack, type: ASSAULT, mode: clash, verbs: [scuttle]}")
    assert len(book.rules) == len(SHIPPED.rules)
    assert next(rule.mode for rule in book.rules if rule.name == "attack") == "clash"
    assert "attack" in {rule.name for _, rule in SHIPPED.verbs["ambush"]}
    assert "attack" not in {rule.name for _, rule in book.verbs.get("ambush", ())}


def test_of_two_rules_that_ask_for_as_much_the_own_one_is_tried_first(tmp_path: Path) -> None:
    book = own(tmp_path, events='- {rule: x, type: PROTEST, verbs: [attack, "open"], nouns: [attack]}')
    assert next(rule.name for _, rule in book.verbs["attack"]) == "x"
    assert next(rule.name for words, rule in book.nouns["attack"] if words == ("attack",)) == "x"
    assert [rule.name for _, rule in book.verbs["open"]] == ["shoot", "x"]


def test_add_to_gives_a_rule_of_ours_further_words(tmp_path: Path) -> None:
    book = own(tmp_path, events="- {add_to: kill, verbs: [scuttle], nouns: [scuttling]}")
    ours = next(rule for rule in SHIPPED.rules if rule.name == "kill")
    theirs = next(rule for rule in book.rules if rule.name == "kill")
    assert [pattern.lemma for pattern in theirs.verbs] == [
        *(pattern.lemma for pattern in ours.verbs),
        "scuttle",
    ]
    assert (theirs.nouns, theirs.mode, theirs.own) == ((*ours.nouns, "scuttling"), ours.mode, False)


def test_add_to_a_rule_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no rule 'kil' to add to"):
        own(tmp_path, events="- {add_to: kil, verbs: [scuttle]}")


def test_own_weapons_come_first_and_own_nouns_are_added(tmp_path: Path) -> None:
    book = own(
        tmp_path,
        weapons="- {name: rocket, words: [rocket], mode: missile, kind: munition}",
        nouns="vehicle: [pirogue]\ncattle: [cow]",
    )
    assert [weapon.mode for weapon in book.weapons if weapon.name == "rocket"] == ["missile"]
    assert book.classes["vehicle"] == SHIPPED.classes["vehicle"] | {"pirogue"}
    assert book.classes_of("cow") == {"cattle"}


def test_of_two_folders_the_first_counts(tmp_path: Path) -> None:
    for name, mode in (("first", "arson"), ("second", "clash")):
        (tmp_path / name).mkdir()
        text = f"- {{rule: x, type: ASSAULT, mode: {mode}, verbs: [scuttle]}}"
        (tmp_path / name / "events.yaml").write_text(text)
    book = load_rules([tmp_path / "first", tmp_path / "second"])
    assert [rule.mode for rule in book.rules if rule.name == "x"] == ["arson"]


def test_own_relations_need_their_code(tmp_path: Path) -> None:
    rules, codes = tmp_path / "rules", tmp_path / "codes"
    rules.mkdir()
    codes.mkdir()
    (rules / "relations.yaml").write_text(
        "verbs:\n- {rule: x, relation: smuggles-for, words: [back], to: [for]}"
    )
    with pytest.raises(UnknownCode, match="smuggles-for"):
        load_relation_rules([rules])
    code = "{code: smuggles-for, means: M., example: E.}"
    (codes / "relations.yaml").write_text(f"field: relation\ncodes: [{code}]")
    loaded = load_relation_rules([rules], load_codebook([codes]))
    assert [tie.relation for tie in loaded.verbs_of["back"]] == ["smuggles-for", "supports"]
