"""How long a scheduled run takes over stored articles when few of them are new, against the first run.

    python benchmarks/bench_history.py --articles 2000 --days 20 --window 3

The corpus is that of ``corpus.py``, its stories spread over ``--days``. The first run takes in all of it; two
more what a feed brings next: ``--new`` of it each, of the last day. All publish a page, JSON and CSV. The second
run closes old stories, and what it knows of the others is partly of all; the third is as all later ones are.
With ``--keep`` the source is one that keeps what it had (a folder, a table), so that every run reads all of it;
with ``--days 1`` all articles are in open stories.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench_day import processor_seconds
from corpus import day

from checker.config import read_config
from checker.runs import Clock, run_scheduled

START = date(2025, 2, 3)


def spread(articles: int, days: int, new: float) -> list[list[dict[str, Any]]]:
    """Return the articles of the first run, spread over days in order, and those of two more, of the last day."""
    fresh = max(1, round(articles * new))
    records = [record for record, _ in day(articles + 2 * fresh, seed=3)]
    first, later = records[:articles], records[articles:]
    for number, record in enumerate(first):
        record["published"] = (START + timedelta(days=number * days // articles)).isoformat()
    for record in later:
        record["published"] = (START + timedelta(days=days - 1)).isoformat()
    return [first, later[:fresh], later[fresh:]]


def measure(
    articles: int, days: int, window: int, new: float, keep: bool = False, profile: bool = False
) -> dict[str, Any]:
    """Run three times and return the seconds of each, and what the last one checked."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        settings = room / "checker.toml"
        settings.write_text(f'[sources]\ninputs = ["articles.jsonl"]\n[window]\ndays = {window}\n', encoding="utf-8")
        config, last = read_config(settings), START + timedelta(days=days - 1)
        clock = Clock(datetime.combine(last, datetime.min.time(), UTC), last)
        seconds, processor, summary = [], [], {}
        for number, part in enumerate(spread(articles, days, new)):
            lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in part)
            with (room / "articles.jsonl").open("a" if keep else "w", encoding="utf-8") as stream:
                stream.write(lines)
            profiler = cProfile.Profile() if profile and number == 2 else None
            begun, used = time.perf_counter(), processor_seconds()
            if profiler is not None:
                profiler.enable()
            summary = run_scheduled(config, room, clock).summary
            if profiler is not None:
                profiler.disable()
                pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)
            seconds.append(time.perf_counter() - begun)
            processor.append(processor_seconds() - used)
        size = (room / "checker.db").stat().st_size
    return {
        "articles": articles,
        "days": days,
        "window": window,
        "keep": keep,
        "checked_again": summary["articles"],
        "new": summary["arrived"],
        "seconds": [round(each, 2) for each in seconds],
        "processor_seconds": [round(each, 2) for each in processor],
        "ratios": [round(each / seconds[0], 4) for each in seconds[1:]],
        "processor_ratios": [round(each / processor[0], 4) for each in processor[1:]],
        "store_mebibytes": size / 1024 / 1024,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--days", type=int, default=20)
    parser.add_argument("--window", type=int, default=3)
    parser.add_argument("--new", type=float, default=0.01)
    parser.add_argument("--keep", action="store_true", help="let the source keep what it had")
    parser.add_argument("--profile", action="store_true", help="print where the last run spends its time")
    chosen = parser.parse_args()
    print(json.dumps(measure(chosen.articles, chosen.days, chosen.window, chosen.new, chosen.keep, chosen.profile)))


if __name__ == "__main__":
    main()
