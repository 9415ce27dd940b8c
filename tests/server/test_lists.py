"""Lists over REST: narrowed by any field, sorted, in pages, and with the fields that are wanted."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.server.conftest import ASKS, HELLO, Server, ended
from tests.server.test_executions import PATH, begun
from tests.waiting import until


@pytest.fixture(scope="module")
def ids(shared: Server) -> list[str]:
    """Five executions, of which the first waits for an answer."""
    with shared.client() as client:
        found = [begun(client, ASKS | {"name": "asked"})]
        until(lambda: client.get("/api/v1/inbox").json()["items"])
        for number in range(4):
            found.append(begun(client, HELLO | {"name": f"hello-{number % 2}"}, who="x"))
            ended(client, found[-1])
        return found


def listed(client: httpx.Client, query: str, path: str = PATH) -> list[Any]:
    said = client.get(f"{path}?{query}")
    assert said.status_code == 200, said.text
    return list(said.json()["items"])


def test_any_field_narrows_a_list(shared: Server, ids: list[str]) -> None:
    with shared.client() as client:

        def found(query: str) -> list[int]:
            return sorted(ids.index(each["id"]) for each in listed(client, query))

        assert found("plan=hello-1") == [2, 4]
        assert found("plan=hello-1&plan=asked") == [0, 2, 4]
        assert found("plan_in=hello-0,asked&status=COMPLETED") == [1, 3]
        assert found("plan_startsWith=hello&plan_endsWith=1") == [2, 4]
        assert found("plan_ne=asked&plan_ne=hello-0") == [2, 4]
        assert found("openQuestions_gt=0") == [0]
        assert found("endTime=null") == [0]
        third = client.get(f"{PATH}/{ids[3]}").json()["startTime"]
        assert found(f"startTime_gte={third}") == [3, 4]
        assert found(f"startTime_lt={third.replace('Z', '%2B00:00')}") == [0, 1, 2]
        assert [each["status"] for each in listed(client, "confidence_lt=2&status=OPEN", "/api/v1/decisions")] == [
            "OPEN"
        ]
        assert listed(client, "question_contains=nothing", "/api/v1/decisions") == []
        assert len(listed(client, f"execution={ids[0][-6:]}", "/api/v1/decisions")) == 1


def test_a_list_is_sorted_and_its_pages_lose_nothing(shared: Server, ids: list[str]) -> None:
    with shared.client() as client:
        url, found = f"{PATH}?sort=plan&limit=2&fields=id,plan", []
        while url:
            said = client.get(url)
            found += said.json()["items"]
            url = said.links["next"]["url"] if "next" in said.links else ""
        assert [each["plan"] for each in found] == ["asked", "hello-0", "hello-0", "hello-1", "hello-1"]
        assert {each["id"] for each in found} == set(ids)
        assert all(set(each) == {"id", "plan"} for each in found)
        assert [each["id"] for each in listed(client, "sort=-startTime")] == ids[::-1]


def test_one_thing_is_told_with_the_fields_that_are_wanted(shared: Server, ids: list[str]) -> None:
    with shared.client() as client:
        said = client.get(f"{PATH}/{ids[1]}", params={"fields": "status,outputs"})
        assert said.json() == {"status": "COMPLETED", "outputs": {"who": "x"}}
        again = client.get(f"{PATH}/{ids[1]}", headers={"If-None-Match": said.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(f"/api/v1/decisions/{ids[0]}/d1?fields=status").json() == {"status": "OPEN"}


@pytest.mark.parametrize(("query", "says"), [
    ("nothing=1", "nothing is narrowed by `nothing`"), ("statu=FAILED", "did you mean `status`?"),
    ("status_like=F", "isn't compared by `like`"), ("openQuestions_contains=1", "isn't compared by `contains`"),
    ("openQuestions_gt=many", "is a whole number"), ("startTime_gt=yesterday", "is a time such as"),
    ("openQuestions=99999999999999999999", "is a whole number"), ("sort=inputs", "nothing is sorted by `inputs`"),
    ("fields=nothing", "there is no field `nothing`"), ("plan=%00", "such characters"),
    ("plan_=1", "isn't compared by ``"),
    ("plan=' OR 1=1 --&limit=201", ""),
])  # fmt: skip
def test_what_means_nothing_is_told(shared: Server, ids: list[str], query: str, says: str) -> None:
    with shared.client() as client:
        said = client.get(f"{PATH}?{query}")
        assert said.status_code in (400, 422), said.text
        assert says in f"{said.json()['detail']} {said.json().get('hint')}"
        assert listed(client, "plan=' OR 1=1 --") == []
