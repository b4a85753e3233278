"""Explain figures: which lexicon entries and rules made each, and why other digits are none."""

from __future__ import annotations

from decimal import Decimal

from checker.errors import UsageError
from checker.judge import day_rates, rate_table
from checker.match import explain_pair
from checker.model import Claim, Figure, FigureKind, Report, Skipped, Span
from checker.report.messages import Messages, read_messages
from checker.text import said_whole

__all__ = ["explain_article", "explain_figure", "explain_link"]


def explain_article(report: Report, article: str, *, lang: str = "ko", span: Span | None = None) -> list[str]:
    """Return lines that explain the figures of one article.

    Args:
        report: A report that holds the article.
        article: Its id.
        lang: ``ko`` or ``en``.
        span: Only what overlaps this stretch of the text.
    """
    words = read_messages(lang).groups["explain"]
    known = next(one for one in report.articles if one.id == article)
    claims = {claim.figure.span: claim for claim in report.claims.get(article, ())}
    names = {entity.id: entity.name for entity in report.entities}
    figures = [f for f in report.figures.get(article, ()) if span is None or f.span.overlaps(span)]
    skipped = [s for s in report.skipped.get(article, ()) if span is None or s.span.overlaps(span)]
    lines = [article if known.title is None else f"{article}: {known.title}"]
    lines += [] if figures else [words["none"]]
    for figure in figures:
        block = next((block.kind.value for block in known.blocks if block.span.contains(figure.span)), "")
        lines.append("")
        lines += explain_figure(figure, claims.get(figure.span), names, lang=lang, block=block)
    if skipped:
        lines += ["", words["skipped"], *_tree([_skipped_line(item) for item in skipped])]
    return lines


def explain_link(
    report: Report, left: str, right: str, *, threshold: float, lang: str = "ko", rates: str = ""
) -> list[str]:
    """Show why two claims were, or were not, taken for one fact.

    Args:
        report: Of the run that read both.
        left: Id of a claim: ``article:start``.
        right: Id of another one.
        threshold: Score from which a pair is taken for one fact.
        lang: ``ko`` or ``en``.
        rates: Path of the user's own table of exchange rates, or empty.

    Raises:
        UsageError: There is no such claim, or the two are of different stories.
    """
    homes = {claim.id: claim for claims in report.claims.values() for claim in claims}
    for name in (left, right):
        if name not in homes:
            raise UsageError(f"there is no claim {name!r}", hint="name it ARTICLE:START, as findings.json does")
    story = report.stories[homes[left].article]
    together = [c for key, claims in report.claims.items() if report.stories[key] == story for c in claims]
    tellers = [article for article in report.articles if report.stories[article.id] == story]
    explained = explain_pair(together, left, right, day_rates(tellers, together, rate_table(rates)))
    if explained is None:
        raise UsageError(f"{left} and {right} are of different stories, which are not compared")
    veto, link = explained
    # what joined the two in the end may have been their places rather than their values
    needed = [n for f in report.findings for n in f.fact.links if {n.left, n.right} == {left, right}]
    link = needed[0] if needed else link
    words = read_messages(lang).groups["explain"]
    joined = any({left, right} <= {c.id for c in f.fact.claims} for f in report.findings)
    lines = [f"{homes[left].figure.text} [{left}]  ↔  {homes[right].figure.text} [{right}]"]
    branches = [f"{words['apart']}: {veto.in_(lang)}"] if veto is not None else []
    names = read_messages(lang)
    branches += [f"{points:+.1f}  {names.name('reason', name)}  {seen}".rstrip() for name, points, seen in link.reasons]
    branches.append(f"{words['score']}: {link.score:.2f} ({words['threshold']} {threshold:.2f})")
    branches.append(words["joined"] if joined else words["separate"])
    return [*lines, *_tree(branches)]


