"""Archives, feeds, press releases, saved pages in any encoding: what outlets and officials really hand out."""

from __future__ import annotations

import gzip
import io
import json
import re
import socket
import struct
import unicodedata
import zipfile
from datetime import date, datetime

import pytest
from outlet import FakeClock, Outlet, html, reply
from pdfs import pdf

from checker.cli import main
from checker.errors import InputError
from checker.fetch import Fetcher, FetchSettings, MemoryCache
from checker.load import iter_articles
from checker.load.archives import Budget, members_of_zip
from checker.load.decode import decode, decode_page
from checker.load.kinds import kind_of_body
from checker.load.papers import read_paper
from checker.model import Article, Problem
from checker.pipeline import load_all
from checker.settings import Settings

TEXT = "나래항에서 12명이 다쳤다. 배는 3척이었다."
PAGE = """<html><head>{meta}<title>{title} | 가람일보</title><meta property="og:title" content="{title}"></head>
<body><nav><a href="/">홈</a><a href="/p">정치</a></nav><article><h1>{title}</h1>
<p>3일 오전 나래항에서 배가 부딪혀 12명이 다쳤다. 소방당국은 장비 21대를 보내 모두 구조했다고 밝혔다.</p>
<p>배는 모두 3척이었으며 사고 당시 바람은 초속 14m로 불고 있었다. 해경은 원인을 조사하고 있다.</p>
<p>나래항은 이날 하루 문을 닫았다. 예정돼 있던 여객선 8편도 모두 떠나지 못했다고 항만공사는 전했다.</p></article>
</body></html>"""


def page(title="나래항 사고로 12명 다쳐", meta=""):
    return PAGE.format(title=title, meta=meta)


@pytest.fixture
def outlet():
    made = Outlet()
    yield made
    made.close()


def load(*inputs, pages=None):
    items = list(iter_articles([str(item) for item in inputs], pages=pages))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Problem)]


def fetch(*inputs):
    """Load over the network, from local addresses as well."""
    settings = FetchSettings(allow_private=True, attempts=1, connect_timeout=2.0, read_timeout=2.0)
    return load(*inputs, pages=Fetcher(settings, MemoryCache(), FakeClock()))


# --- encodings ------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("meta", ["", "euc-kr", "utf-8", "ks_c_5601-1987", "utf-16", "iso-8859-1", "no-such", "rot13"])
@pytest.mark.parametrize("header", [None, "euc-kr", "utf-8", "iso-8859-1"])
def test_a_page_is_read_as_it_is_written_whatever_it_says(written, meta, header):
    shown = page(meta=f'<meta charset="{meta}">' if meta else "") + "똠방각하 펲시 ― “따옴표”"
    assert decode_page(shown.encode(written), header) == shown


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("windows-1252", "It cost £12 million — “too much”, said José. " * 3),
        ("shift_jis", "損害は一二億円という。" * 5),
        ("big5", "損失達十二億元。" * 5),
        ("gb2312", "损失达十二亿元。" * 5),
    ],
)
def test_other_charsets_are_believed(charset, text):
    codec = {"shift_jis": "cp932", "gb2312": "gb18030", "windows-1252": "cp1252"}.get(charset, charset)
    shown = f'<meta http-equiv="content-type" content="text/html; charset={charset}">{text}'
    assert decode_page(shown.encode(codec)) == shown
    assert decode_page(text.encode(codec), charset) == text
    assert decode(text.encode(codec), charset) == text


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_letter_cut_through_does_not_change_the_encoding(place):
    data = (f'<meta name="description" content="{TEXT * 4}">' + page()).encode()
    at = data.index("나".encode()) + 2 + place * 3 if place >= 0 else len(data) - 1
    cut = data[:at] + data[at + 1 :] if place >= 0 else (page() + "나").encode()[:-1]
    text = decode_page(cut)
    assert text.count("\ufffd") <= 2
    assert "장비 21대를 보내" in text


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"])
def test_what_is_no_page(data):
    with pytest.raises(InputError):
        decode_page(data)


