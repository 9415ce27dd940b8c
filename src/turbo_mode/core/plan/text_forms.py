"""How the texts of a plan are read: the name of each form in people's words, and what it holds.

The reference page and the JSON Schema take these from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from turbo_mode.core.plan.specs import Text


class Form(NamedTuple):
    """One way to read a text; both in Markdown."""

    word: str
    holds: str


FORMS: Mapping[str, Form] = {
    "": Form("text", "taken as it stands; `1.10` and `true` are texts where a text is wanted"),
    "id": Form("id", "letters, digits and `_`, beginning with a small letter"),
    "cel": Form("expression", "bare [CEL](https://cel.dev): `inputs.count > 3`; never in `${{ }}`"),
    "text": Form("template", "text in which `${{ expression }}` is replaced; `$${{` is a literal `${{`"),
    "secrets": Form("secret template", "a template that may also name `secrets.NAME` or a secret output"),
    "script": Form("program text", "taken as it stands; nothing is ever filled in"),
    "duration": Form("duration", "a number and a unit, also several: `300ms`, `30s`, `1h30m`, `2d`"),
    "amount": Form("amount", "a number, or a percentage: `3`, `0.01`, `10%`"),
    "money": Form("money", "a number and a currency: `5 USD`, `1.50 EUR`"),
    "size": Form("size", "a number and a unit of 1,024: `500MiB`, `1GiB`"),
    "clockTime": Form("time of day", "hours and minutes: `09:30`, `00:00` to `23:59`"),
    "zone": Form("time zone", "a name of the tz database: `UTC`, `Europe/Berlin`"),
    "cron": Form("cron time", "minute, hour, day of the month, month, day of the week: `30 2 * * mon-fri`"),
    "event": Form("event name", "a public event: `execution:completed`; [json.md](json.md) has them all"),
    "any": Form("address", "`console`, or a scheme and who is meant: `slack:#releases`, `role:oncall`"),
    "address": Form("people", "who may agree: `user:ada`, `role:release`, `team:web`"),
    "webhook": Form("webhook", "a system and its event: `github:push`"),
}
"""By what ``form_of`` says."""


def form_of(text: Text) -> str:
    """The key of a text's form: that of its format, or ``secrets`` (it may name some), or ``any`` address."""
    if text.secrets:
        return "secrets"
    return "any" if getattr(text, "address", "") == "any" else text.format
