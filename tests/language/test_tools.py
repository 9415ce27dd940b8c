"""The tools that the language knows are those that there are."""

from __future__ import annotations

from turbo_mode.core.machine.request import SHELL
from turbo_mode.core.plan.check_agents import TOOLS
from turbo_mode.runtime.embedded import looking_around
from turbo_mode.server.mcp import tools


def test_the_tools_of_agents_are_known() -> None:
    assert {*TOOLS} - {SHELL, *looking_around.tools("")} <= {*tools.TOOLS}
    assert {SHELL, *looking_around.tools("")} <= {*TOOLS}
