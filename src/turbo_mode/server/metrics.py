"""What Prometheus reads at ``/metrics``: how the server is asked, what is carried out, and how the store is.

Names end with their unit; labels have few values. What is carried out is counted from the journal, from the first
scrape on: a server that nobody scrapes doesn't pay for it.
"""

from __future__ import annotations

import threading
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from turbo_mode import __version__
from turbo_mode.core.protocol.envelope import Envelope
from turbo_mode.delivery.unfolding import Unfolding
from turbo_mode.errors import StoreError
from turbo_mode.operations import deliveries
from turbo_mode.server.service import Service
from turbo_mode.store.connection import FILE
from turbo_mode.store.queries import newest_position, unfinished_by_status

if TYPE_CHECKING:
    from prometheus_client import Metric

MOST_PLANS = 200
"""So many plans have a label of their own; those that come later are ``other``."""
_QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_LONG = (0.1, 1.0, 10.0, 60.0, 300.0, 1800.0, 3600.0, 14400.0, 86400.0)


class Spread:
    """How often something took how long: a histogram with these bounds (seconds)."""

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.sum = 0.0

    def add(self, seconds: float) -> None:
        """One that took so long."""
        self.counts[bisect_left(self.bounds, seconds)] += 1
        self.sum += seconds

    @property
    def buckets(self) -> list[tuple[str, float]]:
        """The counts up to each bound, as Prometheus has them."""
        so_far, found = 0, []
        for bound, count in zip((*self.bounds, float("inf")), self.counts, strict=True):
            so_far += count
            found.append(("+Inf" if bound == float("inf") else str(bound), float(so_far)))
        return found


class Requests:
    """How the server is asked. To be called from the loop's own thread."""

    def __init__(self) -> None:
        self.took: dict[tuple[str, str, str], Spread] = {}
        self.refused: Counter[str] = Counter()

    def add(self, route: str, method: str, status: int, seconds: float | None) -> None:
        """One request that was answered."""
        if status in (401, 403, 429):
            self.refused[str(status)] += 1
        if seconds is not None:
            self.took.setdefault((route, method, str(status)), Spread(_QUICK)).add(seconds)


class Course:
    """What is carried out, counted from the journal in a thread of its own."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._closing = threading.Event()
        self.executions: dict[tuple[str, str], Spread] = {}
        self.tasks: dict[str, Spread] = {}
        self.decisions: Counter[str] = Counter()
        self.escalations = 0
        self.rows: Counter[str] = Counter(read=0, written=0)
        with service.reading() as reader:
            self._position = newest_position(reader)
        self._thread = threading.Thread(target=self._run, name="metrics", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Count no more."""
        self._closing.set()
        self._thread.join(10)

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                with self._service.reading() as reader:
                    unfolding = Unfolding(reader)
                    for rows in reader.follow(self._position, pause=lambda: not self._closing.wait(0.1)):
                        for row in rows:
                            if (event := unfolding.event(row)) is not None:
                                self._count(event.envelope)
                        self._position = rows[-1].position
            except StoreError:  # away for a while, and read again from where we were
                self._closing.wait(1)

    def _count(self, told: Envelope) -> None:
        data, seconds = told.data, told.data.get("durationMs", 0) / 1000
        match told.event:
            case "execution:completed":
                self._spread(str(data["plan"]), str(data["status"])).add(seconds)
            case "task:completed" | "task:failed":
                status = told.event.partition(":")[2].upper()
                self.tasks.setdefault(status, Spread(_LONG)).add(seconds)
                self.rows.update(read=data.get("rowsRead", 0), written=data.get("rowsWritten", 0))
            case "decision:created":
                self.decisions[str(data.get("decidedBy") or "nobody")] += 1
            case "decision:escalated":
                self.escalations += 1

    def _spread(self, plan: str, status: str) -> Spread:
        plans = {known for known, _ in self.executions}
        name = plan if plan in plans or len(plans) < MOST_PLANS else "other"
        return self.executions.setdefault((name, status), Spread(_LONG))


