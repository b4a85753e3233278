"""Compile the modules that every text goes through to machine code, with mypyc.

    python scripts/compile_modules.py [--if-possible]

Writes to ``checker/_compiled``; ``checker/compiled.py`` says what becomes of it. Does nothing where what is there fits
the sources. With ``--if-possible`` a machine that cannot compile is none the worse: it says why and Python runs.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker import compiled  # noqa: E402
from checker.errors import CheckerError  # noqa: E402

# Packages whose modules are compiled, each into one library.
PACKAGES = ("checker/scan",)
# Modules that stay Python: msgspec reads the annotations of their classes, and compiled classes have none.
AS_SOURCE = frozenset(("__init__.py", "dates_words.py", "english_words.py", "korean_words.py", "patterns.py"))
# The second level puts the looks at one character where they are asked for; the third gains nothing.
LEVEL = "2"
# Seconds that a first installation waits for it: two or three minutes are usual, and a busy machine has better to do.
LIMIT = 480


def sources(package: str) -> list[Path]:
    """Return the modules of a package that are compiled, as paths from the root."""
    found = sorted((ROOT / package).rglob("*.py"))
    return [path.relative_to(ROOT) for path in found if path.name not in AS_SOURCE]


def what_is_missing() -> str | None:
    """Return why nothing can be compiled here, or ``None``."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"there is no C compiler ({compiler})"
    header = Path(sysconfig.get_paths()["include"]) / "Python.h"
    if not header.is_file():
        return f"the headers of Python are not installed ({header})"
    try:
        import mypyc.build  # noqa: F401
        import setuptools  # noqa: F401
    except ImportError as error:
        return f"{error.name} is not installed"
    return None


def compile_package(package: str, target: Path, limit: int | None) -> None:
    """Compile the modules of ``package`` into ``target``, which is laid out as the packages are.

    Raises:
        CheckerError: mypyc or the compiler refused, what they said is in it; or ``limit`` seconds were not enough.
    """
    name = package.replace("/", ".")
    # in a process of its own: mypyc and setuptools print, exit and change what they please
    code = f"""
from setuptools import Distribution
from mypyc.build import mypycify
modules = mypycify(
    ["--config-file", "pyproject.toml", *{[str(path) for path in sources(package)]!r}],
    opt_level="{LEVEL}", debug_level="0", group_name="{name}.core", target_dir="{target}/c",
)
build = Distribution({{"ext_modules": modules}}).get_command_obj("build_ext")
build.build_lib, build.build_temp, build.parallel = "{target}/lib", "{target}/o", 2
build.ensure_finalized()
build.run()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # the compiler that it started too
            raise CheckerError(
                f"it takes longer than {limit} s here (make compile waits for as long as it takes)"
            ) from None
    if process.returncode:
        raise CheckerError(f"{name} could not be compiled:\n{said[-4000:]}")


def compile_all(folder: Path, limit: int | None = None) -> None:
    """Compile all modules into ``folder``, whole or not at all, in ``limit`` seconds a package.

    Raises:
        CheckerError: They could not be.
    """
    sources_then = [*_manifest()]  # one that is edited while this runs is not what was compiled
    with tempfile.TemporaryDirectory() as work:
        built = Path(work) / "lib"
        for package in PACKAGES:
            compile_package(package, Path(work), limit)
        made = sorted(built.rglob("*.so")) + sorted(built.rglob("*.pyd"))
        suffix = "." + made[0].name.split(".", 1)[1]
        rows = [suffix, *sources_then]
        (built / compiled.MANIFEST).write_text("\n".join(rows) + "\n", encoding="utf-8")
        fresh = folder.with_name(f"{folder.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(built, fresh)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)


def _manifest() -> Iterator[str]:
    for package in PACKAGES:
        for path in sources(package):
            yield f"{compiled.hash_of(ROOT / path)} {path.relative_to('checker').as_posix()}"


def is_fresh(folder: Path) -> bool:
    """Tell whether ``folder`` holds what the sources would give."""
    with contextlib.suppress(FileNotFoundError):
        suffix, *rows = (folder / compiled.MANIFEST).read_text(encoding="utf-8").splitlines()
        return rows == [*_manifest()] and suffix == sysconfig.get_config_var("EXT_SUFFIX")
    return False


def main() -> int:
    """Compile what is to be compiled; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--if-possible", action="store_true", help="where it cannot be, say so and leave with 0")
    arguments = parser.parse_args()
    if is_fresh(compiled.FOLDER):
        print("compiled modules: up to date")
        return 0
    reason = what_is_missing()
    if reason is None:
        print("compiling the scanner (two or three minutes; without it everything works, more slowly) …", flush=True)
        begun = time.monotonic()
        try:
            compile_all(compiled.FOLDER, LIMIT if arguments.if_possible else None)
        except CheckerError as error:
            reason = str(error)
        else:
            print(f"compiled modules: made in {time.monotonic() - begun:.0f} s")
            return 0
    print(f"compiled modules: none, Python runs: {reason}", file=sys.stderr)
    return 0 if arguments.if_possible else 1


if __name__ == "__main__":
    sys.exit(main())
