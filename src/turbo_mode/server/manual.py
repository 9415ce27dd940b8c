"""The description of the REST interface as a page: HTML alone, with nothing from elsewhere, and nothing that runs."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from html import escape
from typing import Any

from litestar import Request
from litestar.openapi.plugins import OpenAPIRenderPlugin

from turbo_mode.server.document import METHODS, completed

STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #888; --get: #2a7; --post: #37c; --put: #b80; --delete: #c44 }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin-top: 2.5rem } nav a { margin-right: 1rem } a { color: inherit }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .4rem 0; padding: .4rem .8rem }
summary { cursor: pointer; display: flex; gap: .8rem; align-items: baseline; flex-wrap: wrap }
summary b { width: 4.2rem; font: 600 .8rem ui-monospace, monospace } summary span { color: var(--soft) }
code, pre { font: .85rem/1.45 ui-monospace, monospace }
pre { overflow-x: auto; padding: .6rem; border: 1px solid var(--line) }
table { border-collapse: collapse; width: 100% }
td, th { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top }
.get { color: var(--get) } .post { color: var(--post) } .put { color: var(--put) } .delete { color: var(--delete) }
"""
POLICY = (
    "default-src 'none'; frame-ancestors 'none'; style-src 'sha256-"
    f"{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
)
"""The one style of the page, by its digest, and nothing else."""


class Manual(OpenAPIRenderPlugin):
    """Shows the page."""

    def __init__(self) -> None:
        super().__init__(path="/", favicon="", style="")

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """All operations, by what they are about."""
        schema = completed(request, openapi_schema)
        tags: dict[str, list[str]] = {}
        for path, operations in sorted(schema["paths"].items()):
            for method in filter(operations.get, METHODS):
                tag = operations[method].get("tags", ["Others"])[0]
                tags.setdefault(tag, []).append(_operation(schema, path, method, operations[method]))
        links = "".join(f'<a href="#{escape(_anchor(tag))}">{escape(tag)}</a>' for tag in tags)
        sections = "".join(
            f'<h2 id="{escape(_anchor(tag))}">{escape(tag)}</h2>{"".join(shown)}' for tag, shown in tags.items()
        )
        about = schema["info"]
        return (
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(about["title"])}</title>'
            f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style>'
            f"<h1>{escape(about['title'])} {escape(about['version'])}</h1><p>Every request needs the header "
            "<code>Authorization: Bearer &lt;api-key&gt;</code>. The same as "
            f'<a href="/api/v1/docs/openapi.json">OpenAPI</a>.</p><nav>{links}</nav>{sections}</html>'
        ).encode()


def _operation(schema: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> str:
    title = escape(operation.get("summary", ""))
    parts = [f'<b class="{method}">{method.upper()}</b><code>{escape(path)}</code><span>{title}</span></summary>']
    parts += [f"<p>{escape(text)}</p>" for text in operation.get("description", "").split("\n\n")]
    given = [(each["name"], each["in"], each.get("description") or "") for each in operation["parameters"]]
    parts.append(_table(("parameter", "in", ""), given))
    for content in operation.get("requestBody", {}).get("content", {}).values():
        parts += [f"<p>A body:</p><pre>{_json(each['value'])}</pre>" for each in content.get("examples", {}).values()]
        held = _json(_whole(schema, content["schema"]))
        parts.append(f"<details><summary>What a body may hold</summary><pre>{held}</pre></details>")
    answers = [(status, each["description"]) for status, each in operation["responses"].items()]
    return f"<details><summary>{''.join(parts)}{_table(('status', ''), answers)}</details>"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    titles = "".join(f"<th>{each}" for each in head)
    lines = "".join(f"<tr>{''.join(f'<td>{escape(cell)}' for cell in row)}" for row in rows)
    return f"<table><tr>{titles}{lines}</table>" if rows else ""


def _whole(schema: dict[str, Any], part: dict[str, Any]) -> Any:
    """A schema with what it refers to in its place."""
    name = part.get("$ref", "").rpartition("/")[2]
    return schema["components"]["schemas"].get(name, part) if name else part


def _json(value: Any) -> str:
    return escape(json.dumps(value, indent=2, ensure_ascii=False))


def _anchor(tag: str) -> str:
    return tag.lower().replace(" ", "-")
