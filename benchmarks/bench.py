"""Speed, memory and growth, as ratios measured in one run on the same texts.

    python benchmarks/bench.py            # 10 MB of sentences; days of 1,000, 3,000 and 10,000 articles
    python benchmarks/bench.py --quick    # 1 MB; days of 300 and 1,000
    python benchmarks/bench.py --full     # also days of 20,000 and 100,000

Nothing is asserted: times depend on the machine and on what else it does, ratios of one run much less.
Peers (price-parser, quantulum3, kiwipiepy) are measured where they are installed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench_day import growth, make_day
from bench_page import measure_page
from bench_scan import bare, by_language, microseconds, sentences, side_by_side, steps

from checker.compiled import compiled_core
from checker.load import article_of
from checker.model import Article
from checker.normalize import normalize_mentions
from checker.scan import scan_text

HERE = Path(__file__).parent
ROUNDS = 3
# Sentences that slow peers are measured on.
SAMPLE = 2000

Row = tuple[str, str, str]


def scan_rows(megabytes: float) -> Iterator[Row]:
    """Compare scanning with a bare digit scan, Korean and English apart, and say how its time splits."""
    yield "scanner", "", compiled_core().said
    everything = sentences(megabytes)
    yield "sentences", f"{len(everything):,}", f"{megabytes:g} MB, made from templates"
    for name, texts in by_language(everything).items():
        for text in texts[:200]:
            scan_text(text)
        floor, whole = side_by_side((bare, scan_text), texts, ROUNDS)
        figures = sum(len(scan_text(text).mentions) for text in texts[:SAMPLE]) / len(texts[:SAMPLE])
        yield f"{name}: scan_text", f"{whole / floor:.1f} ×", f"{whole:.0f} µs a sentence, {figures:.1f} figures each"
        sample = texts[:SAMPLE]
        works = steps(name) | {"normalize (not in scan_text)": _normalizing(sample)}
        same, *times = side_by_side((scan_text, *works.values()), sample, ROUNDS)
        for step, spent in zip(works, times, strict=True):
            yield f"  {step}", f"{spent / floor:.1f} ×", f"{spent / same:.0%} of scan_text"
        for peer, work in _peers(name):
            spent = microseconds(work, sample[:200] if peer == "quantulum3" else sample, 1)
            yield f"  {peer}", f"{spent / floor:.1f} ×", f"{spent / whole:.2f} times scan_text"


def _normalizing(texts: Sequence[str]) -> Callable[[str], object]:
    articles: dict[str, Article] = {text: article_of({"id": "a", "text": text}, None) for text in texts}
    found = {text: scan_text(text).mentions for text in texts}
    return lambda text: list(normalize_mentions(articles[text], found[text]))


def _peers(language: str) -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield the installed libraries that a reader would compare with."""
    try:
        from price_parser import Price

        yield "price-parser", Price.fromstring
    except ImportError:
        pass
    if language == "English":
        try:
            from quantulum3 import parser

            yield "quantulum3", parser.parse
        except ImportError:
            pass
    else:
        try:
            from kiwipiepy import Kiwi

            yield "kiwipiepy, one core", Kiwi(num_workers=1).tokenize
        except ImportError:
            pass


# Run by a small interpreter of its own: a child inherits the peak of the process that starts it.
LAUNCHER = """
import resource, subprocess, sys, time
begun = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def _run(command: Sequence[str]) -> tuple[float, float, float]:
    """Run a command and return its seconds, those of a processor, and its peak memory in MiB."""
    done = subprocess.run([sys.executable, "-c", LAUNCHER, *command], check=True, capture_output=True, text=True)
    seconds, processor, peak = map(float, done.stdout.split())
    return seconds, processor, peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def start_rows() -> Iterator[Row]:
    """Measure what starting up takes of a processor, against an interpreter that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        line = Path(folder) / "line.txt"
        line.write_text("매출은 3억원이다.", encoding="utf-8")
        nothing = statistics.median(_run([sys.executable, "-c", "pass"])[1] for _ in range(5))
        figures = [_run([sys.executable, "-m", "checker", "figures", str(line)])[1] for _ in range(5)]
        took = statistics.median(figures)
    yield "checker figures, one line", f"{took / nothing:.1f} ×", f"python -c pass; {took:.2f} s of a processor"


