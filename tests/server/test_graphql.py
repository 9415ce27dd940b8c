"""GraphQL: the guide's queries as printed, everything that REST can do, and everything that somebody may try."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from graphql import (
    GraphQLObjectType,
    Undefined,
    get_introspection_query,
    get_named_type,
    is_leaf_type,
    is_non_null_type,
)
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.cli.conftest import ENVIRONMENT
from tests.server.conftest import ASKS, HELLO, WAITS, Server, ended
from tests.server.test_executions import begun
from tests.server.test_websocket import PATIENCE, closed, hear, say
from tests.waiting import until
from turbo_mode.core.access.scopes import EVERYTHING, ROLES, SCOPES
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.server.graphql.asking import ANYBODY, Asking
from turbo_mode.server.graphql.permits import NEEDS, needed
from turbo_mode.server.graphql.schema import schema
from turbo_mode.server.quotas import Quotas
from turbo_mode.server.service import Service
from turbo_mode.server.websocket.hub import Hub
from turbo_mode.store.place import Place
from turbo_mode.store.verified import Rows

# As printed in the integration guide.
HIGH_CONFIDENCE = """
# Get all decisions with confidence > 0.8
query HighConfidenceDecisions {
  decisions(filter: { confidence_gt: 0.8 }) {
    id
    context
    selection
    confidence
    rationale
  }
}
"""
DETAILS = """
# Get execution with tasks and checkpoints
query ExecutionDetails($id: ID!) {
  execution(id: $id) {
    id
    status
    startTime
    endTime
    tasks {
      id
      name
      status
      startTime
      endTime
    }
    checkpoints {
      id
      timestamp
      state
    }
  }
}
"""
BOTH = HIGH_CONFIDENCE + DETAILS


def asked(client: httpx.Client, query: str, **variables: Any) -> dict[str, Any]:
    """What comes of a request that has no error."""
    said = client.post("/graphql", json={"query": query, "variables": variables})
    assert said.status_code == 200, said.text
    assert "errors" not in said.json(), said.text
    return dict(said.json()["data"])


def refused(client: httpx.Client, query: str, **variables: Any) -> dict[str, Any]:
    """The first error of a request."""
    said = client.post("/graphql", json={"query": query, "variables": variables})
    assert said.status_code == 200, said.text
    return dict(said.json()["errors"][0])


def test_the_queries_of_the_guide_run_as_printed(shared: Server) -> None:
    with shared.client() as client:
        id = begun(client, ASKS)
        until(lambda: client.get("/api/v1/inbox").json()["items"])
        asked(client, 'mutation($id: ID!) {answerDecision(id: $id, selection: "ship") {status}}', id=f"{id}/d1")
        rest = ended(client, id)
        body = {"query": BOTH, "operationName": "ExecutionDetails", "variables": {"id": id}}
        found = client.post("/graphql", json=body).json()["data"]["execution"]
        for name in ("id", "status", "startTime", "endTime"):
            assert found[name] == rest[name]
        for name in ("tasks", "checkpoints"):
            assert found[name] == [{key: each[key] for key in found[name][0]} for each in rest[name]]
        made = client.post("/graphql", json=body | {"operationName": "HighConfidenceDecisions"}).json()
        (mine,) = [each for each in made["data"]["decisions"] if each["id"] == f"{id}/d1"]
        assert mine["selection"] == "ship"
        assert mine["confidence"] > 0.8
        rest = client.get(f"/api/v1/decisions/{id}/d1").json()
        assert mine == {key: rest[key] for key in mine}


def everything() -> list[tuple[str, str]]:
    """Every field of every type of the schema, with its type."""
    return [
        (name, field)
        for name, kind in schema()._schema.type_map.items()
        if isinstance(kind, GraphQLObjectType) and not name.startswith("__")
        for field in kind.fields
    ]


def test_every_field_has_a_place_in_the_table_of_scopes_and_every_place_a_field() -> None:
    found = everything()
    assert len(found) > 150
    for type, field in found:
        assert needed(type, field) in SCOPES | {ANYBODY, EVERYTHING}, f"{type}.{field}"
    known = {f"{type}.{field}" for type, field in found} | {type for type, _ in found}
    assert set(NEEDS) <= known


def test_what_has_no_place_in_the_table_is_closed() -> None:
    assert needed("Query", "somethingNew") is None
    assert needed("SomethingNew", "id") is None


def call(field: Any) -> str:
    """A request for one field of a root, with arguments that are of the right type and mean nothing."""
    given = []
    for name, argument in field.args.items():
        if is_non_null_type(argument.type) and argument.default_value is Undefined:
            kind = str(get_named_type(argument.type))
            text = {
                "ID": '"no"', "String": '"no"', "JSON": '"no"', "ProgressInput": '{executionId: "no", percentage: 1}',
                "WantedStatus": "PAUSED", "DateTime": '"2026-01-01T00:00:00Z"',
                "DocumentationInput": '{content: ""}', "CommunicationInput": '{content: "", recipients: []}',
            }[kind]  # fmt: skip
            given.append(f"{name}: {text}")
    arguments = f"({', '.join(given)})" if given else ""
    return f"{arguments} {'' if is_leaf_type(get_named_type(field.type)) else '{__typename}'}"


@pytest.mark.deep
def test_each_role_may_exactly_what_its_scopes_say_as_by_rest(shared: Server) -> None:
    types = schema()._schema.type_map
    for role, scopes in ROLES.items():
        with shared.client(shared.key(role)) as client:
            for root, word in (("Query", "query"), ("Mutation", "mutation")):
                kind = types[root]
                assert isinstance(kind, GraphQLObjectType)
                for name, field in kind.fields.items():
                    said = client.post("/graphql", json={"query": f"{word} {{ {name}{call(field)} }}"}).json()
                    codes = {each["extensions"]["code"] for each in said.get("errors", ())}
                    needs = NEEDS[f"{root}.{name}"]
                    is_refused = any(
                        each["message"].startswith("this key has no scope") for each in said.get("errors", ())
                    )
                    assert is_refused != (needs in scopes or EVERYTHING in scopes), f"{role} {name} {said}"
                    assert "graphql" not in codes, said
                    assert "runtime_fault" not in codes, said


def test_a_field_deep_inside_needs_its_own_scope(shared: Server) -> None:
    words = [sys.executable, "-m", "turbo_mode", "keys", "create", "narrow", "--scope", "executions:read", "--json"]
    done = subprocess.run(words, cwd=shared.folder, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    with shared.client(json.loads(done.stdout)["token"]) as client:
        assert "executions" in asked(client, "{executions {id status outputs}}")
        said = refused(client, "{executions {...more}} fragment more on Execution {id tasks {id}}")
        assert (said["message"], said["extensions"]["code"]) == ("this key has no scope `tasks:read`", "not_permitted")
        said = refused(client, "{executions(first: 2) {id decisions {id execution {id tasks {id}}}}}")
        assert said["extensions"]["code"] == "not_permitted"


def test_nobody_without_a_key_learns_anything(shared: Server) -> None:
    with shared.client("") as client:
        for query in ("{__typename}", "{__schema {types {name}}}", "{executions {id}}", "nonsense"):
            assert client.post("/graphql", json={"query": query}).status_code == 401
            assert client.get("/graphql", params={"query": query}).status_code == 401
    with shared.client(shared.key("viewer")) as client:
        assert asked(client, get_introspection_query())["__schema"]["queryType"]["name"] == "Query"


def test_everything_can_be_done_that_rest_can_do(shared: Server) -> None:
    with shared.client() as client:
        start = 'mutation($plan: JSON!) {startExecution(plan: $plan, idempotencyKey: "k1") {id status}}'
        id = asked(client, start, plan=WAITS)["startExecution"]["id"]
        assert asked(client, start, plan=WAITS)["startExecution"]["id"] == id
        assert refused(client, start, plan=HELLO)["extensions"]["code"] == "usage"
        do = "mutation($id: ID!) {%s {id status}}"
        asked(client, do % 'pauseExecution(id: $id, reason: "lunch")', id=id)
        until(
            lambda: (
                asked(client, "query($id: ID!) {execution(id: $id) {status}}", id=id)["execution"]["status"] == "PAUSED"
            )
        )
        asked(client, do % "resumeExecution(id: $id)", id=id)
        asked(client, do % 'signalExecution(id: $id, name: "go")', id=id)
        assert ended(client, id)["status"] == "COMPLETED"
        again = asked(client, do % 'forkExecution(id: $id, start: "second")', id=id)["forkExecution"]["id"]
        assert asked(client, "query($id: ID!) {execution(id: $id) {forks}}", id=again)["execution"]["forks"] == id
        ended(client, again)
        assert refused(client, do % "cancelExecution(id: $id)", id=id)["extensions"]["code"] == "conflict"
        third = asked(client, start.replace("k1", "k2"), plan=WAITS)["startExecution"]["id"]
        asked(client, do % 'skipTask(id: $id, task: "after")', id=third)
        asked(client, do % 'signalExecution(id: $id, name: "go")', id=third)
        assert ended(client, third)["tasks"][1]["status"] == "SKIPPED"
        fourth = asked(client, start.replace("k1", "k3"), plan=WAITS)["startExecution"]["id"]
        asked(client, do % "cancelExecution(id: $id)", id=fourth)
        assert ended(client, fourth)["status"] == "CANCELLED"
        asked(client, do.replace("{id status}", "") % 'holdExecution(id: $id, reason: "audit")', id=fourth)
        gone = do.replace("{id status}", "") % "deleteExecution(id: $id)"
        assert refused(client, gone, id=fourth)["extensions"]["code"] == "conflict"
        asked(client, do.replace("{id status}", "") % "releaseExecution(id: $id)", id=fourth)
        asked(client, gone, id=fourth)
        assert asked(client, "query($id: ID!) {execution(id: $id) {id}}", id=fourth) == {"execution": None}
        fifth = asked(client, start.replace("k1", "k4"), plan=WAITS)["startExecution"]["id"]
        asked(client, do % "updateExecution(id: $id, status: CANCELLED)", id=fifth)
        assert ended(client, fifth)["status"] == "CANCELLED"
        made = asked(client, 'mutation {createKey(holder: "h", roles: ["viewer"]) {token key {id status}}}')[
            "createKey"
        ]
        with shared.client(made["token"]) as other:
            assert asked(other, "{executions(first: 1) {id}}")["executions"]
            asked(client, "mutation($id: ID!) {revokeKey(id: $id) {status}}", id=made["key"]["id"])
            assert other.post("/graphql", json={"query": "{executions {id}}"}).status_code == 401
        assert made["key"]["id"] in [each["id"] for each in asked(client, "{keys {id}}")["keys"]]


def test_plans_are_kept_and_started_by_their_name(shared: Server) -> None:
    with shared.client() as client:
        keep = "mutation($plan: JSON!) {createPlan(plan: $plan) {name version}}"
        assert asked(client, keep, plan=HELLO | {"name": "kept"})["createPlan"] == {"name": "kept", "version": 1}
        assert refused(client, keep, plan=HELLO | {"name": "kept"})["extensions"]["code"] == "conflict"
        update = 'mutation($plan: JSON!) {updatePlan(name: "kept", plan: $plan, version: 1) {version}}'
        assert asked(client, update, plan=HELLO | {"name": "kept", "title": "Two"})["updatePlan"]["version"] == 2
        assert refused(client, update, plan=HELLO)["extensions"]["code"] == "usage"
        one = asked(client, '{plan(name: "kept") {title version versions {version title}} plans {name}}')
        assert one["plan"]["versions"] == [{"version": 2, "title": "Two"}, {"version": 1, "title": ""}]
        assert one["plans"] == [{"name": "kept"}]
        start = 'mutation {startExecution(planName: "kept", planVersion: 1, inputs: {who: "x"}) {id plan}}'
        assert asked(client, start)["startExecution"]["plan"] == "kept"
        assert refused(client, "mutation {startExecution {id}}")["extensions"]["code"] == "usage"
        assert asked(client, 'mutation {deletePlan(name: "kept")}') == {"deletePlan": True}
        assert asked(client, '{plan(name: "kept") {name}}') == {"plan": None}


def test_a_bad_plan_is_told_with_all_its_mistakes(shared: Server) -> None:
    with shared.client() as client:
        bad = "turbo: 1\nname: bad\nphases: [{id: a, tasks: [{id: t, shel: x}, {id: t, shell: y}]}]\n"
        said = refused(client, "query($plan: JSON!) {checkPlan(plan: $plan) {digest}}", plan=bad)
        assert said["extensions"]["code"] == "plan_invalid"
        assert len(said["extensions"]["errors"]) > 1
        assert said["path"] == ["checkPlan"]
        good = asked(client, "query($plan: JSON!) {checkPlan(plan: $plan) {name warnings}}", plan=HELLO)
        assert good["checkPlan"] == {"name": "hello", "warnings": []}


@pytest.mark.deep
@pytest.mark.parametrize("kind", ["Documentation", "Progress", "Communication"])
def test_documents_reports_and_messages_are_written_read_and_deleted(shared: Server, kind: str) -> None:
    fields: dict[str, tuple[dict[str, Any], str]] = {
        "Documentation": ({"type": "RUNBOOK", "content": "How", "metadata": {"a": 1}}, "document"),
        "Progress": ({"percentage": 40.5, "anomalies": [{"metric": "speed", "severity": "HIGH"}]}, "progressReport"),
        "Communication": ({"type": "ALERT", "content": "Look", "recipients": ["role:nobody"]}, "communication"),
    }
    said, one = fields[kind]
    many = {"Documentation": "documentation", "Progress": "progress", "Communication": "communications"}[kind]
    seen = " ".join(name if name != "anomalies" else "anomalies {metric severity}" for name in said)
    seen = f"id version timestamp {seen} execution {{id}}"
    with shared.client() as client:
        id = begun(client, HELLO, who="doc")
        said = said | {"executionId": id}
        create = f'mutation($input: {kind}Input!) {{create{kind}(input: $input, idempotencyKey: "{kind}") {{{seen}}}}}'
        made = asked(client, create, input=said)[f"create{kind}"]
        assert made == asked(client, create, input=said)[f"create{kind}"]
        assert {name: made[name] for name in said if name != "executionId"} | {
            "executionId": made["execution"]["id"]
        } == said
        narrow = (
            "quality_lt: 0.8"
            if kind == "Documentation"
            else "percentage_lt: 50"
            if kind == "Progress"
            else 'content: "Look"'
        )
        (found,) = asked(client, f'{{{many}(filter: {{executionId: "{id}", {narrow}}}) {{{seen}}}}}')[many]
        assert found == made
        update = f"mutation($id: ID!, $input: {kind}Input!) "
        update += f"{{update{kind}(id: $id, input: $input, version: %d) {{version}}}}"
        assert asked(client, update % 1, id=made["id"], input=said)[f"update{kind}"]["version"] == 2
        assert refused(client, update % 1, id=made["id"], input=said)["extensions"]["code"] == "version_conflict"
        narrow = f'filter: {{executionId: "{id}", {narrow}}}'
        page = asked(client, f"{{{many}Connection(first: 1, {narrow}) {{edges {{node {{id version}}}}}}}}")[
            f"{many}Connection"
        ]
        assert page["edges"] == [{"node": {"id": made["id"], "version": 2}}]
        asked(client, f"mutation($id: ID!) {{delete{kind}(id: $id)}}", id=made["id"])
        assert asked(client, f"query($id: ID!) {{{one}(id: $id) {{id}}}}", id=made["id"]) == {one: None}


def test_decisions_are_made_by_hand(shared: Server) -> None:
    with shared.client() as client:
        create = "mutation($input: JSON!) {createDecision(input: $input) {id selection confidence options}}"
        said = {"question": "Where?", "options": ["eu", "us"], "selection": "eu", "confidence": 0.9}
        made = asked(client, create, input=said)["createDecision"]
        assert (made["selection"], made["options"]) == ("eu", ["eu", "us"])
        query = "query($id: ID!) {decision(id: $id) {id selection confidence options}}"
        assert asked(client, query, id=made["id"])["decision"] == made
        assert refused(client, create, input=[])["extensions"]["code"] == "usage"
        change = "mutation($id: ID!, $input: JSON!) {updateDecision(id: $id, input: $input, version: 1) {selection}}"
        moved = said | {"selection": "us"}
        assert asked(client, change, id=made["id"], input=moved) == {"updateDecision": {"selection": "us"}}
        late = refused(client, change, id=made["id"], input=moved)
        assert late["extensions"]["code"] == "version_conflict"
        asked(client, "mutation($id: ID!) {deleteDecision(id: $id)}", id=made["id"])
        assert asked(client, query, id=made["id"]) == {"decision": None}
        waits = asked(client, create, input={"options": ["eu"], "autonomyLevel": "manual"})["createDecision"]
        settle = 'mutation($id: ID!) {answerDecision(id: $id, selection: "eu") {selection status}}'
        answered = asked(client, settle, id=waits["id"])["answerDecision"]
        assert answered == {"selection": "eu", "status": "CHOSEN"}


def test_a_link_answers_once_and_a_say_is_handed_on(shared: Server) -> None:
    with shared.client() as client:
        id = f"{begun(client, ASKS)}/d1"
        until(lambda: client.get(f"/api/v1/decisions/{id}").status_code == 200)
        hand_on = 'mutation($id: ID!, $to: String!) {delegateDecision(id: $id, to: $to, reason: "away") {id}}'
        assert (
            refused(client, hand_on, id=id, to="user:bo")["extensions"]["code"] == "conflict"
        )  # nobody is asked by name
        assert refused(client, hand_on, id=id, to="bo")["extensions"]["code"] == "usage"
        make = 'mutation($id: ID!, $for: Int!) {linkDecision(id: $id, person: "user:bo", seconds: $for) {link person}}'
        assert refused(client, make, id=id, **{"for": 0})["extensions"]["code"] == "usage"
        made = asked(client, make, id=id, **{"for": 60})["linkDecision"]
        use = 'mutation($link: String!) {answerByLink(link: $link, selection: "ship") {selection decidedBy}}'
        assert asked(client, use, link=made["link"])["answerByLink"] == {"selection": "ship", "decidedBy": "bo"}
        assert refused(client, use, link=made["link"])["extensions"]["code"] in ("conflict", "not_found")


def test_what_is_sent_is_looked_after_like_over_rest(shared: Server) -> None:
    """Nothing is sent here; what it does where something is stands with the webhooks."""
    with shared.client() as client:
        for field in (
            'redeliver(destination: "x")', 'redeliver(destination: "x", sequence: 1)', 'enableDestination(name: "x")',
            'replay(destination: "x", since: "2026-01-01T00:00:00Z")',
        ):  # fmt: skip
            assert refused(client, f"mutation {{{field}}}")["extensions"]["code"] == "not_found", field


def test_the_progress_of_an_execution_is_told_as_its_record_has_it(shared: Server) -> None:
    with shared.client() as client:
        id = begun(client, HELLO, who="far")
        ended(client, id)
        query = "query($id: ID!) {progressReport(id: $id) {id percentage metrics execution {status} anomalies {id}}}"
        found = asked(client, query, id=id)["progressReport"]
        assert (found["id"], found["percentage"], found["execution"]) == (id, 100, {"status": "COMPLETED"})
        assert asked(client, query, id="nothing") == {"progressReport": None}


def test_lists_are_narrowed_sorted_and_paged(shared: Server) -> None:
    with shared.client() as client:
        for number in range(5):
            ended(client, begun(client, HELLO | {"name": f"paged{number % 2}"}, who=str(number)))
        of = '{or: [{plan: "paged0"}, {plan_endsWith: "ged1"}], not: {status_ne: COMPLETED}}'
        query = "{executionsConnection(first: 2, filter: %s, sort: {by: plan, direction: ASC}%s) {"
        query += "nodes {id plan} pageInfo {hasNextPage endCursor}}}"
        found, after = [], ""
        while True:
            page = asked(client, query % (of, after))["executionsConnection"]
            found += page["nodes"]
            if not page["pageInfo"]["hasNextPage"]:
                break
            after = f', after: "{page["pageInfo"]["endCursor"]}"'
        assert [each["plan"] for each in found] == ["paged0"] * 3 + ["paged1"] * 2
        assert len({each["id"] for each in found}) == 5
        assert refused(client, query % ("{}", after))["extensions"]["code"] == "usage"
        assert refused(client, "{executions(first: 0) {id}}")["extensions"]["code"] == "usage"
        same = asked(client, '{executions(filter: {plan_startsWith: "paged"}) {id startTime}}')["executions"]
        third = same[2]["startTime"]
        later = asked(client, f'{{executions(filter: {{plan_contains: "aged", startTime_gt: "{third}"}}) {{id}}}}')
        assert [each["id"] for each in later["executions"]] == [each["id"] for each in same[:2]]


@pytest.mark.parametrize(("query", "says"), [
    ("{" + " ".join(f"a{n}: __typename" for n in range(20)) + "}", "aliases"),
    ("{" + "__typename " * 1200 + "}", "tokens"),
    ("{executions(first: 200) {tasks {id} checkpoints {id}}}", "more than 5,000 things"),
    ("query($n: Int!) {executions(first: $n) {tasks(first: 100) {id}}}", "more than 5,000 things"),
    ("{executions {decisions {execution {decisions {execution {decisions {execution {decisions {execution {decisions"
     " {execution {id}}}}}}}}}}}}", "depth"),
    ("{executions {...a}} fragment a on Execution {decisions {execution {...b}}} fragment b on Execution"
     " {decisions {execution {decisions {execution {id}}}}}", "more than 5,000 things"),
])  # fmt: skip
def test_what_would_cost_too_much_is_not_begun(shared: Server, query: str, says: str) -> None:
    with shared.client() as client:
        said = client.post("/graphql", json={"query": query, "variables": {"n": 150}}).json()
        assert "data" not in said
        assert says in said["errors"][0]["message"].lower()


def test_only_requests_of_the_protocol_are_carried_out(shared: Server) -> None:
    """What the audits of GraphQL over HTTP ask for, and nothing that a page of another origin could post unasked."""
    query, ours = {"query": "{__typename}"}, "application/graphql-response+json"
    with shared.client() as client:
        for body in ([query], [query, query], 1, "x", {}, {"query": 1}, {"query": "{a}", "variables": "x"}):
            assert client.post("/graphql", json=body).status_code == 400
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
            said = client.post("/graphql", content=json.dumps(query), headers={"Content-Type": kind})
            assert said.status_code == 415, kind
        assert (
            client.post("/graphql", content=b"{" * 100_000, headers={"Content-Type": "application/json"}).status_code
            == 400
        )
        for accept, status, media in (
            ("application/json", 200, "application/json"), (ours, 200, ours), ("*/*", 200, "application/json"),
            (f"text/html, {ours};q=0.9", 200, ours), ("text/html", 406, "application/json"),
        ):  # fmt: skip
            said = client.post("/graphql", json=query, headers={"Accept": accept})
            assert (said.status_code, said.headers["content-type"]) == (status, f"{media}; charset=utf-8")
        for bad in ("{", "{nothing}", "{execution {id}}"):
            assert client.post("/graphql", json={"query": bad}).status_code == 200
            said = client.post("/graphql", json={"query": bad}, headers={"Accept": ours})
            assert (said.status_code, "data" in said.json()) == (400, False)
        assert client.get("/graphql", params=query).json() == {"data": {"__typename": "Query"}}
        said = client.get("/graphql", params={"query": 'mutation {cancelExecution(id: "x") {id}}'})
        assert (said.status_code, said.headers["allow"]) == (405, "POST")
        assert client.put("/graphql", json=query).status_code == 405


def test_a_fault_of_ours_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the password is 1234")

    monkeypatch.setattr("turbo_mode.server.graphql.reading.executions.find", broken)
    with asking(tmp_path) as somebody:
        result = anyio.run(schema().execute, '{execution(id: "x") {id}}', None, somebody)
        assert result.errors
        error = result.errors[0]
        assert error.formatted["extensions"] == {"code": "runtime_fault"}
        assert "1234" not in json.dumps(error.formatted)


@contextmanager
def asking(folder: Path) -> Iterator[Asking]:
    """Somebody who may everything, at a store of our own."""
    place = Place(folder / ".turbo-mode")
    with Runtime(place, control=False) as runtime:
        _, key = runtime.keyring.make("root", ["admin"])
        service = Service(runtime, place)
        yield Asking(service, Hub(service, Quotas("address", 60)), key)
        service.close()


def test_a_hundred_executions_with_all_their_tasks_take_few_statements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = {"turbo": 1, "name": "many", "phases": [{
        "id": "all", "parallel": True, "tasks": [{"id": f"t{n}", "wait": "1ms"} for n in range(20)],
    }]}  # fmt: skip
    statements: list[str] = []
    fetch = Rows.fetch

    def counted(rows: Rows, doing: str, sql: str, *values: Any) -> list[Any]:
        if "kek" not in sql:  # asked when a connection is opened
            statements.append(sql)
        return fetch(rows, doing, sql, *values)

    query = "{executions(first: 100) {status reason tasks {id name status} checkpoints {id state} decisions {id}}}"
    with asking(tmp_path) as somebody:
        runtime = somebody.service.runtime
        ids = [somebody.service.start(plan, {}, "me")[0] for _ in range(100)]
        for id in ids:
            assert runtime.wait(id, 60)
        monkeypatch.setattr(Rows, "fetch", counted)
        monkeypatch.setattr("turbo_mode.server.graphql.limits.COST", 10_000)
        result = anyio.run(schema().execute, query, None, somebody)
        assert result.errors is None, result.errors
        assert result.data is not None
        assert len(result.data["executions"]) == 100
        for each in result.data["executions"]:
            assert (each["status"], len(each["tasks"]), len(each["checkpoints"])) == ("COMPLETED", 20, 1)
            assert {task["status"] for task in each["tasks"]} == {"COMPLETED"}
        assert len(statements) <= 6, statements


# -- over a socket -----------------------------------------------------------------------------------------------------


@contextmanager
def conversing(server: Server, token: str | None = "", **more: Any) -> Iterator[ClientConnection]:
    """A conversation with somebody who has this key (empty: the first one; None: nobody yet)."""
    url = server.url.replace("http", "ws") + "/graphql"
    given = {"subprotocols": ["graphql-transport-ws"]} | more
    with connect(url, proxy=None, open_timeout=PATIENCE, **given) as socket:
        if token is not None:
            say(socket, type="connection_init", payload={"Authorization": f"Bearer {token or server.token}"})
            assert hear(socket) == {"type": "connection_ack"}
        yield socket


def subscribed(socket: ClientConnection, query: str, id: str = "1", **variables: Any) -> None:
    say(socket, type="subscribe", id=id, payload={"query": query, "variables": variables})


def events(socket: ClientConnection, last: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while not found or found[-1]["event"] != last:
        said = hear(socket)
        assert said["type"] == "next", said
        found.append(said["payload"]["data"]["events"])
    return found


def test_events_are_heard_and_what_was_missed_is_caught_up_with(shared: Server) -> None:
    query = 'subscription($after: Int) {events(names: ["execution:*", "task:completed"], after: $after) '
    query += "{id event sequence executionId data}}"
    with shared.client() as client, conversing(shared) as socket:
        subscribed(socket, query)
        subscribed(socket, "{__typename}", id="2")  # answered, so the subscription before it has begun
        assert hear(socket) == {"id": "2", "type": "next", "payload": {"data": {"__typename": "Query"}}}
        assert hear(socket) == {"id": "2", "type": "complete"}
        id = begun(client, HELLO, who="ws")
        first = events(socket, "execution:completed")
        assert [each["event"] for each in first] == ["execution:started", "task:completed", "execution:completed"]
        assert {each["executionId"] for each in first} == {id}
        with conversing(shared) as other:
            subscribed(other, query, after=first[0]["sequence"])
            assert events(other, "execution:completed") == first[1:]


def test_an_execution_is_followed_to_its_end(shared: Server) -> None:
    with shared.client() as client, conversing(shared) as socket:
        id = begun(client, WAITS)
        subscribed(socket, "subscription($id: ID!) {execution(id: $id) {status tasks {id status}}}", id="1")
        assert hear(socket)["type"] == "error"  # without its variable
        say(socket, type="subscribe", id="2", payload={
            "query": "subscription($id: ID!) {execution(id: $id) {status tasks {id status}}}", "variables": {"id": id}
        })  # fmt: skip
        now = hear(socket)["payload"]["data"]["execution"]
        assert now["status"] == "RUNNING"
        client.post(f"/api/v1/executions/{id}/signal", json={"name": "go"})
        while (said := hear(socket))["type"] != "complete":
            now = said["payload"]["data"]["execution"]
        assert now == {"status": "COMPLETED", "tasks": [
            {"id": "wait", "status": "COMPLETED"}, {"id": "after", "status": "COMPLETED"},
        ]}  # fmt: skip


def test_a_key_that_was_revoked_hears_no_more(shared: Server) -> None:
    with shared.client() as client:
        made = client.post("/api/v1/keys", json={"holder": "short", "roles": ["viewer"]}).json()
        with conversing(shared, made["token"]) as socket:
            subscribed(socket, "subscription {events {event}}")
            client.delete(f"/api/v1/keys/{made['id']}")
            said = hear(socket)
            while "errors" not in said["payload"]:
                said = hear(socket)
            assert said["payload"]["errors"][0]["extensions"]["code"] == "not_permitted"
            assert hear(socket)["type"] == "complete"
            subscribed(socket, "{executions {id}}", id="2")
            assert hear(socket)["payload"][0]["extensions"]["code"] == "not_permitted"


@pytest.mark.parametrize(("messages", "code"), [
    ([{"type": "subscribe", "id": "1", "payload": {"query": "{__typename}"}}], 4401),
    ([{"type": "start", "id": "1", "payload": {"query": "{__typename}"}}], 4400),
    ([{"type": "connection_init", "payload": {"Authorization": "Bearer no"}}], 4403),
    ([{"type": "connection_init"}], 4403),
    ([{"type": "connection_init", "payload": {"token": ["x"]}}], 4403),
    (["KEY", {"type": "connection_init", "payload": {}}], 4429),
    (["KEY", {"type": "nothing"}], 4400), (["KEY", {"type": "subscribe", "id": "1"}], 4400), (["KEY", []], 4400),
    (["KEY", {"type": "subscribe", "id": "1", "payload": {"query": "{"}}], 4400),
    (["KEY", *[{"type": "subscribe", "id": "1", "payload": {"query": "subscription {events {id}}"}}] * 2], 4409),
    (["KEY", *[{"type": "ping"}] * 80], 1008),
])  # fmt: skip
def test_who_speaks_out_of_turn_is_shown_out(shared: Server, messages: list[Any], code: int) -> None:
    with conversing(shared, None) as socket:
        with suppress(ConnectionClosed):
            for message in messages:
                init = {"type": "connection_init", "payload": {"token": shared.token}}
                socket.send(json.dumps(init if message == "KEY" else message))
        assert closed(socket) == code


@pytest.mark.deep
def test_a_socket_speaks_our_protocol_and_comes_from_here(shared: Server) -> None:
    with conversing(shared, None, subprotocols=["graphql-ws"]) as socket:
        assert closed(socket) == 4406
    with pytest.raises(InvalidStatus), conversing(shared, None, origin="https://evil.example"):
        pass
    with ExitStack() as stack:
        sockets = [stack.enter_context(conversing(shared, None)) for _ in range(11)]
        assert closed(sockets[-1]) == 4429
        assert closed(sockets[0]) == 4408
