"""Where sentences end."""

from __future__ import annotations

import pytest

from checker.lexicon.sentences import abbreviation_entries, opener_entries
from checker.load.sentences import split_sentences
from checker.model import Span


def sentences(text, **options):
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)), **options)]


# A bar stands where a sentence ends.
KOREAN = [
    "비가 왔다.| 눈도 왔다.",
    "매출은 3.5조원이다.| 이익은 2.1% 늘었다.",
    "“비가 왔다.”고 했다.| 눈은 없었다.",
    "“비가 왔다. 눈도 왔다.”고 그는 말했다.| 바람도 불었다.",
    '"비가 왔다. 눈도 왔다"며 웃었다.| 끝.',
    '"비가 왔다."|\n"눈도 왔다."',
    "“정말 그런가?”라고 물었다.| 답은 없었다.",
    "그는 “비가 왔다.” 라고 말했다.",
    "그는 (비가 왔다. 눈도 왔다) 하고 적었다.| 끝이다.",
    "지난 2031. 2. 3. 오전 9시에 문을 열었다.| 12명이 왔다.",
    "2031.02.03. 12명이 다쳤다.",
    "1. 예산은 3억원이다.| 2. 직원은 4명이다.",
    "가람시…나래시 사이 12㎞ 길이 막혔다.| 차 3대가 섰다.",
    "값이 올랐다…|\n그래도 팔렸다.",
    "그는 떠났다…| 사흘 뒤였다.",
    "비가 왔다.눈도 왔다.".replace(".눈", ".|눈"),
    "U.S. 스틸은 1.2% 올랐다.| A사는 내렸다.",
    "가람(주)는 3일 밝혔다.| 나래(주)는 아니다.",
    "홈페이지는 garam.example이다.| 문의는 02-123-4567로 한다.",
    "왔나요?| 네, 왔습니다!| 12명이요.",
    "가람 Inc.는 5% 올랐다.",
    "정말!이라는 말이 나왔다.| 끝.",
    "한 줄|\n두 줄",
    '그는 "비가 왔다."라고 말했다.| "눈도 왔다고 생각한다."',
    "비가 오는 과정이다.| rain이라는 말이 있다.",
    "( 언제까지 이럴까? )",
    "배에 탄 41명이 구조됐다.|19일 해경에 따르면 배는 멈췄다.|27명은 다쳤다.",
    "회의를 열었다.|AI는 다음에 다룬다.",
    "2031.2.3 개정, v2.1 기준이다.",
]
ENGLISH = [
    "It rained.| It snowed.",
    "Mr. Example met Dr. Sample on Jan. 31, 2031.| They spoke for 2 hours.",
    "Example Inc. cut 400 jobs.| Shares fell 3.3% to $18.30.| Analysts shrugged.",
    "It opened in the U.S. in May.| Sales in the U.S. rose.",
    "It was sold in the U.S.| The price was $5.",
    "The U.S. Senate voted at 3 p.m. on Tuesday.| It passed.",
    "The meeting began at 3 p.m.| Nobody came.".replace("Nobody", "The mayor"),
    "“We are ready,” she said.| “We have 12 boats.”",
    "“Is it safe?” he asked.| Nobody knew.",
    "“It rained. It snowed,” she said.| Then it stopped.",
    "No. 5 was late.| He said no.| It left.",
    "J. K. Example wrote it.| She earned $3 million.",
    "They chose Plan B.| The cost is $4 million.",
    "Wait...| The rest is gone.",
    "It cost $5.5 million (about 8 billion won. The rate was high) last year.",
    "Gov. Cleo Muster, D-Calif., said 2,100 homes were lost.",
    "See example.com for 3 tips.| It is free.",
    "Sales rose 4%.|\nProfit fell.",
    "He lives in St. Example, Pa.| It is small.",
    "Shares closed at 12.| 30 people lost money.".replace("12.|", "12.5.|"),
]


@pytest.mark.parametrize("marked", KOREAN + ENGLISH)
def test_sentences_end_where_they_do(marked):
    expected = [part.strip() for part in marked.split("|")]
    assert sentences(marked.replace("|", "")) == expected


def test_wrapped_lines_go_on():
    text = "The harbour bridge will shut for 18 months while\nits cables are replaced. It is old."
    assert len(sentences(text)) == 3
    assert sentences(text, wrapped=True)[0].endswith("replaced.")


def test_only_the_span_is_cut():
    text = "하나다. 둘이다. 셋이다."
    assert [s.of(text) for s in split_sentences(text, Span(5, 9))] == ["둘이다."]


@pytest.mark.parametrize(
    "marked",
    [example.text for entry in (*abbreviation_entries(), *opener_entries()) for example in entry.examples],
)
def test_examples_of_the_lexicon(marked):
    assert sentences(marked.replace("|", " ")) == marked.split("|")
