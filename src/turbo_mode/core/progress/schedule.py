"""Work as a graph of pieces, and list scheduling: who runs when, on so many slots, first ready first served.

Pieces are known by their place in the list. All times are seconds from a start that the caller chooses.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """One task, or instance of a fan-out. ``type``: what it has in common with others, for learning from them.

    ``needs`` are places. ``free``: it takes no slot, such as a person who is asked. Of a ``pool`` only so many run at
    once.
    """

    name: str
    type: str
    needs: tuple[int, ...] = ()
    free: bool = False
    pool: str = ""


class Work:
    """Pieces in the order in which they are written; ``caps`` say how many of a pool run at once."""

    def __init__(self, pieces: Sequence[Piece], caps: Mapping[str, int] | None = None) -> None:
        self.pieces = pieces
        self.caps = dict(caps or {})
        self.dependents: list[list[int]] = [[] for _ in pieces]
        for place, piece in enumerate(pieces):
            for need in piece.needs:
                self.dependents[need].append(place)

    def __len__(self) -> int:
        return len(self.pieces)


class Moment(NamedTuple):
    """How far some work is: how long each piece took that is ``done`` (None: it was left out), since when others run.

    ``queue``: the pieces that are ready, the first one first.
    """

    done: Mapping[int, float | None]
    running: Mapping[int, float]
    queue: Sequence[int]


class Course(NamedTuple):
    """When each piece began and ended, by place, and the end of all."""

    starts: dict[int, float]
    ends: dict[int, float]
    makespan: float


def beginning(work: Work) -> Moment:
    """Nothing has begun."""
    return Moment({}, {}, [place for place, piece in enumerate(work.pieces) if not piece.needs])


def moment_of(work: Work, course: Course, at: float) -> Moment:
    """What is known of a course at a time: lengths of what has ended, ages of what runs, and who is ready."""
    if at <= 0:
        return beginning(work)
    starts, ends = course.starts, course.ends
    done = {place: ends[place] - starts[place] for place in sorted(ends) if ends[place] <= at}
    running = {place: at - start for place, start in starts.items() if start <= at and place not in done}
    ready = [
        place for place, piece in enumerate(work.pieces)
        if place not in done and place not in running and all(need in done for need in piece.needs)
    ]  # fmt: skip
    ready.sort(key=lambda place: max((ends[need] for need in work.pieces[place].needs), default=0.0))
    return Moment(done, running, ready)


def schedule(work: Work, seconds: Sequence[float], slots: int, moment: Moment | None = None) -> Course:
    """Carry work out: ``seconds`` is how long each piece takes, or, of one that runs already, how long still.

    From a ``moment`` on, time 0 is that moment. What gets ready at the same time is served in written order.
    """
    moment = beginning(work) if moment is None else moment
    return _Scheduling(work, seconds, slots, moment).run()


class _Scheduling:
    """Slots and pools that are filled and freed, event by event."""

    def __init__(self, work: Work, seconds: Sequence[float], slots: int, moment: Moment) -> None:
        self._work, self._pieces, self._seconds = work, work.pieces, seconds
        self._free = slots
        self._room = dict(work.caps)
        self._starts: dict[int, float] = {}
        self._ends: dict[int, float] = {}
        self._heap: list[tuple[float, int]] = []
        self._queue: deque[int] = deque()
        self._held: dict[str, deque[int]] = {}
        done = moment.done
        self._left = [len(piece.needs) for piece in work.pieces]
        for place in done:
            for dependent in work.dependents[place]:
                self._left[dependent] -= 1
        for place in moment.running:
            self._begin(place, 0.0)
        self._ready(moment.queue, 0.0)

    def run(self) -> Course:
        now = 0.0
        heap, left, dependents = self._heap, self._left, self._work.dependents
        self._fill(now)
        while heap:
            now, place = heapq.heappop(heap)
            fresh = self._end(place, now, left, dependents)
            while heap and heap[0][0] == now:
                fresh += self._end(heapq.heappop(heap)[1], now, left, dependents)
            if fresh:
                fresh.sort()
                self._ready(fresh, now)
            self._fill(now)
        return Course(self._starts, self._ends, now)

    def _begin(self, place: int, now: float) -> None:
        piece = self._pieces[place]
        if not piece.free:
            self._free -= 1
        if piece.pool:
            self._room[piece.pool] -= 1
        self._starts[place] = now
        heapq.heappush(self._heap, (now + self._seconds[place], place))

    def _end(self, place: int, now: float, left: list[int], dependents: list[list[int]]) -> list[int]:
        piece = self._pieces[place]
        self._ends[place] = now
        if not piece.free:
            self._free += 1
        if piece.pool:
            self._room[piece.pool] += 1
            if waiting := self._held.get(piece.pool):
                self._queue.appendleft(waiting.popleft())
        fresh = []
        for dependent in dependents[place]:
            left[dependent] -= 1
            if not left[dependent]:
                fresh.append(dependent)
        return fresh

    def _ready(self, places: Iterable[int], now: float) -> None:
        for place in places:
            if self._pieces[place].free:
                self._begin(place, now)
            else:
                self._queue.append(place)

    def _fill(self, now: float) -> None:
        queue = self._queue
        while self._free > 0 and queue:
            place = queue.popleft()
            pool = self._pieces[place].pool
            if pool and self._room[pool] <= 0:
                self._held.setdefault(pool, deque()).append(place)
            else:
                self._begin(place, now)


class Run(NamedTuple):
    """Work that has been carried out: how long each piece took, None for one that was left out."""

    work: Work
    seconds: Sequence[float | None]
