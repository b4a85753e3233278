"""The pages of a lesson: the student's worksheet, the teacher's key."""

from __future__ import annotations

from datetime import date as Date
from typing import Any

from markupsafe import Markup

from checker.classroom.model import APART, Item, Key, Sheet, Spot
from checker.classroom.words import Words, read_words
from checker.classroom.writing import correction_parts, written
from checker.model import Verdict
from checker.report.frame import embedded, environment, policy, source_of
from checker.report.messages import read_messages
from checker.report.wording import day_of

__all__ = ["frame", "render_key", "render_worksheet"]

_SCRIPT_WORDS = (
    *("pick", "pick_elsewhere", "no_slot", "marked", "done", "not_kept", "broken", "foreign", "loaded", "saved"),
)


def frame(words: Words, script: str = "") -> dict[str, Any]:
    """Return what every page of the classroom needs: words, style, script and the policy that lets in no other."""
    style = "\n".join((source_of("base.css"), source_of("classroom.css")))
    return {
        "w": words,
        "csp": policy(style, script),
        "style": Markup(style),
        "script": Markup(script),
    }


def asked(spot: Spot, words: Words) -> str:
    """Say where a figure is to be looked for, in one phrase."""
    place = words("at_headline", article=spot.article)
    if spot.paragraph:
        place = words("at_paragraph", article=spot.article, n=spot.paragraph)
    text = words("spot", place=place, topic=spot.topic)
    return words("spot_nth", spot=text, nth=words.name("ordinal", str(spot.nth))) if spot.nth else text


def render_worksheet(sheet: Sheet) -> bytes:
    """Return the worksheet. It is made of the sheet alone, which holds no answer."""
    words = read_words(sheet.language)
    questions = [
        {
            "number": question.number,
            "asked": words(f"ask_{sheet.level}"),
            "spots": [
                {
                    "article": spot.article,
                    "paragraph": spot.paragraph,
                    "asked": words(_LEAD[sheet.level][n], spot=asked(spot, words)),
                }
                for n, spot in enumerate(question.spots)
            ],
        }
        for question in sheet.questions
    ]
    page = (
        environment()
        .get_template("worksheet.html")
        .render(
            **frame(words, source_of("worksheet.js")),
            sheet=sheet,
            questions=questions,
            days={article.id: _day(article.published, sheet.language) for article in sheet.articles},
            how=words(f"how_{sheet.level}").splitlines(),
            verdicts=[verdict.value for verdict in Verdict],
            data=embedded({"exercise": sheet.exercise, "words": {key: words(key) for key in _SCRIPT_WORDS}}),
        )
    )
    return page.encode("utf-8", "replace") + b"\n"


# What stands before a spot: at level 3 the first article is settled and the second is the draft.
_LEAD = {1: ("lead_plain",), 2: ("lead_plain", "lead_plain"), 3: ("lead_settled", "lead_draft")}


def _day(published: str, language: str) -> str:
    """Return a day as people write it; what a sheet made elsewhere gives otherwise stays as it is."""
    try:
        return day_of(Date.fromisoformat(published), read_messages(language))
    except ValueError:
        return published


def render_key(key: Key) -> bytes:
    """Return the teacher's key: every item with its working."""
    words = read_words(key.sheet.language)
    counts: dict[str, int] = {}
    for item in key.items:
        counts[words.of("kind", item.kind)] = counts.get(words.of("kind", item.kind), 0) + 1
    page = (
        environment()
        .get_template("answer_key.html")
        .render(
            **frame(words),
            key=key,
            sheet=key.sheet,
            items=[_item(item, words) for item in key.items],
            counts=sorted(counts.items()),
        )
    )
    return page.encode("utf-8", "replace") + b"\n"


def _item(item: Item, words: Words) -> dict[str, Any]:
    rows = []
    if item.steps:
        rows.append((words("steps"), item.steps))
    if item.notes:
        rows.append((words("notes"), item.notes))
    if item.change:
        rows.append((words("change"), (item.change,)))
    return {
        "number": item.number,
        "kind": words.of("kind", item.kind),
        "about": words.of("about", item.kind),
        "verdict": item.verdict,
        "shown": words.of("verdict", item.verdict) if item.verdict else "",
        "explanation": item.explanation,
        "rows": rows,
        "targets": [
            {
                "asked": asked(spot, words),
                "text": target.text,
                "value": written(target.reading, words),
                "accepted": [(one.text, words.of("how", one.how)) for one in target.accepted],
            }
            for spot, target in zip(item.spots, item.targets, strict=True)
        ],
        "planted": None if item.planted is None else correction_parts(item.planted),
        "correction": None if item.correction is None else correction_parts(item.correction),
        "apart": item.verdict == APART,
    }
