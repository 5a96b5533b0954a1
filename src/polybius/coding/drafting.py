"""Drafting: a frame and what its participants stand for become a draft with quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polybius.coding.authority import Authorities
from polybius.coding.evidence import evidence_tokens
from polybius.coding.frames import Frame
from polybius.coding.grading import Doing, Grader
from polybius.coding.harm import KILLING
from polybius.coding.leaving_out import why_left_out
from polybius.coding.modality import Voice, is_negative, read_reality, read_voice
from polybius.coding.participant import NEUTRAL, Participant
from polybius.coding.participants import ParticipantReader
from polybius.coding.place_cues import place_cues, with_place
from polybius.coding.quoting import Quoter
from polybius.coding.rules import Rule, RuleBook
from polybius.coding.sourcing import find_source
from polybius.coding.times import find_times, hangs_on_time
from polybius.coding.told import Told
from polybius.coding.tolls import casualties_of
from polybius.coding.trace import Trace
from polybius.coding.tree import Tree
from polybius.coding.weapon_names import make_of, weapon_words, with_designations
from polybius.records import ActorRef, EventDraft, Report, TimeCue, WeaponRef

_CARRYING = frozenset(
    [
        "one",
        "series",
        "wave",
        "string",
        "spate",
        "campaign",
        "number",
        "pair",
        "couple",
        "some",
        "most",
        "many",
        "part",
        "round",
    ]
)
_OF_STATE = frozenset({"body", "force"})
_MODALS = frozenset({"will", "'ll", "would", "shall"})
_NEAR_TOKENS = 25


class Drafter:
    """Makes drafts of frames."""

    def __init__(self, book: RuleBook, participants: ParticipantReader, authorities: Authorities) -> None:
        self._words = book.frames
        self._violent = book.violent_nouns
        self._participants = participants
        self._grader = Grader(book.frames, authorities)
        self._threaten = next(rule for rule in book.rules if rule.type == "THREATEN")

    def draft(self, report: Report, told: Told, trace: Trace) -> EventDraft | None:
        """The draft of a frame; None when it is left out, and the trace is told why."""
        frame, stretch = told.frame, told.stretch
        sentence, quoter = frame.sentence, Quoter(report, stretch.view, frame.sentence)
        reality = read_reality(sentence, frame.trigger, frame.arguments.clause, self._words)
        realis = frame.rule.realis or reality.realis
        threat = realis == "planned" and frame.rule.type == "ASSAULT" and reality.because in _MODALS
        why = "" if threat else why_left_out(frame, realis, reality.because)
        if why:
            trace.left_out(frame, why)
            return None
        voice = read_voice(sentence, frame.trigger, self._words)
        if frame.rule.status:
            voice = Voice(frame.rule.status, tuple(frame.arguments.subjects), frame.lemma)
        if threat and not voice.speakers:
            trace.left_out(frame, f"'{reality.because}': a forecast, and nobody is told to threaten it")
            return None
        if threat:
            told = _as_threat(told, self._threaten, self._speakers(told, voice))
            frame, realis, voice = told.frame, "actual", Voice("asserted", (), "")
        times, date_tokens = find_times(frame, told.beside, quoter.run)
        if frame.rule.type == "ASSAULT" and frame.verbal and not times and _tells_nothing(told):
            trace.left_out(frame, "no doer, target, means, place, date or toll is told that could be named")
            return None
        place_tokens = {token for token, _ in frame.places}
        first, last = evidence_tokens(
            frame, date_tokens | {t for t in place_tokens if abs(t - frame.trigger) < _NEAR_TOKENS}
        )
        quote = quoter.evidence(first, last, frame.trigger)
        if quote is None:
            return None
        doing = self._doing(told, voice)
        status = (
            "claimed" if voice.status == "reported" and self._grader.speaks_of_own(doing) else voice.status
        )
        if status in ("asserted", "reported") and doing.suspected:
            status = "alleged"
        sourced = find_source(report, stretch, quoter, doing.speakers, frame.trigger)
        return EventDraft(
            report=report.id,
            passage=stretch.view.passage.number,
            sentence=stretch.running,
            quote=quote,
            trigger=quoter.token(frame.trigger) or quote,
            lemma=frame.lemma,
            type=frame.rule.type,
            mode=_final_mode(frame, told.actors, told.recipients),
            actors=_refs(quoter, doing.doers),
            recipients=_refs(quoter, [with_place(one, told) for one in told.recipients]),
            weapons=self._weapons(frame, quoter),
            places=place_cues(told, quoter, realis),
            times=tuple(
                replace(time, ahead=_ahead(time, realis, reality.because)) for time in _fitting(times, realis)
            ),
            count=frame.count,
            killed=None if realis != "actual" and frame.rule.name in KILLING else frame.killed,
            injured=frame.injured,
            casualties=casualties_of(frame, told.actors, self._participants, quoter),
            result=_result(frame),
            realis=realis,
            status=status,
            attribution=self._grader.grade(doing, status, voice),
            source=sourced.source,
            rule=frame.rule.name,
            definite=_definite(frame),
            aside=_aside(frame),
            tense=_tense(frame),
            cited=sourced.cited,
            notes=(*frame.notes, *_told_by((realis, reality.because), (status, voice.because))),
        )

    def _is_suspected(self, frame: Frame) -> bool:
        """ "Suspected rebels", "two suspects": the doer is only suspected."""
        tree = frame.sentence.tree
        if any(one.lemma in self._words.suspects for one in frame.actors):
            return True
        return any(
            tree.lower[child] in self._words.alleged_adjectives
            for one in frame.actors
            for child in tree.children(one.head, "amod")
        )

    def _weapons(self, frame: Frame, quoter: Quoter) -> tuple[WeaponRef, ...]:
        """The weapons by name; what only carries them ("aircraft", "a frigate") is none."""
        found = []
        for weapon, token in with_designations(frame):
            at = quoter.run(*weapon_words(frame.sentence, token, self._violent))
            if at is not None and not (weapon.kind == "platform" and weapon.name.islower()):
                name = make_of(frame.sentence, token, weapon)
                found.append(WeaponRef(name, at.text, at.start, at.end))
        return tuple(found)

    def _speakers(self, told: Told, voice: Voice) -> tuple[Participant, ...]:
        sentence = told.frame.sentence
        return tuple(
            one
            for token in voice.speakers
            for one in self._participants.read_all(sentence, token)
            if not one.pronoun
        )

    def _doing(self, told: Told, voice: Voice) -> Doing:
        """Who did it, and on whose word."""
        sentence = told.frame.sentence
        speakers = [
            _speaker_of_own_deed(spoken, told)
            for token in voice.speakers
            for spoken in self._participants.read_all(sentence, token)
        ]
        doers = [one for one in told.actors if not is_negative(sentence.tree, one.head)]
        return Doing(told.frame, doers, speakers, self._is_suspected(told.frame))


def _speaker_of_own_deed(speaker: Participant, told: Told) -> Participant:
    """ "The group says that it fired": the group is whoever "it" stands for."""
    points = speaker.pointing or speaker.text.lower() in NEUTRAL
    own = [one for one in told.frame.actors if one.text.lower() in NEUTRAL]
    if not points or not own or len(told.actors) != 1:
        return speaker
    return replace(speaker, name=told.actors[0].name, classes=told.actors[0].classes)


def _told_by(*codes: tuple[str, str]) -> tuple[str, ...]:
    """A note for each code that a word of the text brings about: "planned: 'will'"."""
    return tuple(f"{code}: '{because}'" for code, because in codes if because)


def _tells_nothing(told: Told) -> bool:
    """ "those killed": no doer, target, means, place or toll that the words let us name."""
    frame = told.frame
    named = told.actors or told.recipients or told.sites or frame.weapons or frame.places
    tolls = [toll for toll in (frame.killed, frame.injured) if toll is not None and toll.low is not None]
    return not named and not tolls and frame.result is None


def _refs(quoter: Quoter, found: Sequence[Participant]) -> tuple[ActorRef, ...]:
    refs: dict[str, ActorRef] = {}
    for one in found:
        if "number" not in one.classes and (ref := quoter.ref(one)) is not None:
            refs.setdefault(one.name.lower(), ref)
    return tuple(refs.values())


def _final_mode(frame: Frame, doers: Sequence[Participant], recipients: Sequence[Participant]) -> str:
    """Assassination only when a named person is killed and no means is told (codebook, section 1).

    A state that "bombed" something did so from the air.
    """
    if frame.rule.name == "bombing" and frame.verbal and frame.mode == "explosion":
        states = any("actor" in one.classes and one.classes & _OF_STATE for one in doers)
        return "airstrike" if states and not any("irregular" in one.classes for one in doers) else frame.mode
    if frame.rule.name in ("kill", "assassinate") and frame.mode in ("unspecified", "assassination"):
        named = any("person" in one.classes for one in recipients)
        return "assassination" if named else "unspecified"
    return frame.mode


def _result(frame: Frame) -> str | None:
    if frame.result is not None or frame.rule.type != "ASSAULT":
        return frame.result
    if frame.rule.mode == "interception":
        return "intercepted"
    if frame.rule.name == "strike" and frame.verbal:
        return "hit"
    if frame.rule.name in ("destroy", "arson") and frame.verbal:
        return "damage"
    return None


def _fitting(times: Sequence[TimeCue], realis: str) -> list[TimeCue]:
    """Of a plan only the dates in its own clause: the others date the planning."""
    if realis != "planned":
        return [time for time in times if not time.text.lower().startswith("by ")]
    return [
        time
        for time in times
        if time.loose or time.how == "said in the clause" or time.text.lower().startswith("by ")
    ]


def _ahead(time: TimeCue, realis: str, because: str) -> bool:
    """Whether the date lies ahead of the telling: of a plan, unless the date is the announcement's."""
    return realis == "planned" and (
        because not in ("announce", "agree") or time.text.lower().startswith("by ")
    )


