"""Asks a language model for its opinion about a gate, through pydantic-ai: any provider that it speaks.

One request, one answer; nothing is tried again here. What the model may use up is bounded: its time, the tokens of its
answer, the bytes that are read of it, and its price, where a budget counts money. Whatever comes back that is no
opinion is told as what it is; whether an opinion is one is for the machine to say. ``scripted:FILE`` is a stand-in for
rehearsals: it takes the answers of a JSON list beside the plan, one for each round of the phase.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.plan.readiness import SCRIPTED
from turbo_mode.tasks import agent

if TYPE_CHECKING:
    from pydantic_ai.messages import ModelResponse
    from pydantic_ai.models import Model

LARGEST = 1024 * 1024
"""Bytes that are read of an answer."""
KEPT = 16 * 1024
"""Characters of an answer that are kept for the record."""
TOOL = "advise"
_KEYS = ("_KEY", "_TOKEN", "_SECRET", "_PASSWORD")
_MISSING = "what speaks to its provider isn't installed; `pip install 'turbo-mode[models]'` brings the usual ones"


def credentials(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The values of the environment by which providers know us; they belong into no record."""
    return tuple(value for name, value in environment.items() if name.endswith(_KEYS) and len(value.strip()) >= 6)


class Asking:
    """One question to a model; ``request`` is that of the journal."""

    def __init__(self, request: Mapping[str, Any], plan_dir: str) -> None:
        self.request = request
        self.plan_dir = plan_dir
        self._lock = threading.Lock()
        self._stop: tuple[asyncio.AbstractEventLoop, asyncio.Task[Any]] | None = None
        self._cancelled = False

    def cancel(self) -> None:
        """Nobody waits for the answer any more. From any thread."""
        with self._lock:
            self._cancelled = True
            if self._stop is not None:
                loop, task = self._stop
                loop.call_soon_threadsafe(task.cancel)

    def carry_out(self) -> Observation:
        """Ask, and tell what was seen."""
        name = str(self.request["model"])
        if name.startswith(SCRIPTED):
            return self._rehearsed(name)
        try:
            return asyncio.run(self._ask(name))
        except ImportError as missing:
            return NotDone(Failure("bad_model", f"{_MISSING}: {_first_line(missing)}"))
        except TimeoutError:
            seconds = self.request["timeoutMs"] / 1000
            return Unknown(Failure("timeout", f"it has not answered within {seconds:g} s"))
        except asyncio.CancelledError:
            return Unknown(Failure("cancelled", "nobody waits for its answer any more"))
        except Exception as error:
            return _what_went_wrong(error)

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

        task = asyncio.current_task()
        assert task is not None
        with self._lock:
            self._stop = (asyncio.get_running_loop(), task)
            if self._cancelled:
                raise asyncio.CancelledError
        try:
            async with providers.client(LARGEST) as client:
                model = providers.model(name, client)
                if dear := _too_dear(self.request, model):
                    return NotDone(Failure("budget_exhausted", dear))
                began = time.monotonic()
                async with asyncio.timeout(self.request["timeoutMs"] / 1000):
                    response = await _response(model, self.request)
        finally:
            with self._lock:
                self._stop = None
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
        "usage": {"tokens": response.usage.total_tokens, "cost": _cost(response)},
    }  # fmt: skip
    try:
        return said | {"output": msgspec.json.decode(text)}
    except (msgspec.DecodeError, RecursionError):
        problem = "it gave no answer" if not text.strip() else "its answer is no JSON"
        return said | {"problem": {"code": "bad_answer", "message": problem}}


def _cost(response: ModelResponse) -> float:
    """In US dollars; 0 where nobody knows the price."""
    try:
        return float(response.cost().total_price)
    except (LookupError, ValueError, AssertionError):
        return 0.0


def _too_dear(request: Mapping[str, Any], model: Model) -> str:
    """Why it isn't asked, if it could cost more than is left of a budget that counts money."""
    left = request["budgets"].get("cost")
    if left is None:
        return ""
    from genai_prices import Usage, calc_price

    answer = int(request["maxTokens"])
    most = Usage(input_tokens=int(request["mostTokens"]) - answer, output_tokens=answer)
    try:
        price = float(calc_price(most, model.model_name, provider_id=model.system).total_price)
    except LookupError:
        return "its price isn't known, and the budget counts money"
    return f"it could cost {price:.4f} USD, and {left:.4f} are left in the budget" if price > left else ""


def _what_went_wrong(error: Exception) -> Observation:
    from pydantic_ai.exceptions import ModelHTTPError, UserError

    from turbo_mode.tasks.providers import TooLarge, never_reached

    if isinstance(error, UserError):
        return NotDone(Failure("bad_model", _first_line(error)))
    if any(isinstance(each, TooLarge) for each in _chain(error)):
        return Unknown(Failure("too_large", f"its answer has more than {LARGEST // 1024} KiB"))
    if isinstance(error, ModelHTTPError):
        said = Failure("http_status", f"its provider answered HTTP {error.status_code}")
        return NotDone(said) if error.status_code < 500 else Unknown(said)
    if any(never_reached(each) for each in _chain(error)):
        return NotDone(Failure("refused", "its provider can't be reached"))
    return Unknown(Failure("bad_answer", f"its provider gave no answer that can be read: {_first_line(error)}"))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen = 0
    while error is not None and seen < 20:
        yield error
        error, seen = error.__cause__ or error.__context__, seen + 1


def _first_line(error: Exception) -> str:
    lines = str(error).splitlines() or [""]
    return lines[0][:200] or type(error).__name__