class Metrics:
    """All that is measured of a server."""

    def __init__(self, service: Service, sockets: Iterable[Any]) -> None:
        self.requests = Requests()
        self._service = service
        self._sockets = sockets
        self._course: Course | None = None
        self._beginning = threading.Lock()
        self._began = time.time()

    def close(self) -> None:
        """Count no more."""
        if self._course is not None:
            self._course.close()

    def text(self) -> bytes:
        """Everything, in the text format of Prometheus."""
        from prometheus_client import CollectorRegistry, generate_latest

        with self._beginning:
            self._course = self._course or Course(self._service)
        registry = CollectorRegistry(auto_describe=False)
        registry.register(self)
        return generate_latest(registry)

    def collect(self) -> Iterator[Metric]:
        """Each of them, as the client library asks for it."""
        from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily

        yield InfoMetricFamily("turbo_mode_build", "The version that runs", {"version": __version__})
        waits = self._service.waits_for or ("draining" if self._service.is_draining else "")
        yield GaugeMetricFamily("turbo_mode_ready", "Whether it can take work", 0 if waits else 1)
        is_owner = 1 if self._service.is_owner else 0
        yield GaugeMetricFamily("turbo_mode_owner", "Whether this process owns the store", is_owner)
        yield GaugeMetricFamily("turbo_mode_start_time_seconds", "When it was started", self._began)
        yield GaugeMetricFamily("turbo_mode_sockets", "WebSockets that are open", len(list(self._sockets)))
        yield from self._of_the_store()
        yield from self._of_requests()
        yield from self._of_the_course()

    def _of_the_store(self) -> Iterator[Metric]:
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        with self._service.reading() as reader:
            position, unfinished, questions = newest_position(reader), *unfinished_by_status(reader)
            ways = deliveries.ways_in(reader)
        executions = GaugeMetricFamily("turbo_mode_executions", "Executions that have not ended", labels=["status"])
        for status, number in unfinished.items():
            executions.add_metric([status], number)
        yield executions
        sent = GaugeMetricFamily(
            "turbo_mode_deliveries", "Events that a destination hasn't got", labels=["destination", "status"]
        )
        for way in ways:
            for status, number in (("BEHIND", way.behind), ("WAITING", way.waiting), ("DEAD", way.dead)):
                sent.add_metric([way.name, status], number)
        yield sent
        yield from self._of_shares()
        yield GaugeMetricFamily("turbo_mode_open_questions", "Questions that wait for an answer", questions)
        yield CounterMetricFamily("turbo_mode_journal_entries", "Entries that were committed", position)
        folder = self._service.place.folder
        size = sum(path.stat().st_size for path in folder.glob(f"{FILE}*"))
        yield GaugeMetricFamily("turbo_mode_journal_bytes", "What the database takes on the disk", size)

    def _of_shares(self) -> Iterator[Metric]:
        """The slots that all tenants have together; for the owner alone."""
        from prometheus_client.core import GaugeMetricFamily

        if not self._service.is_owner or self._service.is_guest:
            return
        if (shares := self._service.runtime.sharing.shares) is None:
            return
        yield GaugeMetricFamily("turbo_mode_slots", "Attempts that may run at once, of all tenants", shares.most)
        attempts = GaugeMetricFamily("turbo_mode_attempts", "Attempts of tenants", labels=["tenant", "status"])
        for tenant, use in shares.uses().items():
            attempts.add_metric([tenant, "RUNNING"], use.running)
            attempts.add_metric([tenant, "WAITING"], use.waiting)
        yield attempts

    def _of_requests(self) -> Iterator[Metric]:
        from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily

        name, about = "turbo_mode_http_request_duration_seconds", "How long answers took"
        took = HistogramMetricFamily(name, about, labels=["route", "method", "code"])
        for labels, spread in list(self.requests.took.items()):
            took.add_metric(labels, spread.buckets, spread.sum)
        yield took
        refused = CounterMetricFamily("turbo_mode_http_requests_refused", "Requests refused", labels=["code"])
        for code, number in list(self.requests.refused.items()):
            refused.add_metric([code], number)
        yield refused

    def _of_the_course(self) -> Iterator[Metric]:
        from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily

        course = self._course
        assert course is not None
        name, about = "turbo_mode_execution_duration_seconds", "How long executions took that have ended"
        executions = HistogramMetricFamily(name, about, labels=["plan", "status"])
        for labels, spread in list(course.executions.items()):
            executions.add_metric(labels, spread.buckets, spread.sum)
        yield executions
        rows = CounterMetricFamily("turbo_mode_rows", "Rows of data sources and sinks", labels=["what"])
        for what, number in course.rows.items():
            rows.add_metric([what], number)
        yield rows
        name, about = "turbo_mode_task_duration_seconds", "How long tasks took that have ended"
        tasks = HistogramMetricFamily(name, about, labels=["status"])
        for status, spread in list(course.tasks.items()):
            tasks.add_metric([status], spread.buckets, spread.sum)
        yield tasks
        decisions = CounterMetricFamily("turbo_mode_decisions", "What was decided, by whom", labels=["by"])
        for by, number in list(course.decisions.items()):
            decisions.add_metric([by], number)
        yield decisions
        yield CounterMetricFamily("turbo_mode_escalations", "Questions that went to people", course.escalations)
