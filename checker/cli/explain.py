"""``checker explain``: which entries and rules made a figure."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checker.cli.codes import DONE, FAILED, INCOMPLETE, show_problem
from checker.cli.options import Fetching, settings_of

if TYPE_CHECKING:
    from checker.model import Article, Span

__all__ = ["explain"]


def explain(
    what: str,
    article: str | None = None,
    place: str | None = None,
    *,
    link: tuple[str, str] | None = None,
    lang: Literal["ko", "en"] = "ko",
    date: str | None = None,
) -> int:
    """Show which lexicon entries and rules made each figure, and why other digits are none.

    Args:
        what: A text in quotes, a file, or an address.
        article: Id of one article of the file.
        place: START:END of one figure, in code points.
        link: Two claims, ARTICLE:START each: why they were, or were not, taken for one fact.
        lang: Language of the explanation.
        date: Day of publication (YYYY-MM-DD) of articles that do not show theirs.
    """
    from checker.explain import explain_article, explain_link
    from checker.model import Problem
    from checker.pipeline import check_articles, load_all

    settings = settings_of(lang=lang, date=date)
    span = _span(place)
    problems: list[Problem] = []
    if _is_file(what):
        articles, problems = load_all([what], settings, Fetching())
    else:
        articles = [_text_article(what)]
    for problem in problems:
        show_problem(problem, lang)
    chosen = [a for a in articles if article is None or a.id == article]
    if not chosen:
        if articles:
            show_problem(Problem(what, f"there is no article {article!r} in it"), lang)
        return FAILED
    report = check_articles(chosen, settings)
    if link is not None:
        print(
            "\n".join(explain_link(report, *link, threshold=settings.match_threshold, lang=lang, rates=settings.rates))
        )
        return INCOMPLETE if any(not problem.note for problem in problems) else DONE
    for index, one in enumerate(report.articles):
        if index:
            print()
        print("\n".join(explain_article(report, one.id, lang=lang, span=span)))
    return INCOMPLETE if any(not problem.note for problem in problems) else DONE


def _is_file(what: str) -> bool:
    """Tell whether a file or an address is meant, be it there or not, and not a text."""
    from checker.load import is_known

    if what == "-" or re.match("https?://", what):
        return True
    try:
        return Path(what).exists() or (
            " " not in what and (is_known(what) or ("/" in what and Path(what).suffix != ""))
        )
    except OSError:  # a text longer than any path
        return False


def _text_article(text: str) -> Article:
    from checker.load import article_of

    return article_of({"id": "text", "text": text})


def _span(place: str | None) -> Span | None:
    from checker.errors import UsageError
    from checker.model import Span

    if place is None:
        return None
    start, colon, end = place.partition(":")
    if not (colon and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise UsageError(f"{place!r} is no place in a text", hint="write START:END, as in 120:128")
    return Span(int(start), int(end))
