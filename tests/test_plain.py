"""The path of plain figures: what it reads is what the whole Korean scanner reads."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from checker.compiled import compiled_core
from checker.scan import korean_atoms, scan_text
from checker.scan.korean_plain import plain_table, read_plain

ROOT = Path(__file__).parent.parent


def texts_of_the_project() -> list[str]:
    """Return the texts of the corpora and of the shipped lessons."""
    found: list[str] = []
    for path in sorted((ROOT / "tests" / "corpus").rglob("*.toml")):
        for group in tomllib.loads(path.read_text(encoding="utf-8")).get("group", ()):
            found += [text.replace("{", "").replace("}", "") for text in group.get("texts", ())]
    for path in sorted((ROOT / "data" / "classes").rglob("articles.jsonl")):
        found += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return found


@pytest.mark.skipif(compiled_core().folder is not None, reason="a compiled scanner cannot be taken apart")
def test_a_plain_figure_is_what_the_whole_scanner_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = texts_of_the_project()
    # what stands around a figure decides whether it is plain
    texts += [f"{before}{figure}{after}" for before in BEFORE for figure in FIGURES for after in AFTER]
    plain = [scan_text(text) for text in texts]
    monkeypatch.setattr(korean_atoms, "read_plain", lambda text, start, table: None)
    for text, scan in zip(texts, plain, strict=True):
        assert scan_text(text) == scan, text


BEFORE = ("", "모두 ", "약 ", "제", "영하 ", "-", "$", "A", "3.", "(", "올 ", "지난달 ", "US$ ", "규모 ")
FIGURES = ("3", "1,234", "3.5", "2025", "3조2000억", "10여", "1억 3천만")
UNITS = (
    "명",
    "개",
    "%",
    "%포인트",
    "원",
    " 달러",
    "위안",
    "㎡",
    "톤",
    "시간",
    "분",
    "일",
    "년",
    "도",
    "배",
    "대",
    "km",
    "",
)
ENDS = ("", "이다", " 반", "여", "대", "~5명")
AFTER = tuple(unit + end for unit in UNITS for end in ENDS)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("오후 3시", 3),  # a time
        ("제2차", 1),  # a rank
        ("$3", 1),  # a sign before it
        ("영하 3도", 3),  # a word before it
        ("3대 2", 0),  # a score
        ("2½배", 0),  # a half behind it
        ("3시간 반", 0),  # a half behind its unit
        ("5주", 0),  # weeks or shares
        ("3만대", 0),  # machines, or a band
        ("1분의 2", 0),  # a fraction
        ("2025.2", 0),  # a month
    ],
)
def test_what_is_more_than_plain_is_left_to_the_whole_scanner(text: str, start: int) -> None:
    assert read_plain(text, start, plain_table()) is None
