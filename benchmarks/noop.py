"""The tasks that our workloads carry out: as good as nothing, so that only the engine's own cost is measured."""


def noop() -> None:
    """Do nothing."""


def after(before: int) -> int:
    """Count on from what the task before returned."""
    return before + 1
