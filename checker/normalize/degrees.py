"""Degrees of an article that tells temperatures: 1.5도 and 1.5 degrees are temperatures there, in the unit told last."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from checker.lexicon.degrees import are_other_degrees
from checker.model import Mention

__all__ = ["as_temperatures"]

_DEGREE = "degree"
_TEMPERATURES = frozenset({"degree_Celsius", "degree_Fahrenheit"})
_RULE = "rule:temperatures of the article"


def as_temperatures(text: str, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Make degrees temperatures where their article tells temperatures, but where their words say otherwise.

    Args:
        text: Of the article.
        mentions: In reading order.

    Returns:
        The mentions as they are, where no degrees are bare or nothing says what they are; else those with their
        unit: that of the temperature before them, or of the first one.
    """
    last = next((mention.unit for mention in mentions if mention.unit in _TEMPERATURES), None)
    if last is None or not any(map(_is_bare, mentions)):
        return mentions
    told: list[Mention] = []
    for mention in mentions:
        unit = mention.unit
        if _is_bare(mention):
            known = unit if unit in _TEMPERATURES else last
            unit = _DEGREE if are_other_degrees(text, mention.span.start, mention.span.end) else known
        last = unit if unit in _TEMPERATURES else last
        if unit != mention.unit:
            mention = structs.replace(mention, unit=unit, trace=(*mention.trace, _RULE))
        told.append(mention)
    return told


def _is_bare(mention: Mention) -> bool:
    """Tell whether degrees do not say of what they are, though words further off may: 35도, not 섭씨 35도 nor 35℃."""
    if mention.unit == _DEGREE:
        return True
    return mention.unit in _TEMPERATURES and mention.text[-1:] == "도" and mention.text[:1].isdigit()
