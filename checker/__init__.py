"""Read what several outlets wrote of one event, and show where their figures differ.

>>> import checker
>>> callable(checker.check)
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from checker.model import Article
    from checker.settings import Settings
    from checker.tables import CheckedReport

__all__ = ["__version__", "check"]
__version__ = "0.1.0"


def check(
    articles: Iterable[Article | dict[str, Any]],
    settings: Settings | None = None,
    *,
    decisions: str | Path | None = None,
) -> CheckedReport:
    """Check articles (or records with ``id``, ``text`` and, where known, source, title, published, url).

    Args:
        articles: In any order.
        settings: The defaults need nothing from anybody.
        decisions: File of decisions, as the report's page saves it.

    Returns:
        A report with ``facts``, ``audits``, ``to_frame()`` (pandas, one claim a row) and
        ``to_html(path)``.
    """
    from checker.pipeline import check_articles
    from checker.tables import CheckedReport

    report = check_articles(articles, settings)
    if decisions is not None:
        from dataclasses import replace

        from checker.report import read_decisions

        report = replace(report, decisions=read_decisions(decisions))
    return CheckedReport(report)
