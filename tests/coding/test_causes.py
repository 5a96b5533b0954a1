"""What is coded as a causal statement, and what is not: one small sentence for each way of saying it."""

from __future__ import annotations

import pytest

from polybius.coding.causes.naming import gerund
from polybius.pipeline.stages import CodeReport
from polybius.records import CausalClaim
from tests.coding.sentence_suite import make_report

CODED = [
    (
        "led them to do",
        "The killing of the general led the tribes to harden their stance.",
        "killing of general",
        "tribe hardening of stance",
        1,
    ),
    (
        "prompted him to do",
        "The raid prompted the governor to close the border.",
        "raid",
        "closure of border",
        1,
    ),
    ("enabled them to do", "The truce enabled farmers to return.", "truce", "farmer return", 1),
    ("caused it", "The arrests fuelled anger.", "arrest", "anger", 1),
    ("passive", "The outages were caused by sabotage.", "sabotage", "outage", 1),
    ("passive beside a noun", "The council feared a shortage caused by the strike.", "strike", "shortage", 1),
    ("contributed to", "The tax, which angered traders, contributed to the revolt.", "tax", "revolt", 1),
    ("grew into", "The clashes escalated into war.", "clash", "war", 1),
    (
        "prevented from",
        "The lack of spare parts prevented the jets from flying.",
        "lack of spare parts",
        "jet flying",
        -1,
    ),
    ("weakened a side", "The scandal weakened the coalition.", "scandal", "coalition", -1),
    ("reduced", "The deal eased tensions.", "deal", "tension", -1),
    ("ended", "The ceasefire ended weeks of fighting.", "ceasefire", "week of fighting", -1),
    ("a hedged verb", "Floods may slow the advance.", "flood", "advance", -1),
    ("made it so", "The protests made a compromise impossible.", "protest", "compromise impossible", 1),
    (
        "a participle after the clause",
        "Shells hit the mill, causing a shortage of bread.",
        "shell hitting of mill",
        "shortage of bread",
        1,
    ),
    (
        "the means of a doer",
        "The militia consolidated its power by seizing the port.",
        "militia seizure of port",
        "power",
        1,
    ),
    ("put pressure on", "The dispute put pressure on the governor.", "dispute", "pressure", 1),
    ("bad impact on", "The ban has had a negative impact on trade.", "ban", "trade", -1),
    (
        "impact of one on another",
        "The effect of the embargo on trade was small.",
        "embargo on trade",
        "trade",
        0,
    ),
    ("stems from", "The tension stems from a dispute over water.", "dispute over water", "tension", 1),
    ("depends on", "The success of the talks depends on the weather.", "weather", "success of talks", 1),
    (
        "because of",
        "The price of flour has doubled because of the siege.",
        "siege",
        "price of flour doubling",
        1,
    ),
    ("due to", "The flight was cancelled due to fog.", "fog", "cancellation of flight", 1),
    (
        "as a result of",
        "The camp was emptied as a result of the shelling.",
        "shelling",
        "emptying of camp",
        1,
    ),
    (
        "in retaliation for",
        "The army shelled the port in retaliation for the raid.",
        "raid",
        "army shelling of port",
        1,
    ),
    (
        "given",
        "Given the shortage of doctors, the clinic closed its ward.",
        "shortage of doctors",
        "clinic closure of ward",
        1,
    ),
    ("because", "Because donors disagree, the talks have stalled.", "donor disagreeing", "talk stalling", 1),
    (
        "a negated cause turns the sign",
        "The village fled, since nobody protected it.",
        "protection",
        "village flight",
        -1,
    ),
    ("so", "The talks broke down over tariffs, so prices rose.", "talk breach", "price rise", 1),
    ("if", "If aid stops, the clinics will close.", "aid halt", "clinic closure", 1),
    ("unless", "Unless the talks resume, the strikes may spread.", "talk resumption", "strike spread", -1),
    (
        "should it happen",
        "Should the bank fail, savers would lose everything.",
        "bank failure",
        "saver loss",
        1,
    ),
    ("without", "Without a ceasefire, the town will starve.", "ceasefire", "town starvation", -1),
    (
        "a result told in the next sentence",
        "The mine closed. As a result, families left the town.",
        "mine closure",
        "family departure of town",
        1,
    ),
    (
        "this, of the sentence before",
        "The harvest failed. This led to hunger.",
        "harvest failure",
        "hunger",
        1,
    ),
    ("a reason", "The drought was the main reason for the exodus.", "drought", "exodus", 1),
    ("a threat", "The dam project is a threat to the fisheries.", "dam project", "fishery", -1),
    ("the result of", "The failure of the dam was the result of neglect.", "neglect", "failure of dam", 1),
    ("vital for", "Roads are vital for the supply of the garrison.", "road", "supply of garrison", 1),
    (
        "a response to",
        "The government's response to the attack surprised diplomats.",
        "attack",
        "government response to attack",
        1,
    ),
    (
        "an act to prevent",
        "The navy escorted tankers to prevent attacks.",
        "navy escorting of tanker",
        "attack",
        -1,
    ),
    ("an act to avoid", "The pilots flew low to avoid detection.", "pilot flying", "detection", -1),
    ("meant to", "The patrols are meant to deter smuggling.", "patrol", "smuggling", -1),
    (
        "a verb that only carries another",
        "It hurt the mayor's name, because every round of talks had to begin with it.",
        "round of talks start",
        "hurting of mayor name",
        1,
    ),
    (
        "a state that somebody is brought into",
        "The judge will hold the owners responsible if a child is killed.",
        "killing of child",
        "judge holding owner responsible",
        1,
    ),
    (
        "that, of what is only likely",
        "The boats are likely to gather in two ports. That would make the fleet easier to guard.",
        "boat gathering in two port",
        "fleet easier to guard",
        1,
    ),
    (
        "it, of the thing that the sentence before tells of",
        "The resolution bound nobody. It weakened the alliance, because the members quarrelled.",
        "member quarreling",
        "resolution weakening of alliance",
        1,
    ),
    (
        "told by a speaker",
        "The mayor said the fire was caused by a short circuit.",
        "short circuit",
        "fire",
        1,
    ),
]

