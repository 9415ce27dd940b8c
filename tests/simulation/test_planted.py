"""The simulation has teeth: every planted bug is found, most within a few dozen lives."""

from __future__ import annotations

import pytest

from tests.deep import deep
from tests.simulation.planted import BUGS, Bug, planted
from turbo_mode.testing.faults import draw_case
from turbo_mode.testing.lives import failure_of

MOST_LIVES = 1000


def lives_until_found(bug: Bug) -> int:
    """How many lives it takes to notice a bug, or 0 if it isn't noticed."""
    with planted(bug):
        return next((lived + 1 for lived in range(MOST_LIVES) if failure_of(draw_case(bug.first + lived))), 0)


@pytest.mark.parametrize("bug", [*BUGS[:20], *deep(BUGS[20:])], ids=lambda bug: bug.name)
def test_a_planted_bug_is_found(bug: Bug) -> None:
    lives = lives_until_found(bug)
    print(f"{lives} lives until found: {bug.name}")
    assert lives, f"{bug.name}: not found in {MOST_LIVES} lives"


def test_there_are_enough_of_them() -> None:
    assert len(BUGS) >= 15
