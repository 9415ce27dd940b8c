"""What the configuration has that plans may use without declaring it again, for whatever this process checks.

It is remembered when a configuration is read: a plan means the same wherever in a process it is looked at.
"""

from __future__ import annotations

from turbo_mode.core.plan.known import NOTHING, Configured

_names = NOTHING


def remember(names: Configured) -> None:
    """These are there from now on."""
    global _names  # noqa: PLW0603
    _names = names


def known() -> Configured:
    """Those that are there."""
    return _names
