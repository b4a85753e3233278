"""English hedges: which words around a figure make it less than certain, and what they allow."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from checker.model import Effect, Hedge, Interval, Span
from checker.scan.english_lexicon import HedgeWord, english
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, Openings, code_at, is_latin, letters_at

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["Hedged", "allowed", "hedge_inside", "hedges_after", "hedges_before", "says_when"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_ABOUT: Final = Effect.ABOUT
_AT_LEAST: Final = Effect.AT_LEAST
_AT_MOST: Final = Effect.AT_MOST
_LESS_THAN: Final = Effect.LESS_THAN
_MORE_THAN: Final = Effect.MORE_THAN
_REPORTED: Final = Effect.REPORTED

# How far back the words before a figure are looked at, in characters: four long words.
_WINDOW: Final = 48

# A hedge never widens a figure by more than this share of it.
_WIDEST: Final = Decimal("0.05")

# What opens a bracket or a quotation parts words; a capital İ has two small letters.
_PLAIN: Final = str.maketrans("([“\"‘'İ", "      i")
_PARTED: Final = Letters(map(chr, _PLAIN))
_OPENING: Final = "([“\"‘'"
# $80m plus $20m, 5 euros plus a tip: what is added, no hedge
_ADDED: Final = Lazy(r"\splus\s(?:[\W\d]|[A-Z]{1,3}[$€£]|(?:an?|the|its|tax|VAT|interest|another)\s)")
# above the 2,500 mark, below the 50-point level: what a figure may be below or above
_MARK: Final = Lazy(r"[\s-](?:points?[\s-])?(?:mark|level|barrier|threshold|line|limit|cutoff|cut-off)s?(?![a-z])")
# The words of a hedge after a figure that belong to the one behind them.
_GOES_ON: Final = Lazy(r"\s[$€£¥₩]?[0-9]|\sto\s", begins=" ", after_space="t$€£¥₩0123456789")
_AFTER: Final = Lazy(r"[\s-]?(\+|[a-z][a-z-]*(?:\s[a-z]+)?(?:\s[a-z]+)?)")


class Hedged:
    """A hedge that was read: as it stands in the text, what it does, and where it ends or the figure with it."""

    def __init__(self, hedge: Hedge, word: HedgeWord, end: int) -> None:
        self.hedge: Final = hedge
        self.word: Final = word
        self.end: Final = end


def _hedged(text: str, start: int, end: int, word: HedgeWord) -> Hedged:
    return Hedged(Hedge(text[start:end], word.effect, Span(start, end), word.entry), word, end)


def hedges_before(text: str, start: int, end: int, floor: int) -> list[Hedged]:
    """Return the hedges that stand before a figure, in reading order.

    Args:
        text: The text.
        start: Where the figure begins.
        end: Where it ends.
        floor: Where looking back ends: the end of the figure before.
    """
    if _is_bare(text, start, floor):
        return []
    left = max(floor, start - _WINDOW, text.rfind("\n", floor, start) + 1)
    window = text[left:start]
    if _cannot_be_hedged(window):
        return []
    if _PARTED.among(window, 0, len(window)):
        window = window.translate(_PLAIN)
    window = window.lower()
    words = window.split()
    if not words or not _may_be_hedged(words):
        return []
    if left > floor and text[left - 1].isalnum() and window[0].isalnum():
        del words[0]
    lexicon, sizes = english(), _words().sizes
    found: list[Hedged] = []
    at, edge = len(words), len(window)
    while at:
        last = words[at - 1]
        for size in sizes.get(last, ()):
            if size > at:
                continue
            phrase = last if size == 1 else " ".join(words[at - size : at])
            word = lexicon.before.get(phrase)
            if word is None and phrase not in lexicon.filler:
                continue
            stop = window.rindex(last, 0, edge) + len(last)
            edge = _rindex(window, words[at - size : at], edge)
            if word is not None:
                if at > size and words[at - size - 1] in word.not_after:
                    return found[::-1]
                if at == len(words) - 1 and words[at] in word.bare_of and _MARK.match(text, end) is None:
                    return found[::-1]
                found.append(_hedged(text, left + edge, left + stop, word))
            at -= size
            break
        else:
            if at > 1 and words[at - 2] in _words().reported:  # reportedly holds 50,000 chips
                word, first = lexicon.before[words[at - 2]], left + _rindex(window, words[at - 2 : at], edge)
                found.append(_hedged(text, first, first + len(words[at - 2]), word))
            break
    return found[::-1]


def _rindex(window: str, words: list[str], edge: int) -> int:
    """Return where the last ``words`` before ``edge`` begin."""
    for word in reversed(words):
        edge = window.rindex(word, 0, edge)
    return edge


class _Words:
    """What the words beside a figure say.

    Attributes:
        sizes: How many words the hedges and fillers have that end in a word, the most first.
        hedges: The words in which hedges end; ``fillers`` those in which fillers do, ``any_last`` both.
        reported: The hedges of one word that give a figure as somebody's, ``reported_ends`` as endings.
        reported_letters: The letters in which those end.
        openings: The two characters with which a hedge after a figure may begin; ``may_open`` knows them sooner.
        first: The letters with which one begins, behind a space, a hyphen or its sign.
    """

    def __init__(self) -> None:
        lexicon = english()
        sizes: dict[str, set[int]] = {}
        for phrase in (*lexicon.before, *lexicon.filler):
            words = phrase.split(" ")
            sizes.setdefault(words[-1], set()).add(len(words))
        self.sizes: Final = {word: sorted(found, reverse=True) for word, found in sizes.items()}
        self.hedges: Final = frozenset([phrase.rsplit(" ", 1)[-1] for phrase in lexicon.before])
        self.fillers: Final = frozenset([phrase.rsplit(" ", 1)[-1] for phrase in lexicon.filler])
        self.any_last: Final = self.hedges | self.fillers
        self.reported: Final = frozenset(
            [phrase for phrase, word in lexicon.before.items() if word.effect is _REPORTED and " " not in phrase]
        )
        self.reported_ends: Final = tuple(self.reported)
        self.reported_letters: Final = Letters([end for word in self.reported for end in (word[-1], word[-1].upper())])
        after = lexicon.after
        openings = [word[:2] if word[0] in "-+" else f"{gap}{word[0]}" for word in after for gap in " -"]
        self.openings: Final = frozenset([*openings, *(f"+{behind}" for behind in " ,.;:)")])
        self.may_open: Final = Openings(self.openings)
        self.first: Final = frozenset([*(letters_at(word, word.startswith("-")) for word in after), ""])


_MADE: Final[list[_Words]] = []


def _words() -> _Words:
    if not _MADE:
        _MADE.append(_Words())
    return _MADE[0]


def _is_bare(text: str, start: i64, floor: i64) -> bool:
    """Tell sooner the same as :func:`_cannot_be_hedged`, of words with nothing but a space between them."""
    if code_at(text, start - 1) != _SPACE:
        return False
    end = start - 1
    first = end
    while first > floor and is_latin(code_at(text, first - 1)):
        first -= 1
    before = code_at(text, first - 2)
    if first == end or start - first > _LONGEST_LAST or first - 2 < floor or code_at(text, first - 1) != _SPACE:
        return False
    if not is_latin(before) or _words().reported_letters.has(before):
        return False
    return text[first:end].lower() not in _words().any_last


_SPACE: Final = ord(" ")
_LONGEST_LAST: Final = 40  # characters of the word before a figure: with the next one well inside of the window


def _cannot_be_hedged(window: str) -> bool:
    """Tell quickly, from its last two words, that nothing before a figure hedges it, as is so of most."""
    words = window.rsplit(None, 2)
    if not words:
        return True
    last = words[-1]
    if not (last.isascii() and last.isalpha()) or last.lower() in _words().any_last:
        return False
    return len(words) == 1 or not words[-2].lower().strip(_OPENING).endswith(_words().reported_ends)


def _may_be_hedged(words: list[str]) -> bool:
    """Tell from the words before a figure whether looking for its hedges can find any."""
    known = _words()
    for index, word in enumerate(reversed(words)):
        if word in known.hedges or (index == 1 and word in known.reported):
            return True
        if word not in known.fillers and index > 0:
            return False
    return False


def hedges_after(text: str, end: int) -> Hedged | None:
    """Return the hedge right after a figure that ends at ``end``, with the place where it ends."""
    known = _words()
    if not known.may_open.may_stand_at(text, end) or text[end : end + 2] not in known.openings:
        return None
    if letters_at(text, end + 1) not in known.first:
        return None
    match = _AFTER.match(text, end)
    if match is None:
        return None
    lexicon = english()
    words = match[1].split(" ")
    lead = "-" if text[end] == "-" else ""
    for size in range(len(words), 0, -1):
        phrase = lead + " ".join(words[:size])
        word = lexicon.after.get(phrase)
        if word is not None and not (phrase == "plus" and _ADDED.match(text, end) is not None):
            start = match.start(1) - len(lead)
            if phrase.startswith("and ") and _GOES_ON.match(text, start + len(phrase)) is not None:
                continue  # 605 liters and up to 1,714, 12 dead and over 40 injured
            return _hedged(text, start, start + len(phrase), word)
    return None


def hedge_inside(text: str, start: int, end: int) -> Hedged | None:
    """Return the plus sign between a number and its scale, with the place where the figure ends: 400+ million."""
    at = text.find("+ ", start + 1, end)
    if at < 0 or not text[at - 1].isdigit():
        return None
    word = english().after["+"]
    return Hedged(Hedge("+", word.effect, Span(at, at + 1), word.entry), word, end)


def allowed(low: Decimal, high: Decimal, grain: Decimal, hedges: list[HedgeWord], vague: bool) -> Interval:
    """Return what a figure from ``low`` to ``high`` allows under its hedges.

    At least and more than open the upper end, at most and less than the lower one; nearly reaches
    down to the step before (nearly 500: over 400); about widens a sharp number by one place and
    leaves a round one to its own rounding.
    """
    if not hedges:
        return Interval(low, high, False, vague)
    lower: Decimal | None = low
    upper: Decimal | None = high
    low_open, high_open = False, vague
    for hedge in hedges:
        if hedge.near and low == high:
            lower, low_open, high_open = low - _step(low), True, True
        elif hedge.effect in (_AT_LEAST, _MORE_THAN):
            upper, high_open, low_open = None, False, hedge.effect is _MORE_THAN
        elif hedge.effect in (_AT_MOST, _LESS_THAN):
            lower, low_open, high_open = None, False, hedge.effect is _LESS_THAN
        elif hedge.effect is _ABOUT and low == high and lower == upper:
            width = _leeway(low, grain)
            lower, upper = low - width, high + width
    return Interval(lower, upper, low_open, high_open)


def _step(value: Decimal) -> Decimal:
    """Return the worth of the last digit of ``value`` that is not zero; a tenth of a power of ten."""
    _, digits, exponent = value.normalize().as_tuple()
    if not isinstance(exponent, int) or not value:
        return Decimal(1)
    return Decimal(1).scaleb(exponent - (digits == (1,)))  # nearly a million is over 900,000


def says_when(text: str, hedge: Hedge, floor: int) -> bool:
    """Tell whether over before a stretch of time means during: paid over six years."""
    if hedge.text.lower() != "over":
        return False
    before = text[max(floor, hedge.span.start - 16) : hedge.span.start].split()
    return not before or before[-1].lower() not in english().during


def _leeway(value: Decimal, grain: Decimal) -> Decimal:
    """Return how far about lets a sharp number go either way: nothing for a round one."""
    if value == 0 or _step(value) > grain or len(value.normalize().as_tuple().digits) == 1:
        return Decimal(0)
    return min(grain * 5, abs(value) * _WIDEST)
