"""``examples/agent`` in Python."""

from turbo_mode import Plan
from turbo_mode.build import Action, Agent, DecisionEngine, Evidence, Gate, Input, Option, Phase, Shell, Task

plan = Plan.build(
    name="repair",
    title="An agent mends a failing test; the plan decides whether its change is kept",
    inputs={"model": Input(default="scripted:answers.json", description="The model; this one replays a file")},
    decision_engine=DecisionEngine(autonomy_level="high"),
    phases=[
        Phase(
            id="look",
            effect="idempotent",
            tasks=[
                Task(id="copy", shell='rm -rf project && cp -R "$TURBO_MODE_PLAN_DIR/project" project'),
                Task(
                    id="failing",
                    cwd="project",
                    shell="python3 -B -m unittest 2>&1",
                    expect="result.exitCode in [0, 1]",
                    outputs={"broken": "result.exitCode == 1", "log": "result.stdout"},
                ),
            ],
        ),
        Phase(
            id="repair",
            when="tasks.failing.outputs.broken",
            tasks=[
                Task(
                    id="think",
                    effect="idempotent",
                    agent=Agent(
                        goal="Make the failing test pass with the smallest change. Never change a test.",
                        model="${{ inputs.model }}",
                        context={"log": "${{ tasks.failing.outputs.log }}"},
                        output={
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["file", "find", "replace", "why"],
                            "properties": {
                                "file": {"type": "string", "pattern": r"^[a-z_]+\.py$"},
                                "find": {"type": "string", "minLength": 1},
                                "replace": {"type": "string"},
                                "why": {"type": "string", "maxLength": 300},
                            },
                        },
                    ),
                    outputs={"edit": "result.output", "why": "result.output.why"},
                ),
                Task(
                    id="apply",
                    shell=Shell(
                        command=["python3", "${{ execution.planDir }}/edit.py", "project"],
                        stdin="${{ tasks.think.outputs.edit }}",
                    ),
                    outputs={"file": "result.json.file"},
                    compensate=Action(effect="idempotent", shell='cp -R "$TURBO_MODE_PLAN_DIR/project/." project'),
                ),
                Task(
                    id="retest",
                    effect="idempotent",
                    cwd="project",
                    shell="python3 -B -m unittest 2>&1",
                    expect="result.exitCode in [0, 1]",
                    outputs={"green": "result.exitCode == 0"},
                ),
            ],
            gate=Gate(
                question="Keep the agent's change?",
                evidence={
                    "green": Evidence(check="tasks.retest.outputs.green"),
                    "testsUntouched": Evidence(check="!tasks.apply.outputs.file.startsWith('test')"),
                },
                options={
                    "keep": Option(then="continue", benefit=20, loss=50),
                    "askAgain": Option(then="repeat", max=2, undo=True, cost=1),
                    "giveUp": Option(then="rollback", benefit=0, loss=0),
                },
            ),
        ),
    ],
    outputs={"why": "tasks.think.outputs.?why.orValue('nothing was broken')"},
)
