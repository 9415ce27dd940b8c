"""What must always hold of loops, windows, time-outs, environments and the ``finally`` of phases.

Part of the invariants. A window is looked at here minute by minute on the wall clock, without the machine's own code.
"""

from __future__ import annotations

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import moment
from turbo_mode.core.plan.functions import local
from turbo_mode.core.plan.model import Window
from turbo_mode.testing.shadow import FINALLY, PHASE_ENDS, TASK_ENDS, Shadow
from turbo_mode.testing.simulator import Simulation, require

LEVELS = ("manual", "low", "medium", "high", "full")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def judge(shadow: Shadow, entry: e.AnyEntry) -> None:
    """An entry, before the shadow follows it."""
    match entry:
        case e.PhaseStarted() if entry.phase != FINALLY:
            _judge_start(shadow, entry)
        case e.PhaseWaiting():
            window = shadow.plan_phases[entry.phase].window
            require(window and not is_open(window, entry.at), f"{entry.phase} waits, and its window is open")
            require(window and is_open(window, entry.due), f"{entry.phase} waits for a closed window")
            require(not shadow.closing, f"{entry.phase} waits while it is closing")
        case e.PhaseTimedOut():
            limit = shadow.plan_phases[entry.phase].timeout or shadow.limits.over & {"", entry.phase}
            require(limit and shadow.phases[entry.phase] == "RUNNING", f"{entry.phase} is out of time when it isn't")
            late = entry.at > shadow.began[entry.phase] or shadow.limits.over & {"", entry.phase}  # of earlier rounds
            require(late, f"{entry.phase} is out of time at once")
        case e.PhaseRepeating(loop=True) | e.LoopEnded():
            _judge_loop(shadow, entry)
        case e.PhaseEnding():
            _judge_ending(shadow, entry)
        case e.PhaseEnded():
            _judge_ended(shadow, entry)
        case e.PhasesClosed():
            left = [phase for phase in _to_tidy(shadow) if shadow.endings.get(phase) != "CANCELLED"]
            require(not left, f"phases are closed before {left} have tidied up")
        case e.RetryScheduled():
            phase = shadow.phase_of[entry.task]
            require(phase not in shadow.timed_out, f"{entry.task} is retried after the time of its phase")


def _judge_start(shadow: Shadow, entry: e.PhaseStarted) -> None:
    phase = shadow.plan_phases[entry.phase]
    require(phase.window is None or is_open(phase.window, entry.at), f"{phase.id} starts outside of its window")
    require(not shadow.paused or phase.window is None, f"{phase.id} starts in its window during a pause")
    if phase.environment is not None and entry.round == 1:
        declared = shadow.plan.environments
        require(entry.environment in declared, f"{phase.id} starts in `{entry.environment}`, which is not declared")
        require(entry.values == declared[entry.environment].values, f"{phase.id} has the values of another environment")


def _judge_loop(shadow: Shadow, entry: e.PhaseRepeating | e.LoopEnded) -> None:
    phase = shadow.plan_phases[entry.phase]
    assert phase.loop is not None
    laps = shadow.laps[phase.id]
    require(phase.id not in shadow.loops, f"the loop of {phase.id} goes on after its end")
    require(not shadow.failures(phase.id), f"the loop of {phase.id} goes on after a failure")
    if isinstance(entry, e.PhaseRepeating):
        require(laps < phase.loop.max_rounds, f"{phase.id} has more rounds than its loop allows")
        require(not shadow.paused, f"the loop of {phase.id} goes on during a pause")
        return
    require(entry.rounds == laps, f"the loop of {phase.id} counts {entry.rounds} rounds, and there were {laps}")
    gave_up = not entry.met and not entry.why.startswith("until:") and "in its budget" not in entry.why
    gave_up = gave_up and not shadow.limits.over & {"", phase.id}
    require(not gave_up or laps == phase.loop.max_rounds, f"the loop of {phase.id} gives up early")
    if entry.met:
        known = {"inputs.yes": True, "inputs.no": False, "inputs.coin": shadow.inputs["coin"]}
        require(known.get(phase.loop.until, True), f"the loop of {phase.id} is done, and isn't")


def _judge_ending(shadow: Shadow, entry: e.PhaseEnding) -> None:
    phase = entry.phase
    require(shadow.tidies[phase], f"{phase} tidies up, and has nothing to tidy")
    require(phase not in shadow.endings, f"{phase} tidies up twice")
    require(shadow.rounds.get(phase), f"{phase} tidies up, and never started")
    if entry.status == "CANCELLED":
        require(shadow.closing, f"{phase} is given up, and nothing is closing")
    else:
        open_ = [task for task in shadow.members[phase] if shadow.task_status(task) not in TASK_ENDS]
        require(not open_, f"{phase} tidies up while {open_} have not ended")


