"""Who isn't known, or may not do that, is told so by the real server, and the password isn't repeated."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from tests.services import guards, search
from tests.services.conftest import running
from turbo_mode.data.place import DataError, DataPlace, Uncertain, Wanted, Written, opened
from turbo_mode.data.values import gathered

ROWS = [{"id": 1, "name": "Åsa"}]


def refused(place: DataPlace, said: str) -> None:
    data = opened(place)
    for work in (
        data.test, lambda: gathered(data, Wanted(path="things")), lambda: data.write(Written("things", ROWS))
    ):  # fmt: skip
        with pytest.raises(DataError, match=said) as raised:
            work()
        assert not isinstance(raised.value, Uncertain)
        assert "hunter22" not in str(raised.value)
        assert "<" not in str(raised.value)
    data.close()


@pytest.fixture(scope="module", params=[search.OPENSEARCH, search.ELASTICSEARCH], ids=lambda kind: kind.name)
def gated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPlace]:
    kind: search.Kind = request.param
    with running(
        SimpleNamespace(Server=lambda folder: search.Server(folder, kind)), tmp_path_factory.mktemp(kind.name)
    ) as behind:
        gate = SimpleNamespace(Server=lambda folder: guards.Gate(folder, behind.port))
        with running(gate, tmp_path_factory.mktemp("gate")) as server:
            yield DataPlace("database", kind.name, {"host": "127.0.0.1", "port": server.port})


def test_a_cluster_behind_a_password(gated: DataPlace) -> None:
    from opensearchpy import OpenSearch

    who = {"user": guards.USER, "password": guards.PASSWORD}
    where = f"http://127.0.0.1:{gated.config['port']}"
    client = OpenSearch([where], http_auth=(guards.USER, guards.PASSWORD), timeout=60)
    client.indices.create(index="things", body={"settings": {"number_of_replicas": 0}})
    client.close()
    for wrong in ({}, who | {"password": "hunter22"}, {"user": "eve", "password": "hunter22"}):
        refused(DataPlace("database", gated.name, {**gated.config, **wrong}), "HTTP 401: this user may not")
    data = opened(DataPlace("database", gated.name, {**gated.config, **who}))
    assert data.write(Written("things", ROWS, "upsert", ["id"])) == 1
    assert [row["name"] for row in gathered(data, Wanted(path="things")).rows] == ["Åsa"]
    with pytest.raises(DataError, match="HTTP 403: this user may not"):
        data.write(Written("closed", ROWS))
    data.close()


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[guards.Account]:
    with running(SimpleNamespace(Server=guards.Account), tmp_path_factory.mktemp("account")) as server:
        yield server


def test_an_account_of_aws(account: guards.Account, monkeypatch: pytest.MonkeyPatch) -> None:
    place = DataPlace("database", "dynamodb", {"url": f"http://127.0.0.1:{account.port}", "region": guards.REGION})

    def be(who: dict[str, str]) -> None:
        for name, value in who.items():
            monkeypatch.setenv(name, value)

    be(account.writer | {"AWS_SECRET_ACCESS_KEY": "hunter22"})
    refused(place, "HTTP 403: these credentials may not")
    be({"AWS_ACCESS_KEY_ID": "AKIAXXXXXXXXXXXXXXXX"})
    refused(place, "HTTP 403: these credentials may not")
    be(account.writer)
    assert opened(place).write(Written("things", ROWS)) == 1
    be(account.reader)
    assert len(gathered(opened(place), Wanted(path="things")).rows) == 1
    with pytest.raises(DataError, match=r"AccessDenied|not authorized|HTTP 403") as raised:
        opened(place).write(Written("things", [{"id": 2}]))
    assert not isinstance(raised.value, Uncertain)
