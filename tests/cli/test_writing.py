"""Commands that write plans: ``init`` to begin with, ``fmt`` for style, ``upgrade`` to mend."""

from __future__ import annotations

import json
import re
import stat
import subprocess
import sys

import pytest

from tests.cli.conftest import ENVIRONMENT, HELLO, Person
from turbo_mode.core.plan.mending import fix
from turbo_mode.errors import PlanInvalid
from turbo_mode.operations import authoring
from turbo_mode.plans.reader import parse_plan
from turbo_mode.plans.templates import TEMPLATES

pytestmark = pytest.mark.one_store  # no execution is carried out, or only to try a template

UNTIDY = """\
# mine
turbo: 1
phases:
- tasks: [{shell: make, id: one}]   # work
  id: a
name: x
"""
TIDY = """\
# mine
turbo: 1
name: x
phases:
  - id: a
    tasks: [{id: one, shell: make}]  # work
"""
FROM_ELSEWHERE = """\
turbo: 1
name: elsewhere
inputs: {my-input: x, n: {type: int, default: 3}}
phases:
  - id: build-all
    steps:
      - id: build-wheel
        run: make   # it makes
        timeout: 10 minutes
        continueOnError: yes
        outputs: {my-file: result.stdout}
      - id: two
        depends_on: [build-wheel]
        shell: make
        env: {F: "${{ tasks.build-wheel.outputs.?my-file.orValue('') }}", I: "${{ inputs.my-input }}"}
        if: ${{ inputs.n > 3 }}
      - {id: three, script: make, when: "${{ !inputs.my-input.startsWith('a') }}"}
    gate:
      options:
        go: {then: proceed}
        no: {then: abort}
"""
MENDED = """\
turbo: 1
name: elsewhere
inputs: {myInput: x, n: {type: integer, default: 3}}
phases:
  - id: buildAll
    tasks:
      - id: buildWheel
        shell: make   # it makes
        timeout: 10m
        optional: true
        outputs: {myFile: result.stdout}
      - id: two
        needs: [buildWheel]
        shell: make
        env: {F: "${{ tasks.buildWheel.outputs.?myFile.orValue('') }}", I: "${{ inputs.myInput }}"}
        when: inputs.n > 3
      - {id: three, shell: make, when: "!inputs.myInput.startsWith('a')"}
    gate:
      options:
        go: {then: continue}
        no: {then: fail}
"""


def _pipe(person: Person, text: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "turbo_mode", *words], input=text, cwd=person.folder, env=ENVIRONMENT, text=True,
        capture_output=True, check=False,
    )  # fmt: skip


# -- init --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_a_good_plan_in_our_style(person: Person, template: str) -> None:
    done = person.press("init", template, "--template", template)
    assert f"{template}/plan.yaml" in done.stdout.splitlines()
    assert f"turbo-mode run {template}/plan.yaml" in done.stderr
    assert "0 warnings" not in person.press("check", "--strict", f"{template}/plan.yaml").stdout
    assert person.press("fmt", "--check", f"{template}/plan.yaml").stdout == ""
    assert "#" in (person.folder / template / "plan.yaml").read_text()


@pytest.mark.deep
@pytest.mark.parametrize(
    ("template", "given", "outcome"),
    [
        ("hello", "who=Ada", "COMPLETED"),
        ("hello", f"who={'x' * 50}", "FAILED"),
        ("release", "version=1.2.3", "COMPLETED"),
        ("agent", "", "COMPLETED"),
        ("canary", "delay=0", "COMPLETED"),
        ("canary", "delay=80", "ROLLED_BACK"),
    ],
)
def test_the_templates_do_what_they_say(person: Person, template: str, given: str, outcome: str) -> None:
    person.press("init", ".", "--template", template)
    code = {"COMPLETED": 0, "FAILED": 1, "ROLLED_BACK": 7}[outcome]
    inputs = ["--input", given] if given else []
    ending = json.loads(person.press("run", "plan.yaml", *inputs, "--json=final", code=code).stdout)
    assert outcome in (ending["status"], ending.get("outcome"))


