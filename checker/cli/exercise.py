"""``checker exercise``: a worksheet for students and a key for their teacher, out of any articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from checker.cli import options
from checker.cli.codes import DONE, FAILED, INCOMPLETE, show_problems
from checker.cli.options import named_inputs, require_writable, settings_of
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.classroom.model import Key

__all__ = ["exercise"]

# A lesson of 45 minutes holds about eight items; more than this nobody reads.
_MOST = 50


def exercise(
    *inputs: options.Inputs,
    out: options.Out,
    items: int = 10,
    level: Literal[1, 2, 3] = 2,
    seed: int = 0,
    lang: Literal["ko", "en"] = "ko",
    anonymous: bool = False,
    title: str = "",
    date: str | None = None,
    rates: str | None = None,
) -> int:
    """Make a worksheet (student/) and its key (teacher/) out of articles.

    Args:
        inputs: Files and folders, as for run, or - for JSON Lines on standard input.
        out: Folder to write to; it is made where it is missing.
        items: How many questions.
        level: 1 find and normalise, 2 match and judge, 3 audit and correct.
        seed: Another number draws other questions; the same number the same ones.
        lang: Language of worksheet and key.
        anonymous: Hide the names of the outlets.
        title: What to call the worksheet.
        date: Day of publication (YYYY-MM-DD) of articles that do not show theirs.
        rates: Exchange rates to use instead of the embedded ones (CSV: date,currency,won).
    """
    from checker.classroom.drawing import draw_lesson
    from checker.classroom.order import Order
    from checker.classroom.outputs import write_lesson
    from checker.pipeline import load_all

    if not 1 <= items <= _MOST:
        raise UsageError(f"--items: {items} is not between 1 and {_MOST}")
    settings = settings_of(lang=lang, date=date, rates=rates)
    require_writable(out)
    articles, problems = load_all(named_inputs(inputs), settings)
    show_problems(problems, lang)
    if not articles:
        return FAILED
    key = draw_lesson(articles, Order(items, level, seed, lang, anonymous, title), settings)
    written = write_lesson(key, out)
    _summarise(key)
    for path in written:
        print(path)
    return INCOMPLETE if problems else DONE


def _summarise(key: Key) -> None:
    """Print how many items of each kind there are, and whether there are as many as were asked for."""
    from checker.classroom.words import read_words

    words = read_words(key.sheet.language)
    print(words("summary", items=len(key.items), articles=len(key.sheet.articles), sheet=key.sheet.exercise))
    kinds = [item.kind for item in key.items]
    for kind in sorted(set(kinds), key=lambda kind: (-kinds.count(kind), kind)):
        print(f"  {words.of('kind', kind)} {kinds.count(kind)}")
    if len(key.items) < key.wanted:
        print(words("fewer", n=len(key.items), wanted=key.wanted))
