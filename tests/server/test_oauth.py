"""Access tokens for keys, and people who are known to a provider elsewhere."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from tests.delivery.test_webhooks import call
from tests.server.conftest import HELLO, Server
from tests.waiting import until
from turbo_mode.errors import UsageError
from turbo_mode.security.openid import Provider


def exchanged(server: Server, **form: str) -> httpx.Response:
    return httpx.post(f"{server.url}/oauth/token", data={"grant_type": "client_credentials", **form})


def test_a_key_gets_access_tokens_that_end_with_it(shared: Server) -> None:
    with shared.client() as admin:
        made = admin.post("/api/v1/keys", json={"holder": "ci", "roles": ["operator"]}).json()
        about = httpx.get(f"{shared.url}/.well-known/oauth-authorization-server").json()
        assert about["token_endpoint"] == f"{shared.url}/oauth/token"
        whole = exchanged(shared, client_id=made["id"], client_secret=made["token"])
        assert (whole.status_code, whole.json()["expires_in"], whole.headers["cache-control"]) == (200, 900, "no-store")
        narrow = httpx.post(
            about["token_endpoint"], auth=(made["id"], made["token"]),
            data={"grant_type": "client_credentials", "scope": "executions:read"},
        ).json()  # fmt: skip
        assert narrow["scope"] == "executions:read"
        with shared.client(whole.json()["access_token"]) as client:
            assert client.post("/api/v1/executions", json={"plan": HELLO}).json()["actor"] == "ci"
            assert client.get("/api/v1/keys").status_code == 403
        with shared.client(narrow["access_token"]) as client:
            assert client.get("/api/v1/executions").status_code == 200
            assert client.post("/api/v1/executions", json={"plan": HELLO}).status_code == 403
            again = exchanged(shared, client_id=made["id"], client_secret=narrow["access_token"])
            assert (again.status_code, again.json()["error"]) == (401, "invalid_client")
            admin.delete(f"/api/v1/keys/{made['id']}")
            assert client.get("/api/v1/executions").status_code == 401


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"client_id": "x"}, "invalid_client"),
        ({}, "invalid_client"),
        ({"client_id": "", "client_secret": "x.y.z"}, "invalid_client"),
        ({"scope": "admin:*"}, "invalid_client"),
    ],
)
def test_others_get_none(shared: Server, form: dict[str, str], error: str) -> None:
    said = exchanged(shared, **form)
    assert (said.json()["error"], said.status_code) == (error, 401 if error == "invalid_client" else 400)
    for header in ("Basic", "Basic !!!", "Basic /////w==", "Basic eA==", "Bearer x"):
        said = httpx.post(
            f"{shared.url}/oauth/token", data={"grant_type": "client_credentials"}, headers={"Authorization": header}
        )
        assert said.json()["error"] == "invalid_client"


def test_nobody_gets_more_than_the_key_has(shared: Server) -> None:
    with shared.client() as admin:
        made = admin.post("/api/v1/keys", json={"holder": "eye", "roles": ["viewer"]}).json()
    for scope in ("executions:start", "admin:*", "no:such executions:read"):
        said = exchanged(shared, client_id=made["id"], client_secret=made["token"], scope=scope)
        assert (said.status_code, said.json()["error"]) == (400, "invalid_scope")


class Elsewhere:
    """A provider: it says where its keys are, and signs."""

    def __init__(self) -> None:
        self.keys: list[Any] = [RSAKey.generate_key(2048, {"kid": "one"}, private=True)]
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                keys = KeySet(provider.keys).as_dict(private=False)
                about = {"issuer": provider.url, "jwks_uri": f"{provider.url}/keys"}
                body = json.dumps(keys if self.path == "/keys" else about).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def token(self, *, algorithm: str = "RS256", kid: str = "one", key: Any = None, **more: Any) -> str:
        now = int(time.time())
        said = {"iss": self.url, "aud": "turbo-mode", "sub": "u1", "email": "ada@x.org", "groups": ["sre"],
                "iat": now, "exp": now + 60} | more  # fmt: skip
        said = {name: value for name, value in said.items() if value is not None}
        by = key or next(each for each in self.keys if each.kid == kid)
        return str(jwt.encode({"alg": algorithm, "kid": kid}, said, by, algorithms=[algorithm]))


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    made = Elsewhere()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.mark.deep
def test_people_of_a_provider_come_in_by_their_groups(tmp_path: Path, elsewhere: Elsewhere) -> None:
    trusted = {"issuer": elsewhere.url, "holder": "email", "roles": {"map": {"sre": "operator", "eyes": "viewer"}}}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"server": {"identityProviders": [trusted]}}))
    server = Server(tmp_path)
    try:

        def status(token: str) -> int:
            with server.client(token) as client:
                return client.post("/api/v1/executions", json={"plan": HELLO}).status_code

        until(lambda: status(elsewhere.token()) == 201)
        with server.client(elsewhere.token()) as client:
            assert client.get("/api/v1/executions").json()["items"][0]["actor"] == "ada@x.org"
        now = int(time.time())
        assert status(elsewhere.token(groups="eyes other")) == 403
        stranger = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
        for wrong in (
            elsewhere.token(groups=[]), elsewhere.token(groups=None), elsewhere.token(groups=5),
            elsewhere.token(aud="else"), elsewhere.token(aud=None), elsewhere.token(exp=now - 60),
            elsewhere.token(exp="later"), elsewhere.token(exp=None), elsewhere.token(iat=now + 3600),
            elsewhere.token(sub=None), elsewhere.token(email=5), elsewhere.token(email="a\nb"),
            elsewhere.token(key=stranger), elsewhere.token(iss=elsewhere.url + "/"),
        ):  # fmt: skip
            assert status(wrong) == 401
        assert status(server.token) == 201
        elsewhere.keys.append(RSAKey.generate_key(2048, {"kid": "two"}, private=True))
        until(lambda: status(elsewhere.token(kid="two")) == 201)
    finally:
        server.leave()


@pytest.mark.deep
def test_roles_of_ones_own_are_data(tmp_path: Path, elsewhere: Elsewhere) -> None:
    """They are handed out by command and over HTTP, and people of a provider have them; what they may is written."""
    trusted = {"issuer": elsewhere.url, "holder": "email", "roles": {"map": {"sre": "shipper"}}}
    own = {"shipper": ["executions:start", "executions:read"]}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"server": {"roles": own, "identityProviders": [trusted]}}))
    before = call(tmp_path, "keys", "create", "ci", "--role", "shipper", "--json")
    server = Server(tmp_path, token=str(json.loads(before.stdout)["token"]))
    try:
        until(lambda: _status(server, elsewhere.token(), "executions") == 200)
        for token in (elsewhere.token(), server.token):
            with server.client(token) as client:
                assert client.post("/api/v1/executions", json={"plan": HELLO}).status_code == 201
                assert client.get("/api/v1/documentation").status_code == 403
        made = json.loads(call(tmp_path, "keys", "create", "boss", "--role", "admin", "--json").stdout)
        with server.client(made["token"]) as admin:
            key = admin.post("/api/v1/keys", json={"holder": "cd", "roles": ["shipper"]}).json()
            assert (key["roles"], key["scopes"]) == (["shipper"], sorted(own["shipper"]))
            assert admin.post("/api/v1/keys", json={"holder": "cd", "roles": ["king"]}).status_code == 422
        assert call(tmp_path, "keys", "rotate", key["id"]).returncode == 0
    finally:
        server.leave()


def _status(server: Server, token: str, path: str) -> int:
    with server.client(token) as client:
        return client.get(f"/api/v1/{path}").status_code


@pytest.mark.parametrize(("roles", "says"), [
    ({"king": ["crowns:wear"]}, "no scope"),
    *(pytest.param(*each, marks=pytest.mark.deep) for each in [
        ({"admin": ["executions:read"]}, "is what it is"), ({"none": []}, "may do nothing"),
    ]),
])  # fmt: skip
def test_a_role_that_means_nothing_is_refused(tmp_path: Path, roles: dict[str, list[str]], says: str) -> None:
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"server": {"roles": roles}}))
    said = call(tmp_path, "serve", "--port", "0")
    assert (said.returncode, "Traceback" in said.stderr) == (2, False)
    assert says in said.stderr


def test_a_provider_is_asked_over_https_and_gives_roles_that_there_are() -> None:
    with pytest.raises(UsageError, match="https"):
        Provider("http://login.example.com", "a", claim="groups", roles={})
    with pytest.raises(UsageError, match="no role"):
        Provider("https://login.example.com", "a", claim="groups", roles={"x": "king"})
