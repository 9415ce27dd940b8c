"""Logs for OpenTelemetry: every public event in the trace of its execution, every entry of the audit log, and what goes
wrong in this process itself. The first two are made from the journal, see ``otlp.py``; of the last nothing is kept.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from opentelemetry._logs import LogRecord, SeverityNumber
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
from opentelemetry.sdk._logs import ReadableLogRecord
from opentelemetry.sdk._logs.export import LogRecordExportResult
from opentelemetry.trace import NonRecordingSpan, SpanContext, TraceFlags, set_span_in_context

from turbo_mode.core.access.audit import STREAM, Noted
from turbo_mode.core.access.audit import decode as decode_audit
from turbo_mode.core.ids import is_sampled, span_id, trace_of
from turbo_mode.delivery.otlp import MOST, NANOSECONDS, SCOPE, Exporting, resource
from turbo_mode.delivery.unfolding import Event, Unfolding
from turbo_mode.delivery.wire import encoded
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import JournalRow

NAME: Final = "otel-logs"
"""By what the record knows this destination."""
_OURS: Final = "turbo_mode"
_MOST_WAITING: Final = 1_000
_OF_AUDIT: Final = ("door", "action", "result", "holder", "key", "target", "address")
_BAD: Final = {"task:failed": SeverityNumber.ERROR, "anomaly:detected": SeverityNumber.WARN,
               "decision:escalated": SeverityNumber.WARN}  # fmt: skip


class LogCollector:
    """Where log records go. ``endpoint`` and ``headers`` where they are not those of the OTEL_* variables."""

    def __init__(self, endpoint: str | None, headers: Mapping[str, str], timeout: float) -> None:
        self._resource = resource()
        self._exporter = OTLPLogExporter(endpoint=endpoint, headers=dict(headers) or None, timeout=timeout)

    def take(self, records: Sequence[LogRecord]) -> None:
        """Hand these over. Raises ``ConnectionError`` where it doesn't take them."""
        made = [ReadableLogRecord(each, self._resource, SCOPE) for each in records]
        for start in range(0, len(made), MOST):
            if self._exporter.export(made[start : start + MOST]) is not LogRecordExportResult.SUCCESS:
                raise ConnectionError("the collector of logs has not taken them")

    def close(self) -> None:
        """Let go of its connections, and try nothing again."""
        self._exporter.shutdown()  # type: ignore[no-untyped-call]


class Logs(Exporting):
    """The logs of one store, on their way."""

    def __init__(self, journal: Journal, collector: LogCollector) -> None:
        self._collector = collector
        self._own = _Own()
        logging.getLogger(_OURS).addHandler(self._own)
        super().__init__(journal, NAME)

    def drain(self, until: float) -> bool:
        """See ``Destination``."""
        through = super().drain(until)
        logging.getLogger(_OURS).removeHandler(self._own)
        self._collector.close()
        return through

    def _taking(self, reader: Reader) -> Callable[[Sequence[JournalRow]], None]:
        unfolding = Unfolding(reader)

        def take(rows: Sequence[JournalRow]) -> None:
            if records := [record for row in rows if (record := _told(unfolding, row)) is not None]:
                self._collector.take(records)

        return take

    def _tell_waiting(self) -> None:
        waiting = self._own.waiting()
        if waiting:
            self._collector.take(waiting)
            self._own.forget(len(waiting))


class _Own(logging.Handler):
    """What this process logs itself, until it is handed over."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: list[LogRecord] = []
        self._keeping = threading.Lock()

    def emit(self, record: logging.LogRecord) -> None:
        """See ``logging.Handler``."""
        severity = SeverityNumber.ERROR if record.levelno >= logging.ERROR else SeverityNumber.WARN
        said: dict[str, Any] = {"code.function.name": record.funcName, "log.logger": record.name}
        if record.exc_info and record.exc_info[0] is not None:
            said |= {"exception.type": record.exc_info[0].__name__, "exception.message": str(record.exc_info[1])}
            said["exception.stacktrace"] = logging.Formatter().formatException(record.exc_info)
        made = _record(round(record.created * 1000), "turbo_mode.fault", severity, record.getMessage(), said)
        with self._keeping:
            if len(self._records) < _MOST_WAITING:
                self._records.append(made)

    def waiting(self) -> list[LogRecord]:
        """All that is there."""
        with self._keeping:
            return list(self._records)

    def forget(self, number: int) -> None:
        """So many have been handed over."""
        with self._keeping:
            del self._records[:number]


def _told(unfolding: Unfolding, row: JournalRow) -> LogRecord | None:
    if row.stream == STREAM:
        entry = decode_audit(row.entry.body)
        return _audited(entry) if isinstance(entry, Noted) else None
    event = unfolding.event(row)
    return _happened(event) if event is not None else None


def _happened(event: Event) -> LogRecord:
    said = event.envelope
    about: dict[str, Any] = {"turbo_mode.event": said.event, "turbo_mode.event.id": said.id}
    if event.execution:
        about["cicd.pipeline.run.id"] = event.execution
    severity = _BAD.get(said.event, SeverityNumber.INFO)
    if said.event == "execution:completed" and said.data.get("status") == "FAILED":
        severity = SeverityNumber.ERROR
    at = round(datetime.fromisoformat(said.timestamp).timestamp() * 1000)
    name = f"turbo_mode.{said.event.replace(':', '.')}"
    return _record(at, name, severity, encoded(event, "event").decode(), about, event)


def _audited(noted: Noted) -> LogRecord:
    said = {f"turbo_mode.{name}": str(getattr(noted, name)) for name in _OF_AUDIT if getattr(noted, name)}
    is_well = noted.result == "ok" or noted.result[:1] in "23"
    severity = SeverityNumber.INFO if is_well else SeverityNumber.WARN
    return _record(noted.at, "turbo_mode.audit", severity, f"{noted.door} {noted.action}: {noted.result}", said)


def _record(
    at: int, name: str, severity: SeverityNumber, body: str, about: dict[str, Any], event: Event | None = None
) -> LogRecord:
    context = Context()
    if event is not None and event.execution:
        trace, span = trace_of(event.execution, event.trace)[0], span_id(event.execution, event.span)
        flags = TraceFlags(TraceFlags.SAMPLED if is_sampled(event.trace) else TraceFlags.DEFAULT)
        within = SpanContext(int(trace, 16), int(span, 16), is_remote=False, trace_flags=flags)
        context = set_span_in_context(NonRecordingSpan(within), context)
    return LogRecord(
        timestamp=at * NANOSECONDS, observed_timestamp=time.time_ns(), context=context, severity_number=severity,
        severity_text=severity.name, body=body, attributes=about, event_name=name,
    )  # fmt: skip
