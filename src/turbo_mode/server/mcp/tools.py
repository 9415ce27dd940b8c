"""All tools that agents have."""

from __future__ import annotations

from turbo_mode.errors import NotPermitted, UsageError
from turbo_mode.server.mcp import deciding, executing, planning, writing
from turbo_mode.server.mcp.tool import Tool, Visitor

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
