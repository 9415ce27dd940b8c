"""What the owner or the user has asked for, or the plan itself does, word for word, is no act beyond the plan's own."""

from __future__ import annotations

from turbo_mode.core.decisions.acts.clauses import Clause, plain, singular, tokens
from turbo_mode.core.decisions.acts.lists import words
from turbo_mode.core.regex import regex

_SAYS = (
    "asked|asks|wants|wanted|told|instructed|requested|authori[sz]ed|agreed|approved|confirmed|says|said|wrote|ordered"
)
_WHO = (
    "owner|user|operator|lead|plan|ticket|maintainer|author|we|manager|requester|admin|administrator|dba|team|ops|"
    "operations|security|sre|board|marketing|supervisor"
)
_BY_WHOM = regex(
    rf"^\s*(asked|told|instructed|approved)|\b({_WHO})s?( [\w-]+)?( has| have| had)? (explicitly )?({_SAYS})\b"
)
_WHAT = regex(
    rf"\b({_SAYS}|request is):? (us |it |that |him |for |the agent |you )?(explicitly |exactly |please )?(to |for )?"
    r"(?P<what>[^.;!?]+)"
)
_DOES = regex(
    r"\b(plan|ticket|runbook|playbook|checklist|procedure|teardown|change record|(step|phase) \d+)"
    r"( now| then| also| explicitly| may| must| should)? (?P<what>(?P<verb>\w+) [^.;!?]+)"
)
_BUT = regex(r"\b(not|never|only|until|except|unless|without|but)\b|n't\b")
_FILLING = words("the a an of on in to and also as well please it all both with from for at by may be is are")


def was_asked_for(clause: Clause, context: str) -> bool:
    """Whether the context says that just this was asked for, or is what the plan does: every word of the clause stands
    there."""
    text = context.lower()
    wanted = _content(clause.text)
    if not wanted:
        return False
    asked = _WHAT.finditer(text) if _BY_WHOM.search(text) else ()
    done = (
        each for each in _DOES.finditer(text) if plain(each["verb"]) == clause.verb and not _BUT.search(each["what"])
    )
    return any(wanted <= _content(found["what"]) for found in (*asked, *done))


def _content(text: str) -> frozenset[str]:
    return frozenset(plain(word) or singular(word) for word in tokens(text)) - _FILLING
