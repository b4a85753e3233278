"""Numerals: from characters to the number that they write."""

from __future__ import annotations

from checker.scan.numerals.ko import Numeral, read_numeral

__all__ = ["Numeral", "read_numeral"]
