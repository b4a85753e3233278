"""Files, folders and tables become articles; whatever cannot be read is a problem with its place."""

from __future__ import annotations

import io
import json
import math
import os
import random
import re
import time
import unicodedata
from datetime import date, datetime

import pytest

from checker.errors import InputError
from checker.lexicon.furniture import furniture_entries, furniture_words, outlets
from checker.load import article_of, iter_articles, mark_origins
from checker.load.dates import find_stamps, read_published
from checker.load.decode import decode
from checker.load.lines import role_of
from checker.load.pages import read_page
from checker.model import Article, BlockKind, Problem

TEXT = "나래항에서 12명이 다쳤다. 배는 3척이었다."


def load(*inputs, **options):
    items = list(iter_articles([str(item) for item in inputs], **options))
    articles = [item for item in items if isinstance(item, Article)]
    problems = [item for item in items if isinstance(item, Problem)]
    return articles, problems


def lines(path, *rows):
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


# --- formats --------------------------------------------------------------------------------------


def test_text_file(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (article,), problems = load(tmp_path / "a.txt")
    assert (article.id, article.text, article.language, problems) == ("a", TEXT, "ko", [])
    assert [s.span.of(TEXT) for s in article.sentences] == ["나래항에서 12명이 다쳤다.", "배는 3척이었다."]


def test_json_lines(tmp_path):
    row = {
        "id": 7,
        "text": TEXT,
        "source": "가람일보",
        "title": "사고",
        "published": "2031-02-03",
        "url": "https://a.example/7",
    }
    (article,), problems = load(lines(tmp_path / "a.jsonl", row, ""))
    assert problems == []
    assert (article.id, article.source, article.title) == ("7", "가람일보", "사고")
    assert (article.published, article.url) == (date(2031, 2, 3), "https://a.example/7")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv(tmp_path, encoding, delimiter):
    quoted = TEXT.replace(" 배는", '\n\n""배는""')
    table = delimiter.join(["아이디", "제목", "본문"]) + "\r\n" + delimiter.join(["a1", "사고", f'"{quoted}"']) + "\r\n"
    (tmp_path / "a.csv").write_bytes(table.encode(encoding))
    (article,), problems = load(tmp_path / "a.csv")
    assert problems == []
    assert (article.id, article.title, article.text) == ("a1", "사고", quoted.replace('""', '"'))


def test_excel(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["note"])
    sheet = book.create_sheet("articles")
    sheet.append(["id", "text", "published", "source"])
    sheet.append([1, TEXT, datetime(2031, 2, 3, 8, 12), "가람일보"])
    sheet.append([None, None, None, None])
    sheet.append([2, "", None, None])
    book.save(tmp_path / "a.xlsx")
    (article,), (problem,) = load(tmp_path / "a.xlsx")
    assert (article.id, article.source, article.published_at) == ("1", "가람일보", datetime(2031, 2, 3, 8, 12))
    assert problem.input.endswith("a.xlsx:articles:4")


PAGE = """<html><head><meta charset="{charset}"><title>사고 | 가람일보</title>
<meta property="og:title" content="나래항 사고로 12명 다쳐"><meta property="og:site_name" content="가람일보">
<meta property="article:published_time" content="2031-02-03T08:12:00+09:00"></head>
<body><nav><a href="/">홈</a><a href="/p">정치</a></nav><article><h1>나래항 사고로 12명 다쳐</h1>
<p>3일 오전 나래항에서 배가 부딪혀 12명이 다쳤다. 소방당국은 장비 21대를 보내 모두 구조했다고 밝혔다.</p>
<p>배는 모두 3척이었으며 사고 당시 바람은 초속 14m로 불고 있었다. 해경은 원인을 조사하고 있다.</p>
<p>나래항은 이날 하루 문을 닫았다. 예정돼 있던 여객선 8편도 모두 떠나지 못했다고 항만공사는 전했다.</p></article>
<footer>대표전화 02-123-4567</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "cp949"])
def test_web_page(tmp_path, charset):
    (tmp_path / "a.html").write_bytes(PAGE.format(charset=charset).encode(charset))
    (article,), problems = load(tmp_path / "a.html")
    assert problems == []
    assert article.text.startswith("나래항 사고로 12명 다쳐\n3일 오전")
    assert "4567" not in article.text
    assert article.blocks[0].kind is BlockKind.TITLE
    assert (article.source, article.published_at) == ("가람일보", datetime(2031, 2, 3, 8, 12))


def test_web_page_without_declarations(tmp_path):
    page = re.sub("<meta (?:property|charset).*?>", "", PAGE).replace("</h1>", "</h1><div>등록 2031.02.04 09:30</div>")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (article,), _ = load(tmp_path / "a.html")
    assert (article.title, article.published_at) == ("나래항 사고로 12명 다쳐", datetime(2031, 2, 4, 9, 30))


@pytest.mark.parametrize(
    "page", ["", "<", "\x00", "<html>", "<!-- 12명 -->", "<p>&#xD800;</p>", "<?xml?><svg/>", "<table><td>3"]
)
def test_broken_pages_are_refused(page):
    with pytest.raises(InputError):
        read_page(page)


def test_standard_input(monkeypatch):
    row = json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False).encode()
    stream = io.TextIOWrapper(io.BytesIO(row + b"\n{broken\n"))
    monkeypatch.setattr("sys.stdin", stream)
    (article,), (problem,) = load("-")
    assert article.id == "a"
    assert problem.input.startswith("<stdin>:2:")


def test_folders_are_searched_in_order(tmp_path):
    for name in ("b/x.txt", "a/y.md", "a/x.txt", ".hidden/z.txt", "a/picture.png", "a/x.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT + name, encoding="utf-8")
    articles, problems = load(tmp_path, tmp_path / "a" / "y.md")
    assert problems == []
    assert [article.id for article in articles] == ["a/x.md", "a/x.txt", "y", "b/x"]


def test_file_names_of_old_archives(tmp_path):
    folder = os.fsencode(tmp_path)
    with open(os.path.join(folder, "사고.txt".encode("cp949")), "w", encoding="utf-8") as stream:
        stream.write(TEXT)
    (article,), problems = load(tmp_path)
    assert (article.id, problems) == ("사고", [])
    assert article.path.endswith("사고.txt")


# --- encodings ------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(encoding):
    text = "똠방각하 펲시 12명, 1만2천 명 and 3 boats. " * 3
    assert decode(text.encode(encoding)) == text


def test_line_ends_and_decomposed_text_stay(tmp_path):
    text = unicodedata.normalize(
        "NFD", "가람시에서 12명이 다쳤다.\r\n\r\n김나래 기자 narae@garam.example\r\n각 3명이다."
    )
    (tmp_path / "a.txt").write_bytes(text.encode())
    (article,), _ = load(tmp_path / "a.txt")
    assert article.text == text
    shown = [(unicodedata.normalize("NFC", b.span.of(text)), b.kind) for b in article.blocks]
    assert shown[1] == ("김나래 기자 narae@garam.example", BlockKind.FURNITURE)
    assert [unicodedata.normalize("NFC", s.span.of(text)) for s in article.sentences] == [
        "가람시에서 12명이 다쳤다.",
        "각 3명이다.",
    ]


# --- problems -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("paper.txt", b"%PDF-1.7 \x00\x01", "PDF"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("picture.jsonl", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("empty.jsonl", b"", "empty"),
        ("blank.jsonl", b"\n\n", "empty"),
        ("empty.csv", b"", "empty"),
        ("columns.csv", b"name,age\na,3\n", "column id"),
        ("rows.csv", b"id,text\n", "no rows"),
        ("returns.csv", "id,text,\rpublished\n1,나래항,2031-02-03\n".encode("cp949"), "line of columns"),
        ("broken.xlsx", b"id,text\n1,a\n", "Excel"),
        ("empty.html", b"<html><body></body></html>", "no article text"),
    ],
)
def test_bad_files_are_problems(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text(TEXT, encoding="utf-8")
    (article,), (problem,) = load(tmp_path)
    assert article.id == "zz"
    assert problem.input.startswith(str(tmp_path / name))
    assert said in problem.message


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        ('{"id": "a", "text": "끊', ":2:", "no JSON"),
        ('{"id": "a"}', ":2", "no text"),
        ('{"text": "글이다."}', ":2", "no id"),
        ('{"id": "a", "text": 7}', ":2", "no text"),
        ('{"id": "a", "text": "  "}', ":2", "text"),
        ("[1, 2]", ":2", "no JSON object"),
        ('{"id": "first", "text": "글이다."}', ":2", "used before"),
        ('{"id": "a", "text": "\\ud800"}', ":2", "surrogate"),
        ('{"a":' * 5000, ":2", "nested"),
    ],
)
def test_bad_lines_are_problems(tmp_path, row, place, said):
    path = lines(tmp_path / "a.jsonl", {"id": "first", "text": TEXT}, row, {"id": "last", "text": TEXT})
    articles, (problem,) = load(path)
    assert [article.id for article in articles] == ["first", "last"]
    assert place in problem.input.removeprefix(str(path))
    assert said in problem.message


def test_article_with_a_bad_date_is_read(tmp_path):
    path = lines(tmp_path / "a.jsonl", {"id": "a", "text": TEXT, "published": "어제"})
    (article,), (problem,) = load(path)
    assert (article.id, article.published) == ("a", None)
    assert (problem.input, "'어제'" in problem.message) == (f"{path}:1", True)


def test_inputs_that_are_not_there(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"x")
    (tmp_path / "none").mkdir()
    articles, problems = load(tmp_path / "gone.txt", tmp_path / "a.docx", tmp_path / "none")
    assert articles == []
    assert [p.message.split(" (")[0] for p in problems] == [
        "there is no such file or folder",
        "cannot read files of type .docx",
        "the folder holds no articles",
    ]
    assert load()[1][0].message.startswith("there is no input")


def test_names_that_the_system_does_not_take(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    articles, (problem,) = load(tmp_path / f"{'a' * 300}.txt", tmp_path / "a.txt")
    assert problem.message == "the file could not be read: File name too long"
    assert len(articles) == 1


def test_folders_that_cannot_be_looked_into(tmp_path, monkeypatch):
    def walk(folder, onerror):
        onerror(PermissionError(13, "Permission denied", f"{folder}/closed"))
        yield from real(folder)

    real = os.walk
    monkeypatch.setattr("os.walk", walk)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    articles, (problem,) = load(tmp_path)
    assert len(articles) == 1
    assert (problem.input, problem.message) == (
        f"{tmp_path}/closed",
        "the folder could not be read: Permission denied",
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert "could not be read" in load(path)[1][0].message


def test_tables_are_read_row_by_row(tmp_path):
    path = lines(tmp_path / "a.jsonl", *({"id": str(i), "text": TEXT} for i in range(50)))
    stream = iter_articles([str(path)])
    assert next(stream).id == "0"
    path.write_text("", encoding="utf-8")  # what was not read yet is never missed before it is asked for
    assert next(stream).id == "1"


# --- records --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "day", "moment"),
    [
        ("2031-02-03", date(2031, 2, 3), None),
        ("2031-02-03T08:12:00+09:00", date(2031, 2, 3), datetime(2031, 2, 3, 8, 12)),
        ("2031.02.03 08:12", date(2031, 2, 3), datetime(2031, 2, 3, 8, 12)),
        ("2031년 2월 3일 오후 2시 5분", date(2031, 2, 3), datetime(2031, 2, 3, 14, 5)),
        ("20310203", date(2031, 2, 3), None),
        ("Mon, 03 Feb 2031 08:12:00 +0900", date(2031, 2, 3), datetime(2031, 2, 3, 8, 12)),
        ("Feb. 3, 2031", date(2031, 2, 3), None),
        ("3 February 2031", date(2031, 2, 3), None),
        (date(2031, 2, 3), date(2031, 2, 3), None),
        (datetime(2031, 2, 3), date(2031, 2, 3), None),
        ("2031-13-45", None, None),
        ("어제", None, None),
        (None, None, None),
    ],
)
def test_published(value, day, moment):
    assert read_published(value) == (day, moment)


def test_stamps_read_the_clock_on_either_side():
    assert [s.at for s in find_stamps("Updated 3:04 PM EST, Tue January 7, 2031 | 2031.02.03 (21:12)")] == [
        datetime(2031, 1, 7, 15, 4),
        datetime(2031, 2, 3, 21, 12),
    ]
    assert find_stamps("전화 02-2031-0203, 2031-02-99") == []


def test_given_fields_win_over_the_page():
    text = "나래항 사고\n\n입력 2031.02.03 08:12\n\n12명이 다쳤다. 배는 3척이었다.\n\nⓒ 가람일보, 무단 전재 금지"
    found = article_of({"id": "a", "text": text})
    assert (found.source, found.title, found.published_at) == ("가람일보", "나래항 사고", datetime(2031, 2, 3, 8, 12))
    given = article_of({"id": "a", "text": text, "source": "나래신문", "title": "다른 제목", "published": "2031-02-04"})
    assert (given.source, given.title, given.published, given.published_at) == (
        "나래신문",
        "다른 제목",
        date(2031, 2, 4),
        None,
    )
    assert article_of({"id": "a", "text": "글이다."}, date(2031, 5, 6)).published == date(2031, 5, 6)
    assert article_of({"id": "a", "text": text}, date(2031, 5, 6)).published == date(2031, 2, 3)


@pytest.mark.parametrize(
    "record", [{}, {"id": "a"}, {"text": "글"}, {"id": "a", "text": ""}, {"id": " ", "text": "글"}]
)
def test_records_without_id_or_text(record):
    with pytest.raises(InputError):
        article_of(record)


@pytest.mark.parametrize(
    "text",
    [
        "댓글 12",
        "서울 21.7℃",
        "입력 2031.02.03 08:12",
        "매출 75조원",
        "[서울=뉴시스] 3명이 다쳤다.",
        "조회수 3,456",
        "Photo: 3 boats",
        "ⓒ 2031",
    ],
)
def test_one_line_is_all_body(text):
    article = article_of({"id": "a", "text": text})
    assert [(b.kind, b.span.of(text)) for b in article.blocks] == [(BlockKind.BODY, text)]


@pytest.mark.parametrize(
    "line",
    [
        "조회수가 3만 회를 넘었다.",
        "서울의 낮 기온은 21.7℃였다.",
        "저작권자 12명이 소송을 냈다.",
        "댓글 1200개가 달렸다.",
        "관련기사는 300건에 이른다.",
        "등록번호가 12개인 회사도 있었다.",
        "매출 75조원, 영업이익 6조5000억원",
        "▲ 3월 5일 1차 심사",
        "찬성 45%, 반대 55%",
        "The video got 1.2 million views.",
        "Shares fell 3% on Tuesday.",
        "By 2031, 40 percent of cars will be electric.",
        "Related costs rose to $4 million.",
        "2,450명",
        "서울 12,300명 부산 4,500명",
        "1. 예산 3억원",
        "3년 전 2100명",
        "The company's copyright claims cost it $12 million.",
        "사진 3000장을 모았다.",
        "구독자 12만명",
        "기자 30명",
    ],
)
def test_data_is_no_furniture(line):
    text = f"새 다리 3월에 열린다\n\n나래시가 새 다리를 연다고 밝혔다. 길이는 1.2㎞다.\n\n{line}\n\n공사비는 64억원이다. 2년이 걸렸다."
    article = article_of({"id": "a", "text": text})
    (kind,) = [b.kind for b in article.blocks if b.span.of(text) == line]
    assert kind is BlockKind.BODY


@pytest.mark.parametrize(
    "example", [e.text for entry in furniture_entries() for e in entry.examples], ids=lambda text: text[:30]
)
def test_lexicon_examples_are_not_journalism(example):
    assert role_of(example) is not None


@pytest.mark.parametrize("entry", furniture_entries(), ids=lambda entry: entry.id)
def test_an_example_of_furniture_holds_its_words(entry):
    words = [word.casefold() for word in entry.words]
    assert any(word in example.text.casefold() for word in words for example in entry.examples)


def test_loose_labels_are_labels():
    assert set(furniture_words("loose_label")) <= set(furniture_words("imprint"))


def test_outlets_are_known():
    assert {"연합뉴스", "BBC"} <= outlets()


# --- origins --------------------------------------------------------------------------------------

STORY = (
    "나래항에서 3일 오전 배 세 척이 잇달아 부딪혀 12명이 다쳤다. 해경은 안개가 짙어 앞이 보이지 않았다고 밝혔다. "
    "다친 사람은 모두 가까운 병원으로 옮겨졌으며 생명에는 지장이 없는 것으로 알려졌다. 항만공사는 여객선 여덟 편의 운항을 멈췄다. "
    "나래항은 하루 평균 사천 명이 드나드는 항구다. 지난해에도 비슷한 사고로 두 척이 가라앉았다. "
    "시는 항구 입구에 등대를 하나 더 세우기로 하고 올해 예산에 십억 원을 넣었다. 주민들은 너무 늦었다고 입을 모은다."
)
OTHER = (
    "3일 아침 안개 낀 나래항에서 선박 세 척이 충돌했다. 부상자는 12명으로 집계됐으며 모두 병원 치료를 받고 있다. "
    "사고 직후 항만공사가 운항을 통제하면서 여객선 여덟 편이 결항했다. 목격자들은 큰 소리가 세 번 났다고 전했다. "
    "해양 사고는 봄철에 집중된다는 통계가 있다. 전문가는 레이더 장비를 새로 들여야 한다고 지적했다. "
    "나래시는 등대를 추가로 설치하겠다는 계획을 내놓았지만 주민의 반응은 차갑기만 하다."
)


def story(identity, text, published=None):
    return article_of({"id": identity, "text": text, "published": published})


def test_reprints_share_an_origin():
    edited = (
        "[나래=한빛소식]\n"
        + STORY.replace("12명이", "12명 안팎이").replace("밝혔다", "말했다")
        + "\n더 자세한 소식은 곧 전한다."
    )
    articles = [
        story("c", STORY, "2031-02-04"),
        story("b", edited, "2031-02-03"),
        story("a", OTHER, "2031-02-03"),
        story("d", STORY[: len(STORY) * 2 // 3]),
    ]
    assert [(a.id, a.origin) for a in mark_origins(articles)] == [("c", "b"), ("b", "b"), ("a", "a"), ("d", "b")]


RESULT = (
    "{firm}은 지난해 4분기 매출이 {sales}억원, 영업이익이 {profit}억원으로 집계됐다고 공시했다. 매출은 1년 전보다 {growth}% 늘었다. "
    "회사는 해외 판매가 늘어난 덕이라고 설명했다. 업계는 이번 실적이 시장에 미칠 영향을 지켜보고 있다. 전문가들은 비슷한 흐름이 당분간 "
    "이어질 것으로 내다봤다. 자세한 내용은 다음 달 열리는 설명회에서 밝힐 예정이다."
)


def test_results_told_by_one_template_are_no_copies_and_their_reprints_are():
    firms = [
        {"firm": f"{name}산업", "sales": 1100 + 37 * n, "profit": 210 + 11 * n, "growth": f"{n}.{n % 9 + 1}"}
        for n, name in enumerate(f"{a}{b}" for a in "가나다라마바사아자" for b in "차카타파하한솔빛")
    ]
    texts = [RESULT.format(**firm) for firm in firms]
    articles = [story(f"{n:02d}", text) for n, text in enumerate(texts)]
    reprints = [
        story(f"{n:02d}-r", text.replace("억원, 영업이익이", "억 원, 영업이익이")) for n, text in enumerate(texts)
    ]
    expected = [(f"{n:02d}{mark}", f"{n:02d}") for n in range(len(firms)) for mark in ("", "-r")]
    assert sorted((a.id, a.origin) for a in mark_origins([*articles, *reprints])) == expected


def test_short_flashes_are_their_own():
    flashes = [story("a", "나래항 사고로 12명이 다쳤다."), story("b", "나래항 사고로 12명이 다쳤다.")]
    assert [a.origin for a in mark_origins(flashes)] == ["a", "b"]
    assert mark_origins([]) == []


# --- odd shapes -----------------------------------------------------------------------------------


def test_front_matter(tmp_path):
    text = "---\ntitle: 나래항 사고\nsource: 가람일보\ndate: 2031-02-03\n---\n\n나래항에서 12명이 다쳤다.\n\n배는 3척이었다."
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (article,), _ = load(tmp_path / "a.md")
    assert (article.title, article.source, article.published) == ("나래항 사고", "가람일보", date(2031, 2, 3))
    assert [b.span.of(text) for b in article.blocks if b.kind.is_read] == [
        "나래항에서 12명이 다쳤다.",
        "배는 3척이었다.",
    ]


@pytest.mark.parametrize(
    "tail",
    [
        "김나래 기자 narae@garam.example ⓒ 가람일보 무단전재 및 재배포 금지 댓글 12 공유 3",
        "ⓒ 가람일보, 무단 전재 및 재배포 금지 등록번호 가람 아00123",
        "narae@garam.example <저작권자 가람일보> 많이 본 뉴스 1 버스 요금 1700원",
        "많이 본 뉴스 1 버스 요금 1700원 2 환율 1400원",
    ],
)
def test_page_without_line_breaks(tail):
    body = " ".join(f"나래항에서 {n}명이 다치고 배 {n + 1}척이 부서졌다고 나래시가 3일 밝혔다." for n in range(3, 40))
    text = f"[나래=뉴시스] 김나래 기자 = {body} {tail}"
    article = article_of({"id": "a", "text": text})
    assert [b.span.of(text) for b in article.blocks if b.kind is BlockKind.BODY] == [body]
    assert article.blocks[-1].span.of(text) == tail


@pytest.mark.parametrize("between", ["", " "])
def test_a_body_of_one_line_under_its_headline(between):
    sentences = [f"나래항에서 {n}명이 다치고 배 {n + 1}척이 부서졌다고 나래시가 3일 밝혔습니다." for n in range(3, 15)]
    body = between.join(sentences)
    tail = "김나래기자 narae@garam.example가람방송 핫뉴스ㆍ버스 요금 1700원ⓒ 가람방송, 무단 전재 및 재배포 금지"
    text = f"나래항에서 배끼리 부딪쳐\n\n{body}{between}{tail}"
    article = article_of({"id": "a", "text": text})
    read = [b.span.of(text) for b in article.blocks if b.kind.is_read]
    assert read == ["나래항에서 배끼리 부딪쳐", body]


def test_lines_broken_at_a_width():
    text = (
        "Harbour bridge shuts\n\n"
        "The main bridge of Harbourtown will shut for 18 months\nwhile its cables are replaced. The work costs $64\n"
        "million, the council said.\n\n"
        "About 42,000 vehicles cross it on every working day of\nthe year, and 3,100 of them are lorries from the docks\n"
        "on the other side."
    )
    article = article_of({"id": "a", "text": text})
    assert [b.kind.value for b in article.blocks] == ["title", "body", "body"]
    assert [s.span.of(text) for s in article.sentences][2].endswith("$64\nmillion, the council said.")


@pytest.mark.parametrize("seed", range(40))
def test_any_text_is_cut_without_loss(seed):
    chance = random.Random(seed)
    bits = ["입력 2031.02.03", "다.", "\n", "\n\n", "▲", "[서울=뉴시스]", "ⓒ", "12명", "![a](http://x.y)", " ", "“", "”", "(", ")",
            "관련기사", "\r\n", "\u200b", "The cost is $5.", "a@b.kr", "---", "0", "Poll: 3?", "1 of 8 | ", "가", "\u1112\u1161"]  # fmt: skip
    text = "x" + "".join(chance.choice(bits) for _ in range(chance.randint(1, 60)))
    article = article_of({"id": "a", "text": text})
    at = 0
    for block in article.blocks:
        assert not text[at : block.span.start].strip("\u200b \r\n")
        at = block.span.end
    assert not text[at:].strip("\u200b \r\n")
    for sentence in article.sentences:
        assert article.blocks[sentence.block].span.contains(sentence.span)


@pytest.mark.parametrize(
    "unit",
    [
        "관련기사\n", "12\n", "사회\n", "A. ", "“A. ", "( A. ", "1. ", "▲ 사진 3장 /가람시 제공\n", "[[[[", "a@", "ⓒ ", "제목이다\n\n", "....", "Name Name, ",
        "2031.02.03 ", "![a](", "전화 02-123-4567 | ", "좋아요 0 ", "- ", "“", "https://a.b/c\n", "Poll: A?\nYes 3%\n", "—", "#가 ",
    ],
)  # fmt: skip
def test_time_grows_with_the_text_alone(unit):
    def seconds(size):
        text = "제목\n\n" + unit * (size // len(unit)) + "\n\n끝났다. 3명이다."
        best = math.inf
        for _ in range(3):  # the quietest of three: a collection of garbage takes longer than a text
            start = time.process_time()
            article_of({"id": "a", "text": text})
            best = min(best, time.process_time() - start)
        return best

    seconds(1000)  # patterns are compiled on first use
    short, long = seconds(8_000), seconds(32_000)
    # four times the text; a quadratic step would need sixteen times as long
    assert long < short * 10 + 0.2


def test_title_in_another_normalisation():
    text = "나래항 사고로 12명 다쳐\n\n나래항에서 12명이 다쳤다.\n\n배는 3척이었다."
    title = unicodedata.normalize("NFD", "나래항 사고로 12명 다쳐")
    assert article_of({"id": "a", "text": text, "title": title}).blocks[0].kind is BlockKind.TITLE


def test_other_stories_glued_to_a_byline_are_no_text() -> None:
    text = "11일 창고가 무너져 4명이 다쳤다. 사진은 현장. ⓒ 가람 이나래 기자관련 키워드창고사고관련 기사'30명 입건'…24명 출금"
    kinds = [block.kind for block in article_of({"id": "a", "text": text}).blocks]
    assert kinds == [BlockKind.BODY, BlockKind.FURNITURE]
