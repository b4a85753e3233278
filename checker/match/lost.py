"""Those aboard and the dead where nobody survived: 157명을 태우고 and killing all 157 tell of the same people."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from checker.match.features import value_key
from checker.model import Claim, Trait

__all__ = ["level_lost"]

_ABOARD = frozenset({"aboard", "passengers"})
_DEAD = "deaths"
# The dead go by these names, too, where all of them are meant: the bodies of all 157, the 157 victims.
_DEAD_ALL = frozenset({_DEAD, "bodies", "victims"})

# Articles from which other counts of the dead, or of those aboard, stand beside that of all: then it is those aboard
# that are meant, for the dead of the day before (68 of 72) are another count, and airlines correct 61 to 62.
_COUNTED = 2


def level_lost(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a story, those aboard and the dead under one name where all aboard died.

    Somebody has to say so: that 68 died and 68 of those aboard were passengers does not make them the same.

    Args:
        claims: All claims of the story.
    """
    lost = {value_key(claim.figure) for claim in claims if Trait.LOST in claim.traits}
    aboard = {value_key(claim.figure) for claim in claims if claim.attribute in _ABOARD}
    dead = {value_key(claim.figure) for claim in claims if claim.attribute in _DEAD_ALL}
    named = {key: _name(key, claims) for key in (lost & aboard & dead) - {None}}
    return [_renamed(claim, named) for claim in claims] if named else list(claims)


def _name(key: str | None, claims: Sequence[Claim]) -> str:
    others = [claim for claim in claims if value_key(claim.figure) != key]
    counted = ({claim.article for claim in others if claim.attribute == name} for name in (_DEAD, "aboard"))
    return "aboard" if max(map(len, counted)) >= _COUNTED else _DEAD


def _renamed(claim: Claim, named: dict[str | None, str]) -> Claim:
    if claim.attribute not in _DEAD_ALL and claim.attribute not in _ABOARD:
        return claim
    name = named.get(value_key(claim.figure))
    return claim if name is None else replace(claim, attribute=name)
