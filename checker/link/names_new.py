"""Names that the alias table lacks, known by their shape: titles, heads of organisations, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.lexicon.entities import alias_table
from checker.lexicon.names import english_name_words, name_words
from checker.link.names import bare_word, ends_name, names_money
from checker.model import Span
from checker.text import one_of

__all__ = ["NewName", "find_new_names", "head_of", "is_korean_latin", "is_korean_name"]


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that no table knows.

    Attributes:
        span: Where it stands, without particle and title.
        surface: As written; an event's without its kind, for it goes by its place.
        kind: ``person``, ``organisation``, ``place``, ``event`` or ``other``.
        title: Where a person's title stands, if one gave the name away.
    """

    span: Span
    surface: str
    kind: str
    title: Span | None = None


_WORD = re.compile(r"[가-힣A-Za-z0-9][가-힣A-Za-z0-9&·.-]*")
_LAST_NAME = re.compile(r"[가-힣]{2,7}(?:-[가-힣]{1,7})?$")


def find_new_names(text: str, known: Sequence[Span], english: bool, places: Sequence[Span] = ()) -> Iterator[NewName]:
    """Yield names that the table does not know, by source and not in reading order, none over another.

    Args:
        text: Composed text (NFC).
        known: Where names stand that are known already, in reading order.
        english: Whether the text is mostly English: only then capitals make a name.
        places: Which of the known names are places.
    """
    taken = bytearray(len(text) + 1)
    for span in known:
        taken[span.start : span.end] = b"\x01" * len(span)
    for name in _english_names(text, taken) if english else _korean_names(text, places):
        if 1 not in taken[name.span.start : name.span.end]:
            taken[name.span.start : name.span.end] = b"\x01" * len(name.span)
            yield name


def _korean_names(text: str, places: Sequence[Span]) -> Iterator[NewName]:
    words = list(_WORD.finditer(text))
    yield from _foreigners(text, words)
    yield from _titled(text)
    yield from _aged(text)
    yield from _storms(text)
    yield from _fronted(text)
    yield from _headed(words)
    yield from _spaced(text)
    yield from _announced(text)
    yield from _units(text, places)
    yield from _flights(text)
    if _CAPITAL.search(text) is not None:
        yield from _camels(text)
        yield from _acronyms(text)


def is_korean_name(word: str, *, rare: bool = True) -> bool:
    """Tell whether a word has the shape of a Korean full name: a surname and two syllables.

    Args:
        word: The word without particles.
        rare: Whether rare surnames, which are words too, make one.
    """
    words = name_words()
    if not 3 <= len(word) <= 4 or word in words.not_names:
        return False
    surname, given = word[:-2], word[-2:]
    if surname not in words.surnames and not (rare and surname in words.rare_surnames):
        return False
    return all(syllable in words.given for syllable in given)


# Between a name and its title stand at most so many words: 홍가람 새빛상사 북미사업본부 대표.
_TITLE_REACH = 5
_PHRASE = 60
_PHRASE_ENDS = "\n.,:;“”\"'‘’…()[]·"
# A word with a particle is no name, unless the particle ends names as often (혜인, 유나); nor is one
# with the ending of a verb (유명한 배우).
_NAME_LIKE = frozenset("인나라자랑")
_VERB_LIKE = frozenset("한해던된할함")


def _phrase_words(text: str, end: int) -> list[Span]:
    """Return the words of the phrase that ends at ``end``, the nearest first."""
    start = max([max(0, end - _PHRASE), *(text.rfind(stop, 0, end) + 1 for stop in _PHRASE_ENDS)])
    return [Span(*match.span()) for match in _WORD.finditer(text, start, end)][::-1][:_TITLE_REACH]


_AGE = re.compile(r"\(\d{1,2}(?:·[가-힣]{1,3})?\)\s*$")


