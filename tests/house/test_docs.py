"""The manual holds every command, option, setting and code, and its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from polybius.cli.app import make_app
from polybius.codebook import load_codebook
from polybius.config import Config

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])


def verbs() -> dict[str, Any]:
    command: Any = typer.main.get_command(make_app())
    return dict(command.commands)


@pytest.mark.parametrize("verb", verbs())
def test_every_verb_and_option_is_in_the_manual(verb: str) -> None:
    manual = (DOCS / "cli.md").read_text(encoding="utf-8")
    section = manual.partition(f"## polybius {verb}")[2].partition("\n## ")[0]
    assert section, f"docs/cli.md has no section 'polybius {verb}'"
    options = [name for parameter in verbs()[verb].params for name in parameter.opts if name.startswith("--")]
    assert [name for name in options if name != "--help" and f"`{name}" not in section] == []


@pytest.mark.parametrize("verb", verbs())
def test_the_manual_shows_the_example_of_the_help(verb: str) -> None:
    example = re.search(r"Example: (.*)", verbs()[verb].help)
    assert example
    assert f"    {example[1]}\n" in (DOCS / "cli.md").read_text(encoding="utf-8")


def settings() -> list[str]:
    names = []
    for name, field in Config.model_fields.items():
        inner = getattr(field.annotation, "model_fields", None)
        names += [f"{name}.{key}" for key in inner] if inner else [name]
    return names


@pytest.mark.parametrize("setting", settings())
def test_every_setting_is_in_the_manual(setting: str) -> None:
    manual = (DOCS / "case.md").read_text(encoding="utf-8")
    assert f"`{setting}`" in manual or f"`[{setting}]`" in manual


@pytest.mark.parametrize("field", [field.name for field in load_codebook().fields])
def test_every_code_is_in_the_manual_with_its_meaning(field: str) -> None:
    manual = (DOCS / "codebook.md").read_text(encoding="utf-8")
    rows = [line for line in manual.splitlines() if line.startswith("| `")]
    for code in load_codebook().field(field).codes:
        assert any(row.startswith(f"| `{code.code}` |") and code.means in row for row in rows), code


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_page_of_the_manual_is_in_its_index() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in DOCS.glob("*.md") if f"]({page.name})" not in index] == ["index.md"]


def test_every_file_of_rules_is_in_the_manual() -> None:
    manual = (DOCS / "coding.md").read_text(encoding="utf-8")
    files = sorted((ROOT / "src" / "polybius" / "data" / "rules" / "en").glob("*.yaml"))
    assert [file.name for file in files if f"| `{file.name}` |" not in manual] == []


def test_every_module_that_the_manual_of_coding_names_is_there() -> None:
    manual = (DOCS / "coding.md").read_text(encoding="utf-8")
    modules = set(re.findall(r"`(\w+(?:\.py|/))`", manual))
    assert len(modules) > 20
    homes = [ROOT / "src" / "polybius" / stage for stage in ("coding", "resolving")]
    assert [name for name in sorted(modules) if not any((home / name).exists() for home in homes)] == []


def test_decisions_are_numbered_one_after_the_other() -> None:
    numbers = re.findall(r"^## (\d+)\. ", (DOCS / "decisions.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(number) for number in numbers] == list(range(1, len(numbers) + 1))
