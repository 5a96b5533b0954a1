"""What is coded as an assessment, and what is not: a small sentence for each use of a word of likelihood."""

from __future__ import annotations

import pytest

from polybius.coding.assessments import load_likelihood_rules
from polybius.pipeline.stages import CodeReport
from polybius.records import Assessment
from tests.coding.sentence_suite import make_report

JUDGED = [
    ("may", "The garrison may fall within days.", "may", "possible"),
    ("might yet", "The rebels might yet take the harbour.", "might", "possible"),
    ("could of what may come", "Fuel could run out before the winter.", "could", "possible"),
    ("may have, of the past", "The two captains may have met in secret.", "may", "possible"),
    ("will with an adverb", "The truce will probably hold.", "will probably", "likely"),
    ("perhaps, of what something was", "The shelling was perhaps a warning.", "perhaps", "possible"),
    ("likely to", "Prices are likely to rise further.", "likely", "likely"),
    ("not likely to", "The party is not likely to win the north.", "not likely", "unlikely"),
    (
        "a degree of likely",
        "It is highly unlikely that the army can retake the valley.",
        "highly unlikely",
        "very-unlikely",
    ),
    ("possible under a condition", "A new offensive is possible if the talks fail.", "possible", "possible"),
    ("an adjective without a clause", "A ceasefire before spring is improbable.", "improbable", "unlikely"),
    ("bound to", "The militia is bound to lose the villages.", "bound", "almost-certain"),
    ("almost certain", "Renewed fighting is almost certain.", "almost certain", "almost-certain"),
    ("seem to", "The generals seem to have lost control of the north.", "seem", "likely"),
    ("it appears that", "It appears that the commander has fled.", "appears", "likely"),
    ("is expected to", "The bridge is expected to reopen in June.", "is expected", "likely"),
    (
        "it is thought that",
        "It is thought that the islanders buy their rifles abroad.",
        "is thought",
        "likely",
    ),
    (
        "it can be concluded",
        "It can be concluded that the governor is stalling.",
        "can be concluded",
        "likely",
    ),
    ("a named judge", "Observers doubt that the monitors can leave soon.", "doubt", "unlikely"),
    ("a judge and a noun", "Analysts expect further raids before the harvest.", "expect", "likely"),
    ("a judge's forecast", "Economists predict that exports will shrink.", "predict", "likely"),
    (
        "an adjective outdoes its judge",
        "Analysts think it unlikely that the junta will fall.",
        "unlikely",
        "unlikely",
    ),
    (
        "sure of a clause",
        "Diplomats are confident that the ferry line will resume.",
        "confident",
        "very-likely",
    ),
    ("a sign", "These raids suggest that the truce has failed.", "suggest", "likely"),
    ("little chance", "Observers see little chance that the talks resume.", "little chance", "unlikely"),
    ("there is a risk", "There is a risk that the fighting spreads to the capital.", "risk", "possible"),
    ("a risk that rises", "The risk of famine is rising.", "risk", "possible"),
    ("cannot be ruled out", "A march on the city cannot be ruled out.", "cannot be ruled out", "possible"),
    ("will of what nobody wills", "The withdrawal will weaken the coalition.", "will", "stated"),
    ("will under a condition", "If aid stops, hospitals will close.", "will", "stated"),
    ("will where something lacks", "Without more rain, the harvest will fail.", "will", "stated"),
    ("what befalls a doer", "The brigade will suffer this winter.", "will", "stated"),
    ("would under a condition", "If the dam broke, the town would drown.", "would", "stated"),
    ("can of what influences", "The sanctions can strengthen the hardliners.", "can", "possible"),
]

NOT_JUDGED = [
    ("what is allowed", "Voters may cast their ballots until noon."),
    ("a wish", "May he rest in peace."),
    ("past ability", "Rescuers could not find the pilot."),
    ("what could be heard", "Villagers could hear gunfire all night."),
    ("being able", "The troops were able to leave the town."),
    ("a visit set for a day", "The president will visit the front on Monday."),
    ("a vote set for a week", "The parliament will vote on the budget next week."),
    ("what a court holds by order", "The court will hold a hearing on 3 May 2024."),
    ("the doer's announcement", "The ministry said it will deploy two brigades."),
    ("the doer's vow", "The rebels vowed that they would fight on."),
    ("the speaker's own plan", "We will defend every street."),
    ("a plan", "The army plans to withdraw its guns."),
    ("an aim", "They cut the wire so that the trucks could pass."),
    ("a condition", "If the dam breaks, call the guard."),
    ("an indirect question", "He asked whether the truce would hold."),
    ("a question", "What might be the reason?"),
    ("the month of May", "The shells hit the market in May."),
    ("an arrival that is expected", "The delegates are expected on Friday."),
    ("talk about the talk", "It should be noted that the road is closed."),
    ("a rate", "Men are more likely to be drafted than women."),
    ("danger without a judgement", "The convoy was in danger."),
    ("what can be seen", "You can see the smoke from the port."),
    ("a doer's belief", "The admiral believes that the fleet is ready."),
    ("who reports", "Reports indicate that the mine is closed."),
    ("a plain fact", "The rebels took the harbour on Sunday."),
    ("how far somebody could tell", "As far as the monitors could establish it, the bridge was intact."),
    ("what something takes at any time", "The symptoms can take weeks to appear."),
    ("what a doer is able to, told as known", "The brigade, which could thus move freely, left the town."),
    (
        "a threat of the speaker behind another clause",
        "The governor wrote that the raid was over and that he would punish the rebels if it came again.",
    ),
    ("a threat", "The rebels threatened that the harvest would burn if the army advanced."),
    ("what is agreed", "The two governments agreed that the mission will end on 31 December."),
    ("what is set for a day", "Under the accord the mission will end on 31 December."),
]


