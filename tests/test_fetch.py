"""Fetching against an outlet on the loopback interface that behaves, and misbehaves."""

from __future__ import annotations

import pytest
from outlet import FakeClock, Outlet, html, reply

from checker.cli import main
from checker.fetch import Fetcher, FetchError, FetchSettings, MemoryCache
from checker.fetch.addresses import is_public
from checker.load import iter_articles
from checker.model import Article, Problem


@pytest.fixture
def outlet():
    made = Outlet()
    yield made
    made.close()


def fetcher(cache=None, clock=None, **settings):
    settings = {"allow_private": True, "connect_timeout": 0.5, "read_timeout": 0.5, "total_timeout": 1.0} | settings
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


def test_a_kept_page_is_asked_for_with_its_validators(outlet):
    url = outlet.at("/1", html("<p>12명", ETag='"a"'), reply(304))
    one = fetcher()
    first, second = one.get(url), one.get(url)
    assert outlet.asked[-1][1]["if-none-match"] == '"a"'
    assert (second.body, second.status, second.not_modified, second.from_cache) == (first.body, 304, True, True)


def test_a_redirect(outlet):
    old, new = outlet.at("/old", reply(301, Location="/new")), outlet.at("/new", html("<p>12명"))
    page = fetcher().get(old)
    assert (page.url, page.final_url) == (old, new)


def test_private_addresses_are_refused(outlet):
    with pytest.raises(FetchError, match=r"private address 127\.0\.0\.1"):
        fetcher(allow_private=False).get(outlet.at("/1", html("<p>12명")))
    assert outlet.asked == []


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
    assert (problem.input, problem.message) == (gone, "the server answered 410")
    (problem,) = iter_articles([good])
    assert problem == Problem(good, "addresses are not fetched here (save the page as .html)")


def test_run_fetches(outlet, tmp_path, capsys):
    url = outlet.at("/1", html(PAGE))
    assert main(["run", url, "--out", str(tmp_path)]) == 2
    assert "--allow-private" in capsys.readouterr().err
    assert main(["run", url, "--out", str(tmp_path), "--allow-private"]) == 0
    assert (tmp_path / "report.html").exists()