def test_a_saved_page_with_half_a_declaration(tmp_path):
    (tmp_path / "a.html").write_bytes(page(meta='<meta charset="utf-8">').encode("cp949"))
    (tmp_path / "b.html").write_bytes(page(meta='<?xml version="1.0" encoding="euc-kr"?>').encode())
    articles, problems = load(tmp_path)
    assert problems == []
    assert [a.title for a in articles] == ["나래항 사고로 12명 다쳐"] * 2


@pytest.mark.parametrize(("charset", "declared"), [("utf-8", "utf-8"), ("cp949", "euc-kr"), ("cp949", None)])
def test_a_page_saved_in_one_file(tmp_path, charset, declared):
    from email.message import EmailMessage

    saved, part, picture = EmailMessage(), EmailMessage(), EmailMessage()
    saved["Snapshot-Content-Location"] = "https://a.example/1"
    saved.make_related()
    part.set_content(page().encode(charset), "text", "html", cte="base64")
    if declared:
        part.set_param("charset", declared)
    picture.set_content(b"x", "image", "png")
    saved.attach(part)
    saved.attach(picture)
    (tmp_path / "a.mhtml").write_bytes(saved.as_bytes())
    (tmp_path / "b.mht").write_bytes(b"MIME-Version: 1.0\nContent-Type: text/plain\n\n12")
    (article,), (problem,) = load(tmp_path)
    assert (article.id, article.url, article.title) == ("a", "https://a.example/1", "나래항 사고로 12명 다쳐")
    assert "no page in the saved file" in problem.message


# --- names ----------------------------------------------------------------------------------------


def test_names_with_syllables_taken_apart(tmp_path):
    (tmp_path / unicodedata.normalize("NFD", "나래항 사고.txt")).write_text(TEXT, encoding="utf-8")
    (article,), problems = load(tmp_path)
    assert (article.id, problems) == ("나래항 사고", [])
    assert article.path.endswith("나래항 사고.txt")


# --- zip ------------------------------------------------------------------------------------------


def zipped(members, path=None, **options):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    if path is not None:
        path.write_bytes(stream.getvalue())
    return stream.getvalue()


def test_zip(tmp_path):
    rows = '{"id": "r1", "text": "%s"}\n' % TEXT
    inner = zipped({"deep.txt": TEXT + "깊다."})
    members = {
        "day/2.txt": TEXT + "2",
        "day/1.html": page(),
        "rows.jsonl": rows,
        "inner.zip": inner,
        "b.txt.gz": gzip.compress(TEXT.encode("cp949")),
        "__MACOSX/day/._2.txt": "x",
        ".hidden/c.txt": TEXT,
        "picture.png": "x",
    }
    zipped(members, tmp_path / "agency.zip")
    articles, problems = load(tmp_path / "agency.zip")
    assert problems == []
    assert [a.id for a in articles] == ["agency/b", "agency/1", "agency/2", "agency/inner/deep", "r1"]
    assert articles[2].path.endswith("agency.zip:day/2.txt")
    assert articles[0].text == TEXT


def test_zip_members_of_one_name(tmp_path):
    zipped({"a/1.txt": TEXT, "b/1.txt": TEXT}, tmp_path / "day.zip")
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    articles, problems = load(tmp_path)
    assert [a.id for a in articles] == ["1", "day/a/1.txt", "day/b/1.txt"]
    assert problems == []


@pytest.mark.parametrize("encoding", ["cp949", "utf-8"])
def test_zip_names_without_a_declared_encoding(tmp_path, encoding):
    data = zipped({"XXXXXX.txt": TEXT})
    name = "사고나.txt".encode(encoding)
    plain = b"XXXXXX.txt"
    # the same length, so that the archive's table still holds
    name = name[: len(plain) - 4].ljust(len(plain) - 4, b"_") + b".txt" if len(name) != len(plain) else name
    (tmp_path / "a.zip").write_bytes(data.replace(plain, name))
    (article,), problems = load(tmp_path / "a.zip")
    assert problems == []
    assert article.id.startswith("a/사고")


