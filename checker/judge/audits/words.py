"""What an audit says: numbers for people, one sentence of arithmetic, how the result was reached."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread, off_by, power_slip
from checker.judge.particles import with_particle
from checker.lexicon.currencies import currency_entries
from checker.lexicon.dimensions import scale_of
from checker.model import Audit, Figure, FigureKind, Severity, Step, Text
from checker.numbers import english, grouped, korean, significant, tidy

__all__ = ["audit_of", "outcome", "plain", "say", "written"]

# From so far off on, a sum or share that fails is an error; below, it may be somebody's careless digit.
GROSS = Decimal("0.1")
# Of a reckoned sum of money two groups of digits (81억7888만) or so many digits are enough.
_GROUPS, _DIGITS = 2, 4
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
    return f"{code} {english(significant(value, _DIGITS))}"


def say(value: Decimal, like: Figure, language: str) -> str:
    """Return a value, on the base scale of ``like``, the way a reader of ``language`` would write it.

    Args:
        value: The number.
        like: A figure whose unit it has.
        language: ``ko`` or ``en``.
    """
    if like.unit in _SIGNS:
        return plain(value) + _SIGNS[like.unit]
    if like.kind is FigureKind.MONEY and like.unit:
        return _money(value, like.unit.split("/")[0], language)
    if like.dimension == "[temperature]":
        return _degrees(value, like)
    number = plain(value / like.base)
    unit = like.unit or ""
    if like.kind is FigureKind.MEASURE:
        unit = _unit_as_written(like)
    joined = unit if unit and not unit[0].isascii() else f" {unit}"
    return f"{number}{joined if unit else ''}"


def _degrees(value: Decimal, like: Figure) -> str:
    scale = scale_of(like.unit or "")
    offset = Decimal(0) if scale is None else scale.offset
    return plain((value - offset) / like.base) + ("℉" if "ahrenheit" in (like.unit or "") else "℃")


def _unit_as_written(figure: Figure) -> str:
    letters = figure.text.lstrip("0123456789.,·~∼-–−+ 만억조천백십")
    return letters.strip() or figure.unit or ""


def written(piece: Piece) -> str:
    """Return a figure as it is written."""
    return piece.figure.text


_HOW = {
    "same": Text("꼭 맞습니다.", "It comes out exactly."),
    "rounded": Text("반올림한 값으로 맞습니다.", "It comes out, rounded."),
    "truncated": Text(
        "아랫자리를 버린 값으로 맞고, 반올림한 값은 아닙니다.", "It comes out as a truncation, not as a rounding."
    ),
    "inputs": Text("반올림된 숫자들로 셈했다고 보면 맞습니다.", "It comes out within the rounding of the figures."),
    "hedged": Text("붙은 말(약, 이상 등)을 감안하면 맞습니다.", "It comes out, given the words that hedge it."),
    "range": Text(
        "자로 삼은 것의 크기를 어떻게 잡느냐에 따라 맞습니다.",
        "It comes out, depending on the size that is taken for it.",
    ),
}


def outcome(code: str | None, stated: str, expected: Text) -> Text:
    """Say whether a stated figure came out, and how; ``None`` says that it did not."""
    if code is not None:
        return _HOW[code]
    return Text(
        f"적힌 {with_particle(stated, '과/와')} 맞지 않습니다.",
        f"That is not the {stated} that is printed.",
    )


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
    end = outcome(code, written(stated), expected)
    explanation = Text(f"{sums.ko} = {expected.ko}. {end.ko}", f"{sums.en} = {expected.en}. {end.en}")
    steps = [Step("arithmetic", Text(f"{sums.ko} = {expected.ko}", f"{sums.en} = {expected.en}"))]
    severity = Severity.INFO
    if code is None:
        power = power_slip(stated.figure, got)
        severity = Severity.ERROR if power or off_by(stated.figure, got) >= GROSS else Severity.WARNING
        if power:
            code = "scale_slip"
            ko = f"정확히 {10 ** abs(power):,}배 {'큽니다' if power > 0 else '작습니다'}: 자릿수를 잘못 옮겼을 수 있습니다."
            en = f"It is too {'large' if power > 0 else 'small'} by a factor of 10^{abs(power)}: probably a slip."
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
