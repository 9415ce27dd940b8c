"""Answers that come by signed links: what is good for nothing is refused, and stands in the record.

That a link counts once is the machine's to see to, entry by entry. Here is what whoever brings one hears.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from turbo_mode.core.machine import links
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import Conflict

if TYPE_CHECKING:
    from turbo_mode.runtime.embedded.engine import Engine, Item


def refuse_link(state: Execution, command: Command, now: int, record: Callable[[], object] = lambda: None) -> None:
    """Raises ``Conflict`` for an answer whose link is good for nothing, when ``record`` has noted that it was tried."""
    if why := links.refusal(state, command, now):
        record()
        about = f"{state.id[-6:]}/{command.decision}"
        is_open = command.decision in state.questions and not state.ended
        raise Conflict(why, hint="ask for a new link" if is_open else f"`turbo-mode decisions show {about}` says more")


def note_after_end(engine: Engine, settle: Callable[[Item], None], state: Execution, command: Command) -> None:
    """Notes in the record of an execution that has ended that a link was tried."""
    from turbo_mode.runtime.embedded.engine import Item, Live

    known = engine.state(state.id) is not None
    if not known:
        engine.take(Live(state.id, state))
    try:
        settle(Item(state.id, command))
    finally:
        if not known:
            engine.forget(state.id)
