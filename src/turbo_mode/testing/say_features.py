"""What people in a simulated life do besides answering: hand their says on, and try links, good ones and bad ones.

They have dice of their own, so that what they do leaves everything else of a life as it is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any

from turbo_mode.core.machine import links
from turbo_mode.core.machine.inputs import Command, Warrant
from turbo_mode.testing.limit_features import PEOPLE

Said = tuple[int, Command]
_TIMES = (0, 1000, 60_000, 400_000)
_GIVERS = (*PEOPLE, "bob", "cy", "bob", "cy")
STALE = "stale"
"""What the id of a link begins with that is for the question as it never was."""


def sayings(seed: int, decision: str, question: Mapping[str, Any], now: int) -> Iterator[Said]:
    """What is done about a question that is just asked, and after how many ms."""
    rng = random.Random(f"says {seed} {decision}")
    for number in range(rng.choice([0, 0, 2, 4])):
        by, to = rng.choice(_GIVERS), rng.choice([*PEOPLE, "dan"])
        yield rng.choice(_TIMES), Command(
            "delegate", f"hand {decision} {number}", by, rng.choice(["", "so", "so", "so"]), decision, to=to,
            roles=PEOPLE[by], to_roles=PEOPLE[to],
        )  # fmt: skip
    for number in range(rng.choice([0, 0, 1, 2])):
        yield from _tries(rng, f"{decision} {number}", decision, question, now)


def _tries(rng: random.Random, name: str, decision: str, question: Mapping[str, Any], now: int) -> Iterator[Said]:
    """One link, tried again and again."""
    options = [option["name"] for option in question["options"]]
    stale, by = rng.random() < 0.2, rng.choice(list(PEOPLE))
    only = rng.sample(options, rng.randint(0, 1))
    revision = STALE if stale else links.revision(question)
    expires = now + rng.choice([30_000, 3_600_000, 3_600_000])
    warrant = Warrant(f"{STALE} {name}" if stale else name, revision, expires, only, "owner")
    for number in range(rng.choice([1, 2, 4])):
        yield rng.choice(_TIMES), Command(
            "answer", f"link {name} {number}", by, rng.choice(["", "so"]), decision, rng.choice(only or options),
            refuses=not only and rng.random() < 0.2, roles=PEOPLE[by], warrant=warrant,
            fields=rng.choice([{}, {"ticket": "CHG1"}]),
        )  # fmt: skip
