"""Write docs/checks.md from the docstrings of the checks, in the order in which they are asked.

python scripts/make_checks_doc.py            # writes docs/checks.md
python scripts/make_checks_doc.py --check    # exit 1 if the file is out of step
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path

from checker.judge.audits import AUDITS
from checker.judge.checks import CHECKS

TARGET = Path(__file__).resolve().parent.parent / "docs" / "checks.md"
HEAD = """# How two figures of one fact are judged

Every statement of a fact is held against the most precise one. The checks below are asked in this order, and
the first that speaks decides; what no harmless reading explains is a conflict. A finding never says who is
wrong. This page is made from the checks themselves (`python scripts/make_checks_doc.py`).

| # | check | verdict |
|---|---|---|
"""


AUDITS_HEAD = """# What is reckoned inside one article

The words between the figures tie them; figures that the text does not tie are left alone. An audit that does not
hold shows its sum, and never says which figure is the wrong one.

"""


def render() -> str:
    """Return the text of docs/checks.md."""
    rows = [
        f"| {number} | [{check.__name__}](#{check.__name__}) | {verdict.value} |"
        for number, (verdict, check) in enumerate(CHECKS, 1)
    ]
    sections = []
    for verdict, check in CHECKS:
        first, _, rest = inspect.cleandoc(check.__doc__ or "").partition("\n")
        sections.append(f"## {check.__name__}\n\n*{verdict.value}*. {first}\n\n{_labelled(rest)}\n")
    audits = []
    for audit in AUDITS:
        first, _, rest = inspect.cleandoc(audit.__doc__ or "").partition("\n")
        audits.append(f"## {audit.__name__}\n\n{first}\n\n{_labelled(rest)}\n")
    return HEAD + "\n".join(rows) + "\n\n" + "\n".join(sections) + "\n" + AUDITS_HEAD + "\n".join(audits)


def _labelled(text: str) -> str:
    """Return the paragraphs of a docstring as a list, each label in bold."""
    lines = re.sub(r"\n(?=[a-z(…])", " ", text.strip())
    return re.sub(r"^(What it does|Why it matters|Example|Source):", r"- **\1**:", _join(lines), flags=re.M)


def _join(text: str) -> str:
    """Put each labelled paragraph on one line."""
    return re.sub(r"\n(?!What it does:|Why it matters:|Example:|Source:)", " ", text)


def main() -> int:
    """Write the page, or compare it with the checks."""
    page = render()
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.exists() and TARGET.read_text(encoding="utf-8") == page else 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
