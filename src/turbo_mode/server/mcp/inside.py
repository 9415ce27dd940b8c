"""The door for agents that this process carries out itself: the same tools, for whoever has a pass, without HTTP.

Every use shows the pass anew, so it counts as long as the attempt and no longer, and only for what is in its scopes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from turbo_mode.core.access.keys import Key
from turbo_mode.errors import NotPermitted, RuntimeFault, TurboModeError
from turbo_mode.runtime.embedded.passes import Passes
from turbo_mode.server.mcp.tool import Visitor
from turbo_mode.server.mcp.tools import TOOLS, noted, used, wrong
from turbo_mode.server.service import Service
from turbo_mode.tasks.agent import Tool

Given = dict[str, Any]


class Inside:
    """What the agents of this process's own tasks may use. Called from their threads."""

    def __init__(self, service: Service, passes: Passes) -> None:
        self._service = service
        self._passes = passes

    def tools(self, token: str) -> Mapping[str, Tool]:
        """What whoever has this pass may use, by name."""
        visitor = self._visitor(token)
        offered = (each for each in TOOLS.values() if visitor.may(each.needs) and not each.waits)
        return {each.name: Tool(self._using(each.name, token), each.about, each.schema) for each in offered}

    def _using(self, name: str, token: str) -> Callable[[Given], Given]:
        def use(given: Given) -> Given:
            try:
                visitor = self._visitor(token)
            except NotPermitted as over:
                return wrong(over, name)
            said, result = _used(visitor, name, given)
            noted(visitor, name, result, given)
            return said

        return use

    def _visitor(self, token: str) -> Visitor:
        key: Key | None = self._passes.find(token)
        if key is None:
            raise NotPermitted("this pass counts no more")
        return Visitor(self._service, key.holder, key.scopes, key.execution, key.tenant)


def _used(visitor: Visitor, name: str, given: Given) -> tuple[Given, str]:
    try:
        return used(visitor, name, given), "ok"
    except TurboModeError as error:
        return wrong(error, name), error.code
    except Exception as error:
        return wrong(error, name), RuntimeFault.code
