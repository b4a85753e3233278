"""Problems in the language of the report: every message that a run may report is known, and nothing else is."""

from __future__ import annotations

import ast
import errno
import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from report_factory import sample_report

import checker
from checker.classroom import answers
from checker.errors import LexiconError
from checker.fetch import reasons
from checker.fetch.connect import RefusedAddress
from checker.lexicon.reader import read_entries
from checker.load import decode, iter_articles
from checker.model import Problem
from checker.report.findings import render_findings
from checker.report.notes import render_markdown
from checker.report.page import render_page
from checker.report.problems import Wording, catalogue, told_in

_FILE = "ko/messages.toml"
_SOURCE = Path(checker.__file__).parent

# Where problems are made.
_MAKERS = tuple(
    path for path in sorted(_SOURCE.rglob("*.py")) if path.relative_to(_SOURCE).parts[0] not in ("_compiled",)
)
# Errors that become a problem, with the place of their message; one that is raised elsewhere ends the run.
_ERRORS = {"InputError": 0, "BrokenDataError": 0, "FetchError": 1}
_RAISERS = tuple(
    path
    for path in _MAKERS
    if path.relative_to(_SOURCE).parts[0] in ("load", "fetch", "inflate.py") or path.name == "answers.py"
)

# What says nothing of its own: messages of errors, which are found where those are raised, and words of tables.
_OTHERS = {
    "str(error)",
    "message_of(error)",
    "error.message",
    "f'{message_of(error)}{instead}'",
    "reason",
    "words",
    "wrong",
    "_foreign(named.exercise, key)",
    "error.strerror or str(error)",
}


@dataclass
class _Scope:
    """What names stand for in one function of a module, and the words that may fill the braces of its messages."""

    module: ast.Module
    function: ast.AST
    words: set[str] = field(default_factory=set)

    def templates(self, node: ast.expr | None) -> list[str]:
        """Return what an expression may say, with ``{}`` for all that varies."""
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.JoinedStr(values=parts):
                return ["".join(each) for each in product(*map(self.templates, parts))]
            case ast.FormattedValue(value=value):
                return self.templates(value)
            case ast.IfExp(body=first, orelse=second):
                return self.templates(first) + self.templates(second)
            case ast.Name(id=name):
                return [said for value in self._values(name) for said in self.templates(value)] or ["{}"]
            case ast.BoolOp(values=values):
                self.words.update(said for value in values for said in self.templates(value))
            case ast.Call(func=ast.Attribute(attr="get"), args=[_, default]):
                self.words.update(self.templates(default))
        return ["{}"]

    def _values(self, name: str) -> list[ast.expr]:
        for where in (self.function, self.module):
            nodes = ast.walk(where) if where is self.function else self.module.body
            found = [
                node.value
                for node in nodes
                if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets)
            ]
            if found:
                return found
        return []


def _calls(path: Path) -> Iterator[tuple[_Scope, ast.Call, str]]:
    """Yield the calls of a module with the scope and the name of what is called."""
    source = path.read_text(encoding="utf-8")
    if not any(f"{name}(" in source for name in ("Problem", *_ERRORS)):
        return
    module = ast.parse(source)
    inner = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    for function in inner:
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield _Scope(module, function), node, node.func.id


@cache
def _made() -> tuple[dict[str, str], dict[str, str]]:
    """Return what the source says and its hints, as templates with ``{}`` for what varies, and where each is made."""
    said: dict[str, str] = {}
    hints: dict[str, str] = {}
    for path in _MAKERS:
        for scope, call, name in _calls(path):
            place = 1 if name == "Problem" else _ERRORS.get(name) if path in _RAISERS else None
            if place is None:
                continue
            line = f"{path.relative_to(_SOURCE)}:{call.lineno}"
            message = call.args[place]
            for template in scope.templates(message):
                if template != "{}" or ast.unparse(message) not in _OTHERS:
                    said[template] = line
            hint = next((keyword.value for keyword in call.keywords if keyword.arg == "hint"), None)
            hints.update((template, line) for template in scope.templates(hint) if template != "{}")
            said.update((word, line) for word in scope.words if word != "{}")
    said.update((words, "fetch/reasons.py") for _, words, _ in reasons._FAILURES)
    said.update((words, "fetch/reasons.py") for words in reasons._STATUSES.values())
    said.update((what, "load/decode.py") for _, what in decode._MAGIC)
    said.update((re.sub(r"\{\w+\}", "{}", words), "classroom/answers.py") for words in answers._WRONG.values())
    said[RefusedAddress("{}", "{}").args[0]] = "fetch/connect.py"
    return said, hints