def test_zip_paths_lead_nowhere(tmp_path):
    zipped({"../../etc/passwd.txt": TEXT, "/abs.txt": TEXT, "C:\\x\\y.txt": TEXT}, tmp_path / "a.zip")
    before = sorted(tmp_path.parent.rglob("*"))
    articles, problems = load(tmp_path / "a.zip")
    assert len(articles) == 3
    assert problems == []
    assert sorted(tmp_path.parent.rglob("*")) == before


def encrypted(data):
    """Set the flag of encryption on every member."""
    out = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := out.find(mark, at + 1)) >= 0:
            out[at + place] |= 1
    return bytes(out)


def torn(data):
    """Change a byte of what the first member packs."""
    at = data.index(b"PK\x03\x04") + 30 + struct.unpack("<H", data[26:28])[0] + 12
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no whole zip archive"),
        (b"PK\x03\x04 broken", "no whole zip archive"),
        (zipped({"a.txt": TEXT * 20})[:-30], "no whole zip archive"),
        (zipped({}), "holds no articles"),
        (zipped({"a.png": b"x"}), "holds no articles"),
        (zipped({"a.txt": TEXT}).replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xc4"), "no whole zip archive"),
        (encrypted(zipped({"a.txt": TEXT})), "protected by a password"),
        (torn(zipped({"a.txt": TEXT * 20})), "could not be unpacked"),
        (zipped({"a.txt": bytes(3_000_000)}), "200 times its size"),
        (zipped({"a.txt.gz": gzip.compress(bytes(3_000_000))}), "200 times its size"),
        (zipped({"a.txt": b""}), "the file is empty"),
        (zipped({"1.zip": zipped({"2.zip": zipped({"3.zip": zipped({"a.txt": TEXT})})})}), "too deep"),
    ],
)
def test_zip_problems(tmp_path, data, said):
    (tmp_path / "a.zip").write_bytes(data)
    (tmp_path / "zz.txt").write_text(TEXT, encoding="utf-8")
    (article,), (problem,) = load(tmp_path)
    assert article.id == "zz"
    assert problem.input.startswith(str(tmp_path / "a.zip"))
    assert said in problem.message


def test_a_bad_member_leaves_the_others(tmp_path):
    data = torn(zipped({"a.txt": TEXT * 20, "b.txt": TEXT}))
    (tmp_path / "a.zip").write_bytes(data)
    (article,), (problem,) = load(tmp_path)
    assert (article.id, problem.input) == ("a/b", f"{tmp_path / 'a.zip'}:a.txt")


def test_archives_share_a_budget():
    data = zipped({f"{n}.txt": TEXT * 100 for n in range(9)})
    found = list(members_of_zip(io.BytesIO(data), "a.zip", "a", Budget(20_000)))
    assert [type(one).__name__ for one in found[:4]] == ["Member", "Member", "Member", "Problem"]
    assert "more than can be held" in found[-1].message


# --- gzip -----------------------------------------------------------------------------------------


def test_gzip(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode("cp949")))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(('{"id": "r1", "text": "%s"}' % TEXT).encode()))
    (tmp_path / "c.log.gz").write_bytes(gzip.compress(b"x"))
    articles, problems = load(tmp_path)
    assert problems == []
    assert [(a.id, a.text) for a in articles] == [("a", TEXT), ("r1", TEXT)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"not packed at all", "broken"),
        (gzip.compress(TEXT.encode(), mtime=0)[:-3], "cut off"),
        (gzip.compress(TEXT.encode(), mtime=0)[:20], "cut off"),
        (gzip.compress(bytes(3_000_000), mtime=0), "200 times its size"),
    ],
)
def test_gzip_problems(tmp_path, data, said):
    (tmp_path / "a.txt.gz").write_bytes(data)
    _, (problem,) = load(tmp_path)
    assert said in problem.message


# --- press releases -------------------------------------------------------------------------------

RELEASE = [
    "보 도 자 료",
    "나래시, 새 다리에 557만6000달러 쓴다",
    "□ 나래시는 새 다리를 놓는 데 모두 합쳐 557만6",
    "000달러를 쓴다고 5일 밝혔다. 다리의 길이는 1.",
    "2㎞이고 너비는 12m로, 두 해 뒤인 2033년 3월에 ",
    "열린다.",
    "○ 사업비는 국비 1400억 원과 시비 2100억 원이다.",
    "- 공사에는 하루 300명이 나선다.",
]


