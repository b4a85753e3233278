"""Compare two versions of one article figure by figure: 81억 → 82억, 고지 없음.

An outlet that mends a figure without saying so leaves everybody who quoted it behind; one that says
so has done its duty, and its quoters should still know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from checker.lexicon.corrections import is_notice
from checker.model import Article, Figure, FigureChange, Revision, Severity, Text

__all__ = ["compare_versions"]

# Likeness, of 100, from which a sentence is the reworded one of before; digits are left out of it.
# Cases: "피해액은 #원으로 추산된다" / "피해액은 모두 #원으로 추산됐다" is 85, two sentences on one fire are below 50.
_REWORDED = 60.0

# Changes that the sentence of explanation names.
_NAMED = 3

# Letters of a notice that are shown.
_SHOWN = 160


def compare_versions(
    before: Article,
    old: Sequence[Figure],
    after: Article,
    new: Sequence[Figure],
    *,
    version: int,
    times: tuple[str, str],
) -> Revision | None:
    """Return what an article's figures say otherwise than they did, or ``None`` where they say the same.

    Another notation of one value (6조5천억 / 6조5000억) is no change, nor is a sentence that moved.

    Args:
        before: The earlier version.
        old: Its figures, in reading order.
        after: The version that took its place.
        new: Its figures, in reading order.
        version: Number of the new version.
        times: When the two were seen first.
    """
    changes = _settled(list(_changes(_lines(before, old), _lines(after, new))))
    if not changes:
        return None
    notice = _notice_of(before.text, after.text)
    return Revision(
        article=after.id,
        version=version,
        before=times[0],
        after=times[1],
        changes=tuple(change for _, change in changes),
        notice=notice,
        severity=_severity([change for _, change in changes], notice),
        explanation=_explanation([change for _, change in changes], notice),
    )


# A sentence: its words without the figures, as it stands, and its figures.
_Line = tuple[str, str, list[Figure]]
# A change with what the figure is worth, so that a figure that moved is known.
_Keyed = tuple[str, FigureChange]


def _lines(article: Article, figures: Sequence[Figure]) -> list[_Line]:
    found: dict[int, _Line] = {}
    for figure in figures:
        sentence = article.sentence_at(figure.span.start)
        start, end = (sentence.span.start, sentence.span.end) if sentence else (figure.span.start, figure.span.end)
        words = "".join("#" if char.isdigit() else char for char in article.text[start:end])
        found.setdefault(start, (words, article.text[start:end], []))[2].append(figure)
    return [found[start] for start in sorted(found)]


def _key(figure: Figure) -> str:
    """Return a text that two notations of one value share."""
    if figure.moment is not None:
        return f"{figure.moment.start.isoformat()}|{figure.moment.grain}"
    scaled = (None if n is None else (n * figure.base).normalize() for n in (figure.value, figure.low, figure.high))
    return "|".join((figure.dimension, *map(str, scaled)))


def _changes(old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[_Keyed]:
    for left, right in _paired(old, new):
        one, two = (left[2] if left else []), (right[2] if right else [])
        yield from _between(one, two, left[1] if left else "", right[1] if right else "")


def _paired(old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[tuple[_Line | None, _Line | None]]:
    """Yield the sentences that stand for each other, in the order of the new text."""
    blocks = SequenceMatcher(None, [line[0] for line in old], [line[0] for line in new], autojunk=False)
    for tag, i, k, j, m in blocks.get_opcodes():
        if tag == "equal":
            yield from zip(old[i:k], new[j:m], strict=True)
        else:
            yield from _reworded(list(old[i:k]), new[j:m])


def _reworded(old: list[_Line], new: Sequence[_Line]) -> Iterator[tuple[_Line | None, _Line | None]]:
    from rapidfuzz import fuzz

    for line in new:
        likely = [(fuzz.ratio(line[0], other[0]), -place) for place, other in enumerate(old)]
        best = max(likely, default=(0.0, 0))
        yield (old.pop(-best[1]) if best[0] >= _REWORDED else None), line
    for line in old:
        yield line, None


def _between(old: Sequence[Figure], new: Sequence[Figure], was: str, now: str) -> Iterator[_Keyed]:
    blocks = SequenceMatcher(None, list(map(_key, old)), list(map(_key, new)), autojunk=False)
    for tag, i, k, j, m in blocks.get_opcodes():
        if tag == "equal":
            continue
        left, right = list(old[i:k]), list(new[j:m])
        for figure in right:
            like = next((other for other in left if other.dimension == figure.dimension), None)
            if like is not None:
                left.remove(like)
            place = (figure.span.start, figure.span.end)
            yield (
                "" if like is not None else f"+{_key(figure)}",
                FigureChange(None if like is None else like.text, figure.text, was if like else "", now, *place),
            )
        for figure in left:
            yield f"-{_key(figure)}", FigureChange(figure.text, None, was, "")


def _settled(changes: list[_Keyed]) -> list[_Keyed]:
    """Leave out figures that were taken out here and put in there: they moved."""
    keys = [key for key, _ in changes]
    kept = []
    for key, change in changes:
        other = ("-" if key[:1] == "+" else "+") + key[1:]
        if key and other in keys:
            continue
        kept.append((key, change))
    return kept


def _notice_of(before: str, after: str) -> str | None:
    """Return the new line that says that the article was corrected."""
    known = {line.strip() for line in before.splitlines()}
    for line in after.splitlines():
        line = line.strip()
        if line and line not in known and is_notice(line):
            return line if len(line) <= _SHOWN else line[:_SHOWN].rstrip() + "…"
    return None


def _severity(changes: Sequence[FigureChange], notice: str | None) -> Severity:
    if all(change.old is None for change in changes):
        return Severity.INFO  # the story went on
    if notice is not None:
        return Severity.NOTICE
    return Severity.WARNING if any(change.old and change.new for change in changes) else Severity.NOTICE


def _explanation(changes: Sequence[FigureChange], notice: str | None) -> Text:
    # what was changed says more than what was added
    worst = sorted(changes, key=lambda change: (change.old is None) + (change.new is None))
    named = worst[:_NAMED]
    more = len(changes) - len(named)
    ko = [_shown(change, "추가", "삭제") for change in named] + ([f"그 밖에 {more}건"] if more else [])
    en = [_shown(change, "added", "taken out") for change in named] + ([f"{more} more"] if more else [])
    told = ("고지 있음", "with a notice") if notice is not None else ("고지 없음", "without a notice")
    return Text(", ".join([*ko, told[0]]), ", ".join([*en, told[1]]))


def _shown(change: FigureChange, added: str, taken: str) -> str:
    if change.old is not None and change.new is not None:
        return f"{change.old} → {change.new}"
    return f"{change.new} {added}" if change.old is None else f"{change.old} {taken}"
