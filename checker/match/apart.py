"""What a reader is told of two claims that a veto keeps apart: why, and what of the two texts says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.lexicon.attributes import attribute_of, names_attribute
from checker.lexicon.entities import known_name
from checker.lexicon.qualifiers import known_marks, scope_words
from checker.lexicon.roles import base_word
from checker.match.pairs import Veto
from checker.model import Claim, FigureKind, Role, Text

__all__ = ["why_apart"]

# What a veto means for a reader. Keys are those of ``pairs.VETOES``.
_WHY: Mapping[str, Text] = {
    "dimension": Text("단위가 다릅니다", "the units differ"),
    "role": Text("쓰임이 다릅니다", "they are told in different roles"),
    "attribute": Text("무엇의 수치인지 다릅니다", "they count different things"),
    "reading": Text("저마다 따로 잰 값입니다", "each was measured by itself"),
    "base": Text("비교 기준이 다릅니다", "they are compared with different periods"),
    "qualifier": Text("범위가 다릅니다", "the scope differs"),
    "direction": Text("한쪽은 늘고 한쪽은 줄었습니다", "one rises, the other falls"),
    "period": Text("기간이 다릅니다", "the periods differ"),
    "entity": Text("다른 대상의 수치입니다", "they are of different things"),
    "label": Text("서로 다른 항목입니다", "they are different items of a list"),
    "moment": Text("서로 다른 때입니다", "they are different times"),
}
_DATE_AND_TIME = Text("한쪽은 날짜, 한쪽은 시각입니다", "one is a date, the other a time")
# One quarter of two figures is no date of one thing.
_OF_TWO_THINGS = Text("저마다 다른 일의 때입니다", "each is the time of something else")
_CALENDAR = {FigureKind.DATE, FigureKind.TIME}

_ROLES: Mapping[Role, Text] = {
    Role.LEVEL: Text("수준", "a level"),
    Role.CHANGE: Text("증감", "a change"),
    Role.SHARE: Text("비중", "a share"),
    Role.MULTIPLE: Text("배수", "a multiple"),
    Role.PREVIOUS: Text("이전 값", "an earlier value"),
    Role.FORECAST: Text("전망", "a forecast"),
    Role.PART: Text("부분", "a part"),
    Role.UNIT_PRICE: Text("단가", "a unit price"),
    Role.CONVERSION: Text("환산", "a conversion"),
}
# Stands in a veto for what one of the two texts lacks.
_LACKING = "–"
_UNMARKED = Text("표시 없음", "none")

_Seen = tuple[Text, Text] | None


def why_apart(veto: Veto, left: Claim, right: Claim) -> Text:
    """Return why two claims are no fact, in a sentence with what the veto saw in each, where that can be named.

    Args:
        veto: What keeps them apart.
        left: The one claim.
        right: The other, in the order in which the veto saw them.
    """
    why = _WHY[veto.code]
    if {left.figure.kind, right.figure.kind} == _CALENDAR and veto.code in ("dimension", "moment"):
        why = _DATE_AND_TIME
    if veto.code == "moment" and _overlap(left, right):
        why = _OF_TWO_THINGS
    if veto.code == "role" and left.role in _ROLES and right.role in _ROLES:
        one, two = _ROLES[left.role], _ROLES[right.role]
        return Text(f"한쪽은 {one.ko}, 한쪽은 {two.ko}입니다.", f"one is {one.en}, the other {two.en}.")
    if veto.code == "label" and _LACKING in (words := _words(veto)):
        item = next((word for word in words if word != _LACKING), "")
        return Text(f"한쪽은 ‘{item}’ 항목의 수치입니다.", f"one is the item “{item}” of a list.")
    find = _SEEN.get(veto.code)
    seen = None if find is None else find(veto, left, right)
    if seen is None or seen[0] == seen[1]:
        return Text(f"{why.ko}.", f"{why.en}.")
    one, two = seen
    return Text(f"{why.ko}: {one.ko} / {two.ko}.", f"{why.en}: {one.en} / {two.en}.")


def _overlap(left: Claim, right: Claim) -> bool:
    one, two = left.figure.moment, right.figure.moment
    return one is not None and two is not None and one.start < two.end and two.start < one.end


def _words(veto: Veto) -> tuple[str, str]:
    left, _, right = veto.detail.partition(" | ")
    return left or _LACKING, right or _LACKING


def _quoted(word: str) -> Text:
    return _UNMARKED if word == _LACKING else Text(f"‘{word}’", f"“{word}”")


def _as_written(veto: Veto, left: Claim, right: Claim) -> _Seen:
    one, two = _words(veto)
    return None if _LACKING in (one, two) else (_quoted(one), _quoted(two))


def _attributes(veto: Veto, left: Claim, right: Claim) -> _Seen:
    """Return what is counted in the words of the texts, by its name where those are a verb or the same in both."""
    if left.attribute_text != right.attribute_text:
        return _attribute(left), _attribute(right)
    return _known(left) or _quoted(_LACKING), _known(right) or _quoted(_LACKING)


def _attribute(claim: Claim) -> Text:
    if claim.attribute_text and names_attribute(claim.attribute_text):
        return _quoted(claim.attribute_text)
    return _known(claim) or _quoted(claim.attribute_text or _LACKING)


def _known(claim: Claim) -> Text | None:
    known = attribute_of(claim.attribute or "")
    return None if known is None else Text(f"‘{known.ko}’", f"“{known.en}”")


def _bases(veto: Veto, left: Claim, right: Claim) -> _Seen:
    if not left.base or not right.base:
        return None
    first, second = base_word(left.base), base_word(right.base)
    return Text(f"{first.ko} 대비", f"the {first.en} before"), Text(f"{second.ko} 대비", f"the {second.en} before")


def _scopes(veto: Veto, left: Claim, right: Claim) -> _Seen:
    """Return the marks of the axes that the veto saw, else all those that only one of the two has."""
    axes = {seen.partition(":")[0].strip() for seen in veto.detail.split(" | ")}
    marks = [known_marks(one.qualifiers - two.qualifiers) for one, two in ((left, right), (right, left))]
    of_axis = [frozenset(mark for mark in found if mark.partition(":")[0] in axes) for found in marks]
    shown = of_axis if any(of_axis) else marks
    if not any(shown):
        return _as_written(veto, left, right) if left.label != right.label else None
    one, two = (scope_words(found) if found else None for found in shown)
    return _marked(one), _marked(two)


def _marked(words: Text | None) -> Text:
    return _UNMARKED if words is None else Text(f"‘{words.ko}’", f"“{words.en}”")


def _owners(veto: Veto, left: Claim, right: Claim) -> _Seen:
    """Return of whom or what the two are, where the veto saw names rather than figures."""
    one, two = _words(veto)
    if one == left.figure.text or _LACKING in (one, two):
        return None
    return _name(one), _name(two)


def _name(entity: str) -> Text:
    known = known_name(entity)
    return _quoted(entity) if known is None else _marked(known)


# What a veto saw, in the words of the texts or by the names of what they say.
_SEEN: Mapping[str, Callable[[Veto, Claim, Claim], _Seen]] = {
    "attribute": _attributes,
    "base": _bases,
    "qualifier": _scopes,
    "period": _as_written,
    "entity": _owners,
    "label": _as_written,
}
