"""Draw a lesson from a corpus: choose articles, plant, take pairs of every family, and write down sheet and key."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TypeVar

from checker.classroom import candidates
from checker.classroom.keys import Drawn, make_key
from checker.classroom.model import Key, Kind, Spot
from checker.classroom.order import Order
from checker.classroom.pairings import Judged, Pairing
from checker.classroom.planting import Bed, Planted, judged_of, namer_of, pairing_after, plant_changes, spots_of
from checker.classroom.texts import LETTERS, Lesson, lesson_article
from checker.classroom.words import read_words
from checker.errors import InputError
from checker.model import Article, Claim
from checker.pipeline import check_articles
from checker.settings import Settings

__all__ = ["draw_lesson"]

_T = TypeVar("_T")
# A lesson is read in class: so many articles of one story at most.
_ARTICLES = 7
# A story must share so many facts for each item that is wanted: some fail, and each is used once.
_SPARE = 2
# Of the items, so many parts are planted, taken as they are, and look-alikes, as long as there are some.
_PLANTED, _OWN, _ALIKE = 5, 3, 2
# Conflicts that another figure mends.
_IN_THE_FIGURE = ("scale_slip", "swapped_digits", "careless_rounding", "differs")


def draw_lesson(articles: Sequence[Article], order: Order, settings: Settings) -> Key:
    """Make the key of a lesson, with the sheet in it.

    Args:
        articles: As loaded.
        order: What was asked for.
        settings: Of the runs.

    Returns:
        A key with as many items as were asked for, or fewer where the corpus yields no more.

    Raises:
        InputError: The corpus yields no item of this level.
    """
    draw = random.Random(f"{order.seed}/{order.level}/{order.language}")
    lessons = _choose(articles, order, settings, draw)
    letters = dict(zip(lessons, LETTERS[order.language], strict=False))
    judged = judged_of(lessons, settings)
    if order.level == 1:
        drawn = _draw_singles(_Desk(judged, lessons, letters, order, draw))
    else:
        bed = Bed(lessons, letters, order, settings)
        planted = plant_changes(judged, bed, _share(judged, order), draw)
        lessons, judged = bed.replant(planted)
        drawn = _draw_pairs(_Desk(judged, lessons, letters, order, draw), planted)
    if not drawn:
        raise InputError(
            f"no item of level {order.level} can be made of these articles",
            hint="give several articles on one event that share figures, or take level 1",
        )
    return make_key(judged, lessons, drawn, order)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What items are drawn from."""

    judged: Judged
    lessons: dict[str, Lesson]
    letters: dict[str, str]
    order: Order
    draw: random.Random

    def spots(self, item: Drawn) -> tuple[Spot, ...] | None:
        """Return how the claims of an item are asked for; ``None`` where words cannot name one."""
        namer = namer_of(self.judged, self.lessons, self.letters, self.order.language)
        return spots_of(namer, item.claims)

    def shuffled(self, groups: dict[Kind, list[Drawn]]) -> list[Drawn]:
        """Return the first of each kind in a drawn order, then the second of each …."""
        kinds = sorted(groups)
        self.draw.shuffle(kinds)
        return _in_turns([groups[kind] for kind in kinds])


def _in_turns(groups: Sequence[Sequence[_T]]) -> list[_T]:
    return [item for item in chain.from_iterable(zip_longest(*groups)) if item is not None]


# ---------------------------------------------------------------- which articles


def _choose(articles: Sequence[Article], order: Order, settings: Settings, draw: random.Random) -> dict[str, Lesson]:
    """Return the articles of the lesson: whole stories in a drawn order, until enough facts are shared."""
    report = check_articles(articles, settings)
    known = {article.id: article for article in report.articles if article.origin in (None, article.id)}
    shared: dict[str, Counter[str]] = {}
    facts: Counter[str] = Counter()
    for finding in candidates.usable_findings(report):
        story = finding.fact.story or ""
        facts[story] += 1
        shared.setdefault(story, Counter()).update({claim.article for claim in finding.fact.claims} & known.keys())
    stories = sorted(shared)
    draw.shuffle(stories)
    chosen: list[str] = []
    enough = 0
    for story in stories:
        ids = sorted(shared[story], key=lambda key: (-shared[story][key], key))[:_ARTICLES]
        if enough < _SPARE * order.items and len(chosen) + len(ids) <= len(LETTERS[order.language]):
            chosen += ids
            enough += facts[story]
    # where nothing is shared, single figures can still be asked for
    return _prepare([known[key] for key in chosen or sorted(known)[:_ARTICLES]], order)


def _prepare(articles: Iterable[Article], order: Order) -> dict[str, Lesson]:
    ordered = sorted(articles, key=lambda article: (article.published is None, str(article.published), article.id))
    words = read_words(order.language)
    names: dict[str, str] = {}
    for article in ordered:
        names.setdefault(article.outlet, words("anonymous", n=len(names) + 1))
    made = [lesson_article(a, names[a.outlet] if order.anonymous else None) for a in ordered]
    return {lesson.article.id: lesson for lesson in made if lesson is not None}


# ---------------------------------------------------------------- single figures


