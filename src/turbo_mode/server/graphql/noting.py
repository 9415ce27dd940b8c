"""What is asked by mutations, in the audit log: each field by itself, with how the operation ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphql import FieldNode, OperationDefinitionNode, OperationType
from strawberry.extensions import SchemaExtension

from turbo_mode.server.graphql.asking import Asking


class Noting(SchemaExtension):
    """Notes a mutation when it has been carried out, or refused."""

    def on_operation(self) -> Iterator[None]:
        """Around one operation."""
        yield
        said = self.execution_context
        asking: Asking | None = said.context
        document = said.graphql_document
        if asking is None or document is None or not asking.service.is_owner:  # the owner notes it
            return
        errors = [*(getattr(said.result, "errors", None) or ()), *(said.pre_execution_errors or ())]
        result = _code(errors[0]) if errors else "ok"
        for each in document.definitions:
            if isinstance(each, OperationDefinitionNode) and each.operation is OperationType.MUTATION:
                for field in each.selection_set.selections:
                    if isinstance(field, FieldNode):
                        self._note(asking, field, result)

    def _note(self, asking: Asking, field: FieldNode, result: str) -> None:
        key = asking.key.id if asking.key else ""
        asking.service.audit.note(
            "graphql", field.name.value, result, holder=asking.holder, key=key, target=_target(field)
        )


def _code(error: Any) -> str:
    return str((error.extensions or {}).get("code", "error"))


def _target(field: FieldNode) -> str:
    """The id that a field names in plain sight, if it does."""
    return next(
        (str(getattr(each.value, "value", "")) for each in field.arguments or () if each.name.value == "id"), ""
    )
