"""Text with marks of its making in it: scanned without them, spans given as in the text.

Pages leave behind characters that nobody sees (zero width, soft hyphens), characters by their names (``&nbsp;``), and
lines that break inside a number (1,⏎200); some write 2, 000, 000, others 41 000.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from checker.model import Mention, Per, Scan, Skipped, Span
from checker.scan.lazy import Lazy

__all__ = ["UNSEEN", "mend", "restore"]

# Zero width space, non-joiner and joiner, word joiner, byte order mark, soft hyphen.
# Source: Unicode, general category Cf.
UNSEEN: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_MARKS: Final = Lazy(
    rf"""
      [{UNSEEN}]+
    | &(?: \#[0-9]{{2,6}} | \#[xX][0-9A-Fa-f]{{2,5}} | [A-Za-z]{{2,8}}[0-9]{{0,2}} );
    | (?<=[0-9],) \r?\n (?=[0-9]{{3}}(?![0-9]))          # a line that ends inside 1,200
    | (?<=[0-9])  \r?\n (?=,[0-9]{{3}}(?![0-9]))
    | (?<=[0-9],) [ ] (?=000(?![0-9]))                    # 2, 000, 000
    | (?: (?<=[^0-9.,-][1-9]) | (?<=[^0-9.,-][1-9][0-9]) | (?<=[^0-9.,-][1-9][0-9]{{2}}) )
      [ \u00a0\u202f] (?=000(?![0-9,.][0-9]|[0-9]))      # 41 000 people
    """,
    re.VERBOSE,
)


def mend(text: str) -> tuple[str, list[int], list[int]] | None:
    """Return ``text`` without such marks, and where each of its characters begins and ends in ``text``.

    Returns:
        ``None`` where there is nothing to mend.

    >>> mend("12\u200b명"), mend("R&D")
    (('12명', [0, 1, 3, 4], [1, 2, 4, 4]), None)
    """
    from html import unescape  # its table of names is not loaded for texts without any

    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _MARKS.finditer(text):
        written = match.group()
        meant = unescape(written) if written[0] == "&" else ""
        if meant == written:
            continue  # &c; is no name of a character
        pieces += (text[at : match.start()], meant)
        starts += range(at, match.start())
        ends += range(at + 1, match.start() + 1)
        starts += [match.start()] * len(meant)
        ends += [match.end()] * len(meant)
        at = match.end()
    if not pieces:
        return None
    pieces.append(text[at:])
    starts += range(at, len(text) + 1)
    ends += [*range(at + 1, len(text) + 1), len(text)]
    return "".join(pieces), starts, ends


def restore(scan: Scan, text: str, starts: list[int], ends: list[int]) -> Scan:
    """Return a scan of a text that was changed on the way as one of ``text``.

    Args:
        scan: Of the changed text.
        text: As given.
        starts: Where each character of the changed text begins in ``text``, and where that ends.
        ends: Where each of them ends in ``text``.
    """

    def back(span: Span) -> Span:
        return (
            Span(starts[span.start], ends[span.end - 1])
            if span.end > span.start
            else Span(starts[span.start], starts[span.start])
        )

    def mention(item: Mention) -> Mention:
        return replace(
            item,
            span=back(item.span),
            text=back(item.span).of(text),
            per=None if item.per is None else Per(item.per.amount, item.per.unit, back(item.per.span)),
            hedges=tuple(replace(h, span=back(h.span), text=back(h.span).of(text)) for h in item.hedges),
        )

    skipped = tuple(Skipped(back(item.span), back(item.span).of(text), item.reason) for item in scan.skipped)
    return Scan(tuple(mention(item) for item in scan.mentions), skipped)
