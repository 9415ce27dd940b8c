"""What must always hold of rules and of people who must agree. Part of the invariants.

Whose answer counts is judged here from the entries and the plan alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbo_mode.core.decisions.model import Answer, Approval, Say
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.agreement import OF_TASKS
from turbo_mode.core.machine.works import DECIDED
from turbo_mode.core.plan import model
from turbo_mode.core.plan.effects import changes
from turbo_mode.core.plan.windows import as_list
from turbo_mode.testing.phase_rules import is_open
from turbo_mode.testing.shadow import FINALLY, Shadow
from turbo_mode.testing.simulator import Simulation, require


def judge(shadow: Shadow, entry: e.AnyEntry) -> None:
    """An entry, before the shadow follows it."""
    match entry:
        case e.AnswerGiven():
            _judge_answer(shadow, entry)
        case e.EscalationDue():
            question = shadow.questions.get(entry.decision)
            require(question is not None, f"{entry.decision} is due, and nobody asks")
        case e.EscalationRaised() if entry.about == "approval":
            require(len(entry.approvals) == 1, f"{entry.task} asks, and nobody's agreement is wanted")
        case e.OptionChosen():
            if entry.about in ("gate", "entry", "decide"):
                _judge_rules(shadow, entry)
            if entry.about == "entry" and entry.decision not in shadow.questions:
                there = shadow.plan.environments.get(entry.context.get("environment", ""))
                levels = {shadow.plan.decision_engine.autonomy_level, (there and there.autonomy_level) or "full"}
                require(levels == {"full"}, f"{entry.phase} is entered alone at {levels}")
            if (question := shadow.questions.get(entry.decision)) is not None and question.approvals:
                _judge_agreed(shadow, entry, question)
        case e.PhaseStarted() if entry.phase in shadow.plan_phases and entry.round == 1:
            final = shadow.plan_phases[entry.phase].point_of_no_return
            entered = shadow.limits.entered.get(entry.phase) == "enter"
            require(entered or not final, f"{entry.phase} begins, can't be taken back, and nobody has decided that")
        case e.AttemptStarted() if entry.purpose in ("run", "fallback"):
            closed = _closed(shadow, entry.task, entry.at)
            require(not closed, f"{entry.task} changes something while the window is closed: {closed}")
        case e.TaskDelayed(due=0):
            require(shadow.limits.reserved, f"{entry.task} waits for what others hold, and nobody holds anything")
        case e.TaskDelayed():
            require(_closed(shadow, entry.task, entry.at), f"{entry.task} waits for a window that is open")
            require(not _closed(shadow, entry.task, entry.due), f"{entry.task} waits for a window that is closed then")
        case e.UndoStarted() if not entry.phase:
            _judge_rollback(shadow, entry)
        case e.TaskCompleted() if entry.task in shadow.tasks and shadow.tasks[entry.task].kind in DECIDED:
            said = shadow.limits.agreed.get(shadow.tasks[entry.task].running)
            require(said not in (None, "fail"), f"{entry.task} is completed, and people said {said}")


def _judge_answer(shadow: Shadow, entry: e.AnswerGiven) -> None:
    question, answer = shadow.questions.get(entry.decision), entry.answer
    require(question is not None, f"{entry.decision} is answered, and nobody asks")
    assert question is not None
    wanted = [each for each in question.approvals if answer.refuses or answer.selection in each.options]
    mine = [each for each in wanted if _counts(shadow, entry.decision, answer, each)]
    require(mine or not wanted, f"{answer.by} answers {entry.decision}, and isn't asked")
    require(not answer.refuses or answer.reason, f"{answer.by} says no to {entry.decision}, and not why")
    before = shadow.limits.answers.get(entry.decision, {}).get(answer.by)
    require(before != answer, f"{answer.by} answers {entry.decision} twice")
    if not answer.refuses:
        for name, spec in ((name, spec) for each in mine for name, spec in each.fields.items()):
            require(name in answer.fields, f"{answer.by} answers {entry.decision} without {name}")
            fits = spec.pattern is None or re.fullmatch(spec.pattern, str(answer.fields[name]))
            require(fits, f"{answer.by} answers {entry.decision} with a {name} that doesn't fit")


def _judge_agreed(shadow: Shadow, entry: e.OptionChosen, question: e.EscalationRaised) -> None:
    answers = list(shadow.limits.answers.get(entry.decision, {}).values())
    if entry.by == "time":
        late = [each for each in question.approvals if each.due and each.due <= entry.at]
        chosen = any(each.on_timeout == entry.selection for each in late)
        require(chosen, f"time chooses {entry.selection} for {entry.decision}, and it isn't that late")
        return
    nos = [each for each in answers if each.refuses]
    if any(each.on_refuse == entry.selection for each in question.approvals) and any(no.by == entry.by for no in nos):
        return
    for each in question.approvals:
        if entry.selection not in each.options:
            continue
        yes = {
            answer.by
            for answer in answers
            if answer.selection == entry.selection and _counts(shadow, entry.decision, answer, each)
        }
        require(len(yes) >= each.quorum, f"{entry.selection} is chosen with {sorted(yes)}, and needs {each.quorum}")
        no = [answer.by for answer in nos if _counts(shadow, entry.decision, answer, each)]
        require(not no, f"{entry.selection} is chosen, and {no} say no")


def _counts(shadow: Shadow, decision: str, answer: Answer, approval: Approval) -> bool:
    """Whether somebody is among those who are asked; never who has begun it where somebody else is wanted."""
    looked = shadow.limits.looked.get(decision, 0)
    late = {who for each in approval.later if each.at <= looked for who in each.to}
    own = [] if answer.handed_on else [Say(answer.by, answer.roles)]
    says = [say for say in (*own, *answer.says) if not approval.author or say.by != approval.author]
    theirs = {who for say in says for who in (f"user:{say.by}", *say.roles)} & {*approval.asked, *late}
    return bool(theirs) and answer.by != "" and not (approval.author and approval.author == answer.by)


def _judge_rules(shadow: Shadow, entry: e.OptionChosen) -> None:
    """No decision against a rule, and none without those whom a rule or the gate wants."""
    gate = shadow.gates[entry.phase] if entry.about == "gate" else None
    decide = shadow.task_plans[entry.task].decide if entry.about == "decide" else None
    approve = gate.approve if gate else decide.approve if decide else None
    question = shadow.questions.get(entry.decision)
    wanted = {"gate" if gate else "task": approve} if approve is not None and _holds(shadow, approve.when) else {}
    named = shadow.environments.get(entry.phase) or entry.context.get("environment", "")
    for rule in _rules(shadow, named):
        if _holds(shadow, rule.when):
            require(entry.selection not in rule.forbid, f"{entry.phase} chooses {entry.selection} against {rule.id}")
            if rule.require is not None and _holds(shadow, rule.require.when):
                wanted[f"rule {rule.id}"] = rule.require
    if entry.selection in ("lookAgain", "fail") or (gate and gate.options[entry.selection].then == "hold"):
        return
    for of in wanted:
        there = question is not None and any(
            each.of == of and entry.selection in each.options for each in question.approvals
        )
        require(there, f"{entry.phase} chooses {entry.selection}, and nobody asks those whom the {of} wants")


def _closed(shadow: Shadow, task: str, at: int) -> list[model.Window]:
    """The windows that are closed for what a task would change."""
    phase, plan = shadow.phase_of[task], shadow.task_plans[task]
    fan = task.partition("[")[0]
    if phase == FINALLY or fan in shadow.tidies[phase] or not changes(plan, shadow.plan_phases[phase]):
        return []
    windows = as_list(shadow.plan.decision_engine.change_window)
    if environment := shadow.plan.environments.get(shadow.environments.get(phase, "")):
        windows = windows + as_list(environment.change_window)
    return [window for window in windows if not is_open(window, at)]


def _judge_rollback(shadow: Shadow, entry: e.UndoStarted) -> None:
    """Nothing is undone that lies behind a point of no return which has begun."""
    final = shadow.final()
    crossed = [number for number in entry.effects if shadow.effects[number].phase in final]
    require(not crossed, f"effects {crossed} are undone across a point of no return")


def _rules(shadow: Shadow, environment_name: str) -> Iterator[model.Rule]:
    yield from shadow.plan.decision_engine.rules
    if environment := shadow.plan.environments.get(environment_name):
        yield from environment.rules


def _holds(shadow: Shadow, text: str | None) -> bool:
    return text is None or bool(shadow.inputs[text.removeprefix("inputs.")])


def at_rest(shadow: Shadow, simulation: Simulation) -> None:
    """No question is open that is settled, and each that changes by itself has a time at which it is looked at."""
    if shadow.status != "RUNNING":
        return
    timers = simulation.state.timers
    for decision, question in shadow.questions.items():
        ends = shadow.closing and question.about in OF_TASKS and shadow.closes(question.task)
        require(not ends, f"{question.task} still asks while it is closing")
        _at_rest(shadow, decision, question, simulation)
        times = [each.due for each in question.approvals] + [
            later.at for each in question.approvals for later in each.later
        ]
        coming = [time for time in times if time > shadow.limits.looked.get(decision, question.at)]
        due = timers.due(f"ask:{decision}")
        require(bool(due) == bool(coming), f"{decision} has the times {coming}, and is looked at {due}")


def _at_rest(shadow: Shadow, decision: str, question: e.EscalationRaised, simulation: Simulation) -> None:
    permitted = {option["name"] for option in question.options if option.get("permitted", True)}
    nos = [answer for answer in shadow.limits.answers.get(decision, {}).values() if answer.refuses]
    for number, approval in enumerate(question.approvals):
        looked = shadow.limits.looked.get(decision, 0)
        late = {who for each in approval.later if each.at <= looked for who in each.to}
        asked = simulation.state.questions[decision]["approvals"][number]["asked"]
        require(set(asked) == {*approval.asked, *late}, f"{decision} asks {asked}, and should ask {late} too")
    for no in nos:
        first = next(each for each in question.approvals if _counts(shadow, decision, no, each))
        require(first.on_refuse not in permitted, f"{no.by} says no to {decision}, and it still waits")
