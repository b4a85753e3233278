"""The surroundings of a figure: content words, qualifiers and the entities it may be of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from checker.lexicon.qualifiers import qualifier_dimensions, qualifier_reach
from checker.lexicon.surfaces import Cue
from checker.lexicon.synonyms import find_canonical, stop_words
from checker.lexicon.wordlists import word_list
from checker.link.asides import is_included
from checker.link.attribute_found import Found
from checker.link.lists import goes_on_to
from checker.link.scene import WHEN, Scene, once_a_sentence, surface_index
from checker.model import EntityMention, FigureKind
from checker.text import one_of

__all__ = [
    "STAGE",
    "TOPIC_FIGURE",
    "find_entities",
    "find_qualifiers",
    "find_words",
    "home_type",
    "last_mark",
    "main_entities",
    "read_words",
    "stem",
]

_TOKEN = re.compile(r"[가-힣]+|[A-Za-z][A-Za-z'’-]*")
# Particles and endings; what is left must have two letters.
_ENDING = re.compile(rf"{one_of(word_list('ko/nouns.toml', 'ending'))}$")
_EN_SUFFIX = (("ies", "y"), ("sses", "ss"), ("es", "e"), ("s", ""))

# Words kept for a claim; more only adds words of other figures of the sentence.
MAX_WORDS = 12
MAX_ENTITIES = 6
# What a name loses for being the source (소방청에 따르면), in tens of letters: a source is seldom
# what a figure is of.
SOURCE_COST = 5.0


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without its particles and endings, in its canonical form.

    >>> stem("건물에서는"), stem("Residents"), stem("전문가들은")
    ('building', 'resident', 'expert')
    """
    if word[0] < "가":
        return _stem_of_english(word)
    while (known := find_canonical(word)) is None:  # 전문가 is listed, and no 전문
        short = _ENDING.sub("", word)
        if len(short) < 2 or short == word:
            return word
        word = short
    return known


def _stem_of_english(word: str) -> str:
    word = word.lower().removesuffix("'s").removesuffix("’s")
    known = find_canonical(word)
    if known is None and len(word) > 3:
        for suffix, ending in _EN_SUFFIX:
            if word.endswith(suffix) and not word.endswith("ss"):
                word = word.removesuffix(suffix) + ending
                known = find_canonical(word)
                break
    return known or word


# A content word and where it stands in its sentence.
Token = tuple[str, int, int]


@once_a_sentence
def read_words(scene: Scene) -> tuple[Token, ...]:
    """Return the content words of a sentence: attributes by their ids, other words by their stems."""
    taken = [*zip(scene.starts, scene.ends, strict=True)]
    taken += [(n.span.start - scene.offset, n.span.end - scene.offset) for n in scene.names]
    words: list[Token] = []
    for cue in scene.sort("attribute"):
        taken.append((cue.start, cue.end))
        words.append((cue.id, cue.start, cue.end))
    covered = {offset for start, end in taken for offset in range(start, end)}
    stop = stop_words()
    for match in _TOKEN.finditer(scene.text):
        start, end = match.span()
        if start in covered or end - 1 in covered:
            continue
        word = stem(match[0])
        if len(word) >= 2 and word not in stop:
            words.append((word, start, end))
    return tuple(words)


def find_words(scene: Scene, index: int) -> tuple[tuple[str, float], ...]:
    """Return the content words around a figure, each with its weight: 1 beside it, less further off.

    Args:
        scene: The sentence.
        index: The figure.
    """
    start, end = scene.starts[index], scene.ends[index]
    clause = scene.clause_of(start)
    found: dict[str, float] = {}
    for word, first, last in read_words(scene):
        distance = start - last if last <= start else first - end
        weight = 0.6 ** abs(scene.clause_of(first) - clause) / (1.0 + max(distance, 0) / 12.0)
        if weight > found.get(word, 0.0):
            found[word] = weight
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple([_weighed(word, round(weight, 3)) for word, weight in ranked[:MAX_WORDS]])


@lru_cache(maxsize=65536)
def _weighed(word: str, weight: float) -> tuple[str, float]:
    """Return one and the same pair for all claims that have it: a day of the press has a million of them."""
    return word, weight


# 특별공급 제외 3695가구: what a figure leaves out, or is only added to it (특별공급까지 합하면).
_EXCLUDED = re.compile(
    r"^\s?(?:물량\s?)?(?:[을를은는]\s)?(?:제외|빼|뺀)|^\s?(?:물량)?(?:까지|도|을|를)\s(?:합[치쳐하한]|더[하한해])"
)


# Axes of what a text names once and goes on with: the rounds of a subscription for homes (특별공급, 1순위), the subjects of an
# examination (국어, 수학).
STAGE, SUBJECT = "round:", "subject:"


