"""``checker.toml``: what a scheduled run is told, typed, with errors that name file, line and column."""

from __future__ import annotations

from checker.config.model import Config
from checker.config.reader import find_errors, read_config
from checker.config.secrets import missing_names, with_secrets
from checker.config.template import template

__all__ = ["Config", "find_errors", "missing_names", "read_config", "template", "with_secrets"]
