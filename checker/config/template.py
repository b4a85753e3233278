"""The settings file that ``checker config init`` writes: every key, with its default and what it is for."""

from __future__ import annotations

__all__ = ["template"]

_TEMPLATE = """\
# Settings of `checker run --config checker.toml`. Look them over with `checker config check checker.toml`.
# Relative paths are those of this file's folder. A line that begins with # shows a default.

[sources]
# Files, folders, tables, pages and feeds, as `checker run` takes them.
inputs = ["articles"]
# Day of publication of articles that do not show theirs.
# default_date = 2025-01-27

[store]
# The history: a path (SQLite), or postgresql://user:${CHECKER_DB_PASSWORD}@host/name.
# url = "checker.db"
# Seconds to wait for another run on the same store; 0 to leave at once.
# wait = 600

[window]
# A story stays open, and its articles are checked together, for so many days from its newest article on.
# days = 3

[check]
# From which score two claims are taken for one fact, and a refused pair is shown as a look-alike.
# match_threshold = 0.5
# near_threshold = 0.3
# Processes to use; 0 for one a core.
# workers = 0

[rates]
# Exchange rates that override the embedded ones: a CSV file of date,currency,won, or the same here.
# file = "rates.csv"
# table = [{ date = 2025-01-27, currency = "USD", won = 1431.50 }]

[decisions]
# What editors decided, as the report's page saves it.
# file = "decisions.json"

[report]
# Every run is published as {out}/{day}/{run}; {out}/latest is the newest, {out}/index.html lists all.
# out = "out"
# The main language first; others are written beside it as report.en.html.
# languages = ["ko"]
# Also to be had: findings.csv, findings.xlsx, report.md, claimreview.jsonld.
# files = ["report.html", "findings.json", "figures.csv"]
# Where {out} is served, for links in messages.
# url = "https://desk.example/checker"

[retention]
# Days for which articles with their findings, fetched pages and published reports are kept; 0 for ever.
# articles = 365
# pages = 30
# reports = 365

[fetch]
# An address or page that an outlet's operator can turn to; named in every request.
# contact = "desk@paper.example"
# Seconds between two requests to one host.
# delay = 1.0
# Seconds for which a page is not asked for again; 0: each run asks whether it has changed.
# fresh_for = 0
# Whether private and local addresses may be fetched.
# allow_private = false

[notify]
# From which severity on (info, notice, warning, error) somebody is told when a problem comes up, gets
# worse or goes away: once each.
# level = "warning"
# Problems that one message names.
# lines = 10

# Who is told, in the notation of https://github.com/caronc/apprise: mail, Slack, Teams, Telegram, webhooks.
# Secrets stand in the environment.
# [[notify.receiver]]
# name = "desk"
# url = "slack://${CHECKER_SLACK}"
# lang = "ko"
"""


def template() -> str:
    """Return a settings file with all keys explained; it passes its own check."""
    return _TEMPLATE
