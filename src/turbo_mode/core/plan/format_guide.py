"""How the texts of a plan are read: the name of each format in people's words, and what it holds.

The reference page and the JSON Schema take these from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from turbo_mode.core.plan.formats import PEOPLE, SCHEMES


def _listed(schemes: Iterable[str]) -> str:
    return ", ".join(f"`{scheme}:`" for scheme in schemes)


class Format(NamedTuple):
    """One way to read a text; both in Markdown."""

    word: str
    holds: str


FORMATS: Mapping[str, Format] = {
    "": Format("text", "taken as it stands; `1.10` and `true` are texts where a text is wanted"),
    "id": Format("id", "letters, digits and `_`, beginning with a small letter"),
    "cel": Format("expression", "bare [CEL](https://cel.dev): `inputs.count > 3`; never in `${{ }}`"),
    "text": Format("template", "text in which `${{ expression }}` is replaced; `$${{` is a literal `${{`"),
    "secrets": Format("secret template", "a template that may also name `secrets.NAME` or a secret output"),
    "script": Format("program text", "taken as it stands; nothing is ever filled in"),
    "duration": Format("duration", "a number and a unit, also several: `300ms`, `30s`, `1h30m`, `2d`"),
    "amount": Format("amount", "a number, or a share: `3`, `0.01`, `10%`"),
    "money": Format("money", "an amount and a currency: `20 EUR`"),
    "size": Format("size", "a number and a unit: `500MiB`, `1GiB`"),
    "clockTime": Format("time of day", "`09:30`, from `00:00` to `23:59`"),
    "zone": Format("time zone", "a name of the time zone database: `Europe/Berlin`"),
    "cron": Format("cron", "five fields: `30 2 * * 1-5`"),
    "event": Format("event", "the name of a public event: `execution:completed`"),
    "webhook": Format("webhook", "a system and its event: `github:push`"),
    "address": Format("address", f"`console`, or a scheme and who is meant; the schemes are {_listed(SCHEMES)}"),
    "people": Format("people", f"an address of those who may agree: {_listed(PEOPLE)}"),
}
"""By the ``format`` that the model's types carry; ``secrets`` is a template that may name secrets."""
