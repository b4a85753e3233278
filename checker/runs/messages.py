"""The few lines that an editor needs when a problem comes up, gets worse or goes away."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.history import Kind, Transition
from checker.model import Report, Revision, Severity
from checker.report.messages import Messages, read_messages
from checker.report.subjects import Subjects
from checker.report.titles import titles_of

__all__ = ["Message", "compose", "message_of"]

# Voices that one line names; the report has them all.
_VOICES = 4


@dataclass(frozen=True, slots=True)
class Message:
    """A title and a text, in one language.

    Attributes:
        told: What it tells of, for programs that read the outbox: what happened, and the id of the finding.
    """

    title: str
    body: str
    told: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> str:
        """Return the message as the outbox keeps it."""
        return json.dumps({"title": self.title, "body": self.body, "told": self.told}, ensure_ascii=False)


def message_of(text: str) -> Message:
    """Return a message that the outbox kept."""
    kept = json.loads(text)
    return Message(kept["title"], kept["body"], tuple((kind, key) for kind, key in kept["told"]))


def compose(
    report: Report,
    transitions: Sequence[Transition],
    revisions: Sequence[Revision],
    *,
    level: Severity,
    lang: str,
    lines: int,
    link: str,
) -> Message | None:
    """Return what a run has to tell, or ``None`` where it has nothing.

    Args:
        report: The run's.
        transitions: What happened to problems.
        revisions: Articles that changed since the run before; those below ``level`` are not told.
        level: See ``transitions_of``.
        lang: ``ko`` or ``en``.
        lines: Problems and articles that are named; the rest is counted.
        link: Address of the report, or empty.
    """
    words = read_messages(lang)
    outlets = {article.id: article.outlet for article in report.articles}
    revised = [revision for revision in revisions if revision.severity.rank >= level.rank]
    titles = titles_of(report, Subjects.of(report, lang), words) if transitions else {}
    told = [_line(transition, outlets, titles, words) for transition in transitions]
    told += [f"[{_word(words, 'revised')}] {outlets[r.article]}: {r.explanation.in_(lang)}" for r in revised]
    if not told:
        return None
    counts = Counter(transition.kind.value for transition in transitions)
    counts["revised"] = len(revised)
    title = ", ".join(
        _word(words, f"title_{key}").format(n=counts[key])
        for key in (*(kind.value for kind in Kind), "revised")
        if counts[key]
    )
    shown = told[:lines]
    if len(told) > lines:
        shown.append(_word(words, "more").format(n=len(told) - lines))
    if link:
        shown.append(f"{_word(words, 'report')}: {link}")
    return Message(title, "\n".join(shown), tuple((t.kind.value, t.id) for t in transitions))


def _word(words: Messages, key: str) -> str:
    return words.of("notify", key)


def _line(transition: Transition, outlets: Mapping[str, str], titles: Mapping[str, str], words: Messages) -> str:
    """Return one problem in one line: what happened, what it is of, why, and who says what."""
    head = f"[{_word(words, transition.kind.value)}]"
    finding = transition.finding
    if finding is None:
        label = transition.before.label if transition.before is not None else transition.id
        return f"{head} {label}: {_word(words, 'gone')}"
    voices = dict.fromkeys(f"{outlets[c.article]} {c.figure.text}" for c in finding.fact.claims)
    said = " / ".join(list(voices)[:_VOICES]) + (" …" if len(voices) > _VOICES else "")
    return f"{head} {titles[finding.fact.id]}: {finding.explanation.in_(words.language)} ({said})"
