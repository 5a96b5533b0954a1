"""Addresses fetched: the checks, the limits, the cache. No network is used."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from polybius.errors import AddressRefused, SourceTooLarge
from polybius.reading import ReadingLimits
from polybius.reading.fetching import fetch
from polybius.records import Report

PAGE = (
    "<html><head><meta property='article:published_time' content='2021-06-07'></head>"
    "<body><p>The valley guard took the northern hill on Monday before the evening came.</p></body></html>"
)
PUBLIC = {"news.example": ["93.184.216.34"], "other.example": ["93.184.216.35"]}

Answer = Callable[[httpx.Request], httpx.Response]


def resolve(host: str, port: int) -> list[str]:
    numbers = {
        **PUBLIC,
        "inside.example": ["10.0.0.7"],
        "mixed.example": ["93.184.216.34", "127.0.0.1"],
        "93.184.216.34": ["93.184.216.34"],
        "127.0.0.1": ["127.0.0.1"],
    }
    if host not in numbers:
        raise OSError("no such host")
    return numbers[host]


def get(address: str, answer: Answer, **options: object) -> Report:
    return fetch(address, transport=httpx.MockTransport(answer), resolve=resolve, **options)  # type: ignore[arg-type]


def page(_: httpx.Request, **headers: str) -> httpx.Response:
    # An iterator, as the network gives it: httpx reads plain bytes at once, before the limits could tell.
    return httpx.Response(
        200, content=iter([PAGE.encode()]), headers={"content-type": "text/html", **headers}
    )


def test_a_page_becomes_a_report_with_its_address() -> None:
    report = get("https://news.example/2021/hill", page)
    assert report.text == "The valley guard took the northern hill on Monday before the evening came."
    assert (report.name, report.origin, report.address) == (
        "hill",
        "https://news.example/2021/hill",
        "https://news.example/2021/hill",
    )


def test_the_call_goes_to_the_checked_number_under_the_host_s_name() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return page(request)

    get("https://news.example:8443/a", answer)
    (request,) = seen
    assert request.url.host == "93.184.216.34"
    assert request.headers["host"] == "news.example:8443"
    assert request.extensions["sni_hostname"] == "news.example"
    assert request.headers["user-agent"].startswith("Polybius")


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:0001::",
        "255.255.255.255", "nonsense",
    ],
)  # fmt: skip
def test_numbers_inside_a_network_are_refused(number: str) -> None:
    with pytest.raises(AddressRefused, match="private network"):
        fetch("http://a.example/", transport=httpx.MockTransport(page), resolve=lambda host, port: [number])


def test_a_host_with_one_private_number_is_refused() -> None:
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.1"):
        get("http://mixed.example/", page)


def test_a_private_address_is_fetched_when_allowed() -> None:
    assert get("http://inside.example/", page, allow_private=True).text.startswith("The valley guard")


def test_a_host_is_resolved_once_for_each_call() -> None:
    calls: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        calls.append(host)
        return ["93.184.216.34"] if len(calls) == 1 else ["127.0.0.1"]

    report = fetch("http://news.example/", transport=httpx.MockTransport(page), resolve=changing)
    assert report.text.startswith("The valley guard")
    assert calls == ["news.example"]


@pytest.mark.parametrize("target", ["http://127.0.0.1/admin", "http://inside.example/", "file:///etc/passwd"])
def test_a_redirect_is_checked_like_a_first_address(target: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": target})

    with pytest.raises(AddressRefused):
        get("http://news.example/", answer)


def test_a_redirect_is_followed_to_a_public_address() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.headers["host"] == "news.example":
            return httpx.Response(301, headers={"location": "https://other.example/b"})
        return page(request)

    assert get("http://news.example/a", answer).address == "https://other.example/b"


def test_endless_redirects_are_refused() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": "/again"})

    with pytest.raises(AddressRefused, match="redirects more than 5 times"):
        get("http://news.example/", answer)


@pytest.mark.parametrize(
    "address",
    ["ftp://news.example/a", "file:///etc/passwd", "http://user:pw@news.example/", "http://", "https://[x"],
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(AddressRefused):
        get(address, page)


def test_an_unknown_host_and_a_missing_page_say_so() -> None:
    with pytest.raises(AddressRefused, match=r"nowhere\.example has no IP number"):
        get("http://nowhere.example/", page)
    with pytest.raises(AddressRefused, match="answered 404"):
        get("http://news.example/", lambda request: httpx.Response(404))


def test_an_answer_is_cut_off_at_the_size_limit_even_without_a_declared_length() -> None:
    sent: list[int] = []

    def endless() -> Iterator[bytes]:
        while True:
            sent.append(1)
            yield b"x" * 1000

    with pytest.raises(SourceTooLarge, match="gives over 5,000 bytes"):
        get(
            "http://news.example/",
            lambda request: httpx.Response(200, content=endless()),
            limits=ReadingLimits(max_bytes=5000),
        )
    assert len(sent) < 10


def test_a_declared_length_over_the_limit_is_refused_at_once() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-length": "9000"}, content=iter([b"x"]))

    with pytest.raises(SourceTooLarge, match="has 9,000 bytes"):
        get("http://news.example/", answer, limits=ReadingLimits(max_bytes=5000))


def test_a_packed_answer_is_unpacked_only_up_to_the_limit() -> None:
    bomb = gzip.compress(b"0" * 50_000_000)

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-encoding": "gzip"}, content=iter([bomb]))

    with pytest.raises(SourceTooLarge):
        get("http://news.example/", answer, limits=ReadingLimits(max_bytes=100_000))


def test_a_packed_page_is_read() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        headers = {"content-encoding": "gzip", "content-type": "text/html"}
        return httpx.Response(200, headers=headers, content=iter([gzip.compress(PAGE.encode())]))

    assert get("http://news.example/", answer).text.startswith("The valley guard")


def test_a_slow_answer_is_given_up() -> None:
    with pytest.raises(AddressRefused, match="took longer"):
        get("http://news.example/", page, limits=ReadingLimits(seconds=0.0))


def test_an_unchanged_page_comes_from_the_cache(tmp_path: Path) -> None:
    asked: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers.get("if-none-match"))
        if asked[-1] == '"v1"':
            return httpx.Response(304)
        return page(request, etag='"v1"')

    first = get("http://news.example/a", answer, cache=tmp_path)
    second = get("http://news.example/a", answer, cache=tmp_path)
    assert asked == [None, '"v1"']
    assert first == second


def test_an_earlier_answer_is_used_when_nobody_answers(tmp_path: Path) -> None:
    def down(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route")

    first = get("http://news.example/a", page, cache=tmp_path)
    assert get("http://news.example/a", down, cache=tmp_path) == first
    with pytest.raises(AddressRefused, match="did not answer"):
        get("http://news.example/b", down, cache=tmp_path)


def test_a_damaged_cache_counts_as_none(tmp_path: Path) -> None:
    get("http://news.example/a", page, cache=tmp_path)
    (body,) = tmp_path.glob("*.body")
    body.write_bytes(b"something else")
    assert get("http://news.example/a", page, cache=tmp_path).text.startswith("The valley guard")
