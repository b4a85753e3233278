"""Write another number in the manner of one that stands in a text: 8조828억원 → 80조8280억원."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from checker.numbers import korean

__all__ = ["cut_to", "round_to", "swap_digits", "write_like"]

_KOREAN = re.compile(r"(?P<number>\d[\d,.\s천백만억조]*[\d천백만억조]|\d)(?P<tail>.*)", re.DOTALL)
_ENGLISH = re.compile(
    r"(?P<head>[^\d]*)(?P<number>\d[\d,]*(?:\.\d+)?)(?P<gap>\s*)"
    r"(?P<scale>trillion|billion|million|thousand|tn|bn|[TBMK](?![a-z]))?(?P<tail>.*)",
    re.DOTALL,
)
_SCALES = (("조", Decimal(10) ** 12), ("억", Decimal(10) ** 8), ("만", Decimal(10) ** 4))
_LARGER = {"thousand": "million", "million": "billion", "billion": "trillion", "M": "B", "B": "T", "bn": "tn"}
_THOUSAND, _MYRIAD = Decimal(1000), Decimal(10000)
_WORTH = {
    "trillion": Decimal(10) ** 12,
    "tn": Decimal(10) ** 12,
    "T": Decimal(10) ** 12,
    "billion": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "B": Decimal(10) ** 9,
    "million": Decimal(10) ** 6,
    "M": Decimal(10) ** 6,
    "thousand": Decimal(1000),
    "K": Decimal(1000),
}


def write_like(surface: str, value: Decimal) -> str | None:
    """Return ``value`` written as ``surface`` is: its scale words, commas, gaps and unit.

    Args:
        surface: A figure as it stands in a text, number and unit.
        value: Another number, not negative, in the written unit.

    Returns:
        The figure; ``None`` where the surface's manner is not known (한 명, 수십억) or cannot say the value.

    >>> write_like("8조828억원", Decimal(80828) * 10**9), write_like("557만6000달러", Decimal(55760000))
    ('80조8280억원', '5576만달러')
    >>> write_like("$5.576 million", Decimal(55760000)), write_like("12,040명", Decimal(12000))
    ('$55.76 million', '12,000명')
    >>> write_like("2048개", Decimal(20480))
    '2만480개'
    """
    if value < 0:
        return None
    if re.search("[만억조]", surface):
        return _korean(surface, value)
    return _plain(surface, value)


def _korean(surface: str, value: Decimal) -> str | None:
    match = _KOREAN.fullmatch(surface.strip())
    if match is None:
        return None
    number, tail = match["number"], match["tail"]
    gap = number[len(number.rstrip()) :]
    number = number.rstrip()
    if "." in number:
        scale = next((worth for word, worth in _SCALES if number.endswith(word)), None)
        word = number[-1]
        if scale is None or value / scale >= 10000:
            return None
        return f"{_decimal(value / scale, ',' in number)}{word}{gap}{tail}"
    parts, rest = [], value
    for word, worth in _SCALES:
        count = rest // worth
        if count >= 10000:
            return None
        if count:
            parts.append(f"{_group(count, number)}{word}")
            rest -= count * worth
    if rest != rest.to_integral_value():
        return None
    if rest:
        parts.append(_group(rest, number))
    return ((" " if " " in number else "").join(parts) + gap + tail) if parts else None


def _group(count: Decimal, number: str) -> str:
    """Write a group below 10,000: 6천500 where the model has 천 and the hundreds allow it, 6,500 or 6500."""
    if "천" in number and count >= 1000:
        rest = count % 1000
        return f"{count // 1000:f}천" + (f"{rest:f}" if rest else "")
    return f"{count:,f}" if "," in number else f"{count:f}"


def _plain(surface: str, value: Decimal) -> str | None:
    match = _ENGLISH.fullmatch(surface.strip())
    if match is None or re.search(r"[천백십]", match["tail"][:2]) or re.search(r"\d", match["tail"]):
        return None
    word = match["scale"] or ""
    number = value / _WORTH.get(word, Decimal(1))
    while number >= _THOUSAND and word in _LARGER:  # 7.4 trillion: nobody writes 7400 billion
        number, word = number / _THOUSAND, _LARGER[word]
    is_korean = bool(re.search("[가-힣]", match["tail"]))
    grouped = "," in match["number"] or (number >= _MYRIAD and not is_korean)
    written = _decimal(number, grouped)
    if is_korean and not grouped and number >= _MYRIAD:  # 2만480개: no Korean paper writes 20480
        written = korean(number)
    return f"{match['head']}{written}{match['gap']}{word}{match['tail']}"


def _decimal(number: Decimal, grouped: bool) -> str:
    number = number.normalize() if number != number.to_integral_value() else number.to_integral_value()
    return f"{number:,f}" if grouped else f"{number:f}"


def round_to(value: Decimal, digits: int) -> Decimal:
    """Return ``value`` rounded half up to so many significant digits.

    >>> round_to(Decimal(8082800), 2)
    Decimal('8100000')
    """
    return _quantize(value, digits, ROUND_HALF_UP)


def cut_to(value: Decimal, digits: int) -> Decimal:
    """Return ``value`` cut off after so many significant digits.

    >>> cut_to(Decimal("5.576"), 2)
    Decimal('5.5')
    """
    return _quantize(value, digits, ROUND_DOWN)


def _quantize(value: Decimal, digits: int, how: str) -> Decimal:
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    rounded = (value / step).quantize(Decimal(1), how) * step
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def swap_digits(surface: str) -> list[str]:
    """Return the surface with two neighbouring digits of one run exchanged, once for each place.

    A zero never comes to stand first.

    >>> swap_digits("2174명"), swap_digits("30명")
    (['1274명', '2714명', '2147명'], [])
    """
    found = []
    for i in range(len(surface) - 1):
        left, right = surface[i], surface[i + 1]
        leads = i == 0 or not (surface[i - 1].isdecimal() or surface[i - 1] in ",.")
        if not (left.isdecimal() and right.isdecimal()) or left == right or (leads and right == "0"):
            continue
        found.append(surface[:i] + right + left + surface[i + 2 :])
    return found