@pytest.mark.parametrize(
    "options", [{}, {"font": "KSCms-UHC-H"}, {"font": "Identity-H", "embedded_map": True}], ids=["ucs2", "ksc", "map"]
)
def test_figures_broken_over_a_line_are_whole(options):
    assert read_paper(pdf([RELEASE], **options))["text"] == (
        "보 도 자 료\n\n나래시, 새 다리에 557만6000달러 쓴다\n\n"
        "□ 나래시는 새 다리를 놓는 데 모두 합쳐 557만6000달러를 쓴다고 5일 밝혔다. 다리의 길이는 1.2㎞이고"
        " 너비는 12m로, 두 해 뒤인 2033년 3월에 열린다.\n\n"
        "○ 사업비는 국비 1400억 원과 시비 2100억 원이다.\n\n- 공사에는 하루 300명이 나선다."
    )


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("나래시는 새 다리를 놓는 데 드는 557만6", "000달러를 쓴다.", "557만6000달러를 쓴다."),
        ("나래시는 새 다리를 놓는 데 쓰는 돈 1조5", "천억원을 마련했다.", "1조5천억원을 마련했다."),
        ("나래시가 밝힌 올해 새 다리의 공사비는", "64억원이다.", "공사비는 64억원이다."),
        ("나래시가 밝힌 올해 새 다리의 준공일은 3월", "5일이다.", "3월 5일이다."),
        ("The council will pay for a new harbour bridge devel-", "opment.", "bridge development."),
        ("The council paid for the harbour bridge in 2020-", "2025.", "in 2020-2025."),
    ],
)
def test_lines_without_closing_spaces(before, after, joined):
    assert read_paper(pdf([[before, after]]))["text"].endswith(joined)


def test_running_heads_are_left_out():
    pages = [
        [(72, 810, f"나래시 보도자료 {n}쪽"), f"□ {n}째로 나래시는 다리를 놓는다.", (290, 30, f"- {n} -")]
        for n in (1, 2, 3)
    ]
    assert read_paper(pdf(pages))["text"] == "\n\n".join(f"□ {n}째로 나래시는 다리를 놓는다." for n in (1, 2, 3))


def test_a_press_release_becomes_an_article(tmp_path):
    (tmp_path / "release.pdf").write_bytes(pdf([RELEASE], title="나래시, 새 다리에 557만6000달러 쓴다"))
    (article,), problems = load(tmp_path / "release.pdf")
    assert problems == []
    assert (article.id, article.title) == ("release", "나래시, 새 다리에 557만6000달러 쓴다")


SET = [
    (72, 800, "나래시"), (400, 800, "보도자료"),
    (72, 780, "보도시점"), (140, 780, "2031. 3. 5.(수) 11:00"), (330, 780, "배포"), (380, 780, "2031. 3. 5.(수) 08:30"),
    (150, 740, "나래시, 새 다리에 557만6000달러 쓴다"), (150, 722, "- 2033년 3월 개통, 시비 2100억 원 들여 -"),
    (72, 690, "□ 나래시(시장 김다솜)는 새 다리를 놓는 데 모두 합쳐 557만6"), (72, 674, "000달러를 쓴다고 5일 밝혔다. "),
    (84, 650, "○ 다리의 길이는 1.2㎞이고 너비는 12m로, 두 해 뒤인 2033년 3월에 "), (96, 634, "열린다."),
    (72, 560, "담당 부서"), (140, 560, "도로과"), (220, 560, "책임자"), (280, 560, "과장 김나래 (02-123-4567)"),
    (280, 30, "- 1 -"),
]  # fmt: skip


