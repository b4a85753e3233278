"""Records and frames: what leaves the program."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

import checker
from checker.errors import OutputError
from checker.tables import CLAIM_COLUMNS, FIGURE_COLUMNS, figure_record, number_of

ARTICLES = [
    {
        "id": "a",
        "text": "나래항 사고로 12명이 다쳤다. 피해액은 약 5억3000만원이다.",
        "source": "가람일보",
        "published": "2031-02-03",
    },
    {"id": "b", "text": "나래항 사고로 14명이 다쳤다고 해경이 밝혔다.", "source": "나래신문"},
]


@pytest.fixture(scope="module")
def report():
    return checker.check(ARTICLES)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "null"),
        (Decimal("5576000"), "5576000"),
        (Decimal("5576000.00"), "5576000"),
        (Decimal("1E+12"), "1000000000000"),
        (Decimal("123456789012345678901234"), "123456789012345678901234"),
        (Decimal("5.5"), "5.5"),
        (Decimal("0.1"), "0.1"),
        (Decimal("5.5E-7"), "5.5e-07"),
        (Decimal("-3.20"), "-3.2"),
        (Decimal(0), "0"),
    ],
)
def test_numbers_are_exact(value, shown):
    assert json.dumps(number_of(value)) == shown


def test_claims_are_rows(report):
    frame = report.to_frame()
    assert list(frame.columns) == list(CLAIM_COLUMNS)
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == CLAIM_COLUMNS
    row = frame[frame["text"] == "5억3000만원"].iloc[0]
    assert (row["article"], row["value"], row["unit"], row["hedges"]) == ("a", 530000000, "KRW", "약 (about)")
    assert row["source"] == "가람일보"
    assert str(row["published"].date()) == "2031-02-03"
    assert row["sentence"] == "피해액은 약 5억3000만원이다."


def test_figures_are_rows(report):
    frame = report.figures()
    assert list(frame.columns) == list(FIGURE_COLUMNS)
    assert {"12명", "14명", "5억3000만원"} <= set(frame["text"])


def test_frames_of_nothing_keep_their_columns():
    empty = checker.check([])
    assert list(empty.to_frame().columns) == list(CLAIM_COLUMNS)
    assert (len(empty.facts), len(empty.audits), len(empty.figures())) == (0, 0, 0)


def test_facts_follow_the_findings(report):
    assert report.facts == tuple(finding.fact for finding in report.findings)
    assert "2 articles" in repr(report)


def test_report_is_written(report, tmp_path):
    page = report.to_html(tmp_path / "page.html")
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html")
    assert json.loads(report.to_json(tmp_path / "found.json").read_text(encoding="utf-8"))["schema"] == 1
    with pytest.raises(OutputError, match="cannot be written"):
        report.to_html(tmp_path / "none" / "page.html")


def test_records_have_the_keys_of_the_contract(report):
    figure = report.report.figures["a"][0]
    assert tuple(figure_record("a", figure)) == FIGURE_COLUMNS
