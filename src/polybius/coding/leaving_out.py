"""Leaving out: what the codebook does not count as an event."""

from __future__ import annotations

from polybius.coding.frames import Frame

_TELLING = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "CONCEDE"})
_SILENCE = frozenset({"comment", "answer", "say", "elaborate", "identify", "name", "speculate"})
_CLAIMING = frozenset({"claim", "admit", "avow"})
_CONDITIONS = frozenset({"if", "case"})
_PLANNABLE = frozenset(
    {"RETREAT", "AGREE", "CONSULT", "COOPERATE", "AID", "SUPPORT", "MOBILIZE", "PROTEST", "SANCTION"}
)
_NEGATABLE = frozenset({"ASSAULT", "RETREAT", "COERCE", "MOBILIZE"})
_NEGATORS = frozenset({"not", "n't", "never", "no", "without"})


def why_left_out(frame: Frame, realis: str, because: str) -> str:
    """Why the codebook leaves an event out, in words; "" when it does not.

    It leaves out mere possibilities, aims, forecasts, and what did not happen as such.
    """
    if realis == "hypothetical":
        condition = frame.rule.type == "RETREAT" and frame.verbal and frame.actors and because in _CONDITIONS
        return "" if condition else f"'{because}': only considered or possible, so hypothetical"
    if because == "to":
        return "'to': an aim, of which it is not told whether it was reached"
    if _habitual(frame):
        return "a habit or a standing condition, and no date bounds it"
    if frame.rule.type == "RETREAT" and frame.verbal and realis == "planned" and because == "agree":
        return "'agree': the agreement is the event, and what was agreed is no other"
    if realis == "planned" and frame.rule.realis is None and frame.rule.type not in _PLANNABLE:
        return f"'{because}': a forecast or plan, which is not coded of {frame.rule.type}"
    if realis == "planned" and frame.rule.realis is None:
        return ""
    if frame.rule.type == "REJECT" and _keeps_silent(frame):
        return "nobody rejects anything: somebody declines to speak"
    if realis == "negated" and (frame.rule.status or (not frame.verbal and _is_claim(frame))):
        return f"'{because}': that nobody claimed it does not say that it did not happen"
    if realis == "negated" and frame.rule.name in ("kill", "harm"):
        return f"'{because}': that nobody came to harm is no event, but a toll of zero"
    if realis == "negated" and (frame.rule.type not in _NEGATABLE or because not in _NEGATORS):
        return f"'{because}': it did not happen, which is not coded of {frame.rule.type}"
    return ""


def _keeps_silent(frame: Frame) -> bool:
    """ "declined to comment": nothing is rejected."""
    tree = frame.sentence.tree
    return any(tree.lemmas[child] in _SILENCE for child in tree.children(frame.trigger, "xcomp"))


def _is_claim(frame: Frame) -> bool:
    """ "Nobody claimed the attack": that it was is not denied."""
    tree = frame.sentence.tree
    return any(tree.lemmas[head] in _CLAIMING for head in list(tree.above(frame.trigger))[:2])


def _habitual(frame: Frame) -> bool:
    """Present tense without a date ("the groups target bases"): a standing condition, no happening."""
    tree, verb = frame.sentence.tree, frame.trigger
    if not frame.verbal:
        return False
    if frame.rule.type == "SUPPORT" and tree.deps[verb] == "acl:relcl":
        return tree.tags[verb] in ("VBZ", "VBP")
    if frame.rule.type in _TELLING:
        return False
    if frame.sentence.dated:
        return False
    present = tree.tags[verb] == "VBZ" or (tree.tags[verb] == "VBP" and tree.lower[verb] == tree.lemmas[verb])
    if present and not tree.children(verb, "aux"):
        return frame.rule.type != "CONSULT"
    if frame.rule.type in ("COERCE", "SANCTION") and tree.tags[verb] == "VBN":
        auxiliaries = [tree.lower[child] for child in tree.children(verb, "aux", "aux:pass")]
        return auxiliaries in (["is"], ["are"])
    return tree.tags[verb] == "VBG" and tree.deps[verb] == "acl" and frame.rule.type in ("AID", "COOPERATE")
