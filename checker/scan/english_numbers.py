"""English numbers: digits with their scales, number words, fractions, vague amounts."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.scan.english_lexicon import english
from checker.scan.english_parts import ONE, Amount
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at, letters_at, letters_end
from checker.scan.numerals.digits import run_end, whole_end
from checker.scan.patterns import alternation

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["read_amount", "read_digits", "read_words", "word_start"]

# Characters of a row of digits and commas; longer ones are codes, and no number that anybody counts with.
_LONGEST_RUN: Final = 40
_DOZEN: Final = Decimal(12)

# ½ and its like.
_VULGAR: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip


# The decimals of a number that is read aloud, a word each: point three, -point-two-five.
_POINT_WORDS: Final = r"(?:[\s-](?:zero|oh|one|two|three|four|five|six|seven|eight|nine))+(?![A-Za-z])"


def _scales() -> list[str]:
    """Return the words for hundreds and more."""
    return [w for w, cardinal in english().cardinals.items() if cardinal.role in ("scale", "hundred")]


def _digit_pattern() -> str:
    scales = [*_scales(), "dozen"]
    return rf"""
        (?: (?P<whole> \d{{1,3}} (?:,\d{{2,3}})+ (?![\d]) | \d+ ) (?P<part> \.\d+ | (?P<spoken> [\s-] point (?: [\s-]\d+ (?![\d.]) | {_POINT_WORDS} ) ) )?  # 1,234.5 · 12-point-43
          | (?P<bare> \.\d+ ) )                                                       # .5
        (?: -?(?P<vulgar> [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞] )                                            # 5½
          | [\s-] (?: (?P<top> 1 )/(?P<bottom> [2-9] ) | (?P<top2> [2-7] )/(?P<bottom2> [3458] ) ) (?![\d/]) )?  # 5 1/4, 5-3/8
        (?: \s?[×x]\s?10\^?(?P<power> [-−]?\d{{1,2}} ) )?                              # 2.9×10-8
        (?: [\s-] and [\s-] an? [\s-] (?P<half> half|quarter|third ) (?![a-z]) )?              # 2 and a half
        (?: (?: \+?[\s-] | (?= (?i:[mbtr]{{1,2}}illion) ) ) (?P<scale> (?i:{alternation(scales)}) ) (?![A-Za-z])    # 700 million · 400+ million · 700MILLION
            (?: [\s-] (?P<scale2> (?i:{alternation(scales)}) ) (?![A-Za-z]) )?
          | (?P<gap>\s?) (?P<letter> {alternation(english().letters)} ) (?![A-Za-z0-9/²³^'’]|\.[a-z]) )?
        """


_DIGITS: Final = Lazy(_digit_pattern, re.VERBOSE)


# What ends a number together with what stands behind it: a space, a bracket, a quotation mark.
_PAUSES: Final = Letters(",.;:?!")
_BEHIND_PAUSE: Final = Letters(' "”’)')
_MOST_DIGITS: Final = 12
_MOST_GROUPS: Final = 5  # of three digits
_MOST_DECIMALS: Final = 9
_COMMA: Final = ord(",")
_POINT_SIGN: Final = ord(".")
_PERCENT: Final = ord("%")
_SPACE: Final = ord(" ")
_LINE_END: Final = ord("\n")


def _simple_digits(text: str, start: i64) -> Amount | None:
    """Read 12, 1,200 and 4.5 before a sign of percent, a pause or a word with which no number goes on: most are such."""
    run = run_end(text, start)
    whole = whole_end(text, start)
    if run == start or whole - start > (_MOST_DIGITS if whole == run else 4 * _MOST_GROUPS + run - start):
        return None
    end = whole
    if code_at(text, whole) == _POINT_SIGN:
        places = run_end(text, whole + 1)
        if places - whole - 1 > _MOST_DECIMALS:
            return None
        if places > whole + 1:
            end = places
    following = code_at(text, end)
    if following == _SPACE:
        stop = _small_letters_end(text, end + 1)
        if stop < end + 3:
            return None
        word = text[end + 1 : stop]
        if word in _goes_on():
            return _scaled_digits(text, start, whole, end, word)
    elif following != _PERCENT and not (_PAUSES.has(following) and _is_pause(text, end + 1)):
        return None
    value, grain = _worth(text[start:whole], text[whole:end])
    return Amount(start, end, value, value, value, grain, ONE, value, letter_end=end, plain=end == run)


def _scaled_digits(text: str, start: int, whole: int, end: int, word: str) -> Amount | None:
    """Read 5 million, 1.2 billion, where no other scale follows."""
    cardinal = english().cardinals.get(word)
    stop = end + 1 + len(word)
    if cardinal is None or cardinal.role != "scale" or letters_end(text, stop) > stop:
        return None
    if letters_end(text, stop + 1) > stop + 1 and letters_at(text, stop + 1).lower() in _goes_on():
        return None
    head, grain = _worth(text[start:whole], text[whole:end])
    scale = ONE * cardinal.worth
    value = head * scale
    return Amount(start, stop, value, value, value, grain * scale, scale, head, letter_end=stop)


def _is_pause(text: str, at: i64) -> bool:
    """Tell whether what stands behind a point or a comma makes it end something."""
    left = len(text) - at
    return left <= 0 or _BEHIND_PAUSE.at(text, at) or (left == 1 and code_at(text, at) == _LINE_END)


def _small_letters_end(text: str, at: i64) -> i64:
    size: i64 = len(text)
    while at < size and 97 <= ord(text[at]) <= 122:
        at += 1
    return at


_MADE: Final[list[frozenset[str]]] = []


def _goes_on() -> frozenset[str]:
    """Return the words with which a number in digits goes on: scales, their letters, and, point."""
    if not _MADE:
        _MADE.append(frozenset((*_scales(), *english().letters, "and", "point", "dozen")))
    return _MADE[0]


# Newspapers write the same numbers again and again.
@lru_cache(maxsize=4096)
def _worth(whole: str, part: str) -> tuple[Decimal, Decimal]:
    """Return the worth of written digits, and that of the last of them."""
    value = Decimal((whole if len(whole) < 4 else whole.replace(",", "")) + part)
    return value, ONE.scaleb(-len(part) + 1) if part else ONE


def read_digits(text: str, start: int) -> Amount | None:
    """Read the number whose first digit (or decimal point) stands at ``start``."""
    simple = _simple_digits(text, start)
    if simple is not None:
        return simple
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    whole, part = match["whole"], match["part"] or match["bare"]
    if len(whole or "") > _LONGEST_RUN:
        return None
    if whole is not None and "," in whole and not _groups_right(whole):
        whole, part, end = whole.split(",")[0], None, start + whole.index(",")
        number = Decimal(whole)
        return Amount(start, end, number, number, number, ONE, plain=True)
    if match["spoken"]:
        part = f".{_spoken_places(match['spoken'])}"
    value = Decimal((whole or "0").replace(",", "") + (part or ""))
    grain = Decimal(1).scaleb(-len(part) + 1) if part else ONE
    end = match.end()
    if match["vulgar"] or match["top"] or match["top2"] or match["half"]:
        top, bottom = _fraction(match)
        value, grain = value + Decimal(top) / bottom, ONE / bottom
    if match["power"]:
        factor = Decimal(1).scaleb(int(match["power"].replace("−", "-")))
        value, grain = value * factor, grain * factor
    scale = ONE
    for group in ("scale", "scale2"):
        if match[group]:
            name = match[group].lower()
            scale *= _DOZEN if name == "dozen" else english().cardinals[name].worth
    letter = match["letter"] or ""
    letter_end = end
    if letter:
        end = match.start("gap")
        if match["gap"] and not (len(letter) > 1 or letter.isupper()):
            letter = ""
    plain = "," not in (whole or "") and part is None and scale == 1 and end == match.end("whole")
    return Amount(
        start,
        end,
        value * scale,
        value * scale,
        value * scale,
        grain * scale,
        scale=scale,
        head=value,
        letter=letter,
        letter_end=letter_end,
        plain=plain,
    )


def _spoken_places(spoken: str) -> str:
    """Return the decimals that stand behind the word point: 89 of -point-89, 25 of point two five."""
    words = re.split(r"[\s-]", spoken)[2:]
    return "".join(w if w.isdigit() else "0" if w == "oh" else str(english().cardinals[w].worth) for w in words)


def _groups_right(whole: str) -> bool:
    groups = whole.split(",")[1:]
    return len(groups[-1]) == 3 and (
        all(len(g) == 3 for g in groups) or (all(len(g) == 2 for g in groups[:-1]) and len(groups) > 1)
    )


def _fraction(match: re.Match[str]) -> tuple[int, int]:
    if match["vulgar"]:
        return _VULGAR[match["vulgar"]]
    if match["half"]:
        return 1, {"half": 2, "quarter": 4, "third": 3}[match["half"]]
    return (1, int(match["bottom"])) if match["top"] else (int(match["top2"]), int(match["bottom2"]))


# --- words -------------------------------------------------------------------------------------

_FOLD: Final = "fold"
_AND: Final = Lazy(r"\s+and\s+(?=[A-Za-z])", begins=" ", after_space=" a")
_ARTICLE: Final = Lazy(r"(?<![A-Za-z])(?:[Aa]n?|[Tt]he)[\s-]$", ends=" -", before_space="Aane")


def _word_at(text: str, at: int) -> tuple[str, int]:
    """Return the word at ``at`` in small letters and where it ends: the ten of tenfold."""
    end = letters_end(text, at)
    if end - at > len(_FOLD) and text.startswith(_FOLD, end - len(_FOLD)):
        end -= len(_FOLD)
    return text[at:end].lower(), end


def _next_word(text: str, at: int) -> tuple[str, int]:
    gap = text[at : at + 1]
    return _word_at(text, at + 1) if gap in (" ", "-", "\n", "\u00a0") else ("", at)


def word_start(text: str, start: int) -> int:
    """Return where the phrase of a number word at ``start`` begins: at its article, if it has one."""
    match = _ARTICLE.search(text, max(0, start - 4), start)
    return match.start() if match is not None else start


def read_words(text: str, start: int) -> Amount | None:
    """Read the number words that begin at ``start`` (after the article, if there is one)."""
    word, _ = _word_at(text, start)
    lexicon = english()
    if word in lexicon.vague:
        return _read_vague(text, start)
    if word in ("several", "few", "couple"):
        return _read_few(text, start)
    if word in ("half", "quarter", "third") or word in lexicon.parts:
        return _read_part(text, start, ONE, start)
    if word == "dozen":
        return _dozens(text, word_start(text, start), start, ONE)
    return _read_cardinal(text, start)


def _read_cardinal(text: str, start: int) -> Amount | None:
    cardinals = english().cardinals
    total = group = Decimal(0)
    grain = scale = ONE
    at = end = start
    last = ""
    seen = 0
    small = ONE  # worth of the last word inside the group
    while True:
        word, stop = _word_at(text, at)
        found = cardinals.get(word)
        if found is None or not _may_follow(last, found.role, group):
            break
        value, role = found.worth, found.role
        if role in ("unit", "ten"):
            group, small = group + value, ONE
        elif role == "hundred":
            group, small = (group or ONE) * value, value * (small if group else ONE)
        else:
            total += (group or ONE) * value
            grain, scale, group = small * value, value, Decimal(0)
            small = ONE
        last, end, seen = role, stop, seen + 1
        joined = _AND.match(text, end) if last in ("hundred", "scale") else None
        if joined is not None and _role_of(_word_at(text, joined.end())[0]) in ("unit", "ten"):
            at = joined.end()
        elif text[end : end + 1] in (" ", "-", "\u00a0"):
            at = end + 1
        else:
            break
    if not seen:
        return None
    opening = _role_of(_word_at(text, start)[0])
    first = word_start(text, start) if opening in ("hundred", "scale") else start
    value = total + group
    if group or not total:
        grain = small
    if group and last == "hundred":
        scale = Decimal(100)
    amount = Amount(first, end, value, value, value, grain, scale, value / scale, words=True)
    return _continue(text, amount)


def _role_of(word: str) -> str:
    cardinal = english().cardinals.get(word)
    return "" if cardinal is None else cardinal.role


def _may_follow(last: str, role: str, group: Decimal) -> bool:
    """Tell whether a number word of ``role`` goes on the number after one of role ``last``."""
    if role == "unit":
        return last in ("", "ten", "hundred", "scale") and not (last == "ten" and group % 10)
    if role == "ten":
        return last in ("", "hundred", "scale")
    if role == "hundred":
        return last in ("", "unit", "ten")
    return True


_POINT: Final = Lazy(rf"[\s-]point(?:[\s-]\d+(?![\d.])|{_POINT_WORDS})", begins=" -", after_space="p")
_HALF: Final = Lazy(r"[\s-]+and[\s-]+(?:a|one)[\s-]+(half|quarter|third)(?![a-z])")
_SCALE_OF: Final = Lazy(
    r"(?:\s+of)?(?:[\s-]+an?)?[\s-]+(?:(hundred|thousand|million|billion|trillion|dozen))(?![a-z])",
    re.I,
    begins=" -",
    after_space=" o-ahdtmb",
)


def _continue(text: str, amount: Amount) -> Amount:
    """Go on with what may follow a cardinal: a point, a half, a dozen, a part (two thirds)."""
    point = _POINT.match(text, amount.end)
    if point is not None and amount.value is not None:
        digits = _spoken_places(point.group())
        value = amount.value + Decimal("0." + digits)
        return _scaled(text, amount, value, Decimal(1).scaleb(-len(digits)), point.end())
    half = _HALF.match(text, amount.end)
    if half is not None and amount.value is not None:
        bottom = {"half": 2, "quarter": 4, "third": 3}[half[1]]
        value = amount.value + amount.scale / bottom
        if amount.scale == 1:
            return _scaled(text, amount, value, ONE / bottom, half.end())
        return Amount(amount.start, half.end(), value, value, value, amount.scale / bottom, amount.scale, words=True)
    word, stop = _next_word(text, amount.end)
    if word == "dozen" and amount.value is not None:
        return _dozens(text, amount.start, stop - len(word), amount.value) or amount
    if word in english().parts and amount.scale == 1 and amount.value is not None and amount.value < _most_parts(word):
        singular = word in (
            "half",
            "third",
            "quarter",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        )
        if singular == (amount.value == 1) or (word == "quarter" and _PART_UNIT.match(text, stop) is not None):
            return _read_part(text, stop - len(word), amount.value, amount.start) or amount
    return amount


def _most_parts(word: str) -> int:
    """Return below which number a word is a part of a whole: three quarters are a share, seven quarters a time."""
    return 4 if word.startswith("quarter") else 20


def _scaled(text: str, amount: Amount, value: Decimal, grain: Decimal, end: int) -> Amount:
    word, stop = _next_word(text, end)
    cardinal = english().cardinals.get(word)
    worth = ONE
    if cardinal is not None and cardinal.role in ("scale", "hundred"):
        worth = cardinal.worth
    else:
        stop = end
    return Amount(
        amount.start, stop, value * worth, value * worth, value * worth, grain * worth, worth, value, words=True
    )  # fmt: skip


def _dozens(text: str, first: int, at: int, count: Decimal) -> Amount | None:
    word, end = _word_at(text, at)
    if word != "dozen":
        return None
    value = count * 12
    return Amount(first, end, value, value, value, Decimal(12), words=True)


# A unit right behind the part: a quarter century, a half-mile, a quarter-point cut.
_PART_UNIT: Final = Lazy(
    r"[\s-](?:century|hour|mile|inch|percentage[\s-]point)(?![a-z])"
    r"|[\s-]point\sto\s(?=[0-9])|[\s-]point[\s-](?:(?:interest|rate)[\s-]){0,2}(?:cut|hike|rise|increase|reduction|move|drop|decline|decrease)s?(?![a-z])",
    begins=" -",
    after_space="chmip",
)


# A half point without a verb of change behind it is one of a rate where the words around it are of rates.
_PART_POINT: Final = Lazy(r"[\s-]point(?![A-Za-z-])", begins=" -", after_space="p")
_OF_RATES: Final = Lazy(
    r"(?<![A-Za-z])(?:[Rr]ates?|[Bb]orrowing\scosts|basis\spoints?|monetary|central\sbank|Fed)(?![A-Za-z])"
)
_RATES_BEFORE: Final = 80  # characters
_RATES_BEHIND: Final = 40


def _is_of_rate(text: str, first: int, end: int) -> bool:
    """Tell whether a half point is one of percentage: lowering interest rates by another half point."""
    if _PART_POINT.match(text, end) is None:
        return False
    return _OF_RATES.search(text, max(0, first - _RATES_BEFORE), end + _RATES_BEHIND) is not None


def _read_part(text: str, at: int, top: Decimal, first: int) -> Amount | None:
    """Read half, a third, three quarters: of a whole, or of a scale (half a million)."""
    word, end = _word_at(text, at)
    bottom = english().parts.get(word)
    if bottom is None:
        return None
    spelled_top = first < at
    if not spelled_top:
        first = word_start(text, at)
    united = word in ("half", "quarter") and top < bottom
    if united and (_PART_UNIT.match(text, end) is not None or _is_of_rate(text, first, end)):
        value = top / bottom
        first = at if not spelled_top and text[end] == "-" else first
        return Amount(first, end, value, value, value, ONE / bottom, words=True, part=True)
    value = top / bottom
    scale = _SCALE_OF.match(text, end)
    if scale is not None:
        name = scale[1].lower()
        worth = Decimal(12) if name == "dozen" else english().cardinals[name].worth
        if " of " not in scale.group() or " a" in scale.group():
            value *= worth
            return Amount(first, scale.end(), value, value, value, worth / bottom, worth, words=True)
    if not (spelled_top or _is_share(text, first, at, end, word)):
        return None
    return Amount(first, end, value, value, value, ONE / bottom, words=True, part=True)


_OF: Final = Lazy(
    r"\s+(?:of\s|the\s|an?\s|its\s|his\s|her\s|their\s|that\s|this\s|those\s|these\s|as\s)",
    begins=" ",
    after_space=" othai",
)
# cut by a third, more than a quarter: a share of what was named before
_BY_SO_MUCH: Final = Lazy(
    r"(?<![A-Za-z])(?:by|(?:more|less)\sthan|(?:by|to)\s(?:about|nearly|almost|over)|as\smuch\sas|at\sleast|up\sto)\s$",
    ends=" ",
    before_space="yorstn",
)
_STANDS_ALONE: Final = Lazy(
    r"\s*(?:[.,;:!?)]|$)|\s(?:in|on|from|since|by|over|this|last|next|to|compared|after|before|during|while|and|or)(?![a-z])"
)
_OF_ONLY: Final = Lazy(r"\s+of\s|\s+as\s", begins=" ", after_space=" oa")
# Nearly a third said so: a hedge before the article, and what those people did behind the part.
_NEARLY: Final = Lazy(
    r"(?<![A-Za-z])(?:nearly|almost|about|around|roughly|over|under|(?:more|less|fewer)\sthan|at\sleast|up\sto|only|just)\s$",
    re.IGNORECASE,
    ends=" ",
    before_space="nryotd",
)
_VERB_NEXT: Final = Lazy(
    r"\s(?:said|say|says|were|was|are|is|had|have|has|did|do|would|will|could|think|thought|believe|believed|support"
    r"|supported|oppose|opposed|live|lived|want|wanted|died|came|come|said|reported|report|described|expect|expected)(?![a-z])"
    r"|\s(?:higher|lower|more|less|fewer|cheaper|bigger|smaller|larger)(?![a-z])",
    begins=" ",
    after_space="saidwerholctbmf",
)


def _is_share(text: str, first: int, at: int, end: int, word: str) -> bool:
    """Tell a third of the voters from the third voter, and half of it from the second half."""
    article = text[first:at].strip("- ").lower()
    if article in ("a", "an") and _VERB_NEXT.match(text, end) is not None:
        return _NEARLY.search(text, max(0, first - 16), first) is not None
    if article != "the" and _STANDS_ALONE.match(text, end) is not None:
        return _BY_SO_MUCH.search(text, max(0, first - 14), first) is not None
    if word == "half":
        before = text[max(0, first - 12) : first].rstrip().rsplit(" ", 1)[-1].lower()
        return before not in ("first", "second", "other", "latter", "and", "each") and (
            _OF.match(text, end) is not None and (article != "the" or _OF_ONLY.match(text, end) is not None)
        )
    return article in ("a", "an") and (_OF_ONLY.match(text, end) is not None)


_OUTER: Final = Lazy(
    r"\s+of\s+(thousands|millions|billions|trillions|hundreds)(?![a-z])", re.IGNORECASE, begins=" ", after_space=" o"
)
_SCORES_OF: Final = Lazy(r"\s+of\s+(?!the\b)", begins=" ", after_space=" o")
_FEW_SCALE: Final = Lazy(
    r"(?:\s+of)?[\s-]+(hundred|thousand|million|billion|trillion|dozen)(?:\s+(thousand|million|billion|trillion))?(?![a-z])",
    re.IGNORECASE,
    begins=" -",
    after_space=" o-hdtmb",
)
_COUPLE_OF: Final = Lazy(r"\s+of(?=\s)", begins=" ", after_space=" o")
_LEADING_ARTICLE: Final = Lazy(r"[Aa]n?\s", begins="Aa")


def _read_vague(text: str, start: int) -> Amount | None:
    """Read dozens, hundreds of, tens of thousands."""
    word, end = _word_at(text, start)
    vague = english().vague[word]
    low, high = vague.low, vague.high
    outer = _OUTER.match(text, end)
    if outer is not None:
        worth = english().vague[outer[1].lower()].low
        low, high, end = low * worth, high * worth, outer.end()
    elif vague.needs_of and (word != "scores" or _SCORES_OF.match(text, end) is None):
        return None
    return Amount(start, end, None, low, high, low, scale=low, words=True)


def _read_few(text: str, start: int) -> Amount | None:
    """Read several hundred, a few million; a couple is two."""
    word, end = _word_at(text, start)
    low, high = english().few[word]
    first = word_start(text, start)
    scale = _FEW_SCALE.match(text, end)
    if scale is None:
        if word != "couple" or first == start:
            return None
        of = _COUPLE_OF.match(text, end)
        if of is None and text[first] not in "aA":
            return None  # the couple said
        end = of.end() if of is not None else end
        return Amount(first, end, low, low, low, ONE, words=True)
    worth = ONE
    for name in scale.groups():
        if name:
            worth *= Decimal(12) if name.lower() == "dozen" else english().cardinals[name.lower()].worth
    value = low * worth if low == high else None
    return Amount(first, scale.end(), value, low * worth, high * worth, worth, worth, low, words=True)


def read_amount(text: str, start: int) -> Amount | None:
    """Read the number that begins at ``start``, in digits or in words."""
    char = text[start : start + 1]
    if char.isdigit() or char == ".":
        return read_digits(text, start)
    if char in _VULGAR and char:
        top, bottom = _VULGAR[char]
        value = Decimal(top) / bottom
        return Amount(start, start + 1, value, value, value, ONE / bottom, part=True)
    article = _LEADING_ARTICLE.match(text, start) if char in ("a", "A") else None
    return read_words(text, start if article is None else article.end())
