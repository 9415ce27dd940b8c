"""Plans that name files: what is found where, what is refused, how the way to it is told; also in hostile folders."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
import yaml

from tests.waiting import within
from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.problems import Problem, render_all
from turbo_mode.errors import PlanInvalid
from turbo_mode.plans.reader import MAX_BYTES, digest, line_of, load_plan, parse_plan
from turbo_mode.plans.sources import Sources

ONE = "phases: [{id: p, tasks: [{id: t, shell: x}]}]\n"


def write(folder: Path, name: str, body: str = ONE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"turbo: 1\nname: {path.stem}\n{body}")
    return path


def calling(*calls: str) -> str:
    tasks = "".join(f"      - {{id: t{number}, plan: {call}}}\n" for number, call in enumerate(calls))
    return f"phases:\n  - id: p\n    tasks:\n{tasks}"


def problems(path: Path) -> list[Problem]:
    with within(5), pytest.raises(PlanInvalid) as caught:
        load_plan(path)
    assert render_all(caught.value.problems)
    return [problem for problem in caught.value.problems if problem.is_error]


def only(path: Path) -> Problem:
    (found,) = problems(path)
    return found


# -- what is found -----------------------------------------------------------------------------------------------------


def test_files_are_found_from_the_file_that_names_them(tmp_path: Path) -> None:
    write(tmp_path, "leaf.yaml")
    (tmp_path / "data.json").write_text(
        '{"turbo":1,"name":"data","phases":[{"id":"p","tasks":[{"id":"t","shell":"x"}]}]}'
    )
    write(tmp_path, "lib/deploy.yaml", "version: '7'\nlabels: {team: web}\nsecrets: {a: A}\n" + calling("../leaf.yaml"))
    deploy_it = "{path: ./lib/deploy.yaml, secrets: [a]}"
    top = write(tmp_path, "top.yaml", "secrets: {a: B}\n" + calling(deploy_it, "data.json", "./lib/../leaf.yaml"))
    loaded = load_plan(top)
    assert set(loaded.plan.plans) == {"./lib/deploy.yaml", "data.json", "./lib/../leaf.yaml"}
    deploy = loaded.plan.plans["./lib/deploy.yaml"]
    assert (deploy.name, deploy.version, deploy.labels, deploy.secrets) == ("deploy", "7", {"team": "web"}, ["a"])
    assert set(deploy.plans) == {"../leaf.yaml"}
    assert set(loaded.files) == {"lib/deploy.yaml", "data.json", "leaf.yaml"}
    assert loaded.files["lib/deploy.yaml"] == (tmp_path / "lib/deploy.yaml").read_text()


def test_a_bundle_is_the_same_after_a_round_trip_and_its_digest_covers_its_files(tmp_path: Path) -> None:
    write(tmp_path, "leaf.yaml")
    top = write(tmp_path, "top.yaml", calling("./leaf.yaml"))
    before = load_plan(top)
    again = msgspec.json.decode(msgspec.json.encode(before.plan), type=model.Plan)
    assert (again, digest(again)) == (before.plan, before.digest)
    write(tmp_path, "leaf.yaml", ONE.replace("shell: x", "shell: y"))
    assert load_plan(top).digest != before.digest


def test_a_plan_in_the_file_names_files_from_the_same_folder(tmp_path: Path) -> None:
    write(tmp_path, "leaf.yaml", "outputs: {n: '1'}\n" + ONE)
    inner = f"plans:\n  inner:\n    {calling('./leaf.yaml').replace(chr(10), chr(10) + '    ').rstrip()}\n"
    loaded = load_plan(write(tmp_path, "top.yaml", inner + "phases: [{id: q, tasks: [{id: go, plan: inner}]}]\n"))
    alone = subplans.seen_alone(loaded.plan, "inner")
    (call,) = (call for _, call in subplans.calls(alone))
    assert subplans.find(alone, call) == loaded.plan.plans["./leaf.yaml"]


def test_a_file_sees_nothing_of_the_one_that_names_it(tmp_path: Path) -> None:
    write(tmp_path, "leaf.yaml", "phases: [{id: p, tasks: [{id: t, plan: {name: inner}}]}]\n")
    inner = "plans: {inner: {phases: [{id: p, tasks: [{id: t, shell: x}]}]}}\n"
    found = only(write(tmp_path, "top.yaml", inner + calling("./leaf.yaml")))
    assert (found.code, found.place.source) == ("E0212", str(tmp_path / "leaf.yaml"))


def test_the_place_of_a_task_is_right_in_the_top_file_and_found_in_the_others(tmp_path: Path) -> None:
    deep = "plans:\n  deep:\n    phases:\n    - id: p\n      tasks:\n      - {id: z, shell: x}\n"
    write(tmp_path, "lib/leaf.yaml", deep + "phases:\n- id: p\n  tasks:\n  - {id: t, plan: deep}\n")
    top = write(tmp_path, "top.yaml", "\n\n" + calling("./lib/leaf.yaml"))
    loaded = load_plan(top)
    assert loaded.place_of("t0").line == 8
    sources = Sources.unpack(Sources(loaded.source, loaded.files).pack())
    assert line_of(sources, "t0") == 8
    leaf = sources.of("./lib/leaf.yaml", names_files=False)
    assert leaf.pack() == (tmp_path / "lib/leaf.yaml").read_text()
    assert line_of(leaf, "t") == 12
    below = Sources.unpack(leaf.of("deep", names_files=False).pack())
    assert line_of(below, "z") == 8
    assert line_of(below, "t") == 0
    assert line_of(leaf.of("nothing", names_files=True), "t") == 0
    assert Sources.unpack(loaded.source).text == loaded.source


# -- what is refused ---------------------------------------------------------------------------------------------------


def test_what_is_wrong_in_a_file_is_told_there_with_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "lib/leaf.yaml", ONE.replace("shell", "shel"))
    write(tmp_path, "lib/deploy.yaml", calling("./leaf.yaml", "./leaf.yaml"))
    write(tmp_path, "top.yaml", calling("lib/deploy.yaml", "./lib/leaf.yaml"))
    monkeypatch.chdir(tmp_path)
    found = only(Path("top.yaml"))
    assert (found.code, found.place.source, found.place.line) == ("E0102", "lib/leaf.yaml", 3)
    assert found.note.endswith("top.yaml -> lib/deploy.yaml -> lib/leaf.yaml")


@pytest.mark.parametrize(
    ("path", "message", "label"),
    [
        ("./deplox.yaml", "no such file or directory", "did you mean `./deploy.yaml`?"),
        ("./lib", "not a plain file", ""),
        ("./pipe.yaml", "not a plain file", ""),
        ("./zero.yaml", "not a plain file", ""),
        ("./round.yaml", "too many levels of symbolic links", ""),
        ("./secret.yaml", "permission denied", ""),
        ("/etc/passwd", "can't be the path of a plan", "begins at the folder of this file"),
        ("~/plan.yaml", "can't be the path of a plan", ""),
        (f"./{'x' * 600}.yaml", "can't be the path of a plan", ""),
        (f"./{'x' * 300}.yaml", "file name too long", ""),
        ('"./a\\0b.yaml"', "can't be the path of a plan", ""),
        ("./", "not a plain file", ""),
        (".", "not a plain file", ""),
    ],
)
def test_a_path_that_leads_to_no_plan(tmp_path: Path, path: str, message: str, label: str) -> None:
    write(tmp_path, "deploy.yaml")
    (tmp_path / "lib").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    (tmp_path / "round.yaml").symlink_to("round.yaml")
    write(tmp_path, "secret.yaml").chmod(0)
    if path == "./secret.yaml" and os.geteuid() == 0:
        pytest.skip("root may read everything")
    found = only(write(tmp_path, "top.yaml", calling(path)))
    assert found.code in ("E0231", "E0100")
    assert message in found.message
    assert label in found.label
    assert found.place.line == 6
    assert found.path == "p.t0.plan"


@pytest.mark.parametrize("document", ["", "just: text", "\x00", "a: [", "- x\n", "turbo: 2\n"])
def test_a_file_that_is_no_plan(tmp_path: Path, document: str) -> None:
    (tmp_path / "leaf.yaml").write_text(document)
    found = problems(write(tmp_path, "top.yaml", calling("./leaf.yaml")))
    assert {problem.place.source for problem in found} == {str(tmp_path / "leaf.yaml")}
    assert all("leaf.yaml" in problem.note for problem in found)


def test_without_a_folder_no_file_is_found() -> None:
    phases = [{"id": "p", "tasks": [{"id": "t", "plan": "./leaf.yaml"}]}]
    text = f"turbo: 1\nname: top\n{calling('./leaf.yaml')}"
    for document in (text, {"turbo": 1, "name": "x", "phases": phases}):
        with pytest.raises(PlanInvalid) as caught:
            parse_plan(document)
        assert [problem.code for problem in caught.value.problems] == ["E0231"]
        assert "no folder" in caught.value.problems[0].message


def test_a_bundle_cannot_be_smuggled_in_by_hand() -> None:
    inner = {"phases": [{"id": "p", "tasks": [{"id": "t", "shell": "x"}]}]}
    document = {"turbo": 1, "name": "x", "plans": {"./leaf.yaml": inner},
                "phases": [{"id": "p", "tasks": [{"id": "t", "plan": "./leaf.yaml"}]}]}  # fmt: skip
    for text in (document, msgspec.json.encode(document)):
        with pytest.raises(PlanInvalid) as caught:
            parse_plan(text)
        assert "E0106" in [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize("length", [1, 2, 5])
def test_files_that_name_each_other(tmp_path: Path, length: int) -> None:
    for number in range(length):
        write(tmp_path, f"f{number}.yaml", calling(f"./f{(number + 1) % length}.yaml"))
    found = only(tmp_path / "f0.yaml")
    assert found.code == "E0232"
    names = [str(tmp_path / f"f{number % length}.yaml") for number in range(length + 1)]
    assert found.message == f"these plans name each other: {' -> '.join(names)}"


def test_a_circle_by_another_name_of_the_same_file(tmp_path: Path) -> None:
    top = write(tmp_path, "top.yaml", calling("./other.yaml"))
    (tmp_path / "other.yaml").symlink_to("top.yaml")
    assert only(top).code == "E0232"


def test_plans_in_a_file_that_call_each_other() -> None:
    inner = "{phases: [{id: p, tasks: [{id: t, plan: %s}]}]}"
    text = f"plans: {{a: {inner % 'b'}, b: {inner % 'c'}, c: {inner % 'b'}}}\n{calling('a')}"
    with pytest.raises(PlanInvalid) as caught:
        parse_plan(f"turbo: 1\nname: top\n{text}")
    assert [problem.message for problem in caught.value.problems] == ["these plans call each other: b -> c -> b"]


@pytest.mark.parametrize(("depth", "refused"), [(16, False), (17, True), (40, True)])
def test_files_in_one_another(tmp_path: Path, depth: int, refused: bool) -> None:
    write(tmp_path, f"f{depth}.yaml")
    for number in range(depth):
        write(tmp_path, f"f{number}.yaml", calling(f"./f{number + 1}.yaml"))
    if refused:
        assert only(tmp_path / "f0.yaml").code == "E0232"
    else:
        assert subplans.depth(load_plan(tmp_path / "f0.yaml").plan) == 16


def test_plans_of_a_file_in_one_another() -> None:
    plans = ", ".join(
        f"p{number}: {{phases: [{{id: p, tasks: [{{id: t, plan: p{number + 1}}}]}}]}}" for number in range(20)
    )
    text = f"turbo: 1\nname: top\nplans: {{{plans}, p20: {{{ONE.strip()}}}}}\n{calling('p0')}"
    with pytest.raises(PlanInvalid) as caught:
        parse_plan(text)
    assert [problem.message for problem in caught.value.problems] == ["plans stand in one another 21 levels deep"]


def test_files_that_would_multiply_one_another(tmp_path: Path) -> None:
    """Each names the next one sixteen times, so sixteen files would make 16 ** 15 plans."""
    for number in range(15):
        write(tmp_path, f"f{number}.yaml", calling(*[f"./{'./' * n}f{number + 1}.yaml" for n in range(16)]))
    write(tmp_path, "f15.yaml")
    found = problems(tmp_path / "f0.yaml")
    assert {problem.code for problem in found} == {"E0231"}
    assert "at most 16 MiB" in found[0].message


def test_plans_in_a_file_that_would_multiply_one_another() -> None:
    levels = [f"      - {{id: t{n}, plan: LATER}}\n" for n in range(6)]
    body = "    phases:\n    - id: p\n      tasks:\n" + "".join(levels)
    plans = "".join(f"  p{number}:\n{body.replace('LATER', f'p{number + 1}')}" for number in range(15))
    last = f"  p15:\n    {ONE}"
    gate = "    gate: {options: {goOn: {then: continue}, back: {then: rollback}}}\n"
    with within(2), pytest.raises(PlanInvalid) as caught:
        parse_plan(f"turbo: 1\nname: top\nplans:\n{plans}{last}{calling('p0')}{gate}")
    assert [problem.code for problem in caught.value.problems] == ["E0503"]


def test_large_files(tmp_path: Path) -> None:
    filler = "\n".join(f"# {'x' * 98}" for _ in range(100_000))
    write(tmp_path, "ten.yaml", ONE + filler)
    top = write(tmp_path, "top.yaml", calling("./ten.yaml"))
    assert set(load_plan(top).plan.plans) == {"./ten.yaml"}
    twice = write(tmp_path, "twice.yaml", calling("./ten.yaml", "././ten.yaml"))
    assert "each file counts as often" in only(twice).label
    write(tmp_path, "huge.yaml", ONE + "#" * MAX_BYTES)
    assert "at most 16 MiB" in only(write(tmp_path, "top.yaml", calling("./huge.yaml"))).message


def test_what_would_not_be_kept_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "leaf.yaml", "concurrency: web\n" + ONE)
    found = only(write(tmp_path, "top.yaml", calling("./leaf.yaml")))
    assert (found.code, found.place.source, found.place.line) == ("E0231", str(tmp_path / "leaf.yaml"), 3)


def test_a_name_has_one_meaning_in_a_file() -> None:
    again = f"plans: {{a: {{{ONE.strip()}}}}}"
    inner = f"{{{again}, phases: [{{id: p, tasks: [{{id: t, plan: a}}]}}]}}"
    with pytest.raises(PlanInvalid) as caught:
        parse_plan(f"turbo: 1\nname: top\nplans: {{a: {{{ONE.strip()}}}, b: {inner}}}\n{calling('b')}")
    assert [problem.code for problem in caught.value.problems] == ["E0201"]


# -- what a call becomes -----------------------------------------------------------------------------------------------


def called(outer: str, inner: str, call: str = "{name: inner}") -> model.Plan:
    go = f"phases: [{{id: q, tasks: [{{id: go, plan: {call}}}]}}]\n"
    plan = parse_plan(f"turbo: 1\nname: top\n{outer}plans:\n  inner:\n    {inner}    {ONE}{go}").plan
    ((_, found),) = subplans.calls(plan)
    return subplans.as_plan(plan, found)


@pytest.mark.parametrize(
    ("outer", "inner", "level"),
    [("manual", "full", "manual"), ("full", "low", "low"), ("high", "high", "high")],
)
def test_the_lower_level_counts(outer: str, inner: str, level: str) -> None:
    made = called(f"decisionEngine: {{autonomyLevel: {outer}, confidence: 0.9}}\n",
                  f"decisionEngine: {{autonomyLevel: {inner}}}\n")  # fmt: skip
    assert (made.decision_engine.autonomy_level, made.decision_engine.confidence) == (level, 0.9)


def test_of_the_secrets_only_those_that_the_call_names() -> None:
    outer = "secrets: {a: TOKEN, b: {source: file, name: key}, c: C, d: ''}\n"
    made = called(outer, "secrets: [a, b, d]\n", "{name: inner, secrets: [a, b, d]}")
    assert made.secrets == {
        "a": model.Secret(name="TOKEN"), "b": model.Secret(source="file", name="key"), "d": model.Secret(name="d"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("reference", "name"),
    [("deployAll", "deploy-all"), ("./lib/web_deploy.prod.yaml", "web-deploy-prod"), ("../x/", "x"), ("...", "plan")],
)
def test_what_a_plan_without_a_name_is_called(reference: str, name: str) -> None:
    inner = model.InnerPlan(phases=[model.Phase(id="p", tasks=[model.Task(id="t", shell="x")])])
    plan = model.Plan(turbo=1, name="top", plans={reference: inner}, phases=inner.phases)
    assert subplans.seen_alone(plan, reference).name == name


def test_calls_are_found_wherever_an_action_stands() -> None:
    text = f"""
turbo: 1
name: top
plans: {{inner: {{{ONE.strip()}}}}}
phases:
  - id: p
    tasks:
      - {{id: a, plan: inner}}
      - {{id: b, shell: x, compensate: {{plan: inner}}, fallback: {{plan: inner}}}}
    finally: [{{id: c, plan: {{name: inner}}}}]
finally: [{{id: d, shell: x, verify: {{plan: inner, done: "true"}}}}]
"""
    plan = msgspec.convert(yaml.safe_load(text), model.Plan)
    found = [".".join(map(str, path)) for path, _ in subplans.calls(plan)]
    assert found == [
        "phases.0.tasks.0", "phases.0.tasks.1.compensate", "phases.0.tasks.1.fallback", "phases.0.finally.0",
        "finally.0.verify",
    ]  # fmt: skip
