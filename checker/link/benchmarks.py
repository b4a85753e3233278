"""What figures of a forecast are of, by the results that they are held against.

Revenue of $94.9 billion and earnings of $1.64 a share beat expectations of $94.6 billion and $1.60: behind the word for a
forecast no noun is repeated, so the nearest one before it would be taken for both. Each is of the result that it comes
close to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.lexicon.attributes import is_general_attribute
from checker.link.forecasts import follows_forecast
from checker.link.scene import Scene
from checker.model import Claim, Figure, FigureKind, Role

__all__ = ["hold_against_results"]

# From one figure of a row to the next: 945억달러와 1.60달러, $94.6 billion and $1.60, (945억달러, 1.60달러).
_ROW = re.compile(r"^(?:와|과|,| 및| and|, and| /|/)\s?(?:약\s|about\s)?$")
# How many times a forecast may be what came: analysts miss revenue by a few per cent, earnings by a third.
_FAR = Decimal("1.5")
# … and by how much nearer it must come to one result than to any other.
_NEARER = 2
# Letters from a figure to the noun behind it: $94.6 billion in revenue.
_BEHIND = 6
_KINDS = (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.COUNT)
_RESULTS = frozenset({Role.LEVEL, Role.CHANGE, Role.UNIT_PRICE})
_PER_UNIT = "per_unit:"


def hold_against_results(scene: Scene, own: Sequence[Claim], before: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a sentence, the values of a forecast named after the results that they come close to.

    Args:
        scene: The sentence.
        own: Its claims in reading order.
        before: Those of the sentence before it in its paragraph.
    """
    claims = list(own)
    for row in _rows(scene, claims):
        told = [claim for claim in claims[: row[0]] if _is_result(claim)]
        values = [claims[i] for i in row]
        if any(_is_named(scene, value, told) for value in values):
            continue
        mates = _mates(values, told) or _mates(values, [*filter(_is_result, before), *told])
        for i, mate in zip(row, mates, strict=False):
            claims[i] = _named_after(claims[i], mate)
    return claims


def _is_named(scene: Scene, claim: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether the words since the last result, or those right after the figure, name what a forecast is of."""
    if not claim.attribute_text:
        return False
    start = _end(scene, told[-1]) if told else 0
    figure = claim.figure.span
    before = scene.text[start : figure.start - scene.offset]
    after = scene.text[figure.end - scene.offset :][: len(claim.attribute_text) + _BEHIND]
    return claim.attribute_text in before or claim.attribute_text in after


def _is_result(claim: Claim) -> bool:
    known = claim.attribute is not None and not is_general_attribute(claim.attribute)
    return known and claim.role in _RESULTS and claim.figure.value is not None and claim.figure.kind in _KINDS


def _rows(scene: Scene, claims: Sequence[Claim]) -> list[list[int]]:
    """Return the places of the figures right behind a word for a forecast, those that go on with them included."""
    numbers = {start + scene.offset: i for i, start in enumerate(scene.starts)}
    rows: list[list[int]] = []
    for i, claim in enumerate(claims):
        if claim.figure.kind not in _KINDS or claim.figure.value is None:
            continue
        number = numbers[claim.figure.span.start]
        if rows and rows[-1][-1] == i - 1 and _ROW.match(_gap(scene, claims[i - 1], claim)):
            rows[-1].append(i)
        elif follows_forecast(scene, number):
            rows.append([i])
    return rows


def _gap(scene: Scene, one: Claim, two: Claim) -> str:
    return scene.text[_end(scene, one) : two.figure.span.start - scene.offset].removeprefix(")")


def _end(scene: Scene, claim: Claim) -> int:
    """Return where a figure, or the last conversion of it, ends in its sentence."""
    return max(figure.span.end for figure in (claim.figure, *claim.conversions)) - scene.offset


def _mates(row: Sequence[Claim], results: Sequence[Claim]) -> list[Claim]:
    """Return the result that each forecast is of; none where one has none, or two of them the same."""
    mates = [_mate(claim, results) for claim in row]
    found = [mate for mate in mates if mate is not None]
    if len(found) < len(row) or len({mate.attribute for mate in found}) < len(row):
        return []
    return found


def _mate(claim: Claim, results: Sequence[Claim]) -> Claim | None:
    """Return the one result that a forecast comes close to, the last of those that count one thing."""
    near: dict[str | None, tuple[Decimal, Claim]] = {}
    for result in results:
        if (off := _off(claim.figure, result.figure)) is not None and off <= _FAR:
            near[result.attribute] = off, result
    ranked = sorted(near.values(), key=lambda pair: pair[0])
    if len(ranked) > 1 and (ranked[1][0] - 1) < _NEARER * (ranked[0][0] - 1):
        return None
    return ranked[0][1] if ranked else None


def _off(one: Figure, two: Figure) -> Decimal | None:
    """Return how many times one value is the other, at least one; only one of them need say that it is of a share."""
    first, second = one.value, two.value
    if not first or not second or (first < 0) != (second < 0):
        return None
    if (one.unit or "").split("/")[0] != (two.unit or "").split("/")[0]:
        return None
    return max(first / second, second / first)


def _named_after(claim: Claim, result: Claim) -> Claim:
    """Return a forecast as one of what a result is of."""
    kept = {mark for mark in claim.qualifiers if not mark.startswith(_PER_UNIT)} | {"forecast"}
    marks = frozenset(kept | {mark for mark in result.qualifiers if mark.startswith(_PER_UNIT)})
    if (claim.attribute, claim.role, claim.qualifiers) == (result.attribute, Role.FORECAST, marks):
        return claim
    note = f"attribute: {result.attribute_text} of {result.figure.text}, which the forecast is held against"
    return replace(
        claim,
        attribute=result.attribute,
        attribute_text=result.attribute_text,
        role=Role.FORECAST,
        direction=0,
        base=None,
        qualifiers=marks,
        notes=(*claim.notes, note),
    )