def _titled(text: str) -> Iterator[NewName]:
    """Find Korean names by the title after them: 홍가람 대표, 홍가람 새빛상사 대표, 홍가람(45) 대표."""
    for title in name_words().title.finditer(text):
        if ends_name(text, title.start(), title.end(), "title") is None:
            continue
        age = _AGE.search(text, max(0, title.start() - 8), title.start())
        for distance, span in enumerate(_phrase_words(text, age.start() if age else title.start())):
            surface = span.of(text)
            bare = bare_word(surface)
            if _is_person(surface, bare, distance):
                yield NewName(span, surface, "person", Span(*title.span()))
                break
            if bare != surface and not surface.isascii():
                break


def _is_person(surface: str, bare: str, distance: int) -> bool:
    """Tell whether a word so many words before a title is its bearer's name."""
    if not is_korean_name(surface, rare=distance == 0):
        return False
    if any(alias.kind != "person" for alias in alias_table().find(surface)):
        return False
    if surface[-1] in _VERB_LIKE:
        return False
    return bare == surface or surface[-1] in _NAME_LIKE or (distance == 0 and surface[-2:] in name_words().given_in_eun)


# An age in brackets makes a person of a word in the shape of a name: 홍가람(31), 홍가람(31·새빛상사).
_AGED = re.compile(r"(?<![가-힣])(?P<name>[가-힣]{3,4})\(\d{1,2}(?:세)?[)·,]")


def _aged(text: str) -> Iterator[NewName]:
    for match in _AGED.finditer(text) if "(" in text else ():
        if is_korean_name(match["name"]):
            yield NewName(Span(*match.span("name")), match["name"], "person")


# Storms are named: 태풍 '누리', 허리케인 페어웨더, Hurricane Fairweather.
@cache
def _storm() -> re.Pattern[str]:
    korean, english = one_of(name_words().storms), one_of(english_name_words().storms)
    return re.compile(rf"{korean} [‘'“\"]?(?P<ko>[가-힣]{{2,7}})|{english} (?P<en>[A-Z][a-z]+)")


def _storms(text: str) -> Iterator[NewName]:
    no_storm = name_words().no_storm
    for match in _storm().finditer(text):
        which = "ko" if match["ko"] else "en"
        name = bare_word(match["ko"]) if match["ko"] else match["en"]
        if not name.startswith(no_storm):
            start = match.start(which)
            yield NewName(Span(start, start + len(name)), name, "event")


# A middle initial between a given name and a last one: 로빈 A. 페어웨더.
_INITIAL = re.compile(r" (?:[A-Z]\. ?)?$")


def _foreigners(text: str, words: Sequence[re.Match[str]]) -> Iterator[NewName]:
    """Find foreign names in Hangul by their given names: 마이클 새빛은, 로빈 페어-웨더."""
    given = name_words().foreign_given
    for index, first in enumerate(words[:-1]):
        if first.group() not in given:
            continue
        second = next((word for word in words[index + 1 : index + 3] if not word.group().isascii()), first)
        if not _INITIAL.match(text[first.end() : second.start()]):
            continue
        last = _last_name(text, second)
        if last and (len(first.group()) > 1 or len(last) > 2):
            span = Span(first.start(), second.start() + len(last))
            yield NewName(span, span.of(text), "person")


# What ends names as often as it follows them: 카플란 (Kaplan), 마라도나 (Maradona).
_NAME_ENDS = frozenset("란나라자도만로고며")
_AFTER_NAME = re.compile("(?:은|는|이|가|을|를|의|에게|과|와|측)(?![가-힣])")


def _last_name(text: str, match: re.Match[str]) -> str:
    """Return a foreigner's last name without its particle; empty where the word is none."""
    words = name_words()
    word = match.group()
    if len(word) == 2 and word[0] in words.surnames and word[1] in "은는이가을를의":
        return word[0]
    last = bare_word(word)
    if len(word) == len(last) + 1 and word[-1] in _NAME_ENDS and _stands_whole(text, match):
        last = word
    return last if _LAST_NAME.match(last) and not words.title.fullmatch(" " + last, 1) else ""


