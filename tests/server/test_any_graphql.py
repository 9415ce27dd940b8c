"""Requests made up from the schema: whatever may be asked is answered, and never by a fault of ours."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes

from tests.server.conftest import Server

pytestmark = pytest.mark.deep

schemathesis.graphql.scalar("DateTime", st.sampled_from(["2026-11-26T08:00:00Z", "yesterday", ""]).map(nodes.String))
schemathesis.graphql.scalar("JSON", st.sampled_from(["", "{}", "turbo: 1"]).map(nodes.String) | st.just(nodes.Null))


def test_whatever_is_asked_is_no_fault_of_ours(shared: Server) -> None:
    headers = {"Authorization": f"Bearer {shared.token}"}
    schema = schemathesis.graphql.from_url(f"{shared.url}/graphql", headers=headers, timeout=120)
    seen = set()
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        seen.add(operation.label)

        @settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            said = case.call(headers=headers, timeout=120)
            assert said.status_code in (200, 400), said.text
            told = said.json()
            codes = {each["extensions"]["code"] for each in told.get("errors", ())}
            assert "runtime_fault" not in codes, json.dumps([case.body, told])
            if not codes:
                case.validate_response(said)

        ask()
    assert {"Query.executions", "Mutation.startExecution"} <= seen
    assert len(seen) > 30
