"""How far students agree with each other: Krippendorff's alpha for names without an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

__all__ = ["alpha"]


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha of nominal data; who left a unit out is no disagreement.

    The one library that is kept up is under the GPL, and the others bring a statistics stack for one sum.

    Args:
        units: For each question, what those who answered chose.

    Returns:
        1 for full agreement, 0 for that of chance; ``None`` where no question has two answers, or all
        answers are the same, so that there is no chance to compare with.

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: .691 for its example.

    >>> round(alpha([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]), 3)
    0.533
    """
    pairable = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[Hashable] = sum(pairable, Counter())
    count = sum(totals.values())
    chance = count * count - sum(n * n for n in totals.values())
    if not chance:
        return None
    observed = 0.0
    for values in pairable:
        size = sum(values.values())
        observed += (size * size - sum(n * n for n in values.values())) / (size - 1)
    return 1 - (count - 1) * observed / chance