def _stands_whole(text: str, match: re.Match[str]) -> bool:
    """Tell whether a title follows the word, or a particle elsewhere: so its end is its own."""
    word = match.group()
    found = name_words().title.match(text, match.end() + 1)
    return found is not None or any(
        _AFTER_NAME.match(text, other.end()) for other in re.finditer(re.escape(word), text)
    )


# A complex by its brand or by the number of its phase: 래미안 새빛, 새빛우성3차, 새빛주공5단지.
_PHASE = re.compile(r"(?<![가-힣0-9])(?!제)[가-힣]{2,9}\d{1,2}(?:차|단지)")
# An area that is to be built anew: 새빛3구역, 새빛 2-1구역.
_AREA = re.compile(r"(?<![가-힣0-9])(?P<stem>[가-힣]{2,5}) ?\d{1,2}(?:-\d{1,2})?구역")
# An apartment complex by the floor area after it: 새빛마루 전용 84㎡.
_WITH_AREA = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Z][가-힣A-Za-z0-9]{2,12}) (?:아파트 )?전용 ?(?:면적 ?)?\d"
)


@cache
def _front() -> re.Pattern[str]:
    fronts = one_of(name_words().fronts)
    return re.compile(rf"(?<![가-힣A-Za-z0-9]){fronts}(?P<space> ?)(?P<word>[가-힣A-Z][가-힣A-Za-z0-9]{{1,11}})")


def _fronted(text: str) -> Iterator[NewName]:
    words = name_words()
    for match in _front().finditer(text):
        word = bare_word(match["word"])
        if len(word) > 1 and word not in words.no_complex and not _is_particle(text, match):
            span = Span(match.start(), match.start("word") + len(word))
            yield NewName(span, span.of(text), "place")
    for match in _WITH_AREA.finditer(text) if "전용" in text else ():
        name = match["name"]
        if (
            bare_word(name) == name
            and name[-1] not in _VERB_LIKE
            and not name.endswith((*words.no_complex, *words.no_apposition))
        ):
            yield NewName(Span(*match.span("name")), name, "place")
    for match in _AREA.finditer(text) if "구역" in text else ():
        if match["stem"] not in words.generic and ends_name(text, *match.span(), "title") is not None:
            yield NewName(Span(*match.span()), match.group(), "place")
    for match in _PHASE.finditer(text) if "차" in text or "단지" in text else ():
        if ends_name(text, match.start(), match.end(), "title") is not None:
            yield NewName(Span(*match.span()), match.group(), "place")


def _is_particle(text: str, match: re.Match[str]) -> bool:
    """Tell whether what follows the brand without a space is no part of a name: 새빛에서."""
    return not match["space"] and ends_name(text, match.start(), match.start("word"), "title") is not None


def head_of(surface: str) -> tuple[str, str] | None:
    """Return the last part of an organisation's or a place's name with its kind.

    >>> head_of("새빛은행")
    ('은행', 'organisation')
    """
    heads = name_words().heads
    for length in name_words().head_lengths:
        kind = heads.get(surface[-length:])
        if kind is not None:
            return surface[-length:], kind
    return None


@lru_cache(maxsize=1 << 16)
def _head_in(written: str) -> tuple[str, str | None]:
    """Return a word without its particle, and of what kind its last part makes it."""
    ends = name_words().head_ends
    word = written.rstrip(".-·")
    # 고속도로 ends in no particle
    surface = word if word[-1:] in ends and head_of(word) is not None else bare_word(word)
    found = head_of(surface) if surface[-1:] in ends else None
    return surface, None if found is None else _kind_of_headed(surface[: -len(found[0])], found[1])


def _headed(words: Sequence[re.Match[str]]) -> Iterator[NewName]:
    """Find organisations and places by the last part of their names: 새빛은행, 새빛대교."""
    for match in words:
        surface, kind = _head_in(match.group())
        if kind is not None:
            span = Span(match.start(), match.start() + len(surface))
            if kind == "place":
                span = _quoted(match.string, span)
            yield NewName(span, span.of(match.string), kind)


