"""Two tenants at one server: what is one's isn't there for the other, at any door and whatever they ask for.

The law is told by comparison: somebody of another tenant who asks for a record gets word for word what they get for one
that never was.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from graphql import GraphQLArgument, GraphQLField, get_named_type, is_leaf_type, is_required_argument
from mcp import Client
from websockets.exceptions import ConnectionClosed

from tests.cli.conftest import ENVIRONMENT
from tests.mcp.agents import over_http
from tests.server.conftest import ASKS, HELLO, WAITS, Server, ended
from tests.server.test_doors import routes
from tests.server.test_executions import begun
from tests.server.test_graphql import asked, conversing, refused, subscribed
from tests.server.test_websocket import hear, say, subscribe, talking
from tests.waiting import until
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.server.auth import PUBLIC
from turbo_mode.server.examples import REQUESTS
from turbo_mode.server.graphql.schema import schema
from turbo_mode.server.mcp.tools import TOOLS
from turbo_mode.store.place import Place

API = "/api/v1"


class Records(NamedTuple):
    """The ids of what one tenant has."""

    execution: str
    waiting: str
    question: str
    choice: str
    plan: str
    document: str
    message: str
    report: str
    key: str
    link: str


NEVER = Records(*["01978c00-0000-7000-8000-000000000000"] * len(Records._fields))
NEVER = NEVER._replace(question=f"{NEVER.execution}/d1", plan="never")


def keys(server: Server, *words: str) -> Any:
    """What a command on keys says."""
    done = subprocess.run(
        [sys.executable, "-m", "turbo_mode", "keys", *words, "--json"], check=False, cwd=server.folder, env=ENVIRONMENT,
        capture_output=True, text=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()] if done.returncode == 0 else done.stderr


@pytest.fixture(scope="module")
def guest(shared: Server) -> str:
    """The key of an admin of another tenant, who has come while the server was at work."""
    (made,) = keys(shared, "create", "ann", "--role", "admin", "--tenant", "acme")
    return str(made["token"])


def recorded(client: httpx.Client, plan: str) -> Records:
    """One record of each kind."""

    def made(path: str, **body: Any) -> str:
        said = client.post(f"{API}/{path}", json=body)
        assert said.status_code == 201, said.text
        return str(said.json().get("id") or said.json()["name"])

    execution, waiting, asks = (begun(client, each) for each in (HELLO, WAITS, ASKS))
    ended(client, execution)
    question = until(lambda: [each["id"] for each in client.get(f"{API}/inbox").json()["items"]])[0]
    assert question.startswith(asks)
    link = client.post(f"{API}/decisions/{question}/links", json={"person": "user:bob"}).json()["link"]
    return Records(
        execution, waiting, question, made("decisions", question="Which?", options=["eu", "us"]),
        made("plans", plan={**HELLO, "name": plan}), made("documentation", type="RUNBOOK", content="mine"),
        made("communications", type="STATUS", content="mine", recipients=["user:bob"]),
        made("progress", percentage=40, execution=waiting), made("keys", holder="eve", roles=["viewer"]), link,
    )  # fmt: skip


@pytest.fixture(scope="module")
def both(shared: Server, guest: str) -> dict[str, Records]:
    """What each of the two has, by their tokens."""
    found = {}
    for token, plan in ((shared.token, "ours"), (guest, "theirs")):
        with shared.client(token) as client:
            found[token] = recorded(client, plan)
    return found


@pytest.fixture(params=["the owner's records", "a guest's records"])
def other(request: pytest.FixtureRequest, shared: Server, guest: str, both: dict[str, Records]) -> tuple[str, Records]:
    """Somebody's token, and the records of the other one."""
    mine, theirs = (guest, shared.token) if "owner" in request.param else (shared.token, guest)
    return mine, both[theirs]


def bare(said: str, records: Records) -> str:
    """An answer without the ids that were asked for, and without times."""
    for each in sorted({*records, records.question.partition("/")[0]}, key=len, reverse=True):
        said = said.replace(each, "ID")
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "TIME", said)


# -- REST --------------------------------------------------------------------------------------------------------------


def filled(path: str, records: Records) -> str:
    """A path that asks for one of these."""
    at = path.removeprefix(f"{API}/").partition("/")[0]
    execution, _, name = records.question.partition("/")
    named = {"executions": records.waiting, "plans": records.plan, "documentation": records.document}
    named |= {"communications": records.message, "progress": records.report, "keys": records.key}
    named |= {"decisions": records.choice, "links": records.link}
    path = path.replace("{execution:str}/{name:str}", f"{execution}/{name or 'd1'}")
    path = path.replace("{destination:str}/{place:str}", "hooks/1").replace("{destination:str}", "hooks")
    return re.sub(r"\{(id|name|word):str\}", named.get(at, "nothing"), path)


