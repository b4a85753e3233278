"""Which figures are somebody's expectation, and which are the expectation that others are held against."""

from __future__ import annotations

import re
from itertools import pairwise

from checker.lexicon.surfaces import Cue
from checker.lexicon.wordlists import word_list
from checker.link.scene import Scene
from checker.model import FigureKind

__all__ = ["find_forecast", "follows_forecast", "is_benchmark", "is_forecast", "is_measured_by"]


def is_forecast(cue: Cue) -> bool:
    """Tell whether a word makes a figure somebody's expectation: a forecast, a plan."""
    return cue.id in ("forecast", "plan")


def find_forecast(scene: Scene, index: int) -> Cue | None:
    """Return the word that makes a figure somebody's expectation, or ``None``."""
    start, end = scene.starts[index], scene.ends[index]
    kind = scene.figures[index].kind
    for cue in scene.sort("role"):
        if not is_forecast(cue) and not _is_guess(scene, cue):
            continue
        if cue.end <= start:
            between = [i for i, f in enumerate(scene.figures) if cue.end <= scene.starts[i] < start and f.kind is kind]
            gap = scene.text[cue.end : start]
            edges = scene.edges_between(cue.end, start)
            bracket = gap.strip() in ("(", ",", ":", "")
            listed = all(_GOES_ON.match(scene.text[scene.ends[i] :]) for i in between)
            far = start - max([cue.end, *(scene.ends[i] for i in between)])
            if bracket or (edges == 0 and far <= _REACH and listed and not _misses(gap)):
                return cue
        elif cue.surface.part != "noun" or cue.id != "guess":  # what a noun has behind it is another thing: 추정치는 …
            row = [i for i, f in enumerate(scene.figures) if end <= scene.starts[i] < cue.start and f.kind is kind]
            listed = all(_shares_predicate(scene, i, j) for i, j in pairwise((index, *row)))
            other = bool(row) and not listed
            gap = scene.text[scene.ends[row[-1]] if row else end : cue.start]
            if _misses(scene.text[cue.end : cue.end + 14]) or _IN_BRACKET.match(scene.text[cue.end :]):
                continue  # 6천억원으로 전망치를 밑돌았다, … 전망치(7천억원)
            if _is_followed(scene, cue, index):
                continue
            if not scene.korean and (_ASIDE_OF.search(gap) or _GROWS.match(scene.text[cue.end :])):
                continue
            if _is_held_against(scene, end, cue) or (scene.korean and _is_told_already(scene, index, gap)):
                continue
            if not other and " and " not in gap and len(gap) <= 24 and scene.edges_between(end, cue.start) == 0:
                return cue
    return None


# Between a forecast and its value: 전망치 486억, 예상치는 각각 9조원, estimates of $1.60, the expected $1.60.
_GOVERNS = re.compile(
    r"^(?:인|은|는|이던|이었던)?\s?(?:각각\s)?\(?(?:약\s)?$|^\s(?:(?:of|for|was|were|at)\s)?(?:about\s|around\s|roughly\s|nearly\s)?$"
)


def _is_followed(scene: Scene, cue: Cue, index: int) -> bool:
    """Tell whether a forecast has its own value behind it: revenue of $94.9 billion beat expectations of $94.6 billion."""
    unit = scene.figures[index].unit
    later = [i for i, start in enumerate(scene.starts) if start >= cue.end]
    if not later or scene.figures[later[0]].unit != unit:
        return False
    return _GOVERNS.match(scene.text[cue.end : scene.starts[later[0]]]) is not None


# 2,000 people, a toll that is expected to rise; the 2,000 are expected to grow further: what is told is no forecast.
_ASIDE_OF = re.compile(r",\s(?:an?|the)\s(?:[a-z]+\s){1,3}(?:that|which)\b")
_GROWS = re.compile(
    r"^\sto\s(?:rise|climb|increase|grow|go\sup|fall|drop|worsen|change)\b(?!\s(?:by|to|above|over|past)\b)(?!\s[$€£¥]?\d)"
)

# What stands between a value and the forecast that it is held against.
_HOLDS = frozenset({"held_against", "previous"})


def _is_held_against(scene: Scene, end: int, forecast: Cue) -> bool:
    """Tell whether an English forecast is told to hold the figure that ends at ``end`` against it: $9 billion, topping forecasts."""
    return any(cue.id in _HOLDS and end <= cue.start and cue.end <= forecast.start for cue in scene.sort("role"))


