"""What else differs between outlets that give one figure: hedges, speakers, words, copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.judge.compare import Side
from checker.judge.particles import with_particle
from checker.model import Effect, Text

__all__ = ["notes_of", "stances_differ"]

_CLAIMED = frozenset({"claimed", "denied"})
_EFFECTS = {
    Effect.ABOUT: Text("어림", "approximate"),
    Effect.AT_LEAST: Text("하한", "a lower bound"),
    Effect.MORE_THAN: Text("넘는 값", "more than"),
    Effect.AT_MOST: Text("상한", "an upper bound"),
    Effect.LESS_THAN: Text("못 미치는 값", "less than"),
    Effect.VAGUE: Text("막연한 값", "vague"),
    Effect.REPORTED: Text("전언", "hearsay"),
}


def notes_of(sides: Sequence[Side]) -> tuple[Text, ...]:
    """Return what an editor may want to know beside the verdict, in a fixed order."""
    found = (_hedges(sides), _stances(sides), _words(sides), _copies(sides))
    return tuple(note for note in found if note is not None)


def _by_name(sides: Sequence[Side], what: dict[str, str]) -> str:
    """Join outlet and remark, each outlet once: 가나일보 약, 다라신문 이상."""
    return ", ".join(f"{name} {remark}" for name, remark in what.items())


def _hedges(sides: Sequence[Side]) -> Text | None:
    """Say who hedges and how, where some do and others do not, or not alike."""
    ko: dict[str, str] = {}
    en: dict[str, str] = {}
    kinds = {frozenset(hedge.effect for hedge in side.figure.hedges) for side in sides}
    if len(kinds) < 2:
        return None
    for side in sides:
        for hedge in side.figure.hedges[:1]:
            ko.setdefault(side.name, f"‘{hedge.text}’({_EFFECTS[hedge.effect].ko})")
            en.setdefault(side.name, f"“{hedge.text}” ({_EFFECTS[hedge.effect].en})")
    plain = [side.name for side in sides if not side.figure.hedges and side.name not in ko]
    rest = "" if not plain else " / 단정: " + ", ".join(dict.fromkeys(plain))
    flat = "" if not plain else "; plain: " + ", ".join(dict.fromkeys(plain))
    return Text(f"표현의 확실성이 다릅니다: {_by_name(sides, ko)}{rest}", f"Hedges differ: {_by_name(sides, en)}{flat}")


def stances_differ(sides: Sequence[Side]) -> bool:
    """Tell whether some outlets state as a fact what others report as somebody's claim.

    알려졌다 is a habit of the trade and only noted; 주장했다 and 부인했다 are claims.
    """
    return _split(sides, _is_claimed)


def _split(sides: Sequence[Side], test: Callable[[Side], bool]) -> bool:
    told = {side.claim.article for side in sides if test(side)}
    return bool(told) and any(side.claim.article not in told for side in sides)


def _is_claimed(side: Side) -> bool:
    attribution = side.claim.attribution
    return attribution is not None and attribution.stance in _CLAIMED


def _is_told(side: Side) -> bool:
    return _is_claimed(side) or side.figure.has(Effect.REPORTED)


def _stances(sides: Sequence[Side]) -> Text | None:
    if not _split(sides, _is_told):
        return None
    ko: dict[str, str] = {}
    for side in sides:
        if _is_told(side):
            attribution = side.claim.attribution
            speaker = attribution.speaker if attribution is not None else None
            words = [hedge.text for hedge in side.figure.hedges if hedge.effect is Effect.REPORTED]
            verb = words[0] if words else attribution.verb if attribution is not None else ""
            ko.setdefault(side.name, f"‘{' '.join(filter(None, (speaker, verb)))}’")
    plain = list(dict.fromkeys(side.name for side in sides if side.name not in ko))
    others = plain[0] if len(plain) == 1 else f"다른 {len(plain)}개 매체"
    states = "states it" if len(plain) == 1 else "state it"
    return Text(
        f"남의 말로 전한 매체: {_by_name(sides, ko)}. {with_particle(others, '은/는')} 사실로 씁니다.",
        f"Told as somebody's word: {_by_name(sides, ko)}. {', '.join(plain)} {states} as a fact.",
    )


def _words(sides: Sequence[Side]) -> Text | None:
    """Say which words name what is counted, where they differ and no lexicon calls them one."""
    words: dict[str, str] = {}
    for side in sides:
        if side.claim.attribute_text:
            words.setdefault(side.name, side.claim.attribute_text)
    if len(set(words.values())) < 2 or len({side.claim.attribute for side in sides}) < 2:
        return None
    shown = ", ".join(f"{name} ‘{word}’" for name, word in words.items())
    return Text(f"부르는 말이 다릅니다: {shown}", f"The words differ: {shown}")


def _copies(sides: Sequence[Side]) -> Text | None:
    articles = {side.claim.article: side.article for side in sides}
    origins = {(article.origin or article.id) if article is not None else key for key, article in articles.items()}
    if len(origins) == len(articles):
        return None
    return Text(
        f"{len(articles)}개 기사지만 원천은 {len(origins)}개입니다(같은 글의 전재 포함).",
        f"{len(articles)} articles, {len(origins)} independent origin{'s' if len(origins) > 1 else ''}.",
    )
