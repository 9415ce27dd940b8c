"""The SDK's sandbox for our workflows: apart from everything that could make two replays differ, and quick."""

from __future__ import annotations

from temporalio.converter import StorageDriverStoreContext
from temporalio.worker import WorkflowInstance, WorkflowInstanceDetails
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

OURS = (
    "allocator", "attempts", "family", "hearing", "locks", "messages", "outbox", "post", "support", "workflow",
)  # fmt: skip
SHARED = (
    "cel_expr_python",
    "cryptography",
    "msgspec",
    "turbo_mode.core",
    "turbo_mode.errors",
    *(f"turbo_mode.runtime.temporal.{module}" for module in OURS),
)
"""What the sandbox takes from outside instead of importing it anew for each workflow, which takes longer than some
tasks: native code can be loaded only once, and the rest is pure, as the import contracts hold."""


class Sandbox(SandboxedWorkflowRunner):
    """The sandbox of the SDK, but that nobody enters it to ask in which context a payload stands.

    The SDK would, several times for each payload, and to our converters all payloads of workflows are alike.
    """

    def create_instance(self, det: WorkflowInstanceDetails) -> WorkflowInstance:
        """One workflow in its sandbox."""
        instance = super().create_instance(det)
        instance.get_serialization_context = _no_context  # type: ignore[method-assign]
        instance.get_external_store_context = _no_place  # type: ignore[method-assign]
        return instance


def sandbox() -> Sandbox:
    """Runs workflows apart from everything that could make two replays differ."""
    return Sandbox(restrictions=SandboxRestrictions.default.with_passthrough_modules(*SHARED))


def _no_context(command_info: object) -> None:
    """Payloads are the same in any."""


def _no_place(command_info: object) -> StorageDriverStoreContext:
    """Nothing is stored outside by the SDK."""
    return StorageDriverStoreContext(target=None)
