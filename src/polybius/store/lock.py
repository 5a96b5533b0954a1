"""The lock of a case: one build at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from polybius.errors import CaseLocked
from polybius.store.files import case_writing


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file while the block runs. Raises CaseLocked, naming the process that holds it.

    The operating system holds the lock for the process, so that one that was killed leaves none behind; the
    number in the file only says who holds it. The file stays, as removing it would race with the next build.
    """
    with case_writing(path.parent):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _take(handle):
            holder = os.read(handle, 20).decode("ascii", "replace").strip() or "unknown"
            raise CaseLocked(
                f"{path.parent} is being built by process {holder}: wait for it, or end it, and run again"
            )
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        # A byte far behind the process number, which others must be able to read.
        os.lseek(handle, 4096, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
