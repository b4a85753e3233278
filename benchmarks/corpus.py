"""Make a synthetic day of the press: stories told by several outlets, with the truth known.

Every outlet has habits (rounds, converts, hedges, writes 6조5천억 or 6조5000억, Korean or English);
some stories carry a planted slip. The sentences are made from templates of our own, so a corpus of
any size can be generated, and the same seed gives the same corpus.

    python benchmarks/corpus.py --articles 1000 --seed 1 > day.jsonl      # truth goes to day.truth.json with --truth
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

# fmt: off
HEADS = ["한빛", "대성", "누리", "가온", "서원", "미래", "태강", "은하", "청솔", "다온", "세림", "유진", "보람", "해든", "나래", "삼광", "동아름", "현민", "진로", "우성", "신화", "명진", "백산", "금호람", "라온", "솔빛", "하늘", "정우", "초롱", "윤슬"]
TAILS = ["전자", "건설", "화학", "제약", "바이오", "통신", "에너지", "중공업", "물산", "식품", "은행", "증권", "보험", "해운", "항공", "반도체", "자동차", "모빌리티", "게임즈", "유통"]
TOWNS = ["가람", "누마루", "달빛", "매화", "바람", "새벽", "소나무", "안개", "은행", "장미", "초원", "푸른", "한솔", "해오름", "호수", "강변", "구름", "노을", "들꽃", "여울"]
# fmt: on
PLACES = ["시", "군", "읍", "동", "마을"]
OUTLETS = [
    f"{a}{b}"
    for a in ["한결", "너른", "맑은", "새봄", "온누리", "참빛", "하루", "모아", "바른", "두루"]
    for b in ["일보", "신문", "경제", "뉴스", "방송"]
]


@dataclass
class Piece:
    """One figure as an outlet writes it, inside its sentence."""

    key: str
    before: str
    figure: str
    after: str
    value: float


@dataclass
class Story:
    """An event with its facts; ``tell`` gives an outlet's sentences."""

    title: str
    tell: Callable[[random.Random, Habit, bool], list[Piece]]
    facts: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Habit:
    """How an outlet writes numbers."""

    thousand: bool  # 6조5천억 rather than 6조5000억
    spaced: bool  # 300조 800억원
    rounds: bool
    hedges: bool


def won(value: float, habit: Habit) -> str:
    """Write an amount in won as an outlet with this habit would."""
    eok = round(value / 1e8)
    jo, rest = divmod(eok, 10_000)
    gap = " " if habit.spaced else ""
    if not jo:
        return f"{rest}억{gap}원"
    if not rest:
        return f"{jo}조{gap}원"
    if habit.thousand and rest % 1000 == 0:
        return f"{jo}조{gap}{rest // 1000}천억원"
    return f"{jo}조{gap}{rest}억{gap}원"


def _topic(word: str) -> str:
    return word + ("은" if (ord(word[-1]) - 0xAC00) % 28 else "는")


def earnings(rng: random.Random, name: str) -> Story:
    """A quarterly result: revenue, profit, their growth, the consensus."""
    revenue = rng.randint(800, 99_999) * 1e8
    profit = round(revenue * rng.uniform(0.02, 0.3), -8)
    growth, gain = round(rng.uniform(1, 90), 1), round(rng.uniform(1, 300), 1)
    consensus = round(profit * rng.uniform(1.05, 1.4), -8)
    quarter = rng.randint(1, 4)

    def tell(rng: random.Random, habit: Habit, slip: bool) -> list[Piece]:
        shown = profit * 10 if slip else round(profit, -9) if habit.rounds and profit > 5e10 else profit
        who = _topic(name)
        return [
            Piece("revenue", f"{who} {quarter}분기 매출이 ", won(revenue, habit), "으로 집계됐다고 밝혔다.", revenue),
            Piece("revenue_growth", f"{quarter}분기 매출은 1년 전보다 ", f"{growth}%", " 늘었다.", growth),
            Piece(
                "profit",
                rng.choice([f"{quarter}분기 영업이익은 ", f"{name}의 {quarter}분기 영업이익은 "]),
                won(shown, habit),
                "을 기록했다.",
                shown,
            ),
            Piece("profit_growth", f"{quarter}분기 영업이익은 지난해 같은 기간보다 ", f"{gain}%", " 증가했다.", gain),
            Piece(
                "consensus",
                f"증권가가 예상한 {quarter}분기 영업이익 전망치는 ",
                won(consensus, habit),
                "이었다.",
                consensus,
            ),
        ]

    return Story(f"{name} {quarter}분기 실적 발표", tell)


def accident(rng: random.Random, name: str) -> Story:
    """A fire or crash: aboard, dead, injured."""
    place = rng.choice(TOWNS) + rng.choice(PLACES)
    aboard, dead, hurt = rng.randint(60, 400), rng.randint(2, 30), rng.randint(5, 29)
    crews = rng.randint(100, 999)

    def tell(rng: random.Random, habit: Habit, slip: bool) -> list[Piece]:
        shown = dead + 2 if slip else dead
        about = "여" if habit.hedges else ""
        return [
            Piece("dead", f"{place} {name} 공장에서 난 불로 ", f"{shown}명", "이 숨졌다.", shown),
            Piece("hurt", rng.choice(["또 ", "이 불로 "]), f"{hurt}명", "이 다쳐 병원으로 옮겨졌다.", hurt),
            Piece("aboard", "불이 났을 때 건물 안에는 직원 ", f"{aboard}명", "이 있었다.", aboard),
            Piece(
                "crews", "소방당국은 대원 ", f"{crews // 10 * 10 if about else crews}{about} 명", "을 투입했다.", crews
            ),
        ]

    return Story(f"{place} {name} 공장 화재", tell)


