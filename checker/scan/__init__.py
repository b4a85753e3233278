"""Scan: where a number stands in a text, and what the words around it say."""

from __future__ import annotations

from checker.model import Article, Scan

__all__ = ["scan_article", "scan_text"]


def scan_text(text: str) -> Scan:
    """Find the figures in a text, all of it."""
    raise NotImplementedError


def scan_article(article: Article) -> Scan:
    """Find the figures in the blocks of an article that are read; digits elsewhere are skipped."""
    raise NotImplementedError
