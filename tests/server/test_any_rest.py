"""Requests made up from the OpenAPI document: whatever may be asked is answered as it is written there."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)

from tests.server.conftest import Server

pytestmark = pytest.mark.deep

CHECKS = [not_a_server_error, content_type_conformance, response_headers_conformance, response_schema_conformance]


def test_whatever_is_asked_is_no_fault_of_ours(shared: Server) -> None:
    headers = {"Authorization": f"Bearer {shared.token}"}
    schema: Any = schemathesis.openapi.from_url(f"{shared.url}/api/v1/docs/openapi.json", headers=headers, timeout=120)
    seen = set()
    for found in schema.get_all_operations():
        operation: Any = found.ok()
        seen.add(operation.label)

        @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            said = case.call(headers=headers, timeout=120)
            case.validate_response(said, checks=CHECKS)

        ask()
    assert {"GET /api/v1/executions", "POST /api/v1/executions"} <= {name.rstrip("/") for name in seen}
    assert len(seen) > 40
