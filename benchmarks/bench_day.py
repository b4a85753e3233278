"""How long a synthetic day of the press takes from articles to findings, and what of its truth is found.

    python benchmarks/bench_day.py --articles 1000      # one size, as one JSON object

Run one size a process, so that peak memory is its own. The days come from ``corpus.py``: stories told by
ten outlets each, with known facts and planted slips.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import resource
import statistics
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from corpus import day

from checker.load import article_of
from checker.model import Report, Verdict
from checker.pipeline import check_articles
from checker.settings import Settings

# The fact of a story that a planted slip changes, by the kinds of ``corpus.py``.
SLIPS = ("profit", "dead", "amount", "change")
# The functions that the stages are timed by: name of the stage, module, function.
STAGES = (
    ("load", "checker.load", "article_of"),
    ("reprints", "checker.pipeline", "mark_origins"),
    ("scan", "checker.reading", "scan_article"),
    ("normalize", "checker.reading", "normalize_mentions"),
    ("names", "checker.link", "link_entities"),
    ("claims", "checker.link", "link_claims"),
    ("audits", "checker.judge", "audit_article"),
    ("stories", "checker.match", "group_stories"),
    ("match", "checker.match", "match_claims"),
    ("judge", "checker.judge", "judge_fact"),
)
# Articles of the run that tells the stages apart: in one process, or the clock would miss the workers.
STAGED = 600

Truth = list[dict[str, Any]]


class PeakMemory:
    """Watch the memory of this process and its children, what they share counted once.

    Source: ``Pss`` of ``/proc/PID/smaps_rollup``, asked twice a second; where there is none, nothing is measured.
    """

    def __init__(self) -> None:
        self.mebibytes = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            self.mebibytes = max(self.mebibytes, sum(map(_pss, _family(os.getpid()))) / 1024)


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        found = [int(child) for child in children.read_text().split()]
    except OSError:
        found = []
    return [pid, *(each for child in found for each in _family(child))]


def _pss(pid: int) -> int:
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found else 0


def make_day(articles: int, seed: int = 1) -> tuple[list[dict[str, Any]], Truth]:
    """Make a day of so many articles, and what is true of it."""
    records, truth = [], []
    for record, told in day(articles, seed):
        records.append(record)
        truth += told
    return records, truth


def stage_shares(records: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return the share of each stage in the processor time of one process."""
    spent: dict[str, float] = defaultdict(float)

    def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            begun = time.process_time()
            try:
                return function(*arguments)
            finally:
                spent[stage] += time.process_time() - begun

        return call

    kept = [(importlib.import_module(module), name) for _, module, name in STAGES]
    originals = [getattr(module, name) for module, name in kept]
    begun = time.process_time()
    try:
        for (stage, _, _), (module, name), function in zip(STAGES, kept, originals, strict=True):
            setattr(module, name, timed(stage, function))
        load = kept[0][0].article_of
        check_articles([load(record, None) for record in records], Settings(workers=1))
    finally:
        for (module, name), function in zip(kept, originals, strict=True):
            setattr(module, name, function)
    total = time.process_time() - begun
    shares = {stage: spent[stage] / total for stage, _, _ in STAGES}
    return {**shares, "other": 1 - sum(shares.values())}


def score(report: Report, truth: Truth) -> dict[str, float]:
    """Measure links, planted slips and false alarms against the truth."""
    facts = {(row["article"], at): row["fact"] for row in truth for at in range(row["start"], row["end"])}
    right = found = alarms = 0
    conflicts: set[tuple[str, str]] = set()
    slipped = {(row["fact"], row["article"]) for row in truth if row["slip"] and row["fact"].split(".")[1] in SLIPS}
    faulty = {fact for fact, _ in slipped}
    for finding in report.findings:
        told = [(c.article, facts.get((c.article, c.figure.span.start))) for c in finding.fact.claims]
        known = [(article, fact) for article, fact in told if fact]
        for (first, one), (second, two) in combinations(known, 2):
            if first != second:
                found += 1
                right += one == two
        if finding.verdict is Verdict.CONFLICT:
            conflicts |= {(fact, article) for article, fact in known}
            alarms += bool(known) and not faulty & {fact for _, fact in known}
    holders = Counter(row["fact"] for row in truth)
    wanted = sum(count * (count - 1) // 2 for count in holders.values())
    shared = {pair for pair in slipped if holders[pair[0]] > 1}
    return {
        "link_precision": right / found if found else 0.0,
        "link_recall": right / wanted if wanted else 0.0,
        "slips": len(shared),
        "slips_caught": len(shared & conflicts),
        "false_alarms": alarms,
    }


def figured_sentences(report: Report) -> list[str]:
    """Return the sentences that carry figures."""
    spans = {(c.article, c.sentence) for claims in report.claims.values() for c in claims}
    texts = {article.id: article.text for article in report.articles}
    return [span.of(texts[article]) for article, span in sorted(spans, key=lambda item: (item[0], item[1].start))]


def processor_seconds() -> float:
    """Return the processor time of this process, its threads and the children that have ended."""
    own, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime


def kiwi_seconds(sentences: Sequence[str]) -> tuple[float, float] | None:
    """Return what kiwipiepy needs for the sentences in two workers (by the clock, and of the processor).

    ``None`` where it is not installed.
    """
    try:
        from kiwipiepy import Kiwi
    except ImportError:
        return None
    kiwi = Kiwi(num_workers=2)
    list(kiwi.tokenize(list(sentences[:50])))
    begun, used = time.perf_counter(), processor_seconds()
    for _ in kiwi.tokenize(iter(sentences)):
        pass
    return time.perf_counter() - begun, processor_seconds() - used


def measure(articles: int) -> dict[str, Any]:
    """Check a day of so many articles and return all that is measured."""
    records, truth = make_day(articles)
    check_articles([article_of(record, None) for record in records[:20]], Settings(workers=1))
    with PeakMemory() as memory:
        begun, used = time.perf_counter(), processor_seconds()
        report = check_articles(records, Settings(workers=2))
        seconds, processor = time.perf_counter() - begun, processor_seconds() - used
    sentences = figured_sentences(report)
    kiwi = kiwi_seconds(sentences)
    return {
        "articles": articles,
        "seconds": seconds,
        "processor_seconds": processor,
        "mebibytes": memory.mebibytes,
        "sentences_with_figures": len(sentences),
        "figures": report.coverage["figures"],
        "facts": len(report.findings),
        "kiwi_ratio": seconds / kiwi[0] if kiwi else None,
        "kiwi_processor_ratio": processor / kiwi[1] if kiwi else None,
        **score(report, truth),
        "shares": stage_shares(records[:STAGED]),
    }


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the exponent of growth: the slope of time over size, both as logarithms."""
    from math import log

    fit = statistics.linear_regression([log(size) for size in sizes], [log(second) for second in seconds])
    return fit.slope


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    print(json.dumps(measure(parser.parse_args().articles), ensure_ascii=False))


if __name__ == "__main__":
    main()
