"""Compiled modules: taken where they fit their source, and of the same results as Python."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import sysconfig
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest
from test_plain import texts_of_the_project

from checker import compiled
from checker.compiled import MANIFEST, SWITCH, compiled_core, hash_of
from checker.scan import scan_text

ROOT = Path(__file__).parent.parent
SUFFIX = EXTENSION_SUFFIXES[0]


def _core(monkeypatch: pytest.MonkeyPatch, folder: Path) -> compiled.Core:
    monkeypatch.setattr(compiled, "FOLDER", folder)
    monkeypatch.delenv(SWITCH, raising=False)
    return compiled_core.__wrapped__()


def _install(package: Path, suffix: str = SUFFIX) -> Path:
    """Make a package of one module, and say that it was compiled."""
    (package / "scan").mkdir()
    source = package / "scan" / "words.py"
    source.write_text("ONE = 1\n", encoding="utf-8")
    folder = package / "_compiled"
    folder.mkdir()
    (folder / MANIFEST).write_text(f"{suffix}\n{hash_of(source)} scan/words.py\n", encoding="utf-8")
    return folder


def test_python_runs_where_nothing_was_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    core = _core(monkeypatch, tmp_path / "_compiled")
    assert core.folder is None
    assert "make compile" in core.said


def test_compiled_modules_of_the_source_that_is_there_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _install(tmp_path)
    assert _core(monkeypatch, folder).folder == folder
    path = ["of the source"]
    monkeypatch.setattr(compiled, "compiled_core", lambda: compiled.Core(folder, "compiled"))
    compiled.prefer_compiled("checker.scan", path)
    assert path == [str(folder / "checker" / "scan"), "of the source"]


def test_an_edited_module_has_python_run_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _install(tmp_path)
    (tmp_path / "scan" / "words.py").write_text("ONE = 2\n", encoding="utf-8")
    core = _core(monkeypatch, folder)
    assert core.folder is None
    assert "checker/scan/words.py changed" in core.said


def test_a_removed_module_has_python_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _install(tmp_path)
    (tmp_path / "scan" / "words.py").unlink()
    assert _core(monkeypatch, folder).folder is None


def test_modules_for_another_python_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    core = _core(monkeypatch, _install(tmp_path, ".cpython-27-vax.so"))
    assert core.folder is None
    assert ".cpython-27-vax.so" in core.said


def test_the_switch_has_python_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "FOLDER", _install(tmp_path))
    monkeypatch.setenv(SWITCH, "1")
    assert compiled_core.__wrapped__().folder is None


def test_a_module_edited_while_it_is_compiled_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    compile_modules = importlib.import_module("compile_modules")
    source = tmp_path / "checker" / "scan" / "words.py"
    source.parent.mkdir(parents=True)
    source.write_text("ONE = 1\n", encoding="utf-8")

    def compile_package(package: str, target: Path, limit: int | None) -> None:
        made = target / "lib" / package / f"words{sysconfig.get_config_var('EXT_SUFFIX')}"
        made.parent.mkdir(parents=True)
        made.touch()
        if edited:
            source.write_text("ONE = 2\n", encoding="utf-8")

    monkeypatch.setattr(compile_modules, "ROOT", tmp_path)
    monkeypatch.setattr(compile_modules, "compile_package", compile_package)
    for edited in (False, True):
        compile_modules.compile_all(tmp_path / "_compiled")
        assert compile_modules.is_fresh(tmp_path / "_compiled") != edited


SCAN = (
    "import sys, json; from checker.scan import scan_text; [print(ascii(scan_text(t))) for t in json.load(sys.stdin)]"
)
needs_compiled = pytest.mark.skipif(
    compiled_core().folder is None, reason=f"the scanner runs as {compiled_core().said}"
)


def _in_python(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {SWITCH: "1"}
    return subprocess.run(
        [sys.executable, *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
    )


@needs_compiled
def test_compiled_modules_give_what_python_gives() -> None:
    texts = texts_of_the_project()
    assert len(texts) > 500
    done = _in_python("-c", SCAN, given=json.dumps(texts))
    assert done.returncode == 0, done.stderr
    for text, line in zip(texts, done.stdout.splitlines(), strict=True):
        assert ascii(scan_text(text)) == line, text


@needs_compiled
def test_the_examples_in_compiled_modules_hold_in_python() -> None:
    done = _in_python("-m", "pytest", "-p", "no:cacheprovider", "checker/scan", "tests/test_plain.py")
    assert done.returncode == 0, done.stdout
