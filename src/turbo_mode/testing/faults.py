"""What goes wrong in a simulated life, drawn beforehand so that it can be printed, replayed and shrunk.

A ``Case`` is everything: the plan, the chances of each task's misfortune, the crashes by number of the place where one
can happen, what a person does when. The same case always lives the same life.
"""

from __future__ import annotations

import random
from typing import Literal

from msgspec import Struct

from turbo_mode.core.plan.model import Plan
from turbo_mode.testing.plans import KINDS, PROGRAMS_ONLY, random_plan

HOUR = 3_600_000


class Crash(Struct, frozen=True, omit_defaults=True):
    """The engine dies at a place. ``power``: the machine with it, shims included. ``jump``: of the clock, meanwhile."""

    place: int
    power: bool = False
    down: int = 0
    jump: int = 0


class Act(Struct, frozen=True, omit_defaults=True):
    """Somebody outside does something, ``after`` ms since the start."""

    after: int
    verb: Literal["pause", "resume", "cancel", "rollback"]


class Chances(Struct, frozen=True, omit_defaults=True):
    """How likely each misfortune of an attempt is, from 0 to 1."""

    fails: float = 0.0
    fails_late: float = 0.0
    refused: float = 0.0
    timeout_before: float = 0.0
    timeout_after: float = 0.0
    shim_dies: float = 0.0
    service_dies: float = 0.0
    duplicate: float = 0.0
    late: float = 0.0
    stray: float = 0.0
    reordered: float = 0.0


class Case(Struct, frozen=True, omit_defaults=True):
    """One life to be simulated."""

    seed: int
    plan: Plan
    chances: Chances = Chances()
    crashes: tuple[Crash, ...] = ()
    acts: tuple[Act, ...] = ()


def draw_case(seed: int, *, plan: Plan | None = None) -> Case:
    """The case of a seed: each has rates of its own, so that some lives are quiet and some are wild."""
    rng = random.Random(f"case {seed}")
    rate = [0.0, 0.0, 0.05, 0.15, 0.4]
    chances = Chances(**{name: rng.choice(rate) for name in Chances.__struct_fields__})
    if rng.random() < 0.2:
        chances = Chances()
    plan = plan or random_plan(seed)
    crashes = _draw_crashes(rng, clock=rng.random() < 0.5, power=rng.choice([0.0, 0.3, 1.0]))
    acts = _draw_acts(rng)
    if any(phase.window for phase in plan.phases):
        acts = _draw_acts_around_windows(random.Random(f"windows {seed}")) or acts
    return Case(seed=seed, plan=plan, chances=chances, crashes=crashes, acts=acts)


def draw_engine_kills(seed: int) -> Case:
    """A life of programs under shims, in which nothing goes wrong but that the engine is killed, again and again."""
    rng = random.Random(f"kills {seed}")
    plan = random_plan(seed, kinds=PROGRAMS_ONLY)
    return Case(seed=seed, plan=plan, crashes=_draw_crashes(rng, clock=False, power=0.0))


def _draw_crashes(rng: random.Random, *, clock: bool, power: float) -> tuple[Crash, ...]:
    gap = rng.choice([2, 4, 8, 20])
    place, crashes = 0, []
    for _ in range(rng.choice([0, 2, 6, 12, 20])):
        place += 1 + int(rng.expovariate(1 / gap))
        jump = rng.choice([0, 1000, -1000, 6 * HOUR, -6 * HOUR, 500 * HOUR]) if clock else 0
        down = rng.choice([0, 10, 2000, HOUR])
        crashes.append(Crash(place, power=rng.random() < power, down=down, jump=jump))
    return tuple(crashes)


def _draw_acts(rng: random.Random) -> tuple[Act, ...]:
    acts = []
    if rng.random() < 0.3:
        ended = _moment(rng)
        acts.append(Act(ended, "cancel" if ended % 3 else "rollback"))
    for _ in range(rng.choice([0, 0, 1, 3])):
        paused = _moment(rng)
        acts += [Act(paused, "pause"), Act(paused + _moment(rng), "resume")]
    return tuple(sorted(acts, key=lambda act: act.after))


def _draw_acts_around_windows(rng: random.Random) -> tuple[Act, ...]:
    """Sometimes a pause, soon or just before a window opens, or a cancel while phases wait for it."""
    chosen = rng.random()
    if chosen < 0.4:
        opens = rng.choice([0, 0, 0, 9.5 * HOUR, 23.5 * HOUR])
        return (Act(int(opens + rng.uniform(1, rng.choice([4_000, 90_000]))), "pause"),)
    return (Act(int(rng.uniform(1, 2 * HOUR)), "cancel"),) if chosen < 0.8 else ()


def _moment(rng: random.Random) -> int:
    return int(rng.expovariate(1 / rng.choice([500, 10_000, 600_000])))


__all__ = ["KINDS", "Act", "Case", "Chances", "Crash", "draw_case", "draw_engine_kills"]
