"""Texts of a fixed form, such as durations, amounts of money and addresses; and the fix when one can't be read.

Each function raises ``Bad`` for a text that doesn't have its form, and returns nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from turbo_mode.core.plan import words
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.events import EVENTS
from turbo_mode.core.regex import regex

_DURATION = regex(r"([0-9]+(\.[0-9]+)?(ms|s|m|h|d))+")
_AMOUNT = regex(r"[0-9]+(\.[0-9]+)?%?")
_MONEY = regex(r"[0-9]+(\.[0-9]{1,2})? [A-Z]{3}")
_SIZE = regex(r"[0-9]+(\.[0-9]+)?(B|KiB|MiB|GiB|TiB)")
_CLOCK = regex(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_ENDS = regex(r"(fail|error)|(succe)|(cancel)")
_WEBHOOK = regex(r"[a-z][A-Za-z0-9]*:[A-Za-z][\w.:-]*")
_SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR",
    "pound": "GBP", "pounds": "GBP", "yen": "JPY", "us$": "USD",
}  # fmt: skip
_TEN_YEARS = 3660 * 86_400_000
_SHOWN = 40

PEOPLE = ("user", "role", "team")
SCHEMES = (*PEOPLE, "mailto", "slack", "teams", "jira", "github", "gitlab", "webhook")
"""Where messages may go, beside ``console``: ``SCHEME:who``."""


class Bad(Exception):
    """A value can't be read as what it should be. ``at`` is the part of its text that is wrong; None: all of it.

    ``meant`` is the value that was probably meant, to go on with.
    """

    def __init__(
        self, code: str, message: str, label: str = "", *, note: str = "", help: str = "",
        at: tuple[int, int] | None = None, meant: str = "",
    ) -> None:  # fmt: skip
        self.code = code
        self.message = message
        self.label = label
        self.note = note
        self.help = help
        self.at = at
        self.meant = meant
        super().__init__(message)


def shown(text: str) -> str:
    """A text as a message shows it, in backticks and not too long."""
    return f"`{text}`" if len(text) <= _SHOWN else f"`{text[:_SHOWN]}...`"


def _write(proposal: str | None) -> str:
    return f"write `{proposal}`" if proposal else ""


def duration(text: str) -> None:
    """``300ms``, ``30s``, ``1h30m``: more than nothing, at most ten years."""
    if len(text) > _SHOWN or not _DURATION.fullmatch(text):
        label = "expected a number and a unit: ms, s, m, h, d"
        label = "a duration is settled before anything runs" if "${{" in text else label
        ours = words.as_duration(text.strip()) if len(text) <= _SHOWN else None
        raise Bad("E0105", f"{shown(text)} is not a duration", label, help=_write(ours))
    if milliseconds(text) > _TEN_YEARS:
        raise Bad("E0105", f"`{text}` is too long", "ten years at most")


def amount(text: str) -> None:
    """A number, or a percentage: ``3``, ``0.01``, ``10%``."""
    if len(text) <= _SHOWN and _AMOUNT.fullmatch(text):
        return
    compact = text.replace(" ", "").replace("percent", "%").replace(",", ".")
    compact = f"0{compact}" if compact.startswith(".") else compact
    proposal = compact if _AMOUNT.fullmatch(compact[:_SHOWN]) else ""
    label = "expected a number or a percentage: 3, 0.01, 10%"
    raise Bad("E0105", f"{shown(text)} is no amount", label, help=_write(proposal))


def money(text: str) -> None:
    """A number and a currency: ``5 USD``, ``1.50 EUR``."""
    if len(text) <= _SHOWN and _MONEY.fullmatch(text):
        return
    message = f"{shown(text)} is no amount of money"
    raise Bad("E0105", message, "expected a number and a currency: 5 USD", help=_write(_as_money(text[:_SHOWN])))


def _as_money(text: str) -> str:
    number = re.search(r"[0-9][0-9,]*(?:\.[0-9]+)?", text)
    if number is None:
        return ""
    rest = (text[: number.start()] + text[number.end() :]).strip()
    currency = _SIGNS.get(rest.lower(), rest.upper())
    plain = number[0].replace(",", "")
    whole, _, part = plain.partition(".")
    fraction = f".{part[:2]}" if part and rest else ""
    return f"{whole}{fraction} {currency}" if re.fullmatch(r"[A-Z]{3}", currency) else ""


def size(text: str) -> None:
    """A number and a unit of 1,024: ``500MiB``."""
    if len(text) <= _SHOWN and _SIZE.fullmatch(text):
        return
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*([kmgt]?)i?(?:b|bytes?)?", text[:_SHOWN].strip().lower())
    proposal = f"{found[1]}{found[2].upper() + 'iB' if found[2] else 'B'}" if found else ""
    label = "expected a number and a unit: B, KiB, MiB, GiB, TiB"
    raise Bad("E0105", f"{shown(text)} is no size", label, help=_write(proposal))


def clock_time(text: str) -> None:
    """A time of day with 24 hours: ``09:30``."""
    if _CLOCK.fullmatch(text):
        return
    found = re.fullmatch(r"(\d{1,2})(?:[:.h]?(\d\d))?(?::\d\d)?\s*(am|pm)?", text[:_SHOWN].strip().lower())
    proposal = ""
    if found:
        hour = int(found[1]) % 12 + (12 if found[3] == "pm" else 0) if found[3] else int(found[1]) % 24
        proposal = f"{hour:02}:{found[2] or '00'}" if int(found[1]) <= 24 else ""
    fits = _CLOCK.fullmatch(proposal) is not None
    raise Bad(
        "E0105", f"{shown(text)} is no time of day", "expected hours and minutes: 00:00 to 23:59",
        help=_write(proposal if fits else ""),
    )  # fmt: skip


def zone(text: str) -> None:
    """A time zone of the tz database: ``Europe/Berlin``."""
    if text == "UTC":
        return
    from turbo_mode.core.plan.functions import time_zones

    if text in time_zones():
        return
    city = text.strip().replace(" ", "_").lower()
    by_city = [name for name in sorted(time_zones()) if city and name.lower().rpartition("/")[2] == city]
    similar = by_city[0] if by_city else words.closest(text[:64], time_zones()) or ""
    label = f"did you mean `{similar}`?" if similar else "expected a name such as Europe/Berlin"
    raise Bad("E0217", f"there is no time zone {shown(text)}", label)


def cron(text: str) -> None:
    """Five fields: ``30 2 * * mon-fri``."""
    from turbo_mode.core.plan.cron import CronError, parse_cron

    try:
        parse_cron(text)
    except CronError as error:
        label, advice = (error.help, "") if error.help.startswith("write `") else ("", error.help)
        raise Bad("E0105", str(error), label, help=advice, at=(error.start, error.end)) from None


def event(text: str) -> None:
    """The name of a public event: ``execution:completed``."""
    if text in EVENTS:
        return
    similar = words.event(text) or words.closest(text[:64], EVENTS)
    label = f"did you mean `{similar}`?" if similar else ""
    note = "" if similar else f"there are {', '.join(sorted(EVENTS))}"
    if similar == "execution:completed" and (ended := _ENDS.search(text)):
        status = "FAILED" if ended[1] else "COMPLETED" if ended[2] else "CANCELLED"
        note = f"it comes for every end; for this one only: `when: event.data.status == '{status}'`"
    raise Bad("E0215", f"there is no event {shown(text)}", label, note=note)


def webhook(text: str) -> None:
    """A system and its event: ``github:push``."""
    if len(text) <= 128 and _WEBHOOK.fullmatch(text):
        return
    system, dot, named = text.partition(".")
    meant = f"{system}:{named}" if dot and _WEBHOOK.fullmatch(f"{system}:{named}") else ""
    label = f"write `{meant}`" if meant else "expected a system and its event: github:push"
    raise Bad("E0105", f"{shown(text)} names no webhook", label)


def address(text: str) -> None:
    """Where a message goes: ``console``, ``role:oncall``, ``slack:#releases``, ``mailto:ops@example.com``."""
    scheme, colon, who = text.partition(":")
    if text == "console" or scheme.startswith("${{"):
        return
    if not colon or scheme not in SCHEMES:
        _unknown_scheme(text, scheme if colon else "")
    if not who.strip() or who != who.strip():
        advice = _write(f"{scheme}:{who.strip()}" if who.strip() else "")
        raise Bad("E0216", f"{shown(text)} leads nowhere", f"who? as in `{_SAMPLES.get(scheme, scheme + ':NAME')}`",
                  help=advice)  # fmt: skip
    if scheme == "mailto" and "@" not in who and "${{" not in who:
        raise Bad("E0216", f"{shown(text)} is no mail address", "expected `mailto:ops@example.com`")