def test_nothing_is_ever_overwritten(person: Person) -> None:
    person.write("mine")
    assert "plan.yaml is there already" in person.press("init", code=2).stderr
    assert (person.folder / "plan.yaml").read_text() == "mine"
    (person.folder / "other").mkdir()
    (person.folder / "other" / "answers.json").write_text("mine")
    assert "answers.json is there already" in person.press("init", "other", "--template", "agent", code=2).stderr
    assert not (person.folder / "other" / "plan.yaml").exists()


def test_init_tells_programs_what_it_wrote(person: Person) -> None:
    data = json.loads(person.press("init", "new/deep", "--template", "agent", "--json").stdout)
    assert data == {"template": "agent", "files": ["new/deep/plan.yaml", "new/deep/answers.json"]}
    assert "hello" in person.press("init", "--template", "nothing", code=2).stderr


# -- fmt ---------------------------------------------------------------------------------------------------------------


def test_fmt_writes_and_names_what_it_changed(person: Person) -> None:
    untidy, tidy = person.write(UNTIDY, "untidy.yaml"), person.write(TIDY, "tidy.yaml")
    (person.folder / untidy).chmod(0o600)
    assert person.press("fmt", "--check", untidy, tidy, code=10).stdout == "untidy.yaml\n"
    assert (person.folder / untidy).read_text() == UNTIDY
    assert person.press("fmt", untidy, tidy).stdout == "untidy.yaml\n"
    assert (person.folder / untidy).read_text() == TIDY
    assert stat.S_IMODE((person.folder / untidy).stat().st_mode) == 0o600
    assert person.press("fmt", "--check", untidy, tidy).stdout == ""
    assert sorted(path.name for path in person.folder.iterdir()) == ["tidy.yaml", "untidy.yaml"]


def test_fmt_follows_links_and_reads_standard_input(person: Person) -> None:
    person.write(UNTIDY, "real.yaml")
    (person.folder / "link.yaml").symlink_to("real.yaml")
    person.press("fmt", "link.yaml")
    assert (person.folder / "link.yaml").is_symlink()
    assert (person.folder / "real.yaml").read_text() == TIDY
    assert _pipe(person, UNTIDY, "fmt", "-").stdout == TIDY
    assert _pipe(person, UNTIDY, "fmt", "-", "--check").returncode == 10


def test_fmt_says_plainly_what_it_cannot_do(person: Person) -> None:
    assert "E0100" in person.press("fmt", person.write("a: [", "broken.yaml"), code=2).stderr
    assert "only YAML is formatted" in person.press("fmt", person.write("{}", "plan.json"), code=2).stderr
    assert "can't be read" in person.press("fmt", "nowhere.yaml", code=2).stderr
    lines = person.press("fmt", "--json", person.write(UNTIDY)).stdout
    assert json.loads(lines) == {"plan": "plan.yaml", "changed": True}


# -- upgrade -----------------------------------------------------------------------------------------------------------


def test_upgrade_shows_first_and_writes_when_it_is_told(person: Person) -> None:
    name = person.write(FROM_ELSEWHERE)
    done = person.press("upgrade", name, code=10)
    assert "-        run: make   # it makes" in done.stdout
    assert "+        shell: make   # it makes" in done.stdout
    assert re.search(r"\d+ problems mended; write it: turbo-mode upgrade plan.yaml --write", done.stderr)
    assert (person.folder / name).read_text() == FROM_ELSEWHERE
    person.press("upgrade", name, "--write")
    assert (person.folder / name).read_text() == MENDED
    assert "nothing to mend" in person.press("upgrade", name).stderr


def test_what_is_only_likely_is_left_to_the_author(person: Person) -> None:
    plan = HELLO.replace("effect: idempotent,", "timout: 5m, timeout-minutes: 5,")
    done = person.press("upgrade", person.write(plan), "--write", code=10)
    assert done.stdout == ""
    assert "nothing to mend, 2 problems left to you" in done.stderr
    assert "unknown key `timout`" in done.stderr
    data = json.loads(person.press("upgrade", "plan.yaml", "--json", code=10).stdout)
    assert [problem["code"] for problem in data["left"]] == ["E0102", "E0102"]


