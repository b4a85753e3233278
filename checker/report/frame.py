"""What every page of the project stands in: templates, one style, one script, and a policy that lets in no other."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.paths import template_dir
from checker.report.together import held, width_of

__all__ = ["embedded", "environment", "page_style", "policy", "source_of"]


@cache
def environment() -> Environment:
    """Return the templates: escaping on, and no name left undefined."""
    templates = Environment(
        loader=FileSystemLoader(template_dir(), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    templates.filters["held"] = held
    templates.filters["width"] = width_of
    return templates


def embedded(value: Any) -> Markup:
    r"""Return ``value`` as JSON that may stand inside a script element.

    >>> embedded({"a": "</script><!--"})
    Markup('{"a":"\\u003c/script\\u003e\\u003c!--"}')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _digest(text: str) -> str:
    return "'sha256-%s'" % base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def policy(style: str, script: str | None) -> str:
    """Return the Content-Security-Policy: this style and this script, if any, and nothing from anywhere."""
    allowed = "'none'" if script is None else _digest(script)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def page_style() -> str:
    """Return the style of a report and of the page of runs: what all pages share, and their own."""
    return "\n".join((source_of("base.css"), source_of("style.css")))


def source_of(name: str) -> str:
    """Return the text of a style or a script among the templates."""
    return (template_dir() / name).read_text(encoding="utf-8").strip()