NOT_CODED = [
    ("a deed", "The gunmen killed two guards."),
    ("a doer changes what is his", "The president increased the budget."),
    ("harm to people", "A lorry bomb hurt eleven people."),
    ("harm to buildings", "The storm damaged forty houses."),
    ("left dead", "The attack left five people dead."),
    ("since, of time", "Troops have been there since 2014."),
    ("since, of time, with a clause", "Since the truce began, trade has grown."),
    ("as, of time", "He waved as he left the court."),
    ("as, of a report", "The mayor resigned, as the ministry had announced."),
    ("as, of a comparison", "They are as strong as they think."),
    ("after", "The rebels entered the town after the army left."),
    ("an attempt", "The army tried to prevent the march."),
    ("a wish", "The minister said that he wanted to reduce tensions."),
    ("a promise", "The council promised to reduce the fees."),
    ("a purpose that brings nothing about", "The delegates met in order to talk."),
    ("a doer hinders others", "The police prevented protesters from entering."),
    ("leading men", "The general led his troops to the river."),
    ("in charge of the case", "Someone in charge of the case left."),
    ("a measure", "Prices rose by 5 percent."),
    ("negated", "The raid did not lead to arrests."),
    ("not because of", "The town was lost, but not because of the flood."),
    ("a condition of the speaker's own deed", "If you come closer, I will shoot."),
    ("a plain fact", "The talks began in March."),
    ("a slap in the face of somebody", "The general spoke of a slap in the face of the president."),
    ("in the face of", "The cabinet met in the face of new protests."),
    ("a vote", "The parliament voted on Sunday to end the presence of foreign troops."),
    ("something that is not told", "The pictures persuaded the mayor to order something."),
    ("that, of a question", "Who will pay? That led to a quarrel."),
    ("that, of what somebody says of himself", "We have lost. That led to a quarrel."),
]


def coded(coder: CodeReport, text: str) -> tuple[CausalClaim, ...]:
    return coder(make_report(text)).causal


