"""Find the unit, counter or currency behind a Korean number, and the currency before it."""

from __future__ import annotations

from typing import Final

from checker.lexicon.currencies import CurrencyName, NameKind
from checker.lexicon.units import UnitName
from checker.scan.korean_ends import ends
from checker.scan.korean_lists import Lists
from checker.scan.lazy import Lazy
from checker.scan.letters import is_hangul, stands_at
from checker.scan.numerals import Numeral

__all__ = ["foreign_money", "prefix_currency", "unit_at"]

_BEHIND_MONEY: Final = frozenset("화선규")  # 10 달러화, 80 달러선, 500 달러규모
_COUNTRY: Final = Lazy(r" [가-힣]{2,6} (?=[가-힣])")
# 20전 내린 1173원: hundredths of a won are only met in rates of exchange.
_RATE_MOVES: Final = Lazy(
    r"\s(?:오[른르]|올[라랐]|내[린리려렸]|떨어|상승|하락|높[은아]|낮[은아]|급등|급락)",
    begins=" ",
    after_space="오올내떨상하높낮급",
)
# 1.2인 소재: behind a decimal 인 says what the number is, and counts no people (평균 2.3인, 2.3인 가구).
_IS_SO: Final = Lazy(r"\s(?!가구|세대|기준)[가-힣]", begins=" ")
# Units that a lone 수 or a lone 십, 백, 천, 만 may stand before: 수차례, 천 개; not 수명, 천대.
_AFTER_BARE_VAGUE: Final = frozenset(("년", "개월", "차례", "주", "시간", "달", "주일", "일"))
# 반경 수 km, 두께 수 nm.
_SOME_LENGTH: Final = frozenset(
    [
        "km",
        "㎞",
        "cm",
        "㎝",
        "mm",
        "㎜",
        "nm",
        "㎚",
        "μm",
        "㎛",
        "kg",
        "㎏",
        "킬로미터",
        "센티미터",
        "밀리미터",
        "나노미터",
        "마이크로미터",
        "미터",
    ]
)
_AFTER_BARE_SCALE: Final = frozenset(
    (
        "명",
        "개",
        "번",
        "배",
        "년",
        "권",
        "가지",
        "마리",
        "사람",
        "시간",
        "살",
        "세",
        "분",
        "일",
        "개월",
        "곳",
        "장",
        "가구",
        "그루",
        "점",
    )
)
# 나서겠다고 한 점, 팔기로 한 건: the verb 하다 behind a quotation or an intention, before nouns that are counters too.
_BEHIND_WHAT: Final = ("다고 ", "라고 ", "자고 ", "냐고 ", "려고 ", "기로 ", "도록 ", "못하게 ")
_NOUNS_BEHIND_VERB: Final = frozenset({"점", "건"})
_COUNTED_ALONE: Final = Lazy("(?:하나|둘|셋|넷|스물)$", ends="나둘셋넷물")
_WEIGHT: Final = Lazy(
    r"무게|빼기|빼|(?<!스)톤은|그램|온스|킬로|체중|몸무게|나가|kg|㎏|근육|감량|살을|고기|설탕|밀가루|폭탄"
)
_NEAR: Final = 14  # characters between a number and a word that says what it counts
# 5억 계약 is a contract over five hundred million, 153계약 are so many of them.
_PRICED: Final = 10**8
# What makes 주 weeks and no shares, and what makes it shares whatever stands near (1주당 30만원).
_STRETCH_AFTER: Final = Lazy(
    r"\s?(?:동안|만에|만의|간|째|뒤|후|전(?!부\s|승|패)|연속|이내|차|앞|진단|내내|사이|에\s걸|의\s(?:부상|진단|상해)|(?:신고가|신저가|최고[가치점]|최저[가치점]|고점|저점))",
    begins=" 동만에의간째뒤후전연이내차앞진사신고저최",
    after_space="동만에의간째뒤후전연이내차앞진사신고저최",
)
_STRETCH_BEFORE: Final = Lazy(
    r"(?:전치|임신|생후|최근|지난|향후|매|약 )\s?$", ends=" 치신후근난매", before_space=" 치신후근난매약"
)
_PRICE_AFTER: Final = Lazy(
    r"당\s(?:약\s|최대\s)?[0-9][0-9.,만천백억 ]{0,20}(?:원|달러|엔|위안|유로|센트|펜스|파운드|프랑|루피|주)",
    begins="당",
)


def unit_at(text: str, pos: int, num: Numeral, lists: Lists) -> UnitName | CurrencyName | None:
    """Return the unit, counter or currency at ``pos``, or behind a space there, that fits the number before it."""
    if pos >= len(text):
        return None
    spaced = text[pos] == " "
    if spaced:
        pos += 1
        if pos >= len(text):
            return None
    pair, char = text[pos : pos + 2], text[pos]
    money = None
    for name in lists.currencies.get(pair) or lists.currencies.get(char, ()):
        if stands_at(text, name.surface, pos) and _fits_money(text, name, pos, num, spaced):
            money = name
            break
    best = None
    for unit in lists.units.get(pair) or lists.units.get(char, ()):
        if stands_at(text, unit.surface, pos) and _fits(text, unit, pos, num, spaced):
            best = unit
            break
    if money is not None and best is not None:
        if len(best.surface) > len(money.surface):
            return best
        if best.unit == "pound" and _WEIGHT.search(text, max(0, pos - 30), pos + 16):
            return best
        if money.weak and best.surface == money.surface:
            return best
        return money
    return money or best