_CALLED = re.compile(r" [가-힣A-Za-z]{2,8}(?=[’'”\"])")


def _quoted(text: str, span: Span) -> Span:
    """Return the span of a complex with the word of its own, where both stand between quotes: '새빛자이 누리에'."""
    more = _CALLED.match(text, span.end) if text[max(0, span.start - 1) : span.start] in tuple("‘'“\"") else None
    return Span(span.start, more.end()) if more is not None else span


_QUOTES = "[‘'“\"]?"


@cache
def _apposition() -> re.Pattern[str]:
    nouns = one_of(name_words().kinds)
    return re.compile(rf"(?<![가-힣])(?:[가-힣]{{2,6}})?{nouns}인? {_QUOTES}(?P<name>[가-힣]{{2,9}})")


# So often must a word stand in a text to be the name that the noun before it announces.
_ANNOUNCED = 2


def _announced(text: str) -> Iterator[NewName]:
    """Find names by the noun that says what they are: 배터리 업체 새빛셀, 여행 플랫폼 '가람'."""
    words = name_words()
    for match in _apposition().finditer(text):
        name = bare_word(match["name"])
        if len(name) < 3 or name in words.no_apposition or name.endswith(tuple(words.no_apposition)):
            continue
        if text.count(name) >= _ANNOUNCED and alias_table().find(name) == ():
            start = match.start("name")
            yield NewName(Span(start, start + len(name)), name, "organisation")


# Towns and wards after the place that they are in: 화성시 새빛면 누리리, 일본 가람현 누리시.
_UNIT = re.compile(r" (?P<unit>[가-힣]{1,4}(?:읍|면|동|리|\d가)|[가-힣]{2,6}(?:현|주|시|구|섬))")


def _units(text: str, places: Sequence[Span]) -> Iterator[NewName]:
    no_units = name_words().no_units
    for place in places:
        end = place.end
        while (match := _UNIT.match(text, end)) is not None:
            unit = match["unit"]
            if (
                unit in no_units
                or unit[-2:] in no_units
                or ends_name(text, match.start("unit"), match.end(), "title") is None
            ):
                break
            yield NewName(Span(*match.span("unit")), unit, "place")
            end = match.end()


# What looks like a copula and ends foreign places: 안카라, 포카라.
_FOREIGN_ENDS = frozenset("라란나")
# What ends a word that says which airport: 가까운, 이용하는, 사고가 난.
_MODIFYING = _VERB_LIKE | frozenset("운는은인난킨긴")


# Places and others whose kind stands apart: 누리 화산, 페어웨더 카운티, 가람 구치소.
@cache
def _spaced_name() -> re.Pattern[str]:
    words = name_words()
    return re.compile(
        r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣]{2,7}|[A-Z][A-Za-z]{1,9}) "
        rf"(?:(?P<place>{one_of(words.spaced_places)}|(?P<airport>{one_of(words.airports)}))|{one_of(words.spaced)})"
    )


def _spaced(text: str) -> Iterator[NewName]:
    generic = name_words().generic
    for match in _spaced_name().finditer(text):
        name = match["name"]
        inflected = bare_word(name) != name and name[-1] not in _FOREIGN_ENDS
        plain = match["airport"] is not None and (len(name) < 3 or name[-1] in _MODIFYING)
        if name in generic or inflected or plain or alias_table().find(match.group().replace(" ", "")):
            continue
        if ends_name(text, match.start(), match.end(), "title") is not None:
            kind = "place" if match["place"] else "organisation"
            yield NewName(Span(*match.span()), match.group(), kind)


def _kind_of_headed(stem: str, kind: str) -> str | None:
    """Return the kind of the name that a stem makes with a head of ``kind``, or ``None``."""
    if kind == "of_place":
        places = alias_table().find(stem) + alias_table().find(stem + "시")
        return "organisation" if any(alias.kind == "place" for alias in places) else None
    if len(stem) < 2 or stem in name_words().generic or "·" in stem or stem[0].isdigit():
        return None
    return kind


