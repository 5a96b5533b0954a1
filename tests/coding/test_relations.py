"""The coder reads who stands how to whom: small passages, each naming what it shows."""

from __future__ import annotations

import pytest

from polybius.coding.relations import load_relation_rules
from polybius.pipeline.stages import CodeReport
from polybius.records import Relation
from tests.coding.sentence_suite import make_report

CASES: list[tuple[str, str, list[str]]] = [
    # Offices of states
    (
        "a president with his state before him leads it",
        "Syrian President Bashar al-Assad received the envoys.",
        ["Bashar al-Assad | leads | Syria"],
    ),
    (
        "a president known to the tables leads his state where none is told",
        "The sanctions were signed by President Emmanuel Macron.",
        ["Emmanuel Macron | leads | France"],
    ),
    (
        "a president whom no table knows and no state is told of leads nothing",
        "The speech was given by President Odran Velisk.",
        [],
    ),
    (
        "a prime minister leads the government",
        "Ethiopian Prime Minister Abiy Ahmed spoke for an hour.",
        ["Abiy Ahmed | leads | Ethiopian Government"],
    ),
    (
        "a prime minister behind a possessive",
        "Armenia's prime minister, Nikol Pashinyan, declined.",
        ["Nikol Pashinyan | leads | Armenian Government"],
    ),
    (
        "a defence minister leads the ministry",
        "Ukrainian Defence Minister Oleksii Reznikov thanked the donors.",
        ["Oleksii Reznikov | leads | Ukrainian Ministry of Defence"],
    ),
    (
        "a minister of a lesser portfolio leads a ministry named in the usual way",
        "Norway's transport minister, Ilka Sund, closed the port.",
        ["Ilka Sund | leads | Norwegian Ministry of Transport"],
    ),
    (
        "a deputy minister belongs to the ministry",
        "Ukraine's deputy defence minister, Olha Sirko, published a map.",
        ["Olha Sirko | member-of | Ukrainian Ministry of Defence"],
    ),
    (
        "a secretary of state leads the foreign ministry",
        "US Secretary of State Antony Blinken flew to Cairo.",
        ["Antony Blinken | leads | US Department of State"],
    ),
    (
        "a speaker leads the parliament",
        "Iraq's parliament speaker, Mohammed Halbousi, adjourned the session.",
        ["Mohammed Halbousi | leads | Iraqi Parliament"],
    ),
    (
        "a governor leads the province",
        "The governor of North Kivu, Basile Muteba, imposed a curfew.",
        ["Basile Muteba | leads | North Kivu"],
    ),
    (
        "a mayor leads the city behind its common noun",
        "The mayor of the city of Maiduguri, Idris Kolo, opened a shelter.",
        ["Idris Kolo | leads | Maiduguri"],
    ),
    (
        "two presidents under one title lead each his own state",
        "Presidents Vladimir Putin and Xi Jinping met in the capital.",
        ["Vladimir Putin | leads | Russia", "Xi Jinping | leads | China"],
    ),
    ("a former office without an end is left out", "Former US President Donald Trump wrote a letter.", []),
    (
        "a minister of a land, its name behind him",
        "Hassan Idris, the foreign minister of Sudan, criticised the deal.",
        ["Hassan Idris | leads | Sudanese Ministry of Foreign Affairs"],
    ),
    (
        "a minister of a lesser portfolio, the land behind him",
        "Hassan Idris, the transport minister of Sudan, criticised the deal.",
        ["Hassan Idris | leads | Sudanese Ministry of Transport"],
    ),
    (
        "a land behind the holder of the office",
        "Prime Minister Masrour Barzani of the Kurdistan Region spoke.",
        ["Masrour Barzani | leads | Kurdistan Region of Iraq"],
    ),
    (
        "a chief of a part of a group belongs to the group",
        "Hezbollah's security chief, Samir Haddad, gave a speech.",
        ["Samir Haddad | member-of | Hezbollah"],
    ),
    (
        "a would-be office is none",
        "Self-proclaimed president Jules Ondoto fled.",
        [],
    ),
    ("a president-elect does not lead yet", "US President-elect Joe Biden spoke.", []),
    (
        "an opposition leader leads no state",
        "Russian opposition leader Ivan Dorofeyev was detained.",
        [],
    ),
    (
        "a police chief heads the police, not the state",
        "Senegal's police chief, Omar Dalim, was dismissed.",
        ["Omar Dalim | commands | Senegalese Police"],
    ),
    ("a senator belongs to no place", "Senator Ilse Brandt of Florida voted no.", []),
    (
        "a ministry of the report's own country",
        "Peru closed the border. The defence minister, Ana Quispe, explained why. Peru waits.",
        ["Ana Quispe | leads | Peruvian Ministry of Defence"],
    ),
    # Heads, commanders and members of groups
    (
        "a leader in an apposition",
        "Ahmad Karimi, the leader of the Dawn Brigades, was seen in town.",
        ["Ahmad Karimi | leads | Dawn Brigades"],
    ),
    (
        "a leader behind the group's name",
        "Hezbollah leader Hassan Nasrallah warned of war.",
        ["Hassan Nasrallah | leads | Hezbollah"],
    ),
    (
        "a founder leads",
        "Yevgeny Prigozhin, the founder of the Wagner Group, recorded a message.",
        ["Yevgeny Prigozhin | leads | Wagner Group"],
    ),
    (
        "a deputy head belongs",
        "The deputy leader of Hamas, Walid Samara, was in Beirut.",
        ["Walid Samara | member-of | Hamas"],
    ),
    (
        "a commander commands the unit before him",
        "Quds Force commander Esmail Qaani travelled to Damascus.",
        ["Esmail Qaani | commands | IRGC Quds Force"],
    ),
    (
        "a unit before the office belongs to the whole behind it",
        "The Quds Force commander of the Islamic Revolutionary Guard Corps, Esmail Qaani, travelled.",
        ["Esmail Qaani | commands | IRGC Quds Force", "IRGC Quds Force | part-of | IRGC"],
    ),
    (
        "a commander with a rank in an apposition",
        "The commander of the Karkh Brigade, General Tarik Salim, inspected the line.",
        ["Tarik Salim | commands | Karkh Brigade"],
    ),
    (
        "a spokesman belongs",
        "Yahya Saree, a military spokesman of the Houthis, read a statement.",
        ["Yahya Saree | member-of | Houthis"],
    ),
    (
        "an envoy belongs to the body that sent him",
        "United Nations envoy Ghassan Mirdad landed in Tripoli.",
        ["Ghassan Mirdad | member-of | United Nations"],
    ),
    (
        "an adviser of a state belongs to its government",
        "Iraq's National Security Adviser Nabil Sourani answered.",
        ["Nabil Sourani | member-of | Iraqi Government"],
    ),
    (
        "a head of a mere part belongs to the whole",
        "Samir Haddad, head of the political wing of Hezbollah, disappeared.",
        ["Samir Haddad | member-of | Hezbollah"],
    ),
    (
        "a membership told as news",
        "Mirwais Nabi was a member of the Haqqani network.",
        ["Mirwais Nabi | member-of | Haqqani Network"],
    ),
    (
        "no member where it is denied",
        "Mirwais Nabi was not a member of the Haqqani network.",
        [],
    ),
    (
        "a leader without a name tells nothing",
        "The leader of the militia was killed by unknown men.",
        [],
    ),
    (
        "a person in a list beside a group is no leader of it",
        "The delegation met Hezbollah and President Emmanuel Macron.",
        ["Emmanuel Macron | leads | France"],
    ),
    # Stances
    (
        "backed: the patron supports the group",
        "The Turkish-backed Syrian National Army advanced.",
        ["Turkey | supports | Syrian National Army"],
    ),
    (
        "backed militia with its name beside it",
        "The Turkish-backed militia Ahrar al-Sham held a parade.",
        ["Turkey | supports | Ahrar al-Sham"],
    ),
    (
        "pro: the group is the ally",
        "Pro-Russian separatists dug in.",
        ["Russia-backed separatists | allied-with | Russia"],
    ),
    (
        "anti: the group is the opponent",
        "The anti-Houthi Southern Transitional Council paid salaries.",
        ["Southern Transitional Council | opposes | Houthis"],
    ),
    (
        "led: the state leads the coalition",
        "The Saudi-led coalition closed the airport.",
        ["Saudi Arabia | leads | Saudi-led Coalition"],
    ),
    (
        "linked: less than part of",
        "The al-Qaeda-linked Macina Liberation Front taxed herders.",
        ["Katibat Macina | affiliated-with | Al-Qaeda"],
    ),
    (
        "examples share the stance",
        "Iran-aligned militias such as Kataib Hezbollah and Asaib Ahl al-Haq kept their arms.",
        [
            "Shia militias | allied-with | Iran",
            "Kataib Hezbollah | allied-with | Iran",
            "Asaib Ahl al-Haq | allied-with | Iran",
        ],
    ),
    (
        "an attitude is its owner's",
        "Hezbollah's anti-Israel stance has hardened.",
        ["Hezbollah | opposes | Israel"],
    ),
    ("a make is no stance", "Russian-made rockets were found in a shed.", []),
    ("a stance of a thing is none", "The US-funded road was opened.", []),
    # Verbs
    (
        "backs",
        "Rwanda supports the M23.",
        ["Rwanda | supports | March 23 Movement"],
    ),
    (
        "a passive with its agent",
        "The Houthis are armed by Iran.",
        ["Iran | arms | Houthis"],
    ),
    (
        "no support that is denied by a negation",
        "Rwanda does not support the M23.",
        [],
    ),
    (
        "no support that is only planned",
        "Rwanda plans to support the M23.",
        [],
    ),
    (
        "an accusation is alleged",
        "Congo accused Rwanda of arming the M23.",
        ["Rwanda | arms | March 23 Movement"],
    ),
    (
        "one object of several verbs",
        "The United States trains and equips the Peshmerga.",
        ["United States | trains | Peshmerga", "United States | arms | Peshmerga"],
    ),
    (
        "pays",
        "The Wagner Group is paid by the Russian state.",
        ["Russia | funds | Wagner Group"],
    ),
    (
        "gives weapons",
        "Iran provides rockets and money to Hezbollah.",
        ["Iran | arms | Hezbollah", "Iran | funds | Hezbollah"],
    ),
    (
        "gives with weapons",
        "Iran has supplied Hezbollah with missiles.",
        ["Iran | arms | Hezbollah"],
    ),
    (
        "receives",
        "Hezbollah receives money from Iran.",
        ["Iran | funds | Hezbollah"],
    ),
    ("food given is no support", "Iran sent food to Hezbollah.", []),
    (
        "controls a place",
        "For years the Houthis have controlled Hodeidah.",
        ["Houthis | controls | Hodeidah"],
    ),
    (
        "opposes, as the aim of what is done",
        "The Peshmerga were sent to fight the Islamic State.",
        ["Peshmerga | opposes | Islamic State"],
    ),
    (
        "sides with",
        "The Southern Transitional Council is allied with the United Arab Emirates.",
        ["Southern Transitional Council | allied-with | United Arab Emirates"],
    ),
    (
        "loyal to",
        "Fighters of the Libyan National Army loyal to Khalifa Haftar withdrew.",
        ["Libyan National Army | allied-with | Khalifa Haftar"],
    ),
    (
        "listed as terrorist",
        "Canada lists Hezbollah as a terrorist organisation.",
        ["Hezbollah | designated-by | Canada"],
    ),
    (
        "listed by several, in a relative clause",
        "Hamas, which Canada and Japan list as a terrorist organisation, rejected the offer.",
        ["Hamas | designated-by | Canada", "Hamas | designated-by | Japan"],
    ),
    ("listed as something harmless", "Canada lists Hezbollah as a topic of the talks.", []),
    (
        "led by, in an apposition",
        "The Congo River Alliance, led by Corneille Nangaa, took the town.",
        ["Corneille Nangaa | leads | Congo River Alliance"],
    ),
    (
        "integrated into",
        "The Popular Mobilization Forces were integrated into the Iraqi Army.",
        ["Popular Mobilization Forces | part-of | Iraqi Army"],
    ),
    (
        "a person who works for a firm",
        "Lena Brandt works for Lockheed Martin.",
        ["Lockheed Martin | employs | Lena Brandt"],
    ),
    (
        "since when it holds",
        "Rwanda has supported the M23 since 2021.",
        ["Rwanda | supports | March 23 Movement"],
    ),
    # Kinships and nouns
    (
        "a branch",
        "Ansar Dine, a branch of al-Qaeda, took hostages.",
        ["Ansar Dine | part-of | Al-Qaeda"],
    ),
    (
        "part of, in a relative clause",
        "The M23, which is part of the Congo River Alliance, entered the town.",
        ["March 23 Movement | part-of | Congo River Alliance"],
    ),
    (
        "an ally",
        "Hezbollah, a close ally of Iran, has its own army.",
        ["Hezbollah | allied-with | Iran"],
    ),
    (
        "an affiliate told as news",
        "Al-Shabaab is an affiliate of al-Qaeda.",
        ["Al-Shabaab | affiliated-with | Al-Qaeda"],
    ),
    (
        "a front",
        "Asaib al-Thairun is a front for Kataib Hezbollah.",
        ["Asaib al-Thairun | front-for | Kataib Hezbollah"],
    ),
    (
        "support as a noun",
        "Iran's support for Hezbollah has grown.",
        ["Iran | supports | Hezbollah"],
    ),
    (
        "tensions between two",
        "Tensions between Pakistan and the Taliban have risen.",
        ["Pakistan | opposes | Taliban"],
    ),
    ("talks between two are no relation", "Talks between Pakistan and the Taliban have begun.", []),
    (
        "under the banner",
        "Asaib Ahl al-Haq operates under the banner of the Popular Mobilization Forces.",
        ["Asaib Ahl al-Haq | part-of | Popular Mobilization Forces"],
    ),
    # Belonging and place
    (
        "a state's own navy is part of it",
        "Nigeria's navy freed the crew.",
        ["Nigerian Navy | part-of | Nigeria"],
    ),
    (
        "a ministry that no table knows is part of its state",
        "Turkey's transport ministry warned ships.",
        ["Turkish Ministry of Transport | part-of | Turkey"],
    ),
    ("an adjective tells no part", "The Nigerian navy freed the crew.", []),
    ("a state's weapons are no part of it", "Nigeria's helicopters flew over the town.", []),
    (
        "a group in a country",
        "The Houthis in Yemen rejected the offer.",
        ["Houthis | located-at | Yemen"],
    ),
    (
        "a state's troops in a country",
        "US forces in Iraq were on alert.",
        ["United States | located-at | Iraq"],
    ),
    (
        "a state's presence",
        "The French military presence in Chad is unpopular.",
        ["France | located-at | Chad"],
    ),
    (
        "troops stationed at a base",
        "US troops stationed at Ain al-Asad Air Base took cover.",
        ["United States | located-at | Ain al-Asad Air Base"],
    ),
    (
        "keeps troops somewhere",
        "France keeps 1,500 troops in Djibouti.",
        ["France | located-at | Djibouti"],
    ),
    (
        "a base and its province",
        "Ain al-Asad Air Base in Anbar was quiet.",
        ["Ain al-Asad Air Base | located-at | Anbar"],
    ),
    ("an event in a place is no relation", "The explosion in Baghdad woke the neighbours.", []),
    ("a meeting place is no relation", "Emmanuel Macron arrived in Beirut.", []),
    (
        "a unit of a force",
        "The Azov Brigade of the Ukrainian National Guard dug in.",
        ["Azov Brigade | part-of | National Guard of Ukraine"],
    ),
    ("an embassy in a capital is no force", "The US embassy in Beijing was closed.", []),
    (
        "a force whose troops are told of",
        "It was the second flight by France, whose troops help the Burkinabe army.",
        ["France | supports | Burkinabe Army"],
    ),
    # Other names
    (
        "known as",
        "The Houthis, also known as Ansar Allah, paraded.",
        ["Ansar Allah | alias-of | Houthis"],
    ),
    (
        "a name in parentheses",
        "The Rapid Support Forces (RSF) paraded.",
        ["RSF | alias-of | Rapid Support Forces"],
    ),
    ("the short form of a body that all know", "The United Nations (UN) met.", []),
    (
        "known as, behind an apposition",
        "Marc Delon, a former policeman known as Ti Bato, spoke.",
        ["Ti Bato | alias-of | Marc Delon"],
    ),
    ("a place in parentheses is no other name", "The Peshmerga (Erbil) paraded.", []),
    (
        "one name or the other",
        "The Houthis or Ansar Allah paraded.",
        ["Ansar Allah | alias-of | Houthis"],
    ),
    # Once told
    (
        "told twice is one relation",
        "Iran supports Hezbollah. Hezbollah is supported by Iran.",
        ["Iran | supports | Hezbollah"],
    ),
    (
        "a pronoun is followed",
        "Al-Shabaab taxed the traders. It is an affiliate of al-Qaeda.",
        ["Al-Shabaab | affiliated-with | Al-Qaeda"],
    ),
    # Asides
    (
        "Y included: Y is in X, not X in Y",
        "The army watches every part of Iraq, the Kurdistan Region included.",
        ["Kurdistan Region of Iraq | part-of | Iraq"],
    ),
    (
        "an ally whom no table knows",
        "Harakat al-Fajr, an ally of Iran, took the bridge.",
        ["Harakat al-Fajr | allied-with | Iran"],
    ),
    (
        "an ally of one whom no table knows",
        "Zarb, an ally of Qorlan, took the bridge.",
        ["Zarb | allied-with | Qorlan"],
    ),
    (
        "an ally who is a person",
        "Karim Dabo, an ally of Vladimir Putin, was arrested.",
        ["Karim Dabo | allied-with | Vladimir Putin"],
    ),
    (
        "a branch whom no table knows",
        "Jund al-Sahel, a branch of the Sahel Front, claimed the raid.",
        ["Jund al-Sahel | part-of | Sahel Front"],
    ),
    (
        "a leader in a relative clause",
        "The Coast Militia, which is led by Karim Dabo, took the port.",
        ["Karim Dabo | leads | Coast Militia"],
    ),
    (
        "a group in an apposition with what it is to another",
        "The Allied Democratic Forces, a group allied with the Islamic State, fled.",
        ["Allied Democratic Forces | allied-with | Islamic State"],
    ),
    ("nobody suspects himself", "Officials believe that they are fronts for the Wagner Group.", []),
]


