"""A simulated runtime in virtual time: the four duties, and everything that can go wrong between them.

``Simulation(case).run()`` carries a plan out on the real machine: feeds one input, commits to a simulated disk,
performs in a simulated world, reports. What is on the disk survives a crash, nothing else of the engine does; the next
engine replays, adopts and goes on. All of it follows from the case, so a failing life can be lived again.
"""

from __future__ import annotations

import heapq
import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from turbo_mode.core.allocator import entries as a
from turbo_mode.core.allocator.apply import apply as allocate
from turbo_mode.core.allocator.inputs import Resize, TakeOver
from turbo_mode.core.allocator.state import RUNNING
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import execution
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.inputs import Command, Facts, Input, Intrusion, Recovered, Submit, Tick
from turbo_mode.core.machine.overtime import should_end
from turbo_mode.core.machine.replay import replay
from turbo_mode.core.machine.snapshot import dump, load
from turbo_mode.core.machine.state import Attempt, Execution
from turbo_mode.core.machine.works import IDLE
from turbo_mode.testing.advice_features import adviser_of
from turbo_mode.testing.faults import Case, Crash
from turbo_mode.testing.limit_features import PEOPLE
from turbo_mode.testing.outside import Outside
from turbo_mode.testing.pictures import differences
from turbo_mode.testing.rival import Rival
from turbo_mode.testing.say_features import sayings
from turbo_mode.testing.sharing import Shared
from turbo_mode.testing.slot_features import bounds_of

START = 1_700_000_000_000
MOST_TURNS = 20_000
_INTRUDES = 0.02
QUIET_AFTER = 24 * 3_600_000
"""From this moment on (ms) no task meets another misfortune after its third attempt."""


Person = Callable[[dict[str, Any]], str]


class Violation(AssertionError):
    """Something happened that must never happen."""


def require(holds: object, what: str) -> None:
    """Raise ``Violation`` unless it holds."""
    if not holds:
        raise Violation(what)


class Watcher(Protocol):
    """Looks on: at what is committed, and at the end."""

    def committed(self, entries: Sequence[e.AnyEntry], simulation: Simulation) -> None:
        """These entries have just become durable."""

    def over(self, simulation: Simulation) -> None:
        """The execution has ended."""


class _Died(Exception):
    def __init__(self, crash: Crash) -> None:
        self.crash = crash