def _entries(*tables: str) -> dict[str, Wording]:
    """Return the entries of tables by their templates, with ``{}`` for what varies."""
    return {re.sub(r"\{\w+\}", "{}", each.en): each for table in tables for each in read_entries(_FILE, table, Wording)}


def _parted(template: str) -> tuple[str, str | None]:
    """Part a template from the hint of the catalogue that stands in brackets at its end."""
    for hint in _entries("hint"):
        if template.endswith(f" ({hint})") and template not in _entries("message"):
            return template.removesuffix(f" ({hint})"), hint
    return template, None


def test_every_message_of_the_source_is_told() -> None:
    said, hints = _made()
    known, known_hints = _entries("message", "word"), _entries("hint")
    assert {template: line for template, line in said.items() if _parted(template)[0] not in known} == {}
    assert {hint: line for hint, line in hints.items() if hint not in known_hints} == {}
    assert len(said) > 80


def test_every_entry_is_said_by_the_source() -> None:
    said, hints = _made()
    parts = [_parted(template) for template in said]
    assert set(_entries("message", "word")) == {message for message, _ in parts}
    assert set(_entries("hint")) == set(hints) | {hint for _, hint in parts if hint is not None}


_NO_JSON = ("x", '"x', '{"a": 1 2}', '{"a" 1}', "{a}", "1 2", '"\t"', r'"\x"')


def _said_by_others() -> Iterator[str]:
    """Yield what the system, the reader of JSON and that of archives say."""
    yield from (
        os.strerror(number) for number in (errno.EACCES, errno.ENOENT, errno.EISDIR, errno.EIO, errno.ENAMETOOLONG)
    )
    for text in _NO_JSON:
        with pytest.raises(json.JSONDecodeError) as found:
            json.loads(text)
        yield found.value.msg
    with pytest.raises(zipfile.BadZipFile) as broken:
        zipfile.ZipFile(io.BytesIO(b"no archive"))
    yield str(broken.value)


def test_what_others_say_is_what_they_say() -> None:
    assert set(_entries("system")) == set(_said_by_others())


def _examples() -> Iterator[tuple[str, str]]:
    for entry in _entries("message", "word", "system", "hint").values():
        yield from ((example.en, example.told) for example in entry.examples)


@pytest.mark.parametrize(("made", "told"), list(_examples()))
def test_examples(made: str, told: str) -> None:
    assert told_in("ko", made) == told


def test_every_entry_that_varies_has_an_example_and_each_stands_once() -> None:
    rows = [each for table in ("message", "word", "system", "hint") for each in read_entries(_FILE, table, Wording)]
    assert [each.en for each in rows if each.fields and not each.examples] == []
    assert len({each.en for each in rows}) == len(rows)


def test_no_ending_depends_on_what_stands_in_braces() -> None:
    particles = re.compile(r"\}(?:은|는|이|가|을|를|과|와|으로|로|라)\b")
    assert [each.told for each in _entries("message", "hint").values() if particles.search(each.told)] == []


