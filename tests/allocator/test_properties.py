"""What holds however executions ask, give back, leave and are taken over."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.allocator import laws
from turbo_mode.core.allocator.apply import apply
from turbo_mode.core.allocator.decide import step
from turbo_mode.core.allocator.entries import AnyEntry, SlotsAsked, SlotsGranted, decode
from turbo_mode.core.allocator.inputs import Ask, Input, Leave, Resize, Return, TakeOver
from turbo_mode.core.allocator.lines import SHARE
from turbo_mode.core.allocator.snapshot import dump, load
from turbo_mode.core.allocator.state import RUNNING, Allocation
from turbo_mode.core.ids import TENANT

EXECUTIONS = st.sampled_from("uvwxyz")
OF = dict(zip("uvwxyz", [TENANT, TENANT, TENANT, "a", "a", "b"], strict=True))
"""Whose each execution is."""
WHO = st.sampled_from(["a", "b", "undo:1"])
POOLS = st.lists(st.sampled_from(["task/k", "task/l", "task/m"]), max_size=2, unique=True).map(sorted)
INPUTS = st.one_of(
    st.builds(
        lambda execution, who, locks, engine, priority: Ask(
            execution, who, [*locks, RUNNING] if engine or not locks else locks, priority, tenant=OF[execution]
        ),
        EXECUTIONS, WHO, POOLS, st.booleans(), st.integers(-2, 2),
    ),
    st.builds(Ask, st.sampled_from("uvw"), st.just(""), st.just(["plan/p"]),
              overlap=st.sampled_from(["queue", "skip", "replace"])),
    st.builds(Return, EXECUTIONS, WHO, st.sampled_from([(), (), (RUNNING,)])),
    st.builds(Leave, EXECUTIONS, st.booleans()),
    st.builds(TakeOver, st.integers(1, 9)),
    st.builds(Resize, st.just(RUNNING), st.integers(0, 3), st.integers(0, 2)),
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(INPUTS, max_size=60))
def test_the_laws_hold_and_everybody_has_a_turn(inputs: list[Input]) -> None:
    state, history = Allocation(), list[AnyEntry]()
    history += step(state, Resize(RUNNING, 2), 0)
    for number, input in enumerate(inputs, 1):
        if isinstance(input, Ask) and input.pools != [RUNNING] and input.who in state.holdings.get(input.execution, {}):
            continue  # who holds runs, and asks for no lock
        before = load(dump(state))
        history += step(state, input, number)
        laws.hold(state, before)
    laws.same(state, history)
    laws.in_turn(history)
    laws.drain(state)


@settings(max_examples=60)
@given(st.lists(st.tuples(EXECUTIONS, st.integers(-3, 3)), min_size=2, max_size=30), st.integers(-3, 3))
def test_whoever_waits_is_served_after_a_bounded_number_of_others(crowd: list[tuple[str, int]], urgent: int) -> None:
    """However many ask later, and with whatever priority."""
    state = Allocation()
    laws.fed(state, [Resize(RUNNING, 1), Ask("first", "t", [RUNNING])])
    for number, (execution, priority) in enumerate(crowd):
        step(state, Ask(execution, f"t{number}", [RUNNING], priority), 1)
    holder, served, waits = ("first", "t"), 0, {(w.execution, w.who): w.age for w in state.waiting()}
    ahead = {each: sum(other < number for other in waits.values()) for each, number in waits.items()}
    while waits:
        step(state, Ask("crowd", f"late{served}", [RUNNING], priority=urgent + 5), 1)
        granted = [each for each in step(state, Return(*holder), 1) if isinstance(each, SlotsGranted)]
        holder, served = (granted[0].execution, granted[0].who), served + 1
        if waits.pop(holder, None) is not None:
            assert served <= SHARE * (ahead[holder] + 1)


def test_a_higher_priority_is_next_but_for_one_slot_in_eight() -> None:
    state = Allocation()
    laws.fed(state, [Resize(RUNNING, 1), Ask("x", "t", [RUNNING])])
    laws.fed(state, [Ask("low", f"l{number}", [RUNNING]) for number in range(20)])
    laws.fed(state, [Ask("high", f"h{number}", [RUNNING], priority=1) for number in range(20)])
    holder, order = ("x", "t"), ""
    for _ in range(24):
        (granted,) = laws.fed(state, [Return(*holder)])[1:]
        assert isinstance(granted, SlotsGranted)
        holder = (granted.execution, granted.who)
        order += granted.execution[0]
    assert order == "hhhhhhhl" * 2 + "hhhhhhll"


def test_executions_of_one_priority_take_turns() -> None:
    """One that asks for much doesn't hold up one that asks for little."""
    state = Allocation()
    laws.fed(state, [Resize(RUNNING, 1), Ask("x", "t", [RUNNING])])
    laws.fed(state, [Ask("many", f"m{number}", [RUNNING]) for number in range(6)])
    laws.fed(state, [Ask("few", f"f{number}", [RUNNING]) for number in range(2)])
    holder, order = ("x", "t"), []
    for _ in range(8):
        (granted,) = laws.fed(state, [Return(*holder)])[1:]
        assert isinstance(granted, SlotsGranted)
        holder = (granted.execution, granted.who)
        order.append(granted.execution)
    assert order == ["many", "few", "many", "few", "many", "many", "many", "many"]


