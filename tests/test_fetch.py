"""Fetching against an outlet on the loopback interface that behaves, and misbehaves."""

from __future__ import annotations

import gzip
import socket
import threading
import tracemalloc
import zlib
from datetime import UTC, datetime

import pytest
from outlet import FakeClock, Outlet, html, reply

from checker.cli import main
from checker.errors import OutputError
from checker.fetch import CachedPage, Fetcher, FetchError, FetchSettings, FolderCache, MemoryCache
from checker.fetch.addresses import next_address, wire_address
from checker.fetch.hosts import is_public
from checker.inflate import BrokenDataError, inflated
from checker.load import iter_articles
from checker.model import Article, Problem


@pytest.fixture
def outlet():
    made = Outlet()
    yield made
    made.close()


def fetcher(cache=None, clock=None, **settings):
    settings = {"allow_private": True, "connect_timeout": 2.0, "read_timeout": 2.0, "total_timeout": 4.0} | settings
    return Fetcher(FetchSettings(**settings), cache or MemoryCache(), clock or FakeClock())


def test_a_page(outlet):
    url = outlet.at("/1", html("<p>12명", charset="euc-kr", ETag='"a"', Last_Modified="Mon, 03 Feb 2031 08:00:00 GMT"))
    page = fetcher(contact="desk@paper.example").get(url)
    assert (page.url, page.final_url, page.status, page.content_type, page.charset) == (
        url,
        url,
        200,
        "text/html",
        "euc-kr",
    )
    assert page.body.decode("euc-kr") == "<p>12명"
    assert (page.etag, page.last_modified) == ('"a"', "Mon, 03 Feb 2031 08:00:00 GMT")
    assert outlet.asked[-1][1]["user-agent"].startswith("checker/")
    assert outlet.asked[-1][1]["user-agent"].endswith("(+desk@paper.example)")


def failure(outlet_or_url, *answers, **settings):
    """Return the failure of an address that answers like this."""
    url = outlet_or_url.at("/1", *answers) if answers else outlet_or_url
    with pytest.raises(FetchError) as caught:
        fetcher(**settings).get(url)
    assert caught.value.url == url
    return caught.value


# --- answers that are none, or not whole ----------------------------------------------------------


def silence(handler):
    """Take the request, and never answer."""
    handler.server.stopping.wait(5)


def trickle(handler):
    """Send a byte now and then: no single wait is long, the whole has no end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not handler.server.stopping.wait(0.02):
        handler.wfile.write(b".")


def trickling_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not handler.server.stopping.wait(0.02):
        handler.wfile.write(b".")


def endless(handler):
    """Send without end, as fast as it is taken."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not handler.server.stopping.is_set():
        handler.wfile.write(b"." * 65536)


def raw(data):
    """Send these very bytes, and hang up."""

    def answer(handler):
        handler.wfile.write(data)
        handler.close_connection = True

    return answer


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
GZIPPED = {"Content_Type": "text/html", "Content_Encoding": "gzip"}


@pytest.mark.parametrize(
    ("answer", "reason", "settings"),
    [
        (silence, "the server stopped sending", {"read_timeout": 0.1}),
        (silence, "no whole answer within 0.1 s", {"total_timeout": 0.1}),
        (trickle, "no whole answer within 0.2 s", {"total_timeout": 0.2}),
        (trickling_headers, "no whole answer within 0.2 s", {"total_timeout": 0.2}),
        (raw(HEAD + b"Content-Length: 500\r\n\r\n<p>12"), "cut off or is malformed", {}),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>12\r\n40\r\n<p>"), "cut off or is malformed", {}),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>12\r\n"), "cut off or is malformed", {}),
        (raw(b""), "cut off or is malformed", {}),
        (raw(b"SSH-2.0-OpenSSH_9.9\r\n"), "cut off or is malformed", {}),
        (raw(HEAD + b"X-Many: 1\r\n" * 500 + b"\r\n<p>12"), "cut off or is malformed", {}),
        (raw(HEAD + b"X-Long: " + b"x" * 100_000 + b"\r\n\r\n<p>12"), "cut off or is malformed", {}),
        (reply(200, b"\x1f\x8b broken", **GZIPPED), "compressed data is", {}),
        (reply(200, gzip.compress(b"<p>12" * 99)[:-12], **GZIPPED), "compressed data is", {}),
    ],
)
def test_an_answer_that_is_not_whole_may_pass(outlet, answer, reason, settings):
    error = failure(outlet, answer, robots=False, **settings)
    assert reason in error.reason
    assert error.retryable
    if not settings:  # on a busy machine a tenth of a second may pass before the request is sent
        assert outlet.paths().count("/1") == 3


