"""Asks a language model for its opinion about a gate, through pydantic-ai: any provider that it speaks.

One request, one answer; nothing is tried again here. What the model may use up is bounded: its time, the tokens of its
answer, the bytes that are read of it, and its price, where a budget counts money. Whatever comes back that is no
opinion is told as what it is; whether an opinion is one is for the machine to say. ``scripted:FILE`` is a stand-in for
rehearsals: it takes the answers of a JSON list beside the plan, one for each round of the phase.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation
from turbo_mode.core.plan.actions import SCRIPTED
from turbo_mode.tasks import agent
from turbo_mode.tasks.asking import LARGEST, Stoppable, cost_of, price, what_went_wrong

if TYPE_CHECKING:
    from pydantic_ai.messages import ModelResponse
    from pydantic_ai.models import Model

KEPT = 16 * 1024
"""Characters of an answer that are kept for the record."""
TOOL = "advise"


class Asking:
    """One question to a model; ``request`` is that of the journal."""

    def __init__(self, request: Mapping[str, Any], plan_dir: str) -> None:
        self.request = request
        self.plan_dir = plan_dir
        self._line = Stoppable()

    def cancel(self) -> None:
        """Nobody waits for the answer any more. From any thread."""
        self._line.stop()

    def carry_out(self) -> Observation:
        """Ask, and tell what was seen."""
        name = str(self.request["model"])
        if name.startswith(SCRIPTED):
            return self._rehearsed(name)
        try:
            return self._line.run(lambda: self._ask(name))
        except (Exception, asyncio.CancelledError) as error:
            return what_went_wrong(error, self.request["timeoutMs"] / 1000)

    def _rehearsed(self, name: str) -> Observation:
        ask = agent.Ask("", {}, self.request["output"], [])
        try:
            value = agent.model_of(name, self.plan_dir, int(self.request["turn"])).answer(ask).value
        except agent.Unusable as reason:
            return NotDone(Failure("bad_model", str(reason)))
        text = msgspec.json.encode(value).decode()
        return Done({"output": value, "answer": text[:KEPT], "model": name, "usage": {"tokens": 0, "cost": 0.0}})

    async def _ask(self, name: str) -> Observation:
        from turbo_mode.tasks import providers

        async with providers.client(LARGEST) as client:
            model = providers.model(name, client)
            if dear := _too_dear(self.request, model):
                return NotDone(Failure("budget_exhausted", dear))
            began = time.monotonic()
            async with asyncio.timeout(self.request["timeoutMs"] / 1000):
                response = await _response(model, self.request)
        return Done({**_said(response), "ms": round((time.monotonic() - began) * 1000)})


async def _response(model: Model, request: Mapping[str, Any]) -> ModelResponse:
    from pydantic_ai.direct import model_request
    from pydantic_ai.messages import ModelRequest, UserPromptPart
    from pydantic_ai.models import ModelRequestParameters
    from pydantic_ai.settings import ModelSettings
    from pydantic_ai.tools import ToolDefinition

    tool = ToolDefinition(
        name=TOOL, parameters_json_schema=request["output"], description="Give your opinion about the options."
    )
    return await model_request(
        model,
        [ModelRequest(parts=[UserPromptPart(request["prompt"])], instructions=request["instructions"])],
        model_settings=ModelSettings(
            max_tokens=request["maxTokens"], timeout=request["timeoutMs"] / 1000, max_retries=0
        ),
        model_request_parameters=ModelRequestParameters(
            output_mode="tool", output_tools=[tool], allow_text_output=False
        ),
        instrument=False,
    )


def _said(response: ModelResponse) -> dict[str, Any]:
    """What a model has said, as data where it is that."""
    from pydantic_ai.messages import TextPart, ToolCallPart

    calls = [part for part in response.parts if isinstance(part, ToolCallPart)]
    if len(calls) == 1 and calls[0].tool_name == TOOL:
        given = calls[0].args
        text = given if isinstance(given, str) else msgspec.json.encode(given).decode()
    else:
        text = "\n".join(part.content for part in response.parts if isinstance(part, TextPart))
    said: dict[str, Any] = {
        "answer": text[:KEPT], "model": response.model_name or "",
        "usage": {"tokens": response.usage.total_tokens, "cost": cost_of(response)},
    }  # fmt: skip
    try:
        return said | {"output": msgspec.json.decode(text)}
    except (msgspec.DecodeError, RecursionError):
        problem = "it gave no answer" if not text.strip() else "its answer is no JSON"
        return said | {"problem": {"code": "bad_answer", "message": problem}}


def _too_dear(request: Mapping[str, Any], model: Model) -> str:
    """Why it isn't asked, if it could cost more than is left of a budget that counts money."""
    left = request["budgets"].get("cost")
    if left is None:
        return ""
    answer = int(request["maxTokens"])
    most = price(model, int(request["mostTokens"]) - answer, answer)
    if most is None:
        return "its price isn't known, and the budget counts money"
    return f"it could cost {most:.4f} USD, and {left:.4f} are left in the budget" if most > left else ""
