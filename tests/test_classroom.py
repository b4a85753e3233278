"""Lessons out of a corpus: what is planted, what the sheet tells, how answers are marked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from checker.classroom.agreement import alpha
from checker.classroom.answers import read_answers, read_key
from checker.classroom.drawing import draw_lesson
from checker.classroom.edits import Edit, apply_edits, follow
from checker.classroom.likeness import write_like
from checker.classroom.marking import SheetMark, mark_sheet
from checker.classroom.model import (
    APART,
    FAMILY_OF,
    Accepted,
    Answer,
    Answers,
    Correction,
    Family,
    Item,
    Key,
    Kind,
    Marked,
    Other,
    Paragraph,
    Question,
    Reading,
    Sheet,
    SheetArticle,
    Spot,
    Target,
)
from checker.classroom.order import Order
from checker.classroom.outputs import encode, lesson_files, model_answers
from checker.classroom.overview import view_class
from checker.classroom.packs import packs, read_pack, render_guide
from checker.classroom.pages import render_key, render_worksheet
from checker.classroom.results import write_results
from checker.classroom.topics import topic_of
from checker.classroom.words import read_words
from checker.cli import main
from checker.errors import InputError
from checker.model import Problem, Span, Verdict
from checker.pipeline import check_articles, load_all
from checker.settings import Settings

KO = read_words("ko")
SAYS = (
    ("가", "가람경제", "한빛정밀은 올해 2분기 매출이 3조4628억원, 영업이익이 4176억원이라고 24일 공시했다."),
    ("나", "누리신문", "한빛정밀의 올해 2분기 매출은 3조4628억원이다. 2분기 영업이익은 4176억원이다."),
)


# ---------------------------------------------------------------- writing a change


@pytest.mark.parametrize(
    ("surface", "value", "written"),
    [
        ("8조828억원", "80828e9", "80조8280억원"),
        ("6조5천억원", "61e11", "6조1천억원"),
        ("6조 4,927억 원", "64e11", "6조 4,000억 원"),
        ("1.2조원", "12e12", "12조원"),
        ("557만6000달러", "5500000", "550만달러"),
        ("2048개", "20480", "2만480개"),
        ("12,040명", "120400", "120,400명"),
        ("5.5%", "5", "5%"),
        ("$5.576 million", "55760000", "$55.76 million"),
        ("19.77 trillion won", "20e12", "20 trillion won"),
        ("2,048", "20480", "20,480"),
        ("740 billion won", "7400e9", "7.4 trillion won"),
        ("한 명", "2", None),
        ("수십억원", "5e9", None),
    ],
)
def test_a_number_is_written_in_the_manner_of_another(surface: str, value: str, written: str | None) -> None:
    assert write_like(surface, Decimal(value)) == written


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("손실은 5억 달러 이상을 넘는다.", " 이상", "", "손실은 5억 달러를 넘는다."),
        ("손실이 5억 달러 이상이다.", " 이상", "", "손실이 5억 달러다."),
        ("점유율은 5%로 올랐다.", "5%", "6%포인트", "점유율은 6%포인트로 올랐다."),
        ("피해는 3을 넘는다.", "3", "2", "피해는 2를 넘는다."),
        ("3과 견줬다.", "3", "2", "2와 견줬다."),
        ("모두 7로 늘었다.", "7", "6", "모두 6으로 늘었다."),
        ("한길신문은 썼다.", "한길신문", "매체 2", "매체 2는 썼다."),
        ("5억 달러 이상이 들었다.", "5억", "6억", "6억 달러 이상이 들었다."),
    ],
)
def test_particles_agree_with_what_comes_before_them(text: str, old: str, new: str, after: str) -> None:
    edit = follow(text, Edit(Span(text.index(old), text.index(old) + len(old)), new))
    assert edit is not None
    assert apply_edits(text, [edit]) == after


def test_a_change_that_no_rule_can_follow_is_not_made() -> None:
    text = "손실은 5억 달러 이상이었다."
    assert follow(text, Edit(Span(9, 12), "")) is None


# ---------------------------------------------------------------- drawing


@pytest.fixture(scope="module")
def lesson() -> Callable[[int], Key]:
    from checker.paths import data_dir

    articles, problems = load_all([str(data_dir() / "classes" / "quarterly-results" / "articles.jsonl")], Settings())
    assert not problems
    made: dict[int, Key] = {}

    def draw(level: int) -> Key:
        if level not in made:
            made[level] = draw_lesson(articles, Order(items=12, level=level, seed=2), Settings())
        return made[level]

    return draw


def articles_of(key: Key) -> list[dict[str, str]]:
    """Return the articles as the sheet prints them."""
    return [
        {
            "id": a.id,
            "source": a.outlet,
            "title": next((p.text for p in a.paragraphs if not p.number), a.title),
            "published": a.published,
            "text": "\n\n".join(p.text for p in a.paragraphs),
        }
        for a in key.sheet.articles
    ]


@pytest.mark.parametrize("level", [1, 2, 3])
def test_targets_stand_where_the_key_says(lesson: Callable[[int], Key], level: int) -> None:
    key = lesson(level)
    texts = {(a.id, p.number): p.text for a in key.sheet.articles for p in a.paragraphs}
    for item in key.items:
        assert len(item.targets) == (1 if level == 1 else 2)
        for target in item.targets:
            text = texts[target.article, target.paragraph]
            assert text[target.start : target.end] == target.text
            assert all(texts[target.article, o.paragraph][o.start : o.end] == o.text for o in target.others)


@pytest.mark.parametrize(
    ("text", "topic"), [("대피소", "대피소"), ("놓였으나", ""), ("비용은", ""), ("훈련 비용", "훈련 비용")]
)
def test_a_question_calls_a_figure_by_a_noun(text: str, topic: str) -> None:
    claim: Any = SimpleNamespace(attribute_text=text, attribute=None)
    assert topic_of(claim, "ko") == topic


@pytest.mark.parametrize("level", [2, 3])
def test_the_checker_says_of_the_printed_articles_what_the_key_says(lesson: Callable[[int], Key], level: int) -> None:
    hold_against_the_checker(lesson(level))


def hold_against_the_checker(key: Key) -> None:
    """Run the checker over the articles as the sheet prints them: every item's verdict must come out."""
    report = check_articles(articles_of(key), Settings())
    starts: dict[tuple[str, int], int] = {}
    for article in key.sheet.articles:
        at = 0
        for paragraph in article.paragraphs:
            starts[article.id, paragraph.number] = at
            at += len(paragraph.text) + 2
    for item in key.items:
        ids = {f"{t.article}:{starts[t.article, t.paragraph] + t.start}" for t in item.targets}
        together = [f for f in report.findings if ids <= {c.id for c in f.fact.claims}]
        if len(item.targets) == 2:
            assert bool(together) == (item.verdict != APART), item
        if item.verdict == Verdict.CONFLICT:
            assert together[0].verdict is Verdict.CONFLICT, item


