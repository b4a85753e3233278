"""What money is called: symbols, words and ISO codes of currencies, with their subunits."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import cache

import msgspec

from checker.errors import LexiconError
from checker.lexicon.reader import Entry, read_entries

__all__ = [
    "CurrencyEntry",
    "CurrencyName",
    "NameKind",
    "SubunitEntry",
    "currency_codes",
    "currency_entries",
    "currency_names",
    "currency_said",
    "currency_symbols",
    "english_currency_words",
    "find_currency",
    "korean_currency_words",
    "subunit_entries",
]

_FILE = "shared/currencies.toml"
_CLDR_FILE = "shared/currency_names.toml"


class NameKind(StrEnum):
    """How a currency may be named."""

    SYMBOL = "symbol"  # $, NT$: upper and lower case as listed
    CODE = "code"  # USD
    KOREAN = "korean"  # 달러
    ENGLISH = "english"  # dollars: listed in small letters


class CurrencyEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A currency as the press writes it.

    Attributes:
        code: ISO 4217 code (or the ticker of a coin) that the names most likely mean.
        said: What reports call it: in Korean, one in English, several; they give the code where it has none.
        symbols: Signs beside digits.
        ko, en: Words; English ones in small letters.
        maybe: Codes that the bare words can mean as well.
        weak: Those of the words that are everyday words too.
    """

    code: str
    said: tuple[str, str, str] | None = None
    symbols: tuple[str, ...] = ()
    ko: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


class SubunitEntry(CurrencyEntry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a currency: ``factor`` of them (a decimal, as text) make the whole unit."""

    factor: str


class _FullNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    ko: tuple[str, ...]
    en: tuple[str, ...]


class CurrencyName(msgspec.Struct, frozen=True, gc=False):
    """One way to name a currency or a part of it.

    Attributes:
        surface: As listed (English in small letters).
        codes: What it can mean, the likeliest first.
        kind: Symbol, code, Korean or English word.
        factor: Worth in whole units of the currency: 0.01 for cents.
        weak: True for an everyday word (동, pounds) that names money only beside other evidence.
        entry: Name for traces, such as ``currency:USD``.
    """

    surface: str
    codes: tuple[str, ...]
    kind: NameKind
    factor: Decimal = Decimal(1)
    weak: bool = False
    entry: str = ""

    @property
    def code(self) -> str:
        """The currency that it most likely means."""
        return self.codes[0]

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether it can mean other currencies too (달러, francs)."""
        return len(self.codes) > 1

    @property
    def is_subunit(self) -> bool:
        """Tell whether it is a part of a unit (센트, pence)."""
        return self.factor != 1


@cache
def currency_entries() -> tuple[CurrencyEntry, ...]:
    """Return the currencies of ``shared/currencies.toml``."""
    return read_entries(_FILE, "currency", CurrencyEntry)


@cache
def subunit_entries() -> tuple[SubunitEntry, ...]:
    """Return the parts of currencies of ``shared/currencies.toml``."""
    return read_entries(_FILE, "subunit", SubunitEntry)


@cache
def currency_names() -> dict[str, CurrencyName]:
    """Return every listed name by its surface, English words in small letters.

    The names of the press come before the full names of CLDR, and currencies before subunits.

    Raises:
        LexiconError: A factor is no positive decimal.
    """
    names: dict[str, CurrencyName] = {}
    for entry in (*currency_entries(), *subunit_entries()):
        factor = _factor(entry)
        surfaces = [(NameKind.SYMBOL, s) for s in entry.symbols]
        surfaces += [(NameKind.KOREAN, s) for s in entry.ko] + [(NameKind.ENGLISH, s) for s in entry.en]
        surfaces += [(_script(s), s) for s in entry.weak]
        for kind, surface in surfaces:
            codes = (entry.code, *entry.maybe) if " " not in surface or kind is NameKind.SYMBOL else (entry.code,)
            if kind is NameKind.SYMBOL and len(surface) > 1:
                codes = (entry.code,)
            name = CurrencyName(surface, codes, kind, factor, surface in entry.weak, f"currency:{entry.code}")
            names.setdefault(surface, name)
    for full in read_entries(_CLDR_FILE, "name", _FullNames):
        trace = f"currency:{full.code}"
        names.setdefault(full.code, CurrencyName(full.code, (full.code,), NameKind.CODE, entry=trace))
        for kind, words in ((NameKind.KOREAN, full.ko), (NameKind.ENGLISH, full.en)):
            for surface in words:
                names.setdefault(surface, CurrencyName(surface, (full.code,), kind, entry=trace))
    for entry in currency_entries():
        trace = f"currency:{entry.code}"
        names.setdefault(entry.code, CurrencyName(entry.code, (entry.code,), NameKind.CODE, entry=trace))
    return names


def _factor(entry: CurrencyEntry) -> Decimal:
    if not isinstance(entry, SubunitEntry):
        return Decimal(1)
    try:
        factor = Decimal(entry.factor)
    except ArithmeticError:
        factor = Decimal(0)
    if factor <= 0:
        raise LexiconError(f"factor {entry.factor!r} is no positive number", where=f"{_FILE}: subunit of {entry.code}")
    return factor


def _script(word: str) -> NameKind:
    return NameKind.KOREAN if any("가" <= c <= "힣" for c in word) else NameKind.ENGLISH


def find_currency(surface: str) -> CurrencyName | None:
    """Return what a symbol, code or word names, or ``None``.

    English words are found in any case, symbols and codes only as listed.

    >>> find_currency("호주 달러").code, find_currency("Euros").code, find_currency("NT$").code
    ('AUD', 'EUR', 'TWD')
    >>> find_currency("cents").factor, find_currency("달러").is_ambiguous
    (Decimal('0.01'), True)
    """
    names = currency_names()
    found = names.get(surface)
    if found is None:
        found = names.get(surface.lower())
        if found is not None and found.kind is not NameKind.ENGLISH:
            return None
    return found


def _words(kind: NameKind) -> tuple[str, ...]:
    return tuple(sorted((s for s, n in currency_names().items() if n.kind is kind), key=lambda s: (-len(s), s)))


@cache
def currency_said() -> dict[str, tuple[str, str, str]]:
    """Return what reports call the currencies that have an everyday word, by code."""
    return {entry.code: entry.said for entry in currency_entries() if entry.said is not None}


@cache
def korean_currency_words() -> tuple[str, ...]:
    """Return the Korean words, longest first."""
    return _words(NameKind.KOREAN)


@cache
def english_currency_words() -> tuple[str, ...]:
    """Return the English words in small letters, longest first."""
    return _words(NameKind.ENGLISH)


@cache
def currency_symbols() -> tuple[str, ...]:
    """Return the symbols, longest first."""
    return _words(NameKind.SYMBOL)


@cache
def currency_codes() -> tuple[str, ...]:
    """Return the ISO codes and tickers, in order of the alphabet."""
    return tuple(sorted(s for s, n in currency_names().items() if n.kind is NameKind.CODE))
