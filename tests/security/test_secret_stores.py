"""Stores of secrets: a keyring, and Vault and Google's Secret Manager as small servers speak them; and what is missing.

AWS has its stand-in, ministack, in ``tests/services``.
"""

from __future__ import annotations

import base64
import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from turbo_mode import Plan, TurboMode
from turbo_mode.security.secret_stores import GOOGLE, STORES
from turbo_mode.security.secrets import SecretError, SecretRef, SecretResolver

pytestmark = pytest.mark.deep

VALUE = "hunter2-hunter2"


def resolve(source: str, name: str) -> str:
    resolver = SecretResolver({"token": SecretRef(source, name)}, folder=".")
    value = resolver.resolve("token").reveal()
    assert resolver.known == (value,)
    return value


def refusal(source: str, name: str) -> str:
    with pytest.raises(SecretError) as caught:
        resolve(source, name)
    said = f"{caught.value.message} | {caught.value.hint}"
    assert VALUE not in said
    assert f"secret `token` ({source} {name})" in said
    return said


# a keyring


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    import keyring
    from keyrings.alt.file import PlaintextKeyring

    before, kept = keyring.get_keyring(), PlaintextKeyring()
    kept.file_path = str(tmp_path / "keyring")
    keyring.set_keyring(kept)
    yield keyring
    keyring.set_keyring(before)


def test_from_the_keyring_of_the_user(keyring: Any) -> None:
    keyring.set_password("turbo-mode", "deploy", VALUE)
    keyring.set_password("shop/eu", "deploy", VALUE + "-eu")
    assert resolve("keyring", "deploy") == VALUE
    assert resolve("keyring", "shop/eu/deploy") == VALUE + "-eu"
    assert "is not in the keyring | keyring set turbo-mode other" in refusal("keyring", "other")


def test_a_task_has_it_and_the_record_does_not(keyring: Any, tmp_path: Path) -> None:
    keyring.set_password("turbo-mode", "deploy", VALUE)
    (tmp_path / "plan.yaml").write_text(
        "turbo: 1\nname: quiet\nsecrets: {token: {source: keyring, name: deploy}}\n"
        "phases: [{id: a, tasks: [{id: b, shell: 'echo $T ${#T}', env: {T: '${{ secrets.token }}'},"
        " effect: idempotent, outputs: {said: result.stdout.trim()}}]}]\noutputs: {said: tasks.b.outputs.said}\n"
    )
    with TurboMode(tmp_path) as turbo:
        assert turbo.run(Plan.load(tmp_path / "plan.yaml")).outputs == {"said": f"*** {len(VALUE)}"}
    for path in (tmp_path / ".turbo-mode").rglob("*"):
        assert not path.is_file() or VALUE.encode() not in path.read_bytes(), path


def test_without_a_keyring_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    try:
        assert "can't be read: No recommended backend" in refusal("keyring", "deploy")
    finally:
        keyring.set_keyring(before)


# Google


LOGIN = json.dumps({"user": "ada", "password": VALUE})
KEPT: dict[str, str | bytes] = {"deploy": VALUE, "login": LOGIN, "binary": b"\xff\xfe\xfd"}