@pytest.mark.parametrize(
    ("answer", "reason", "settings"),
    [
        (endless, "larger than 1 MiB", {"largest": 2**20}),
        (reply(200, b"." * 2001), "larger than 2000 bytes", {"largest": 2000}),
        (reply(200, gzip.compress(bytes(50_000_000)), **GZIPPED), "larger than 1 MiB", {"largest": 2**20}),
        (reply(200, b"x", Content_Encoding="br"), "compressed in a way that was not asked for: br", {}),
        (reply(404), "there is no such page (404)", {}),
        (reply(403), "the outlet refuses the page (403)", {}),
        (reply(204), "the outlet sent no page (204)", {}),
        (reply(501), "the outlet's server failed (501)", {}),
        (reply(304), "nothing is kept (304)", {}),
        (reply(302, Location="file:///etc/passwd"), "not file:", {}),
        (reply(302, Location="gopher://a.example/"), "not gopher:", {}),
        (reply(302, Location="http://u:p@a.example/"), "carries a name and password", {}),
        (reply(302, Location="http://[::1"), "malformed", {}),
        (reply(302), "in a circle", {}),
        (reply(302, Location="/1#again"), "in a circle", {}),
    ],
)
def test_an_answer_that_will_not_pass_is_asked_for_once(outlet, answer, reason, settings):
    error = failure(outlet, answer, robots=False, **settings)
    assert reason in error.reason
    assert not error.retryable
    assert outlet.paths().count("/1") == 1


def test_a_bomb_is_never_held_whole(outlet):
    bomb = gzip.compress(bytes(50_000_000))
    tracemalloc.start()
    failure(outlet, reply(200, bomb, **GZIPPED), largest=2**20)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 2**20


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, lambda data: zlib.compress(data)[2:-4]])
@pytest.mark.parametrize("size", [1, 2, 1000])
def test_every_way_of_packing_cut_anywhere(pack, size):
    data = bytes(range(256)) * 2000
    packed = pack(data)
    assert b"".join(inflated(packed[i : i + size] for i in range(0, len(packed), size))) == data
    with pytest.raises(BrokenDataError):
        list(inflated([packed[:-20]]))


def test_a_whole_chunked_and_compressed_page(outlet):
    data = gzip.compress(b"<p>12" * 1000)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (data[:20], data[20:])) + b"0\r\n\r\n"
    url = outlet.at("/1", raw(HEAD + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks))
    assert fetcher().get(url).body == b"<p>12" * 1000


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://a.example/1", "only http and https addresses are fetched, not ftp:"),
        ("file:///etc/passwd", "not file:"),
        ("http:///1", "names no host"),
        ("http://a.example:99999/", "malformed"),
        ("http://u:p@a.example/", "carries a name and password"),
        ("http://no-such-host.invalid/", "no host of this name"),
        ("http://" + "a" * 70 + ".example/", "no valid host"),
    ],
)
def test_an_address_that_leads_nowhere(url, reason):
    assert reason in failure(url).reason


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTP://A.Example:80", "http://a.example/"),
        ("https://a.example:443/1?a=1#top", "https://a.example/1?a=1"),
        ("https://a.example:8443/", "https://a.example:8443/"),
        ("https://뉴스.kr/뉴스 1?q=수", "https://xn--vg1b002a.kr/%EB%89%B4%EC%8A%A4%201?q=%EC%88%98"),
        ("http://[2606:4700::1111]:80/%EB%89%B4", "http://[2606:4700::1111]/%EB%89%B4"),
        (" https://a.example/\n1\t", "https://a.example/1"),
        ('https://a.example/"<1>"', "https://a.example/%22%3C1%3E%22"),
    ],
)
def test_addresses_as_they_are_asked_for(url, asked):
    assert wire_address(url) == asked
    assert wire_address(asked) == asked


