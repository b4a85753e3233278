"""The keys of ``checker.toml`` with their types and defaults; the template explains them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from checker.fetch import FetchSettings

__all__ = ["Config", "Output"]

Lang = Literal["ko", "en"]
Days = Annotated[int, Meta(ge=0)]
Score = Annotated[float, Meta(ge=0, le=1)]
Output = Literal[
    "report.html",
    "findings.json",
    "figures.csv",
    "findings.csv",
    "findings.xlsx",
    "report.md",
    "claimreview.jsonld",
]
Name = Annotated[str, Meta(min_length=1)]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all tables: a key that is not known is an error."""


class SourcesConfig(_Table, frozen=True, kw_only=True):
    """Where articles come from.

    Attributes:
        inputs: Files, folders, tables, pages and feeds, as ``checker run`` takes them.
        default_date: Day of publication of articles that do not show theirs.
    """

    inputs: Annotated[tuple[Name, ...], Meta(min_length=1)]
    default_date: date | None = None


class StoreConfig(_Table, frozen=True, kw_only=True):
    """Where the history is kept.

    Attributes:
        url: Path of an SQLite file, or the URL of a PostgreSQL database.
        wait: Seconds to wait for another run on it; 0 to leave at once.
    """

    url: Name = "checker.db"
    wait: Annotated[int, Meta(ge=0)] = 600


class WindowConfig(_Table, frozen=True, kw_only=True):
    """How long a story stays open.

    Attributes:
        days: Days after its newest article, that day included.
    """

    days: Annotated[int, Meta(ge=1)] = 3


class CheckConfig(_Table, frozen=True, kw_only=True):
    """How articles are read and judged; see ``checker.settings.Settings``."""

    match_threshold: Score = 0.5
    near_threshold: Score = 0.3
    workers: Annotated[int, Meta(ge=0)] = 0


class RateConfig(_Table, frozen=True, kw_only=True):
    """One rate: won for one unit of a currency on a day."""

    date: date
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]
    won: Decimal


class RatesConfig(_Table, frozen=True, kw_only=True):
    """Exchange rates that override the embedded ones.

    Attributes:
        file: A CSV file of ``date,currency,won``.
        table: The same, written here.
    """

    file: str = ""
    table: tuple[RateConfig, ...] = ()


class DecisionsConfig(_Table, frozen=True, kw_only=True):
    """What editors decided.

    Attributes:
        file: A file of decisions as the report's page saves it; read where it is there.
    """

    file: str = ""


class ReportConfig(_Table, frozen=True, kw_only=True):
    """What is published, and where.

    Attributes:
        out: Folder that the runs are published in.
        languages: Languages of the report, the main one first.
        files: The outputs to write.
        url: Address under which ``out`` is served, for links in messages.
    """

    out: Name = "out"
    languages: Annotated[tuple[Lang, ...], Meta(min_length=1)] = ("ko",)
    files: Annotated[tuple[Output, ...], Meta(min_length=1)] = ("report.html", "findings.json", "figures.csv")
    url: str = ""


class RetentionConfig(_Table, frozen=True, kw_only=True):
    """How many days what is old is kept; 0 for ever."""

    articles: Days = 365
    pages: Days = 30
    reports: Days = 365


class ReceiverConfig(_Table, frozen=True, kw_only=True):
    """Who is told.

    Attributes:
        name: What it is called in logs; its address is never shown.
        url: Address in apprise's notation, a secret as ``${NAME}``.
        lang: Language of its messages.
    """

    name: Name
    url: Name
    lang: Lang = "ko"


class NotifyConfig(_Table, frozen=True, kw_only=True):
    """When somebody is told.

    Attributes:
        level: Severity from which a finding is a problem.
        lines: Problems that one message names.
        receiver: Who is told.
    """

    level: Literal["info", "notice", "warning", "error"] = "warning"
    lines: Annotated[int, Meta(ge=1, le=50)] = 10
    receiver: tuple[ReceiverConfig, ...] = ()


class Config(_Table, frozen=True, kw_only=True):
    """All of ``checker.toml``; relative paths are those of its folder."""

    sources: SourcesConfig
    store: StoreConfig = StoreConfig()
    window: WindowConfig = WindowConfig()
    check: CheckConfig = CheckConfig()
    rates: RatesConfig = RatesConfig()
    decisions: DecisionsConfig = DecisionsConfig()
    report: ReportConfig = ReportConfig()
    retention: RetentionConfig = RetentionConfig()
    fetch: FetchSettings = FetchSettings()
    notify: NotifyConfig = NotifyConfig()