class _Answering(BaseHTTPRequestHandler):
    def _say(self, status: int, body: dict[str, Any]) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Google(_Answering):
    """Secret Manager by REST, and the door at which a service account gets its token."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say(200, {"access_token": "a-token", "expires_in": 3600, "token_type": "Bearer"})

    def do_GET(self) -> None:
        if self.headers["Authorization"] != "Bearer a-token":
            self._say(401, {"error": {"code": 401}})
            return
        project, _, rest = self.path.removeprefix("/v1/projects/").partition("/secrets/")
        name, _, version = rest.partition("/versions/")
        if project != "shop" or name not in KEPT or version != "latest:access":
            self._say(404, {"error": {"code": 404, "message": VALUE}})
            return
        kept = KEPT[name]
        data = base64.b64encode(kept if isinstance(kept, bytes) else kept.encode()).decode()
        self._say(200, {"name": self.path, "payload": {"data": data, "dataCrc32c": "0"}})


@pytest.fixture
def google(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Google)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    here = f"http://127.0.0.1:{server.server_address[1]}"
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    account = {
        "type": "service_account", "project_id": "shop", "private_key_id": "1", "client_email": "a@shop.example",
        "token_uri": f"{here}/token",
        "private_key": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
    }  # fmt: skip
    (tmp_path / "account.json").write_text(json.dumps(account))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "GOOGLE_CLOUD_PROJECT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "account.json"))
    monkeypatch.setenv(GOOGLE, f"{here}/")
    yield
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("google")
def test_from_the_secret_manager_of_google(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolve("gcp", "deploy") == VALUE
    assert resolve("gcp", "projects/shop/secrets/deploy") == VALUE
    assert resolve("gcp", "login#password") == VALUE
    assert "HTTP 404" in refusal("gcp", "projects/shop/secrets/deploy/versions/7")
    assert "is refused by Google: HTTP 404" in refusal("gcp", "other")
    assert "has no field `none` | write one of them behind it: #user, #password" in refusal("gcp", "login#none")
    assert "it is no JSON" in refusal("gcp", "deploy#password")
    assert "is no text" in refusal("gcp", "binary")
    monkeypatch.setenv(GOOGLE, "http://127.0.0.1:9")
    assert "can't be read" in refusal("gcp", "deploy")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", "/nowhere.json")
    assert "GOOGLE_APPLICATION_CREDENTIALS" in refusal("gcp", "deploy")


# Vault

IN_VAULT = {
    "secret/data/shop/deploy": {"token": VALUE},
    "secret/data/shop/login": {"user": "ada-ada", "password": VALUE, "port": 5432},
}


class _Vault(_Answering):
    """Its KV engine, version 2, mounted at ``secret``; one token may read what is under ``shop``."""

    def do_GET(self) -> None:
        path = self.path.removeprefix("/v1/").partition("?")[0]
        if self.headers["X-Vault-Token"] != "a-token" or not path.startswith("secret/data/shop/"):
            self._say(403, {"errors": ["1 error occurred: permission denied " + VALUE]})
        elif path == "secret/data/shop/gone":
            deleted = {"deletion_time": "2026-11-22T14:05:12Z", "version": 1}
            self._say(404, {"data": {"data": None, "metadata": deleted}})
        elif path == "secret/data/shop/moved":
            self.send_response(307)
            self.send_header("Location", "http://127.0.0.1:9/v1/secret/data/shop/deploy")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif path not in IN_VAULT:
            self._say(404, {"errors": []})
        else:
            self._say(200, {"data": {"data": IN_VAULT[path], "metadata": {"version": 1, "deletion_time": ""}}})


@pytest.fixture
def vault(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Vault)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "VAULT_NAMESPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAULT_ADDR", f"http://127.0.0.1:{server.server_address[1]}")
    monkeypatch.setenv("VAULT_TOKEN", "a-token")
    yield
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("vault")
def test_from_vault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolve("vault", "secret/shop/deploy") == VALUE
    assert resolve("vault", "secret/shop/login#password") == VALUE
    several = "has several fields | write one of them behind it: #user, #password, #port"
    assert several in refusal("vault", "secret/shop/login")
    assert "has no field `none`" in refusal("vault", "secret/shop/login#none")
    assert "is no text in `port`" in refusal("vault", "secret/shop/login#port")
    assert "is not in Vault" in refusal("vault", "secret/shop/other")
    assert "is not in Vault" in refusal("vault", "secret/shop/gone")
    assert "is refused by Vault" in refusal("vault", "secret/other")
    assert "can't be read" in refusal("vault", "secret/shop/moved"), "the token goes nowhere else"
    monkeypatch.setenv("VAULT_TOKEN", "nonsense")
    assert "its token (VAULT_TOKEN) may not read this, or has expired" in refusal("vault", "secret/shop/deploy")


# what is missing


@pytest.mark.parametrize(("source", "module"), [
    ("keyring", "keyring"), ("vault", "hvac"), ("aws", "botocore.config"), ("gcp", "google.auth"),
])  # fmt: skip
def test_without_its_extra_a_store_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, source: str, module: str
) -> None:
    assert source in STORES
    monkeypatch.setitem(sys.modules, module, None)
    assert f"pip install 'turbo-mode[{source}]'" in refusal(source, "a/b")


def test_a_server_that_is_not_there_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULT_ADDR", "http://127.0.0.1:9")
    monkeypatch.setenv("VAULT_TOKEN", VALUE)
    assert "is VAULT_ADDR right?" in refusal("vault", "secret/shop")
    assert "write it as `MOUNT/PATH#FIELD`" in refusal("vault", "shop")
    for name, value in {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": VALUE, "AWS_DEFAULT_REGION": "",
                        "AWS_CONFIG_FILE": "/nowhere", "AWS_ENDPOINT_URL": "http://127.0.0.1:9"}.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    assert "set region and credentials" in refusal("aws", "shop")
