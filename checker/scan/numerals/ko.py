"""Korean numerals: digits with scale words, Hangul (sino and native), Hanja, mixed in any way."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at, is_hangul

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["MORE", "NATIVE_WORDS", "Numeral", "digits_worth", "read_numeral", "run_end", "whole_end"]

# Source: Standard Korean Dictionary, 수사 and 수 관형사; Hanja by their usual readings.
_SINO: Final = (
    {c: i for i, c in enumerate("영일이삼사오육칠팔구")}
    | {"공": 0, "륙": 6}
    | {c: i for i, c in enumerate("零一二三四五六七八九")}
    | {"〇": 0, "兩": 2, "两": 2}
)
_SMALL: Final = {"십": 10, "백": 100, "천": 1000, "十": 10, "百": 100, "千": 1000}
_BIG = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16, "해": 10**20}
_BIG |= {"萬": 10**4, "万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_TENS: Final = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
_ONES: Final = {
    "하나": (1, 1), "한": (1, 1), "둘": (2, 2), "두": (2, 2), "셋": (3, 3), "세": (3, 3), "석": (3, 3),
    "넷": (4, 4), "네": (4, 4), "넉": (4, 4), "다섯": (5, 5), "닷": (5, 5), "여섯": (6, 6), "엿": (6, 6),
    "일곱": (7, 7), "여덟": (8, 8), "아홉": (9, 9), "한두": (1, 2), "두어": (2, 3), "두세": (2, 3), "두서너": (2, 4),
    "서너": (3, 4), "서너너덧": (3, 4), "너댓": (4, 5), "네댓": (4, 5), "너덧": (4, 5), "네다섯": (4, 5), "대여섯": (5, 6),
    "대엿": (5, 6), "예닐곱": (6, 7), "일고여덟": (7, 8), "일여덟": (7, 8), "여덟아홉": (8, 9), "엳아홉": (8, 9),
}  # fmt: skip
_SCARCE: Final = frozenset(("석", "넉", "닷", "엿"))  # before few words only (석 달), never behind a hundred
_WHOLE: Final = {"여남은": (10, 13), "열댓": (14, 16), "여남": (10, 13), "대여섯": (5, 6)}
# Every native numeral word, for those who look for the places where one begins.
NATIVE_WORDS: Final = (*_ONES, *_TENS, *_WHOLE)
_NATIVE: Final = Lazy(
    "(?P<tens>{})?\\s?(?P<ones>{})?".format(
        "|".join(sorted(_TENS, key=len, reverse=True)), "|".join(sorted(_ONES, key=len, reverse=True))
    )
)
# The same by itself, for 세 명 and 스물두 살 are read so often; 열 두어 goes on as something else.
_NATIVE_ALONE: Final = Lazy(
    "(?!{whole})(?:(?P<tens>{tens})(?:\\s?(?P<ones>{ones}))?|(?P<one>{ones}))".format(
        whole="|".join(_WHOLE),
        tens="|".join(sorted(_TENS, key=len, reverse=True)),
        ones="|".join(sorted(_ONES, key=len, reverse=True)),
    )
)
_WHOLE_WORD: Final = Lazy("|".join(sorted(_WHOLE, key=len, reverse=True)), begins="여열대")
_NATIVE_IL: Final = Lazy("일(?:곱|흔|고여덟|여덟)", begins="일")
_NATIVE_START: Final = frozenset("열스서마쉰예일여아하한둘두셋세석넷네넉너다닷엿대")
_VAGUE: Final = frozenset("수몇數")
_OVER: Final = frozenset("여餘")
_POINT: Final = frozenset("점쩜")
_SCALES: Final = _SMALL.keys() | _BIG.keys()
# With these, right behind digits or behind a space, a numeral may go on.
MORE: Final = Letters(
    {*"일이삼사오육륙칠팔구영공십백천만억조경여餘수몇점쩜열스서마쉰예아하한둘두셋세석넷네넉너다닷엿대", *_SCALES}
)
# Scale syllables that begin another word: 5경기, 3조각, 100만에 하나 remains a scale.
_NO_SCALE: Final = Lazy(
    r"경(?![0-9\s원달개여]|$)|해(?![0-9\s원달]|$)|조(?=지아|각|회|항|건|별|례|약|직|정|금|합|사(?![십백천만억])|문|선|연|치|기|장|끼)|만(?=큼)",
    begins="경해조만",
)
# What follows 이 where it is the copula or the particle: 구천오백이다, 백이 넘는.
_COPULA: Final = Lazy(
    r"다|라|었|며|고(?![가-힣])|지|므|면|니|나|자\s|거나|\s(?:넘|초과|웃|안\s되|채\s)",
    begins=" 다라었며고지므면니나자거",
    after_space="넘초웃안채",
)
# 여 that begins a word of its own: 20 여성, 3만여 평 is none.
_WOMEN: Final = Lazy(
    r"진(?!영)|성|자|학|행|론|당|야|전|부|사|배우|객|름|기|유|의|직|신|인|왕|러|군|아|운|파|백|건",
    begins="진성자학행론당야전부사배객름기유의직신인왕러군아운파백건",
)
# Particles with which 만 and other scale syllables behind a space are no scale: 3년 만에.
_AFTER_SPACED_SCALE: Final = Lazy(r"(?=$|[^가-힣]|[여원달유엔위파명개건톤배대평표가마장주권채석km㎡])")
# What makes 천, 백 and 십 behind a larger part one of it (1만 천 명, 344조 천억, 1억 천3백만), and neither
# another word (3만 천막, 10만 백신) nor a name (천 대표, 백 의원): more of the number, or what is counted.
_ONE_OF_IT: Final = Lazy(
    r"[십백천](?=[십백만억조](?![가-힣]?[교자])|\s?[0-9]{1,3}[십백만억]|\s?[만억]\s?[원달유엔위명]"
    r"|\s?여\s?[원달명개건대]|\s?(?:원(?![가-힣]?[룸칙])|달러|유로|엔|위안|명(?![가-힣]?[령분])|건(?!물|설|강|국|의|축)"
    r"|개(?!인|국|발|최|막|편|혁)|톤|가구|가지|마리|대(?![표통신학형책안회한])|표(?!현|정|적)|채(?!널|권|용)"
    r"|권(?![력한])|곳|그루|평(?!가|균|화|양|창)|제곱|㎡|㎞|km|주(?=[를가는의에로])))",
    begins="십백천",
)


# The scale of a table behind one of its numbers: 14,347 십억원, 3,500 백만 달러, 137,292 천주.
_TABLE_SCALE: Final = Lazy(
    r"(?P<small>[십백천])(?P<big>[만억])?(?=\s?원(?![가-힣])|\s?달러|\s?유로|엔(?![가-힣])|\s?위안|주(?![가-힣])|톤(?![가-힣]))",
    begins="십백천",
)


class Numeral:
    """A number as written.

    Attributes:
        start, end: Its place.
        low, high: Its value; apart for approximate words (두세, 수십).
        grain: Worth of its last written digit.
        lead: The last coefficient, ``scale`` what it was multiplied with (30만 → 30, 10000).
        over: Whether 여 stands in or behind it.
        vague: Whether 수 or 몇 stands in it.
        digits: Whether it begins with a digit.
        native: Whether native numerals (하나, 둘) stand in it.
        big: The largest of 만, 억, 조 in it, as a number; 1 without.
        length: Count of numeral syllables and digit runs.
    """

    # What most numerals are stands here, once for all.
    over = False
    vague = False
    digits = True
    native = False
    length = 1
    big = 1

    def __init__(
        self, start: int, end: int, low: Decimal, high: Decimal, grain: Decimal, lead: Decimal, scale: int = 1
    ) -> None:
        self.start, self.end = start, end
        self.low, self.high, self.grain = low, high, grain
        self.lead, self.scale = lead, scale

    def placed(self, start: int, end: int) -> Numeral:
        """Return the same number as one that stands elsewhere, to be changed."""
        num = Numeral(start, end, self.low, self.high, self.grain, self.lead, self.scale)
        num.over, num.vague, num.digits, num.native = self.over, self.vague, self.digits, self.native
        num.length, num.big = self.length, self.big
        return num

    def worth(self, low: Decimal, high: Decimal, grain: Decimal) -> Numeral:
        """Return a numeral in the same place of another value."""
        num = self.placed(self.start, self.end)
        num.low, num.high, num.grain = low, high, grain
        return num

    @property
    def value(self) -> Decimal | None:
        """The one value, or ``None`` where there are two."""
        return self.low if self.low == self.high and not self.vague else None


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
        if not _goes_on(text, end):
            value, grain = digits_worth(text[pos:end])
            return Numeral(pos, end, value, value, grain, value)
        if _is_over(text, end):
            value, grain = digits_worth(text[pos:end])
            num = Numeral(pos, end + 1, value, value, grain, value)
            num.over = True
            return num
        newsroom = _read_newsroom(text, pos)
        if newsroom is not None:
            return newsroom
    elif text[pos : pos + 1] in _NATIVE_START:
        native = _NATIVE_ALONE.match(text, pos)
        if native is not None:
            end = native.end()
            if not _goes_on(text, end):
                low, high, length = _native_worth(native["tens"], native["ones"] or native["one"])
                num = Numeral(pos, end, low, high, _ONE, low)
                num.digits, num.native, num.length = False, True, length
                return num
    return _Reader(text, pos).read()


def run_end(text: str, pos: i64) -> i64:
    """Return where the digits end that begin at ``pos``; ``pos`` where none do."""
    size: i64 = len(text)
    while pos < size and _ZERO <= ord(text[pos]) <= _NINE:
        pos += 1
    return pos


def whole_end(text: str, pos: i64) -> i64:
    """Return where digits end with the groups of three behind them: all of 1,234, but the 1 of 1,23 and 1,2345."""
    end = run_end(text, pos)
    if pos < end <= pos + 3:
        while code_at(text, end) == _COMMA and run_end(text, end + 1) == end + 4:
            end += 4
    return end


def digits_end(text: str, pos: i64) -> i64:
    """Return where the number in digits ends that begins at ``pos``, as the press writes it; ``pos`` without any.

    Commas stand before groups of three digits only, and there is one point.

    >>> [digits_end(text, 0) for text in ("1,234.5점", "1,2345", "3.명")]
    [7, 1, 1]
    """
    end = whole_end(text, pos)
    if end > pos and code_at(text, end) == _DOT:
        places = run_end(text, end + 1)
        if places > end + 1:
            return places
    return end


def _goes_on(text: str, end: i64) -> bool:
    """Tell whether more of a numeral may follow the digits that end at ``end``."""
    following = code_at(text, end)
    return MORE.has(following) or (following == _SPACE and MORE.at(text, end + 1))


def _read_newsroom(text: str, pos: int) -> Numeral | None:
    """Read a number as most newspapers write it, by itself, since it is what is read most: 1조2345억, 3억 5000만, 2만여.

    Returns:
        ``None`` where it is written in any other way, or where it may go on.
    """
    total: i64 = 0
    lead: i64 = 0
    length: i64 = 0
    scale: i64 = 1
    big: i64 = 1
    room: i64 = 10**16
    end: i64 = pos
    while True:
        stop = run_end(text, end)
        if stop == end:
            break
        if stop - end > _FULL_GROUP:
            return None
        following = code_at(text, stop)
        worth = _newsroom_scale(following)
        if worth >= room or (worth == 1 and following in (_DOT, _COMMA)):
            return None  # 1조2.5, 3억2,000
        if (worth == _TRILLION and is_hangul(code_at(text, stop + 1))) or (
            worth == _MYRIAD and code_at(text, stop + 1) == ord("큼")
        ):
            return None
        lead, scale, room = _whole(text, end, stop), worth, worth
        total += lead * worth
        big = max(big, worth)
        length += 1 + (worth > 1)
        end = stop + (worth > 1)
        if worth > 1 and code_at(text, end) == _SPACE and _is_group(text, end + 1, worth):
            end += 1
    over = _is_over(text, end)
    if not over and _may_go_on(text, end):
        return None
    end += over
    value = Decimal(int(total))
    coefficient = value if lead == total else Decimal(int(lead))
    num = Numeral(pos, end, value, value, _SCALE_WORTH[scale], coefficient, scale)
    num.length, num.big, num.over = length, big, over
    return num


def _whole(text: str, pos: i64, end: i64) -> i64:
    """Return the number that a short run of digits writes."""
    worth: i64 = 0
    while pos < end:
        worth = worth * 10 + ord(text[pos]) - _ZERO
        pos += 1
    return worth


def _newsroom_scale(code: i64) -> i64:
    """Return what a character multiplies the digits before it with, as newspapers write numbers; 1 where it does not."""
    if code == ord("억"):
        return 10**8
    if code == ord("만"):
        return _MYRIAD
    return _TRILLION if code == ord("조") else 1


def _is_group(text: str, pos: i64, room: i64) -> bool:
    """Tell whether digits with a scale below ``room`` stand at ``pos``: the 5000만 of 3억 5000만."""
    stop = run_end(text, pos)
    return 0 < stop - pos <= _FULL_GROUP and 1 < _newsroom_scale(code_at(text, stop)) < room


def _is_over(text: str, end: i64) -> bool:
    """Tell whether 여 ends the number that goes to ``end``: 20여 명, 2만여, but not 20여성 and 20여억."""
    return code_at(text, end) == ord("여") and text[end + 1 : end + 3] not in _NO_OVER and not _may_go_on(text, end + 1)


def _may_go_on(text: str, end: i64) -> bool:
    """Tell whether digits, scales or other numerals stand at ``end``, or behind a space there."""
    following = code_at(text, end)
    if following == _SPACE:
        following = code_at(text, end + 1)
    return MORE.has(following) or _ZERO <= following <= _NINE


_ZERO: Final = ord("0")
_NINE: Final = ord("9")
_SPACE: Final = ord(" ")
_COMMA: Final = ord(",")
_DOT: Final = ord(".")
_TRILLION: Final = 10**12
_MYRIAD: Final = 10**4
_SCALE_WORTH: Final = {scale: Decimal(scale) for scale in (1, _MYRIAD, 10**8, _TRILLION)}
# What 여 begins another word with: 20여학생.
_NO_OVER: Final = frozenset(("성이", "학생", "성의", "자가", "성은", "성을"))
# Newspapers write the same numbers again and again.
_REPEATED: Final = 4096


@lru_cache(maxsize=_REPEATED)
def _native_worth(tens: str | None, ones: str | None) -> tuple[Decimal, Decimal, int]:
    """Return the least and the most that a native numeral says, and the count of its words."""
    low, high = _ONES[ones] if ones else (0, 0)
    base = _TENS[tens] if tens else 0
    return Decimal(base + low), Decimal(base + high), (tens is not None) + (ones is not None)


_ONE: Final = Decimal(1)
_AS_SPOKEN: Final = 3  # digits behind 만 that are no age
# What is told in full ones of: 만 100세, 만 365일.
_FULL_TERM: Final = frozenset("세살년월일시분개주")
_FULL_GROUP: Final = 4  # 1만 5000~2만 명 goes on over the space; 3만 10~20명 would be two figures
_SIXTY: Final = 60  # minutes, and more than there are hours, days and months
_MOST_PLACES: Final = 20  # decimals spelled out; a longer row of numeral syllables is no number


@lru_cache(maxsize=_REPEATED)
def digits_worth(digits: str) -> tuple[Decimal, Decimal]:
    """Return the worth of written digits, and that of the last of them."""
    if "," in digits:
        digits = digits.replace(",", "")
    point = digits.find(".")
    if point < 0:
        return Decimal(digits), _ONE
    return Decimal(digits), Decimal((0, (1,), point + 1 - len(digits)))


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
        self.held_grain = self.grain = _ONE
        self.lead, self.scale = _ONE, 1
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
        if char in _SCALES:
            return not _NO_SCALE.match(text, pos) and self._take_scale(char, pos)
        if self.over:
            return False
        if not self.length and _WHOLE_WORD.match(text, pos):
            return self._native(pos)
        if char in _VAGUE:
            return self._vague(pos)
        if char in _OVER and self.length:
            return self._take_over(pos)
        if char in _POINT:
            return self._point(pos)
        if char == "일" and _NATIVE_IL.match(text, pos):
            return self._native(pos)
        if char in _SINO and self._sino(char, pos):
            return True
        return char in _NATIVE_START and self._native(pos)

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
        scale = _BIG.get(self.text[end : end + 1]) or _SMALL.get(self.text[end : end + 1])
        return scale is not None and value * scale < self.big and self.length > 0

    def _sino(self, char: str, pos: int) -> bool:
        following = self.text[pos + 1 : pos + 2]
        if self.length and char in "영공零〇":
            return False
        if self.native:
            return False  # 세사람 begins with three, and is no three or four
        if self.digit_seen and following not in _SCALES:
            return False  # 5만이: the particle, not a two
        if char == "이" and self.length and _COPULA.match(self.text, pos + 1):
            return False
        value = Decimal(_SINO[char])
        if self.held is not None:
            low, high = self.held
            # 이삼십, 사오 명: two neighbours are an approximate coefficient
            if self.digit_seen or low != high or value != low + 1 or self.held_grain != 1 or low == 0:
                return False
            self.held = (low, value)
        else:
            self.held, self.held_grain = (value, value), _ONE
        self.pos, self.length = pos + 1, self.length + 1
        return True

    def _vague(self, pos: int) -> bool:
        ten = Decimal(10)
        if self.length and ((self.group_low == ten and self.held is None) or self.held == (ten, ten)):
            # 십수 명, 10수 명: ten and some
            self.group_low, self.group_high, self.held = Decimal(11), Decimal(19), None
            self.grain, self.small, self.vague = _ONE, 1, True
            self.pos, self.length = pos + 1, self.length + 1
            return True
        if self.length:
            return False
        self.held = (Decimal(2), Decimal(9))
        self.held_grain = _ONE
        self.vague = True
        self.pos, self.length = pos + 1, self.length + 1
        return True

    def _take_over(self, pos: int) -> bool:
        if not self.length:
            return False
        if self.text[pos + 1 : pos + 3] in _NO_OVER:
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
        while self.text[places : places + 1] in _SINO and places - end < _MOST_PLACES:
            if places > end and self.text[places] == "이" and _COPULA.match(self.text, places + 1):
                break
            places += 1
        if places == end or self.digit_seen or (self.held is None and not self.length) or self.native:
            return False
        digits = "".join(str(_SINO[c]) for c in self.text[end:places])
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
        whole = _WHOLE_WORD.match(self.text, pos)
        if whole is not None and not self.length:
            low, high = _WHOLE[whole.group()]
            self.held, self.held_grain = (Decimal(low), Decimal(high)), _ONE
            self.pos, self.length, self.native, self.vague = whole.end(), self.length + 1, True, True
            return True
        match = _NATIVE.match(self.text, pos)
        assert match is not None
        tens, ones = match["tens"], match["ones"]
        if tens is None and ones is None:
            return False
        end = match.end() if ones else match.end("tens")
        if tens and ones and match.start("ones") > match.end("tens") and _TENS[tens] < 10:
            return False
        if self.length and tens is None and ones in _SCARCE:
            return False  # 오백석: five hundred seats, and no 503
        low, high = _ONES[ones] if ones else (0, 0)
        base = _TENS[tens] if tens else 0
        if base + low >= self._room() and self.length != 0:
            return False
        self.held, self.held_grain = (Decimal(base + low), Decimal(base + high)), _ONE
        self.pos, self.length, self.native = end, self.length + (tens is not None) + (ones is not None), True
        return True

    def _take_scale(self, char: str, pos: int) -> bool:
        if self.native:
            return False
        small = _SMALL.get(char)
        if small is not None:
            if small >= self.small or (self.held is not None and self.held[0] >= small * 100):
                return False
            if self.held is None and self.digit_seen and _ONE_OF_IT.match(self.text, pos) is None:
                return False
            if small >= self.big:
                return False
            low, high = self.held or (_ONE, _ONE)
            if self.vague and low != high:
                low, high = low * small, (high + 1) * small - 1
            else:
                low, high = low * small, high * small
            self.group_low += low
            self.group_high += high
            self.small = small
            self.grain = (self.held_grain if self.held else _ONE) * small
            self.lead, self.scale = (self.held[0] if self.held else _ONE), small
        else:
            big = _BIG[char]
            if big >= self.big or (big > 10**12 and not self.digit_seen):
                return False  # 오해, 일해 are words
            if self.held is None and self.group_low == 0:
                if self.length or char not in "만萬万억億조":
                    return False
                low = high = _ONE
                coefficient, grain = _ONE, _ONE
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
        self.held, self.held_grain = None, _ONE
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
        if (following in _OVER and self.held is not None) or (following in _OVER and self.scale > 1):
            # 130만 여개
            if self.over or _WOMEN.match(text, pos + 2) or text[pos + 2 : pos + 3] == "":
                return False
            self.over, self.pos = True, pos + 2
            return True
        if following in _BIG and self.over and self.held is not None and text[pos + 2 : pos + 3] in "원달유엔위":
            self.pos = pos + 1
            return self._take_scale(following, pos + 1) or self._retreat(pos)
        if (
            following in _BIG
            and following not in "해경"
            and (self.held is not None or self.group_low)
            and not self.over
        ):
            # 50 만 배럴, 수십 억 원, 3백 만 달러, but not 10 만에
            if _AFTER_SPACED_SCALE.match(text, pos + 2) and not (following == "조" and text[pos + 2 : pos + 3] == "가"):
                saved = self.pos
                self.pos = pos + 1
                if self._take_scale(following, pos + 1):
                    return True
                self.pos = saved
            return False
        if following in _SMALL and self.digit_seen and self.held is not None and not self.low:
            table = _TABLE_SCALE.match(text, pos + 1)
            if table is not None:
                return self._take_table_scale(table)
        if following in _SMALL and (self.held is not None if self.vague else self._takes_one(pos + 1)):
            self.pos = pos + 1
            return self._take_scale(following, pos + 1) or self._retreat(pos)
        if (
            following in _SINO
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
        worth = _SMALL[match["small"]] * _BIG.get(match["big"] or "", 1)
        self.low, self.high = self.held[0] * worth, self.held[1] * worth
        self.lead, self.scale, self.grain = self.held[0], worth, self.held_grain * worth
        self.held, self.held_grain = None, _ONE
        self.big = self.small = 1  # nothing goes on behind it
        self.largest = max(self.largest, worth)
        self.pos, self.length = match.end(), self.length + 2
        return True

    def _takes_scale(self, char: str) -> bool:
        """Tell whether a scale can go on the number so far: 3억 오천, but not the 오만 of 300만 오만 리알."""
        return _SMALL.get(char, 10**30) < self._room() or _BIG.get(char, 10**30) < self.big

    def _takes_one(self, pos: int) -> bool:
        """Tell whether 천, 백 or 십 at ``pos`` goes on a number in digits, or behind 만 and 억."""
        if self.held is not None or self.over or not (self.digit_seen or self.low):
            return False
        return _ONE_OF_IT.match(self.text, pos) is not None

    def _spaced_digits(self, pos: int) -> bool:
        """Go on with digits behind a space: 3억 5000만, 1만 932, and 만 932 as it is spoken."""
        if self.held is not None or self.over or self.vague:
            return False
        end = digits_end(self.text, pos + 1)
        digits = self.text[pos + 1 : end].replace(",", "")
        if "." in digits:
            return False
        following = self.text[end : end + 1]
        if following in _SCALES:
            coefficient = int(digits[:20])
            if following in _BIG:
                fits = _BIG[following] < self.big and coefficient < self.small
            else:
                fits = coefficient * _SMALL[following] < self._room()
            if not fits:
                return False
        elif not self.digit_seen and self.length == 1 and (len(digits) < _AS_SPOKEN or following in _FULL_TERM):
            return False  # 만 19세: a full age, not 10,019; 만 932제곱미터 is 10,932 as it is spoken
        elif (
            len(digits) < 2
            or len(digits) > 20
            or int(digits) >= self._room()
            or following in "-.:"
            or (following in "년월일시분" and _may_date(int(digits), following))
            or (len(digits) < _FULL_GROUP and following in "~∼")
        ):
            return False
        self.pos = pos + 1
        return self._digits(pos + 1) or self._retreat(pos)

    def _retreat(self, pos: int) -> bool:
        self.pos = pos
        return False