def test_nobody_listens():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        error = failure(f"http://127.0.0.1:{held.getsockname()[1]}/", robots=False)
    assert (error.reason, error.retryable) == ("the server does not accept connections", True)


def test_a_connection_that_cannot_be_trusted(outlet):
    error = failure(outlet.url.replace("http:", "https:") + "/1", robots=False)
    assert (error.reason, error.retryable) == ("the connection cannot be trusted", False)


# --- redirects ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "charset", "asked"),
    [
        ("/new?a=1#top", "ascii", "/new?a=1"),
        ("/뉴스 1", "utf-8", "/%EB%89%B4%EC%8A%A4%201"),
        ("/뉴스", "cp949", "/%B4%BA%BD%BA"),
        ("/%B4%BA%BD%BA", "ascii", "/%B4%BA%BD%BA"),
    ],
)
def test_a_redirect_is_followed_and_its_end_named(outlet, sent, charset, asked):
    location = f"Location: {sent}".encode(charset)
    old = outlet.at("/old", raw(b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n" + location + b"\r\n\r\n"))
    new = outlet.at(asked, html("<p>12명"))
    page = fetcher().get(old)
    assert (page.url, page.final_url) == (old, new)


def test_redirects_end(outlet):
    for number in range(9):
        outlet.at(f"/{number}", reply(302, Location=f"/{number + 1}"))
    assert "more than 5 times" in failure(outlet.url + "/0").reason
    assert outlet.paths()[-1] == "/5"


def test_redirects_in_a_circle(outlet):
    outlet.at("/2", reply(302, Location="/1"))
    assert "in a circle" in failure(outlet, reply(302, Location="/2")).reason


def test_a_redirect_to_a_failure_names_both(outlet):
    error = failure(outlet, reply(302, Location="/gone"))
    assert error.reason == f"{outlet.url}/gone: there is no such page (404)"


def test_a_redirect_from_https_to_http():
    with pytest.raises(FetchError, match="from https to http"):
        next_address("http://a.example/1", "https://a.example/1")
    assert next_address("https://a.example/1", "http://a.example/1") == "https://a.example/1"


# --- private addresses ----------------------------------------------------------------------------


@pytest.fixture
def names(monkeypatch):
    """Names that lead where a test says, each time to the next of their addresses."""
    known = {}
    real = socket.getaddrinfo

    def look_up(host, port, *args, **options):
        if host not in known:
            return real(host, port, *args, **options)
        found = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


def test_a_look_up_that_hangs_ends_with_the_time_for_a_connection(monkeypatch):
    answered = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answered.wait(60) and [])
    try:
        error = failure("http://silent.example/1", connect_timeout=0.05, attempts=1, robots=False)
    finally:
        answered.set()
    assert error.reason == "the server could not be reached in time"
    assert error.retryable


def test_private_addresses_are_refused(outlet):
    error = failure(outlet, html("<p>12명"), allow_private=False, robots=False)
    assert error.reason == "127.0.0.1 leads to the private address 127.0.0.1"
    assert "--allow-private" in error.hint
    assert outlet.asked == []


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0"])
def test_private_addresses_by_other_names(outlet, host):
    url = outlet.url.replace("127.0.0.1", host) + "/1"
    assert "leads to the private address" in failure(url, allow_private=False, robots=False).reason
    assert outlet.asked == []


def test_a_name_is_checked_at_each_connection(outlet, names, monkeypatch):
    """A name that leads to a public address first, and to a private one then, gets no second answer."""
    monkeypatch.setattr("checker.fetch.connect.is_public", lambda address: address != "127.0.0.2")
    names["rebound.example"] = [["127.0.0.1"], ["127.0.0.2"]]
    port = outlet.url.rpartition(":")[2]
    outlet.at("/1", html("<p>12명"))
    one = fetcher(allow_private=False, robots=False)
    assert one.get(f"http://rebound.example:{port}/1").status == 200
    with pytest.raises(FetchError, match="private address"):
        one.get(f"http://rebound.example:{port}/1")


def test_only_the_public_addresses_of_a_name_are_connected_to(outlet, names, monkeypatch):
    monkeypatch.setattr("checker.fetch.connect.is_public", lambda address: address == "127.0.0.1")
    names["both.example"] = [["127.0.0.2", "127.0.0.1"]]
    outlet.at("/1", html("<p>12명"))
    url = f"http://both.example:{outlet.url.rpartition(':')[2]}/1"
    assert fetcher(allow_private=False, robots=False).get(url).status == 200


def test_a_redirect_to_a_private_address(outlet, names, monkeypatch):
    monkeypatch.setattr("checker.fetch.connect.is_public", lambda address: address == "127.0.0.1")
    names["inside.example"] = [["10.0.0.1"]]
    error = failure(outlet, reply(302, Location="http://inside.example/"), allow_private=False, robots=False)
    assert error.reason == "http://inside.example/: inside.example leads to the private address 10.0.0.1"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("2002:7f00:1::", False),  # 6to4 of 127.0.0.1
        ("2001:0:808:808:0:0:f5ff:fffe", False),  # Teredo of a client at 10.0.0.1
        ("64:ff9b::7f00:1", False),  # NAT64 of 127.0.0.1
        ("64:ff9b::808:808", True),
    ],
)
def test_public_addresses(address, public):
    assert is_public(address) is public


