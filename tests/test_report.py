"""What the report writes, without a browser."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
import stat
import time
import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Event, Thread, current_thread

import jsonschema
import openpyxl
import pytest
from msgspec import structs
from report_factory import HOSTILE, RATES, C, article, claim, hostile_report, large_report, sample_report

from checker.errors import OutputError
from checker.judge.checks import CHECKS
from checker.match.own import TIED
from checker.match.pairs.weights import COUNTERPARTS, WEIGHTS
from checker.model import (
    SAME_SENTENCE,
    TURNED,
    BlockKind,
    Entity,
    Fact,
    Finding,
    Moment,
    Period,
    Report,
    Role,
    Severity,
    Step,
    Text,
    Verdict,
)
from checker.paths import lexicon_dir
from checker.report import FORMATS, render_page, tables, write_files, write_outputs
from checker.report.findings import findings_of
from checker.report.marks import jump_url
from checker.report.messages import read_messages
from checker.report.notes import render_markdown
from checker.report.page import Budget
from checker.report.plot import axis_of
from checker.report.reading import Reading
from checker.report.scale import Rates
from checker.report.sides import Sides
from checker.report.together import held
from checker.report.view import Viewer
from checker.report.wording import Ends, amount, brief, interval, spelled
from checker.workers import worker_count

SCHEMA = Path(__file__).parent.parent / "docs" / "findings.schema.json"
EMPTY = Report((), {}, {}, {}, (), (), (), (), {})


@pytest.fixture(scope="module")
def sample() -> Report:
    return sample_report()


@pytest.mark.parametrize("make", [sample_report, hostile_report, lambda: EMPTY], ids=["sample", "hostile", "empty"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_findings_keep_their_schema(make, lang, tmp_path):
    write_outputs(make(), tmp_path, lang)
    found = json.loads((tmp_path / "findings.json").read_bytes())
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(found)


def test_facts_stand_worst_first(sample):
    ranks = [Severity(fact["severity"]).rank for fact in findings_of(sample)["facts"]]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0] == Severity.ERROR.rank


def test_spans_are_those_of_the_text(sample):
    texts = {article.id: article.text for article in sample.articles}
    for fact in findings_of(sample)["facts"]:
        for said in fact["claims"]:
            for figure in said["figures"]:
                assert texts[said["article"]][figure["start"] : figure["end"]] == figure["text"]


def test_a_claim_is_put_on_the_scale_of_its_fact(sample):
    facts = {fact["id"]: fact for fact in findings_of(sample)["facts"]}
    cost = facts["f-cost-slip"]["claims"][0]
    assert cost["figures"][0]["value"] == 5576000
    assert [figure["role"] for figure in cost["figures"]] == ["level", "conversion"]
    assert cost["normalized"]["unit"] == "KRW"
    assert cost["normalized"]["low"] == pytest.approx(5576000 * 1466.8)
    assert cost["normalized"]["rate"] == {"currency": "USD", "date": "2025-02-03", "won": "1466.80"}
    miles = facts["f-levee"]["claims"][1]["normalized"]
    assert miles == {"low": 3218.688, "high": 3218.688, "unit": "meter"}
    assert facts["f-release"]["claims"][1]["normalized"] == {"low": "2025-03-01", "high": "2025-03-31", "unit": "date"}


def test_money_without_a_rate_keeps_its_currency(sample):
    facts = findings_of(replace(sample, rates=()))["facts"]
    cost = next(fact for fact in facts if fact["id"] == "f-cost-slip")["claims"][0]
    assert cost["normalized"] == {"low": 5576000, "high": 5576000, "unit": "USD"}


def test_the_same_input_gives_the_same_bytes(sample, tmp_path):
    first, second = tmp_path / "1", tmp_path / "2"
    write_outputs(sample, first)
    write_outputs(sample_report(), second)
    assert sorted(path.name for path in first.iterdir()) == sorted(name for name, _ in FORMATS)
    for name, _ in FORMATS:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_a_workbook_rendered_in_a_process_of_its_own_is_the_same(sample, tmp_path, monkeypatch):
    alone, two = tmp_path / "alone", tmp_path / "two"
    write_outputs(sample, alone)
    monkeypatch.setattr("checker.report._BESIDE", range(1, 1000))
    write_outputs(sample, two, workers=worker_count(2))
    for name, _ in FORMATS:
        assert (alone / name).read_bytes() == (two / name).read_bytes(), name


def test_nothing_is_replaced_when_something_cannot_be_rendered(sample, tmp_path, monkeypatch):
    write_outputs(sample, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def fails(report: Report, lang: str) -> bytes:
        raise RuntimeError("no")

    monkeypatch.setattr("checker.report.FORMATS", (*FORMATS, ("x.txt", fails)))
    with pytest.raises(RuntimeError):
        write_outputs(EMPTY, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_none_is_an_error_for_people(sample, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="--out"):
        write_outputs(sample, tmp_path / "file" / "out")
    with pytest.raises(OutputError, match="--out"):
        write_outputs(sample, tmp_path / "file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_an_error_for_people(sample, tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(OutputError, match="--out"):
        write_outputs(sample, tmp_path)


def test_figures_csv_has_every_figure(sample, tmp_path):
    write_outputs(sample, tmp_path)
    with (tmp_path / "figures.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == sum(map(len, sample.figures.values()))
    texts = {article.id: article.text for article in sample.articles}
    for row in rows:
        assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["text"]
    hedged = next(row for row in rows if row["text"] == "1200여 명")
    assert (hedged["low"], hedged["high"], hedged["hedges"]) == ("1200", "1300", "여=more_than")


def test_no_cell_is_a_formula(tmp_path):
    write_outputs(hostile_report(), tmp_path)
    for name in ("findings.csv", "figures.csv"):
        text = (tmp_path / name).read_text(encoding="utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell[:1] in "=@" and cell]
    book = openpyxl.load_workbook(tmp_path / "findings.xlsx")
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        for row in sheet.iter_rows():
            assert not [cell.value for cell in row if cell.data_type == "f"]
    shown = {cell.value for row in book["판정"].iter_rows() for cell in row}
    assert '=HYPERLINK("http://evil.example/","x")' in shown


@pytest.mark.parametrize(
    ("lang", "names", "first"),
    [
        ("ko", ["판정", "기사 안의 계산", "수치"], ["무엇", "심각도", "판정"]),
        ("en", ["Findings", "Arithmetic inside articles", "Figures"], ["What", "Severity", "Verdict"]),
    ],
)
def test_the_workbook_speaks_to_an_editor(sample, tmp_path, lang, names, first, monkeypatch):
    write_outputs(sample, tmp_path, lang)
    book = openpyxl.load_workbook(tmp_path / "findings.xlsx")
    assert book.sheetnames == names
    head, *rows = (list(row) for row in book[names[0]].iter_rows())
    assert [cell.value for cell in head[:3]] == first
    words = read_messages(lang)
    assert rows[0][1].value == words.of("severity", "error")
    assert rows[0][2].value == words.of("verdict", "conflict")
    numbers = [cell for row in rows for cell in row if cell.data_type == "n" and cell.value is not None]
    assert {cell.number_format for cell in numbers} <= {"#,##0", "#,##0.0#########"}
    audits = [row[0].value for row in book[names[1]].iter_rows(min_row=2)]
    assert audits[0] == words("audit_fails")
    head, *figures = book[names[2]].iter_rows(values_only=True)
    assert head[2] == words.of("sheet", "text")
    assert len(figures) == sum(map(len, sample.figures.values()))
    monkeypatch.setattr(tables, "_MOST_FIGURES", 3)
    assert len(list(tables._figure_sheet(sample, words))) == 3


def test_claimreview_rates_nobody(sample, tmp_path):
    write_outputs(sample, tmp_path)
    found = json.loads((tmp_path / "claimreview.jsonld").read_bytes())
    assert [review["@id"] for review in found["@graph"]] == ["#f-cost-slip", "#f-profit-sign"]
    assert "Rating" not in json.dumps(found)


def test_markdown_names_the_worst_first_and_holds_no_markup_of_articles(sample, tmp_path):
    write_outputs(sample, tmp_path)
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert text.index("한빛테크 새 언어모델 학습 비용") < text.index("가람시 홍수 사망자")
    write_outputs(hostile_report(), tmp_path)
    assert not re.search(r"<(script|img|svg|a|iframe)", (tmp_path / "report.md").read_text(encoding="utf-8"))


def test_markdown_says_so_where_there_is_nothing(tmp_path):
    report = replace(sample_report(), findings=(), audits=())
    text = render_markdown(report, "ko").decode()
    assert "## 판정\n\n두 기사 이상이 함께 말하는 수치를 찾지 못했습니다." in text
    assert "## 기사 안의 계산\n\n기사 안에서 서로 묶인 수치를 찾지 못했습니다." in text
    assert "\n\n\n" not in text
    text = render_markdown(replace(report, articles=report.articles[:1]), "en").decode()
    assert "Add what other outlets wrote" in text


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_unit_has_a_name(lang):
    words = read_messages(lang)
    units = tomllib.loads((lexicon_dir() / "shared" / "units.toml").read_text(encoding="utf-8"))["unit"]
    known = words.groups["before"].keys() | words.groups["after"].keys()
    assert {unit["name"] for unit in units} <= known


@pytest.mark.parametrize(
    ("unit", "ko", "en"),
    [
        ("USD/share", "54.5달러/주", "$54.5/share"),
        ("USD/주", "54.5달러/주", "$54.5/share"),
        ("KRW/meter ** 2", "54.5원/㎡", "₩54.5/m²"),
        ("KRW/month", "54.5원/월", "₩54.5/month"),
        ("kilometer / hour", "54.5㎞/h", "54.5 km/h"),
        ("foot", "54.5피트", "54.5 ft"),
        ("magnitude", "규모 54.5", "magnitude 54.5"),
        ("age", "54.5세", "54.5 years"),
        ("상자", "54.5상자", "54.5상자"),
        ("crates", "54.5 crates", "54.5 crates"),
    ],
)
def test_units_are_named_in_the_language_of_the_report(unit, ko, en):
    assert amount(Decimal("54.5"), unit, read_messages("ko")) == ko
    assert amount(Decimal("54.5"), unit, read_messages("en")) == en


def test_both_languages_say_the_same_things():
    ko, en = (tomllib.loads((lexicon_dir() / lang / "ui.toml").read_text(encoding="utf-8")) for lang in ("ko", "en"))
    assert ko.keys() - {"legend"} == en.keys()  # in English the checks' docstrings speak
    assert ko["legend"].keys() == ko["code"].keys()
    for group in en:
        if group in ("before", "after"):  # where a unit stands is the language's own affair
            assert ko["before"].keys() | ko["after"].keys() == en["before"].keys() | en["after"].keys()
            continue
        assert ko[group].keys() == en[group].keys(), group
        for key in ko[group]:
            assert set(re.findall(r"{\w+}", ko[group][key])) == set(re.findall(r"{\w+}", en[group][key])), key
    assert not re.search("[가-힣]", "".join(text for group in en.values() for text in group.values()))


def test_every_check_and_every_reason_of_a_match_has_a_name():
    groups = read_messages("ko").groups
    assert {check.__name__ for _, check in CHECKS} - groups["code"].keys() == set()
    assert groups["reason"].keys() == WEIGHTS.keys() | COUNTERPARTS.keys() | {SAME_SENTENCE, TIED, TURNED}


def test_every_message_is_used():
    root = Path(__file__).parent.parent
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("checker/report", "reports/templates")
        for path in sorted((root / folder).iterdir())
        if path.is_file()
    )
    built = ("facet_", "lead_", "status_", "audit_", "compare_", "theme_", "col_", "key_", "grain_")
    unused = [k for k in read_messages("ko").groups["ui"] if not re.search(rf"['\"(]{k}['\")]|W\.{k}\b", code)]
    assert [key for key in unused if not key.startswith(built)] == []


@pytest.mark.parametrize(
    ("number", "unit", "ko", "en"),
    [
        ("5576000", "USD", "557만6000달러", "$5.576 million"),
        ("8179000000", "KRW", "81억7900만원", "₩8.179 billion"),
        ("-3", "USD", "-3달러", "-$3"),
        ("9800", "KRW", "9,800원", "₩9,800"),
        ("6500000000000", "KRW", "6조5000억원", "₩6.5 trillion"),
        ("5.5", "percent", "5.5%", "5.5%"),
        ("12000", "명", "1만2000명", "12,000명"),
        ("0.00000055", "USD/토큰", "0.00000055달러/토큰", "$0.00000055/token"),
        ("28", "people", "28 people", "28 people"),
        ("3.2", "kilometer", "3.2㎞", "3.2 km"),
        ("7", None, "7", "7"),
    ],
)
def test_amounts_are_written_as_each_language_does(number, unit, ko, en):
    assert amount(Decimal(number), unit, read_messages("ko")) == ko
    assert amount(Decimal(number), unit, read_messages("en")) == en


def test_an_axis_writes_short_amounts():
    ko, en = read_messages("ko"), read_messages("en")
    assert brief(Decimal("8070000000"), "KRW", ko) == "80.7억원"
    assert brief(Decimal("8070000000"), "KRW", en) == "₩8.07 billion"
    assert brief(Decimal("-12.4"), "percent", ko) == "-12.4%"
    assert brief(Decimal("9800"), "명", ko) == "9,800명"


def test_intervals_say_which_end_is_open():
    ko, en = read_messages("ko"), read_messages("en")
    assert interval(Ends(Decimal(1250), None), "명", ko) == "1,250명 이상"
    assert interval(Ends(None, Decimal(5)), "percent", en) == "5% or less"
    assert interval(Ends(Decimal(10), Decimal(20)), "USD", en) == "$10–20"
    assert interval(Ends(Decimal(2000000), Decimal(3000000)), "KRW", ko) == "200만~300만원"
    assert spelled(Decimal("1E+16"), "ko") == "1경"


def test_a_rate_speaks_for_the_days_after_it():
    rates = Rates(({"currency": "USD", "date": "2025-01-31", "won": "1450"},))
    assert rates.on("USD", date(2025, 1, 30)) is None
    assert rates.on("USD", date(2025, 2, 2)).won == 1450
    assert rates.on("USD", date(2025, 2, 20)) is None
    assert rates.on("EUR", date(2025, 1, 31)) is None
    assert rates.on("USD", None) is None


def test_axes_are_logarithmic_only_where_needed():
    def label(number: Decimal) -> str:
        return str(number)

    assert axis_of([Decimal(5), Decimal(5)], label) is None
    plain = axis_of([Decimal(28), Decimal(31)], label)
    wide = axis_of([Decimal(5), Decimal(5000)], label)
    assert plain is not None
    assert wide is not None
    assert (plain.log, wide.log) == (False, True)
    assert plain.place(Decimal(28)) == 5.0
    assert plain.place(Decimal(31)) == 95.0
    assert axis_of([Decimal("1E+30"), Decimal("1E+30") + 1], label) is None


def _facts(*specs, texts, **fact):
    known = {key: article(key, text, day="2025-02-03", source=key) for key, text in texts.items()}
    claims = tuple(claim(known, spec) for spec in specs)
    made = Fact("f-1", fact.pop("label", "x"), specs[0].kind, claims, (), 0.9, None)
    finding = Finding(made, fact.pop("verdict", Verdict.CONFLICT), "x", Severity.INFO, Text("가", "a"))
    entities = (Entity("sk_hynix", "SK하이닉스", "organisation", ("SK하이닉스", "SK Hynix")),)
    report = replace(EMPTY, articles=tuple(known.values()), findings=(finding,), entities=entities, rates=RATES)
    return report, finding


@pytest.mark.parametrize(
    ("label", "attribute", "role", "ko", "en"),
    [
        ("영업이익", "operating_profit", Role.LEVEL, "SK하이닉스 영업이익", "SK Hynix operating profit"),
        ("영업이익", "operating_profit", Role.CHANGE, "SK하이닉스 영업이익 증감", "SK Hynix operating profit, change"),
        ("반도체 부문 영업이익", "operating_profit", Role.LEVEL, "SK하이닉스 반도체 부문 영업이익", "SK Hynix operating profit"),
        ("흑자 폭", None, Role.LEVEL, "SK하이닉스 흑자 폭", "SK Hynix “흑자 폭”"),
    ],
)  # fmt: skip
def test_a_title_names_subject_and_attribute(label, attribute, role, ko, en):
    specs = [
        C(key, "8조원", "8000000000000", "KRW", attribute=attribute, entities=("sk_hynix",), role=role) for key in "ab"
    ]
    report, finding = _facts(*specs, texts={"a": "제목\n8조원이다.", "b": "제목\n8조원이다."}, label=label)
    named = tuple(structs.replace(each, attribute_text=label) for each in finding.fact.claims)
    finding = replace(finding, fact=replace(finding.fact, claims=named))
    report = replace(report, findings=(finding,))
    assert Viewer(report, read_messages("ko")).title(finding) == ko
    assert Viewer(report, read_messages("en")).title(finding) == en


@pytest.mark.parametrize(
    ("attributes", "ko"),
    [
        (("cost", "project_cost"), "사업비"),  # as many name it in general as for what it is
        (("project_cost", "cost"), "사업비"),
        (("cost", "cost", "project_cost"), "비용"),
    ],
)
def test_of_names_as_common_a_title_takes_the_one_that_says_more(attributes, ko):
    specs = [
        C(f"a{n}", "8억원", "800000000", "KRW", attribute=attribute, attribute_text="쓴 돈")
        for n, attribute in enumerate(attributes)
    ]
    report, finding = _facts(*specs, texts={f"a{n}": "제목\n8억원이다." for n in range(len(attributes))})
    assert Viewer(report, read_messages("ko")).title(finding) == ko


def test_a_title_is_of_whom_most_claims_share():
    specs = [
        C("a", "8조원", "8000000000000", "KRW", attribute="revenue", entities=("x:maru", "sk_hynix", "kr_seoul")),
        C("b", "8조원", "8000000000000", "KRW", attribute="revenue", entities=("kr_seoul", "x:bada", "sk_hynix")),
    ]
    report, finding = _facts(*specs, texts={"a": "제목\n8조원이다.", "b": "제목\n8조원이다."}, label="매출")
    others = [Entity(key, name, kind) for key, name, kind in (
        ("x:maru", "마루증권", "organisation"), ("x:bada", "바다구", "place"), ("kr_seoul", "서울", "place"))]  # fmt: skip
    report = replace(report, entities=(*report.entities, *others))
    assert Viewer(report, read_messages("ko")).title(finding) == "SK하이닉스 매출"


def test_who_only_counts_is_no_subject():
    specs = [C(key, "3척", "3", "척", "count", attribute="어선", entities=("x:guard",)) for key in "ab"]
    report, finding = _facts(*specs, texts={"a": "제목\n3척이다.", "b": "제목\n3척이다."}, label="가까이")
    report = replace(report, entities=(Entity("x:guard", "가람해양경찰청", "organisation"),))
    assert Viewer(report, read_messages("ko")).title(finding) == "수량"


@pytest.mark.parametrize(("attribute", "title"), [("exports", "수출"), ("budget", "가람통계청 예산")])
def test_a_ministry_owns_what_it_spends_and_not_what_it_announces(attribute, title):
    specs = [C(key, "8조원", "8000000000000", "KRW", attribute=attribute, entities=("x:count",)) for key in "ab"]
    report, finding = _facts(*specs, texts={"a": "제목\n8조원이다.", "b": "제목\n8조원이다."}, label="x")
    report = replace(report, entities=(Entity("x:count", "가람통계청", "organisation"),))
    assert Viewer(report, read_messages("ko")).title(finding) == title


@pytest.mark.parametrize("label", ["명단에", "였다", "역시"])
def test_a_word_that_names_nothing_is_no_title(label):
    specs = [C(key, "3척", "3", "척", "count", attribute=label) for key in "ab"]
    report, finding = _facts(*specs, texts={"a": "제목\n3척이다.", "b": "제목\n3척이다."}, label=label)
    named = tuple(structs.replace(each, attribute_text=label) for each in finding.fact.claims)
    finding = replace(finding, fact=replace(finding.fact, claims=named))
    report = replace(report, findings=(finding,))
    assert Viewer(report, read_messages("ko")).title(finding) == "수량"


def test_a_title_names_what_all_claims_are_marked_with():
    specs = [C(key, "3명", "3", "명", "count", attribute="deaths") for key in "ab"]
    report, finding = _facts(*specs, texts={"a": "제목\n3명이다.", "b": "제목\n3명이다."}, label="사망자")
    marked = [structs.replace(c, qualifiers=frozenset({"sex:female", "per_unit:x"})) for c in finding.fact.claims]
    finding = replace(finding, fact=replace(finding.fact, claims=tuple(marked)))
    report = replace(report, findings=(finding,))
    assert Viewer(report, read_messages("ko")).title(finding) == "사망자, 여성"


def _rivals(label: str, values: dict[str, str], verdict: Verdict = Verdict.AGREE) -> Finding:
    specs = [C(key, text, text.rstrip("%"), "percent", "percent", attribute="support") for key, text in values.items()]
    _, finding = _facts(
        *specs, texts={key: f"제목\n{text}이다." for key, text in values.items()}, label="지지율", verdict=verdict
    )
    claims = tuple(structs.replace(claim, label=label, attribute_text="지지율") for claim in finding.fact.claims)
    return replace(finding, fact=replace(finding.fact, id=f"f-{label}-{values['a']}", claims=claims))


@pytest.mark.parametrize(
    ("findings", "titles"),
    [
        ([_rivals("", {"a": "23%", "b": "23%"})], ["지지율"]),
        (
            [_rivals("가람당", {"a": "23%", "b": "23%"}), _rivals("나래당", {"a": "9%", "b": "9%"})],
            ["지지율 · 가람당", "지지율 · 나래당"],
        ),
        (
            [_rivals("지지율", {"a": "23%", "b": "23%"}), _rivals("나래당", {"a": "9%", "b": "9%"})],
            ["지지율 · 23%", "지지율 · 나래당"],
        ),
        (
            [_rivals("가람당", {"a": "23%", "b": "23%"}), _rivals("가람당", {"a": "9%", "b": "9%"})],
            ["지지율 · 23%", "지지율 · 9%"],
        ),
        (
            [_rivals("", {"a": "23%", "b": "32%"}, Verdict.CONFLICT), _rivals("", {"a": "9%", "b": "9%"})],
            ["지지율 · 23%/32%", "지지율 · 9%"],
        ),
        (
            [_rivals("", {"a": "41%", "b": "23%", "c": "32%"}, Verdict.UPDATE), _rivals("", {"a": "9%", "b": "9%"})],
            ["지지율 · 23%/41%", "지지율 · 9%"],
        ),
    ],
)
def test_facts_of_one_story_have_titles_of_their_own(findings, titles):
    report = replace(EMPTY, findings=tuple(findings))
    viewer = Viewer(report, read_messages("ko"))
    assert [viewer.title(finding) for finding in findings] == titles


def test_the_english_legend_has_examples():
    from checker.judge.legend import describe_checks

    told = dict(describe_checks())
    assert told["rounded"].en.startswith("When one figure is the other one, rounded. Example: ")
    assert all("Example: " in text.en and "\n" not in text.en for text in told.values())


def test_what_is_no_article_is_folded_away():
    text = "제목\n본문 3명이다.\n댓글 3\n좋아요 5\n본문 또."
    made = article("a", text)
    kinds = ("title", "body", "furniture", "furniture", "body")
    blocks = tuple(structs.replace(b, kind=BlockKind(k)) for b, k in zip(made.blocks, kinds, strict=True))
    report = replace(EMPTY, articles=(replace(made, blocks=blocks),))
    runs = Reading(Viewer(report, read_messages("ko"))).article(report.articles[0]).runs
    assert [(run.folded, len(run.paragraphs)) for run in runs] == [(False, 2), (True, 2), (False, 1)]


def test_one_amount_at_two_days_rates_is_one_place():
    specs = (C("a", "5억 달러", "500000000", "USD"), C("b", "$500 million", "500000000", "USD"))
    report, finding = _facts(*specs, texts={"a": "제목\n5억 달러다.", "b": "Title\nIt was $500 million."})
    assert Sides(Viewer(report, read_messages("ko"))).finding(finding).axis is None


def test_a_fall_stands_left_of_a_rise():
    specs = tuple(C(key, "15%", "15", "percent", "percent", role=Role.CHANGE) for key in "ab")
    report, finding = _facts(*specs, texts={"a": "제목\n15% 줄었다.", "b": "제목\n15% 늘었다."})
    claims = tuple(structs.replace(c, direction=d) for c, d in zip(finding.fact.claims, (-1, 1), strict=True))
    finding = replace(finding, fact=replace(finding.fact, claims=claims))
    view = Sides(Viewer(report, read_messages("ko"))).finding(finding)
    assert [row.strip.value for row in view.rows] == [5.0, 95.0]
    assert ("방향", "▼ 감소") in view.rows[0].details


def test_what_is_told_without_a_direction_stands_with_the_others():
    specs = tuple(C(key, "15%", "15", "percent", "percent", role=Role.CHANGE) for key in "ab")
    report, finding = _facts(*specs, texts={"a": "제목\n15% 줄었다.", "b": "제목\n15%였다."})
    claims = tuple(structs.replace(c, direction=d) for c, d in zip(finding.fact.claims, (-1, 0), strict=True))
    finding = replace(finding, fact=replace(finding.fact, claims=claims))
    assert Sides(Viewer(report, read_messages("ko"))).finding(finding).axis is None


def test_the_same_words_of_one_article_are_one_row():
    specs = (
        C("a", "6명", "6", "명", "count"),
        C("a", "6명", "6", "명", "count", nth=2),
        C("b", "9명", "9", "명", "count"),
    )
    report, finding = _facts(*specs, texts={"a": "사망 6명\n사망자는 6명이라고 밝혔다.", "b": "제목\n9명이다."})
    rows = Sides(Viewer(report, read_messages("ko"))).finding(finding).rows
    assert [(row.text, row.times) for row in rows] == [("6명", 2), ("9명", 1)]
    assert "".join(part.text for part in rows[0].quote) == "사망자는 6명이라고 밝혔다."


def test_a_long_sentence_is_cut_round_its_figure():
    long = "가나다라 " * 80
    report, finding = _facts(
        C("a", "6명", "6", "명", "count"), C("b", "6명", "6", "명", "count"),
        texts={"a": f"제목\n{long}6명이 {long}했다.", "b": "제목\n6명이다."},
    )  # fmt: skip
    row = Sides(Viewer(report, read_messages("ko"))).finding(finding).rows[0]
    text = "".join(part.text for part in row.quote)
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) < 300
    assert [part.text for part in row.quote if part.kind == "fg"] == ["6명"]


def test_an_update_is_drawn_by_the_hours_that_are_known():
    def at(hour):
        start = datetime(2025, 2, 3, hour)
        return Period("x", None, Moment(start, start + timedelta(hours=1), "hour"))

    specs = tuple(C(key, f"{n}명", str(n), "명", "count") for key, n in (("a", 6), ("b", 9), ("c", 9)))
    texts = {key: f"제목\n{n}명이다." for key, n in (("a", 6), ("b", 9), ("c", 9))}
    report, finding = _facts(*specs, texts=texts, verdict=Verdict.UPDATE)
    claims = tuple(
        structs.replace(c, as_of=p) for c, p in zip(finding.fact.claims, (at(14), at(18), None), strict=True)
    )
    finding = replace(finding, fact=replace(finding.fact, claims=claims))
    points = Sides(Viewer(report, read_messages("ko"))).finding(finding).points
    assert [(point.label, point.when) for point in points] == [("6명", "2. 3. 14:00"), ("9명", "2. 3. 18:00")]


def test_a_link_jumps_to_the_figure(sample):
    known = {article.id: article for article in sample.articles}
    claim = sample.findings[0].fact.claims[0]
    url = jump_url(known["hangang-1"], claim.figure.span)
    assert url is not None
    assert url == (
        "https://hangang.example/news/1#:~:text=시키는%20데-,557만6000달러%28약,-81억7900만%20원%29를"
    ).replace("시키는", "학습시키는")
    assert jump_url(known["harbor-2"], claim.figure.span) is None


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_page_is_one_file_that_asks_nobody(sample, lang):
    page = render_page(sample, lang).decode()
    assert f'<html lang="{lang}">' in page
    policy = html.unescape(re.search('Content-Security-Policy" content="([^"]*)"', page)[1])
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"<(?:link|script|img|iframe)[^>]+(?:src|href)=\"(?!data:,)", page)
    for each in sample.articles:
        assert each.title is None or each.title.replace('"', "&#34;") in page


def test_the_english_page_says_nothing_in_korean_of_its_own(sample):
    bare = replace(
        sample, articles=(), figures={}, claims={}, skipped={}, findings=(), audits=(), entities=(),
        entity_mentions=(), stories={}, problems=(),
    )  # fmt: skip
    assert not re.search("[가-힣]", render_page(bare, "en").decode())


@pytest.mark.parametrize(
    ("articles", "lead"),
    [(0, "서로 대조할 수치를 찾지 못했습니다"), (1, "기사가 하나뿐이어서 서로 대조하지 못했습니다")],
)
def test_a_page_without_findings_says_why(articles, lead):
    report = replace(EMPTY, articles=tuple(article(f"a{n}", "제목\n글이다.", source="가") for n in range(articles)))
    page = render_page(report, "ko").decode()
    assert f"<h1>{lead}</h1>" in page
    assert '<aside id="side" hidden' in page
    assert '<div class="tools" hidden' in page


def test_articles_without_an_outlet_count_as_one_each():
    report = replace(EMPTY, articles=tuple(article(key, "제목\n글이다.", source=None) for key in "ab"))
    assert dict(row[:2] for row in Viewer(report, read_messages("ko")).summary().numbers)["매체"] == "2"


def test_what_does_not_fit_is_the_first_row():
    specs = [C(key, f"{n}억원", str(n * 10**8), "KRW") for key, n in (("a", 5), ("b", 6), ("c", 7))]
    texts = {spec.article: f"제목\n{spec.text}이다." for spec in specs}
    report, finding = _facts(*specs, texts=texts)
    finding = replace(finding, odd=(finding.fact.claims[2].id,))
    view = Sides(Viewer(replace(report, findings=(finding,)), read_messages("ko"))).finding(finding)
    assert [row.article for row in view.rows] == ["c", "a", "b"]
    assert [text for text, _ in view.chips] == ["7억원", "5억원", "6억원"]


def test_a_bracket_that_does_not_fit_is_told_from_a_figure_that_does_not():
    specs = [
        C("a", "320억 달러", "32000000000", "USD"),
        C("b", "320억 달러", "32000000000", "USD", converted=C("b", "43조 원", "43000000000000", "KRW")),
        C("c", "32억 달러", "3200000000", "USD"),
    ]
    texts = {"a": "제목\n320억 달러다.", "b": "제목\n320억 달러(43조 원)다.", "c": "제목\n32억 달러다."}
    report, finding = _facts(*specs, texts=texts)
    finding = replace(finding, odd=tuple(claim.id for claim in finding.fact.claims[1:]))
    rows = Sides(Viewer(replace(report, findings=(finding,)), read_messages("ko"))).finding(finding).rows
    assert {row.article: row.odd for row in rows} == {
        "a": "",
        "b": "괄호 안 환산이 맞지 않음",
        "c": "다른 매체와 맞지 않음",
    }


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("비용은 46조 8000억 원이다", "46조 8000억 원"),
        ("it cost $5.6 million then", "$5.6 million"),
        ("‘약 5조 9천억 원’(가일보)", "‘약 5조 9천억 원’"),
        ("2,150 won (4.2%) apart", "2,150 won"),
        ("기준환율 1,437.1 won", "1,437.1 won"),
    ],
)
def test_a_figure_is_not_broken_over_two_lines(text, kept):
    shown = held(text)
    assert shown.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "") == text
    assert kept.replace(" ", "\N{NO-BREAK SPACE}") in shown


@pytest.mark.parametrize(
    "text", ["3 of 4 articles", "2025년 2월 3일", "‘아주 길어서 한 줄에 다 들어가지 않을 수도 있는 따온 말’"]
)
def test_what_is_no_figure_may_break(text):
    assert held(text) == text


def test_an_audit_is_not_told_twice():
    worked = Text("1명 + 2명 = 3명", "1 + 2 = 3")
    report = sample_report()
    told = Text(f"{worked.ko}. 정확히 맞습니다.", f"{worked.en}. It comes out exactly.")
    audit = replace(
        report.audits[0], explanation=told, steps=(Step("x", worked), Step("y", Text("둘째", "second"))), expected="3명"
    )
    (shown,) = Reading(Viewer(replace(report, audits=(audit,)), read_messages("ko"))).audits()
    assert (shown.steps, shown.expected) == (("둘째",), "")


def test_an_empty_run_says_so():
    page = render_page(EMPTY, "ko").decode()
    assert read_messages("ko")("no_findings") in page


def test_hostile_strings_stand_as_text():
    page = render_page(hostile_report(), "ko").decode()
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    assert "<iframe" not in page
    assert "<img" not in page
    assert not re.search(r'href="(?!https?://|#|data:,")', page)
    assert len(HOSTILE) == 40


def test_a_large_report_keeps_its_budget():
    report = large_report()
    page = render_page(report)
    assert len(page) <= 3_000_000
    text = page.decode()
    assert text.count('<details class="f ') == len(report.findings)


def test_beyond_the_budget_the_lowest_class_is_sampled_and_the_page_says_so():
    report = large_report(200, 300)
    text = render_page(report, "ko", Budget(findings=300_000, articles=50_000, figures=20_000)).decode()
    shown = text.count('<details class="f ')
    worse = sum(finding.severity is not Severity.INFO for finding in report.findings)
    assert worse < shown < len(report.findings)
    words = read_messages("ko")
    assert words("sampled", n=len(report.findings) - shown) in text
    assert words("articles_left", n=300 - text.count('<details class="a"')) in text


@pytest.mark.parametrize(
    ("text", "said", "shown"),
    [
        ("소방청은 6명이라고 밝혔다.", ("소방청", "밝혔다", "stated"), ("말한 이", "소방청 (밝힘)")),
        ("It reported 6 dead.", ("It", "reported", "stated"), ("출처 표현", "reported (밝힘)")),
    ],
)
def test_only_who_is_named_is_shown_as_the_speaker(text: str, said: tuple[str, str, str], shown: tuple[str, str]):
    figure = "6명" if "6명" in text else "6 dead"
    specs = (C("a", figure, "6", "명", "count", says=said), C("b", "6명", "6", "명", "count"))
    report, finding = _facts(*specs, texts={"a": f"제목\n{text}", "b": "제목\n6명이다."})
    assert shown in Sides(Viewer(report, read_messages("ko"))).finding(finding).rows[0].details


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("12명이 부상을 입었다.", "부상을 입", "부상자"),
        ("부상자는 12명이다.", "부상자", "부상자"),
        ("12명이 병원으로\n이송됐다.", "병원으로 이송", "부상자"),
    ],
)
def test_what_is_counted_is_shown_in_whole_words(text: str, words: str, shown: str):
    specs = tuple(C(key, "12명", "12", "명", "count", attribute="injured", attribute_text=words) for key in "ab")
    report, finding = _facts(*specs, texts={"a": f"제목\n{text}", "b": f"제목\n{text}"})
    rows = Sides(Viewer(report, read_messages("ko"))).finding(finding).rows
    assert ("내용", shown) in rows[0].details


def test_what_a_killed_run_left_behind_is_swept_away_and_what_another_is_writing_is_not(tmp_path: Path):
    left, writing = tmp_path / ".report.html.a1b2c3d4", tmp_path / ".report.html.e5f6g7h8"
    for path in (left, writing):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))
    write_files(tmp_path, [("report.html", b"whole")])
    assert not left.exists()
    assert writing.exists()
    assert (tmp_path / "report.html").read_bytes() == b"whole"


def test_two_runs_into_one_folder_leave_the_files_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    names = [f"{number}.txt" for number in range(20)]
    replace_file, begun = Path.replace, Event()

    def slowly(path: Path, target: Path) -> Path:
        if current_thread() is slow:
            begun.set()
            time.sleep(0.01)
        return replace_file(path, target)

    monkeypatch.setattr(Path, "replace", slowly)
    slow = Thread(target=write_files, args=(tmp_path, [(name, b"one") for name in names]))
    slow.start()
    begun.wait()
    time.sleep(0.05)
    write_files(tmp_path, [(name, b"other") for name in names])
    slow.join()
    assert len({(tmp_path / name).read_bytes() for name in names}) == 1
