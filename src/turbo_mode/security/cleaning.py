"""Takes out of a record, before it leaves the house, what looks like a secret though nobody has declared it one.

What was declared is hidden before it is stored. This is for the rest: a password that came as an input, a token that a
program printed. A name such as ``password`` gives a value away wherever that value stands; well-known tokens, keys and
addresses with a password in them are known by their form. It can't know everything: who sends a record looks at it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

from turbo_mode.core.regex import regex
from turbo_mode.security.redaction import SHORTEST_SECRET, Redactor

HIDDEN = "***"
_NAMES = regex(
    r"pass(word|wd|phrase)?s?$|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credential|authoriz|^auth$"
    r"|cookie|session[-_]?id|signature|dsn$",
    re.IGNORECASE,
)
_FORMS = regex(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)"
    r"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_\w{30,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}"
    r"|\bxox[abposr]-[\w-]{10,}|\bsk-[\w-]{16,}|\bAIza[\w-]{30,}|\bnpm_\w{30,}|\bpypi-[\w-]{30,}"
    r"|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*"
    r"|(?<=[Bb]earer )[\w.~+/=-]{8,}|(?<=[Bb]asic )[A-Za-z0-9+/=]{8,}"
    r"|(?<=://)[^\s/@:]+:[^\s/@]+(?=@)",
    re.DOTALL,
)
_NAMED = regex(
    r"""(?i)\b([\w-]*(?:password|passwd|secret|token|api[-_]?key|access[-_]?key|credential)[\w-]*["']?\s*[:=]\s*["']?)"""
    r"""([^\s"',;&$]{4,})"""
)


class Cleaner:
    """Cleans texts and JSON values; ``secrets`` are known values. Tell it all ``names_in`` a record first."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets = {secret: None for secret in secrets if len(secret) >= SHORTEST_SECRET}
        self._redactor = Redactor(self._secrets)
        home = os.path.expanduser("~").rstrip("/")
        self._home = re.compile(rf"{re.escape(home)}(?![\w.-])") if home else None
        self.hidden = 0

    def names_in(self, value: Any) -> None:
        """Learns the values that stand under a name which gives them away."""
        for secret in _given_away(value):
            if len(secret) >= SHORTEST_SECRET and secret not in self._secrets and "${{" not in secret:
                self._secrets[secret] = None
        self._redactor = Redactor(self._secrets)

    def text(self, text: str) -> str:
        """A text without secrets, and without the name of the home folder."""
        cleaned = _NAMED.sub(lambda found: found[1] + HIDDEN, _FORMS.sub(HIDDEN, self._redactor.text(text)))
        self.hidden += cleaned != text
        return self._home.sub("~", cleaned) if self._home else cleaned

    def value(self, value: Any) -> Any:
        """A JSON value without secrets: in its texts, in its keys, and under names that give them away."""
        if isinstance(value, dict):
            return {self.text(key): self._under(key, item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(item) for item in value]
        return self.text(value) if isinstance(value, str) else value

    def _under(self, key: str, value: Any) -> Any:
        if _NAMES.search(key) and not isinstance(value, dict | list | bool | None):
            self.hidden += 1
            return HIDDEN
        return self.value(value)


def _given_away(value: Any, named: bool = False) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _given_away(item, bool(_NAMES.search(key)))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _given_away(item, named)
    elif named and isinstance(value, str):
        yield value
