"""Executions that are meddled with and forked live through crashes, and no rule of a lineage is ever broken."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable

import pytest

from tests.simulation.planted import Bug, planted
from turbo_mode.core.machine import apply_forks, fork, forked, past, repeats, revision, steering, task
from turbo_mode.testing.second_lives import REACHED, live_on
from turbo_mode.testing.simulator import Violation

LINEAGES = int(os.environ.get("TURBO_MODE_LINEAGES", "60"))
MOST = 300

BUGS = [
    Bug("a fork forgets what has happened", past.Past._is_once, 'latest.effect == "once"', "False"),
    Bug("a fork forgets what may have happened", past.Past.see,
        "self._done(state, entry.task, open=True)\n        case e.TaskVerified", "pass\n        case e.TaskVerified",
        110),
    Bug("what has happened is repeated unasked", repeats.must_ask, "deed is not None and", "False and"),
    Bug("leave for one task is leave for all", repeats.deed_of, "in state.origin.allowed or", "or True or"),
    Bug("leave is asked for again and again", repeats.allow, "if state.origin.deeds:", "if False:"),
    Bug("a key of its own for each execution", task.usual_key, "{lineage}", "{lineage}{id(lineage)}"),
    Bug("what follows on a task is kept", fork._Finding._spread,
        "for dependent in self._blueprint.tasks[id].dependents:", "for dependent in ():"),
    Bug("what follows on a phase is kept", fork._Finding._spread,
        "for dependent in self._blueprint.phases[id].dependents:", "for dependent in ():"),
    Bug("what went well is done again", fork._Finding._not_well, "if status not in GOOD and not others:", "if True:"),
    Bug("a changed input changes nothing", revision._different, "before.get(name) != after.get(name)", "False"),
    Bug("a phase that goes on is never full", forked._Forking._line_up, "if not phase.open:", "if False:"),
    Bug("a phase waits for what has ended", forked._Forking._order, "not in ENDED for need, _", "in ENDED for need, _"),
    Bug("a second try of what may have happened", repeats.note_deed, "was.unseen or", "False or", 52),
    Bug("who waits for a second try isn't told", apply_forks.tasks_reopened,
        "not in ENDED for need, _", "in () for need, _", 47),
    Bug("a second try takes its phase for failed", apply_forks._reopen,
        'phase.failed -= was.status in ("FAILED", "NOT_RUN") and not node.optional', "pass"),
    Bug("a skip is forgotten", steering.skip, "outputs=dict(command.data or {})", "outputs={'no': 1}"),
]  # fmt: skip


@pytest.mark.deep
def test_no_rule_is_broken_over_a_lineage(record_property: Callable[[str, object], None]) -> None:
    sometimes: Counter[str] = Counter()
    forks = 0
    for seed in range(LINEAGES):
        try:
            forks += live_on(seed, sometimes)
        except Exception as problem:
            pytest.fail(f"lineage {seed}: {type(problem).__name__}: {problem}", pytrace=False)
    record_property("forks", forks)
    print(f"{forks:,} forks in {LINEAGES:,} lineages, seeds from 0")
    assert [each for each in REACHED if not sometimes[each]] == []
    assert forks > LINEAGES


@pytest.mark.parametrize("seed", [338, 1473, 1795, 2026, 2503, 2561, 3914])
def test_what_once_went_wrong_holds(seed: int) -> None:
    live_on(seed)


@pytest.mark.deep
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_a_planted_bug_is_found(bug: Bug) -> None:
    with planted(bug):
        for seed in range(bug.first, bug.first + MOST):
            try:
                live_on(seed)
            except (Violation, Exception):
                print(f"{seed + 1 - bug.first} lineages until found: {bug.name}")
                return
    pytest.fail(f"{bug.name}: not found in {MOST} lineages")
