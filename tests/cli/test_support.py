"""Timings, and bundles for whoever is to help."""

from __future__ import annotations

import json
import zipfile
from typing import Any

import pytest

from tests.cli.conftest import Person

pytestmark = pytest.mark.deep

BUSY = """
turbo: 1
name: busy
phases:
  - id: work
    parallel: true
    maxParallel: 1
    effect: idempotent
    tasks:
      - {id: first, shell: sleep 0.3; echo 0123456789}
      - {id: second, shell: 'i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done'}
      - {id: flaky, retry: {attempts: 2, every: 200ms}, shell: 'test -e seen || { touch seen; exit 1; }'}
      - {id: many, foreach: "['a', 'b']", key: item, shell: 'true', artifacts: {}}
  - id: leave
    tasks: [{id: keep, shell: echo kept > kept, artifacts: {kept: kept}}]
"""


def test_where_the_time_went(person: Person) -> None:
    person.write(BUSY)
    person.press("run", "plan.yaml")
    found = json.loads(person.press("show", "--timing", "--json").stdout)
    tasks = {each["task"]: each for each in found["tasks"]}
    assert list(tasks) == ["first", "second", "flaky", "many[a]", "many[b]", "keep"]
    assert 300 <= tasks["first"]["ranMs"] <= found["durationMs"]
    assert tasks["second"]["waitedMs"] >= 290
    assert tasks["second"]["cpuMs"] > tasks["first"]["cpuMs"]
    assert 1_000 < tasks["second"]["maxRssKb"] < 1_000_000
    assert tasks["first"]["printedBytes"] == 11
    assert (tasks["flaky"]["attempts"], tasks["flaky"]["retries"]) == (2, 1)
    assert 150 <= tasks["flaky"]["pausedMs"] < 60_000
    assert tasks["keep"]["artifactBytes"] == found["artifactBytes"] == 5
    assert found["workMs"] == sum(each["ranMs"] for each in tasks.values())
    assert found["retries"] == 1
    said = person.press("show", "--timing").stdout
    assert "█" in said
    assert "many[b]" in said
    assert person.press("show", "--timing", PYTHONIOENCODING="ascii").stdout.count("#") > 3


@pytest.mark.deep
def test_time_that_a_person_took(person: Person) -> None:
    person.write(BUSY.replace("shell: echo kept > kept, artifacts: {kept: kept}", "shell: sleep 30, timeout: 100ms"))
    person.press("run", "plan.yaml", "--no-wait", code=5)
    found = json.loads(person.press("show", "--timing", "--json").stdout)
    keep = found["tasks"][-1]
    assert (keep["task"], keep["status"], found["questions"]) == ("keep", "IN_DOUBT", 1)
    assert keep["askedMs"] > 0
    person.press("decisions", "answer", f"{person.id}/d1", "fail")
    person.press("resume", code=1)
    assert json.loads(person.press("show", "--timing", "--json").stdout)["askedMs"] >= keep["askedMs"]


SECRETS = [
    "declared-s3cret-1", "file-s3cret-22", "sealed-s3cret-333", "input-s3cret-4444", "printed-s3cret-55555",
    "ghp_0123456789abcdefghijABCDEFGHIJ012345", "AKIAIOSFODNN7EXAMPLE", "url-s3cret-6",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl", "MIIEvQIBADANBgkq", "default-s3cret-7", "deep-s3cret-88",
]  # fmt: skip
LEAKY = """
turbo: 1
name: leaky
inputs:
  password: {type: string}
  note: {type: object, default: {}}
secrets: {declared: DECLARED, filed: {source: file, name: filed}}
env: {API_TOKEN: default-s3cret-7}
phases:
  - id: spill
    effect: idempotent
    tasks:
      - id: use
        shell: 'echo "$A $B"; printf sealed-s3cret-333'
        env: {A: "${{ secrets.declared }}", B: "${{ secrets.filed }}"}
        outputs: {made: {value: "'sealed-s3cret-333'", secret: true}}
      - id: print
        shell: |
          echo "$INPUT sealed-s3cret-333 declared-s3cret-1"
          echo 'db_password: printed-s3cret-55555' >&2
          echo ghp_0123456789abcdefghijABCDEFGHIJ012345 AKIAIOSFODNN7EXAMPLE https://ada:url-s3cret-6@example.com/
          echo 'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl'
          printf -- '-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkq\\n-----END PRIVATE KEY-----\\n'
          exit 3
        env: {INPUT: "${{ inputs.password }}"}
"""


def test_a_bundle_has_all_but_the_secrets(person: Person) -> None:
    person.write(LEAKY)
    (person.folder / "filed").write_text("file-s3cret-22")
    (person.folder / "filed").chmod(0o600)
    person.write(json.dumps({"password": "input-s3cret-4444", "note": {"apiKey": ["deep-s3cret-88"]}}), "in.json")
    env: dict[str, Any] = {"DECLARED": "declared-s3cret-1", "HOME": str(person.folder)}
    person.press("run", "plan.yaml", "--inputs", "in.json", code=1, **env)
    said = json.loads(person.press("bundle", person.id, "-o", "copy.zip", "--json", **env).stdout)
    assert said["file"] == "copy.zip"
    assert said["hidden"] > len(SECRETS)
    assert (person.folder / "copy.zip").stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(person.folder / "copy.zip") as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert {name.rpartition("/")[2] for name in texts} >= {
        "entries.jsonl", "plan.json", "plan.txt", "timing.json", "doctor.json", "versions.json", "print.txt", "use.txt",
    }  # fmt: skip
    for name, text in texts.items():
        assert [secret for secret in SECRETS if secret in text] == [], name
        assert str(person.folder) not in text, name
    kinds = [json.loads(line)["kind"] for line in texts[f"{person.id}/entries.jsonl"].splitlines()]
    assert kinds[0] == "ExecutionAccepted"
    assert kinds[-1] == "ExecutionEnded"
    assert "exit status 3" in texts[f"{person.id}/entries.jsonl"]


def test_a_bundle_overwrites_nothing(person: Person) -> None:
    person.write(BUSY)
    person.press("run", "plan.yaml")
    (person.folder / "copy.zip").write_text("mine")
    assert "is there already" in person.press("bundle", person.id, "-o", "copy.zip", code=2).stderr
    assert (person.folder / "copy.zip").read_text() == "mine"
    assert "can't be written" in person.press("bundle", person.id, "-o", "no/where.zip", code=2).stderr
    (person.folder / "link.zip").symlink_to(person.folder / "elsewhere.zip")
    assert person.press("bundle", person.id, "-o", "link.zip", code=2).stderr
    assert not (person.folder / "elsewhere.zip").exists()
    assert "no execution" in person.press("bundle", "nobody", code=2).stderr


@pytest.mark.parametrize("length", [10, 200_000])
def test_a_long_log_is_cut_to_its_end(person: Person, length: int) -> None:
    person.write(
        "turbo: 1\nname: long\nphases: [{id: p, tasks: [{id: talk, shell: 'yes | head -c "
        f"{length}; echo the end', effect: idempotent}}]}}]\n"
    )
    person.press("run", "plan.yaml")
    person.press("bundle", person.id, "-o", "copy.zip")
    with zipfile.ZipFile(person.folder / "copy.zip") as archive:
        printed = archive.read(f"{person.id}/logs/talk.txt").decode()
    assert printed.endswith("the end\n")
    assert len(printed) <= 64 * 1024
