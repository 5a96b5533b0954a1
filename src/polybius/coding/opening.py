"""Opening: which words of a sentence open an event, and whether enough is told of it."""

from __future__ import annotations

from collections.abc import Sequence

from polybius.coding.arguments import Arguments, noun_arguments, verb_arguments
from polybius.coding.counting import count_of_noun, count_of_verb
from polybius.coding.fitting import (
    TIES,
    content,
    inside_longer_name,
    is_area,
    is_body_hit,
    is_each_other,
    is_imperative,
    is_told_again,
    is_unarmed,
    is_undone,
    listed,
    object_of_next,
    particle_fits,
    phrase_fits,
    standing,
)
from polybius.coding.frames import ANSWERING, Frame
from polybius.coding.harm import DYING, Harm
from polybius.coding.participant import Participant
from polybius.coding.participants import ParticipantReader
from polybius.coding.placing import places_of
from polybius.coding.roles import RoleFiller, asked_of, deep, nested, refused_to
from polybius.coding.rules import RuleBook, VerbPattern
from polybius.coding.sentence import Sentence
from polybius.coding.trace import Trace
from polybius.coding.tree import Tree

_AROUND = frozenset({"in", "near", "over"})
"""What stands under these is hit only when nothing else is: "shells fell on a school in the town"."""
_PEOPLE = frozenset({"people", "person", "official"})
_UNLISTED = "unlisted"
_TOLD_BEFORE = frozenset({"this", "these", "that", "those", "such"})
_ACCIDENT = "was brought about by an accident, and is nobody's deed"