def test_a_press_release_as_officials_set_it(tmp_path):
    (tmp_path / "release.pdf").write_bytes(pdf([SET]))
    (article,), _ = load(tmp_path / "release.pdf")
    assert (article.title, article.published_at) == ("나래시, 새 다리에 557만6000달러 쓴다", datetime(2031, 3, 5, 11))
    assert [b.span.of(article.text) for b in article.blocks if b.kind.is_read][1:4] == [
        "- 2033년 3월 개통, 시비 2100억 원 들여 -",
        "□ 나래시(시장 김다솜)는 새 다리를 놓는 데 모두 합쳐 557만6000달러를 쓴다고 5일 밝혔다.",
        "○ 다리의 길이는 1.2㎞이고 너비는 12m로, 두 해 뒤인 2033년 3월에 열린다.",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no whole PDF"),
        (b"%PDF-1.7 broken", "no whole PDF"),
        (pdf([RELEASE])[:700], "no whole PDF"),
        (pdf([RELEASE], encrypt=True), "protected by a password"),
        (pdf([[]]), "a scan"),
        (pdf([["\ue001\ue002\ue003 \ue004"]], font="Identity-H", embedded_map=True), "which letters"),
        (pdf([["1"]] * 201), "more than 200 pages"),
    ],
)
def test_pdf_problems(tmp_path, data, said):
    (tmp_path / "a.pdf").write_bytes(data)
    _, (problem,) = load(tmp_path)
    assert said in problem.message


# --- feeds ----------------------------------------------------------------------------------------


def rss(*items, title="가람일보 &gt; 전체", encoding="utf-8", close="</channel></rss>"):
    text = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}{close}'
    return text.encode("cp949" if encoding == "euc-kr" else encoding)


def item(link="", title="나래항 사고로 12명 다쳐", text="", more=""):
    return f"<item><title>{title}</title><link>{link}</link><description>{text}</description>{more}</item>"


DAY = "<pubDate>Mon, 03 Feb 2031 08:12:00 +0900</pubDate>"


def test_a_feed_is_followed_to_its_pages(outlet):
    one = outlet.at("/1", html(page()))
    two = outlet.at("/2?id=2&a=1&utm_source=rss", html(page("나래산에 불, 3명 대피")))
    items = item(one, more=DAY), item(two.replace("&", "&amp;") + "#top")
    feed = outlet.at("/rss", reply(200, rss(*items), Content_Type="text/xml"))
    articles, problems = fetch(feed)
    assert problems == []
    assert [a.id for a in articles] == [one, f"{outlet.url}/2?a=1&id=2"]
    assert [a.title for a in articles] == ["나래항 사고로 12명 다쳐", "나래산에 불, 3명 대피"]
    assert (articles[0].source, articles[0].published_at) == ("가람일보", datetime(2031, 2, 3, 8, 12))


@pytest.mark.parametrize(
    ("declared", "kept"), [("https://www.a.example/news/1", "https://www.a.example/news/1"), ("/news/1", "{}/news/1"), ("{}/", "{}/1"), ("", "{}/1")]
)  # fmt: skip
def test_the_address_that_a_page_declares(outlet, declared, kept):
    declared, kept = declared.format(outlet.url), kept.format(outlet.url)
    outlet.at("/1", html(page(meta=f'<meta property="og:url" content="{declared}">')))
    (article,), _ = fetch(f"{outlet.url}/1")
    assert article.url == kept


def test_a_time_of_greenwich_in_a_feed(tmp_path):
    day = "<pubDate>Mon, 03 Feb 2031 23:12:00 GMT</pubDate>"
    english = item(title="Fire burns", text="A fire burned for a fourth day on Tuesday, officials said.", more=day)
    (tmp_path / "feed.xml").write_bytes(rss(item(text=TEXT, more=day), english))
    articles, _ = load(tmp_path / "feed.xml")
    assert [a.published_at for a in articles] == [datetime(2031, 2, 4, 8, 12), datetime(2031, 2, 3, 23, 12)]


def test_an_atom_feed_with_relative_links(outlet):
    outlet.at("/news/1", html(page()))
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>가람일보</title><entry><title>사고</title>'
        '<id>urn:1</id><link rel="alternate" href="news/1"/><updated>2031-02-03T08:12:00+09:00</updated></entry></feed>'
    )
    (article,), problems = fetch(outlet.at("/atom", reply(200, text, Content_Type="application/atom+xml")))
    assert problems == []
    assert (article.id, article.published) == (f"{outlet.url}/news/1", date(2031, 2, 3))


