"""Why two figures of one fact may differ, where the texts themselves show it."""

from __future__ import annotations

from collections.abc import Set

from checker.judge.compare import Pair, Side
from checker.judge.particles import with_particle
from checker.lexicon.attribution import names_speaker
from checker.lexicon.entities import known_name
from checker.lexicon.qualifiers import known_marks, qualifier_surfaces, quiet_qualifiers, scope_words
from checker.lexicon.roles import base_word
from checker.model import TURNED, Fact, Role, Text

__all__ = ["cause_of", "change_of", "turned_round"]


def cause_of(pair: Pair) -> tuple[str | None, Text | None]:
    """Return the likely cause of a conflict that no slip explains, and a sentence about it.

    What the texts say of the two claims is compared in the order in which an editor would ask: are they
    of one kind and period, of one scope, counted at one time, said by one speaker?

    Returns:
        ``scope``, ``as_of``, ``speaker`` or ``referent`` with its sentence; ``(None, None)`` where the
        texts show no difference.

    Source: REALITY, why they conflict: as-of, scope and base, other referent, other speaker.
    """
    for find in (_base, _scope, _as_of, _forecast, _period, _speaker, _referent, _published):
        found = find(*pair.sides)
        if found is not None:
            return found
    return None, None


# What would make two figures no conflict, by the cause that the texts show.
_CHANGES = {
    "as_of": Text(
        "두 값의 시점이 다른 것으로 확인되면 불일치가 아닙니다.",
        "If the two turn out to be of different times, this is no conflict.",
    ),
    "scope": Text(
        "두 값의 범위나 기준이 다른 것으로 확인되면 불일치가 아닙니다.",
        "If the two turn out to be of different scopes, this is no conflict.",
    ),
    "speaker": Text(
        "두 곳이 실제로 다르게 밝혔다면 두 글 모두 바르게 옮긴 것입니다.",
        "If the two sources did say different things, both articles quote them correctly.",
    ),
    "referent": Text(
        "두 글이 서로 다른 대상을 말한 것으로 확인되면 불일치가 아닙니다.",
        "If the two turn out to speak of different things, this is no conflict.",
    ),
    "turned": Text(
        "원자료에서 두 값이 각각 무엇의 값인지 확인하면 됩니다.",
        "See in the source which value is of what.",
    ),
}


def change_of(cause: str | None) -> Text | None:
    """Return what would change the verdict of a conflict with this cause, or ``None`` where its check says that."""
    return None if cause is None else _CHANGES.get(cause)


_Cause = tuple[str, Text]


def turned_round(fact: Fact, pair: Pair) -> _Cause | None:
    """Return that a figure stands where its article should have another one, as the match has found, or ``None``."""
    for link in fact.links:
        for side in pair.sides:
            seen = next((seen for name, _, seen in link.reasons if name == TURNED), "")
            if seen and side.claim.id in (link.left, link.right) and side.claim.figure.text == seen.split(" | ")[0]:
                one, two = seen.split(" | ")
                return "turned", Text(
                    f"두 글은 {with_particle(f'‘{one}’', '과/와')} {with_particle(f'‘{two}’', '을/를')} 서로 맞바꿔 적었습니다: "
                    "한쪽에서 자리가 뒤바뀌었을 수 있습니다.",
                    f"The texts give “{one}” and “{two}” the other way round: one of them may have changed their places.",
                )
    return None


def _base(left: Side, right: Side) -> _Cause | None:
    first, second = left.claim.base, right.claim.base
    if first is None or second is None or first == second:
        return None
    one, two = base_word(first), base_word(second)
    return "scope", Text(
        f"비교 기준이 다릅니다: {left.name} {one.ko} 대비 / {right.name} {two.ko} 대비.",
        f"They compare with different periods: {left.name} the {one.en} before / {right.name} the {two.en} before.",
    )


def _scope(left: Side, right: Side) -> _Cause | None:
    first, second = (known_marks(side.claim.qualifiers) for side in (left, right))
    if not (first & quiet_qualifiers() and second & quiet_qualifiers()):
        first, second = first - quiet_qualifiers(), second - quiet_qualifiers()  # 평균 of one alone says nothing
    only = [scope_words(_unsaid(marks, side)) for marks, side in ((first - second, right), (second - first, left))]
    if not any(words.ko for words in only):
        return None
    ko = [f"‘{words.ko}’" if words.ko else "표시 없음" for words in only]
    en = [f"“{words.en}”" if words.en else "none" for words in only]
    return "scope", Text(
        f"범위를 나타내는 말이 다릅니다: {left.name} {ko[0]} / {right.name} {ko[1]}.",
        f"The texts mark different scopes: {left.name} {en[0]} / {right.name} {en[1]}.",
    )


