"""The task that every workload of ours carries out: nothing, so that only the engine's own cost is measured."""


def noop() -> None:
    """Do nothing."""
