"""Routes to the message queues of a configuration: an event becomes a message, whatever goes wrong a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from turbo_mode.configuration.destinations import MessageQueue, queue_name, settings_of
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.model import Secret
from turbo_mode.delivery.route import Refused, Route
from turbo_mode.delivery.unfolding import Event
from turbo_mode.delivery.wants import wants
from turbo_mode.delivery.webhooks.building import retries_of, revealed
from turbo_mode.delivery.wire import CONTENT_TYPES, Format, attributes, encoded
from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Message, Queue, hidden_in, queue_of, without

LARGEST: Final = 200 * 1024
"""Bytes of a body at most: every queue takes so much."""


class QueueCarrier:
    """Carries events to a queue. ``hidden`` are texts that stand in no message of an error."""

    def __init__(self, queue: Queue, format: Format, hidden: list[str]) -> None:
        self._queue = queue
        self._format: Format = format
        self._hidden = hidden

    async def carry(self, event: Event) -> None:
        """Returns when the queue has it. Raises ``Refused``."""
        try:
            await self._queue.publish(message_of(event, self._format))
        except TimeoutError:
            raise
        except IntegrationError as error:
            raise Refused(self._plain(error.message), reason="not_taken") from error
        except Exception as error:
            said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            raise Refused(self._plain(said), reason="unreachable") from error

    async def close(self) -> None:
        """Leave the queue."""
        await self._queue.close()

    def _plain(self, text: str) -> str:
        return without(self._hidden, text)


def message_of(event: Event, format: Format) -> Message:
    """The message that an event becomes."""
    said = event.envelope
    headers = {f"ce_{name}": value for name, value in attributes(said).items()} if format == "cloudevents" else {}
    headers |= event.context
    body = encoded(event, format, LARGEST)
    return Message(said.id, said.event, event.lane, body, CONTENT_TYPES[format], headers)


def route_to_queue(queue: MessageQueue, folder: Path) -> Route:
    """The way to one; files of secrets are looked for from ``folder``. Raises ``NotInstalled``."""
    make = queue_of(queue.type)

    def carrier() -> QueueCarrier:
        settings, hidden = revealed_settings(settings_of(queue), folder)
        return QueueCarrier(make(settings), queue.format, hidden)

    return Route(
        name=queue_name(queue), about=queue.type, carrier=carrier, wants=wants(queue.events, queue.when),
        ordered=queue.ordered, concurrency=queue.concurrency, timeout=milliseconds(queue.timeout) / 1000,
        retries=retries_of(queue),
    )  # fmt: skip


def revealed_settings(settings: Mapping[str, Any], folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Settings with their secrets, and the texts that are to be hidden: secrets, and passwords in addresses."""
    found = {
        key: revealed(value, folder) if isinstance(value, str | Secret) else value for key, value in settings.items()
    }
    secret = [found[key] for key, value in settings.items() if isinstance(value, Secret)]
    return found, sorted([*secret, *hidden_in(found)], key=len, reverse=True)
