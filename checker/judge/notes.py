"""What else differs between outlets that give one figure: hedges, speakers, words, copies."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass

from checker.judge.compare import Side
from checker.judge.particles import with_particle
from checker.lexicon.attributes import names_attribute
from checker.lexicon.attribution import names_speaker
from checker.model import Effect, Text
from checker.text import said_whole

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


_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True, slots=True)
class _Stance:
    """How to call what somebody said: (누구)의 주장, a claim by (somebody)."""

    ko: str
    en: str

    def of(self, speaker: str) -> Text:
        return Text(f"({speaker}{self.ko})", f"({self.en} {speaker})")


_WORD = _Stance(" 인용", "quoting")
_STANCES = {
    "claimed": _Stance("의 주장", "a claim by"),
    "denied": _Stance("의 부인", "a denial by"),
    "estimated": _Stance("의 추산", "an estimate by"),
}


def notes_of(sides: Sequence[Side]) -> tuple[Text, ...]:
    """Return what an editor may want to know beside the verdict, in a fixed order."""
    found = (_hedges(sides), _stances(sides), _words(sides), _copies(sides))
    return tuple(note for note in found if note is not None)


def _attributed(sides: Sequence[Side]) -> frozenset[str]:
    """Return the articles that give the figure to somebody, in one of their sentences at least."""
    return frozenset(
        side.claim.article
        for side in sides
        if side.claim.attribution is not None and (side.claim.attribution.speaker or _is_claimed(side))
    )


def _plain(sides: Sequence[Side], told: Collection[str]) -> list[str]:
    """Return the outlets that state the figure in their own name, without a word that softens it."""
    attributed = _attributed(sides)
    return list(dict.fromkeys(s.name for s in sides if s.name not in told and s.claim.article not in attributed))


def _hedges(sides: Sequence[Side]) -> Text | None:
    """Say who hedges and how, where some do and others do not, or not alike."""
    own = [tuple(h for h in side.figure.hedges if h.effect is not Effect.REPORTED) for side in sides]
    if len({frozenset(hedge.effect for hedge in found) for found in own}) < 2:
        return None
    hedges: dict[str, tuple[str, Effect]] = {}
    for side, found in zip(sides, own, strict=True):
        for hedge in found[:1]:
            hedges.setdefault(side.name, (side.words_of(hedge), hedge.effect))
    plain = _plain(sides, {side.name for side in sides if side.figure.hedges})
    if {side.name for side in sides} == hedges.keys() and len({effect for _, effect in hedges.values()}) < 2:
        return None  # each of them hedges alike, though not in every sentence
    return Text(
        "확실한 정도를 달리 씁니다: "
        + _grouped({name: f"‘{words}’({_EFFECTS[effect].ko})" for name, (words, effect) in hedges.items()})
        + (f" / 그대로 씀: {'·'.join(plain)}" if plain else ""),
        "Hedges differ: "
        + _grouped({name: f"“{words}” ({_EFFECTS[effect].en})" for name, (words, effect) in hedges.items()}, ", ")
        + (f" / no hedge: {', '.join(plain)}" if plain else ""),
    )


# What stands between two outlets in Korean; in English it is a comma.
_KOREAN = "·"


def _grouped(what: Mapping[str, str], between: str = _KOREAN) -> str:
    """Join outlets by what they say, each outlet once: 가나일보·다라신문 ‘약’(어림) / 마바뉴스 ‘이상’(하한)."""
    names: dict[str, list[str]] = {}
    for name, remark in what.items():
        names.setdefault(remark, []).append(name)
    gap = "" if between == _KOREAN else " "  # Korean sets no space before a bracket
    return " / ".join(
        f"{between.join(found)}{gap if remark.startswith('(') else ' '}{remark}" for remark, found in names.items()
    )


def stances_differ(sides: Sequence[Side]) -> bool:
    """Tell whether some outlets state as a fact what others report as somebody's claim.

    알려졌다 is a habit of the trade and only noted; 주장했다 and 부인했다 are claims. Who names the
    speaker (딥시크에 따르면) does not state a fact either.
    """
    told = {side.claim.article for side in sides if _is_claimed(side)}
    return bool(told) and any(side.claim.article not in told | _attributed(sides) for side in sides)


def _is_claimed(side: Side) -> bool:
    attribution = side.claim.attribution
    return attribution is not None and attribution.stance in _CLAIMED


def _speaker(side: Side) -> str | None:
    """Return who says so, where the text names somebody."""
    said = side.claim.attribution
    return None if said is None or not said.speaker or not names_speaker(said.speaker) else said.speaker


def _stances(sides: Sequence[Side]) -> Text | None:
    """Say who tells the figure as somebody's word, where others do so in another way or give no source for it."""
    told: dict[str, Text] = {}
    for side in sides:
        words = [side.words_of(hedge) for hedge in side.figure.hedges if hedge.effect is Effect.REPORTED]
        said, speaker = side.claim.attribution, _speaker(side)
        if said is not None and speaker and (_is_claimed(side) or words):
            told.setdefault(side.name, _STANCES.get(said.stance, _WORD).of(speaker))
        elif words:
            told.setdefault(side.name, Text(f"‘{words[0]}’", f"“{words[0]}”"))
        elif said is not None and _is_claimed(side):
            told.setdefault(side.name, Text(f"‘{said_whole(said.verb)}’", f"“{said_whole(said.verb)}”"))
    plain = _plain(sides, told)
    if not told:
        return None
    for side in sides:
        if (speaker := _speaker(side)) and side.name not in plain:
            told.setdefault(side.name, Text(f"({speaker}에 따르면)", f"(according to {speaker})"))
    listed = Text(
        f"남의 말로 전한 매체: {_grouped({name: text.ko for name, text in told.items()})}.",
        f"Told as somebody’s word: {_grouped({name: text.en for name, text in told.items()}, ', ')}.",
    )
    if not plain:
        return listed if len({text.ko for text in told.values()}) > 1 else None
    others = plain[0] if len(plain) == 1 else f"다른 {len(plain)}개 매체"
    does = "names" if len(plain) == 1 else "name"
    return Text(
        f"{listed.ko} {with_particle(others, '은/는')} 누구의 말인지 밝히지 않습니다.",
        f"{listed.en} {plain[0] if len(plain) == 1 else f'{len(plain)} other outlets'} {does} no source for it.",
    )


