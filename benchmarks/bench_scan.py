"""How much longer finding and reading figures takes than finding digits, on the same sentences.

    python benchmarks/bench_scan.py [--megabytes 2] [--rounds 3] [--json]

The corpus is made here, from sentences of our own, as long and with as many figures as sentences of Korean
and English news have on average. Ratios come from one run: absolute times depend on the machine and on what else it does.
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

from checker.compiled import compiled_core
from checker.scan import scan_text
from checker.scan.english import scan_english
from checker.scan.korean_atom import Atom
from checker.scan.korean_atoms import Scanner
from checker.scan.korean_hedges import Hedger
from checker.scan.korean_join import join_atoms
from checker.scan.notfigures import find_skipped
from checker.scan.survey import Survey, survey_text
from checker.text import fold

# As dense as news: of sentences of annotated Korean news, of 65 characters, 55 to 70 in a hundred hold a figure and
# all hold 1.0 to 1.5 on average; whole articles, quotations and all, hold fewer (0.2 to 1.4). English sentences are
# longer (85 to 130 characters); of whole articles about half hold a figure, 0.7 to 1 on average, of picked news 1.9.
KOREAN = (
    "{town}시는 지난 {d}일 기자회견을 열고 올해 예산을 지난해보다 {p}% 늘어난 {a}조{b}억원으로 편성하기로 했다고 밝혔다.",
    "경찰은 {age}대 남성 {n}명을 붙잡아 조사하고 있으며, 이들이 가로챈 돈은 약 {m}억원에 이르는 것으로 추산된다고 전했다.",
    "{town}전자는 {q}분기 영업이익이 {a}조{b}억원으로 지난해 같은 기간보다 {p}% 줄었다고 잠정 실적을 공시했다.",
    "김모({age})씨는 사고가 나던 날 오후 {q}시 {n}분쯤 친구를 만나러 간다며 집을 나선 뒤 가족과 연락이 끊긴 것으로 알려졌다.",
    "주최 쪽은 이번 행사에 시민 {n}만여 명이 찾았다며 내년에는 장소를 더 넓은 곳으로 옮기는 방안을 살펴보고 있다고 설명했다.",
    "이 아파트 전용 {s}㎡는 지난달 {m}억 {n}00만원에 팔려, 같은 단지에서 가장 비싸게 거래된 집이 됐다.",
    "두 나라 대표단은 다음 달 {d}일부터 사흘 동안 다시 만나 그동안 미뤄 온 관세와 수출 규제를 논의하기로 뜻을 모았다.",
    "{town}시가 접수한 민원은 하루 평균 {k}건으로, 담당 공무원 한 사람이 맡아야 하는 몫이 다른 도시보다 훨씬 많은 편이다.",
    "이 회사 주가는 계약이 알려진 뒤 {p}% 올랐지만, 증권가에서는 실제 매출로 이어지기까지 시간이 더 걸릴 것으로 내다봤다.",
    "연구진은 {n}년 동안 모은 자료를 바탕으로 이 지역 해안선이 해마다 조금씩 뒤로 물러나고 있다는 사실을 확인했다.",
    "구조 당국은 헬기 {q}대와 인력 {k}명을 보내 밤새 수색을 이어 갔으나 바람이 세고 파도가 높아 어려움을 겪었다.",
    "협회는 내년 회비를 한 사람당 {s}000원 올리는 방안을 놓고 회원들의 뜻을 물었으며 결과는 다음 주에 나온다.",
    "주민들은 새 도로가 오래된 마을을 둘로 가르게 된다며 공사를 멈추고 처음부터 다시 이야기하자고 시에 요구했다.",
    "회사 관계자는 사실을 확인하는 중이라며, 조사가 끝나기 전에는 자세한 이야기를 하기 어렵다고 말을 아꼈다.",
    '그는 "우리는 약속을 지켰고 앞으로도 지킬 것"이라며 상대방도 같은 자세로 나와 주기를 바란다고 강조했다.',
    "전문가들은 이런 흐름이 당분간 이어지겠지만 바깥 사정이 달라지면 언제든 방향이 바뀔 수 있다고 보고 있다.",
    "법원은 원고의 주장을 받아들이지 않았고, 판결문에서 당시 상황을 볼 때 달리 판단할 근거가 없다고 밝혔다.",
    "이에 대해 야당은 책임을 아래로 떠넘기는 일이라고 비판하면서 장관이 국회에 나와 직접 설명해야 한다고 했다.",
    "가게 문을 닫은 상인들은 손님이 끊긴 거리를 바라보며 언제쯤 예전 모습으로 돌아갈지 모르겠다고 한숨을 쉬었다.",
    "선수들은 경기가 끝난 뒤에도 한동안 운동장을 떠나지 않고 응원해 준 관중에게 손을 흔들며 고마움을 전했다.",
)
ENGLISH = (
    "The company said revenue for the quarter rose {p} percent to ${a}.{q} billion, helped by demand for its newer products.",
    "At least {n} people were injured and more than {k},000 homes lost power as the storm moved inland, officials said.",
    "The fire had burned about {k},{s}0 acres by {q} p.m. on Tuesday, and crews had contained little of it so far.",
    "Shares in the group fell {p}% after it cut its forecast, the steepest drop since the board replaced its chairman.",
    "The ministry plans to spend {m} million euros on the line, which would link the port with the towns farther north.",
    "Police arrested {n} people over the weekend and said they were still looking for others who had fled the scene.",
    "She had worked there for {s} years before she left to open a small shop with two of her oldest friends.",
    "Residents said they had been told nothing about the plan until last week, when the first machines arrived.",
    "He declined to comment on the talks, which are expected to go on for months and may yet come to nothing.",
    "The governor called the ruling a setback but said that the state would find other ways to protect the river.",
    "Analysts warned that the slowdown could last longer than the bank expects if households go on saving.",
    "A spokesman said the airline was looking into the matter and would not speculate on what had gone wrong.",
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


def side_by_side(works: Sequence[Callable[[str], object]], texts: Sequence[str], rounds: int) -> list[float]:
    """Return the processor time a text of each of ``works``, the best of some rounds in which they take turns.

    What else the machine does meets one as it meets the other; a ratio of the best of three to a single one would
    tell how busy the machine is.
    """
    times = [[microseconds(work, texts, 1) for work in works] for _ in range(rounds)]
    return [min(each) for each in zip(*times, strict=True)]


def bare(text: str) -> list[str]:
    return DIGITS.findall(text)


def _atoms(text: str, survey: Survey) -> list[Atom]:
    return Scanner(text, []).atoms(survey.numerals) if survey.numerals else []


def skipped(text: str) -> object:
    folded = fold(text)
    return find_skipped(folded, survey_text(folded))


def atoms(text: str) -> object:
    return _atoms(text, survey_text(text))


def joined(text: str) -> object:
    found = _atoms(text, survey_text(text))
    return join_atoms(text, found) if found else found


def hedged(text: str) -> object:
    survey = survey_text(text)
    found = _atoms(text, survey)
    if not found:
        return found
    hedger = Hedger(text, survey.reports)
    return [hedger.mention(atom, text) for atom in join_atoms(text, found)]


def steps(language: str) -> dict[str, Callable[[str], object]]:
    """Return what :func:`scan_text` does with a text of a language; what goes on with a step before it begins with …."""
    if language == "Korean":
        return {
            "survey and skip": skipped,
            "survey and numbers": atoms,
            "… and joining": joined,
            "… and hedges": hedged,
        }
    return {"survey and skip": skipped, "survey and figures": scan_english}


def by_language(texts: Sequence[str]) -> dict[str, list[str]]:
    """Return the Korean texts and the English ones."""
    korean = [text for text in texts if any("가" <= letter <= "힣" for letter in text)]
    known = frozenset(korean)
    return {"Korean": korean, "English": [text for text in texts if text not in known]}


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
    floor, whole = side_by_side((bare, scan_text), texts, arguments.rounds)
    times = {"scan_text": whole}
    for language, own in by_language(texts).items():
        works = {"scan_text": scan_text} | steps(language)
        spent = side_by_side([*works.values()], own, arguments.rounds)
        times |= {f"{language}: {name}": took for name, took in zip(works, spent, strict=True)}
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
    print(f"scanner: {compiled_core().said}")
    print(f"{len(texts)} sentences, {result['figures_a_sentence']} figures each; digit scan {floor:.2f} µs a sentence")
    for name, value in times.items():
        print(f"{name:32} {value:8.1f} µs  {value / floor:6.1f} ×")
    print(f"start-up to the first figure: {result['start_up_s']} s")


if __name__ == "__main__":
    main()
