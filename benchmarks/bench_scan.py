"""How much longer finding and reading figures takes than finding digits, on the same sentences.

    python benchmarks/bench_scan.py [--megabytes 2] [--rounds 3] [--json]

The corpus is made here, from sentences of our own: Korean and English news with about two figures a
sentence. Ratios come from one run: absolute times depend on the machine and on what else it does.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from checker.scan import scan_text
from checker.scan.english import scan_english
from checker.scan.korean_atoms import Scanner
from checker.scan.korean_hedges import Hedger
from checker.scan.korean_join import join_atoms
from checker.scan.notfigures import find_skipped, fold_numerals

KOREAN = (
    "{town}시는 지난 {d}일 올해 예산을 {a}조{b}억원으로 {p}% 늘린다고 밝혔다.",
    "경찰은 {age}대 남성 {n}명을 붙잡아 조사하고 있으며 피해액은 약 {m}억원에 이르는 것으로 추산된다.",
    "주민들은 새 도로가 마을을 둘로 가르게 된다며 공사를 멈춰 달라고 요구했다.",
    "{town}전자의 {q}분기 영업이익은 {a}조{b}억원으로 1년 전보다 {p}% 줄었다.",
    "김모({age})씨는 오후 {q}시 {n}분쯤 집을 나선 뒤 연락이 끊겼다.",
    "이번 행사에는 시민 {n}만여 명이 찾았고 하루 평균 {k}건의 문의가 들어왔다.",
    "회사 관계자는 사실을 확인하는 중이라며 자세한 이야기는 하지 않았다.",
    "아파트 전용 {s}㎡는 지난달 {m}억 {n}00만원에 팔려 3.3㎡당 {k}만원을 넘겼다.",
    "두 나라는 다음 달 {d}일부터 사흘 동안 세 차례 만나 관세를 논의한다.",
    '그는 "우리는 약속을 지켰고 앞으로도 지킬 것"이라고 강조했다.',
)
ENGLISH = (
    "The company said revenue rose {p} percent to ${a}.{q} billion in the quarter.",
    "At least {n} people were injured and more than {k},000 homes lost power, officials said.",
    "Residents said they had been told nothing about the plan until last week.",
    "The fire had burned about {k},{s}0 acres by {q} p.m. on Tuesday.",
    "Shares fell {p}% after the group cut its forecast to {m} million euros.",
    "He declined to comment on the talks, which are expected to go on for months.",
)
TOWNS = ("가람", "누마루", "달빛", "매화", "솔빛", "여울", "푸른", "한솔")
DIGITS = re.compile("[0-9]+")
# The share of sentences in English; the rest is Korean.
ENGLISH_SHARE = 0.3


def sentences(megabytes: float, seed: int = 1) -> list[str]:
    """Make about ``megabytes`` of sentences; the same seed makes the same ones."""
    dice = random.Random(seed)
    made: list[str] = []
    size = 0
    while size < megabytes * 1_000_000:
        template = dice.choice(ENGLISH if dice.random() < ENGLISH_SHARE else KOREAN)
        values = {"a": dice.randint(1, 40), "b": dice.randint(100, 9999), "d": dice.randint(1, 28)}
        values |= {"p": f"{dice.uniform(0.1, 60):.1f}", "n": dice.randint(2, 99), "m": dice.randint(2, 900)}
        values |= {"q": dice.randint(1, 4), "k": dice.randint(10, 990), "s": dice.randint(20, 99)}
        made.append(template.format(**values, age=dice.randint(2, 6) * 10, town=dice.choice(TOWNS)))
        size += len(made[-1].encode())
    return made


def microseconds(work: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    """Return the processor time that ``work`` takes a text, the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return best / len(texts) * 1e6


def bare(text: str) -> list[str]:
    return DIGITS.findall(text)


def atoms(text: str) -> object:
    return Scanner(text, []).atoms()


def joined(text: str) -> object:
    return join_atoms(text, Scanner(text, []).atoms())


def hedged(text: str) -> object:
    hedger = Hedger(text)
    return [hedger.mention(atom, text) for atom in join_atoms(text, Scanner(text, []).atoms())]


def start_up() -> float:
    """Return the seconds from starting an interpreter to the first figure, minus an empty interpreter."""

    def seconds(code: str) -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - begun

    code = "from checker.scan import scan_text; scan_text('매출은 3억원이다')"
    return min(seconds(code) for _ in range(3)) - min(seconds("pass") for _ in range(3))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="print one object")
    arguments = parser.parse_args()
    texts = sentences(arguments.megabytes)
    for text in texts[:200]:
        scan_text(text)
    floor = microseconds(bare, texts, arguments.rounds)
    steps: dict[str, Callable[[str], object]] = {
        "scan_text": scan_text,
        "fold and skip": lambda text: find_skipped(fold_numerals(text)),
        "korean numbers": atoms,
        "… and joining": joined,
        "… and hedges": hedged,
        "english": scan_english,
    }
    times = {name: microseconds(work, texts, arguments.rounds) for name, work in steps.items()}
    figures = sum(len(scan_text(text).mentions) for text in texts)
    result = {
        "sentences": len(texts),
        "figures_a_sentence": round(figures / len(texts), 2),
        "digit_scan_us": round(floor, 2),
        "us": {name: round(value, 1) for name, value in times.items()},
        "ratio": {name: round(value / floor, 1) for name, value in times.items()},
        "start_up_s": round(start_up(), 2),
    }
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    print(f"{len(texts)} sentences, {result['figures_a_sentence']} figures each; digit scan {floor:.2f} µs a sentence")
    for name, value in times.items():
        print(f"{name:16} {value:8.1f} µs  {value / floor:6.1f} ×")
    print(f"start-up to the first figure: {result['start_up_s']} s")


if __name__ == "__main__":
    main()
