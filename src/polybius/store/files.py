"""Files written whole or not at all, and the operating system's refusals in words."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from polybius.errors import CaseError

_HINTS = {
    errno.ENOSPC: "the disk is full: free some space and run again; the last good build is untouched",
    errno.EDQUOT: "your disk quota is used up: free some and run again; the last good build is untouched",
    errno.EFBIG: "a limit on the size of files forbids it (`ulimit -f`): raise it and run again",
    errno.EROFS: "it lies on a read-only disk: choose another folder with --case",
    errno.EACCES: "you may not write there: choose another folder with --case, or change its permissions",
    errno.EPERM: "you may not write there: choose another folder with --case, or change its permissions",
    errno.ENOTDIR: "a part of that path is a file: choose another folder with --case",
    errno.EEXIST: "a file stands where a folder should be: choose another folder with --case",
}


@contextmanager
def case_writing(root: Path) -> Iterator[None]:
    """Turn the operating system's refusals to write a case into CaseErrors that say what to do."""
    try:
        yield
    except OSError as error:
        hint = _HINTS.get(error.errno or 0, "the last good build is untouched: mend this and run again")
        where = error.filename or root
        raise CaseError(f"{where} cannot be written ({error.strerror or error}): {hint}") from error


def write_atomically(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Put a file in place whole: a reader, or a crash, finds the old one or the new one and nothing between.

    durable  wait until the disk has it; for files that can be made again it may be left to the system
    """
    waiting = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with waiting.open("wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        os.replace(waiting, path)
    except OSError:
        waiting.unlink(missing_ok=True)
        raise
    if durable:
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until the disk has the file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the folder's names. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of_file(path: Path) -> str:
    """Hex digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
