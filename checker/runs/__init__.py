"""One scheduled run: collect, check, publish, notify."""

from __future__ import annotations
