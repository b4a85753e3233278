"""Words that tie figures of one text: what is a share, a sum, a change of what.

A *form* is a sentence's skeleton: a regular expression in which

- ``{part}`` is a figure, named for what it does in the arithmetic,
- ``~`` is a short gap without a comma and ``…`` a long one, both without a semicolon or a figure in it,
- ``<rise>`` is a word of the class ``rise``, ``<rise|fall>`` of either.

A form that is ``sure`` says in words which figures belong together, so that arithmetic which does
not come out is a finding; the others only propose, and are spoken of when the figures do fit.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from checker.lexicon.reader import Entry, read_entries

__all__ = [
    "FIGURE",
    "PAD",
    "Call",
    "Family",
    "Needs",
    "Ratio",
    "Tie",
    "WordClass",
    "Yardstick",
    "calls",
    "class_pattern",
    "families",
    "is_called",
    "mark",
    "needs_of",
    "ratios",
    "tie_pattern",
    "ties",
    "word_pattern",
    "words",
    "yardstick_words",
    "yardsticks",
]

# A figure in a skeleton: one character, then padding to its length, so that offsets hold. Both are for private
# use: no text has them with a meaning.
FIGURE = "\U000f0000"
PAD = "\ue000"
_ANY = f"\\n{FIGURE}{PAD}"

# Longest gaps between the words of a form, in characters: short enough that the words on both
# sides still speak of each other. English needs about twice the characters for the same words.
_GAPS = {"ko": (14, 45), "en": (26, 80)}


class Tie(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way of saying that figures belong together.

    Attributes:
        check: The audit that it starts.
        form: The skeleton, see the module.
        sure: True where the words alone say so.
        across: True where the form may reach into the next sentence of the paragraph.
    """

    check: str
    form: str
    sure: bool = False
    across: bool = False


