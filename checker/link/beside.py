"""What a length or a stretch of time is, by the words right beside it, where no noun says so.

71 kilometres southwest of a city is a distance, 4.5 billion years ago tells how long ago, and the worst in 25 years
how long nothing was as bad. (Korean says the first with 떨어진 and 지점, the last with 만에.)
"""

from __future__ import annotations

import re

from checker.link.attribute_found import THRESHOLD, Found
from checker.link.scene import Scene, once_a_sentence

__all__ = ["AWAY", "find_beside"]

# 30 km south of the airport, 25 km off the coast, 5 km from the city centre; brackets tell it in miles again.
AWAY = re.compile(
    r"""
    ^(?:\s\([^()]{1,24}\))?\s
    (?:
      (?:to\sthe\s)?(?:north|south|east|west)(?:[ -]?(?:north|south)?(?:east|west)(?:ern)?)?\s(?:of|off)\b
    | (?:away\s|inland\s|up\s|down\s)?from\b
    | off\sthe\b
    | outside\b
    | short\sof\b
    )
    """,
    re.VERBOSE,
)
_AGO = re.compile(r"^\sago\b|^\s?전(?:에|의|부터|쯤)?(?=[\s,.’”\"')]|$)")
# 12 minutes later, 18 hours after the crash; 12분 뒤, 석 달 후.
_LATER = re.compile(r"^(?:\s\([^()]{1,24}\))?(?:\slater\b|\safter\b|\s?(?:뒤|후)(?:에|인|의|인데)?(?=[\s,.’”\"')]|$))")
# A drip every two weeks, 2주마다, 2주에 한 번.
_EVERY_BEFORE = re.compile(r"\bevery\s$")
_EVERY = re.compile(r"^\s?(?:마다|에\s(?:한|1)\s?(?:번|회|차례)|\s간격)")
# The fourth day on end: 나흘째, for the fourth straight day.
_ON_END = re.compile(r"^\s?째")
# Held for nearly 50 years, 50년 넘게 간직했다, 사흘 동안: how long it went on.
_FOR = re.compile(
    r"\b(?:[Ff]or|[Dd]uring|[Oo]ver|[Tt]hroughout)\s(?:(?:the\s(?:past|last|next|first|whole)|another|about|around|nearly|almost|some|just|only|up\sto|more\sthan|less\sthan|over|at\sleast)\s)*$"
)
_GOES_ON = re.compile(r"^\s?(?:동안|간|내내|에\s걸쳐|에\s걸친|(?:이상\s|넘게|가까이)(?!\s?(?:걸|만|전|뒤|후)))")
# In its 122-year history, 122년 역사의.
_HISTORY = re.compile(r"^\s(?:history|existence|tradition)\b|^(?:의)?\s?(?:역사|전통)(?=의|를|에|인|가|\s)")
# The first title in 17 years, the strongest quake to hit the island in more than 25 years.
_FIRST = re.compile(
    r"""
    \b(?:first|worst|best|lowest|highest|biggest|largest|strongest|deadliest|fastest|slowest|longest|greatest|steepest|hottest|coldest
       |wettest|driest|most\s[a-z]+|heaviest|sharpest)\b
    [^.;:“”"]{0,80}
    \s(?:in|for)\s(?:(?:more\sthan|over|nearly|almost|about|around|at\sleast|some|the\s(?:past|last))\s)*$
    """,
    re.VERBOSE,
)


@once_a_sentence
def find_beside(scene: Scene, index: int) -> Found | None:
    """Return what a length or a duration is by the words beside it, or ``None``.

    Args:
        scene: The sentence.
        index: Number of the figure.
    """
    start, end = scene.starts[index], scene.ends[index]
    dimension = scene.figures[index].dimension
    if dimension == "[length]" and not scene.korean:
        away = AWAY.match(scene.text[end:])
        return None if away is None else _found("distance", away[0].strip(), end)
    if dimension != "[time]":
        return None
    ago = _AGO.match(scene.text[end:])
    if ago is not None:
        return _found("time_ago", ago[0].strip(), end)
    history = _HISTORY.match(scene.text[end:])
    if history is not None:
        return _found("history_span", history[0].strip(), end)
    later = _LATER.match(scene.text[end:])
    if later is not None:
        return _found("time_later", later[0].strip(), end)
    every = _EVERY.match(scene.text[end:]) or _EVERY_BEFORE.search(scene.text, max(0, start - 8), start)
    if every is not None:
        return _found("interval", every[0].strip(), end)
    on_end = _ON_END.match(scene.text[end:])
    if on_end is not None:
        return _found("run_length", on_end[0].strip(), end)
    goes_on = _GOES_ON.match(scene.text[end:]) or _FOR.search(scene.text, max(0, start - 40), start)
    if goes_on is not None:
        return _found("lasting", goes_on[0].strip(), end)
    first = None if scene.korean else _FIRST.search(scene.text, 0, start)
    return None if first is None else _found("record_gap", first[0].strip(), first.start())


def _found(name: str, text: str, start: int) -> Found:
    return Found(name, text, f"attribute: {text} beside it", start, THRESHOLD)
