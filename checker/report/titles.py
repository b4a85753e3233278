"""Name a fact for a reader: of whom, what, which way, and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache

from checker.lexicon.qualifiers import Qualifier
from checker.lexicon.reader import read_entries
from checker.lexicon.titles import is_noun
from checker.model import Claim, Fact, Finding, Moment, Report, Role, Verdict
from checker.report.counted import commonest, what_is_counted
from checker.report.messages import Messages
from checker.report.subjects import Subjects
from checker.report.wording import moment_of
from checker.text import bare

__all__ = ["titles_of"]

_HANGUL = re.compile("[가-힣]")
# A title names a period of these lengths; a day or an hour is said by the table.
_GRAINS = ("year", "half", "quarter", "month")
_DIFFER = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.UNDECIDED)


@cache
def _marks(language: str) -> dict[str, str]:
    """Return the noun of each mark that has one in a language: ``sex:female`` → 여성."""
    entries = read_entries(f"{language}/qualifiers.toml", "qualifier", Qualifier)
    return {entry.id: entry.nouns[0] for entry in entries if entry.nouns}


def _shared_marks(claims: Iterable[Claim], language: str) -> list[str]:
    """Return the marks that all claims carry, in words."""
    shared = frozenset.intersection(*(claim.qualifiers for claim in claims))
    return [_marks(language)[mark] for mark in sorted(shared) if mark in _marks(language)]


def _period(claims: Iterable[Claim], words: Messages) -> str:
    """Return the period that most claims speak of, if it is one that a title names."""
    moments: Counter[Moment] = Counter()
    total = 0
    for claim in claims:
        total += 1
        if claim.period is not None and claim.period.moment is not None:
            moments[claim.period.moment] += 1
    if not moments:
        return ""
    moment, count = max(moments.items(), key=lambda item: (item[1], item[0].start, item[0].end))
    return moment_of(moment, words) if moment.grain in _GRAINS and count * 2 > total else ""


def titles_of(report: Report, subjects: Subjects, words: Messages) -> dict[str, str]:
    """Return the title of each fact by its id: ``SK하이닉스 영업이익 증감 (2024년 4분기)``.

    Where the facts of one story would share a title, each gets what tells it apart: the item of a list
    that its claims name, else its value as it is printed (``정당 지지도 · 36%``).

    Args:
        report: The report.
        subjects: Whom facts may be of.
        words: The words of the report.
    """
    texts = {article.id: article.text for article in report.articles}
    heads = {
        f.fact.id: (_title(f.fact, subjects, texts, words), _period(f.fact.claims, words)) for f in report.findings
    }
    shared = Counter((f.fact.story, *heads[f.fact.id]) for f in report.findings)
    named = Counter((f.fact.story, *heads[f.fact.id], _item(f.fact)) for f in report.findings)
    titles = {}
    for finding in report.findings:
        fact = finding.fact
        head, period = heads[fact.id]
        if shared[(fact.story, head, period)] > 1:
            item = _item(fact)
            is_own = item and item not in head and named[(fact.story, head, period, item)] == 1
            head = f"{head} · {item if is_own else _printed(finding, words)}"
        titles[fact.id] = f"{head} ({period})" if period and period not in head else head
    return titles


def _item(fact: Fact) -> str:
    """Return the item of a list that most claims of a fact name, if two articles do.

    The name of what is counted (부상자 2376명) tells no two of its values apart.
    """
    label, count = commonest(claim.label for claim in fact.claims)
    if not is_noun(label) or any(label in claim.attribute_text for claim in fact.claims):
        return ""
    homes = {claim.article for claim in fact.claims if claim.label == label}
    return label if len(homes) > 1 and count * 2 > len(fact.claims) else ""


def _printed(finding: Finding, words: Messages) -> str:
    """Return the value of a fact as it is printed, in the language of the report where one is.

    Where the values differ, two of them stand there, for a title sides with nobody: of a conflict one that most
    give and one that does not fit it, else the smallest and the largest.
    """
    claims = finding.fact.claims
    if finding.verdict not in _DIFFER:
        return _best_text(claims, words)
    odd = [claim for claim in claims if claim.id in finding.odd]
    others = [claim for claim in claims if claim.id not in finding.odd]
    if not odd or not others:
        ordered = sorted(claims, key=_size)
        others, odd = [ordered[0]], [ordered[-1]]
    shown = [
        _best_text([claim for claim in group if _size(claim) == _commonest_size(group)], words)
        for group in (others, odd)
    ]
    if _alike(*shown):  # both print a value that fits, and one of them another beside it
        shown[1:] = [text for text in dict.fromkeys(claim.figure.text for claim in odd) if not _alike(shown[0], text)][
            :1
        ]
    return "/".join(shown)


def _size(claim: Claim) -> tuple[Decimal, str]:
    """Return what claims are put in order by: the value, else the words of a date."""
    figure = claim.figure
    known = [number for number in (figure.value, figure.low, figure.high) if number is not None]
    return (known[0] * figure.base, "") if known else (Decimal(0), bare(figure.text))


def _commonest_size(claims: Sequence[Claim]) -> tuple[Decimal, str]:
    """Return the value that most claims give; of several that of the earliest."""
    counted = Counter(_size(claim) for claim in claims)
    return max(counted, key=counted.__getitem__)


def _alike(one: str, two: str) -> bool:
    return bare(one) == bare(two)


def _best_text(claims: Iterable[Claim], words: Messages) -> str:
    """Return the commonest of the figures as written, one in the language of the report where there is one."""
    texts = [claim.figure.text for claim in claims]
    return commonest([text for text in texts if (words.language == "ko") == bool(_HANGUL.search(text))] or texts)[0]


def _title(fact: Fact, subjects: Subjects, texts: Mapping[str, str], words: Messages) -> str:
    """Return the title of a fact without its period."""
    what = what_is_counted(fact, texts, words)
    who = subjects.names.get(subjects.find(fact), "")
    if who and what.casefold() in who.casefold():
        what = who
    elif who and who.casefold() not in what.casefold():
        what = f"{who}: {what}" if what.startswith(("when ", "time of ")) else f"{who} {what}"
    role, count = commonest(claim.role.value for claim in fact.claims)
    shown = words.name("role", role)
    if role in (Role.CHANGE, Role.FORECAST, Role.PREVIOUS) and count * 2 > len(fact.claims) and shown not in what:
        what = f"{what} {shown}" if words.language == "ko" else f"{what}, {shown}"
    said = what.casefold()
    marks = [
        mark
        for mark in _shared_marks(fact.claims, words.language)
        if mark.casefold() not in said and not (shown in what and shown.casefold() in mark.casefold())
    ]
    what = ", ".join((what, *marks))
    if not who and words.language == "en":
        what = what[:1].upper() + what[1:]
    return what
