"""A pool of threads for what may block: calls of Python functions, starting programs, reading what they left.

Short jobs are best done by few threads, long ones need one each, and nobody knows beforehand which they are. So the
pool begins with two, and while jobs wait although none has been taken for some ms, it makes another thread, up to
``most``. Threads are daemons: a function that never returns must not keep the engine from ending.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue

Job = Callable[[], None]

FIRST = 2
PATIENCE = 0.005
"""Seconds without a job taken after which waiting jobs get another thread."""
LAST_JOBS = 0.5
"""Seconds that are left to jobs when the pool closes."""


class Workers:
    """Runs jobs in threads; a job must not raise."""

    def __init__(self, most: int = 128) -> None:
        self._most = most
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._taken_at = 0.0
        self._waiting = threading.Event()
        self._closed = False
        self._lock = threading.Lock()
        self._own = threading.local()

    def run(self, job: Job) -> None:
        """Run ``job`` as soon as a thread is free. A worker keeps one job that it orders for itself, to do next."""
        if getattr(self._own, "next", self) is None:
            self._own.next = job
            return
        self._jobs.put(job)
        if len(self._threads) < FIRST:
            with self._lock:
                self._begin()
        elif not self._waiting.is_set():
            self._waiting.set()

    def share(self) -> None:
        """Give away the job that this thread has kept, since it will be busy with something else."""
        job = getattr(self._own, "next", None)
        if job is not None:
            self._own.next = None
            self._jobs.put(job)

    @property
    def has_jobs(self) -> bool:
        """Whether jobs wait for a thread."""
        return not self._jobs.empty()

    def close(self) -> None:
        """Do what was ordered, and let the threads end. A job that takes longer than ``LAST_JOBS`` is left alone."""
        with self._lock:
            self._closed = True
            threads = list(self._threads)
        self._waiting.set()
        for _ in threads:
            self._jobs.put(None)
        deadline = time.monotonic() + LAST_JOBS
        for thread in threads:
            if thread is not threading.current_thread():
                thread.join(max(0.0, deadline - time.monotonic()))

    def _begin(self) -> None:
        if not self._threads:
            threading.Thread(target=self._grow, name="worker pool", daemon=True).start()
        if len(self._threads) < FIRST:
            self._add()

    def _add(self) -> None:
        if self._closed:
            return
        thread = threading.Thread(target=self._work, name=f"worker {len(self._threads) + 1}", daemon=True)
        thread.start()
        self._threads.append(thread)

    def _grow(self) -> None:
        while not self._closed:
            self._waiting.wait()
            time.sleep(PATIENCE)
            if self._jobs.empty():
                self._waiting.clear()
            elif time.monotonic() - self._taken_at > PATIENCE and len(self._threads) < self._most:
                with self._lock:
                    self._add()

    def _work(self) -> None:
        self._own.next = None
        while (job := self._own.next or self._jobs.get()) is not None:
            self._own.next = None
            self._taken_at = time.monotonic()
            job()
