"""What the context says of the very things that an option names: that they are the plan's own, or that it provides for
the act.

A thing is known by its name where that is no plain word: ``it-9f3``, ``agent/tmp``, ``idx_new``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from turbo_mode.core.decisions.acts import phrases
from turbo_mode.core.decisions.acts.lists import phrases as phrases_of
from turbo_mode.core.regex import regex

_NAME = regex(r"(?<![\w-])[\w$@][\w./:@$-]*[\w]|(?<![\w-])\d{3,}")
_TELLING = regex(r"[a-z][a-z.]*[_@$/:-]|\d.*[a-z_/:-]|[a-z].*\d|\w\.\w|^\d{3,}$")
_PLAIN = regex(
    r"[\d.,:]+(ms|[a-z%])|\d+[.,:][\d.,:]*|https?:/*|\w+://|\w+n't|(read|dry|re|self|on|in|up|so|one|two|first|end)-\w+"
)
_CAMEL = regex(r"\b[A-Za-z]*[a-z][A-Z]\w+")
_PARTS = regex(r"[/:=@.]")
_SENTENCE = regex(
    r"[.;!?](?:\s+|$)|\s[—–]\s"
    r"|,\s+(?:and |while )?(?=(?:(?:the|branch|job|bucket|topic|table|host|pod|folder) )?"
    r"(?!(?:it|this|that|they|these|those|which|who|there|what)\b)\S+ (?:is|are|was|were|belongs?)\b)"
)
"""Where one thing has been told of; ``a is ours, b is omar's`` tells of two."""
_MADE = (
    "created|made|started|launched|opened|generated|spawned|written|set up|begun|added|downloaded|rented|built|cloned|"
    "booked|reserved|assigned|uploaded|submitted|declared|imported|filled|deployed|provisioned|produced|mounted|put in|"
    "installed|registered|brought up|tagged|delegated|left"
)
_US = (
    "us|this|our|step|agent|the (current )?(run|plan|job|pipeline|agent|task|step|test|build)|mktemp|"
    "(job|build|run) #?\\d+"
)
_OURS = phrases_of(rf"""
    ours|our own|own
    ({_MADE}) [\w ,'-]{{0,25}}(by|for|in|during|from|to|with) ({_US})
    (i|i've|we|we've|this \w+|step \d+|our \w+) (have |has |had |'ve )?(just |itself )?({_MADE}|put|took|made)
    (belongs?|assigned|booked|given|delegated|due) (only )?(to|for) (us|this|our)
    (createdby|run|owner)=\w+
    parent is this job
""")
_OUR = regex(r"\bour ([\w-]+ ){0,3}\S{0,2}$")
_IS_OUR = regex(r"\S{0,2} (is|are|was|were) our\b")
_INSIDE = regex(r"[a-z0-9-]")
_PROVIDES = phrases_of(r"""
    (the |this )?(plan|runbook|playbook|step \d+|section \d+|checklist|procedure|teardown|change record)('s)?
    (explicitly |expressly )?(allow|permit|approv|agree)\w*|reserves|lets us|planned
    (user|owner|requester) (\w+ )?(wrote|asks?|asked|says|said) .*(please|us to|to)
""")
_BUT = phrases_of(r"""
    not|never|no longer|isn't|aren't|wasn't|only|until|except|but|must|still|waiting|missing|outstanding|unless|denied
    needs?|refus\w*|forbid\w*|don't|doesn't|didn't|written before
""")
_OTHERS = phrases_of(r"shared|used by|belongs? to (?!us|this|our)\w+|everybody|teams|unknown|strangers?|is \w+'s")
_WIDE = regex(
    r"(?<![\w-])(all|every|each|everything|everybody|everyone|entire|whole|any|anybody|everywhere|globally|fleet)(?![\w-])"
    r"|(?<!\w)--(all|global)\b"
    r"|(?<![\w./:_-])\*|(?<=\s)/(?=\s|$)|@all\b|\s-A\b"
)

_MOST = 20
"""So many names of a text are looked for."""


@lru_cache(maxsize=4096)
def names(text: str) -> tuple[str, ...]:
    """The names in a text that are no plain words, in small letters."""
    found = {each.lower() for each in _CAMEL.findall(text)}
    for match in _NAME.finditer(text.lower()):
        name = match.group().strip(".:/")
        if len(name) > 2 and _TELLING.search(name) and not _PLAIN.fullmatch(name):
            found.add(name)
    return tuple(sorted(found)[:_MOST])


@lru_cache(maxsize=4096)
def standing(text: str, context: str) -> frozenset[str]:
    """How what a text names stands in the context: ``ours``, ``planned``, ``others``, ``mentioned``, ``unheard``; and
    ``wide`` where it is about all of something of which the context doesn't speak."""
    context, found = context.lower(), set[str]()
    sentences = _SENTENCE.split(context) if context else []
    if _WIDE.search(text.lower()) and not _WIDE.search(context):
        found.add("wide")
    for name in names(text):
        said = [(each, at) for each in sentences if (at := _place_of(name, each)) is not None]
        found |= {mark for sentence, at in said for mark in _said(sentence, *at)} if said else {"unheard"}
    return frozenset(found)


def _said(sentence: str, begins: int, ends: int) -> Iterator[str]:
    """What a sentence says of the name that stands in it there."""
    yield "mentioned"
    if _OTHERS.search(sentence) or phrases.OTHERS.search(sentence):
        yield "others"
    elif not _BUT.search(sentence):
        if _OURS.search(sentence) or _OUR.search(sentence[:begins]) or _IS_OUR.match(sentence[ends:]):
            yield "ours"
        if _PROVIDES.search(sentence):
            yield "planned"


def _place_of(name: str, sentence: str) -> tuple[int, int] | None:
    """Where a name stands in a sentence, or else a telling part of it."""
    for part in (name, *(each for each in _PARTS.split(name) if len(each) > 2 and _TELLING.search(each))):
        begins = sentence.find(part)
        ends = begins + len(part)
        if begins >= 0 and not (_INSIDE.match(sentence[ends : ends + 1]) or _INSIDE.match(sentence[:begins][-1:])):
            return begins, ends
    return None


def is_granted(text: str, context: str) -> bool:
    """Whether the context says of what the text names that it is the plan's own, or is provided for, and nothing that
    speaks against it."""
    said = standing(text, context)
    return bool(said & {"ours", "planned"}) and not said & {"others", "wide"}