@pytest.mark.parametrize(
    ("text", "cause", "effect", "polarity"), [row[1:] for row in CODED], ids=[row[0] for row in CODED]
)
def test_causal_statement_is_coded(
    coder: CodeReport, text: str, cause: str, effect: str, polarity: int
) -> None:
    assert [(one.cause.name, one.effect.name, one.polarity) for one in coded(coder, text)] == [
        (cause, effect, polarity)
    ]


@pytest.mark.parametrize("text", [row[1] for row in NOT_CODED], ids=[row[0] for row in NOT_CODED])
def test_nothing_is_said_to_follow(coder: CodeReport, text: str) -> None:
    assert coded(coder, text) == ()


def test_each_cause_with_each_effect_is_a_statement(coder: CodeReport) -> None:
    found = coded(coder, "Drought and debt caused hunger and unrest.")

    assert [(one.cause.name, one.effect.name) for one in found] == [
        ("drought", "hunger"),
        ("drought", "unrest"),
        ("debt", "hunger"),
        ("debt", "unrest"),
    ]


def test_two_verbs_of_one_subject_are_two_statements(coder: CodeReport) -> None:
    found = coded(coder, "The deal strengthened the alliance and eased tensions.")

    assert [(one.cause.name, one.effect.name, one.polarity) for one in found] == [
        ("deal", "alliance", 1),
        ("deal", "tension", -1),
    ]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Sanctions could trigger unrest.", True),
        ("Sanctions are likely to trigger unrest.", True),
        ("It is thought that sanctions triggered the unrest.", True),
        ("Sanctions will trigger unrest.", False),
        ("Sanctions triggered unrest.", False),
        ("The bridge cannot be used due to the flood.", False),
        ("If aid stops, the clinics may close.", True),
        ("If aid stops, the clinics will close.", False),
    ],
)
def test_hedged_where_the_text_leaves_it_open(coder: CodeReport, text: str, hedged: bool) -> None:
    (found,) = coded(coder, text)

    assert found.hedged is hedged


def test_words_of_cause_and_effect_are_verbatim(coder: CodeReport) -> None:
    (found,) = coded(coder, "The lack of spare parts prevented the jets from flying.")

    assert found.quote.text == "The lack of spare parts prevented the jets from flying"
    assert (found.cause.text, found.effect.text) == ("The lack of spare parts", "flying")


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        (
            "If one guard is killed, the court will hold the owner responsible.",
            "one guard is killed",
            "the court will hold the owner responsible",
        ),
        (
            "It hurt the mayor's name, because every round of talks had to begin with it.",
            "every round of talks had to begin with it",
            "It hurt the mayor's name",
        ),
        (
            "The law made the miners easier to tax in winter.",
            "The law",
            "easier to tax in winter",
        ),
        (
            "The price of flour has doubled because of the siege of the town.",
            "the siege of the town",
            "The price of flour has doubled",
        ),
    ],
)
def test_words_of_a_clause_are_whole(coder: CodeReport, text: str, cause: str, effect: str) -> None:
    (found,) = coded(coder, text)

    assert (found.cause.text, found.effect.text) == (cause, effect)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("If aid stops, the clinics will close.", "a condition: it follows only if that happens"),
        ("Sanctions would trigger unrest.", 'told with "would": supposed, not told as having happened'),
    ],
)
def test_what_is_only_supposed_is_noted(coder: CodeReport, text: str, note: str) -> None:
    (found,) = coded(coder, text)

    assert found.notes == (note,)


def test_cause_told_before_keeps_its_own_words(coder: CodeReport) -> None:
    text = "The mine closed. As a result, families left the town."
    (found,) = coded(coder, text)

    assert text[found.cause.start : found.cause.end] == "The mine closed"
    assert found.quote.text == "As a result, families left the town"
    assert found.notes == ("cause: told in the sentence before",)


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("seek", "seeking"), ("cut", "cutting"), ("tie", "tying"), ("force", "forcing"), ("flee", "fleeing")],
)
def test_gerund_is_spelled_by_rule(verb: str, expected: str) -> None:
    assert gerund(verb) == expected
