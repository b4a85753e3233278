"""Scan: where a number stands in a text, and what the words around it say."""

from __future__ import annotations

from checker.compiled import prefer_compiled

prefer_compiled(__name__, __path__)

from checker.scan.texts import scan_article, scan_text

__all__ = ["scan_article", "scan_text"]
