"""List scheduling, against a slow but obvious way to do it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.core.progress.schedule import Piece, Work, beginning, moment_of, schedule


@st.composite
def works(draw: st.DrawFn) -> tuple[Work, list[float]]:
    size = draw(st.integers(1, 12))
    pieces = []
    for place in range(size):
        needs = draw(st.lists(st.integers(0, place - 1), max_size=3, unique=True)) if place else []
        pieces.append(Piece(f"t{place}", draw(st.sampled_from("ab")), tuple(needs)))
    return Work(pieces), [float(draw(st.integers(0, 9))) for _ in pieces]


@given(works(), st.integers(1, 4))
def test_nothing_begins_before_its_needs_and_no_slot_is_given_twice(
    given_: tuple[Work, list[float]], slots: int
) -> None:
    work, seconds = given_
    course = schedule(work, seconds, slots)
    assert set(course.ends) == set(range(len(work)))
    for place, piece in enumerate(work.pieces):
        assert course.ends[place] == course.starts[place] + seconds[place]
        assert all(course.ends[need] <= course.starts[place] for need in piece.needs)
    for at in course.starts.values():
        busy = [each for each in course.starts if course.starts[each] <= at < course.ends[each]]
        assert len(busy) <= slots
    assert course.makespan == max(course.ends.values())


@given(works(), st.integers(1, 4), st.floats(0, 1, exclude_max=True))
def test_from_any_moment_it_ends_when_it_ends(given_: tuple[Work, list[float]], slots: int, at: float) -> None:
    work, seconds = given_
    course = schedule(work, seconds, slots)
    now = at * course.makespan
    moment = moment_of(work, course, now)
    left = [
        seconds[place] - moment.running[place] if place in moment.running else seconds[place]
        for place in range(len(work))
    ]  # fmt: skip
    assert abs(now + schedule(work, left, slots, moment).makespan - course.makespan) < 1e-6


def test_of_a_pool_only_so_many_run_and_who_is_free_takes_no_slot() -> None:
    pieces = [Piece(f"p{place}", "p", pool="few") for place in range(4)] + [
        Piece("q", "q"),
        Piece("ask", "a", free=True),
    ]
    course = schedule(Work(pieces, {"few": 1}), [1.0, 1.0, 1.0, 1.0, 1.0, 1.0], 2)
    assert [course.starts[place] for place in range(6)] == [0.0, 1.0, 2.0, 3.0, 0.0, 0.0]
    assert list(beginning(Work(pieces)).queue) == list(range(6))
