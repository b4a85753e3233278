"""Make the worksheets, keys and teacher's pages of the shipped lessons again, out of their articles.

Run it after a change that reads, matches or judges figures otherwise: ``make classes``.
"""

from __future__ import annotations

from checker.classroom.packs import pack_files, packs
from checker.report import write_files


def main() -> None:
    for folder in packs():
        print(folder.name, len(write_files(folder, pack_files(folder))))


if __name__ == "__main__":
    main()
