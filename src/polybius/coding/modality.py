"""How real an event is, and on whose word: realis, status and speakers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from polybius.coding.arguments import is_passive, verb_arguments
from polybius.coding.rules import Frames
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree

_WILLING = frozenset({"ready", "prepared", "determined", "set", "due", "willing"})
_OPEN_ADJECTIVES = _WILLING | {"likely", "unlikely", "possible", "able", "unable", "capable"}


@dataclass(frozen=True, slots=True)
class Reality:
    """realis of the codebook, and the word that decided it; "" when none did."""

    realis: str
    because: str


@dataclass(frozen=True, slots=True)
class Voice:
    """status of the codebook, the tokens of the speakers, and whether the doer speaks of himself."""

    status: str
    speakers: tuple[int, ...]
    because: str


def read_reality(sentence: Sentence, trigger: int, clause: int | None, frames: Frames) -> Reality:
    """From the words on the path from the event to the top of the sentence; the nearest that decides wins."""
    tree = sentence.tree
    verbal = tree.pos[trigger] in ("VERB", "AUX")
    light = {*frames.light.actor, *frames.light.recipient}
    made = clause is not None and tree.lemma_at(clause) in light
    asked = clause if made and clause is not None else trigger
    if (
        tree.tags[asked] == "VB"
        and tree.deps[asked] in ("xcomp", "advcl")
        and _is_told_not_to(tree, asked, frames)
    ):
        return Reality("hypothetical", "not to")
    own = _own_reality(tree, trigger, frames) if verbal else _noun_reality(tree, trigger, frames)
    if own is not None:
        return own
    if made and clause is not None and clause != trigger and _is_object(tree, trigger, clause):
        own = _own_reality(tree, clause, frames)
        if own is not None:
            return own
    if clause is not None and not verbal and tree.lemma_at(clause) in frames.light.happen:
        own = _own_reality(tree, clause, frames)
        if own is not None:
            return own
    if not verbal and _is_known_subject(tree, trigger):
        return Reality("actual", "")
    return _from_above(tree, trigger, frames) or Reality("actual", "")


def _is_told_not_to(tree: Tree, verb: int, frames: Frames) -> bool:
    """ "called on the factions not to attack": neither done nor known to be left undone."""
    return tree.lemmas[tree.heads[verb]] in frames.plan_verbs and any(
        tree.lower[child] in frames.negators for child in tree.children(verb, "advmod")
    )


def _is_object(tree: Tree, noun: int, clause: int) -> bool:
    """Whether the clause's verb makes the noun's event: what it negates or supposes is the event itself."""
    tops = tree.children(clause, "obj", "nsubj:pass") + tree.children(clause, "obl")
    return any(noun in tree.subtree(top) for top in tops)


def _is_known_subject(tree: Tree, noun: int) -> bool:
    """ "the attacks may lead to …": what is told as known has happened, whatever follows from it."""
    top = tree.first_conjunct(noun)
    known = any(
        tree.lower[child] in ("the", "these", "those", "this", "that", "their", "its", "his")
        for child in tree.children(noun, "det", "nmod:poss")
    )
    if tree.deps[top] != "nsubj" or not known:
        return False
    return not any(
        tree.lower[mark] in ("if", "whether", "unless") for mark in tree.children(tree.heads[top], "mark")
    )


def _own_reality(tree: Tree, verb: int, frames: Frames) -> Reality | None:
    for child in tree.children(verb, "advmod", "det", "aux", "mark", "cc:preconj", "case"):
        word = tree.lower[child]
        if word in frames.negators and tree.lower[child + 1 : child + 2] != ("only",):
            return Reality("negated", word)
    for child in tree.children(verb, "nsubj", "nsubj:pass", "obj"):
        if is_negative(tree, child):
            return Reality("negated", "no")
    auxiliaries = [tree.lower[child] for child in tree.children(verb, "aux")]
    if not auxiliaries and tree.deps[verb] == "conj" and not tree.children(verb, "nsubj", "nsubj:pass"):
        auxiliaries = [tree.lower[child] for child in tree.children(tree.heads[verb], "aux")]
        if tree.tags[verb] in ("VBD", "VBZ", "VBP"):
            auxiliaries = []
    for word in auxiliaries:
        if word in frames.plan_modals:
            return Reality("planned", word)
        if word in frames.doubt_modals:
            return Reality("hypothetical", word)
        if word in frames.past_future_modals:
            return Reality("planned" if _is_reported(tree, verb, frames) else "hypothetical", word)
    for child in tree.children(verb, "mark"):
        if tree.lower[child] in frames.conditional_marks:
            return Reality("hypothetical", tree.lower[child])
    for child in tree.children(verb, "advmod"):
        if tree.lower[child] in frames.doubt_words:
            return Reality("hypothetical", tree.lower[child])
        if tree.lower[child] == "how" and tree.lower[child + 1] == "to":
            return Reality("hypothetical", "how to")  # "showed them how to plant bombs"
    return None


def is_negative(tree: Tree, token: int) -> bool:
    """ "nobody", "none of the rockets", "no soldier", "not a single one" """
    if tree.lower[token] in ("nobody", "none", "nothing", "neither", "noone"):
        return True
    return any(
        tree.lower[child] in ("no", "not", "neither")
        for child in tree.children(token, "det", "advmod", "cc:preconj")
    )


def _is_reported(tree: Tree, verb: int, frames: Frames) -> bool:
    return any(
        tree.lemmas[head] in frames.report_verbs or tree.lemmas[head] in frames.plan_verbs
        for head in tree.above(verb)
    )


def _noun_reality(tree: Tree, noun: int, frames: Frames) -> Reality | None:
    for child in tree.children(noun, "det", "amod", "advmod", "compound", "nmod", "case"):
        word = tree.lower[child]
        if word in ("no", "without"):
            return Reality("negated", word)
        if word in (
            "planned",
            "upcoming",
            "scheduled",
            "proposed",
            "imminent",
            "forthcoming",
            "future",
            "impending",
        ):
            return Reality("planned", word)
        if word in ("attempted", "failed", "foiled", "thwarted", "abortive"):
            return Reality("attempted", word)
        if word in frames.doubt_words or word == "further":
            return Reality("hypothetical", word)
    return None


def _from_above(tree: Tree, token: int, frames: Frames) -> Reality | None:
    """What the clauses above make of it."""
    below = token
    for head in tree.above(token):
        dep = tree.deps[below]
        lemma = tree.lemmas[head]
        if dep in ("acl:relcl", "advcl:relcl") and _is_past(tree, below):
            return None
        if dep in ("acl:relcl", "advcl:relcl", "parataxis"):
            below = head
            continue
        if tree.pos[head] in ("VERB", "AUX"):
            decided = _verb_above(tree, head, below, dep, lemma, frames)
            if decided is not None:
                return decided
            if dep in ("ccomp",) or (dep == "advcl" and tree.tags[below] in ("VBD", "VBN", "VBZ", "VBP")):
                return None
        elif tree.pos[head] == "NOUN" and dep in ("nmod", "acl"):
            asked = tree.deps[head] in ("obj", "iobj") and tree.lemmas[tree.heads[head]] in frames.plan_verbs
            if dep == "acl" and tree.tags[below] == "VB" and asked:
                return Reality("planned", tree.lemmas[tree.heads[head]])  # "urged the deputies to leave"
            if lemma in frames.attempt_nouns and dep == "acl":
                return Reality("attempted", lemma)
            if lemma in frames.plan_nouns and (
                dep == "acl"
                or tree.preposition(below) in ("on", "of", "for", "to", "about", "regarding", "over")
            ):
                return Reality("planned", lemma)
            if lemma in frames.doubt_nouns:
                return Reality("hypothetical", lemma)
        elif (
            tree.pos[head] == "ADJ"
            and dep in ("xcomp", "ccomp", "advcl", "csubj", "obl")
            and lemma in _OPEN_ADJECTIVES
        ):
            return Reality(
                "planned" if lemma in _WILLING else "hypothetical",
                lemma,
            )
        below = head
    return None


def _is_past(tree: Tree, verb: int) -> bool:
    """ "those who were taken", whatever is still to become of them."""
    auxiliaries = {tree.lower[child] for child in tree.children(verb, "aux", "aux:pass")}
    return tree.tags[verb] == "VBD" or bool(auxiliaries & {"was", "were", "had"})


def _verb_above(tree: Tree, head: int, below: int, dep: str, lemma: str, frames: Frames) -> Reality | None:
    infinitive = (
        tree.tags[below] == "VB"
        and bool(tree.children(below, "mark", "aux"))
        and tree.pos[below] in ("VERB", "AUX")
    )
    nominal_object = dep in ("obj", "nsubj:pass") or dep.startswith("obl")
    full = tree.lemma_at(head)
    if lemma in frames.attempt_verbs and dep in ("xcomp", "obj") and lemma != "fail":
        return Reality("attempted", lemma)
    if lemma == "fail" and dep == "xcomp":
        return Reality("attempted", lemma)
    if full in frames.attempted_when_object and dep in ("obj", "nsubj:pass", "xcomp", "advcl", "obl"):
        done = dep in ("obj", "nsubj:pass") and tree.tags[head] in ("VBD", "VBN")
        return Reality("attempted" if done else "hypothetical", full)
    if full == "deny" and tree.lemmas[below] in ("responsibility", "involvement", "role", "charge", "claim"):
        return Reality("actual", "")
    if full in ("reject", "rule out", "oppose", "refuse", "deny") and dep == "obj":
        return Reality("negated", full)
    if lemma == "warn" and nominal_object:
        return Reality("hypothetical", lemma)
    if (lemma in frames.negating_verbs or full in frames.negating_verbs) and dep in (
        "xcomp",
        "obl",
        "advcl",
        "obj",
    ):
        return Reality("negated", lemma)
    if lemma in frames.plan_verbs and (
        (infinitive and dep in ("xcomp", "ccomp", "advcl"))
        or (nominal_object and _promises(tree, head, below, lemma))
    ):
        return Reality("planned", lemma)
    if lemma in frames.doubt_verbs and dep in ("xcomp", "ccomp", "obj"):
        return Reality("hypothetical", lemma)
    skill = _skill(tree, head, below, frames)
    if skill:
        return Reality("hypothetical", skill)
    if dep in ("xcomp", "obj", "nsubj", "nsubj:pass", "conj") or (dep == "advcl" and infinitive):
        own = _own_reality(tree, head, frames)
        if own is not None and own.realis in ("hypothetical", "planned"):
            return own
        if own is not None and own.realis == "negated" and dep == "xcomp":
            return own
    if (
        dep == "advcl"
        and infinitive
        and lemma not in ("use", "manage", "prompt", "lead", "force", "cause", "help", "allow")
    ):
        return Reality("planned", "to")
    if (
        dep == "advcl"
        and tree.tags[below] == "VBG"
        and any(tree.lower[mark] in ("for",) for mark in tree.children(below, "mark"))
    ):
        return Reality("planned", "for")
    return None


def _skill(tree: Tree, head: int, below: int, frames: Frames) -> str:
    """The word by which a deed is only taught or rehearsed; "" when none does.

    "Learned to plant bombs", "trained in planting bombs". Of "received training in planting bombs" the parser
    may hang the gerund on the verb: the noun before it decides as if it hung there.
    """
    if tree.deps[below] == "xcomp":
        return tree.lemmas[head] if tree.lemmas[head] in frames.skill_verbs else ""
    if tree.deps[below] != "advcl" or tree.tags[below] != "VBG":
        return ""
    for mark in tree.children(below, "mark", "case"):
        before = tree.lemmas[mark - 1] if mark else ""
        if tree.lower[mark] in ("in", "on", "at", "of") and before in frames.doubt_nouns:
            return before
        if tree.lower[mark] in ("in", "on") and tree.lemmas[head] in frames.skill_verbs:
            return tree.lemmas[head]
    return ""


_FORWARD = frozenset(
    {
        "plan",
        "schedule",
        "threaten",
        "prepare",
        "demand",
        "request",
        "urge",
        "propose",
        "promise",
        "seek",
        "intend",
        "announce",
        "want",
        "hope",
        "pledge",
        "vow",
    }
)


def _promises(tree: Tree, head: int, below: int, lemma: str) -> bool:
    """Whether a noun under this verb is still to come: "demanded the withdrawal", "agreed on a truce"."""
    if tree.deps[below] in ("obj", "nsubj:pass"):
        return lemma in _FORWARD
    return tree.preposition(below) in ("for", "on") and lemma in (
        "call",
        "agree",
        "ask",
        "plan",
        "prepare",
        "vote",
        "decide",
        "push",
        "press",
    )


def read_voice(sentence: Sentence, trigger: int, frames: Frames) -> Voice:
    """Who tells it, from the reporting words above and beside the event."""
    voice = _told_voice(sentence, trigger, frames)
    tree = sentence.tree
    if any(tree.lemmas[speaker] in frames.telling_things for speaker in voice.speakers):
        behind = [one for speaker in voice.speakers for one in _behind(tree, speaker, frames)]
        return replace(voice, speakers=tuple(behind))
    return voice


def _behind(tree: Tree, speaker: int, frames: Frames) -> list[int]:
    """Whose "statement" or "message" speaks; the thing itself when nobody stands behind it."""
    if tree.lemmas[speaker] not in frames.telling_things:
        return [speaker]
    behind = [
        child
        for child in tree.children(speaker, "nmod", "nmod:poss", "compound")
        if tree.deps[child] != "nmod" or tree.preposition(child) in ("of", "by", "from")
    ]
    return behind[:1] or [speaker]


def _told_in_thing(tree: Tree, noun: int, frames: Frames) -> Voice | None:
    """ "said in a statement that …", "the statement of X that …"."""
    verb = tree.heads[noun]
    if tree.lemmas[verb] in frames.report_verbs | frames.denying_verbs and tree.deps[noun].startswith("obl"):
        status = "denied" if tree.lemmas[verb] in frames.denying_verbs else "reported"
        return Voice(status, tuple(verb_arguments(tree, verb).subjects), tree.lemmas[verb])
    behind = _behind(tree, noun, frames)
    return Voice("reported", tuple(behind), tree.lemmas[noun]) if behind != [noun] else None


def _is_thought(tree: Tree, trigger: int, frames: Frames) -> str:
    """The verb of "an attack thought to have been carried out by X"; "" when there is none."""
    for child in tree.children(trigger, "acl", "acl:relcl"):
        for verb in tree.conjuncts(child):
            own = tree.children(verb, "nsubj", "obj", "aux")
            if tree.lemmas[verb] in frames.suspecting and not own and tree.children(verb, "xcomp"):
                return tree.lemmas[verb]
    return ""


def _told_voice(sentence: Sentence, trigger: int, frames: Frames) -> Voice:
    tree = sentence.tree
    top = tree.first_conjunct(trigger)
    if tree.lemmas[tree.heads[top]] == "claim" and tree.deps[top] == "obj":
        if _own_reality(tree, tree.heads[top], frames) is not None:
            return Voice("asserted", (), "")  # "nobody has claimed the raid"
        return Voice("claimed", tuple(verb_arguments(tree, tree.heads[top]).subjects), "claim")
    verbs = [tree.heads[top], *tree.children(trigger, "acl", "acl:relcl")]
    if any(tree.lemmas[verb] in frames.attributing and is_passive(tree, verb) for verb in verbs):
        return Voice("alleged", (), "attributed")
    thought = _is_thought(tree, trigger, frames)
    if thought:
        return Voice("alleged", (), thought)
    claiming = tree.heads[tree.heads[top]]
    if tree.lemmas[tree.heads[top]] == "responsibility" and tree.lemmas[claiming] == "claim":
        if _own_reality(tree, claiming, frames) is not None:
            return Voice("asserted", (), "")
        return Voice("claimed", tuple(verb_arguments(tree, claiming).subjects), "claim")
    if tree.lemmas[tree.heads[top]] in frames.blaming and tree.preposition(top) == "for":
        return Voice(
            "alleged", tuple(verb_arguments(tree, tree.heads[top]).subjects), tree.lemmas[tree.heads[top]]
        )
    held = tree.heads[top]
    if tree.lemmas[held] == "responsible" and tree.lemmas[tree.heads[held]] in frames.blaming:
        verb = tree.heads[held]
        return Voice("alleged", tuple(verb_arguments(tree, verb).subjects), tree.lemmas[verb])
    accusing = tree.heads[held]
    if (
        tree.deps[top] == "acl"
        and tree.lemmas[accusing] in frames.alleging_verbs
        and any(tree.lower[mark] in ("of", "for") for mark in tree.children(top, "mark"))
    ):
        # "accused the rebels of bombing": the parser may hang the deed on the accused.
        return Voice("alleged", tuple(verb_arguments(tree, accusing).subjects), tree.lemmas[accusing])
    path = [trigger, *tree.above(trigger)]
    beside = False
    for below, head in pairwise(path):
        dep, lemma = tree.deps[below], tree.lemmas[head]
        beside = beside or dep in ("acl:relcl", "advcl", "parataxis")
        if beside and lemma in frames.denying_verbs:
            continue
        if tree.pos[head] not in ("VERB", "AUX"):
            if lemma in frames.suspects and dep in ("acl", "advcl"):
                return Voice("alleged", (), lemma)  # "suspect of having fired"
            if lemma in frames.telling_things and dep == "acl" and tree.children(below, "mark"):
                told = _told_in_thing(tree, head, frames)
                if told is not None:
                    return told
            if (
                tree.pos[head] == "NOUN"
                and lemma
                in (
                    "allegation",
                    "accusation",
                    "charge",
                    "suspicion",
                    "claim",
                    "involvement",
                    "responsibility",
                )
                and dep in ("nmod", "acl")
            ):
                return Voice(
                    "denied"
                    if _denied_above(tree, head, frames)
                    else ("claimed" if lemma == "responsibility" else "alleged"),
                    (),
                    lemma,
                )
            continue
        if dep not in (
            "ccomp",
            "xcomp",
            "obj",
            "obl",
            "advcl",
            "parataxis",
            "csubj:pass",
            "csubj",
            "nsubj:pass",
        ):
            continue
        told = _told_by(sentence, head, below, dep, lemma, frames)
        if told is not None:
            return told
    quoted = _parenthetic(tree, path, frames)
    if quoted is not None:
        return quoted
    accorded = _according(sentence, frames)
    if accorded is not None:
        return accorded
    for token in path[:3]:
        for child in tree.children(token, "advmod", "amod"):
            word = tree.lower[child]
            if word in frames.reported_adverbs:
                return Voice("reported", (), word)
            if word in frames.alleging_adverbs or (word in frames.alleged_adjectives and token == trigger):
                return Voice("alleged", (), word)
        if tree.deps[token] in ("acl:relcl", "ccomp"):
            break
    return Voice("asserted", (), "")


def _told_by(sentence: Sentence, head: int, below: int, dep: str, lemma: str, frames: Frames) -> Voice | None:
    tree = sentence.tree
    speakers = tuple(verb_arguments(tree, head).subjects)
    if lemma in frames.denying_verbs and dep in ("ccomp", "xcomp", "obj", "advcl", "obl"):
        return (
            Voice("denied", speakers, lemma)
            if dep != "obj" or tree.pos[below] != "NOUN" or lemma == "deny"
            else None
        )
    if lemma in frames.alleging_verbs and dep in ("ccomp", "xcomp", "advcl", "obl", "obj"):
        blamed_on = lemma == "blame" and any(
            tree.preposition(child) == "on" for child in tree.children(head, "obl")
        )
        if dep == "obj" and lemma in ("blame", "accuse") and not blamed_on:
            return None
        return Voice("alleged", speakers, lemma)
    if lemma in frames.report_verbs and dep in ("ccomp", "csubj:pass", "csubj", "parataxis"):
        return Voice("claimed" if lemma in frames.claiming_verbs else "reported", speakers, lemma)
    if lemma in frames.report_verbs and dep == "xcomp" and tree.children(head, "aux:pass", "nsubj:pass"):
        return Voice("alleged" if lemma in frames.alleging_verbs else "reported", (), lemma)
    if lemma == "announce" and dep in ("obj", "nsubj:pass"):
        return Voice("reported", speakers, lemma)
    return None


def _denied_above(tree: Tree, token: int, frames: Frames) -> bool:
    return any(tree.lemmas[head] in frames.denying_verbs for head in tree.above(token))


def _parenthetic(tree: Tree, path: list[int], frames: Frames) -> Voice | None:
    """ "..., the ministry said." where the reporting verb hangs below the told clause."""
    for token in path:
        for child in tree.children(token, "parataxis"):
            if tree.lemmas[child] in frames.report_verbs and not tree.children(child, "ccomp"):
                subjects = tree.children(child, "nsubj")
                if subjects:
                    return Voice("reported", tuple(subjects), tree.lemmas[child])
    return None


def _according(sentence: Sentence, frames: Frames) -> Voice | None:
    tree = sentence.tree
    for token in range(len(tree)):
        if tree.lower[token] in ("according", "per") and tree.deps[token] == "case":
            return Voice("reported", (tree.heads[token],), "according to")
    return None
