"""What a record says around an option: ``owner: us; approved: no``, ``{"env": "prod"}``. Marks for the learned weights.

Keys and values are sorted into a few kinds, so that what was learned of one holds for others. They decide nothing by
themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from turbo_mode.core.decisions.acts.lists import phrases
from turbo_mode.core.regex import regex

_FIELD = regex(r"""["']?([a-z][a-z_ -]{0,28}?)["']?\s?[:=]\s?["']?([^;,|{}\n"'\]]{1,60})""")
_LABEL = regex(
    r"^\W*(?:(?:next|proposed|suggested|planned|chosen|possible) )?"
    r"(?:actions?|act|steps?|decision|choice|option|proposal|proposed|suggestion|recommendation|respon[sc]e|reply|answer|"
    r"next|do|to-?do|op|operation|command|cmd|run|call|handling|remedy|resolution|move|intent|verdict|sql|query|shell|"
    r"tool|output|set|reaction|measure|execute|choose|will|plan|way forward|outcome)\s?[:=]\s+(?=\S)",
    re.IGNORECASE,
)
"""What names an option in a record, and says nothing of it."""
_KEYS = {
    "whose": phrases(r"""
        owner\w*|owned\w*|whose|creator|(created|made|started|opened|launched|booked|reserved|held|written|taken|used)
        (created|made|started|opened|launched|booked|reserved|held|written|taken|used|locked)[ _]?(by|for)
        holder|author|by|belongs( to)?|assigned( to)?|assignee|user|of|maintainer|responsible|team|tenant|ours
        own|service
    """),
    "leave": phrases(r"""
        (\w+[ _])?(approv\w+|allow\w*|confirm\w*|consent\w*|plan|planned|grant\w*|permi\w+|agreed|sign\w*|authori\w+)
        exception|exempt\w*|exemption|asked([ _]for)?|ok|cab|purchase|clearance|cleared|go|mandate|instruction|runbook
        policy|rule|order(ed)? by|requested|window|due|scope|rights?|role|access|verified|tested|reviews?|checks?
    """),
    "guard": phrases(
        "required|mandatory|protected|needed|in[ _]use|users|freeze|frozen|shared|locked?|limit|max\\w*|hold"
    ),
    "place": phrases(
        "env\\w*|target|database|db|host|namespace|cluster|stage|tier|system|site|instance|on|where|project|data|branch"
    ),
}
_VALUES = {
    "ours": phrases(r"""
        us|we|ours|our \w+|own|me|mine|self|this|this (run|plan|job|pipeline|agent|step|task|build|session)|step \d+
        (the |our )?(agent|run|plan|job|pipeline|run-\w+|job-\w+|agent-\w+)|in (the )?plan
    """),
    "no": phrases(r"""
        no|false|none|pending|missing|unknown|denied|n|refused|rejected|never|requested|not|expired|nobody|unclear|open
        withdrawn|absent|lacking|null|outstanding|awaited|waiting|n/a|without|block|blocked|failed|reader|read[ -]only
        tomorrow|deferred|closed
    """),
    "yes": phrases(r"""
        yes|true|given|granted|approved|done|ok|y|signed|over|verified|confirmed|complete|passed|green|agreed|cleared
        authori[sz]ed|permitted|allowed|booked|released|lifted|accepted|obtained
    """),
    "live": phrases(r"prod\w*|live|shared|main|master|customers?|public|everyone|all|primary|central"),
    "tried": phrases(
        r"dev\w*|test\w*|staging|scratch|sandbox|preview|local|throwaway|temporary|temp|tmp|demo|lab|spare"
    ),
    "number": regex(r"^\d"),
}


def bare(text: str) -> str:
    """An option without what names it in a record: ``action: restart`` is ``restart``."""
    return _LABEL.sub("", text, count=1)


def is_record(context: str) -> bool:
    """Whether a context has fields that are known."""
    return next(fields(context, ""), None) is not None


def fields(context: str, code: str) -> Iterator[str]:
    """Marks of what the fields of a context say, each also with whether the rules find an act in the option."""
    kind = "tame" if code == "everyday" else "act"
    for key, value in _FIELD.findall(context.lower()):
        if sort := _sort(_KEYS, key.strip()):
            says = _sort(_VALUES, value.strip()) or "other"
            yield from (f"field/{sort}/{says}", f"field/{sort}/{says}/{kind}")


def _sort(sorts: Mapping[str, re.Pattern[str]], text: str) -> str:
    return next((sort for sort, pattern in sorts.items() if pattern.search(text)), "")
