"""``examples/migrate`` in Python."""

from turbo_mode import Plan
from turbo_mode.build import Action, Batch, DecisionEngine, Evidence, Gate, Input, Option, Phase, Shell, Task, Verify

plan = Plan.build(
    name="migrate",
    title="Migrate the shards of a database, eight at a time, all of them or none",
    inputs={
        "shards": Input(type="integer", default=200, min=1, max=999, description="How many shards the example has"),
        "broken": Input(default="", description="A shard whose migration fails; try orders_137"),
    },
    env={"SHARDS": "${{ execution.planDir }}/shards.py"},
    decision_engine=DecisionEngine(autonomy_level="high"),
    phases=[
        Phase(
            id="prepare",
            tasks=[
                Task(
                    id="create",
                    title="The database of this example",
                    effect="idempotent",
                    shell=Shell(
                        script='rm -f shop.db*; exec python3 "$SHARDS" create shop.db "$1"',
                        args=["${{ inputs.shards }}"],
                    ),
                    outputs={
                        "names": "result.json.shards",
                        "rows": "result.json.rows",
                        "checksum": "result.json.checksum",
                    },
                )
            ],
        ),
        Phase(
            id="migrate",
            tasks=[
                Task(
                    id="shard",
                    foreach="tasks.create.outputs.names",
                    as_="name",
                    key="name",
                    max_parallel=8,
                    batch=Batch(size=64, first=4),
                    effect="once",
                    shell=Shell(
                        command=[
                            "python3",
                            "${{ execution.planDir }}/shards.py",
                            "migrate",
                            "shop.db",
                            "${{ name }}",
                            "${{ inputs.broken }}",
                        ]
                    ),
                    timeout="2m",
                    outputs={"rows": "result.json.rows"},
                    verify=Verify(
                        effect="idempotent",
                        shell=Shell(
                            command=["python3", "${{ execution.planDir }}/shards.py", "state", "shop.db", "${{ name }}"]
                        ),
                        outputs={"rows": "result.json.rows"},
                        done="result.json.migrated",
                    ),
                    compensate=Action(
                        effect="idempotent",
                        shell=Shell(
                            command=["python3", "${{ execution.planDir }}/shards.py", "undo", "shop.db", "${{ name }}"]
                        ),
                    ),
                )
            ],
            gate=Gate(
                question="Keep the migration?",
                evidence={
                    "everyShard": Evidence(check="tasks.shard.counts.completed == inputs.shards"),
                    "everyRow": Evidence(check="sum(tasks.shard.outputs.rows) == double(tasks.create.outputs.rows)"),
                },
                options={
                    "keep": Option(then="continue", benefit=50, loss=1000),
                    "undo": Option(then="rollback", benefit=0, loss=0),
                },
            ),
        ),
        Phase(
            id="switch",
            tasks=[
                Task(
                    id="readers",
                    title="Tell the readers which column counts",
                    effect="idempotent",
                    shell="echo cents > column.new && mv -f column.new column",
                    compensate=Action(effect="idempotent", shell="rm -f column"),
                )
            ],
        ),
    ],
    finally_=[
        Task(
            id="proof",
            title="The database is wholly new or exactly as it was",
            effect="idempotent",
            shell='python3 "$SHARDS" checksum shop.db',
            expect="(result.json.checksum == tasks.create.outputs.?checksum.orValue('')) "
            "!= (phases.switch.status == 'COMPLETED')",
            outputs={"checksum": "result.json.checksum"},
        )
    ],
    outputs={"migrated": "tasks.shard.counts.completed"},
)