def foreign_money(text: str, pos: int, num: Numeral, lists: Lists) -> CurrencyName | None:
    """Read a currency behind the name of its country (핀란드 마르카), where it can mean no other's."""
    match = _COUNTRY.match(text, pos) if num.digits and text[pos : pos + 1] == " " else None
    if match is None:
        return None
    at = match.end()
    for name in lists.currencies.get(text[at : at + 2]) or lists.currencies.get(text[at], ()):
        if len(name.surface) > 1 and not (name.is_ambiguous or name.weak) and text.startswith(name.surface, at):
            return name if ends(text, at + len(name.surface)) else None
    return None


def prefix_currency(text: str, start: int, lists: Lists) -> CurrencyName | None:
    """Return the sign or code of a currency right before ``start``: $5, US$ 300만."""
    if not start:
        return None
    end = start
    if text[start - 1] == " " and start > 1:
        end = start - 1
    for name in lists.prefixes.get(text[end - 1], ()):
        if text.startswith(name.surface, end - len(name.surface)) and end >= len(name.surface):
            before = text[end - len(name.surface) - 1 : end - len(name.surface)]
            if name.kind is NameKind.CODE and (before.isascii() and before.isalnum()):
                continue
            if name.kind is NameKind.SYMBOL and end != start and len(name.surface) == 1:
                continue
            return name
    return None


def _fits_money(text: str, name: CurrencyName, pos: int, num: Numeral, spaced: bool) -> bool:
    end = pos + len(name.surface)
    following = text[end : end + 1]
    if name.kind is NameKind.KOREAN:
        if name.surface == "원" and following and following in "칙색룸숭":
            return False
        if spaced and not (ends(text, end) or (len(name.surface) > 1 and following in _BEHIND_MONEY)):
            return False  # 3 원정, 8 위안부
        if num.native:
            return False
        if (
            name.surface == "전"
            and not text[max(0, num.start - 2) : num.start].rstrip().endswith("원")
            and _RATE_MOVES.match(text, end) is None
        ):
            return False
        if not num.digits:
            if name.weak:
                return False
            if (
                num.length == 1
                and not num.vague
                and ((len(name.surface) == 1 and num.low < 10) or (spaced and len(name.surface) == 1))
            ):
                return num.low >= 10 and ends(text, end)
            return ends(text, end) or len(name.surface) > 1
        return True
    if name.kind is NameKind.SYMBOL:
        return (
            not spaced and num.digits and not "0" <= following <= "9" and not following.isalpha()
        ) or "가" <= following <= "힣"
    return num.digits and not (following.isascii() and following.isalnum())


def _fits(text: str, unit: UnitName, pos: int, num: Numeral, spaced: bool) -> bool:
    end = pos + len(unit.surface)
    if unit.near is not None and not _is_near(text, unit, pos, num):
        return False
    if unit.latin:
        following = text[end : end + 1]
        if following.isascii() and following.isalnum():
            return False
        if unit.surface == "M" and num.start and is_hangul(ord(text[num.start - 1])):
            return False  # 리니지2M; metres are written so where a space stands before the number
        if (
            len(unit.surface) == 1
            and spaced
            and (unit.surface not in "mtLgℓ" or following not in "의을를이가은는 로,.에과와도짜급)")
        ):
            return False
    if unit.priced and spaced and num.big >= _PRICED:
        return False
    if unit.not_before and text.startswith(unit.not_before, end):
        return False
    if unit.copula and num.grain < 1 and num.scale == 1 and _IS_SO.match(text, end) is not None:
        return False
    if spaced and (unit.glued or (not unit.latin and not ends(text, end))):
        return False
    if not unit.one and not ends(text, end):
        return False
    if num.digits:
        return unit.digits and not (unit.surface[-1:].isdigit() and text[end : end + 1].isdigit())  # km2, no km2025
    if _COUNTED_ALONE.search(text, num.start, num.end):
        return False
    if num.low == 1 and num.high == 1 and not unit.one:
        return False
    if num.native:
        if not unit.native or (unit.surface in _NOUNS_BEHIND_VERB and text.endswith(_BEHIND_WHAT, 0, num.start)):
            return False
    elif not (unit.sino or num.vague):
        return False
    if num.length == 1 and not num.native:
        if num.vague:
            if text[num.start] in "수數" and not (unit.surface in _AFTER_BARE_VAGUE or unit.surface in _SOME_LENGTH):
                return False
        elif not unit.alone and (num.low < 10 or unit.surface not in _AFTER_BARE_SCALE):
            return False
    return ends(text, end)


def _is_near(text: str, unit: UnitName, pos: int, num: Numeral) -> bool:
    """Tell whether a number is large enough for ``unit``, or one of its words stands near."""
    assert unit.near is not None
    end = pos + len(unit.surface)
    if unit.sure_from and (num.low >= unit.sure_from or num.scale > 1):
        return True
    if _STRETCH_AFTER.match(text, end) or _STRETCH_BEFORE.search(text, max(0, num.start - 4), num.start):
        return False
    return (
        _PRICE_AFTER.match(text, end) is not None
        or unit.near.search(text, max(0, num.start - _NEAR), end + _NEAR) is not None
    )
