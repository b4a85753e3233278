"""Let go of what is old."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection, delete, func, or_, select

from checker.store.schema import articles, findings, memory, outbox, pages, runs

__all__ = ["MEMORY_DAYS", "drop_old"]

# Results that no run has asked for in so many days are of closed stories or of an older program.
MEMORY_DAYS = 7


def drop_old(connection: Connection, today: date, article_days: int, page_days: int, run_days: int) -> dict[str, int]:
    """Drop what is older than it need be; 0 days keeps it for ever.

    Returns:
        How many rows went, by table; versions, figures and revisions go with their article.
    """

    def before(days: int) -> str:
        return (today - timedelta(days=days)).isoformat()

    found: dict[str, int] = {}
    found["memory"] = connection.execute(delete(memory).where(memory.c.day < before(MEMORY_DAYS))).rowcount
    if page_days:
        found["pages"] = connection.execute(delete(pages).where(pages.c.fetched_at < before(page_days))).rowcount
    if article_days:
        old = before(article_days)
        # a story keeps all of its articles, and what a source still has would come back as new
        fresh = select(articles.c.story).where(
            or_(articles.c.day >= old, articles.c.last_seen >= old), articles.c.story.is_not(None)
        )
        aged = delete(articles).where(
            articles.c.day < old,
            articles.c.last_seen < old,
            articles.c.read == articles.c.version,
            articles.c.story.not_in(fresh),
        )
        found["articles"] = connection.execute(aged).rowcount
        found["findings"] = connection.execute(
            delete(findings).where(findings.c.day < old, findings.c.story.not_in(fresh))
        ).rowcount
    if run_days:
        # by order: a run that a clock put into the past is as young as those before it
        fresh_run = connection.execute(select(func.min(runs.c.id)).where(runs.c.started >= before(run_days))).scalar()
        if fresh_run is not None:
            sent = delete(outbox).where(outbox.c.run < fresh_run, outbox.c.sent.is_not(None))
            found["outbox"] = connection.execute(sent).rowcount
            over = runs.c.status.in_(("published", "failed", "interrupted"))
            found["runs"] = connection.execute(delete(runs).where(runs.c.id < fresh_run, over)).rowcount
    return found
