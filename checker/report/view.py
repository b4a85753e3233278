"""Work out everything that the page shows: templates print, this module thinks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from checker.model import (
    Article,
    Audit,
    BlockKind,
    Claim,
    Figure,
    FigureKind,
    Finding,
    Link,
    NearMiss,
    Report,
    Role,
    Severity,
    Span,
    Verdict,
)
from checker.report.findings import worst_first
from checker.report.marks import Mark, Part, cut, jump_url, quote_parts, web_url
from checker.report.messages import Messages
from checker.report.plot import Axis, Strip, axis_of, strip_of
from checker.report.scale import Common, Rates, common_of
from checker.report.titles import entity_name, title_of
from checker.report.wording import Ends, amount, brief, day_of, days_of, grouped, interval, moment_of, rounded, time_of

__all__ = [
    "ArticleView",
    "AuditView",
    "FindingView",
    "Outlet",
    "Paragraph",
    "Row",
    "SummaryView",
    "Viewer",
    "anchor_of",
]

# A finding shows so many figures side by side; the rest are named below the table.
_ROWS = 14
_CHIPS = 5
# Time labels stand at least so far apart, in per cent: a date with its hour on a phone.
_APART = 20.0
# Digits of a price or rate worked out for one unit.
_PER_DIGITS = 6
# So many reasons of a match are named; findings.json has them all.
_REASONS = 5
# Reasons of which only the name is for readers: what they saw are codes.
_INNER = ("scope", "base", "role")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with the number that stands for it when names are hidden."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """One claim in the side-by-side table."""

    article: str
    anchor: str
    outlet: Outlet
    copy_of: Outlet | None
    when: str
    text: str
    times: int
    conversions: tuple[str, ...]
    values: tuple[str, ...]
    language: str
    hedges: tuple[str, ...]
    says: str
    details: tuple[tuple[str, str], ...]
    quote: tuple[Part, ...]
    url: str | None
    strip: Strip | None
    odd: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a time, in the picture of an update: ``x`` in per cent, ``y`` in pixels."""

    x: float
    y: float
    label: str
    when: str
    anchor: str


