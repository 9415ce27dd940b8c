"""All tools that agents have, and how one is used, whatever the door."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from turbo_mode.errors import NotPermitted, PlanInvalid, RuntimeFault, TurboModeError, UsageError
from turbo_mode.server.mcp import deciding, executing, planning, writing
from turbo_mode.server.mcp.tool import Tool, Visitor

_log = logging.getLogger("turbo_mode.server")

TOOLS: dict[str, Tool] = {
    each.name: each
    for each in (
        planning.check_plan,
        planning.explain_problem,
        planning.foresee_plan,
        planning.list_plans,
        executing.start_execution,
        executing.watch_execution,
        executing.show_execution,
        executing.list_executions,
        executing.read_logs,
        executing.pause_execution,
        executing.resume_execution,
        executing.cancel_execution,
        executing.rollback_execution,
        executing.retry_task,
        executing.skip_task,
        executing.send_signal,
        deciding.list_decisions,
        deciding.show_decision,
        deciding.answer_decision,
        deciding.ask_decision,
        writing.report_progress,
        writing.write_document,
        writing.send_message,
        writing.list_documents,
        writing.show_document,
        writing.list_messages,
        writing.list_progress,
    )
}
"""By their names."""


def chosen(name: str, visitor: Visitor) -> Tool:
    """A tool by its name. Raises ``UsageError`` where there is none, ``NotPermitted`` naming the scope it needs."""
    found = TOOLS.get(name)
    if found is None:
        raise UsageError(f"there is no tool `{name[:60]}`", hint=f"tools: {', '.join(TOOLS)}")
    if not visitor.may(found.needs):
        raise NotPermitted(f"this key has no scope `{found.needs}`")
    return found


def used(visitor: Visitor, name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """What comes of using a tool that doesn't wait. Raises whatever goes wrong."""
    tool = chosen(name, visitor)
    return dict(tool.does(visitor, tool.read(given)))


def noted(visitor: Visitor, name: str, result: str, given: Mapping[str, Any]) -> None:
    """Note for the audit what was refused, and what has changed something."""
    if result == NotPermitted.code or (name in TOOLS and TOOLS[name].changes):
        named = (given.get(key) for key in ("execution", "decision", "kept", "id"))
        target = next((each for each in named if isinstance(each, str) and each), "")
        visitor.store.note("mcp", name, result, visitor.holder, target)


def wrong(error: Exception, where: str) -> dict[str, Any]:
    """An error as an agent is told it; of a fault of ours it learns that it is one, and no more."""
    if not isinstance(error, TurboModeError) or isinstance(error, RuntimeFault):
        error = fault(error, where)
    said: dict[str, Any] = {"code": error.code, "message": error.message}
    if error.hint:
        said["hint"] = error.hint
    if isinstance(error, PlanInvalid):
        said["problems"] = [each.to_json() for each in error.problems]
    return {"error": said}


def fault(error: Exception, where: str) -> RuntimeFault:
    """A fault of ours for whoever has met it; what it was goes into our own log."""
    _log.error("mcp %s", where, exc_info=error)
    return RuntimeFault(RuntimeFault.__doc__ or "")