def _unsaid(marks: Set[str], other: Side) -> frozenset[str]:
    """Return the marks whose words do not stand in the other side's own figure: 12 crew members are 승무원 14명."""
    said = f"{other.figure.text} {other.claim.attribute_text}".casefold()
    told = {surface.id for surface in qualifier_surfaces() if surface.text.strip().casefold() in said}
    return frozenset(marks - told)


def _as_of(left: Side, right: Side) -> _Cause | None:
    first, second = left.claim.as_of, right.claim.as_of
    if first is None and second is None:
        return None
    if first is not None and second is not None and first.moment == second.moment:
        return None
    ko = ["시점 없음" if period is None else f"‘{period.text}’" for period in (first, second)]
    en = ["no time given" if period is None else f"“{period.text}”" for period in (first, second)]
    return "as_of", Text(
        f"집계 시점이 다릅니다: {left.name} {ko[0]} / {right.name} {ko[1]}.",
        f"They were counted at different times: {left.name} {en[0]} / {right.name} {en[1]}.",
    )


def _forecast(left: Side, right: Side) -> _Cause | None:
    roles = [side.claim.role for side in (left, right)]
    if Role.FORECAST not in roles:
        return None
    if roles[0] is roles[1]:
        return "as_of", Text(
            "전망치는 낸 날과 모은 기간에 따라 달라집니다.",
            "Forecasts differ with the day and the window that they were taken from.",
        )
    return "scope", Text("한쪽은 전망, 다른 쪽은 실적입니다.", "One is a forecast, the other an outcome.")


def _period(left: Side, right: Side) -> _Cause | None:
    first, second = left.claim.period, right.claim.period
    if first is None or second is None or first.moment is None or second.moment is None:
        return None
    if first.moment.start < second.moment.end and second.moment.start < first.moment.end:
        return None
    return "as_of", Text(
        f"말하는 시기가 다릅니다: {left.name} ‘{first.text}’ / {right.name} ‘{second.text}’.",
        f"They speak of different times: {left.name} “{first.text}” / {right.name} “{second.text}”.",
    )


def _speaker(left: Side, right: Side) -> _Cause | None:
    first, second = left.claim.attribution, right.claim.attribution
    if first is None or second is None or not first.speaker or not second.speaker:
        return None
    if not (names_speaker(first.speaker) and names_speaker(second.speaker)):
        return None
    if first.speaker == second.speaker or (first.entity is not None and first.entity == second.entity):
        return None
    return "speaker", Text(
        f"말한 쪽이 다릅니다: {left.name} ‘{first.speaker}’ / {right.name} ‘{second.speaker}’.",
        f"Different speakers: {left.name} “{first.speaker}” / {right.name} “{second.speaker}”.",
    )


def _referent(left: Side, right: Side) -> _Cause | None:
    first, second = left.claim.entities, right.claim.entities
    if not first or not second or set(first) & set(second):
        return None
    one, two = known_name(first[0]), known_name(second[0])
    said = (
        Text("", "")
        if one is None or two is None
        else Text(
            f": {left.name} ‘{one.ko}’ / {right.name} ‘{two.ko}’", f": {left.name} “{one.en}” / {right.name} “{two.en}”"
        )
    )
    return "referent", Text(
        f"두 글이 가리키는 대상이 다를 수 있습니다{said.ko}.",
        f"The two texts may speak of different subjects{said.en}.",
    )


# Articles so many days apart may tell what was preliminary, and what was settled.
_DAYS_APART = 3


def _published(left: Side, right: Side) -> _Cause | None:
    first, second = left.published, right.published
    if first is None or second is None or abs((first - second).days) < _DAYS_APART:
        return None
    days = abs((first - second).days)
    return "as_of", Text(
        f"두 글은 {days}일 사이를 두고 나왔습니다: {left.name} {first} / {right.name} {second}.",
        f"The two appeared {days} days apart: {left.name} {first} / {right.name} {second}.",
    )
