"""Event rules: a user's own events.yaml, held against the codes, the classes of nouns and our rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from polybius.checking.codes import Codes
from polybius.checking.findings import Findings, counted, did_you_mean
from polybius.checking.forms import base_of_noun, base_of_verb
from polybius.checking.shaped import Entry, read_entries
from polybius.coding.rule_files import RuleAddition, RuleEntry, parse_verb
from polybius.coding.rules import Rule, RuleBook, VerbPattern, head_of_noun, words_of_noun

_Entry = Entry[RuleEntry | RuleAddition]
_CLASS_KEYS = ("object_is", "object_not", "subject_is", "never_by")
Trigger = VerbPattern | tuple[str, ...]
"""What opens a rule: a verb with what it asks for, or the words of a noun phrase."""


class EventRuleChecker:
    """Checks the rules of all own folders, the first folder first.

    modes   those that the rules give
    """

    def __init__(self, shipped: RuleBook, codes: Codes, classes: frozenset[str], out: Findings) -> None:
        self._ours = {rule.name: rule for rule in shipped.rules}
        self._codes = codes
        self._classes = classes
        self._out = out
        self._opening: dict[Trigger, str] = {}
        self.modes: set[str] = set()

    def check(self, folders: Sequence[Path]) -> str:
        """Check them; gives what they hold, in words."""
        entries = [
            list(read_entries(folder / "events.yaml", _shape, self._out))
            for folder in folders
            if (folder / "events.yaml").exists()
        ]
        rules: dict[str, Entry[RuleEntry]] = {}
        for of_file in entries:
            for name, entry in self._named_once(of_file).items():
                rules.setdefault(name, entry)
        added = 0
        for one in (one for of_file in entries for one in of_file):
            if isinstance(one.value, RuleEntry):
                self._check_rule(one, one.value)
            else:
                added += 1
                self._check_addition(one, one.value.add_to, rules)
            self._check_triggers(one)
        replaced = len(rules.keys() & self._ours.keys())
        if not rules and not added:
            return ""
        notes = [
            f"{replaced} in place of ours" if replaced else "",
            counted(added, "addition") + " to other rules" if added else "",
        ]
        return counted(len(rules), "event rule", more=notes)

    def _named_once(self, entries: Sequence[_Entry]) -> Mapping[str, Entry[RuleEntry]]:
        named: dict[str, Entry[RuleEntry]] = {}
        for entry in entries:
            if not isinstance(entry.value, RuleEntry):
                continue
            name = entry.value.rule
            if name in named:
                first = named[name].line("rule")
                self._out.mistake(
                    entry.file,
                    entry.line("rule"),
                    f"rule '{name}' stands in line {first} already: rename one",
                )
            named.setdefault(name, Entry(entry.value, entry.file, entry.marked, entry.path))
        return named

    def _check_addition(self, entry: _Entry, name: str, rules: Mapping[str, object]) -> None:
        if name not in self._ours and name not in rules:
            hint = did_you_mean(name, {*self._ours, *rules})
            self._out.mistake(
                entry.file, entry.line("add_to"), f"there is no rule '{name}' to add to ({hint})"
            )

    def _check_rule(self, entry: _Entry, rule: RuleEntry) -> None:
        file, out, codes = entry.file, self._out, self._codes
        self.modes.add(rule.mode)
        if rule.type not in codes.types:
            hint = did_you_mean(rule.type, codes.types)
            out.mistake(file, entry.line("type"), f"'{rule.type}' is no type ({hint})")
        elif rule.mode and rule.mode not in codes.modes:
            hint = did_you_mean(rule.mode, codes.modes)
            out.mistake(
                file,
                entry.line("mode"),
                f"'{rule.mode}' is no mode ({hint}; own ones stand in codes/modes.yaml)",
            )
        elif rule.mode and rule.type not in codes.modes[rule.mode]:
            fitting = ", ".join(sorted(codes.modes[rule.mode]))
            out.mistake(
                file, entry.line("mode"), f"mode '{rule.mode}' goes with {fitting}, and not with {rule.type}"
            )
        elif rule.type == "ASSAULT" and not rule.mode:
            out.warn(
                file, entry.line("type"), "no mode: write 'mode: unspecified' where the words tell no means"
            )
        for key, known in (("realis", codes.realis), ("status", codes.status)):
            value = getattr(rule, key)
            if value is not None and value not in known:
                out.mistake(file, entry.line(key), f"'{value}' is no {key} ({did_you_mean(value, known)})")
        for key in _CLASS_KEYS:
            for number, name in enumerate(getattr(rule, key)):
                self._check_class(entry, (key, number), name)
        if rule.object_is and set(rule.object_is) <= set(rule.object_not):
            out.mistake(
                file,
                entry.line("object_not"),
                "its verbs can never fire: object_not shuts out all of object_is",
            )
        if (
            rule.needs == ["recipient"]
            and not rule.to
            and not rule.nouns
            and not any("[" in v for v in rule.verbs)
        ):
            out.mistake(
                file, entry.line("needs"), "it can never fire: it needs a recipient, and 'to: []' gives none"
            )

    def _check_triggers(self, entry: _Entry) -> None:
        value = entry.value
        if not value.verbs and not value.nouns and not entry.wrong & {"verbs", "nouns"}:
            name = value.rule if isinstance(value, RuleEntry) else value.add_to
            self._out.mistake(
                entry.file, entry.line(), f"'{name}' opens on nothing: give verbs, nouns or both"
            )
        for number, written in enumerate(value.verbs):
            self._check_verb(entry, number, written)
        for number, written in enumerate(value.nouns):
            self._check_noun(entry, number, written)

    def _check_verb(self, entry: _Entry, number: int, written: str) -> None:
        file, line, out = entry.file, entry.line("verbs", number), self._out
        pattern = parse_verb(written)
        if pattern is None:
            out.mistake(
                file,
                line,
                f"'{written}' is no verb pattern: write 'pull out', 'break [into]' or 'open {{fire}}'",
            )
            return
        if pattern.lemma != pattern.lemma.lower():
            out.mistake(file, line, f"'{written}' can never fire: write it in lower case")
        elif (base := base_of_verb(pattern.lemma)) != pattern.lemma:
            out.warn(
                file,
                line,
                f"'{pattern.lemma}' looks like a form of '{base}': only '{base}' fires, in all its forms",
            )
        for word in sorted(pattern.objects):
            if word.startswith("@"):
                self._check_class(entry, ("verbs", number), word[1:])
            elif (base := base_of_noun(word)) != word:
                out.warn(
                    file,
                    line,
                    f"'{word}' looks like a form of '{base}': only '{base}' is met, in all its forms",
                )
        self._check_opening(entry, line, pattern, written)

    def _check_noun(self, entry: _Entry, number: int, written: str) -> None:
        file, line, out = entry.file, entry.line("nouns", number), self._out
        words = words_of_noun(written.strip())
        if not written.strip():
            out.mistake(file, line, "an empty noun opens nothing")
            return
        head = head_of_noun(words)
        if (base := base_of_noun(head)) != head:
            out.warn(
                file, line, f"'{head}' looks like a form of '{base}': only '{base}' fires, in all its forms"
            )
        shut_out = (
            set(entry.value.not_after) & set(words[:-1]) if isinstance(entry.value, RuleEntry) else set()
        )
        if shut_out and head == words[-1]:
            out.mistake(file, line, f"'{written}' can never fire: not_after shuts out '{shut_out.pop()}'")
        self._check_opening(entry, line, words, written)

    def _check_class(self, entry: _Entry, part: tuple[str | int, ...], name: str) -> None:
        if name not in self._classes:
            hint = did_you_mean(name, self._classes)
            self._out.mistake(
                entry.file,
                entry.line(*part),
                f"'{name}' is no class of nouns ({hint}; own ones stand in rules/nouns.yaml)",
            )

    def _check_opening(self, entry: _Entry, line: int, trigger: Trigger, written: str) -> None:
        """Warn when another rule opens on the very same words."""
        value = entry.value
        name = value.rule if isinstance(value, RuleEntry) else value.add_to
        other = self._opening.setdefault(trigger, name)
        if other != name:
            self._out.warn(entry.file, line, f"'{written}' opens rule '{other}' too, which is tried first")
        for ours in self._ours.values():
            if ours.name != name and trigger in _triggers_of(ours):
                first = "yours" if isinstance(value, RuleEntry) else "the one that stands first in ours"
                self._out.warn(
                    entry.file,
                    line,
                    f"'{written}' opens our rule '{ours.name}' ({ours.type}) too; {first} is tried first",
                )


def _shape(written: Mapping[str, object]) -> type[RuleEntry] | type[RuleAddition]:
    return RuleAddition if "add_to" in written else RuleEntry


def _triggers_of(rule: Rule) -> set[Trigger]:
    return {*rule.verbs, *(words_of_noun(noun) for noun in rule.nouns)}