@once_a_sentence
def last_mark(scene: Scene, axis: str) -> str | None:
    """Return the mark of an axis that a sentence names last, ``None`` where it names none."""
    named = [cue for cue in scene.sort("qualifier") if cue.id.startswith(axis)]
    kept = [cue.id for cue in named if not _EXCLUDED.match(scene.text[cue.end :])]
    return kept[-1] if kept else None


@once_a_sentence
def find_qualifiers(scene: Scene, index: int, found: Found | None = None) -> frozenset[str]:
    """Return the marks in a figure's noun phrase, or as far away as each mark may stand.

    Args:
        scene: The sentence.
        index: The figure.
        found: What it counts: the marks of its noun are marks of the figure.
    """
    start, end = scene.starts[index], scene.ends[index]
    per = scene.figures[index].mention.per
    low, high = (per.span.start - scene.offset, per.span.end - scene.offset) if per is not None else (-1, -1)
    if 0 <= low < start:
        start = low  # 입력 토큰 100만개당 0.55달러
    marks: set[str] = set()
    nearest: dict[str, str] = {}
    for cue in scene.sort("qualifier"):
        reach = qualifier_reach()[cue.id]
        if reach == "none" or not _may_mark(scene, cue, index):
            continue
        if reach == "nearest":
            joined = cue.id.startswith(STAGE) and _is_joined(scene, cue)
            if cue.start < start and not joined and not _EXCLUDED.match(scene.text[cue.end :]):
                nearest[cue.id.partition(":")[0]] = cue.id
            continue
        if reach == "list" and scene.korean and cue.end <= start:
            if goes_on_to(scene, cue, index):
                nearest[cue.id.partition(":")[0]] = cue.id
            continue
        if reach in ("clause", "before"):
            if scene.edges_between(cue.start, start) == 0 and (reach == "clause" or cue.start < start):
                marks.add(cue.id)
            continue
        if (
            (low <= cue.start < high)  # $2 per million input tokens
            or (found is not None and found.start >= 0 and _before_noun(scene, cue.end, found))
            or (reach != "noun" and _in_phrase(scene, cue.start, cue.end, start, end))
            or (reach == "noun" and cue.end <= start and TOPIC_FIGURE.match(scene.text[cue.end : start]))
        ):
            marks.add(cue.id)
    if _is_part(scene, index):
        marks.add("scope:part")
    marks.update(nearest.values())
    marks.update(_origin(scene, index))
    return frozenset(marks | _unit_marks(scene.figures[index].mention.unit or ""))


def _may_mark(scene: Scene, cue: Cue, index: int) -> bool:
    """Tell whether a mark may be one of the figure ``index``.

    It is none of a sum that only holds what it names (승무원을 포함한 72명), nor where it has a figure of its
    own or a fellow (승객과 승무원 72명), and an English people is one of people alone: two Koreans, not two Korean banks.
    """
    axis = cue.id.partition(":")[0]
    if axis in _OF_PEOPLE and (is_included(scene, cue, index) or _has_own(scene, cue, index)):
        return False
    if axis == "who" and _is_joined(scene, cue):
        return False
    if axis == "session" and scene.figures[index].kind in WHEN:
        return False  # 7일 장중 is a day as any other
    if (dimension := qualifier_dimensions().get(cue.id)) is not None and scene.figures[index].dimension != dimension:
        return False
    return scene.korean or axis != "nation" or scene.figures[index].dimension == "count:person"


_FROM = re.compile(r"\s(?:[a-z]+\s)?from\s(?:the\s)?")


def _origin(scene: Scene, index: int) -> tuple[str, ...]:
    """Return the mark of the country that people are said to be from: 18 workers from China, two from Laos."""
    found = None if scene.korean else _FROM.match(scene.text, scene.ends[index])
    if found is None or scene.figures[index].dimension not in ("count:person", "number"):
        return ()
    at = scene.offset + found.end()
    countries = [name.entity for name in scene.names if name.span.start == at and name.entity.startswith(_COUNTRY)]
    return tuple(
        "nation:korean" if country == f"{_COUNTRY}kr" else f"nation:{country.removeprefix(_COUNTRY)}"
        for country in countries
    )


_COUNTRY = "country_"


def _has_own(scene: Scene, cue: Cue, index: int) -> bool:
    """Tell whether a noun behind a figure has one of its own: 타고 있던 181명은 한국인 173명과 …."""
    return scene.korean and cue.start >= scene.ends[index] and any(0 <= at - cue.end <= 2 for at in scene.starts)


_JOINED = re.compile(r"(?:과|와|및|·|,)?\s?(?:및\s?)?|\s(?:and|&)\s")


