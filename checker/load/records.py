"""A record (a JSON line, a row of a table, a file's text) becomes an article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.errors import InputError
from checker.later import later
from checker.lexicon.columns import field_names
from checker.load.blocks import segment
from checker.load.dates import read_published
from checker.load.metadata import find_metadata
from checker.model import Article

__all__ = ["article_of", "language_of", "record_of"]

# One Hangul syllable carries about as much as two and a half Latin letters, so that a Korean text
# full of English names is still Korean.
_SYLLABLE_WORTH = 2.5

_HANGUL = later(r"[가-힣ㄱ-ㅎㅏ-ㅣ\u1100-\u1112]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


def language_of(text: str) -> str:
    """Return ``ko`` or ``en``, whichever most of the letters belong to; ``ko`` where there are none.

    >>> language_of("DeepSeek은 557만6000달러를 썼다"), language_of("It cost $6 million in Seoul (서울).")
    ('ko', 'en')
    """
    latin = len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    return "en" if latin and latin > sum(map(len, _HANGUL.findall(text))) * _SYLLABLE_WORTH else "ko"


def record_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``row`` under the contract's names, whatever its columns are called."""
    folded = {str(key).strip().lower().replace(" ", ""): value for key, value in row.items() if key is not None}
    record = {}
    for field, names in field_names().items():
        for name in names:
            if folded.get(name) not in (None, ""):
                record[field] = folded[name]
                break
    return record


def article_of(record: Mapping[str, Any], default_date: date | None = None) -> Article:
    """Make an article of a record.

    Args:
        record: ``id`` and ``text``; where known ``source``, ``title``, ``published`` (a date, or
            one of the usual written forms), ``url`` and ``path``. What is missing is looked for
            in the text.
        default_date: Day of publication of a text that does not show its own.

    Raises:
        InputError: ``id`` or ``text`` is missing, empty or of the wrong type, or ``published``
            is no date.

    >>> article_of({"id": "a", "text": "12명이 다쳤다."}).blocks[0].kind
    <BlockKind.BODY: 'body'>
    """
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("there is no text" if not text else "the text is no text", hint="every article needs a text")
    identity = record.get("id")
    if identity is None or str(identity).strip() == "":
        raise InputError("there is no id", hint="give every article an id of its own")
    published, moment = read_published(record.get("published"))
    if published is None and record.get("published"):
        raise InputError(f"published is no date: {record['published']!r}", hint="write YYYY-MM-DD")
    given = _string(record, "title")
    cut = segment(text, given)
    found = find_metadata(cut.shown, cut.roles)
    if published is None:
        published, moment = found.published, found.published_at
    elif moment is None and found.published == published:
        moment = found.published_at
    return Article(
        id=str(identity).strip(),
        text=text,
        source=_string(record, "source") or found.source,
        title=given or cut.title,
        published=published or default_date,
        published_at=moment,
        url=_string(record, "url"),
        language=language_of(text),
        blocks=cut.blocks,
        sentences=cut.sentences,
        path=_string(record, "path"),
    )


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    return str(value).strip() or None