def _draw_singles(desk: _Desk) -> list[Drawn]:
    """Draw figures to find and to write out; one fact is asked for once."""
    namer = namer_of(desk.judged, desk.lessons, desk.letters, desk.order.language)
    offered = candidates.singles(desk.judged)
    desk.draw.shuffle(offered)
    groups: dict[Kind, list[Drawn]] = {}
    for kind, claim in offered:
        spot = namer.spot(claim)
        if spot is not None and not spot.nth:
            groups.setdefault(kind, []).append(Drawn(kind, (claim,)))
    return list(_unused(desk, desk.shuffled(groups), set(), desk.order.items))


# ---------------------------------------------------------------- pairs


def _share(judged: Judged, order: Order) -> int:
    """Return how many items are to be planted: their share, and what the other families cannot give."""
    share = -(-order.items * _PLANTED // (_PLANTED + _OWN + _ALIKE))
    own = {
        finding.fact.id
        for _, p in candidates.own_pairs(judged, frozenset())
        if (finding := judged.finding_of(p.left.id))
    }
    return max(share, order.items - len(own) - len(candidates.look_alikes(judged, frozenset())))


def _draw_pairs(desk: _Desk, planted: Sequence[Planted]) -> list[Drawn]:
    """Draw the planted pairs, pairs as they are, and look-alikes, in their shares."""
    drawn = []
    for change in planted:
        pairing = pairing_after(desk.judged, change, planted)
        assert pairing is not None  # it was verified with the same changes
        drawn.append(Drawn(change.plant.kind, (pairing.left, pairing.right), pairing, change))
    changed = _touched(desk, drawn)
    used = set().union(*(_uses(desk.judged, item) for item in drawn))
    own, alike = _own(desk, changed), _alikes(desk, changed)
    left = desk.order.items - len(drawn)
    room = min(len(alike), -(-left * _ALIKE // (_OWN + _ALIKE)))
    for group, most in ((own, left - room), (alike, left), (own, left)):
        fresh = [item for item in group if item not in drawn]
        drawn += _unused(desk, fresh, used, min(most, desk.order.items - len(drawn)))
    return drawn


def _touched(desk: _Desk, drawn: Sequence[Drawn]) -> frozenset[str]:
    """Return the claims that a change may have altered: all of its paragraph, for a period carries on."""
    touched: set[str] = set()
    for claim in (item.claims[-1] for item in drawn):
        lesson = desk.lessons[claim.article]
        home = next(span for _, span in lesson.paragraphs if span.contains(claim.figure.span))
        touched |= {c.id for c in desk.judged.report.claims[claim.article] if home.contains(c.figure.span)}
    return frozenset(touched)


def _unused(desk: _Desk, offered: Iterable[Drawn], used: set[str], most: int) -> Iterator[Drawn]:
    """Yield up to ``most`` items whose facts no other item has used, and note theirs."""
    for item in offered:
        if most <= 0:
            return
        uses = _uses(desk.judged, item)
        if not uses & used:
            used |= uses
            most -= 1
            yield item


def _uses(judged: Judged, item: Drawn) -> set[str]:
    """Return what an item uses up: its facts; a look-alike its claims, for its facts agree elsewhere."""
    if item.kind is Kind.LOOK_ALIKE:
        return {f"alike {claim.id}" for claim in item.claims}
    found = {claim.id: judged.finding_of(claim.id) for claim in item.claims}
    return {key if finding is None else finding.fact.id for key, finding in found.items()}


def _own(desk: _Desk, changed: frozenset[str]) -> list[Drawn]:
    offered = candidates.own_pairs(desk.judged, changed)
    desk.draw.shuffle(offered)
    groups: dict[Kind, list[Drawn]] = {}
    for kind, pairing in offered:
        item = Drawn(kind, _draft_last(desk, pairing), pairing)
        if desk.spots(item) is not None and not (desk.order.level == 3 and _is_past_mending(item)):
            groups.setdefault(kind, []).append(item)
    return desk.shuffled(groups)


def _is_past_mending(item: Drawn) -> bool:
    """Tell whether a conflict lies in other words than the figure, so that no figure mends it."""
    return item.kind is Kind.CONFLICT and item.pairing is not None and item.pairing.code not in _IN_THE_FIGURE


def _draft_last(desk: _Desk, pairing: Pairing) -> tuple[Claim, ...]:
    """Return the two claims, that which does not fit the others last: it is what level 3 corrects."""
    finding = desk.judged.finding_of(pairing.left.id)
    odd = () if finding is None else finding.odd
    return (pairing.right, pairing.left) if pairing.left.id in odd else (pairing.left, pairing.right)


def _alikes(desk: _Desk, changed: frozenset[str]) -> list[Drawn]:
    """Return the look-alikes, the reasons in turns, those that look most alike first.

    Where the question itself names two things (사망자, 실종자), little is left to ask: those come last.
    """
    groups: dict[str, list[Drawn]] = {}
    plain: list[Drawn] = []
    for pairing in candidates.look_alikes(desk.judged, changed):
        item = Drawn(Kind.LOOK_ALIKE, (pairing.left, pairing.right), pairing)
        spots = desk.spots(item)
        if spots is None:
            continue
        if spots[0].topic == spots[1].topic:
            groups.setdefault(pairing.code, []).append(item)
        else:
            plain.append(item)
    codes = sorted(groups)
    desk.draw.shuffle(codes)
    return [*_in_turns([groups[code] for code in codes]), *plain]