def _is_joined(scene: Scene, cue: Cue) -> bool:
    """Tell whether a noun is joined with another one of its axis, so that a count is of both: passengers and crew."""
    axis = cue.id.partition(":")[0]
    for other in scene.sort("qualifier"):
        if other.id != cue.id and other.id.partition(":")[0] == axis:
            one, two = sorted((cue, other), key=lambda known: known.start)
            if one.end < two.start and _JOINED.fullmatch(scene.text, one.end, two.start) is not None:
                return True
    return False


# Axes that say of which people a count is.
_OF_PEOPLE = ("who", "nation")


def _is_part(scene: Scene, index: int) -> bool:
    """Tell whether a count is of some of those spoken of before: 이 중 3명은, of them five were.

    The words hold for the first figure of its kind after them; in English they may follow the figure.
    """
    figure, start = scene.figures[index], scene.starts[index]
    if figure.kind not in (FigureKind.COUNT, FigureKind.NUMBER):
        return False
    for cue in scene.sort("qualifier"):
        if cue.id != "scope:part":
            continue
        if cue.end <= start and scene.edges_between(cue.end, start) == 0:
            return not any(
                cue.end <= scene.starts[i] and scene.ends[i] <= start and other.kind is figure.kind
                for i, other in enumerate(scene.figures)
            )
        if not scene.korean and scene.text[scene.ends[index] : cue.start].strip(" ,") == "":
            return True
    return False


@lru_cache(maxsize=1024)
def _unit_marks(unit: str) -> frozenset[str]:
    """Return the marks that a counter itself carries: 83 women."""
    if not unit.isascii():
        return frozenset()
    found = (cue.id for cue in surface_index().find(unit) if cue.sort == "qualifier")
    return frozenset(mark for mark in found if mark not in qualifier_dimensions())


# From a branch to its figure, and on to a percentage of change behind it.
TOPIC_FIGURE = re.compile(
    r"^(?:은|는|이|가|도)\s(?:약\s|총\s)?(?:[\d.,조억만천]+\s?\S{1,4}(?:으로|로|이며|이고),?\s)?$"
)
_NOUN_LINK = re.compile(
    rf"^(?:의|\([^)]*\))?\s?(?:{one_of(word_list('ko/filling.toml', 'branch'))})?(?:의)?\s?$"
    r"|^\s(?:division|unit|segment|business)?\s?$"
)


def _before_noun(scene: Scene, end: int, found: Found) -> bool:
    """Tell whether a mark stands right before the noun that names what is counted: 반도체 수출."""
    return end <= found.start and _NOUN_LINK.match(scene.text[end : found.start]) is not None


_AND = re.compile(r"^(?:과|와|이고|이며|,|·| and\b)\s")  # 31세 남성과 28세: the man is not 28
_LINK_LEFT = re.compile(
    r"^(?:\s|은|는|이|가|도|의|인|만|에서는|에선|에서|에|을|를|,|들|약|총|모두|최소|전체|\(|[가-힣]{1,7}\s|,?\s?(?:of|aboard|and)\s)*$"
)


def _in_phrase(scene: Scene, first: int, last: int, start: int, end: int) -> bool:
    if last <= start:
        gap = scene.gap(last, start)
        if _AND.match(gap):
            return False
        between = [i for i, other in enumerate(scene.starts) if last <= other < start]
        if any(scene.figures[i].kind is not FigureKind.PERCENT for i in between):
            return False
        if between:  # 국내에서는 4.0% 증가한 16만대
            return _LINK_LEFT.match(scene.text[last : scene.starts[between[0]]]) is not None and start - last <= 30
        return len(gap) <= 18 and scene.edges_between(last, start) == 0 and _LINK_LEFT.match(gap) is not None
    gap = scene.text[end:first]
    if any(end <= other < first for other in scene.starts):
        return False
    if scene.korean:
        return re.match(r"^(?:의|은|는|이|가)?\s?$", gap) is not None
    return len(gap) <= 12 and re.match(r"^\s?(?:of\s|the\s|[a-z]+\s)?$", gap) is not None


# Types of homes in Korea by their own floor space in square metres: up to where each goes, and the
# size that it is known by.
_TYPES = ((35, 29), (50, 42), (70, 59), (95, 84), (125, 114), (150, 135), (180, 165), (220, 200), (260, 240))
# A home's own space is about three quarters of what it is sold as (공급면적, 평형).
_OWN_SHARE = Decimal("0.75")


# An area in brackets behind another one tells the same home in another way: 245㎡(약 80평), 245㎡(공급 264㎡).
_AREA_AGAIN = re.compile(r"(?:㎡|평|제곱미터)\s?\((?:약|공급면적|공급|전용면적|전용|구|옛)?\s?$")


