"""Make the worksheets, keys and teacher's pages of the shipped lessons again, out of their articles.

Run it after a change that reads, matches or judges figures otherwise (``make classes``): another reading may draw
other questions from the same articles. With ``--check`` nothing is written; the exit code is 1 where files differ.
"""

from __future__ import annotations

import sys

from checker.classroom.packs import pack_files, packs
from checker.report import write_files


def main(arguments: list[str]) -> int:
    check, old = arguments == ["--check"], 0
    for folder in packs():
        made = list(pack_files(folder))
        changed = [n for n, content in made if not (folder / n).is_file() or (folder / n).read_bytes() != content]
        old += len(changed)
        print(folder.name, ", ".join(changed) or "as it was")
        if not check:
            write_files(folder, made)
    return int(check and old > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
