"""Rates of change against the two levels that the text makes them of, and the words for their direction."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.judge.audits.levels import (
    DOWN,
    HUNDRED,
    LEAD,
    NEAR,
    SLIPS,
    UP,
    are_one_thing,
    are_usable,
    direction_of,
    may_be_part,
)
from checker.judge.audits.page import Match, Page, Piece
from checker.judge.audits.reckon import WIDEST, Spread, fits, spread, spread_pair
from checker.judge.audits.words import audit_of, say, written
from checker.judge.particles import with_particle
from checker.judge.readings import base_value, significant
from checker.lexicon import ties
from checker.model import Audit, BlockKind, FigureKind, Role, Severity, Span, Step, Text

__all__ = ["audit_changes"]


def audit_changes(page: Page) -> Iterator[Audit]:
    """Check ``from A to B, up n %``: the rate, and whether the word for its direction fits.

    What it does: works the rate out from the two levels and compares rate and sign.
    Why it matters: a lost minus turns a fall into a rise, and both levels stand in the same text.
    Example: 100억원에서 120억원으로 20% 늘었다; not 79조1000억원 … 75조원 … 5.18% 증가.
    """
    done: set[int] = set()
    used: set[Span] = set()
    for match in page.matches("change"):
        rate = match.slots["rate"]
        if rate.index in done or not rate.is_percent or not are_usable(rate):
            continue
        if not match.tie.sure and "delta" in match.slots:
            audit = _moved_near(page, match, match.slots["delta"], rate)
        elif not match.tie.sure and "to" in match.slots and "from" not in match.slots:
            audit = _change_from_near(page, match, match.slots["to"], rate)
        elif not match.tie.sure and "to" in match.slots:
            audit = _stated_change(page, match, match.slots["from"], match.slots["to"], rate)
            audit = audit if audit is not None and audit.holds and audit.code != "inputs" else None
        elif not match.tie.sure:
            audit = _change_to(page, match, match.slots["from"], rate)
            if "past" not in match.classes and audit is not None and not audit.holds:
                audit = None  # nothing says that the level is the earlier one of what was told last
        elif "from" in match.slots:
            audit = _stated_change(page, match, match.slots["from"], match.slots["to"], rate)
        else:
            audit = _moved_by(page, match, match.slots["delta"], match.slots["to"], rate)
        if audit is not None:
            done.add(rate.index)
            used |= {figure.span for figure in audit.figures}
            yield audit
    yield from _told_apart(page, done, used)


def _stated_change(page: Page, match: Match, before: Piece, after: Piece, rate: Piece) -> Audit | None:
    if not may_be_part(after, before) or _is_beyond(before, after, rate):
        return None
    return _change(page, before, after, rate, direction_of(match), match.words)


def _change_to(page: Page, match: Match, before: Piece, rate: Piece) -> Audit | None:
    """Check a rate whose earlier level stands by it, and whose later one was told just before."""
    if not before.is_level or not are_usable(before):
        return None
    told = [p for p in page.near(rate, 1) if p.span.start < before.span.start and may_be_part(p, before)]
    told = [p for p in told if p.claim.role is Role.LEVEL and page.kind_of(p) is BlockKind.BODY]
    if not told and before.is_money:
        return _change_from_lead(page, match, before, rate)
    audits = [_change(page, before, p, rate, direction_of(match), match.words) for p in reversed(told)]
    holding = [audit for audit in audits if audit is not None and audit.holds and audit.code != "inputs"]
    same = [p for p in told if are_one_thing(p, rate) and _scope(p) == _scope(before)]
    if holding or len({p.figure.value for p in same}) != 1:
        return holding[0] if holding else None
    if not _may_be_slip(before, same[-1], rate):
        return None
    found = _change(page, before, same[-1], rate, direction_of(match), match.words)
    return None if found is not None and found.code == "lost_sign" and not _is_size(before, same[-1], rate) else found


def _change_from_lead(page: Page, match: Match, before: Piece, rate: Piece) -> Audit | None:
    """Check a rate and its earlier amount against an amount of the lead, where that is what they make to the digit."""
    for after in page.stated:
        if after.sentence >= LEAD or not may_be_part(after, before) or after.claim.role is not Role.LEVEL:
            continue
        audit = _change(page, before, after, rate, direction_of(match), match.words)
        if audit is not None and audit.holds and audit.code in ("same", "rounded", "truncated"):
            return audit
    return None


# Sentences around a rate in which the level stands that it is held against without a figure.
_HELD_AGAINST = 2


def _change_from_near(page: Page, match: Match, after: Piece, rate: Piece) -> Audit | None:
    """Check a rate and its later level against an earlier one told near by, where that is what they make to the digit."""
    near = [p for p in page.near(rate, _HELD_AGAINST, _HELD_AGAINST) if p is not after and may_be_part(after, p)]
    for before in sorted(near, key=lambda p: abs(p.span.start - rate.span.start)):
        audit = _change(page, before, after, rate, direction_of(match), match.words)
        if audit is not None and audit.holds and audit.code in ("same", "rounded", "truncated"):
            return audit
    return None


# A rate printed wrong is of one order of magnitude with the right one; beyond it the levels are not those it is of.
_OFF_AT_MOST = 10
# … and where words tie all three of them, within three orders: 5억달러를 내고 종가 15달러보다 15% 높은 값을 치렀다.
_TIED_OFF_AT_MOST = 1000


def _may_be_slip(before: Piece, after: Piece, rate: Piece) -> bool:
    """Tell whether a rate may be meant for two levels: right, at most so many times off, or one slip off.

    41만원 a head and 27조원 of all pupils are of one attribute, and no slip makes 4.5 % of them.
    """
    old, new, said = base_value(before.figure), base_value(after.figure), rate.figure.value
    if not old or not new or not said:
        return True
    ratio, printed = new / old, abs(said) / HUNDRED
    got = abs(ratio - 1)
    if printed <= got * _OFF_AT_MOST and got <= printed * _OFF_AT_MOST:
        return True
    if any(abs(got.scaleb(power) - printed) <= NEAR * printed for power in SLIPS):
        return True
    wanted = (1 + printed, 1 - printed)
    return any(abs(ratio.scaleb(power) - one) <= NEAR for power in SLIPS for one in wanted)


def _is_size(before: Piece, after: Piece, rate: Piece) -> bool:
    """Tell whether two levels lie as far apart as a rate says, one way or the other."""
    old, new, said = base_value(before.figure), base_value(after.figure), rate.figure.value
    if not old or new is None or not said:
        return False
    printed = abs(said) / HUNDRED
    return abs(abs(new / old - 1) - printed) <= NEAR * printed


def _is_beyond(before: Piece, after: Piece, rate: Piece) -> bool:
    """Tell whether two levels lie so far apart that no slip makes them those of a rate."""
    old, new, said = base_value(before.figure), base_value(after.figure), rate.figure.value
    if not old or new is None or not said:
        return False
    return abs(new / old - 1) > _TIED_OFF_AT_MOST * abs(said) / HUNDRED and not _may_be_slip(before, after, rate)


def _change(page: Page, before: Piece, after: Piece, rate: Piece, direction: int, tie: str) -> Audit | None:
    pair = spread_pair(before.figure, after.figure, loose=True)
    if pair is None or pair[0].low <= 0:
        return None
    old, new = pair
    got = new.change_from(old)
    size = _turn(got) if got.value < 0 else got
    sums = f"({written(after)} − {written(before)}) ÷ {written(before)}"
    pieces = (before, after, rate)
    negative = rate.figure.value is not None and rate.figure.value < 0
    against = bool(direction) and got.value != 0 and (got.value > 0) != (direction > 0)
    if against and not negative and (not got.low <= 0 <= got.high or fits(rate.figure, size) is not None):
        return _wrong_way(page, pieces, got, rate, direction, sums, tie)
    code = fits(rate.figure, got if negative else size, loose=True)
    return audit_of(page, "change", pieces, rate, got, code, Text(sums, sums), tie)


def _turn(got: Spread) -> Spread:
    return Spread(-got.value, -got.high, -got.low)


def _wrong_way(
    page: Page, pieces: tuple[Piece, ...], got: Spread, rate: Piece, direction: int, sums: str, tie: str
) -> Audit:
    expected = Text(*(say(got.value, rate.figure, language).replace("-", "−") for language in ("ko", "en")))
    said, other = (UP, DOWN) if direction > 0 else (DOWN, UP)
    before, after = written(pieces[0]), written(pieces[1])
    ko = (
        f"{before}에서 {with_particle(after, '으로/로')} 가면 {expected.ko}, 곧 {other.ko}는 뜻인데 "
        f"본문은 {written(rate)} {said.ko}고 씁니다. 방향이 뒤바뀌었을 수 있습니다."
    )
    en = (
        f"From {before} to {after} is {expected.en}, {other.en}, but the text says {written(rate)}, {said.en}. "
        "The direction may have been turned round."
    )
    figures = tuple(p.figure for p in sorted(pieces, key=lambda p: p.index))
    step = Step("arithmetic", Text(f"{sums} = {expected.ko}", f"{sums} = {expected.en}"))
    return Audit(
        page.article.id, figures, "change", False, Severity.ERROR, expected.in_(page.language), Text(ko, en),
        "lost_sign", (step,), tie.strip(),
    )  # fmt: skip


def _moved_by(page: Page, match: Match, delta: Piece, after: Piece, rate: Piece) -> Audit | None:
    direction = direction_of(match)
    if delta.is_percent or after.is_percent or delta.is_points or not direction or not are_usable(delta, after):
        return None
    step, new = spread(delta.figure, loose=True), _as_price(delta, after)
    if new is None:
        if delta.is_money != after.is_money or (delta.is_money and not delta.is_like(after)):
            return None
        new = spread(after.figure, loose=True)
    if step is None or new is None or step.value >= new.value:
        return None
    step = _as_fine(step, new)
    old = new - step if direction > 0 else new + step
    if old.low <= 0:
        return None
    got = (step / old).times(HUNDRED)
    minus = direction < 0 and rate.figure.value is not None and rate.figure.value < 0
    if minus:
        got = _turn(got)  # 1만9200명(-7.7%) 감소
    code = fits(rate.figure, got, loose=True) or _rounded_step(delta, old, rate)
    sign = "−" if direction > 0 else "+"
    sums = f"{'−' if minus else ''}{written(delta)} ÷ ({written(after)} {sign} {written(delta)})"
    return audit_of(page, "change", (delta, after, rate), rate, got, code, Text(sums, sums), match.words)


def _as_fine(step: Spread, level: Spread) -> Spread:
    """Return what a level moved by, rounded to the place of the level where its zeros allow that: 22만2000건, 2만9000건."""
    half = level.high - level.value
    if not half or half <= step.high - step.value or step.value % (2 * half) or half > abs(step.value) * WIDEST:
        return step
    return Spread(step.value, step.value - half, step.value + half)


def _as_price(delta: Piece, after: Piece) -> Spread | None:
    """Return a price of so much as it is printed, where what it moved by is in its currency: 배럴당 72달러, 4달러 오른."""
    mention = after.figure.mention
    if mention.per is None or after.figure.kind is not FigureKind.MONEY or not delta.is_money:
        return None
    if mention.value is None or mention.grain is None or (after.figure.unit or "").split("/")[0] != delta.figure.unit:
        return None
    half = mention.grain / 2
    return Spread(mention.value, mention.value - half, mention.value + half)


def _rounded_step(delta: Piece, old: Spread, rate: Piece) -> str | None:
    """Tell whether a rate fits an amount that is rounded to its first digit, which says less than the rate does.

    3000건(18.3%) of what were 16,700 may be 3058.
    """
    step, said = base_value(delta.figure), rate.figure.value
    if not step or said is None or delta.figure.value is None or significant(delta.figure.value) > 1:
        return None
    half = Decimal(5).scaleb(step.adjusted() - 1)
    return "inputs" if abs(abs(said) / HUNDRED * old.value - abs(step)) <= half else None


def _moved_near(page: Page, match: Match, delta: Piece, rate: Piece) -> Audit | None:
    """Check a rate and its amount against a level told near by, where one fits."""
    for after in sorted(page.near(rate, 2, 1), key=lambda p: abs(p.span.start - rate.span.start)):
        if after is delta or not after.is_level or not after.is_like(delta) or not are_usable(after):
            continue
        audit = _moved_by(page, match, delta, after, rate)
        if audit is not None and audit.holds and audit.code in ("same", "rounded", "truncated"):
            return audit
    return None


def _told_apart(page: Page, done: set[int], used: set[Span]) -> Iterator[Audit]:
    """Check rates whose two levels stand in other sentences, known by attribute and period.

    Levels that another rate was made of are ``used``: what they are compared with stands beside them.
    """
    for rate in page.stated:
        claim = rate.claim
        if rate.index in done or not rate.is_percent or claim.base is None or not claim.direction:
            continue
        if claim.attribute is None or page.kind_of(rate) is BlockKind.TITLE:
            continue
        levels = [
            p
            for p in page.near(rate, _TOLD_WITHIN, _TOLD_WITHIN)
            if p.is_level and p.claim.attribute == claim.attribute and p.claim.role in (Role.LEVEL, Role.PREVIOUS)
            if page.kind_of(p) is BlockKind.BODY and are_usable(p) and p.span not in used
        ]
        audit = _by_period(page, rate, levels)
        if audit is not None:
            done.add(rate.index)
            yield audit


# Levels of two periods stand this many sentences apart at most; further off, another unit is spoken of.
_TOLD_WITHIN = 4


def _by_period(page: Page, rate: Piece, levels: list[Piece]) -> Audit | None:
    """Check a rate against the levels of its attribute now and one period back; several of either only confirm."""
    current = _nearest_level(rate, levels)
    found = [(before, after) for after in current for before in levels if _is_step(page, before, after, rate)]
    tie = f"{rate.claim.attribute_text or rate.claim.attribute}, {rate.claim.base}"
    told = [_change(page, before, after, rate, rate.claim.direction, tie) for before, after in found]
    holding = [audit for audit in told if audit is not None and audit.holds]
    values = {(before.figure.value, after.figure.value) for before, after in found}
    if holding:
        return holding[0]
    own = [p for p in page.within(rate.sentence) if p.figure.kind is FigureKind.MONEY]
    if len(own) > 1 and not any(p in pair for p in own for pair in found):
        return None  # 43만4000원으로 전년(41만원) 대비 5.8%: the rate has levels of its own
    return told[0] if len(values) == 1 and _may_be_slip(*found[0], rate) else None


def _nearest_level(rate: Piece, levels: list[Piece]) -> list[Piece]:
    """Return the levels that the rate may speak of: those of its sentence, else of the nearest one before."""
    told = [p for p in levels if p.sentence <= rate.sentence and p.claim.role is Role.LEVEL]
    last = max((p.sentence for p in told), default=-1)
    return [p for p in told if p.sentence == last]


def _is_step(page: Page, before: Piece, after: Piece, rate: Piece) -> bool:
    if before is after or not before.is_like(after) or after.claim.role is not Role.LEVEL:
        return False
    if abs(before.sentence - rate.sentence) > _TOLD_WITHIN or abs(after.sentence - rate.sentence) > _TOLD_WITHIN:
        return False
    if _scope(before) != _scope(after) or _is_of_part(page, before) != _is_of_part(page, after):
        return False
    mine, theirs = before.claim.entities[:1], after.claim.entities[:1]
    return (not mine or not theirs or mine == theirs) and _steps_back(before, after) == rate.claim.base


def _is_of_part(page: Page, piece: Piece) -> bool:
    """Tell whether the sentence, or the one before it in the paragraph, speaks of a division only."""
    low = piece.sentence
    if low and page.sentences[low - 1].block == page.sentences[low].block:
        low -= 1
    start, end = page.sentences[low].span.start, piece.span.end
    return ties.words(page.language, "division").search(page.article.text, start, end) is not None


def _scope(piece: Piece) -> frozenset[str]:
    """Return what makes the figure another fact, the stage of counting apart: preliminary figures follow final ones."""
    return frozenset(q for q in piece.claim.qualifiers if not q.startswith("stage:"))


_MONTHS = {1: "month", 3: "quarter", 12: "year"}
_GRAINS = {"month": ("month",), "quarter": ("quarter",), "year": ("month", "quarter", "half", "year")}


def _steps_back(before: Piece, after: Piece) -> str | None:
    """Return how far the period of ``before`` lies before that of ``after``: a month, a quarter, a year."""
    first, second = before.claim.period, after.claim.period
    if first is None or second is None or first.moment is None or second.moment is None:
        return None
    old, new = first.moment, second.moment
    months = (new.start.year - old.start.year) * 12 + new.start.month - old.start.month
    base = _MONTHS.get(months)
    if base is None or old.grain != new.grain or old.grain not in _GRAINS[base]:
        return None
    return base