def test_each_address_is_fetched_once(outlet):
    one = outlet.at("/1", html(page()))
    outlet.at("/mobile", html(page().replace("<head>", f'<head><meta property="og:url" content="{one}">')))
    feed = outlet.at("/rss", reply(200, rss(item(one), item(one + "?utm_medium=x"), item(outlet.url + "/mobile"))))
    articles, problems = fetch(feed, one, feed)
    assert problems == []
    assert [a.id for a in articles] == [one]
    assert outlet.paths().count("/1") == 1


def test_an_item_whose_page_cannot_be_had(outlet):
    gone, empty = outlet.url + "/gone", outlet.at("/empty", html("<p>로그인"))
    feed = outlet.at(
        "/rss",
        reply(
            200,
            rss(
                item(gone, text=TEXT, more=DAY),
                item(empty, text=f"&lt;p&gt;{TEXT}&lt;/p&gt;"),
                item(gone + "2"),
                item(),
            ),
        ),
    )
    articles, problems = fetch(feed)
    assert [a.text.split("\n\n") for a in articles] == [["나래항 사고로 12명 다쳐", TEXT]] * 2
    assert (articles[0].url, articles[0].source, articles[0].published) == (gone, "가람일보", date(2031, 2, 3))
    assert [(p.input.removeprefix(outlet.url), p.message) for p in problems] == [
        ("/gone", "there is no such page (404); the item's own text is read instead"),
        ("/gone2", "there is no such page (404)"),
        ("/rss", f"the item {feed}:4 has neither a link nor a text"),
        (
            "/empty",
            "no article text was found in the page (save the article's text as .txt); the item's own text is read instead",
        ),
    ] or [p.input.removeprefix(outlet.url) for p in problems] == ["/gone", "/empty", "/gone2", "/rss"]


def test_feeds_of_several_outlets_are_followed_in_turns(outlet, monkeypatch):
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *args, **named: real(host.replace("b.example", "127.0.0.1"), *args, **named)
    )
    first, second = outlet.url, outlet.url.replace("127.0.0.1", "b.example")
    for number in range(6):
        outlet.at(f"/{number}", html(page(f"나래항 사고로 {number + 3}명 다쳐")))
    links = [[f"{first}/{n}" for n in (0, 1, 2)], [f"{second}/{n}" for n in (3, 4, 5)], [f"{first}/0"]]
    feeds = [
        outlet.at(f"/rss{n}", reply(200, rss(*map(item, found)))).replace(*((first, second) if n == 1 else ("", "")))
        for n, found in enumerate(links)
    ]
    clock = FakeClock()
    fetcher = Fetcher(FetchSettings(allow_private=True, robots=False, delay=1.0), MemoryCache(), clock)
    articles, problems = load(*feeds, f"{first}/gone", pages=fetcher)
    assert [a.id for a in articles] == [*links[0], *links[1]]
    assert [p.input for p in problems] == [f"{first}/gone"]
    assert outlet.paths() == ["/rss0", "/rss1", "/rss2", "/gone", "/0", "/3", "/1", "/4", "/2", "/5"]
    assert sum(clock.slept) == 5.0  # the six requests to the first host; those to the other fall between


def test_fetching_is_told(outlet):
    told = []
    feed = outlet.at("/rss", reply(200, rss(item(outlet.at("/1", html(page()))))))
    pages = Fetcher(FetchSettings(allow_private=True), MemoryCache(), FakeClock())
    load_all([feed], Settings(workers=1), pages, lambda *step: told.append(step))
    assert told == [("fetch", 1, 1), ("fetch", 2, 2), ("load", 1, 1)]


def test_a_feed_file_without_the_network(tmp_path):
    (tmp_path / "feed.xml").write_bytes(rss(item("https://a.example/1", text=TEXT)))
    (article,), (problem,) = load(tmp_path / "feed.xml")
    assert article.id == "https://a.example/1"
    assert "not fetched here" in problem.message
    assert "own text is read instead" in problem.message


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr", "utf-16"])
def test_feeds_in_any_encoding_with_stray_ampersands(tmp_path, encoding):
    items = item("", "R&D·M&A 예산 3조원 똠", TEXT), item("", "<![CDATA[A&B 사 5명]]>", f"<![CDATA[<p>{TEXT}</p>]]>")
    (tmp_path / "feed.xml").write_bytes(rss(*items, encoding=encoding))
    articles, problems = load(tmp_path / "feed.xml")
    assert problems == []
    assert [a.title for a in articles] == ["R&D·M&A 예산 3조원 똠", "A&B 사 5명"]


