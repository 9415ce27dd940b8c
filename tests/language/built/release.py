"""``examples/release`` in Python."""

from turbo_mode import Plan
from turbo_mode.build import (
    Action,
    DecisionEngine,
    Evidence,
    Gate,
    Input,
    Option,
    Phase,
    Ready,
    Retry,
    Service,
    Task,
    Verify,
)

source = Phase(
    id="source",
    effect="idempotent",
    tasks=[
        Task(
            id="copy",
            title="Copy the sources and stamp the version",
            shell=r"""rm -rf src
cp -R "$TURBO_MODE_PLAN_DIR/package" src
find src -name __pycache__ -prune -exec rm -rf {} +
printf '__version__ = "%s"\n' "$VERSION" > src/tinyapi/version.py
sed -i "s/^## Unreleased$/## $VERSION/" src/CHANGELOG.md
find src -type f | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c 1-64 > "$TURBO_MODE_OUTPUTS/sha256"
""",
            outputs={"sha256": "result.files.sha256"},
        )
    ],
)

test = Phase(
    id="test",
    effect="idempotent",
    parallel=True,
    tasks=[
        Task(
            id="unit",
            shell="cd src && python3 -m unittest discover -s tests",
            timeout="2m",
            expect="result.exitCode == 0 && !result.stderr.contains('Ran 0 tests')",
        ),
        Task(id="syntax", shell="cd src && python3 -W error -m compileall -q -f ."),
    ],
)

wheel = Task(
    id="wheel",
    shell="cd src && python3 backend.py ../dist",
    outputs={"file": "result.json.wheel", "sha256": "result.json.sha256"},
)

canary = Phase(
    id="canary",
    tasks=[
        Task(
            id="install",
            title="Install the wheel into an environment of its own",
            effect="idempotent",
            shell="""rm -rf "releases/$VERSION"
python3 -m venv --without-pip "releases/$VERSION"
site=$("releases/$VERSION/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
python3 -m zipfile -e "dist/$WHEEL" "$site"
""",
            env={"WHEEL": "${{ tasks.wheel.outputs.file }}"},
            compensate=Action(shell='rm -rf "releases/$VERSION"', effect="idempotent"),
        ),
        Task(
            id="serve",
            service=Service(
                command=["releases/${{ inputs.version }}/bin/python", "-m", "tinyapi"],
                ready=Ready(path="/health", for_="15s"),
            ),
            env={"TINYAPI_FAULTY": "${{ inputs.faulty }}"},
            outputs={"port": "result.port"},
        ),
        Task(
            id="health",
            http="http://127.0.0.1:${{ tasks.serve.outputs.port }}/health",
            retry=Retry(attempts=5, every="200ms"),
            outputs={"version": "result.body.version"},
        ),
        Task(
            id="probe",
            effect="idempotent",
            shell='python3 "$TURBO_MODE_PLAN_DIR/probe.py" "http://127.0.0.1:$PORT/greet?name=Ada" "$PROBES"',
            env={"PORT": "${{ tasks.serve.outputs.port }}", "PROBES": "${{ inputs.probes }}"},
            outputs={"ms": "result.json.ms", "failed": "result.json.failed"},
        ),
    ],
    gate=Gate(
        question="Promote ${{ inputs.version }}?",
        evidence={
            "answers": Evidence(check="tasks.probe.outputs.failed == 0"),
            "version": Evidence(check="tasks.health.outputs.version == inputs.version"),
            "speed": Evidence(check="quantile(tasks.probe.outputs.ms, 0.95) <= inputs.slowest", critical=False),
        },
        options={
            "promote": Option(then="continue", benefit=100, loss=300),
            "probeAgain": Option(then="repeat", undo=True, max=1, cost=5),
            "giveUp": Option(then="rollback", benefit=0, loss=0),
        },
    ),
)

promote = Phase(
    id="promote",
    effect="idempotent",
    tasks=[
        Task(
            id="before",
            shell='readlink current > "$TURBO_MODE_OUTPUTS/release" || true',
            outputs={"release": "result.files.release"},
        ),
        Task(
            id="switch",
            title="Point `current` at the new release, atomically",
            shell='ln -sfn "releases/$VERSION" current.new && mv -fT current.new current',
            compensate=Action(
                effect="idempotent",
                shell='if [ "$OLD" ]; then ln -sfn "$OLD" current.new && mv -fT current.new current; '
                "else rm -f current; fi",
                env={"OLD": "${{ tasks.before.outputs.release }}"},
            ),
        ),
        Task(
            id="live",
            shell="current/bin/python -c 'import tinyapi; print(tinyapi.__version__)'",
            expect="result.stdout.trim() == inputs.version",
        ),
    ],
)

announce = Phase(
    id="announce",
    env={"SHA256": "${{ tasks.wheel.outputs.sha256 }}", "SOURCES": "${{ tasks.copy.outputs.sha256 }}"},
    tasks=[
        Task(
            id="notes",
            effect="idempotent",
            shell=r"""awk -v version="$VERSION" '/^## /{wanted = $2 == version; next} wanted' src/CHANGELOG.md > changes
printf '# tinyapi %s\n%s\n\nSHA-256 of the wheel: `%s`\n' "$VERSION" "$(cat changes)" "$SHA256" > NOTES.new
mv -f NOTES.new NOTES.md && echo "$TURBO_MODE_WORKSPACE/NOTES.md" > "$TURBO_MODE_OUTPUTS/file"
""",
            outputs={"file": "result.files.file"},
        ),
        Task(
            id="tag",
            title="Record the release, once and for all",
            effect="once",
            shell=(
                """printf '{"version": "%s", "wheel": "%s", "sources": "%s"}\\n' "$VERSION" "$SHA256" "$SOURCES" """
                """> tag.new\nln tag.new "releases/$VERSION.json"\n"""
            ),
            verify=Verify(
                shell='cat "releases/$VERSION.json" 2>/dev/null || true',
                effect="idempotent",
                done="result.stdout.contains(tasks.wheel.outputs.sha256)",
            ),
        ),
    ],
)

plan = Plan.build(
    name="release",
    title="Test a package, build it, try it out on real requests, and put it live if it deserves that",
    inputs={
        "version": Input(default="1.2.0", pattern=r"\d+\.\d+\.\d+", description="The version to release"),
        "probes": Input(type="integer", default=100, min=10, max=2000, description="Requests sent to the canary"),
        "slowest": Input(
            type="number", default=250, min=0, description="Acceptable p95 of the canary, in milliseconds"
        ),
        "faulty": Input(
            type="number", default=0, min=0, max=1, description="Share of the canary's answers that fail; try 0.2"
        ),
    },
    env={"VERSION": "${{ inputs.version }}", "PYTHONDONTWRITEBYTECODE": "1"},
    decision_engine=DecisionEngine(autonomy_level="high"),
    phases=[
        source,
        test,
        Phase(id="build", effect="idempotent", tasks=[wheel]),
        canary,
        promote,
        announce,
    ],
    outputs={
        "version": "inputs.version",
        "sha256": "tasks.wheel.outputs.?sha256.orValue('')",
        "notes": "tasks.notes.outputs.?file.orValue('')",
    },
)