# --- attempts and pace ----------------------------------------------------------------------------


def test_a_failure_that_passes(outlet):
    clock = FakeClock()
    url = outlet.at("/1", reply(500), reply(503), html("<p>12명"))
    assert fetcher(clock=clock, delay=0.0).get(url).status == 200
    assert clock.slept == [0.75, 1.5]  # 1 and 2 seconds, a quarter less by chance


@pytest.mark.parametrize("when", ["7", "Mon, 03 Feb 2031 08:00:07 GMT"])
def test_the_rest_that_an_outlet_asks_for(outlet, when):
    clock = FakeClock()
    url = outlet.at("/1", reply(429, Retry_After=when), html("<p>12명"))
    assert fetcher(clock=clock, delay=0.0).get(url).status == 200
    assert clock.slept == [7.0]


def test_a_rest_longer_than_may_be_waited_for(outlet):
    clock = FakeClock()
    url = outlet.at("/1", reply(503, Retry_After="7200"))
    one = fetcher(clock=clock)
    with pytest.raises(FetchError, match="asked to be left alone for 7200 seconds") as caught:
        one.get(url)
    assert (caught.value.retryable, caught.value.wait) == (True, 7200.0)
    with pytest.raises(FetchError, match="left alone"):
        one.get(outlet.at("/2", html("<p>12명")))
    assert outlet.paths() == ["/robots.txt", "/1"]


def test_requests_to_one_host_keep_their_distance(outlet):
    clock = FakeClock()
    one = fetcher(clock=clock, delay=2.0)
    for path in ("/1", "/2"):
        one.get(outlet.at(path, html("<p>12명")))
    assert clock.slept == [2.0, 2.0]  # after robots.txt, and after the first page


def test_an_outlet_that_is_down_is_left_alone(outlet):
    one = fetcher(attempts=1)
    for number in range(3):
        with pytest.raises(FetchError, match="500"):
            one.get(outlet.at(f"/{number}", reply(500)))
    with pytest.raises(FetchError, match="failed 3 times in a row"):
        one.get(outlet.at("/4", html("<p>12명")))
    assert "/4" not in outlet.paths()


# --- robots.txt -----------------------------------------------------------------------------------


