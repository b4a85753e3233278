"""Nouns that stand in a sentence for another reason than to be counted: causes, bases of comparison, parts."""

from __future__ import annotations

import re

from checker.lexicon.surfaces import Cue
from checker.lexicon.wordlists import word_list
from checker.link.scene import Scene
from checker.text import one_of

__all__ = ["is_base", "is_cause", "is_included"]

# 예산 대비, 예산(3조원)보다, 예산에서 예상했던 것보다: what the figure is held against.
_BASE = re.compile(
    r"^(?:안|액)?(?:\s?\(?[0-9][0-9,.조억만천백십\s]*(?:원|달러|명|건|개)?\)?)?(?:\s?대비|보다|에\s비해|에\s비하면|에\s견줘|[와과]\s비교|[와과]\s견줘"
    r"|(?:에서|의)?\s(?:예상|예측|전망|추계|계획|목표|편성|책정)[가-힣]*\s(?:것|금액|규모|수준)(?:보다|에\s비해))"
)
_BASE_EN = re.compile(
    r"\b(?:than|compared\s(?:with|to)|versus|against|relative\sto)\s(?:the\s|its\s|their\s|an?\s)?(?:[a-z-]+\s){0,2}$"
)

# 수입 감소로, 실적 부진의 영향으로, 거래가 줄면서: why, not what.
_CHANGES = "ko/changes.toml"
_TURN_OF_THINGS = one_of(word_list(_CHANGES, "turn"))
_CAUSE = re.compile(
    rf"""
    ^(?:량|액)?(?:[이가도의]\s|\s)?(?:[가-힣]{{1,4}}\s)?
    (?:
      (?:{_TURN_OF_THINGS})(?:\s등)?(?:으?로|에\s?따라|에\s?따른)(?:\s인해|\s인한)?(?=[\s,])
    | (?:(?:{_TURN_OF_THINGS})(?:\s등)?)?(?:의\s|\s)?(?:영향|여파|탓|덕|덕분|때문)(?:으로|에)(?=[\s,])
    | (?:{one_of(word_list(_CHANGES, "turned"))})(?=\s)
    | (?:(?:{_TURN_OF_THINGS})(?:하|되)?|줄|늘|나빠지|좋아지)(?:으?면서)(?=[\s,])
    )
    """,
    re.VERBOSE,
)
_TOPIC = re.compile(r"[가-힣)](?:은|는|도|이|가)\s")
_TOPIC_BEFORE = re.compile(r"[가-힣)](?<!에서)(?<!에)(?<!로)(?:은|는|도)\s")
_CAUSE_EN = re.compile(
    r"(?:^|[\s,])(?:(?<!such\s)(?<!well\s)(?<!same\s)[Aa]s|[Dd]ue\sto|[Bb]ecause\sof|[Oo]wing\sto|[Aa]mid|[Tt]hanks\sto)"
    r"\s(?:[a-z-]+\s){0,2}$"
)

# 부채까지 포함해 총 149억달러, 승무원을 포함한 72명, $14.9 billion including debt: what is in a sum, or is not.
_INCLUDED = re.compile(r"(?:까지|도|[은는을를])?\s?(?:모두\s|함께\s)?(?:포함|제외)(?:하|해|한|시)")
_INCLUDED_EN = re.compile(
    r"\b(?:includ(?:ing|es?)|exclud(?:ing|es?)|plus|besides|not\scounting)\s(?:the\s|its\s|their\s|an?\s)?(?:[a-z-]+\s){0,2}$"
)


def is_included(scene: Scene, cue: Cue, index: int) -> bool:
    """Tell whether a noun only names a part of the sum that the figure ``index`` tells, or what is left out of it.

    Of a figure between the two the noun is the noun all the same: 72 aboard, including 4 crew.
    """
    start = scene.starts[index]
    if scene.korean:
        return cue.end <= start and _INCLUDED.match(scene.text, cue.end) is not None
    found = _INCLUDED_EN.search(scene.text[max(0, cue.start - 40) : cue.start])
    if found is None:
        return False
    opening = max(0, cue.start - 40) + found.start()
    return not any(opening <= other < cue.start for other in scene.starts)


def is_base(scene: Scene, cue: Cue, index: int) -> bool:
    """Tell whether a noun only says what the figure ``index`` is held against: 예산보다 3조원 적다, than the budget.

    Of a figure between the two the noun is the noun all the same: 예산 400조원보다.
    """
    if scene.korean:
        base = _BASE.match(scene.text[cue.end : cue.end + 40])
        return base is not None and not cue.end <= scene.starts[index] < cue.end + base.end()
    return _BASE_EN.search(scene.text[max(0, cue.start - 40) : cue.start]) is not None


def _clause_start(scene: Scene, cue: Cue) -> int:
    return max((edge for edge in scene.edges if edge <= cue.start), default=0)


def is_cause(scene: Scene, cue: Cue, index: int) -> bool:
    """Tell whether a noun only says why, while another topic stands before the figure ``index``.

    수출 감소로 법인세는 3조원 줄었다 tells of the tax, as does 법인세는 수출 감소로 3조원 줄었다; 수출 감소로
    3조원을 잃었다 may tell of the exports.
    """
    start = scene.starts[index]
    if scene.korean:
        cause = _CAUSE.match(scene.text[cue.end : cue.end + 24])
        return cause is not None and (
            _TOPIC.search(scene.text, cue.end + cause.end(), start) is not None
            or _TOPIC_BEFORE.search(scene.text, _clause_start(scene, cue), cue.start) is not None
        )
    if _CAUSE_EN.search(scene.text[max(0, cue.start - 40) : cue.start]) is None:
        return False
    return cue.start > start or ", " in scene.text[cue.end : start]
