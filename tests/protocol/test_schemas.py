"""Every event that goes out is what its schema says, and the document about all of them is fresh."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.deep import deep
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.anomalies import Anomaly
from turbo_mode.core.progress.told import anomaly_told
from turbo_mode.core.protocol import catalog
from turbo_mode.core.schemas.events import public_names, schema_of
from turbo_mode.delivery.unfolding import events_behind
from turbo_mode.store.queries import Reader, newest_position
from turbo_mode.testing.faults import draw_case
from turbo_mode.testing.lives import live


@cache
def validator(event: str) -> Any:
    schema = schema_of(event)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


def check(event: Mapping[str, Any]) -> None:
    """It fits, and has no key that its schema keeps silent about, unless what stands in it is up to its author."""
    validator(event["event"]).validate(event)
    data = validator(event["event"]).schema["properties"]["data"]
    known = [set(way["properties"]) for way in data.get("anyOf", [data])]
    if "version" not in event["data"]:
        assert any(set(event["data"]) <= keys for keys in known), (event["event"], set(event["data"]))


@pytest.mark.parametrize("first", [0, *deep([5_000])])
def test_whatever_happens_to_an_execution_fits_its_schema(first: int) -> None:
    seen = set()
    for seed in range(first, first + 60):
        lived = live(draw_case(seed))
        state = Execution(lived.blueprint)
        for seq, body in enumerate(lived.disk, 1):
            entry = e.decode(body)
            apply(state, entry)
            for event in (catalog.public_event(seq, entry, state), catalog.progress_event(state, 1_800_000_000_000)):
                if event is not None and (event.event != catalog.PROGRESS or seq % 20 == 0):
                    seen.add(event.event)
                    check(json.loads(event.to_json()))
    assert len(seen) > 40


PLAN = """
turbo: 1
name: told
concurrency: {group: one}
labels: {team: shop}
phases:
  - id: make
    tasks:
      - {id: one, foreach: "[1, 2]", as: n, shell: 'echo "$N"', env: {N: "${{ n }}"}}
      - {id: two, notify: {to: [console], message: half way}}
    gate:
      evidence: {all: {check: phases.make.failed == 0}}
      options: {on: {then: continue}, off: {then: fail}}
"""


def test_what_a_store_tells_fits_too(tmp_path: Path) -> None:
    """Documents, messages, plans and decisions by hand among them."""
    with TurboMode(tmp_path) as turbo:
        turbo.run(
            Plan.parse(PLAN.replace("concurrency: {group: one}\n", "").replace("phases.make.failed == 0", "true"))
        )
        made, _ = turbo._runtime.resources.create("documentation", {"content": "# It", "metadata": {}}, type="RUNBOOK")
        turbo._runtime.resources.write("documentation", made.id, {"content": "# That"})
        turbo._runtime.resources.delete("documentation", made.id)
        turbo._runtime.resources.create("communication", {"content": "Hello"}, change="sent")
        turbo._runtime.resources.create("progress", {"percentage": 50})
    with Reader.open(tmp_path / ".turbo-mode") as reader:
        told = [json.loads(each.envelope.to_json()) for each in events_behind(reader, 0, newest_position(reader), 9999)]
    for event in told:
        check(event)
    names = {event["event"] for event in told}
    assert {"execution:started", "documentation:deleted", "communication:sent", "progress:updated"} <= names


def test_what_is_odd_fits() -> None:
    check(json.loads(anomaly_told("e", Anomaly("slow", "build", "HIGH", "takes long", 1.5, 3.2)).to_json()))


def test_every_event_has_a_schema_and_none_fits_another() -> None:
    for name in public_names():
        jsonschema.Draft7Validator.check_schema(schema_of(name))
        with pytest.raises(jsonschema.ValidationError):
            validator(name).validate(
                {"event": "task:other", "id": "1", "timestamp": "2026-01-01T00:00:00Z", "data": {}}
            )
    with pytest.raises(KeyError):
        schema_of("task:nonsense")
