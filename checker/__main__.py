"""Run the command line: ``checker`` or ``python -m checker``."""

from __future__ import annotations

import sys

__all__ = ["main"]

# An error of the program itself, as in sysexits.h: Python's own 1 would read as a met --fail-on.
_CRASHED = 70


def main() -> None:
    """Run the command line and leave with its exit code."""
    from checker.cli import main as command_line

    try:
        code = command_line(sys.argv[1:])
    except Exception:  # noqa: BLE001 - shown in full; only the exit code is changed
        import traceback  # not loaded for a start that goes well

        traceback.print_exc()
        code = _CRASHED
    sys.exit(code)


if __name__ == "__main__":
    main()
