"""What outlets change after publication, figure by figure, and whether they say so."""

from __future__ import annotations

import pytest
from history_tools import told

from checker.history import compare_versions
from checker.lexicon.corrections import correction_entries, is_notice
from checker.model import Severity
from checker.reading import figures_of

LEAD = "새빛화학 공장에서 난 불로 7명이 숨졌다. 재산 피해는 81억원으로 추산된다."

# The new text; what is said of it; how soon to look.
CASES = [
    (LEAD.replace("81억", "82억"), "81억원 → 82억원, 고지 없음", Severity.WARNING),
    (
        LEAD.replace("81억", "82억") + "\n\n※ 바로잡습니다. 앞선 기사의 피해액을 고쳤습니다.",
        "81억원 → 82억원, 고지 있음",
        Severity.NOTICE,
    ),
    (LEAD.replace("7명이", "모두 9명이").replace("추산된다", "추산됐다"), "7명 → 9명, 고지 없음", Severity.WARNING),
    (LEAD + " 이 불로 23명이 다쳤다.", "23명 추가, 고지 없음", Severity.INFO),
    (LEAD.replace(" 재산 피해는 81억원으로 추산된다.", ""), "81억원 삭제, 고지 없음", Severity.NOTICE),
    (
        LEAD.replace("7명", "9명").replace("81억원", "82억원"),
        "7명 → 9명, 81억원 → 82억원, 고지 없음",
        Severity.WARNING,
    ),
    (LEAD, None, None),
    (LEAD.replace("81억원", "81억 원"), None, None),
    (LEAD.replace("81억원", "8100000000원"), None, None),
    ("재산 피해는 81억원으로 추산된다. 새빛화학 공장에서 난 불로 7명이 숨졌다.", None, None),
]


def compared(before: str, after: str):
    old, new = (told("a", f"강물시 공장 화재\n\n{text}") for text in (before, after))
    return compare_versions(
        old,
        figures_of(old)[0],
        new,
        figures_of(new)[0],
        version=2,
        times=("2025-03-03T09:00:00Z", "2025-03-03T10:00:00Z"),
    )


@pytest.mark.parametrize(("text", "said", "severity"), CASES)
def test_versions(text, said, severity):
    revision = compared(LEAD, text)
    assert (revision.explanation.ko, revision.severity) == (said, severity) if said else revision is None


def test_a_notice_that_stood_there_before_is_none():
    notice = "\n\n바로잡습니다. 어제 기사의 날짜가 틀렸습니다."
    revision = compared(LEAD + notice, LEAD.replace("81억", "82억") + notice)
    assert revision.notice is None


def test_a_change_names_its_sentences_and_its_place():
    revision = compared(LEAD, LEAD.replace("81억", "82억"))
    (change,) = revision.changes
    assert (change.old_sentence, change.new_sentence) == tuple(
        f"재산 피해는 {loss}으로 추산된다." for loss in ("81억원", "82억원")
    )
    assert told("a", f"강물시 공장 화재\n\n{LEAD}".replace("81억", "82억")).text[change.start : change.end] == "82억원"


def test_many_changes_are_counted():
    before = " ".join(f"{name}시에서는 {n}명이 다쳤다." for n, name in enumerate("강산들바해", 11))
    after = " ".join(f"{name}시에서는 {n}명이 다쳤다." for n, name in enumerate("강산들바해", 31))
    assert compared(before, after).explanation.ko == "11명 → 31명, 12명 → 32명, 13명 → 33명, 그 밖에 2건, 고지 없음"


@pytest.mark.parametrize("entry", correction_entries(), ids=lambda entry: entry.surfaces[0])
def test_entries(entry):
    assert entry.examples
    assert entry.nots
    for example in entry.examples:
        assert any(word.casefold().strip() in example.text.casefold() for word in entry.surfaces), example.text
        assert is_notice(example.text), example.text
    for text in entry.nots:
        assert not is_notice(text), text