class Call(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that call the figure beside them the result of an operation: 격차는 5%포인트, a lead of 5 points.

    Attributes:
        operation: What gives the result; ``checker.judge.audits.called`` says how.
        before, after: Words before the figure and behind it, as regular expressions; one of either will do.
        sure: True where nothing but the operation can be meant.
    """

    operation: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    sure: bool = False

    def stands_by(self, language: str, before: str, after: str) -> bool:
        """Tell whether its words stand in the text before a figure or behind it."""
        ahead, behind = _call_patterns(language, self.before, self.after)
        if ahead is not None and ahead.search(before, max(0, len(before) - _CALLED_WITHIN)) is not None:
            return True
        return behind is not None and behind.match(after) is not None


# So far before a figure is looked for the words that call it a result; between them and it, or it and those behind,
# may stand a particle and a short word.
_CALLED_WITHIN = 40
_CALLED = {
    "ko": (
        r"(?:{words})(?:은|는|이|가|을|를|인|만)?\s?(?:약|총|무려|고작|최대|[가-힣]{{0,4}})?\s?$",
        r"[가-힣]{{0,3}}?\s?(?:더 |나 |가량 |정도 )?(?:{words})",
    ),
    "en": (r"\b(?:{words})\b(?:[\s(,:]+\w+){{0,3}}?[\s(:]*$", r"[\s)]*(?:\w+\s){{0,1}}?(?:{words})\b"),
}


@cache
def _call_patterns(
    language: str, before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    found = [
        re.compile(form.format(words="|".join(words)), re.IGNORECASE) if words else None
        for form, words in zip(_CALLED[language], (before, after), strict=True)
    ]
    return found[0], found[1]


class Ratio(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rate that is one amount in percent of another: an operating margin.

    Attributes:
        attribute: Attribute id of the rate.
        part: Attribute ids of what is told in percent.
        whole: Attribute ids of what it is a part of.
    """

    attribute: str
    part: tuple[str, ...]
    whole: tuple[str, ...]


class WordClass(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that do the same in a form; each is a regular expression."""

    name: str
    words: tuple[str, ...]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part of a family.

    Attributes:
        name: ``deaths``, ``yes`` …
        words: What it is called, as regular expressions.
        attributes: Attribute ids of claims that are this part.
    """

    name: str
    words: tuple[str, ...]
    attributes: tuple[str, ...] = ()

    @property
    def pattern(self) -> str:
        """All of its words, as one regular expression."""
        return "|".join(self.words)


class Family(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Things counted that add up to a whole: dead + rescued + missing = aboard.

    Attributes:
        name: For messages.
        whole: The whole.
        parts: Its parts, no two of which overlap.
        complete: Names of parts that leave nothing over when all are given; empty where a text may
            always leave some out.
        closed: True where those leave nothing over only in sentences that count nothing else: pilots are told apart
            from the crew, too.
        minus: True where the whole is the first part less the others (exports − imports).
    """

    name: str
    whole: Part
    parts: tuple[Part, ...]
    complete: tuple[str, ...] = ()
    closed: bool = False
    minus: bool = False


class Yardstick(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that everybody knows the size of: 축구장, 여의도, a football field.

    Attributes:
        surface: What it is called, as regular expressions.
        low, high: Smallest and largest size in use for it, in ``unit``.
        unit: pint's canonical name.
        label: How a message names it in Korean and English.
        counted: True where people count them (축구장 5개); others come with a multiple only (여의도의 3배).
    """

    surface: tuple[str, ...]
    low: str
    high: str
    unit: str
    label: tuple[str, str]
    counted: bool = False


def mark(length: int) -> str:
    """Return what stands for a figure of so many letters in a skeleton."""
    return FIGURE + PAD * (length - 1)


@cache
def ties(language: str) -> tuple[Tie, ...]:
    """Return the forms of a language in file order: the first that fits two figures counts."""
    return read_entries(f"{language}/ties.toml", "tie", Tie)


@cache
def calls(language: str) -> tuple[Call, ...]:
    """Return the words of a language that call a figure a result, in file order: the first that gives it counts."""
    return read_entries(f"{language}/ties.toml", "call", Call)


@cache
def _any_call(language: str) -> Call:
    before = {word for call in calls(language) for word in call.before}
    after = {word for call in calls(language) for word in call.after}
    return Call(operation="", before=tuple(sorted(before)), after=tuple(sorted(after)))


def is_called(language: str, before: str, after: str) -> bool:
    """Tell whether any call of a language stands in the text before a figure or behind it."""
    return _any_call(language).stands_by(language, before, after)


@cache
def ratios() -> dict[str, Ratio]:
    """Return the rates that are one amount in percent of another, by their attribute."""
    return {entry.attribute: entry for entry in read_entries("shared/ratios.toml", "ratio", Ratio)}


@cache
def families(language: str) -> tuple[Family, ...]:
    """Return the families of parts and wholes of a language."""
    return read_entries(f"{language}/ties.toml", "family", Family)


@cache
def yardsticks(language: str) -> tuple[Yardstick, ...]:
    """Return the yardsticks of a language."""
    return read_entries(f"{language}/ties.toml", "yardstick", Yardstick)


@cache
def yardstick_words(language: str) -> re.Pattern[str]:
    """Return what finds any yardstick of a language."""
    return word_pattern("|".join(name for entry in yardsticks(language) for name in entry.surface) or "(?!)")


@cache
def _classes(language: str) -> dict[str, str]:
    entries = read_entries(f"{language}/ties.toml", "class", WordClass)
    return {entry.name: "|".join(sorted(entry.words, key=lambda word: (-len(word), word))) for entry in entries}


@cache
def words(language: str, name: str) -> re.Pattern[str]:
    """Return a pattern of all words of a class."""
    return re.compile(_classes(language)[name], re.IGNORECASE)


@cache
def tie_pattern(language: str, form: str) -> re.Pattern[str]:
    """Return the pattern of a form; its groups are the slots and the word classes."""
    short, long = _GAPS[language]
    pieces = []
    named: set[str] = set()
    for piece in _pieces(form):
        if piece.startswith("{"):
            pieces.append(f"(?:(?P<{piece[1:-1]}>{FIGURE}){PAD}*)")
        elif piece.startswith("<"):
            pieces.append(_class_group(language, piece[1:-1].split("|"), named))
        elif piece.strip() in ("~", "…"):
            pieces.append(f"[^,;{_ANY}]{{0,{short}}}?" if piece.strip() == "~" else f"[^;{_ANY}]{{0,{long}}}?")
        else:
            pieces.append(piece.replace(" ", r"\s*"))
    return re.compile("".join(pieces), re.IGNORECASE)


class Needs(msgspec.Struct, frozen=True):
    """What a text has to hold for a form to stand in it: quickly asked, before its pattern is.

    Attributes:
        figures: So many figures.
        classes: A word of each of these, written as in the form: ``rise|fall``.
    """

    figures: int
    classes: tuple[str, ...]


@cache
def needs_of(form: str) -> Needs:
    """Return what a form cannot do without.

    >>> needs_of("{from} ?<than> ~ {delta}(?: ?{rate})? ~ <rise|fall>")
    Needs(figures=2, classes=('than', 'rise|fall'))
    """
    pieces = _pieces(form)
    figures, classes, depth = 0, [], 0
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        if not piece.startswith(("{", "<")):
            for sign in re.sub(r"\\.|\[[^\]]*\]", "", piece):
                depth += {"(": 1, ")": -1}.get(sign, 0)
                if sign == "|" and depth == 0:
                    return Needs(0, ())  # one form or another
        elif depth == 0 and not following.startswith(("?", "*")):
            figures += piece.startswith("{")
            classes += [piece[1:-1]] if piece.startswith("<") else []
    return Needs(figures, tuple(classes))


@cache
def class_pattern(language: str, names: str) -> re.Pattern[str]:
    """Return a pattern of all words of some classes, named as in a form: ``rise|fall``."""
    return re.compile("|".join(f"(?:{_classes(language)[name]})" for name in names.split("|")), re.IGNORECASE)


@cache
def word_pattern(words: str) -> re.Pattern[str]:
    """Return a pattern of words that are told apart by ``|``."""
    return re.compile(words, re.IGNORECASE)


def _pieces(form: str) -> list[str]:
    return [piece for piece in re.split(r"(\{\w+\}|<[\w|]+>|\s*~\s*|\s*…\s*)", form) if piece]


def _class_group(language: str, names: list[str], named: set[str]) -> str:
    choices = []
    for name in names:
        body = _classes(language)[name]
        choices.append(f"(?:{body})" if name in named else f"(?P<{name}>{body})")
        named.add(name)
    return "(?:" + "|".join(choices) + ")"
