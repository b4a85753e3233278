"""``report.html``: one file that holds everything and asks nobody for anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from checker.model import Article, Figure, FigureKind, Finding, Hedge, Report, Severity, Verdict
from checker.report.findings import json_of, number_of
from checker.report.fitting import fit_findings, size_of
from checker.report.frame import embedded, environment, page_style, policy, source_of
from checker.report.messages import Messages, read_messages
from checker.report.reading import Reading
from checker.report.scale import iso_ends
from checker.report.shown import AuditView
from checker.report.sides import Sides
from checker.report.view import Viewer
from checker.report.wording import name_of_unit, unit_of

__all__ = ["Budget", "render_page"]


@dataclass(frozen=True, slots=True)
class Budget:
    """How many bytes the parts of the page may take.

    Attributes:
        page: All of it.
        findings: Beyond it, findings of the lowest severity present are sampled.
        audits: Beyond it, audits that hold are left out first.
        articles: Beyond it, the texts of the articles that findings need least are left out.
        figures: Beyond it, rows of the table of figures are left out. Articles and figures also
            give way to findings.
    """

    page: int = 2_950_000
    findings: int = 2_550_000
    audits: int = 250_000
    articles: int = 700_000
    figures: int = 300_000


# Room kept for summary, facets, audits, legend and rates.
_FRAME = 120_000
# Options of one facet; the search finds the rest.
_OPTIONS = 80
# Problems and rates that are listed; findings.json has them all.
_LISTED = 300
# Places of unread digits that are listed; the article view shows the rest.
_UNREAD = 40


def _fit_audits(
    audits: Iterable[AuditView], render: Callable[[AuditView], str], budget: int
) -> list[tuple[AuditView, Markup]]:
    """Render audits, those that fail first, until the budget is used up."""
    kept: list[tuple[AuditView, Markup]] = []
    for audit in audits:
        text = render(audit)
        budget -= size_of(text)
        if budget < 0:
            break
        kept.append((audit, Markup(text)))
    return kept


def _fit_articles(articles: Iterable[Article], render: Callable[[Article], str], budget: int) -> dict[str, Markup]:
    """Render articles, the most needed first, until the budget is used up."""
    kept: dict[str, Markup] = {}
    left = budget
    for article in articles:
        text = render(article)
        left -= size_of(text)
        if left < 0:
            break
        kept[article.id] = Markup(text)
    return kept


def _figure_row(number: int, figure: Figure, words: Messages) -> list[Any]:
    low: object = number_of(figure.low)
    high: object = number_of(figure.high)
    if figure.moment is not None:
        low, high = iso_ends(figure.moment)
    hedges = ", ".join(_hedge(hedge, words) for hedge in figure.hedges)
    kind = words.name("kind", figure.kind.value)
    return [number, figure.text, kind, number_of(figure.value), low, high, _unit(figure, words), hedges]


def _hedge(hedge: Hedge, words: Messages) -> str:
    """Return a hedge with what it does, unless its word says just that: 약 (어림), 이상."""
    effect = words.name("effect", hedge.effect.value)
    return hedge.text if hedge.text == effect else f"{hedge.text} ({effect})"


def _unit(figure: Figure, words: Messages) -> str | None:
    """Return the unit of a figure for people; a currency by its code."""
    if figure.unit is None or figure.kind is FigureKind.MONEY:
        return figure.unit
    return name_of_unit(unit_of(figure), words)


def _fit_figures(report: Report, articles: Iterable[Article], words: Messages, budget: int) -> list[list[Any]]:
    numbers = {article.id: number for number, article in enumerate(report.articles)}
    rows: list[list[Any]] = []
    for article in articles:
        for figure in report.figures.get(article.id, ()):
            row = _figure_row(numbers[article.id], figure, words)
            budget -= size_of(embedded(row))
            if budget < 0:
                return rows
            rows.append(row)
    return rows


def _commonest(numbers: Mapping[str, int], found: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return the keys that most findings have, in their own order: a facet of thousands helps nobody."""
    counted = Counter(key for keys in found for key in keys)
    best = sorted(counted, key=lambda key: (-counted[key], numbers[key]))[:_OPTIONS]
    return {key: numbers[key] for key in sorted(best, key=lambda key: (-counted[key], numbers[key]))}


