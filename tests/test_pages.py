"""Web pages as they are sent: the article whole, nothing of the page round it, and what the page says of itself."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from webpages import BODY, SHAPES

from checker.errors import InputError
from checker.lexicon.pages import part_entries
from checker.load import article_of
from checker.load.pages import read_page
from checker.scan import scan_article

# Figures of other stories, captions, counters and imprints; the article has none of them.
STRAY = ["7", "3200", "12명", "1700", "1400원", "340", "124", "1,234", "12만", "4567", "1만원", "00123"]


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape):
    article = article_of({"id": "a"} | read_page(SHAPES[shape]))
    read = [b.span.of(article.text) for b in article.blocks if b.kind.is_read]
    assert [line for line in BODY if not any(line in block for block in read)] == []
    assert article.title == read[0] == "나래시, 새 다리에 81억원"
    assert article.published == date(2031, 3, 5)
    figures = [article.text[m.span.start : m.span.end] for m in scan_article(article).mentions]
    assert [stray for stray in STRAY if any(figure.startswith(stray) for figure in figures)] == []


EXAMPLES = [(entry.id, example.text) for entry in part_entries() for example in entry.examples]


@pytest.mark.parametrize(("entry", "example"), EXAMPLES)
def test_lexicon_examples(entry, example):
    wanted = re.search(r"\[(.*)\]", example)[1]
    text = read_page("<html><body>" + re.sub(r"[\[\]]", "", example) + "</body></html>")["text"]
    assert text == re.sub(r"<br>", "\n", wanted)


def body(content, head=""):
    return read_page(f'<html><head>{head}</head><body><div itemprop="articleBody">{content}</div></body></html>')[
        "text"
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            "<p>나래시가 <b>557만</b><b>6000</b>달러(약 <span>81</span>억원)를 쓴다.",
            "나래시가 557만6000달러(약 81억원)를 쓴다.",
        ),
        ("넓이는 3㎞<sup>2</sup>, 수는 10<sup>4</sup>개다.", "넓이는 3㎞², 수는 10⁴개다."),
        ("이산화탄소(CO<sub>2</sub>)는 3t이다.", "이산화탄소(CO₂)는 3t이다."),
        ("12명<sup>1)</sup>이 다쳤다<sup>[2]</sup>.", "12명이 다쳤다."),
        (
            "첫째다.<p>둘째다.</p>셋째다.<p></p>넷째다.<img>다섯째다.<br>여섯째다.",
            "첫째다.\n둘째다.\n셋째다.\n넷째다.다섯째다.\n여섯째다.",
        ),
        ("<div>둘째 <a href='x'>3명</a>이다.</div>끝이다.", "둘째 3명이다.\n끝이다."),
        ("12명이 다쳤다.<span style='display:none'>99명</span><p hidden>98명</p>", "12명이 다쳤다."),
        (
            "<table><tr><th>항목</th><th>금액</th></tr><tr><td>국비</td><td>2억원</td></tr></table>끝이다.",
            "항목 | 금액\n국비 | 2억원\n끝이다.",
        ),
        ("<ul><li>국비 2억원</li><li></li></ul>끝이다.", "- 국비 2억원\n끝이다."),
        ("12명이\n   다쳤다.&nbsp; 배는\t3척이었다.", "12명이 다쳤다. 배는 3척이었다."),
        ("<figure><img><figcaption>배 7척</figcaption></figure>12명이 다쳤다.<script>f(3)</script>", "12명이 다쳤다."),
    ],
)
def test_nothing_is_lost_or_joined(content, text):
    assert body(content) == text


@pytest.mark.parametrize(
    "layout",
    [
        "{}<br><br>{}<br><br>{}<br><br>{}<br><br>{}",
        "{}<p>{}</p><p>{}</p><p>{}</p><p>{}</p>",
        "{}<p>{}</p>{}<p></p>{}<br>{}",
        "<b>{}</b><br>{}<div>{}</div>{}<p>{}</p>",
        "<div>{}</div><div>{}</div><div>{}</div><div>{}</div><div>{}</div>",
        "<span>{}</span><br/>{}<br/><img>{}<br/>{}<br/><font>{}</font>",
        "<p>{}</p><p>{}<br>{}</p>{}<blockquote>{}</blockquote>",
    ],
)
@pytest.mark.parametrize("holder", ["div class='x'", "article", "section id='y'", "td"])
def test_no_sentence_is_lost_where_nobody_names_the_text(layout, holder):
    held = f"<{holder}>{layout.format(*BODY)}</{holder.split()[0]}>"
    held = f"<table><tr>{held}</tr></table>" if holder == "td" else held
    page = SHAPES["english system"]
    page = (
        page[: page.index("<article")]
        + f"<h1>나래시, 새 다리에 81억원</h1>{held}"
        + page[page.index("</article>") + 10 :]
    )
    text = read_page(page)["text"]
    assert [line for line in BODY if line not in text] == []
    assert "3200억원" not in text
    assert "1700원" not in text


STORY = "<p>3일 오전 나래항에서 배가 부딪혀 12명이 다쳤다. 소방당국은 장비 21대를 보내 모두 구조했다고 밝혔다.</p>"


def declared(head, more=""):
    return read_page(f"<html><head>{head}</head><body><article>{STORY * 2}</article>{more}</body></html>")


def ld(text):
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "more", "expected"),
    [
        ('<meta property="og:title" content="사고 - 가람일보"><meta property="og:site_name" content="가람일보">', "", {"title": "사고", "source": "가람일보"}),
        (ld('{"@type":"NewsArticle","headline":"사고","publisher":{"name":"가람일보"},"datePublished":"2031-02-03"}'), "", {"title": "사고", "source": "가람일보", "published": "2031-02-03"}),
        (ld('{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["Article","x"],"headline":"사고"}]}'), "", {"title": "사고"}),
        (ld('{"@type":"ItemList","itemListElement":[{"headline":"다른 기사","datePublished":"2030-01-01"}]}'), "<h1>사고</h1>", {"title": "사고", "published": None}),
        (ld('{"@type":"NewsArticle","headline":"그는 "좋다"고 했다"}'), "<h1>사고</h1>", {"title": "사고"}),
        ("<title>사고 | 가람일보</title>", "", {"title": "사고"}),
        ('<link rel="canonical" href="https://a.example/2031/02/03/1">', "", {"url": "https://a.example/2031/02/03/1", "published": "2031-02-03"}),
        ('<meta property="article:published_time" content="2031-02-03T23:12:00Z">', "", {"published": "2031-02-04T08:12:00"}),
        ('<meta property="article:published_time" content="2031-02-03T08:12:00+09:00">', "", {"published": "2031-02-03T08:12:00+09:00"}),
        ('<meta property="article:published_time" content="어제">', "<p>송고시간 2031-02-03 08:12</p>", {"published": "2031-02-03T08:12:00"}),
        ("", "<p>등록일시: 2031.02.03 08:12</p>", {"published": "2031-02-03T08:12:00"}),
        ("", "<p>2024년 3월 2일에 시작했다.</p>", {"published": None}),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(head, more, expected):
    record = declared(head, more)
    assert {key: record.get(key) for key in expected} == expected


def test_english_pages_keep_their_clock():
    page = SHAPES["english system"].replace("2031-03-05T10:21:11+09:00", "2031-03-05T01:21:11Z")
    for line in BODY:
        page = page.replace(
            line, "The council said on Tuesday that it would spend $5.6 million on the bridge over the harbour."
        )
    assert read_page(page)["published"] == "2031-03-05T01:21:11Z"


def test_a_time_of_greenwich_is_read_in_seoul():
    page = SHAPES["structured data alone"].replace("2031-03-05T01:21:11Z", "2031-03-04T23:21:11Z")
    assert article_of({"id": "a"} | read_page(page)).published_at == datetime(2031, 3, 5, 8, 21)


@pytest.mark.parametrize(
    "page", ["<p>로그인", "<html><body><div id='articleBody'></div></body></html>", "<p>회원 전용"]
)
def test_pages_without_an_article(page):
    with pytest.raises(InputError, match="no article text"):
        read_page(page)
