"""Pictures of plans: as text, Mermaid, DOT and SVG, small and large, and whatever their titles say."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.conftest import EXAMPLES, HELLO, Person
from turbo_mode.cli.graph import tell_graph
from turbo_mode.cli.terminal import Terminal
from turbo_mode.core.plan import model
from turbo_mode.core.plan.model import (
    Action,
    Approve,
    Evidence,
    Gate,
    Http,
    InnerPlan,
    Loop,
    Need,
    Option,
    Phase,
    Switch,
    Task,
    Window,
)
from turbo_mode.operations import authoring
from turbo_mode.plans.layout import Box, Picture, lay_out
from turbo_mode.plans.outline import Outline

pytestmark = pytest.mark.one_store  # no execution is carried out, or only to try a template

ACTION = Action(shell="x")
RICH = model.Plan(
    turbo=1, name="rich", title="Everything that can be drawn",
    plans={"inner": InnerPlan(title="Inside", phases=[Phase(id="say", tasks=[Task(id="hi", shell="x")])])},
    phases=[
        Phase(
            id="prepare", parallel=True,
            tasks=[
                Task(id="lint", shell="x"), Task(id="unit", shell="x", retry=3, effect="idempotent"),
                Task(id="docs", shell="x", optional=True),
                Task(id="wheel", shell="x", needs=["lint", "unit"], compensate=Action(shell="x")),
                Task(id="sign", shell="x", needs=["wheel"], irreversible=True),
            ],
            gate=Gate(
                question="Ship it?", evidence={"green": Evidence(check="true")},
                approve=Approve(from_=["role:release"]),
                options={
                    "go": Option(then="continue", benefit=100, loss=500),
                    "again": Option(then="repeat", max=2, wait="5m", undo=True, cost=5),
                    "back": Option(then="rollback"), "stop": Option(then="fail", when="inputs.strict"),
                },
            ),
        ),
        Phase(
            id="eu", title="The first half", needs=["prepare"], environment="staging",
            window=Window(days=["mon", "tue"], from_="09:00", to="17:00", timezone="Europe/Berlin"),
            tasks=[
                Task(id="shard", foreach="inputs.hosts", max_parallel=8, tolerate="10%", shell="x"),
                Task(id="build", matrix={"os": ["a", "b"], "python": [1, 2]}, shell="x"),
            ],
        ),
        Phase(
            id="us", needs=["prepare"], loop=Loop(until="tasks.probe.outputs.ok", max_rounds=5),
            point_of_no_return=True,
            tasks=[
                Task(id="probe", http="http://localhost"),
                Task(id="pick", switch=Switch(on="inputs.env", cases={"a": ACTION}, default=ACTION)),
            ],
        ),
        Phase(
            id="after", needs=["eu", "us"], when="inputs.go",
            tasks=[Task(id="deploy", plan="inner"), Task(id="post", http=Http(url="http://x", method="POST"))],
        ),
        Phase(id="handler", needs=[Need(id="us", is_=["FAILED"])], tasks=[Task(id="ring", shell="x")]),
    ],
    finally_=[Task(id="stop", shell="x"), Task(id="tidy", shell="x")],
)  # fmt: skip

TEXT = """\
rich  Everything that can be drawn
● 1 prepare   together
│ ├─ lint    shell   once
│ ├─ unit    shell   idempotent  4 attempts
│ ├─ docs    shell   once        may fail
│ ├─ wheel   shell   once        undo, after lint, unit
│ └─ sign    shell   once        can't be undone, after wheel
◆ gate: Ship it?   evidence: green   asks role:release
│ go         go on   +100 −500
│ again      this phase again after 5m, undone first, twice at most   cost 5
│ back       undo everything, last one first
│ stop       this phase has failed   when inputs.strict
│
● 2 eu  The first half   after prepare   in staging   only mon tue 09:00-17:00 Europe/Berlin
│ ├─ shard   shell   once        ×each of inputs.hosts, 8 at a time, 10% may fail
│ └─ build   shell   once        ×each os × python
│
● 3 us   after prepare   again until tasks.probe.outputs.ok, 5 times at most   no way back after it
│ ├─ probe   http    idempotent
│ └─ pick    switch              on inputs.env: a, default
│
● 4 after   after eu, us   when inputs.go
│ ├─ deploy  plan    keyed       inner
│ └─ post    http    once
│
● 5 handler   after us FAILED
│ └─ ring    shell   once
│
■ finally
  ├─ stop    shell   once
  └─ tidy    shell   once

