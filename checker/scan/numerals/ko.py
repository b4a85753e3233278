"""Korean numerals: digits with scale words, Hangul (sino and native), Hanja, mixed in any way."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from checker.scan.numerals.digits import ONE, REPEATED, digits_end, digits_worth
from checker.scan.numerals.newsroom import goes_on, is_over, read_newsroom
from checker.scan.numerals.numeral import Numeral
from checker.scan.numerals.words_ko import (
    AFTER_SPACED_SCALE,
    BIG,
    COPULA,
    FULL_GROUP,
    FULL_TERM,
    NATIVE,
    NATIVE_ALONE,
    NATIVE_IL,
    NATIVE_START,
    NO_OVER,
    NO_SCALE,
    ONE_OF_IT,
    ONES,
    OVER,
    POINT,
    SCALES,
    SCARCE,
    SINO,
    SMALL,
    TABLE_SCALE,
    TENS,
    VAGUE,
    WHOLE,
    WHOLE_WORD,
    WOMEN,
)

__all__ = ["read_numeral"]


def read_numeral(text: str, pos: int) -> Numeral | None:
    """Read the longest numeral that begins at ``pos``, or return ``None``.

    >>> str(read_numeral("557만6000달러", 0).low), str(read_numeral("삼천오백만", 0).low)
    ('5576000', '35000000')
    >>> str(read_numeral("1조8천3백억", 0).low), str(read_numeral("서너", 0).high)
    ('1830000000000', '4')
    >>> read_numeral("수십억", 0).vague, read_numeral("명", 0)
    (True, None)
    """
    end = digits_end(text, pos)
    if end > pos:
        if not goes_on(text, end):
            value, grain = digits_worth(text[pos:end])
            return Numeral(pos, end, value, value, grain, value)
        if is_over(text, end):
            value, grain = digits_worth(text[pos:end])
            num = Numeral(pos, end + 1, value, value, grain, value)
            num.over = True
            return num
        newsroom = read_newsroom(text, pos)
        if newsroom is not None:
            return newsroom
    elif text[pos : pos + 1] in NATIVE_START:
        native = NATIVE_ALONE.match(text, pos)
        if native is not None:
            end = native.end()
            if not goes_on(text, end):
                low, high, length = _native_worth(native["tens"], native["ones"] or native["one"])
                num = Numeral(pos, end, low, high, ONE, low)
                num.digits, num.native, num.length = False, True, length
                return num
    return _Reader(text, pos).read()


@lru_cache(maxsize=REPEATED)
def _native_worth(tens: str | None, ones: str | None) -> tuple[Decimal, Decimal, int]:
    """Return the least and the most that a native numeral says, and the count of its words."""
    low, high = ONES[ones] if ones else (0, 0)
    base = TENS[tens] if tens else 0
    return Decimal(base + low), Decimal(base + high), (tens is not None) + (ones is not None)


_AS_SPOKEN: Final = 3  # digits behind 만 that are no age
_SIXTY: Final = 60  # minutes, and more than there are hours, days and months
_MOST_PLACES: Final = 20  # decimals spelled out; a longer row of numeral syllables is no number
_LATEST_YEAR: Final = 2200


def _may_date(number: int, following: str) -> bool:
    """Tell whether a number before 년, 월, 일, 시 or 분 may be a date: 3만 2024년, but 1만 2000시간."""
    return 1000 <= number <= _LATEST_YEAR if following == "년" else number < _SIXTY


class _Reader:
    """Reads one numeral from left to right; never looks further back than the last token."""

    def __init__(self, text: str, pos: int) -> None:
        self.text = text
        self.start = self.pos = pos
        self.low = self.high = Decimal(0)  # finished groups of 만, 억, 조
        self.group_low = self.group_high = Decimal(0)  # the group under way
        self.held: tuple[Decimal, Decimal] | None = None  # a coefficient that waits for its scale
        self.held_grain = self.grain = ONE
        self.lead, self.scale = ONE, 1
        self.big = self.small = 10**30
        self.over = self.vague = self.native = False
        self.largest = 1
        self.length = 0
        self.digit_seen = False

    def read(self) -> Numeral | None:
        while self._step():
            pass
        if self.pos == self.start:
            return None
        low, high = self.low + self.group_low, self.high + self.group_high
        grain = self.grain
        lead, scale = self.lead, self.scale
        if self.held is not None:
            low, high = low + self.held[0], high + self.held[1]
            grain = self.held_grain
            lead, scale = self.held[0], 1
        num = Numeral(self.start, self.pos, low, high, grain, lead, scale)
        num.digits = "0" <= self.text[self.start] <= "9"
        num.over, num.vague, num.native = self.over, self.vague, self.native
        num.length, num.big = self.length, self.largest
        return num

    def _step(self) -> bool:
        text, pos = self.text, self.pos
        char = text[pos : pos + 1]
        if not char:
            return False
        if char == " ":
            return self._space(pos)
        if "0" <= char <= "9":
            return self._digits(pos)
        if char in SCALES:
            return not NO_SCALE.match(text, pos) and self._take_scale(char, pos)
        if self.over:
            return False
        if not self.length and WHOLE_WORD.match(text, pos):
            return self._native(pos)
        if char in VAGUE:
            return self._vague(pos)
        if char in OVER and self.length:
            return self._take_over(pos)
        if char in POINT:
            return self._point(pos)
        if char == "일" and NATIVE_IL.match(text, pos):
            return self._native(pos)
        if char in SINO and self._sino(char, pos):
            return True
        return char in NATIVE_START and self._native(pos)

    def _room(self) -> int:
        """Return what a further part must stay below."""
        return min(self.small, self.big)

    def _digits(self, pos: int) -> bool:
        if self.held is not None or self.over:
            return False
        end = digits_end(self.text, pos)
        value, grain = digits_worth(self.text[pos:end])
        if value >= self._room() and not self._fits_later(end, value):
            return False
        self.held, self.held_grain = (value, value), grain
        self.pos, self.length, self.digit_seen = end, self.length + 1, True
        return True

    def _fits_later(self, end: int, value: Decimal) -> bool:
        scale = BIG.get(self.text[end : end + 1]) or SMALL.get(self.text[end : end + 1])
        return scale is not None and value * scale < self.big and self.length > 0

    def _sino(self, char: str, pos: int) -> bool:
        following = self.text[pos + 1 : pos + 2]
        if self.length and char in "영공零〇":
            return False
        if self.native:
            return False  # 세사람 begins with three, and is no three or four
        if self.digit_seen and following not in SCALES:
            return False  # 5만이: the particle, not a two
        if char == "이" and self.length and COPULA.match(self.text, pos + 1):
            return False
        value = Decimal(SINO[char])
        if self.held is not None:
            low, high = self.held
            # 이삼십, 사오 명: two neighbours are an approximate coefficient
            if self.digit_seen or low != high or value != low + 1 or self.held_grain != 1 or low == 0:
                return False
            self.held = (low, value)
        else:
            self.held, self.held_grain = (value, value), ONE
        self.pos, self.length = pos + 1, self.length + 1
        return True

    def _vague(self, pos: int) -> bool:
        ten = Decimal(10)
        if self.length and ((self.group_low == ten and self.held is None) or self.held == (ten, ten)):
            # 십수 명, 10수 명: ten and some
            self.group_low, self.group_high, self.held = Decimal(11), Decimal(19), None
            self.grain, self.small, self.vague = ONE, 1, True
            self.pos, self.length = pos + 1, self.length + 1
            return True
        if self.length:
            return False
        self.held = (Decimal(2), Decimal(9))
        self.held_grain = ONE
        self.vague = True
        self.pos, self.length = pos + 1, self.length + 1
        return True

    def _take_over(self, pos: int) -> bool:
        if not self.length:
            return False
        if self.text[pos + 1 : pos + 3] in NO_OVER:
            return False
        self.over = True
        self.pos = pos + 1
        return True

    def _point(self, pos: int) -> bool:
        end = pos + 1
        while end < len(self.text) and self.text[end : end + 1] == " ":
            end += 1
        if end > pos + 2:
            return False
        places = end
        while self.text[places : places + 1] in SINO and places - end < _MOST_PLACES:
            if places > end and self.text[places] == "이" and COPULA.match(self.text, places + 1):
                break
            places += 1
        if places == end or self.digit_seen or (self.held is None and not self.length) or self.native:
            return False
        digits = "".join(str(SINO[c]) for c in self.text[end:places])
        whole = self.held or (Decimal(0), Decimal(0))
        fraction = Decimal("0." + digits)
        self.held = (whole[0] + fraction, whole[1] + fraction)
        self.held_grain = Decimal((0, (1,), -len(digits)))
        self.length += places - end + 1
        self.pos = places
        return True

    def _native(self, pos: int) -> bool:
        if self.held is not None or self.native or self.digit_seen or (self.big < 10**30 and self.group_low == 0):
            return False
        whole = WHOLE_WORD.match(self.text, pos)
        if whole is not None and not self.length:
            low, high = WHOLE[whole.group()]
            self.held, self.held_grain = (Decimal(low), Decimal(high)), ONE
            self.pos, self.length, self.native, self.vague = whole.end(), self.length + 1, True, True
            return True
        match = NATIVE.match(self.text, pos)
        assert match is not None
        tens, ones = match["tens"], match["ones"]
        if tens is None and ones is None:
            return False
        end = match.end() if ones else match.end("tens")
        if tens and ones and match.start("ones") > match.end("tens") and TENS[tens] < 10:
            return False
        if self.length and tens is None and ones in SCARCE:
            return False  # 오백석: five hundred seats, and no 503
        low, high = ONES[ones] if ones else (0, 0)
        base = TENS[tens] if tens else 0
        if base + low >= self._room() and self.length != 0:
            return False
        self.held, self.held_grain = (Decimal(base + low), Decimal(base + high)), ONE
        self.pos, self.length, self.native = end, self.length + (tens is not None) + (ones is not None), True
        return True

    def _take_scale(self, char: str, pos: int) -> bool:
        if self.native:
            return False
        small = SMALL.get(char)
        if small is not None:
            if small >= self.small or (self.held is not None and self.held[0] >= small * 100):
                return False
            if self.held is None and self.digit_seen and ONE_OF_IT.match(self.text, pos) is None:
                return False
            if small >= self.big:
                return False
            low, high = self.held or (ONE, ONE)
            if self.vague and low != high:
                low, high = low * small, (high + 1) * small - 1
            else:
                low, high = low * small, high * small
            self.group_low += low
            self.group_high += high
            self.small = small
            self.grain = (self.held_grain if self.held else ONE) * small
            self.lead, self.scale = (self.held[0] if self.held else ONE), small
        else:
            big = BIG[char]
            if big >= self.big or (big > 10**12 and not self.digit_seen):
                return False  # 오해, 일해 are words
            if self.held is None and self.group_low == 0:
                if self.length or char not in "만萬万억億조":
                    return False
                low = high = ONE
                coefficient, grain = ONE, ONE
            else:
                held = self.held or (Decimal(0), Decimal(0))
                low, high = self.group_low + held[0], self.group_high + held[1]
                coefficient = low
                grain = self.held_grain if self.held else self.grain
            if self.vague and low != high:
                low, high = low * big, (high + 1) * big - 1
            else:
                low, high = low * big, high * big
            self.low += low
            self.high += high
            self.group_low = self.group_high = Decimal(0)
            self.largest = max(self.largest, big)
            self.big, self.small = big, 10**30
            self.grain = grain * big
            if self.held is None and self.scale < self.big and coefficient == self.lead * self.scale:
                self.scale *= big  # 3백만: three of a million
            else:
                self.lead, self.scale = coefficient, big
        self.held, self.held_grain = None, ONE
        self.pos, self.length = pos + 1, self.length + 1
        return True

    def _space(self, pos: int) -> bool:
        """Go on behind one space where a further part of the same number stands there."""
        if not self.length:
            return False
        text = self.text
        following = text[pos + 1 : pos + 2]
        if "0" <= following <= "9":
            return self._spaced_digits(pos)
        if (following in OVER and self.held is not None) or (following in OVER and self.scale > 1):
            # 130만 여개
            if self.over or WOMEN.match(text, pos + 2) or text[pos + 2 : pos + 3] == "":
                return False
            self.over, self.pos = True, pos + 2
            return True
        if following in BIG and self.over and self.held is not None and text[pos + 2 : pos + 3] in "원달유엔위":
            self.pos = pos + 1
            return self._take_scale(following, pos + 1) or self._retreat(pos)
        if following in BIG and following not in "해경" and (self.held is not None or self.group_low) and not self.over:
            # 50 만 배럴, 수십 억 원, 3백 만 달러, but not 10 만에
            if AFTER_SPACED_SCALE.match(text, pos + 2) and not (following == "조" and text[pos + 2 : pos + 3] == "가"):
                saved = self.pos
                self.pos = pos + 1
                if self._take_scale(following, pos + 1):
                    return True
                self.pos = saved
            return False
        if following in SMALL and self.digit_seen and self.held is not None and not self.low:
            table = TABLE_SCALE.match(text, pos + 1)
            if table is not None:
                return self._take_table_scale(table)
        if following in SMALL and (self.held is not None if self.vague else self._takes_one(pos + 1)):
            self.pos = pos + 1
            return self._take_scale(following, pos + 1) or self._retreat(pos)
        if (
            following in SINO
            and self.held is None
            and self._takes_scale(text[pos + 2 : pos + 3])
            and not (self.over or self.vague)
            and self._room() > 10
        ):
            self.pos = pos + 1
            return self._sino(following, pos + 1) or self._retreat(pos)
        return False

    def _take_table_scale(self, match: re.Match[str]) -> bool:
        """Take the scale that a table has over its numbers for that of one: 14,347 십억원."""
        assert self.held is not None
        worth = SMALL[match["small"]] * BIG.get(match["big"] or "", 1)
        self.low, self.high = self.held[0] * worth, self.held[1] * worth
        self.lead, self.scale, self.grain = self.held[0], worth, self.held_grain * worth
        self.held, self.held_grain = None, ONE
        self.big = self.small = 1  # nothing goes on behind it
        self.largest = max(self.largest, worth)
        self.pos, self.length = match.end(), self.length + 2
        return True

    def _takes_scale(self, char: str) -> bool:
        """Tell whether a scale can go on the number so far: 3억 오천, but not the 오만 of 300만 오만 리알."""
        return SMALL.get(char, 10**30) < self._room() or BIG.get(char, 10**30) < self.big

    def _takes_one(self, pos: int) -> bool:
        """Tell whether 천, 백 or 십 at ``pos`` goes on a number in digits, or behind 만 and 억."""
        if self.held is not None or self.over or not (self.digit_seen or self.low):
            return False
        return ONE_OF_IT.match(self.text, pos) is not None

    def _spaced_digits(self, pos: int) -> bool:
        """Go on with digits behind a space: 3억 5000만, 1만 932, and 만 932 as it is spoken."""
        if self.held is not None or self.over or self.vague:
            return False
        end = digits_end(self.text, pos + 1)
        digits = self.text[pos + 1 : end].replace(",", "")
        if "." in digits:
            return False
        following = self.text[end : end + 1]
        if following in SCALES:
            coefficient = int(digits[:20])
            if following in BIG:
                fits = BIG[following] < self.big and coefficient < self.small
            else:
                fits = coefficient * SMALL[following] < self._room()
            if not fits:
                return False
        elif not self.digit_seen and self.length == 1 and (len(digits) < _AS_SPOKEN or following in FULL_TERM):
            return False  # 만 19세: a full age, not 10,019; 만 932제곱미터 is 10,932 as it is spoken
        elif (
            len(digits) < 2
            or len(digits) > 20
            or int(digits) >= self._room()
            or following in "-.:"
            or (following in "년월일시분" and _may_date(int(digits), following))
            or (len(digits) < FULL_GROUP and following in "~∼")
        ):
            return False
        self.pos = pos + 1
        return self._digits(pos + 1) or self._retreat(pos)

    def _retreat(self, pos: int) -> bool:
        self.pos = pos
        return False
