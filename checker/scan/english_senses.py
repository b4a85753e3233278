"""Tell what an English figure is: an age, one of so many, so many times, a count of something, a plain number."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from checker.model import FigureKind
from checker.scan.english_lexicon import english
from checker.scan.english_nouns import find_noun, ratio_base
from checker.scan.english_parts import ONE, Amount, Noun, Sense, Unit, has_decimals
from checker.scan.english_units import sense_of, unit_of_part, unit_of_phrase
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at
from checker.scan.patterns import alternation

__all__ = ["EARTHQUAKE", "FOLD", "MADE_OF", "TIMES", "Senses"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_AGE: Final = FigureKind.AGE
_COUNT: Final = FigureKind.COUNT
_DURATION: Final = FigureKind.DURATION
_MEASURE: Final = FigureKind.MEASURE
_NUMBER: Final = FigureKind.NUMBER
_RATIO: Final = FigureKind.RATIO
_MAGNITUDE: Final = Lazy(
    r"[Mm]agnitude(?:[\s-](?:of\s)?|\sof\sthe\s(?:earth)?quake\sat\s|\s\d\.\d\sto\s"
    r"|\s(?:was|is)\s(?:(?:initially|estimated|put|measured|revised|to\sbe|at|to)\s){0,3})$",
    ends=" -",
    before_space="tdesofy",
)
_MAGNITUDE_REACH: Final = 48
# Nobody writes 40 in 100; 60 in Paris is a place.
_MOST_OUT_OF: Final = Decimal(20)
# From this number on, one between commas behind a common noun is an age.
_LEAST_AGE: Final = Decimal(10)
_NO_AGE: Final = Decimal(0)
_TOO_OLD: Final = Decimal(120)
_BEHIND_AGE: Final = Letters(",.)")
_HYPHEN: Final = ord("-")
_TO_ONE: Final = Lazy(r"-to-(\d+(?:\.\d+)?)(?![\w-]|[.,]\d)", begins="-")
_OF_NUMBER: Final = Lazy(
    r"\s+of\s+(?:the\s+|its\s+|their\s+|all\s+)?\d[\d,]*(?:\.\d+)?(?:\s(?:million|billion|thousand))?(?=\s)",
    begins=" ",
    after_space=" o",
)
_AGED: Final = Lazy(
    r"(?<![A-Za-z])(?:[Aa]ge[ds]?|ages?\sof)\s+(?:about\s|just\s|under\s|over\s|between\s|from\s)?"
    r"(?:\d{1,3}(?:,\s(?:and\s)?|\sand\s)){0,4}$",
    ends=" ",
    before_space=" edsftnrm,",
)
# Turning 30, he …; Kim, now 25, …: the birthday and the age of today.
_TURNING: Final = Lazy(r"(?<![A-Za-z])[Tt]urn(?:s|ed|ing)?\s$", ends=" ", before_space="nsdg")
_NOW: Final = Lazy(r"[,(]\s?now\s$", ends=" ", before_space="w")
_AGE_COMMA: Final = Lazy(r"(?<![A-Za-z])[A-Z][\w'’.-]+,\s$", ends=" ", before_space=",")
# The driver, 54, was held: a person's age between commas, and no item of a list.
# Chicago child, 8, found: in headlines no article says that a person is meant.
_PERSON_COMMA: Final = Lazy(
    r"(?<![A-Za-z])(?:[Bb]oy|[Gg]irl|[Cc]hild|[Bb]aby|[Tt]oddler|[Tt]een(?:ager)?|[Mm]an|[Ww]oman|[Ss]on|[Dd]aughter|[Bb]rother|[Ss]ister"
    r"|[Mm]other|[Ff]ather|[Gg]rand(?:mother|father|son|daughter)|[Ww]ife|[Hh]usband|[Ww]idow(?:er)?|[Ss]tudent|[Dd]river|[Ss]uspect|[Vv]ictim|[Pp]assenger"
    r"|[Pp]ensioner|[Tt]ourist|[Hh]iker|[Tt]eacher|[Pp]ilot),\s$",
    ends=" ",
    before_space=",",
)
# She was 88. He died at 91.
_WAS_AGED: Final = Lazy(
    r"(?<![A-Za-z])(?:[Ss]?[Hh]e\s(?:is|was)(?:\s(?:just|only))?|[Dd]ie[ds]\sat)\s$", ends=" ", before_space="sty"
)
_SENTENCE_ENDS: Final = Lazy(r"[.;]?(?:[”\"]|\s|$)")
_AGE_BETWEEN: Final = Lazy(
    r"(?<![A-Za-z])(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er)\s(?:[\w'’-]+\s){0,3}[a-z]+(?<!s),\s$", ends=" ", before_space=","
)
_GOES_ON: Final = Lazy(r",\s(?:who|was|is|were|has|had|[a-z]+ed|died|told|said|lost|from|of)(?![a-z])", begins=",")
FOLD: Final = Lazy(r"-?[Ff]old(?![a-z])", begins="-Ff")
TIMES: Final = Lazy(
    r"[\s-]times(?![a-z])(?P<more>\s(?:as|more|the|forward|trailing|earnings|estimated|book|oversubscribed|subscribed|leverage|higher|larger|greater|bigger|faster|its|their|that|what|less|lower|smaller|"
    r"(?!over|after|under|later|earlier|ever|never|other|together|per)[a-z]{3,}er)(?![a-z]))?|(?P<x>[xX×])(?![A-Za-z0-9])",
    begins=" -xX×",
    after_space="t",
)
_OF_NOUN: Final = Lazy(
    r"\s+of\s+(?:(?:all|more|the|its|their|his|her|those|these|my|our|other)\s+){0,2}(?=[A-Za-z])|\s+(?:or\s)?more\s+(?=[a-z])",
    begins=" ",
    after_space=" om",
)
_HARMED: Final = Lazy(
    r"\s(?P<be>(?:(?:were|was|are|is|have\sbeen|had\sbeen|remain|remained|others)\s){0,2})"
    r"(?:(?:seriously|slightly|critically|badly|lightly|severely|fatally)\s)?(?P<word>[A-Za-z][a-z]+)"
)
# 11-of-25 shooting: eleven of 25; a two-for-one split, where words tell what is split.
MADE_OF: Final = Lazy(
    r"-(?:of|for)-(?:(?P<of>\d{1,3})(?![\w-])|(?P<word>[a-z]+)(?=\s(?:forward\s|reverse\s)?(?:stock|share|split|bonus|rights|basis)))",
    begins="-",
)
_AROUND_NOUN: Final = Lazy(r"\+(?=\s)|-(?:odd|plus|strong|some)(?=\s)", begins="+-")
EARTHQUAKE: Final = Lazy(
    r"[\s-]magnitude(?![a-z])|\son\sthe\sRichter\s[Ss]cale|\s(?:earthquake|quake|aftershock|foreshock|temblor|tremor)(?![a-z])",
    begins=" -",
    after_space="moeqaft",
)


class Senses:
    """What the figures of a text are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: tuple[int, Noun | None] = (-1, None)

    def _says_age(self, start: int) -> bool:
        left = max(0, start - 32)
        return self.text.find("ge", left, start) >= 0 and _AGED.search(self.text, left, start) is not None

    def is_aged(self, amount: Amount, start: int) -> bool:
        """Tell an age without a unit: aged 33; Senard, 65, now."""
        text = self.text
        if self._says_age(start):
            return True
        if not amount.plain or not _NO_AGE < amount.high < _TOO_OLD:
            return False
        if _TURNING.search(text, max(0, start - 12), start) is not None and self.noun(amount.end, amount.value) is None:
            return True
        if not _BEHIND_AGE.at(text, amount.end):
            return False
        stops = amount.high >= _LEAST_AGE and text[amount.end] == "." and _SENTENCE_ENDS.match(text, amount.end)
        if stops and _WAS_AGED.search(text, max(0, start - 16), start) is not None:
            return True
        if _NOW.search(text, max(0, start - 8), start) is not None:
            return True
        if text[amount.end + 1 : amount.end + 2].isdigit():
            return False
        if _AGE_COMMA.search(text, max(0, start - 24), start) is not None:
            return True
        if _PERSON_COMMA.search(text, max(0, start - 16), start) is not None:
            return True
        between = amount.high >= _LEAST_AGE and _GOES_ON.match(text, amount.end) is not None
        return between and _AGE_BETWEEN.search(text, max(0, start - 48), start) is not None

    def of(self, amount: Amount, unit: Unit | None, start: int) -> Sense:
        """Decide kind, unit and end of a figure."""
        text, end = self.text, amount.end
        if unit is not None:
            aged = unit.kind is _DURATION and self._says_age(start)
            return Sense(_AGE, unit.name, unit.end, unit.entry, unit.factor) if aged else sense_of(unit)
        if amount.value is None or amount.words:
            phrase = unit_of_phrase(text, amount)
            if phrase is not None:
                return sense_of(phrase)
        if self.is_aged(amount, start):
            return Sense(_AGE, "year", end, "rule:age")
        ratio = ratio_base(text, end)
        if (
            ratio is not None
            and amount.high <= _MOST_OUT_OF
            and amount.value is not None
            and amount.value < ratio[0]
            and not amount.part
        ):
            value = amount.value / ratio[0]
            part = amount.worth(value, ONE / ratio[0])
            return Sense(_RATIO, None, ratio[1], "rule:one_in", amount=part)
        if amount.part:
            part_unit = unit_of_part(text, amount)
            return sense_of(part_unit) if part_unit else Sense(_RATIO, None, end, "rule:fraction")
        hyphen = code_at(text, end) == _HYPHEN
        to_one = _TO_ONE.match(text, end) if hyphen else None
        if to_one is not None and amount.value is not None and Decimal(to_one[1]):
            other = Decimal(to_one[1])
            odds = amount.worth(other if amount.value == ONE else amount.value / other, amount.grain)
            return Sense(_RATIO, None, to_one.end(), "rule:to_one", amount=odds)
        made = MADE_OF.match(text, end) if hyphen else None
        parts = _parts_of(made) if made is not None else None
        if made is not None and amount.value is not None and parts:
            share = amount.value / parts
            part = amount.worth(share, amount.grain)
            return Sense(_RATIO, None, made.end(), "rule:made_of", amount=part)
        if (fold := FOLD.match(text, end)) is not None:
            return Sense(_RATIO, None, fold.end(), "rule:fold")
        many = TIMES.match(text, end)
        if many is not None and (many["x"] is None or not amount.words):
            if many["x"] or many["more"] or has_decimals(amount):
                return Sense(_RATIO, None, many.end("x") if many["x"] else many.start() + 6, "rule:times")
            return Sense(_COUNT, "times", many.end(), "rule:times")
        return self._counted(amount)

    def noun(self, end: int, value: Decimal | None) -> Noun | None:
        """Find the counted noun, once for each place."""
        if self._known[0] != end:
            self._known = end, find_noun(self.text, end, value)
        return self._known[1]

    def _counted(self, amount: Amount) -> Sense:
        end = at = amount.end
        shaken = EARTHQUAKE.match(self.text, end) if has_decimals(amount) else None
        first = max(0, amount.start - _MAGNITUDE_REACH)
        named = self.text.find("agnitude", first, amount.start) >= 0
        named = named and (has_decimals(amount) or self.text.find(" was ", first, amount.start) < 0)
        if shaken is not None or (named and _MAGNITUDE.search(self.text, first, amount.start) is not None):
            return Sense(_MEASURE, "magnitude", end, "rule:magnitude")
        if amount.value is None or amount.words:
            of = _OF_NOUN.match(self.text, end)
            at = end if of is None else of.end() - 1
        if (tail := _AROUND_NOUN.match(self.text, end)) is not None:
            at = tail.end()  # 400+ metro areas, 1,200-odd workers
        noun = self.noun(at, amount.value if at == end else None)
        if noun is None and (whole := _OF_NUMBER.match(self.text, end)) is not None:
            noun = find_noun(self.text, whole.end(), None)  # 38 of 52 drones
            at = whole.end()
        if noun is None:
            people = None if amount.part or has_decimals(amount) else self.people(amount)
            if people is not None:
                return Sense(_COUNT, people, end, "rule:people")
            return Sense(_NUMBER, None, end, "rule:number")
        return Sense(
            _COUNT,
            noun.word,
            noun.end if noun.adjacent and (at == end or amount.value is None) else end,
            "rule:noun",
        )

    def people(self, amount: Amount) -> str | None:
        """Tell that a number without a noun counts people: 37 dead, 12 were hurt, killing at least 9."""
        text = self.text
        after = _HARMED.match(text, amount.end)
        if after is not None and after["word"].lower() in english().nouns.harmed:
            noun = None if after["be"] else find_noun(text, after.end(), None)
            return noun.word if noun is not None else "people"
        if _HARMING.search(text, max(0, amount.start - 40), amount.start) is not None:
            return "people"
        return None


def _parts_of(made: re.Match[str]) -> Decimal | None:
    """Return the number of parts in 11-of-25, two-for-one; ``None`` where the word is no number."""
    if made["of"]:
        return Decimal(made["of"])
    cardinal = english().cardinals.get(made["word"])
    return cardinal.worth if cardinal is not None else None


def _harming() -> str:
    lexicon = english()
    return (
        rf"(?<![A-Za-z])(?:{alternation(lexicon.nouns.harming)})\s(?:(?:{alternation(lexicon.before)})\s|another\s)?$"
    )


# Verbs such as killing, with or without a hedge, right before a number.
_HARMING: Final = Lazy(_harming, re.IGNORECASE)
