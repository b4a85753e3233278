"""Run the command line: ``checker`` or ``python -m checker``."""

from __future__ import annotations

import gc
import sys

__all__ = ["main"]

# An error of the program itself, as in sysexits.h: Python's own 1 would read as a met --fail-on.
_CRASHED = 70
# New objects after which the youngest are looked through for what nobody uses, and how often the older ones are beside
# them: starting makes a hundred thousand that stay.
_SELDOM = (100_000, 50, 100)


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(*_SELDOM)
    from checker.cli import main as command_line

    try:
        code = command_line(sys.argv[1:])
    except Exception:  # noqa: BLE001 - shown in full; only the exit code is changed
        import traceback  # not loaded for a start that goes well

        traceback.print_exc()
        code = _CRASHED
    gc.freeze()  # what is left goes with the process; to look through it first takes as long as to read an article
    sys.exit(code)


if __name__ == "__main__":
    main()