_SAMPLES = {"mailto": "mailto:ops@example.com", "slack": "slack:#releases", "role": "role:oncall"}


def _unknown_scheme(text: str, scheme: str) -> None:
    meant = words.address(text)
    if not scheme and text in SCHEMES:
        sample = _SAMPLES.get(text, f"{text}:NAME")
        raise Bad("E0216", f"{shown(text)} leads nowhere", f"who? as in `{sample}`")
    if meant:
        raise Bad("E0216", f"{shown(text)} is no address", f"write `{meant}`")
    similar = words.closest(scheme[:_SHOWN], SCHEMES) if scheme else None
    message = f"nothing is known by `{scheme[:_SHOWN]}:`" if scheme else f"{shown(text)} is no address"
    label = f"did you mean `{similar}:{text.partition(':')[2][:_SHOWN]}`?" if similar else "expected SCHEME:who"
    raise Bad("E0216", message, label, note=f"there are console, {', '.join(f'{each}:' for each in SCHEMES)}")


def person(text: str) -> None:
    """Who may agree: ``user:``, ``role:`` or ``team:``."""
    scheme, _, who = text.partition(":")
    if scheme in PEOPLE and who.strip() == who != "":
        return
    label = "people are named as user:NAME, role:NAME or team:NAME"
    meant = words.address(text)
    if meant and meant.startswith(PEOPLE):
        label = f"write `{meant}`"
    elif not scheme or (":" not in text and re.fullmatch(r"[\w.-]+", text)):
        label = f"write `role:{text}`, or `user:{text}`"
    raise Bad("E0216", f"{shown(text)} can't agree to anything", label)


FORMATS: Mapping[str, Callable[[str], None]] = {
    "duration": duration, "amount": amount, "money": money, "size": size, "clockTime": clock_time, "zone": zone,
    "cron": cron, "event": event, "webhook": webhook,
}  # fmt: skip
"""By the ``format`` that the model gives a text."""