@dataclass(frozen=True, slots=True)
class NearView:
    """A look-alike that was kept apart."""

    left: str
    left_outlet: Outlet
    right: str
    right_outlet: Outlet
    reason: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding as the page shows it."""

    anchor: str
    label: str
    kind: str
    kind_word: str
    verdict: str
    verdict_word: str
    severity: str
    severity_word: str
    explanation: str
    cause: str
    chips: tuple[tuple[str, int], ...]
    more_chips: int
    counts: str
    rows: tuple[Row, ...]
    others: tuple[tuple[Outlet, str], ...]
    rates: tuple[str, ...]
    axis: Axis | None
    points: tuple[Point, ...]
    over_time: str
    steps: tuple[str, ...]
    change: str
    notes: tuple[str, ...]
    near: tuple[NearView, ...]
    links: tuple[str, ...]
    certainty: int
    entities: tuple[int, ...]
    outlets: tuple[int, ...]
    story: int
    is_new: bool | None


@dataclass(frozen=True, slots=True)
class AuditView:
    """One check of the arithmetic inside an article."""

    id: str
    article: str
    title: str
    outlet: Outlet
    check: str
    state: str
    state_word: str
    severity: str
    figures: tuple[str, ...]
    expected: str
    explanation: str
    steps: tuple[str, ...]
    quote: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article, with what is said of its figures in the margin."""

    kind: str
    parts: tuple[Part, ...]
    links: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Paragraphs in a row; those that are no journalism are folded away together."""

    folded: bool
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with all its figures marked."""

    id: str
    anchor: str
    title: str
    outlet: Outlet
    when: str
    copy_of: Outlet | None
    url: str | None
    url_text: str
    figures: int
    runs: tuple[Run, ...]
    language: str


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The first screen."""

    numbers: tuple[tuple[str, str, str], ...]
    severities: tuple[tuple[str, str, int], ...]
    verdicts: tuple[tuple[str, str, int], ...]
    lead: str
    audits_failed: int
    new: int | None


@dataclass
class Viewer:
    """Everything of one report, in one language.

    Args:
        report: What a run found.
        words: The words of the page.
    """

    report: Report
    words: Messages
    _outlets: dict[str, Outlet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Number the outlets, in order of their articles."""
        for article in self.report.articles:
            name = article.source or article.id
            self._outlets.setdefault(name, Outlet(name, len(self._outlets) + 1))

    @cached_property
    def rates(self) -> Rates:
        """The rates of the run."""
        return Rates(self.report.rates)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.report.articles}

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Article id → anchor in the page."""
        return {article.id: f"a-{number}" for number, article in enumerate(self.report.articles, 1)}

    @cached_property
    def findings(self) -> list[Finding]:
        """The findings, worst first."""
        return worst_first(self.report.findings)

    @cached_property
    def entity_names(self) -> dict[str, str]:
        """Entity id → name, in the language of the page."""
        return {entity.id: entity_name(entity, self.words.language) for entity in self.report.entities}

    @cached_property
    def entity_numbers(self) -> dict[str, int]:
        """Entities of findings → number, in order of their first finding."""
        return _numbered(e for finding in self.findings for c in finding.fact.claims for e in c.entities)

    @cached_property
    def story_numbers(self) -> dict[str, int]:
        """Stories of findings → number, in order of their first finding."""
        return _numbered(finding.fact.story or "" for finding in self.findings)

    def outlet(self, article: str) -> Outlet:
        """Return the outlet of an article; one of unknown source goes by its own id."""
        return self._outlets[self.articles[article].source or article]

    def outlets(self) -> list[Outlet]:
        """Return every outlet, in order of its first article."""
        return list(self._outlets.values())

    def copy_of(self, article: Article) -> Outlet | None:
        """Return the outlet of the article that this one is a copy of."""
        if article.origin in (None, article.id) or article.origin not in self.articles:
            return None
        return self.outlet(article.origin)

    def when(self, article: Article) -> str:
        """Return when an article was published."""
        if article.published_at is not None:
            return time_of(article.published_at, self.words)
        return day_of(article.published, self.words)

    # ---- summary

    def summary(self) -> SummaryView:
        """Return the first screen."""
        words, report = self.words, self.report
        origins = {article.origin or article.id for article in report.articles}
        named = {article.source for article in report.articles if article.source}
        days = sorted(article.published for article in report.articles if article.published)
        period = "–"
        if days:
            period = day_of(days[0], words)
            if days[-1] != days[0]:
                period = days_of(days[0], days[-1], words)
        figures = sum(len(found) for found in report.figures.values())
        numbers = (
            (words("articles"), grouped(Decimal(len(report.articles))), ""),
            (words("sources"), grouped(Decimal(len(named))), ""),
            (words("origins"), grouped(Decimal(len(origins))), words("origins_note")),
            (words("stories"), grouped(Decimal(len(set(report.stories.values())))), ""),
            (words("figures"), grouped(Decimal(figures)), ""),
            (words("facts"), grouped(Decimal(len(report.findings))), ""),
            (words("period"), period, ""),
        )
        by_severity = Counter(finding.severity for finding in report.findings)
        by_verdict = Counter(finding.verdict for finding in report.findings)
        bad = by_severity[Severity.ERROR] + by_severity[Severity.WARNING]
        return SummaryView(
            numbers,
            tuple((s.value, words.of("severity", s.value), by_severity[s]) for s in reversed(Severity)),
            tuple((v.value, words.of("verdict", v.value), by_verdict[v]) for v in Verdict if by_verdict[v]),
            words("lead_bad", n=bad) if bad else words("lead_none"),
            sum(audit.holds is False for audit in report.audits),
            None if report.known is None else sum(f.fact.id not in report.known for f in report.findings),
        )

    # ---- findings

    def title(self, finding: Finding) -> str:
        """Return the title of a finding."""
        return title_of(finding.fact, self.entity_names, self.words)

    def common(self, claim: Claim) -> Common:
        """Return a claim's figure on the scale of its fact."""
        article = self.articles.get(claim.article)
        return common_of(claim.figure, article.published if article else None, self.rates)

    def _values(self, claim: Claim, common: Common, place: Common | None) -> tuple[str, ...]:
        """Return the value as read, in won and dollars if it is money, in the others' unit if they have another."""
        figure, words = claim.figure, self.words
        if figure.kind in (FigureKind.DATE, FigureKind.TIME):
            return (moment_of(figure.moment, words),) if figure.moment else ()
        ends = (
            Ends(figure.value, figure.value)
            if (figure.low, figure.high) == (None, None)
            else Ends(figure.low, figure.high)
        )
        if figure.mention.per is not None:  # a price for 3.3㎡ seldom comes out even for one
            ends = Ends(*(None if end is None else rounded(end, _PER_DIGITS) for end in (ends.low, ends.high)))
        own = interval(ends, figure.unit, words)
        found = [] if _bare(own) == _bare(figure.text) else [own]
        if figure.kind is FigureKind.MONEY:
            found += self._money(claim, common)
        elif place is not None and place.unit != figure.unit and place.value != figure.value:
            found.append(self._about(Ends(place.low, place.high), place.unit))
        return tuple(found)

    def _money(self, claim: Claim, common: Common) -> list[str]:
        figure = claim.figure
        currency, slash, per = (figure.unit or "").partition("/")
        article = self.articles.get(claim.article)
        dollar = self.rates.on("USD", article.published if article else None)
        found = []
        ends = Ends(common.low, common.high) if common.value is None else Ends(common.value, common.value)
        if currency != "KRW" and (common.unit or "").startswith("KRW"):
            found.append(self._about(ends, common.unit))
        if currency != "USD" and dollar is not None and (common.unit or "").startswith("KRW"):
            low, high = (None if end is None else end / dollar.won for end in (ends.low, ends.high))
            found.append(self._about(Ends(low, high), f"USD{slash}{per}"))
        return found

    def _about(self, ends: Ends, unit: str | None) -> str:
        low, high = (None if end is None else rounded(end) for end in (ends.low, ends.high))
        return self.words("about_sign", value=interval(Ends(low, high), unit, self.words))

    def _says(self, claim: Claim) -> str:
        said = claim.attribution
        if said is None:
            return ""
        who = said.speaker or said.verb
        return f"{who} ({self.words.name('stance', said.stance)})"

    def _details(self, claim: Claim) -> tuple[tuple[str, str], ...]:
        found = []
        if claim.direction and claim.role is Role.CHANGE:
            found.append((self.words("direction"), self.words("rise" if claim.direction > 0 else "fall")))
        for key, period in (("period_of", claim.period), ("as_of", claim.as_of)):
            if period is not None and period.text:
                moment = f" ({moment_of(period.moment, self.words)})" if period.moment else ""
                found.append((self.words(key), f"{period.text}{moment}"))
        if claim.attribute_text:
            found.append((self.words("what"), claim.attribute_text))
        if claim.role not in (Role.LEVEL, Role.WHEN, Role.CHANGE) or (
            claim.role is Role.CHANGE and not claim.direction
        ):
            found.append((self.words("col_kind"), self.words.name("role", claim.role.value)))
        return tuple(found)

    def _hedges(self, figure: Figure) -> tuple[str, ...]:
        return tuple(f"{hedge.text} ({self.words.name('effect', hedge.effect.value)})" for hedge in figure.hedges)

    def _row(
        self, group: Sequence[Claim], axis: Axis | None, places: Mapping[str, Common], odd: Collection[str]
    ) -> Row:
        claim = group[0]
        article = self.articles[claim.article]
        common, place = self.common(claim), places.get(claim.id)
        return Row(
            article=article.id,
            anchor=self.anchors[article.id],
            outlet=self.outlet(article.id),
            copy_of=self.copy_of(article),
            when=self.when(article),
            text=claim.figure.text,
            times=len(group),
            conversions=tuple(figure.text for figure in claim.conversions),
            values=self._values(claim, common, place),
            language=article.language,
            hedges=self._hedges(claim.figure),
            says=self._says(claim),
            details=self._details(claim),
            quote=quote_parts(article, claim),
            url=jump_url(article, claim.figure.span),
            strip=strip_of(axis, place.value, place.low, place.high) if axis and place else None,
            odd=any(each.id in odd for each in group),
        )

    def _at(self, claims: Iterable[Claim]) -> tuple[datetime, bool] | None:
        """Return the time that one article's value is of, and whether its hour is known.

        An as-of time comes first, then the period, then the time of the article.
        """
        days = []
        home: Article | None = None
        for claim in claims:
            home = self.articles[claim.article]
            for period in (claim.as_of, claim.period):
                if period is None or period.moment is None:
                    continue
                if period.moment.grain in ("hour", "minute"):
                    return period.moment.start, True
                if period.moment.grain == "day":
                    days.append(period.moment.start)
        if home is None:
            return None
        if home.published_at is not None and (not days or home.published_at.date() == days[0].date()):
            return home.published_at, True
        if days:
            return days[0], False
        day = home.published
        return None if day is None else (datetime(day.year, day.month, day.day), False)

    def _ordered(self, finding: Finding, places: Mapping[str, Common]) -> list[list[Claim]]:
        """Return the claims, same words of one article together: by time for updates, else by value."""
        far = (datetime(9999, 1, 1), False)

        def value(group: Sequence[Claim]) -> Decimal:
            place = places.get(group[0].id)
            known = [n for n in (place.value, place.low, place.high) if n is not None] if place else []
            return known[0] if known else Decimal("Infinity")

        said = self._said(finding.fact.claims)
        if finding.verdict is Verdict.UPDATE:
            return sorted(said, key=lambda group: (self._at(group) or far, group[0].id))
        return sorted(said, key=lambda group: (value(group), self._at(group) or far, group[0].id))

    def _said(self, claims: Iterable[Claim]) -> list[list[Claim]]:
        """Group the claims that are one article's same words for the figure, the fullest first."""
        groups: dict[tuple[str, str, int], list[Claim]] = {}
        for claim in claims:
            groups.setdefault((claim.article, _bare(claim.figure.text), claim.direction), []).append(claim)

        def fullness(claim: Claim) -> tuple[bool, int, bool, int]:
            sentence = self.articles[claim.article].sentence_at(claim.figure.span.start)
            is_title = sentence is not None and sentence.kind is BlockKind.TITLE
            return is_title, -len(claim.conversions), claim.attribution is None, -len(claim.sentence)

        return [sorted(group, key=fullness) for group in groups.values()]

    def scale(self, claims: Sequence[Claim]) -> dict[str, Common]:
        """Put the claims of one fact on one axis: claim id → place, of those that fit on it.

        Figures that are all in one unit stay in it: at two days' rates one amount would be two.
        Money in several currencies is put in won, the rest in the unit that most of them have.
        Changes carry their direction as a sign.
        """
        units = Counter((claim.figure.unit or "", claim.figure.base) for claim in claims)
        (unit, base), _ = max(units.items(), key=lambda item: (item[1], item[0]))
        placed = {}
        for claim in claims:
            figure, common = claim.figure, self.common(claim)
            if figure.moment is None and len(units) == 1:
                common = Common(figure.value, figure.low, figure.high, figure.unit)
            elif figure.moment is None and figure.kind is not FigureKind.MONEY:
                value, low, high = (None if n is None else n / base for n in (common.value, common.low, common.high))
                common = Common(value, low, high, unit or None)
            placed[claim.id] = _signed(common) if claim.direction < 0 and claim.role is Role.CHANGE else common
        keys = {
            claim.id: placed[claim.id].unit if claim.figure.kind is FigureKind.MONEY else claim.figure.dimension
            for claim in claims
        }
        counted = Counter(key for claim_id, key in keys.items() if not placed[claim_id].is_empty)
        if not counted:
            return {}
        best = max(counted.items(), key=lambda item: (item[1], str(item[0])))[0]
        return {key: common for key, common in placed.items() if keys[key] == best}

    def _axis(self, places: Iterable[Common]) -> Axis | None:
        commons = list(places)
        numbers = [n for c in commons for n in (c.value, c.low, c.high) if n is not None]
        unit = commons[0].unit if commons else None
        if unit == "date":
            return axis_of(numbers, lambda n: day_of(datetime.fromordinal(int(n)).date(), self.words), whole=True)
        for digits in range(3, 8):  # as few as tell the ends apart
            axis = axis_of(numbers, lambda n, digits=digits: brief(rounded(n, digits), unit, self.words))  # type: ignore[misc]
            if axis is None or len({tick.label for tick in axis.ticks if tick.label}) > 1:
                break
        return axis

    def _points(self, finding: Finding, said: Sequence[Sequence[Claim]]) -> tuple[Point, ...]:
        """Return an update's values over time, one point for each value and time.

        Where some counts have their hour, those of the same days without one are left to the table.
        """
        if finding.verdict is not Verdict.UPDATE:
            return ()
        timed = [(*known, group[0]) for group in said if (known := self._at(group)) is not None]
        exact = {at.date() for at, is_exact, _ in timed if is_exact}
        seen: dict[tuple[datetime, Decimal], Claim] = {}
        for at, is_exact, claim in timed:
            value = self.common(claim).value
            if value is not None and (is_exact or at.date() not in exact):
                seen.setdefault((at, value), claim)
        times = sorted({at for at, _ in seen})
        values = sorted({value for _, value in seen})
        if len(times) < 2 or len(values) < 2:
            return ()
        whole = (times[-1] - times[0]).total_seconds()
        height = values[-1] - values[0]
        points: list[Point] = []
        last = -_APART
        for (at, value), claim in sorted(seen.items(), key=lambda item: item[0]):
            x = round(8 + 84 * (at - times[0]).total_seconds() / whole, 1)
            y = round(62 - 40 * float((value - values[0]) / height), 1)
            when = f"{at.month}. {at.day}. {at:%H:%M}" if at.hour or at.minute else f"{at.month}. {at.day}."
            anchor = "start" if x < 20 else "end" if x > 80 else "middle"
            # labels that would run into the one before are left out: the table says them
            again = bool(points) and points[-1].y == y
            points.append(Point(x, y, "" if again else claim.figure.text, when if x - last >= _APART else "", anchor))
            last = x if points[-1].when else last
        return tuple(points)

    def finding(self, finding: Finding) -> FindingView:
        """Return one finding as the page shows it."""
        words, fact = self.words, finding.fact
        places = self.scale(fact.claims)
        said = self._ordered(finding, places)
        claims = [claim for group in said for claim in group]
        axis = self._axis(places.values())
        chips = Counter(text for _, text in dict.fromkeys((c.article, c.figure.text) for c in claims))
        outlets = {self.outlet(claim.article).number for claim in claims}
        origins = {self.articles[c.article].origin or c.article for c in claims}
        odd = set(finding.odd)
        first = sorted(said, key=lambda group: not any(claim.id in odd for claim in group))[:_ROWS]
        kept = {group[0].id for group in first}
        known = self.report.known
        return FindingView(
            anchor=anchor_of(fact.id),
            label=self.title(finding),
            kind=str(fact.kind),
            kind_word=words.name("kind", str(fact.kind)),
            verdict=finding.verdict.value,
            verdict_word=words.of("verdict", finding.verdict.value),
            severity=finding.severity.value,
            severity_word=words.of("severity", finding.severity.value),
            explanation=finding.explanation.in_(words.language),
            cause=self._finer(finding),
            chips=tuple(chips.items())[:_CHIPS],
            more_chips=max(0, len(chips) - _CHIPS),
            counts=words("counts", sources=len(outlets), origins=len(origins)),
            rows=tuple(self._row(group, axis, places, odd) for group in said if group[0].id in kept),
            others=tuple(
                (self.outlet(group[0].article), group[0].figure.text) for group in said if group[0].id not in kept
            ),
            rates=self._rates_used(claims),
            axis=axis,
            points=(points := self._points(finding, said)),
            over_time=", ".join(f"{point.when} {point.label}".strip() for point in points if point.label),
            steps=tuple(step.text.in_(words.language) for step in finding.steps),
            change=finding.change.in_(words.language) if finding.change else "",
            notes=tuple(note.in_(words.language) for note in finding.notes),
            near=self._near(fact.near),
            links=self._links(fact.links, {claim.id: claim for claim in claims}),
            certainty=round(float(fact.score) * 100),
            entities=tuple(sorted({self.entity_numbers[e] for claim in claims for e in claim.entities})),
            outlets=tuple(sorted(outlets)),
            story=self.story_numbers[fact.story or ""],
            is_new=None if known is None else fact.id not in known,
        )

    def _finer(self, finding: Finding) -> str:
        """Return what is said beside the verdict: the likely cause, or the check where it says more."""
        if finding.cause:
            return self.words.name("cause", finding.cause)
        known = self.words.groups["code"].get(finding.code, "")
        verdict = self.words.of("verdict", finding.verdict.value)
        return "" if known == verdict or finding.code in ("same", "differs") else known

    def _near(self, misses: Iterable[NearMiss]) -> tuple[NearView, ...]:
        """Return the look-alikes, each pair of outlets and wordings once."""
        found: dict[tuple[str, ...], NearView] = {}
        for near in misses:
            left, right = self.outlet(near.left.article), self.outlet(near.right.article)
            texts = near.left.figure.text, near.right.figure.text
            view = NearView(texts[0], left, texts[1], right, near.reason.in_(self.words.language))
            found.setdefault((left.name, right.name, *texts), view)
        return tuple(found.values())

    def _rates_used(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return the rates that put the claims on one scale, each said once."""
        used = {common.rate for claim in claims if (common := self.common(claim)).rate is not None}
        return tuple(
            self.words("converted_by", day=day_of(rate.day, self.words), currency=rate.currency, won=f"{rate.won:,.2f}")
            for rate in sorted((rate for rate in used if rate), key=lambda rate: (rate.currency, rate.day))
        )

    def _links(self, links: Iterable[Link], claims: dict[str, Claim]) -> tuple[str, ...]:
        """Return what spoke for the links, each reason once, the strongest first."""
        found: dict[str, str] = {}
        strongest = sorted(links, key=lambda link: (-link.score, link.left, link.right))
        reasons = [reason for link in strongest if {link.left, link.right} <= claims.keys() for reason in link.reasons]
        for name, points, saw in sorted(reasons, key=lambda reason: -reason[1]):
            if points > 0 and name not in found:
                seen = "" if any(word in name for word in _INNER) else self._seen(saw)
                word = self.words.name("reason", name)
                found[name] = f"{word} ({seen})" if seen else word
        return tuple(found.values())[:_REASONS]

    def _seen(self, saw: str) -> str:
        """Return what a reason saw, ids of entities as names, and what both sides share once."""
        sides = []
        for side in saw.split(" | "):
            ids = side.split()
            if ids and all(each in self.entity_names for each in ids):
                side = ", ".join(self.entity_names[each] for each in ids)
            if side and side != "–":
                sides.append(side)
        return " / ".join(dict.fromkeys(sides))

    # ---- audits

    def audits(self) -> list[AuditView]:
        """Return the audits: those that fail first, then the open ones, then by severity."""
        order = {False: 0, None: 1, True: 2}
        numbered = enumerate(self.report.audits, 1)
        ranked = sorted(numbered, key=lambda item: (order[item[1].holds], -item[1].severity.rank, item[0]))
        return [self._audit(audit, number) for number, audit in ranked]

    def _audit(self, audit: Audit, number: int) -> AuditView:
        article = self.articles[audit.article]
        state = {True: "holds", False: "fails", None: "open"}[audit.holds]
        return AuditView(
            id=f"u-{number}",
            article=self.anchors[article.id],
            title=article.title or self.words("untitled"),
            outlet=self.outlet(article.id),
            check=self.words.name("check", audit.check),
            state=state,
            state_word=self.words(f"audit_{state}"),
            severity=audit.severity.value,
            figures=tuple(figure.text for figure in audit.figures),
            expected=audit.expected,
            explanation=audit.explanation.in_(self.words.language),
            steps=tuple(step.text.in_(self.words.language) for step in audit.steps),
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

    # ---- articles

    def reading(self, figure: Figure) -> str:
        """Return how a figure was read, in one line."""
        words = self.words
        found = [words.name("kind", figure.kind.value)]
        if figure.moment is not None:
            found.append(moment_of(figure.moment, words))
        elif figure.value is not None:
            found.append(amount(figure.value, figure.unit, words))
        if (figure.low, figure.high) != (figure.value, figure.value) and figure.moment is None:
            found.append(interval(Ends(figure.low, figure.high), figure.unit, words))
        found += self._hedges(figure)
        return " · ".join(found)

    @cached_property
    def _concerned(self) -> dict[str, dict[int, list[tuple[str, str, str]]]]:
        """Article id → start of figure → what concerns it: (anchor, class, words)."""
        found: dict[str, dict[int, list[tuple[str, str, str]]]] = {}
        for finding in self.findings:
            word = self.words.of("verdict", finding.verdict.value)
            link = (anchor_of(finding.fact.id), f"s-{finding.severity.value}", f"{word}: {self.title(finding)}")
            for claim in finding.fact.claims:
                found.setdefault(claim.article, {}).setdefault(claim.figure.span.start, []).append(link)
        for number, audit in enumerate(self.report.audits, 1):
            state = {True: "holds", False: "fails", None: "open"}[audit.holds]
            words = f"{self.words.name('check', audit.check)}: {self.words(f'audit_{state}')}"
            for figure in audit.figures:
                places = found.setdefault(audit.article, {}).setdefault(figure.span.start, [])
                places.append((f"u-{number}", f"u-{state}", words))
        return found

    def article(self, article: Article) -> ArticleView:
        """Return one article with its figures marked."""
        figures = self.report.figures.get(article.id, ())
        concerned = self._concerned.get(article.id, {})
        marks = []
        for figure in figures:
            links = concerned.get(figure.span.start, [])
            kinds = {"f" if words[0].startswith("u-") is False else "u" for words in links}
            kind = "gf" if "f" in kinds else "ga" if kinds else "gn"
            marks.append(Mark(figure.span, kind, self.reading(figure)))
        for item in self.report.skipped.get(article.id, ()):
            unread = item.reason == "unread"
            words = self.words("unread") if unread else self.words("skipped")
            reason = "" if unread else f" · {self.words.name('skip', item.reason)}"
            marks.append(Mark(item.span, "gx" if unread else "gs", words + reason))
        return ArticleView(
            id=article.id,
            anchor=self.anchors[article.id],
            title=article.title or self.words("untitled"),
            outlet=self.outlet(article.id),
            when=self.when(article),
            copy_of=self.copy_of(article),
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
        for finding in self.findings:
            for claim in finding.fact.claims:
                need.setdefault(claim.article)
        for audit in self.report.audits:
            need.setdefault(audit.article)
        for article in self.report.articles:
            need.setdefault(article.id)
        return [self.articles[key] for key in need]


def anchor_of(fact: str) -> str:
    """Return the anchor of a finding in the page: its id, ``f-`` before it where it lacks that."""
    return fact if fact.startswith("f-") else f"f-{fact}"


def _bare(text: str) -> str:
    """Return text without what only sets it: a value that reads as written need not be said twice."""
    return text.replace(" ", "").replace(",", "").casefold()


def _signed(common: Common) -> Common:
    """Return a fall as a number below zero."""
    if common.value is not None and common.value < 0:
        return common
    value, low, high = (None if n is None else -n for n in (common.value, common.high, common.low))
    return Common(value, low, high, common.unit, common.rate)


def _numbered(keys: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key in keys:
        found.setdefault(key, len(found))
    return found
