"""What keeps two claims apart, whatever else they share: a table in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checker.match.pairs.context import Context
from checker.match.pairs.rows import is_outweighed
from checker.match.pairs.vetoes.homes import find_area_veto, find_describing_veto, find_floor_veto, find_home_veto
from checker.match.pairs.vetoes.labels import find_label_veto
from checker.match.pairs.vetoes.marks import find_qualifier_veto
from checker.match.pairs.vetoes.measures import find_dimension_veto
from checker.match.pairs.vetoes.roles import find_base_veto, find_direction_veto, find_role_veto
from checker.match.pairs.vetoes.subjects import find_attribute_veto, find_deal_veto, find_mark_veto, find_reading_veto
from checker.match.pairs.vetoes.terms import find_terms_veto
from checker.match.pairs.vetoes.times import find_count_veto, find_moment_veto, find_period_veto
from checker.model import Claim

__all__ = ["VETOES", "Veto", "find_label_veto", "find_plain_veto", "find_terms_veto", "find_veto"]


@dataclass(frozen=True, slots=True)
class Veto:
    """Why two claims cannot be one fact.

    Attributes:
        code: ``dimension``, ``role``, ``attribute``, ``reading``, ``base``, ``direction``, ``period``,
            ``qualifier``, ``entity``, ``moment`` or ``label``.
        detail: The two things that exclude each other, as ``left | right``.
    """

    code: str
    detail: str


VETOES: tuple[tuple[str, Callable[[Claim, Claim], str | None]], ...] = (
    ("dimension", find_dimension_veto),
    ("role", find_role_veto),
    ("attribute", find_attribute_veto),
    ("reading", find_reading_veto),
    ("entity", find_deal_veto),
    ("qualifier", find_mark_veto),
    ("base", find_base_veto),
    ("direction", find_direction_veto),
    ("qualifier", find_qualifier_veto),
    ("period", find_period_veto),
    ("period", find_count_veto),
    ("entity", find_home_veto),
    ("entity", find_describing_veto),
    ("entity", find_area_veto),
    ("qualifier", find_floor_veto),
)


def find_veto(left: Claim, right: Claim, context: Context | None = None) -> Veto | None:
    """Return the first reason why the two cannot be one fact, or ``None``.

    Args:
        left: A claim.
        right: Another one, of the same or another article.
        context: Their story; without it neither labels of lists nor the figures beside are compared.
    """
    if context is not None and (detail := find_label_veto(left, right, context)) is not None:
        return Veto("label", detail)
    if context is not None and (detail := find_terms_veto(left, right, context)) is not None:
        return Veto("qualifier", detail)
    story = context or Context()
    vetoes = _find_vetoes(left, right, story)
    return next((veto for veto in vetoes if not is_outweighed(veto.code, left, right, story)), None)


def find_plain_veto(left: Claim, right: Claim, context: Context) -> Veto | None:
    """Return the first reason of ``VETOES`` or of ``find_moment_veto``, which hold for twins of the two as well."""
    return next(_find_vetoes(left, right, context), None)


def _find_vetoes(left: Claim, right: Claim, context: Context) -> Iterator[Veto]:
    for code, rule in VETOES:
        if (detail := rule(left, right)) is not None:
            yield Veto(code, detail)
    if (detail := find_moment_veto(left, right, context)) is not None:
        yield Veto("moment", detail)