# A flight by its number: 7C2216편, 7C 2216편, Flight 2216; the airline's name before it stays apart.
_FLIGHT = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\s?\d{2,4}편|(?<=항공\s)\d{2,4}편|(?<=항공\s여객기\s)\d{2,4}편"
    r"|(?:[Ff]light\s)(?:(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\s?)?\d{2,4}(?!\d))"
)
_CAPITAL = re.compile(r"[A-Z]")
# Latin names in Korean text show by a capital inside the word: SemiAnalysis, not API or Drive.
_CAMEL = re.compile(r"(?<![A-Za-z0-9.@/_-])[A-Z][a-z]+[A-Z][A-Za-z]*[a-z](?![A-Za-z0-9@_/.])")


# A run of capitals in Korean text is a name, but for the terms that every newsroom writes so (GDP, ETF).
_CAPITALS = re.compile(r"(?<![A-Za-z0-9.@/_&+-])[A-Z][A-Z0-9]{2,6}(?![A-Za-z0-9@_/.&+-])")


def _acronyms(text: str) -> Iterator[NewName]:
    terms = english_name_words().terms
    for match in _CAPITALS.finditer(text):
        whole = ends_name(text, *match.span(), "organisation") is not None
        if whole and match.group() not in terms and not match.group()[-1].isdigit():
            yield NewName(Span(*match.span()), match.group(), "other")


def _flights(text: str) -> Iterator[NewName]:
    for match in _FLIGHT.finditer(text) if "편" in text or "light" in text else ():
        yield NewName(Span(*match.span()), match.group(), "event")


def _camels(text: str) -> Iterator[NewName]:
    for match in _CAMEL.finditer(text):
        yield NewName(Span(*match.span()), match.group(), "other")


_LINE = re.compile(r"[^\n]+")
# Capitalised words in a row; only some words go on with "of" (University of, Bank of).
_CAPITALISED = re.compile(
    r"(?<![\w’'.-])[A-Z][\w&’'-]*"
    r"(?: (?:[A-Z]\. (?=[A-Z])|(?:of|for|and|de|del|al|bin|van|von|der) )?[A-Z][\w&’'-]*)*"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:•|—–\"“”(\[]\s*| - )$")
_LONG_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]{3,}")
_POSSESSIVE = re.compile(r"[’'](?:s|m|d|ll|ve|re)?$")
# A line is a headline where so much of its long words is capitalised (body text stays below half).
_HEADLINE_SHARE = 0.7


def _is_headline(line: str) -> bool:
    if line.rstrip().endswith((".", ".”", '."')):
        return False
    words = _LONG_WORD.findall(line)
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= _HEADLINE_SHARE * len(words)


def _english_names(text: str, taken: bytearray) -> Iterator[NewName]:
    yield from _flights(text)
    yield from _storms(text)
    for line in _LINE.finditer(text):
        if not _is_headline(line.group()):
            for match in _CAPITALISED.finditer(text, line.start(), line.end()):
                yield from _runs(text, line.start(), match, taken)


def _runs(text: str, line: int, match: re.Match[str], taken: bytearray) -> Iterator[NewName]:
    """Yield the names of a run of capitalised words, cut at known names, at titles and where "of" joins."""
    words = english_name_words()
    run: list[Span] = []
    for token in re.finditer(r"\S+", text[match.start() : match.end()]):
        span = Span(*token.span()).shift(match.start())
        surface = span.of(text)
        if _parts(text, run, surface) or taken[span.start] or surface.lower() in words.courtesies:
            yield from _named(text, line, run)
            run = []
        elif run and run[-1].of(text).lower() in words.tails and _ACRONYM.fullmatch(surface):
            yield from _named(text, line, run)  # Fairweather Airlines ATR 72
            run = [span]
        else:
            run.append(span)
            if _POSSESSIVE.search(surface):
                yield from _named(text, line, run)
                run = []
    yield from _named(text, line, run)


