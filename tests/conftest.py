"""What several tests stand on: stores (an SQLite file, a PostgreSQL server of the tests' own) and a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from glob import glob
from pathlib import Path
from typing import Any

import pytest
from browsing import FLAGS, find_browser, is_ci

# Set by CI, where a test without its server has to fail.
NEEDED = "CHECKER_NEED_POSTGRES"


def _without_server(reason: str) -> None:
    if os.environ.get(NEEDED):
        pytest.fail(f"{NEEDED} is set and there is no PostgreSQL: {reason}")
    pytest.skip(f"no PostgreSQL server could be started: {reason}")


def _binaries() -> Path | None:
    found = sorted(glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    path = found[-1] if found else shutil.which("initdb")
    return Path(path).resolve().parent if path else None


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start a server that listens on a socket of its own, and yield the folder of the socket."""
    binaries = _binaries()
    if binaries is None:
        _without_server("initdb is not installed (apt-get install postgresql)")
        return
    # the server refuses to run as root
    user = {"user": "postgres"} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a socket's path must be short
    try:
        if user:
            shutil.chown(folder, "postgres")
        data, log = folder / "data", folder / "log"
        quick = "-c fsync=off -c listen_addresses='' -c max_connections=30"
        subprocess.run(
            [binaries / "initdb", "-D", data, "-A", "trust", "-U", "checker", "-E", "UTF8", "--locale=C"],
            check=True,
            capture_output=True,
            timeout=120,
            cwd=folder,
            **user,
        )
        start = [binaries / "pg_ctl", "-D", data, "-l", log, "-w", "-o", f"-k {folder} {quick}", "start"]
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL, timeout=120, cwd=folder, **user)
        yield str(folder)
        stop = [binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"]
        subprocess.run(stop, check=True, stdout=subprocess.DEVNULL, timeout=60, cwd=folder, **user)
    except (subprocess.SubprocessError, LookupError) as error:
        said = getattr(error, "stderr", None)
        _without_server(said.decode(errors="replace") if said else str(error))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_store(postgres_server: str) -> str:
    """Return the URL of an empty database."""
    import psycopg

    name = f"t{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"host={postgres_server} user=checker dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://checker@/{name}?host={postgres_server}"


@pytest.fixture(params=["sqlite", "postgresql"])
def store_place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a store may be made, in each kind of database."""
    return str(tmp_path / "checker.db") if request.param == "sqlite" else request.getfixturevalue("postgres_store")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = find_browser()
    if path is None:
        (pytest.fail if is_ci() else pytest.skip)("THE BROWSER TESTS DID NOT RUN: there is no Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()
