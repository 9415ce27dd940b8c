"""What can't apply to an execution as it is: told before anything is committed."""

from __future__ import annotations

from turbo_mode.core.machine import execution as machine
from turbo_mode.core.machine import signals, steering
from turbo_mode.core.machine.inputs import PERSONAL, Command
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.words import closest
from turbo_mode.errors import Conflict, NotFound


def refuse_command(state: Execution, command: Command) -> None:
    """Raises ``NotFound`` or ``Conflict`` for a command that can't apply to an execution in this state."""
    if command.verb in PERSONAL:
        question = state.questions.get(command.decision)
        if question is None:
            raise NotFound(f"{command.decision} is not an open question of execution {state.id[-6:]}")
        if refused := machine.refusal(question, command):
            raise Conflict(refused)
    elif command.verb == "signal" and (refused := signals.refusal(state, command.signal, command.data)):
        if command.signal in state.blueprint.signals:
            raise Conflict(refused)
        known = closest(command.signal, state.blueprint.signals)
        raise NotFound(refused, hint=f"did you mean `{known}`?" if known else None)
    elif command.verb in ("skip", "retry") and (refused := steering.refusal(state, command)):
        known = closest(command.task, state.blueprint.tasks) if not steering.named(state, command.task) else None
        kind = NotFound if command.task and not steering.named(state, command.task) else Conflict
        raise kind(f"execution {state.id[-6:]}: {refused}", hint=f"did you mean `{known}`?" if known else None)
    elif command.verb in ("cancel", "rollback") and state.closing:
        what = {"cancel": "is being cancelled", "rollback": "is being rolled back", "succeed": "is ending"}
        raise Conflict(f"execution {state.id[-6:]} {what[state.closing]} already")