class FrameReader:
    """Opens the frames of one sentence by the rules of events.yaml."""

    def __init__(self, book: RuleBook, participants: ParticipantReader) -> None:
        self._book = book
        self._participants = participants
        self._roles = RoleFiller(book, participants)

    def read(self, sentence: Sentence, trace: Trace) -> list[Frame]:
        """The frames of a sentence, in the order of their triggers."""
        found = []
        for token in range(len(sentence.tree)):
            frame = self._open(sentence, token, trace)
            if frame is not None:
                found.append(frame)
        return found

    def tells_accident(self, sentence: Sentence) -> bool:
        """Whether a storm, a crash, a disease may be what killed."""
        return any("accident" in self._book.classes_of(lemma) for lemma in sentence.tree.lemmas)

    def toll(self, sentence: Sentence, harms: Sequence[Harm]) -> Frame | None:
        """People killed by violence that no word of attack in the passage tells of: "The army lost nine men".

        None when nobody is told to be dead, when it is doubted, or where an accident is told of.
        """
        tree = sentence.tree
        dead = [harm for harm in harms if harm.certain and harm.killed is not None and harm.killed.low]
        if not dead or self.tells_accident(sentence):
            return None
        rule = next(rule for rule in self._book.rules if rule.name == "toll")
        first = dead[0]
        frame = Frame(
            sentence, first.token, rule, tree.pos[first.token] == "VERB", Arguments(), mode=rule.mode
        )
        frame.core = {harm.token for harm in harms} | {one.head for one in first.victims}
        frame.recipients = list(first.victims)
        frame.killed = first.killed
        frame.injured = next((harm.injured for harm in harms if harm.injured is not None), None)
        frame.places = places_of(frame)
        return frame

    def _open(self, sentence: Sentence, token: int, trace: Trace) -> Frame | None:
        tree = sentence.tree
        if token in sentence.dated:
            return None
        if tree.pos[token] == "VERB" and tree.lemmas[token] in self._book.verbs:
            if tree.deps[token] in ("amod", "case", "compound", "fixed", "det", "aux"):
                trace.refused(token, None, "describes the word beside it, and tells no deed")
                return None
            return self._open_verb(sentence, token, trace)
        hyphened = token > 0 and tree.lower[token - 1] in TIES
        if (tree.pos[token] in ("NOUN", "PROPN") or hyphened) and tree.lemmas[token] in self._book.nouns:
            return self._open_noun(sentence, token, trace)
        return None

    def _open_verb(self, sentence: Sentence, verb: int, trace: Trace) -> Frame | None:
        tree = sentence.tree
        if is_imperative(tree, verb):
            trace.refused(verb, None, "is an order, which is no happening")
            return None
        arguments: Arguments | None = None
        for pattern, rule in self._book.verbs[self._verb_of(tree, verb)]:
            if not particle_fits(tree, verb, pattern):
                trace.refused(verb, rule, f"needs {pattern.asks}")
                continue
            arguments = arguments or verb_arguments(tree, verb)
            if rule.together and pattern.prep and arguments.passive:
                trace.refused(verb, rule, "stands in the passive, in which nobody meets")
                continue  # "was flown to", "was met with": nobody meets
            if not self._objects_fit(sentence, arguments, pattern):
                trace.refused(verb, rule, f"needs {pattern.asks}")
                continue
            frame = Frame(sentence, verb, rule, True, arguments, mode=rule.mode, core={verb})
            wanting = self._fill_verb(frame, pattern)
            if not wanting:
                return frame
            trace.refused(verb, rule, wanting)
        return None

    def _verb_of(self, tree: Tree, verb: int) -> str:
        """The verb's lemma, with the word that a hyphen ties to it when a rule has both: "test-fired"."""
        lemma = tree.lemmas[verb]
        tied = f"{tree.lower[verb - 2]}-{lemma}" if verb > 1 and tree.lower[verb - 1] in TIES else lemma
        return tied if tied in self._book.verbs else lemma

    def _open_noun(self, sentence: Sentence, noun: int, trace: Trace) -> Frame | None:
        tree = sentence.tree
        if inside_longer_name(sentence, noun):
            trace.refused(noun, None, "is a word of a longer name")
            return None
        if tree.deps[noun] in ("compound", "flat", "amod"):
            if (
                tree.deps[noun] != "compound"
                or tree.lemmas[tree.heads[noun]] not in self._book.frames.carrier_nouns
            ):
                trace.refused(noun, None, f"only describes '{tree.lower[tree.heads[noun]]}'")
                return None
            return self._open_compound(sentence, noun, trace)
        if tree.lemmas[noun] in ANSWERING and tree.preposition(noun) == "in" and tree.deps[noun] == "obl":
            trace.refused(noun, None, "tells why, and is no deed of its own")
            return None
        undone = is_undone(tree, noun, self._book.frames.undoing)
        for words, rule in self._book.nouns[tree.lemmas[noun]]:
            if undone and rule.type in ("AGREE", "RETREAT", "COOPERATE"):
                trace.refused(noun, rule, "is told to be broken, not made")
                continue
            before = tree.children(noun, "compound", "amod")
            if not phrase_fits(tree, noun, words):
                trace.refused(noun, rule, f"needs the whole phrase '{' '.join(words)}'")
                continue
            if any(tree.lemmas[one] in rule.not_after for one in before):
                trace.refused(noun, rule, "means something else behind the word before it")
                continue
            if rule.mode == "vote" and tree.children(noun, "nummod"):
                trace.refused(noun, rule, "is counted, and so means ballots")
                continue  # "168 votes" are ballots
            arguments = noun_arguments(
                sentence, noun, self._book.frames, of=rule.of, poss=rule.poss, together=rule.together
            )
            if rule.type == "ASSAULT" and rule.poss == "actor" and not arguments.subjects:
                arguments.subjects.extend(self._forces_before(sentence, noun))
            frame = Frame(sentence, noun, rule, False, arguments, mode=rule.mode, core={noun})
            wanting = self._fill_noun(frame)
            if not wanting:
                return frame
            trace.refused(noun, rule, wanting)
        return None

    def _objects_fit(self, sentence: Sentence, arguments: Arguments, pattern: VerbPattern) -> bool:
        tree = sentence.tree
        if pattern.prep is not None and not arguments.obliques.get(pattern.prep):
            return False
        if not pattern.objects:
            return True
        heads = list(arguments.obliques.get(pattern.prep, []) if pattern.prep else arguments.objects)
        if not heads:
            heads = arguments.under("")  # "retook 20 kilometres": a measure without a preposition
        if pattern.particle:
            heads += arguments.obliques.get(pattern.particle, [])
        heads = [token for head in heads for token in tree.conjuncts(head)]
        heads += [
            child
            for head in heads
            if tree.lemmas[head] in self._book.frames.measures
            for child in tree.children(head, "nmod")
        ]
        if arguments.clause is not None:
            heads += tree.children(arguments.clause, "xcomp")
        if any(tree.lemmas[head] in pattern.objects for head in heads):
            return True
        classes = {name[1:] for name in pattern.objects if name.startswith("@")}
        return bool(classes) and any(
            self._participants.read(sentence, head).classes & classes
            or (_UNLISTED in classes and self._is_unlisted(sentence, head))
            for head in heads
        )

    def _is_unlisted(self, sentence: Sentence, head: int) -> bool:
        """Whether it is a bare name that no table knows: "took Minova", not "took the Express"."""
        tree = sentence.tree
        one = self._participants.read(sentence, head)
        # A lone word taken for a person's name is as often a village's.
        unknown = not one.actors and not one.classes - {"person"} and " " not in one.name
        named = tree.pos[head] == "PROPN" and head not in sentence.dated
        return unknown and named and not tree.children(head, "det")

    def _forces_before(self, sentence: Sentence, noun: int) -> list[int]:
        """The doers of "army drone strikes", "rebel shelling", told by a general word."""
        tree = sentence.tree
        if any(tree.lower[child] in _TOLD_BEFORE for child in tree.children(noun, "det")):
            return []
        return [
            child
            for child in tree.children(noun, "compound")
            if child not in sentence.weapons
            and self._book.classes_of(tree.lemmas[child]) & {"force", "group"}
        ]

    def _open_compound(self, sentence: Sentence, noun: int, trace: Trace) -> Frame | None:
        """ "the withdrawal process of X", "a handover ceremony": the arguments hang on the second noun."""
        for words, rule in self._book.nouns[sentence.tree.lemmas[noun]]:
            if len(words) == 1:
                head = sentence.tree.heads[noun]
                arguments = noun_arguments(
                    sentence, head, self._book.frames, of=rule.of, poss=rule.poss, together=rule.together
                )
                frame = Frame(sentence, noun, rule, False, arguments, mode=rule.mode, core={noun, head})
                wanting = self._fill_noun(frame)
                if not wanting:
                    return frame
                trace.refused(noun, rule, wanting)
        return None

    def _fill_verb(self, frame: Frame, pattern: VerbPattern) -> str:
        """Fill the roles; gives what is wanting, or "" when it is an event."""
        rule, arguments, sentence = frame.rule, frame.arguments, frame.sentence
        if arguments.passive and not arguments.subjects:
            hung = [*arguments.under("with"), *sentence.tree.children(frame.trigger, "obj", "xcomp")]
            arguments.subjects.extend(nested(sentence.tree, hung, ("by",)))
        self._roles.climb_to_persons(frame)
        subjects = self._participants.read_each(sentence, arguments.subjects)
        fixed: list[int] = []
        moved = arguments.obliques.get(pattern.particle, []) if pattern.particle else []
        shared = arguments.objects or object_of_next(sentence.tree, frame)
        objects = self._participants.read_each(sentence, [*shared, *moved])
        if not pattern.prep and any(not word.startswith("@") for word in pattern.objects):
            spelled = {sentence.tree.lemmas[one.head] for one in objects} & pattern.objects
            fixed = [one.head for one in objects if sentence.tree.lemmas[one.head] in spelled]
            # "dissolved parliament", "closed the port": the word that the rule spells also suffers it.
            objects = [
                one
                for one in objects
                if not spelled or (one.actors and rule.object_joins) or is_body_hit(one, rule.type)
            ]
        people_hit = rule.type == "ASSAULT" and any(one.classes & _PEOPLE for one in objects)
        people_hit = people_hit or (rule.type == "ACCUSE" and any(one.actors for one in objects))
        if pattern.prep and (pattern.objects or pattern.prep == "with" or people_hit):
            targets = list(objects)  # "supplied the group with rifles", "shot people at their doors"
        else:
            targets = self._targets(frame, objects, [pattern.prep] if pattern.prep else [])
        prepositions = tuple(role for role in rule.to if role != "obj")
        targets = targets + self._participants.read_each(sentence, nested(sentence.tree, fixed, prepositions))
        if (
            rule.object_is
            and not pattern.objects
            and not any(
                one.isa(rule.object_is)
                or (not one.classes and "people" in rule.object_is and rule.type in ("ASSAULT", "COERCE"))
                for one in (objects or targets)
            )
        ):
            return f"needs an object of one of these classes: {listed(rule.object_is)}"
        if rule.status and any(sentence.tree.children(head, "nmod", "acl") for head in fixed):
            return "leaves it to the noun after it to tell the event"  # "responsibility for the attack"
        if rule.object_not and any(one.classes & rule.object_not for one in objects):
            return f"does not count with an object of these classes: {listed(rule.object_not)}"
        if rule.never_by and self._by_accident(sentence, arguments, rule.never_by):
            return _ACCIDENT
        doers = subjects or (objects if rule.object_joins else [])
        if (
            rule.subject_is
            and not any(one.isa(rule.subject_is) for one in doers)
            and (doers or not arguments.passive)
        ):
            return f"needs a subject of one of these classes: {listed(rule.subject_is)}"
        if pattern.prep:
            frame.core.update(arguments.obliques.get(pattern.prep, ()))
        if rule.type == "RETREAT":
            frame.places.extend((one.place, "") for one in objects if one.place is not None and one.site)
        if not targets and rule.type == "ASSAULT" and pattern.prep:
            carried = nested(sentence.tree, arguments.under(pattern.prep), rule.to)
            targets = self._participants.read_each(sentence, carried)
        if rule.mode == "interception":
            frame.recipients.extend(objects)
        elif "munition" in rule.object_is and rule.type == "ASSAULT":
            for one in objects:
                frame.add_weapon(one.head)
            objects = [one for one in objects if "weapon" not in one.classes]
            targets = [one for one in targets if "weapon" not in one.classes]
        held = [
            token
            for head in arguments.objects
            if sentence.tree.lemmas[head] in ("control", "power", "command", "possession")
            for token in sentence.tree.children(head, "nmod")
        ]
        targets += self._participants.read_each(sentence, held)
        if not targets and rule.type == "REJECT":
            # "refused to talk to X"
            targets = self._participants.read_each(sentence, refused_to(sentence.tree, frame.trigger))
        if not targets and rule.type in ("REQUEST", "THREATEN"):
            targets = self._participants.read_each(sentence, asked_of(sentence.tree, frame.trigger))
        if rule.type in ("AID", "COOPERATE"):
            for token in fixed:
                frame.add_weapon(token)  # "sold drones to"
        if rule.receives and rule.type == "ASSAULT":
            for token in [*fixed, *arguments.obliques.get(pattern.prep or "", ())]:
                frame.add_weapon(token)  # "struck a landmine": the word that the rule spells is what hit
        self._roles.take(frame, subjects, targets, objects)
        self._roles.finish(frame)
        if rule.type == "ASSAULT" and any(is_each_other(sentence.tree, token) for token in arguments.objects):
            frame.recipients = list(frame.actors)
        frame.count = count_of_verb(frame, self._participants)
        return self._enough(frame)

    def _fill_noun(self, frame: Frame) -> str:
        """Fill the roles; gives what is wanting, or "" when it is an event."""
        rule, arguments, sentence = frame.rule, frame.arguments, frame.sentence
        tree = sentence.tree
        subjects = self._participants.read_each(sentence, arguments.subjects)
        if rule.subject_is and subjects and not any(one.isa(rule.subject_is) for one in subjects):
            return f"needs a doer of one of these classes: {listed(rule.subject_is)}"
        clause = arguments.clause
        carrier = verb_arguments(tree, clause) if rule.never_by and clause is not None else None
        if carrier is not None and self._by_accident(sentence, carrier, rule.never_by):
            return _ACCIDENT
        objects = self._participants.read_each(sentence, arguments.objects)
        for child in tree.children(frame.trigger, "compound", "amod", "nmod"):
            for token in (child, *tree.children(child, "conj")):
                if token < frame.trigger and token in sentence.weapons:
                    frame.add_weapon(token)
                elif (
                    tree.deps[child] == "compound"
                    and token < frame.trigger
                    and token in sentence.places
                    and token not in sentence.names
                ):
                    frame.places.append((token, ""))
        if rule.type == "ASSAULT":
            for token in deep(tree, frame.trigger, ("with", "using", "involving")):
                frame.add_weapon(token)
        if not subjects:
            arguments.subjects.extend(deep(tree, frame.trigger, ("by",)))
            subjects = self._participants.read_each(sentence, arguments.subjects)
        if rule.poss == "victim":
            objects = objects + self._roles.victims_beside(frame)
            if not objects:  # "the priests' murder": unarmed people suffer it
                owners = set(tree.children(frame.trigger, "nmod:poss"))
                objects = [one for one in subjects if one.head in owners and is_unarmed(one)]
                subjects = [one for one in subjects if one not in objects]
        targets = objects + self._participants.read_each(sentence, arguments.under(*rule.noun_to))
        sides = (
            self._participants.read_each(sentence, arguments.under("between"))
            if rule.type == "ASSAULT"
            else []
        )
        subjects, targets = subjects + sides, targets + sides
        if not targets and rule.type == "ASSAULT":
            targets = self._participants.read_each(sentence, nested(tree, arguments.subjects, rule.noun_to))
        place_only = [
            one for one in targets if one.place is not None and one.classes <= {"place"} and not one.actors
        ]
        self._roles.take(frame, subjects, targets, [])
        for one in place_only:
            frame.places.append((one.place if one.place is not None else one.head, "at"))
        self._roles.finish(frame)
        frame.count = count_of_noun(frame, self._participants, self._book.frames)
        if rule.weak_noun and not (
            frame.actors
            and (
                frame.recipients
                or frame.arguments.clause is not None
                or len(frame.actors) > 1
                or frame.dated
                or content(tree, frame.trigger)
            )
        ):
            return "is a word of many meanings, and needs a doer and to or for whom it was done"
        return self._enough(frame)

    def _by_accident(self, sentence: Sentence, arguments: Arguments, classes: frozenset[str]) -> bool:
        tree = sentence.tree
        clause = arguments.clause
        if clause is not None and any(
            tree.lemmas[child] in self._book.frames.accident_verbs for child in tree.children(clause, "advcl")
        ):
            return True
        causes = [*arguments.subjects, *arguments.under("in", "by", "during", "after", "from", "of")]
        words = {
            tree.lemmas[token]
            for cause in causes
            for token in (cause, *tree.children(cause, "compound", "flat"))
            if not any(child in sentence.weapons for child in tree.children(token, "compound"))
        }
        return any(self._book.classes_of(word) & classes for word in words)

    def _enough(self, frame: Frame) -> str:
        """What the rule needs and is not told; "" when all is."""
        rule = frame.rule
        if rule.object_joins and standing(frame):
            return "tells of a state of things, and of no move"
        told = {
            "actor": bool(frame.actors) or self._done_by_event(frame),
            "recipient": bool(frame.recipients),
            "weapon": bool(frame.weapons),
            "place": bool(frame.places),
            "date": frame.dated,
        }
        if rule.needs and not any(told[need] for need in rule.needs):
            carried = not frame.verbal and self._carried(frame)
            return "" if carried else f"needs at least one of these to be told: {listed(rule.needs)}"
        if (
            rule.type == "CONSULT"
            and not rule.lone
            and len(frame.actors) < 2
            and not frame.places
            and (not told["date"] or self._meets_nobody(frame))
        ):
            return "tells of one side only, and of neither a place nor a date"
        return "is a word of many meanings, and needs a doer" if rule.weak and not frame.actors else ""

    def _done_by_event(self, frame: Frame) -> bool:
        """ "the blast damaged thirty shops", "two houses were destroyed in the attack" """
        arguments, tree = frame.arguments, frame.sentence.tree
        results = [
            one
            for one in arguments.under("as", "in")
            if tree.lemmas[one] in ("result", "consequence", "course")
        ]
        causes = [*arguments.subjects, *arguments.under("in", "by", "during", "following", "after")]
        causes += nested(tree, results, ("of",))
        nouns = self._book.violent_nouns
        return frame.verbal and any(frame.sentence.tree.lemmas[cause] in nouns for cause in causes)

    def _carried(self, frame: Frame) -> bool:
        """Whether the clause makes a bare noun a happening: "launched an attack", "condemned the strike"."""
        tree, clause = frame.sentence.tree, frame.arguments.clause
        light = self._book.frames.light
        if frame.rule.type == "ASSAULT" and is_told_again(tree, frame.trigger, light.retell):
            return True
        if clause is None:
            return False
        if frame.rule.type != "ASSAULT":
            made = tree.lemma_at(clause) in light.actor and bool(frame.actors)
            return made or tree.lemma_at(clause) in light.happen
        if tree.lemmas[clause] in self._book.violent_verbs:
            return True
        if (
            tree.lemmas[clause] in DYING
        ):  # "Tomas Rey died in the blast": no mere toll of what was told before
            return any(frame.sentence.is_person(one) for one in verb_arguments(tree, clause).subjects)
        return tree.lemma_at(clause) in {*light.actor, *light.recipient, *light.answer}

    def _meets_nobody(self, frame: Frame) -> bool:
        """ "was met with protests" """
        return frame.verbal and bool(frame.arguments.obliques.get("with"))

    def _targets(self, frame: Frame, objects: list[Participant], more: list[str]) -> list[Participant]:
        roles = [role for role in frame.rule.to if role != "obj"] + more
        targets = list(objects) if "obj" in frame.rule.to and not more else []
        aimed = [role for role in roles if role not in _AROUND]
        targets += self._participants.read_each(frame.sentence, frame.arguments.under(*aimed))
        if all("munition" in one.classes for one in targets):
            around = [role for role in roles if role in _AROUND]
            near = self._participants.read_each(frame.sentence, frame.arguments.under(*around))
            if frame.rule.mode == "explosion":  # "exploded in a bank", not "in Cali"
                near = [one for one in near if one.classes & {"facility", "vehicle"} and not is_area(one)]
            targets += near
        return [one for one in targets if "bodily" not in one.classes]
