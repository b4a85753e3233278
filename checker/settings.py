"""What a run may be told: languages, dates, rates, thresholds."""

from __future__ import annotations

from datetime import date

import msgspec

__all__ = ["Settings"]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Settings of one run; the defaults need nothing from anybody.

    Attributes:
        lang: Language of explanations and of the report, ``ko`` or ``en``.
        default_date: Day to assume for articles that do not say when they were published.
        match_threshold: Score from which two claims are taken for one fact.
        near_threshold: Score from which a refused pair is shown as a look-alike.
        rates: A table of exchange rates (CSV: ``date,currency,won``) that overrides the embedded
            one, as a path; empty for none.
        workers: Processes to use; 0 for as many as there are cores.
    """

    lang: str = "ko"
    default_date: date | None = None
    match_threshold: float = 0.5
    near_threshold: float = 0.3
    rates: str = ""
    workers: int = 0
