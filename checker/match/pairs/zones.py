"""Times by two clocks: 5:57 p.m. Eastern, 21:57 GMT and 한국시간 오전 6시 57분 are one moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from checker.model import Figure

__all__ = ["are_of_one_moment"]

# How far two clocks that newspapers tell time by are apart at most.
_ZONES = timedelta(hours=17)
# The day of an hour is often left to the reader.
_DAY = timedelta(days=1)
# Minutes of which many times are told: a quarter past says little.
_ROUND = 5


def are_of_one_moment(left: Figure, right: Figure) -> bool:
    """Tell whether two times are one moment by two clocks.

    Where both name their zones, the zones say so. Where one does, or stands in the time of a place abroad, it is the
    minute: 57 minutes past two hours of one day are hardly told by chance.
    """
    one, two = left.mention.calendar, right.mention.calendar
    if one is None or two is None or left.moment is None or right.moment is None:
        return False
    if one.zone is not None and two.zone is not None:
        apart = _utc(left.moment.start, one.zone) - _utc(right.moment.start, two.zone)
        return one.zone != two.zone and abs(apart) <= _DAY and not apart % _DAY
    if one.zone is two.zone is None and one.local == two.local:
        return False
    apart = abs(left.moment.start - right.moment.start)
    told = (one.minute or 0) % _ROUND and one.minute == two.minute
    return bool(told) and timedelta(0) < apart <= _ZONES and not apart.seconds % 3600


@lru_cache(maxsize=1024)
def _utc(moment: datetime, zone: str) -> datetime:
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
