"""Where events go, as it stands in the configuration: what is right, and every mistake at once."""

from __future__ import annotations

import builtins
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from turbo_mode.configuration.destinations import InboundQueue, MessageQueue, name_of, queue_name
from turbo_mode.configuration.reading import Loaded, load
from turbo_mode.errors import ConfigurationInvalid, NotInstalled
from turbo_mode.integrations.queue import manifest_of, queue_of

GUIDE = {
    "webhooks": [{
        "url": "https://example.com/webhook", "events": ["decision:created", "execution:completed"],
        "headers": {"X-API-Key": "your-api-key"},
    }],
    "messageQueues": [{
        "type": "rabbitmq", "url": "amqp://localhost", "exchange": "turbo-mode", "routingKey": "events",
        "events": ["decision:created", "execution:completed"],
    }],
}  # fmt: skip
TYPES = ("rabbitmq", "kafka", "redis-streams", "sqs", "pubsub")


def loaded(folder: Path, said: dict[str, Any]) -> Loaded:
    (folder / "turbo-mode.json").write_text(json.dumps(said))
    return load(None, {}, folder)


def test_what_the_guide_prints_is_good_and_has_stable_names(tmp_path: Path) -> None:
    found = loaded(tmp_path, GUIDE).configuration
    assert (name_of(found.webhooks[0]), queue_name(found.message_queues[0])) == (
        "example.com-7e3a8a", queue_name(found.message_queues[0])
    )  # fmt: skip
    assert found.has_destinations
    assert not loaded(tmp_path, {}).configuration.has_destinations


@pytest.mark.parametrize(
    ("said", "mistake"),
    [
        ({"webhooks": [{"url": "ftp://example.com"}]}, "begins with https://"),
        ({"webhooks": [{"url": "https://ada:secret@example.com"}]}, "a user or a password"),
        ({"webhooks": [{"url": "https://example.com/a b"}]}, "no place there"),
        ({"webhooks": [{"url": "https://example.com:99999"}]}, "malformed"),
        ({"webhooks": [{"url": "https://x", "events": []}]}, "no event at all"),
        ({"webhooks": [{"url": "https://x", "events": ["execution:done"]}]}, "no event `execution:done`"),
        ({"webhooks": [{"url": "https://x", "headers": {"Host": "y"}}]}, "set by TURBO MODE"),
        ({"webhooks": [{"url": "https://x", "headers": {"webhook-id": "y"}}]}, "set by TURBO MODE"),
        ({"webhooks": [{"url": "https://x", "headers": {"X": "a\r\nY: b"}}]}, "no place there"),
        ({"webhooks": [{"url": "https://x", "headers": {"a b": "c"}}]}, "no name of a header"),
        ({"webhooks": [{"url": "https://x", "headers": {"X": "y" * 4000, "Z": "y" * 4096, "Q": "y" * 200}}]}, "bytes"),
        ({"webhooks": [{"url": "https://x", "when": "data.status =="}]}, ""),
        ({"webhooks": [{"url": "https://x"}, {"url": "https://x"}]}, "2 destinations are known"),
        ({"egress": {"allow": ["!!"]}}, "neither a network nor a host name"),
        ({"messageQueues": [{"type": "kafka", "url": "x:1"}]}, "Kafka needs `topic`"),
        ({"messageQueues": [{"type": "sqs", "url": "https://x", "exchange": "y"}]}, "means nothing to AWS SQS"),
        ({"messageQueues": [{"type": "nats", "url": "x"}]}, "nats"),
    ],
)
def test_every_mistake_is_told(tmp_path: Path, said: dict[str, Any], mistake: str) -> None:
    with pytest.raises(ConfigurationInvalid) as invalid:
        loaded(tmp_path, said)
    assert any(mistake in f"{each.message} {each.label}" for each in invalid.value.problems), invalid.value.problems


@pytest.mark.parametrize("type", TYPES)
def test_a_client_that_is_missing_is_named_with_the_line_that_brings_it(
    type: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest, real = manifest_of(type), builtins.__import__

    def without(name: str, *more: Any, **named: Any) -> Any:
        if name.partition(".")[0] in manifest.modules:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *more, **named)

    module = f"turbo_mode.integrations.{type.replace('-', '_')}.queue"
    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NotInstalled) as missing:
        queue_of(type)
    assert missing.value.hint == f'pip install "turbo-mode[{manifest.extra}]"'


def test_every_type_has_a_manifest_whose_settings_are_keys_of_the_configuration() -> None:
    keys, inbox = set(MessageQueue.__struct_encode_fields__), set(InboundQueue.__struct_encode_fields__)
    for type in TYPES:
        manifest = manifest_of(type)
        assert set(manifest.settings) <= keys
        assert set(manifest.reader) <= inbox
        assert manifest.ports == ["queue", "reader"]
