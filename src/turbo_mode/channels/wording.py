"""How a delivery is put into words: plain ones first, links always. Templates of the owner may do it instead.

A template sees plain data only, in a sandbox, and what it makes is cut where it is too long. One that breaks is named,
and the usual words are taken: no message is lost because of its form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from turbo_mode.core.communications.message import LONGEST, one_line, plain

MOST_NAMED = 60
"""So many messages of a delivery are named, and the rest is counted."""
MOST_TOLD = 5
"""So many of them are told in full."""
NAMES = {
    "STATUS": "Status", "MILESTONE": "Milestone", "DECISION_MADE": "Decision", "APPROVAL_REQUEST": "Please decide",
    "ESCALATION": "Please decide", "ALERT": "Alert", "DIGEST": "Digest", "REPORT": "Report",
}  # fmt: skip


class Template(NamedTuple):
    """The words of the owner for messages of some types on some channels; empty means all."""

    text: str
    title: str = ""
    types: Sequence[str] = ()
    channels: Sequence[str] = ()

    def fits(self, type: str, channel: str) -> bool:
        """Whether it is for a delivery like this."""
        return (not self.types or type in self.types) and (not self.channels or channel in self.channels)


class Words(NamedTuple):
    """What is sent; ``problem`` says what is wrong with the template that should have made it."""

    title: str
    text: str
    problem: str = ""


def words(told: Mapping[str, Any], templates: Sequence[Template]) -> Words:
    """The words for a delivery.

    ``told``: ``kind`` (page, digest), ``person``, ``channel``, ``step``, ``messages`` (each with type, title, content,
    times, plan, execution, phase, id) and ``links``, each with a ``name`` and where it leads.
    """
    usual = Words(_title(told), _text(told))
    template = next((each for each in templates if each.fits(_type(told), told["channel"])), None)
    if template is None:
        return usual
    try:
        text = _rendered(template.text, told, usual)
        title = _rendered(template.title, told, usual) if template.title else usual.title
    except Exception as error:
        problem = f"its template is broken: {one_line(str(error) or type(error).__name__)}"
        return Words(usual.title, f"{usual.text}\n\n[{problem}]", problem)
    return Words(one_line(title), plain(text))


def _rendered(template: str, told: Mapping[str, Any], usual: Words) -> str:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    pieces: list[str] = []
    for piece in environment.from_string(template).generate(**told, usual=usual._asdict()):
        pieces.append(piece)
        if sum(map(len, pieces[-100:])) > LONGEST:
            break
    return "".join(pieces)


def _type(told: Mapping[str, Any]) -> str:
    return str(told["messages"][0]["type"]) if told["kind"] == "page" else "DIGEST"


def _gathered(messages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Messages that say the same as one, with how often it was said."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for message in messages:
        key = tuple(message[name] for name in ("type", "plan", "title", "content"))
        same = found.setdefault(key, {**message, "times": 0})
        same["times"] += message["times"]
    return list(found.values())


def _title(told: Mapping[str, Any]) -> str:
    messages = _gathered(told["messages"])
    first = messages[0]
    again = "Still waiting: " if told["step"] else ""
    if len(messages) == 1:
        return one_line(f"{again}{NAMES[first['type']]}: {first['title'] or one_line(first['content'], 80)}")
    if told["kind"] == "page":
        return one_line(f"{again}{NAMES[first['type']]}: {first['title']}, and {len(messages) - 1} more")
    return f"Digest: {len(messages)} messages"


def _text(told: Mapping[str, Any]) -> str:
    messages = _gathered(told["messages"])
    lines: list[str] = []
    if len(messages) == 1:
        lines += [plain(messages[0]["content"], LONGEST // 2), *_times(messages[0])]
    else:
        lines += [_named(message) for message in messages[:MOST_NAMED]]
        if rest := len(messages) - MOST_NAMED:
            lines += [f"… and {rest} more"] if rest > 0 else []
        for message in messages[:MOST_TOLD] if told["kind"] == "page" else ():
            lines += ["", f"{message['title']}", plain(message["content"], LONGEST // 10), *_times(message)]
    lines += ["", *(f"{link['name']}: {link['to']}" for link in told["links"])]
    return plain("\n".join(lines).strip())


def _named(message: Mapping[str, Any]) -> str:
    times = f" (×{message['times']:,})" if message["times"] > 1 else ""
    plan = f" [{message['plan']}]" if message["plan"] else ""
    also = f"; also {one_line('; '.join(message['also'][:3]))}" if message.get("also") else ""
    return f"- {NAMES[message['type']]}: {message['title'] or one_line(message['content'], 120)}{times}{plan}{also}"


def _times(message: Mapping[str, Any]) -> list[str]:
    said = [f"This was said {message['times']:,} times."] if message["times"] > 1 else []
    return [*said, f"Also: {'; '.join(message['also'])}"] if message.get("also") else said
