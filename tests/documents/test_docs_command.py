"""``turbo-mode docs``: documents at the command line, and runbooks that are run again."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import ENVIRONMENT, EXAMPLES, FAILS, HELLO, Person
from tests.deep import deep
from turbo_mode.core.documents.kinds import KINDS

pytestmark = pytest.mark.deep


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path)


@pytest.mark.deep
def test_documents_are_listed_shown_written_and_checked(person: Person) -> None:
    person.write(FAILS)
    person.press("run", "plan.yaml", code=1)
    listed = [json.loads(line) for line in person.press("docs", "list", "--json").stdout.splitlines()]
    assert [each["type"] for each in listed] == [type.value for type in KINDS]
    assert [each["type"] for each in listed if not each["tells"]] == ["decisionRecord", "decisionQuality"]
    shown = person.press("docs", "show", "postMortem").stdout
    assert shown.startswith(f"# Post-mortem: fails {person.id}\n")
    assert "503 from deploy" in shown
    assert "`push` went wrong with `exit_status`" in re.sub(r"\s+", " ", shown)
    assert person.press("docs", "show", "POST_MORTEM", "--execution", person.id).stdout == shown
    assert person.press("docs", "show", "postMortem", "--output", "pm.md").stdout == ""
    assert (person.folder / "pm.md").read_text() == shown
    written = person.press("docs", "write", "out", "--format", "html", "--format", "md").stdout.splitlines()
    assert len(written) == 2 * 10
    assert (person.folder / "out" / "post-mortem.md").read_text() == shown
    page = (person.folder / "out" / "post-mortem.html").read_text()
    assert page.startswith("<!doctype html>")
    again = {path: path.read_bytes() for path in (person.folder / "out").iterdir()}
    person.press("docs", "write", "out", "--format", "html", "--format", "md")
    assert {path: path.read_bytes() for path in (person.folder / "out").iterdir()} == again
    found = json.loads(person.press("docs", "check", "pm.md", "--json").stdout)
    assert (found["quality"] > 0.9, found["type"]) == (True, "postMortem")
    assert set(found["terms"]) >= {"claims", "told", "structure", "links", "readability", "density"}
    (person.folder / "pm.md").write_text(shown.replace("ended FAILED", "ended COMPLETED"))
    worse = json.loads(person.press("docs", "check", "pm.md", "--json").stdout)
    assert worse["quality"] <= 0.4
    assert worse["claims"]["CONTRADICTED"] >= 1
    assert worse["stale"] is False
    said = person.press("docs", "check", "pm.md", "--least", "0.9", code=1).stdout
    assert "contradicted" in said
    assert "the record:" in said


@pytest.mark.deep
def test_what_is_wrong_is_said_and_nothing_is_half_written(person: Person) -> None:
    person.press("docs", "list", code=2)
    person.write(HELLO)
    person.press("run", "plan.yaml")
    assert "planBrief" in person.press("docs", "list").stdout
    assert json.loads(person.press("docs", "show", "plan-brief", "--json").stdout)["content"].startswith("# Plan brief")
    assert "did you mean `runbook`" in person.press("docs", "show", "runbok", code=2).stderr
    assert "there is no execution" in person.press("docs", "show", "runbook", "--execution", "zzzz", code=2).stderr
    assert "no `d9`" in person.press("docs", "show", "decisionRecord", "--part", "d9", code=2).stderr
    assert "--output" in person.press("docs", "show", "runbook", "--format", "pdf", code=2).stderr
    bare = person.press("docs", "show", "runbook", "--format", "pdf", "--output", "x.pdf", code=78, PATH="/nowhere")
    assert "--format html" in bare.stderr
    assert not (person.folder / "x.pdf").exists()
    (person.folder / "binary.md").write_bytes(b"\xff\xfe\x00\xd8")
    assert "no text" in person.press("docs", "check", "binary.md", code=2).stderr
    (person.folder / "taken").write_text("")
    assert "can't be written" in person.press("docs", "write", "taken/below", code=2).stderr
    templates = person.folder / "mine"
    templates.mkdir()
    (templates / "runbook.md.j2").write_text("# {{ facts.nothing }}\n")
    (person.folder / "turbo-mode.yaml").write_text("documentationFramework: {templates: mine}\n")
    assert "template" in person.press("docs", "show", "runbook", code=78).stderr
    (templates / "runbook.md.j2").write_text("# {{ facts.plan }} by hand\n")
    assert person.press("docs", "show", "runbook").stdout == "# hello by hand\n"
    assert person.press("docs", "show", "statusDigest").stdout.startswith("# Status digest")


def blocks(markdown: str) -> list[str]:
    """What a runbook has to be run."""
    return re.findall(r"^```sh\n(.*?)^```$", markdown, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    "plan",
    ["hello/plan.yaml", *deep(["release/plan.yaml", "regions/plan.yaml", "agent/plan.yaml", "migrate/plan.yaml"])],
)
def test_the_runbooks_of_the_examples_run_again_in_a_clean_folder(person: Person, plan: str, tmp_path: Path) -> None:
    person.press("run", str(EXAMPLES / plan), code=None)
    runbook = person.press("docs", "show", "runbook").stdout
    clean = tmp_path / "clean"
    clean.mkdir()
    assert len(blocks(runbook)) == 3
    for block in blocks(runbook):
        done = subprocess.run(
            ["/bin/sh", "-eu", "-c", block], cwd=clean, env=ENVIRONMENT, capture_output=True, text=True, check=False,
            timeout=120, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
    assert (clean / ".turbo-mode").is_dir()


def test_run_writes_what_its_plan_wants(person: Person) -> None:
    wants = "documentationFramework: {documents: [{type: releaseNotes, to: NOTES.md}]}\n"
    person.write(HELLO + wants)
    person.press("run", "plan.yaml", "-q")
    (kept,) = [json.loads(line)["kept"] for line in person.press("docs", "list", "--json").stdout.splitlines()][3]
    assert (kept["title"], kept["stale"]) == (f"Release notes: hello {person.id}", False)
    (notes,) = person.folder.glob(".turbo-mode/executions/*/workspace/NOTES.md")
    assert notes.read_text() == person.press("docs", "show", "releaseNotes").stdout
