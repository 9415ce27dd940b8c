"""A pool of threads for what may block: calls of Python functions, starting programs, reading what they left.

Threads are made when there is work that nobody is free to take, up to ``most``, and are daemons: a function that never
returns must not keep the engine from ending.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

Job = Callable[[], None]


class Workers:
    """Runs jobs in threads; a job must not raise."""

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._threads = 0
        self._idle = 0
        self._lock = threading.Lock()

    def run(self, job: Job) -> None:
        """Run ``job`` as soon as a thread is free."""
        self._jobs.put(job)
        if self._idle < self._jobs.qsize() and self._threads < self._most:
            with self._lock:
                self._threads += 1
                number = self._threads
            threading.Thread(target=self._work, name=f"worker {number}", daemon=True).start()

    def close(self) -> None:
        """Let idle threads end; jobs under way are not waited for."""
        for _ in range(self._threads):
            self._jobs.put(None)

    def _work(self) -> None:
        while True:
            with self._lock:
                self._idle += 1
            job = self._jobs.get()
            with self._lock:
                self._idle -= 1
            if job is None:
                return
            job()
