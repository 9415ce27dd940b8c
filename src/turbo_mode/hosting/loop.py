"""A thread with a loop, in which all code of one plugin runs: it needs no locks, and it can hold up nobody else."""

from __future__ import annotations

import asyncio
import inspect
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from typing import Any

_LOOK = 0.1


class Broken(Exception):
    """Code of a plugin has failed; the text says how."""


class Interrupted(Exception):
    """Nobody waits any longer."""


class PluginLoop:
    """``life`` is what goes on in it: a coroutine that ends when the plugin is to stop; made anew if it fails.

    ``failed`` is told why, and returns the seconds until the next try.
    """

    def __init__(
        self, name: str, life: Callable[[], Coroutine[Any, Any, None]], failed: Callable[[str], float]
    ) -> None:
        self._life = life
        self._failed = failed
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over = threading.Event()
        self._end = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name=f"plugin {name}", daemon=True)

    def begin(self) -> None:
        """Have its life begin."""
        self._thread.start()

    def call(self, job: Callable[[], Coroutine[Any, Any, Any]], is_over: Callable[[], bool]) -> Any:
        """Have something done in the thread, and wait for it. Raises ``Broken``, or ``Interrupted`` when it is over."""
        future = self._handed(job())
        while True:
            try:
                return future.result(_LOOK)
            except TimeoutError:
                if is_over():
                    future.cancel()
                    raise Interrupted from None
                if not future.done():
                    continue
                return future.result()
            except CancelledError:
                raise Broken("it was cancelled") from None

    def close(self, seconds: float) -> bool:
        """Have it end; whether it did in time."""
        self._over.set()
        if (loop := self._loop) is not None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._end.set)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    async def until_over(self) -> None:
        """Wait for ``close``."""
        self._end = asyncio.Event()
        if not self._over.is_set():
            await self._end.wait()

    def _handed(self, job: Coroutine[Any, Any, Any]) -> Future[Any]:
        loop = self._loop
        try:
            if loop is None:
                raise RuntimeError
            return asyncio.run_coroutine_threadsafe(job, loop)
        except RuntimeError:
            job.close()
            raise Broken("its thread has just ended") from None

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                with asyncio.Runner() as runner:
                    self._loop = runner.get_loop()
                    runner.run(self._life())
            except BaseException as error:  # what a plugin raises ends nothing but itself
                self._over.wait(self._failed(in_words(error)))
            finally:
                self._loop = None


async def guarded(call: Callable[[], Any], seconds: float) -> Any:
    """What a function or coroutine of a plugin returns. Raises ``Broken`` whatever it raises, or if it takes longer.

    Only what awaits can be stopped.
    """
    try:
        async with asyncio.timeout(seconds) as limit:
            said = call()
            return await said if inspect.isawaitable(said) else said
    except asyncio.CancelledError:
        raise
    except BaseException as error:
        raise Broken(f"it took longer than {seconds:g} s" if limit.expired() else in_words(error)) from error


def in_words(error: BaseException) -> str:
    """An error in one line."""
    said = str(error) if isinstance(error, Broken) else f"{type(error).__name__}: {error}".removesuffix(": ")
    return " ".join(said.split())[:500]
