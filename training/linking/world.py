"""A simulated world: incidents from a process, and reports that tell of them with gaps and slips.

Nothing in it is taken from a real report. The habits (how often a report is silent on a date, names only the
country, rounds a toll …) are set by hand, from what analyses and news items are like; they stand where they
are used. The truth is known, so that the weights of linking can be counted instead of guessed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from polybius.linking.likeness import load_likeness
from polybius.records import Actor, ActorRef, Count, EventMention, Place, Quote, Source, When, Where

_START = date(2031, 1, 1)
_KINDS = (
    (
        "ASSAULT",
        ("rocket", "drone", "airstrike", "ied", "shooting", "assassination", "clash", "unspecified"),
        0.50,
    ),
    ("COERCE", ("arrest", "blockade", "ban", "charge"), 0.08),
    ("RETREAT", ("withdraw", "handover", "release"), 0.10),
    ("CONSULT", ("",), 0.08),
    ("AGREE", ("",), 0.05),
    ("MOBILIZE", ("deploy", "parade"), 0.06),
    ("ACCUSE", ("",), 0.04),
    ("REQUEST", ("vote", ""), 0.04),
    ("THREATEN", ("",), 0.05),
)
_TRIGGERS = {
    "ASSAULT": ("attack", "strike", "hit", "target", "raid", "kill"),
    "COERCE": ("arrest", "seize", "detain", "ban"),
    "RETREAT": ("withdraw", "pull", "leave", "release", "hand"),
    "CONSULT": ("meet", "talk", "visit", "discuss"),
    "AGREE": ("agree", "sign", "accord"),
    "MOBILIZE": ("deploy", "send", "parade"),
    "ACCUSE": ("accuse", "blame"),
    "REQUEST": ("vote", "demand", "call"),
    "THREATEN": ("threaten", "vow", "warn"),
}
_OF_PERSONS = ("assassination", "arrest", "charge", "release")


@dataclass(frozen=True, slots=True)
class Happening:
    """What truly happened. plural: a sum of several; details: words that tellings of it may share."""

    name: str
    type: str
    mode: str
    first: date
    last: date
    place: Place
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    killed: int
    realis: str
    plural: bool
    number: int
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A mention and the happening it tells of."""

    mention: EventMention
    happening: str


@dataclass(frozen=True, slots=True)
class World:
    """All that happened, who could act, and what was told."""

    happenings: tuple[Happening, ...]
    actors: dict[str, Actor]
    told: tuple[Told, ...]


def make_world(mentions: int, *, seed: int) -> World:
    """A world with about so many mentions: the more there are, the more happen, at a steady rate in time."""
    return _Maker(mentions, random.Random(seed)).world()


