"""Set the figures of one finding side by side: values, places on one axis, order, reasons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial

from checker.lexicon.attributes import attribute_of, attribute_stems, names_attribute
from checker.lexicon.attribution import names_speaker
from checker.model import Article, BlockKind, Claim, FigureKind, Finding, Link, NearMiss, Role, Verdict
from checker.numbers import significant
from checker.report.counted import noun_of, word_of
from checker.report.marks import jump_url, quote_parts
from checker.report.plot import Axis, axis_of, strip_of
from checker.report.scale import Common, moment_at
from checker.report.shown import FindingView, NearView, Point, Row
from checker.report.view import Viewer, anchor_of
from checker.report.wording import PER_DIGITS, Ends, brief, day_of, interval, moment_of, unit_of
from checker.text import bare, is_verb_form, said_whole

__all__ = ["Sides"]

# A finding shows so many figures side by side; the rest are named below the table.
_ROWS = 14
_CHIPS = 5
# Time labels stand at least so far apart, in per cent: a date with its hour on a phone.
_APART = 20.0
# So many reasons of a match are named; findings.json has them all.
_REASONS = 5
# Reasons of which only the name is for readers: what they saw are codes.
_INNER = ("scope", "base", "role")
# Reasons that saw terms: words in one form, those of two languages as one.
_SHARED = "shared words"


@dataclass(frozen=True)
class Sides:
    """The findings of a report as tables."""

    view: Viewer

    def _values(self, claim: Claim, common: Common, place: Common | None) -> tuple[str, ...]:
        """Return the value as read, in won and dollars if it is money, in the others' unit if they have another."""
        figure, words = claim.figure, self.view.words
        if figure.kind in (FigureKind.DATE, FigureKind.TIME):
            return (moment_of(figure.moment, words),) if figure.moment else ()
        ends = (
            Ends(figure.value, figure.value)
            if (figure.low, figure.high) == (None, None)
            else Ends(figure.low, figure.high)
        )
        if figure.mention.per is not None:
            ends = Ends(*(None if end is None else significant(end, PER_DIGITS) for end in (ends.low, ends.high)))
        own = interval(ends, unit_of(figure), words)
        found = [] if bare(own) == bare(figure.text) else [own]  # what reads as written need not be said twice
        if figure.kind is FigureKind.MONEY:
            found += self._money(claim, common)
        elif place is not None and place.unit != unit_of(figure) and place.value != figure.value:
            found.append(self._about(Ends(place.low, place.high), place.unit))
        return tuple(found)

    def _money(self, claim: Claim, common: Common) -> list[str]:
        figure = claim.figure
        currency, slash, per = (figure.unit or "").partition("/")
        article = self.view.articles.get(claim.article)
        dollar = self.view.rates.on("USD", article.published if article else None)
        found = []
        ends = Ends(common.low, common.high) if common.value is None else Ends(common.value, common.value)
        if currency != "KRW" and (common.unit or "").startswith("KRW"):
            found.append(self._about(ends, common.unit))
        if currency != "USD" and dollar is not None and (common.unit or "").startswith("KRW"):
            low, high = (None if end is None else end / dollar.won for end in (ends.low, ends.high))
            found.append(self._about(Ends(low, high), f"USD{slash}{per}"))
        return found

    def _about(self, ends: Ends, unit: str | None) -> str:
        low, high = (None if end is None else significant(end) for end in (ends.low, ends.high))
        return self.view.words("about_sign", value=interval(Ends(low, high), unit, self.view.words))

    def _says(self, claim: Claim) -> tuple[tuple[str, str], ...]:
        """Return who says it; where nobody is named, the words by which it is somebody's."""
        said = claim.attribution
        if said is None:
            return ()
        stance = self.view.words.name("stance", said.stance)
        if said.speaker and names_speaker(said.speaker):
            return ((self.view.words("speaker"), f"{said.speaker} ({stance})"),)
        return ((self.view.words("said_as"), f"{said_whole(said.verb)} ({stance})"),)

    def _details(self, claim: Claim) -> tuple[tuple[str, str], ...]:
        found = []
        if claim.direction and claim.role is Role.CHANGE:
            found.append((self.view.words("direction"), self.view.words("rise" if claim.direction > 0 else "fall")))
        for key, period in (("period_of", claim.period), ("as_of", claim.as_of)):
            if period is not None and period.text:
                moment = f" ({moment_of(period.moment, self.view.words)})" if period.moment else ""
                found.append((self.view.words(key), f"{period.text}{moment}"))
        if claim.attribute_text:
            found.append((self.view.words("what"), self._what(claim)))
        if claim.role not in (Role.LEVEL, Role.WHEN, Role.CHANGE) or (
            claim.role is Role.CHANGE and not claim.direction
        ):
            found.append((self.view.words("col_kind"), self.view.words.name("role", claim.role.value)))
        return tuple(found)

    def _what(self, claim: Claim) -> str:
        """Return the words for what is counted; for a verb the name of what it tells (다쳤다: 부상자), else its ending."""
        words = claim.attribute_text
        known = attribute_of(claim.attribute or "")
        if known is not None and not names_attribute(words):
            return known.en if self.view.words.language == "en" else known.ko
        if is_verb_form(words) and (noun := noun_of(words)):
            return noun
        if not words.endswith(attribute_stems()):
            return words
        sentence = claim.sentence.of(self.view.articles[claim.article].text)
        found = re.search(rf"{re.escape(words)}\w*", sentence)
        return found.group() if found else words

    def _row(
        self,
        group: Sequence[Claim],
        axis: Axis | None,
        places: Mapping[str, Common],
        odd: Collection[str],
        sound: Collection[tuple[Decimal | None, str | None]],
    ) -> Row:
        claim = group[0]
        article = self.view.articles[claim.article]
        common, place = self.view.common(claim), places.get(claim.id)
        return Row(
            article=article.id,
            anchor=self.view.anchors[article.id],
            outlet=self.view.outlet(article.id),
            copy_of=self.view.copy_of(article),
            when=self.view.when(article),
            text=claim.figure.text,
            times=len(group),
            conversions=tuple(figure.text for figure in claim.conversions),
            values=self._values(claim, common, place),
            language=article.language,
            hedges=self.view.hedges(claim.figure),
            details=(*self._says(claim), *self._details(claim)),
            quote=quote_parts(article, claim),
            url=jump_url(article, claim.figure.span),
            strip=strip_of(axis, place.value, place.low, place.high) if axis and place else None,
            odd=self._odd(group, odd, sound),
        )

    def _odd(
        self, group: Sequence[Claim], odd: Collection[str], sound: Collection[tuple[Decimal | None, str | None]]
    ) -> str:
        """Say what does not fit of an article's words for the figure: they, or what stands in brackets behind them.

        ``sound`` are the values and units that fit.
        """
        if not any(claim.id in odd for claim in group):
            return ""
        figure = group[0].figure
        is_bracket = figure.value is not None and (figure.value, figure.unit) in sound
        return self.view.words("odd_bracket" if is_bracket and group[0].conversions else "odd")

    def _at(self, claims: Iterable[Claim]) -> tuple[datetime, bool] | None:
        """Return the time that one article's value is of, and whether its hour is known.

        An as-of time comes first, then the period, then the time of the article.
        """
        days = []
        home: Article | None = None
        for claim in claims:
            home = self.view.articles[claim.article]
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
            groups.setdefault((claim.article, bare(claim.figure.text), claim.direction), []).append(claim)

        def fullness(claim: Claim) -> tuple[bool, int, bool, int]:
            sentence = self.view.articles[claim.article].sentence_at(claim.figure.span.start)
            is_title = sentence is not None and sentence.kind is BlockKind.TITLE
            return is_title, -len(claim.conversions), claim.attribution is None, -len(claim.sentence)

        return [sorted(group, key=fullness) for group in groups.values()]

    def scale(self, claims: Sequence[Claim]) -> dict[str, Common]:
        """Put the claims of one fact on one axis: claim id → place, of those that fit on it.

        Figures that are all in one unit stay in it: at two days' rates one amount would be two.
        Money in several currencies is put in won, the rest in the unit that most of them have.
        Changes carry their direction as a sign; what is told without one has that of all others.
        """
        falls = {claim.direction < 0 for claim in claims if claim.role is Role.CHANGE and claim.direction} == {True}
        units = Counter((claim.figure.unit or "", claim.figure.base) for claim in claims)
        (unit, base), _ = max(units.items(), key=lambda item: (item[1], item[0]))
        placed = {}
        for claim in claims:
            figure, common = claim.figure, self.view.common(claim)
            if figure.moment is None and len(units) == 1:
                common = Common(figure.value, figure.low, figure.high, unit_of(figure))
            elif figure.moment is None and figure.kind is not FigureKind.MONEY:
                value, low, high = (None if n is None else n / base for n in (common.value, common.low, common.high))
                common = Common(value, low, high, unit or None)
            is_fall = falls if not claim.direction else claim.direction < 0 and claim.role is Role.CHANGE
            placed[claim.id] = _signed(common) if is_fall else common
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
            return self._days(numbers)
        axis = None
        for digits in range(4, 8):  # as few as tell the ends apart
            axis = axis_of(numbers, partial(self._tick, unit=unit, digits=digits))
            if axis is None or len({tick.label for tick in axis.ticks if tick.label}) > 1:
                break
        return axis

    def _days(self, numbers: Sequence[Decimal]) -> Axis | None:
        """Return an axis of days, or of hours and minutes where all is of one day."""
        if len({int(number) for number in numbers}) == 1:
            return axis_of(numbers, lambda number: f"{moment_at(number):%H:%M}")
        return axis_of(numbers, lambda number: day_of(moment_at(number).date(), self.view.words), whole=True)

    def _tick(self, number: Decimal, unit: str | None, digits: int) -> str:
        return brief(significant(number, digits), unit, self.view.words)

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
            value = self.view.common(claim).value
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
        words, fact = self.view.words, finding.fact
        places = self.scale(fact.claims)
        odd = set(finding.odd)
        # what does not fit comes first: of thirty outlets it would be the last row
        said = sorted(self._ordered(finding, places), key=lambda group: not any(claim.id in odd for claim in group))
        claims = [claim for group in said for claim in group]
        axis = self._axis(places.values())
        chips = Counter(text for _, text in dict.fromkeys((c.article, c.figure.text) for c in claims))
        outlets = {self.view.outlet(claim.article).number for claim in claims}
        origins = {self.view.articles[c.article].origin or c.article for c in claims}
        sound = {(c.figure.value, c.figure.unit) for c in claims if c.id not in odd}
        kept = {group[0].id for group in said[:_ROWS]}
        known = self.view.report.known
        return FindingView(
            anchor=anchor_of(fact.id),
            label=self.view.title(finding),
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
            rows=tuple(self._row(group, axis, places, odd, sound) for group in said if group[0].id in kept),
            others=tuple(
                (self.view.outlet(group[0].article), group[0].figure.text, group[0].article)
                for group in said
                if group[0].id not in kept
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
            entities=tuple(sorted({self.view.entity_numbers[e] for claim in claims for e in claim.entities})),
            outlets=tuple(sorted(outlets)),
            story=self.view.story_numbers[fact.story or ""],
            is_new=None if known is None else fact.id not in known,
            status=self._status(finding),
            reopened=self.view.reopened(finding),
        )

    def _status(self, finding: Finding) -> str:
        """Return what was decided on a finding in an earlier run and still holds."""
        standing = self.view.standings.get(finding.fact.id)
        return "" if standing is None or standing.changes else standing.decision.status

    def _finer(self, finding: Finding) -> str:
        """Return what is said beside the verdict: the likely cause, or the check where it says more."""
        if finding.cause:
            return self.view.words.name("cause", finding.cause)
        known = self.view.words.groups["code"].get(finding.code, "")
        verdict = self.view.words.of("verdict", finding.verdict.value)
        return "" if known == verdict or finding.code in ("same", "differs") else known

    def _near(self, misses: Iterable[NearMiss]) -> tuple[NearView, ...]:
        """Return the look-alikes, each pair of outlets and wordings once."""
        found: dict[tuple[str, ...], NearView] = {}
        for near in misses:
            left, right = self.view.outlet(near.left.article), self.view.outlet(near.right.article)
            texts = near.left.figure.text, near.right.figure.text
            view = NearView(texts[0], left, texts[1], right, near.reason.in_(self.view.words.language))
            found.setdefault((left.name, right.name, *texts), view)
        return tuple(found.values())

    def _rates_used(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return the rates that put the claims on one scale, each said once."""
        used = {common.rate for claim in claims if (common := self.view.common(claim)).rate is not None}
        return tuple(
            self.view.words(
                "converted_by",
                day=day_of(rate.day, self.view.words),
                currency=self.view.words.name("after", rate.currency),
                won=f"{rate.won:,.2f}",
            )
            for rate in sorted((rate for rate in used if rate), key=lambda rate: (rate.currency, rate.day))
        )

    def _links(self, links: Iterable[Link], claims: dict[str, Claim]) -> tuple[str, ...]:
        """Return what spoke for the links, each reason once, the strongest first."""
        found: dict[str, str] = {}
        strongest = sorted(links, key=lambda link: (-link.score, link.left, link.right))
        reasons = [reason for link in strongest if {link.left, link.right} <= claims.keys() for reason in link.reasons]
        for name, points, saw in sorted(reasons, key=lambda reason: -reason[1]):
            if points > 0 and name not in found:
                seen = "" if any(word in name for word in _INNER) else self._seen(saw, name.startswith(_SHARED))
                word = self.view.words.name("reason", name)
                found[name] = f"{word} ({seen})" if seen else word
        return tuple(found.values())[:_REASONS]

    def _seen(self, saw: str, are_terms: bool) -> str:
        """Return what a reason saw, ids of entities as names, and what both sides share once.

        Args:
            saw: What it saw, left and right.
            are_terms: Whether these are words as articles are compared by them, and not as they stand there.
        """
        sides = []
        for side in saw.split(" | "):
            ids = side.split()
            if ids and all(each in self.view.entity_names for each in ids):
                side = ", ".join(self.view.entity_names[each] for each in ids)
            elif are_terms:
                side = ", ".join(dict.fromkeys(said_whole(word_of(each, self.view.words)) for each in ids))
            if side and side != "–":
                sides.append(said_whole(side))
        return " / ".join(dict.fromkeys(sides))


def _signed(common: Common) -> Common:
    """Return a fall as a number below zero."""
    if common.value is not None and common.value < 0:
        return common
    value, low, high = (None if n is None else -n for n in (common.value, common.high, common.low))
    return Common(value, low, high, common.unit, common.rate)
