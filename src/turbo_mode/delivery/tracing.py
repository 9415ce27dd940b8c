"""Traces for OpenTelemetry: what was committed, folded into spans, see ``otlp.py``; what comes twice has the same ids.

What webhooks and queues were sent is told by whoever sends it, as it happens.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence

from msgspec import structs
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import Event as SpanEvent
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExportResult
from opentelemetry.trace import Link, SpanContext, SpanKind, Status, StatusCode, TraceFlags, TraceState

from turbo_mode.core.ids import is_sampled, span_id, trace_of, tracestate_of
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.entries import decode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.spans import ROOT, Attributes, Span, Spans
from turbo_mode.delivery.otlp import MOST, NANOSECONDS, SCOPE, Exporting, resource
from turbo_mode.delivery.route import Carrier, Refused, Route
from turbo_mode.delivery.unfolding import KEPT, Event, execution_of
from turbo_mode.store.following import blueprint_of
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import JournalRow, stream_of

NAME = "otel"
"""By what the record knows this destination."""
_MOST_SENT = 10_000


class Collector:
    """Where spans go. ``endpoint`` and ``headers`` where they are not those of the OTEL_* variables."""

    def __init__(self, endpoint: str | None, headers: Mapping[str, str], timeout: float) -> None:
        self._resource = resource()
        self._exporter = OTLPSpanExporter(endpoint=endpoint, headers=dict(headers) or None, timeout=timeout)

    def take(self, spans: Sequence[Span], sent: Sequence[Span] = ()) -> None:
        """Hand these over; ``sent`` are deliveries. Raises ``ConnectionError`` where it doesn't take them."""
        made = [_readable(span, self._resource, SpanKind.INTERNAL) for span in spans]
        made += [_readable(span, self._resource, SpanKind.PRODUCER) for span in sent]
        for start in range(0, len(made), MOST):
            if self._exporter.export(made[start : start + MOST]) is not SpanExportResult.SUCCESS:
                raise ConnectionError("the collector of traces has not taken them")

    def close(self) -> None:
        """Let go of its connections, and try nothing again."""
        self._exporter.shutdown()  # type: ignore[no-untyped-call]


class Tracing(Exporting):
    """The traces of one store, on their way."""

    def __init__(self, journal: Journal, collector: Collector) -> None:
        self._collector = collector
        self._sent: list[Span] = []
        self._sending = threading.Lock()
        super().__init__(journal, NAME)

    def sent(self, route: str, event: Event, began: float, refused: Refused | None) -> None:
        """An event was sent, or refused; ``began`` in seconds since the epoch. From any thread."""
        attributes: Attributes = {
            "messaging.destination.name": route, "messaging.message.id": event.envelope.id,
            "messaging.operation.type": "send", "turbo_mode.event": event.envelope.event,
            **({"error.type": refused.reason} if refused else {}),
        }  # fmt: skip
        if not is_sampled(event.trace):
            return
        trace, _ = trace_of(event.execution, event.trace)
        span = Span(
            trace, span_id(event.execution, event.span), span_id(event.execution, ROOT), f"send {route}",
            round(began * 1000), round(time.time() * 1000), attributes, refused.message if refused else None,
            state=tracestate_of(event.trace),
        )  # fmt: skip
        with self._sending:
            if len(self._sent) < _MOST_SENT:
                self._sent.append(span)

    def drain(self, until: float) -> bool:
        """See ``Destination``."""
        through = super().drain(until)
        self._collector.close()
        return through

    def traced(self, route: Route) -> Route:
        """A route of which it is told, too, what was sent by it."""
        return structs.replace(route, carrier=lambda: _Traced(route.name, route.carrier(), self.sent))

    def _taking(self, reader: Reader) -> Callable[[Sequence[JournalRow]], None]:
        folded = _Folded(reader)

        def take(rows: Sequence[JournalRow]) -> None:
            if spans := [span for row in rows for span in folded.spans(row)]:
                self._collector.take(spans)

        return take

    def _tell_waiting(self) -> None:
        with self._sending:
            waiting = list(self._sent)
        if waiting:
            self._collector.take([], waiting)
            with self._sending:
                del self._sent[: len(waiting)]


class _Traced:
    """A carrier that says when it has carried what; each time the event goes out under a span of its own."""

    def __init__(self, name: str, carrier: Carrier, told: Callable[[str, Event, float, Refused | None], None]) -> None:
        self._name, self._carrier, self._told = name, carrier, told

    async def carry(self, event: Event) -> None:
        """See ``Carrier``."""
        if not event.execution:
            return await self._carrier.carry(event)
        began = time.time()
        event = structs.replace(event, span=f"{self._name} {event.sequence} {began}")
        refused: Refused | None = Refused("it was not over in time", reason="timeout")
        try:
            await self._carrier.carry(event)
            refused = None
        except Refused as error:
            refused = error
            raise
        except Exception as error:
            refused = Refused(type(error).__name__, reason="fault")
            raise
        finally:
            self._told(self._name, event, began, refused)

    async def close(self) -> None:
        """See ``Carrier``."""
        await self._carrier.close()


class _Folded:
    """Executions as they move along with the reading, each with its spans."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: OrderedDict[str, tuple[Execution, Spans]] = OrderedDict()

    def spans(self, row: JournalRow) -> list[Span]:
        """Those that are over with a row."""
        id = execution_of(row)
        if not id:
            return []
        known = self._known.get(id)
        if known is None or known[0].seq != row.entry.seq - 1:
            known = self._read(id, row.entry.seq)
            if known is None:
                return []
            self._known[id] = known
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        self._known.move_to_end(id)
        state, folding = known
        if state.ended:  # what comes afterwards belongs to no span
            return []
        entry = decode(row.entry.body)
        apply(state, entry)
        return folding.see(entry, state)

    def _read(self, id: str, seq: int) -> tuple[Execution, Spans] | None:
        """An execution right before an entry; None if it was deleted meanwhile."""
        found = next((row for row in self._reader.find(id) if row.id == id), None)
        if found is None:
            return None
        blueprint: Blueprint = blueprint_of(self._reader, found)
        state, folding = Execution(blueprint), Spans()
        for row in self._reader.read(stream_of(id)):
            if row.seq == seq:
                break
            entry = decode(row.body)
            apply(state, entry)
            folding.see(entry, state)
        return state, folding


def _readable(span: Span, resource: Resource, kind: SpanKind) -> ReadableSpan:
    above = _context(span.trace, span.parent) if span.parent else None
    return ReadableSpan(
        span.name, _context(span.trace, span.id, span.state), above,
        resource,
        span.attributes,
        [SpanEvent(each.name, each.attributes, each.at * NANOSECONDS) for each in span.moments],
        [Link(_context(*link)) for link in span.links],
        SpanKind.SERVER if span.is_root else kind,
        status=Status(StatusCode.ERROR, span.failure) if span.failure is not None else Status(StatusCode.UNSET),
        start_time=span.start * NANOSECONDS, end_time=span.end * NANOSECONDS, instrumentation_scope=SCOPE,
    )  # fmt: skip


def _context(trace: str, span: str, state: str = "") -> SpanContext:
    flags, said = TraceFlags(TraceFlags.SAMPLED), TraceState.from_header([state])
    return SpanContext(int(trace, 16), int(span, 16), is_remote=False, trace_flags=flags, trace_state=said)
