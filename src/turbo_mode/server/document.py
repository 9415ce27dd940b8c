"""The description of the REST interface (OpenAPI 3.1): what the framework knows of routes, and what only we know.

That is the scope that each operation needs, how problems look, what answers hold, by what lists are narrowed, and an
example of every request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.routes import HTTPRoute

from turbo_mode.server.auth import PUBLIC
from turbo_mode.server.examples import REQUESTS
from turbo_mode.store.conditions import TEXTS, Field
from turbo_mode.store.views import COMMUNICATIONS, DECISIONS, DOCUMENTATION, EXECUTIONS, PLANS, PROGRESS

Schema = dict[str, Any]
LISTS: dict[str, Mapping[str, Field]] = {
    "/api/v1/executions": EXECUTIONS.fields, "/api/v1/decisions": DECISIONS.fields,
    "/api/v1/documentation": DOCUMENTATION.fields, "/api/v1/communications": COMMUNICATIONS.fields,
    "/api/v1/progress": PROGRESS.fields,
    "/api/v1/plans": PLANS.fields,
}  # fmt: skip
"""By what each list is narrowed."""
PROBLEM: Schema = {
    "type": "object", "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
        "detail": {"type": "string"}, "instance": {"type": "string"}, "hint": {"type": "string"},
        "code": {"type": "string", "description": "The stable name of the problem"},
        "errors": {"type": "array", "items": {"type": "object"}, "description": "All that is wrong at once"},
    },
    "examples": [{
        "type": "urn:turbo-mode:problem:not_found", "title": "Not Found", "status": 404, "code": "not_found",
        "detail": "there is no execution `2e41` here", "instance": "/api/v1/executions/2e41",
        "hint": "`turbo-mode list` shows them",
    }],
}  # fmt: skip
CONDITIONAL = (
    "/api/v1/executions/{id}", "/api/v1/decisions/{id}", "/api/v1/decisions/{execution}/{name}", "/api/v1/plans/{name}",
    "/api/v1/documentation/{id}", "/api/v1/communications/{id}", "/api/v1/progress/{id}",
)  # fmt: skip
"""What is told under an ``ETag``, and not again to a caller who has it already."""
IF_NONE_MATCH: Schema = {
    "name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"},
    "description": "Nothing is told if the ETag is still this one",
}  # fmt: skip
_ENDS = {400: "This is no request", 401: "A key is needed", 403: "The key has no scope for this", 404: "It isn't there"}
_WRITES = {409: "It can't be done as things stand", 412: "It was changed meanwhile", 422: "This can't be meant"}
_WRITTEN_OUT = ("status", "type")
_TIMES = {"id": "string", "text": "string", "int": "integer", "float": "number", "time": "string"}


class Document(JsonRenderPlugin):
    """Shows it as JSON."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: Schema) -> bytes:
        """As everything else, it is made when it is asked for."""
        return self.render_json(request, completed(request, openapi_schema))


def completed(request: Request[Any, Any, Any], schema: Schema) -> Schema:
    """The whole description."""
    needs = _needs(request)
    paths = {
        path: {method: _operation(path, method, each, needs.get((path, method), "")) for method, each in found.items()}
        for path, found in schema["paths"].items()
        if not path.startswith("/api/v1/docs")
    }
    schemas = {**schema["components"].get("schemas", {}), "Problem": PROBLEM}
    return {**schema, "paths": paths, "components": {**schema["components"], "schemas": schemas}}


METHODS = ("get", "post", "put", "delete")


def _operation(path: str, method: str, operation: Schema, scope: str) -> Schema:
    made = {**operation, "x-scope": scope, "security": [{"key": [scope]}] if scope else []}
    if scope:
        made["description"] = f"{operation.get('description', '')}\n\nNeeds the scope `{scope}`.".strip()
    made["parameters"] = [*operation.get("parameters", ()), *(_filters(path) if method == "get" else ())]
    ends = _ENDS | (_WRITES if method != "get" else {})
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    told = {str(status): {"description": text, "content": problem} for status, text in ends.items()}
    if method == "get" and path in CONDITIONAL:
        told["304"] = {"description": "It is what the caller has already"}
        made["parameters"].append(IF_NONE_MATCH)
    good = {status: _answer(each) for status, each in operation["responses"].items() if status < "400"}
    made["responses"] = good | told
    body, example = operation.get("requestBody"), REQUESTS.get(f"{method.upper()} {path}")
    if body and example is not None:
        content = {kind: {**each, "examples": {"usual": {"value": example}}} for kind, each in body["content"].items()}
        made["requestBody"] = {**body, "content": content}
    return made


def _answer(response: Schema) -> Schema:
    """What the framework takes for a text is JSON of ours."""
    said = {name: value for name, value in response.items() if name != "headers"}
    if "application/json" in said.get("content", {}):
        said["content"] = {"application/json": {"schema": {"type": "object"}}}
    return said


def _filters(path: str) -> Iterator[Schema]:
    for name, field in LISTS.get(path, {}).items():
        kind: Schema = {"type": _TIMES[field.kind], **({"format": "date-time"} if field.kind == "time" else {})}
        suffixes = ["", "_ne", "_gt", "_gte", "_lt", "_lte", "_in"]
        if field.kind in ("id", "text"):
            suffixes += [f"_{each}" for each in TEXTS]
        for suffix in suffixes:
            if name + suffix not in _WRITTEN_OUT:
                shown = {"type": "string"} if suffix == "_in" else kind
                yield {"name": name + suffix, "in": "query", "required": False, "schema": shown}


def _needs(request: Request[Any, Any, Any]) -> dict[tuple[str, str], str]:
    """The scope of each operation, by its path in the document and its method."""
    return {
        (route.path.replace(":str}", "}"), method.lower()): handler.opt["needs"]
        for route in request.app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for method in handler.http_methods
        if handler.opt.get("needs") not in (None, PUBLIC)
    }
