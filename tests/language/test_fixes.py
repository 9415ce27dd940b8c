"""A fix can be put in by a machine, in the language of the file; what can't be read is marked where it went wrong."""

from __future__ import annotations

import pytest

from tests.language.marked import problems_of
from turbo_mode.core.plan.mending import fix

JSON = '{"turbo": 1, "name": "a", "phases": [{"id": "b", "tasks": [{"id": "c", "shell": "x"%s}]%s}]}'
TOML = 'turbo = 1\nname = "a"\n[[phases]]\nid = "b"\n%s\n[[phases.tasks]]\nid = "c"\nshell = "x"\n%s\n'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan.json", JSON % (', "timeout": 5', "")),
        ("plan.json", JSON % (', "effect": "Idempotent"', "")),
        ("plan.json", JSON % (', "passEnv": "HOME"', "")),
        ("plan.json", JSON % ("", ', "gate": {"options": {"go": "continue", "stop": "fail"}}')),
        ("plan.toml", TOML % ("", "timeout = 90")),
        ("plan.toml", TOML % ("gate = {options = {go = \"continue\", stop = \"fail\"}}", "")),
        ("plan.toml", TOML % ("", 'effect = "Idempotent"')),
        ("plan.yaml", 'turbo: 1\nname: a\nphases: [{id: b, tasks: [{id: c, notify: {to: "slack:#a", message: x}}]}]\n'),
    ],
)  # fmt: skip
def test_the_fix_of_a_file_is_in_its_language(name: str, text: str) -> None:
    for _ in range(3):
        problems = [problem for problem in problems_of(text, name) if problem.severity == "error"]
        if not problems:
            return
        place, right = problems[0].place, fix(problems[0])
        assert right is not None, problems[0]
        lines = text.split("\n")
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + right + line[place.end - 1 :]
        text = "\n".join(lines)
    assert problems_of(text, name) == []


@pytest.mark.parametrize(
    ("name", "text", "marked"),
    [
        ("plan.json", '{\n  "turbo": 1,\n  "name": "a"«,»\n}\n', "no comma before the end"),
        ("plan.json", '{\n  "turbo": 1,\n  "name": "a«"»\n  "phases": []}\n', "a comma is missing behind this"),
        ("plan.toml", TOML.replace("[[phases.tasks]]", "«[phases.tasks]»") % ("", "[[phases.tasks]]"), "write `[["),
        ("plan.yaml", "turbo: 1\nname: a\nenv:\n  «A»:x\n  B: y\n", "a space belongs behind the colon"),
        ("plan.yaml", "turbo: 1\nname: a\nphases:\n  - id: b\n      tasks«:» []\n", "indented deeper than `id`"),
        ("plan.yaml", "turbo: 1\nname: a\nphases:\n  - id: b\n   «t»asks: []\n", "another column"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_marked_where_it_went_wrong(name: str, text: str, marked: str) -> None:
    before = text.partition("«")[0]
    problem = problems_of(text.replace("«", "").replace("»", ""), name)[0]
    assert problem.place.line == before.count("\n") + 1, problem
    assert problem.place.column == len(before) - before.rfind("\n"), problem
    assert marked in f"{problem.label} {problem.help}"


@pytest.mark.parametrize(
    "script",
    [
        "cat > a <<'EOF'\nuser = $NOBODY\nit's \"fine\nEOF\n",
        "cat <<EOF\nhome is $HOME\nEOF\n",
        "echo $'it\\'s'; awk '{print $1, $NF}' x | sed \"s/'//g\"",
        "IFS=, read -r first rest <<<\"a,b\"; echo \"$first$rest\" \"${X:-\"a b\"}\"  # it doesn't end",
        "echo 'single $DOLLAR' \"$(echo \"in $(echo \"deep\")\")\" # it's a comment with \"\n",
        "x=\"a'b\"; echo \"${x:-don't} ${UNSET:-}\"\n",
        ": \"${MADE:=yes}\"; echo \"$MADE\"\n",
        "while read -r line rest; do echo \"$line/$rest\"; done < a\n",
        "a=$((1<<3)); echo '$NOT' \"$a\"\ncat <<< word\necho '$NOT'\n",
        ". ./settings\necho \"$SET_THERE\"\n",
        "for p in $PATH; do echo \"$p\"; done; f() { a=$1; echo \"$a\"; }\n",
        "printf 'a 1\\n' | awk '{s += $2} END {print s, $NF}'\n",
        "echo \"cost \\$FIVE\" '$HOME' \"$$\" \"$#\" \"$?\" it\\'s\n",
        "while getopts \"ab:\" opt; do case $opt in a) A=1 ;; b) B=$OPTARG ;; esac; done; echo \"$A$B\"\n",
        "docker ps --format '{{.Names}}' \"{{ .Names }}\"\n",
    ],
)  # fmt: skip
def test_a_script_that_sets_what_it_reads_is_good(script: str) -> None:
    lines = "".join(f"          {line}\n" for line in script.splitlines())
    plan = f"turbo: 1\nname: a\nphases:\n  - id: b\n    tasks:\n      - id: c\n        shell: |\n{lines}"
    assert problems_of(plan) == []
