"""What must always hold for polls, switches, fallbacks, deadlines and signals: the second half of the invariants."""

from __future__ import annotations

import re
from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.core.plan import model
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.testing.outside import Outside, result_of
from turbo_mode.testing.shadow import Shadow
from turbo_mode.testing.simulator import Simulation, require


class RulesOfTries:
    """Looks at each entry before the shadow follows it."""

    def __init__(self, shadow: Shadow, world: Outside) -> None:
        self.shadow = shadow
        self.world = world
        self.signals: set[int] = set()
        self._to_be_asked: set[tuple[str, int]] = set()

    def judge(self, entry: e.AnyEntry) -> None:
        """Judge one entry."""
        match entry:
            case e.AttemptStarted(purpose="run" | "fallback"):
                self._started(entry)
            case e.PollScheduled():
                self._not_yet(entry)
            case e.TaskCompleted() if entry.attempt:
                self._completed(entry)
            case e.RetryScheduled():
                require(not self.shadow.tasks[entry.task].overdue, f"{entry.task} is retried after its deadline")
            case e.DeadlinePassed():
                self._late(entry)
            case e.TaskFellBack():
                self._fell_back(entry)
            case e.TaskFailed() if "[" in entry.task or not self.shadow.task_plans[entry.task].is_many:
                self._failed(entry)
            case e.SignalReceived():
                self._received(entry)
            case e.SignalTaken():
                self._taken(entry)

    # -- which action --------------------------------------------------------------------------------------------------

    def work(self, id: str, case: str | None = None) -> model.Action:
        """What does the work of a task at the moment; ``case`` if its switch has only just picked one."""
        plan = self.shadow.task_plans[id]
        if case is not None and plan.switch is not None and not self.shadow.tasks[id].fell_back:
            return plan.switch.cases.get(case) or plan.switch.default or plan
        return self.shadow.action(id)

    def effect(self, id: str, case: str | None = None) -> str:
        """The effect class of that action."""
        action = self.work(id, case)
        phase = next((phase for phase in self.shadow.plan.phases if phase.id == self.shadow.phase_of[id]), None)
        plan = self.shadow.task_plans[id]
        return effect_of(action, phase, plan if plan.switch is not None and action is not plan.fallback else None)

    def retries(self, id: str) -> int:
        """How many retries that action has."""
        action, plan = self.work(id), self.shadow.task_plans[id]
        retry = action.retry
        if retry is None and action is not plan.fallback:
            default = self.shadow.plan.execution_pipeline.defaults.retry if self.effect(id) != "once" else None
            retry = plan.retry if plan.retry is not None else default
        return 0 if retry is None else retry if isinstance(retry, int) else retry.attempts - 1

    # -- entries -------------------------------------------------------------------------------------------------------

    def _started(self, entry: e.AttemptStarted) -> None:
        id, task, plan = entry.task, self.shadow.tasks[entry.task], self.shadow.task_plans[entry.task]
        require((entry.purpose == "fallback") == task.fell_back, f"{id}: {entry.purpose}, fell back: {task.fell_back}")
        require(task.case in (None, entry.case), f"{id} does another case in the same round: {entry.case}")
        require(not task.overdue, f"{id} starts after its deadline")
        require(entry.effect == self.effect(id, entry.case), f"{id} is taken for {entry.effect}")
        if plan.switch is not None and not task.fell_back:
            coin = self.shadow.inputs[plan.switch.on.removeprefix("inputs.")]
            require(entry.case == str(coin).lower(), f"the switch of {id} picked {entry.case}")
            require(plan.switch.default or entry.case in plan.switch.cases, f"{id} does what it has no case for")
        first = task.attempts == 0 and not task.fell_back
        due = entry.at + milliseconds(plan.deadline) if plan.deadline and first else 0
        require(entry.deadline == due, f"the deadline of {id} is {entry.deadline}")

    def _not_yet(self, entry: e.PollScheduled) -> None:
        plan = self.shadow.task_plans[entry.task]
        if entry.undoes:  # it may be an instance of an earlier round, of which there is nothing else any more
            action, since = plan.compensate, self.shadow.effects[entry.undoes].since
        else:
            task = self.shadow.tasks[entry.task]
            action, since = plan.verify if task.status == "IN_DOUBT" else self.work(entry.task), task.since
            require(task.status == "IN_DOUBT" or not task.overdue, f"{entry.task} polls after its deadline")
        require(action and action.poll, f"{entry.task} polls, and its plan doesn't")
        assert action is not None
        assert action.poll is not None
        require(not self._satisfied(action.poll, entry.attempt), f"{entry.task} has what it polls for, and polls on")
        require(entry.due <= since + milliseconds(action.poll.for_), f"{entry.task} polls for too long")

    def _completed(self, entry: e.TaskCompleted) -> None:
        action, task = self.work(entry.task), self.shadow.tasks[entry.task]
        if action.poll is not None:
            require(self._satisfied(action.poll, entry.attempt), f"{entry.task} is completed, and it isn't there yet")
        require((entry.by == "fallback") == task.fell_back, f"{entry.task} is completed by `{entry.by}`")
        require(task.fell_back == (".fallback." in entry.attempt), f"{entry.attempt} completes {entry.task}")
        if task.kind == "wait" and isinstance(action.wait, model.Wait):
            require(entry.attempt in self.shadow.taken, f"{entry.task} goes on without its signal")
        for name in action.artifacts:
            require(entry.artifacts.get(name), f"{entry.task} is completed without its artifact {name}")

    def _late(self, entry: e.DeadlinePassed) -> None:
        task = self.shadow.tasks[entry.task]
        again = task.overdue  # said once more to a new engine, whose clock may have been set back
        require(again or (task.due and entry.at >= task.due), f"the deadline of {entry.task} passes too early")
        require(entry.attempt in ("", task.running), f"the deadline of {entry.task} stops {entry.attempt}")
        require(entry.attempt or not task.running, f"the deadline of {entry.task} stops nothing")

    def _fell_back(self, entry: e.TaskFellBack) -> None:
        id, task = entry.task, self.shadow.tasks[entry.task]
        plan = self.shadow.task_plans[id]
        require(plan.fallback is not None, f"{id} falls back on nothing")
        require(not task.fell_back, f"{id} falls back twice")
        closing = self.shadow.closes(id)
        require(not closing, f"{id} falls back while it is closing")
        require(task.status != "IN_DOUBT" or task.verdict is False, f"{id} falls back in doubt")
        require(self._all_tried(id, entry.failure.code), f"{id} falls back with a retry left: {entry.failure.code}")

    def _failed(self, entry: e.TaskFailed) -> None:
        id, task = entry.task, self.shadow.tasks[entry.task]
        if self.shadow.phase_of[id] in self.shadow.timed_out:
            return
        closing = self.shadow.closes(id)
        never = entry.failure.code in ("expression", "outside_window")
        told = task.told == "fail" or (task.status == "PENDING" and never)
        if self.shadow.task_plans[id].fallback is not None and not closing and not told:
            require(task.fell_back, f"{id} fails without its fallback")
        if task.status == "RUNNING" and not (closing or task.fell_back):
            require(self._all_tried(id, entry.failure.code), f"{id} fails with a retry left: {entry.failure.code}")
        if task.overdue and not told:
            require(entry.failure.code == "deadline", f"{id} fails of {entry.failure.code} after its deadline")

    def _all_tried(self, id: str, code: str) -> bool:
        """No attempt is left, or ``code`` is of those that end it anyway."""
        task, retry = self.shadow.tasks[id], self.work(id).retry
        picky = isinstance(retry, model.Retry) and retry.when is not None
        final = code in ("no_case", "expression", "poll_timeout", "artifact_quota", "lost", "budget_exhausted")
        return task.overdue or picky or final or task.retries >= self.retries(id)

    # -- signals -------------------------------------------------------------------------------------------------------

    def _received(self, entry: e.SignalReceived) -> None:
        require(entry.name != "nobody", "a signal is taken that nobody waits for")
        require(entry.data["number"] not in self.signals, f"signal {entry.data['number']} is received twice")
        self.signals.add(entry.data["number"])

    def _taken(self, entry: e.SignalTaken) -> None:
        require(self.shadow.signals.get(entry.name), f"{entry.task} takes a signal that isn't there")
        waits = self.shadow.listening.get(entry.attempt)
        require(waits == entry.name, f"{entry.task} takes {entry.name} and waits for {waits}")

    # -- at rest -------------------------------------------------------------------------------------------------------

    def rest(self, timers: list[str]) -> None:
        """When all that could follow has followed; ``timers`` are those that are set."""
        waiting = [name for name in self.shadow.listening.values() if self.shadow.signals.get(name)]
        require(not waiting, f"the signals {waiting} are there, and who waits for them waits on")
        for id, task in self.shadow.tasks.items():
            moving = task.status in ("PENDING", "RUNNING", "RETRYING") and task.attempts
            if moving and task.due and not task.overdue and not self.shadow.closing:
                require(f"deadline:{id}" in timers, f"nobody looks at the deadline of {id}")
        self._stops()

    def _stops(self) -> None:
        """What has had its time was asked to end, by this engine too: since the last time that we looked."""
        late = {task.running for task in self.shadow.tasks.values() if task.overdue and task.running}
        runs = [run for run in map(self.world.runs.get, late) if run and run.watched == self.world.life]
        now = {(run.entry.attempt, run.watched) for run in runs}
        forgotten = (now & self._to_be_asked) - self.world.asked
        require(not forgotten, f"{forgotten} should have been asked to end at their deadline")
        self._to_be_asked = now

    def over(self, simulation: Simulation) -> None:
        """Every signal that could be taken was."""
        for id in simulation.fed - simulation.too_late:
            command = simulation.inbox[id]
            if command.verb == "signal" and command.signal != "nobody":
                require(command.data["number"] in self.signals, f"signal {command.data['number']} is lost")

    def is_awaited(self, what: str, name: str) -> bool:
        """Whether anything waits for a timer of these kinds."""
        shadow = self.shadow
        if what == "wait":
            probes = [probe for task in shadow.tasks.values() for probe in (task.running, task.probing)]
            return name in probes or any(effect.running == name for effect in shadow.effects.values())
        task = shadow.tasks[name]
        if what == "probe":
            return task.status == "IN_DOUBT" and not task.probing
        return bool(task.due) and not task.overdue and not task.fell_back and task.status in (
            "PENDING", "RUNNING", "RETRYING", "IN_DOUBT")  # fmt: skip

    def _satisfied(self, poll: model.Poll, attempt: str) -> bool:
        run = self.world.runs.get(attempt)
        require(run is not None and isinstance(run.seen, Done), f"{attempt} is judged, and did not end well")
        assert run is not None
        result: dict[str, Any] = result_of(run.seen) or {}
        if found := re.fullmatch(r"inputs\.(\w+)", poll.until):
            return bool(self.shadow.inputs[found[1]])
        found = re.fullmatch(r"result\.(\w+) == 'fine'", poll.until)
        assert found is not None
        return bool(result[found[1]] == "fine")
