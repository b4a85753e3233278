"""Read what students hand in: JSON as the worksheet saves it, or a table; what is broken is named, the rest goes on."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from checker.classroom.model import APART, Answer, Answers, Key, Marked
from checker.classroom.words import read_words
from checker.errors import InputError
from checker.lexicon.wordlists import word_list, word_lists
from checker.load.decode import decode
from checker.model import Problem, Verdict

__all__ = ["read_answers", "read_key"]

# A worksheet's answers take some kilobytes; what is larger is another file.
_MOST = 4_000_000
_SUFFIXES = (".json", ".csv")
# What the columns of a table may be called; side columns end in 1 and 2.
_WORDS = "shared/answers.toml"
_YES, _NO = "yes", "no"


def read_key(path: Path) -> Key:
    """Read a key as ``exercise`` writes it.

    Raises:
        InputError: There is none, or it is another file.
    """
    try:
        key = msgspec.json.decode(path.read_bytes(), type=Key)
    except OSError as error:
        raise InputError(error.strerror or str(error), where=str(path), hint="name teacher/key.json") from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputError(f"this is no key: {error}", where=str(path), hint="name teacher/key.json") from None
    if key.checker != "key":
        raise InputError("this is no key", where=str(path), hint="name teacher/key.json")
    return key


def read_answers(inputs: Sequence[str], key: Key) -> Iterator[tuple[str, Answers] | Problem]:
    """Read answers to a key's sheet.

    Args:
        inputs: Files, and folders whose ``.json`` and ``.csv`` files are taken.
        key: What they are to be marked with.

    Yields:
        The name of the file with the answers of one student, or what was wrong with a file or a row.
    """
    for path in _files(inputs):
        try:
            yield from _read(path, key)
        except OSError as error:
            yield Problem(str(path), error.strerror or str(error))
        except InputError as error:
            yield Problem(str(path), str(error))


def _files(inputs: Sequence[str]) -> Iterator[Path]:
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file())
        else:
            yield path


def _read(path: Path, key: Key) -> Iterator[tuple[str, Answers] | Problem]:
    if path.stat().st_size > _MOST:
        raise InputError("this is too large for a file of answers")
    data = path.read_bytes()
    if not data.strip():
        raise InputError("the file is empty", hint="save the answers again")
    if path.suffix.lower() == ".csv":
        yield from _rows(path, decode(data), key)
    else:
        yield path.name, _sheet(data, key)


class _Named(msgspec.Struct):
    """What tells a file of answers from any other."""

    checker: str = ""
    exercise: str = ""


def _sheet(data: bytes, key: Key) -> Answers:
    try:
        named = msgspec.json.decode(data, type=_Named)
        if named.checker == "key":
            raise InputError("this is a key, not answers", hint="hand in what the worksheet saved")
        if named.checker != "answers":
            raise InputError("this is no file of answers", hint="hand in what the worksheet saved")
        if named.exercise != key.sheet.exercise:
            raise InputError(_foreign(named.exercise, key))
        answers = msgspec.json.decode(data, type=Answers)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputError(f"the file is broken: {error}", hint="save the answers again") from None
    strange = sorted(set(answers.answers) - {str(item.number) for item in key.items})
    if strange:
        raise InputError(f"it answers a question that the key does not have: {strange[0]}")
    return answers


# What may be wrong with a row, or with a whole file of answers.
_WRONG = {
    "foreign": "these are answers to another worksheet: {given}, not {wanted}",
    "item": "the key has no question {given}",
    "pair": "pair: {given} is neither yes nor no",
    "verdict": "verdict: there is no {given}",
}


def _foreign(exercise: str, key: Key) -> str:
    return _WRONG["foreign"].format(given=exercise or "-", wanted=key.sheet.exercise)


# ---------------------------------------------------------------- tables


def _rows(path: Path, text: str, key: Key) -> Iterator[tuple[str, Answers] | Problem]:
    """Yield the students of a table, one row a question; a row that cannot be read is named and left out."""
    reader = csv.DictReader(io.StringIO(text))
    names = _names(reader.fieldnames or ())
    if "item" not in names:
        raise InputError("the table has no column 'item'", hint="see docs/classroom.md for the columns")
    numbers = {str(item.number) for item in key.items}
    found: dict[str, dict[str, Answer]] = {}
    try:
        for row in reader:
            cells = {field: (row.get(name) or "").strip() for field, name in names.items()}
            student = cells.get("student") or path.stem
            wrong = _wrong_row(cells, numbers, key)
            if wrong:
                yield Problem(f"{path}:{reader.line_num}", wrong)
            elif cells["item"] in found.setdefault(student, {}):
                yield Problem(f"{path}:{reader.line_num}", f"{student} answers question {cells['item']} twice")
            else:
                found[student][cells["item"]] = _answer(cells, key)
    except csv.Error as error:
        raise InputError(f"the table is broken: {error}", where=f"line {reader.line_num}") from None
    for student, answers in found.items():
        if answers:
            yield path.name, Answers(exercise=key.sheet.exercise, student=student, answers=answers)


def _names(given: Iterable[str]) -> dict[str, str]:
    """Return the column of each field, whatever it is called."""
    folded = {re.sub(r"[\s_]", "", name or "").lower(): name for name in given}
    found = {}
    for entry in word_lists(_WORDS):
        name = next((word for word in entry.words if word in folded), None)
        if name is not None and entry.id not in (_YES, _NO):
            found[entry.id] = folded[name]
    return found


def _wrong_row(cells: Mapping[str, str], numbers: set[str], key: Key) -> str:
    if cells.get("exercise") and cells["exercise"] != key.sheet.exercise:
        return _foreign(cells["exercise"], key)
    if cells["item"] not in numbers:
        return _WRONG["item"].format(given=repr(cells["item"]))
    if cells.get("pair") and _pair(cells["pair"]) is None:
        return _WRONG["pair"].format(given=repr(cells["pair"]))
    if cells.get("verdict") and not _verdict(cells["verdict"], key):
        return _WRONG["verdict"].format(given=repr(cells["verdict"]))
    return ""


def _pair(text: str) -> bool | None:
    folded = text.strip().lower()
    return True if folded in word_list(_WORDS, _YES) else False if folded in word_list(_WORDS, _NO) else None


def _verdict(text: str, key: Key) -> str:
    """Return a verdict by its name or by the word that the worksheet has for it."""
    words = read_words(key.sheet.language)
    known = (*(verdict.value for verdict in Verdict), APART)
    folded = text.strip().casefold()
    return next((v for v in known if folded in (v, words.of("verdict", v).casefold())), "")


def _answer(cells: Mapping[str, str], key: Key) -> Answer:
    marks = tuple(Marked(text=text) if (text := cells.get(name, "")) else None for name in ("mark1", "mark2"))
    return Answer(
        marks=marks,
        values=(cells.get("value1", ""), cells.get("value2", "")),
        pair=_pair(cells.get("pair", "")),
        verdict=_verdict(cells.get("verdict", ""), key),
        reason=cells.get("reason", ""),
        correction=cells.get("correction", ""),
        nothing=_pair(cells.get("nothing", "")) is True,
    )