def cells(folder: Path) -> Iterator[tuple[str, str, Any]]:
    """Every operation on one record: method, path, body."""
    for method, path, needs in routes(folder):
        if "{" in path and needs != PUBLIC:
            usual = {"since": 0} if path.endswith("/replay") else None
            yield method, path, REQUESTS.get(f"{method} {path.replace(':str', '')}", usual)


def test_no_route_tells_or_changes_what_is_of_another_tenant(
    shared: Server, other: tuple[str, Records], tmp_path: Path
) -> None:
    token, records = other
    with shared.client(token) as client:
        for method, path, body in cells(tmp_path):
            said = []
            for ids in (records, NEVER):
                sent = {"plan": {**HELLO, "name": ids.plan}} if "plan" in (body or ()) else body
                answer = client.request(method, filled(path, ids), json=sent)
                assert 400 <= answer.status_code < 500, f"{method} {path}: {answer.text}"
                said.append((answer.status_code, bare(answer.text, ids)))
            assert said[0] == said[1], f"{method} {path}"
            assert said[0][0] == 404, f"{method} {path}: {said[0]}"


def test_no_list_has_what_is_of_another_tenant(shared: Server, other: tuple[str, Records], tmp_path: Path) -> None:
    token, records = other
    found = [path for method, path, _ in routes(tmp_path) if method == "GET" and "{" not in path]
    lists = [path for path in found if path != f"{API}/audit"]  # which has what they have asked for here, and no more
    assert len(lists) > 12
    with shared.client(token) as client:
        for path in lists:
            text = client.get(path).text
            assert not [each for each in records if each in text], path
        for name in ("execution", "executionId"):
            for path in ("decisions", "documentation", "communications", "progress"):
                text = client.get(f"{API}/{path}", params={name: records.waiting}).text
                assert '"items":[{' not in text, path


def test_a_link_to_a_question_of_another_tenant_answers_nothing(shared: Server, other: tuple[str, Records]) -> None:
    token, records = other
    answer = 'mutation($link: String!) {answerByLink(link: $link, selection: "ship") {id}}'
    with shared.client(token) as client:
        said = client.post(f"{API}/decisions/answer", json={"link": records.link, "selection": "ship"})
        assert said.status_code == 404
        assert refused(client, answer, link=records.link)["extensions"]["code"] == "not_found"


def test_what_is_made_for_an_execution_of_another_tenant_is_not_made_there(
    shared: Server, guest: str, other: tuple[str, Records]
) -> None:
    token, records = other
    whose = guest if token == shared.token else shared.token

    def about() -> list[int]:
        with shared.client(whose) as theirs:
            wanted = {"executionId": records.waiting}
            kinds = "documentation", "communications", "progress", "decisions"
            return [theirs.get(f"{API}/{each}", params=wanted).text.count('"id"') for each in kinds]

    before = about()
    with shared.client(token) as client:
        for path, body in {
            "documentation": {"type": "RUNBOOK", "content": "x", "executionId": records.waiting},
            "documentation ": {"type": "HANDOVER", "executionId": records.execution},
            "progress": {"percentage": 1, "execution": records.waiting},
            "communications": {"type": "STATUS", "content": "x", "recipients": [], "executionId": records.waiting},
            "decisions": {"question": "?", "options": ["a", "b"], "executionId": records.waiting},
        }.items():  # fmt: skip
            said = client.post(f"{API}/{path.strip()}", json=body)
            never = json.dumps(body).replace(records.waiting, NEVER.waiting).replace(records.execution, NEVER.waiting)
            same = client.post(f"{API}/{path.strip()}", json=json.loads(never))
            assert said.status_code == same.status_code, f"{path}: {said.text}"
    assert about() == before


# -- GraphQL -----------------------------------------------------------------------------------------------------------


def given(field: GraphQLField, name: str, records: Records) -> dict[str, str] | None:
    """The arguments with which a field asks for one of these, as text; None for a field that asks for none."""
    kind = f"{name} {get_named_type(field.type).name}".lower()
    by_kind = {"document": "document", "progress": "report", "communication": "message", "plan": "plan", "key": "key"}
    named = next((each for word, each in by_kind.items() if word in kind), "")
    named = named or ("choice" if name in ("updateDecision", "deleteDecision") else "")
    named = named or ("question" if "decision" in kind else "waiting")
    if not {"id", "name"} & field.args.keys() or name == "enableDestination":
        return None
    said = {}
    for each, argument in field.args.items():
        if each == "id" or (each == "name" and "plan" in kind):
            said[each] = json.dumps(getattr(records, named))
        elif is_required_argument(argument):
            said[each] = some(each, argument, records)
    return said