ENTITIES = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">{ENTITIES}]><rss version="2.0"><channel><title>&j;</title></channel></rss>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "this is no RSS or Atom feed"),
        (b"<html><body>12", "this is no RSS or Atom feed"),
        (b"<?xml version='1.0'?><svg/>", "this is no RSS or Atom feed"),
        (rss(), "the feed has no items"),
        (rss(item(text=TEXT), close=""), "the feed is cut off"),
        (rss(item(text=TEXT), item(text=TEXT))[:-80], "the feed is cut off"),
        (LAUGHS.encode(), "the feed has no items"),
        (rss(*(item(f"https://a.example/{n}", text=TEXT) for n in range(501))), "only the first 500"),
    ],
)
def test_feed_problems(tmp_path, data, said):
    (tmp_path / "feed.xml").write_bytes(data)
    _, problems = load(tmp_path / "feed.xml")
    assert said in problems[0].message


# --- addresses ------------------------------------------------------------------------------------


def test_whatever_an_address_leads_to(outlet):
    rows = '{"id": "r1", "text": "%s"}\n' % TEXT
    addresses = [
        outlet.at("/release", reply(200, pdf([RELEASE]), Content_Type="application/pdf")),
        outlet.at("/day.zip", reply(200, zipped({"a.txt": TEXT}), Content_Type="application/octet-stream")),
        outlet.at("/rows.jsonl", reply(200, rows, Content_Type="text/plain")),
        outlet.at("/plain", reply(200, TEXT.encode("cp949"), Content_Type="text/plain; charset=euc-kr")),
        outlet.at("/mislabelled", reply(200, page().encode("cp949"), Content_Type="text/html; charset=utf-8")),
        outlet.at("/unlabelled", reply(200, page().encode("utf-16"))),
    ]
    articles, problems = fetch(*addresses)
    assert problems == []
    assert [a.id for a in articles] == [addresses[0], f"{addresses[1]}/a", "r1", *addresses[3:]]
    assert articles[-1].title == articles[-2].title == "나래항 사고로 12명 다쳐"


@pytest.mark.parametrize("media", ["image/jpeg", "application/json", "video/mp4", "application/msword"])
def test_an_address_that_leads_to_no_page(outlet, media):
    _, (problem,) = fetch(outlet.at("/1", reply(200, b"{}", Content_Type=media)))
    assert f"this is no page but {media}" in problem.message


@pytest.mark.parametrize(
    ("body", "media", "name", "kind"),
    [
        (b"<!DOCTYPE html><html>", "", "", ".html"),
        (b"<!DOCTYPE html><html>", "text/xml", "feed.xml", ".html"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "text/html", "1", ".xml"),
        (b'<?xml version="1.0"?><!-- a --><feed xmlns="x">', "application/xml", "1", ".xml"),
        ("<rss >".encode("utf-16"), "", "", ".xml"),
        (b"<html><body>the <feed >", "text/html", "", ".html"),
        (b"12", "text/html", "", ".html"),
        (b"12", "text/plain", "a.csv", ".csv"),
        (b"12", "text/plain", "a.zip", ".txt"),
        (b"\x1f\x8b", "", "a.gz", ".gz"),
        (b"PK\x03\x04", "application/octet-stream", "a.xlsx", ".xlsx"),
        (b"%PDF-1.4", "text/html", "", ".pdf"),
    ],
)
def test_kinds_of_bodies(body, media, name, kind):
    assert kind_of_body(body, media, name) == kind


# --- BIGKinds -------------------------------------------------------------------------------------

BIGKINDS = ["뉴스 식별자", "일자", "언론사", "기고자", "제목", "통합 분류1", "사건/사고 분류1", "인물", "키워드", "본문", "URL", "분석제외 여부"]  # fmt: skip
LONG = ("나래시는 새 다리를 놓는다고 5일 밝혔다. " * 9)[:181] + " 공사비는 모두 557만6000달러다."


