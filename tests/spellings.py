"""Every way in which the press writes one whole number, in Korean and in English."""

from __future__ import annotations

import unicodedata

_DIGITS = "영일이삼사오육칠팔구"
_PLACES = ((1000, "천"), (100, "백"), (10, "십"), (1, ""))
_SCALES = ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, ""))
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_hangul(number: int) -> str:
    """Spell a whole number in sino numerals: 5576000 is 오백오십칠만육천."""
    return "".join(("" if part == 1 and scale == "만" else _group(part)) + scale for part, scale in _parts(number))


def _group(number: int) -> str:
    said = ""
    for worth, place in _PLACES:
        digit = number // worth % 10
        if digit:
            said += ("" if digit == 1 and place else _DIGITS[digit]) + place
    return said


def _parts(number: int) -> list[tuple[int, str]]:
    """Split a number at 조, 억 and 만; parts of nothing are left out."""
    return [(number // worth % 10**4, scale) for worth, scale in _SCALES if number // worth % 10**4]


def _wire(part: int) -> str:
    """Write a part as the wires do: 5천, 5천5백, 7천890, 3백."""
    if part >= 1000:
        rest = part % 1000
        return f"{part // 1000}천" + ("" if not rest else f"{rest // 100}백" if rest % 100 == 0 else str(rest))
    return f"{part // 100}백" if part and part % 100 == 0 else str(part)


def korean_spellings(number: int) -> tuple[str, ...]:
    """Return how Korean newspapers write a whole number, each way once."""
    parts = _parts(number)
    found = [str(number), f"{number:,}", in_hangul(number), "".join(_wire(part) + scale for part, scale in parts)]
    if number >= 10**4:
        for written in ("{}", "{:,}"):
            found += [joint.join(written.format(part) + scale for part, scale in parts) for joint in ("", " ")]
        found.append(" ".join(_wire(part) + scale for part, scale in parts))
    return tuple(dict.fromkeys(found))


def in_words(number: int) -> str:
    """Spell a whole number below a trillion in English words: 5,600,000 is five million six hundred thousand."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    worth, scale = next(item for item in _ENGLISH if number >= item[0])
    rest = f" {in_words(number % worth)}" if number % worth else ""
    return f"{in_words(number // worth)} {scale}{rest}"


def english_spellings(number: int) -> tuple[str, ...]:
    """Return how English newspapers write a whole number, each way once."""
    found = [f"{number:,}", in_words(number)]
    for worth, scale in ((10**9, "billion"), (10**6, "million")):
        if number >= worth and number % (worth // 1000) == 0:
            found.append(f"{number / worth:.3f}".rstrip("0").rstrip(".") + f" {scale}")
    return tuple(dict.fromkeys(found))


def widened(text: str) -> str:
    """Return the text with its digits, commas and percent signs in full width."""
    return text.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789,%"})


def taken_apart(text: str) -> str:
    """Return the text with its Hangul letters written apart (NFD)."""
    return unicodedata.normalize("NFD", text)
