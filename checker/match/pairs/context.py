"""What the story as a whole makes of single words, entities and values."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import permutations

from checker.lexicon.qualifiers import qualifier_words
from checker.match.features import amount_key, middle, significant, value_key
from checker.match.pairs.exchange import Rates, story_rates
from checker.match.pairs.stretches import Stretch, months_of_one_day, own_stretches, wider_stretch
from checker.match.pairs.values import CALENDAR, SAID_OR_COUNTED, is_rounding, kind_of_date
from checker.model import Claim, Figure, FigureKind

__all__ = ["RARE", "Context", "are_one_label"]


# log of (claims of the story / claims that name the entity) from which an entity is rare in it.
RARE = 1.2


@dataclass(frozen=True, slots=True)
class Context:
    """What the story as a whole makes of single words, entities and values.

    Attributes:
        weights: Word → how much sharing it tells (inverse document frequency over the claims).
        entity_weights: Entity → the same.
        attributes: Value key → what the story counts with this value: a value that stands for one
            thing only tells what a bare repetition of it means.
        counts: Claim id → how many values its article gives for what it counts.
        subjects: (article, first entity, attribute, dimension) of all claims.
        labels: (article, dimension) → the labels that its claims have.
        items: (article, dimension, attribute) → the labels of its claims that count it, each with its value.
        own_dates: Value keys of days and hours that tell of one thing: an article gives them once or little
            more, and nothing was announced or counted then.
        own_stretches: Years, quarters and months of which the same holds.
        months_of_one_day: Months of which the story tells one day, without an article that names both.
        beside: Claim id → the values right before and right after it in its sentence.
        company: Claim id → the values of the other figures of its sentence.
        deals: Claim id of a length of time → the amount right behind it: what a deal of that length is worth.
        rates: The rates at which the story itself converts money.
        day_rates: Rates of its day between the other currencies that it tells.
        tellers: Value key → the articles that give the value.
        owners: (value key, entity, other entity) of two things with one value that one article tells: 5억달러 of one
            who invested and of another.
        amounts: (dimension, unit) → the figures that the story gives in it, each value once.
        names: Article → the entities that its claims may be of.
        given: (article, value) → how many of its claims give the value.
        hangul: The articles that write words around their figures in Hangul.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    entity_weights: Mapping[str, float] = field(default_factory=dict)
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    subjects: frozenset[tuple[object, ...]] = frozenset()
    labels: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    items: Mapping[tuple[str, str, str], frozenset[tuple[str, str]]] = field(default_factory=dict)
    own_dates: frozenset[str] = frozenset()
    own_stretches: frozenset[Stretch] = frozenset()
    months_of_one_day: frozenset[Stretch] = frozenset()
    beside: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    company: Mapping[str, frozenset[str]] = field(default_factory=dict)
    deals: Mapping[str, Figure] = field(default_factory=dict)
    rates: Rates = field(default_factory=dict)
    day_rates: Rates = field(default_factory=dict)
    tellers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    amounts: Mapping[tuple[str, str | None], Sequence[Figure]] = field(default_factory=dict)
    owners: frozenset[tuple[str, str, str]] = frozenset()
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    given: Mapping[tuple[str, str], int] = field(default_factory=dict)
    hangul: frozenset[str] = frozenset()
    _rounded: dict[tuple[object, ...], bool] = field(default_factory=dict)
    _alone: dict[tuple[object, ...], Sequence[Figure]] = field(default_factory=dict)
    _vectors: dict[tuple[str, str | None, str | None], tuple[dict[str, float], float]] = field(default_factory=dict)

    def lists(self, claim: Claim, label: str) -> bool:
        """Tell whether the article of a claim has an item of that label among figures of its kind."""
        found = self.labels.get((claim.article, claim.figure.dimension), frozenset())
        return bool(label) and any(are_one_label(label, other) for other in found)

    def counts_item(self, claim: Claim, label: str) -> bool:
        """Tell whether the article of a claim has an item of that label for what the claim counts."""
        found = self.items.get((claim.article, claim.figure.dimension, claim.attribute or ""), frozenset())
        return any(are_one_label(label, other) for other, _ in found)

    def counts_otherwise(self, item: Claim, other: Claim) -> bool:
        """Tell whether the article of another claim gives for the label of an item values that neither of the two has."""
        found = self.items.get((other.article, other.figure.dimension, other.attribute or ""), frozenset())
        values = {value for label, value in found if are_one_label(item.label, label)}
        return bool(values) and values.isdisjoint((value_key(item.figure), value_key(other.figure)))

    def telling(self, claim: Claim) -> frozenset[str]:
        """Return the entities a claim is of before all that few claims of the story name."""
        return frozenset(e for e in claim.entities[:3] if self.entity_weights.get(e, 0.0) > RARE)

    def named(self, claim: Claim) -> frozenset[str]:
        """Return the entities that the article of a claim names beside its figures."""
        return self.names.get(claim.article, _NONE)

    def gives_once(self, claim: Claim, figure: Figure) -> bool:
        """Tell whether the article of a claim gives the value of one of its figures nowhere else; a time goes by the clock."""
        return self.given.get((claim.article, _given_key(figure)), 0) == 1

    def is_own_stretch(self, left: Claim, right: Claim) -> bool:
        """Tell whether two dates, one of which may hold the other, lie in a stretch that tells of one thing."""
        wide = wider_stretch(left.figure.moment, right.figure.moment)
        return wide is not None and wide in self.own_stretches

    def are_month_and_day(self, left: Claim, right: Claim) -> bool:
        """Tell whether one of two dates is a month, and the other the only day of it that the story tells."""
        one, two = left.figure.moment, right.figure.moment
        if one is None or two is None or {one.grain, two.grain} != {"month", "day"}:
            return False
        return wider_stretch(one, two) in self.months_of_one_day

    def distinct_values(self, claim: Claim) -> int:
        """Count the values that the claim's article gives for what the claim counts, roundings as one."""
        return self.counts.get(claim.id, 0)

    def vector(self, claim: Claim, left: str | None, right: str | None) -> tuple[dict[str, float], float]:
        """Return the claim's weighted words without what either side counts, and the square of their length."""
        key = (claim.id, left, right)
        if key not in self._vectors:
            words = {w: x * self.weights.get(w, 1.0) for w, x in claim.words if w != left and w != right}
            self._vectors[key] = words, sum([x * x for x in words.values()])
        return self._vectors[key]

    def have_neighbour(self, left: Claim, right: Claim) -> bool:
        """Tell whether the figure right before, or right after, two of one value is one and the same, too."""
        one, two = self.beside.get(left.id, _ALONE), self.beside.get(right.id, _ALONE)
        return any(not before.isdisjoint(other) for before, other in zip(one, two, strict=True))

    def have_company(self, left: Claim, right: Claim) -> bool:
        """Tell whether the sentences of two claims share another figure."""
        return not self.company.get(left.id, _NONE).isdisjoint(self.company.get(right.id, _NONE))

    def have_amount_beside(self, left: Claim, right: Claim) -> bool:
        """Tell whether the amount right before, or right after, two of one value is one and the same; no date tells it."""
        one, two = self.beside.get(left.id, _ALONE), self.beside.get(right.id, _ALONE)
        return any(_is_amount(key) for before, other in zip(one, two, strict=True) for key in before & other)

    def share_an_amount(self, left: Claim, right: Claim) -> bool:
        """Tell whether the sentences of two claims share another amount."""
        return any(map(_is_amount, self.company.get(left.id, _NONE) & self.company.get(right.id, _NONE)))

    def figures_around(self, claim: Claim) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Return the values right before and right after that of a claim, and all others of its sentence."""
        return (*self.beside.get(claim.id, _ALONE), self.company.get(claim.id, _NONE))

    def size_of_company(self, claim: Claim) -> int:
        """Count the other values in the sentence of a claim."""
        return len(self.company.get(claim.id, _NONE))

    def is_of_both(self, left: Claim, right: Claim) -> bool:
        """Tell whether an article gives the value of two claims for what each of them is of, as two things."""
        key = value_key(left.figure)
        if not self.owners or key is None or key != value_key(right.figure):
            return False
        return bool(left.entities and right.entities) and (key, left.entities[0], right.entities[0]) in self.owners

    def told_by(self, figure: Figure) -> frozenset[str]:
        """Return the articles that give the value of a figure."""
        return self.tellers.get(value_key(figure) or "", _NONE)

    def printed_by(self, figure: Figure) -> frozenset[str]:
        """Return the articles that give the value of a figure, or print its number as one of each of something."""
        told, number = self.told_by(figure), middle(figure)
        return told if number is None else told | self.tellers.get(_printed_key(figure, number), _NONE)

    def rounds_several(self, coarse: Figure) -> bool:
        """Tell whether an amount of money may round two amounts of the story: 4조 those of 3조9623억 and of 4조1000억."""
        key = (coarse.unit, coarse.value, coarse.low, coarse.high)
        known = self._rounded.get(key)
        if known is None:
            whole = abs(middle(coarse) or Decimal())
            values = [
                abs(middle(figure) or Decimal())
                for figure in self.amounts.get((coarse.dimension, coarse.unit), ())
                if significant(figure) > max(significant(coarse), _TOO_COARSE) and is_rounding(figure, coarse)
            ]
            near = [value for value in values if abs(value - whole) <= _ROUNDED_FROM * whole]
            known = self._rounded[key] = max(near, default=Decimal()) > _TWO_AMOUNTS * min(near, default=Decimal())
        return known

    def rounded_by(self, coarse: Figure) -> Sequence[Figure]:
        """Return the only figure of the story that a rounded one stands for, in all its versions; nothing where there are two."""
        key = (coarse.dimension, coarse.unit, coarse.value, coarse.low, coarse.high)
        known = self._alone.get(key)
        if known is None:
            alike = self.amounts.get((coarse.dimension, coarse.unit), ())
            finer = [f for f in alike if significant(f) > significant(coarse) and is_rounding(f, coarse)]
            finest = max(finer, key=significant, default=coarse)
            alone = all(figure is finest or is_rounding(finest, figure) for figure in finer)
            known = self._alone[key] = finer if alone else ()
        return known

    @classmethod
    def of(cls, claims: Sequence[Claim], day_rates: Rates | None = None) -> Context:
        """Weigh the words, entities and values of a story's claims; ``day_rates`` are those of its day."""
        total = len(claims) or 1
        words = Counter(word for claim in claims for word, _ in claim.words)
        entities = Counter(entity for claim in claims for entity in set(claim.entities))
        values: dict[str, set[str]] = {}
        kinds: dict[tuple[object, ...], list[Claim]] = {}
        labels: dict[tuple[str, str], set[str]] = {}
        items: dict[tuple[str, str, str], set[tuple[str, str]]] = {}
        for claim in claims:
            if (key := value_key(claim.figure)) is not None:
                values.setdefault(key, set()).add(kind_of_date(claim) or "")
            kinds.setdefault(_kind_key(claim), []).append(claim)
            if claim.label:
                labels.setdefault((claim.article, claim.figure.dimension), set()).add(claim.label)
                counted = (claim.article, claim.figure.dimension, claim.attribute or "")
                items.setdefault(counted, set()).add((claim.label, value_key(claim.figure) or ""))
        return cls(
            {word: math.log(1 + total / count) for word, count in words.items()},
            {entity: math.log(total / count) for entity, count in entities.items()},
            {key: frozenset(attributes - {""}) for key, attributes in values.items()},
            {claim.id: distinct for found in kinds.values() for distinct in [_distinct(found)] for claim in found},
            frozenset(
                (claim.article, claim.entities[0], claim.attribute, claim.figure.dimension)
                for claim in claims
                if claim.entities
            ),
            {key: frozenset(found) for key, found in labels.items()},
            {key: frozenset(found) for key, found in items.items()},
            _own_dates(claims),
            own_stretches(claims),
            months_of_one_day(claims),
            *_neighbours(claims),
            _deals(claims),
            own := story_rates(claims),
            {pair: rate for pair, rate in (day_rates or {}).items() if pair not in own},
            _tellers(claims),
            _amounts(claims),
            _owners(claims),
            _names(claims),
            Counter((c.article, key) for c in claims for key in set(map(_given_key, (c.figure, *c.conversions)))),
            frozenset(claim.article for claim in claims if any(word >= "가" for word, _ in claim.words)),
        )


