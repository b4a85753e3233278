"""The files of a lesson: the student's apart from the teacher's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from checker.classroom.model import APART, Answer, Answers, Item, Key, Marked, Target
from checker.classroom.pages import render_key, render_worksheet
from checker.classroom.values import share_of_value
from checker.classroom.words import Words, read_words
from checker.classroom.writing import written
from checker.report import write_files

__all__ = ["encode", "lesson_files", "model_answers", "write_lesson"]


def encode(value: msgspec.Struct) -> bytes:
    """Return a value as JSON, readable and the same each time."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def model_answers(key: Key) -> Answers:
    """Return the key's own answers, as a student would save them; the worksheet can open them in class."""
    words = read_words(key.sheet.language)
    return Answers(
        exercise=key.sheet.exercise,
        student=words("model_student"),
        answers={str(item.number): _answer(item, key) for item in key.items},
    )


def _answer(item: Item, key: Key) -> Answer:
    words = read_words(key.sheet.language)
    correction = item.correction
    return Answer(
        marks=tuple(
            Marked(article=t.article, paragraph=t.paragraph, start=t.start, end=t.end, text=t.text)
            for t in item.targets
        ),
        values=tuple(_value(target, words) for target in item.targets),
        pair=None if key.sheet.level == 1 else item.verdict != APART,
        verdict=item.verdict,
        reason=item.explanation,
        correction="" if correction is None else correction.after,
        nothing=correction is not None and not correction.before,
    )


def _value(target: Target, words: Words) -> str:
    """Return the value as it is best written out; as in the article where that reads better (units of fuel)."""
    text = written(target.reading, words)
    return text if share_of_value(text, target, words).share == 1 else target.text


def lesson_files(key: Key) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a lesson: name inside the folder, content."""
    yield "student/worksheet.html", render_worksheet(key.sheet)
    yield "teacher/key.html", render_key(key)
    yield "teacher/key.json", encode(key)
    yield "teacher/model-answers.json", encode(model_answers(key))


def write_lesson(key: Key, out: Path) -> list[Path]:
    """Write a lesson into a folder.

    Raises:
        OutputError: The folder cannot be written to.
    """
    return write_files(out, lesson_files(key))
