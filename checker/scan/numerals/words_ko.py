"""The numerals of Korean: syllables, words, scales, and what only looks like one of them."""

from __future__ import annotations

from typing import Final

from checker.scan.lazy import Lazy
from checker.scan.letters import Letters

__all__ = [
    "AFTER_SPACED_SCALE",
    "BIG",
    "COPULA",
    "FULL_GROUP",
    "FULL_TERM",
    "MORE",
    "NATIVE",
    "NATIVE_ALONE",
    "NATIVE_IL",
    "NATIVE_START",
    "NATIVE_WORDS",
    "NO_OVER",
    "NO_SCALE",
    "ONES",
    "ONE_OF_IT",
    "OVER",
    "POINT",
    "SCALES",
    "SCARCE",
    "SINO",
    "SMALL",
    "TABLE_SCALE",
    "TENS",
    "VAGUE",
    "WHOLE",
    "WHOLE_WORD",
    "WOMEN",
]

# Source: Standard Korean Dictionary, 수사 and 수 관형사; Hanja by their usual readings.
SINO: Final = (
    {c: i for i, c in enumerate("영일이삼사오육칠팔구")}
    | {"공": 0, "륙": 6}
    | {c: i for i, c in enumerate("零一二三四五六七八九")}
    | {"〇": 0, "兩": 2, "两": 2}
)
SMALL: Final = {"십": 10, "백": 100, "천": 1000, "十": 10, "百": 100, "千": 1000}
BIG: Final = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16, "해": 10**20} | {
    "萬": 10**4,
    "万": 10**4,
    "億": 10**8,
    "兆": 10**12,
    "京": 10**16,
}
TENS: Final = {
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
ONES: Final = {
    "하나": (1, 1), "한": (1, 1), "둘": (2, 2), "두": (2, 2), "셋": (3, 3), "세": (3, 3), "석": (3, 3),
    "넷": (4, 4), "네": (4, 4), "넉": (4, 4), "다섯": (5, 5), "닷": (5, 5), "여섯": (6, 6), "엿": (6, 6),
    "일곱": (7, 7), "여덟": (8, 8), "아홉": (9, 9), "한두": (1, 2), "두어": (2, 3), "두세": (2, 3), "두서너": (2, 4),
    "서너": (3, 4), "서너너덧": (3, 4), "너댓": (4, 5), "네댓": (4, 5), "너덧": (4, 5), "네다섯": (4, 5), "대여섯": (5, 6),
    "대엿": (5, 6), "예닐곱": (6, 7), "일고여덟": (7, 8), "일여덟": (7, 8), "여덟아홉": (8, 9), "엳아홉": (8, 9),
}  # fmt: skip
SCARCE: Final = frozenset(("석", "넉", "닷", "엿"))  # before few words only (석 달), never behind a hundred
WHOLE: Final = {"여남은": (10, 13), "열댓": (14, 16), "여남": (10, 13), "대여섯": (5, 6)}
# Every native numeral word, for those who look for the places where one begins.
NATIVE_WORDS: Final = (*ONES, *TENS, *WHOLE)
NATIVE: Final = Lazy(
    "(?P<tens>{})?\\s?(?P<ones>{})?".format(
        "|".join(sorted(TENS, key=len, reverse=True)), "|".join(sorted(ONES, key=len, reverse=True))
    )
)
# The same by itself, for 세 명 and 스물두 살 are read so often; 열 두어 goes on as something else.
NATIVE_ALONE: Final = Lazy(
    "(?!{whole})(?:(?P<tens>{tens})(?:\\s?(?P<ones>{ones}))?|(?P<one>{ones}))".format(
        whole="|".join(WHOLE),
        tens="|".join(sorted(TENS, key=len, reverse=True)),
        ones="|".join(sorted(ONES, key=len, reverse=True)),
    )
)
WHOLE_WORD: Final = Lazy("|".join(sorted(WHOLE, key=len, reverse=True)), begins="여열대")
NATIVE_IL: Final = Lazy("일(?:곱|흔|고여덟|여덟)", begins="일")
NATIVE_START: Final = frozenset("열스서마쉰예일여아하한둘두셋세석넷네넉너다닷엿대")
VAGUE: Final = frozenset("수몇數")
OVER: Final = frozenset("여餘")
POINT: Final = frozenset("점쩜")
SCALES: Final = SMALL.keys() | BIG.keys()
# With these, right behind digits or behind a space, a numeral may go on.
MORE: Final = Letters(
    {*"일이삼사오육륙칠팔구영공십백천만억조경여餘수몇점쩜열스서마쉰예아하한둘두셋세석넷네넉너다닷엿대", *SCALES}
)
# Scale syllables that begin another word: 5경기, 3조각, 100만에 하나 remains a scale.
NO_SCALE: Final = Lazy(
    r"경(?![0-9\s원달개여]|$)|해(?![0-9\s원달]|$)|조(?=지아|각|회|항|건|별|례|약|직|정|금|합|사(?![십백천만억])|문|선|연|치|기|장|끼)|만(?=큼)",
    begins="경해조만",
)
# What follows 이 where it is the copula or the particle: 구천오백이다, 백이 넘는.
COPULA: Final = Lazy(
    r"다|라|었|며|고(?![가-힣])|지|므|면|니|나|자\s|거나|\s(?:넘|초과|웃|안\s되|채\s)",
    begins=" 다라었며고지므면니나자거",
    after_space="넘초웃안채",
)
# 여 that begins a word of its own: 20 여성, 3만여 평 is none.
WOMEN: Final = Lazy(
    r"진(?!영)|성|자|학|행|론|당|야|전|부|사|배우|객|름|기|유|의|직|신|인|왕|러|군|아|운|파|백|건",
    begins="진성자학행론당야전부사배객름기유의직신인왕러군아운파백건",
)
# Particles with which 만 and other scale syllables behind a space are no scale: 3년 만에.
AFTER_SPACED_SCALE: Final = Lazy(r"(?=$|[^가-힣]|[여원달유엔위파명개건톤배대평표가마장주권채석km㎡])")
# What makes 천, 백 and 십 behind a larger part one of it (1만 천 명, 344조 천억, 1억 천3백만), and neither
# another word (3만 천막, 10만 백신) nor a name (천 대표, 백 의원): more of the number, or what is counted.
ONE_OF_IT: Final = Lazy(
    r"[십백천](?=[십백만억조](?![가-힣]?[교자])|\s?[0-9]{1,3}[십백만억]|\s?[만억]\s?[원달유엔위명]"
    r"|\s?여\s?[원달명개건대]|\s?(?:원(?![가-힣]?[룸칙])|달러|유로|엔|위안|명(?![가-힣]?[령분])|건(?!물|설|강|국|의|축)"
    r"|개(?!인|국|발|최|막|편|혁)|톤|가구|가지|마리|대(?![표통신학형책안회한])|표(?!현|정|적)|채(?!널|권|용)"
    r"|권(?![력한])|곳|그루|평(?!가|균|화|양|창)|제곱|㎡|㎞|km|주(?=[를가는의에로])))",
    begins="십백천",
)


# The scale of a table behind one of its numbers: 14,347 십억원, 3,500 백만 달러, 137,292 천주.
TABLE_SCALE: Final = Lazy(
    r"(?P<small>[십백천])(?P<big>[만억])?(?=\s?원(?![가-힣])|\s?달러|\s?유로|엔(?![가-힣])|\s?위안|주(?![가-힣])|톤(?![가-힣]))",
    begins="십백천",
)


# What 여 begins another word with: 20여학생.
NO_OVER: Final = frozenset(("성이", "학생", "성의", "자가", "성은", "성을"))


# What is told in full ones of: 만 100세, 만 365일.
FULL_TERM: Final = frozenset("세살년월일시분개주")
FULL_GROUP: Final = 4  # 1만 5000~2만 명 goes on over the space; 3만 10~20명 would be two figures