# Digits that are too few for an amount to be one that another rounds: 11조 beside 10조 of a deal of 10조3104억.
_TOO_COARSE = 2
# How far from a round amount it may lie: nobody calls 11조4000억 a 10조 where 10조3104억 is told.
_ROUNDED_FROM = Decimal("0.05")
# How many times the other one of two such amounts is where they are no two versions of one: 33조1093억 and 33조1802억
# of deposits are, 4조1104억 of a contract and 3조9623억 of its milestones are not.
_TWO_AMOUNTS = Decimal("1.01")

_NONE: frozenset[str] = frozenset()
_CALENDAR_KEYS = tuple(f"{kind.value}:" for kind in CALENDAR)
_ALONE = (_NONE, _NONE)


def _place_keys(claim: Claim) -> frozenset[str]:
    """Return what equal figures of two sentences share, whatever they are counted in: 72 people, 72."""
    keys = set()
    for figure in (claim.figure, *claim.conversions):
        number = middle(figure)
        if figure.kind in (FigureKind.MONEY, FigureKind.PERCENT) or number is None:
            keys.add(value_key(figure) or "")
        else:
            keys.add(str(number.normalize()))
    return frozenset(keys - {""})


def _is_amount(key: str) -> bool:
    """Tell whether a place key is that of an amount: the fourth quarter stands beside its revenue and its profit."""
    return not key.startswith(_CALENDAR_KEYS)