def home_type(scene: Scene, index: int) -> str | None:
    """Return the size of the home that a price in the same clause is of, as a mark: ``size:84``.

    Args:
        scene: The sentence.
        index: The price.

    Returns:
        The mark of the area nearest before the price in its clause, ``None`` where there is none.
        Areas for sale (공급면적, or told in 평) are brought down to the home's own (전용면적).
    """
    start = scene.starts[index]
    for i in range(index - 1, -1, -1):
        figure = scene.figures[i]
        if figure.dimension != "[length] ** 2" or figure.value is None:
            continue
        if scene.edges_between(scene.starts[i], start):
            return None
        if _AREA_AGAIN.search(scene.text[: scene.starts[i]]):
            continue
        space = figure.value * figure.base
        around = scene.text[max(0, scene.starts[i] - 8) : scene.ends[i] + 8]
        if "전용" not in around and ("평" in around or "공급" in around):
            space *= _OWN_SHARE
        return next((f"size:{name}" for limit, name in _TYPES if 15 <= space <= limit), None)
    return None


# A name and the bracket that holds its figures: 양천구(0.13%→0.32%), 마포구(…).
_OWN_BRACKET = re.compile(r"^[’'\"”]?\s?\([^()]*$")
# … which no name behind the bracket is nearer to.
OWNER_GAIN = 4.0
_TOPIC = re.compile(r"^(?:\([^)]*\))?(?:\s?[가-힣]{1,5})?(?:은|는|이|가|의)(?=[\s,])")


def find_entities(scene: Scene, index: int, before: Sequence[str], main: Sequence[str]) -> tuple[str, ...]:
    """Return the entities a figure may be of, the likeliest first.

    Args:
        scene: The sentence.
        index: The figure.
        before: Topics of the sentences before, in the paragraph.
        main: What the whole article is about.
    """
    return tuple(dict.fromkeys([*_nearest(scene, index), *before, *main]))[:MAX_ENTITIES]


@once_a_sentence
def _nearest(scene: Scene, index: int) -> tuple[str, ...]:
    """Return the entities that the sentence of a figure names, the likeliest first."""
    start = scene.starts[index]
    ranked: list[tuple[float, int, str]] = []
    for name in scene.names:
        first, last = name.span.start - scene.offset, name.span.end - scene.offset
        cost = (start - last if last <= start else (first - start) * 1.5) / 10.0
        cost += 3.0 * scene.edges_between(first, start)
        if last <= start and _TOPIC.match(scene.text[last:]):
            cost -= 3.0
        if _is_where(scene, first, last, start):
            cost -= _WHERE_GAIN
        if last <= start and _OWN_BRACKET.match(scene.text[last:start]):
            cost -= OWNER_GAIN
        if any(last <= other < start for other in scene.starts):
            cost += 1.0
        if _is_source(scene, first, last):
            cost += SOURCE_COST
        ranked.append((cost, first, name.entity))
    return tuple([entity for _, _, entity in sorted(ranked)])


# Where what a sentence counts is: 가람에서는 그 지진으로 3명이 숨졌다; In Garam, three were killed in the raid.
_WHERE_KO = re.compile(r"(?:\s?[가-힣]{1,4})?에(?:서)?(?:는|만|도|선|서만|서도)\s")
_WHERE_EN = re.compile(r"(?:^|[.!?]\s|\n)In\s(?:the\s)?$")
_WHERE_GAIN = 4.0


def _is_where(scene: Scene, first: int, last: int, start: int) -> bool:
    """Tell whether a name before a figure says in which place all of its clause is."""
    if last > start or scene.edges_between(last, start):
        return False
    if scene.korean:
        return _WHERE_KO.match(scene.text, last) is not None
    return scene.text[last : last + 1] == "," and _WHERE_EN.search(scene.text, 0, first) is not None


def _is_source(scene: Scene, first: int, last: int) -> bool:
    return any(
        cue.id.startswith("source:") and (0 <= cue.start - last <= 6 or 0 <= first - cue.end <= 8)
        for cue in scene.sort("speech")
    )


def main_entities(names: Sequence[EntityMention], title_end: int) -> tuple[str, ...]:
    """Return what an article is about: the names of its headline, then the commonest one."""
    counts = Counter(name.entity for name in names)
    first = {name.entity: name.span.start for name in reversed(names)}
    title = [name.entity for name in names if name.span.end <= title_end]
    common = sorted(counts, key=lambda entity: (-counts[entity], first[entity]))
    return tuple(dict.fromkeys([*title, *common[:2]]))[:3]