def some(name: str, argument: GraphQLArgument, records: Records) -> str:
    """A value for an argument that has to be there."""
    inputs = {"DocumentationInput": '{content: "x", type: RUNBOOK}', "ProgressInput": "{percentage: 3}"}
    inputs |= {"CommunicationInput": '{type: STATUS, content: "x", recipients: []}', "WantedStatus": "CANCELLED"}
    kind = get_named_type(argument.type).name
    if kind == "JSON":
        plan = f"turbo: 1\nname: {records.plan}\nphases: [{{id: a, tasks: [{{id: b, shell: x}}]}}]"
        return json.dumps(plan) if name == "plan" else "{}"
    return inputs.get(kind, {"to": '"user:bob"', "person": '"user:bob"'}.get(name, '"make"'))


def fields() -> Iterator[tuple[str, str, GraphQLField]]:
    """Every field that asks for one record: whether it changes something, and its name."""
    whole = schema()._schema
    for kind, root in (("query", whole.query_type), ("mutation", whole.mutation_type)):
        assert root is not None
        for name, field in root.fields.items():
            if given(field, name, NEVER) is not None:
                yield kind, name, field


def test_no_field_tells_or_changes_what_is_of_another_tenant(shared: Server, other: tuple[str, Records]) -> None:
    token, records = other
    found = list(fields())
    assert len(found) > 25
    with shared.client(token) as client:
        for kind, name, field in found:
            said = []
            for ids in (records, NEVER):
                sent = given(field, name, ids) or {}
                inner = "" if is_leaf_type(get_named_type(field.type)) else " {__typename}"
                arguments = ", ".join(f"{each}: {value}" for each, value in sent.items())
                answer = client.post("/graphql", json={"query": f"{kind} {{{name}({arguments}){inner}}}"})
                assert answer.status_code == 200, f"{name}: {answer.text}"
                said.append(bare(answer.text, ids))
            assert said[0] == said[1], name
            assert '"errors"' in said[0] or f'{{"{name}":null}}' in said[0], f"{name}: {said[0]}"


def test_no_query_lists_what_is_of_another_tenant(shared: Server, other: tuple[str, Records]) -> None:
    token, records = other
    query = """{executions(first: 200, children: true) {id} decisions(first: 200) {id} documentation(first: 200) {id}
        progress(first: 200) {id} communications(first: 200) {id} plans(first: 200) {name} keys {id}}"""
    with shared.client(token) as client:
        text = json.dumps(asked(client, query))
        assert len(re.findall('"id"', text)) > 5
        assert not [each for each in records if each in text]


# -- agents ------------------------------------------------------------------------------------------------------------


def wanted(name: str, records: Records) -> dict[str, Any] | None:
    """What a tool is given so that it asks for one of these; None for one that asks for none."""
    takes = TOOLS[name].takes.__struct_fields__
    by_name = {"execution": records.waiting, "decision": records.question, "id": records.document, "kept": records.plan}
    asks = {each: value for each, value in by_name.items() if each in takes}
    more = {"task": "wait", "name": "go", "selection": "ship", "percentage": 3, "content": "x", "question": "?",
            "options": ["a", "b"], "recipients": ["user:x"], "context": {}, "type": "STATUS"}  # fmt: skip
    more |= {"type": "RUNBOOK"} if "document" in name else {}
    return asks | {each: value for each, value in more.items() if each in takes} if asks else None


def test_no_tool_tells_or_changes_what_is_of_another_tenant(shared: Server, other: tuple[str, Records]) -> None:
    token, records = other

    async def tried(agent: Client) -> None:
        for name in TOOLS:
            said = []
            for ids in (records, NEVER):
                if (sent := wanted(name, ids)) is not None:
                    came = await agent.call_tool(name, sent)
                    said.append((came.is_error, bare(json.dumps(came.structured_content), ids)))
                    listed = name.startswith("list_")
                    assert came.is_error or listed, f"{name}: {came.structured_content}"
            if said:
                assert said[0] == said[1], name

    over_http(shared.url, token, tried)


# -- sockets -----------------------------------------------------------------------------------------------------------


