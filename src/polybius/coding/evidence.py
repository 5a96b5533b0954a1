"""Evidence: the shortest run of words that carries an event."""

from __future__ import annotations

from polybius.coding.frames import Frame

_MOST_TOKENS = 60
_FAR = 12
_SAYING = frozenset({"THREATEN", "REQUEST", "REJECT", "AGREE", "ACCUSE"})
_EDGE = frozenset(
    {",", ";", ":", "-", "–", "—", ".", "and", "or", "but", "that", "which", "who", '"', "“", "”", "(", ")"}
)


def _is_shared(frame: Frame, token: int) -> bool:
    """Whether a word belongs to the verb before in a row: "seized the port and killed its guards"."""
    tree = frame.sentence.tree
    return frame.verbal and tree.deps[frame.trigger] == "conj" and token < frame.trigger


def evidence_tokens(frame: Frame, extra: set[int]) -> tuple[int, int]:
    """First and last token of the evidence. extra: tokens of dates and places that belong to the clause."""
    tree = frame.sentence.tree
    wanted = set(frame.triggers)
    if frame.verbal and frame.rule.type in _SAYING:
        for child in tree.children(frame.trigger, "xcomp"):
            wanted.update([child, *tree.children(child, "obj", "obl")])
    for token in frame.core | extra:
        own = any(tree.is_under(token, trigger) for trigger in frame.triggers)
        if not own and (abs(token - frame.trigger) > _FAR or _is_shared(frame, token)):
            continue
        if 0 <= token < len(tree):
            wanted.update(tree.phrase(token) if tree.pos[token] not in ("VERB", "AUX") else [token])
            if tree.pos[token] in ("VERB", "AUX"):
                wanted.update(tree.children(token, "aux", "aux:pass", "compound:prt"))
    first, last = min(wanted), max(wanted)
    if last - first > _MOST_TOKENS:
        near = [token for token in wanted if abs(token - frame.trigger) <= _MOST_TOKENS // 2]
        first, last = min(near), max(near)
    while first < frame.trigger and tree.lower[first] in _EDGE:
        first += 1
    if first > 0 and tree.deps[first - 1] == "case":
        opened = tree.heads[first - 1]
        if opened in wanted - frame.triggers and tree.deps[opened].startswith("obl"):
            first -= 1
    while last > frame.trigger and tree.lower[last] in _EDGE:
        last -= 1
    return first, last