class _Maker:
    """One world in the making; `dice` decides everything."""

    def __init__(self, mentions: int, dice: random.Random) -> None:
        self.dice = dice
        self.mentions = mentions
        self.days = max(500, mentions)
        self.sites = self._make_sites()
        self.actors = self._make_actors()
        self.people = [actor for actor in self.actors if actor.kind == "person"]
        self.groups = [actor for actor in self.actors if actor.kind != "person"]

    def world(self) -> World:
        happenings = self._make_happenings()
        told: list[Told] = []
        report = 0
        while len(told) < self.mentions:
            told += self._report(f"r{report:05d}", happenings)
            report += 1
        return World(
            tuple(happenings), {actor.id: actor for actor in self.actors}, tuple(told[: self.mentions])
        )

    def _make_sites(self) -> list[Place]:
        sites: list[Place] = []
        for country in range(3):
            middle = 20 + 8 * country, 30 + 10 * country
            sites.append(
                Place(f"country:{country}", f"Country {country}", "country", f"C{country}", *middle, 400)
            )
            for city in range(8):
                spot = middle[0] + self.dice.uniform(-3, 3), middle[1] + self.dice.uniform(-3, 3)
                name = f"City {country}-{city}"
                sites.append(Place(f"city:{country}-{city}", name, "city", f"C{country}", *spot, 12))
                for base in range(2):
                    near = spot[0] + self.dice.uniform(-0.05, 0.05), spot[1] + self.dice.uniform(-0.05, 0.05)
                    name = f"Base {country}-{city}-{base}"
                    sites.append(
                        Place(f"base:{country}-{city}-{base}", name, "air-base", f"C{country}", *near, 3)
                    )
        return sites

    def _make_actors(self) -> list[Actor]:
        actors: list[Actor] = []
        for state in range(4):
            actors.append(Actor(f"state-{state}", f"State {state}", "state", f"C{state}"))
            for force in ("army", "police", "government"):
                name = f"State {state} {force}"
                actors.append(
                    Actor(f"{force}-{state}", name, "service", f"C{state}", part_of=f"state-{state}")
                )
        actors.append(Actor("front", "Front", "alliance", None))
        for number in range(8):
            part_of = "front" if number % 2 else None
            actors.append(Actor(f"group-{number}", f"Group {number}", "armed-group", None, part_of=part_of))
        for number in range(max(15, self.mentions // 25)):
            home = self.dice.choice(actors[:24]).id if self.dice.random() < 0.5 else None
            actors.append(Actor(f"person-{number}", f"Person {number}", "person", None, part_of=home))
        return actors

    def _make_happenings(self) -> list[Happening]:
        total = max(60, int(self.mentions * 1.3))
        made: list[Happening] = []
        for number in range(total):
            earlier = self.dice.choice(made) if made and self.dice.random() < 0.3 else None
            single = self._happening(f"h{number}", earlier)
            made.append(self._summed(single) if self.dice.random() < 0.15 else single)
        return made

    def _happening(self, name: str, earlier: Happening | None) -> Happening:
        """A single happening; after an earlier one, the same kind by and against the same, some time on."""
        dice = self.dice
        kind, modes, _ = dice.choices(_KINDS, weights=[share for _, _, share in _KINDS])[0]
        mode = dice.choice(modes)
        day = _START + timedelta(days=dice.randrange(self.days))
        place = dice.choice([site for site in self.sites if site.kind != "country"])
        doers = tuple(dice.sample(self._usual(), dice.choice((1, 1, 1, 2))))
        hit = (dice.choice(self.people),) if mode in _OF_PERSONS else tuple(dice.sample(self._usual(), 1))
        if earlier is not None and not earlier.plural:
            kind, mode = (
                earlier.type,
                dice.choice((earlier.mode, dice.choice(modes) if kind == earlier.type else earlier.mode)),
            )
            day = earlier.first + timedelta(days=dice.choice((0, 1, 2, 4, 7, 15, 30, 90)))
            place = dice.choice((earlier.place, place))
            doers = earlier.actors
            hit = earlier.recipients if mode not in _OF_PERSONS else hit
        last = (
            day
            if kind not in ("CONSULT", "RETREAT") or dice.random() < 0.6
            else day + timedelta(days=dice.randrange(200))
        )
        realis = dice.choices(
            ("actual", "attempted", "planned", "hypothetical", "negated"), (85, 3, 7, 3, 2)
        )[0]
        killed = (
            dice.choice((1, 1, 1, 2, 2, 3, 4, 5, 7, 9, 12, 16, 25, 40))
            if kind == "ASSAULT" and dice.random() < 0.4
            else 0
        )
        details = tuple(f"{name}detail{number}" for number in range(8))
        return Happening(name, kind, mode, day, last, place, doers, hit, killed, realis, False, 1, details)

    def _usual(self) -> list[Actor]:
        """States and groups, the first far more often than the others, as in any one conflict."""
        weights = [1 / (1 + place) for place in range(len(self.groups))]
        return list(dict.fromkeys(self.dice.choices(self.groups, weights, k=12))) + self.groups[:2]

    def _summed(self, single: Happening) -> Happening:
        first = single.first.replace(day=1)
        span = self.dice.choice((31, 61, 182, 364))
        country = next(
            site for site in self.sites if site.country == single.place.country and site.kind == "country"
        )
        return replace(
            single,
            first=first,
            last=first + timedelta(days=span),
            plural=True,
            killed=0,
            realis="actual",
            number=self.dice.randrange(2, 40),
            mode=self.dice.choice((single.mode, "unspecified" if single.mode else "")),
            place=country if self.dice.random() < 0.7 else single.place,
        )

    def _report(self, report: str, happenings: Sequence[Happening]) -> list[Told]:
        """One report: a news item on few happenings, or an analysis that comes back to many."""
        dice = self.dice
        analysis = dice.random() < 0.4
        wanted = dice.randrange(20, 60) if analysis else dice.randrange(3, 9)
        now = dice.randrange(self.days)
        reach = 400 if analysis else 15
        near = [entry for entry in happenings if 0 <= now - (entry.first - _START).days <= reach]
        if not near:
            return []
        near = dice.sample(near, min(len(near), max(1, int(wanted * 0.75))))
        famous = [1 / (1 + place) for place in range(len(near))]
        told: list[Told] = []
        passage, said = 0, set[str]()
        in_passage: set[str] = set()
        for number in range(min(wanted, 2 * len(near))):
            happening = near[number] if number < len(near) else dice.choices(near, famous)[0]
            if happening.name in in_passage and dice.random() < 0.985:
                continue
            if dice.random() < 0.45:
                passage += 1
                in_passage = set()
            in_passage.add(happening.name)
            vague = 0.15 + 0.2 * analysis + 0.2 * (happening.name in said)
            said.add(happening.name)
            told.append(Told(self._mention(happening, report, number, passage, vague), happening.name))
        return told

    def _mention(
        self, happening: Happening, report: str, number: int, passage: int, vague: float
    ) -> EventMention:
        dice = self.dice
        trigger = dice.choice(_TRIGGERS[happening.type][: 2 if dice.random() < 0.6 else None])
        words = [trigger, *dice.sample(happening.details, 2 if dice.random() < 0.8 else 0)]
        words += [f"filler{dice.randrange(300)}" for _ in range(dice.randrange(3, 9))]
        actors = self._named(happening.actors, vague)
        recipients = self._named(happening.recipients, vague * 0.8)
        words += [actor.name.replace(" ", "").lower() for actor in actors + recipients]
        text = " ".join(words)
        start = number * 1000
        return EventMention(
            id=f"{report}.e{number}",
            report=report,
            passage=passage,
            quote=Quote(report, start, start + len(text), text),
            trigger=Quote(report, start, start + len(trigger), trigger),
            type=happening.type,
            mode=self._mode(happening),
            actors=actors,
            recipients=recipients,
            weapons=(),
            where=self._where(happening.place, vague),
            when=self._when(happening, vague),
            count=self._count(happening),
            killed=self._killed(happening),
            injured=None,
            result=None,
            realis=self._realis(happening.realis),
            status="asserted",
            attribution="reported-as-fact" if actors else "no-claim",
            source=Source(()),
            rule="world",
        )

    def _mode(self, happening: Happening) -> str:
        if happening.type != "ASSAULT":
            return happening.mode
        chance = self.dice.random()
        if chance < 0.3:
            return "unspecified"
        finer = sorted(load_likeness().refines.get(happening.mode, ()))
        if chance < 0.42 and finer:
            return self.dice.choice(finer)
        return self.dice.choice(_KINDS[0][1]) if chance > 0.97 else happening.mode

    def _named(self, actors: Sequence[Actor], vague: float) -> tuple[ActorRef, ...]:
        dice = self.dice
        if dice.random() < vague:
            return ()
        told: list[ActorRef] = []
        for actor in actors:
            chance = dice.random()
            name = actor
            if chance < 0.15 and actor.part_of:
                name = next(other for other in self.actors if other.id == actor.part_of)
            elif chance > 0.95:
                name = dice.choice(self.groups)
            if len(actors) == 1 or chance < 0.85:
                told.append(ActorRef(name.name, name.name, 0, 0, name.id))
        return tuple(dict.fromkeys(told))

    def _where(self, place: Place, vague: float) -> Where:
        dice = self.dice
        chance = dice.random()
        if chance < vague:
            return Where.unknown("the telling is silent")
        shown = place
        if chance < vague + 0.2:
            shown = next(
                site for site in self.sites if site.country == place.country and site.kind == "country"
            )
        elif chance < vague + 0.3 and place.kind == "air-base":
            shown = next(site for site in self.sites if place.id.startswith(site.id.replace("city", "base")))
        elif chance > 0.98:
            shown = dice.choice(self.sites)
        if shown.kind != "country" and int(shown.id[-1]) % 4 == 0 and dice.random() < 0.5:
            # A name that no gazetteer has: half of the mentions of every fourth place write it their own way.
            return Where(
                f"{shown.name} {dice.choice(('', 'outskirts', 'area'))}".strip(),
                shown.name,
                None,
                None,
                (),
                "world",
            )
        return Where(shown.name, shown.name, shown, 6 if shown.kind == "country" else 1, (), "world")

    def _when(self, happening: Happening, vague: float) -> When:
        dice = self.dice
        chance = dice.random()
        if chance < 0.6 * vague:
            return When.unknown("the telling is silent")
        if happening.first != happening.last:
            return self._when_long(happening)
        day = happening.first + timedelta(days=dice.choices((0, 1, -1, 5), (94, 2, 2, 2))[0])
        if chance < 1.1 * vague:
            return When.from_edtf(f"{day:%Y-%m}", how="world")
        if chance < 1.3 * vague:
            return When.from_edtf(f"{day:%Y}{dice.choice(('', '~'))}", how="world")
        if chance < 1.4 * vague:
            return When.from_edtf(
                f"{day - timedelta(days=dice.randrange(3)):%Y-%m-%d}/{day + timedelta(days=3):%Y-%m-%d}",
                how="world",
            )
        return When.from_edtf(day.isoformat(), how="world")

    def _when_long(self, happening: Happening) -> When:
        written = self.dice.choices(
            (
                f"{happening.first:%Y-%m}/{happening.last:%Y-%m}",
                f"{happening.first:%Y}",
                f"{happening.last:%Y}~",
                f"{happening.first:%Y-%m}/..",
                f"{happening.last:%Y-%m}",
                f"{happening.first:%Y-%m}",
            ),
            (4, 2, 1, 1, 1, 1),
        )[0]
        return When.from_edtf(written, how="world")

    def _count(self, happening: Happening) -> Count:
        if not happening.plural:
            return Count(1, 1)
        return Count(happening.number, happening.number) if self.dice.random() < 0.3 else Count(None, None)

    def _killed(self, happening: Happening) -> Count | None:
        dice = self.dice
        if happening.type != "ASSAULT" or dice.random() < (0.65 if happening.killed else 0.9):
            return None
        if dice.random() < 0.8 or not happening.killed:
            return Count(happening.killed, happening.killed)
        low = max(1, round(happening.killed * dice.choice((0.5, 0.8, 1.2, 1.5))))
        return Count(low, dice.choice((low, low + 2, None)))

    def _realis(self, realis: str) -> str:
        if realis == "planned" and self.dice.random() < 0.15:
            return "actual"  # told of again when it was done
        if self.dice.random() < 0.95:
            return realis
        return {
            "planned": "hypothetical",
            "hypothetical": "planned",
            "actual": "attempted",
            "attempted": "actual",
        }.get(realis, realis)
