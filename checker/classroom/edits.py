"""Change words of an article so that it still reads naturally: particles agree, offsets are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.judge.particles import final_sound, with_particle
from checker.model import Span

__all__ = ["Edit", "apply_edits", "follow", "moved"]

# Longest first: 이라 is no 이. What follows a particle must end the word or be a particle again.
_PAIRS = ("으로/로", "이라/라", "이고/고", "이나/나", "이다/다", "은/는", "이/가", "을/를", "과/와")
_HANGUL = re.compile(r"[가-힣]+")
# Endings of 이다 that change with the sound before them and are no pair above: 이었다/였다, 이며/며.
_COPULA = ("이", "였", "며")
# A number is followed by its hedge or by another word of its own (명 이상), which takes no particle of it.
_FREE = ("이상", "이하", "이내")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text and what to write there instead."""

    span: Span
    text: str


def follow(text: str, edit: Edit) -> Edit | None:
    """Return the edit with the particle behind it made to agree with the new words.

    Args:
        text: The text before the edit.
        edit: What changes.

    Returns:
        The edit, longer by the particle where that changes; ``None`` where the word behind cannot be
        made to agree by rule (이었다).

    >>> text = "손실은 5억 달러 이상을 넘는다."
    >>> follow(text, Edit(Span(9, 12), "")).text
    '를'
    """
    old = text[: edit.span.end]
    new = text[: edit.span.start] + edit.text
    if bool(final_sound(old)) == bool(final_sound(new)) and (final_sound(old) == "L") == (final_sound(new) == "L"):
        return edit
    word = _HANGUL.match(text, edit.span.end)
    if word is None or word[0].startswith(_FREE):
        return edit
    for pair in _PAIRS:
        for form in pair.split("/"):
            if not word[0].startswith(form) or with_particle(old, pair) != old + form:
                continue
            if pair == "이/가" and word[0] != form:  # 이었다 is no subject
                continue
            agreed = with_particle(new, pair)[len(new) :]
            end = edit.span.end + len(form)
            return Edit(Span(edit.span.start, end), edit.text + agreed)
    return None if word[0].startswith(_COPULA) else edit


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with all edits made; they may not overlap.

    >>> apply_edits("81억 원", [Edit(Span(0, 2), "95")])
    '95억 원'
    """
    parts, last = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        parts += [text[last : edit.span.start], edit.text]
        last = edit.span.end
    return "".join((*parts, text[last:]))


def moved(offset: int, edits: Sequence[Edit]) -> int:
    """Return where a place outside the edits, or at the start of one, stands after them.

    >>> moved(5, [Edit(Span(0, 2), "955")])
    6
    """
    return offset + sum(len(edit.text) - len(edit.span) for edit in edits if edit.span.end <= offset)
