"""``turbo-mode judge``: gates and canaries from a file, for people and for pipelines."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from tests.cli.conftest import ENVIRONMENT, Person

pytestmark = pytest.mark.one_store  # no execution is carried out, or only to try a template


def _gates() -> dict[str, Any]:
    draw = np.random.default_rng(9)
    errors = np.round(draw.poisson(4, 3000).astype(float), 3)
    errors[2960:] += 9
    return {
        "series": {"errors": list(errors), "cpu": list(np.round(draw.standard_normal(3000) + 40, 3))},
        "gates": [
            {"series": "cpu", "split": 2960, "block": 40},
            {"series": "errors", "split": 2960, "block": 40, "regressed": False},
            {"series": "cpu", "split": 100, "block": 40},
        ],
    }


CASES = {
    "cases": [
        {"name": "latency", "experiment": [20, 22, 21, 25, 30], "control": [1, 2.2, 1.1, 2.5, 3],
         "args": "tolerance = 0.1, confLevel = 0.95"},
        {"name": "errors", "experiment": [], "control": [1, 2]},
    ]
}  # fmt: skip


@pytest.fixture
def gates(person: Person) -> str:
    return person.write(json.dumps(_gates()), "gates.json")


def test_a_person_sees_the_worst_first_and_a_summary(person: Person, gates: str) -> None:
    said = person.press("judge", gates)
    first, *_, last = said.stdout.splitlines()
    assert first.startswith("✕ regressed  errors at 2960  p 0.00")
    assert "no power: 1 earlier block of 40 values" in " ".join(said.stdout.split())
    assert last == "1 of 3 gates regressed, 1 passed, 1 can't be judged  at most 5 % false alarms"
    assert said.stderr == ""
    assert person.press("judge", gates, "-q").stdout.splitlines() == [last]


def test_a_program_gets_a_list_in_the_order_of_the_file(person: Person, gates: str) -> None:
    listed = json.loads(person.press("judge", gates, "--json").stdout)
    assert [(each["series"], each["regressed"], each["label"]) for each in listed] == [
        ("cpu", False, "PASS"), ("errors", True, "FAIL"), ("cpu", False, "INCONCLUSIVE"),
    ]  # fmt: skip
    assert all(each["verdict"] == each["regressed"] and each["reason"] for each in listed)
    assert listed[1]["pValue"] < 0.05 < listed[0]["pValue"]
    assert listed[1]["confidence"] > 0.5


def test_the_rate_and_the_direction_are_what_is_asked_for(person: Person, gates: str) -> None:
    def labels(*words: str) -> list[str]:
        return [each["label"] for each in json.loads(person.press("judge", gates, "--json", *words).stdout)]

    assert labels("--false-alarm-rate", "0.001") == ["INCONCLUSIVE"] * 3
    assert labels("--worse", "lower") == ["PASS", "PASS", "INCONCLUSIVE"]
    assert labels("--looks", "100") == ["PASS", "FAIL", "INCONCLUSIVE"]
    for rate in ("0", "1", "-0.1", "nan", "much"):
        person.press("judge", gates, "--false-alarm-rate", rate, code=2)


def test_a_pipeline_fails_only_if_it_wants_to(person: Person, gates: str) -> None:
    person.press("judge", gates, "--fail", code=1)
    quiet = {**_gates(), "gates": _gates()["gates"][:1]}
    person.press("judge", person.write(json.dumps(quiet), "quiet.json"), "--fail")
    cases = person.write(json.dumps(CASES), "cases.json")
    person.press("judge", cases, "--method", "canary")
    person.press("judge", cases, "--method", "canary", "--fail", code=1)


def test_a_packed_file_is_read_as_it_is(person: Person) -> None:
    (person.folder / "gates.json.gz").write_bytes(gzip.compress(json.dumps(_gates()).encode()))
    assert "1 of 3 gates regressed" in person.press("judge", "gates.json.gz").stdout


def test_canaries(person: Person) -> None:
    cases = person.write(json.dumps(CASES), "cases.json")
    listed = json.loads(person.press("judge", cases, "--method", "canary", "--json").stdout)
    assert [(each["name"], each["verdict"], each["label"]) for each in listed] == [
        ("latency", "High", "High"), ("errors", "Nodata", "Nodata"),
    ]  # fmt: skip
    assert listed[0]["pValue"] < 0.05
    assert listed[1]["pValue"] is None
    said = person.press("judge", cases, "--method", "canary").stdout
    assert said.startswith("✕ High  latency")
    assert said.endswith("1 of 2 cases regressed\n")


def test_a_drawing_of_the_worst(person: Person, gates: str) -> None:
    person.press("judge", gates, "--plot", "worst.svg")
    drawn = ElementTree.parse(person.folder / "worst.svg").getroot()
    texts = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[0] == "errors at 2960"
    assert len(texts) == 6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "isn't JSON"),
        ("{", "isn't JSON"),
        ("[]", "it has no `series` and `gates`"),
        ('{"series": {"a": []}, "gates": [{"series": "b", "split": 1, "block": 1}]}', "names the series 'b'"),
        ('{"series": {"a": ["x"]}, "gates": []}', "the series `a` isn't a list of numbers"),
    ],
)
def test_a_bad_file_is_one_clear_sentence(person: Person, text: str, message: str) -> None:
    said = person.press("judge", person.write(text, "bad.json"), code=2)
    assert message in said.stderr
    assert "Traceback" not in said.stderr
    assert said.stdout == ""
    person.press("judge", "none.json", code=2)
    (person.folder / "broken.gz").write_bytes(b"\x1f\x8b broken")
    assert "isn't JSON" in person.press("judge", "broken.gz", code=2).stderr


def test_without_numpy_it_says_what_to_install(person: Person, gates: str) -> None:
    code = (
        "import sys; sys.modules['numpy'] = None; from turbo_mode.cli import main; "
        f"sys.exit(main(['judge', {gates!r}]))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=person.folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 78
    assert 'pip install "turbo-mode[analysis]"' in said.stderr