def _judge_ended(shadow: Shadow, entry: e.PhaseEnded) -> None:
    phase = entry.phase
    if shadow.rounds.get(phase) and shadow.tidies[phase]:
        require(phase in shadow.endings, f"{phase} ends before it has tidied up")
        wanted = "COMPLETED" if shadow.endings[phase] == "COMPLETED" else "FAILED"
        untidy = shadow.failures(phase, tidying=True)
        require(entry.status == ("FAILED" if untidy else wanted), f"{phase} ends {entry.status} after {wanted}")
    over = shadow.loops.get(phase)
    chosen = shadow.choices.get(phase)
    early = chosen is not None and shadow.gates[phase].options[chosen.selection].then == "succeed"
    gave_up = over is not None and over.then == "fail" and not early
    require(entry.status == "FAILED" or not gave_up, f"{phase} is completed, and its loop has failed")
    plan = shadow.plan_phases.get(phase)
    if plan is not None and plan.loop is not None and entry.status == "COMPLETED" and not shadow.failures(phase):
        require(over is not None, f"{phase} is completed before its loop is over")


def judge_choice(shadow: Shadow, entry: e.OptionChosen, *, asked: bool) -> None:
    """A choice at a gate."""
    plan = shadow.plan_phases[entry.phase]
    over = shadow.loops.get(entry.phase)
    looped = plan.loop is None or over is not None or shadow.failures(entry.phase)
    require(looped, f"the gate of {entry.phase} decides before its loop is over")
    then = shadow.gates[entry.phase].options[entry.selection].then
    if then == "continue":
        require(over is None or over.then != "fail", f"{entry.phase} goes on though its loop has failed")
    if asked:
        return
    environment = shadow.plan.environments.get(shadow.environments[entry.phase])
    least = (environment.confidence if environment else None) or 0.0
    require(entry.confidence >= least, f"{entry.phase} is decided alone with less confidence than its environment asks")
    undecided = [
        name
        for name, finding in entry.context["evidence"].items()
        if finding["verdict"] == "INCONCLUSIVE" and finding.get("critical", True)
    ]
    require(then != "continue" or not undecided, f"{entry.phase} goes on alone, and {undecided} decide nothing")


def level_of(shadow: Shadow, phase: str) -> str:
    """How much may be decided alone at the gate of a phase."""
    environment = shadow.plan.environments.get(shadow.environments.get(phase, ""))
    levels = [shadow.plan.decision_engine.autonomy_level, (environment and environment.autonomy_level) or "full"]
    return min(levels, key=LEVELS.index)


def at_rest(shadow: Shadow, simulation: Simulation) -> None:
    """All that could start has been given the chance."""
    first = simulation.state.timers.first()
    if shadow.status != "RUNNING" or shadow.closing or (first is not None and first[0] <= simulation.now):
        return
    for phase, due in shadow.waiting.items():
        require(due > simulation.now, f"{phase} should have looked at its window again")
    for phase, status in shadow.phases.items():
        limit = simulation.blueprint.phase(phase).timeout
        if status == "RUNNING" and limit and phase not in shadow.timed_out and _has_open_tasks(shadow, phase):
            require(shadow.began[phase] + limit > simulation.now, f"{phase} is out of time, and goes on")


def at_the_end(shadow: Shadow) -> None:
    """The execution has ended."""
    left = [
        phase for phase, tasks in shadow.tidies.items() if shadow.rounds.get(phase) and not _all_ended(shadow, tasks)
    ]
    require(not left, f"it ended before {left} had tidied up")


def _to_tidy(shadow: Shadow) -> list[str]:
    """The phases that have started, have not ended, and have something to tidy up."""
    started = [
        phase for phase, status in shadow.phases.items() if shadow.rounds.get(phase) and status not in PHASE_ENDS
    ]
    return [phase for phase in started if shadow.tidies[phase]]


def _has_open_tasks(shadow: Shadow, phase: str) -> bool:
    return not _all_ended(shadow, shadow.members[phase])


def _all_ended(shadow: Shadow, tasks: list[str]) -> bool:
    return all(task in shadow.tasks and shadow.task_status(task) in TASK_ENDS for task in tasks)


def is_open(window: Window, ms: int) -> bool:
    """Whether a window is open, minute by minute on the wall clock."""
    there = local(moment(ms), window.timezone)
    minute = there["hour"] * 60 + there["minute"]
    begins, ends = (int(text[:2]) * 60 + int(text[3:]) for text in (window.from_, window.to))
    ends += 1440 if ends <= begins else 0
    begins, ends = (0, 1440) if window.from_ == window.to else (begins, ends)
    today = DAYS[there["weekday"] - 1] in window.days and begins <= minute < ends
    return today or (DAYS[there["weekday"] - 2] in window.days and minute + 1440 < ends)
