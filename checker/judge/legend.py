"""What a report needs to be understood and made again: the checks, and the rates that were used."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from checker.judge.checks import CHECKS
from checker.judge.exchange import rate_table
from checker.model import Article, Audit, Figure, Finding, Problem, Text

__all__ = ["describe_checks", "missing_rates", "reference_rates"]

# The part of a docstring that begins with Example, up to the next part.
_EXAMPLE = re.compile(r"^Example: (?P<text>.+?)$(?=\n[A-Z]\w+(?: \w+)*:|\Z)", re.MULTILINE | re.DOTALL)

# The longest run of days without a rate is that of Easter: five.
_REACH = 6


def describe_checks() -> tuple[tuple[str, Text], ...]:
    """Return the code of every check with when it speaks and its example, in the order of asking.

    Both are those of its docstring: ``When … Example: ….``
    """
    told = ((check.__name__, _when(inspect.cleandoc(check.__doc__ or ""))) for _, check in CHECKS)
    return tuple((code, Text(text, text)) for code, text in told)


def _when(docstring: str) -> str:
    first, _, rest = docstring.partition("\n")
    example = _EXAMPLE.search(rest)
    shown = f" Example: {' '.join(example['text'].split())}" if example else ""
    return first.replace("Speak when", "When", 1) + shown


def reference_rates(
    articles: Sequence[Article], figures: Mapping[str, Sequence[Figure]], path: str
) -> tuple[dict[str, Any], ...]:
    """Return the rates in won of the currencies that the articles name, on their days of publication.

    Args:
        articles: Those without a date are left out.
        figures: The figures of each article by its id.
        path: The user's own table, or empty.

    Returns:
        One mapping a currency and day: ``currency``, ``date``, ``won`` (for one unit), ``source``.
    """
    table = rate_table(path)
    wanted: set[tuple[str, date]] = set()
    for article in articles:
        if article.published is None:
            continue
        units = {(figure.unit or "").split("/")[0] for figure in figures[article.id] if figure.dimension == "money"}
        if units:
            wanted |= {(unit, article.published) for unit in units | {"USD"} if unit != "KRW"}
    rows: dict[tuple[str, date], dict[str, Any]] = {}
    for currency, published in sorted(wanted):
        for back in range(_REACH):
            day = published - timedelta(days=back)
            won = table.rate(currency, "KRW", day) if table.knows(currency) else None
            if won is not None:
                rows[currency, day] = {
                    "currency": currency,
                    "date": day.isoformat(),
                    "won": f"{won:.4f}",
                    "source": table.source(currency, "KRW"),
                }
                break
    return tuple(row for _, row in sorted(rows.items()))


def missing_rates(findings: Iterable[Finding], audits: Iterable[Audit], path: str) -> tuple[Problem, ...]:
    """Say which conversions could not be judged for want of a rate, one problem a currency."""
    table = rate_table(path)
    wanting: dict[str, str] = {}
    groups = [(audit.article, audit.figures) for audit in audits if audit.holds is None]
    groups += [
        (claim.article, (claim.figure, *claim.conversions))
        for finding in findings
        if finding.code == "no_rate"
        for claim in finding.fact.claims
    ]
    for article, figures in groups:
        for figure in figures:
            currency = (figure.unit or "").split("/")[0]
            if figure.dimension == "money" and not table.knows(currency):
                wanting[currency] = min(wanting.get(currency, article), article)
    return tuple(
        Problem(
            article,
            f"there is no reference rate for {currency}: conversions of it are left undecided; "
            "give a table of your own with --rates",
        )
        for currency, article in sorted(wanting.items())
    )
