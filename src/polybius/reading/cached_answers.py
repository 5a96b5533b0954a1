"""Answers of web servers kept on disk: an unchanged page is not fetched twice, and can be read offline."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    address         the one asked for
    final           the one that answered, after redirects
    etag, modified  validators, to be sent with the next question; None when the server gave none
    """

    address: str
    final: str
    media_type: str
    etag: str | None
    modified: str | None
    body: bytes


class CachedAnswers:
    """A folder of answers, two files each. Damaged ones count as absent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, address: str) -> Answer | None:
        """The answer kept for an address; None when there is none, or it does not match its own checksum."""
        head, body = self._paths(address)
        try:
            kept = json.loads(head.read_text(encoding="utf-8"))
            data = body.read_bytes()
            answer = Answer(
                kept["address"], kept["final"], kept["media_type"], kept["etag"], kept["modified"], data
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None
        sound = kept.get("sha256") == hashlib.sha256(data).hexdigest() and answer.address == address
        return answer if sound else None

    def put(self, answer: Answer) -> None:
        """Keep an answer, each file whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        head, body = self._paths(answer.address)
        kept = {key: value for key, value in asdict(answer).items() if key != "body"}
        kept["sha256"] = hashlib.sha256(answer.body).hexdigest()
        _write_whole(body, answer.body)
        _write_whole(head, json.dumps(kept, indent=1, ensure_ascii=False).encode())

    def _paths(self, address: str) -> tuple[Path, Path]:
        key = hashlib.sha256(address.encode()).hexdigest()[:40]
        return self._folder / f"{key}.json", self._folder / f"{key}.body"


def _write_whole(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(data)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
