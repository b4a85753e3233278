"""``checker run``: the whole way, from articles to the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checker.cli import options
from checker.cli.codes import DONE, FAILED, INCOMPLETE, MET, show_problem, show_problems
from checker.cli.options import Fetching, named_inputs, require_writable, settings_of
from checker.cli.progress import show_progress
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.model import Report

__all__ = ["run"]

Level = Literal["info", "notice", "warning", "error"]


def run(
    *inputs: options.Inputs,
    out: options.Out | None = None,
    config: Path | None = None,
    fail_on: Level | None = None,
    lang: Literal["ko", "en"] = "ko",
    rates: str | None = None,
    date: str | None = None,
    decisions: Path | None = None,
    keep_pages: Path | None = None,
    allow_private: bool = False,
    json: bool = False,
) -> int:
    """Check articles on one event or several, and write report.html, findings.json and figures.csv.

    With ``--config`` it is a scheduled run: everything else stands in the settings file.

    Args:
        inputs: Files and folders (.txt, .md, .html, .pdf, .jsonl, .csv, .xlsx, feeds as .xml, .zip, .gz),
            addresses of pages and feeds (http, https), or - for JSON Lines on standard input.
        out: Folder to write to; it is made where it is missing.
        config: Settings file of scheduled runs (checker config init makes one); keeps a history.
        fail_on: Leave with exit code 1 if a finding is this severe.
        lang: Language of the report.
        rates: Exchange rates to use instead of the embedded ones (CSV: date,currency,won).
        date: Day of publication (YYYY-MM-DD) of articles that do not show theirs.
        decisions: File of decisions as the report saves it: what was found to be no problem stays so
            until one of its figures changes.
        keep_pages: Folder to keep fetched pages in, as they came; what is there is not sent again.
        allow_private: Fetch from private and local addresses as well.
        json: With --config: print a summary as JSON.
    """
    if config is not None:
        given = (inputs, out, rates, date, decisions, keep_pages, allow_private, None if lang == "ko" else lang)
        return _scheduled(config, any(value for value in given), fail_on=fail_on, as_json=json)
    if inputs:
        named_inputs(inputs)  # an option that does not exist is told before one that is missing
    if out is None or json:
        wanted = "--out is missing" if out is None else "--json is for --config"
        raise UsageError(wanted, hint="checker run INPUT… --out DIR, or checker run --config checker.toml")
    from checker.errors import OutputError
    from checker.pipeline import check_articles, load_all
    from checker.report import known_of, read_decisions, write_outputs
    from checker.workers import worker_count

    settings = settings_of(lang=lang, date=date, rates=rates)
    require_writable(out)
    decided = () if decisions is None else read_decisions(decisions)
    if keep_pages is not None:
        require_writable(keep_pages, "--keep-pages")
    pages = Fetching(allow_private=allow_private, keep=keep_pages)
    with show_progress(lang) as told:
        articles, problems = load_all(named_inputs(inputs), settings, pages, told)
    show_problems(problems, lang)
    if not articles:
        return FAILED
    with show_progress(lang) as told:
        report = check_articles(articles, settings, problems, told)
    show_problems(report.problems[len(problems) :], lang)
    known, unreadable = known_of(out, report)
    if unreadable is not None:  # what is new is an extra: the run is no less complete without it
        show_problem(unreadable, lang)
    report = replace(report, decisions=decided, known=known)
    try:
        written = write_outputs(report, out, lang, worker_count(settings.workers))
    except OSError as error:
        raise OutputError(f"the report could not be written: {error.strerror or error}", where=str(out)) from None
    _summarise(report, lang, sorted(written.values()))
    if fail_on is not None and _is_met(report, fail_on):
        return MET
    return INCOMPLETE if report.failures else DONE


def _scheduled(config: Path, more: bool, *, fail_on: Level | None, as_json: bool) -> int:
    """Run what a settings file says."""
    if more:
        raise UsageError("--config takes no other inputs and settings", hint="write them into the settings file")
    from checker.cli.scheduled import run_config

    report, code = run_config(config, as_json=as_json)
    return MET if fail_on is not None and report is not None and _is_met(report, fail_on) else code


def _is_met(report: Report, level: Level) -> bool:
    """Tell whether anything but agreement, and not found to be no problem, is at least as severe as ``level``."""
    from checker.model import Severity, Verdict
    from checker.report import dismissed

    floor, settled = Severity(level).rank, dismissed(report)
    findings = (f.severity for f in report.findings if f.verdict is not Verdict.AGREE and f.fact.id not in settled)
    audits = (audit.severity for audit in report.audits if audit.holds is not True)
    return any(severity.rank >= floor for severity in (*findings, *audits))


_WORDS = {
    "ko": {
        "articles": "기사 {articles}건, 수치 {figures}개, 사실 {facts}개",
        "audits": "기사 안 계산 {audits}건 가운데 맞지 않는 것 {wrong}건",
        "problems": "하지 못한 것(입력, 환율) {problems}건",
        "unread": "숫자로 읽지 못한 곳 {unread}곳",
        "new": "지난 실행 뒤 새로 나온 판정 {new}건",
        "dismissed": "문제없음으로 둔 판정 {dismissed}건",
        "reopened": "결정한 뒤 수치가 바뀌어 다시 올라온 판정 {reopened}건",
        "unknown": "이번 실행에 없는 판정에 대한 결정 {unknown}건",
    },
    "en": {
        "articles": "{articles} articles, {figures} figures, {facts} shared facts",
        "audits": "{audits} calculations inside articles, {wrong} of them do not come out",
        "problems": "{problems} not done (inputs, rates)",
        "unread": "{unread} places with digits could not be read",
        "new": "{new} findings are new since the last run",
        "dismissed": "{dismissed} findings are kept as no problem",
        "reopened": "{reopened} findings are back: their figures have changed since the decision",
        "unknown": "{unknown} decisions are on findings that this run does not have",
    },
}


def _summarise(report: Report, lang: str, written: list[Path]) -> None:
    from checker.report import standings_of, unknown_of
    from checker.report.messages import read_messages

    verdicts: dict[str, int] = {}
    for finding in report.findings:
        verdicts[finding.verdict.value] = verdicts.get(finding.verdict.value, 0) + 1
    numbers = {
        "articles": len(report.articles),
        "figures": sum(map(len, report.figures.values())),
        "facts": len(report.findings),
        "audits": len(report.audits),
        "wrong": sum(1 for audit in report.audits if audit.holds is False),
        "problems": len(report.failures),
        "unread": sum(1 for found in report.skipped.values() for item in found if item.reason == "unread"),
        "new": 0 if report.known is None else sum(f.fact.id not in report.known for f in report.findings),
        "dismissed": sum(standing.is_dismissed for standing in standings_of(report).values()),
        "reopened": sum(standing.is_reopened for standing in standings_of(report).values()),
        "unknown": len(unknown_of(report)),
    }
    words = _WORDS[lang]
    print(words["articles"].format(**numbers))
    for verdict, count in sorted(verdicts.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {read_messages(lang).of('verdict', verdict)} {count}")
    for key in ("audits", "new", "dismissed", "reopened", "unknown", "unread", "problems"):
        if numbers[key]:
            print(words[key].format(**numbers))
    for path in written:
        print(path)