def rules(text):
    return reply(200, text, Content_Type="text/plain")


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /private", True),
        ("User-agent: checker\nDisallow: /1\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: checker\nAllow: /1\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\nAllow: /1", True),
        ("\ufeffUser-agent: *\r\nDisallow: /", False),
        ("", True),
        ("<html><body>there is no such page", True),
        ("#" * 600_000 + "\nUser-agent: *\nDisallow: /", True),  # beyond what is read
    ],
)
def test_what_robots_allow(outlet, text, allowed):
    outlet.at("/robots.txt", rules(text))
    url = outlet.at("/1", html("<p>12명"))
    if allowed:
        assert fetcher().get(url).status == 200
    else:
        assert failure(url).reason == "robots.txt of the outlet forbids it"
        assert "/1" not in outlet.paths()


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        (reply(404), True),
        (reply(403), True),
        (reply(500), False),
        (reply(503), False),
        (reply(429), False),
        (raw(b""), False),
        (reply(302, Location="/robots.txt"), True),
        (reply(302, Location="file:///etc/passwd"), False),
        (reply(302, Location="/rules"), False),
    ],
)
def test_robots_that_cannot_be_read(outlet, answer, allowed):
    outlet.at("/robots.txt", answer)
    outlet.at("/rules", rules("User-agent: *\nDisallow: /"))
    url = outlet.at("/1", html("<p>12명"))
    if allowed:
        assert fetcher().get(url).status == 200
    else:
        assert "robots.txt of the outlet" in failure(url).reason
        assert "/1" not in outlet.paths()


def test_robots_are_asked_for_once_a_day(outlet):
    clock = FakeClock()
    one, url = fetcher(clock=clock), outlet.at("/1", html("<p>12명"))
    for hours in (0, 1, 25):
        clock.time = 1000.0 + hours * 3600
        one.get(url)
    assert outlet.paths() == ["/robots.txt", "/1", "/1", "/robots.txt", "/1"]


def test_robots_can_be_left_out(outlet):
    outlet.at("/robots.txt", rules("User-agent: *\nDisallow: /"))
    assert fetcher(robots=False).get(outlet.at("/1", html("<p>12명"))).status == 200
    assert outlet.paths() == ["/1"]


def test_robots_are_asked_of_each_host_on_the_way(outlet):
    other = Outlet()
    try:
        other.at("/robots.txt", rules("User-agent: *\nDisallow: /"))
        error = failure(outlet, reply(302, Location=other.at("/2", html("<p>12명"))))
        assert error.reason == f"{other.url}/2: robots.txt of the outlet forbids it"
    finally:
        other.close()


@pytest.mark.parametrize(("asked", "kept"), [("5", 5.0), ("0.2", 1.0), ("9999", 30.0), ("soon", 1.0)])
def test_the_delay_that_robots_ask_for(outlet, asked, kept):
    clock = FakeClock()
    outlet.at("/robots.txt", rules(f"User-agent: *\nCrawl-delay: {asked}"))
    one, url = fetcher(clock=clock), outlet.at("/1", html("<p>12명"))
    one.get(url)
    one.get(url)
    assert clock.slept == [1.0, kept]


# --- what is kept ---------------------------------------------------------------------------------


def test_a_kept_page_is_asked_for_with_its_validators(outlet):
    day = "Mon, 03 Feb 2031 08:00:00 GMT"
    url = outlet.at("/1", html("<p>12명", ETag='"a"', Last_Modified=day), reply(304), html("<p>13명", ETag='"b"'))
    clock, cache = FakeClock(), MemoryCache()
    one = fetcher(cache, clock)
    first, second, third = one.get(url), one.get(url), one.get(url)
    assert outlet.asked[-1][1]["if-none-match"] == '"a"'
    assert outlet.asked[-1][1]["if-modified-since"] == day
    assert (second.body, second.status, second.not_modified, second.from_cache) == (first.body, 304, True, True)
    assert second.fetched_at > first.fetched_at
    assert (third.body.decode(), third.not_modified, third.from_cache) == ("<p>13명", False, False)
    assert cache.get(url).etag == '"b"'


