"""What does the context say of the things that an option is about? Marks for the learned weights.

The sentence that has most words in common with the option counts: whether it calls them the plan's own or others',
allows something or rules it out. They decide nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from turbo_mode.core.decisions.acts.learned import stems
from turbo_mode.core.decisions.acts.lists import phrases
from turbo_mode.core.decisions.acts.scope import FILLING
from turbo_mode.core.regex import regex

_SENTENCE = regex(r"[.;!?](?:\s+|$)|\s[—–]\s|,\s+(?:and |but |while )?|\s(?:but|while|and)\s")
_NAME = regex(r"(?<![\w.])[a-z]*-?\d[\w.-]*")
_CUES = {
    "ours": phrases(r"""
        ours|our own|our|own|by (us|this|our|the (run|plan|job|pipeline|agent|step|build))|step \d+|for us|to us|we|i
        this (run|plan|job|pipeline|build|agent)|throw-?away|sandbox|scratch|temporary
    """),
    "grants": phrases(r"""
        allow\w*|agree[ds]?|approved|approves|approval is|asked|asks|wants|confirm\w*|go ahead|granted|given|gave|gives
        may|reserved|lifted|cleared|waived|signed|says|said|wrote|please|planned|authori[sz]ed|permits?|permitted
        plan (says|asks|names|does|lists|removes|gives|reserves)|consent(ed)?|due|the go|yes
    """),
    "denies": phrases(r"""
        not|no|never|nothing|nobody|\w+n't|without|only|until|till|awaiting|pending|still|missing|denied|forbid\w*
        refused?|unless|except|mandatory|required|needs?|must|away|expired|before|waits?|waiting|withdrawn|closed
        off limits|lacks?
    """),
    "others": phrases(r"""
        belongs? to|another|others?|shared|used by|everyone|everybody|teams?|colleagues?|customers?|users?|\w+'s|owner
        live|production|prod|they|their|his|her|somebody|someone|unknown
    """),
}


def around(text: str, context: str, code: str) -> Iterator[str]:
    """Marks of what the context says around an option's things, each with whether the rules find an act in it."""
    if not context:
        return
    kind, mine = "tame" if code == "everyday" else "act", _things(text)
    sentences = _sentences(context)
    most = max((len(mine & each.things) for each in sentences), default=0)
    nearest = [each for each in sentences if most and len(mine & each.things) == most]
    share = most / len(mine) if mine else 0
    yield f"share/{int(share * 4)}/{kind}"
    yield from (f"any/{cue}/{kind}" for each in sentences for cue in each.cues)
    for each in nearest:
        yield f"near/{'+'.join(each.cues) or 'none'}/{kind}"
        for cue in each.cues:
            yield from (f"near/{cue}", f"near/{cue}/{kind}", f"near/{cue}/{int(share * 3)}/{kind}")


class _Sentence:
    """A sentence of a context: the things it is about, and what it says of them."""

    def __init__(self, text: str) -> None:
        self.things = _things(text)
        self.cues = [cue for cue, pattern in _CUES.items() if pattern.search(text)]


@lru_cache(maxsize=1024)
def _sentences(context: str) -> tuple[_Sentence, ...]:
    return tuple(_Sentence(each) for each in _SENTENCE.split(context.lower()) if each)


def _things(text: str) -> frozenset[str]:
    said = (stem for stem in stems(text) if stem.isalpha() and len(stem) > 1 and stem not in FILLING)
    return frozenset((*said, *_NAME.findall(text.lower())))