def explain_figure(
    figure: Figure, claim: Claim | None, names: dict[str, str], *, lang: str = "ko", block: str = ""
) -> list[str]:
    """Return the lines that explain one figure, with the claim made of it where there is one."""
    words = read_messages(lang).groups["explain"]
    branches = _reading(figure, words, lang)
    if block:
        branches.append(f"{words['block']}: {read_messages(lang).name('block', block)}")
    if claim is not None:
        branches += _meaning(claim, names, words, read_messages(lang))
    return [f"{figure.text}  [{figure.span.start}:{figure.span.end}]", *_tree(branches)]


def _reading(figure: Figure, words: dict[str, str], lang: str) -> list[str]:
    mention, names = figure.mention, read_messages(lang)
    branches = [f"{words['kind']}: {names.name('kind', figure.kind.value)}"]
    if figure.kind in (FigureKind.DATE, FigureKind.TIME):
        moment = figure.moment
        if moment is not None:
            doubt = "" if moment.certain else f" ({words['uncertain']})"
            branches.append(f"{words['when']}: {moment.start:%Y-%m-%d %H:%M} ({moment.grain}){doubt}")
    else:
        branches.append(f"{words['value']}: {_number(figure.value)}")
        bounds = mention.bounds
        left, right = "(" if bounds.low_open else "[", ")" if bounds.high_open else "]"
        low, high = (words["open"] if end is None else _number(end) for end in (figure.low, figure.high))
        branches.append(f"{words['range']}: {left}{low}, {high}{right}")
        if figure.grain is not None:
            branches.append(f"{words['grain']}: {_number(figure.grain)}")
        branches.append(f"{words['unit']}: {figure.unit or '-'}, {words['dimension']} {figure.dimension}")
    if mention.per is not None:
        branches.append(f"{words['per']}: {_number(mention.per.amount)} {mention.per.unit}{_place(mention.per.span)}")
    for hedge in figure.hedges:
        branches.append(
            f"{words['hedge']}: {hedge.text} → {names.name('effect', hedge.effect.value)}{_place(hedge.span)} "
            f"{hedge.entry}".rstrip()
        )
    if mention.trace:
        branches.append(f"{words['rules']}: {' → '.join(mention.trace)}")
    return branches


def _meaning(claim: Claim, names: dict[str, str], words: dict[str, str], messages: Messages) -> list[str]:
    branches = []
    if claim.entities:
        branches.append(f"{words['of']}: {', '.join(names.get(entity, entity) for entity in claim.entities)}")
    if claim.attribute:
        quoted = f" “{claim.attribute_text}”" if claim.attribute_text else ""
        qualifiers = f" ({', '.join(sorted(claim.qualifiers))})" if claim.qualifiers else ""
        branches.append(f"{words['attribute']}: {claim.attribute}{quoted}{qualifiers}")
    for key, period in (("period", claim.period), ("as_of", claim.as_of)):
        if period is not None:
            moment = f" = {period.moment.start:%Y-%m-%d} ({period.moment.grain})" if period.moment else ""
            branches.append(f"{words[key]}: {period.text}{moment}")
    branches.append(f"{words['role']}: {messages.name('role', claim.role.value)}")
    if claim.attribution is not None:
        said = claim.attribution
        branches.append(
            f"{words['said']}: {said.speaker or '?'} ({said_whole(said.verb)}, {messages.name('stance', said.stance)})"
        )
    branches += [f"{words['conversion']}: {figure.text}" for figure in claim.conversions]
    branches += [f"{words['notes']}: {note}" for note in claim.notes]
    return branches


def _number(value: Decimal | None) -> str:
    if value is None:
        return "-"
    return format(value.normalize() if value % 1 else value.to_integral_value(), "f")


def _place(span: Span) -> str:
    return f" [{span.start}:{span.end}]"


def _skipped_line(item: Skipped) -> str:
    return f"{item.text}{_place(item.span)}: {item.reason}"


def _tree(branches: list[str]) -> list[str]:
    return [f"{'└' if i == len(branches) - 1 else '├'} {branch}" for i, branch in enumerate(branches)]