def coded(coder: CodeReport, text: str, published: str | None = None) -> tuple[Assessment, ...]:
    return coder(make_report(text, published)).assessments


@pytest.mark.parametrize(
    ("text", "words", "likelihood"), [row[1:] for row in JUDGED], ids=[row[0] for row in JUDGED]
)
def test_assessment_is_coded(coder: CodeReport, text: str, words: str, likelihood: str) -> None:
    found = coded(coder, text)

    assert [one.likelihood.text for one in found if one.likelihood] == [words]
    assert found[0].notes == (f"likelihood: {likelihood}",)


@pytest.mark.parametrize("text", [row[1] for row in NOT_JUDGED], ids=[row[0] for row in NOT_JUDGED])
def test_nothing_is_judged(coder: CodeReport, text: str) -> None:
    assert coded(coder, text) == ()


def test_two_auxiliaries_are_two_assessments(coder: CodeReport) -> None:
    found = coded(coder, "The campaign may turn the coast against the navy but might unite the hill tribes.")

    assert [one.quote.text for one in found] == [
        "The campaign may turn the coast against the navy",
        "might unite the hill tribes",
    ]
    assert {one.subject.name for one in found if one.subject} == {"campaign"}


def test_content_is_the_clause_without_who_judges(coder: CodeReport) -> None:
    (found,) = coded(coder, "It is thought that the islanders buy their rifles abroad.")

    assert found.quote.text == "It is thought that the islanders buy their rifles abroad"
    assert found.content.text == "the islanders buy their rifles abroad"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Three outcomes seem likely.", "Three outcomes seem likely"),
        ("That would make the harbour safe.", "That would make the harbour safe"),
        ("It is unlikely that the rebels want that.", "the rebels want that"),
    ],
)
def test_content_is_whole(coder: CodeReport, text: str, content: str) -> None:
    (found,) = coded(coder, text)

    assert found.content.text == content


def test_horizon_is_the_time_that_the_judgement_looks_to(coder: CodeReport) -> None:
    (found,) = coded(coder, "The bridge is expected to reopen by the end of 2024.", "2024-02-01")

    assert found.horizon.edtf == "2024-12"


def test_a_past_date_is_no_horizon(coder: CodeReport) -> None:
    (found,) = coded(coder, "A march on the city, as in April 2019, is improbable.", "2021-03-05")

    assert found.horizon.edtf is None


def test_what_is_past_cannot_be_settled_by_later_facts(coder: CodeReport) -> None:
    (past,) = coded(coder, "The two captains may have met in secret.")
    (ahead,) = coded(coder, "The two captains may meet in secret.")

    assert (past.resolvable, ahead.resolvable) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "It is unlikely that the final toll has been reached.",
        "It is doubtful that the junta will try.",
    ],
)
def test_what_is_unlikely_is_settled_by_what_shows_it(coder: CodeReport, text: str) -> None:
    (found,) = coded(coder, text)

    assert found.resolvable


def test_a_date_in_a_relative_clause_is_no_horizon(coder: CodeReport) -> None:
    (found,) = coded(
        coder,
        "The militia, against which the army stopped its raids on 5 July, might gain room.",
        "2023-05-10",
    )

    assert found.horizon.edtf is None


def test_since_when_is_no_horizon(coder: CodeReport) -> None:
    (found,) = coded(coder, "The flood is likely to be the worst since October 2017.", "2023-05-10")

    assert found.horizon.edtf is None


def test_how_long_something_lasts_is_no_horizon(coder: CodeReport) -> None:
    (found,) = coded(coder, "The ban could last months.", "2023-05-10")

    assert found.horizon.edtf is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Some officials expect that the toll will rise.", "officials"),
        ("Two diplomats doubt that the truce will hold.", "diplomats"),
        ("The toll may rise.", None),
    ],
)
def test_unnamed_judge_is_the_source(coder: CodeReport, text: str, source: str | None) -> None:
    (found,) = coded(coder, text)

    assert found.source.written() == source


def test_will_is_not_hedged_and_may_is(coder: CodeReport) -> None:
    (firm,) = coded(coder, "If aid stops, hospitals will close.")
    (soft,) = coded(coder, "If aid stops, hospitals may close.")

    assert (firm.hedged, soft.hedged) == (False, True)


def test_every_word_that_opens_an_assessment_has_a_class() -> None:
    rules = load_likelihood_rules()
    told = {word for word in rules.opening if word in rules.classes}
    inflected = {"ca": "can", "wo": "will"}

    untold = {
        word
        for word in rules.opening - told
        if inflected.get(word) not in rules.classes and not any(word in phrase for phrase in rules.classes)
    }
    assert untold == set()
