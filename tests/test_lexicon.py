"""Every figure example of every lexicon entry, and what a lexicon must hold."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from checker.classroom.words import read_words
from checker.errors import LexiconError
from checker.lexicon import Example
from checker.lexicon.counters import counter_entries
from checker.lexicon.currencies import currency_names, currency_said
from checker.lexicon.hedges import HedgeEntry, hedge_entries, hedge_names
from checker.lexicon.units import unit_entries, unit_said, unit_table
from checker.lexicon.wordlists import WORD_LISTS, word_lists
from checker.model import Mention
from checker.paths import lexicon_dir
from checker.report.messages import read_messages
from checker.scan import scan_text

# The lexicons whose examples are figures.
FILES = (
    "shared/units.toml",
    "shared/currencies.toml",
    "shared/zones.toml",
    "ko/counters.toml",
    "ko/dates.toml",
    "ko/hedges.toml",
    "ko/numbered.toml",
    "ko/numerals.toml",
)


def _examples() -> Iterator[tuple[str, Example]]:
    for file in FILES:
        with (lexicon_dir() / file).open("rb") as stream:
            tables = tomllib.load(stream)
        for table, rows in tables.items():
            for row in rows:
                name = (
                    row.get("name")
                    or row.get("surface")
                    or row.get("code")
                    or [*row.get("surfaces", ()), *row.get("words", ()), "?"][0]
                )
                for example in row.get("examples", ()):
                    yield f"{file}:{table}:{name}", msgspec.convert(example, Example)


def _marked(text: str) -> tuple[str, int, int]:
    start, end = text.index("{"), text.index("}") - 1
    return text.replace("{", "").replace("}", ""), start, end


def _same(want: int | float | str | None, got: Decimal | None) -> bool:
    return got is not None and want is not None and abs(Decimal(str(want)) - got) <= Decimal("1e-9") * abs(got)


def check_example(example: Example) -> str | None:
    """Return what is wrong with how an example is read, or ``None``."""
    if example.not_figure:
        found = scan_text(example.text).mentions
        return f"figures in {example.text!r}: {[m.text for m in found]}" if found else None
    if "{" not in example.text:
        return None
    text, start, end = _marked(example.text)
    hits = [m for m in scan_text(text).mentions if m.span.start == start and m.span.end == end]
    if not hits:
        return f"{text[start:end]!r} is no figure of {text!r}: {[m.text for m in scan_text(text).mentions]}"
    return _difference(example, hits[0])


def _difference(example: Example, mention: Mention) -> str | None:
    bounds = mention.bounds
    checks = {
        "value": example.value is None or _same(example.value, mention.value),
        "low": example.low is None or _same(example.low, bounds.low),
        "high": example.high is None or _same(example.high, bounds.high),
        "unit": example.unit is None or example.unit == mention.unit,
        "kind": example.kind is None or example.kind == mention.kind,
        "effect": example.effect is None or example.effect in [h.effect for h in mention.hedges],
        "open_low": not example.open_low or bounds.low is None,
        "open_high": not example.open_high or bounds.high is None,
        "low_open": not example.low_open or bounds.low_open,
        "high_open": not example.high_open or bounds.high_open,
    }
    wrong = [name for name, right in checks.items() if not right]
    return f"{', '.join(wrong)} of {example.text!r}: {mention}" if wrong else None


@pytest.mark.parametrize("file", FILES)
def test_examples(file: str) -> None:
    wrong = [
        f"{where}: {message}"
        for where, example in _examples()
        if where.startswith(file) and (message := check_example(example)) is not None
    ]
    assert not wrong, "\n".join(wrong)


def test_every_entry_has_an_example() -> None:
    entries = [*unit_entries(), *counter_entries(), *hedge_entries("ko")]
    assert [e for e in entries if not e.examples] == []


@pytest.mark.parametrize("file", WORD_LISTS)
def test_the_examples_of_a_list_hold_its_words(file: str) -> None:
    for entry in word_lists(file):
        assert entry.examples
        assert [e.text for e in entry.examples if not any(word in e.text for word in entry.words)] == []


def test_what_reports_call_a_unit_or_a_currency_is_a_spelling_of_it() -> None:
    spelled = {(entry.name, surface) for entry in unit_entries() for surface in entry.surfaces}
    assert [(name, said[0]) for name, said in unit_said().items() if (name, said[0]) not in spelled] == []
    named = {(name.codes[0], name.surface.replace(" ", "")) for name in currency_names().values()}
    assert [(code, said[0]) for code, said in currency_said().items() if (code, said[0]) not in named] == []


def test_there_are_counters_enough() -> None:
    assert len({e.surface for e in counter_entries()}) >= 250


def test_longer_spellings_come_first() -> None:
    for names in unit_table().values():
        lengths = [len(name.surface) for name in names]
        assert lengths == sorted(lengths, reverse=True)


def test_wrong_effect_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "hedges.toml").write_text('[[hedge]]\nsurfaces = ["약"]\nposition = "before"\neffect = "atleast"\n')
    monkeypatch.setattr("checker.lexicon.reader.lexicon_dir", lambda: tmp_path)
    with pytest.raises(LexiconError, match=r"xx/hedges.toml: entry '약': effect 'atleast' is none of about, at_least"):
        hedge_names("xx", "before")


def test_missing_and_broken_messages_are_named_with_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.lexicon.reader.lexicon_dir", lambda: tmp_path)
    with pytest.raises(LexiconError, match=r"xx/classroom\.toml"):
        read_words("xx")
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "ui.toml").write_text('[ui]\ntitle = "a\n')
    with pytest.raises(LexiconError, match=r"ui\.toml"):
        read_messages("xx")
    (tmp_path / "xx" / "classroom.toml").write_text('[text]\nhow = "a"\n')
    with pytest.raises(LexiconError, match=r"xx/classroom.toml: the message text.why is missing"):
        read_words("xx")("why")


@pytest.mark.parametrize("readme", ["README.md", "README.ko.md"])
def test_the_entry_that_the_readme_shows_is_one(readme: str) -> None:
    text = (Path(__file__).parent.parent / readme).read_text(encoding="utf-8")
    block = text.partition("```toml\n[[hedge]]")[2].partition("```")[0]
    entry = msgspec.convert(tomllib.loads(block), HedgeEntry)
    assert [check_example(example) for example in entry.examples] == [None]
