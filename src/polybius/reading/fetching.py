"""Reports fetched from addresses, within limits, and never from the inside of a network.

A report's address is a stranger's word. Its host is resolved once, every number it resolves to must be
public, and the connection goes to that very number, so that a name cannot change its mind between the check
and the call. Each redirect is checked anew.
"""

from __future__ import annotations

import ipaddress
import logging
import posixpath
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from polybius.errors import AddressRefused, SourceTooLarge
from polybius.reading.cached_answers import Answer, CachedAnswers
from polybius.reading.draft import Fact
from polybius.reading.limits import ReadingLimits
from polybius.reading.reader import read_bytes
from polybius.records import Found, Report

Resolve = Callable[[str, int], list[str]]
"""Host and port to IP numbers; raises OSError when there are none."""

USER_AGENT = "Polybius (report reader; one request at a time)"
_MOST_REDIRECTS = 5
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.1"
_DEFAULT_LIMITS = ReadingLimits()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What one fetch is allowed."""

    resolve: Resolve
    limits: ReadingLimits
    allow_private: bool
    deadline: float


def resolve_host(host: str, port: int) -> list[str]:
    """The IP numbers of a host, by the system's resolver."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def fetch(
    address: str,
    *,
    transport: httpx.BaseTransport | None = None,
    resolve: Resolve = resolve_host,
    limits: ReadingLimits = _DEFAULT_LIMITS,
    cache: Path | None = None,
    allow_private: bool = False,
) -> Report:
    """The report at an address.

    transport      the seam for tests; None for the network itself (proxies of the environment are not used)
    cache          folder of earlier answers; they are asked about again, and used as they are when offline
    allow_private  whether the address may lie in a private network
    Raises         AddressRefused, SourceTooLarge, and what read_bytes raises
    """
    kept = CachedAnswers(cache) if cache is not None else None
    earlier = kept.get(address) if kept else None
    asking = _Asking(resolve, limits, allow_private, time.monotonic() + limits.seconds)
    answer = _answer(address, transport, asking, earlier)
    if kept is not None and answer is not earlier:
        kept.put(answer)
    name = (
        unquote(posixpath.basename(urlsplit(answer.final).path)) or urlsplit(answer.final).hostname or address
    )
    facts = (Fact("address", Found(answer.final, "address fetched")),)
    return read_bytes(
        answer.body, name=name, origin=address, media_type=answer.media_type, limits=limits, facts=facts
    )


def _answer(
    address: str, transport: httpx.BaseTransport | None, asking: _Asking, earlier: Answer | None
) -> Answer:
    """The server's answer, or the earlier one when it still holds or nobody answers."""
    with httpx.Client(
        transport=transport, trust_env=False, follow_redirects=False, timeout=_timeout(asking)
    ) as client:
        try:
            return _follow(address, client, asking, earlier)
        except httpx.HTTPError as error:
            if earlier is not None:
                _log.warning("%s did not answer (%s); its earlier answer is used", address, error)
                return earlier
            raise AddressRefused(
                f"{address} did not answer ({error}): check it in a browser, then try again"
            ) from error


def _follow(address: str, client: httpx.Client, asking: _Asking, earlier: Answer | None) -> Answer:
    current = address
    for _ in range(_MOST_REDIRECTS + 1):
        request = _request(current, client, asking, earlier if current == address else None)
        response = client.send(request, stream=True)
        try:
            if response.status_code == 304 and earlier is not None:
                return earlier
            if response.is_redirect:
                current = _next_address(current, response)
                continue
            if response.status_code != 200:
                raise AddressRefused(
                    f"{address} answered {response.status_code}: open it in a browser and save the page"
                )
            body = b"".join(_body(response, address, asking))
            headers = response.headers
            return Answer(
                address,
                current,
                headers.get("content-type", ""),
                headers.get("etag"),
                headers.get("last-modified"),
                body,
            )
        finally:
            response.close()
    raise AddressRefused(
        f"{address} redirects more than {_MOST_REDIRECTS} times: give the address it ends at"
    )


def _request(current: str, client: httpx.Client, asking: _Asking, earlier: Answer | None) -> httpx.Request:
    """A question to the checked IP number itself, under the host's own name."""
    url = _checked_url(current)
    number = _checked_number(url, asking)
    headers = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": USER_AGENT,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
    }
    if earlier is not None and earlier.etag:
        headers["If-None-Match"] = earlier.etag
    if earlier is not None and earlier.modified:
        headers["If-Modified-Since"] = earlier.modified
    # The certificate is checked against this name, not against the number.
    extensions = {"sni_hostname": url.raw_host.decode("ascii")} if url.scheme == "https" else {}
    return client.build_request("GET", url.copy_with(host=number), headers=headers, extensions=extensions)


def _checked_url(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressRefused(f"'{address}' is no address we can read ({error}): write https://…") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise AddressRefused(f"'{address}' is not fetched: only http and https addresses are")
    if url.userinfo:
        raise AddressRefused(
            f"{url.host}: an address with a password is not fetched: save the page and give the file"
        )
    return url


def _checked_number(url: httpx.URL, asking: _Asking) -> str:
    """The first IP number of the host, all of which must be public."""
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        numbers = asking.resolve(url.host, port)
    except (OSError, UnicodeError) as error:
        raise AddressRefused(
            f"{url.host} has no IP number ({error}): check its spelling, or your network"
        ) from error
    if not numbers:
        raise AddressRefused(f"{url.host} has no IP number: check its spelling")
    for number in numbers:
        if not asking.allow_private and not _is_public(number):
            raise AddressRefused(
                f"{url.host} leads to {number}, inside a private network, and is not fetched: "
                "allow private addresses if it is yours"
            )
    return numbers[0]


def _is_public(number: str) -> bool:
    try:
        ip = ipaddress.ip_address(number.split("%")[0])
    except ValueError:
        return False
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if inner is not None:
        return _is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def _next_address(current: str, response: httpx.Response) -> str:
    location = response.headers.get("location", "")
    try:
        return str(httpx.URL(current).join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressRefused(f"{current} redirects to '{location}', which is no address: check it") from error


def _body(response: httpx.Response, address: str, asking: _Asking) -> Iterator[bytes]:
    """The answer's bytes, unpacked, refused as soon as they are too many or too late."""
    limit = asking.limits.max_bytes
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        raise SourceTooLarge(
            f"{address} has {int(declared):,} bytes, over the limit of {limit:,}: raise max_bytes"
        )
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise AddressRefused(
            f"{address} answers in '{encoding}', which was not asked for: save the page and give it"
        )
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    total = 0
    for packed in response.iter_raw():
        if time.monotonic() > asking.deadline:
            raise AddressRefused(f"{address} took longer than {asking.limits.seconds:.0f} s: try again later")
        # One byte over the limit is enough to know, so that a small answer cannot unfold without end.
        chunk = _unpacked(unpack, packed, limit - total + 1, address) if unpack else packed
        total += len(chunk)
        if total > limit:
            raise SourceTooLarge(f"{address} gives over {limit:,} bytes: raise max_bytes in polybius.toml")
        yield chunk


def _unpacked(unpack: zlib._Decompress, packed: bytes, most: int, address: str) -> bytes:
    try:
        return unpack.decompress(packed, most)
    except zlib.error as error:
        raise AddressRefused(f"{address} answered with damaged bytes ({error}): try again") from error


def _timeout(asking: _Asking) -> httpx.Timeout:
    return httpx.Timeout(min(asking.limits.seconds, 20.0))