▣ plan inner  Inside
  ● 1 say
  │ └─ hi  shell  once
"""


def _text(plan: Outline, *, utf8: bool = True) -> str:
    """As a terminal shows it; what the locale of the tests is doesn't matter."""
    env = {"LANG": "C.UTF-8", "PYTHONUTF8": "1"} if utf8 else {"LANG": "C"}
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    terminal = Terminal(stream, color="never", env=env)
    return "".join(f"{terminal.render(line)}\n" for line in tell_graph(authoring.fold(plan), terminal))


def _large(phases: int, tasks: int) -> Outline:
    return authoring.outline(
        model.Plan(
            turbo=1,
            name="large",
            phases=[
                Phase(id=f"p{n}", tasks=[Task(id=f"t{n}x{m}", shell="x") for m in range(tasks)]) for n in range(phases)
            ],
        )
    )


def test_the_text_tells_everything_that_matters() -> None:
    assert _text(authoring.outline(RICH)) == TEXT


def test_without_unicode_it_is_ascii() -> None:
    said = _text(authoring.outline(RICH), utf8=False)
    assert said.isascii()
    assert "|- shard   shell   once        x each of inputs.hosts" in said


def test_the_command_draws_in_every_form(person: Person) -> None:
    name = person.write(HELLO)
    assert "└─ hello  shell  idempotent" in person.press("graph", name).stdout
    assert person.press("graph", name, "--format", "mermaid").stdout.startswith("flowchart TD\n")
    assert person.press("graph", name, "--format", "dot").stdout.startswith('digraph "hello" {\n')
    assert person.press("graph", name, "--format", "svg").stdout.startswith("<svg ")
    data = json.loads(person.press("graph", name, "--format", "json").stdout)
    assert data == json.loads(person.press("graph", name, "--json").stdout)
    assert data["phases"][0]["tasks"] == [{"id": "hello", "kind": "shell", "effect": "idempotent"}]


def test_a_plan_with_problems_is_not_drawn(person: Person) -> None:
    done = person.press("graph", person.write(HELLO.replace("shell:", "shall:")), code=2)
    assert "E0102" in done.stderr
    assert done.stdout == ""


def test_json_has_who_waits_for_whom_and_everything_in_it() -> None:
    plan = _large(2, 1_000)
    assert len(plan.to_json()["phases"][1]["tasks"]) == 1_000
    data = authoring.outline(RICH).to_json()
    by_id = {phase["id"]: phase for phase in data["phases"]}
    assert by_id["after"]["needs"] == [{"id": "eu"}, {"id": "us"}]
    assert by_id["handler"]["needs"] == [{"id": "us", "ends": ["FAILED"]}]
    assert by_id["eu"]["tasks"][1]["needs"] == [{"id": "shard"}]
    assert by_id["prepare"]["gate"]["options"][1]["says"] == "this phase again after 5m, undone first, twice at most"


# -- large plans -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phases", "tasks"),
    [(1, 20_000), (20, 1_000), *(pytest.param(*each, marks=pytest.mark.deep) for each in [(2_000, 10), (20_000, 1)])],
)
def test_a_large_plan_is_folded(phases: int, tasks: int) -> None:
    plan = _large(phases, tasks)
    said = _text(plan)
    assert said.count("\n") < 2_500
    shown = len(re.findall(r"shell", said))
    assert shown <= 400
    hidden = sum(int(number.replace(",", "")) for number in re.findall(r"and ([\d,]+) tasks? more", said))
    phases_hidden = sum(int(number.replace(",", "")) for number in re.findall(r"and ([\d,]+) phases? more", said))
    assert shown + hidden + phases_hidden * tasks == phases * tasks
    chart = authoring.draw(plan, "mermaid")
    assert len(chart) < 50_000
    assert chart.count("-->") < 500
    assert len(authoring.draw(plan, "svg")) < 500_000
    assert len(authoring.draw(plan, "dot")) < 200_000


# -- pictures ----------------------------------------------------------------------------------------------------------


def _boxes(picture: Picture) -> list[Box]:
    return [card.box for card in picture.cards.values()]


def _apart(one: Box, two: Box) -> bool:
    beside = one.x + one.width <= two.x or two.x + two.width <= one.x
    return beside or one.bottom <= two.y or two.bottom <= one.y


def _inside(inner: Box, outer: Box) -> bool:
    wide = outer.x <= inner.x and inner.x + inner.width <= outer.x + outer.width
    return wide and outer.y <= inner.y and inner.bottom <= outer.bottom