def _facets(view: Viewer, findings: Sequence[Finding]) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """Return the facets: key, title, and options as (value, words, number of an outlet or 0)."""
    words = view.words
    verdicts = {finding.verdict for finding in findings}
    severities = {finding.severity for finding in findings}
    kinds = sorted({str(finding.fact.kind) for finding in findings})
    used = {view.outlet(claim.article).number for finding in findings for claim in finding.fact.claims}
    titles = {article.id: view.headline(article) for article in view.report.articles}
    entities = _commonest(view.entity_numbers, (set().union(*(c.entities for c in f.fact.claims)) for f in findings))
    stories = _commonest(view.story_numbers, ({f.fact.story or ""} for f in findings))
    statuses = ("none", "error", "fine", "check")
    facets = [
        ("s", "severity", [(s.value, words.of("severity", s.value), 0) for s in reversed(Severity) if s in severities]),
        ("v", "verdict", [(v.value, words.of("verdict", v.value), 0) for v in Verdict if v in verdicts]),
        ("d", "status", [(status, words(f"status_{status}"), 0) for status in statuses]),
        ("k", "kind", [(kind, words.name("kind", kind), 0) for kind in kinds]),
        ("e", "entity", [(str(number), view.entity_names.get(key, key), 0) for key, number in entities.items()]),
        ("r", "source", [(str(o.number), o.name, o.number) for o in view.outlets() if o.number in used]),
        ("t", "story", [(str(number), titles.get(key, key), 0) for key, number in stories.items() if key]),
        ("n", "new", [] if view.report.known is None else [("new", words("new"), 0), ("known", words("known"), 0)]),
    ]
    shown = [(key, words(f"facet_{name}"), options) for key, name, options in facets if len(options) > 1]
    compared = [(key, words(f"compare_{key}"), 0) for key in ("same", "differs", "one")]
    return [*shown, ("c", words("facet_compare"), compared)]


def _script_words(words: Messages) -> dict[str, Any]:
    keys = (
        *(
            "shown",
            "table_shown",
            "other_says",
            "changed",
            "as_quoted",
            "no_figure",
            "compare_result",
            "loaded",
            "load_failed",
            "not_kept",
        ),
        *(
            "blind_name",
            "theme",
            "theme_auto",
            "theme_light",
            "theme_dark",
            "open_all",
            "close_all",
            "copied",
            "reopened",
        ),
    )
    status = {key: words(f"status_{key or 'none'}") for key in ("error", "fine", "check", "")}
    return {key: words(key) for key in keys} | {"status": status}


def _decisions(view: Viewer) -> dict[str, dict[str, Any]]:
    """Return the decisions that the page starts with, those on findings of other runs too."""
    standing = {key: standing.decision for key, standing in view.standings.items()}
    used = {decision.id for decision in standing.values()}
    standing |= {decision.id: decision for decision in view.report.decisions if decision.id not in used}
    return {key: {"status": d.status, "note": d.note, "figures": d.figures} for key, d in sorted(standing.items())}


def _revisions(view: Viewer) -> list[dict[str, Any]]:
    """Return the articles that changed after publication, the worst first, then the latest."""
    words = view.words
    titles = {article.id: view.headline(article) for article in view.report.articles}
    latest = sorted(view.report.revisions, key=lambda r: r.after, reverse=True)
    return [
        {
            "state": words.of("severity", revision.severity.value),
            "explanation": revision.explanation.in_(words.language),
            "outlet": view.outlet(revision.article),
            "anchor": view.anchors[revision.article],
            "title": titles[revision.article],
            "when": words("revision_seen", before=_moment(revision.before), after=_moment(revision.after)),
            "changes": [
                {"old": change.old, "new": change.new, "sentence": change.new_sentence or change.old_sentence}
                for change in revision.changes
            ],
            "notice": revision.notice,
        }
        for revision in sorted(latest, key=lambda r: -r.severity.rank)[:_LISTED]
    ]


def _moment(stamp: str) -> str:
    """Return a moment of the store as people write it: 2026-11-22 09:30 UTC."""
    return f"{stamp[:10]} {stamp[11:16]} UTC"


