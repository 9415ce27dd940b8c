"""Real servers, each started once when the first test asks for it, and a queue of each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.services import kafka, kinesis, pubsub, rabbitmq, redis, sqs


@contextmanager
def running(module: Any, folder: Path) -> Iterator[Any]:
    server = module.Server(folder)
    try:
        yield server
    finally:
        getattr(server, "end", server.program.end)()


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[rabbitmq.Server]:
    with running(rabbitmq, tmp_path_factory.mktemp("rabbitmq")) as server:
        yield server


@pytest.fixture(scope="session")
def streams(tmp_path_factory: pytest.TempPathFactory) -> Iterator[redis.Server]:
    with running(redis, tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kafka.Server]:
    with running(kafka, tmp_path_factory.mktemp("kafka")) as server:
        yield server


@pytest.fixture(scope="session")
def amazon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqs.Server]:
    with running(sqs, tmp_path_factory.mktemp("sqs")) as server:
        yield server


@pytest.fixture(scope="session")
def flowing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kinesis.Server]:
    with running(kinesis, tmp_path_factory.mktemp("kinesis")) as server:
        yield server


@pytest.fixture(scope="session")
def google(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pubsub.Server]:
    with running(pubsub, tmp_path_factory.mktemp("pubsub")) as server:
        yield server


SERVERS = {
    "rabbitmq": ("broker", rabbitmq), "redis-streams": ("streams", redis), "kafka": ("cluster", kafka),
    "sqs": ("amazon", sqs), "pubsub": ("google", pubsub),
}  # fmt: skip


@pytest.fixture(params=[*SERVERS, "kinesis"])
def place(request: pytest.FixtureRequest) -> Any:
    """All that is read, whether messages are waited for there or not."""
    if request.param == "kinesis":
        return kinesis.Stream(request.getfixturevalue("flowing"))
    fixture, module = SERVERS[request.param]
    return module.Rig(request.getfixturevalue(fixture))


@pytest.fixture(params=SERVERS)
def rig(request: pytest.FixtureRequest) -> Any:
    fixture, module = SERVERS[request.param]
    return module.Rig(request.getfixturevalue(fixture))