# ---------------------------------------------------------------- shipped lessons


@pytest.mark.parametrize("folder", packs(), ids=lambda folder: folder.name)
def test_a_shipped_lesson_is_whole_and_still_true(folder: Path) -> None:
    pack, key = read_pack(folder), read_key(folder / "teacher/key.json")
    assert pack.minutes == 45
    assert len(key.items) == pack.items
    assert (key.sheet.language, key.sheet.level, key.seed) == (pack.language, pack.level, pack.seed)
    made = {**dict(lesson_files(key)), "teacher/guide.html": render_guide(pack, key)}
    for name, content in made.items():
        assert (folder / name).read_bytes() == content, f"{folder.name}/{name} is old: make classes"
    assert mark_sheet(model_answers(key), key).total == 100
    hold_against_the_checker(key)


def test_there_are_six_lessons_and_two_in_english() -> None:
    languages = [read_pack(folder).language for folder in packs()]
    assert (languages.count("ko"), languages.count("en")) == (6, 2)


def test_a_malformed_lesson_is_named(tmp_path: Path) -> None:
    (tmp_path / "lesson.toml").write_text('language = "ko"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"lesson\.toml: .*level"):
        read_pack(tmp_path)


def test_items_come_from_every_family_and_no_kind_takes_over(lesson: Callable[[int], Key]) -> None:
    kinds = [item.kind for item in lesson(2).items]
    assert {FAMILY_OF[kind] for kind in kinds} == {Family.OWN, Family.PLANTED, Family.LOOK_ALIKE}
    planted = [kind for kind in kinds if FAMILY_OF[kind] is Family.PLANTED]
    assert len(set(planted)) >= 5
    assert max(map(planted.count, planted)) <= 2


def test_the_seed_repeats_a_lesson_byte_for_byte(lesson: Callable[[int], Key], tmp_path: Path) -> None:
    from checker.paths import data_dir

    source = str(data_dir() / "classes" / "quarterly-results" / "articles.jsonl")
    for name in ("one", "two"):
        assert main(["exercise", source, "--out", str(tmp_path / name), "--items", "12", "--seed", "2"]) == 0
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*") if p.is_file())
    assert [str(f) for f in files] == [name for name, _ in sorted(lesson_files(lesson(2)))]
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    assert (tmp_path / "one" / "teacher/key.json").read_bytes() == encode(lesson(2))


def test_another_seed_draws_another_lesson(tmp_path: Path) -> None:
    from checker.paths import data_dir

    articles, _ = load_all([str(data_dir() / "classes" / "quarterly-results" / "articles.jsonl")], Settings())
    keys = [draw_lesson(articles, Order(items=4, seed=seed), Settings()) for seed in (1, 2)]
    assert keys[0].sheet.exercise != keys[1].sheet.exercise


def test_outlets_are_hidden_on_demand() -> None:
    records = [
        {"id": id, "source": source, "text": f"{text} {source}은 이 소식을 먼저 알렸다.", "published": "2025-07-24"}
        for id, source, text in SAYS
    ]
    articles = check_articles(records, Settings()).articles
    sheet = draw_lesson(articles, Order(items=2, level=1, anonymous=True), Settings()).sheet
    page = render_worksheet(sheet).decode()
    assert "가람경제" not in page
    assert "누리신문" not in page
    assert "매체 1은 이 소식을" in page


def test_a_corpus_that_yields_less_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.jsonl"
    rows = [{"id": i, "source": s, "text": t, "published": "2025-07-24"} for i, s, t in SAYS]
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert main(["exercise", str(source), "--out", str(tmp_path / "out"), "--items", "40", "--level", "1"]) == 0
    assert "40문제를 바랐으나" in capsys.readouterr().out
    assert "40문제를 바랐으나" in (tmp_path / "out/teacher/key.html").read_text(encoding="utf-8")


def test_a_corpus_without_figures_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("오늘은 날씨가 맑았다.", encoding="utf-8")
    assert main(["exercise", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out")]) == 2
    assert "no item of level 2" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


# ---------------------------------------------------------------- what the worksheet tells


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_worksheet_gives_no_answer_away(lesson: Callable[[int], Key], level: int) -> None:
    key = lesson(level)
    page = render_worksheet(key.sheet).decode()
    printed = " ".join(p.text for a in key.sheet.articles for p in a.paragraphs)
    secrets = set()
    for item in key.items:
        secrets |= {item.kind.value, item.code, item.explanation, *item.steps, *item.notes, item.change}
        secrets |= {one.text for target in item.targets for one in target.accepted}
        secrets |= {target.reading.value for target in item.targets if len(target.reading.value) > 4}
        secrets |= {f"{target.start}:{target.end}" for target in item.targets}
        if item.correction is not None:
            secrets |= {item.correction.after, item.correction.right}
    blank = render_worksheet(msgspec.structs.replace(key.sheet, articles=(), questions=())).decode()
    verdicts = " ".join(verdict.value for verdict in Verdict)  # offered at every question
    told = {s for s in secrets if len(s) > 2 and s in page and s not in f"{blank} {printed} {verdicts}"}
    assert not told
    assert not re.search(r"data-(?:start|end|kind|code|key)=", page)


def test_two_keys_of_one_sheet_have_one_worksheet(lesson: Callable[[int], Key]) -> None:
    key = lesson(2)
    other = msgspec.structs.replace(
        key,
        seed=99,
        items=tuple(
            msgspec.structs.replace(item, verdict="update", kind=Kind.UPDATED, code="x", explanation="다름")
            for item in key.items
        ),
    )
    pages = [dict(lesson_files(one))["student/worksheet.html"] for one in (key, other)]
    assert pages[0] == pages[1]
    assert dict(lesson_files(key))["teacher/key.json"] != dict(lesson_files(other))["teacher/key.json"]


def test_what_a_student_sees_of_a_question_is_alike_for_every_kind(lesson: Callable[[int], Key]) -> None:
    page = render_worksheet(lesson(2).sheet).decode()
    blocks = re.findall(r'<fieldset class="q".*?</fieldset>', page, re.DOTALL)
    said = [re.sub(r"<p class=\"sp-t\">.*?</p>", "", block) for block in blocks]
    bare = {re.sub(r'\d+|[가-하](?= 기사)|data-a="."', "", block) for block in said}
    assert len(bare) == 1


def test_articles_are_shown_as_text(tmp_path: Path) -> None:
    evil = "</script><img src=x onerror=alert(1)>{{ 7*7 }}"
    sheet = Sheet(
        exercise="x",
        language="ko",
        level=2,
        title=evil,
        articles=(SheetArticle(id="가", outlet=evil, title=evil, paragraphs=(Paragraph(number=1, text=evil),)),),
        questions=(Question(number=1, spots=(Spot(article="가", paragraph=1, topic=evil),)),),
    )
    page = render_worksheet(sheet).decode()
    assert "<img" not in page
    assert page.count("<script") == 2
    assert "{{ 7*7 }}" in page
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]


# ---------------------------------------------------------------- marking


PAGE = "4분기 매출은 19조7670억원, 영업이익은 8조828억원이다. 3분기 매출은 17조5731억원이었다."
SHEET = Sheet(
    exercise="e1",
    language="ko",
    level=2,
    title="시험",
    articles=(SheetArticle(id="가", outlet="가람", paragraphs=(Paragraph(number=1, text=PAGE),)),),
    questions=(),
)


def target(text: str = "19조7670억원", value: str = "19767000000000", unit: str = "KRW", **more: object) -> Target:
    start = max(PAGE.find(text), 0)
    fields: dict[str, object] = {
        "article": "가",
        "paragraph": 1,
        "start": start,
        "end": start + len(text),
        "text": text,
        "reading": Reading(value=value, low=value, high=value, unit=unit, dimension="money", base=value),
    }
    return Target(**(fields | more))  # type: ignore[arg-type]


REVENUE = target(
    others=(
        Other(
            paragraph=1,
            start=PAGE.index("17조"),
            end=PAGE.index("17조") + 9,
            text="17조5731억원",
            base="17573100000000",
            dimension="money",
            why="다른 분기의 ‘매출’입니다(3분기).",
        ),
    )
)
COST = target(
    "557만6000달러",
    "5576000",
    "USD",
    accepted=(
        Accepted(
            text="81억7900만원",
            reading=Reading(value="8179000000", unit="KRW", dimension="money", base="8179000000"),
            how="rate",
        ),
        Accepted(
            text="550만 달러",
            reading=Reading(value="5500000", unit="USD", dimension="money", base="5500000"),
            how="truncated",
        ),
    ),
)
WON = target("81억원", "8100000000")


def percent(value: str, unit: str = "percent") -> Target:
    reading = Reading(value=value, low=value, high=value, unit=unit, dimension=unit, base=value)
    return target(f"{value}%", value, unit, reading=reading)


def measure(value: str) -> Target:
    reading = Reading(value=value, low=value, high=value, unit="meter ** 2", dimension="[length] ** 2", base=value)
    return target(f"{value}㎡", value, "meter ** 2", reading=reading)


def people(value: str) -> Target:
    reading = Reading(value=value, low=value, high=value, unit="명", dimension="count:person", base=value)
    return target(f"{value}명", value, "명", reading=reading)


@pytest.mark.parametrize(
    ("wanted", "text", "share", "why"),
    [
        (WON, "81억", "1", "맞음: 값이 같습니다"),
        (WON, "81억 원", "1", "맞음"),
        (WON, "8,100,000,000원", "1", "맞음"),
        (WON, "8.1 billion won", "1", "맞음"),
        (WON, "₩8.1bn", "1", "맞음"),
        (WON, "8100000000", "0.5", "단위가 없습니다"),
        (WON, "810억원", "0.2", "자릿수가 10배"),
        (WON, "81억 달러", "0.3", "단위가 다릅니다"),
        (WON, "80억원", "0.7", "값은 맞지만 반올림 자리가 다릅니다"),
        (WON, "100억원", "0", "값이 다릅니다"),
        (WON, "모름", "0", "수치로 읽을 수 없습니다"),
        (WON, "  ", "0", "풀어 쓴 값이 없습니다"),
        (WON, "-81억원", "0.2", "방향이"),
        (WON, "81억원(약 557만 달러)", "1", "맞음"),
        (WON, "90억원, 81억원, 8억1000만원", "0", "값이 다릅니다"),
        (COST, "5,576,000달러", "1", "맞음"),
        (COST, "약 82억원", "1", "맞음: 그날 환율로"),
        (COST, "90억원", "0", "값이 다릅니다"),
        (COST, "550만 달러", "1", "맞음: 버림으로 같은 값"),
        (COST, "560만 달러", "0.7", "값은 맞지만 반올림 자리가 다릅니다"),
        (COST, "5576000", "0.5", "단위가 없습니다"),
        (REVENUE, "17조5731억원", "0", "다른 분기의 ‘매출’입니다"),
        (REVENUE, "19조6770억원", "0.2", "순서가 바뀌었습니다"),
        (REVENUE, "19조8000억원", "0.7", "반올림 자리"),
        (REVENUE, "19조5500억원", "0.3", "가깝지만"),
        (percent("1.3", "percentage_point"), "1.3%", "0.5", "퍼센트와 퍼센트포인트"),
        (percent("1.3", "percentage_point"), "1.3%p", "1", "맞음"),
        (percent("5.5"), "5.5퍼센트", "1", "맞음"),
        (measure("84"), "25.4평", "1", "단위를 바꾸어도"),
        (measure("84"), "30평", "0", "값이 다릅니다"),
        (people("1720"), "1,720", "1", "맞음"),
        (people("1720"), "1720명", "1", "맞음"),
        (people("1720"), "1270명", "0.2", "순서"),
    ],
)
def test_values_are_read_as_figures_and_marked_with_a_reason(wanted: Target, text: str, share: str, why: str) -> None:
    from checker.classroom.values import share_of_value

    found = share_of_value(text, wanted, KO)
    assert (found.share, why in found.why) == (Decimal(share), True), found


def stretch(text: str, shift: int = 0) -> Marked:
    start = PAGE.index(text)
    return Marked(article="가", paragraph=1, start=start, end=start + len(text) + shift, text=text)


@pytest.mark.parametrize(
    ("mark", "share", "why"),
    [
        (stretch("19조7670억원"), "1", "바르게"),
        (Marked(text="19조7670억원"), "1", "바르게"),
        (stretch("19조7670억원", -2), "0.5", "일부만"),
        (stretch("17조5731억원"), "0", "다른 분기의 ‘매출’입니다"),
        (stretch("이다."), "0", "물은 수치가 없습니다"),
        (Marked(article="나", paragraph=1, start=0, end=3, text="abc"), "0", "나 기사"),
        (Marked(text="없는 말"), "0", "기사에 없는 말"),
        (stretch("4분기 매출은 19조7670억원, 영업이익은 8조828억원"), "0.8", "길게"),
        (stretch(PAGE), "0.5", "다른 수치까지"),
        (None, "0", "표시하지 않았습니다"),
    ],
)
def test_marks_are_held_against_the_figure(mark: Marked | None, share: str, why: str) -> None:
    from checker.classroom.places import share_of_mark

    found = share_of_mark(mark, REVENUE, SHEET, KO)
    assert (found.share, why in found.why) == (Decimal(share), True), found


@pytest.mark.parametrize(
    ("before", "after", "text", "share", "why"),
    [
        ("매출은 80조8280억원이다.", "매출은 8조828억원이다.", "매출은 8조828억원이다.", "1", "바르게"),
        ("매출은 80조8280억원이다.", "매출은 8조828억원이다.", "매출은 8,082,800,000,000원이라고 했다.", "1", "바르게"),
        ("매출은 80조8280억원이다.", "매출은 8조828억원이다.", "매출은 80조8280억원이다.", "0", "그대로"),
        ("매출은 80조8280억원이다.", "매출은 8조828억원이다.", "매출은 9조원이다.", "0", "맞지 않습니다"),
        (
            "매출은 80조8280억원이다.",
            "매출은 8조828억원이다.",
            "80조8280억원이 아니라 8조828억원이다.",
            "0.5",
            "틀린 값도",
        ),
        ("3분기 매출은 5조원이다.", "4분기 매출은 5조원이다.", "4분기 매출은 5조원이다.", "1", "바르게"),
        ("3분기 매출은 5조원이다.", "4분기 매출은 5조원이다.", "3분기 매출은 5조원이다.", "0", "그대로"),
        ("1200곳이 썼다.", "최소 1200곳이 썼다.", "최소 1200곳이 썼다.", "1", "바르게"),
        ("1200곳이 썼다.", "최소 1200곳이 썼다.", "1200곳 이상이 썼다.", "1", "바르게"),
        ("1200곳이 썼다.", "최소 1200곳이 썼다.", "1200곳이 썼다.", "0", "맞지 않습니다"),
        ("점유율이 2.3% 올랐다.", "점유율이 2.3%포인트 올랐다.", "점유율이 2.3%p 올랐다.", "1", "바르게"),
        (
            "한빛정밀의 올해 2분기 매출은 80조8280억원으로 집계됐다고 밝혔다.",
            "한빛정밀의 올해 2분기 매출은 8조828억원으로 집계됐다고 밝혔다.",
            "2분기 8조828억원",
            "0.8",
            "문장을 다",
        ),
        ("", "", "매출은 9조원이다.", "0", "고칠 것이 없는"),
        ("매출은 80조8280억원이다.", "매출은 8조828억원이다.", "", "0", "고친 문장도"),
    ],
)
def test_corrections_are_read_as_figures(before: str, after: str, text: str, share: str, why: str) -> None:
    from checker.classroom.corrections import share_of_correction

    item = Item(
        number=1,
        kind=Kind.SCALE_SLIP,
        spots=(),
        targets=(),
        correction=Correction(before=before, after=after, wrong="80조8280억원", right="8조828억원"),
    )
    found = share_of_correction(text, False, item, KO)
    assert (found.share, why in found.why) == (Decimal(share), True), found


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_key_marks_itself_at_100_and_an_empty_sheet_at_0(lesson: Callable[[int], Key], level: int) -> None:
    key = lesson(level)
    assert mark_sheet(model_answers(key), key).total == 100
    empty = mark_sheet(Answers(exercise=key.sheet.exercise, answers={}), key)
    assert empty.total == 0
    assert all(part.why for item in empty.items for part in item.parts)


def test_each_planted_kind_yields_its_own_message() -> None:
    planted = [kind for kind in Kind if FAMILY_OF[kind] is Family.PLANTED]
    for group in ("missed", "caught"):
        said = {mark_one(kind, "update" if group == "missed" else VERDICT_OF.get(kind, "conflict")) for kind in planted}
        assert len(said) == len(planted)
    assert mark_one(Kind.ROUNDING, "rounding", code="truncated") == "맞음: 버림으로 같은 값."


VERDICT_OF = {Kind.ROUNDING: "rounding", Kind.DROPPED_HEDGE: "hedged", Kind.WRONG_PERIOD: APART}


def mark_one(kind: Kind, chosen: str, code: str = "") -> str:
    """Return what is said of a chosen verdict for an item of a kind."""
    verdict = VERDICT_OF.get(kind, "conflict")
    item = Item(number=1, kind=kind, spots=(), targets=(), verdict=verdict, code=code, explanation="다름")
    key = Key(seed=0, wanted=1, sheet=SHEET, items=(item,))
    marked = mark_sheet(Answers(exercise="e1", answers={"1": Answer(pair=chosen != APART, verdict=chosen)}), key)
    return next(part.why for part in marked.items[0].parts if part.part == "verdict")


@pytest.mark.parametrize(
    ("verdict", "chosen", "points"),
    [
        ("rounding", "rounding", "3"),
        ("rounding", "agree", "1.5"),
        ("hedged", "agree", "1.5"),
        ("conflict", "undecided", "0.9"),
        ("conflict", "agree", "0"),
        (APART, "conflict", "0"),
        ("conflict", APART, "0"),
    ],
)
def test_a_near_verdict_gets_part_of_the_points(verdict: str, chosen: str, points: str) -> None:
    item = Item(number=1, kind=Kind.AGREE, spots=(), targets=(), verdict=verdict)
    key = Key(seed=0, wanted=1, sheet=SHEET, items=(item,))
    marked = mark_sheet(Answers(exercise="e1", answers={"1": Answer(verdict=chosen)}), key)
    part = next(part for part in marked.items[0].parts if part.part == "verdict")
    assert part.points == Decimal(points)


# ---------------------------------------------------------------- what is handed in


def hand_in(folder: Path, name: str, content: bytes | str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def test_what_is_broken_is_named_and_the_rest_is_marked(
    lesson: Callable[[int], Key], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = lesson(2)
    (tmp_path / "key.json").write_bytes(encode(key))
    good = model_answers(key)
    sheets = tmp_path / "sheets"
    hand_in(sheets, "good.json", encode(msgspec.structs.replace(good, student="가은")))
    hand_in(sheets, "none.json", "")
    hand_in(sheets, "broken.json", encode(good)[:200])
    hand_in(sheets, "foreign.json", encode(msgspec.structs.replace(good, exercise="000000000000")))
    hand_in(sheets, "key.json", encode(key))
    hand_in(sheets, "other.json", '{"a": 1}')
    hand_in(sheets, "list.json", "[1]")
    hand_in(sheets, "strange.json", encode(msgspec.structs.replace(good, answers={"99": Answer()})))
    hand_in(sheets, "binary.csv", b"\x00\x01\x02" * 40)
    hand_in(sheets, "nocolumn.csv", "a,b\n1,2\n")
    missing = str(tmp_path / "nowhere.json")
    code = main(["grade", str(sheets), missing, "--key", str(tmp_path / "key.json"), "--out", str(tmp_path / "out")])
    said = capsys.readouterr()
    assert code == 3
    for name in ("none", "broken", "foreign", "key", "other", "list", "strange", "binary", "nocolumn", "nowhere"):
        assert re.search(rf"{name}\.(?:json|csv)", said.err), name
    assert "다른 학습지의 답안입니다" in said.err
    assert "학생 1명 채점, 평균 100.0점" in said.out
    page = (tmp_path / "out/class.html").read_text(encoding="utf-8")
    assert "채점하지 못한 것 10건" in page
    assert "foreign.json" in page
    assert "다른 학습지의 답안입니다" in page


def test_a_table_is_marked_like_a_file(lesson: Callable[[int], Key], tmp_path: Path) -> None:
    key = lesson(2)
    answers = model_answers(key).answers
    rows = ["이름,문제,표시1,표시2,값1,값2,짝,판정,까닭"]
    for number, answer in answers.items():
        marks = [mark.text if mark else "" for mark in answer.marks]
        same = "예" if answer.pair else "아니오"
        cells = ["나래", number, *marks, *answer.values, same, KO.of("verdict", answer.verdict), "그래서"]
        rows.append(",".join(f'"{cell}"' for cell in cells))
    rows += [
        '"나래","77","","","","","","",""',
        '"나래","1","","","","","글쎄","",""',
        '"나래","1","","","","","","",""',
    ]
    hand_in(tmp_path, "class.csv", "\n".join(rows).encode("cp949"))
    found = list(read_answers([str(tmp_path / "class.csv")], key))
    problems = [one for one in found if isinstance(one, Problem)]
    sheets = [one for one in found if not isinstance(one, Problem)]
    assert [problem.message for problem in problems] == [
        "the key has no question '77'",
        "pair: '글쎄' is neither yes nor no",
        "나래 answers question 1 twice",
    ]
    assert [sheet.student for _, sheet in sheets] == ["나래"]
    assert mark_sheet(sheets[0][1], key).total == 100


def test_a_key_is_asked_for_by_name(tmp_path: Path) -> None:
    hand_in(tmp_path, "a.json", '{"checker": "answers"}')
    with pytest.raises(InputError, match=r"a\.json: this is no key"):
        read_key(tmp_path / "a.json")
    with pytest.raises(InputError, match="nowhere"):
        read_key(tmp_path / "nowhere.json")


# ---------------------------------------------------------------- a class


def test_agreement_is_krippendorffs() -> None:
    # Krippendorff (2011), section C: five observers missing here and there, nominal
    first = (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None)
    second = (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3)
    third = (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None)
    fourth = (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None)
    units = [[v for v in unit if v is not None] for unit in zip(first, second, third, fourth, strict=True)]
    found = alpha(units)
    assert found is not None
    assert round(found, 3) == 0.743
    assert alpha([["a"], []]) is None
    assert alpha([["a", "a"], ["a", "a"]]) is None


def test_the_class_shows_what_was_missed(lesson: Callable[[int], Key], tmp_path: Path) -> None:
    key = lesson(2)
    marks = class_of(key, 6)
    view = view_class(marks, key)
    assert view.students == 6
    assert view.lowest < view.mean < view.highest
    assert view.hardest[0].mean <= view.hardest[-1].mean
    assert {kind.kind for kind in view.kinds} == {item.kind for item in key.items}
    written = write_results(marks, key, [Problem("x.json", "broken <b>")], tmp_path)
    assert sorted(path.name for path in written) == [
        "answers.csv",
        "class.html",
        "marks.csv",
        "marks.xlsx",
        "overview.csv",
    ]
    page = (tmp_path / "class.html").read_text(encoding="utf-8")
    assert "broken &lt;b&gt;" in page
    assert "'=HYPERLINK" in (tmp_path / "marks.csv").read_text(encoding="utf-8-sig")


def class_of(key: Key, size: int) -> list[SheetMark]:
    """Return a class whose n-th student answers the first questions well, the next too hastily, the rest not."""
    model = model_answers(key).answers
    marks = []
    for n in range(size):
        answers = {}
        for number, answer in model.items():
            if int(number) <= n * len(model) // size:
                answers[number] = answer
            elif int(number) % 3:
                answers[number] = Answer(pair=True, verdict="agree", values=("81억", "81억"))
        sheet = Answers(exercise=key.sheet.exercise, student=f"=HYPERLINK({n})", answers=answers)
        marks.append(mark_sheet(sheet, key, f"{n}.json"))
    return marks


# ---------------------------------------------------------------- words


def test_both_languages_have_the_same_words() -> None:
    ko, en = read_words("ko").groups, read_words("en").groups
    assert {(g, k) for g, words in ko.items() for k in words} == {(g, k) for g, words in en.items() for k in words}
    for group, words in ko.items():
        for name, text in words.items():
            assert set(re.findall(r"\{\w+", text)) == set(re.findall(r"\{\w+", en[group][name])), (group, name)
    for kind in Kind:
        assert kind in ko["kind"]
        assert kind in ko["about"]
        assert kind in ko["missed"] or FAMILY_OF[kind] is Family.OWN


def test_the_key_shows_the_working(lesson: Callable[[int], Key]) -> None:
    key = lesson(3)
    page = render_key(key).decode()
    for item in key.items:
        assert str(item.explanation).split("‘")[0] in page
    assert "<del>" in page
    assert "<ins>" in page


def test_a_class_without_a_mistake_has_missed_no_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lesson = Path(__file__).parent.parent / "data" / "classes" / "ai-costs" / "teacher"
    answers, key = str(lesson / "model-answers.json"), str(lesson / "key.json")
    assert main(["grade", answers, "--key", key, "--out", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "100.0" in out
    assert "놓친" not in out