def deal(rng: random.Random, name: str) -> Story:
    """An investment in dollars with its conversion."""
    dollars = rng.randint(101, 9_999) * 1e4
    stake = round(rng.uniform(3, 60), 1)
    rate = 1450.0
    other = rng.choice(HEADS) + "벤처스"

    def tell(rng: random.Random, habit: Habit, slip: bool) -> list[Piece]:
        amount = dollars / 10 if slip else dollars
        man = round(amount / 1e4)
        figure = f"{man}만 달러" if habit.spaced else f"{man}만달러"
        won_text = f"(약 {round(dollars * rate / 1e8)}억원)"
        return [
            Piece(
                "amount",
                f"{_topic(name)} {other}로부터 ",
                figure,
                f"{won_text if not slip else ''}를 투자받았다.",
                amount,
            ),
            Piece("stake", f"이번 투자로 {other}가 갖는 {name} 지분은 ", f"{stake}%", "다.", stake),
        ]

    return Story(f"{name} 투자 유치", tell)


def poll(rng: random.Random, name: str) -> Story:
    """An opinion poll: two ratings, the change, the sample."""
    yes, no = round(rng.uniform(20, 60), 1), round(rng.uniform(20, 60), 1)
    change, sample = round(rng.uniform(0.3, 6), 1), rng.randint(1000, 2600)

    def tell(rng: random.Random, habit: Habit, slip: bool) -> list[Piece]:
        moved = f"{change}%" if slip else f"{change}%포인트"
        return [
            Piece("yes", f"{name}당의 지지율이 ", f"{yes}%", "로 조사됐다.", yes),
            Piece("change", f"{name}당 지지율은 지난주보다 ", moved, " 올랐다.", change),
            Piece("no", f"{name}당을 지지하지 않는다는 응답은 ", f"{no}%", "였다.", no),
            Piece(
                "sample",
                "이번 조사는 전국 유권자 ",
                f"{sample:,}명" if habit.spaced else f"{sample}명",
                "을 대상으로 했다.",
                sample,
            ),
        ]

    return Story(f"{name}당 지지율 조사", tell)


def _firm(rng: random.Random) -> str:
    return rng.choice(HEADS) + rng.choice(HEADS)[:1] + rng.choice(TAILS)


KINDS = (earnings, accident, deal, poll)
FILLERS = (
    "관계자는 자세한 내용은 아직 확인되지 않았다고 말했다.",
    "업계는 이번 일이 시장에 미칠 영향을 지켜보고 있다.",
    "전문가들은 비슷한 흐름이 당분간 이어질 것으로 내다봤다.",
    "회사 쪽은 추가 설명을 내놓지 않았다.",
)


def day(
    articles: int, seed: int = 1, outlets: int = 10, slips: float = 0.15
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield ``(article, its figures with their fact ids)``.

    No firm has two stories of one kind: two results of one quarter that contradict each other are two facts
    for nobody who reads them.

    Args:
        articles: How many; every ``outlets`` of them tell one story.
        seed: The same seed gives the same corpus.
        outlets: How many outlets tell one story.
        slips: Share of the stories in which one outlet prints a planted slip.
    """
    rng = random.Random(seed)
    start, number = date(2025, 2, 3), 0
    told: set[tuple[str, str]] = set()
    while number < articles:
        story_id = f"s{number // outlets}"
        kind, name = rng.choice(KINDS), _firm(rng)
        while (kind.__name__, name) in told:
            name = _firm(rng)
        told.add((kind.__name__, name))
        story = kind(rng, name)
        published = start + timedelta(days=rng.randint(0, 2))
        wrong = rng.randrange(outlets) if rng.random() < slips else -1
        for teller, outlet in enumerate(rng.sample(OUTLETS, outlets)):
            if number >= articles:
                return
            habit = Habit(*(rng.random() < 0.5 for _ in range(4)))
            pieces = story.tell(rng, habit, teller == wrong)
            kept = [pieces[0], *(piece for piece in pieces[1:] if rng.random() < 0.85)]
            title = f"{story.title}, {rng.choice(['오늘 발표', '무슨 일이', '자세히 보니', '숫자로 본'])}"
            text, truth = title + "\n\n", []
            for piece in kept:
                begin = len(text) + len(piece.before)
                text += piece.before + piece.figure + piece.after
                truth.append(
                    {
                        "fact": f"{story_id}.{piece.key}",
                        "article": f"a{number:06d}",
                        "start": begin,
                        "end": begin + len(piece.figure),
                        "value": piece.value,
                        "slip": teller == wrong,
                    }
                )
                text += " " + (rng.choice(FILLERS) + "\n\n" if rng.random() < 0.5 else "")
            record = {
                "id": f"a{number:06d}",
                "source": outlet,
                "title": title,
                "published": published.isoformat(),
                "text": text.rstrip(),
            }
            number += 1
            yield record, truth


def main() -> None:
    """Print a corpus as JSON Lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--outlets", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--truth", type=Path, help="write the known truth here, as JSON")
    arguments = parser.parse_args()
    truths: list[dict[str, Any]] = []
    for record, truth in day(arguments.articles, arguments.seed, arguments.outlets):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        truths += truth
    if arguments.truth:
        arguments.truth.write_text(json.dumps(truths, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
