"""The whole way, from articles to a report: the one module that knows all stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checker.load import article_of, iter_articles, mark_origins
from checker.model import Article, EntityMention, Figure, Problem, Report, Scan
from checker.normalize import normalize_mentions
from checker.scan import scan_article
from checker.settings import Settings

__all__ = ["check_articles", "figures_of", "load_all"]


def figures_of(article: Article) -> tuple[tuple[Figure, ...], Scan]:
    """Read the figures of one article.

    Returns:
        The figures in reading order, and the scan they came from (with the digits it skipped).
    """
    scan = scan_article(article)
    return tuple(normalize_mentions(article, scan.mentions)), scan


def load_all(inputs: Sequence[str], settings: Settings) -> tuple[list[Article], list[Problem]]:
    """Load every readable article of ``inputs``; what could not be read comes back as problems."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for item in iter_articles(inputs, settings.default_date):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            articles.append(item)
    return articles, problems


def check_articles(
    articles: Iterable[Article | dict[str, Any]],
    settings: Settings | None = None,
    problems: Iterable[Problem] = (),
) -> Report:
    """Run all stages over articles (or records with ``id`` and ``text``) and return the report."""
    # imported here: listing figures must not wait for the stages that it does not need
    from checker.judge import audit_article, judge_fact
    from checker.link import link_claims, link_entities
    from checker.match import group_stories, match_claims

    settings = settings or Settings()
    loaded = [a if isinstance(a, Article) else article_of(a, settings.default_date) for a in articles]
    marked = mark_origins(sorted(loaded, key=lambda article: article.id))
    read = {article.id: figures_of(article) for article in marked}
    entities, names = link_entities(marked)
    by_article: dict[str, list[EntityMention]] = {article.id: [] for article in marked}
    for name in names:
        by_article[name.article].append(name)
    claims = {
        article.id: tuple(link_claims(article, read[article.id][0], by_article[article.id])) for article in marked
    }
    stories = group_stories(marked, claims)
    facts = match_claims(marked, claims, stories, settings)
    known = {article.id: article for article in marked}
    findings = sorted(
        (judge_fact(fact, known, settings) for fact in facts),
        key=lambda finding: (-finding.severity.rank, -finding.fact.score, finding.fact.id),
    )
    audits = [audit for article in marked for audit in audit_article(article, claims[article.id], settings)]
    return Report(
        articles=tuple(marked),
        figures={key: figures for key, (figures, _) in read.items()},
        claims=claims,
        skipped={key: scan.skipped for key, (_, scan) in read.items()},
        findings=tuple(findings),
        audits=tuple(audits),
        entities=tuple(entities),
        entity_mentions=tuple(names),
        stories=stories,
        problems=tuple(problems),
        coverage=_coverage(read),
    )


def _coverage(read: dict[str, tuple[tuple[Figure, ...], Scan]]) -> dict[str, Any]:
    skipped: dict[str, int] = {}
    for _, scan in read.values():
        for item in scan.skipped:
            skipped[item.reason] = skipped.get(item.reason, 0) + 1
    return {
        "articles": len(read),
        "figures": sum(len(figures) for figures, _ in read.values()),
        "skipped": dict(sorted(skipped.items())),
    }


def iter_figures(inputs: Sequence[str], settings: Settings) -> Iterator[tuple[Article, tuple[Figure, ...]] | Problem]:
    """Yield each article with its figures as it is read: memory does not grow with their number."""
    for item in iter_articles(inputs, settings.default_date):
        yield item if isinstance(item, Problem) else (item, figures_of(item)[0])
