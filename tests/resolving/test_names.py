"""Names that no table knows: one person keeps one name through a report."""

from __future__ import annotations

from polybius.lexicon.actors import ActorTable, load_actors
from polybius.records import ActorRef
from polybius.resolving.names import NameJoiner

TABLE: ActorTable = load_actors()


def _joined(name: str, *persons: str) -> str:
    return NameJoiner(TABLE, None, persons).join(ActorRef(name, name, 0, len(name))).name


def test_a_surname_is_the_person_whom_the_report_names_in_full() -> None:
    assert _joined("Zelnik", "Martin Zelnik") == "Martin Zelnik"


def test_a_middle_surname_and_a_title_are_no_hindrance() -> None:
    assert _joined("Gen. Quispal", "Raul Quispal Ordenna") == "Raul Quispal Ordenna"


def test_the_longest_of_the_full_names_that_fit_each_other_is_taken() -> None:
    assert _joined("Quispal", "Raul Quispal", "Raul Quispal Ordenna") == "Raul Quispal Ordenna"


def test_a_surname_of_two_persons_stays_as_it_is() -> None:
    assert _joined("Zelnik", "Martin Zelnik", "Vera Zelnik") == "Zelnik"


def test_a_forename_alone_is_nobody_known() -> None:
    assert _joined("Martin", "Martin Zelnik Horak") == "Martin"
