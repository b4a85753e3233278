"""What an audit says: numbers for people, one sentence of arithmetic, how the result was reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread, off_by, power_slip
from checker.judge.particles import with_particle
from checker.judge.wording import currency_word, length, plural
from checker.lexicon.currencies import currency_entries
from checker.lexicon.dimensions import scale_of
from checker.lexicon.units import unit_said
from checker.model import Audit, Effect, Figure, FigureKind, Severity, Step, Text
from checker.numbers import english, grouped, korean, significant, tidy

__all__ = ["audit_of", "is_to_one", "joined", "outcome", "plain", "say", "slip_text", "written"]

# From so far off on, a sum or share that fails is an error; below, it may be somebody's careless digit.
GROSS = Decimal("0.1")
# Of a reckoned sum of money two groups of digits (81억7888만) or so many digits are enough.
_GROUPS, _DIGITS = 2, 4
# Up to so many digits a reckoned sum is written out in English as well: 2,060,740 won.
_EXACT_DIGITS = 7
# From here on a Korean count is written with 만 and 억; a measure is told to four digits.
_LARGE, _LARGE_MEASURE = Decimal(10**4), Decimal(10**6)
# A longer sum is shown by its first terms and its last.
_MOST_TERMS, _FIRST_TERMS = 6, 3
_SIGNS = {"percent": "%", "percentage_point": "%p"}


def plain(value: Decimal, digits: int = 4) -> str:
    """Return a number with thousands separators and at most so many significant decimals.

    >>> plain(Decimal("5.5760")), plain(Decimal(182)), plain(Decimal("1452.6542")), plain(Decimal("-0.29194"))
    ('5.576', '182', '1,452.7', '-0.2919')
    """
    return grouped(tidy(value, digits))


def _money(value: Decimal, code: str, language: str) -> str:
    entry = next((entry for entry in currency_entries() if entry.code == code), None)
    if language == "ko":
        return f"{korean(tidy(value), _GROUPS)}{entry.ko[0] if entry and entry.ko else ' ' + code}"
    whole = tidy(value)
    is_short = len(whole.normalize().as_tuple().digits) <= _EXACT_DIGITS
    name = currency_word(code).en
    return f"{english(whole if is_short else significant(value, _DIGITS))} {name if whole == 1 else plural(name)}"


def say(value: Decimal, like: Figure, language: str) -> str:
    """Return a value, on the base scale of ``like``, the way a reader of ``language`` would write it.

    Args:
        value: The number.
        like: A figure whose unit it has.
        language: ``ko`` or ``en``.
    """
    if like.unit == "percentage_point" and language == "en":
        return f"{plain(value)} point{'' if abs(value) == 1 else 's'}"
    if like.unit in _SIGNS:
        return plain(value) + _SIGNS[like.unit]
    if like.kind is FigureKind.MONEY and like.unit:
        return _money(value, like.unit.split("/")[0], language)
    if like.dimension == "[temperature]":
        return _degrees(value, like)
    if like.dimension == "[time]" and like.unit in unit_said():
        return length(value / like.base, like.unit).in_(language)
    if is_to_one(like):
        return plain(value) + ("대 1" if language == "ko" else " to 1")
    unit = like.unit or ""
    if like.kind is FigureKind.MEASURE:
        unit = _unit_as_written(like)
    space = "" if not unit or not unit[0].isascii() else " "
    number = _number(value / like.base, like.kind, "en" if space else language)
    if unit and number[-1].isascii() and number[-1].isalpha():
        space = " "  # 6.116 billion ㎞
    return f"{number}{space}{unit}"


# A rate to one: 160.4대 1, 16:1, 16 to 1. Of 3대 2 the two are what is compared.
_TO_ONE = re.compile(r"(?:대|:|to)\s*1$")


def is_to_one(figure: Figure) -> bool:
    """Tell whether a figure is a rate to one."""
    return figure.kind is FigureKind.RATIO and _TO_ONE.search(figure.text) is not None


def _number(value: Decimal, kind: FigureKind, language: str) -> str:
    """Write a number: 20만2507 and 202,507; a large measure to four digits, 61억1600만 and 6.116 billion."""
    if kind is FigureKind.MEASURE and abs(value) >= _LARGE_MEASURE:
        value = significant(value, _DIGITS)
        return korean(value) if language == "ko" else english(value)
    return korean(tidy(value)) if language == "ko" and abs(value) >= _LARGE else plain(value)


def _degrees(value: Decimal, like: Figure) -> str:
    scale = scale_of(like.unit or "")
    offset = Decimal(0) if scale is None else scale.offset
    return plain((value - offset) / like.base) + ("℉" if "ahrenheit" in (like.unit or "") else "℃")


def _unit_as_written(figure: Figure) -> str:
    letters = _SPELT.sub("", figure.text).lstrip("0123456789.,·~∼-–−+ 만억조천백십")
    return letters.strip() or figure.unit or ""


# A number in words before a unit: nine ounces, two square miles, half an acre.
_SPELT = re.compile(
    r"^(?:(?:a|an|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"hundred|thousand|million|billion|trillion)[\s-]+)+",
    re.IGNORECASE,
)


def joined(terms: Sequence[str], sign: str) -> Text:
    """Return the terms of a sum with a sign between them, the middle of a long one left out.

    >>> joined(["1명", "2명", "3명"], "+").ko
    '1명 + 2명 + 3명'
    >>> joined([f"{n}명" for n in range(1, 9)], "+")
    Text(ko='1명 + 2명 + 3명 + … + 8명(모두 8개)', en='1명 + 2명 + 3명 + … + 8명 (8 in all)')
    """
    between = f" {sign} "
    if len(terms) <= _MOST_TERMS:
        return Text(between.join(terms), between.join(terms))
    shown = between.join((*terms[:_FIRST_TERMS], "…", terms[-1]))
    return Text(f"{shown}(모두 {len(terms)}개)", f"{shown} ({len(terms)} in all)")


def written(piece: Piece) -> str:
    """Return a figure as it is written."""
    return piece.figure.text


def _how(code: str, stated: str) -> Text:
    """Say how a printed figure comes out of a calculation; the codes are those of ``fits``, and two of this module."""
    agrees = f"적힌 {with_particle(stated, '과/와')} 맞습니다."
    return {
        "same": Text("정확히 맞습니다.", "It comes out exactly."),
        "shown": Text(agrees, f"It agrees with the printed {stated}."),
        "rounded": Text(
            f"적힌 {with_particle(stated, '은/는')} 이를 반올림한 값입니다.", f"The printed {stated} is that, rounded."
        ),
        "truncated": Text(
            f"적힌 {with_particle(stated, '은/는')} 이를 반올림하지 않고 아랫자리를 버린 값입니다.",
            f"The printed {stated} is that, cut off rather than rounded.",
        ),
        "near": Text(f"적힌 {with_particle(stated, '과/와')} 거의 같습니다.", f"The printed {stated} is close to it."),
        "inputs": Text(
            f"계산에 쓴 수치가 반올림된 값임을 감안하면 {agrees}",
            f"It agrees with the printed {stated}, given that the figures behind it are rounded.",
        ),
        "hedged": Text(
            f"‘약’, ‘이상’ 같은 말을 감안하면 {agrees}",
            f"It agrees with the printed {stated}, given the words that hedge it.",
        ),
        "range": Text(
            f"비교 대상의 크기를 얼마로 보느냐에 따라 적힌 {with_particle(stated, '과/와')} 맞을 수 있습니다.",
            f"It may agree with the printed {stated}, depending on the size taken for what it is compared with.",
        ),
    }[code]


def outcome(code: str | None, stated: Figure, got: Decimal) -> Text:
    """Say whether a stated figure came out, and how; ``None`` says that it did not.

    Args:
        code: How it fits.
        stated: The printed result.
        got: What came out, in the unit of ``stated``.
    """
    text = stated.text
    if code is None:
        return Text(
            f"적힌 {with_particle(text, '과/와')} 맞지 않습니다.", f"It does not agree with the printed {text}."
        )
    if code == "hedged" and stated.hedges:
        words = {hedge.text: None for hedge in stated.hedges}
        ko, en = ", ".join(f"‘{word}’" for word in words), ", ".join(f"“{word}”" for word in words)
        return Text(
            f"{with_particle(ko, '을/를')} 감안하면 적힌 {with_particle(text, '과/와')} 맞습니다.",
            f"Allowing for {en}, it agrees with the printed {text}.",
        )
    is_bound = stated.low != stated.high and not stated.has(Effect.ABOUT)
    if code in ("rounded", "truncated", "inputs") and (is_bound or tidy(got) == stated.value):
        code = "shown"  # 11.3% of the sum and the printed 11.30%; 830 and 800여 명
    return _how(code, text)


def _minus(number: str) -> str:
    """Return a number with the minus of the formula that it stands in."""
    return f"−{number[1:]}" if number.startswith("-") else number


def slip_text(power: int) -> Text:
    """Say that a printed figure is a power of ten too large or too small."""
    factor = f"{10 ** abs(power):,}"
    if power > 0:
        ko, en = f"적힌 값이 정확히 {factor}배여서", f"The printed figure is exactly {factor} times as large"
    else:
        ko, en = f"적힌 값이 정확히 {factor}분의 1이어서", f"The printed figure is exactly {factor} times too small"
    return Text(f"{ko} 자릿수를 잘못 옮겼을 수 있습니다.", f"{en}: a slip in the scale word or the digits, perhaps.")


def audit_of(
    page: Page,
    check: str,
    pieces: Sequence[Piece],
    stated: Piece,
    got: Spread,
    code: str | None,
    sums: Text,
    tie: str,
    like: Figure | None = None,
) -> Audit:
    """Make the audit of one printed result.

    Args:
        page: The article.
        check: Kind of audit.
        pieces: The figures of the tie.
        stated: The one that is the result.
        got: What the others give.
        code: How it fits, ``None`` where it does not.
        sums: The arithmetic up to the equals sign.
        tie: The words that tie the figures.
        like: A figure whose unit the result has, where it is not the stated one's.
    """
    unit = like or stated.figure
    expected = Text(say(got.value, unit, "ko"), say(got.value, unit, "en"))
    end = outcome(code, stated.figure, got.value / stated.figure.base)
    worked = Text(f"{sums.ko} = {_minus(expected.ko)}", f"{sums.en} = {_minus(expected.en)}")
    explanation = Text(f"{worked.ko}. {end.ko}", f"{worked.en}. {end.en}")
    steps = [Step("arithmetic", worked)]
    severity = Severity.INFO
    if code is None:
        power = power_slip(stated.figure, got)
        severity = Severity.ERROR if power or off_by(stated.figure, got) >= GROSS else Severity.WARNING
        if power:
            code = "scale_slip"
            ko, en = slip_text(power).ko, slip_text(power).en
            explanation = Text(f"{explanation.ko} {ko}", f"{explanation.en} {en}")
            steps.append(Step("scale_slip", Text(ko, en), {"power": power}))
        holds = False
        code = code or "off"
    else:
        holds = True
    return Audit(
        article=page.article.id,
        figures=tuple(p.figure for p in sorted(set(pieces), key=lambda p: p.index)),
        check=check,
        holds=holds,
        severity=severity,
        expected=expected.in_(page.language),
        explanation=explanation,
        code=code,
        steps=tuple(steps),
        tie=tie.strip(),
    )
