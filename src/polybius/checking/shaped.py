"""Shaped: YAML files held against the shape of their entries, every fault told with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from polybius.checking.findings import Findings, did_you_mean
from polybius.plainyaml import MarkedYaml, YamlPath, read_marked_yaml

_ShapeT = TypeVar("_ShapeT", bound=BaseModel)
_ShapeT_co = TypeVar("_ShapeT_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[_ShapeT_co]):
    """One entry of a file, which knows the lines of its parts. wrong: keys left out of it, as told."""

    value: _ShapeT_co
    file: Path
    marked: MarkedYaml
    path: YamlPath
    wrong: frozenset[str] = frozenset()

    def line(self, *part: str | int) -> int:
        """The line of a part of the entry; of the entry itself without one."""
        return self.marked.line((*self.path, *part))


def read_entries(
    file: Path, shape_of: Callable[[dict[str, Any]], type[_ShapeT]], out: Findings
) -> Iterator[Entry[_ShapeT]]:
    """The sound entries of a file that holds a list; what is wrong with the others is told.

    shape_of   the shape that an entry should have
    """
    yield from entries_under((), read_marked(file, out), file, shape_of, out)


def entries_under(
    path: YamlPath,
    marked: MarkedYaml,
    file: Path,
    shape_of: Callable[[dict[str, Any]], type[_ShapeT]],
    out: Findings,
) -> Iterator[Entry[_ShapeT]]:
    """As `read_entries`, of a list that stands under a key of a file."""
    written: Any = marked.value
    for key in path:
        written = written[key]
    if written is None:
        return
    if not isinstance(written, list):
        out.mistake(file, marked.line(path), "expected a list, each of its entries beginning with '- '")
        return
    for number, one in enumerate(written):
        place = (*path, number)
        if not isinstance(one, dict):
            out.mistake(file, marked.line(place), "expected keys with values, as 'name: …'")
            continue
        entry = shaped(one, shape_of(one), file, marked, place, out)
        if entry is not None:
            yield entry


def one_shape(shape: type[_ShapeT]) -> Callable[[dict[str, Any]], type[_ShapeT]]:
    """For files whose entries are all of one shape."""
    return lambda _: shape


def read_marked(file: Path, out: Findings) -> MarkedYaml:
    """A file with its lines, what cannot be read in it told."""
    marked = read_marked_yaml(file)
    for line, fault in marked.faults:
        out.mistake(file, line, fault)
    if marked.value is None and not marked.faults:
        out.mistake(file, 0, "it is empty: write something, or delete it")
    return marked


def shaped(
    written: dict[str, Any],
    shape: type[_ShapeT],
    file: Path,
    marked: MarkedYaml,
    path: YamlPath,
    out: Findings,
) -> Entry[_ShapeT] | None:
    """An entry of a shape, without the keys that are wrong, which are told; None when it needs those."""
    try:
        return Entry(shape.model_validate(written), file, marked, path)
    except ValidationError as error:
        for fault in error.errors():
            out.mistake(file, marked.line((*path, *fault["loc"])), _in_words(fault, shape))
        wrong = frozenset(str(fault["loc"][0]) for fault in error.errors())
    rest = {key: value for key, value in written.items() if key not in wrong}
    needed = {one.alias or name for name, one in shape.model_fields.items() if one.is_required()}
    if not needed <= rest.keys():
        return None
    return Entry(shape.model_validate(rest), file, marked, path, wrong)


def _in_words(fault: Any, shape: type[BaseModel]) -> str:
    """A fault that pydantic found, as a person would say it."""
    place = [str(part) for part in fault["loc"] if not isinstance(part, int)]
    key, kind, context = ".".join(place), fault["type"], fault.get("ctx", {})
    if kind == "extra_forbidden":
        known = _keys(shape) if len(place) == 1 else []
        return f"'{key}' is no key here" + (f" ({did_you_mean(key, known)})" if known else "")
    if kind == "missing":
        return f"'{key}' is missing"
    if fault["input"] is None:
        return f"'{key}' is empty: give a value, or leave the line out"
    if kind == "literal_error":
        wanted = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        return f"'{key}' cannot be '{fault['input']}' ({did_you_mean(str(fault['input']), wanted)})"
    if kind in ("list_type", "tuple_type", "frozen_set_type"):
        return f"'{key}' must be a list: write [{fault['input']}]"
    if kind == "string_type":
        return f"'{key}' must be one word or phrase"
    if kind == "string_pattern_mismatch":
        return (
            f"'{key}' is '{fault['input']}', which is not of its form ({_FORMS.get(key, context['pattern'])})"
        )
    if kind.startswith("bool"):
        return f"'{key}' is '{fault['input']}': write true or false"
    return f"'{key}' is '{fault['input']}': {fault['msg'][0].lower()}{fault['msg'][1:]}"


def _keys(shape: type[BaseModel]) -> list[str]:
    return [one.alias or name for name, one in shape.model_fields.items()]


_FORMS = {
    "id": "lower-case letters, digits and hyphens: river-brigade",
    "country": "two capitals, ISO 3166: IQ",
}
