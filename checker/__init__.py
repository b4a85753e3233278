"""Read what several outlets wrote of one event, and show where their figures differ.

>>> import checker
>>> callable(checker.check)
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Article
    from checker.settings import Settings
    from checker.tables import CheckedReport

__all__ = ["__version__", "check"]
__version__ = "0.1.0"


def check(articles: Iterable[Article | dict[str, Any]], settings: Settings | None = None) -> CheckedReport:
    """Check articles (or records with ``id``, ``text`` and, where known, source, title, published, url).

    Returns:
        A report with ``facts``, ``audits``, ``to_frame()`` (pandas, one claim a row) and
        ``to_html(path)``.
    """
    from checker.pipeline import check_articles
    from checker.tables import CheckedReport

    return CheckedReport(check_articles(articles, settings))
