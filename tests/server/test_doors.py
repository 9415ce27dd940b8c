"""Who may come in: keys, roles, and everything that somebody without the right one may try."""

from __future__ import annotations

import base64
import hmac
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OKPKey
from litestar.routes import HTTPRoute

from tests.cli.conftest import ENVIRONMENT
from tests.server.conftest import HELLO, Server
from turbo_mode.core.access.scopes import EVERYTHING, ROLES, SCOPES
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.security.tokens import Signer
from turbo_mode.server.app import application
from turbo_mode.server.auth import ANY_KEY, EACH_FIELD, PUBLIC
from turbo_mode.server.service import Service
from turbo_mode.store.place import Place

DOCUMENT = "/api/v1/docs"
OPEN = {
    "/livez",
    "/readyz",
    "/startupz",
    "/.well-known/jwks.json",
    "/.well-known/oauth-authorization-server",
    "/oauth/token",
    DOCUMENT,
    f"{DOCUMENT}/openapi.json",
    f"{DOCUMENT}/{{path:str}}",
    "/api/v1/links/{word:str}",
    "/api/v1/hooks/{name:str}",
}


def routes(folder: Path) -> list[tuple[str, str, str | None]]:
    """Every route: method, path, and what it needs."""
    place = Place(folder / ".turbo-mode")
    with Runtime(place, control=False) as runtime:
        app = application(Service(runtime, place))
        return sorted(
            (method, route.path, handler.opt.get("needs"))
            for route in app.routes
            if isinstance(route, HTTPRoute)
            for handler in route.route_handlers
            for method in handler.http_methods
            if method != "OPTIONS"
        )


def test_every_route_says_what_it_needs_and_only_these_are_open(tmp_path: Path) -> None:
    found = routes(tmp_path)
    assert len(found) > 20
    assert {path for _, path, needs in found if needs == PUBLIC} == OPEN
    assert {needs for _, _, needs in found} == SCOPES | {PUBLIC, EACH_FIELD, EVERYTHING}


def test_what_is_no_ordinary_route_is_known_by_name(tmp_path: Path) -> None:
    place = Place(tmp_path / ".turbo-mode")
    with Runtime(place, control=False) as runtime:
        app = application(Service(runtime, place))
        others = {
            route.path: route.route_handler.opt.get("needs") for route in app.routes if not isinstance(route, HTTPRoute)
        }
    assert others == {"/mcp": ANY_KEY, "/api/v1/ws": PUBLIC, "/graphql": PUBLIC}


def test_each_role_may_exactly_what_its_scopes_say(shared: Server, tmp_path: Path) -> None:
    """Every route with every role: refused exactly where the scope is missing."""
    for role, scopes in ROLES.items():
        with shared.client(shared.key(role)) as client:
            for method, path, needs in routes(tmp_path):
                if needs == PUBLIC:
                    continue
                filled = (
                    path.replace("{id:str}", "nothing").replace("{execution:str}", "no").replace("{name:str}", "d1")
                )
                said = client.request(method, filled, json={})
                refused = said.status_code == 403 and said.json()["code"] == "not_permitted"
                assert refused != (needs in scopes | {EACH_FIELD} or EVERYTHING in scopes), f"{role} {method} {path}"
                assert said.status_code < 500