def memory_rows(sizes: Sequence[int]) -> Iterator[Row]:
    """Measure the peak memory of listing figures, which must not grow with the number of articles."""
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.jsonl"
            with path.open("w", encoding="utf-8") as file:
                for record in make_day(size)[0]:
                    file.write(json.dumps(record, ensure_ascii=False) + "\n")
            seconds, _, peak = _run([sys.executable, "-m", "checker", "figures", str(path), "--format", "jsonl"])
            peaks.append(peak)
            yield f"checker figures, {size:,} articles", f"{peak:.0f} MiB", f"{size / seconds:,.0f} articles/s"
    yield "  growth of memory", f"{peaks[-1] / peaks[0]:.2f} ×", f"{sizes[0]:,} → {sizes[-1]:,} articles"


def day_rows(sizes: Sequence[int]) -> Iterator[Row]:
    """Check days of several sizes, each in a process of its own."""
    results: list[dict[str, Any]] = []
    for size in sizes:
        command = [sys.executable, str(HERE / "bench_day.py"), "--articles", str(size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        result = json.loads(done.stdout)
        results.append(result)
        speed, memory = size / result["seconds"], result["mebibytes"]
        yield f"day of {size:,} articles", f"{result['seconds']:.1f} s", f"{speed:,.0f} articles/s, {memory:,.0f} MiB"
        if result["kiwi_ratio"] is not None:
            ratio = f"{result['kiwi_ratio']:.1f} ×"
            yield "  to kiwipiepy alone", ratio, f"{result['kiwi_processor_ratio']:.1f} × of processor time"
        links = f"{result['link_precision']:.3f} / {result['link_recall']:.3f}"
        caught = f"slips {result['slips_caught']} of {result['slips']}, false alarms {result['false_alarms']}"
        yield "  link precision / recall", links, caught
    for stage, share in results[-1]["shares"].items():
        yield f"  {stage}", f"{share:.0%}", "of the processor time, one process"
    if len(sizes) > 1:
        for what, key in (("time", "processor_seconds"), ("memory", "mebibytes")):
            slope = growth(sizes, [result[key] for result in results])
            yield f"growth of {what}", f"n^{slope:.2f}", f"{sizes[0]:,} → {sizes[-1]:,} articles"


def page_rows(findings: int) -> Iterator[Row]:
    """Size and quickness of the page, in milliseconds: what a reader waits for has no ratio."""
    times = measure_page(findings, 2 * findings)
    if times is None:
        yield "page", "not measured", "there is no Chromium"
        return
    of = f"{findings:,} findings, {2 * findings:,} articles"
    yield "page: size", f"{times.size / 1e6:.2f} MB", of
    yield "page: first paint", f"{times.painted:.0f} ms", of
    yield "page: ready", f"{times.ready:.0f} ms", of
    yield "page: keystroke", f"{statistics.median(times.strokes):.0f} ms", f"slowest {max(times.strokes):.0f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="1 MB, small days")
    parser.add_argument("--full", action="store_true", help="days of 20,000 and 100,000 articles too")
    parser.add_argument("--only", choices=("scan", "start", "memory", "page", "days"), help="one part")
    parser.add_argument("--json", action="store_true", help="print one object")
    arguments = parser.parse_args()
    days = [300, 1000] if arguments.quick else [1000, 3000, 10_000]
    if arguments.full:
        days += [20_000, 100_000]
    parts: dict[str, Callable[[], Iterator[Row]]] = {
        "scan": lambda: scan_rows(1 if arguments.quick else 10),
        "start": start_rows,
        "memory": lambda: memory_rows((200, 1000) if arguments.quick else (1000, 20_000)),
        "page": lambda: page_rows(200 if arguments.quick else 1000),
        "days": lambda: day_rows(days),
    }
    table: list[Row] = []
    for name, rows in parts.items():
        if arguments.only in (None, name):
            for row in rows():
                table.append(row)
                print(row[0], file=sys.stderr, flush=True)
    if arguments.json:
        print(
            json.dumps([dict(zip(("what", "figure", "note"), row, strict=True)) for row in table], ensure_ascii=False)
        )
        return
    print(
        "× is the time of the bare digit scan re.findall('[0-9]+') on the same sentences, unless the note says else.\n"
    )
    for what, figure, note in table:
        print(f"{what:32} {figure:>14}   {note}")


if __name__ == "__main__":
    main()
