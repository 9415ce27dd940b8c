"""Secrets are resolved late, from places that only we can read, and show themselves to nobody."""

from __future__ import annotations

import copy
import os
import pickle
from pathlib import Path
from typing import Any

import msgspec
import pytest

from turbo_mode.security.secrets import Secret, SecretError, SecretRef, SecretResolver, reveal, reveal_request

VALUE = "hunter2-hunter2"


def resolver(folder: Path, source: str, name: str, **environ: str) -> SecretResolver:
    return SecretResolver({"token": SecretRef(source, name)}, folder=folder, environ=environ)


def secret_file(folder: Path, content: bytes = VALUE.encode() + b"\n", mode: int = 0o600) -> Path:
    path = folder / "token"
    path.write_bytes(content)
    path.chmod(mode)
    return path


def refusal(from_: SecretResolver) -> SecretError:
    with pytest.raises(SecretError) as caught:
        from_.resolve("token")
    assert "token" in caught.value.message
    assert caught.value.hint
    assert VALUE not in caught.value.message + caught.value.hint
    return caught.value


def test_from_the_environment(tmp_path: Path) -> None:
    found = resolver(tmp_path, "env", "DEPLOY_TOKEN", DEPLOY_TOKEN=VALUE)
    assert found.resolve("token").reveal() == VALUE
    assert found.known == (VALUE,)
    assert "DEPLOY_TOKEN" in refusal(resolver(tmp_path, "env", "DEPLOY_TOKEN")).message


def test_from_a_file_beside_the_plan_without_its_last_line_break(tmp_path: Path) -> None:
    secret_file(tmp_path)
    assert resolver(tmp_path, "file", "token").resolve("token").reveal() == VALUE
    secret_file(tmp_path, b"line one\nline two\r\n")
    assert resolver(tmp_path, "file", str(tmp_path / "token")).resolve("token").reveal() == "line one\nline two"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_a_file_that_others_may_touch_is_refused(tmp_path: Path, mode: int) -> None:
    secret_file(tmp_path, mode=mode)
    assert "chmod 600" in (refusal(resolver(tmp_path, "file", "token")).hint or "")


def test_what_is_not_a_plain_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(secret_file(tmp_path))
    assert "symbolic link" in refusal(resolver(tmp_path, "file", "link")).message
    os.mkfifo(tmp_path / "pipe", 0o600)
    assert "regular" in refusal(resolver(tmp_path, "file", "pipe")).message  # and doesn't hang
    (tmp_path / "folder").mkdir(0o700)
    assert "regular" in refusal(resolver(tmp_path, "file", "folder")).message
    assert "no such file" in refusal(resolver(tmp_path, "file", "missing")).message
    assert "not a path" in refusal(resolver(tmp_path, "file", "nul\0")).message


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_somebody_else_is_refused(tmp_path: Path) -> None:
    os.chown(secret_file(tmp_path), 12345, 12345)
    assert "somebody else" in refusal(resolver(tmp_path, "file", "token")).message


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"short", "shorter"), (b"\n", "shorter"), (b"x" * 65537, "larger"), (b"\xff" * 9, "UTF-8"), (b"nul\0nul", "NUL")],
)
def test_values_that_cannot_be_masked_or_passed_on(tmp_path: Path, content: bytes, says: str) -> None:
    secret_file(tmp_path, content)
    found = resolver(tmp_path, "file", "token")
    assert says in refusal(found).message
    assert found.known == ()


def test_only_what_the_plan_declares_and_only_known_sources(tmp_path: Path) -> None:
    found = resolver(tmp_path, "elsewhere", "token", OTHER=VALUE)
    assert "unknown source" in refusal(found).message
    with pytest.raises(SecretError, match="`OTHER` is not declared"):
        found.resolve("OTHER")


def test_a_rotated_secret_is_seen_and_the_old_value_stays_masked(tmp_path: Path) -> None:
    secret_file(tmp_path)
    found = resolver(tmp_path, "file", "token")
    found.resolve("token")
    secret_file(tmp_path, b"rotated-value")
    assert found.resolve("token").reveal() == "rotated-value"
    found.remember("unsealed output")
    assert found.known == (VALUE, "rotated-value", "unsealed output")


def test_a_secret_shows_itself_to_nobody() -> None:
    secret = Secret(VALUE)
    assert {str(secret), repr(secret), f"{secret}", f"{secret:>40}", "%s" % secret} == {"***"}  # noqa: UP031
    for leak in (pickle.dumps, copy.copy, copy.deepcopy, msgspec.json.encode, msgspec.to_builtins):
        with pytest.raises(TypeError):
            leak(secret)
    assert not hasattr(secret, "__dict__")


def test_reveal_turns_rendered_texts_into_plain_ones_at_any_depth(tmp_path: Path) -> None:
    found = resolver(tmp_path, "env", "T", T=VALUE)
    bearer: dict[str, Any] = {"$secret": ["Bearer ", {"ref": "token"}, "/", {"sealed": "c2VhbGVk"}]}
    value = {"headers": {"A": bearer, "B": [bearer, 1, None]}, "plain": "text", "seal": {"$sealed": "c2VhbGVk"}}
    revealed = reveal(value, found.resolve, unseal=lambda sealed: f"opened {sealed}")
    plain = f"Bearer {VALUE}/opened c2VhbGVk"
    expected = {"headers": {"A": plain, "B": [plain, 1, None]}, "plain": "text", "seal": "opened c2VhbGVk"}
    assert revealed == expected
    assert value["headers"] == {"A": bearer, "B": [bearer, 1, None]}  # the request itself stays free of secrets


def test_sealed_or_damaged_parts_are_errors_not_text(tmp_path: Path) -> None:
    found = resolver(tmp_path, "env", "T", T=VALUE)
    with pytest.raises(SecretError, match="sealed"):
        reveal({"$sealed": "x"}, found.resolve)
    with pytest.raises(SecretError, match="damaged"):
        reveal({"$secret": [{"what": "token"}]}, found.resolve)


def test_a_marker_in_the_data_of_a_request_stays_data(tmp_path: Path) -> None:
    """A server answers with our own marker; the next task sends that answer on. The token must not travel with it."""
    forged = {"$secret": [{"ref": "token"}]}
    request = {"url": "http://x/", "json": {"echo": forged}, "headers": {"Authorization": forged}, "auth": forged}
    revealed = reveal_request(request, resolver(tmp_path, "env", "T", T=VALUE).resolve)
    assert revealed["json"] == {"echo": forged}
    assert revealed["headers"] == {"Authorization": VALUE}
    assert revealed["auth"] == VALUE
