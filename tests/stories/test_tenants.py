"""Executions of several tenants in one engine, as they will come through doors that know whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tests.places import store_of
from tests.waiting import until
from turbo_mode import Plan
from turbo_mode.cli.waits import wait_of
from turbo_mode.core.allocator import entries as a
from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.machine.fork import Wish
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded.requests import handed_in
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.runtime.embedded.submission import Submission
from turbo_mode.store import allocations
from turbo_mode.store.queries import Reader
from turbo_mode.testing.turn_rules import TurnRules

CROWD = """
turbo: 1
name: crowd
phases:
  - id: p
    parallel: true
    tasks: [{id: work, foreach: range(MANY), priority: PRIORITY, effect: idempotent, shell: 'true'}]
"""
LOCKED = """
turbo: 1
name: locked
phases:
  - id: p
    tasks:
      - id: hold
        concurrency: db
        effect: idempotent
        shell: 'until test -e "$TURBO_MODE_PLAN_DIR/go"; do sleep 0.02; done'
"""
FAMILY = """
turbo: 1
name: outer
phases: [{id: p, tasks: [{id: call, plan: {name: inner}}, {id: after, effect: idempotent, shell: exit 1}]}]
plans:
  inner: {phases: [{id: q, tasks: [{id: deep, concurrency: db, effect: idempotent, shell: 'true'}]}]}
"""


def submission(text: str, folder: Path, tenant: str = "default") -> Submission:
    loaded = Plan.parse(text).loaded
    return Submission(
        plan=loaded.plan, digest=loaded.digest, source=text, inputs={}, plan_dir=str(folder), actor="ada", tenant=tenant
    )


@contextmanager
def engine(folder: Path, slots: int | None = None, per_tenant: int | None = None) -> Iterator[Runtime]:
    limits = Limits(origin="here", max_running=slots, max_running_per_tenant=per_tenant)
    with Runtime(store_of(folder), limits=[limits]) as runtime:
        yield runtime
        (folder / "go").touch()
        runtime.wait_idle(60)


def written(folder: Path) -> list[a.AnyEntry]:
    """What the allocator has said."""
    with Reader.open(store_of(folder)) as reader:
        return [a.decode(row.body) for row in reader.read(allocations.STREAM)]


def test_much_of_one_tenant_does_not_hold_up_another(tmp_path: Path) -> None:
    crowd = CROWD.replace("MANY", "12").replace("PRIORITY", "9")
    with engine(tmp_path, slots=1) as runtime:
        many = runtime.submit(submission(crowd, tmp_path, "acme"))
        few = runtime.submit(submission(CROWD.replace("MANY", "3").replace("PRIORITY", "-9"), tmp_path))
        assert runtime.wait(few, 60)
        assert runtime.wait(many, 60)
    rules, served = TurnRules(), list[str]()
    for entry in written(tmp_path):
        assert list(rules.follow(entry)) == []
        if isinstance(entry, a.SlotsGranted):
            served.append(entry.tenant)
    assert len(served) == 15
    began = served.index("default")
    assert served[began : began + 5] == ["default", "acme", "default", "acme", "default"]


def test_no_tenant_has_more_slots_than_one_may_have(tmp_path: Path) -> None:
    held: dict[str, set[tuple[str, str]]] = {"acme": set(), "default": set()}
    with engine(tmp_path, per_tenant=2) as runtime:
        for tenant in (*held, *held):
            runtime.submit(submission(CROWD.replace("MANY", "6").replace("PRIORITY", "0"), tmp_path, tenant))
    for entry in written(tmp_path):
        match entry:
            case a.SlotsGranted():
                held[entry.tenant].add((entry.execution, entry.who))
                assert len(held[entry.tenant]) <= 2
            case a.SlotsReturned():
                for holders in held.values():
                    holders.discard((entry.execution, entry.who))
    assert held == {"acme": set(), "default": set()}


def test_the_lock_of_one_tenant_is_none_to_another(tmp_path: Path) -> None:
    with engine(tmp_path) as runtime:
        ours, theirs, third = (
            runtime.submit(submission(LOCKED, tmp_path, tenant)) for tenant in ("default", "acme", "acme")
        )
        until(lambda: all(runtime.look_up(id).attempts for id in (ours, theirs)))
        until(lambda: runtime.look_up(third).awaiting.get("hold", {}).get("pool"))
        assert wait_of(runtime.look_up(third), "hold") == f"waits for `db` (held by execution {theirs[-6:]})"


def test_nobody_is_told_what_another_tenant_runs(tmp_path: Path) -> None:
    with engine(tmp_path, slots=1) as runtime:
        runtime.submit(submission(LOCKED, tmp_path))
        theirs = runtime.submit(submission(LOCKED, tmp_path, "acme"))
        until(lambda: runtime.look_up(theirs).awaiting.get("hold", {}).get("pool"))
        assert wait_of(runtime.look_up(theirs), "hold") == "waits for a slot of the engine"
        _, shown, *_ = executions.show(store_of(tmp_path), theirs)
        assert wait_of(shown, "hold") == "waits for a slot of the engine"


def test_children_and_forks_are_of_the_same_tenant(tmp_path: Path) -> None:
    with engine(tmp_path, slots=1) as runtime:
        id = runtime.submit(submission(FAMILY, tmp_path, "acme"))
        assert runtime.wait(id, 60)
        (child,) = runtime.children(id).values()
        fork = runtime.fork(id, submission(FAMILY, tmp_path), Wish())
        assert runtime.wait(fork, 60)
        assert [runtime.look_up(each).tenant for each in (id, child, fork)] == ["acme"] * 3
    granted = [entry for entry in written(tmp_path) if isinstance(entry, a.SlotsGranted)]
    assert {entry.tenant for entry in granted} == {"acme"}
    assert ["task@acme/db", "running"] in [entry.pools for entry in granted]


def test_whoever_hands_in_a_plan_does_not_say_whose_it_is(tmp_path: Path) -> None:
    asked = submission(FAMILY, tmp_path, "acme")
    assert handed_in({"submission": msgspec.to_builtins(asked)}).tenant == "default"
