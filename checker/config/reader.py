"""Read ``checker.toml``: every unknown key and the first wrong value are named with their place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec import inspect

from checker.config import places
from checker.config.model import Config
from checker.errors import SettingsError

__all__ = ["find_errors", "read_config"]

# Likeness, of 100, from which a known key is offered for an unknown one. Cases: recievers / receiver is
# 82, langauges / languages 89; window / store, which nobody confuses, is 36.
_OFFERED = 65.0


def read_config(path: Path) -> Config:
    """Read a settings file.

    Raises:
        SettingsError: It cannot be read, is no TOML, or a key or value is wrong: the first of its errors.
    """
    text = _text_of(path)
    errors, config = _read(text, str(path))
    if config is None:
        raise errors[0]
    return config


def find_errors(path: Path) -> list[SettingsError]:
    """Return all that is wrong with a settings file, in order of lines.

    Raises:
        SettingsError: It cannot be read at all.
    """
    return _read(_text_of(path), str(path))[0]


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SettingsError("there is no such file", where=str(path), hint="checker config init makes one") from None
    except OSError as error:
        raise SettingsError(f"the file cannot be read: {error.strerror or error}", where=str(path)) from None
    except UnicodeDecodeError:
        raise SettingsError("the file is not in UTF-8", where=str(path)) from None


_SYNTAX = re.compile(r"(?P<said>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


def _read(text: str, name: str) -> tuple[list[SettingsError], Config | None]:
    try:
        found = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        said = _SYNTAX.match(str(error))
        end = (text.count("\n") + 1, len(text) - text.rfind("\n"))
        line, column = (said["line"], said["column"]) if said and said["line"] else end
        message = said["said"] if said else str(error)
        return [SettingsError(f"this is no TOML: {message}", where=f"{name}:{line}:{column}")], None
    wrong = list(_unknown(found, inspect.type_info(Config), ()))
    config, mistyped = _converted(_known(found, inspect.type_info(Config)))
    wrong += mistyped
    if config is not None:
        wrong += _at_odds(config)
    config = None if wrong else config
    errors = []
    for path, message, hint in wrong:
        line, column = places.place_of(text, path)
        errors.append(((line, column), SettingsError(message, where=f"{name}:{line}:{column}", hint=hint)))
    return [error for _, error in sorted(errors, key=lambda item: item[0])], config


# Where something is wrong, what, and what to do about it.
_Wrong = tuple[places.Path, str, str | None]


def _converted(found: dict[str, Any]) -> tuple[Config | None, list[_Wrong]]:
    """Return the settings, or all values that do not fit: what is wrong is left out and the rest tried again."""
    wrong: list[_Wrong] = []
    while True:
        try:
            config = msgspec.convert(found, Config)
        except msgspec.ValidationError as error:
            path, message = _said(str(error))
            if any(path == before[: len(path)] for before, _, _ in wrong):
                return None, wrong  # what was left out is missed: no more can be looked at
            wrong.append((path, message, None))
            if not _leave_out(found, path):
                return None, wrong
        else:
            return (None if wrong else config), wrong


def _leave_out(found: dict[str, Any], path: places.Path) -> bool:
    """Take the value at ``path`` out, or the list that it is in; tell whether it was there."""
    value: Any = found
    steps = path[: next((n for n, step in enumerate(path) if isinstance(step, int)), len(path))]
    for step in steps[:-1]:
        value = value[step]
    return bool(steps) and value.pop(steps[-1], None) is not None


def _at_odds(config: Config) -> Iterator[_Wrong]:
    """Yield what is right by itself and wrong together."""
    for number, rate in enumerate(config.rates.table):
        if rate.won <= 0:
            yield ("rates", "table", number, "won"), f"rates.table: a rate of {rate.won} won is none", None
    if config.rates.file and config.rates.table:
        yield ("rates", "table"), "rates.file and rates.table are both set", "keep one of them"
    names: set[str] = set()
    for number, receiver in enumerate(config.notify.receiver):
        if receiver.name in names:
            where = ("notify", "receiver", number, "name")
            yield where, f"two receivers are called {receiver.name!r}", "a message is sent once to every name"
        names.add(receiver.name)


def _fields(kind: Any) -> dict[str, Any]:
    """Return the keys of a table with their types; nothing for what is no table."""
    return {field.encode_name: field.type for field in kind.fields} if isinstance(kind, inspect.StructType) else {}


def _items(kind: Any) -> Any:
    return kind.item_type if isinstance(kind, inspect.VarTupleType) else None


def _unknown(value: Any, kind: Any, path: places.Path) -> Iterator[_Wrong]:
    if isinstance(value, dict) and isinstance(kind, inspect.StructType):
        fields = _fields(kind)
        for key, inner in value.items():
            if key in fields:
                yield from _unknown(inner, fields[key], (*path, key))
            else:
                yield (*path, key), f"there is no key {_dotted((*path, key))!r}", _offer(key, list(fields))
    elif isinstance(value, list) and _items(kind) is not None:
        for number, inner in enumerate(value):
            yield from _unknown(inner, _items(kind), (*path, number))


def _known(value: Any, kind: Any) -> Any:
    """Return the value without unknown keys, so that its types can be looked at all the same."""
    if isinstance(value, dict) and isinstance(kind, inspect.StructType):
        fields = _fields(kind)
        return {key: _known(inner, fields[key]) for key, inner in value.items() if key in fields}
    if isinstance(value, list) and _items(kind) is not None:
        return [_known(inner, _items(kind)) for inner in value]
    return float(value) if isinstance(kind, inspect.FloatType) and isinstance(value, Decimal) else value


def _offer(key: str, known: list[str]) -> str:
    from rapidfuzz import fuzz, process

    best = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=_OFFERED)
    return f"did you mean {best[0]}?" if best else f"known: {', '.join(known)}"


def _dotted(path: places.Path) -> str:
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


_AT = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.(?P<name>\w+)|\[(?P<number>\d+)\]")
_EXPECTED = re.compile(r"Expected `(?P<want>[^`]+)`(?P<more>[^,]*)(?:, got `(?P<got>[^`]+)`)?$")
_MISSING = re.compile(r"Object missing required field `(?P<name>\w+)`$")
_ENUM = re.compile(r"Invalid enum value (?P<value>.+)$")

# What msgspec calls types, in the words of this file.
_TYPES = {
    "int": "a whole number",
    "float": "a number",
    "decimal": "a number",
    "str": "text in quotes",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "date": "a day such as 2025-01-27",
    "null": "nothing",
    "datetime": "a time",
}


def _said(message: str) -> tuple[places.Path, str]:
    """Return the path that msgspec names, and what it says in words for people."""
    at = _AT.search(message)
    text = message[: at.start()] if at else message
    steps = _STEP.finditer(at["path"]) if at else ()
    path: places.Path = tuple(step["name"] or int(step["number"]) for step in steps)
    if missing := _MISSING.match(text):
        inner = (*path, missing["name"])
        return inner, f"{_dotted(inner)} is missing"
    if wanted := _EXPECTED.match(text):
        kinds = [_TYPES.get(kind.strip(), kind.strip()) for kind in wanted["want"].split("|")]
        got = f", not {_TYPES.get(wanted['got'], wanted['got'])}" if wanted["got"] else ""
        return path, f"{_dotted(path)}: {' or '.join(kinds)}{wanted['more']} is expected{got}"
    if enum := _ENUM.match(text):
        return path, f"{_dotted(path)}: {enum['value']} is none of {', '.join(_choices(path))}"
    return path, f"{_dotted(path)}: {text}"


def _choices(path: places.Path) -> list[str]:
    """Return the values that the key at ``path`` may have."""
    kind: Any = inspect.type_info(Config)
    for step in path:
        kind = _items(kind) if isinstance(step, int) else _fields(kind).get(str(step))
    return [str(value) for value in getattr(kind, "values", get_args(kind))]
