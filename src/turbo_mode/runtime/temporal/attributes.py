"""What Temporal's own lists can be searched by, and what it shows of an execution, where its namespace knows the names.

Search attributes are never encrypted, so where payloads are, only the status is told. A memo and the details are
payloads themselves.
"""

from __future__ import annotations

from typing import Any, Literal

from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes

from turbo_mode.core.machine.inputs import Submit
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.model import Plan

STATUS = SearchAttributeKey.for_keyword("TurboModeStatus")
PLAN = SearchAttributeKey.for_keyword("TurboModePlan")
ACTOR = SearchAttributeKey.for_keyword("TurboModeActor")
ALL = (STATUS, PLAN, ACTOR)
BEGINS = "RUNNING"
LONGEST = 255
Told = Literal["", "status", "all"]
"""Which of them are told: none, the status, or all."""


def hint(namespace: str) -> str:
    """How a namespace comes to know them; Temporal's command takes one name at a time."""
    create = f"temporal operator search-attribute create --namespace {namespace} --type Keyword"
    return f"for name in {' '.join(key.name for key in ALL)}; do {create} --name $name; done"


def at_start(submit: Submit, plan: Plan, told: Told) -> TypedSearchAttributes | None:
    """Those of an execution that is to begin."""
    pairs = [SearchAttributePair(STATUS, BEGINS)]
    if told == "all":
        pairs += [SearchAttributePair(PLAN, plan.name[:LONGEST]), SearchAttributePair(ACTOR, submit.actor[:LONGEST])]
    return TypedSearchAttributes(pairs) if told else None


def memo(submit: Submit, plan: Plan) -> dict[str, Any]:
    """What is kept with an execution to be looked at."""
    return {"plan": plan.name, "actor": submit.actor, "tenant": submit.tenant, "parent": submit.parent}


def details(state: Execution) -> str:
    """How it stands, in Markdown."""
    said = f"**{state.public_status}** · {state.done:,} of {state.total:,} tasks done"
    if state.open_questions:
        said += f" · {state.open_questions} open question{'s' if state.open_questions > 1 else ''}"
    return f"{said}\n\n{state.reason}" if state.reason else said
