"""Numerals: from characters to the number that they write."""

from __future__ import annotations

from checker.compiled import prefer_compiled

prefer_compiled(__name__, __path__)

from checker.scan.numerals.ko import read_numeral
from checker.scan.numerals.numeral import Numeral

__all__ = ["Numeral", "read_numeral"]
