"""Every due moment starts one execution or is skipped with a reason, once, whatever happens to owner and clock."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.schedules.world import World, hold
from tests.simulation.planted import Bug, planted
from turbo_mode.core.schedules import apply, decide
from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules.inputs import Break, Deploy, Ended, Facts, Input, Look, Pause, Remove, Resume
from turbo_mode.core.schedules.state import Schedule

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
START = int(datetime(2026, 3, 28, 22, tzinfo=UTC).timestamp() * 1000)
AUTUMN = int(datetime(2026, 10, 24, 22, tzinfo=UTC).timestamp() * 1000)
STEPS = ("sleep",) * 4 + ("end",) * 2 + ("crash",) * 2 + ("jump", "pause", "resume", "deploy", "remove", "break")


class Life(NamedTuple):
    """What happens: first these triggers are deployed, at this time."""

    start: int
    triggers: list[e.Trigger]
    steps: list[tuple[str, Any]]


def drawn(dice: Random) -> Life:
    """Some life, near a change of clocks."""
    steps = [_step(dice) for _ in range(dice.randint(5, 40))]
    return Life(dice.choice([START, AUTUMN]), _triggers(dice), steps)


def _triggers(dice: Random) -> list[e.Trigger]:
    return [
        e.Trigger(
            number, dice.choice(["*/10 * * * *", "0 * * * *", "30 2 * * *", "*/20 1-3 * * *"]),
            dice.choice(["UTC", "Europe/Berlin"]), dice.choice(["", "", "!event.missed", "event.day.size() > 90"]),
            {"day": dice.choice(["${{ event.day }}"] * 9 + ["${{ event.day.substring(90) }}"])},
            dice.choice(["skip", "queue", "replace", "allow"]), dice.choice(["none", "latest", "all"]),
        )
        for number in range(1, dice.randint(1, 2) + 1)
    ]  # fmt: skip


def _step(dice: Random) -> tuple[str, Any]:
    match what := dice.choice(STEPS):
        case "sleep":
            return what, dice.choice([1, 30_000, MINUTE, 10 * MINUTE, 10 * MINUTE, 40 * MINUTE, HOUR, 5 * HOUR])
        case "jump":
            return what, dice.choice([-DAY, -HOUR, -30_000, HOUR, 2 * DAY])
        case "crash":
            return what, dice.choice(["before", "after", "now"])
        case "end":
            return what, dice.randrange(6)
        case "deploy":
            return what, _triggers(dice)
    return what, None


def live(life: Life) -> World:
    """Live through all of it, and then in peace until nothing is left to do."""
    world = World(life.start)
    world.deploy(life.triggers)
    for what, drawn in life.steps:
        _happen(world, what, drawn)
    hold(world)
    world.crash = ""
    world.feed(Resume())
    for number in range(300):
        if not any(line.running or line.waiting for line in world.state.lines):
            break
        world.now += 1000
        world.end(number)
        world.turn()
    hold(world)
    if world.state.exists:
        assert not any(line.waiting for line in world.state.lines), "somebody waits for ever"
    return world


def _happen(world: World, what: str, drawn: Any) -> None:
    match what:
        case "sleep":
            world.now += drawn
            world.turn()
        case "jump":
            world.now += drawn
        case "crash" if drawn == "now":
            world.come_back()
        case "crash":
            world.crash = drawn
        case "end":
            world.end(drawn)
            world.turn()
        case "deploy":
            world.deploy(drawn)
        case command:
            commands: dict[str, Input] = {"pause": Pause(), "resume": Resume(), "remove": Remove(), "break": Break("x")}
            world.feed(commands[command])


@settings(max_examples=250)
@given(st.integers(0, 1 << 40))
def test_every_life_holds_the_laws(seed: int) -> None:
    live(drawn(Random(seed)))


# what a user relies on, one by one


def deployed(**keys: Any) -> World:
    world = World(START)
    world.deploy([e.Trigger(number=1, **{"cron": "0 * * * *", **keys})])
    return world


def later(world: World, ms: int) -> list[e.AnyEntry]:
    """What is written when so much time has passed."""
    before = len(world.journal)
    world.now += ms
    world.turn()
    return [e.decode(body) for body in world.journal[before:]]


def kinds(entries: list[e.AnyEntry]) -> list[str]:
    return [f"{entry.why} {entry.count}" if isinstance(entry, e.MomentsSkipped) else type(entry).__name__
            for entry in entries]  # fmt: skip


def test_skip() -> None:
    world = deployed()
    (fired,) = later(world, HOUR)
    assert isinstance(fired, e.MomentFired)
    (skipped,) = later(world, HOUR)
    assert isinstance(skipped, e.MomentsSkipped)
    assert (skipped.why, skipped.execution) == ("overlap", fired.execution)
    world.ended.add(fired.execution)
    assert kinds(later(world, HOUR)) == ["ExecutionOver", "MomentFired"]


def test_queue() -> None:
    world = deployed(overlap="queue")
    assert kinds(later(world, HOUR)) == ["MomentFired"]
    assert kinds(later(world, HOUR)) == ["MomentQueued"]
    assert kinds(later(world, HOUR)) == ["MomentQueued"]
    world.end(0)
    assert kinds(later(world, 1)) == ["ExecutionOver", "MomentFired"]
    world.end(0)
    assert kinds(later(world, 1)) == ["ExecutionOver", "MomentFired"]
    assert [begun.moment for begun in world.begun.values()] == [START + HOUR * number for number in (1, 2, 3)]


def test_a_queue_has_an_end() -> None:
    world = deployed(overlap="queue", cron="* * * * *")
    for _ in range(decide.MOST + 1):
        later(world, MINUTE)
    assert kinds(later(world, MINUTE)) == ["full 1"]


def test_replace() -> None:
    world = deployed(overlap="replace")
    (first,) = later(world, HOUR)
    assert isinstance(first, e.MomentFired)
    (queued,) = later(world, HOUR)
    assert isinstance(queued, e.MomentQueued)
    assert queued.replaces == [first.execution]
    assert kinds(later(world, 1)) == ["ExecutionOver", "MomentFired"]


def test_allow() -> None:
    world = deployed(overlap="allow")
    for _ in range(3):
        assert kinds(later(world, HOUR)) == ["MomentFired"]
    assert len(world.state.lines[0].running) == 3


@pytest.mark.parametrize(
    ("catch_up", "written"),
    [
        ("none", ["missed 5"]),
        ("latest", ["missed 4", "MomentFired"]),
        ("all", ["MomentFired", "MomentQueued", "MomentQueued", "MomentQueued", "MomentQueued"]),
    ],
)
def test_catch_up(catch_up: str, written: list[str]) -> None:
    world = deployed(catch_up=catch_up)
    assert kinds(later(world, 5 * HOUR + 2 * MINUTE)) == written


def test_catch_up_has_an_end() -> None:
    world = deployed(catch_up="all", cron="* * * * *", overlap="allow")
    written = kinds(later(world, 365 * DAY + 30_000))
    assert written == ["missed 525499", *["MomentFired"] * (decide.MOST + 1)]


def test_what_is_due_now_is_the_latest() -> None:
    world = deployed(catch_up="latest")
    (missed, fired) = later(world, 5 * HOUR)
    assert kinds([missed, fired]) == ["missed 4", "MomentFired"]
    assert isinstance(fired, e.MomentFired)
    assert not fired.missed


def test_a_minute_late_is_on_time() -> None:
    world = deployed()
    assert kinds(later(world, HOUR + MINUTE - 1)) == ["MomentFired"]
    world = deployed()
    assert kinds(later(world, HOUR + MINUTE)) == ["missed 1"]


def test_nothing_is_made_up_for_after_a_pause() -> None:
    world = deployed(catch_up="all")
    world.feed(Pause("me", "holidays"))
    assert later(world, 3 * HOUR) == []
    world.feed(Resume("me"))
    assert kinds([e.decode(body) for body in world.journal[1:]]) == ["SchedulePaused", "paused 3", "ScheduleResumed"]
    assert kinds(later(world, HOUR)) == ["MomentFired"]


def test_a_clock_that_goes_back_fires_nothing_again() -> None:
    world = deployed(overlap="allow")
    assert kinds(later(world, HOUR)) == ["MomentFired"]
    world.now -= 2 * HOUR
    assert later(world, HOUR) == []
    world.deploy([world.state.lines[0].trigger])
    assert later(world, HOUR) == []
    assert kinds(later(world, HOUR)) == ["MomentFired"]


def test_a_clock_that_was_far_ahead_is_forgotten_with_the_schedule() -> None:
    world = deployed()
    later(world, 3000 * DAY)
    world.now -= 3000 * DAY
    trigger = world.state.lines[0].trigger
    world.feed(Remove())
    world.deploy([trigger])
    world.ended.update(world.begun)
    assert kinds(later(world, HOUR)) == ["ExecutionOver", "MomentFired"]


def test_another_version_keeps_what_runs_and_drops_what_waits() -> None:
    world = deployed(overlap="queue")
    later(world, HOUR)
    later(world, HOUR)
    world.deploy([e.Trigger(number=1, cron="30 * * * *")])
    assert kinds([e.decode(body) for body in world.journal[-2:]]) == ["deployed 1", "ScheduleDeployed"]
    assert kinds(later(world, 30 * MINUTE)) == ["overlap 1"]


def test_inputs_see_the_moment() -> None:
    world = World(AUTUMN)
    inputs = {
        "all": "${{ event.day }} ${{ event.local }} ${{ event.due }}",
        "late": "${{ event.missed }}",
        "deep": [{"a": "${{ now }}"}],
    }
    world.deploy([e.Trigger(1, "30 2 * * *", "Europe/Berlin", "", inputs, "allow", "latest")])
    (fired,) = later(world, 10 * HOUR)
    assert isinstance(fired, e.MomentFired)
    assert fired.inputs == {
        "all": "2026-10-25 2026-10-25T02:30:00+02:00 2026-10-25T00:30:00Z", "late": True,
        "deep": [{"a": "2026-10-25T08:00:00Z"}],
    }  # fmt: skip


def test_what_has_no_value_is_skipped_with_the_reason() -> None:
    world = deployed(inputs={"day": "${{ event.local.substring(90) }}"})
    (skipped,) = later(world, HOUR)
    assert isinstance(skipped, e.MomentsSkipped)
    assert skipped.why == "broken"
    assert skipped.detail.startswith("inputs: ")
    world = deployed(when="event.local.substring(90) == ''")
    (skipped,) = later(world, HOUR)
    assert isinstance(skipped, e.MomentsSkipped)
    assert skipped.detail.startswith("when: ")


def test_what_is_broken_asks_no_calendar_until_somebody_resumes_it() -> None:
    world = deployed(overlap="queue")
    later(world, HOUR)
    later(world, HOUR)
    world.feed(Break("a fault of ours"))
    assert world.state.status == "BROKEN"
    assert later(world, 3 * HOUR) == []
    world.state.lines[0].trigger = e.Trigger(number=1, cron="no time at all")
    for input in (Pause(), Remove(), Deploy("a", "a", "d", [e.Trigger(number=1, cron="0 * * * *")])):
        world.feed(input)
    assert world.state.status == "ACTIVE"
    world.feed(Break("another one"))
    later(world, HOUR)
    world.feed(Resume("ada"))
    skipped = e.decode(world.journal[-2])
    assert isinstance(skipped, e.MomentsSkipped)
    assert (skipped.why, skipped.count, skipped.detail) == ("broken", 1, "another one")


def test_an_entry_that_fires_twice_is_refused() -> None:
    world = deployed(overlap="allow")
    (fired,) = later(world, HOUR)
    with pytest.raises(ValueError, match="decided already"):
        apply.apply(world.state, fired)


def test_commands_that_change_nothing_write_nothing() -> None:
    state, facts = Schedule(), Facts(START)
    for input in (Pause(), Resume(), Remove(), Break("x"), Look(), Ended("x", "COMPLETED")):
        assert decide.step(state, input, facts) == []
    decide.step(state, Deploy("a", "a", "d", [e.Trigger(number=1, cron="0 0 30 2 *")]), facts)
    assert decide.step(state, Look(), Facts(START + DAY)) == []


# the laws have teeth

BUGS = [
    Bug("a moment may be decided twice", apply._advance, "line.through = last", "line.through = first - 1"),
    Bug("two at once", decide._offer, "(line.running or line.waiting)", "(line.waiting)"),
    Bug("what was missed is forgotten", decide._due, "if dropped:", "if dropped > 3:"),
    Bug("what runs is forgotten", apply._fired, "line.running[entry.execution] = entry", "pass"),
    Bug("late is on time", decide._due, "< PATIENCE", "< 60 * PATIENCE"),
    Bug("what came due in a pause is made up for", decide.decide,
        'yield from _due_until(state, why, facts, state.broken.reason if state.broken else "")', "pass"),
    Bug("what is broken is fired all the same", decide.decide, 'state.status == "ACTIVE"', "state.exists"),
    Bug("a queue that nobody serves", decide.decide, "yield from _next(line, facts)", "pass"),
    Bug("another version forgets what runs", apply._deployed,
        "line.running, line.last = former.running, former.last", "pass"),
    Bug("another version begins with its clock", apply._deployed, "max(entry.at, decided)", "entry.at"),
    Bug("what waits is lost with a version", decide._pass_over,
        "for waiting in list(line.waiting):", "for waiting in []:"),
    Bug("the wrong ones are left out", decide._due, "made_up.popleft().moment\n            first",
        "made_up.pop().moment\n            first"),
    Bug("ids are drawn from the time alone", decide._fire, 'f"{facts.seed}:{trigger.number}:{moment}"', '""'),
]  # fmt: skip


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_a_planted_bug_is_found(bug: Bug) -> None:
    with planted(bug), pytest.raises((AssertionError, ValueError, KeyError)):
        _live_through(400)


def _live_through(lives: int) -> None:
    for seed in range(lives):
        live(drawn(Random(seed)))
