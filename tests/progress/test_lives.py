"""Laws over simulated lives of executions, with crashes, retries, repeats, forks, undoing and everything else."""

from __future__ import annotations

import json

import pytest

from tests.deep import deep
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.expected import Expected
from turbo_mode.core.progress.moves import Look, cause, look, move
from turbo_mode.core.progress.percentage import Gauge, Weights
from turbo_mode.core.progress.plan_work import PlanWork, keys_of, run_of
from turbo_mode.core.progress.records import Recorder
from turbo_mode.core.progress.report import progress_of
from turbo_mode.core.progress.schedule import schedule
from turbo_mode.core.progress.tracker import Tracker
from turbo_mode.testing.faults import draw_case
from turbo_mode.testing.lives import live


@pytest.mark.parametrize("first", [0, *deep(range(1_000, 9_000, 1_000))])
def test_progress_of_whatever_happens(first: int) -> None:
    for seed in range(first, first + 15):
        lived = live(draw_case(seed))
        state, expected = Execution(lived.blueprint), Expected(lived.blueprint)
        gauge, recorder, tracker = Gauge(Weights(lived.blueprint, expected)), Recorder(), Tracker()
        last, grew = 0.0, ()  # type: float, tuple[str, ...]
        for body in lived.disk:
            entry = e.decode(body)
            apply(state, entry)
            recorder.see(entry, state)
            tracker.see(entry, state)
            found = gauge.read(state, entry.at)
            assert 0 <= found.percentage <= 100
            assert found.percentage >= last or found.grew != grew
            last, grew = found.percentage, found.grew
            _moment_holds_together(state, entry.at)
            assert look(state, expected, 1, entry.at).at == entry.at
        if state.status == "COMPLETED":
            assert last == 100
        record = recorder.record(state)
        run = run_of(lived.blueprint, record)
        assert len(run.seconds) == len(run.work)
        again = PlanWork(lived.blueprint, keys_of([record])).work
        assert len(schedule(again, [1.0] * len(again), 2).ends) == len(again)
        told = progress_of(state, recorder.timeline, gauge, None, tracker.anomalies, state.ended_at)
        assert json.dumps(told.to_json())


def _moment_holds_together(state: Execution, now: int) -> None:
    """All pieces of what is left can still be carried out, each once."""
    plan = PlanWork(state.blueprint, {}, state)
    moment = plan.moment(state, now)
    places = [*moment.done, *moment.running, *moment.queue]
    assert len(places) == len(set(places))
    course = schedule(plan.work, [1.0] * len(plan.work), 2, moment)
    assert set(course.ends) | set(moment.done) == set(range(len(plan.work)))


def test_a_large_move_is_told_with_what_has_caused_it() -> None:
    calm = Look(0, 10, 0, (), {}, (), (0.0, ""))
    assert move(calm, calm, 100_000, 105_000, 100_000) is None
    assert move(calm, calm, 900, 1_500, 1_000) is None
    told = move(calm, calm, 100_000, 120_000, 100_000)
    assert told is not None
    assert told.cause == "slower than expected"
    for after, said in [
        (calm._replace(asked=("ship",)), "waits for a person: ship"),
        (calm._replace(size=14), "the plan grew by 4"),
        (calm._replace(again=1), "a phase is done again"),
        (calm._replace(retries={"mirror": 1}), "a retry of mirror"),
        (calm._replace(retries={"mirror": 3}), "retries of mirror"),
        (calm._replace(queued=("deploy",)), "queueing: deploy"),
        (calm._replace(slow=(4.0, "pack")), "pack takes longer than expected"),
    ]:
        assert cause(calm, after, later=True) == said
    assert cause(calm._replace(asked=("ship",)), calm, later=True) == "waited for a person: ship"
    assert cause(calm, calm._replace(size=8), later=False) == "less is left to do than expected"
    assert cause(calm, calm, later=False) == "faster than expected"
