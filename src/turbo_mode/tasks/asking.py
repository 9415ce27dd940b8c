"""Asking a provider of models: what an adviser's question and an agent's steps have in common.

One request is asked at a time, and whoever has no use for its answer any more stops it from any thread. Whatever goes
wrong becomes an observation that says whether the request can have been worked on.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from turbo_mode.core.machine.outcomes import Failure, NotDone, Unknown

if TYPE_CHECKING:
    from pydantic_ai.messages import ModelResponse
    from pydantic_ai.models import Model

LARGEST = 1024 * 1024
"""Bytes that are read of an answer."""
MISSING = "what speaks to its provider isn't installed; `pip install 'turbo-mode[models]'` brings the usual ones"
_KEYS = ("_KEY", "_TOKEN", "_SECRET", "_PASSWORD")
_Said = TypeVar("_Said")


class Stoppable:
    """Runs one coroutine after the other, each until it ends or somebody stops it for good."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: tuple[asyncio.AbstractEventLoop, asyncio.Task[Any]] | None = None
        self._stopped = False

    def stop(self) -> None:
        """Nobody waits for an answer any more. From any thread."""
        with self._lock:
            self._stopped = True
            if self._running is not None:
                loop, task = self._running
                loop.call_soon_threadsafe(task.cancel)

    def run(self, work: Callable[[], Coroutine[Any, Any, _Said]]) -> _Said:
        """What comes of it. Raises ``CancelledError`` where it was stopped."""
        return asyncio.run(self._run(work))

    async def _run(self, work: Callable[[], Coroutine[Any, Any, _Said]]) -> _Said:
        task = asyncio.current_task()
        assert task is not None
        with self._lock:
            self._running = (asyncio.get_running_loop(), task)
            if self._stopped:
                raise asyncio.CancelledError
        try:
            return await work()
        finally:
            with self._lock:
                self._running = None


def credentials(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The values of the environment by which providers know us; they belong into no record."""
    return tuple(value for name, value in environment.items() if name.endswith(_KEYS) and len(value.strip()) >= 6)


def cost_of(response: ModelResponse) -> float:
    """In US dollars; 0 where nobody knows the price."""
    try:
        return float(response.cost().total_price)
    except (LookupError, ValueError, AssertionError):
        return 0.0


def price(model: Model, tokens_in: int, tokens_out: int) -> float | None:
    """What a request costs at most, in US dollars; None where nobody knows the price."""
    from genai_prices import Usage, calc_price

    most = Usage(input_tokens=tokens_in, output_tokens=tokens_out)
    try:
        return float(calc_price(most, model.model_name, provider_id=model.system).total_price)
    except LookupError:
        return None


def what_went_wrong(error: BaseException, seconds: float) -> NotDone | Unknown:
    """What is known of a request that came to nothing; ``seconds`` is the time that it had."""
    if isinstance(error, ImportError):
        return NotDone(Failure("bad_model", f"{MISSING}: {first_line(error)}"))
    if isinstance(error, asyncio.CancelledError):
        return Unknown(Failure("cancelled", "nobody waits for its answer any more"))
    if isinstance(error, TimeoutError):
        return Unknown(Failure("timeout", f"it has not answered within {seconds:g} s"))
    return _of_the_provider(error)


def _of_the_provider(error: BaseException) -> NotDone | Unknown:
    from pydantic_ai.exceptions import ModelHTTPError, UserError

    from turbo_mode.tasks.providers import TooLarge, never_reached

    if isinstance(error, UserError):
        return NotDone(Failure("bad_model", first_line(error)))
    if any(isinstance(each, TooLarge) for each in _chain(error)):
        return Unknown(Failure("too_large", f"its answer has more than {LARGEST // 1024} KiB"))
    if isinstance(error, ModelHTTPError):
        said = Failure("http_status", f"its provider answered HTTP {error.status_code}")
        return NotDone(said) if error.status_code < 500 else Unknown(said)
    if any(never_reached(each) for each in _chain(error)):
        return NotDone(Failure("refused", "its provider can't be reached"))
    return Unknown(Failure("bad_answer", f"its provider gave no answer that can be read: {first_line(error)}"))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen = 0
    while error is not None and seen < 20:
        yield error
        error, seen = error.__cause__ or error.__context__, seen + 1


def first_line(error: BaseException) -> str:
    """The beginning of what an error says, or its name."""
    lines = str(error).splitlines() or [""]
    return lines[0][:200] or type(error).__name__
