"""Problems whose fix is beyond doubt: the words of other tools, spellings of durations and flags, ids.

What is only likely, such as the key that a typing error was meant to be, is not among them; neither is what would
change its meaning on the way, such as minutes that would be read as seconds.
"""

from __future__ import annotations

import re

from turbo_mode.core.plan import words
from turbo_mode.core.plan.problems import Problem
from turbo_mode.core.regex import regex

_WRITE = regex(r"write `([^`]+)`")
_BARE = regex(r"write (-?[0-9.]+) without quotes")
_OTHER_MEANING = frozenset(("timeout-minutes", "timeoutMinutes", "seconds", "required", "retries", "with", "module"))
"""Keys of other tools that are ours only with another value: a unit, the opposite, one more, or another shape."""
_ONE_MORE = regex(r"retr|limit|times|count")
"""Other tools count by these words what comes after the first attempt."""
_NUMBER = regex(r"-?[0-9.]+")
_SIMPLE = regex(r"\[[^\[\]{}\"]*\]|\{[^\[\]{}\"]*\}")
"""A list or mapping with nothing but plain texts in it."""
_UNQUOTED = frozenset(("true", "false"))


def marked(problem: Problem) -> str:
    """The text that a problem is about, as far as it stands on one line."""
    place = problem.place
    if not place.line or not place.end or place.end - 1 - place.cut > len(place.text):
        return ""
    return place.text[place.column - 1 - place.cut : place.end - 1 - place.cut]


def fix(problem: Problem) -> str | None:
    """What belongs in the place of the marked text, quotes included; None where nobody can be sure."""
    source = marked(problem)
    quote = source[:1] if source[:1] in ("'", '"') else ""
    plain = source.strip("'\"")
    proposal = _proposal(problem)
    if not plain or proposal is None or not _is_certain(problem, plain, proposal):
        return None
    if problem.code == "E0104" and (proposal in _UNQUOTED or _NUMBER.fullmatch(proposal)):
        return proposal
    if proposal[0] in "[{":
        return _as_data(problem.place.source, proposal, source)
    if not quote and not _is_yaml(problem.place.source) and _is_bare(problem):
        quote = '"'
    return f"{quote}{proposal}{quote}"


def _is_bare(problem: Problem) -> bool:
    """The marked text is a whole value without quotes: not a key, and no part of a text."""
    place = problem.place
    before = place.text[: place.column - 1 - place.cut].rstrip()
    return problem.code != "E0102" and before[-1:] in (":", "=", ",", "[")


def _is_yaml(source: str) -> bool:
    return not source.endswith((".json", ".toml"))


def _as_data(file: str, proposal: str, source: str) -> str | None:
    """A list or mapping, as in YAML, in the language of the file; None where that isn't clear."""
    plain = source.strip("'\"")
    if _is_yaml(file):
        return f"[{source}]" if proposal == f"[{plain}]" else proposal
    if "{{" in proposal or "'" in proposal or not _SIMPLE.fullmatch(proposal):
        return None
    items = [item.split(": ") if proposal[0] == "{" else [item] for item in proposal[1:-1].split(", ")]
    sign = ": " if file.endswith(".json") else " = "
    return proposal[0] + ", ".join(sign.join(map(_quoted, item)) for item in items) + proposal[-1]


def _quoted(text: str) -> str:
    return text if _NUMBER.fullmatch(text) or text in _UNQUOTED else f'"{text}"'


def _proposal(problem: Problem) -> str | None:
    for said in (problem.help, problem.label):
        found = _WRITE.fullmatch(said) or _BARE.fullmatch(said)
        if found:
            return found[1]
    return None


def _is_certain(problem: Problem, source: str, proposal: str) -> bool:
    match problem.code:
        case "E0102" if proposal == "attempts":
            return _ONE_MORE.search(source.lower()) is None
        case "E0102":
            alone = proposal.isidentifier()
            return alone and (source not in _OTHER_MEANING or (source, proposal) == ("retries", "retry"))
        case "E0104":
            return True
        case "E0401":
            return (source, proposal) in (("and", "&&"), ("or", "||"))
        case "E0105" if "duration" in problem.message:
            return re.search("[a-zA-Z]", source) is not None or proposal == f"{source}s"
        case "E0105":
            return source.lower() == proposal.lower() or _is_habit(source, proposal)
        case "E0106":
            return "-" in source or " " in source
    return False


def _is_habit(source: str, proposal: str) -> bool:
    """A word of other tools, or the beginning of ours; not one that only looks like ours."""
    if len(source) > 2 and proposal.startswith(source.lower()):
        return True
    return words.closest(source, [proposal]) is None and words.choice(source, [proposal]) == proposal
