"""Short forms: ``report.md`` for mail and chat, ``claimreview.jsonld`` for search engines."""

from __future__ import annotations

import re
from typing import Any

from checker.model import Claim, Finding, Report, Verdict
from checker.report.findings import json_of
from checker.report.marks import web_url
from checker.report.messages import read_messages
from checker.report.reading import Reading
from checker.report.sides import Sides
from checker.report.view import Viewer

__all__ = ["render_claimreview", "render_markdown"]

# A message of more findings than this is not read; the page has them all.
_LISTED = 40

_SIGNS = {"error": "●", "warning": "▲", "notice": "◆", "info": "○"}


def escaped(text: str) -> str:
    r"""Return text in which Markdown sees no markup and HTML no tag.

    >>> escaped("<b>*1*</b> [x](y)")
    '&lt;b&gt;\\*1\\*&lt;/b&gt; \\[x\\](y)'
    """
    text = re.sub(r"\s+", " ", text).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]~|])", r"\\\1", text)


def opening(text: str) -> str:
    r"""Return text that may stand at the beginning of a line or of an item: what would begin a list or heading is none.

    >>> opening("2025. 2. 3."), opening("- 3")
    ('2025\\. 2. 3.', '\\- 3')
    """
    return re.sub(r"^(\d*)([#+.)-])", r"\1\\\2", escaped(text))


def _finding_lines(view: Viewer, finding: Finding) -> list[str]:
    shown = Sides(view).finding(finding)
    lines = [
        f"### {_SIGNS[shown.severity]} {escaped(shown.label)} — {shown.verdict_word}",
        "",
        opening(shown.explanation),
        "",
    ]
    for row in shown.rows:
        values = f" ({escaped(', '.join(row.values))})" if row.values else ""
        odd = f" ✕ {view.words('odd')}" if row.odd else ""
        lines.append(f"- {opening(row.outlet.name)}, {escaped(row.when)}: **{escaped(row.text)}**{values}{odd}")
    lines += [f"- {opening(outlet.name)}: **{escaped(text)}**" for outlet, text, _ in shown.others]
    if shown.reopened:
        lines += ["", f"**{escaped(shown.reopened)}**"]
    return [*lines, ""]


def render_markdown(report: Report, lang: str) -> bytes:
    """Return ``report.md``: the summary and the worst findings, to paste into mail or chat."""
    view = Viewer(report, read_messages(lang))
    words, summary = view.words, view.summary()
    lines = [f"# {words('title')}: {summary.lead}", ""]
    lines += [" · ".join(f"{key} {value}" for key, value, _ in summary.numbers), ""]
    if summary.verdicts:
        lines += [" · ".join(f"{word} {n}" for _, word, n in summary.verdicts), ""]
    if report.failures:
        lines += [f"**{words('incomplete', n=len(report.failures))}**", ""]
    if report.problems:
        lines += [f"- {opening(place)}: {escaped(message)}" for place, message in view.problems()]
        lines.append("")
    lines += [f"## {words('findings')}", ""]
    if not view.findings:
        lines += [words("no_others" if len(report.articles) == 1 else "no_findings"), ""]
    waiting = [finding for finding in view.findings if not view.is_dismissed(finding)]
    loud = [finding for finding in waiting if finding.verdict is not Verdict.AGREE]
    quiet = [finding for finding in waiting if finding.verdict is Verdict.AGREE]
    for finding in loud[:_LISTED]:
        lines += _finding_lines(view, finding)
    if quiet:
        lines += [f"### {_SIGNS['info']} {words.of('verdict', 'agree')}", ""]
        for finding in quiet[:_LISTED]:
            texts = dict.fromkeys(claim.figure.text for claim in finding.fact.claims)
            lines.append(f"- {opening(view.title(finding))}: **{escaped(', '.join(texts))}**")
        lines.append("")
    if summary.dismissed:
        lines += [f"### {words('dismissed', n=summary.dismissed)}", ""]
        for finding in [finding for finding in view.findings if view.is_dismissed(finding)][:_LISTED]:
            note = view.standings[finding.fact.id].decision.note
            lines.append(f"- {opening(view.title(finding))}{': ' if note else ''}{escaped(note)}")
        lines.append("")
    left = max(0, len(loud) - _LISTED) + max(0, len(quiet) - _LISTED)
    if left:
        lines += [words("and_more", n=left), ""]
    lines += [f"## {words('audits')}", ""]
    audits = list(Reading(view).audits())
    wrong = [audit for audit in audits if audit.state != "holds"]
    for audit in wrong[:_LISTED]:
        figures = ", ".join(audit.figures)
        head = f"{audit.state_word}: {audit.check}, {audit.outlet.name}"
        lines.append(f"- {opening(head)}: **{escaped(figures)}**: {escaped(audit.explanation)}")
    if wrong:
        lines.append("")
    if not audits:
        lines += [words("audits_none"), ""]
    elif len(audits) > len(wrong):
        lines += [words("audits_good", n=len(audits) - len(wrong)), ""]
    lines += [words("disclaimer"), ""]
    return "\n".join(lines).encode("utf-8", "replace")


def _appearance(view: Viewer, claim: Claim) -> dict[str, Any]:
    article = view.articles[claim.article]
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": None if article.published is None else article.published.isoformat(),
        "url": web_url(article.url),
        "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
    }
    return {key: value for key, value in found.items() if value is not None}


def _review(view: Viewer, finding: Finding) -> dict[str, Any]:
    said: dict[str, list[Claim]] = {}
    for claim in finding.fact.claims:
        said.setdefault(claim.figure.text, []).append(claim)
    return {
        "@type": "ClaimReview",
        "@id": f"#{finding.fact.id}",
        "claimReviewed": f"{finding.fact.label}: {' / '.join(said)}",
        "reviewAspect": view.words.of("verdict", finding.verdict.value),
        "reviewBody": finding.explanation.in_(view.words.language),
        "itemReviewed": [
            {
                "@type": "Claim",
                "name": f"{finding.fact.label}: {text}",
                "appearance": [_appearance(view, claim) for claim in claims],
            }
            for text, claims in said.items()
        ],
    }


def render_claimreview(report: Report, lang: str) -> bytes:
    """Return ``claimreview.jsonld``: the disputed figures, without a rating of anybody's truth.

    Source: schema.org/ClaimReview; ``reviewRating`` is left out on purpose.
    """
    view = Viewer(report, read_messages(lang))
    disputed = [finding for finding in view.findings if finding.verdict is Verdict.CONFLICT]
    graph = [_review(view, finding) for finding in disputed]
    return json_of({"@context": "https://schema.org", "inLanguage": lang, "@graph": graph}).encode(
        "utf-8", "backslashreplace"
    )