def _legend(report: Report, words: Messages) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what the verdicts and the reasons for them mean, each with its heading."""
    notes = words.groups.get("legend", {})
    checks = [(words.name("code", code), notes.get(code, text.in_(words.language))) for code, text in report.legend]
    verdicts = [(words.of("verdict", v.value), words.of("verdict_note", v.value)) for v in Verdict]
    return [(words("legend_verdicts"), verdicts), (words("legend_checks"), checks)]


def _coverage(report: Report, words: Messages) -> list[tuple[str, str]]:
    """Return what was done and what was not: figures compared and not, digits not taken for figures."""
    rows = []
    for key, value in report.coverage.items():
        if key == "skipped" and isinstance(value, dict):
            digits = words.of("coverage", "digits")
            rows += [(f"{digits}: {words.name('skip', reason)}", str(count)) for reason, count in value.items()]
        else:
            text = value if isinstance(value, str) else json_of(value).strip()
            rows.append((words.name("coverage", key), text))
    return rows


def _unread(view: Viewer) -> tuple[list[tuple[str, str, str]], int]:
    """Return where digits could not be read (anchor, title of the article, digits), and how many more."""
    places = [
        (view.anchors[article.id], article.title or article.id, skipped.text)
        for article in view.report.articles
        for skipped in view.report.skipped.get(article.id, ())
        if skipped.reason == "unread"
    ]
    return places[:_UNREAD], max(0, len(places) - _UNREAD)


def render_page(report: Report, lang: str = "ko", budget: Budget | None = None) -> bytes:
    """Return ``report.html``.

    Args:
        report: What a run found.
        lang: ``ko`` or ``en``.
        budget: How large the parts may become.
    """
    budget = budget or Budget()
    words = read_messages(lang)
    view = Viewer(report, words)
    sides, reading = Sides(view), Reading(view)
    templates = environment()
    finding_template = templates.get_template("finding.html")
    article_template = templates.get_template("article.html")
    findings, sampled = fit_findings(
        view.findings, lambda finding: finding_template.render(f=sides.finding(finding), w=words), budget.findings
    )
    needed = reading.articles_by_need()
    style, script = page_style(), source_of("script.js")
    audits = _fit_audits(
        reading.audits(), lambda audit: templates.get_template("audit.html").render(u=audit, w=words), budget.audits
    )
    left = budget.page - _FRAME - sum(map(size_of, (*findings, *(text for _, text in audits), style, script)))
    articles = _fit_articles(
        needed,
        lambda article: article_template.render(a=reading.article(article), w=words),
        min(budget.articles, left * 2 // 3),
    )
    figures = _fit_figures(report, needed, words, min(budget.figures, left - sum(map(size_of, articles.values()))))
    used = {row[0] for row in figures}
    titles = {n: view.headline(a) for n, a in enumerate(report.articles) if n in used}
    page = templates.get_template("page.html").render(
        w=words,
        csp=policy(style, script),
        style=Markup(style),
        script=Markup(script),
        data=embedded(
            {
                "words": _script_words(words),
                "outlets": {outlet.name: outlet.number for outlet in view.outlets()},
                "titles": titles,
                "figures": figures,
                "decisions": _decisions(view),
            }
        ),
        s=view.summary(),
        report=report,
        facets=_facets(view, view.findings),
        findings=findings,
        audits={
            "bad": [text for audit, text in audits if audit.state != "holds"],
            "good": [text for audit, text in audits if audit.state == "holds"],
        },
        revisions=_revisions(view),
        articles=[articles[article.id] for article in report.articles if article.id in articles],
        left_out={
            "findings": sampled,
            "audits": len(report.audits) - len(audits),
            "articles": len(report.articles) - len(articles),
            "figures": sum(map(len, report.figures.values())) - len(figures),
        },
        legend=_legend(report, words),
        coverage=_coverage(report, words),
        unread=_unread(view),
        problems=view.problems(_LISTED),
        more_problems=max(0, len(report.problems) - _LISTED),
        rates=[(r.day.isoformat(), r.currency, f"{r.won:,.2f}", r.source) for r in view.rates.all()[:_LISTED]],
        more_rates=max(0, len(report.rates) - _LISTED),
        settings=[
            (words.name("setting", k), str(v)) for k, v in sorted(report.settings.items()) if v not in ("", None)
        ],
        versions=sorted(report.versions.items()),
    )
    return page.encode("utf-8", "replace") + b"\n"
