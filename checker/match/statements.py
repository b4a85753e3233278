"""Which figures state something that another article may state too, and which only name a thing or a group.

15세 이상, 강남 3구, 1순위 청약, 84㎡A, 셋째 주: such a figure says of which people, homes or week another figure
is, and stands in every sentence of a statistic. That two articles both have it tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.model import Claim, Effect, Figure, FigureKind

__all__ = ["is_statement"]

# Letters before a figure that its rule may look at.
_NEAR = 16

# 1년 전보다, a year earlier: the distance of a comparison, no statement of its own.
_COMPARED = re.compile(r"\s*(?:전|사이|earlier\b|ago\b|before\b)")
# Between Tuesday afternoon and Wednesday: the ends of a stretch of time, not days on which something was.
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
# 12월 3주: the third week of the month.
_MONTH = re.compile(r"월\s?$")
_OF_THE_MONTH = re.compile(r"차?(?!\s?(?:째|간|동안|만|연속|내내|전|후|뒤|앞))")


# 최근 5년간, in the past five years: the window through which something is looked at.
_WINDOW = re.compile(r"(?:최근|지난|과거|향후|앞으로)\s$|\b(?:past|last|next|coming)\s$", re.IGNORECASE)
_WINDOW_KO = re.compile(r"\s?(?:간|동안|사이)")


# 서울 2년 이상 거주자, 거주 2년 미만: who may apply, and no length of anything that happened.
_CONDITION = re.compile(r"\s?(?:이상|미만|이하|초과|이내)\s?(?:의\s)?(?:거주|근무|재직|보유|가입|경력|경과|무주택)")
_CONDITION_BEFORE = re.compile(r"(?:거주|근무|재직|보유|가입)\s(?:기간\s)?$")


def _is_distance(figure: Figure, before: str, after: str) -> bool:
    if _CONDITION.match(after) or _CONDITION_BEFORE.search(before):
        return True
    if _WINDOW.search(before) and (before.isascii() or _WINDOW_KO.match(after)):
        return True
    if figure.unit == "week" and _MONTH.search(before) and _OF_THE_MONTH.match(after):
        return True
    return _COMPARED.match(after) is not None


def _is_edge(figure: Figure, before: str, after: str) -> bool:
    return _BETWEEN.search(before) is not None


# Ordinals that are part of a name or name a class: 20대 대통령, 현대1차, 스푸트니크 1호, 2216편, 3구역, 1순위 청약.
# 1위 and 두 번째 are statements.
_NAMING = frozenset({"대", "차", "호", "편", "세대", "공화국", "단지", "구역", "지구", "순위"})
# 상위 10위권: those among whom something is.
_AMONG = re.compile(r"\s?(?:권|이내|안에|내에|밖)")


def _is_name(figure: Figure, before: str, after: str) -> bool:
    return figure.unit in _NAMING or _AMONG.match(after) is not None


# 시신 3구; any other 3구 is three districts by their name.
_BODIES = re.compile(r"(?:시신|사체|시체|유해|유골|주검|미라)[가-힣]{0,2}\s?(?:총\s|모두\s|약\s)?$")
_HOUSEHOLD = re.compile(r"\s?(?:이상\s?)?가구")


def _is_group(figure: Figure, before: str, after: str) -> bool:
    if figure.unit == "구":
        return _BODIES.search(before) is None
    return figure.unit == "인" and _HOUSEHOLD.match(after) is not None  # 1인 가구


# A letter behind an area is the name of a floor plan.
_PLAN = re.compile(r"[A-Z](?![A-Za-z])")


def _is_plan(figure: Figure, before: str, after: str) -> bool:
    return figure.dimension == "[length] ** 2" and _PLAN.match(after) is not None


# The number, or the measure of a group, that follows the group: 30대도 9만명, 20대에서 5.6%, 40대(3.0%), 50대 취업자.
_OF_THEM = re.compile(
    r"""(?:에서(?:는|도)?|에선|은|는|도|의|이|가)?\s?
        (?:약\s|[(]?[-−–▲△▼▽+]?\d
        |(?:지지율|지지도|응답|유권자|취업자|실업자|고용률|실업률|인구|비율|비중|청년층))""",
    re.VERBOSE,
)


def _is_age_group(figure: Figure, before: str, after: str) -> bool:
    if figure.has(Effect.AT_LEAST, Effect.AT_MOST, Effect.MORE_THAN, Effect.LESS_THAN):
        return True
    return figure.value is None and (not figure.text.endswith("대") or _OF_THEM.match(after) is not None)


# 셋째 주, 둘째는: ordinals in words.
_ORDINAL = re.compile(r"째")


def _is_ordinal(figure: Figure, before: str, after: str) -> bool:
    return _ORDINAL.match(after) is not None


_RULES: dict[FigureKind, Callable[[Figure, str, str], bool]] = {
    FigureKind.DURATION: _is_distance,
    FigureKind.DATE: _is_edge,
    FigureKind.RANK: _is_name,
    FigureKind.COUNT: _is_group,
    FigureKind.MEASURE: _is_plan,
    FigureKind.AGE: _is_age_group,
    FigureKind.NUMBER: _is_ordinal,
}


def is_statement(claim: Claim, text: str) -> bool:
    """Tell whether a claim states something that another article may state too.

    Args:
        claim: The claim.
        text: The text of its article.
    """
    figure = claim.figure
    rule = _RULES.get(figure.kind)
    if rule is None:
        return True
    start, end = figure.span.start, figure.span.end
    return not rule(figure, text[max(0, start - _NEAR) : start], text[end : end + _NEAR])
