"""The name or noun that stands right before a figure and tells the items of a list apart.

서울 17%, 이재명 대표(29%), 채소는 10.9%: where one article gives several such items, the label is what
each figure is of, more surely than any entity found further away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from checker.model import Claim, FigureKind

__all__ = ["find_label", "label_lists"]

# How far back of a figure a label may begin.
_REACH = 40

# What may stand between a label and its figure.
_OPENING = re.compile(r"""[\s(\[（〈<‘'"“:·=]+$""")
_TOKEN = re.compile(r"(?P<word>[가-힣A-Za-z&·\-]*[가-힣]|[A-Z]{2,})(?P<end>[”’\"'\])）>〉]*)$")
# Particles with which a noun is the subject, the topic or the owner of the figure after it.
_SUBJECT = re.compile(r"(?:에서는|에서|에선|에는|에게는|은|는|이|가|도|의)$")
# Endings after which the word before a figure is no label: 전년보다, 만드는 데, 기록해, 5일까지.
_OTHER = re.compile(
    r"(?:보다|에|로|으로|을|를|과|와|해|며|고|서|면|데|지|까지|부터|만|마다|처럼|대비|기준|약|총|모두|각각|최대|최소|무려|등|및|또|한|된|인|는|할|던|한다|했다|다|께|쯤|당시|이후|이전|가운데|중)$"
)
# Words that stand between a name and its figure and are passed over.
# Source: titles and heads of noun phrases in lists of results, as the press writes them.
_PASSED = frozenset(
    [
        "후보",
        "후보자",
        "당선인",
        "대표",
        "의원",
        "대통령",
        "지사",
        "시장",
        "장관",
        "부문",
        "부분",
        "분야",
        "지역",
        "쪽",
        "측",
        "계열",
        "득표율",
        "지지율",
        "응답",
        "비율",
        "점유율",
        "성장률",
        "상승률",
        "증가율",
        "하락률",
        "매출",
        "매출액",
        "영업이익",
        "순이익",
        "수출",
        "수입",
        "가격",
        "값",
        "평균",
        "합계",
        "전체",
        "규모",
        "비중",
        "금액",
        "인원",
        "전용",
        "면적",
        "호재",
    ]
)
_STEPS = 3


def find_label(claim: Claim, text: str) -> str:
    """Return the label of a claim's figure, or an empty text where the words before it are none.

    Args:
        claim: The claim; its sentence bounds the search.
        text: The text of its article.
    """
    figure = claim.figure
    if figure.kind in (FigureKind.DATE, FigureKind.TIME):
        return ""
    start = figure.span.start
    for hedge in figure.hedges:
        if hedge.span.end <= start and start - hedge.span.end <= 1:
            start = min(start, hedge.span.start)
    before = text[max(claim.sentence.start, start - _REACH) : start]
    passed = False
    for _ in range(_STEPS):
        before = _OPENING.sub("", before)
        found = _TOKEN.search(before)
        if found is None:
            return ""
        word = found["word"]
        noun = _SUBJECT.sub("", word) if len(word) > 2 else word
        if noun not in _PASSED and word not in _PASSED:
            return _label_of(word, noun, passed)
        # 매출은 75조원: what stands before a topic belongs to another phrase
        if noun != word and not word.endswith("의") and not found["end"]:
            return ""
        passed = True
        before = before[: found.start()]
    return ""


def _label_of(word: str, noun: str, passed: bool) -> str:
    if noun == word and _OTHER.search(word):
        return ""
    # Before a word that was passed over only a name or an owner stands: 이재명 후보, 현대차의 매출.
    if passed and noun != word and not word.endswith("의"):
        return ""
    return noun if len(noun) >= 2 else ""


def label_lists(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims of an article, those in a list of like figures with their labels.

    Args:
        claims: In reading order.
        text: The text of the article.
    """
    found = {claim.id: find_label(claim, text) for claim in claims}
    lists: dict[tuple[int, str], set[str]] = defaultdict(set)
    for claim in claims:
        if found[claim.id]:
            lists[claim.sentence.start, claim.figure.dimension].add(found[claim.id])
    return [
        replace(claim, label=found[claim.id])
        if found[claim.id] and len(lists[claim.sentence.start, claim.figure.dimension]) > 1
        else claim
        for claim in claims
    ]