class Simulation:
    """One life of one execution. ``sometimes`` counts what was reached, over many lives if it is shared.

    A fork begins with its ``origin``. Whoever ``meddles`` may give further commands after each commit. In another
    ``world`` other things happen, and a ``person`` who is given a question names the option to be chosen.
    """

    def __init__(
        self, case: Case, *, watchers: Sequence[Watcher] = (), sometimes: Counter[str] | None = None,
        origin: Submit | None = None, meddles: Callable[[Simulation], None] | None = None,
        world: Callable[[Case, Counter[str]], Outside] = Outside, person: Person | None = None,
    ) -> None:  # fmt: skip
        self.case = case
        self.watchers = watchers
        self.sometimes = sometimes if sometimes is not None else Counter()
        self.origin = origin
        self.meddles = meddles
        self.blueprint = Blueprint(case.plan, "digest")
        self.rng = random.Random(f"engine {case.seed}")
        self.intruders = random.Random(f"intruders {case.seed}")
        self.person = person
        self.outside = world(case, self.sometimes)
        self.bounds = bounds_of(case.seed)
        self.adviser = adviser_of(case.seed)
        self.outside.post = self._arrives
        self.outside.at_end = lambda: self._place("before a report")
        self.disk: list[bytes] = []
        self.inbox: dict[str, Command] = {}
        self.fed: set[str] = set()
        self.too_late: set[str] = set()
        self.shared = Shared()
        self.shelf: list[bytes] = []
        self.rival = Rival(
            random.Random(f"rival {case.seed}"), self.outside, self.bounds, busy=self.blueprint.has_locks
        )
        self.state = Execution(self.blueprint)
        self.replica = Execution(self.blueprint)
        self.life = 0
        self.places = 0
        self.crashes = 0
        self.turns = 0
        self.offset = START
        self._left = list(case.crashes)
        self._queue: list[tuple[int, int, int | None, Input, str]] = []
        self._count = 0
        self._entries: list[e.AnyEntry] = []
        self._taken: list[str] = []
        self._alive = False
        self._asked: Counter[str] = Counter()
        self._known: set[str] = set()
        self._signals = 0
        self._resuming = False

    # -- the life ------------------------------------------------------------------------------------------------------

    def run(self) -> Simulation:
        """Live it to its end. Raises ``Violation``."""
        for number, act in enumerate(self.case.acts):
            self._commands(act.after, Command(act.verb, id=f"act{number}", by="ada"))
        names = sorted(self.blueprint.signals)
        for _ in range(self.rng.choice([0, 0, 2]) if names else 0):
            self._signal(self.rng.choice([0, 5000, 600_000]), self.rng.choice([*names, "nobody"]))
        while True:
            try:
                if not self._alive:
                    self._come_back()
                elif not self._turn():
                    break
            except _Died as died:
                self._die(died.crash)
        self._absorbs()
        for watcher in self.watchers:
            watcher.over(self)
        return self

    @property
    def now(self) -> int:
        """The time on the engine's clock, ms since the epoch."""
        return self.outside.now + self.offset

    def _turn(self) -> bool:
        self.turns += 1
        if self.turns > MOST_TURNS:
            raise Violation(f"it doesn't end: {MOST_TURNS} turns")
        if self.state.ended:
            return False
        self._wait()
        for wanted in self.rival.gather():
            self.shared.ask(wanted, Facts(self.now))
        if self.intruders.random() < _INTRUDES:
            self._intrude()
        for input, command in self._gather():
            self._feed(input, command)
        self._feed_timers()
        self._settle()
        return True

    def _wait(self) -> None:
        """Until something is there to be fed."""
        first = self.state.timers.first()
        moments = [self.outside.next(), self._queue[0][0] if self._queue else None]
        moments.append(first[0] - self.offset if first else None)
        moments.append(self.outside.now if self.rival.is_due else None)
        due = [moment for moment in moments if moment is not None]
        if not due:
            raise Violation(f"stuck: {self.state.public_status}, and nothing will ever happen")
        self.outside.advance(max(self.outside.now, min(due)) + self.rng.randint(0, 1))
        self.outside.quiet = self.outside.now > QUIET_AFTER

    def _gather(self) -> list[tuple[Input, str]]:
        ready: list[tuple[int, int, int | None, Input, str]] = []
        while self._queue and self._queue[0][0] <= self.outside.now and len(ready) < 4:
            ready.append(heapq.heappop(self._queue))
        if len(ready) > 1 and self.rng.random() < self.case.chances.reordered:
            self.sometimes["reports in another order"] += 1
            self.rng.shuffle(ready)
        return [(input, command) for _, _, _, input, command in ready]

    # -- the four duties -----------------------------------------------------------------------------------------------

    def _feed(self, input: Input, command: str = "") -> None:
        if command:
            if command in self.fed or command in self._taken:
                return
            self._taken.append(command)
            if self.state.ended:
                self.too_late.add(command)
        self._entries += self.shared.feed(self.state, input, self._facts())

    def _facts(self) -> Facts:
        return Facts(self.now, self.rng.random(), adviser=self.adviser)

    def _intrude(self) -> None:
        """Somebody inside asks for more than it may: that stands in the record, and nothing else is changed by it."""
        before, seq = dump(self.state), self.state.seq
        entries = step(self.state, Intrusion("answer d1", "one.1.run.1", "x1"), Facts(self.now))
        if self.state.status != "PENDING":
            require(len(entries) == 1 and isinstance(entries[0], e.RequestRefused), "an intrusion has consequences")
        self.state.seq = seq
        require(dump(self.state) == before, "an intrusion changes the state")
        self.state.seq += len(entries)
        self._entries += entries

    def _feed_timers(self) -> None:
        for _ in range(1000):
            first = self.state.timers.first()
            if first is None or first[0] > self.now or self.state.ended:
                return
            self._feed(Tick())
        raise Violation(f"timer {first[1]} stays due for ever" if first else "timers for ever")

    def _settle(self) -> None:
        """Let it hear what the allocator says, commit, and then perform."""
        self._entries += self.shared.hear(self.state, self._facts())
        self._place("before the commit")
        entries = self._commit()
        self._place("after the commit")
        for entry in entries:
            self._perform(entry)

    def _commit(self) -> list[e.AnyEntry]:
        entries, self._entries = self._entries, []
        self.fed.update(self._taken)
        self._taken = []
        self.shelf += [a.encode(entry) for entry in self.shared.entries]
        self.shared.entries.clear()
        for entry in entries:
            body = e.encode(entry)
            read = e.decode(body)
            if read != entry:
                raise Violation(f"an entry is read back as another: {entry} != {read}")
            self.disk.append(body)
            apply(self.replica, read)
            self.sometimes[f"entry {type(entry).__name__}"] += 1
        self._compare(self.replica, "replay differs from the live state")
        if self.state.seq != len(self.disk):
            raise Violation(f"entries are not dense: state at {self.state.seq}, disk at {len(self.disk)}")
        if self.turns % 16 == 0:
            self._compare(load(self.blueprint, dump(self.state)), "a checkpoint differs from the live state")
        for watcher in self.watchers:
            watcher.committed(entries, self)
        self.rival.committed(self.shared.allocation)
        self._people()
        return entries

    def _compare(self, other: Execution, what: str) -> None:
        if found := differences(self.state, other):
            raise Violation(f"{what}: {found[0]}")

    def _perform(self, entry: e.AnyEntry) -> None:
        match entry:
            case e.AttemptStarted() if entry.request["kind"] not in IDLE:
                self.outside.start(entry)
            case e.AdviceAsked():
                self.outside.advise(entry)
            case e.SamplesAsked():
                self.outside.measure(entry)
            case e.ClosingStarted(why="cancel"):
                self.outside.cancel_all(self.state)
            case e.PhaseTimedOut():
                self._end_overdue()
            case e.DeadlinePassed() if entry.attempt in self.state.attempts:
                self.outside.end(entry.attempt)
            case e.ServicesStopping():
                for attempt in entry.attempts:
                    self.outside.stop(attempt)
            case e.ServiceRestarted():
                self.outside.restart(_as_entry(self.state.services[entry.attempt]))
            case _:
                return
        self._place("while performing")

    def _end_overdue(self) -> None:
        for attempt in list(self.state.attempts.values()):
            if should_end(self.state, attempt):
                self.outside.end(attempt.id)

    def _arrives(self, input: Input, due: int, life: int | None, command: str = "") -> None:
        """A report or a command for the engine; one that is for a ``life`` is lost with it."""
        self._count += 1
        heapq.heappush(self._queue, (due, self._count, life, input, command))

    # -- death and return ----------------------------------------------------------------------------------------------

    def _place(self, what: str) -> None:
        """Somewhere where the engine may die."""
        if not self._alive:
            return
        self.places += 1
        if self._left and self._left[0].place <= self.places:
            crash = self._left.pop(0)
            self.sometimes[f"{'power loss' if crash.power else 'crash'} {what}"] += 1
            raise _Died(crash)

    def _die(self, crash: Crash) -> None:
        self.crashes += 1
        self._alive = False
        self._entries, self._taken = [], []
        self._queue = [item for item in self._queue if item[2] is None]
        heapq.heapify(self._queue)
        self.outside.engine_died(power=crash.power)
        self.rival.engine_died()
        self.outside.advance(self.outside.now + crash.down)
        self.offset += crash.jump
        if crash.jump:
            self.sometimes[f"clock jumps {'on' if crash.jump > 0 else 'back'}"] += 1

    def _come_back(self) -> None:
        self.life += 1
        self._alive = True
        self.state = replay(Execution(self.blueprint), self.disk)
        self._open_shared()
        self._compare(self.replica, "what was committed is not what is there after a crash")
        if self.state.ended:
            return
        lost, ended = self.outside.adopt(self.state, self.life)
        self._end_overdue()
        if self.state.closing == "cancel":
            self.outside.cancel_all(self.state)
        for id, command in self.inbox.items():
            if id not in self.fed:
                self._feed(command, id)
        if self.disk:
            self._feed(Recovered(lost, self.life))
        else:
            self._feed(self.submission())
        for report in ended:
            self._arrives(report, self.outside.now, self.life)
        self._settle()

    def _open_shared(self) -> None:
        """The allocator as it was committed, taken over by this engine."""
        self.shared = Shared()
        for body in self.shelf:
            allocate(self.shared.allocation, a.decode(body))
        facts = Facts(self.now)
        self.shared.ask(TakeOver(self.life), facts)
        if self.bounds.slots or self.bounds.per_tenant:
            self.shared.ask(Resize(RUNNING, self.bounds.slots, self.bounds.per_tenant), facts)
        self.shared.take_up(self.state, facts)

    def submission(self) -> Submit:
        """The plan is handed in, with its inputs at their defaults, or as a fork."""
        if self.origin is not None:
            return self.origin
        given = self.case.plan.inputs
        inputs = {name: getattr(value, "default", value) for name, value in given.items()}
        return Submit("x1", "x1", "digest", inputs, "ada", "/w", "/p", tenant=self.bounds.tenant)

    def _absorbs(self) -> None:
        """Whatever comes after the end changes nothing."""
        inputs: list[Input] = [
            Command("cancel", id="late"),
            Command("pause"),
            Tick(),
            Recovered(),
            Intrusion("answer d1"),
        ]
        inputs += [input for _, _, _, input, _ in self._queue]
        for input in inputs:
            if any(not isinstance(entry, e.LinkRefused) for entry in step(self.state, input, Facts(self.now))):
                raise Violation(f"{type(input).__name__} after the end changes something")

    # -- people --------------------------------------------------------------------------------------------------------

    def give(self, after: int, command: Command) -> None:
        """Have somebody give a command, in so many ms."""
        self._commands(after, command)

    def _commands(self, after: int, command: Command) -> None:
        """Somebody gives a command, durable from that moment on."""

        def given() -> None:
            if not self.disk:
                self._commands(10_000, command)  # there is no execution yet
                return
            self.sometimes[f"person: {command.verb}"] += 1
            self.inbox[command.id] = command
            if self._alive:
                self._arrives(command, self.outside.now, self.life, command.id)

        self.outside.at(self.outside.now + after, given)

    def _signal(self, after: int, name: str) -> None:
        self._signals += 1
        data = {"number": self._signals, "good": self.rng.random() < 0.7}
        self._commands(after, Command("signal", id=f"signal{self._signals}", by="eve", signal=name, data=data))

    def _people(self) -> None:
        """Every question is answered in the end, every signal comes, and nothing stays paused for ever."""
        rng = self.rng
        for attempt, name in self.state.listening.items():
            if attempt not in self._known:
                self._known.add(attempt)
                self._signal(rng.choice([0, 1000, 60_000, 3_600_000]), name)
        for decision in self.state.questions:
            if decision not in self._known:
                self._known.add(decision)
                if self.state.questions[decision].get("approvals"):
                    self._many_answer(decision)
                    continue
                after = rng.choice([0, 1000, 60_000, 3_600_000])
                if rng.random() < 0.1:
                    wrong = Command("answer", id=f"wrong {decision}", decision=decision, selection="nonsense")
                    self._commands(after // 2, wrong)
                self._commands(after, self._answer(decision))
        if self.state.paused and not self._resuming:
            self._resuming = True
            self._commands(3_600_000, Command("resume", id=f"resume {self.state.seq}", by="bob"))
        elif not self.state.paused:
            self._resuming = False
        if self.meddles is not None:
            self.meddles(self)

    def _answer(self, decision: str) -> Command:
        question = self.state.questions[decision]
        id = f"answer {decision}"
        options = [option for option in question["options"] if option.get("permitted", True)]
        subject = f"{question['about']} {question['task'] or question['phase']}"
        self._asked[subject] += 1
        settling = [option for option in options if option["then"] not in ("repeat", "hold")]
        chosen = self.rng.choice((settling if self._asked[subject] > 2 else options) or options) if options else None
        if chosen is not None and self.person is not None:
            named = self.person(question)
            chosen = next(option for option in options if option["name"] == named)
        if chosen is None:
            return Command("cancel", id=id, by="ada", reason="nothing is permitted")
        data = {"outputs": {name: _SAID[kind] for name, kind in chosen.get("wants", {}).items()}}
        command = Command("answer", id=id, by="ada", decision=decision, selection=chosen["name"], data=data)
        if not question.get("approvals") and execution.refusal(question, command):
            return Command("cancel", id=id, by="ada", reason="nothing is permitted")
        return command

    def _many_answer(self, decision: str) -> None:
        """People say this and that, some who aren't asked, some twice, some no; in the end all say the same."""
        rng, last = self.rng, self._answer(decision)
        for wait, what in sayings(self.case.seed, decision, self.state.questions[decision], self.now):
            self._commands(wait, what)
        if last.verb == "cancel":
            self._commands(rng.choice([1000, 60_000]), last)
            return
        options = [option["name"] for option in self.state.questions[decision]["options"]]
        for number in range(0 if self.person else rng.choice([0, 1, 3, 6])):
            by, refuses = rng.choice(list(PEOPLE)), rng.random() < 0.4
            said = Command("answer", f"say {decision} {number}", by, rng.choice(["", "so", "so"]), decision,
                           rng.choice(options), refuses=refuses, roles=PEOPLE[by],
                           fields=rng.choice([{}, {"ticket": "CHG1"}, {"ticket": "x"}]))  # fmt: skip
            self._commands(rng.choice([0, 1000, 60_000, 400_000]), said)
        after = rng.choice([500_000, 3_600_000, 10_000_000])
        fields = [{}, {"ticket": "CHG1"}]
        for number, by in enumerate(each for each in PEOPLE for _ in fields):
            said = Command("answer", f"end {decision} {number}", by, "", decision, last.selection, roles=PEOPLE[by],
                           fields=fields[number % 2])  # fmt: skip
            self._commands(after + number, said)


_SAID: dict[str, Any] = {"": "said", "string": "said", "int": 7, "double": 7.5, "bool": True, "list": [], "map": {}}
"""What people say about the outputs of tasks in doubt, by kind."""


def _as_entry(attempt: Attempt) -> e.AttemptStarted:
    return e.AttemptStarted(
        at=attempt.started_at, task=attempt.task, attempt=attempt.id, number=attempt.number, request=attempt.request
    )
