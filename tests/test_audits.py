"""The arithmetic inside one article: what must be found, what it must say, what must stay quiet."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.judge.audits import AUDITS, audit_article
from checker.judge.audits.page import BEFORE
from checker.judge.audits.reckon import Spread
from checker.judge.audits.words import plain
from checker.lexicon import ties
from checker.link import link_claims, link_entities
from checker.load import article_of
from checker.model import Audit, Severity
from checker.reading import figures_of
from checker.report.messages import read_messages
from checker.settings import Settings

TABLES = sorted((Path(__file__).parent / "audits").glob("*.toml"))


def cases() -> list[Any]:
    found = []
    for path in TABLES:
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            found.append(pytest.param(case, id=f"{path.stem}-{number}"))
    return found


def audits_of(case: dict[str, Any]) -> list[Audit]:
    record = {"id": "a", "text": case["text"]}
    record |= {key: case[key] for key in ("title", "published") if key in case}
    if "title" in case:
        record["text"] = f"{case['title']}\n\n{case['text']}"
    article = article_of(record, None)
    figures, _ = figures_of(article)
    _, names = link_entities([article])
    return audit_article(article, link_claims(article, figures, names), Settings())


def covers(audit: Audit, case: dict[str, Any]) -> bool:
    texts = [figure.text for figure in audit.figures]
    return audit.check == case["check"] and all(any(part in text for text in texts) for part in case["figures"])


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    audits = audits_of(case)
    told = [(a.check, a.holds, [f.text for f in a.figures], a.explanation.ko) for a in audits]
    if case.get("quiet"):
        assert not [a for a in audits if a.check == case["check"] or a.holds is False], told
        return
    found = [audit for audit in audits if covers(audit, case)]
    assert found, told
    assert found[0].holds is (None if case.get("open") else case["holds"]), told
    assert "code" not in case or found[0].code == case["code"], told
    others = [a for a in audits if a.holds is False and a is not found[0]]
    assert not others, told


@pytest.mark.parametrize("case", cases())
def test_audit_is_well_made(case: dict[str, Any]) -> None:
    for audit in audits_of(case):
        starts = [figure.span.start for figure in audit.figures]
        assert starts == sorted(set(starts))
        assert (audit.severity is Severity.INFO) == (audit.holds is True)
        assert audit.explanation.ko.endswith(".")
        assert audit.explanation.en.endswith(".")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_check_has_a_name_in_the_report(language: str) -> None:
    assert {case.values[0]["check"] for case in cases()} <= read_messages(language).groups["check"].keys()


def test_enough_cases() -> None:
    assert len(cases()) >= 100


@pytest.mark.parametrize("language", ["ko", "en"])
def test_forms_fire_on_their_examples(language: str) -> None:
    for tie in ties.ties(language):
        pattern = ties.tie_pattern(language, tie.form)
        assert tie.examples, tie.form
        for example in tie.examples:
            skeleton, at = "", 0
            for mark in re.finditer(r"\{([^}]*)\}", example.text):
                skeleton += example.text[at : mark.start()] + ties.mark(len(mark[1]))
                at = mark.end()
            skeleton += example.text[at:]
            assert pattern.search(skeleton), (tie.form, example.text)
            needs = ties.needs_of(tie.form)
            assert len(re.findall(ties.FIGURE, skeleton)) >= needs.figures >= 1, tie.form
            assert all(ties.class_pattern(language, names).search(skeleton) for names in needs.classes), tie.form


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("before", ["그는 한 ", "그것은 ", "다.", "(", "in"])
def test_no_form_looks_further_back_than_a_stretch_begins(language: str, before: str) -> None:
    for tie in ties.ties(language):
        pattern = ties.tie_pattern(language, tie.form)
        for example in tie.examples:
            skeleton = re.sub(r"\{([^}]*)\}", lambda figure: ties.mark(len(figure[1])), example.text)
            whole, cut = before + skeleton, before[-BEFORE:] + skeleton
            spans = [
                [(found.start() - at, found.end() - at) for found in pattern.finditer(text, at)]
                for text, at in ((whole, len(before)), (cut, len(before[-BEFORE:])))
            ]
            assert spans[0] == spans[1], (tie.form, before)


@pytest.mark.parametrize(
    ("form", "figures", "classes"),
    [
        ("{part} of <past>", 1, ("past",)),
        ("{from} ?<than>? ~ {to}", 2, ()),
        ("{part}(?: ?\\( ?{share} ?\\))? ~ <rise|fall>", 1, ("rise|fall",)),
        ("{part}[(|] … {whole}?", 1, ()),
        ("{part}|{whole}", 0, ()),
        ("(?:of {whole}|{part}) ~ {share}", 1, ()),
        ("(?:of {whole})|{share}", 0, ()),
    ],
)
def test_what_a_form_needs(form: str, figures: int, classes: tuple[str, ...]) -> None:
    assert ties.needs_of(form) == ties.Needs(figures, classes)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_entries_have_examples(language: str) -> None:
    assert all(family.examples for family in ties.families(language))
    assert all(yardstick.examples for yardstick in ties.yardsticks(language))
    for yardstick in ties.yardsticks(language):
        assert Decimal(yardstick.low) < Decimal(yardstick.high)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_calls_and_ratios_fire_on_their_examples(language: str) -> None:
    entries = [*ties.calls(language), *(ties.ratios().values() if language == "ko" else ())]
    assert all(entry.examples for entry in entries)
    for example in [example for entry in entries for example in entry.examples]:
        marked = set(re.findall(r"\{([^}]*)\}", example.text))
        told = [
            {figure.text for figure in audit.figures}
            for audit in audits_of({"text": example.text.translate({123: None, 125: None})})
            if audit.holds
        ]
        assert any(sum(any(m in t or t in m for t in texts) for m in marked) >= 2 for texts in told), (example, told)


def test_checks_explain_themselves() -> None:
    for check in AUDITS:
        assert check.__doc__
        for part in ("What it does:", "Why it matters:", "Example:"):
            assert part in check.__doc__, check.__name__


def test_spread_takes_both_roundings_along() -> None:
    part = Spread(Decimal(50), Decimal("49.5"), Decimal("50.5"))
    whole = Spread(Decimal(200), Decimal(190), Decimal(210))
    ratio = part / whole
    assert ratio.value == Decimal("0.25")
    assert ratio.low < Decimal("0.236") < Decimal("0.265") < ratio.high
    with pytest.raises(ZeroDivisionError):
        part / Spread(Decimal(0), Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("value", "text"), [("5.5760", "5.576"), ("182", "182"), ("0.05576", "0.05576"), ("1e3", "1,000")]
)
def test_plain(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


def test_private_use_characters_are_no_figures() -> None:
    marks = ties.mark(2) + ties.mark(1)
    assert audits_of({"text": f"매출이 {marks}에서 {marks}으로 20% 늘었다. {marks} 가운데 {marks}(30%)다."}) == []


def test_long_tables_of_figures_do_not_stall() -> None:
    text = " ".join(f"{number}동은 {number * 37 + 11}명이다." for number in range(1, 400))
    assert all(audit.holds is not False for audit in audits_of({"text": text}))


@pytest.mark.parametrize("text", ["전용면적 84㎡(34평) 아파트다.", "34평(84㎡) 아파트다."])
def test_the_supply_area_of_a_home_is_named_beside_the_conversion(text: str) -> None:
    (audit,) = audits_of({"text": text})
    assert (audit.check, audit.holds, audit.expected) == ("area", None, "25.41평")
    assert audit.explanation.ko == "84㎡ = 25.41평. 적힌 34평은 전용면적이 아니라 공급면적일 수 있습니다."
    assert audit.explanation.en == "84㎡ = 25.41평. The printed 34평 may be the supply area, not the exclusive one."


def test_a_currency_printed_for_another_takes_its_particle() -> None:
    (audit,) = audits_of({"text": "계약은 5600억원(약 4억원)이다.", "published": "2024-12-03"})
    assert audit.code == "wrong_currency"
    assert "‘4억원’의 통화를 달러로 읽으면" in audit.explanation.ko
