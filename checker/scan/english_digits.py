"""Read English digits that begin no amount: dates, hours, years, telephones, codes, bullets, scores and ranks."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from checker.model import FigureKind, Interval, Mention, Skipped, Span
from checker.scan.english_dates import read_clock, read_digit_date, read_hours, read_letter_quarter, read_year
from checker.scan.english_kept import Kept
from checker.scan.english_lexicon import english
from checker.scan.english_nouns import find_noun, word_before
from checker.scan.english_numbers import read_amount
from checker.scan.english_parts import ONE, Amount, DateRead, Sense
from checker.scan.english_units import tail_at
from checker.scan.inches import INCH_MARKS, read_inches
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at
from checker.scan.numerals.digits import run_end

__all__ = ["PLACE", "read_no_amount"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_MEASURE: Final = FigureKind.MEASURE
_RATIO: Final = FigureKind.RATIO
_RATE: Final = Lazy(r"[0-9A-Z]")  # $1=7.2 yuan
_YEARS: Final = Lazy(r"(?:19|20)\d\d-(?:19|20)\d\d")
_EMERGENCY: Final = Lazy(
    r"(?<![A-Za-z])(?:[Cc]all(?:s|ed|ing)?|[Dd]ial(?:s|ed|led|ing|ling)?)\s$", ends=" ", before_space="lsdg"
)
_HELP: Final = frozenset(("911", "999", "112", "119", "110", "111", "000", "113"))
# Those that are no round numbers of calls either: the 911 system, a 999 call.
_HELP_LINES: Final = frozenset(("911", "999"))
_HELP_NOUN: Final = Lazy(
    r"\s(?:call(?:s|er|ers)?|systems?|dispatch(?:er|ers)?|operators?|lines?|recordings?|cent(?:er|re)s?)(?![a-z])"
)
# The code of a listed company behind its exchange: (TWSE: 2330, NYSE: TSM).
_TICKER: Final = Lazy(r"[(,;/]\s?[A-Z]{2,8}:\s$")
_RELAY: Final = Lazy(r"\d{1,2}x\d{2,4}(?:m|[\s-]met(?:er|re)s?)(?![a-z])")  # the 4x100m relay
_ISO: Final = Lazy(r"(?:19|20)\d\d[-.]\d{1,2}[-.]\d{1,2}(?!\d)")
_PHONE: Final = Lazy(
    r"\+?\(?\d{2,4}\)?[-.\s]\d{3,4}[-.\s]\d{4}(?!\d)|\d{3,4}-\d{4}(?!\d)|\d+(?:-\d+){2,}(?![\d-]|[.,]\d)|\d+(?:\.\d+){2,}"
)
_HALF_DAY: Final = Letters("aApP")
_BEHIND_HALF: Final = Letters(".mM")
_MONTH_INITIALS: Final = Letters("JFMASONDo0123456789")
_ORDINAL_LETTERS: Final = Letters("stnr")
_BEFORE_OTHERS: Final = Letters("x-–stnrQH")
_BEHIND_HOUR: Final = Letters(":. aApP")
_JOINTS: Final = Letters("-–./)")
_LONGEST_PART: Final = 5  # digits of a part of a code
_FULL_YEAR: Final = 4  # digits
_SHORT_NUMBER: Final = 3  # digits of a number to call for help
_SPACE: Final = ord(" ")
_COLON: Final = ord(":")
_B: Final = ord("b")
_CAPITAL_B: Final = ord("B")
_T: Final = ord("t")
_PLAIN_BEFORE: Final = Letters(" (\n\u00a0“\"‘'[—~")
_PREFIX: Final = Lazy(r"(?:minus|sub|under|over|mid|nearly|about|magnitude)-$", re.IGNORECASE, ends="-")
_SCORE: Final = Lazy(r"(\d{1,3})[-–](\d{1,3})(?![-–,./]?\d|\s?%)")
PLACE: Final = (
    r"[\s-](?:place(?!d)|most|worst|(?:larg|bigg|high|rich|dead|low|long|small|old|young|fast|hott|cold|wett|dri|busi"
    r"|tall|deadli|costli|wealthi|poor|heavi|strong)est)(?![a-z])"
)
_ORDINAL: Final = Lazy(rf"(\d+)(?:st|nd|rd|th)(?![A-Za-z])(?P<place>{PLACE})?")
_NO_YEAR: Final = Lazy(r"[%.,]\d|%", begins="%.,")
_DECADE: Final = Lazy(r"\d{4}(?:s|['’]s)(?![a-z])")
_BULLETED: Final = Lazy(r"\d{1,2}[.)]\s")
_BULLET: Final = Lazy(r"(?:^|\n)[ \t]*$")
_BLOCK: Final = Lazy(r"\s[Bb]lock\sof(?![a-z])", begins=" ", after_space="Bb")  # the 1500 block of Arrott Street
_VOTE: Final = Lazy(r"(\d{1,3})\sto\s(\d{1,3})(?![\d%]|[,.]\d|\s(?:percent|per\scent|million|billion))")
_VOTED: Final = Lazy(r"(?<![A-Za-z])(?:vote|margin|score)\sof\s$|(?<![A-Za-z])voted\s$", ends=" ", before_space="fd")
# So many for one, behind a word that says so: the ratio was fixed at 1:2.54, swapped at 1 to 2.54, odds of 3 to 1.
_FOR_ONE: Final = Lazy(
    r"(?:(?P<of>\d{1,4}(?:\.\d+)?)(?:\sto\s|\s?:\s?)1|1(?:\sto\s|\s?:\s?)(?P<to>\d{1,4}(?:\.\d+)?))"
    r"(?![\w%:]|[,.]\d|\s(?:percent|per\scent|million|billion|trillion|[ap]\.?m))"
)
_RATIO_CUE: Final = Lazy(r"(?<![A-Za-z])(?:[Rr]atio|[Oo]dds|[Ss]wap(?:s|ped)?|[Ee]xchanged?)(?![A-Za-z])[^.;:\n]*$")
_CUE_REACH: Final = 48
# Full-year 2024 expenses, fiscal year 2025 revenue: whose year it is.
_YEAR_OF: Final = frozenset(("year", "full-year", "fiscal-year", "calendar-year", "fiscal"))
_WHOLE_YEAR: Final = Lazy(
    r"(?<![A-Za-z])(?:[Ff]ull|[Ff]iscal|[Cc]alendar)[\s-](?:[Yy]ear\s)?$", ends=" -", before_space="rl"
)
_YEAR_WORDS: Final = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "during",
        "of",
        "from",
        "fiscal",
        "year",
        "before",
        "after",
        "through",
        "till",
        "circa",
    ]
)


def read_no_amount(kept: Kept, start: int) -> int | None:
    """Read what begins with a digit and is no amount; return where to look on, ``None`` where an amount begins."""
    text = kept.text
    end = run_end(text, start)
    size = end - start
    before, after, ahead = code_at(text, start - 1), code_at(text, end), code_at(text, end + 1)
    spaced = after == _SPACE and size <= 2 and _MONTH_INITIALS.has(ahead)
    if (start and not _PLAIN_BEFORE.has(before)) or spaced or (size <= _LONGEST_PART and _JOINTS.has(after)):
        if (stop := _code(kept, start)) is not None:
            return stop
        date = read_digit_date(text, start)
        if date is not None:
            return kept.add_date(date) or date.end
    elif _ORDINAL_LETTERS.has(after) and (date := read_digit_date(text, start)) is not None:
        return kept.add_date(date) or date.end
    if (after == _COLON or (after == _SPACE and ahead in (_T, _COLON))) and (stop := _for_one(kept, start)) is not None:
        return stop
    if size <= 2 and _BEHIND_HOUR.has(after) and (after != _SPACE or _is_half_day(text, end + 1)):
        date = read_clock(text, start)
        if date is not None:
            return kept.add_date(date) or date.end
        if after == _COLON and text[end + 1 : end + 3].isdigit():
            return kept.skip(start, "code")
    if size == _FULL_YEAR:
        if after == _SPACE and (date := read_hours(text, start)) is not None:
            return kept.add_date(date) or date.end
        if (stop := _year(kept, start)) is not None:
            return stop
    if INCH_MARKS.has(after) and (inches := read_inches(text, start)) is not None:
        return _inches(kept, start, *inches)
    if before == _SPACE and code_at(text, start - 2) == _COLON and _TICKER.search(text, max(0, start - 12), start):
        return kept.skip(start, "code")
    if size == _SHORT_NUMBER and text[start:end] in _HELP and _is_called(text, start, end):
        return kept.skip(start, "phone")
    if after == _SPACE or _BEFORE_OTHERS.has(after):
        stop = _by_what_follows(kept, start, end)
        if stop is not None:
            return stop
    head = max(0, start - 4)
    if start and (first := text[head:start].lower().rfind("no.")) >= 0 and not text[head + first + 3 : start].strip():
        return _read_rank(kept, head + first, start)
    return None


def _by_what_follows(kept: Kept, start: int, end: int) -> int | None:
    """Read digits that are no amount for what stands behind them: 4x100m, 3-2, the 1500 block of, 5th, 4Q24."""
    text = kept.text
    after, ahead = text[end], code_at(text, end + 1)
    if after == " ":
        if ahead in (_B, _CAPITAL_B):
            return kept.skip(start, "name") if _BLOCK.match(text, end) is not None else None
        vote = _VOTE.match(text, start) if ahead == _T else None
        voted = vote is not None and _VOTED.search(text, max(0, start - 16), start) is not None
        return _score(kept, vote) if vote is not None and voted else None
    if after == "x":
        return kept.skip(start, "name") if _RELAY.match(text, start) is not None else None
    if after in "-–":
        score = _SCORE.match(text, start)
        return _score(kept, score) if score is not None else None
    if after in "stnr":
        ordinal = _ORDINAL.match(text, start)
        return _ordinal(kept, ordinal) if ordinal is not None else None
    date = read_letter_quarter(text, start)
    return kept.add_date(date) or date.end if date is not None else None


def _for_one(kept: Kept, start: int) -> int | None:
    """Read 1 to 2.54, 1:2.54 and 3 to 1 as so many for one, where a word before them says that it is a ratio."""
    text = kept.text
    found = _FOR_ONE.match(text, start)
    if found is None or _RATIO_CUE.search(text, max(0, start - _CUE_REACH), start) is None:
        return None
    written = found["to"] or found["of"]
    value, end = Decimal(written), found.end()
    grain = Decimal(1).scaleb(-len(written.partition(".")[2]))
    return kept.keep(
        Amount(start, end, value, value, value, grain), start, Sense(_RATIO, None, end, "rule:for_one"), ""
    )


def _inches(kept: Kept, start: int, value: Decimal, grain: Decimal, end: int) -> int:
    """Keep a height or a width that marks of feet and inches give."""
    amount = Amount(start, end, value, value, value, grain)
    return kept.keep(amount, start, Sense(_MEASURE, "inch", end, "unit:inch"), "")


def _is_half_day(text: str, at: int) -> bool:
    """Tell whether a.m. or p.m. may stand at ``at``."""
    return _HALF_DAY.at(text, at) and _BEHIND_HALF.at(text, at + 1)


def _is_called(text: str, start: int, end: int) -> bool:
    """Tell the number of the police from a count: she called 911, the 911 system."""
    if text[start:end] in _HELP_LINES and _HELP_NOUN.match(text, end) is not None:
        return True
    if _EMERGENCY.search(text, max(0, start - 9), start) is None:
        return False
    noun = find_noun(text, end, None)
    return noun is None or not noun.adjacent


def _code(kept: Kept, start: int) -> int | None:
    """Go over digits that are no figure by their shape: phones, paths, versions, bullets."""
    text = kept.text
    phone = _PHONE.match(text, start)
    if phone is not None and _ISO.match(text, start) is None and _YEARS.fullmatch(phone.group()) is None:
        kept.skipped.append(Skipped(Span(*phone.span()), phone.group(), "phone"))
        return phone.end()
    before = text[start - 1 : start] if start else ""
    if before and before in "#@/_&=?:\\" and not (before == "=" and _RATE.match(text[start - 2 : start - 1])):
        return kept.skip(start, "code")
    if (
        before == "-"
        and start > 1
        and text[start - 2].isalpha()
        and not _PREFIX.search(text, max(0, start - 12), start)
    ):
        return kept.skip(start, "name")
    if _BULLETED.match(text, start) is not None and _BULLET.search(text, max(0, start - 8), start) is not None:
        return kept.skip(start, "bullet")
    return None


def _year(kept: Kept, start: int) -> int | None:
    """Read four digits as a year, unless a unit or a counted noun makes them a number."""
    text = kept.text
    decade = _DECADE.match(text, start)
    if decade is not None:
        return decade.end()
    date = read_year(text, start)
    if date is None or text[date.end : date.end + 1].isalnum() or _NO_YEAR.match(text, date.end) is not None:
        return None
    if date.calendar.end is None and not _is_year(kept, date, start):
        return None
    return kept.add_date(date) or date.end


def _is_year(kept: Kept, date: DateRead, start: int) -> bool:
    text, year = kept.text, date.calendar.year or 0
    before = word_before(text, start).lower()
    if before in _YEAR_OF and _WHOLE_YEAR.search(text, max(0, start - 16), start) is not None:
        return True
    if (not 1900 <= year <= 2150 and before not in _YEAR_WORDS) or before in english().nouns.index:
        return False
    if tail_at(text, date.end) is not None and before != "in":
        return False
    if before in _YEAR_WORDS or before in ("the", "for") or (before == "and" and _follows_year(kept, start)):
        return True
    noun = find_noun(text, date.end, None)
    return noun is None or not noun.adjacent


def _follows_year(kept: Kept, start: int) -> bool:
    """Tell whether another year stands before " and ": between 2019 and 2023 sales doubled."""
    last = kept.found[-1] if kept.found else None
    return (
        last is not None
        and last.calendar is not None
        and last.calendar.year is not None
        and kept.text[last.span.end : start].strip() == "and"
    )


def _score(kept: Kept, match: re.Match[str]) -> int | None:
    """Read 3-2 as a score or a vote where the words around it speak of one."""
    text, end = kept.text, match.end()
    if tail_at(text, end) is not None:
        return None
    second = read_amount(text, match.start(2))
    if second is not None and second.scale != ONE:  # 15-20 trillion won was not won by anybody
        return None
    noun = find_noun(text, end, None)
    if noun is not None and noun.adjacent and noun.word not in ("votes", "wins"):
        return None
    around = re.findall(r"[a-z]+", text[max(0, match.start() - 40) : end + 30].lower())
    if english().nouns.score_cue.isdisjoint(around):
        return None
    span = Span(match.start(), end)
    bounds = Interval(None, None)  # two numbers that stand for themselves, and no range
    kept.found.append(Mention(span, match.group(), _RATIO, None, bounds, ONE, trace=("rule:score",)))
    kept.floor = end
    return end


def _ordinal(kept: Kept, match: re.Match[str]) -> int:
    if match["place"] is not None:
        kept.rank(Span(*match.span()), Decimal(match[1]))
    else:
        kept.skipped.append(Skipped(Span(*match.span()), match.group(), "name"))
    return match.end()


def _read_rank(kept: Kept, first: int, start: int) -> int | None:
    """Read No. 1, which begins at ``first``."""
    amount = read_amount(kept.text, start)
    if amount is None or amount.value is None or not amount.plain:
        return None
    kept.rank(Span(first, amount.end), amount.value)
    return amount.end
