"""Settings are checked, and what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.config import Config, load_config
from polybius.errors import ConfigError


def settings(folder: Path, text: str) -> Path:
    path = folder / "polybius.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path / "polybius.toml") == Config()


def test_settings_are_read(tmp_path: Path) -> None:
    path = settings(
        tmp_path,
        'title = "Delta"\nsources = ["a"]\n[coder]\nprocesses = 4\n[reliability]\n"The Daily" = "B"\n',
    )
    config = load_config(path)
    assert (config.title, config.sources, config.coder.processes) == ("Delta", ("a",), 4)
    assert config.reliability == {"The Daily": "B"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel = 'x'", r"polybius\.toml: 'titel' is not a setting \(did you mean 'title'\?\)"),
        ("[coder]\nproceses = 2", r"'coder\.proceses' is not a setting \(did you mean 'processes'\?\)"),
        ("[coder]\nzzz = 2", r"'coder\.zzz' is not a setting \(known here: processes\)"),
        ("[coder]\nprocesses = 0", r"'coder\.processes' is 0: input should be greater than or equal to 1"),
        (
            "[reliability]\nX = 'G'",
            r"'reliability\.X' is 'G': input should be 'A', 'B', 'C', 'D', 'E' or 'F'",
        ),
        ("a = 1\ntitle = [,]", r"is not TOML: .*line 2"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        load_config(settings(tmp_path, text))


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "polybius.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "polybius.toml")
