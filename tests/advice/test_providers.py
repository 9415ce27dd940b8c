"""Models behind a provider's real wire format: what they are sent, and what becomes of good and bad answers."""

from __future__ import annotations

import gzip
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.advice.provider import Answer, Provider, Said, opinion
from tests.deep import deep
from turbo_mode.core.decisions.opinions import schema
from turbo_mode.core.machine.outcomes import Done, NotDone, Observation, Unknown
from turbo_mode.tasks.adviser import Asking
from turbo_mode.tasks.asking import LARGEST, credentials

GOOD = opinion({"go": 0.9, "stop": 0.2})
OPENAI, ANTHROPIC = "openai-chat:gpt-5-mini", "anthropic:claude-haiku-4-5"


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def request(model: str = OPENAI, **changed: Any) -> dict[str, Any]:
    return {
        "kind": "advise", "model": model, "timeoutMs": 20_000, "maxTokens": 300, "instructions": "Advise.",
        "prompt": "<data>{}</data>", "output": schema(["go", "stop"], ["errors"]), "budgets": {}, "turn": 0,
        "mostTokens": 2000, **changed,
    }  # fmt: skip


def ask(known: pytest.MonkeyPatch, provider: Provider, **changed: Any) -> Observation:
    for name, value in provider.environment.items():
        known.setenv(name, value)
    return Asking(request(**changed), ".").carry_out()


@pytest.mark.parametrize("model", [OPENAI, *deep([ANTHROPIC])])
def test_a_model_is_asked_once_in_the_form_that_its_provider_speaks(known: pytest.MonkeyPatch, model: str) -> None:
    with Provider(GOOD) as provider:
        seen = ask(known, provider, model=model)
    assert isinstance(seen, Done)
    assert seen.result["output"] == GOOD
    assert seen.result["usage"]["tokens"] == 960
    assert 0 < seen.result["usage"]["cost"] < 0.01
    assert 0 <= seen.result["ms"] < 20_000
    (sent,) = provider.requests
    assert provider.prompt() == "<data>{}</data>"
    assert sent["tool_choice"] in ("required", {"type": "any"})
    assert sent.get("max_tokens", sent.get("max_completion_tokens")) == 300
    (tool,) = sent["tools"]
    form = tool.get("function", tool)
    assert form["name"] == "advise"
    chances = (form.get("parameters") or form["input_schema"])["properties"]["chances"]
    assert sorted(chances["properties"]) == ["go", "stop"]


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (Said(text="I'm sorry, I can't help with that."), Done, "no JSON"),
        (Said(text=""), Done, "no answer"),
        (Said(arguments='{"chances": {"go": NaN}}'), Done, "no JSON"),
        (Said(status=429, body=b'{"error": {"message": "slow down"}}'), NotDone, "HTTP 429"),
        (Said(status=401, body=b'{"error": {"message": "bad key sk-very-secret-key"}}'), NotDone, "HTTP 401"),
        (Said(status=500, body=b"oops"), Unknown, "HTTP 500"),
        (Said(body=b"<html>"), Unknown, "can be read"),
        (Said(body=b"[" * 100_000), Unknown, "can be read"),
        (Said(body=b"{}"), Unknown, "can be read"),
        (Said(hangs_up=True), Unknown, "can be read"),
        (Said(body=b'{"a": "' + b"x" * 10_000_000 + b'"}'), Unknown, "1024 KiB"),
        (Said(body=gzip.compress(b" " * 2 * LARGEST), headers=(("Content-Encoding", "gzip"),)), Unknown, "1024 KiB"),
        (Said(status=302, headers=(("Location", "http://127.0.0.1:1/"),)), Unknown, "302"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_what_is_no_opinion_is_told_as_what_it_is(
    known: pytest.MonkeyPatch, answer: Answer, kind: type, said: str
) -> None:
    with Provider(answer, GOOD) as provider:
        seen = ask(known, provider)
    assert type(seen) is kind
    message = seen.result["problem"]["message"] if isinstance(seen, Done) else seen.failure.message
    assert said in message
    assert len(message) < 400
    assert "secret" not in message
    assert len(provider.requests) == 1, "it was asked again"


def test_a_slow_model_is_not_waited_for(known: pytest.MonkeyPatch) -> None:
    with Provider(Said(after=5)) as provider:
        began = time.monotonic()
        seen = ask(known, provider, timeoutMs=150)
        assert time.monotonic() - began < 4
    assert isinstance(seen, Unknown)
    assert (seen.failure.code, seen.failure.message) == ("timeout", "it has not answered within 0.15 s")


def test_whoever_asks_can_be_stopped(known: pytest.MonkeyPatch) -> None:
    with Provider(Said(after=5)) as provider:
        for name, value in provider.environment.items():
            known.setenv(name, value)
        asking = Asking(request(), ".")
        threading.Timer(0.3, asking.cancel).start()
        seen = asking.carry_out()
    assert isinstance(seen, Unknown)
    assert seen.failure.code == "cancelled"


def test_what_could_cost_more_than_is_left_is_not_asked(known: pytest.MonkeyPatch) -> None:
    with Provider(GOOD) as provider:
        dear = ask(known, provider, budgets={"cost": 0.0001})
        unknown = ask(known, provider, model="openai-chat:nobody-knows", budgets={"cost": 9.0})
        assert provider.requests == []
        assert isinstance(ask(known, provider, budgets={"cost": 9.0}), Done)
    assert isinstance(dear, NotDone)
    assert "0.0001 are left" in dear.failure.message
    assert isinstance(unknown, NotDone)
    assert "price isn't known" in unknown.failure.message


def test_what_can_not_be_asked_says_why(known: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def why(model: str) -> str:
        seen = Asking(request(model), str(tmp_path)).carry_out()
        assert isinstance(seen, NotDone)
        return seen.failure.message

    known.delenv("OPENAI_API_KEY", raising=False)
    known.delenv("OPENAI_BASE_URL", raising=False)
    assert "Unknown model" in why("nonsense")
    assert "OPENAI_API_KEY" in why(OPENAI)
    with known.context() as without:
        without.setitem(sys.modules, "turbo_mode.tasks.providers", None)
        without.delattr("turbo_mode.tasks.providers", raising=False)
        assert "pip install 'turbo-mode[models]'" in why(OPENAI)
    assert "can't be read" in why("scripted:none.json")
    assert "folder of the plan" in why("scripted:../other.json")
    known.setenv("OPENAI_API_KEY", "sk-any-key")
    known.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert why(OPENAI) == "its provider can't be reached"


def test_keys_are_known_as_what_nobody_may_see() -> None:
    there = {"OPENAI_API_KEY": "sk-123456", "HF_TOKEN": "abc", "PATH": "/bin/and/more"}
    assert credentials(there) == ("sk-123456",)
