"""What a single line of a page looks like: the shapes of furniture, captions and prose.

The rules go by the shape of the line and by the words of the furniture lexicon. They prefer to
leave a line alone: a line with a verb and a figure is journalism, whatever else it says.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.later import later
from checker.lexicon.furniture import agencies, furniture_words, outlets
from checker.load.dates import find_stamps
from checker.load.shapes import BULLET, EMAIL, alternatives, bare, folded_words, is_bulleted, is_prose, job_words
from checker.load.slugs import leading_slug
from checker.text import one_of

__all__ = ["LATE", "glued_imprint", "opens_imprint", "outlet_kind", "role_of"]

_SEPARATOR = r"[\s|·•ㅣ│/,∙ㆍ]+"
_NUMBER = r"\d[\d,.]*\s?[KkMm만천]?\+?"

# Roles that make furniture of a line only above the lead or below the last paragraph: in the body,
# a date may head a chronology and an index may stand in a table.
LATE = frozenset({"date", "rubric", "ticker"})

_DIGIT = re.compile(r"\d")
_PHONE = later(r"\(?0\d{1,2}[\s).-]{1,2}\d{3,4}[\s.-]{1,2}\d{4}|\b1[5-9]\d{2}-\d{4}\b")
_REGISTRATION = later(r"\d{3}-\d{2}-\d{5}|[아가다]\s?-?\d{4,5}|\d{4}-\d{3}[\dX]")

# --- one rule a role; the first that fits names the line -----------------------------------------


_URL = later(r"\W{0,4}(?:[가-힣A-Za-z ]{1,12}\s?[:：]?\s?)?<?(?:https?://|www\.)\S+>?\W?")


def _is_url(line: str) -> bool:
    return _URL.fullmatch(line) is not None


@cache
def _sky() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{BULLET}\s*)?(?P<place>[가-힣A-Za-z./\s]{{1,34}}?)\s?-?\d{{1,3}}(?:\.\d)?\s?(?:℃|°\s?[CF]?)"
        rf"(?:\s?[/~]\s?-?\d{{1,3}}(?:\.\d)?\s?(?:℃|°\s?[CF]?))?(?P<behind>\s?(?:{alternatives('sky')}))?"
    )


_WEATHER_LABEL = later(
    r"(?:오늘의?\s|현재\s|내일\s)?(?:날씨|기온)\b.{0,30}?-?\d{1,3}(?:\.\d)?\s?(?:도|℃|°)|Weather\s?:.{0,30}?\d{1,3}\s?°"
)


def _is_weather(line: str) -> bool:
    if _WEATHER_LABEL.match(line) and len(line) <= 60 and not is_prose(line):
        return True
    match = _sky().fullmatch(line)
    if match is None:
        return False
    return match["behind"] is not None or any(word in match["place"] for word in furniture_words("sky"))


@cache
def _buttons() -> re.Pattern[str]:
    label, button = alternatives("counter"), alternatives("button", "counter")
    item = rf"(?:(?:{label})\s*[:(]?\s*{_NUMBER}(?:개|건|회)?\)?|{_NUMBER}\s*(?:{label})|(?:{button})(?:\s*\(\d+\))?)(?![\w가-힣])"
    return re.compile(rf"(?:{BULLET}\s*)?[\[<(]?{item}(?:{_SEPARATOR}{item})*[\]>)]?", re.IGNORECASE)


def _is_buttons(line: str) -> bool:
    return len(line) <= 200 and _buttons().fullmatch(line) is not None


@cache
def _section_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in furniture_words("section"))


_COUNTED = later(r"\s*(?:TOP\s?\d+|\d+건?|\(\d+\)|더보기|더 보기|[+>›…])\s*$", re.IGNORECASE)
_MORE_FROM = later(r"(?:More|Latest|Also|Read more) (?:from|on|in) (?:the )?[A-Z][\w&'’ ]{2,40}")


# How a heading with a count ends where no digit does, and hardly a sentence.
_COUNTED_END = ("건", ")", "기", "+", ">", "›", "…")


def _is_section(line: str) -> bool:
    word = bare(line)
    if word[-1:].isdecimal() or word.endswith(_COUNTED_END):
        word = _COUNTED.sub("", word)
    if _MORE_FROM.fullmatch(word):
        return True
    return word.casefold() in _section_words()


@cache
def _section_start() -> re.Pattern[str]:
    word = alternatives("section")
    label = alternatives("section", "label")
    return re.compile(
        rf"(?:{BULLET}\s*)?(?:[\[(<]\s?(?:{word})\s?[\])>]|(?:{label})\s?[:：☞▶>]|(?:{word})\s\d{{1,2}}위)\s*\S",
        re.IGNORECASE,
    )


_READ_MORE = re.compile(
    r"MORE:|(?:READ MORE|READ ALSO|READ NEXT|RELATED|SEE ALSO|WATCH|LISTEN|ALSO READ)\b(?!\s[A-Z]{2})"
)


def _is_related(line: str) -> bool:
    if line.startswith("☞"):
        return not line.endswith(".")
    if _READ_MORE.match(line):
        return True
    return _section_start().match(line) is not None and not (is_prose(line) and len(line) > 100)


@cache
def _any_of(role: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, folded_words(role))))


def _is_notice(line: str) -> bool:
    return _any_of("notice").search(line.casefold()) is not None


def _is_contact(line: str) -> bool:
    if not is_bulleted(line) or is_prose(line):
        return False
    return re.match(rf"\W*(?:{alternatives('contact')})\s?[:：]", line) is not None


def _is_promotion(line: str) -> bool:
    if len(line) > 160 or (is_prose(line) and re.search(r"\d", line)):
        return False
    return _any_of("promo").search(line.casefold()) is not None


@cache
def _rights_start() -> re.Pattern[str]:
    return re.compile(rf"[\[(<【\s*]*(?:{alternatives('rights_start')})", re.IGNORECASE)


# Letters of the longest notice of rights: those of newspapers take up to 160.
_LONGEST_RIGHTS = 250


def _is_rights(line: str) -> bool:
    folded = line.casefold()
    if _any_of("rights").search(folded) is None:
        return False
    found = [word for word in folded_words("rights") if word in folded]
    if _rights_start().match(line) and len(line) <= _LONGEST_RIGHTS:
        # 저작권자 may open a sentence of the news: there it has a particle and a verb.
        return not (len(found) == 1 and found[0] == "저작권자" and is_prose(line))
    closed = re.search(rf"(?:{alternatives('rights_end')})[.\])>\s]*$", line, re.IGNORECASE)
    return (len(found) >= 2 or len(line) <= 80) and closed is not None


def opens_imprint(line: str) -> bool:
    """Tell whether a stretch without line breaks begins with a byline, a copyright or a list of links.

    >>> opens_imprint("김나래 기자 narae@garam.example ⓒ 가람일보 무단전재 금지 댓글 0"), opens_imprint("ⓒ는 기호다.")
    (True, False)
    """
    if _rights_start().match(line) and not is_prose(line[:80]):
        return True
    byline = rf"[\[(<]?(?:[가-힣]{{2,10}}[\s=])?[가-힣]{{2,4}}\s?(?:{job_words()})\s?[\])>]?\s?[\[(<]?(?:{EMAIL}|[ⓒ©]|저작권자|Copyright)"
    heads = "|".join(re.escape(word) for word in furniture_words("section") if len(word) >= 4 and " " in word)
    return re.match(rf"{byline}|{EMAIL}|[\[(<]?(?:{heads})", line) is not None and not re.match(
        r".{0,60}[가-힣]다\.", line
    )


@cache
def _glued() -> re.Pattern[str]:
    words = (*furniture_words("section"), *furniture_words("label"))
    heads = "|".join(re.escape(word) for word in words if len(word) >= 4 and re.search("[가-힣]", word))
    labels = "|".join(
        re.escape(word) for word in furniture_words("label") if " " in word and re.search("[가-힣]", word)
    )
    return re.compile(rf"(?:[가-힣]{{2,4}}\s(?:{job_words()})(?:{heads})|(?<=[가-힣\d])(?:{labels}))(?=[가-힣'\"‘“(])")


def glued_imprint(line: str) -> int | None:
    """Return where a heading of other stories is glued to a byline in a page without line breaks, or ``None``.

    >>> glued_imprint("비가 왔다. ⓒ 가람 이나래 기자관련 키워드가람시장마"), glued_imprint("이나래 기자가 관련 기사를 썼다.")
    (12, None)
    """
    match = _glued().search(line)
    return None if match is None else match.start()


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=^)|(?<=[\s|ㅣ│·ㆍ/,(]))(?P<label>{one_of(furniture_words('imprint'))})\s?(?P<colon>[:：]|(?=\s?\(?0\d))"
    )


def _is_imprint(line: str) -> bool:
    digits = _DIGIT.search(line) is not None
    registered = digits and _REGISTRATION.search(line) is not None
    if is_prose(line) and not registered:
        return False
    labels = [match["label"] for match in _labels().finditer(line)]
    if len(labels) >= 2:
        return True
    phone = digits and _PHONE.search(line) is not None
    if phone and len(line) <= 40 and re.match(rf"\W*(?:기사\s?)?(?:{alternatives('contact')})", line):
        return True
    if labels:
        reached = phone or registered or _has_email(line)
        return reached or (labels[0] not in furniture_words("loose_label") and len(line) <= 60)
    return phone and not is_prose(line) and re.search(r"[|ㅣ│]", line) is not None


def _has_email(line: str) -> bool:
    return "@" in line and re.search(EMAIL, line) is not None


_LENGTH = later(
    r"""
    \d{1,2} \s? [-–]? \s? min(?:ute)?s?\.? \s (?:read|listen|watch)                     # 3-minute read
    | (?:읽는\s시간|읽기\s시간|reading\stime|read\stime) \W{0,3} (?:약\s|about\s)? \d{1,2} \s? (?:분|min(?:ute)?s?)
    | \d{1,2} \s? 분 \s? (?:읽기|소요)
    | (?:listen|watch|video|audio|podcast|play|영상|동영상|듣기|오디오) (?:\s보기)? (?:\s?[:：]\s.{1,80})? \W{1,4}
      (?:\d{1,2}:\d{2}(?::\d{2})? | (?:\d{1,2}분\s?)?\d{1,2}초) \W?                     # Listen (4:32)
    """,
    re.VERBOSE | re.IGNORECASE,
)


_LEADING_BULLET = later(rf"^{BULLET}\s*")


def _is_length(line: str) -> bool:
    return _LENGTH.fullmatch(_LEADING_BULLET.sub("", line)) is not None


_TAGS = later(r"#[^\s#]+(?:[\s,]*#[^\s#]+)*")


def _is_tags(line: str) -> bool:
    return _TAGS.fullmatch(line) is not None


_LETTER = re.compile(r"[^\W_]")


def _is_rule(line: str) -> bool:
    return _LETTER.search(line) is None


@cache
def _stamp_words() -> frozenset[str]:
    return frozenset(folded_words("stamp"))


def _is_stamp(line: str) -> bool:
    if line.rstrip(" :").casefold() in _stamp_words():
        return True
    if _partial_stamp().fullmatch(line):
        return True
    rest = _without_times(line)
    if rest is None:
        return False
    if _is_nothing(rest) and any(stamp.at for stamp in find_stamps(line)):
        return True
    labelled = re.search(rf"(?:{alternatives('stamp')})", line, re.IGNORECASE) is not None
    left = _left_of_stamp(re.sub(rf"(?:{alternatives('counter')})\s?{_NUMBER}(?:개|건|회)?", " ", rest))
    if not labelled:
        return role_of(left) == "byline"  # 2031-02-03 김가람 기자
    return not left or role_of(left) in ("byline", "buttons", "rubric", "outlet") or _is_signed(left, line)


# 홍길동 승인 2031.02.03 06:45 | 수정 2031.02.03 10:11: whose text it is, without a job.
_ONE_WORD = later(r"[가-힣]{2,4}")


def _is_signed(left: str, line: str) -> bool:
    """Tell whether one word, a name it may be, stands before times to the minute."""
    return _ONE_WORD.fullmatch(left) is not None and line.startswith(left) and any(s.at for s in find_stamps(line))


def _is_date(line: str) -> bool:
    rest = _without_times(line)
    if rest is None:
        return False
    # 가람일보 | 2031-03-04: a name beside the date, set apart from it
    named = re.fullmatch(r"\W*(?:[^\W\d]+\s?){1,3}\s*[|ㅣ│·•/—–]\W*|\W*[|ㅣ│·•/—–]\s*(?:[^\W\d]+\s?){1,3}\W*", rest)
    return named is not None or _is_nothing(rest)


_FILLING = (
    r"\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?|[A-Z]{1,4}T|UTC|KST|evening|morning|afternoon|night|noon|at|on|by|By|BY)\b"
    r"|오전|오후|[월화수목금토일]요일"
)


def _is_nothing(rest: str) -> bool:
    """Tell whether nothing but weekdays, zones and separators is left beside a time."""
    return re.sub(r"[\W_]", "", re.sub(_FILLING, "", rest)) == ""


@cache
def _partial_stamp() -> re.Pattern[str]:
    # Posted at 9:14 a.m.; Updated Wednesday, Jan. 8 at 7:05 a.m. PT: no year to know it by
    return re.compile(
        rf"{one_of(furniture_words('stamp'))}\W{{0,3}}(?:on\s|at\s)?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s?)?"
        r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2},?\s?)?(?:at\s)?"
        r"(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?)?",
        re.IGNORECASE,
    )


_AGES = later(
    r"\b\d+\s?(?:hours?|hrs?|minutes?|mins?|days?|weeks?)\s(?:ago|old)\b|\d+\s?(?:시간|분|일|주)\s?전", re.IGNORECASE
)


@lru_cache(maxsize=64)  # two rules ask it of one line
def _without_times(line: str) -> str | None:
    """Return a short line without its dates, ages and clock times, or ``None`` where it has none."""
    if len(line) > 160 or _DIGIT.search(line) is None:
        return None
    stamps = find_stamps(line)
    rest = line
    for stamp in reversed(stamps):
        rest = rest[: stamp.start] + " " + rest[stamp.end :]
    if is_prose(rest):
        return None
    rest, aged = _AGES.subn(" ", rest)
    if not stamps and not aged:
        return None
    return re.sub(r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?", " ", rest, flags=re.IGNORECASE)


# [가람일보] 입력 …: whose page it is.
_WHOSE = later(r"^\s*\[[^\]\d]{2,20}\]")


# 김가람 기자I 2031.02.03: a letter for the bar between name and date.
_GLUED_BAR = later(r"(?<=[가-힣])[Il](?=\s|$)")


def _left_of_stamp(rest: str) -> str:
    rest = _GLUED_BAR.sub(" ", _WHOSE.sub(" ", rest))
    rest = re.sub(rf"(?:{alternatives('stamp')})(?![가-힣a-z])", " ", rest, flags=re.IGNORECASE)
    rest = re.sub(_FILLING, " ", rest)
    rest = re.sub(r"\b[A-Z]?\d{1,2}면", " ", rest)
    return re.sub(r"\s+", " ", re.sub(r"[|ㅣ│·•:：,;()\[\]<>–—\-/]", " ", rest)).strip()


@cache
def _job() -> re.Pattern[str]:
    return re.compile(rf"[가-힣]{{2,4}}\s?(?:[가-힣A-Za-z·]{{1,8}}\s)?(?:{job_words(latin=True)})(?![가-힣])")


@cache
def _staff() -> re.Pattern[str]:
    one = rf"(?:{alternatives('staff')})\s?[:：=]\s?[가-힣]{{2,4}}(?:[\s·,]{{1,2}}[가-힣]{{2,4}}){{0,4}}"
    return re.compile(rf"{one}(?:\s?[/|·,]\s?{one})*")


def _is_staff(line: str) -> bool:
    # 촬영기자:김나래/영상편집:박소리
    return _staff().fullmatch(line) is not None


def _is_byline(line: str) -> bool:
    if len(line) > 110 or is_prose(line):
        return False
    had_email = _has_email(line)
    left = re.sub(EMAIL, " ", line) if had_email else line
    left = re.sub(r"[\[\]()<>{}=|·ㆍ•/,;:@]", " ", left).strip()
    if re.search(r"\d", left) or len(left.split()) > 9:
        return False
    if had_email and len(left.split()) <= 5:
        return True
    return len(left) <= 50 and re.search(rf"{_job().pattern}\s*$", left) is not None


@cache
def _english_byline() -> re.Pattern[str]:
    name = r"[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|al|bin)){1,3}"
    return re.compile(
        rf"(?:[—–-]\s?)?(?:By|BY|Story by|Words by|From|Written by|Compiled by|Reported by|Edited by|Photos by)\s+(?:{name})(?:(?:,|\s+and|,\s+and|\s+&)\s+{name})*(?P<rest>.*)"
    )


@cache
def _title_byline() -> re.Pattern[str]:
    jobs = "|".join(re.escape(word) for word in furniture_words("byline") if word.isascii() and word != "PD")
    name = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}"
    return re.compile(
        rf"{name}(?:,|\s\||\s[—–-])\s(?:[\w&'’ ]{{0,30}}\s)?(?:{jobs})(?:[,|]\s?[\w .'’]{{2,30}})?", re.IGNORECASE
    )


def _is_english_byline(line: str) -> bool:
    if line[:1].isupper() and len(line) <= 80 and _title_byline().fullmatch(line):
        return True
    match = _english_byline().fullmatch(line) if len(line) <= 160 and not is_prose(line) else None
    if match is None:
        return False
    rest = match["rest"]
    for stamp in reversed(find_stamps(rest)):
        rest = rest[: stamp.start] + rest[stamp.end :]
    parts = [part.strip() for part in re.split(r"[|,·•—–/]", rest)]
    return all(len(part.split()) <= 5 and not re.search(r"\d", part) for part in parts)


def _is_slug(line: str) -> bool:
    return leading_slug(line) == len(line)


@cache
def _rubrics() -> frozenset[str]:
    return frozenset(word.casefold() for word in furniture_words("rubric"))


def _is_rubric(line: str) -> bool:
    return bare(line).casefold() in _rubrics()


def _is_breadcrumb(line: str) -> bool:
    if len(line) > 90 or re.search(r"\d", line):
        return False
    parts = [part.strip() for part in re.split(r"[>›»|ㅣ│]|\s/\s", line)]
    known = sum(part.casefold() in _rubrics() for part in parts)
    return len(parts) >= 2 and all(0 < len(part) <= 24 for part in parts) and known * 2 >= len(parts)


@cache
def _ticker() -> re.Pattern[str]:
    item = rf"(?:{alternatives('ticker')})\s+[\d,.]+(?:\s?[▲▼△▽↑↓+-]\s?[\d,.]+%?|\s?\([^)]{{1,12}}\))+"
    return re.compile(rf"{item}(?:[\s|·ㅣ/]+{item})*")


def _is_ticker(line: str) -> bool:
    return _ticker().fullmatch(line) is not None


def _is_poll(line: str) -> bool:
    head = bare(line).casefold()
    if not head.startswith(folded_words("poll")) or len(line) > 160:
        return False
    word = next(word for word in folded_words("poll") if head.startswith(word))
    # 투표: 45%가 찬성 is news; a poll of the page asks something
    return "?" in line or not re.search(r"\d", line) or re.match(r"\W*[|·]", head[len(word) :]) is not None


_PAGE = re.compile(
    r"[-–—]\s?\d{1,3}\s?[-–—]|\d{1,3}\s?/\s?\d{1,3}|(?:Page|PAGE|p\.)\s?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?"
    r"|지면\s?[A-Z]\d{1,2}|(?:지면\s?)?(?:게재\s?)?(?:\d{1,2}월\s?)?\d{1,2}일자\s[A-Z]?\d{1,2}면"
    r"|\W?\s?관련\s?기사\s?[A-Z]?\d{1,2}면(?:\s?[,·]\s?[A-Z]?\d{1,2}면)*"
    r"|(?:지면\s?)?[A-Z]?\d{1,2}면(?:\s?(?:[TOP톱상하단]{1,3}|\d단))?"
)


def _is_page(line: str) -> bool:
    return _PAGE.fullmatch(line) is not None


_LONE_NUMBER = later(rf"{_NUMBER}|\({_NUMBER}\)")


def _is_number(line: str) -> bool:
    return _LONE_NUMBER.fullmatch(line) is not None


@cache
def _credit() -> re.Pattern[str]:
    agency = "|".join(re.escape(word) for word in agencies())
    word = alternatives("credit")
    return re.compile(
        rf"""
        (?: [\[(<|/]\s?(?:{word})(?:\s?(?:by\b|courtesy|credit|[=:：/|,]|\s)[^\]\)>]{{0,60}})?[\])>.]*   # (Photo: …), [사진=…]
        |   [\[(</]\s?[^\]\[()<>/.]{{1,40}}\s?(?:{alternatives("credited")})\s?[\])>.]*                      # /가람시 제공
        |   (?:\s|[/(\[])(?:{alternatives("picture")})\s?[=:：/]\s?.{{1,40}}  # 사진=…
        |   (?:{alternatives("picture_from")})\s?[=·/]\s?(?:{alternatives("picture_through")})\S{{0,8}}           # EPA=연합뉴스
        |   (?:/|ⓒ|©|\s\|)\s?(?:{agency})\s?(?:기자)?
        |   \((?:{alternatives("whole_credit")})\).{{0,40}}
        |   \((?:AP\sPhoto|Reuters|REUTERS|Getty)[^)]*\)
        |   \b(?:19|20)\d{{2}}\.\s?\d{{1,2}}\.\s?\d{{1,2}}\.?\s(?:{EMAIL}|\[email[\s ]protected\])            # 2031.02.03. garam@…
        |   (?:AP\sPhoto|Getty\sImages|REUTERS|AFP)(?:\s?/\s?[A-Z][\w .]{{2,30}})
        )\s*$
        """,
        re.VERBOSE,
    )


# No credit is without one of these, and most sentences are.
_IN_CREDIT = re.compile(r"[\[(<|/=:：·ⓒ©@]")


@cache
def _pictured() -> re.Pattern[str]:
    return re.compile(
        r"(?:Pictured|Above|Left|Right|Below)\s?:|(?:Photos?|Image|Picture|Video|Graphic)\s(?:via|by|courtesy|from|credit)\b"
        rf"|(?:{alternatives('barred')})\s?[|ㅣ]"
    )


@cache
def _opens_credit() -> re.Pattern[str]:
    return re.compile(rf"[\[(<【]\s?(?:{alternatives('credit')})\s?(?:[\])>】:：=]|설명)")


# ▲ 가람시청 전경, but not ▲3.2%.
_POINTER = re.compile(r"[▲△](?!\s?[\d+-])")


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('caption')})\s?[=:：]", re.IGNORECASE)


# What a table or a list puts before a caption, and its pointer twice: | ▲ …, - ▲ ▲ ….
_DECORATION = later(r"[|\s–—-]*(?:[▲△]\s)?(?=[▲△])")


def _is_caption(line: str) -> bool:
    if (decoration := _DECORATION.match(line)) is not None:
        line = line[decoration.end() :]
    if _POINTER.match(line):
        return line.count("▲") + line.count("△") == 1
    if _opens_credit().match(line) or _pictured().match(line):
        return True
    if _labelled().match(line):
        return not re.match(r"자료\s?[:：]\s?\S+(?:은|는|이|가)\s", line)
    return len(line) <= 400 and _IN_CREDIT.search(line) is not None and _credit().search(line) is not None


# 가람일보(신문): how portals name the outlet
@cache
def outlet_kind() -> re.Pattern[str]:
    """Return what matches a line that names an outlet with its kind."""
    return re.compile(rf"(?P<name>[가-힣A-Za-z0-9 ]{{2,20}})\((?:{alternatives('medium')})\)$")


@cache
def _outlet_start() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(outlets(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?P<name>{names})(?:\s?[—–]|,\s[A-Z][^\d.]{{2,40}})")


def _is_outlet(line: str) -> bool:
    if _outlet_start().fullmatch(line):
        return True
    return outlet_kind().match(_LEADING_BULLET.sub("", line)) is not None or bare(line) in outlets()


# Order matters: an address is no byline, an imprint no stamp; captions come before what only looks
# at the end of a line.
_RULES = (
    ("rule", _is_rule),
    ("url", _is_url),
    ("page", _is_page),
    ("number", _is_number),
    ("weather", _is_weather),
    ("buttons", _is_length),
    ("buttons", _is_tags),
    ("slug", _is_slug),
    ("section", _is_section),
    ("buttons", _is_buttons),
    ("related", _is_related),
    ("rights", _is_rights),
    ("imprint", _is_imprint),
    ("stamp", _is_stamp),
    ("date", _is_date),
    ("byline", _is_english_byline),
    ("byline", _is_staff),
    ("caption", _is_caption),
    ("byline", _is_byline),
    ("poll", _is_poll),
    ("outlet", _is_outlet),
    ("rubric", _is_rubric),
    ("breadcrumb", _is_breadcrumb),
    ("ticker", _is_ticker),
    ("promo", _is_notice),
    ("promo", _is_contact),
    ("promo", _is_promotion),
)


# A paragraph is none of the small things; only what may be a paragraph itself is looked for in it.
_LONG, _LONG_PROSE = 200, 100
# What is longer and begins with sentences is a body that lost its line breaks, whatever stands at its end.
_BODY = 400
_LONG_RULES = tuple(rule for rule in _RULES if rule[0] in ("rights", "imprint", "caption", "promo"))


# Outlets print the same paragraphs, and every page of an outlet has the same furniture.
@lru_cache(maxsize=8192)
def role_of(line: str) -> str | None:
    """Return what a line looks like, or ``None`` for what may be journalism.

    >>> role_of("구름많음가람 21.7℃"), role_of("낮 최고기온은 21.7℃였다."), role_of("댓글 12")
    ('weather', None, 'buttons')
    """
    if len(line) > _BODY and is_prose(line[:_LONG]):
        return None
    paragraph = len(line) > _LONG or (len(line) > _LONG_PROSE and is_prose(line))
    rules = _LONG_RULES if paragraph else _RULES
    return next((role for role, fits in rules if fits(line)), None)