def test_no_socket_tells_what_is_of_another_tenant(shared: Server, guest: str, both: dict[str, Records]) -> None:
    everybodys = {token: set[str]() for token in both}
    for token, heard in everybodys.items():
        with talking(shared, token=token) as socket, shared.client(token) as client:
            subscribe(socket, "execution:*", resume_from=0)
            id = begun(client, HELLO)
            while id not in heard or not any(each == "execution:completed" for each in heard):
                said = hear(socket)
                if said["type"] == "event":
                    data = said["data"]
                    heard |= {str(data.get("executionId") or data.get("id") or ""), data.get("plan", "")}
                    if data.get("executionId", data.get("id")) == id:
                        heard.add(said["event"])
    ours, theirs = everybodys.values()
    assert both[shared.token].execution in ours
    assert both[guest].execution in theirs
    assert {each for each in ours & theirs if "-" in each} == set()


def test_no_subscription_tells_what_is_of_another_tenant(shared: Server, guest: str) -> None:
    query = 'subscription {events(names: ["execution:*"]) {event executionId}}'
    with shared.client() as owner, shared.client(guest) as ann, conversing(shared, guest) as socket:
        subscribed(socket, query)
        subscribed(socket, "{__typename}", id="2")  # answered, so the subscription before it has begun
        assert [hear(socket)["id"] for _ in range(2)] == ["2", "2"]
        ended(owner, begun(owner, HELLO))
        id = begun(ann, HELLO)
        heard = [hear(socket)["payload"]["data"]["events"] for _ in range(2)]
    assert heard == [{"event": f"execution:{each}", "executionId": id} for each in ("started", "completed")]


@pytest.mark.deep
def test_a_store_that_somebody_else_has_keeps_no_server_from_serving(
    serve: Callable[..., Server], tmp_path: Path
) -> None:
    server = serve()
    (made,) = keys(server, "create", "ann", "--role", "admin", "--tenant", "acme")
    assert server.leave() == 0
    with Runtime(Place(tmp_path / ".turbo-mode" / "tenants" / "acme")):
        server = serve()
        with server.client(made["token"]) as client, server.client() as owner:
            assert client.get(f"{API}/executions").status_code == 401
            assert owner.get(f"{API}/executions").status_code == 200
    with server.client(made["token"]) as client:
        assert client.get(f"{API}/executions").status_code == 200


def test_a_socket_leads_where_its_first_key_leads_and_nowhere_else(shared: Server, guest: str) -> None:
    with talking(shared, token=guest) as socket:
        say(socket, type="authenticate", token=shared.token)
        with pytest.raises(ConnectionClosed):
            [hear(socket) for _ in range(2)]


# -- who makes tenants -------------------------------------------------------------------------------------------------


def test_only_an_admin_of_the_owner_makes_keys_for_other_tenants(shared: Server, guest: str) -> None:
    create = 'mutation($t: String!) {createKey(holder: "z", roles: ["viewer"], tenant: $t) {token key {id}}}'
    body = {"holder": "bea", "roles": ["operator"], "tenant": "beta"}
    with shared.client() as owner, shared.client(guest) as other:
        made = owner.post(f"{API}/keys", json=body)
        assert (made.status_code, made.json()["tenant"]) == (201, "beta")
        again = asked(owner, create, t="beta")["createKey"]
        with shared.client(made.json()["token"]) as bea:
            assert ended(bea, begun(bea, HELLO))["actor"] == "bea"
            assert len(owner.get(f"{API}/keys", params={"tenant": "beta"}).json()["items"]) == 2
            assert owner.delete(f"{API}/keys/{made.json()['id']}", params={"tenant": "beta"}).status_code == 200
            assert bea.get(f"{API}/executions").status_code == 401
        with shared.client(again["token"]) as second:
            assert second.get(f"{API}/executions").status_code == 200
        for named in ("acme", "default", "gamma"):
            wrong = other.post(f"{API}/keys", json=body | {"tenant": named})
            assert wrong.status_code == (201 if named == "acme" else 403)
            assert (refused(other, create, t=named)["extensions"]["code"] == "not_permitted") if named != "acme" else 1
        limited = owner.post(f"{API}/keys", json={"holder": "lim", "scopes": ["keys:manage"]}).json()["token"]
        with shared.client(limited) as client:
            assert client.post(f"{API}/keys", json={"holder": "x", "scopes": ["keys:manage"], "tenant": "beta"}
                               ).status_code == 403  # fmt: skip
        assert owner.get(f"{API}/keys", params={"tenant": "gamma"}).status_code == 404
        for bad in ("../x", "A", "a/b", "x" * 64):
            assert owner.post(f"{API}/keys", json=body | {"tenant": bad}).status_code in (400, 422)
    assert "there is no tenant `gamma`" in keys(shared, "list", "--tenant", "gamma")
    assert not (shared.folder / ".turbo-mode" / "tenants" / "gamma").exists()


