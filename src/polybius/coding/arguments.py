"""Where the arguments of a verb or noun hang in the tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from polybius.coding.rules import Frames
from polybius.coding.sentence import Sentence
from polybius.coding.tree import Tree

_RELATIVE = frozenset({"which", "who", "that", "whom", "whose"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
_SPATIAL = frozenset(
    ["outside", "inside", "near", "close", "next", "out", "off", "along", "around", "up", "down", "from"]
)
_AGENT_BY = frozenset({"by"})


@dataclass(slots=True)
class Arguments:
    """Head tokens by role.

    subjects, objects   of the deep sentence: of a passive, the objects are its grammatical subject
    obliques            by preposition
    passive             whether the verb is passive
    clause              the verb that carries the clause (for a noun: the light verb, or None)
    """

    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    obliques: dict[str, list[int]] = field(default_factory=dict)
    passive: bool = False
    clause: int | None = None

    def under(self, *prepositions: str) -> list[int]:
        """Nouns under these prepositions, in the order of the text."""
        return sorted(token for name in prepositions for token in self.obliques.get(name, ()))


def is_passive(tree: Tree, verb: int) -> bool:
    if tree.children(verb, "aux:pass", "obl:agent"):
        return True
    if tree.children(verb, "nsubj:pass", "csubj:pass") and tree.tags[verb] != "VBD":
        return True
    if tree.tags[verb] != "VBN" or tree.children(verb, "aux", "nsubj"):
        return False
    if tree.deps[verb] in ("acl", "amod", "advcl"):
        return True
    return tree.deps[verb] == "conj" and is_passive(tree, tree.heads[verb])


def verb_arguments(tree: Tree, verb: int, *, depth: int = 0) -> Arguments:
    """The arguments of a verb, with those it shares with the clause above it."""
    passive = is_passive(tree, verb)
    found = Arguments(passive=passive, clause=verb)
    for child in tree.below[verb]:
        dep = tree.deps[child]
        if dep in _SUBJECTS:
            if tree.lower[child] in _RELATIVE and tree.deps[verb] == "acl:relcl":
                child = tree.heads[verb]
            (found.objects if passive else found.subjects).append(child)
        elif dep in ("obj", "iobj"):
            if tree.lower[child] in _RELATIVE and tree.deps[verb] == "acl:relcl":
                child = tree.heads[verb]
            found.objects.append(child)
        elif dep.startswith("obl"):
            _take_oblique(tree, found, child, passive)
        elif dep == "compound:prt" and tree.children(child, "obl", "nmod"):
            for below in tree.children(child, "obl", "nmod"):
                _take_oblique(tree, found, below, passive)
    if tree.lemmas[verb] == "let" and not found.objects:  # "let the women go"
        found.objects.extend(
            child for act in tree.children(verb, "xcomp", "ccomp") for child in tree.children(act, "nsubj")
        )
    _share(tree, verb, found, depth)
    return found


def _take_oblique(tree: Tree, found: Arguments, child: int, passive: bool) -> None:
    preposition = tree.preposition(child)
    if preposition in _AGENT_BY and (passive or tree.deps[child] == "obl:agent"):
        found.subjects.append(child)
    else:
        found.obliques.setdefault(preposition, []).append(child)
        first = preposition.split(" ")[0]
        if first != preposition and first in _SPATIAL:
            found.obliques.setdefault(first, []).append(child)


def _share(tree: Tree, verb: int, found: Arguments, depth: int) -> None:
    """Subjects and objects told by the clause above: coordination, infinitives, relatives."""
    if depth > 4:
        return
    dep, head = tree.deps[verb], tree.heads[verb]
    if dep == "acl:relcl" and not found.subjects and not found.objects:
        (found.objects if found.passive else found.subjects).append(head)
    elif (
        dep == "acl:relcl"
        and not found.objects
        and found.subjects
        and head not in found.subjects
        and not found.passive
    ):
        found.objects.append(head)
    elif dep == "acl" and tree.tags[verb] == "VB":
        found.subjects.extend(_owners_of_plan(tree, head, depth))
    elif dep == "acl" and tree.tags[verb] == "VBG" and tree.lemmas[head] in ("responsibility", "credit"):
        found.subjects.extend(verb_arguments(tree, tree.heads[head], depth=depth + 1).subjects)
    elif dep == "acl":
        wanted = found.objects if found.passive else found.subjects
        if not wanted and tree.pos[head] in ("NOUN", "PROPN", "PRON"):
            wanted.extend(_named_together(tree, verb, head))
    elif dep in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and tree.pos[head] in (
        "VERB",
        "AUX",
        "ADJ",
        "NOUN",
    ):
        own = found.objects if found.passive else found.subjects
        if own or tree.children(verb, "nsubj", "nsubj:pass", "expl"):
            return
        if dep in ("ccomp", "parataxis") or (
            dep == "advcl" and tree.children(verb, "mark") and tree.tags[verb] not in ("VB", "VBG", "VBN")
        ):
            return
        beside = _noun_before_gerund(tree, verb, head)
        if beside is not None:
            own.append(beside)
            return
        above = verb_arguments(tree, head, depth=depth + 1)
        marks = {tree.lower[mark] for mark in tree.children(verb, "mark", "case")}
        if dep == "advcl" and marks & {"of", "for", "from", "into"} and above.objects and not above.passive:
            own.extend(above.objects)
        else:
            own.extend(_controller(tree, dep, above))
    elif dep in ("advcl", "acl") and tree.tags[verb] == "VBG" and not found.subjects:
        found.subjects.append(head)


def _named_together(tree: Tree, verb: int, head: int) -> list[int]:
    """ "Reyes and Prado, kidnapped in May": what stands after a comma is told of all who are named."""
    group = tree.conjuncts(tree.first_conjunct(head))
    names = all(tree.pos[one] == "PROPN" or tree.children(one, "flat", "appos") for one in group)
    return group if head == group[-1] and tree.lower[verb - 1] == "," and names else [head]


def _owners_of_plan(tree: Tree, noun: int, depth: int) -> list[int]:
    """Who is to act in "the US decision to leave", "a plan by X to leave", "they made a plan to leave"."""
    owners = [
        child
        for child in tree.below[noun]
        if (
            tree.deps[child] in ("nmod:poss", "compound", "amod")
            and tree.pos[child] in ("PROPN", "PRON", "NOUN", "ADJ")
            and (tree.pos[child] != "ADJ" or tree.words[child][0].isupper())
        )
        or (tree.deps[child] == "nmod" and tree.preposition(child) in ("of", "by"))
    ]
    if owners:
        return owners
    verb = tree.heads[noun]
    if depth < 4 and tree.deps[noun] in ("obj", "xcomp") and tree.pos[verb] in ("VERB", "AUX"):
        return list(verb_arguments(tree, verb, depth=depth + 1).subjects)
    return []


def _noun_before_gerund(tree: Tree, verb: int, head: int) -> int | None:
    """ "resulted in X pulling its staff": the parser hangs X on the verb above; it does the lower one."""
    if tree.tags[verb] != "VBG" or tree.deps[verb] != "advcl" or tree.children(verb, "mark"):
        return None
    for child in tree.children(head, "obl"):
        if (
            child < verb
            and max(tree.subtree(child)) == verb - 1
            and tree.preposition(child) in ("in", "to", "of", "with")
        ):
            return child
    return None


def _controller(tree: Tree, dep: str, above: Arguments) -> list[int]:
    """Who does the lower verb: the object of the upper one ("ordered troops to leave"), else its subject."""
    if dep == "xcomp" and above.objects and not above.passive:
        return list(above.objects)
    if above.passive:
        return list(above.objects)
    return list(above.subjects)


def _named_below(sentence: Sentence, word: int) -> int | None:
    """ "US air strikes": the parser hangs the name on the word between."""
    return next(
        (
            child
            for child in sentence.tree.children(word, "compound", "amod")
            if child in sentence.names and not sentence.stance(child)
        ),
        None,
    )


def noun_arguments(
    sentence: Sentence, noun: int, frames: Frames, *, of: str, poss: str, together: bool
) -> Arguments:
    """The arguments around a noun that names an event, with those of a light verb that carries it."""
    tree = sentence.tree
    found = Arguments()
    for child in tree.below[noun]:
        dep = tree.deps[child]
        if dep == "nmod:poss" or (
            dep in ("compound", "amod") and child in sentence.names and not sentence.stance(child)
        ):
            suffers = poss == "recipient" or (poss == "victim" and sentence.is_person(child))
            (found.objects if suffers else found.subjects).append(child)
        elif dep == "compound" and (inner := _named_below(sentence, child)) is not None:
            (found.objects if poss == "recipient" else found.subjects).append(inner)
        elif dep.startswith("nmod"):
            _take_nominal(tree, found, child, of)
        elif dep in ("acl", "acl:relcl"):
            for verb in tree.conjuncts(child):
                _take_clause(tree, found, noun, verb, frames)
    if not found.subjects:
        owner = _plural_owner(tree, noun)
        if owner is not None:
            (found.objects if poss == "recipient" else found.subjects).append(owner)
    _take_from_first(tree, found, noun, of)
    _take_light(tree, found, noun, frames, together)
    return found


def _take_from_first(tree: Tree, found: Arguments, noun: int, of: str) -> None:
    """ "the disappearance and kidnapping of X": what the parser hung on the first noun belongs to both."""
    first = tree.first_conjunct(noun)
    if first == noun or found.objects or found.obliques:
        return
    for child in tree.children(first, "nmod"):
        if child > noun:
            _take_nominal(tree, found, child, of)


def _plural_owner(tree: Tree, noun: int) -> int | None:
    """ "the rebels' siege": parsers lose the bare apostrophe of a plural; None when there is none."""
    first = min([noun, *tree.children(noun, "amod", "compound", "nummod")])
    if first >= 2 and tree.lower[first - 1] in ("'", "’") and tree.lower[first - 2].endswith("s"):
        return first - 2
    return None


def _take_nominal(tree: Tree, found: Arguments, child: int, of: str) -> None:
    preposition = tree.preposition(child)
    if preposition == "by":
        found.subjects.append(child)
    elif preposition == "of" and of in ("actor", "recipient", "force"):
        (found.objects if of == "recipient" else found.subjects).append(child)
    else:
        found.obliques.setdefault(preposition, []).append(child)


def _take_clause(tree: Tree, found: Arguments, noun: int, verb: int, frames: Frames) -> None:
    """ "attacks carried out by X against Y", "attacks that targeted Y" """
    for lower in tree.children(verb, "xcomp"):
        if tree.lemma_at(lower) in frames.light.actor:
            found.subjects.extend(verb_arguments(tree, lower).subjects if is_passive(tree, lower) else [])
    arguments = verb_arguments(tree, verb)
    lemma = tree.lemma_at(verb)
    if arguments.passive and noun in arguments.objects:
        if lemma in frames.attributing:
            found.subjects.extend(arguments.under("to", "on"))
        if lemma in frames.light.actor or lemma in frames.report_verbs:
            found.subjects.extend(arguments.subjects)
        _join(found, arguments)
    elif noun in arguments.subjects:
        _join(found, arguments)


def _take_light(tree: Tree, found: Arguments, noun: int, frames: Frames, together: bool) -> None:
    top = tree.first_conjunct(noun)
    verb, dep = tree.heads[top], tree.deps[top]
    if dep == "nmod" and tree.lemmas[verb] in frames.summary_nouns | frames.measures:
        noun, top = verb, tree.first_conjunct(verb)
        for child in tree.below[noun]:
            if tree.deps[child].startswith("nmod") and child != top and tree.preposition(child) != "of":
                _take_nominal(tree, found, child, "none")
        verb, dep = tree.heads[top], tree.deps[top]
    if tree.lemmas[verb] in ("responsibility", "credit") and tree.preposition(top) == "for":
        claiming = tree.heads[verb]
        if tree.lemmas[claiming] in ("claim", "take", "assume"):
            found.subjects.extend(verb_arguments(tree, claiming).subjects)
        return
    if dep == "nmod" and tree.lemmas[verb] == "target" and tree.preposition(top) == "of":
        found.objects.extend(tree.children(verb, "nsubj"))
        return
    if tree.preposition(top) == "behind" and tree.children(top, "cop"):
        found.subjects.extend(_held_behind(tree, top))
        return
    if tree.lemmas[verb] == "responsible" and tree.preposition(top) == "for":
        found.subjects.extend(_held_behind(tree, verb))
        return
    if dep == "nsubj" and tree.children(verb, "cop") and tree.preposition(verb):
        # "The attack was on a bus", "the blast was at the port": told as the predicate.
        found.clause = verb
        found.obliques.setdefault(tree.preposition(verb), []).append(verb)
        _join(found, verb_arguments(tree, verb))
        return
    if tree.pos[verb] not in ("VERB", "AUX", "ADJ") or verb == top:
        return
    lemma = tree.lemma_at(verb)
    arguments = verb_arguments(tree, verb)
    if top in arguments.objects:
        found.clause = verb
        if lemma in frames.light.actor:
            found.subjects.extend(arguments.subjects)
            _join(found, arguments)
        elif lemma in frames.light.recipient:
            found.objects.extend(arguments.subjects)
            _join(found, arguments)
        elif lemma in frames.light.place:
            found.obliques.setdefault("in", []).extend(arguments.subjects)
            _join(found, arguments)
        elif (
            lemma in frames.attributing if arguments.passive else lemma in frames.attributing | frames.blaming
        ):
            found.subjects.extend(arguments.under("to", "on"))
        elif arguments.passive:
            _join(found, arguments)
    elif top in arguments.subjects:
        found.clause = verb
        if lemma in frames.light.happen:
            _join(found, arguments)
    elif lemma == "come" and tree.preposition(top) == "under":
        found.clause = verb
        found.objects.extend(arguments.subjects)
        _join(found, arguments)
    elif dep.startswith("obl") and tree.preposition(top) == "for" and lemma in frames.blaming:
        found.subjects.extend(arguments.objects)
    elif dep.startswith("obl") and tree.preposition(top) == "with" and lemma in frames.light.answer:
        found.clause = verb
        found.subjects.extend(arguments.subjects)
    elif dep.startswith("obl") and tree.preposition(top) == "in" and lemma in frames.light.share:
        found.subjects.extend(arguments.objects or arguments.subjects)
    elif dep.startswith("obl") and tree.preposition(top) in ("in", "during", "at"):
        found.clause = verb
        if together:
            found.subjects.extend(arguments.subjects)


def _held_behind(tree: Tree, predicate: int) -> list[int]:
    """ "X is behind the attack", "X is believed to be responsible for it": X."""
    own = tree.children(predicate, "nsubj")
    if own or tree.deps[predicate] != "xcomp":
        return own
    above = verb_arguments(tree, tree.heads[predicate])
    return list(above.objects)  # of "is believed", and of "held X responsible"


def _join(found: Arguments, other: Arguments) -> None:
    for preposition, tokens in other.obliques.items():
        found.obliques.setdefault(preposition, []).extend(tokens)
