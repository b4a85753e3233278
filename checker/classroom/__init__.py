"""Lessons out of a corpus: worksheets, keys, and the marking of what comes back."""

from __future__ import annotations