def test_nothing_but_what_is_open_answers_without_a_key(shared: Server, tmp_path: Path) -> None:
    with shared.client("") as client:
        for method, path, needs in routes(tmp_path):
            if path == "/metrics":  # open to programs of this machine, see test_metrics.py
                continue
            said = client.request(method, path.replace("{id:str}", "livez"), json={})
            assert (said.status_code == 401) == (needs != PUBLIC), path
            if needs != PUBLIC:
                assert said.headers["www-authenticate"].startswith("Bearer")
                assert said.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", [
    "/api/v1/executions/", "//api/v1/executions", "/api/v1/executions?x=/livez", "/api/v1/executions/livez",
    "/livez/../api/v1/executions", "/livez/%2e%2e/api/v1/executions", "/api/v1/executions;livez", "/API/v1/executions",
    "/api/v1/executions/%2e%2e/%2e%2e/livez", "/api/v1/executions#/livez", "/api/v1/executions%00/livez",
])  # fmt: skip
@pytest.mark.parametrize(
    "header", ["", "X-Original-URL: /livez", "X-Forwarded-For: 127.0.0.1", "X-HTTP-Method-Override: GET"]
)
def test_no_trick_with_a_path_or_a_header_opens_a_door(shared: Server, path: str, header: str) -> None:
    for host in ("localhost", "x/../livez?"):
        said = raw(shared, f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{header}{chr(13) + chr(10) if header else ''}")
        assert said.split(b" ")[1] in (b"400", b"401", b"404"), said
        assert b"items" not in said


def raw(server: Server, head: str) -> bytes:
    """What comes back for a request that no client would send."""
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(head.encode() + b"Connection: close\r\n\r\n")
        said = bytearray()
        while piece := connection.recv(65536):
            said += piece
        return bytes(said)


def forged(shared: Server) -> dict[str, str]:
    """Tokens that look right and aren't."""
    signer = Signer.beside(shared.folder / ".turbo-mode")
    key, kid = signer._key, signer.kid
    head, body, signature = shared.token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    other = OKPKey.generate_key("Ed25519", private=True)
    now = int(time.time())

    def made(header: dict[str, Any], said: dict[str, Any], by: Any = key, algorithm: str = "Ed25519") -> str:
        whole = {"alg": algorithm, "kid": kid, "typ": "turbo-key+jwt"} | header
        return str(jwt.encode(whole, said, by, algorithms=[algorithm]))

    def bare(header: dict[str, Any], said: dict[str, Any], sign: str = "") -> str:
        parts = [base64.urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=") for each in (header, said)]
        return ".".join([*parts, sign])

    def confused(secret: bytes) -> str:
        unsigned = bare({"alg": "HS256", "typ": "turbo-key+jwt", "kid": kid}, claims)[:-1]
        mac = hmac.digest(secret, unsigned.encode(), "sha256")
        return f"{unsigned}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"

    return {
        "no algorithm": bare({"alg": "none", "typ": "turbo-key+jwt", "kid": kid}, claims),
        "no algorithm, signed": bare({"alg": "None", "typ": "turbo-key+jwt", "kid": kid}, claims, signature),
        "the public key as a secret": confused(key.as_pem(private=False)),
        "another key": made({}, claims, other),
        "another key in the header": made({"jwk": other.as_dict(private=False)}, claims, other),
        "a key from elsewhere": made({"jku": "https://example.com/k", "x5u": "https://example.com/x"}, claims, other),
        "another kid": made({"kid": "../../etc/passwd"}, claims),
        "another type": made({"typ": "at+jwt"}, claims),
        "a key with more scopes": made({}, claims | {"scope": "admin:*"}),
        "an access token without scopes": made({"typ": "at+jwt"}, claims | {"scope": ["admin:*"]}),
        "expired": made({}, claims | {"exp": now - 1}),
        "not yet": made({}, claims | {"nbf": now + 3600}),
        "no expiry": made({}, {name: value for name, value in claims.items() if name != "exp"}),
        "an expiry in words": made({}, claims | {"exp": str(now + 3600)}),
        "an expiry with a point": made({}, claims | {"exp": now + 3600.5}),
        "another issuer": made({}, claims | {"iss": "somebody"}),
        "another audience": made({}, claims | {"aud": ["else"]}),
        "another holder": made({}, claims | {"sub": "eve"}),
        "another tenant": made({}, claims | {"tid": "others"}),
        "a key that was never made": made({}, claims | {"jti": "01978c00-0000-7000-8000-000000000000"}),
        "a body that was changed": ".".join([head, bare({}, claims | {"sub": "eve"}).split(".")[1], signature]),
        "a signature cut off": ".".join([head, body, ""]),
        "very long": shared.token + "A" * 9000,
        "one part": "A" * 40,
        "unicode": "é" * 3 + shared.token,
        "deep": base64.urlsafe_b64encode(b"[" * 3000).decode() + "..",
    }  # fmt: skip


def test_no_forged_key_opens_a_door(shared: Server) -> None:
    tokens = forged(shared)
    assert len(tokens) > 20
    with shared.client("") as client:
        for name, token in tokens.items():
            said = client.get("/api/v1/executions", headers=[(b"Authorization", f"Bearer {token}".encode())])
            assert (said.status_code, said.json()["detail"]) == (401, "a key is needed"), name
        for scheme in ("Basic", "Token", "Bearer-", ""):
            said = client.get("/api/v1/executions", headers={"Authorization": f"{scheme} {shared.token}"[:-9].strip()})
            assert said.status_code == 401
        assert client.get("/api/v1/executions", params={"token": shared.token}).status_code == 401


def test_a_key_that_is_revoked_counts_no_more_and_a_rotated_one_for_a_while(shared: Server) -> None:
    def keys(*words: str) -> Any:
        command = [sys.executable, "-m", "turbo_mode", "keys", *words, "--json"]
        done = subprocess.run(command, cwd=shared.folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
        return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else done.stderr

    made = keys("create", "bob", "--role", "viewer", "--expires", "1h")
    with shared.client(made["token"]) as client:
        assert client.get("/api/v1/executions").status_code == 200
        rotated = keys("rotate", made["id"], "--overlap", "1h")
        assert client.get("/api/v1/executions").status_code == 200
        with shared.client(rotated["token"]) as newer:
            assert newer.get("/api/v1/executions").status_code == 200
            assert keys("revoke", made["id"], "--reason", "lost")["status"] == "REVOKED"
            assert client.get("/api/v1/executions").status_code == 401
            assert newer.get("/api/v1/executions").status_code == 200
    assert "REVOKED already" in keys("revoke", made["id"])
    assert "no key" in keys("revoke", "nobody")
    assert "no role" in keys("create", "eve", "--role", "king")
    assert "may do nothing" in keys("create", "eve")


def test_keys_are_made_over_http_within_what_the_maker_has(shared: Server) -> None:
    with shared.client() as admin:
        made = admin.post("/api/v1/keys", json={"holder": "ci", "scopes": ["keys:manage", "executions:read"]})
        assert made.status_code == 201
        assert "token" not in json.dumps(admin.get("/api/v1/keys").json())
        with shared.client(made.json()["token"]) as maker:
            more = maker.post("/api/v1/keys", json={"holder": "eve", "roles": ["admin"]})
            assert (more.status_code, more.json()["code"]) == (403, "not_permitted")
            less = maker.post("/api/v1/keys", json={"holder": "watcher", "scopes": ["executions:read"], "days": 1})
            assert less.status_code == 201
            assert maker.delete(f"/api/v1/keys/{less.json()['id']}").json()["status"] == "REVOKED"


def test_the_public_key_verifies_a_token_and_the_private_one_is_nowhere(shared: Server) -> None:
    with shared.client("") as client:
        (key,) = client.get("/.well-known/jwks.json").json()["keys"]
    assert key.keys() & {"d"} == set()
    claims = jwt.decode(shared.token, OKPKey.import_key(key), algorithms=["Ed25519"]).claims
    assert claims["iss"] == "turbo-mode"
    store = b"".join(path.read_bytes() for path in (shared.folder / ".turbo-mode").glob("*.db*"))
    assert shared.token.encode() not in store
    assert shared.token.split(".")[2].encode() not in store


@pytest.mark.parametrize("body", [
    b"", b"{", b"[]", b"null", b"[" * 100_000, b'{"plan": ' * 5000, b'{"plan": NaN}', b'{"plan": {"turbo": 1e999}}',
    b'{"plan": "\xff"}', b'{"plan": 1}', b'{"plan": {}, "inputs": []}', b'{"plan": {}, "more": 1}',
    b'{"plan": "&a [*a, *a]"}', b'{"plan": ' + b"9" * 5000 + b"}", b'{"plan": "\\ud800"}',
])  # fmt: skip
def test_no_body_makes_it_stumble(shared: Server, body: bytes) -> None:
    with shared.client() as client:
        said = client.post("/api/v1/executions", content=body, headers={"Content-Type": "application/json"})
        assert said.status_code in (400, 422), said.text
        assert said.headers["content-type"] == "application/problem+json"
        assert "Traceback" not in said.text
        assert client.get("/livez").status_code == 200


def test_a_body_that_is_too_large_is_refused(shared: Server) -> None:
    with shared.client() as client:
        plan = HELLO | {"description": "x" * 2_000_000}
        assert client.post("/api/v1/executions", json={"plan": plan}).status_code == 413


def test_what_can_be_reached_from_outside_is_refused_without_tls(serve: Callable[..., Server], tmp_path: Path) -> None:
    words = [sys.executable, "-m", "turbo_mode", "serve", "--host", "0.0.0.0", "--port", "0"]
    done = subprocess.run(words, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, "in the clear" in done.stderr) == (2, True)
    assert not (tmp_path / ".turbo-mode").exists()


def test_a_program_inside_can_not_make_itself_a_key(shared: Server) -> None:
    """Its store, its socket and its signing key are out of sight; and who asks from inside is refused."""
    script = f"{sys.executable} -m turbo_mode keys create eve --role admin || true; cat .turbo-mode/signing.pem || true"
    plan = HELLO | {"phases": [{"id": "a", "tasks": [{"id": "t", "effect": "idempotent", "shell": script}]}]}
    with shared.client() as client:
        id = client.post("/api/v1/executions", json={"plan": plan}).json()["id"]
        from tests.server.conftest import ended

        assert ended(client, id)["status"] == "COMPLETED"
        said = "".join(
            json.loads(line)["text"] for line in client.get(f"/api/v1/executions/{id}/logs").text.splitlines()
        )
        assert "eyJ" not in said
        assert "PRIVATE KEY" not in said
        assert all(
            key["holder"] != "eve" or key["roles"] != ["admin"] for key in client.get("/api/v1/keys").json()["items"]
        )


@pytest.mark.deep
def test_a_first_key_is_made_only_where_it_can_be_told(serve: Callable[..., Server], tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        words = [sys.executable, "-m", "turbo_mode", "serve", "--port", str(taken.getsockname()[1])]
        done = subprocess.run(words, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (done.returncode, "can't be listened at" in done.stderr) == (2, True)
    with serve().client() as client:
        assert len(client.get("/api/v1/keys").json()["items"]) == 1
