"""What one request may cost: how deep, how long, how often the same under other names, and how many things it asks for.

The cost is the number of things that may come back: each field that is an object counts as often as the lists above it
are long, by their ``first``, or by what is usual. Measured before anything is carried out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
    VariableNode,
    get_named_type,
    is_list_type,
    is_non_null_type,
)

DEPTH = 10
ALIASES = 15
TOKENS = 1_000
COST = 5_000
USUAL = 20
"""How long a list is taken to be that doesn't say."""
SECONDS = 10.0
"""How long one request may take."""
_PAGES = ("edges", "nodes")
"""Lists as long as what they stand in says."""


def affordable(variables: Mapping[str, Any] | None) -> type[ValidationRule]:
    """The rule for one request with these variables."""
    given = variables or {}

    class Affordable(ValidationRule):
        """Adds up each operation."""

        def __init__(self, context: ValidationContext) -> None:
            super().__init__(context)
            self.schema = context.schema
            definitions = context.document.definitions
            fragments = (each for each in definitions if isinstance(each, FragmentDefinitionNode))
            self.fragments = {each.name.value: each for each in fragments}

        def enter_operation_definition(self, node: OperationDefinitionNode, *_: object) -> None:
            """Refuse one that asks for too much."""
            root = self.schema.get_root_type(node.operation)
            if root is not None and self._cost(node.selection_set, root, 1, ()) > COST:
                said = f"this asks for more than {COST:,} things at once; ask for fewer (`first`), or several times"
                self.report_error(GraphQLError(said, node))

        def _cost(self, selected: SelectionSetNode, parent: GraphQLNamedType, times: int, seen: tuple[str, ...]) -> int:
            total = 0
            for each in selected.selections:
                if total > COST:
                    return total
                if isinstance(each, FieldNode):
                    total += self._of_field(each, parent, times, seen)
                elif isinstance(each, InlineFragmentNode):
                    total += self._cost(each.selection_set, self._type(each.type_condition, parent), times, seen)
                elif isinstance(each, FragmentSpreadNode):
                    name, found = each.name.value, self.fragments.get(each.name.value)
                    if found is not None and name not in seen:
                        inner = self._type(found.type_condition, parent)
                        total += self._cost(found.selection_set, inner, times, (*seen, name))
            return total

        def _of_field(self, node: FieldNode, parent: GraphQLNamedType, times: int, seen: tuple[str, ...]) -> int:
            field = parent.fields.get(node.name.value) if isinstance(parent, GraphQLObjectType) else None
            if field is None or node.selection_set is None:
                return 0
            times *= _length(node, field, given)
            return times + self._cost(node.selection_set, get_named_type(field.type), times, seen)

        def _type(self, condition: Any, otherwise: GraphQLNamedType) -> GraphQLNamedType:
            named = self.schema.get_type(condition.name.value) if condition else None
            return named or otherwise

    return Affordable


def _length(node: FieldNode, field: GraphQLField, variables: Mapping[str, Any]) -> int:
    """How many there may be of a field."""
    for argument in node.arguments or ():
        if argument.name.value == "first":
            said: Any = None
            if isinstance(argument.value, IntValueNode):
                said = int(argument.value.value)
            elif isinstance(argument.value, VariableNode):
                said = variables.get(argument.value.name.value)
            if isinstance(said, int):
                return max(1, said)
    inner = field.type.of_type if is_non_null_type(field.type) else field.type
    is_page = "first" in field.args and not is_list_type(inner)
    return USUAL if (is_list_type(inner) and node.name.value not in _PAGES) or is_page else 1
