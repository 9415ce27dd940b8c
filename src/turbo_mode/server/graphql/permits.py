"""Who may ask for which field: one table for the whole schema, and one rule that looks at every field before anything
is carried out.

A field without a place in the table is closed to everybody. The scopes are those of REST, so that both doors agree.
"""

from __future__ import annotations

from graphql import FieldNode, GraphQLError, ValidationContext, ValidationRule

from turbo_mode.errors import NotPermitted
from turbo_mode.server.graphql.asking import ANYBODY, Asking

NEEDS = {
    "Query.executions": "executions:read", "Query.executionsConnection": "executions:read",
    "Query.execution": "executions:read", "Query.decisions": "decisions:read",
    "Query.decisionsConnection": "decisions:read", "Query.decision": "decisions:read",
    "Query.documentation": "documentation:read", "Query.documentationConnection": "documentation:read",
    "Query.document": "documentation:read", "Query.progress": "progress:read",
    "Query.progressConnection": "progress:read", "Query.progressReport": "progress:read",
    "Query.communications": "communications:read", "Query.communicationsConnection": "communications:read",
    "Query.communication": "communications:read", "Query.plans": "plans:read", "Query.plansConnection": "plans:read",
    "Query.plan": "plans:read", "Plan": "plans:read", "PlanConnection": "plans:read", "PlanEdge": "plans:read",
    "Mutation.createDecision": "decisions:write", "Mutation.deleteDecision": "decisions:write",
    "Mutation.createPlan": "plans:write", "Mutation.updatePlan": "plans:write", "Mutation.deletePlan": "plans:write",
    "Mutation.updateExecution": "executions:update", "Mutation.deleteExecution": "executions:delete",
    "Mutation.holdExecution": "executions:delete", "Mutation.releaseExecution": "executions:delete",
    "Query.checkPlan": "plans:read", "Query.keys": "keys:manage",
    "Mutation.startExecution": "executions:start", "Mutation.forkExecution": "executions:start",
    "Mutation.pauseExecution": "executions:pause", "Mutation.resumeExecution": "executions:resume",
    "Mutation.cancelExecution": "executions:cancel", "Mutation.rollbackExecution": "executions:rollback",
    "Mutation.retryExecution": "executions:retry",
    "Mutation.skipTask": "executions:retry", "Mutation.signalExecution": "executions:signal",
    "Mutation.answerDecision": "executions:approve", "Mutation.delegateDecision": "executions:approve",
    "Mutation.answerByLink": "executions:approve", "Mutation.linkDecision": "admin:*",
    "Mutation.updateDecision": "decisions:write", "NewLink": "admin:*", "Mutation.redeliver": "deliveries:write",
    "Mutation.replay": "deliveries:write", "Mutation.enableDestination": "deliveries:write",
    "Mutation.createKey": "keys:manage",
    "Mutation.revokeKey": "keys:manage", "Mutation.createDocumentation": "documentation:write",
    "Mutation.updateDocumentation": "documentation:write", "Mutation.deleteDocumentation": "documentation:write",
    "Mutation.createProgress": "progress:write", "Mutation.updateProgress": "progress:write",
    "Mutation.deleteProgress": "progress:write", "Mutation.createCommunication": "communications:write",
    "Mutation.updateCommunication": "communications:write", "Mutation.deleteCommunication": "communications:write",
    "Subscription.events": "executions:read", "Subscription.execution": "executions:read",
    "Execution": "executions:read", "Execution.tasks": "tasks:read", "Execution.decisions": "decisions:read",
    "ExecutionConnection": "executions:read", "ExecutionEdge": "executions:read", "Task": "tasks:read",
    "Checkpoint": "executions:read", "Decision": "decisions:read", "Decision.execution": "executions:read",
    "DecisionConnection": "decisions:read", "DecisionEdge": "decisions:read", "Documentation": "documentation:read",
    "Documentation.execution": "executions:read", "DocumentationConnection": "documentation:read",
    "DocumentationEdge": "documentation:read", "Progress": "progress:read", "Progress.execution": "executions:read",
    "ProgressConnection": "progress:read", "ProgressEdge": "progress:read", "Anomaly": "progress:read",
    "Communication": "communications:read", "Communication.execution": "executions:read",
    "CommunicationConnection": "communications:read", "CommunicationEdge": "communications:read",
    "PageInfo": ANYBODY, "Event": "executions:read", "PlanCheck": "plans:read", "Key": "keys:manage",
    "NewKey": "keys:manage",
}  # fmt: skip
"""The scope that each field needs; a type's own is that of all its fields that aren't named."""
ROOTS = ("Query", "Mutation", "Subscription")


def needed(type: str, field: str) -> str | None:
    """The scope that a field needs; None for one that nobody may ask for."""
    return NEEDS.get(f"{type}.{field}", None if type in ROOTS else NEEDS.get(type))


def permitted(asking: Asking) -> type[ValidationRule]:
    """The rule for one request: it refuses all of it for one field that the key may not ask for."""

    class Permitted(ValidationRule):
        """Looks at every field."""

        def __init__(self, context: ValidationContext) -> None:
            super().__init__(context)
            self.validation_context = context

        def enter_field(self, node: FieldNode, *_: object) -> None:
            """Introspection is open to whoever has a key that counts."""
            parent, name = self.validation_context.get_parent_type(), node.name.value
            if parent is None:
                return
            is_about_itself = name.startswith("__") or parent.name.startswith("__")
            scope = ANYBODY if is_about_itself else needed(parent.name, name)
            if scope is None or not asking.may(scope):
                said = f"this key has no scope `{scope}`" if scope else "nobody may do this"
                error = NotPermitted(said)
                self.report_error(GraphQLError(said, node, original_error=error))

    return Permitted
