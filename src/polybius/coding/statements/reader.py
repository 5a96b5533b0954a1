"""The reader of statements: from sayings to drafts with quotes, speakers and the incident they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from polybius.coding.authority import Authorities
from polybius.coding.participant import Participant
from polybius.coding.scene import Scene
from polybius.coding.sourcing import find_source
from polybius.coding.statements.disputes import find_disputes
from polybius.coding.statements.reports import find_reports
from polybius.coding.statements.rules import StatementRules
from polybius.coding.statements.sayings import Saying, told_before
from polybius.coding.statements.warnings import find_warnings
from polybius.records import ActorRef, Draft, Statement

_DOUBT = frozenset(
    [
        "may",
        "might",
        "could",
        "possibly",
        "probably",
        "perhaps",
        "likely",
        "apparently",
        "suspect",
        "believe",
        "seem",
    ]
)
_STRONGER = frozenset({"claim-of-responsibility", "attribution"})
"""Who says who did it says with it that it happened."""
_LONGEST_TOKENS = 70


class StatementReader:
    """Reads the statements of a sentence, one of a kind for each word that states and each speaker."""

    def __init__(self, rules: StatementRules, authorities: Authorities) -> None:
        self._rules = rules
        self._authorities = authorities

    def read(self, scene: Scene) -> Iterable[Draft[Statement]]:
        sayings: dict[tuple[str, int], Saying] = {}
        for saying in self._find(scene):
            sayings.setdefault((saying.kind, saying.verb), saying)
        disputed = {verb for kind, verb in sayings if kind in _STRONGER}
        for saying in sorted(sayings.values(), key=lambda one: one.verb):
            if saying.kind == "confirmation" and saying.verb in disputed:
                continue
            yield from self._drafts(scene, saying)

    def _find(self, scene: Scene) -> Iterator[Saying]:
        """What verbs of dispute state first; a report under the same verb then says nothing more."""
        stated: set[int] = set()
        laid: set[tuple[str, int]] = set()
        if not (self._rules.cues | scene.words.report_verbs).isdisjoint(scene.sentence.tree.lemmas):
            for saying in (
                *find_disputes(scene, self._rules, self._authorities),
                *find_warnings(scene, self._rules),
            ):
                stated.add(saying.verb)
                laid.add((saying.kind, id(saying.about)))
                yield saying
        for saying in find_reports(scene, self._rules, self._authorities):
            again = not saying.speakers and (saying.kind, id(saying.about)) in laid
            if saying.verb not in stated and not again:
                yield saying

    def _drafts(self, scene: Scene, saying: Saying) -> Iterator[Draft[Statement]]:
        tree = scene.sentence.tree
        content = scene.quote(_trimmed(scene, saying.content)) or scene.quote([saying.verb])
        spoken = [
            (token, one)
            for token in saying.speakers
            for one in (
                [scene.participants.read(scene.sentence, token)]
                if saying.apart
                else scene.participants.read_all(scene.sentence, token)
            )
        ]
        speakers = [
            self._authorities.as_government(scene.sentence, self._at_its_seat(scene, known))
            for _, one in spoken
            for known in _meant(scene, one)
        ]
        said = {saying.verb, *saying.content}
        for token, _ in spoken:
            said.update(tree.phrase(token))
            said.update(part for case in tree.children(token, "case") for part in tree.subtree(case))
        quote = scene.quote(_near(said, saying.verb))
        if quote is None or content is None:
            return
        source = find_source(scene.report, scene.stretch, scene.quoter, speakers, saying.verb).source
        about = saying.about or (told_before(scene, saying.content) if saying.back else None)
        lemmas = {tree.lemmas[token] for token in (*saying.content, saying.verb)}
        for speaker in _apart(scene, saying.speakers, speakers):
            yield Draft(
                Statement(
                    id="",
                    report=scene.report.id,
                    passage=scene.passage,
                    quote=quote,
                    kind=saying.kind,
                    speaker=speaker,
                    about=None,
                    content=content,
                    hedged=bool(lemmas & _DOUBT),
                    status=scene.spoken(saying.verb).status,
                    source=source,
                    rule=saying.rule,
                ),
                sentence=scene.stretch.running,
                event=about.trigger if about is not None else None,
            )

    def _at_its_seat(self, scene: Scene, speaker: Participant) -> Participant:
        """ "The foreign ministry in Tehran" is read by the seat, which names the state; else the speaker."""
        tree = scene.sentence.tree
        here = speaker.sentence == scene.sentence.number and not speaker.actors
        if not here or speaker.pronoun or speaker.lemma not in self._rules.seated:
            return speaker
        seats = (one for one in tree.children(speaker.head, "nmod") if tree.preposition(one) == "in")
        seat = next((one for one in seats if one in scene.sentence.names), None)
        return replace(speaker, head=seat) if seat is not None else speaker


def _trimmed(scene: Scene, content: tuple[int, ...]) -> list[int]:
    """The words said, without the "that" before and the stop behind them."""
    tokens = [token for token in content if scene.sentence.tree.pos[token] != "PUNCT"]
    while tokens and scene.sentence.tree.lower[tokens[0]] in ("that", "of", "for"):
        tokens.pop(0)
    return tokens


def _near(tokens: set[int], verb: int) -> list[int]:
    """The run of tokens that a reader needs to see: not the far end of an endless sentence."""
    return [token for token in tokens if abs(token - verb) <= _LONGEST_TOKENS]


def _meant(scene: Scene, speaker: Participant) -> tuple[Participant, ...]:
    """Whom a speaker stands for; "the rebels" who answer need not be the gunmen told of before."""
    found = scene.follow(speaker)
    return found if speaker.pronoun or any(one.actors for one in found) else (speaker,)


def _apart(scene: Scene, heads: tuple[int, ...], speakers: list[Participant]) -> list[ActorRef | None]:
    """Each of several coordinated speakers that the tables know, else the first; None when unnamed."""
    refs = [ref for one in speakers if not one.pronoun and (ref := scene.quoter.ref(one)) is not None]
    named = list({ref.name: ref for ref in refs}.values())
    several = any(len(scene.sentence.tree.conjuncts(head)) > 1 for head in heads)
    if several and named and all(ref.actor for ref in named):
        return list(named)
    # "Its commander, Andriy X, says": of two heads that are one, the nearer to the verb is the name.
    return [(named[0] if several else named[-1]) if named else None]
