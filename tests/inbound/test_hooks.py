"""Calls from outside: only signed ones count, each once, and none that was acknowledged is lost."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.inbound.conftest import Own, configuration, deploy, plan, started
from tests.waiting import until
from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules.inputs import Pause
from turbo_mode.errors import ConfigurationInvalid, NotFound, UsageError
from turbo_mode.inbound.hooks import Hooks, Unsigned
from turbo_mode.operations import schedules
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.security.signing import new_secret, sign

SECRET, _ = new_secret()
PUSH = {"webhook": "shop:order.paid", "when": "event.who != 'nobody'", "inputs": {"who": "${{ event.who }}"},
        "overlap": "allow"}  # fmt: skip


def hooks(runtime: Runtime, folder: Path) -> Hooks:
    said = {"hooks": [
        {"name": "shop", "secrets": [new_secret()[0], SECRET]},
        {"name": "github", "signature": "github", "secrets": ["it-is-a-secret"]},
    ]}  # fmt: skip
    (folder / "turbo-mode.json").write_text(json.dumps(said))
    return Hooks(runtime, configuration(folder))


def signed(id: str, body: bytes, at: float | None = None, key: str = SECRET) -> dict[str, str]:
    now = int(time.time() if at is None else at)
    return {"webhook-id": id, "webhook-timestamp": str(now), "webhook-signature": sign([key], id, now, body)}


def paid(who: Any = "ada", type: str = "order.paid") -> bytes:
    return json.dumps({"type": type, "who": who}).encode()


def test_a_signed_call_starts_a_plan_once(own: Own, tmp_path: Path) -> None:
    runtime = own()
    deploy(runtime, plan("ship", PUSH))
    runtime.schedules.fire()
    made = hooks(runtime, tmp_path)
    assert made.call("shop", signed("1", paid()), paid()) == ("order.paid", 1, False)
    assert made.call("shop", signed("1", paid()), paid()) == ("order.paid", 1, True)
    assert made.call("shop", signed("2", paid("bob")), paid("bob")).is_known is False
    assert made.call("shop", signed("3", paid("nobody")), paid("nobody")).is_known is False
    assert made.call("shop", signed("4", paid(type="other")), paid(type="other")) == ("other", 0, False)
    until(lambda: sorted(started(runtime, "ship")) == ["ada", "bob"])
    again = own()
    again.schedules.fire()
    assert hooks(again, tmp_path).call("shop", signed("1", paid()), paid()).is_known
    assert sorted(started(again, "ship")) == ["ada", "bob"]


def test_what_is_not_signed_or_no_call_is_refused(own: Own, tmp_path: Path) -> None:
    runtime = own()
    deploy(runtime, plan("ship", PUSH))
    runtime.schedules.fire()
    made, body = hooks(runtime, tmp_path), paid()
    refused = [
        {}, signed("1", body, key=new_secret()[0]), signed("1", body, at=time.time() - 301),
        signed("1", body, at=time.time() + 301), signed("1", paid("eve")), signed("2", body) | {"webhook-id": "1"},
        signed("1", body) | {"webhook-signature": "v1,\udcff v1a,x ,"}, signed("1", body) | {"webhook-timestamp": "²"},
    ]  # fmt: skip
    for headers in refused:
        with pytest.raises(Unsigned):
            made.call("shop", headers, body)
    for odd in (b"", b"[1]", b"\xff{}", b'{"a":' * 2000, b'{"who": NaN}'):
        with pytest.raises(UsageError):
            made.call("shop", signed("1", odd), odd)
    with pytest.raises(UsageError):
        made.call("shop", signed("x" * 300, body), body)
    with pytest.raises(NotFound):
        made.call("nobody", signed("1", body), body)
    assert started(runtime, "ship") == []


def test_what_a_call_says_breaks_nothing(own: Own, tmp_path: Path) -> None:
    runtime = own()
    deploy(runtime, plan("ship", PUSH))
    runtime.schedules.fire()
    made = hooks(runtime, tmp_path)
    odd: list[Any] = [None, 10**40, -(2**63), [], {"a": "\u0000"}, "${{ event }}", "\u0000", 1e308, "x" * 100_000]
    for number, who in enumerate(odd):
        made.call("shop", signed(f"odd-{number}", paid(who)), paid(who))
    made.call("shop", signed("good", paid("ada")), paid("ada"))
    until(lambda: "ada" in started(runtime, "ship"))
    assert runtime.schedules.waiting_for(webhook="shop:order.paid")


def test_a_call_that_was_taken_in_outlives_its_owner(own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The owner dies after the call is in the inbox, and before anything has come of it."""
    runtime = own()
    deploy(runtime, plan("ship", PUSH))
    runtime.schedules.fire()
    monkeypatch.setattr(runtime.schedules, "serve", lambda *_: None)
    hooks(runtime, tmp_path).call("shop", signed("1", paid()), paid())
    assert started(runtime, "ship") == []
    runtime = own()
    runtime.schedules.fire()
    until(lambda: started(runtime, "ship") == ["ada"])
    assert hooks(runtime, tmp_path).call("shop", signed("1", paid()), paid()).is_known


def test_github_is_known_by_what_it_has_signed(own: Own, tmp_path: Path) -> None:
    runtime = own()
    trigger = {"webhook": "github:push", "inputs": {"who": "${{ event.after }}"}, "overlap": "allow"}
    deploy(runtime, plan("ship", trigger))
    runtime.schedules.fire()
    made, body = hooks(runtime, tmp_path), b'{"after": "abc"}'
    mac = hmac.digest(b"it-is-a-secret", body, hashlib.sha256).hex()
    said = {"x-hub-signature-256": f"sha256={mac}", "x-github-event": "push", "x-github-delivery": "1"}
    assert made.call("github", said, body) == ("push", 1, False)
    assert made.call("github", said | {"x-github-delivery": "2"}, body).is_known
    for wrong in ("", mac, f"sha1={mac}", f"sha256={mac[:-1]}"):
        with pytest.raises(Unsigned):
            made.call("github", said | {"x-hub-signature-256": wrong}, body)
    until(lambda: started(runtime, "ship") == ["abc"])


def test_calls_in_a_pause_are_skipped(own: Own, tmp_path: Path) -> None:
    runtime = own()
    deploy(runtime, plan("ship", PUSH))
    runtime.schedules.fire()
    runtime.schedules.change("ship", Pause("ada", "stock-taking"))
    hooks(runtime, tmp_path).call("shop", signed("1", paid()), paid())
    _, told, _ = schedules.show(runtime.directory, "ship", 1)
    (skipped,) = [each.entry for each in told]
    assert isinstance(skipped, e.MomentsSkipped)
    assert (skipped.why, skipped.of) == ("paused", "1")


@pytest.mark.parametrize(
    "hook", [{"name": "a"}, {"name": "a", "secrets": []}, {"name": "A b", "secrets": ["x"]},
             {"name": "a", "secrets": ["x"], "signature": "md5"}],
)  # fmt: skip
def test_a_hook_without_a_signature_is_no_hook(tmp_path: Path, hook: dict[str, Any]) -> None:
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"hooks": [hook]}))
    with pytest.raises(ConfigurationInvalid):
        configuration(tmp_path)