def bigkinds(path, *rows):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(BIGKINDS)
    for identity, day, text, url in rows:
        book.active.append([identity, day, "가람일보", "김나래", "새 다리", "지역", "", "", "", text, url, ""])
    book.save(path)
    return path


def test_an_export_of_bigkinds(tmp_path):
    url = "https://a.example/1"
    path = bigkinds(
        tmp_path / "export.xlsx",
        ("01100101.20310203153012001", 20310203, LONG[:200], url),
        ("01100101.20310203153012002", "20310203", TEXT, url + "2"),
        (1100101.20310203, 20310203.0, TEXT, url + "3"),
        (2100101.20310203, 20310203, TEXT, ""),
    )
    articles, (note,) = load(path)
    assert [a.id for a in articles] == [
        "01100101.20310203153012001", "01100101.20310203153012002", url + "3", f"{path}:Sheet:5",
    ]  # fmt: skip
    assert {(a.source, a.title, a.published) for a in articles} == {("가람일보", "새 다리", date(2031, 2, 3))}
    assert articles[0].url == url
    assert note == Problem(
        str(path),
        "BIGKinds cuts texts at 200 characters: 1 of 4 articles are read only as far as that"
        " (give their pages or addresses to read them whole)",
        note=True,
    )


@pytest.mark.parametrize("kept", range(185, 205))
def test_a_figure_that_was_cut_through_is_left_out(tmp_path, kept):
    text = "가" * (200 - kept) + LONG[:kept]  # moves the figure over the edge, letter by letter
    (article, *_), _ = load(bigkinds(tmp_path / "a.xlsx", ("1", 20310203, text, "")))
    assert text.startswith(article.text)
    shown = article.text.partition("공사비는")[2]
    assert shown.strip() in ("", "모두", "모두 557만6000달러다.")


def test_a_sheet_that_declares_one_cell(tmp_path):
    path = bigkinds(tmp_path / "a.xlsx", ("1", 20310203, TEXT, ""))
    members = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            members[name] = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', archive.read(name))
    zipped(members, path)
    (article,), problems = load(path)
    assert (article.text, problems) == (TEXT, [])


def test_a_note_leaves_a_run_complete(tmp_path, capsys):
    path = bigkinds(tmp_path / "a.xlsx", ("1", 20310203, LONG[:200], ""))
    assert main(["run", str(path), "--out", str(tmp_path / "out")]) == 0
    assert main(["figures", str(path), "--format", "csv"]) == 0
    assert "BIGKinds cuts texts" in capsys.readouterr().err
    (problem,) = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))["problems"]
    assert problem["note"] is True
    assert "온전하지 않습니다" not in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def workbook(**changed):
    """Return a workbook, some of its parts changed."""
    from openpyxl import Workbook

    book, stream = Workbook(), io.BytesIO()
    book.active.append(["id", "text"])
    book.active.append([1, TEXT])
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({name: changed.get(name.rpartition("/")[2].partition(".")[0], data) for name, data in parts.items()})


NAMES = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("id", "text"))
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    f'<row r="1">{NAMES}</row><row r="2"><c t="n"><v>no number</v></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (workbook()[:-40], "not whole"),
        (torn(workbook()), "not whole"),
        (workbook(sheet1=b"<worksheet><sheetData><row>"), "no Excel workbook"),
        (workbook(sheet1=SHEET.encode()), "the rest of the sheet could not be read"),
        (workbook(workbook=b"<workbook>"), "no Excel workbook"),
        (workbook(theme1=bytes(9_000_000)), "more than can be held"),
        (b"\xd0\xcf\x11\xe0" + bytes(2000), "protected by a password"),
        (zipped({"a.txt": TEXT}), "no Excel workbook"),
    ],
)
def test_workbook_problems(tmp_path, data, said):
    (tmp_path / "a.xlsx").write_bytes(data)
    _, (problem,) = load(tmp_path)
    assert problem.input.startswith(str(tmp_path / "a.xlsx"))
    assert said in problem.message
