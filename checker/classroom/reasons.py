"""Why a figure is not the one that was asked for, in a plain sentence: 다른 분기의 매출입니다."""

from __future__ import annotations

from checker.classroom.topics import topic_of
from checker.classroom.words import Words
from checker.match.pairs import find_veto
from checker.model import Claim, Role

__all__ = ["why_other"]

_GRAINS = ("year", "half", "quarter", "month", "week", "day")


def why_other(wanted: Claim, other: Claim, words: Words) -> str:
    """Say what ``other`` is, for a student who took it for ``wanted``.

    Args:
        wanted: The claim that was asked for.
        other: Another claim of the same article.
        words: The words of the classroom.
    """
    topic = topic_of(other, words.language)
    veto = find_veto(wanted, other)
    code = "" if veto is None else veto.code
    if not topic:
        return words.say("other", "plain")
    if not code and wanted.period is not None and _differs(wanted, other):
        code = "period"
    if code == "role":
        return words.say("other", f"role_{other.role.value}", what=topic)
    if code == "period" and other.period is not None:
        grain = None if other.period.moment is None else other.period.moment.grain
        kind = f"period_{grain}" if grain in _GRAINS else "period"
        return words.say("other", kind, what=topic, when=other.period.text)
    if other.role is Role.PREVIOUS and wanted.role is not Role.PREVIOUS:
        return words.say("other", "role_previous", what=topic)
    if code in ("attribute", "qualifier", "entity", "dimension", "base", "label"):
        return words.say("other", code, what=topic)
    return words.say("other", "figure", what=topic)


def _differs(wanted: Claim, other: Claim) -> bool:
    """Tell whether two figures of one thing are of two stretches of time: a quarter and its year."""
    one, two = (None if claim.period is None else claim.period.moment for claim in (wanted, other))
    same = wanted.attribute is not None and wanted.attribute == other.attribute
    return same and one is not None and two is not None and (one.start, one.end) != (two.start, two.end)
