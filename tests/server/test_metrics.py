"""What Prometheus reads: numbers that are right, names that are well-formed, and nobody else at the door."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from tests.server.conftest import ASKS, HELLO, Server, ended
from tests.waiting import until
from turbo_mode.server.metrics import Spread


def read(server: Server) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    said = httpx.get(f"{server.url}/metrics", trust_env=False)
    assert said.status_code == 200
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(said.text)
        for sample in family.samples
    }


def test_what_is_carried_out_and_how_the_server_is_asked_is_counted(shared: Server) -> None:
    before = read(shared)
    assert before["turbo_mode_ready", ()] == 1
    with shared.client() as admin, shared.client("wrong") as nobody:
        id = admin.post("/api/v1/executions", json={"plan": HELLO}).json()["id"]
        ended(admin, id)
        asked = admin.post("/api/v1/executions", json={"plan": ASKS}).json()["id"]
        assert nobody.get("/api/v1/executions").status_code == 401

        def seen() -> dict[Any, float]:
            return read(shared)

        done = ("turbo_mode_execution_duration_seconds_count", (("plan", "hello"), ("status", "COMPLETED")))
        until(lambda: seen().get(done) == 1)
        until(lambda: seen()["turbo_mode_escalations_total", ()] == 1)
        now = seen()
        assert now["turbo_mode_open_questions", ()] == before["turbo_mode_open_questions", ()] + 1
        assert now["turbo_mode_executions", (("status", "HELD"),)] >= 1
        assert now["turbo_mode_task_duration_seconds_count", (("status", "COMPLETED"),)] >= 2
        posts = (("code", "201"), ("method", "POST"), ("route", "/api/v1/executions"))
        assert now["turbo_mode_http_request_duration_seconds_count", posts] >= 2
        assert now["turbo_mode_http_requests_refused_total", (("code", "401"),)] >= 1
        assert now["turbo_mode_journal_entries_total", ()] > before["turbo_mode_journal_entries_total", ()]
        shown = [labels for name, labels in now if name == "turbo_mode_http_request_duration_seconds_count"]
        assert id not in str(shown)
        admin.post(f"/api/v1/executions/{asked}/cancel")


@pytest.mark.parametrize("header", [
    {"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"X-Forwarded-For": "127.0.0.1"},
    {"Forwarded": "for=127.0.0.1"}, {"Authorization": "Bearer wrong"}, {"Host": "127.0.0.1.evil.example:80"},
])  # fmt: skip
def test_only_a_program_of_this_machine_reads_without_a_key(shared: Server, header: dict[str, str]) -> None:
    assert httpx.get(f"{shared.url}/metrics", headers=header, trust_env=False).status_code == 401


@pytest.mark.deep
def test_a_key_needs_its_scope_and_a_proxy_is_not_this_machine(shared: Server, tmp_path: Any) -> None:
    with shared.client(shared.key("viewer")) as viewer:
        assert viewer.get("/metrics").status_code == 200
        assert viewer.get("/startupz").json() == {"status": "started"}
    server = Server(tmp_path, "--behind-proxy")
    try:
        assert httpx.get(f"{server.url}/metrics", trust_env=False).status_code == 401
    finally:
        server.kill()


@given(st.lists(st.floats(0, 100)))
def test_a_spread_counts_each_once_and_in_its_place(times: list[float]) -> None:
    spread = Spread((1.0, 10.0))
    for each in times:
        spread.add(each)
    assert dict(spread.buckets) == {
        "1.0": sum(each <= 1 for each in times), "10.0": sum(each <= 10 for each in times), "+Inf": len(times),
    }  # fmt: skip


def test_every_metric_stands_in_the_guide(shared: Server) -> None:
    text = httpx.get(f"{shared.url}/metrics", trust_env=False).text
    names = {line.split()[2] for line in text.splitlines() if line.startswith("# HELP ")}
    page = (Path(__file__).parents[2] / "docs" / "admin" / "server.md").read_text()
    assert {name for name in names if f"`{name}`" not in page} == set()
