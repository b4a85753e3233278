"""Patterns that say with which characters they begin or end say all of them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import checker.scan
from checker.scan.lazy import Lazy

# Python's own reading of a pattern: pairs of a code and what belongs to it.
Parsed = Any
EVERYTHING = frozenset(range(0x110000))
SPACES = frozenset(code for code in EVERYTHING if chr(code).isspace())
DIGITS = frozenset(code for code in EVERYTHING if chr(code).isdecimal())


def patterns() -> Iterator[tuple[str, Lazy]]:
    for found in pkgutil.walk_packages(checker.scan.__path__, "checker.scan."):
        module = importlib.import_module(found.name)
        yield from ((f"{found.name}.{name}", value) for name, value in vars(module).items() if isinstance(value, Lazy))


def edge(parsed: Parsed, at_end: bool) -> tuple[frozenset[int], bool]:
    """Return the characters that a match can begin (or end) with, and whether it can be empty."""
    found: frozenset[int] = frozenset()
    for code, what in reversed(list(parsed)) if at_end else parsed:
        letters, empty = edge_of(code, what, at_end)
        found |= letters
        if not empty:
            return found, False
    return found, True


def edge_of(code: Any, what: Any, at_end: bool) -> tuple[frozenset[int], bool]:
    if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
        return frozenset(), True
    if code is codes.LITERAL:
        return frozenset({what}), False
    if code is codes.IN:
        return one_of(what), False
    if code is codes.BRANCH:
        branches = [edge(branch, at_end) for branch in what[1]]
        return frozenset().union(*(letters for letters, _ in branches)), any(empty for _, empty in branches)
    if code is codes.SUBPATTERN:
        return edge(what[3], at_end)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        letters, empty = edge(what[2], at_end)
        return letters, empty or what[0] == 0
    return EVERYTHING, True  # a point, a back reference


def one_of(items: Any) -> frozenset[int]:
    found: set[int] = set()
    for code, what in items:
        if code is codes.LITERAL:
            found.add(what)
        elif code is codes.RANGE:
            found.update(range(what[0], what[1] + 1))
        elif code is codes.CATEGORY and what is codes.CATEGORY_SPACE:
            found |= SPACES
        elif code is codes.CATEGORY and what is codes.CATEGORY_DIGIT:
            found |= DIGITS
        else:
            return EVERYTHING
    return frozenset(found)


def steps(parsed: list[Parsed], at_end: bool) -> Iterator[tuple[frozenset[int], list[Parsed]]]:
    """Yield the ways to read one character of a match: what it may be, and what is left."""
    for index in range(len(parsed)) if not at_end else range(len(parsed) - 1, -1, -1):
        code, what = parsed[index]
        rest = parsed[index + 1 :] if not at_end else parsed[:index]
        for letters, left in steps_of(code, what, at_end):
            yield letters, rest + left if at_end else left + rest
        if not edge_of(code, what, at_end)[1]:
            return


def steps_of(code: Any, what: Any, at_end: bool) -> Iterator[tuple[frozenset[int], list[Parsed]]]:
    if code is codes.BRANCH:
        for branch in what[1]:
            yield from steps(list(branch), at_end)
    elif code is codes.SUBPATTERN:
        yield from steps(list(what[3]), at_end)
    elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        least, most, inner = what
        again = [] if most == 1 else [(code, (max(least - 1, 0), most if most is codes.MAXREPEAT else most - 1, inner))]
        for letters, left in steps(list(inner), at_end):
            yield letters, again + left if at_end else left + again
    else:
        yield edge_of(code, what, at_end)[0], []


def beside_space(parsed: list[Parsed], at_end: bool) -> tuple[frozenset[int], bool]:
    """Return what stands behind the space with which a match begins (before that with which it ends)."""
    found, anything = frozenset[int](), False
    for letters, left in steps(parsed, at_end):
        if letters & SPACES:
            following, empty = edge(left, at_end)
            found, anything = found | following, anything or empty
    return found, anything


@pytest.mark.parametrize("at_end", [False, True], ids=["begins", "ends"])
def test_patterns_say_all_characters_with_which_they_begin_or_end(at_end: bool) -> None:
    checked = 0
    for name, lazy in patterns():
        parsed = list(parser.parse(lazy.made().pattern, lazy._flags))
        for declared, found in (
            (lazy._ends if at_end else lazy._begins, edge),
            (lazy._before_space if at_end else lazy._after_space, beside_space),
        ):
            if declared is None:
                continue
            checked += 1
            letters, empty = found(parsed, at_end)
            assert not empty, f"{name} can be empty"
            if lazy._flags & re.IGNORECASE:
                letters = cased(letters)
            missing = [chr(code) for code in sorted(letters) if not declared.has(code)]
            assert not missing, f"{name}: {missing[:20]}"
        if at_end and lazy._ends is not None:
            assert re.search(r"\$\)*\s*$|\$\|", lazy._source), f"{name} does not end in $"
    assert checked > 5


def cased(letters: frozenset[int]) -> frozenset[int]:
    pattern = re.compile(f"[{re.escape(''.join(map(chr, sorted(letters))))}]", re.IGNORECASE)
    return frozenset(code for code in EVERYTHING if pattern.match(chr(code)))


@pytest.mark.parametrize("text", ["", "a", "명", " ", "3명", "\n"])
def test_what_a_pattern_says_of_itself_changes_nothing(text: str) -> None:
    plain, guarded = (
        Lazy(r"\s?명\s?$"),
        Lazy(r"\s?명\s?$", begins=" 명", after_space="명", ends=" 명", before_space="명"),
    )
    for at in range(len(text) + 1):
        assert str(plain.match(text, at)) == str(guarded.match(text, at))
        for end in range(len(text) + 1):
            assert str(plain.search(text, at, end)) == str(guarded.search(text, at, end))
            assert str(plain.fullmatch(text, at, end)) == str(guarded.fullmatch(text, at, end))


def test_the_characters_of_a_pattern_are_those_of_either_case() -> None:
    guarded = Lazy("[kis]", re.IGNORECASE, begins="kis")
    assert all(guarded.match(letter) for letter in "kKiIsSKſİı" if re.match("[kis]", letter, re.IGNORECASE))
