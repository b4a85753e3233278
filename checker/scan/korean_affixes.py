"""What stands glued to a Korean number on either side: signs, 섭씨, 영하, 규모 and 시속 before it, 반, 여 and 대 behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from checker.model import FigureKind
from checker.scan.korean_atom import Atom
from checker.scan.korean_words import speed_words
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_over_space

__all__ = ["BEFORE_SUFFIX", "read_prefixes", "read_sign", "read_suffixes"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_AGE: Final = FigureKind.AGE
_COUNT: Final = FigureKind.COUNT
_DURATION: Final = FigureKind.DURATION
_MEASURE: Final = FigureKind.MEASURE
_MONEY: Final = FigureKind.MONEY
_NUMBER: Final = FigureKind.NUMBER
_PERCENT: Final = FigureKind.PERCENT
_RANK: Final = FigureKind.RANK
_RATIO: Final = FigureKind.RATIO
# Degrees near these words are degrees of temperature, Celsius in Korean use.
_WEATHER: Final = Lazy(
    r"기온|온도|체온|수온|체감|폭염|한파|더위|추위|무더|열대야|최고\s|최저\s|낮\s|아침\s|난방|냉방|수은주|고열"
)
_WEATHER_REACH: Final = 24
_WEATHER_AFTER: Final = Lazy(
    r"(?:까지|[를을]|보다|로|안팎(?:까지|으로)?|이상|가량)?\s?(?:[가-힣]{1,3}\s)?(?:치솟|오르|오른|올라|올랐|떨어|내려[가갔]|웃도|웃돌|더위|무더위|폭염|추위|한파|의\s(?:고열|더위|추위|무더위|폭염|한파))"
)
_PREFIX_ENDS: Final = frozenset("씨하상스모속")  # last letters of 섭씨, 영하, 영상, 마이너스, 규모, 시속
_HALF_SIGN: Final = ord("반")
_OVER_SIGN: Final = ord("여")
_BAND_SIGN: Final = ord("대")
_BANDED: Final = frozenset((_MONEY, _PERCENT, _COUNT, _MEASURE))
BEFORE_SUFFIX: Final = Letters(" 반여대")
_HALF_MORE: Final = Lazy(
    r"\s?반(?![가-힣])|\s?반(?=\s?(?:동안|만(?![가-힣])|만(?:에|의|이[다에며어]|인)|간|을|이|가|의|에|도|으로|정도|이상|가량))",
    begins=" 반",
    after_space="반",
)
# No quake is stronger.
_STRONGEST: Final = Decimal(10)
_LINE_BEGINS: Final = ("", "\n")
_STRENGTH: Final = Lazy(r"규모(?:를|가|는)\s(?:약\s)?$", ends=" ", before_space="를가는약")
# 7.2 강진: the strength of a quake, as headlines give it.
_QUAKE: Final = Lazy(r"의?\s?(?:강진|지진|대지진|여진)", begins=" 의강지대여", after_space="강지대여")
_OVER_BEHIND: Final = Lazy(
    r"\s?여(?=\s|$|[,.)]|만에|만|간|의|를|가|에|동안|년|분|초|일)(?!\s?(?:명|성|자|야))", begins=" 여", after_space="여"
)
_BAND: Final = Lazy(
    r"\s?대(?![가-힣0-9])|\s?대(?=(?:의|를|로|에|가|는|은|이|까지|초반|중반|후반|인|다|였|입니다|부터|보다|와|도)(?![가-힣]*상))(?!\s?(?:이상|로변|에\s?올))",
    begins=" 대",
    after_space="대",
)


def read_sign(text: str, atom: Atom) -> None:
    """Read the sign right before a figure: -3.2%, △1.5, but no hyphen of 3-2 and no mark of a list."""
    start = atom.start
    if not start or atom.low is None or atom.high is None:
        return
    before = text[start - 1]
    if before == " " and start > 1 and text[start - 2] in "-+" and atom.unit is None and _fills_text(text, atom):
        start, before = start - 1, text[start - 2]  # a cell that holds "- 1 4/5"
    if before not in "-―△▼+" or atom.kind is _RANK:
        return
    if before in "△▼" and atom.unit is None and atom.num is not None and not atom.num.digits:
        return  # △이천 참좋은병원: the name of a place in a list
    glued = text[start - 2 : start - 1]
    if glued.isalnum() or (glued and (glued in ")]" or "㎀" <= glued <= "㏟")):
        return  # 3-2, A-5, 48㎞-400㎞
    if before in "△▼" and _is_listed(text, atom) and glued not in ("(", ":"):
        return  # △1시간 전에 접수, △51㎡ 189가구, △20대 5명: a mark of a list
    if before in "-―" and glued in _LINE_BEGINS and _is_listed(text, atom) and not _fills_line(text, atom):
        return  # -20분간 멈췄다: a mark of a list at the beginning of a line
    if atom.kind is not _PERCENT and text[max(0, start - 3) : start - 1].rstrip()[-1:].isdigit():
        return  # 75 -300mm, but 30 -0.20%
    atom.start = start - 1
    if before != "+":
        atom.low, atom.high = -atom.high, -atom.low
        atom.trace.append("rule:sign")


def read_prefixes(text: str, atom: Atom) -> None:
    """Read 섭씨, 영하, 시속, 마이너스 and signs before the number."""
    read_sign(text, atom)
    if atom.unit == "degree" and (
        _WEATHER.search(text, max(0, atom.start - _WEATHER_REACH), atom.start)
        or (atom.num is not None and _WEATHER_AFTER.match(text, atom.end))
    ):
        atom.unit = "degree_Celsius"
    if atom.kind is _NUMBER and atom.num is not None and atom.num.grain < 1 and _is_quake(text, atom):
        atom.kind, atom.unit = _MEASURE, "magnitude"
        return
    end = atom.start
    if end and text[end - 1] == " ":
        end -= 1
    if text[end - 1 : end] not in _PREFIX_ENDS:
        return
    head = text[max(0, end - 4) : end]
    if head.endswith(("섭씨", "화씨")) and atom.unit in (None, "degree", "degree_Celsius"):
        atom.kind, atom.start = _MEASURE, end - 2
        atom.unit = "degree_Celsius" if head.endswith("섭씨") else "degree_Fahrenheit"
    elif head.endswith(("영하", "영상")) and atom.unit in ("degree", "degree_Celsius"):
        atom.unit, atom.start = "degree_Celsius", end - 2
        if head.endswith("영하") and atom.low is not None and atom.high is not None:
            atom.low, atom.high = -atom.high, -atom.low
    elif head.endswith("마이너스") and atom.low is not None and atom.high is not None:
        atom.start = end - 4
        atom.low, atom.high = -atom.high, -atom.low
    elif head.endswith("규모") and atom.kind is _NUMBER and atom.num is not None and atom.num.grain < 1:
        atom.kind, atom.unit = _MEASURE, "magnitude"
    elif atom.unit in ("kilometer", "meter", "mile") and head[-2:] in speed_words():
        atom.unit, atom.start = f"{atom.unit} / {speed_words()[head[-2:]]}", end - 2
    if atom.unit == "degree_Celsius" and head.endswith(("섭씨",)):
        further = text[max(0, atom.start - 3) : atom.start]
        if further.strip() in ("영하",) and atom.low is not None and atom.high is not None:
            atom.low, atom.high = -atom.high, -atom.low


def read_suffixes(text: str, atom: Atom) -> None:
    """Read 반, 여 and 대 behind a figure: 3시간 반, 20분여, 7조원대."""
    atom.plain_end = atom.end
    if not BEFORE_SUFFIX.at(text, atom.end):
        return
    if (
        (atom.kind is _DURATION or atom.kind is _RATIO or atom.kind is _AGE)
        and not atom.band
        and atom.low is not None
        and atom.high is not None
    ):
        half = _HALF_MORE.match(text, atom.end) if code_over_space(text, atom.end) == _HALF_SIGN else None
        if half is not None:
            atom.low, atom.high, atom.end = atom.low + Decimal("0.5"), atom.high + Decimal("0.5"), half.end()
    over = _OVER_BEHIND.match(text, atom.end) if code_over_space(text, atom.end) == _OVER_SIGN else None
    if over is not None and not atom.over:
        atom.over = True
        if over.group() == "여":
            atom.end = over.end()
    if code_over_space(text, atom.end) == _BAND_SIGN and atom.kind in _BANDED and not atom.band:
        band = _BAND.match(text, atom.end)
        if band is not None:
            atom.band = True
            atom.plain_end = band.end()
            if band.group() == "대":
                atom.end = band.end()


def _is_listed(text: str, atom: Atom) -> bool:
    """Tell a figure that is never below zero: a stretch of time, an age, a measure but a temperature."""
    measure = atom.kind is _MEASURE and not (atom.unit or "").startswith("degree")
    return measure or atom.kind is _DURATION or atom.kind is _AGE


def _fills_text(text: str, atom: Atom) -> bool:
    """Tell whether nothing but a sign and a space stands before ``atom``, and nothing behind it."""
    return not text[: atom.start - 2].strip() and not text[atom.end : atom.end + 3].strip(" .\n")


def _fills_line(text: str, atom: Atom) -> bool:
    """Tell whether nothing stands behind ``atom`` on its line."""
    return not text[atom.end :].partition("\n")[0].strip(" .")


def _is_quake(text: str, atom: Atom) -> bool:
    """Tell the strength of a quake: 7.2 강진, 규모를 7.4라고."""
    if atom.low is None or atom.low > _STRONGEST:
        return False  # 규모는 677.4 → 673.3조원
    named = _STRENGTH.search(text, max(0, atom.start - 6), atom.start)
    return named is not None or _QUAKE.match(text, atom.end) is not None
