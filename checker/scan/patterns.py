"""Patterns made of many words."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["alternation"]


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for any of ``words``, the longest first, without trying them one by one.

    Common beginnings are tried once, so that hundreds of words cost little more than one.

    >>> re.fullmatch(alternation(["cat", "cats", "car"]), "cats") is not None
    True
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict) -> str:  # type: ignore[type-arg]
    rest = [_literal(char) + _branch(tree[char]) for char in sorted(tree) if char]
    if not rest:
        return ""
    body = rest[0] if len(rest) == 1 and "" not in tree else f"(?:{'|'.join(rest)})"
    return f"{body}?" if "" in tree else body


def _literal(char: str) -> str:
    return r"[\s-]" if char == " " else re.escape(char)