def test_a_token_that_names_another_tenant_opens_nothing(shared: Server, guest: str) -> None:
    """Whose a token says it is leads to doors at which it isn't signed."""
    import base64

    head, body, signature = guest.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    for tenant in ("default", "beta", "nobody", "../acme", "", 7, None):
        forged = base64.urlsafe_b64encode(json.dumps(claims | {"tid": tenant}).encode()).decode().rstrip("=")
        with shared.client(".".join([head, forged, signature])) as client:
            assert client.get(f"{API}/executions").status_code == 401


def test_a_short_lived_token_is_of_the_tenant_of_its_key(shared: Server, guest: str) -> None:
    (key,) = [each for each in keys(shared, "list", "--tenant", "acme") if each["holder"] == "ann"]
    for sent in ({"auth": (key["id"], guest)}, {"extra": {"client_id": key["id"], "client_secret": guest}}):
        with shared.client("") as client:
            form = {"grant_type": "client_credentials", **sent.get("extra", {})}  # type: ignore[dict-item]
            said = client.post("/oauth/token", data=form, auth=sent.get("auth"))  # type: ignore[arg-type]
            assert said.status_code == 200, said.text
        with shared.client(said.json()["access_token"]) as short:
            assert {each["tenant"] for each in short.get(f"{API}/keys").json()["items"]} == {"acme"}


# -- what a tenant's plans have of the machine -------------------------------------------------------------------------


@pytest.mark.parametrize(("more", "said"), [
    ({"secrets": {"path": "PATH"}}, "secrets"),
    ({"dataSources": [{"type": "file", "name": "passwords", "config": {"url": "/etc/passwd"}}]}, "dataSources"),
    ({"passEnv": ["HOME"]}, "passEnv"),
    ({"shell": None, "notify": {"to": ["user:ada"], "message": "x"}}, "notify"),
])  # fmt: skip
def test_a_plan_that_names_what_is_the_owners_is_refused(
    shared: Server, guest: str, more: dict[str, Any], said: str
) -> None:
    task = {"id": "t", "effect": "idempotent", "shell": "true"}
    inner = {key: value for key, value in more.items() if key in ("passEnv", "shell", "notify")}
    task = {key: value for key, value in (task | inner).items() if value is not None}
    plan = {"turbo": 1, "name": "greedy", "phases": [{"id": "p", "tasks": [task]}]}
    plan |= {key: value for key, value in more.items() if key not in inner}
    start = "mutation($plan: JSON!) {startExecution(plan: $plan) {id}}"
    with shared.client(guest) as client:
        answer = client.post(f"{API}/executions", json={"plan": plan})
        assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")
        assert said in answer.json()["detail"]
        assert refused(client, start, plan=plan)["extensions"]["code"] == "not_permitted"


def test_programs_of_a_tenant_see_no_store_but_their_workspace(shared: Server, guest: str) -> None:
    look = 'cat "$STORE/signing.pem" "$STORE/tenants/acme/signing.pem" 2>&1 || ls "$STORE" "$STORE/.." 2>&1 || :'
    task = {"id": "t", "effect": "idempotent", "shell": look, "env": {"STORE": str(shared.folder / ".turbo-mode")}}
    plan = {"turbo": 1, "name": "nosy", "executionPipeline": {"sandbox": "agents"}}
    with shared.client(guest) as client:
        id = begun(client, plan | {"phases": [{"id": "p", "tasks": [task]}]})
        assert ended(client, id)["status"] == "COMPLETED"
        text = client.get(f"{API}/executions/{id}/logs").text
        assert "PRIVATE KEY" not in text
        assert "journal" not in text


@pytest.mark.deep
def test_a_tenant_goes_on_after_a_crash_and_its_audit_is_its_own(serve: Callable[..., Server], tmp_path: Path) -> None:
    server = serve()
    (made,) = keys(server, "create", "ann", "--role", "admin", "--tenant", "acme")
    with server.client(made["token"]) as client:
        id = begun(client, WAITS)
    server.kill()
    again = serve()
    with again.client(made["token"]) as client, again.client() as owner:
        assert client.post(f"{API}/executions/{id}/signal", json={"name": "go"}).status_code in (200, 202)
        assert ended(client, id)["status"] == "COMPLETED"
        until(lambda: [each for each in client.get(f"{API}/audit").json()["items"] if id in each["target"]])
        assert id not in owner.get(f"{API}/audit").text
    assert again.leave() == 0
