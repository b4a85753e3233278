"""Notify: hand a message to whatever apprise can reach: mail, Slack, Teams, Telegram, webhooks."""

from __future__ import annotations

import logging

from checker.errors import SettingsError

__all__ = ["hand_over", "is_address"]

# Webhooks take headers in the address; receivers of the others see the key in the text alone.
_WITH_HEADERS = ("json://", "jsons://", "xml://", "xmls://", "form://", "forms://")


def is_address(url: str) -> bool:
    """Tell whether apprise knows what to do with an address."""
    from apprise import Apprise

    _hush()
    return bool(Apprise().add(url))


def hand_over(url: str, title: str, body: str, key: str) -> bool:
    """Send one message and tell whether its receiver has taken it.

    Args:
        url: The address in apprise's notation; it is never logged.
        title: Subject, where the receiver has one.
        body: The text.
        key: The same however often the message is sent; webhooks get it as ``Idempotency-Key``.

    Raises:
        SettingsError: The address is none that apprise knows.
    """
    from apprise import Apprise

    _hush()
    if url.startswith(_WITH_HEADERS):
        url += f"{'&' if '?' in url else '?'}+Idempotency-Key={key}"
    receiver = Apprise.instantiate(url)
    if receiver is None:
        raise SettingsError("this is no address that apprise knows", hint="see docs/operating.md")
    # asked itself and not through a list of receivers: that has a pool of threads, which a process forked
    # after the first message lacks and would wait for without end
    return bool(receiver.notify(body=body, title=title, body_format="text"))


def _hush() -> None:
    # it would log parts of addresses, which are secrets; what went wrong is said by name of the receiver
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
