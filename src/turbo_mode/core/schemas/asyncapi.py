"""The AsyncAPI document of all public events: a message for each, and the schema of what it carries."""

from __future__ import annotations

from typing import Any

from turbo_mode.core.protocol.envelope import SCHEMA_VERSION
from turbo_mode.core.schemas.events import public_names, schema_of

_ABOUT = (
    "What TURBO MODE tells of executions, decisions, documents and messages. Each event comes at least once, to"
    " webhooks, message queues, sockets and plugins alike; its id is the same when it comes again. Keys may be added"
    " within a version, and none is renamed or removed."
)


def document() -> dict[str, Any]:
    """The whole document, AsyncAPI 3.0."""
    names = public_names()
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Events of TURBO MODE", "version": f"{SCHEMA_VERSION}.0.0", "description": _ABOUT,
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {
            "events": {
                "address": None,
                "description": "Wherever the configuration sends events: an address, an exchange, a topic, a stream.",
                "messages": {_key(name): {"$ref": f"#/components/messages/{_key(name)}"} for name in names},
            }
        },
        "operations": {
            "tell": {
                "action": "send", "channel": {"$ref": "#/channels/events"},
                "messages": [{"$ref": f"#/channels/events/messages/{_key(name)}"} for name in names],
            }
        },
        "components": {
            "messages": {
                _key(name): {
                    "name": name, "title": name, "contentType": "application/json",
                    "payload": {"$ref": f"#/components/schemas/{_key(name)}"},
                }
                for name in names
            },
            "schemas": {_key(name): schema_of(name) for name in names},
        },
    }  # fmt: skip


def _key(event: str) -> str:
    """An event's name where no colon may stand."""
    return event.replace(":", ".")
