"""Which executions are traces: as ``OTEL_TRACES_SAMPLER`` says, once and for all that belongs to them."""

from __future__ import annotations

import logging
import uuid
from pathlib import Path
from typing import Any

import pytest

from tests.delivery.collector import Collector
from tests.delivery.test_tracing import PLAN, UNDER, collector, write
from turbo_mode import Plan, TurboMode
from turbo_mode.core.ids import is_sampled, timed, trace_of
from turbo_mode.delivery.sampling import sampler_of

__all__ = ["collector"]
NOT = UNDER.removesuffix("01") + "00"
TOLD: dict[str, Any] = {
    "turbo": 1, "name": "told", "outputs": {"it": "tasks.b.outputs.it"},
    "phases": [{"id": "a", "effect": "idempotent", "tasks": [
        {"id": "b", "shell": "printf %s $TRACEPARENT", "outputs": {"it": "result.stdout"}}]}],
}  # fmt: skip


def sampler(name: str, argument: str = "") -> Any:
    return sampler_of({"OTEL_TRACES_SAMPLER": name, "OTEL_TRACES_SAMPLER_ARG": argument})


@pytest.mark.parametrize(("name", "root", "under_sampled", "under_not"), [
    ("always_on", True, True, True), ("always_off", False, False, False), ("traceidratio", True, True, True),
    ("parentbased_always_on", True, True, False), ("parentbased_always_off", False, True, False),
    ("parentbased_traceidratio", True, True, False), ("", True, True, False),
])  # fmt: skip
def test_each_does_as_the_standard_says(name: str, root: bool, under_sampled: bool, under_not: bool) -> None:
    sample = sampler(name)
    id = timed(1, uuid.uuid4().bytes[:10])
    assert [is_sampled(sample(id, under)) for under in ("", f"{UNDER} a=b", NOT)] == [root, under_sampled, under_not]
    for under in ("", f"{UNDER} a=b", NOT):
        assert trace_of(id, sample(id, under)) == trace_of(id, under), "it stays in its trace"
        assert sample(id, sample(id, under)) == sample(id, under)
    assert sample(id, f"{UNDER} a=b").endswith(" a=b")


@pytest.mark.parametrize("ratio", [0, 0.1, 0.5, 0.9, 1])
def test_a_part_is_that_part(ratio: float) -> None:
    """Of ids as executions have them, which begin with the time; and the more the ratio, the more of the same."""
    ids = [timed(number, uuid.uuid5(uuid.NAMESPACE_URL, str(number)).bytes[:10]) for number in range(4000)]
    sample, more = sampler("traceidratio", str(ratio)), sampler("traceidratio", str(min(1, ratio + 0.1)))
    taken = {id for id in ids if is_sampled(sample(id, ""))}
    assert abs(len(taken) / len(ids) - ratio) < 0.03
    assert taken <= {id for id in ids if is_sampled(more(id, ""))}


@pytest.mark.parametrize(("name", "argument"), [("jaeger_remote", ""), ("traceidratio", "many"), ("traceidratio", "2"),
                                                ("traceidratio", "nan")])  # fmt: skip
def test_what_is_no_sampler_is_told_and_left_out(name: str, argument: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        sample = sampler(name, argument)
    assert (argument or name) in caplog.text
    assert is_sampled(sample("x", ""))


def test_nothing_of_one_that_is_not_sampled_is_sent_and_whoever_is_below_is_told(
    tmp_path: Path, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_TRACES_SAMPLER", "always_off")
    write(tmp_path, PLAN, traces={"endpoint": f"{collector.url}/v1/traces"})
    with TurboMode(tmp_path) as turbo:
        assert turbo.run(Plan.load(tmp_path / "plan.json")).status == "COMPLETED"
        told = turbo.run(_plan(tmp_path))
        assert told.outputs["it"].endswith("-00"), told
    assert not collector.spans
    monkeypatch.setenv("OTEL_TRACES_SAMPLER", "always_on")
    with TurboMode(tmp_path) as turbo:
        assert turbo.run(_plan(tmp_path)).outputs["it"].endswith("-01")
    assert {span.name for span in collector.spans.values()} == {"RUN told", "phase a", "RUN b"}


def _plan(folder: Path) -> Plan:
    write(folder, TOLD)
    return Plan.load(folder / "plan.json")
