"""Keep a figure on one line: a break inside 46조 8000억 원 or $5.6 million makes two figures of one."""

from __future__ import annotations

import re

__all__ = ["held"]

# What is longer may break: a phone has no room for it on one line.
_LONGEST = 26
_FIGURE = re.compile(
    r"""
    [‘“][^‘“’”]{1,%d}[’”]                                  # as quoted
    | (?:[A-Z]{0,3}[$€£¥₩]\s?)?[-−+]?\d[\d,.]*[경조억만천백]*  # 46조, $5.6
      (?: \s (?: \d[\d,.]*[경조억만천백]+                     # 8000억
            | (?:million|billion|trillion|원|달러|유로|엔|위안|파운드|명|가구|세대|건|곳|채|대|배|평|평방마일|에이커|헥타르)
            | (?:won|dollars?|euros?|pounds?|yen|yuan|points?|km|m|m²|km²|ha|kg|t|acres?|miles?|people|times|percent)
            ) (?![A-Za-z²]) )+
    """
    % _LONGEST,
    re.VERBOSE,
)


# A particle behind a bracket: 한강일보(서울)는. Browsers break there, for Hangul is ideographic to them.
_PARTICLE = re.compile(r"(?<=[)\]])(?=[가-힣])")


def held(text: str) -> str:
    r"""Return a text for a page, with spaces that do not break inside its figures, nor a line before a particle.

    >>> held("비용은 46조 8000억 원이다").split(" ")
    ['비용은', '46조\xa08000억\xa0원이다']
    >>> held("“$5.6 million” (A) and 3 to 4 articles").split(" ")
    ['“$5.6\xa0million”', '(A)', 'and', '3', 'to', '4', 'articles']
    """
    whole = _FIGURE.sub(lambda found: found.group().replace(" ", "\N{NO-BREAK SPACE}"), text)
    return _PARTICLE.sub("\N{WORD JOINER}", whole)
