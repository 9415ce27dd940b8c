"""The door for agents: the Model Context Protocol, by the official SDK, over whatever transport.

Tools, resources and prompts are ours, see there; this module says them in the words of the protocol. Who has come is
asked anew for each request, and only what they may do is offered to them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import anyio.to_thread
import mcp_types as protocol
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel.server import Server
from mcp.shared.exceptions import MCPError

from turbo_mode import __version__
from turbo_mode.core.ids import named_trace
from turbo_mode.errors import NotFound, RuntimeFault, TurboModeError, UsageError
from turbo_mode.server.mcp import prompts, reading
from turbo_mode.server.mcp.tool import Progress, Tool, Visitor
from turbo_mode.server.mcp.tools import TOOLS, chosen, fault, noted, used, wrong

Context = ServerRequestContext[Any, Any]
Asking = Callable[[Context], Visitor]
"""Says who has made a request."""

INSTRUCTIONS = (
    "TURBO MODE carries out plans of many phases by itself, decides within its owner's limits, and survives crashes. "
    "Read turbo-mode://language before you write a plan. check_plan until it is right, start_execution once, then "
    "watch_execution until it is over. A question that is open is mostly meant for a person: answer only what you were "
    "told to answer. What the owner's policy forbids, no tool permits."
)


class Door:
    """What an MCP server of ours answers. ``asking`` says who has come."""

    def __init__(self, asking: Asking) -> None:
        self._asking: Asking = lambda context: asking(context)._replace(trace=_trace(context))
        self.server: Server[Any] = Server(
            "turbo-mode", version=__version__, title="TURBO MODE", instructions=INSTRUCTIONS,
            on_list_tools=self._list_tools, on_call_tool=self._call_tool, on_list_resources=self._list_resources,
            on_list_resource_templates=self._list_templates, on_read_resource=self._read_resource,
            on_list_prompts=self._list_prompts, on_get_prompt=self._get_prompt,
            get_tool_input_schema=lambda name: TOOLS[name].schema if name in TOOLS else None,
        )  # fmt: skip

    async def _list_tools(self, context: Context, asked: Any) -> protocol.ListToolsResult:
        visitor = self._asking(context)
        return protocol.ListToolsResult(tools=[_described(each) for each in TOOLS.values() if visitor.may(each.needs)])

    async def _call_tool(self, context: Context, asked: protocol.CallToolRequestParams) -> protocol.CallToolResult:
        visitor, result = self._asking(context), "ok"
        try:
            said = await _used(visitor, asked, context.session.report_progress)
        except TurboModeError as error:
            said, result = wrong(error, asked.name), error.code
        except Exception as error:
            said, result = wrong(error, asked.name), RuntimeFault.code
        noted(visitor, asked.name, result, asked.arguments or {})
        return _answer(said, is_error=result != "ok")

    async def _list_resources(self, context: Context, asked: Any) -> protocol.ListResourcesResult:
        found = await anyio.to_thread.run_sync(reading.listed, self._asking(context))
        listed = [
            protocol.Resource(uri=each.uri, name=each.name, description=each.about, mime_type=each.media_type)
            for each in found
        ]
        return protocol.ListResourcesResult(resources=listed)

    async def _list_templates(self, context: Context, asked: Any) -> protocol.ListResourceTemplatesResult:
        visitor = self._asking(context)
        templates = [
            protocol.ResourceTemplate(
                uri_template=reading.SCHEME + kind.pattern, name=kind.name, description=kind.about,
                mime_type=kind.media_type,
            )
            for kind in reading.KINDS
            if "{" in kind.pattern and visitor.may(kind.needs)
        ]  # fmt: skip
        return protocol.ListResourceTemplatesResult(resource_templates=templates)

    async def _read_resource(
        self, context: Context, asked: protocol.ReadResourceRequestParams
    ) -> protocol.ReadResourceResult:
        uri = str(asked.uri)
        try:
            content = await anyio.to_thread.run_sync(reading.read, self._asking(context), uri)
        except Exception as error:
            raise _refusal(error, uri) from None
        text = protocol.TextResourceContents(uri=uri, text=content.text, mime_type=content.media_type)
        return protocol.ReadResourceResult(contents=[text])

    async def _list_prompts(self, context: Context, asked: Any) -> protocol.ListPromptsResult:
        self._asking(context)
        found = [
            protocol.Prompt(
                name=each.name, description=each.about,
                arguments=[
                    protocol.PromptArgument(name=name, description=about, required=True)
                    for name, about in each.given.items()
                ],
            )
            for each in prompts.PROMPTS.values()
        ]  # fmt: skip
        return protocol.ListPromptsResult(prompts=found)

    async def _get_prompt(self, context: Context, asked: protocol.GetPromptRequestParams) -> protocol.GetPromptResult:
        self._asking(context)
        try:
            text = prompts.written(asked.name, asked.arguments or {})
        except Exception as error:
            raise _refusal(error, asked.name) from None
        said = protocol.PromptMessage(role="user", content=protocol.TextContent(type="text", text=text))
        return protocol.GetPromptResult(description=prompts.PROMPTS[asked.name].about, messages=[said])


async def _used(visitor: Visitor, asked: protocol.CallToolRequestParams, progress: Progress) -> dict[str, Any]:
    """What comes of using a tool. Raises whatever goes wrong."""
    tool = chosen(asked.name, visitor)
    if tool.waits:
        return dict(await tool.does(visitor, tool.read(asked.arguments or {}), progress))
    return await anyio.to_thread.run_sync(used, visitor, asked.name, asked.arguments or {})


def _described(tool: Tool) -> protocol.Tool:
    hints = protocol.ToolAnnotations(read_only_hint=not tool.changes, open_world_hint=False)
    return protocol.Tool(name=tool.name, description=tool.about, input_schema=tool.schema, annotations=hints)


def _answer(said: dict[str, Any], *, is_error: bool = False) -> protocol.CallToolResult:
    text = protocol.TextContent(type="text", text=json.dumps(said, ensure_ascii=False))
    return protocol.CallToolResult(content=[text], structured_content=said, is_error=is_error)


def _refusal(error: Exception, where: str) -> MCPError:
    """An error of ours where the protocol has no other place for it."""
    if not isinstance(error, TurboModeError) or isinstance(error, RuntimeFault):
        return MCPError(code=protocol.INTERNAL_ERROR, message=fault(error, where).message)
    mistaken = isinstance(error, NotFound | UsageError)
    code = protocol.INVALID_PARAMS if mistaken else protocol.INVALID_REQUEST
    return MCPError(code=code, message=error.message, data=wrong(error, where)["error"])


def _trace(context: Context) -> str:
    """Under what a request was made: the protocol has a place for that, and so has HTTP."""
    said: Any = context.meta or {}
    if not said.get("traceparent") and context.request:
        said = context.request.headers
    parent, state = said.get("traceparent"), said.get("tracestate")
    return named_trace(parent, state if isinstance(state, str) else "") if isinstance(parent, str) else ""
