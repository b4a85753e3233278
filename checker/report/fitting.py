"""Choose the findings that a page has room for: the worst whole, of the others an even sample."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import inf

from markupsafe import Markup

from checker.model import Finding, Severity

__all__ = ["fit_findings", "size_of"]


def size_of(text: str) -> int:
    """Return how many bytes a text takes."""
    return len(text.encode("utf-8", "replace"))


def _evenly(items: Sequence[Finding], count: int) -> list[Finding]:
    """Return ``count`` of the items, spread evenly: the same ones each time."""
    return [items[i * len(items) // count] for i in range(count)]


# Findings of a class whose mean size stands for all of it, and how far beyond a budget a class must seem to be
# before it is believed to be so unrendered: findings of one class differ by the number of their tellers, and the
# mean of forty of them is off by less than a fifth.
_PROBE, _SURELY = 40, 1.3
# What a sample is made smaller by as long as it is still too large.
_SMALLER = 0.95


class _Fitting:
    """Renders findings as they are asked for, each once: of a day of the press most do not fit on the page."""

    def __init__(self, render: Callable[[Finding], str]) -> None:
        self._render = render
        self._texts: dict[str, str] = {}
        self._sizes: dict[str, int] = {}

    def text(self, finding: Finding) -> str:
        """Return a finding as the page has it."""
        key = finding.fact.id
        if key not in self._texts:
            self._texts[key] = self._render(finding)
            self._sizes[key] = size_of(self._texts[key])
        return self._texts[key]

    def size(self, findings: Iterable[Finding], enough: float = inf) -> int:
        """Return the bytes that findings take, or where that is more than enough, of so many of them."""
        total = 0
        for finding in findings:
            self.text(finding)
            total += self._sizes[finding.fact.id]
            if total > enough:
                break
        return total

    def guess(self, findings: Sequence[Finding]) -> float:
        """Return about how many bytes findings take, by an even sample of them."""
        count = min(len(findings), _PROBE)
        return self.size(_evenly(findings, count)) * len(findings) / count if count else 0.0

    def fits(self, findings: Sequence[Finding], budget: float) -> bool:
        """Tell whether findings take no more than a budget."""
        return self.guess(findings) <= budget * _SURELY and self.size(findings, budget) <= budget

    def sample(self, findings: Sequence[Finding], budget: float) -> list[Finding]:
        """Return as many findings as a budget has room for, spread evenly."""
        count = int(len(findings) * budget / max(1.0, self.guess(findings)))
        chosen = _evenly(findings, max(0, min(count, len(findings))))
        while chosen and self.size(chosen, budget) > budget:
            chosen = _evenly(findings, int(len(chosen) * _SMALLER))
        return chosen


def fit_findings(
    findings: Sequence[Finding], render: Callable[[Finding], str], budget: int
) -> tuple[list[Markup], int]:
    """Render findings within a budget; the lowest class gives way first, as an even sample.

    Args:
        findings: In the order of the page.
        render: Makes the text of one; it is asked for what is shown and little more.
        budget: Bytes that they may take.

    Returns:
        The texts in the same order, and how many findings were left out.
    """
    fitting = _Fitting(render)
    if fitting.fits(findings, budget):
        return [Markup(fitting.text(finding)) for finding in findings], 0
    left = budget * 17 // 20  # once some must go, the articles of the worst get their room too
    kept: set[str] = set()
    for severity in reversed(Severity):
        group = [finding for finding in findings if finding.severity is severity]
        is_whole = fitting.fits(group, left)
        chosen = group if is_whole else fitting.sample(group, left)
        kept.update(finding.fact.id for finding in chosen)
        left -= fitting.size(chosen)
        if not is_whole:
            break
    shown = [finding for finding in findings if finding.fact.id in kept]
    return [Markup(fitting.text(finding)) for finding in shown], len(findings) - len(shown)
