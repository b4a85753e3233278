"""``checker run``: the whole way, from articles to the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checker.cli import options
from checker.cli.codes import DONE, FAILED, INCOMPLETE, MET, show_problems
from checker.cli.options import named_inputs, require_writable, settings_of

if TYPE_CHECKING:
    from checker.model import Report

__all__ = ["run"]

Level = Literal["info", "notice", "warning", "error"]


def run(
    *inputs: options.Inputs,
    out: Path,
    fail_on: Level | None = None,
    lang: Literal["ko", "en"] = "ko",
    rates: str | None = None,
    date: str | None = None,
) -> int:
    """Check articles on one event or several, and write report.html, findings.json and figures.csv.

    Args:
        inputs: Files and folders (.txt, .md, .html, .jsonl, .csv, .xlsx), or - for JSON Lines on
            standard input.
        out: Folder to write to; it is made where it is missing.
        fail_on: Leave with exit code 1 if a finding is this severe.
        lang: Language of the report.
        rates: Exchange rates to use instead of the embedded ones (CSV: date,currency,won).
        date: Day of publication (YYYY-MM-DD) of articles that do not show theirs.
    """
    from checker.errors import OutputError
    from checker.pipeline import check_articles, load_all
    from checker.report import write_outputs

    settings = settings_of(lang=lang, date=date, rates=rates)
    require_writable(out)
    articles, problems = load_all(named_inputs(inputs), settings)
    show_problems(problems)
    if not articles:
        return FAILED
    report = check_articles(articles, settings, problems)
    show_problems(report.problems[len(problems) :])
    try:
        written = write_outputs(report, out, lang)
    except OSError as error:
        raise OutputError(f"the report could not be written: {error.strerror or error}", where=str(out)) from None
    _summarise(report, lang, sorted(written.values()))
    if fail_on is not None and _is_met(report, fail_on):
        return MET
    return INCOMPLETE if report.problems else DONE


def _is_met(report: Report, level: Level) -> bool:
    """Tell whether anything but agreement is at least as severe as ``level``."""
    from checker.model import Severity, Verdict

    floor = Severity(level).rank
    findings = (f.severity for f in report.findings if f.verdict is not Verdict.AGREE)
    audits = (audit.severity for audit in report.audits if audit.holds is not True)
    return any(severity.rank >= floor for severity in (*findings, *audits))


_WORDS = {
    "ko": {
        "articles": "기사 {articles}건, 수치 {figures}개, 사실 {facts}개",
        "audits": "기사 안 계산 {audits}건 가운데 맞지 않는 것 {wrong}건",
        "problems": "읽지 못한 것 {problems}건",
        "unread": "숫자로 읽지 못한 곳 {unread}곳",
    },
    "en": {
        "articles": "{articles} articles, {figures} figures, {facts} shared facts",
        "audits": "{audits} calculations inside articles, {wrong} of them do not come out",
        "problems": "{problems} inputs could not be read",
        "unread": "{unread} places with digits could not be read",
    },
}


def _summarise(report: Report, lang: str, written: list[Path]) -> None:
    verdicts: dict[str, int] = {}
    for finding in report.findings:
        verdicts[finding.verdict.value] = verdicts.get(finding.verdict.value, 0) + 1
    numbers = {
        "articles": len(report.articles),
        "figures": sum(map(len, report.figures.values())),
        "facts": len(report.findings),
        "audits": len(report.audits),
        "wrong": sum(1 for audit in report.audits if audit.holds is False),
        "problems": len(report.problems),
        "unread": sum(1 for found in report.skipped.values() for item in found if item.reason == "unread"),
    }
    words = _WORDS[lang]
    print(words["articles"].format(**numbers))
    for verdict, count in sorted(verdicts.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {verdict} {count}")
    for key in ("audits", "unread", "problems"):
        if numbers[key]:
            print(words[key].format(**numbers))
    for path in written:
        print(path)