def test_tenants_take_turns_whatever_one_of_them_wants() -> None:
    """A thousand urgent tasks of one tenant hold up the first one of another by a single slot."""
    state, history = Allocation(), list[AnyEntry]()
    history += laws.fed(state, [Resize(RUNNING, 1), Ask("x", "t", [RUNNING], tenant="a")])
    history += laws.fed(state, [Ask("many", f"m{n}", [RUNNING], 9, tenant="a") for n in range(1000)])
    history += laws.fed(state, [Ask("few", f"f{n}", [RUNNING], n - 9, tenant="b") for n in range(3)])
    history += laws.fed(state, [Ask("one", "o", [RUNNING], tenant="c")])
    holder, order = ("x", "t"), []
    for _ in range(8):
        (_, granted) = said = laws.fed(state, [Return(*holder)])
        history += said
        assert isinstance(granted, SlotsGranted)
        holder = (granted.execution, granted.who)
        order.append(granted.who)
    assert order == ["m0", "f2", "o", "m1", "f1", "m2", "f0", "m3"]
    laws.in_turn(history)
    assert laws.fed(state, [Resize(RUNNING, 0, 1)])[1:] == []
    assert len(laws.fed(state, [Resize(RUNNING, 0, 3)])[1:]) == 2


def test_a_tenant_that_has_all_its_slots_keeps_its_turn() -> None:
    state = Allocation()
    laws.fed(state, [Resize(RUNNING, 2, 1), Ask("x", "1", [RUNNING], tenant="a"), Ask("y", "1", [RUNNING], tenant="b")])
    laws.fed(state, [Ask("x", "2", [RUNNING], tenant="a"), *(Ask("y", f"{n}", [RUNNING], tenant="b") for n in (2, 3))])
    assert [each.who for each in laws.fed(state, [Return("y", "1")])[1:] if isinstance(each, SlotsGranted)] == ["2"]
    (granted,) = laws.fed(state, [Return("x", "1")])[1:]
    assert isinstance(granted, SlotsGranted)
    assert (granted.tenant, granted.who) == ("a", "2")


def test_a_journal_from_before_there_were_tenants_is_of_the_usual_one() -> None:
    old = [
        b'{"kind":"PoolSized","at":0,"pool":"running","slots":1}',
        b'{"kind":"SlotsGranted","at":0,"execution":"x","who":"t","pools":["running"],"epoch":1}',
        b'{"kind":"SlotsAsked","at":0,"execution":"y","who":"t","pools":["running"]}',
    ]
    state = Allocation()
    for body in old:
        apply(state, decode(body))
    step(state, Resize(RUNNING, 0, 1), 1)
    assert not state.room(RUNNING, TENANT)
    assert state.room(RUNNING, "a")
    (_, granted) = step(state, Return("x", "t"), 1)
    assert isinstance(granted, SlotsGranted)
    assert (granted.execution, granted.tenant) == ("y", TENANT)


def test_many_who_wait_cost_no_more_than_few() -> None:
    """A slot that changes hands is two entries, with whatever number in the line."""
    state = Allocation()
    laws.fed(state, [Resize(RUNNING, 1), Ask("x", "t", [RUNNING])])
    asked = laws.fed(state, [Ask(f"e{number}", "t", [RUNNING]) for number in range(2000)])
    assert all(isinstance(entry, SlotsAsked) for entry in asked)
    assert len(laws.fed(state, [Return("x", "t")])) == 2