@st.composite
def plans(draw: st.DrawFn) -> model.Plan:
    phases: list[Phase] = []
    for number in range(draw(st.integers(1, 8))):
        tasks: list[Task] = []
        for place in range(draw(st.integers(1, 9))):
            needs = (
                draw(st.none() | st.lists(st.sampled_from([task.id for task in tasks]), unique=True)) if tasks else None
            )
            foreach = draw(st.sampled_from([None, "inputs.x"]))
            tasks.append(
                Task(id=f"t{number}x{place}", shell="x", needs=list(needs) if needs else None, foreach=foreach)
            )
        before = [phase.id for phase in phases]
        wanted = draw(st.none() | st.lists(st.sampled_from(before), unique=True)) if before else None
        gate = Gate(options={"go": Option(then="continue"), "stop": Option(then="fail")})
        phases.append(
            Phase(
                id=f"p{number}", tasks=tasks, needs=list(wanted) if wanted is not None else None,
                parallel=draw(st.booleans()), gate=gate if draw(st.booleans()) else None,
                title=draw(st.text(max_size=200)),
            )
        )  # fmt: skip
    return model.Plan(turbo=1, name="any", title=draw(st.text(max_size=300)), phases=phases)


@given(plans())
@settings(max_examples=60)
def test_nothing_in_a_picture_overlaps_and_arrows_lead_down(plan: model.Plan) -> None:
    picture = lay_out(authoring.fold(authoring.outline(plan)))
    page = Box(0, 0, picture.width, picture.height)
    assert all(_inside(box, page) for box in _boxes(picture))
    assert all(_apart(*pair) for pair in combinations(_boxes(picture), 2))
    for card in picture.cards.values():
        inner = [box for box in (*card.tasks.values(), card.more, card.gate) if box is not None]
        assert all(_inside(box, card.box) for box in inner)
        assert all(_apart(*pair) for pair in combinations(inner, 2))
        for task in card.phase.tasks:
            assert all(card.tasks[need.id].bottom < card.tasks[task.id].y for need in task.needs)
    for before, after, _ in picture.arrows:
        assert picture.cards[before].box.bottom < picture.cards[after].box.y


ODD = st.text(
    st.sampled_from('"#&<>`\\;[](){}|%*_-1. \n\r\t\0\x1b\x7f\u2028\u202eé漢') | st.characters(codec="utf-8"),
    max_size=40,
)


@given(ODD, ODD)
@settings(max_examples=100)
def test_no_text_gets_out_of_its_place(title: str, question: str) -> None:
    gate = Gate(question=question, options={"end": Option(then="continue")})
    phase = Phase(id="end", title=title, when=title, tasks=[Task(id="subgraph", title=title, shell="x")], gate=gate)
    plan = authoring.outline(model.Plan(turbo=1, name="odd", title=title, phases=[phase]))
    root = ET.fromstring(authoring.draw(plan, "svg"))
    assert {element.tag.partition("}")[2] for element in root.iter()} <= {
        "svg", "title", "desc", "style", "defs", "marker", "path", "rect", "g", "text",
    }  # fmt: skip
    for line in authoring.draw(plan, "mermaid").splitlines():
        for label in re.findall(r'"[^"]*"', line):
            assert not re.search(r"[`<>&\\]", label.replace("<br/>", ""))
        assert line.count('"') % 2 == 0
    for line in authoring.draw(plan, "dot").splitlines():
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0
    for said in (_text(plan), *(authoring.draw(plan, form) for form in ("mermaid", "dot", "svg"))):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", said)


def test_a_picture_can_be_read_without_seeing_it_and_in_the_dark() -> None:
    picture = authoring.draw(authoring.outline(RICH), "svg")
    root: Any = ET.fromstring(picture)
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    names = root.get("aria-labelledby").split()
    assert [root.find(f"{space}{tag}").get("id") for tag in ("title", "desc")] == names
    assert "Gate: Ship it? go (go on), again" in root.find(f"{space}desc").text
    assert "@media (prefers-color-scheme:dark)" in picture
    assert not re.search(r"<script|href=|url\((?!#)|@import|@font-face", picture)


def test_the_examples_can_be_drawn() -> None:
    for path in EXAMPLES.glob("*/plan.yaml"):
        plan = authoring.outline(authoring.read(path).plan)
        assert _text(plan)
        for form in ("mermaid", "dot", "svg"):
            assert authoring.draw(plan, form)
