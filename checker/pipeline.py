"""The whole way, from articles to a report: with ``reading``, its first part, the one module that knows all stages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.load import (
    LOADED,
    Loaded,
    Page,
    Pages,
    Shingles,
    Waiting,
    article_of,
    digest_of_waiting,
    iter_articles,
    mark_origins,
    read_shingles,
)
from checker.memory import LIBRARIES, Form, Memory, digest_of, map_remembered
from checker.model import (
    Article,
    Audit,
    Claim,
    EntityMention,
    Figure,
    Finding,
    MadeOf,
    NearMiss,
    Problem,
    Report,
    Skipped,
    Text,
)
from checker.reading import figures_of
from checker.settings import Settings
from checker.workers import begun, collect_rarely, map_chunks, worker_count

if TYPE_CHECKING:  # listing figures must not wait for the stages that it does not need
    from checker.link import OwnNames
    from checker.match import Features

__all__ = ["Progress", "check_articles", "figures_of", "load_all"]

# What a caller may watch: stage, how many done, how many in all.
Progress = Callable[[str, int, int], None]


def _watch(on_progress: Progress | None, stage: str, total: int) -> Callable[[int], None] | None:
    """Return what to call with the items done of one stage."""
    return None if on_progress is None else lambda done: on_progress(stage, done, total)


# Items from which processes are worth starting: a page takes long to read, a story longer to match.
_WORTH_LOADING, _WORTH_JUDGING = 64, 16


class _Counted:
    """Fetches, and tells how many addresses were asked so far; how many there will be is known by none."""

    def __init__(self, pages: Pages, on_progress: Progress) -> None:
        self._pages = pages
        self._tell = on_progress
        self._asked = 0

    def get(self, url: str) -> Page:
        """Return the page at ``url``."""
        self._asked += 1
        self._tell("fetch", self._asked, self._asked)
        return self._pages.get(url)


@collect_rarely()
def load_all(
    inputs: Sequence[str],
    settings: Settings,
    pages: Pages | None = None,
    on_progress: Progress | None = None,
    memory: Memory | None = None,
) -> tuple[list[Article], list[Problem]]:
    """Load every readable article of ``inputs``; what could not be read comes back as problems.

    Args:
        inputs: Files, folders, addresses, or ``-`` for standard input.
        settings: Those of the run.
        pages: Fetches addresses (``checker.fetch.Fetcher``); without it an address is a problem.
        memory: What earlier runs made of the same documents: it changes how long loading takes and nothing else.
        on_progress: Called with ``fetch`` and how many addresses were asked; then with ``load``, the inputs
            made articles of, and how many there are.
    """
    workers = worker_count(settings.workers)

    def spread(function: Callable[[Waiting], Loaded], items: Iterable[Waiting]) -> Iterable[Loaded]:
        waiting = list(items)
        return map_remembered(
            "loaded",
            function,
            waiting,
            partial(digest_of_waiting, default_date=settings.default_date),
            Article,
            workers,
            memory=memory,
            worth=_WORTH_LOADING,
            form=LOADED,
            on_done=_watch(on_progress, "load", len(waiting)),
        )

    articles: list[Article] = []
    problems: list[Problem] = []
    if pages is not None and on_progress is not None:
        pages = _Counted(pages, on_progress)
    for item in iter_articles(inputs, settings.default_date, pages, spread):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            articles.append(item)
    return articles, problems


def _loaded(given: Sequence[Article | dict[str, Any]], settings: Settings, workers: int) -> list[Article]:
    """Return the articles, made of records where they are none yet; those come first."""
    records = [item for item in given if not isinstance(item, Article)]
    made = list(map_chunks(partial(article_of, default_date=settings.default_date), records, workers))
    return [*made, *(item for item in given if isinstance(item, Article))]


# What is judged of one story.
_Judged = tuple[Finding, ...]


def _read_names(article: Article) -> tuple[OwnNames, Shingles]:
    """Return what an article is compared with the corpus by before it is read: its own names, its shingles."""
    from checker.link import read_own_names

    return read_own_names(article), read_shingles(article)


def _read_figures(article: Article) -> tuple[tuple[Figure, ...], tuple[Skipped, ...]]:
    """Return the figures of one article, and the digits that are none."""
    figures, scan = figures_of(article)
    return figures, scan.skipped


@dataclass(frozen=True, slots=True)
class _Task:
    """An article with what is known of it when its claims are read."""

    article: Article
    figures: tuple[Figure, ...]
    names: tuple[EntityMention, ...]
    settings: Settings


def _read_claims(task: _Task) -> tuple[tuple[Claim, ...], Features]:
    """Return what an article tells: its claims, and what it is compared by."""
    from checker.link import link_claims
    from checker.match import read_features

    claims = tuple(link_claims(task.article, task.figures, task.names))
    return claims, read_features(task.article, claims)


@dataclass(frozen=True, slots=True)
class _Told:
    """An article with its claims."""

    article: Article
    claims: tuple[Claim, ...]
    settings: Settings


def _audit(told: _Told) -> tuple[Audit, ...]:
    """Return the arithmetic inside one article."""
    from checker.judge import audit_article

    return tuple(audit_article(told.article, told.claims, told.settings))


@dataclass(frozen=True, slots=True)
class _Story:
    """The articles of one story with their claims."""

    articles: tuple[Article, ...]
    claims: dict[str, tuple[Claim, ...]]
    name: str
    settings: Settings

    def told(self) -> list[Claim]:
        """Return the claims of all articles, in order."""
        return [claim for article in self.articles for claim in self.claims[article.id]]


def _judge_story(story: _Story) -> _Judged:
    from checker.judge import day_rates, judge_fact, part_strangers, rate_table
    from checker.match import match_claims

    homes = {article.id: story.name for article in story.articles}
    known = {article.id: article for article in story.articles}
    rates = day_rates(story.articles, story.told(), rate_table(story.settings.rates))
    facts = match_claims(story.articles, story.claims, homes, story.settings, rates)
    return part_strangers([judge_fact(fact, known, story.settings) for fact in facts])


@dataclass(frozen=True, slots=True)
class _NearMiss:
    """A look-alike with the numbers of its claims."""

    left: int
    right: int
    score: float
    reason: Text


@dataclass(frozen=True, slots=True)
class _Bare:
    """A finding as it is kept: without its claims, which the story has; they are the larger part by far."""

    finding: Finding
    claims: tuple[int, ...]
    near: tuple[_NearMiss, ...]


def _bare_findings(story: _Story, findings: _Judged) -> tuple[_Bare, ...]:
    numbers = {claim.id: number for number, claim in enumerate(story.told())}

    def bare(finding: Finding) -> _Bare:
        fact = finding.fact
        near = (_NearMiss(numbers[n.left.id], numbers[n.right.id], n.score, n.reason) for n in fact.near)
        without = replace(finding, fact=replace(fact, claims=(), near=()))
        return _Bare(without, tuple(numbers[claim.id] for claim in fact.claims), tuple(near))

    return tuple(map(bare, findings))


def _whole_findings(story: _Story, kept: tuple[_Bare, ...]) -> _Judged:
    claims = story.told()

    def whole(bare: _Bare) -> Finding:
        near = tuple(NearMiss(claims[n.left], claims[n.right], n.score, n.reason) for n in bare.near)
        fact = replace(bare.finding.fact, claims=tuple(claims[number] for number in bare.claims), near=near)
        return replace(bare.finding, fact=fact)

    return tuple(map(whole, kept))


class _Keys:
    """Digests by which a memory finds what was worked out of the same things; nothing without a memory."""

    def __init__(self, articles: Sequence[Article], settings: Settings, memory: Memory | None) -> None:
        self._claims: dict[str, bytes | None] = {}
        self.articles: dict[str, bytes | None] = {}
        self.stories: dict[str, bytes] = {}
        if memory is not None:
            self._settings = digest_of(_shown(settings), _content(settings.rates))
            # where an article lies and what it was copied from say nothing about what it says
            bare = (replace(article, origin=None, path=None) for article in articles)
            self.articles = {article.id: digest_of(article) for article in bare}

    def made_of(self) -> MadeOf:
        """Return the digests of what was read and judged."""
        return MadeOf({key: found for key, found in self.articles.items() if found is not None}, self.stories)

    def of_task(self, task: _Task) -> bytes | None:
        article = self.articles[task.article.id]
        found = None if article is None else digest_of(article, self._settings, task.names)
        self._claims[task.article.id] = found
        return found

    def of_told(self, told: _Told) -> bytes | None:
        return self._claims[told.article.id]

    def of_story(self, story: _Story) -> bytes | None:
        found = self._of_members(story)
        if found is not None:
            self.stories[story.name] = found
        return found

    def _of_members(self, story: _Story) -> bytes | None:
        members = [self._claims[article.id] for article in story.articles]
        if any(claims is None for claims in members):
            return None
        # which articles are copies of one text counts, not which text that is: it may be of another story
        origins = [article.origin or article.id for article in story.articles]
        return digest_of(story.name, self._settings, members, [origins.index(origin) for origin in origins])


def _content(path: str) -> bytes:
    """Return what a table of rates holds: the same path may hold others tomorrow."""
    return Path(path).read_bytes() if path else b""


@collect_rarely()
def check_articles(
    articles: Iterable[Article | dict[str, Any]],
    settings: Settings | None = None,
    problems: Iterable[Problem] = (),
    on_progress: Progress | None = None,
    memory: Memory | None = None,
) -> Report:
    """Run all stages over articles (or records with ``id`` and ``text``) and return the report.

    Args:
        articles: In any order: shuffling them changes nothing.
        settings: The defaults need nothing from anybody.
        problems: What could not be loaded, to be reported with the rest.
        on_progress: Called with the stage, the articles or stories done, and how many there are.
        memory: What earlier runs worked out: it changes how long a run takes and nothing else.
    """
    # imported here: listing figures must not wait for the stages that it does not need
    from checker.judge.legend import describe_checks, missing_rates, reference_rates
    from checker.link import OwnNames, link_entities
    from checker.match import Features, group_stories

    settings = settings or Settings()
    workers = worker_count(settings.workers)
    watch = partial(_watch, on_progress)
    loaded = _loaded(list(articles), settings, workers)
    ordered = sorted(loaded, key=lambda article: article.id)
    keys = _Keys(ordered, settings, memory)
    remembered = partial(map_remembered, workers=workers, memory=memory)
    own = list(
        remembered(
            "names",
            _read_names,
            ordered,
            lambda article: keys.articles[article.id],
            tuple[OwnNames, Shingles],
            on_done=watch("names", len(ordered)),
        )
    )
    reading = remembered(
        "figures",
        _read_figures,
        ordered,
        lambda article: keys.articles[article.id],
        tuple[tuple[Figure, ...], tuple[Skipped, ...]],
        on_done=watch("figures", len(ordered)),
    )
    # what looks at the whole corpus is done in this process while others do what needs one article
    with begun(reading) as read:
        entities, names = link_entities(ordered, [names for names, _ in own])
        found = list(read)
    figures = {article.id: figures for article, (figures, _) in zip(ordered, found, strict=True)}
    skipped = {article.id: skipped for article, (_, skipped) in zip(ordered, found, strict=True)}
    by_article: dict[str, list[EntityMention]] = {article.id: [] for article in ordered}
    for name in names:
        by_article[name.article].append(name)
    tasks = [_Task(a, figures[a.id], tuple(by_article[a.id]), settings) for a in ordered]
    telling = remembered(
        "claims",
        _read_claims,
        tasks,
        keys.of_task,
        tuple[tuple[Claim, ...], Features],
        shared=(figure for own in figures.values() for figure in own),
        on_done=watch("claims", len(tasks)),
    )
    with begun(telling) as claiming:
        marked = mark_origins(ordered, [shingles for _, shingles in own])
        del own  # what articles are compared by takes as much room as what they say
        told = list(claiming)
    claims = {article.id: found for article, (found, _) in zip(marked, told, strict=True)}
    auditing = remembered(
        "audits",
        _audit,
        [_Told(article, claims[article.id], settings) for article in marked],
        keys.of_told,
        tuple[Audit, ...],
        shared=(figure for own in figures.values() for figure in own),
        on_done=watch("audits", len(marked)),
    )
    with begun(auditing) as audited:
        features = {article.id: features for article, (_, features) in zip(marked, told, strict=True)}
        stories = group_stories(marked, claims, features)
        del told, tasks, features
        audits = _audits(marked, claims, list(audited), stories, settings)
    groups = _stories(marked, claims, stories, settings)
    judged = remembered(
        "findings",
        _judge_story,
        groups,
        keys.of_story,
        tuple[_Bare, ...],
        form=Form(_bare_findings, _whole_findings),
        chunk=8,
        worth=_WORTH_JUDGING,
        shared=(claim for own in claims.values() for claim in own),
        on_done=watch("facts", len(groups)),
    )
    findings = _unique([finding for found in judged for finding in found])
    return Report(
        articles=tuple(marked),
        figures=figures,
        claims=claims,
        skipped=skipped,
        findings=findings,
        audits=audits,
        entities=tuple(entities),
        entity_mentions=tuple(names),
        stories=stories,
        problems=(*problems, *missing_rates(findings, audits, settings.rates)),
        coverage=_coverage([*skipped.values()], figures, findings),
        rates=reference_rates(marked, figures, settings.rates),
        legend=describe_checks(),
        versions=_versions(),
        settings=_shown(settings),
        made_of=keys.made_of(),
    )


def _audits(
    articles: Sequence[Article],
    claims: dict[str, tuple[Claim, ...]],
    found: Sequence[tuple[Audit, ...]],
    stories: dict[str, str],
    settings: Settings,
) -> tuple[Audit, ...]:
    """Return all audits; where an article without a date leaves one open, they are made again with its story's day.

    The day is the middle one of the story's dated articles: exchange rates need one.
    """
    from checker.judge import audit_article

    days: dict[str, list[date]] = {}
    for article in articles:
        if article.published is not None:
            days.setdefault(stories[article.id], []).append(article.published)
    audits: list[Audit] = []
    for article, own in zip(articles, found, strict=True):
        known = sorted(days.get(stories[article.id], ()))
        if article.published is None and known and any(audit.holds is None for audit in own):
            dated = replace(article, published=known[len(known) // 2])
            own = tuple(audit_article(dated, claims[article.id], settings))
        audits += own
    return tuple(audits)


def _stories(
    articles: Sequence[Article],
    claims: dict[str, tuple[Claim, ...]],
    stories: dict[str, str],
    settings: Settings,
) -> list[_Story]:
    """Return the stories that two articles or more tell, in order of their names."""
    members: dict[str, list[Article]] = {}
    for article in articles:
        members.setdefault(stories[article.id], []).append(article)
    return [
        _Story(tuple(group), {article.id: claims[article.id] for article in group}, name, settings)
        for name, group in sorted(members.items())
        if len(group) > 1
    ]


def _unique(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Order the findings, worst first, and give each an id of its own.

    Two stories may hold facts that are alike in all that an id is made of (two firms of one name):
    the later one by story gets a number.
    """
    seen: Counter[str] = Counter()
    own = []
    for finding in sorted(findings, key=lambda f: (f.fact.story or "", f.fact.id)):
        seen[finding.fact.id] += 1
        if seen[finding.fact.id] > 1:
            fact = replace(finding.fact, id=f"{finding.fact.id}-s{seen[finding.fact.id]}")
            finding = replace(finding, fact=fact)
        own.append(finding)
    return tuple(sorted(own, key=lambda finding: finding.order))


def _versions() -> dict[str, str]:
    import platform
    from importlib.metadata import version

    return {"python": platform.python_version(), **{name: version(name) for name in ("checker", *LIBRARIES)}}


def _shown(settings: Settings) -> dict[str, Any]:
    """Return the settings that a result depends on."""
    return {
        "lang": settings.lang,
        "default_date": settings.default_date.isoformat() if settings.default_date else "",
        "match_threshold": settings.match_threshold,
        "near_threshold": settings.near_threshold,
        "rates": settings.rates,
    }


def _coverage(
    skips: Sequence[tuple[Skipped, ...]], figures: dict[str, tuple[Figure, ...]], findings: Sequence[Finding]
) -> dict[str, Any]:
    """Say what was done and what was not: figures read, matched and left alone, digits unread."""
    skipped = Counter(item.reason for found in skips for item in found)
    matched = {(c.article, c.figure.span) for finding in findings for c in finding.fact.claims}
    total = sum(map(len, figures.values()))
    return {
        "articles": len(figures),
        "figures": total,
        "figures_matched": len(matched),
        "figures_unmatched": total - len(matched),
        "skipped": dict(sorted(skipped.items())),
        "unread": skipped["unread"],
    }