def _tense(frame: Frame) -> str:
    """ "before" of a past perfect, "now" of a present progressive, "since" of a present perfect, else ""."""
    tree = frame.sentence.tree
    if not frame.verbal:
        return ""
    auxiliaries = {tree.lower[child] for child in tree.children(frame.trigger, "aux", "aux:pass")}
    if "had" in auxiliaries:
        return "" if _is_shifted(tree, frame.trigger) else "before"
    if tree.tags[frame.trigger] == "VBG" and auxiliaries & {"is", "are", "'re", "'s"}:
        return "now"
    if tree.tags[frame.trigger] == "VBN" and auxiliaries & {"has", "have", "'ve"}:
        return "since"
    return ""


def _is_shifted(tree: Tree, verb: int) -> bool:
    """ "He said that they had fired": what was said is "they fired", which steps back behind nothing."""
    head = tree.heads[verb]
    return tree.deps[verb] == "ccomp" and tree.tags[head] == "VBD"


def _aside(frame: Frame) -> bool:
    """Told in passing: in a relative clause, or as a noun deep inside another phrase."""
    tree = frame.sentence.tree
    path = [frame.trigger, *tree.above(frame.trigger)]
    if any(tree.deps[token] in ("acl:relcl", "acl") or hangs_on_time(tree, token) for token in path):
        return True
    if frame.verbal:
        return False
    nouns = [token for token in path if tree.deps[token] in ("nmod", "nmod:poss", "appos")]
    return len(nouns) > 1 or (len(nouns) == 1 and tree.lemmas[path[1]] not in _CARRYING)


def _definite(frame: Frame) -> bool:
    tree = frame.sentence.tree
    if frame.rule.status:
        return True
    return not frame.verbal and any(
        tree.lower[child] in ("the", "this", "that", "these", "those", "such", "their", "its", "his")
        for child in tree.children(frame.trigger, "det", "nmod:poss")
    )


def _as_threat(told: Told, rule: Rule, speakers: tuple[Participant, ...]) -> Told:
    """ "said they would strike back": what is told is the threat, made by the speaker."""
    frame = replace(
        told.frame, rule=rule, mode="", killed=None, injured=None, tolls=[], weapons=[], result=None
    )
    return replace(told, frame=frame, actors=speakers or told.actors)
