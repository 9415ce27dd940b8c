"""What agents can read by a URI: the language of plans, plans, executions and what has happened in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec

from turbo_mode.errors import NotFound, NotPermitted
from turbo_mode.operations import authoring, stored_plans
from turbo_mode.plans.sources import Sources
from turbo_mode.server import resources
from turbo_mode.server.mcp.tool import Visitor

SCHEME = "turbo-mode://"
JSON, MARKDOWN, TEXT = "application/json", "text/markdown", "text/plain"
NEWEST = 50
"""So many executions are listed; every other one can be read all the same."""
MOST_EVENTS = 1000


class Content(NamedTuple):
    """What stands at a URI."""

    text: str
    media_type: str = JSON


class Kind(NamedTuple):
    """What stands at URIs of one form: ``SCHEME + pattern``, with at most one variable."""

    pattern: str
    name: str
    about: str
    needs: str
    media_type: str
    read: Callable[[Visitor, str], str]


class Listed(NamedTuple):
    """One thing that can be read."""

    uri: str
    name: str
    about: str
    media_type: str


def language() -> str:
    """How plans are written, on one page."""
    return files(__package__).joinpath("language.md").read_text("utf-8")


def _plan(visitor: Visitor, name: str) -> str:
    """A plan by its digest, or a kept one by its name."""
    with visitor.store.reading() as reader:
        found = reader.plan(name)
        if found is None:
            return stored_plans.find(reader, name).source
    return Sources.unpack(found.source).text or found.body.decode()


def _execution(visitor: Visitor, id: str) -> str:
    return _encoded(resources.whole_execution(visitor.store.execution(id)))


def _document(visitor: Visitor, id: str) -> str:
    found = visitor.store.resource("documentation", id)
    return str(found.data.get("content", "")) or _encoded(found.data)


def _events(visitor: Visitor, id: str) -> str:
    return _encoded([msgspec.to_builtins(each) for each in visitor.store.events(id, 0, MOST_EVENTS)])


KINDS = (
    Kind("language", "The language of plans", "How plans are written, on one page", "plans:read", MARKDOWN,
         lambda visitor, _: language()),
    Kind("schema", "The JSON Schema of plans", "For whatever writes or looks at plans", "plans:read", JSON,
         lambda visitor, _: authoring.schema()),
    Kind("plans/{name}", "A plan", "A kept one by its name, another one by its digest", "plans:read", TEXT, _plan),
    Kind("executions/{id}", "An execution", "How it stands, with its tasks", "executions:read", JSON, _execution),
    Kind("documents/{id}", "A document", "A text for people", "documentation:read", MARKDOWN, _document),
    Kind("executions/{id}/events", "The record of an execution", "What has happened in it, in order",
         "executions:read", JSON, _events),
)  # fmt: skip


def read(visitor: Visitor, uri: str) -> Content:
    """What stands at a URI. Raises ``NotFound``, and ``NotPermitted`` naming the scope that is missing."""
    for kind in KINDS:
        before, brace, rest = kind.pattern.partition("{")
        after = rest.partition("}")[2]
        given = uri.removeprefix(SCHEME)
        if not brace:
            fits = given == kind.pattern
        else:
            fits = given.startswith(before) and given.endswith(after) and len(given) > len(before) + len(after)
        value = given[len(before) : len(given) - len(after)] if brace else ""
        if uri.startswith(SCHEME) and fits and "/" not in value:
            if not visitor.may(kind.needs):
                raise NotPermitted(f"this key has no scope `{kind.needs}`")
            return Content(kind.read(visitor, value), kind.media_type)
    raise NotFound(f"there is nothing at `{uri[:200]}`", hint="list the resources and their templates")


def listed(visitor: Visitor) -> list[Listed]:
    """What there is: what is always there, and the newest executions with their plans."""
    found = [
        Listed(SCHEME + kind.pattern, kind.name, kind.about, kind.media_type)
        for kind in KINDS
        if "{" not in kind.pattern and visitor.may(kind.needs)
    ]
    if not visitor.may("executions:read"):
        return found
    plans: dict[str, str] = {}
    try:
        rows = visitor.store.executions(statuses=(), plan=None, before=None, limit=NEWEST)
    except NotFound:  # no store yet
        return found
    for row in rows:
        found.append(Listed(f"{SCHEME}executions/{row.id}", f"{row.plan_name} {row.short_id}", row.status, JSON))
        plans.setdefault(row.plan_digest, row.plan_name)
    if visitor.may("documentation:read"):
        for each in visitor.store.resources("documentation", limit=NEWEST):
            title = str(each.data.get("title") or each.type or "Document")
            found.append(Listed(f"{SCHEME}documents/{each.id}", title, "A document", MARKDOWN))
    if visitor.may("plans:read"):
        found += [Listed(f"{SCHEME}plans/{digest}", name, "A plan", TEXT) for digest, name in plans.items()]
    return found


def _encoded(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
