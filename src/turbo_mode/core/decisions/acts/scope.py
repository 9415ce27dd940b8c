"""Does the context speak of what an option says, who speaks there, and what else is the matter?

These are marks for the learned weights: none of them decides anything by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbo_mode.core.decisions.acts.learned import stems
from turbo_mode.core.decisions.acts.lists import phrases, words

_SENTENCE = re.compile(r"[.;!?](?:\s+|$)|\s[—–]\s")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)?(?!\w)")
_FILLING = words(
    """
    the a an of on in to and also as well please it all both with from for at by may be is are this that we our i us its
    was were has have had not no
    """
)
_RULES_OUT = phrases(r"""
    not|never|no|\w+n't|only|until|except|unless|without|nothing|forbid\w*|freeze|denied|refus\w*
""")
_PROVIDES = phrases(r"""
    plan|ticket|runbook|playbook|checklist|procedure|change( record)?|(step|phase) \d+|scope|approval|approved|owner
    user|requester|request|asked|wrote|says|said|allows?|permits?|may|agreed|task|instructions?|policy|wants?|run|rollout
    teardown|reviewer
""")
_TELLS = {
    "trouble": phrases(r"""
        refus\w*|block\w*|den(y|ied|ies)|reject\w*|fail\w*|forbid\w*|stuck|full|needs?|require\w*|lacks?|wait\w*|missing
        expired|40[13]|protect\w*
    """),
    "wish": phrases("asked|wants?|wanted|plan|task is|user|owner"),
    "ours": phrases(r"ours?|own|this (run|plan|job)|by (phase|step)"),
    "theirs": phrases("teams?|colleagues?|another|others?|belongs"),
}
"""What a context may tell of, beside what the option says."""
_MOST, _MANY, _SOME = 0.75, 0.5, 0.25


def scope(text: str, context: str, code: str) -> Iterator[str]:
    """Marks of how a text stands to its context, each also with the ``code`` of what the rules find in the text."""
    if not context:
        yield "alone"
        return
    context = context.lower()
    said, around = _content(text), _content(context)
    yield f"said/{_share(said, around)}"
    shares: dict[str, str] = {}
    for sentence in _SENTENCE.split(context):
        if sentence:
            kind = "ruled out" if _RULES_OUT.search(sentence) else "provided" if _PROVIDES.search(sentence) else "told"
            shares[kind] = max(shares.get(kind, ""), _share(said, _content(sentence)))
    marks = [f"{kind.replace(' ', '-')}/{share}" for kind, share in shares.items()]
    marks += [kind for kind, pattern in _TELLS.items() if pattern.search(context)]
    if numbers := set(_NUMBER.findall(text)):
        marks.append("numbers/said" if numbers <= set(_NUMBER.findall(context)) else "numbers/new")
    for mark in marks:
        yield from (mark, f"{mark}/{code}")


def _content(text: str) -> set[str]:
    return {stem for stem in stems(text) if stem.isalpha() and stem not in _FILLING} | set(_NUMBER.findall(text))


def _share(said: set[str], around: set[str]) -> str:
    """How much of what is said stands around it, from 0 to 4."""
    share = len(said & around) / len(said) if said else 0
    return str(sum((share == 1, share >= _MOST, share >= _MANY, share >= _SOME)))