def test_a_page_behind_a_redirect_is_kept_under_its_own_address(outlet):
    new = outlet.at("/new", html("<p>12명", ETag='"a"'), reply(304))
    old = outlet.at("/old", reply(301, Location="/new"))
    one = fetcher()
    one.get(old)
    again = one.get(old)
    assert (again.url, again.final_url, again.not_modified) == (old, new, True)


def test_a_fresh_page_is_not_asked_for(outlet):
    clock = FakeClock()
    one, url = fetcher(clock=clock, fresh_for=60.0), outlet.at("/1", html("<p>12명"))
    one.get(url)
    assert one.get(url).from_cache
    assert outlet.paths().count("/1") == 1
    clock.time += 61
    assert not one.get(url).from_cache


def test_a_failure_leaves_what_is_kept(outlet):
    cache = MemoryCache()
    url = outlet.at("/1", html("<p>12명"), reply(500))
    one = fetcher(cache)
    one.get(url)
    with pytest.raises(FetchError):
        one.get(url)
    assert cache.get(url).body.decode() == "<p>12명"


# --- from the command line on ---------------------------------------------------------------------

PAGE = """<html><head><title>나래항 사고로 12명 다쳐 | 가람일보</title>
<meta property="og:title" content="나래항 사고로 12명 다쳐"><meta property="og:site_name" content="가람일보">
<meta property="article:published_time" content="2031-02-03T08:12:00+09:00"></head>
<body><nav><a href="/">홈</a><a href="/p">정치</a></nav><article><h1>나래항 사고로 12명 다쳐</h1>
<p>3일 오전 나래항에서 배가 부딪혀 12명이 다쳤다. 소방당국은 장비 21대를 보내 모두 구조했다고 밝혔다.</p>
<p>배는 모두 3척이었으며 사고 당시 바람은 초속 14m로 불고 있었다. 해경은 원인을 조사하고 있다.</p>
<p>나래항은 이날 하루 문을 닫았다. 예정돼 있던 여객선 8편도 모두 떠나지 못했다고 항만공사는 전했다.</p></article>
</body></html>"""


def load(*inputs, pages=None):
    items = list(iter_articles(inputs, pages=pages or fetcher()))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Problem)]


def test_an_address_becomes_an_article(outlet):
    url = outlet.at("/1", html(PAGE))
    (article,), problems = load(url, url)
    assert problems == []
    assert (article.id, article.path, article.url, article.source) == (url, url, url, "가람일보")
    assert article.text.startswith("나래항 사고로 12명 다쳐\n3일 오전")


def test_what_cannot_be_fetched_is_a_problem_and_the_rest_goes_on(outlet):
    good, gone = outlet.at("/1", html(PAGE)), outlet.at("/2", reply(410))
    (article,), (problem,) = load(gone, good)
    assert article.url == good
    assert (problem.input, problem.message) == (gone, "the page was taken down (410)")
    (problem,) = iter_articles([good])
    assert problem == Problem(good, "addresses are not fetched here (save the page as .html)")


def test_run_fetches(outlet, tmp_path, capsys):
    url = outlet.at("/1", html(PAGE))
    assert main(["run", url, "--out", str(tmp_path)]) == 2
    assert "--allow-private" in capsys.readouterr().err
    assert main(["run", url, "--out", str(tmp_path), "--allow-private"]) == 0
    assert (tmp_path / "report.html").exists()


