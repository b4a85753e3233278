"""Keep a figure on one line: a break inside 46조 8000억 원 or $5.6 million makes two figures of one."""

from __future__ import annotations

import re
from functools import cache

from checker.lexicon.wordlists import word_list

__all__ = ["held", "width_of"]

# What is longer may break: a phone has no room for it on one line.
_LONGEST = 26
_WORDS = "shared/together.toml"
# From here on letters are as wide as they are high: Hangul, Hanja, Kana, ㎡ and ％ among them.
_WIDE = "\N{HANGUL CHOSEONG KIYEOK}"


@cache
def _figure() -> re.Pattern[str]:
    scale, behind = (
        "|".join(map(re.escape, words)) for words in (word_list(_WORDS, "scale"), word_list(_WORDS, "behind"))
    )
    return re.compile(
        rf"""
        [‘“][^‘“’”]{{1,{_LONGEST}}}[’”]                          # as quoted
        | (?:[A-Z]{{0,3}}[$€£¥₩]\s?)?[-−+]?\d[\d,.]*(?:{scale})*   # 46조, $5.6
          (?: \s (?: \d[\d,.]*(?:{scale})+ | (?:{behind}) ) (?![A-Za-z²]) )+   # 8000억 or a unit
        """,
        re.VERBOSE,
    )


# Between two that are quoted, a line may end: ‘half a point’·‘50 basis points’ would be one long word.
_BETWEEN = re.compile(r"(?<=[’”]·)(?=[‘“])")
# A sign of one letter for a unit: browsers part it from its number, for it is ideographic to them. 1185㎡.
_SIGN = re.compile("(?<=[0-9])(?=[\u3371-\u33df])")
# A particle behind a bracket: 한강일보(서울)는. Browsers break there, for Hangul is ideographic to them.
_PARTICLE = re.compile(r"(?<=[)\]])(?=[가-힣])")


def held(text: str) -> str:
    r"""Return a text for a page, with spaces that do not break inside its figures, nor a line before a particle.

    >>> held("비용은 46조 8000억 원이다").split(" ")
    ['비용은', '46조\xa08000억\xa0원이다']
    >>> held("“$5.6 million” (A) and 3 to 4 articles").split(" ")
    ['“$5.6\xa0million”', '(A)', 'and', '3', 'to', '4', 'articles']
    >>> held("‘7시’·‘7 p.m.’") == "‘7시’·\u200b‘7\xa0p.m.’"
    True
    """
    whole = _figure().sub(lambda found: found.group().replace(" ", "\N{NO-BREAK SPACE}"), text)
    whole = _SIGN.sub("\N{WORD JOINER}", whole)
    return _PARTICLE.sub("\N{WORD JOINER}", _BETWEEN.sub("\N{ZERO WIDTH SPACE}", whole))


def width_of(text: str) -> int:
    """Return how wide a text stands, in halves of a Hangul letter.

    >>> width_of("$5.6 million"), width_of("20억7761만달러")
    (12, 14)
    """
    return sum(2 if letter >= _WIDE else 1 for letter in text)
