"""What a fact counts, in words for its title: the lexicon's name, a noun of the texts, else the sort of its figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from checker.lexicon.attributes import Attribute, attribute_of, is_general_attribute
from checker.lexicon.particles import particle_entries
from checker.lexicon.synonyms import Gloss, glossary
from checker.lexicon.titles import is_happening, is_noun, names_itself
from checker.model import Claim, Fact, FigureKind
from checker.report.messages import Messages

__all__ = ["commonest", "noun_of", "what_is_counted", "word_of"]

_HANGUL = re.compile("[가-힣]")
# A label in letters of another language is quoted, but for an abbreviation: GDP, EPS.
_SHORT = re.compile(r"[A-Z0-9&.\- ]+")
_CALENDAR = (FigureKind.DATE, FigureKind.TIME)
# Figures that a noun right before them is a name of; a stretch of time is mostly told of what stands behind it.
_NAMED = (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.COUNT, FigureKind.MEASURE, FigureKind.NUMBER)
# The word that stands right before a figure or its hedge: 미수금(은) 11조6000억원.
_WORD_BEFORE = re.compile(r"([가-힣]{2,10})\s?[‘“'\"]?$")
# Gap between a hedge and its figure, in characters.
_BESIDE = 2


def commonest(items: Iterable[str]) -> tuple[str, int]:
    """Return what occurs most often with its count, nothing being no item; of several the longest, in order."""
    counted = Counter(item for item in items if item)
    return max(counted.items(), key=lambda item: (item[1], -len(item[0]), item[0]), default=("", 0))


def what_is_counted(fact: Fact, texts: Mapping[str, str], words: Messages) -> str:
    """Return what a fact counts.

    The lexicon's name of it, or the fact's own label where that says more; where the lexicon has none or but a
    general one (금액, 규모), the noun that two articles set right before the figure; the noun for what happened on
    a date; a label that a claim gives for it; and else what figures of its sort are called.

    Args:
        fact: The fact.
        texts: Article id → text.
        words: The words of the report.
    """
    key = _attribute(fact)
    known = attribute_of(key)
    if known is not None and not known.general:
        return _known_name(fact, known, words)
    own = _noun_before(fact, texts) if words.language == "ko" and fact.kind in _NAMED else ""
    if own:
        return own
    if known is not None:
        return _known_name(fact, known, words)
    if fact.kind in _CALENDAR:
        return _happened(fact, key, words) or _kind(str(fact.kind), words)
    return _label(fact, words) or _sort_of(fact, words)


def _attribute(fact: Fact) -> str:
    """Return the attribute that most claims name; of several one that says more than a general one (사업비, 비용)."""
    times = Counter(claim.attribute for claim in fact.claims if claim.attribute)
    most = [attribute for attribute, told in times.items() if told == max(times.values())]
    return commonest([attribute for attribute in most if not is_general_attribute(attribute)] or most)[0]


def _known_name(fact: Fact, known: Attribute, words: Messages) -> str:
    name = known.en if words.language == "en" else known.ko
    return fact.label if name.casefold() in fact.label.casefold() and is_noun(fact.label) else name


def _label(fact: Fact, words: Messages) -> str:
    """Return the label of a fact where a claim gives it for what it counts; one that is but a word nearby is none."""
    if not is_noun(fact.label) or all(claim.attribute_text != fact.label for claim in fact.claims):
        return ""
    label = fact.label.replace("_", " ")
    if bool(_HANGUL.search(label)) == (words.language == "ko") or _SHORT.fullmatch(label):
        return label
    return "" if fact.kind in _CALENDAR else words("as_quoted", text=label)  # ‘landed’ names no date


def _noun_before(fact: Fact, texts: Mapping[str, str]) -> str:
    """Return the noun that two articles set right before the figure, and no fewer than half of those in Korean."""
    homes: dict[str, set[str]] = {}
    tellers = set()
    for claim in fact.claims:
        before = _text_before(claim, texts.get(claim.article, ""))
        if _HANGUL.search(before):
            tellers.add(claim.article)
        found = _WORD_BEFORE.search(before)
        if found is not None and (noun := _without_particle(found[1])):
            homes.setdefault(noun, set()).add(claim.article)
    noun, told = max(homes.items(), key=lambda item: (len(item[1]), item[0]), default=("", set()))
    return noun if len(told) > 1 and len(told) * 2 >= len(tellers) else ""


def _text_before(claim: Claim, text: str) -> str:
    """Return the sentence up to the figure, or up to a hedge right before it."""
    start = claim.figure.span.start
    for hedge in claim.figure.hedges:
        if 0 <= claim.figure.span.start - hedge.span.end <= _BESIDE:
            start = min(start, hedge.span.start)
    return text[claim.sentence.start : start].rstrip()


def _without_particle(word: str) -> str:
    """Return a word that an amount or a count goes by, without its particle; empty where it is none."""
    if names_itself(word):
        return word
    found = _particle_behind().search(word)
    return found[1] if found is not None and names_itself(found[1]) else ""


@cache
def _particle_behind() -> re.Pattern[str]:
    known = {word for entry in particle_entries() for word in entry.words}
    return re.compile("^([가-힣]{2,}?)(?:%s)$" % "|".join(sorted(known, key=lambda word: (-len(word), word))))


@cache
def _glosses() -> dict[str, Gloss]:
    return {gloss.english[0]: gloss for gloss in glossary()}


def word_of(term: str, words: Messages) -> str:
    """Return a term that articles of two languages are compared by as a word of the report's language.

    >>> from checker.report.messages import read_messages
    >>> word_of("operating_profit", read_messages("ko")), word_of("earthquake", read_messages("ko"))
    ('영업이익', '지진')
    """
    known = attribute_of(term)
    if known is not None:
        return known.ko if words.language == "ko" else known.en
    gloss = _glosses().get(term)
    return gloss.korean[0] if gloss is not None and gloss.korean and words.language == "ko" else term


def _happened(fact: Fact, key: str, words: Messages) -> str:
    """Return what happened on a date, as a noun: 도착 시점, time of arrival; empty where no noun is known for it.

    The label where it is one, else the noun of the glossary for what most claims tell of.
    """
    label, gloss = noun_of(fact.label), _glosses().get(key)
    is_named = any(claim.attribute_text == fact.label for claim in fact.claims)
    if is_named and words.language == "ko" and label and not label.isascii():
        return words("time_of", what=label)
    if gloss is None:
        return ""
    if words.language == "en":
        noun = next(filter(is_happening, gloss.english), "")
    else:
        said = [claim.attribute_text for claim in fact.claims]
        noun, _ = commonest(
            word for word in gloss.korean for text in said if is_happening(word) and _is_said(word, text)
        )
    return words("time_of", what=noun) if noun else ""


# A noun for what is done in the form in which it was read: 수집해, 중단한다, 상륙했으며.
_DONE_SO = re.compile(r"(.*[가-힣]{2})(?:[하해했한할]|되|돼|됐|된|될)[가-힣]{0,3}")


def noun_of(label: str) -> str:
    """Return the noun of a label that says what happened; empty where it holds none.

    >>> noun_of("방문해"), noun_of("상륙했으며"), noun_of("올렸")
    ('방문', '상륙', '')
    """
    found = _DONE_SO.fullmatch(label)
    words = (label if found is None else found[1]).split()
    return " ".join(words) if words and all(map(is_happening, words)) else ""


# What goes on behind a noun for what is done: 착륙했다, 착륙한, 폭발이, 도착.
_DONE = re.compile("(?:$|[하했한할함해되됐된될]|[은는이가을를의]$)")


def _is_said(word: str, text: str) -> bool:
    """Tell whether a text has a noun for what is done, and not the stem of a verb: 착륙 of 착륙했다, not 떠나 of 떠났다."""
    return text.startswith(word) and _DONE.match(text, len(word)) is not None


def _sort_of(fact: Fact, words: Messages) -> str:
    """Return what figures of a sort are called: 인원 of people, 넓이 of hectares, 단계 of 2단계; else 금액, 수량."""
    figure = fact.claims[0].figure
    if figure.kind is FigureKind.COUNT:
        thing, counted = figure.dimension.partition(":")[2], words.groups["counted"]
        known = counted.get(figure.mention.unit or "") or counted.get(thing)
        return known or _counter(thing, words)
    for group, name in (("measured", figure.dimension), ("ranked", figure.mention.unit or "")):
        if name in words.groups[group]:
            return words.of(group, name)
    return _kind(str(fact.kind), words)


def _kind(kind: str, words: Messages) -> str:
    return words.groups["titled"].get(kind) or words.name("kind", kind)


def _counter(thing: str, words: Messages) -> str:
    """Return what is counted with a counter that is a noun of two letters or more: 지부 수; else the kind, 수량."""
    is_own = bool(_HANGUL.search(thing)) == (words.language == "ko")
    if len(thing) > 1 and is_own and thing.replace(" ", "").isalpha():
        return words("number_of", what=thing)
    return _kind(str(FigureKind.COUNT), words)