TASK = "turbo: 1\nname: x\nphases:\n  - id: a\n    tasks:\n      - {{id: one, shell: make, {}}}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("timeout: 2 weeks", "timeout: 14d"),
        ("timeout: PT5M", "timeout: 5m"),
        ("timeout: 90", "timeout: 90s"),
        ("when: 1 > 2 and 3 > 2 or true", "when: 1 > 2 && 3 > 2 || true"),
        ("optional: 'yes'", "optional: true"),
        ("effect: Idempotent", "effect: idempotent"),
        ("effect: idempotnt", "effect: idempotnt"),
        ("retries: 3, effect: idempotent", "retry: 3, effect: idempotent"),
        ("retry: {retries: 3}", "retry: {retries: 3}"),
        ("timeout-minutes: 5", "timeout-minutes: 5"),
        ("dependsOn: []", "needs: []"),
        ("run: make", "run: make"),
        ("with: {A: x}", "with: {A: x}"),
        ("maxParallel: '3'", "maxParallel: 3"),
        ("when: '${{ true }} '", "when: 'true '"),
    ],
)
def test_a_fix_is_certain_or_is_not_made(before: str, after: str) -> None:
    result = authoring.upgraded(TASK.format(before), "plan.yaml")
    assert result.text == TASK.format(after)


def test_json_and_toml_are_mended_in_place() -> None:
    json_text = '{"turbo":1,"name":"x","phases":[{"id":"a-b","steps":[{"id":"c","run":"x","timeout":"10 minutes"}]}]}'
    assert authoring.upgraded(json_text, "plan.json").text == (
        '{"turbo":1,"name":"x","phases":[{"id":"aB","tasks":[{"id":"c","shell":"x","timeout":"10m"}]}]}'
    )
    toml = 'turbo = 1\nname = "x"\n[[phases]]\nid = "a"\n[[phases.steps]]\nid = "b"\nrun = "x"\n'
    mended = authoring.upgraded(toml, "plan.toml")
    assert mended.text == toml.replace("steps", "tasks").replace("run", "shell")


def test_programs_are_given_the_fix_with_the_problem(person: Person) -> None:
    name = person.write(HELLO.replace("effect: idempotent", "timeout: 10 minutes, timout: 5m"))
    (line,) = person.press("check", name, "--json", code=10).stdout.splitlines()
    problems = {problem["code"]: problem for problem in json.loads(line)["problems"]}
    assert problems["E0105"]["fix"] == "10m"
    assert "fix" not in problems["E0102"]
    run = json.loads(person.press("check", name, "--format", "sarif", code=10).stdout)["runs"][0]
    (change,) = next(r for r in run["results"] if r["ruleId"] == "E0105")["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "10m"}


@pytest.mark.deep
def test_every_fix_that_is_offered_helps() -> None:
    from tests.language.marked import unmarked
    from tests.language.test_every_code import ERRORS

    tried = 0
    for code, plan, _ in ERRORS:
        if code == "E0110":  # what comes later can't be mended
            continue
        text = unmarked(plan)[0]
        try:
            parse_plan(text, "plan.yaml")
        except PlanInvalid as invalid:
            offered = [problem for problem in invalid.problems if fix(problem) is not None]
            result = authoring.upgraded(text, "plan.yaml")
            assert {problem.code for problem in result.mended} >= {problem.code for problem in offered}, text
            tried += bool(offered)
            assert code != "E0101" or not offered
    assert tried > 8


# -- completion --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("turbo-mode gr", "graph"), ("turbo-mode up", "upgrade"), ("turbo-mode in", "init"),
        ("turbo-mode graph --format m", "mermaid"), ("turbo-mode init --template c", "canary"),
        ("turbo-mode check --format s", "sarif"), ("turbo-mode explain E0", "E0301"),
    ],
)  # fmt: skip
def test_the_new_commands_are_completed(person: Person, typed: str, word: str) -> None:
    words = {"_TURBO_MODE_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    line = " ".join(f"{name}='{value}'" for name, value in words.items())
    assert word in person.paste(f"{line} turbo-mode").stdout