def test_every_failure_of_a_street_of_outlets_is_told_and_the_rest_goes_on(outlet):
    """One feed, and behind its items all that can go wrong: each is a problem with address and reason."""
    bad = {
        "/silent": (silence, "the server stopped sending"),
        "/trickle": (trickle, "no whole answer within"),
        "/torn": (raw(HEAD + b"Content-Length: 500\r\n\r\n<p>12"), "cut off or is malformed"),
        "/chunks": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n40\r\n<p>"), "cut off or is malformed"),
        "/headers": (raw(HEAD + b"X: " + b"x" * 100_000 + b"\r\n\r\n"), "cut off or is malformed"),
        "/bomb": (reply(200, gzip.compress(bytes(9_000_000)), **GZIPPED), "larger than 4 MiB"),
        "/endless": (endless, "larger than 4 MiB"),
        "/down": (reply(500), "the outlet's server failed (500)"),
        "/gone": (reply(404), "there is no such page (404)"),
        "/circle": (reply(302, Location="/circle"), "in a circle"),
        "/local": (reply(302, Location="file:///etc/passwd"), "not file:"),
        "/forbidden": (html(PAGE), "robots.txt of the outlet forbids it"),
        "/picture": (reply(200, b"\x89PNG\r\n\x1a\n", Content_Type="image/png"), "this is no page but image/png"),
        "/empty": (html("<p>로그인"), "no article text was found"),
    }
    outlet.at("/robots.txt", rules("User-agent: *\nDisallow: /forbidden"))
    links = []
    for number, (path, (answer, _)) in enumerate(bad.items()):
        # a good page between the bad ones: an outlet that fails three times in a row is left alone
        links += [outlet.at(path, answer), outlet.at(f"/good{number}", html(PAGE.replace("12명", f"{number + 3}명")))]
    items = "".join(f"<item><title>사고</title><link>{link}</link></item>" for link in links)
    feed = outlet.at("/rss", reply(200, f'<rss version="2.0"><channel>{items}</channel></rss>'))
    pages = fetcher(largest=4 * 2**20, read_timeout=0.8, total_timeout=2.0, attempts=1)
    articles, problems = load(feed, pages=pages)
    assert [a.id for a in articles] == links[1::2]
    assert [p.input for p in problems] == links[::2]
    assert [path for (path, (_, said)), p in zip(bad.items(), problems, strict=True) if said not in p.message] == []


def test_run_keeps_pages(outlet, tmp_path):
    url = outlet.at("/1", html(PAGE, ETag='"a"'), reply(304))
    kept = tmp_path / "pages"
    arguments = ["run", url, "--out", str(tmp_path / "out"), "--allow-private", "--keep-pages", str(kept)]
    assert (main(arguments), main(arguments)) == (0, 0)
    assert outlet.asked[-1][1]["if-none-match"] == '"a"'
    (page,) = [path for path in kept.rglob("*.html") if path.read_bytes() == PAGE.encode()]
    assert page.parent.name == "127.0.0.1"
    assert list(kept.rglob("*.part")) == []


def test_figures_and_explain_fetch(outlet, capsys):
    url = outlet.at("/1", html(PAGE))
    assert main(["figures", url, "--format", "csv", "--allow-private"]) == 0
    assert "12명" in capsys.readouterr().out
    assert main(["figures", url]) == 2
    assert "private address" in capsys.readouterr().err
    assert main(["explain", url]) == 2
    assert "내부 주소" in capsys.readouterr().err  # explain speaks Korean, unless told otherwise
    assert main(["explain", url, "--lang", "en"]) == 2
    assert "private address" in capsys.readouterr().err


# --- a folder of pages ----------------------------------------------------------------------------

KEPT = CachedPage(
    "https://a.example/../1?q=../x", b"<p>12", "text/html", "euc-kr", '"a"', None, datetime(2031, 2, 3, 8, tzinfo=UTC)
)


def test_a_folder_keeps_pages(tmp_path):
    cache = FolderCache(tmp_path / "pages")
    assert cache.get(KEPT.url) is None
    cache.put(KEPT)
    assert cache.get(KEPT.url) == KEPT
    assert {path.parent for path in tmp_path.rglob("*.*") if path.is_file()} == {tmp_path / "pages" / "a.example"}


@pytest.mark.parametrize("torn", ["*.json", "*.html"])
def test_a_torn_page_of_a_folder_is_fetched_again(tmp_path, torn):
    cache = FolderCache(tmp_path)
    cache.put(KEPT)
    (path,) = tmp_path.rglob(torn)
    path.write_bytes(b"{") if torn == "*.json" else path.unlink()
    assert cache.get(KEPT.url) is None


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "a.example").write_text("a file where the folder should be")
    with pytest.raises(OutputError, match="could not be kept"):
        FolderCache(tmp_path).put(KEPT)
