"""Show articles with all their figures marked, and the arithmetic inside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from checker.model import Article, Audit, BlockKind, Figure, Span
from checker.numbers import significant
from checker.report.marks import Mark, Part, cut, web_url
from checker.report.shown import ArticleView, AuditView, Paragraph, Run
from checker.report.view import Viewer, anchor_of
from checker.report.wording import PER_DIGITS, Ends, amount, interval, moment_of, unit_of

__all__ = ["Reading"]

_STATES = {False: "fails", None: "open", True: "holds"}


@dataclass
class Reading:
    """The articles of a report as they are read."""

    view: Viewer

    def audits(self) -> Iterator[AuditView]:
        """Yield the audits: those that fail first, then the open ones, then by severity."""
        order = tuple(_STATES)
        numbered = enumerate(self.view.report.audits, 1)
        ranked = sorted(numbered, key=lambda item: (order.index(item[1].holds), -item[1].severity.rank, item[0]))
        return (self._audit(audit, number) for number, audit in ranked)

    def _audit(self, audit: Audit, number: int) -> AuditView:
        article = self.view.articles[audit.article]
        state, language = _STATES[audit.holds], self.view.words.language
        explanation = audit.explanation.in_(language)
        steps = (step.text.in_(language) for step in audit.steps)
        return AuditView(
            id=f"u-{number}",
            article=self.view.anchors[article.id],
            title=self.view.headline(article),
            outlet=self.view.outlet(article.id),
            check=self.view.words.name("check", audit.check),
            state=state,
            state_word=self.view.words(f"audit_{state}"),
            severity=audit.severity.value,
            figures=tuple(figure.text for figure in audit.figures),
            # written for readers of the article, and mostly said already
            expected="" if audit.expected in explanation or article.language != language else audit.expected,
            explanation=explanation,
            steps=tuple(step for step in steps if step not in explanation),
            quote=self._audit_quote(article, audit),
        )

    @staticmethod
    def _audit_quote(article: Article, audit: Audit) -> tuple[Part, ...]:
        """Return the sentences that the audit's figures stand in, the figures marked."""
        if not audit.figures:
            return ()
        parts: list[Part] = []
        seen: set[int] = set()
        for figure in audit.figures:
            sentence = article.sentence_at(figure.span.start)
            span = sentence.span if sentence else figure.span
            if span.start in seen:
                continue
            seen.add(span.start)
            if parts:
                parts.append(Part(" "))
            parts += cut(article.text, span, [Mark(each.span, "fg") for each in audit.figures])
        return tuple(parts)

    def reading(self, figure: Figure) -> str:
        """Return how a figure was read, in one line."""
        words = self.view.words
        found = [words.name("kind", figure.kind.value)]
        if figure.moment is not None:
            found.append(moment_of(figure.moment, words))
        elif figure.value is not None:
            value = figure.value if figure.mention.per is None else significant(figure.value, PER_DIGITS)
            found.append(amount(value, unit_of(figure), words))
        if (figure.low, figure.high) != (figure.value, figure.value) and figure.moment is None:
            found.append(interval(Ends(figure.low, figure.high), unit_of(figure), words))
        found += self.view.hedges(figure)
        return " · ".join(found)

    @cached_property
    def _concerned(self) -> dict[str, dict[int, list[tuple[str, str, str]]]]:
        """Article id → start of figure → what concerns it: (anchor, class, words)."""
        found: dict[str, dict[int, list[tuple[str, str, str]]]] = {}
        for finding in self.view.findings:
            word = self.view.words.of("verdict", finding.verdict.value)
            link = (anchor_of(finding.fact.id), f"s-{finding.severity.value}", f"{word}: {self.view.title(finding)}")
            for claim in finding.fact.claims:
                found.setdefault(claim.article, {}).setdefault(claim.figure.span.start, []).append(link)
        for number, audit in enumerate(self.view.report.audits, 1):
            state = _STATES[audit.holds]
            words = f"{self.view.words.name('check', audit.check)}: {self.view.words(f'audit_{state}')}"
            for figure in audit.figures:
                places = found.setdefault(audit.article, {}).setdefault(figure.span.start, [])
                places.append((f"u-{number}", f"u-{state}", words))
        return found

    def article(self, article: Article) -> ArticleView:
        """Return one article with its figures marked."""
        figures = self.view.report.figures.get(article.id, ())
        concerned = self._concerned.get(article.id, {})
        marks = []
        for figure in figures:
            anchors = [anchor for anchor, _, _ in concerned.get(figure.span.start, [])]
            in_finding = any(not anchor.startswith("u-") for anchor in anchors)
            kind = "gf" if in_finding else "ga" if anchors else "gn"
            marks.append(Mark(figure.span, kind, self.reading(figure)))
        for item in self.view.report.skipped.get(article.id, ()):
            unread = item.reason == "unread"
            words = self.view.words("unread") if unread else self.view.words("skipped")
            reason = "" if unread else f" · {self.view.words.name('skip', item.reason)}"
            marks.append(Mark(item.span, "gx" if unread else "gs", words + reason))
        return ArticleView(
            id=article.id,
            anchor=self.view.anchors[article.id],
            title=self.view.headline(article),
            outlet=self.view.outlet(article.id),
            when=self.view.when(article),
            copy_of=self.view.copy_of(article),
            url=web_url(article.url),
            url_text=article.url or "",
            figures=len(figures),
            runs=tuple(
                Run(folded, tuple(paragraphs))
                for folded, paragraphs in groupby(
                    self._paragraphs(article, marks, concerned), lambda p: not BlockKind(p.kind).is_read
                )
            ),
            language=article.language,
        )

    @staticmethod
    def _paragraphs(
        article: Article, marks: list[Mark], concerned: dict[int, list[tuple[str, str, str]]]
    ) -> Iterable[Paragraph]:
        blocks = article.blocks
        spans = [(block.span, block.kind) for block in blocks] or [(Span(0, len(article.text)), BlockKind.BODY)]
        for span, kind in spans:
            inside = [mark for mark in marks if span.contains(mark.span)]
            links = {
                link: None
                for start, found in sorted(concerned.items())
                if span.start <= start < span.end
                for link in found
            }
            yield Paragraph(kind.value, cut(article.text, span, inside), tuple(links))

    def articles_by_need(self) -> list[Article]:
        """Return the articles, those of the worst findings first: a page with a budget keeps them."""
        need: dict[str, None] = {}
        for finding in self.view.findings:
            for claim in finding.fact.claims:
                need.setdefault(claim.article)
        for audit in self.view.report.audits:
            need.setdefault(audit.article)
        for article in self.view.report.articles:
            need.setdefault(article.id)
        return [self.view.articles[key] for key in need]