def relations_of(coder: CodeReport, text: str) -> tuple[Relation, ...]:
    """The relations coded in a report of one paragraph."""
    return coder(make_report(text, "2023-05-10")).relations


def written(relation: Relation) -> str:
    return f"{relation.subject.name} | {relation.relation} | {relation.object.name}"


@pytest.mark.parametrize(
    ("text", "wanted"), [pytest.param(text, wanted, id=shows) for shows, text, wanted in CASES]
)
def test_relations_are_read(text: str, wanted: list[str], coder: CodeReport) -> None:
    assert sorted(written(one) for one in relations_of(coder, text)) == sorted(wanted)


def test_every_case_shows_something_of_its_own() -> None:
    shown = [shows for shows, _, _ in CASES]
    assert len(set(shown)) == len(shown) >= 70


def test_accusation_is_alleged_with_its_speaker(coder: CodeReport) -> None:
    (relation,) = relations_of(coder, "Congo accused Rwanda of arming the M23.")
    assert relation.status == "alleged"
    assert relation.hedged


def test_since_when_it_holds_is_dated(coder: CodeReport) -> None:
    (relation,) = relations_of(coder, "Rwanda has supported the M23 since 2021.")
    assert relation.from_.edtf == "2021"
    assert not relation.to.known


def test_what_is_told_as_past_is_kept_with_its_end(coder: CodeReport) -> None:
    text = "The former president of France until 2017, François Hollande, spoke."
    (relation,) = relations_of(coder, text)
    assert relation.to.edtf == "2017"
    assert relation.notes == ("the office is told as past",)


def test_quote_reaches_from_one_end_to_the_other(coder: CodeReport) -> None:
    (relation,) = relations_of(coder, "Yesterday Rwanda supports the M23 again, they say.")
    assert relation.quote.text == "Rwanda supports the M23"


def test_rule_that_fired_is_kept(coder: CodeReport) -> None:
    (relation,) = relations_of(coder, "Canada lists Hezbollah as a terrorist organisation.")
    assert relation.rule == "lists"


def test_place_is_no_government(coder: CodeReport) -> None:
    (relation,) = relations_of(coder, "The mayor of Paris, Anne Lesage, resigned.")
    assert relation.object.name == "Paris"


def test_rules_name_only_relations_of_the_codebook() -> None:
    assert "leads" in set(load_relation_rules().relations())
