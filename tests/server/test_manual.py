"""The description of the REST interface, as OpenAPI and as a page that needs nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.server.conftest import Server
from tests.server.test_doors import routes
from turbo_mode.server.auth import EACH_FIELD, PUBLIC
from turbo_mode.server.examples import REQUESTS

DOCS = "/api/v1/docs"


@pytest.fixture(scope="module")
def described(shared: Server) -> dict[str, Any]:
    with shared.client("") as client:
        return dict(client.get(f"{DOCS}/openapi.json").json())


def operations(described: dict[str, Any]) -> dict[tuple[str, str], Any]:
    return {
        (method.upper(), path): operation
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }


def test_every_route_is_described_with_its_scope(described: dict[str, Any], tmp_path: Path) -> None:
    assert described["openapi"].startswith("3.1")
    known = {(method, path.replace(":str}", "}")): needs for method, path, needs in routes(tmp_path)}
    found = operations(described)
    assert {key: each["x-scope"] or PUBLIC for key, each in found.items()}.items() <= known.items()
    ours = {key for key, needs in known.items() if needs not in (PUBLIC, EACH_FIELD) and key[1].startswith("/api/v1/")}
    assert ours <= found.keys()
    for each in found.values():
        assert each["responses"]["403"]["content"].keys() == {"application/problem+json"}


def test_every_request_with_a_body_has_an_example_that_fits(described: dict[str, Any]) -> None:
    found = {f"{method} {path}": each for (method, path), each in operations(described).items()}
    with_body = {name: each for name, each in found.items() if "requestBody" in each}
    assert REQUESTS.keys() <= with_body.keys()
    about = {tag for name in REQUESTS for tag in with_body[name]["tags"]}
    assert {name for name, each in with_body.items() if about & set(each["tags"])} == REQUESTS.keys()
    for name, operation in ((name, with_body[name]) for name in REQUESTS):
        content = operation["requestBody"]["content"]["application/json"]
        whole = {**content["schema"], "components": described["components"]}
        Draft202012Validator(whole).validate(content["examples"]["usual"]["value"])
        assert content["examples"]["usual"]["value"] == REQUESTS[name]


def test_what_is_printed_is_described_as_lines(described: dict[str, Any]) -> None:
    said = described["paths"]["/api/v1/executions/{id}/logs"]["get"]["responses"]["200"]
    assert said["content"].keys() == {"application/x-ndjson"}


def test_the_examples_are_taken(shared: Server) -> None:
    with shared.client() as client:
        for path in ("executions", "decisions", "documentation", "progress", "plans/check", "plans", "keys"):
            said = client.post(f"/api/v1/{path}", json=REQUESTS[f"POST /api/v1/{path}"])
            assert said.status_code in (200, 201), said.text


def test_a_problem_looks_as_described(shared: Server, described: dict[str, Any]) -> None:
    problem = Draft202012Validator(described["components"]["schemas"]["Problem"])
    with shared.client() as client:
        for said in (client.get("/api/v1/executions/nothing"), client.post("/api/v1/plans/check", json={"plan": "x"})):
            problem.validate(said.json())


def test_what_narrows_a_list_is_described_and_taken(shared: Server, described: dict[str, Any]) -> None:
    with shared.client() as client:
        for path in ("/api/v1/executions", "/api/v1/decisions"):
            for each in described["paths"][path]["get"]["parameters"]:
                if each["name"] in ("cursor", "fields", "sort", "status", "execution"):
                    continue
                kind = each["schema"].get("type")
                value = "2026-11-26T08:00:00Z" if each["schema"].get("format") else "1" if kind != "string" else "x"
                if re.match(r"(start|end)Time_in|timestamp_in", each["name"]):
                    value = "2026-11-26T08:00:00Z"
                if re.search(r"(openQuestions|version|confidence)_in$", each["name"]):
                    value = "1"
                said = client.get(path, params={each["name"]: value})
                assert said.status_code == 200, (each, said.text)


def test_the_page_shows_everything_and_needs_nothing(shared: Server, described: dict[str, Any]) -> None:
    with shared.client("") as client:
        said = client.get(DOCS)
        assert said.status_code == 200
        assert said.headers["content-type"].startswith("text/html")
        for path in described["paths"]:
            assert path in said.text
        assert not re.findall(r'(?:src|href)="(?!#|/api/v1/docs)', said.text)
        assert "<script" not in said.text
        digest = re.search(r"style-src '(sha256-[^']+)'", said.headers["content-security-policy"])
        assert digest
        assert said.headers["x-content-type-options"] == "nosniff"
        assert client.get("/livez").headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