# Behind what is told already: 4800명을 넘어선 가운데 … 전망이 나왔다; 50가구는 예비당첨자에게 돌아갈 예정이다.
_MEANWHILE = re.compile(r"[선진긴난친른한된온]\s가운데\s")
_TOPIC = re.compile(r"^[은는]\s(?=.{6})")


def _is_told_already(scene: Scene, index: int, gap: str) -> bool:
    """Tell whether a Korean forecast speaks of what comes of a figure that is known."""
    if _MEANWHILE.search(gap):
        return True
    return scene.figures[index].kind is FigureKind.COUNT and _TOPIC.match(gap) is not None


def _is_guess(scene: Scene, cue: Cue) -> bool:
    """Tell whether somebody who lives by forecasts worked out a value, before it is known: 증권사들은 …으로 추산했다."""
    if cue.id != "guess":
        return False
    return any(other.id == "guesser" and other.end <= cue.start for other in scene.sort("role"))


# 매출과 이익을 각각 3조원과 4000억원으로 예상했다, 매출 3조원에 4000억원 손실이 예상된다: one verb for a row of values.
_GOES_ON_AT_ONCE = re.compile(r"^\s?(?:과|와|및)\s|^에\s(?:약\s)?(?=[0-9])")

# 매출 3조원, 영업이익 4000억원을 기록할 것으로 예상했다: nothing but nouns, and a change, from one value to the next.
_NOUNS_ONLY = re.compile(r"^,\s(?:[가-힣A-Za-z]{1,8}\s){1,3}(?:\d[\d.]*%\s[가-힣]{1,3}[난든른린한]\s)?(?:약\s)?$")
_BRACKET = re.compile(r"\([^()]*\)")


def _shares_predicate(scene: Scene, index: int, later: int) -> bool:
    """Tell whether two values of a sentence have one verb, the one behind the later of them."""
    if _GOES_ON_AT_ONCE.match(scene.text[scene.ends[index] :]):
        return True
    gap = _BRACKET.sub("", scene.text[scene.ends[index] : scene.starts[later]])
    return scene.korean and _NOUNS_ONLY.match(gap) is not None


# Nothing but a particle or a bracket between the forecast and its value: 전망치 486억, 예상치인 9조원, 전망치(7천억원).
_RIGHT_BEHIND = re.compile(r"^(?:인|은|는|으로)?\s?[(:]?\s?(?:약\s)?$")


def is_benchmark(scene: Scene, index: int) -> bool:
    """Tell whether a figure is the value of a forecast that something is held against: 전망치 486억 달러를 상회했다."""
    start = scene.starts[index]
    return any(
        is_forecast(cue) and cue.end <= start and _RIGHT_BEHIND.match(scene.text[cue.end : start]) is not None
        for cue in scene.sort("role")
    )


def follows_forecast(scene: Scene, index: int) -> bool:
    """Tell whether a word for a forecast stands right before a figure: expectations of $94.6 billion, 예상치는 각각 9조원."""
    start = scene.starts[index]
    return any(
        is_forecast(cue) and cue.end <= start and _GOVERNS.match(scene.text[cue.end : start]) is not None
        for cue in scene.sort("role")
    )


_HELD_AGAINST = word_list("ko/changes.toml", "held_against")


def is_measured_by(scene: Scene, index: int, verb: Cue) -> bool:
    """Tell whether a verb says that something is above or below a forecast: 예상치 391억 달러를 웃돌았다."""
    return verb.surface.text.startswith(_HELD_AGAINST) and is_benchmark(scene, index)


_IN_BRACKET = re.compile(r"^\s?\((?=[^)]*\d)")

_GOES_ON = re.compile(
    r"^\s?(?:,|·|에서|와|과|~|이고|으로,|로,|\()|^\sand\s(?:about\s)?(?=[$€£¥0-9])"
    r"|^(?:\sper\s[a-z]+|\sa\sshare)?\s(?:on|and|with)\s(?:an?\s|its\s)?(?:[a-z]+\s){1,3}of\s"  # on revenue of
)

# Letters from a word of expectation, or the figure before in its row, to the figure that it governs.
_REACH = 40

_MISS = re.compile(rf"(?:{'|'.join(word_list('ko/changes.toml', 'misses'))}|(?<!이)보다|missed|beat|below|above|than)")


def _misses(gap: str) -> bool:
    """Tell whether the words between forecast and figure compare the two: 전망치를 밑돈 6조원."""
    return _MISS.search(gap) is not None
