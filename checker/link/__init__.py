"""Link: of whom, what, when and according to whom a figure speaks."""

from __future__ import annotations

from checker.link.claims import link_claims
from checker.link.entities import link_entities, read_own_names
from checker.link.names_kept import OwnNames

__all__ = ["OwnNames", "link_claims", "link_entities", "read_own_names"]