def _printed_key(figure: Figure, value: Decimal) -> str:
    """Return a text that figures share which are printed alike, whether or not they are told of each of something."""
    return "printed " + amount_key(figure.dimension.split("/")[0], value)


def _tellers(claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for claim in claims:
        for figure in (claim.figure, *claim.conversions):
            found.setdefault(value_key(figure) or "", set()).add(claim.article)
            if (
                figure.mention.per is not None and figure.mention.value is not None
            ):  # 10만명당 727.6명 is a 727.6명, too
                found.setdefault(_printed_key(figure, figure.mention.value), set()).add(claim.article)
    return {key: frozenset(articles) for key, articles in found.items()}


# Kinds of which a value is told of several things; the size of homes, ranks and multiples are told of one again.
_OWNED = (FigureKind.COUNT, FigureKind.NUMBER, FigureKind.MONEY, FigureKind.PERCENT)
# Subjects of one value from which an article is a table.
_TABLE = 8


def _owners(claims: Sequence[Claim]) -> frozenset[tuple[str, str, str]]:
    """Return the values that an article tells of two subjects, as figures of two things, with every two of them."""
    told: dict[tuple[str, str], dict[str, set[str | None]]] = {}
    for claim in claims:
        key = value_key(claim.figure) if claim.figure.kind in _OWNED and claim.entities else None
        if key is not None:
            told.setdefault((claim.article, key), {}).setdefault(claim.entities[0], set()).add(claim.attribute)
    return frozenset(
        (key, one, two)
        for (_, key), subjects in told.items()
        if len(subjects) <= _TABLE
        for one, two in permutations(subjects, 2)
        if len(subjects[one] | subjects[two]) > 1
    )


def _neighbours(
    claims: Sequence[Claim],
) -> tuple[dict[str, tuple[frozenset[str], frozenset[str]]], dict[str, frozenset[str]]]:
    """Return the values right before and after each claim in its sentence, and all others of the sentence.

    A value that the claim itself has tells nothing more.
    """
    rows: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        rows.setdefault((claim.article, claim.sentence.start), []).append(claim)
    beside, company = {}, {}
    for row in rows.values():
        keys = [_place_keys(claim) for claim in row]
        whole = frozenset().union(*keys)
        for index, claim in enumerate(row):
            own = keys[index]
            before = keys[index - 1] - own if index else _NONE
            after = keys[index + 1] - own if index + 1 < len(row) else _NONE
            beside[claim.id] = before, after
            company[claim.id] = whole - own
    return beside, company


# Letters that may stand between the length of a deal and what it is worth: six years and $36 million.
_JOINED = 6


def _deals(claims: Sequence[Claim]) -> dict[str, Figure]:
    """Return the amounts right behind lengths of time, by the claim of the length: 6년 3600만 달러."""
    lengths = [claim for claim in claims if claim.figure.kind is FigureKind.DURATION]
    if not lengths:
        return {}
    amounts = {
        (claim.article, claim.figure.span.start): claim.figure
        for claim in claims
        if claim.figure.kind is FigureKind.MONEY and claim.figure.value
    }
    deals = {}
    for claim in lengths:
        end = claim.figure.span.end
        places = ((claim.article, place) for place in range(end, end + _JOINED))
        if (amount := next((amounts[place] for place in places if place in amounts), None)) is not None:
            deals[claim.id] = amount
    return deals


def _names(claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for claim in claims:
        found.setdefault(claim.article, set()).update(claim.entities)
    return {article: frozenset(names) for article, names in found.items()}


def _given_key(figure: Figure) -> str:
    """Return a text that figures of one value share; the day of an hour is often left to the reader."""
    calendar = figure.mention.calendar
    if figure.kind is FigureKind.TIME and calendar is not None:
        return f"{calendar.hour}:{calendar.minute or 0}"
    return value_key(figure) or ""


def _amounts(claims: Sequence[Claim]) -> dict[tuple[str, str | None], list[Figure]]:
    found: dict[tuple[str, str | None], dict[object, Figure]] = {}
    for claim in claims:
        for figure in (claim.figure, *claim.conversions):
            if figure.kind not in CALENDAR:
                found.setdefault((figure.dimension, figure.unit), {}).setdefault(value_key(figure), figure)
    return {unit: list(figures.values()) for unit, figures in found.items()}


# Times that an article may give a day on average for the day to tell of one thing: the day of the report, and
# that of an event told at length, stand in every paragraph.
_GIVEN = 1.5


def _own_dates(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the keys of the days and hours of a story that tell of one thing; its main day is none of them."""
    given: dict[str, list[Claim]] = {}
    days: Counter[date] = Counter()
    for claim in claims:
        moment, key = claim.figure.moment, value_key(claim.figure)
        if moment is not None and key is not None and moment.grain in ("day", "hour", "minute"):
            given.setdefault(key, []).append(claim)
            days[moment.start.date()] += 1
    main = max(days.values(), default=0)
    return frozenset(
        key
        for key, found in given.items()
        if len(found) <= _GIVEN * len({claim.article for claim in found})
        and not any(claim.attribute in SAID_OR_COUNTED for claim in found)
        and (found[0].figure.kind is FigureKind.TIME or days[_day(found[0])] < main)
    )


def _day(claim: Claim) -> date:
    assert claim.figure.moment is not None
    return claim.figure.moment.start.date()


_LABEL_PARTS = re.compile(r"[·\s]+")


@lru_cache(maxsize=4096)
def are_one_label(one: str, two: str) -> bool:
    """Tell whether two labels may name one item.

    >>> are_one_label("서울", "서울시"), are_one_label("경제·민생", "경제·민생·물가 문제"), are_one_label("서울", "경기")
    (True, True, False)
    >>> are_one_label("남자", "남성"), are_one_label("남자", "여성")
    (True, False)
    >>> are_one_label("나래당 홍길동", "홍길동 새나래당"), are_one_label("나래당 홍길동", "나래당 임꺽정")
    (True, False)
    """
    first, second = sorted((_LABEL_PARTS.split(one), _LABEL_PARTS.split(two)), key=len)
    if _are_one_name(one, two) or all(any(_are_one_name(name, other) for other in second) for name in first):
        return True
    mark = qualifier_words().get(one)
    return mark is not None and mark == qualifier_words().get(two)


def _are_one_name(one: str, two: str) -> bool:
    return one.startswith(two) or two.startswith(one) or one.endswith(two) or two.endswith(one)


def _kind_key(claim: Claim) -> tuple[object, ...]:
    """Return what tells the claims of one article apart, their values left aside."""
    return (
        claim.article,
        claim.attribute,
        claim.figure.dimension,
        claim.role,
        claim.base,
        claim.qualifiers,
        claim.period.moment if claim.period else None,
    )


def _distinct(claims: Sequence[Claim]) -> int:
    """Count the values that are no roundings of each other."""
    found: list[Figure] = []
    for figure in [claim.figure for claim in claims if value_key(claim.figure) is not None]:
        if not any(middle(figure) == middle(other) or is_rounding(figure, other) for other in found):
            found.append(figure)
    return len(found)