def _parts(text: str, run: Sequence[Span], surface: str) -> bool:
    """Tell whether a small word parts two names: "of" but for University of, "and" but for Ministry of … and."""
    if surface in ("of", "for"):
        return not run or run[-1].of(text).lower() not in english_name_words().of_heads
    return surface == "and" and all(span.of(text) != "of" for span in run)


def _named(text: str, line: int, run: Sequence[Span]) -> Iterator[NewName]:
    words = english_name_words()
    run = list(run)
    opens = bool(run) and _SENTENCE_START.search(text[max(line, run[0].start - 3) : run[0].start]) is not None
    while run and run[0].of(text).lower() in words.openers:
        run.pop(0)
        opens = False
    event = None
    while run and run[-1].of(text).lower() in words.closers:
        last = run.pop()
        event = last if last.of(text).lower() in words.event_tails and last.of(text).istitle() else None
    if not run or _BYLINE.search(text[max(line, run[0].start - 3) : run[0].start]):
        return
    span = Span(run[0].start, run[-1].end)
    surface = _POSSESSIVE.sub("", span.of(text))
    span = Span(span.start, span.start + len(surface))
    if len(surface) < 3 or (len(run) == 1 and _is_word(surface)) or _has_no_name([part.of(text) for part in run]):
        return
    if len(run) == 1 and opens and not _ACRONYM.fullmatch(surface):
        return
    if names_money(text, span.end):
        return
    kind = _kind_of(surface, _after_courtesy(text, span.start))
    if event is not None and kind != "person" and event.start == span.end + 1:
        span = Span(span.start, event.end)  # the Fairweather Fire goes by the name of its place
    yield NewName(span, surface, kind)


_ACRONYM = re.compile("[A-Z]{3,7}")


def _is_word(surface: str) -> bool:
    """Tell whether one capitalised word is no name: Bank, ETFs, X-ray, July-September."""
    words = english_name_words()
    front = surface.partition("-")[0].removesuffix("s")
    return surface.lower() in words.tails or len(front) == 1 or front in words.terms or front.lower() in words.no_names


# The form of a company without its name: Co Ltd.
_FORMS = frozenset(["co", "ltd", "inc", "corp", "corporation", "company", "llc", "plc", "limited"])


def _has_no_name(run: Sequence[str]) -> bool:
    """Tell whether all words of a run are parts that other names have: Net Income, Co Ltd, Rescue; not Labor Department."""
    words = english_name_words()
    parts = [_POSSESSIVE.sub("", part).rstrip(".").lower() for part in run]
    if any(part not in words.no_lone and part not in words.no_names for part in parts):
        return False
    return len(parts) == 1 or parts[-1] not in words.tails or _FORMS.issuperset(parts)


_BYLINE = re.compile(r"^[Bb][Yy] $")
_COURTESY_BEFORE = re.compile(r"([A-Za-z-]+)\.? $")


def _after_courtesy(text: str, start: int) -> bool:
    before = _COURTESY_BEFORE.search(text[max(0, start - 16) : start])
    return before is not None and before[1].lower() in english_name_words().courtesies


# A Korean name in Latin letters: the surname first, the given name with a hyphen.
_KOREAN_LATIN = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")


def is_korean_latin(name: str) -> bool:
    """Tell whether a name is Korean in Latin letters, so that its first word is the surname: Hong Ga-ram."""
    return _KOREAN_LATIN.fullmatch(name) is not None


def _kind_of(surface: str, courtesy: bool) -> str:
    words = english_name_words()
    parts = surface.split(" ")
    tail = words.tails.get(parts[-1].lower())
    if tail is not None and len(parts) > 1:
        return tail
    if courtesy or is_korean_latin(surface) or (1 < len(parts) < 4 and parts[0].lower() in words.given):
        return "person"
    return "organisation" if parts[0].lower() in words.of_heads and len(parts) > 1 else "other"
