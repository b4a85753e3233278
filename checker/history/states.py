"""Give findings the ids that they had, and say what became of them since.

The id of a fact is made of what most of its claims say, so one more article may move it. What an
editor has seen must keep its name: a finding that states what an earlier one stated is that one.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.model import Finding
from checker.text import bare

__all__ = ["Carried", "Earlier", "State", "carry_on", "claims_of", "mark_of", "states_of"]


class State(StrEnum):
    """What a finding is to somebody who has read the run before."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"  # another verdict, severity, cause or figure
    RESOLVED = "resolved"  # no article states it any more
    DISMISSED = "dismissed"  # found to be no problem, and not changed since


@dataclass(frozen=True, slots=True)
class Earlier:
    """A finding as the run before left it.

    Attributes:
        label: Its title.
        rank: Of its severity, 0 to 3.
        mark: See ``mark_of``.
        claims: See ``claims_of``.
        first_run: The run that found it.
        state_run: The run that gave it its state.
    """

    id: str
    story: str | None
    label: str
    verdict: str
    severity: str
    rank: int
    state: str
    mark: str
    claims: tuple[tuple[str, str], ...]
    first_run: int
    state_run: int


@dataclass(frozen=True, slots=True)
class Carried:
    """The findings of a run under the ids that they keep.

    Attributes:
        findings: In the order of the run.
        earlier: Id → what it was before, for those that are not new.
        gone: Earlier findings that the run would have found and did not.
    """

    findings: tuple[Finding, ...]
    earlier: Mapping[str, Earlier]
    gone: tuple[Earlier, ...]


def claims_of(finding: Finding) -> tuple[tuple[str, str], ...]:
    """Return what a finding rests on: article and figure as written, spacing apart, each once."""
    return tuple(sorted({(claim.article, bare(claim.figure.text)) for claim in finding.fact.claims}))


def mark_of(finding: Finding) -> str:
    """Return a digest of what makes a finding another one to an editor: one more voice does not."""
    wordings = sorted({wording for _, wording in claims_of(finding)})
    what = (finding.verdict.value, finding.code, finding.severity.value, finding.cause or "", *wordings)
    return hashlib.blake2b("\x1f".join(what).encode("utf-8", "replace"), digest_size=8).hexdigest()


# An earlier finding and one of this run are one when one of them states half of what the other states.
# Cases: a fact of four articles of which one was taken down; a fact that fell into two.
_SHARED = 0.5


def carry_on(
    findings: Sequence[Finding],
    earlier: Iterable[Earlier],
    checked: Collection[str],
    run: int,
    borne: Collection[str] = (),
) -> Carried:
    """Match the findings of a run with earlier ones by what they state, and keep the old ids.

    Args:
        findings: Of this run, with ids of their own.
        earlier: All that stories of this run had before.
        checked: Ids of the articles of this run: an earlier finding none of whose articles was checked
            is not gone, it was not looked for.
        run: Number of this run, for the name of a new finding whose id another one bears.
        borne: Ids that findings of closed stories bear.
    """
    old = {each.id: each for each in earlier}
    taken: dict[str, str] = {}
    used: set[str] = set()
    for _, _, key, before in sorted(_pairs(findings, old)):
        if key not in taken and before not in used:
            taken[key] = before
            used.add(before)
    kept, matched, names = [], {}, {*old, *borne}
    for finding in findings:
        key = finding.fact.id
        name = taken.get(key)
        if name is None:
            name = f"{key}-r{run}" if key in names else key
            names.add(name)
        else:
            matched[name] = old[name]
        kept.append(finding if name == key else replace(finding, fact=replace(finding.fact, id=name)))
    gone = tuple(
        each
        for key, each in sorted(old.items())
        if key not in used and each.state != State.RESOLVED and any(article in checked for article, _ in each.claims)
    )
    return Carried(tuple(kept), matched, gone)


def _pairs(findings: Sequence[Finding], old: Mapping[str, Earlier]) -> Iterable[tuple[bool, float, str, str]]:
    """Yield what may be one: (the ids differ, less what they share, id now, id before), best first when sorted."""
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    articles: dict[str, set[str]] = {}
    for each in old.values():
        articles[each.id] = {article for article, _ in each.claims}
        for claim in each.claims:
            holders[claim].append(each.id)
    for finding in findings:
        claims, key = claims_of(finding), finding.fact.id
        shared = Counter(before for claim in claims for before in holders.get(claim, ()))
        for before, count in shared.items():
            share = count / min(len(claims), len(old[before].claims))
            if share >= _SHARED or before == key:
                yield before != key, -share, key, before
        # every figure may have been corrected: then the name and an article in common are enough
        if key in old and key not in shared and any(article in articles[key] for article, _ in claims):
            yield False, 0.0, key, key


def states_of(carried: Carried, dismissed: Collection[str]) -> dict[str, State]:
    """Return the state of every finding of a run by its id.

    Args:
        carried: The findings with their past.
        dismissed: Ids of those that were found to be no problem and have not changed since.
    """
    states = {}
    for finding in carried.findings:
        key = finding.fact.id
        before = carried.earlier.get(key)
        if key in dismissed:
            states[key] = State.DISMISSED
        elif before is None or before.state == State.RESOLVED:
            states[key] = State.NEW
        else:
            states[key] = State.KNOWN if before.mark == mark_of(finding) else State.CHANGED
    return states
