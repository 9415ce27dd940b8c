"""What the owner or the user has asked for, word for word, is no act beyond the plan's own."""

from __future__ import annotations

import re

from turbo_mode.core.decisions.acts.clauses import Clause, plain, singular, tokens
from turbo_mode.core.decisions.acts.lists import words

_SAYS = (
    "asked|asks|wants|wanted|told|instructed|requested|authori[sz]ed|agreed|approved|confirmed|says|said|wrote|ordered"
)
_WHO = (
    "owner|user|operator|lead|plan|ticket|maintainer|author|we|manager|requester|admin|administrator|dba|team|ops|"
    "operations|security|sre|board|marketing|supervisor"
)
_BY_WHOM = re.compile(
    rf"^\s*(asked|told|instructed|approved)|\b({_WHO})s?( [\w-]+)?( has| have| had)? (explicitly )?({_SAYS})\b"
)
_WHAT = re.compile(
    rf"\b({_SAYS}|request is):? (us |it |that |him |for |the agent |you )?(explicitly |exactly |please )?(to |for )?"
    r"(?P<what>[^.;!?]+)"
)
_FILLING = words("the a an of on in to and also as well please it all both with from for at by may be is are")


def was_asked_for(clause: Clause, context: str) -> bool:
    """Whether the context says that just this was asked for: every word of the clause stands in the request."""
    text = context.lower()
    if not _BY_WHOM.search(text):
        return False
    wanted = _content(clause.text)
    return bool(wanted) and any(wanted <= _content(found["what"]) for found in _WHAT.finditer(text))


def _content(text: str) -> frozenset[str]:
    return frozenset(plain(word) or singular(word) for word in tokens(text)) - _FILLING
