"""The command `polybius`: its verbs, and how its errors are told."""

from __future__ import annotations

import io
import logging
import os
import sys
import traceback
from importlib import import_module

import typer

from polybius.errors import PolybiusError

_VERBS = ("build", "code", "show", "explain", "report", "score", "codebook", "version")


def make_app() -> typer.Typer:
    """The command with all its verbs."""
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="Read open reports on a conflict, and write one account that can be checked.",
        epilog="Example: polybius build reports --case mycase",
    )
    app.callback()(_options)
    for verb in _VERBS:
        module = import_module(f"polybius.cli.{verb}")
        # \b keeps click from joining the example to the text before it.
        app.command(verb, help=f"{module.HELP}\n\n\b\nExample: {module.EXAMPLE}")(getattr(module, verb))
    return app


def _options(
    debug: bool = typer.Option(
        False, "--debug", help="Show where an unexpected error came from, and the log."
    ),
) -> None:
    logging.basicConfig(
        level=logging.DEBUG if debug else logging.ERROR,
        stream=sys.stderr,
        format="%(levelname)s %(name)s: %(message)s",
    )


def main() -> None:
    """Run the command line given to this process, and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Reports hold every letter there is, and file names some that are none; a console may know fewer.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> int:
    """Run one command line; gives the exit status: 0 well, 1 an error, 2 wrong usage, 130 interrupted."""
    try:
        make_app()(words, prog_name="polybius")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except PolybiusError as error:
        return _tell(f"error: {error}")
    except BrokenPipeError:
        # Whoever read our output (`| head`) has enough; writing more, at exit too, would fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        return _tell_unexpected(error, debug="--debug" in words)
    return 0


def _tell(message: str) -> int:
    print(" ".join(message.split()), file=sys.stderr)
    return 1


def _tell_unexpected(error: Exception, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    return _tell(
        f"error: unexpected {type(error).__name__}: {error}. This is a fault of Polybius: run it again as "
        "`polybius --debug …` and report what that prints"
    )
