"""Laws of messages, whatever happens to the owner, the channels and the people: nothing lost, nothing twice."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from tests.deep import deep
from tests.messages.world import DAY, HOUR, MINUTE, SECOND, World, is_sound, settings
from turbo_mode.core.communications import delivering
from turbo_mode.core.communications import entries as e
from turbo_mode.core.communications.inputs import Acknowledge, Hush, Resolve, Withdraw

PEOPLE = ("ana", "ben", "cy")
STEPS = ("post",) * 5 + ("wait",) * 6 + ("crash",) * 4 + ("ack", "ack", "resolve", "channel", "withdraw", "hush")


def drawn(dice: Random) -> list[tuple[str, Any]]:
    """Some life."""
    return [_step(dice) for _ in range(dice.randint(3, 40))]


def _step(dice: Random) -> tuple[str, Any]:
    match what := dice.choice(STEPS):
        case "post":
            type = dice.choice(["ALERT", "ALERT", "ESCALATION", "APPROVAL_REQUEST", "STATUS", "REPORT"])
            to = dice.choice([["user:ana"], ["role:ops"], ["user:ben", "role:ops"], ["user:nobody"], ["role:none"]])
            more = {"plan": dice.choice(["a", "b"]), "key": dice.choice(["", "k1", "k2"])}
            asks = type in ("ESCALATION", "APPROVAL_REQUEST")
            return what, (type, to, more | ({"decision": f"x/d{dice.randrange(3)}", "key": ""} if asks else {}))
        case "wait":
            return what, dice.choice([0, 500, SECOND, 5 * SECOND, MINUTE, 5 * MINUTE, 20 * MINUTE, 2 * HOUR])
        case "crash":
            return what, dice.choice(["before", "after", "sending", "sent"])
        case "ack":
            return what, (dice.randrange(9), dice.choice(PEOPLE))
        case "resolve":
            return what, f"x/d{dice.randrange(3)}"
        case "channel":
            return what, dice.choice(["chat", "mail"])
    return what, dice.randrange(9)


def live(life: list[tuple[str, Any]], quiet: bool) -> World:
    """Live through all of it, and then in peace until nothing is left to do."""
    world = World()
    said: dict[str, Any] = {
        "people": {"ana": {"reach": {"chat": "#a", "mail": "a@x.y"}}, "ben": {"reach": {"mail": "b@x.y"}}},
        "escalation": {"default": {
            "steps": [{"after": "1m", "to": ["user:ben"]}, {"after": "5m", "to": ["role:ops"]}], "repeat": "10m",
        }},
    }  # fmt: skip
    if quiet:
        said["quietHours"] = {"windows": [{"from": "22:00", "to": "07:00"}], "except": ["ESCALATION"]}
    world.configure(settings(**said), ["chat", "mail"], role_ops=["ana", "cy"])
    for what, each in life:
        _happen(world, what, each)
    world.crash = ""
    world.dead.clear()
    world.wait(3 * DAY)
    return world


def _happen(world: World, what: str, drawn: Any) -> None:
    ids = list(world.state.told)
    match what:
        case "post":
            world.post(drawn[0], drawn[1], **drawn[2])
        case "wait":
            world.wait(drawn)
        case "crash":
            world.crash = drawn
        case "ack" if ids:
            world.feed(Acknowledge(ids[drawn[0] % len(ids)], drawn[1]))
        case "resolve":
            world.feed(Resolve(drawn, "ana"))
        case "channel":
            world.dead ^= {drawn}
        case "withdraw" if ids:
            world.feed(Withdraw(ids[drawn % len(ids)]))
        case "hush":
            world.feed(Hush(e.Silence(f"s{drawn}", world.now + HOUR, plan="a")))


def hold(world: World) -> None:
    """All laws of a whole history."""
    is_sound(world)
    _everybody_is_told(world)
    _steps_are_on_time(world)
    assert not [each for each in world.state.deliveries.values() if not each.again], "something is still on its way"


def _everybody_is_told(world: World) -> None:
    """Each person has got each message, unless it needed nobody any more; and no receiver of ids has it twice."""
    taken = {(person, id) for _, person, _, messages, _ in world.got.values() for id in messages}
    for id, told in world.state.told.items():
        for person in told.people:
            needed = not (told.muted or told.withdrawn or told.settled_at or person in told.seen)
            given_up = any(each.status == "GIVEN_UP" and each.person == person for each in told.receipts)
            assert (person, id) in taken or not needed or given_up, f"{person} never got {id}"


def _steps_are_on_time(world: World) -> None:
    """A step is fired at its time, once, and never after its matter was acknowledged or settled."""
    opened: dict[str, int] = {}
    fired: dict[str, list[int]] = {}
    for entry in world.history:
        match entry:
            case e.MatterOpened():
                assert entry.group not in opened
                opened[entry.group], fired[entry.group] = entry.at, []
            case e.MatterClosed():
                del opened[entry.group]
            case e.StepFired():
                assert entry.group in opened, "a step is fired after an acknowledgement"
                assert abs(entry.at - entry.due) <= SECOND, f"{entry.at - entry.due} ms off"
                assert entry.step == len(fired[entry.group])
                fired[entry.group].append(entry.step)


@given(st.randoms(use_true_random=False), st.booleans())
@hypothesis(max_examples=50, deadline=None)
def test_nobody_is_forgotten_and_no_step_comes_late_or_after_an_acknowledgement(dice: Random, quiet: bool) -> None:
    hold(live(drawn(dice), quiet))


@pytest.mark.deep
@given(st.randoms(use_true_random=False), st.booleans())
@hypothesis(max_examples=4000, deadline=None)
def test_the_same_much_longer(dice: Random, quiet: bool) -> None:
    hold(live(drawn(dice), quiet))


@pytest.mark.parametrize("where", ["before", "after", "sending", "sent"])
def test_a_kill_at_every_point_of_a_delivery(where: str) -> None:
    """At each of them: everybody has it, and who keeps ids has it once."""
    for number in range(12):
        world = World()
        said = settings(people={"ana": {"reach": {"chat": "a"}}, "ben": {"reach": {"mail": "b"}}})
        world.configure(said, ["chat", "mail"])
        world.post("ALERT", ["user:ana", "user:ben"])
        for _ in range(number % 4):
            world.wait(SECOND)
        world.crash = where
        world.wait(2 * SECOND)
        world.post("ALERT", ["user:ana"], plan="later")
        world.wait(HOUR)
        hold(world)
        assert world.of("ben") == [["m1"]]
        assert sorted(id for each in world.of("ana") for id in each) == ["m1", "m2"]


def _fire_late(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = delivering.next_due
    monkeypatch.setattr(delivering, "next_due", lambda state: plain(state) + 5 * SECOND)


def _forget_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = delivering._wanted
    monkeypatch.setattr(delivering, "_wanted", lambda state, person, ids: plain(state, person, ids)[:1])


BUGS = [_fire_late, _forget_the_rest]


@pytest.mark.parametrize("plant", [*BUGS[:1], *deep(BUGS[1:])])
def test_a_planted_bug_is_found(plant: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    for seed in range(400):
        try:
            hold(live(drawn(Random(seed)), False))
        except AssertionError:
            return
    pytest.fail("nobody has noticed")
