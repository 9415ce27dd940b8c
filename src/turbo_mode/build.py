"""Plans written in Python: one class for each mapping of a plan, with its keys in snake_case.

A plan file and this make the same model, and the same rules are checked; see ``docs/developer/library.md``.

    from turbo_mode import Plan
    from turbo_mode.build import Phase, Task

    hello = Task(id="hello", shell='echo "Hello, $WHO!"', env={"WHO": "${{ inputs.who }}"})
    plan = Plan.build(name="hello", inputs={"who": "world"}, phases=[Phase(id="greet", tasks=[hello])])

A key that is a word of Python has a ``_`` behind it: ``for_``, ``from_``, ``is_``, ``as_``, ``else_``, ``finally_``.
"""

from __future__ import annotations

from typing import Literal

from turbo_mode.core.plan import model
from turbo_mode.core.plan.model import (
    Action,
    Agent,
    Anomalies,
    Approve,
    ArtifactStore,
    Batch,
    Budgets,
    Button,
    Choice,
    CommunicationProtocol,
    Concurrency,
    Cursor,
    Data,
    Decide,
    DecisionEngine,
    Defaults,
    Document,
    DocumentationFramework,
    Environment,
    Escalation,
    Evidence,
    ExecutionPipeline,
    Field,
    Flow,
    Gate,
    Http,
    InnerPlan,
    Input,
    Judge,
    Looks,
    Loop,
    Metric,
    Need,
    Notification,
    Notify,
    Option,
    Output,
    Phase,
    Poll,
    ProgressReport,
    ProgressTracking,
    Python,
    Read,
    Ready,
    Retry,
    Rule,
    Samples,
    Secret,
    Service,
    Shell,
    SubPlan,
    Switch,
    Task,
    Trigger,
    Verify,
    Wait,
    Window,
    Workflow,
    Write,
)
from turbo_mode.core.regex import regex

__all__ = [
    "Action", "Agent", "Anomalies", "Approve", "ArtifactStore", "Batch", "Budgets", "Button", "Choice",
    "CommunicationProtocol", "Concurrency", "Cursor", "Data", "Decide", "DecisionEngine", "Defaults", "Document",
    "DocumentationFramework", "Environment", "Escalation", "Evidence", "ExecutionPipeline", "Field", "Flow", "Gate",
    "Http", "InnerPlan", "Input", "Judge", "Looks", "Loop", "Metric", "Need", "Notification", "Notify", "Option",
    "Output", "Phase", "Poll", "ProgressReport", "ProgressTracking", "Python", "Read", "Ready", "Retry", "Rule",
    "Samples", "Secret", "Service", "Shell", "SubPlan", "Switch", "Task", "Trigger", "Verify", "Wait", "WholePlan",
    "Window", "Workflow", "Write", "literal",
]  # fmt: skip

_OPENING = regex(r"\$*(?:\{\{|<%)|\$+[({]")


class WholePlan(model.Plan, frozen=True, kw_only=True):
    """A whole plan that nobody has checked yet: what ``Plan.build`` takes, and ``Plan.from_model``."""

    turbo: Literal[1] = 1


def literal(text: str) -> str:
    """A text in which nothing is filled in, whatever it holds: for values that somebody else controls.

    ``title`` and other plain texts need it as little as a script does; it is for ``env``, ``args``, ``message`` and
    wherever else ``${{ }}`` counts.
    """
    return _OPENING.sub(lambda found: f"${{{{ '{found[0]}' }}}}", text)
