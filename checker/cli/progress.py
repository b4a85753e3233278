"""A bar for every stage of a run, where somebody is looking; silence where nobody is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["show_progress"]

# What the stages that ``check_articles`` and ``load_all`` tell of are called.
_STAGES = {
    "ko": {
        "fetch": "페이지 가져오기",
        "load": "기사 읽기",
        "names": "이름 찾기",
        "figures": "수치 찾기",
        "claims": "무엇의 수치인지",
        "audits": "기사 안 계산 맞춰 보기",
        "facts": "같은 사실 견주기",
    },
    "en": {
        "fetch": "fetching pages",
        "load": "reading articles",
        "names": "finding names",
        "figures": "finding figures",
        "claims": "what of whom",
        "audits": "arithmetic inside articles",
        "facts": "comparing",
    },
}


@contextmanager
def show_progress(lang: str) -> Iterator[Callable[[str, int, int], None] | None]:
    """Show bars on standard error while the block runs, and take them away after it.

    Args:
        lang: Language of the names of the stages.

    Yields:
        What to tell of progress (stage, done, in all); ``None`` where standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # drawn when something is told, not by a thread of its own: processes are forked meanwhile
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_STAGES[lang].get(stage, stage))
            bars.update(tasks[stage], completed=done, total=total)
            bars.refresh()

        yield tell
