"""The name or noun that stands right before a figure and tells the items of a list apart.

서울 17%, 이재명 대표(29%), 채소는 10.9%: where one article gives several such items, the label is what
each figure is of, more surely than any entity found further away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from checker.lexicon.wordlists import word_list
from checker.model import Claim, FigureKind
from checker.text import one_of

__all__ = ["find_label", "label_lists"]

# How far back of a figure a label may begin.
_REACH = 40

# What may stand between a label and its figure.
_OPENING = re.compile(r"""[\s(\[（〈<‘'"“:·=]+$""")
_TOKEN = re.compile(r"(?P<word>[가-힣A-Za-z&·ㆍ/\-]*[가-힣]|[A-Z]{2,})(?P<end>[”’\"'\])）>〉]*)$")
# The values that an item had before, in the row that ends in the figure: 양천구(0.13%→0.32%).
_ROW = re.compile(r"(?:[-−–+]?[0-9][0-9.,]*\s?(?:%포인트|%p|%|[가-힣]{0,4})\s?(?:→|⟶|➝|->|⇒)\s?)+$")
# A group of ages: 30대, 60세 이상, 15~29세.
_AGES = re.compile(
    r"(?P<ages>[0-9]{2}(?:[~∼～-][0-9]{2})?[대세살](?:\s?이[상하])?)(?P<particle>에서는|에서|에선|은|는|이|가|도)?[\s(\[]*$"
)
# When, and not which item: 전주(0.20%), 넷째주 0.11%.
_WHEN = re.compile(
    r"(?:전|전전|지난|이번|다음|올|작|금|당|직전|같은|동)?(?:주|달|월|해|년|일|날|분기|기|연도|년도)|올해|작년|내년|[첫둘셋넷]째\s?주|다섯째\s?주|직전|종전|당초"
)
# A phrase in quotation marks, as the answers of a poll are told: ‘경제·민생·물가 문제’(11%), '외교'가 23%.
_QUOTED = re.compile(r"""[‘'"“](?P<phrase>[^‘’'"“”\n]{2,24})[’'"”](?:은|는|이|가|도)?[\s(\[]*$""")
# Marks that join the parts of one label; papers differ in which they print.
_JOINTS = re.compile(r"\s*[/·ㆍ]\s*")
# Particles with which a noun is the subject, the topic or the owner of the figure after it.
_SUBJECT = re.compile(r"(?:에서는|에서|에선|에는|에게는|은|는|이|가|도|의)$")
# Endings after which the word before a figure is no label: 전년보다, 만드는 데, 기록해, 5일까지.
_OTHER = re.compile(rf"{one_of(word_list('ko/nouns.toml', 'no_label'))}$")
_FILE = "ko/labels.toml"
_TITLES = frozenset(word_list(_FILE, "titles"))
# Words that stand between a name and its figure and are passed over.
_PASSED = _TITLES | frozenset(word_list(_FILE, "passed"))
_STEPS = 3
_BRACKETS = ("(", "[", "（", "〈", "<")


def _joined(label: str) -> str:
    return _JOINTS.sub("·", label.strip()).strip("·-")


def find_label(claim: Claim, text: str) -> str:
    """Return the label of a claim's figure, or an empty text where the words before it are none.

    Args:
        claim: The claim; its sentence bounds the search.
        text: The text of its article.
    """
    figure = claim.figure
    if figure.kind in (FigureKind.DATE, FigureKind.TIME):
        return ""
    start = figure.span.start
    for hedge in figure.hedges:
        if hedge.span.end <= start and start - hedge.span.end <= 1:
            start = min(start, hedge.span.start)
    before = _ROW.sub("", text[max(claim.sentence.start, start - _REACH) : start])
    quoted = _QUOTED.search(before)
    if quoted is not None:
        return _joined(quoted["phrase"])
    ages = _AGES.search(before)
    if ages is not None:
        return ages["ages"].replace(" ", "")
    passed = titled = False
    for _ in range(_STEPS):
        bare = _OPENING.sub("", before)
        # no particle stands before a bracket: 물가(11%)
        bracketed = before[len(bare) :].startswith(_BRACKETS)
        before = bare
        found = _TOKEN.search(before)
        if found is None:
            return ""
        word = found["word"]
        noun = _SUBJECT.sub("", word) if len(word) > 2 and not bracketed else word
        if noun not in _PASSED and word not in _PASSED:
            label = _label_of(word, noun, passed)
            return _with_party(label, before[: found.start()]) if titled and label else label
        titled = noun in _TITLES
        # 매출은 75조원: what stands before a topic belongs to another phrase, but for 이재명 대표는 29%
        if noun != word and not titled and not word.endswith("의") and not found["end"]:
            return ""
        passed = True
        before = before[: found.start()]
    return ""


_PARTY = re.compile(r"(?:^|\s)(?P<word>[가-힣]{2,})\s$")


def _with_party(name: str, before: str) -> str:
    """Return a name with the word right before it: the press writes 나래당 홍길동 대표 and 홍길동 나래당 대표."""
    found = _PARTY.search(before)
    if found is None or _SUBJECT.search(found["word"]) or _OTHER.search(found["word"]):
        return name
    return f"{found['word']} {name}"


def _label_of(word: str, noun: str, passed: bool) -> str:
    if (noun == word and _OTHER.search(word)) or _WHEN.fullmatch(noun):
        return ""
    # Before a word that was passed over only a name or an owner stands: 이재명 후보, 현대차의 매출.
    if passed and noun != word and not word.endswith("의"):
        return ""
    return _joined(noun) if len(noun) >= 2 else ""


# What 각각 deals out: 서울과 인천·경기 지역에서는 각각 17%, 14%.
_RESPECTIVE = re.compile(
    rf"""(?P<row>[가-힣A-Za-z·ㆍ/]+(?:(?:과|와|,|\s및)\s[가-힣A-Za-z·ㆍ/]+)+?)
        (?:\s{one_of(word_list("ko/filling.toml", "row"))})?   # what they are called together
        (?:에서는|에서|에선|은|는|이|가|의|도)?\s
        (?:[가-힣]+(?:은|는|이|가)?\s)?              # what is counted of each: 매출이 각각
        각각\s""",
    re.VERBOSE,
)
# Particles behind the last of those names: 가람증권과 나래증권에는 각각.
_DEALT = re.compile(r"(?:에서는|에서|에선|에게는|에는|[은는])$")
_PARTS = re.compile(r"(?:과|와|,|\s및)\s")


def _dealt_out(row: Sequence[Claim], text: str) -> dict[str, str]:
    """Return the labels that 각각 deals out to the like figures of a sentence, by claim."""
    sentence = row[0].sentence
    found = _RESPECTIVE.search(text[sentence.start : sentence.end])
    if found is None:
        return {}
    place = sentence.start + found.end()
    after = [claim for claim in row if claim.figure.span.start >= place]
    # words before a comma may be the end of another clause: … 낮은 반면, 서울과 인천에서는 각각
    names = [_joined(name) for name in _PARTS.split(found["row"])][-max(len(after), 1) :]
    if len(names) != len(after):
        return {}
    names[-1] = _DEALT.sub("", names[-1])
    return {claim.id: name for claim, name in zip(after, names, strict=True) if len(name) >= _SHORTEST}


# Letters of the shortest name that is taken for one.
_SHORTEST = 2


def _counted(row: Sequence[Claim]) -> frozenset[str]:
    """Return the words that say what the figures of a sentence count: no labels of them."""
    texts = {claim.attribute_text.replace(" ", "") for claim in row}
    return frozenset(text for text in texts if len(text) >= _SHORTEST)


def label_lists(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims of an article, those in a list of like figures with their labels.

    Args:
        claims: In reading order.
        text: The text of the article.
    """
    told: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.sentence.start, claim.figure.dimension].append(claim)
    rows = {key: row for key, row in told.items() if len(row) > 1}  # one figure is no list
    found = {claim.id: find_label(claim, text) for row in rows.values() for claim in row}
    for row in rows.values():
        if "각각" in text[row[0].sentence.start : row[0].sentence.end]:
            found.update(_dealt_out(row, text))
    lists: dict[tuple[int, str], set[str]] = defaultdict(set)
    for key, row in rows.items():
        counted = _counted(row)
        for claim in row:
            label = found[claim.id]
            # 과징금 75억, 과태료 5백만: what is counted tells them apart already
            # and so does which way it went: 증액은 3조원, 감액이 4조원
            changes = f"change: {label}" in claim.notes
            if changes or any(label in text or (text in label and "·" not in label) for text in counted):
                found[claim.id] = ""
            elif label:
                lists[key].add(label)
    return [
        replace(claim, label=found[claim.id])
        if found.get(claim.id) and len(lists[claim.sentence.start, claim.figure.dimension]) > 1
        else claim
        for claim in claims
    ]
