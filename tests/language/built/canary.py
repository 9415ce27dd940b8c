"""``examples/canary`` in Python."""

from turbo_mode import Plan
from turbo_mode.build import (
    Action,
    DecisionEngine,
    Evidence,
    Gate,
    Http,
    Input,
    Judge,
    Metric,
    Option,
    Phase,
    Poll,
    Ready,
    Samples,
    Service,
    Shell,
    Task,
)

plan = Plan.build(
    name="canary",
    title="Give a new version some visitors, judge what they saw, then all of them or none",
    inputs={
        "weight": Input(
            type="integer", default=25, min=1, max=50, description="Percent of the visitors that try the new version"
        ),
        "visitors": Input(type="integer", default=400, min=200, max=5000, description="Visitors in one round"),
        "delay": Input(
            type="number", default=5, min=0, max=1000, description="Milliseconds the new version thinks; try 40"
        ),
        "errors": Input(type="number", default=0, min=0, max=1, description="Share of its answers that fail; try 0.1"),
    },
    decision_engine=DecisionEngine(autonomy_level="high"),
    phases=[
        Phase(
            id="start",
            parallel=True,
            tasks=[
                Task(
                    id="stable",
                    service=Service(
                        command=["python3", "${{ execution.planDir }}/shop.py", "serve"], ready=Ready(path="/health")
                    ),
                    env={"VERSION": "1.0"},
                    outputs={"url": "'http://127.0.0.1:' + string(result.port)"},
                ),
                Task(
                    id="candidate",
                    service=Service(
                        command=["python3", "${{ execution.planDir }}/shop.py", "serve"], ready=Ready(path="/health")
                    ),
                    env={"VERSION": "2.0", "DELAY": "${{ inputs.delay }}", "ERRORS": "${{ inputs.errors }}"},
                    outputs={"url": "'http://127.0.0.1:' + string(result.port)"},
                ),
                Task(
                    id="router",
                    needs=["stable", "candidate"],
                    service=Service(
                        command=["python3", "${{ execution.planDir }}/shop.py", "route"], ready=Ready(path="/weight")
                    ),
                    env={"STABLE": "${{ tasks.stable.outputs.url }}", "CANARY": "${{ tasks.candidate.outputs.url }}"},
                    outputs={"url": "'http://127.0.0.1:' + string(result.port)"},
                ),
            ],
        ),
        Phase(
            id="canary",
            tasks=[
                Task(
                    id="shift",
                    title="Send some visitors to 2.0",
                    http=Http(
                        url="${{ tasks.router.outputs.url }}/weight",
                        method="PUT",
                        json={"canary": "${{ inputs.weight }}"},
                    ),
                    compensate=Action(
                        http=Http(url="${{ tasks.router.outputs.url }}/weight", method="PUT", json={"canary": 0})
                    ),
                ),
                Task(
                    id="visit",
                    effect="idempotent",
                    shell=Shell(
                        command=[
                            "python3",
                            "${{ execution.planDir }}/shop.py",
                            "visit",
                            "${{ tasks.router.outputs.url }}",
                            "${{ inputs.visitors }}",
                        ]
                    ),
                    outputs={"old": "result.json['1.0']", "new": "result.json['2.0']"},
                ),
            ],
            gate=Gate(
                question="Send everybody to 2.0?",
                evidence={
                    "latency": Evidence(
                        metric=Metric(
                            unit="ms",
                            candidate=Samples(values="tasks.visit.outputs.new.ms"),
                            baseline=Samples(values="tasks.visit.outputs.old.ms"),
                        ),
                        judge=Judge(tolerance="25%"),
                    ),
                    "failures": Evidence(
                        metric=Metric(
                            candidate=Samples(values="tasks.visit.outputs.new.failed"),
                            baseline=Samples(values="tasks.visit.outputs.old.failed"),
                        ),
                        judge=Judge(tolerance="0.01"),
                    ),
                },
                options={
                    "promote": Option(then="continue", benefit=100, loss=500),
                    "watchLonger": Option(then="repeat", max=2, cost=5),
                    "rollBack": Option(then="rollback", benefit=0, loss=0),
                },
            ),
        ),
        Phase(
            id="promote",
            tasks=[
                Task(
                    id="everybody",
                    http=Http(url="${{ tasks.router.outputs.url }}/weight", method="PUT", json={"canary": 100}),
                    compensate=Action(
                        http=Http(url="${{ tasks.router.outputs.url }}/weight", method="PUT", json={"canary": 0})
                    ),
                ),
                Task(
                    id="confirm",
                    http="${{ tasks.router.outputs.url }}",
                    poll=Poll(until="result.body.version == '2.0'", every="100ms", for_="10s"),
                    outputs={"version": "result.body.version"},
                ),
            ],
        ),
    ],
    outputs={"visitorsGet": "tasks.confirm.outputs.version"},
)
