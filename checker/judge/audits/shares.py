"""Shares, multiples, changes and differences against the figures that the text makes them of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checker.judge.audits.page import Match, Page, Piece
from checker.judge.audits.reckon import Spread, fits, is_reckonable, spread, spread_pair
from checker.judge.audits.words import audit_of, say, written
from checker.judge.particles import with_particle
from checker.judge.readings import base_value, significant
from checker.lexicon import ties
from checker.lexicon.dimensions import is_generic
from checker.model import Audit, BlockKind, FigureKind, Role, Severity, Span, Step, Text

__all__ = ["audit_changes", "audit_differences", "audit_multiples", "audit_shares"]

# How far a loose tie may reach: sentences before and after the one with the share or multiple.
_BEFORE, _AFTER = 6, 2
# … and after a headline, whose figures the text gives when it comes to them.
_LED = 8
# Two figures of one attribute are tied from further off: 66명이 세상을 떠났으니 그 두 배.
_FAR = 15
HUNDRED = Decimal(100)


def _usable(*pieces: Piece) -> bool:
    return all(not piece.is_vague and is_reckonable(piece.figure) for piece in pieces)


def _levels(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.is_level and _usable(piece)]


def _pairs(page: Page, anchor: Piece) -> Iterator[tuple[Piece, Piece]]:
    """Yield pairs of like levels around a share or multiple, the nearest first."""
    after = _LED if page.kind_of(anchor) is BlockKind.TITLE else _AFTER
    around = [p for p in _levels(page.near(anchor, _FAR, after)) if page.kind_of(p) is not BlockKind.CAPTION]
    around.sort(key=lambda p: (abs(p.sentence - anchor.sentence), abs(p.span.start - anchor.span.start)))
    seen: set[tuple[str, object]] = set()
    ranked = []
    for piece in around:
        key = (piece.figure.dimension + (piece.figure.unit or ""), piece.figure.value)
        if key not in seen:
            seen.add(key)
            ranked.append(piece)
    couples = [(i, j, a, b) for i, a in enumerate(ranked) for j, b in enumerate(ranked) if i < j and a.is_like(b)]
    couples = [
        row for row in couples if (_is_close(anchor, row[2]) and _is_close(anchor, row[3])) or _one_thing(*row[2:])
    ]
    here = [row for row in couples if anchor.sentence in (row[2].sentence, row[3].sentence)]
    couples = here or couples
    couples.sort(key=lambda row: (row[2].claim.attribute != row[3].claim.attribute, row[0] + row[1], row[0]))
    for _, _, first, second in couples:
        yield first, second
        yield second, first


def _is_close(anchor: Piece, piece: Piece) -> bool:
    return anchor.sentence - piece.sentence <= _BEFORE


def _one_thing(first: Piece, second: Piece) -> bool:
    return first.claim.attribute is not None and first.claim.attribute == second.claim.attribute


def _ratio(top: Piece, bottom: Piece, *, loose: bool) -> Spread | None:
    pair = spread_pair(top.figure, bottom.figure, loose=loose)
    if pair is None or pair[1].low <= 0 or pair[0].low < 0:
        return None
    return pair[0] / pair[1]


# --- shares ---------------------------------------------------------------------------------------


# What makes a case of an amount, in which another rule holds: 2500만달러 이하이면 2500만달러의 20%.
_CASE = re.compile(r"\s?(?:이하|이상|초과|미만)?(?:이면|이라면|일\s경우|인\s경우|일\s때|일\s땐)")


def audit_shares(page: Page) -> Iterator[Audit]:
    """Check ``A is n % of B`` against A and B.

    What it does: divides the part by the whole, with the rounding of both, and holds the printed share against it.
    Why it matters: a share is what readers remember, and is worked out by hand.
    Example: 응답자 200명 가운데 50명(25%); not 응답자 200명 가운데 50명(35%).
    """
    done: set[int] = set()
    for match in page.matches("share"):
        share = match.slots["share"]
        if not (share.is_percent or share.is_fraction) or share.index in done or not _usable(share):
            continue
        if share.claim.role is Role.CHANGE:
            continue  # of 500 patients, the weight of the 200 who took it fell by 25%
        if match.tie.sure:
            part, whole = match.slots["part"], match.slots["whole"]
            if _CASE.match(page.around(part)[1]):
                continue
            if _is_part(part, whole) or _kinds(part, whole) == {FigureKind.COUNT}:
                audit = _share(page, match, part, whole, share, sure=True)
                if audit is not None:
                    done.add(share.index)
                    yield audit
        else:
            found = _find_share(page, match, share)
            if found is not None:
                done.add(share.index)
                yield found


def _is_part(part: Piece, whole: Piece) -> bool:
    return part.is_level and whole.is_level and part.is_like(whole) and _usable(part, whole) and part is not whole


def _share(page: Page, match: Match, part: Piece, whole: Piece, share: Piece, *, sure: bool) -> Audit | None:
    ratio = _ratio(part, whole, loose=sure)
    if ratio is None:
        return None
    if share.is_fraction:
        got, code = ratio, _as_fraction(share, ratio)
    else:
        got = ratio.times(HUNDRED)
        code = fits(share.figure, got, loose=sure) or _as_saying(part, whole, share)
    if code is None and not sure:
        return None
    sums = f"{written(part)} ÷ {written(whole)}"
    return audit_of(page, "share", (part, whole, share), share, got, code, Text(sums, sums), match.words)


# "Half" and "a third" are said of what is so near to them.
_FRACTION = Decimal("0.1")


def _as_fraction(share: Piece, ratio: Spread) -> str | None:
    """Tell whether a part is the fraction that it is said to be: one eighteenth is nearer than a seventeenth."""
    value = share.figure.value
    if not value or not ratio.value:
        return None
    if abs(1 / ratio.value - 1 / value) <= Decimal("0.5") and value <= Decimal("0.2"):
        return "rounded"
    if ratio.value == value:
        return "same"
    return "rounded" if abs(ratio.value / value - 1) <= _FRACTION else None


def _as_saying(part: Piece, whole: Piece, share: Piece) -> str | None:
    """Tell whether "nine in ten" says 90.5 % as near as it can."""
    one, all_, percent = part.figure.value, whole.figure.value, share.figure.value
    if one is None or percent is None or all_ is None or not (1 < all_ <= 10 or all_ in (HUNDRED, HUNDRED * 10)):
        return None
    return "hedged" if abs(percent * all_ / HUNDRED - one) <= Decimal("0.5") else None


def _find_share(page: Page, match: Match, share: Piece) -> Audit | None:
    given, of_all = match.slots.get("part"), match.slots.get("whole")
    if given is not None and of_all is not None:
        return _share(page, match, given, of_all, share, sure=False) if _is_part(given, of_all) else None
    rough: Audit | None = None
    for part, whole in (*_pairs(page, share), *_with_lead(page, share)):
        if (given or part) is not part or (of_all or whole) is not whole:
            continue
        if share.sentence not in (part.sentence, whole.sentence) and abs(part.sentence - share.sentence) > 2:
            continue
        audit = _share(page, match, part, whole, share, sure=False)
        if audit is not None and audit.code != "hedged":
            return audit
        rough = rough or audit
    return rough


# Digits of a share from which parts and wholes of the lead are tried.
_SHARP = 3


def _with_lead(page: Page, share: Piece) -> Iterator[tuple[Piece, Piece]]:
    """Yield a part near a share of three digits with a whole of the lead, and two of the lead."""
    if share.figure.value is None or significant(share.figure.value) < _SHARP:
        return
    lead = [p for p in _levels(list(page.stated)) if p.sentence < _LEAD and page.kind_of(p) is not BlockKind.CAPTION]
    near = _levels([p for p in page.near(share, 1) if p.span.start < share.span.start])
    for whole in lead:
        yield from (
            (part, whole) for part in dict.fromkeys((*near, *lead)) if part is not whole and part.is_like(whole)
        )


# --- multiples ------------------------------------------------------------------------------------


def audit_multiples(page: Page) -> Iterator[Audit]:
    """Check ``B is n times A`` against A and B, or against what everybody knows the size of.

    What it does: divides one figure by the other and holds the printed multiple against it.
    Why it matters: the words tie figures that stand sentences apart, and one of them may be the slip.
    Example: 5억달러 … 557만6000달러 … 90배; 2900에이커 … 축구장 5개 does not hold.
    """
    done: set[int] = set()
    for audit, used in _yardsticks(page):
        done.add(used.index)
        yield audit
    yield from _multiples(page, done)
    for match in page.matches("multiple"):
        times = match.slots["times"]
        if times.index not in done and times.is_multiple and (slipped := _slipped(page, match)) is not None:
            done.add(times.index)
            yield slipped


def _multiples(page: Page, done: set[int]) -> Iterator[Audit]:
    for match in page.matches("multiple"):
        times = match.slots["times"]
        if not times.is_multiple or times.index in done or not _usable(times):
            continue
        pairs: Iterator[tuple[Piece, Piece]]
        base_of = match.slots.get("base")
        if match.tie.sure:
            pairs = iter([(match.slots["result"], match.slots["base"])])
        else:
            pairs = ((result, base) for result, base in _pairs(page, times) if base_of is None or base is base_of)
        for result, base in pairs:
            if not _is_part(result, base) or (not match.tie.sure and FigureKind.NUMBER in _kinds(result, base)):
                continue
            got = _ratio(result, base, loose=match.tie.sure)
            code = None if got is None else fits(times.figure, got, loose=match.tie.sure or base_of is not None)
            if got is None or (code is None and not match.tie.sure):
                continue
            done.add(times.index)
            sums = f"{written(result)} ÷ {written(base)}"
            yield audit_of(page, "multiple", (result, base, times), times, got, code, Text(sums, sums), match.words)
            break


# What a multiple is of stands right before it: 4500개 계정에서 7500배로, 120명의 8배.
_OF_IT = re.compile(r"[^,.()]{0,10}(?:에서|보다|의)\s?(?:약\s|무려\s)?$")
# Multiples below it are met by chance in any power of ten; sentences in which the result is looked for.
_TELLING_TIMES, _RESULT_WITHIN = Decimal(20), 2


def _slipped(page: Page, match: Match) -> Audit | None:
    """Find a multiple that comes out of the figures around it but for a power of ten: 500개에서 7만배로, of 350만."""
    times = match.slots["times"]
    value = times.figure.value
    if page.language != "ko" or value is None or value < _TELLING_TIMES or not _usable(times):
        return None
    bases = [p for p in _levels(page.within(times.sentence)) if p.span.end <= times.span.start]
    base = bases[-1] if bases else None
    if base is None or _OF_IT.fullmatch(page.text_between(base, times)) is None:
        return None
    results = [p for p in _levels(page.near(times, _RESULT_WITHIN, _RESULT_WITHIN)) if _is_part(p, base)]
    ratios = [(p, got) for p in results if (got := _ratio(p, base, loose=False)) is not None]
    if any(fits(times.figure, got, loose=True) is not None for _, got in ratios):
        return None
    for result, got in ratios:
        if any(abs(got.value.scaleb(power) - value) <= _NEAR * value for power in _SLIPS):
            sums = f"{written(result)} ÷ {written(base)}"
            return audit_of(page, "multiple", (result, base, times), times, got, None, Text(sums, sums), match.words)
    return None


def _kinds(*pieces: Piece) -> set[FigureKind]:
    return {piece.figure.kind for piece in pieces}


def _yardsticks(page: Page) -> Iterator[tuple[Audit, Piece]]:
    if ties.yardstick_words(page.language).search(page.skeleton) is None:
        return
    for yardstick in ties.yardsticks(page.language):
        names = "|".join(yardstick.surface)
        if ties.word_pattern(names).search(page.skeleton) is None:
            continue
        for before in (True, False):
            form = f"(?:{names}) ?~ {{times}}" if before else f"{{times}} ~ (?:{names})"
            pattern = ties.tie_pattern(page.language, form)
            for number, sentence in enumerate(page.sentences):
                span = sentence.span
                for found in pattern.finditer(page.skeleton, span.start, span.end):
                    if not before and any(0 <= p.span.start - found.end() <= 1 for p in page.within(number)):
                        continue  # 72배이며 축구장 2만9400개: the yardstick has a number of its own
                    times = next(p for p in page.within(number) if p.span.start == found.start("times"))
                    audit = _held_against(page, yardstick, times, Span(found.start(), found.end()))
                    if audit is not None:
                        yield audit, times


def _counts_anything(piece: Piece) -> bool:
    """Tell whether a count may be of yardsticks: 5개, 5, 5 fields; not 5채."""
    if piece.figure.kind is FigureKind.NUMBER:
        return True
    thing = piece.figure.dimension.removeprefix("count:")
    return piece.figure.kind is FigureKind.COUNT and (is_generic(thing) or thing in ("fields", "pitches"))


# The word for size stands beside the yardstick: 축구장 5개를 합친 넓이, the size of 5 football fields.
_SIZE_WITHIN = 24


def _held_against(page: Page, yardstick: ties.Yardstick, times: Piece, words: Span) -> Audit | None:
    counts = times.is_multiple or (yardstick.counted and _counts_anything(times))
    start, end = max(0, words.start - _SIZE_WITHIN), words.end + _SIZE_WITHIN
    named = ties.words(page.language, "size").search(page.article.text, start, end)
    if not counts or named is None or not is_reckonable(times.figure):
        return None
    areas = [p for p in page.near(times, 2, 0) if p.figure.dimension == "[length] ** 2" and _usable(p)]
    if not areas:
        return None
    audits = [
        audit
        for area in sorted(areas, key=lambda p: (times.sentence - p.sentence, abs(times.span.start - p.span.start)))
        if (audit := _held_against_area(page, yardstick, times, area, words)) is not None
    ]
    # another yardstick may say its own size nearer by: 여의도(290㏊)의 166배이며 축구장 6만7000개
    return next((audit for audit in audits if audit.holds), next(iter(audits), None))


def _held_against_area(page: Page, yardstick: ties.Yardstick, times: Piece, area: Piece, words: Span) -> Audit | None:
    size = spread(area.figure, loose=True)
    low, high = Decimal(yardstick.low), Decimal(yardstick.high)
    if size is None or times.figure.value is None:
        return None
    got = Spread(size.value / ((low + high) / 2), size.low / high, size.high / low)
    code = fits(times.figure, got, loose=True)
    code = "range" if code in ("inputs", "hedged") else code
    sums = Text(f"{written(area)} ÷ {yardstick.label[0]}", f"{written(area)} ÷ {yardstick.label[1]}")
    return audit_of(page, "multiple", (area, times), times, got, code, sums, words.of(page.article.text))


# --- changes --------------------------------------------------------------------------------------


def _direction(match: Match) -> int:
    up, down = match.classes & {"rise", "more"}, match.classes & {"fall", "less"}
    return 0 if bool(up) == bool(down) else (1 if up else -1)


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
        if rate.index in done or not rate.is_percent or not _usable(rate):
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
    if not _is_part(after, before) or _is_beyond(before, after, rate):
        return None
    return _change(page, before, after, rate, _direction(match), match.words)


def _change_to(page: Page, match: Match, before: Piece, rate: Piece) -> Audit | None:
    """Check a rate whose earlier level stands by it, and whose later one was told just before."""
    if not before.is_level or not _usable(before):
        return None
    told = [p for p in page.near(rate, 1) if p.span.start < before.span.start and _is_part(p, before)]
    told = [p for p in told if p.claim.role is Role.LEVEL and page.kind_of(p) is BlockKind.BODY]
    if not told and before.is_money:
        return _change_from_lead(page, match, before, rate)
    audits = [_change(page, before, p, rate, _direction(match), match.words) for p in reversed(told)]
    holding = [audit for audit in audits if audit is not None and audit.holds and audit.code != "inputs"]
    same = [p for p in told if _one_thing(p, rate) and _scope(p) == _scope(before)]
    if holding or len({p.figure.value for p in same}) != 1:
        return holding[0] if holding else None
    if not _may_be_slip(before, same[-1], rate):
        return None
    found = _change(page, before, same[-1], rate, _direction(match), match.words)
    return None if found is not None and found.code == "lost_sign" and not _is_size(before, same[-1], rate) else found


# The first sentences of an article, the headline included, which tell what it is about.
_LEAD = 3


def _change_from_lead(page: Page, match: Match, before: Piece, rate: Piece) -> Audit | None:
    """Check a rate and its earlier amount against an amount of the lead, where that is what they make to the digit."""
    for after in page.stated:
        if after.sentence >= _LEAD or not _is_part(after, before) or after.claim.role is not Role.LEVEL:
            continue
        audit = _change(page, before, after, rate, _direction(match), match.words)
        if audit is not None and audit.holds and audit.code in ("same", "rounded", "truncated"):
            return audit
    return None


# Sentences around a rate in which the level stands that it is held against without a figure.
_HELD_AGAINST = 2


def _change_from_near(page: Page, match: Match, after: Piece, rate: Piece) -> Audit | None:
    """Check a rate and its later level against an earlier one told near by, where that is what they make to the digit."""
    near = [p for p in page.near(rate, _HELD_AGAINST, _HELD_AGAINST) if p is not after and _is_part(after, p)]
    for before in sorted(near, key=lambda p: abs(p.span.start - rate.span.start)):
        audit = _change(page, before, after, rate, _direction(match), match.words)
        if audit is not None and audit.holds and audit.code in ("same", "rounded", "truncated"):
            return audit
    return None


# A rate printed wrong is of one order of magnitude with the right one; beyond it the levels are not those it is of.
_OFF_AT_MOST = 10
# … and where words tie all three of them, within three orders: 5억달러를 내고 종가 15달러보다 15% 높은 값을 치렀다.
_TIED_OFF_AT_MOST = 1000
# Powers of ten by which a level or the rate may have slipped, and how near the arithmetic must then come.
_SLIPS = (-3, -2, -1, 1, 2, 3)
_NEAR = Decimal("0.02")


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
    if any(abs(got.scaleb(power) - printed) <= _NEAR * printed for power in _SLIPS):
        return True
    wanted = (1 + printed, 1 - printed)
    return any(abs(ratio.scaleb(power) - one) <= _NEAR for power in _SLIPS for one in wanted)


def _is_size(before: Piece, after: Piece, rate: Piece) -> bool:
    """Tell whether two levels lie as far apart as a rate says, one way or the other."""
    old, new, said = base_value(before.figure), base_value(after.figure), rate.figure.value
    if not old or new is None or not said:
        return False
    printed = abs(said) / HUNDRED
    return abs(abs(new / old - 1) - printed) <= _NEAR * printed


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
    said, other = (_UP, _DOWN) if direction > 0 else (_DOWN, _UP)
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
    direction = _direction(match)
    if delta.is_percent or after.is_percent or delta.is_points or not direction or not _usable(delta, after):
        return None
    step, new = spread(delta.figure), _as_price(delta, after)
    if new is None:
        if delta.is_money != after.is_money or (delta.is_money and not delta.is_like(after)):
            return None
        new = spread(after.figure)
    if step is None or new is None or step.value >= new.value:
        return None
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
        if after is delta or not after.is_level or not after.is_like(delta) or not _usable(after):
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
            if page.kind_of(p) is BlockKind.BODY and _usable(p) and p.span not in used
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


# A level that is less than this of the other one is of something else: 1135억원 of profit, 2조원 of sales.
_LEAST_LEVEL = Decimal("0.15")
# A verb before what it led to: 오른, 늘어난, 떨어진; in the form that goes before a noun.
_VERB = 4
_ATTRIBUTIVE = ("난", "린", "한", "른", "뛴", "진", "든", "은")


# --- differences ----------------------------------------------------------------------------------


# What makes a level of a number, to which something rises: 1600가구로 높였다.
_TO_IT = re.compile(r"(?:으로|로)\s")


def audit_differences(page: Page) -> Iterator[Audit]:
    """Check ``from A to B, C more`` and ``A against B, C apart``.

    What it does: subtracts and compares; where the words do not name both levels it speaks only if two levels fit.
    Why it matters: a rise in won is worked out by hand, and the two levels stand beside it.
    Example: 10억원에서 12억원으로 2억원 올랐다; not 10억원에서 12억원으로 3억원 올랐다.
    """
    done: set[int] = set()
    for match in page.matches("difference"):
        delta = match.slots["delta"]
        if delta.index in done or delta.is_multiple or not _usable(delta):
            continue
        if delta.is_percent and (match.tie.sure or "gap" not in match.classes):
            continue
        if page.language == "ko" and _TO_IT.match(page.around(delta)[1]):
            continue
        if delta.is_points and (audit := _between_ranges(page, delta, match)) is not None:
            done.add(delta.index)
            yield audit
            continue
        if match.tie.sure:
            first, second = match.slots["from"], match.slots["to"]
            if not _subtractable(first, second, delta) or first.figure.value == second.figure.value:
                continue
            audit = _difference(page, first, second, delta, match, sure=True)
        else:
            audit = _find_difference(page, match, delta)
        if audit is not None:
            done.add(delta.index)
            yield audit


# Sentences around the points by which a range was moved in which the two stand: a target rate, 5.25∼5.50%.
_RANGES_WITHIN = 4


def _between_ranges(page: Page, delta: Piece, match: Match) -> Audit | None:
    """Check the points by which both ends of a range were moved: 5.25∼5.50%에서 4.75∼5.00%로 0.50%포인트 내렸다."""
    ranges = [p for p in page.near(delta, _RANGES_WITHIN, _RANGES_WITHIN) if _is_range(p)]
    for first, second in pairwise(ranges):
        one, two = first.figure, second.figure
        if one.low is None or one.high is None or two.low is None or two.high is None:
            continue
        moved = {abs(one.low - two.low), abs(one.high - two.high)}
        if len(moved) == 1 and moved == {delta.figure.value}:
            (value,) = moved
            top, bottom = (first, second) if one.low > two.low else (second, first)
            sums = f"{written(top)} − {written(bottom)}"
            got = Spread(value, value, value)
            return audit_of(
                page, "difference", (first, second, delta), delta, got, "same", Text(sums, sums), match.words
            )
    return None


def _is_range(piece: Piece) -> bool:
    return piece.is_percent and piece.figure.value is None and not piece.is_vague


def _subtractable(first: Piece, second: Piece, delta: Piece) -> bool:
    if first is second or delta in (first, second) or not _usable(first, second):
        return False
    if first.figure.value is None or second.figure.value is None:
        return False  # from zero to $3.6 billion is no level
    if delta.is_points or delta.is_percent:
        return first.is_percent and second.is_percent
    if not (first.is_level and second.is_level and first.is_like(second)):
        return False
    return delta.is_like(first) or {delta.figure.dimension, first.figure.dimension} == _VOTES


# People vote, and votes are what they differ by: 찬성 1만9166명, 반대 1만6950명, 2216표 차이.
_VOTES = {"count:vote", "count:person"}


def _difference(page: Page, first: Piece, second: Piece, delta: Piece, match: Match, *, sure: bool) -> Audit | None:
    pair = spread_pair(first.figure, second.figure, loose=sure)
    if pair is None:
        return None
    one, two = pair
    (high, top), (low, bottom) = sorted([(one, first), (two, second)], key=lambda row: -row[0].value)
    got = high - low
    code = fits(delta.figure, got, loose=sure)
    if code is None and not sure:
        return None
    sums = f"{written(top)} − {written(bottom)}"
    direction = _direction(match) if sure else 0
    if code is not None and direction and (two.value > one.value) != (direction > 0):
        return _turned(page, first, second, delta, direction, Text(sums, sums), match.words)
    return audit_of(page, "difference", (first, second, delta), delta, got, code, Text(sums, sums), match.words)


def _turned(page: Page, first: Piece, second: Piece, delta: Piece, direction: int, sums: Text, tie: str) -> Audit:
    """Say that two levels differ by what is printed, the other way round."""
    said, other = (_UP, _DOWN) if direction > 0 else (_DOWN, _UP)
    before, after = written(first), written(second)
    ko = (
        f"{before}에서 {with_particle(after, '으로/로')} 가면 {written(delta)} {other.ko}는 뜻인데 "
        f"본문은 {said.ko}고 씁니다. 방향이 뒤바뀌었을 수 있습니다."
    )
    en = (
        f"From {before} to {after} is {other.en} of {written(delta)}, but the text says {said.en}. "
        "The direction may have been turned round."
    )
    figures = tuple(p.figure for p in sorted((first, second, delta), key=lambda p: p.index))
    step = Step("arithmetic", Text(f"{sums.ko} = {written(delta)}", f"{sums.en} = {written(delta)}"))
    return Audit(
        page.article.id, figures, "difference", False, Severity.ERROR, f"−{written(delta)}" if direction > 0 else
        f"+{written(delta)}", Text(ko, en), "lost_sign", (step,), tie.strip(),
    )  # fmt: skip


_UP, _DOWN = Text("늘었다", "a rise"), Text("줄었다", "a fall")


def _find_difference(page: Page, match: Match, delta: Piece) -> Audit | None:
    if "from" in match.slots:
        return _against(page, match, match.slots["from"], delta)
    if not (
        delta.is_money or delta.is_points or delta.is_percent or (delta.is_level and (delta.figure.value or 0) >= 10)
    ):
        return None
    if page.kind_of(delta) is BlockKind.CAPTION:
        return None
    around = [
        p
        for p in (*page.near(delta, 4, 4),)
        if p.is_percent == (delta.is_points or delta.is_percent) and not p.is_vague
    ]
    around.sort(key=lambda p: (abs(p.sentence - delta.sentence), abs(p.span.start - delta.span.start)))
    if delta.is_points and "gap" in match.classes and (two := _only_two(page, delta)):
        return _difference(page, *two, delta, match, sure=True)
    pairs = [(i + j, i, a, b) for i, a in enumerate(around) for j, b in enumerate(around) if i < j]
    result = _result_of(page, delta)
    for _, _, first, second in sorted(pairs, key=lambda row: row[:2]):
        if not _subtractable(first, second, delta) or first.figure.value == second.figure.value:
            continue
        if _is_change(first) or _is_change(second) or not _may_differ(page, match, first, second):
            continue
        if result is not None and base_value(result.figure) not in map(base_value, (first.figure, second.figure)):
            continue
        if not _is_told_of(page, delta, first, second):
            continue
        audit = _difference(page, first, second, delta, match, sure=False)
        if audit is not None and audit.code in ("same", "rounded"):
            return audit
    return None


def _against(page: Page, match: Match, before: Piece, delta: Piece) -> Audit | None:
    """Check a difference from the level that the words name against the one told last before it."""
    moves = (Role.UNIT_PRICE,) if delta.is_points else (Role.CHANGE, Role.UNIT_PRICE)  # a rate of growth is a level
    told = [p for p in page.near(before, 1) if p.span.start < before.span.start and p.claim.role not in moves]
    for level in reversed(told):
        if _subtractable(level, before, delta) and level.figure.unit == before.figure.unit:
            audit = _difference(page, before, level, delta, match, sure=False)
            if audit is not None and audit.code in ("same", "rounded"):
                return audit
    return None


def _result_of(page: Page, delta: Piece) -> Piece | None:
    """Return the level that a rise or fall led to, where it stands right after: 0.14%포인트 오른 0.83%."""
    following = next((p for p in page.within(delta.sentence) if p.span.start >= delta.span.end), None)
    if following is None or following.is_points:
        return None
    words = page.text_between(delta, following).strip()
    moves = any(ties.words(page.language, name).match(words) for name in ("rise", "fall"))
    return following if moves and len(words) <= _VERB and words.endswith(_ATTRIBUTIVE) else None


def _is_told_of(page: Page, delta: Piece, first: Piece, second: Piece) -> bool:
    """Tell whether a difference of two levels may be the one printed, and not two that happen to lie so far apart."""
    places = [piece.sentence - delta.sentence for piece in (first, second)]
    value = delta.figure.value
    leads = page.kind_of(delta) is BlockKind.TITLE or (delta.sentence <= 1 and not delta.is_points)
    if min(places) > 0 and not leads:
        return False  # half a point was cut; two sentences on, inflation is at 2.5 and is to be 2%
    if value is not None and significant(value) == 1 and not delta.is_points and 0 not in places:
        return min(places) >= -1
    low, high = sorted(abs(base_value(piece.figure) or Decimal(0)) for piece in (first, second))
    return low >= high * _LEAST_LEVEL


def _only_two(page: Page, delta: Piece) -> tuple[Piece, Piece] | None:
    """Return the two percentages of a sentence that says nothing of another time: their gap is the one meant."""
    here = [p for p in page.within(delta.sentence) if p.is_percent or p.is_points]
    shares = [p for p in here if p.is_percent and _usable(p)]
    words = page.sentences[delta.sentence].span.of(page.article.text)
    if len(shares) != 2 or len(here) != 3 or ties.words(page.language, "other_time").search(words):
        return None
    return (shares[0], shares[1]) if max(p.index for p in shares) < delta.index else None


def _may_differ(page: Page, match: Match, first: Piece, second: Piece) -> bool:
    """Tell whether the words allow the two as levels: of a rise one must be told as earlier, of a gap both together."""
    if match.classes & {"rise", "fall"}:
        return any(_is_earlier(page, piece) for piece in (first, second))
    return abs(first.sentence - second.sentence) <= 1 or any(_is_earlier(page, piece) for piece in (first, second))


def _is_earlier(page: Page, piece: Piece) -> bool:
    before, after = page.around(piece)
    if (
        piece.claim.role is Role.PREVIOUS
        or "record:previous" in piece.claim.qualifiers
        or ties.words(page.language, "past").search(before)
    ):
        return True
    return page.language == "ko" and after.startswith("에서")


def _is_change(piece: Piece) -> bool:
    return piece.claim.role in (Role.CHANGE, Role.FORECAST, Role.UNIT_PRICE)