def _words(sides: Sequence[Side]) -> Text | None:
    """Say which nouns name what is counted, where the outlets of one language do not use the same."""
    names: dict[str, dict[str, str]] = {}
    for side in sides:
        word = _named(side.claim.attribute_text)
        if word and names_attribute(word):
            names.setdefault("ko" if _HANGUL.search(word) else "en", {}).setdefault(side.name, word)
    shown = {
        name: word
        for found in names.values()
        if _differ({word.replace(" ", "").casefold() for word in found.values()})
        for name, word in found.items()
    }
    if not shown:
        return None
    return Text(
        f"부르는 말이 다릅니다: {_grouped({name: f'‘{word}’' for name, word in shown.items()})}",
        f"The words differ: {_grouped({name: f'“{word}”' for name, word in shown.items()}, ', ')}",
    )


# A particle of the word before that was read with a noun: 39만표|를 득표.
_PARTICLE = re.compile(r"^[을를의이가에로]\s+")


def _named(words: str) -> str:
    """Return the words for a thing as a list of them has it: without a particle, without capitals of a headline.

    >>> _named("를 득표"), _named("매매가는"), _named("Training Bill"), _named("GDP growth")
    ('득표', '매매가', 'training bill', 'GDP growth')
    """
    words = _PARTICLE.sub("", words)
    if words.istitle() or (words[:1].isupper() and words[1:].islower()):
        return words.lower()
    return (
        words[:-1] if words[-1:] in ("는", "은") and words[:-1].split()[-1:] and names_attribute(words[:-1]) else words
    )


def _differ(words: Set[str]) -> bool:
    """Tell whether words are more than one word and its short form: 전용면적 and 전용, 영업이익 and 영업익."""
    longest = max(words, key=lambda word: (len(word), word))
    return any(word[0] != longest[0] or not _within(word, longest) for word in words)


def _within(short: str, long: str) -> bool:
    """Tell whether the letters of ``short`` stand in ``long`` in their order."""
    rest = iter(long)
    return all(letter in rest for letter in short)


def _copies(sides: Sequence[Side]) -> Text | None:
    articles = {side.claim.article: side.article for side in sides}
    origins = {(article.origin or article.id) if article is not None else key for key, article in articles.items()}
    if len(origins) == len(articles):
        return None
    return Text(
        f"{len(articles)}개 기사지만 원천은 {len(origins)}개입니다(같은 글의 전재 포함).",
        f"{len(articles)} articles, {len(origins)} independent origin{'s' if len(origins) > 1 else ''}.",
    )
