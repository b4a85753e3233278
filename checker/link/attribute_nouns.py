"""Nouns that name what a figure counts where no attribute word does: the head of its phrase, what is ranked."""

from __future__ import annotations

import re

from checker.lexicon.wordlists import word_list
from checker.link.scene import Scene, once_a_sentence
from checker.text import one_of

__all__ = ["counted_noun", "head_noun", "ranked_noun"]

# A noun right before a figure, with or without its particle; what only looks like a noun.
_HEAD = re.compile(
    r"(?:^|[\s“‘\"'(])([가-힣A-Za-z]{2,10}?)(?P<particle>은|는|이|가|도)?\s(?:약|총|모두|최소|최대|각각|무려|단)?\s*$"
)
_WORDS = "ko/nouns.toml"
_NO_NOUN = re.compile(
    rf"{one_of(word_list(_WORDS, 'ends_otherwise'))}$|^{one_of(word_list(_WORDS, 'begins_otherwise'))}"
)


@once_a_sentence
def head_noun(scene: Scene, index: int) -> str | None:
    """Return the noun as written that stands right before a figure, where the lexicon knows none."""
    start = scene.starts[index]
    found = _HEAD.search(scene.text[max(0, start - 18) : start])
    if found is None or (found["particle"] is None and _NO_NOUN.search(found[1])):
        return None
    first = max(0, start - 18) + found.start(1)
    if any(
        first < n.span.end - scene.offset and n.span.start - scene.offset < first + len(found[1]) for n in scene.names
    ):
        return None
    return None if _NO_NOUN.match(found[1]) else found[1]


# The counter that counts anything, and the noun behind it that says what: 64개의 객실, 8개 동에서, 11개 산불로.
_OF_ANYTHING = "개"
_COUNTED = re.compile(
    r"의?\s(?P<noun>[가-힣](?=은|는|이|가|을|를|에|으로|\s)|[가-힣]{2,8}?)"
    r"(?:에서는|에서도|에서|에는|에도|으로|까지|부터|은|는|이|가|을|를|의|에|로|도|과|와|만)?(?=[^가-힣]|$)"
)
# What goes on about the count instead: 12개 이상, 12개 가운데, 12개 늘었다.
_OF_THE_COUNT = re.compile(one_of(word_list(_WORDS, "of_the_count")))


# The head of what so many are told of: 3조 건에 달하는 접속 기록을, 2천 개에 이르는 계정이.
_REACHING = re.compile(
    r"에\s(?:달하는|이르는|육박하는|가까운)\s(?:[가-힣]{1,6}\s){0,2}(?P<noun>[가-힣]{2,8}?)(?:은|는|이|가|을|를)(?=\s)"
)


@once_a_sentence
def counted_noun(scene: Scene, index: int) -> str | None:
    """Return the noun as written that a counter of anything counts, where it stands right behind."""
    if (reaching := _REACHING.match(scene.text, scene.ends[index])) is not None:
        return None if _VERB.search(reaching["noun"]) else reaching["noun"]
    if not scene.figures[index].text.endswith(_OF_ANYTHING):
        return None
    found = _COUNTED.match(scene.text, scene.ends[index])
    if found is None or _OF_THE_COUNT.match(found["noun"]):
        return None
    return None if _VERB.search(found["noun"]) else found["noun"]


# What an ordinal numbers: 역대 20번째 천만 영화, 한국 영화로는 20번째.
_RANKED_AFTER = re.compile(
    r"^\s?(?:로|에|의)?\s?(?:[0-9]*[십백천만억]+\s)?([가-힣]{2,8}?)(?:가|이|는|은|을|를|의|로|으로|이며|이고|이다|다|였다|이었다|인|입니다)?(?=[\s.,!?]|$)"
)
_RANKED_BEFORE = re.compile(r"(?:^|\s)([가-힣]{2,8}?)(?:로는|으로는|로선|으로선|중에서는|중|가운데)\s?$")
# 1위로 올라섰다, 6위로 내려앉았습니다, 2위였던: a verb behind an ordinal.
_VERB = re.compile(r"(?:[가-힣]*[았었였했섰갔왔졌됐뒀]|[가-힣]*습니|였던|이던|오른|오르|밀린|역시|권에|함께)$")


def ranked_noun(scene: Scene, index: int) -> str | None:
    """Return the noun that an ordinal numbers, as written; ``None`` where the sentence has none beside it."""
    before = _RANKED_BEFORE.search(scene.text[max(0, scene.starts[index] - 16) : scene.starts[index]])
    if before is not None:
        return before[1]
    after = _RANKED_AFTER.match(scene.text[scene.ends[index] :])
    if after is None or _NO_NOUN.match(after[1]) or _VERB.search(after[1]):
        return None
    return after[1]
