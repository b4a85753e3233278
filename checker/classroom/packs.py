"""Shipped lessons: a folder with ``lesson.toml`` and ``articles.jsonl``, out of which the rest is made."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from checker.classroom.drawing import draw_lesson
from checker.classroom.model import Key
from checker.classroom.order import Order
from checker.classroom.outputs import lesson_files
from checker.classroom.pages import frame
from checker.classroom.words import read_words
from checker.errors import InputError
from checker.paths import data_dir
from checker.pipeline import load_all
from checker.report.frame import environment
from checker.settings import Settings

__all__ = ["Pack", "pack_files", "packs", "read_pack", "render_guide"]


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of the lesson."""

    minutes: int
    title: str
    text: str


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A lesson as its teacher gives it.

    Attributes:
        language, level, items, seed: What ``checker exercise`` is told.
        title: Of the worksheet and of the teacher's page.
        field: What the articles are about.
        aims: What students can do afterwards.
        before: What to have ready.
        steps: In order; they take 45 minutes together.
        questions: To talk about.
        homework: What may follow.
    """

    language: str
    level: int
    items: int
    seed: int
    title: str
    field: str
    aims: tuple[str, ...]
    before: tuple[str, ...]
    steps: tuple[Step, ...]
    questions: tuple[str, ...]
    homework: str

    @property
    def minutes(self) -> int:
        """How long the lesson takes."""
        return sum(step.minutes for step in self.steps)


def packs() -> list[Path]:
    """Return the folders of the shipped lessons, in order of their names."""
    return sorted(path.parent for path in (data_dir() / "classes").glob("*/lesson.toml"))


def read_pack(folder: Path) -> Pack:
    """Read ``lesson.toml`` of a folder.

    Raises:
        InputError: There is none, or it is malformed.
    """
    path = folder / "lesson.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Pack)
    except OSError as error:
        raise InputError(error.strerror or str(error), where=str(path)) from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(str(error), where=str(path)) from None


def pack_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield everything that is made of a lesson's description and articles: name inside the folder, content.

    Raises:
        InputError: The description or an article cannot be read.
    """
    pack = read_pack(folder)
    settings = Settings(lang=pack.language)
    articles, problems = load_all([str(folder / "articles.jsonl")], settings)
    if problems:
        raise InputError(problems[0].message, where=problems[0].input)
    order = Order(items=pack.items, level=pack.level, seed=pack.seed, language=pack.language, title=pack.title)
    key = draw_lesson(articles, order, settings)
    yield from lesson_files(key)
    yield "teacher/guide.html", render_guide(pack, key)


def render_guide(pack: Pack, key: Key) -> bytes:
    """Return the teacher's page: aims, steps with their times, what the sheet holds, questions to talk about."""
    words = read_words(pack.language)
    kinds: dict[str, list[int]] = {}
    for item in key.items:
        kinds.setdefault(item.kind, []).append(item.number)
    page = (
        environment()
        .get_template("guide.html")
        .render(
            **frame(words),
            pack=pack,
            key=key,
            kinds=[
                (words.of("kind", kind), ", ".join(map(str, numbers)), words.of("about", kind))
                for kind, numbers in sorted(kinds.items())
            ],
        )
    )
    return page.encode("utf-8", "replace") + b"\n"