@pytest.mark.parametrize(
    "message", ["something odd happened", "something odd (404)", "odd: something", "7번째 줄이 JSON이 아닙니다.", ""]
)
def test_what_is_not_known_stays_as_it_is(message: str) -> None:
    assert told_in("ko", message) == message


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("something odd (unpack it first)", "something odd (먼저 압축을 푸십시오)."),
        ("there is no such page (404)", "그런 페이지가 없습니다(404)."),
        (
            "robots.txt of the outlet cannot be read, so nothing is fetched: https://a.example/r: a.example leads to the "
            "private address 10.0.0.1 (private and local addresses are fetched only with --allow-private); "
            "the item's own text is read instead",
            "매체의 robots.txt를 읽을 수 없어 아무것도 가져오지 않았습니다: https://a.example/r: 내부 주소로 이어지는 호스트입니다: "
            "a.example → 10.0.0.1. 내부 주소에서는 --allow-private를 주어야 가져옵니다. 대신 피드에 실린 글을 읽었습니다.",
        ),
    ],
)
def test_nested_parts_are_told_too(message: str, told: str) -> None:
    assert told_in("ko", message) == told


def test_what_was_given_stays_as_it_was_given() -> None:
    assert told_in("ko", "published is no date: this") == "게재일이 날짜가 아닙니다: this."


@pytest.mark.parametrize("piece", ["a: ", "(", " (", "x (1) ", "; the item's own text is read instead", ")"])
def test_no_message_is_too_long(piece: str) -> None:
    short, long = f"{piece * 50})", f"{piece * 100_000})"
    assert told_in("ko", f"the page is broken: {short}") == f"페이지가 깨졌습니다({short})."
    assert told_in("ko", f"the page is broken: {long}") == f"the page is broken: {long}"


def test_no_message_is_too_deep() -> None:
    assert told_in("ko", "a: " * 4 + "the file is empty") == "a: " * 4 + "파일이 비어 있습니다."
    assert told_in("ko", "a: " * 1000 + "the file is empty") == "a: " * 1000 + "the file is empty"


_BROKEN = {
    "empty.txt": b"",
    "picture.txt": b"\x89PNG\r\n",
    "bare.html": b"<html><body></body></html>",
    "cut.jsonl": b'{"id": "a", "text": "x',
    "list.jsonl": b"[1]",
    "anonymous.jsonl": '{"text": "12명이 다쳤다."}'.encode(),
    "late.jsonl": '{"id": "a", "text": "12명이 다쳤다.", "published": "soon"}'.encode(),
    "names.csv": b"id,name\n1,a\n",
    "rows.csv": b"id,text\n",
    "book.xlsx": b"no book",
    "old.xlsx": b"\xd0\xcf\x11\xe0",
    "pack.zip": b"no archive",
    "pack.txt.gz": b"\x1f\x8b\x08",
    "feed.xml": b"<a/>",
    "paper.pdf": b"%PDF-1.4 no paper",
    "text.hwp": b"",
}


@pytest.mark.parametrize("name", _BROKEN)
def test_broken_inputs_are_told_in_korean(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(_BROKEN[name])
    messages = [item.message for item in iter_articles([str(tmp_path / name)]) if isinstance(item, Problem)]
    assert messages != []
    for message in messages:
        told = told_in("ko", message)
        assert re.search("(?:니다|시오)[.:]", told), told
        assert re.search("[a-z]{2,} [a-z]{2,} [a-z]", told) is None, told


def test_the_korean_report_tells_problems_in_korean_and_the_data_as_they_were_made() -> None:
    made = "the file is not whole: File is not a zip file (was the download cut off?)"
    told = "파일이 온전하지 않습니다: zip 형식이 아닙니다. 내려받다가 끊겼는지 살펴보십시오."
    report = replace(sample_report(), problems=(Problem("b.xlsx", made),))
    for render in (render_page, render_markdown):
        assert told in render(report, "ko").decode()
        assert made not in render(report, "ko").decode()
        assert made.partition(" (")[0] in render(report, "en").decode()
    assert made in render_findings(report, "ko").decode()


def test_an_entry_with_other_braces_on_one_side_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "messages.toml").write_text('[[message]]\nen = "no {a}"\ntold = "{b} fehlt"\n')
    monkeypatch.setattr("checker.lexicon.reader.lexicon_dir", lambda: tmp_path)
    with pytest.raises(LexiconError, match=r"xx/messages\.toml: message entry 'no \{a\}': both sides"):
        catalogue("xx")
