"""Find the names of the alias table in a text: whole words only, the longest name first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.lexicon.entities import Alias, AliasTable, alias_table
from checker.lexicon.names import name_words
from checker.model import Span
from checker.text import has_batchim

__all__ = ["Hit", "bare_word", "ends_name", "find_names", "names_money"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A surface of the alias table in a text, with all it may be."""

    span: Span
    surface: str
    aliases: tuple[Alias, ...]


# Where a name may begin: at the start of a word. Hanja touches Hangul in headlines (中정부), so it
# may begin anywhere.
_WORDS, _ANYWHERE = re.compile("[0-9A-Za-z가-힣]"), re.compile("[㐀-鿿㈜]")


@lru_cache(maxsize=2)  # the table that is shipped, and that of the corpus
def _starts(first: frozenset[str]) -> re.Pattern[str]:
    """Return where names that begin with these letters may begin; they are given in lower case."""
    letters = sorted(first | {letter.upper() for letter in first})
    words, anywhere = ("".join(filter(kind.fullmatch, letters)) or "\0" for kind in (_WORDS, _ANYWHERE))
    return re.compile(f"(?<![0-9A-Za-z가-힣])[{words}]|[{anywhere}]")


# Particles after a name, with those that pile up, and the forms of the copula.
# Source: National Institute of Korean Language, Standard Korean Dictionary, 조사 and 이다 entries.
_PARTICLE = re.compile(
    r"""
    (?:
        (?: 께서|에게서?|한테서?|에서|에다|으?로(?:서|써|부터)?|[과와]|하고|이?랑|의|에|[을를이가은는]|도|만
          | 까지|부터|보다|처럼|만큼|마저|조차|뿐|밖에|이?나|대로|마다|같이|들|측|께|엔|에겐|에선|[으]?로선|씨|님 )
        (?: 는|은|도|만|의|을|를|이|가|까지|부터|보다|나마|라도|과|와|에|에서|로|으로|조차|처럼|다|였다 )?
        (?: 의|도|은|는|만 )?
      | 이?(?: 다|라(?:고|는|며|면|도|서|던|지만)?|며|고|란|면|지만|던|든지?|자|죠|요|니까?|야말로|냐|기에|기도|므로|여서|어서 )
      | (?: 이었|였 )[가-힣]{0,4}
      | 인(?:데[가-힣]{0,2}|지|가|만큼)? | 입니다 | 임 | 이에요 | 예요
    )
    (?![가-힣])
    """,
    re.VERBOSE,
)
# The country in the name of its money is nobody that a figure is of: US dollars, 대만 달러.
_MONEY = re.compile(
    r"[ -](?:[Dd]ollars?|[Pp]ounds?|[Yy]en|[Ww]on|[Yy]uan|[Ff]rancs?|[Rr]upees?|[Pp]esos?)(?![a-z])| ?(?:달러|원화|위안화|엔화|루피|페소)"
)


def names_money(text: str, end: int) -> bool:
    """Tell whether a name that ends at ``end`` is only part of the name of a currency.

    >>> names_money("In US dollars sales rose.", 5), names_money("US dollar-store sales rose.", 2), names_money("US sales", 2)
    (True, True, False)
    """
    return _MONEY.match(text, end) is not None


# Which of two forms of a particle follows a closed syllable, and which an open one.
_AFTER_CLOSED = frozenset("은이을과")
_AFTER_OPEN = frozenset("는가를와")
_HANGUL = re.compile("[가-힣]")
_HANJA = re.compile("[㐀-鿿]")
_LATIN_TAIL = re.compile(r"[0-9A-Za-zÀ-ɏ$]|[-.][0-9]|['’](?!s\b)[A-Za-z]")
_PLURAL = re.compile(r"s(?![0-9A-Za-z])")


def _agrees(name: str, particle: str) -> bool:
    """Tell whether the particle's form suits the name's last sound; Latin letters suit both."""
    if len(particle) != 1:
        return True
    closed = has_batchim(name)
    return closed is None or not (particle in _AFTER_OPEN if closed else particle in _AFTER_CLOSED)


def _takes_particle(text: str, start: int, end: int) -> bool:
    match = _PARTICLE.match(text, end)
    return match is not None and _agrees(text[start:end], match.group())


def ends_name(text: str, start: int, end: int, kind: str) -> int | None:
    """Return where the name that starts at ``start`` and seems to end at ``end`` really ends.

    ``None`` where a longer word goes on: 서울 in 서울대. A place takes its kind of territory along
    (서울시), a particle, an honorific or what else may stick to a name of its kind stays outside.
    """
    if end >= len(text):
        return end
    last = text[end - 1]
    if _LATIN_TAIL.match(text, end):
        if "가" <= last <= "힣" or not _PLURAL.match(text, end) or not last.isalnum():
            return None
        return end
    if not _HANGUL.match(text, end) or _HANJA.match(last) or _takes_particle(text, start, end):
        return end
    words = name_words()
    if kind == "place":
        territory = words.territories.match(text, end)
        if territory is not None and ends_name(text, start, territory.end(), "territory") is not None:
            return territory.end()
    suffix = words.suffix_of(kind, text, end)
    if suffix is not None and (
        suffix >= len(text) or not _HANGUL.match(text, suffix) or _takes_particle(text, end, suffix)
    ):
        return end
    return None


@lru_cache(maxsize=1 << 17)
def bare_word(word: str) -> str:
    """Return a Korean word without the particle that it ends in, if it ends in one.

    >>> bare_word("팰리세이즈에서"), bare_word("무안")
    ('팰리세이즈', '무안')
    """
    for cut in range(2, len(word)):
        if _takes_particle(word, 0, cut):
            return word[:cut]
    return word


def find_names(text: str, table: AliasTable | None = None) -> Iterator[Hit]:
    """Yield the names of the table in reading order, none inside another.

    Args:
        text: Composed text (NFC).
        table: The table to search; the project's own by default.
    """
    table = table or alias_table()
    lengths = table.lengths
    covered = 0
    small = text.lower()
    if len(small) != len(text):  # İ becomes two letters
        small = "".join(letter.lower()[0] for letter in text)
    starts = [match.start() for match in _starts(table.first).finditer(text)]
    # one word in ten begins like a name
    for start in [start for start in starts if small[start : start + 2] in lengths or small[start] in lengths]:
        if start >= covered:
            tried = lengths.get(small[start : start + 2], ()) + lengths.get(small[start], ())
            hit = _longest_at(text, start, table, tried)
            if hit is not None:
                covered = hit.span.end
                yield hit


# One syllable or character is a name only before the noun that it qualifies: 미 국무부, 美 의회, 中企 is none.
_QUALIFIED = re.compile(" [가-힣A-Z]")


def _is_lone(text: str, start: int) -> bool:
    if not _HANJA.match(text, start):
        return _QUALIFIED.match(text, start + 1) is not None
    return not _HANJA.match(text, start + 1) and not (start and _HANJA.match(text, start - 1))


def _longest_at(text: str, start: int, table: AliasTable, lengths: Sequence[int]) -> Hit | None:
    for length in lengths:
        aliases = table.find(text[start : start + length])
        if not aliases or start + length > len(text):
            continue
        if length == 1 and not _is_lone(text, start):
            continue
        end = ends_name(text, start, start + length, aliases[0].kind)
        if end is not None:
            return Hit(Span(start, end), text[start : start + length], aliases)
    return None
