"""What realistic plans went wrong by, and where what was said at first didn't help, or led astray."""

from __future__ import annotations

from tests.language.mistakes.mistake import Mistake as M

_WHEN = "when: inputs.channel == 'stable'"
_RAN = "tests: {check: tasks.unit.outputs.ran > 0}"
_COMMIT = "outputs: {commit: result.stdout.trim()}"
_LINT = "shell: make lint\n"
_QUIET = "when: event.data.status != 'COMPLETED'"
_PUSHED = "when: event.ref == 'refs/heads/main'"
_WEEKEND = "when: decision.phase == 'canary' && decision.option == 'promote' && decision.level == 'full'"
_HIGH = "when: inputs.region == 'us' && decision.confidence < 0.95"
_VERSION = 'env: {VERSION: "${{ inputs.version }}"}'
_UNDO = 'shell: {command: [./undo, "${{ name }}"]}'


def _lint(more: str) -> str:
    return f"{_LINT}        {more}\n"


MISTAKES = [
    # quotes and brackets that YAML reads itself
    M("release", _WHEN, "when: «'stable' == inputs.channel»", "E0100"),
    M("release", _WHEN, 'when: «"stable" == inputs.channel»   # only then', "E0100"),
    M("release", _WHEN, 'when: «"inputs.channel == "stable""»', "E0100"),
    M("release", _WHEN, "when: «inputs.channel == 'stable' ? true : false»", "E0100"),
    M("release", "title: Build, test and release a package", "title: «'Build, test and release a package»", "E0100",
      "Build, test and release a package"),
    M("release", "title: Build, test and release a package", 'title: «"Build, test and release a package»', "E0100",
      "Build, test and release a package"),
    M("release", r"pattern: '\d+\.\d+\.\d+'", r'pattern: «"\d+\.\d+\.\d+"»', "E0100"),
    M("release", _COMMIT, "outputs: {commit: «result.json.list[0].id»}", "E0100", ('result.json.list[0].id', 'result.stdout.trim()')),
    M("release", _COMMIT, "outputs: {commit: «result.stdout.split(' ')[0]»}", "E0100"),
    M("release", _RAN, "tests: {check: «tasks.unit.outputs.ran > 0 ? true : false»}", "E0100"),
    M("migrate", "allShards: {check: tasks.shard.counts.failed == 0}",
      "allShards: {check: «tasks.shard.outputs.rows.all(n, n > 0)»}", "E0100"),
    M("release", _LINT, "shell: make lint\n        «e»ffect= idempotent\n", "E0100", ("        effect= idempotent\n", "")),
    # the opposite of something
    M("migrate", 'when: "!inputs.dry"', "when: «not inputs.dry»", "E0401"),
    M("migrate", 'when: "!inputs.dry"', 'when: "«not inputs.dry» && inputs.shards > 1"', "E0401"),
    M("migrate", 'when: "!inputs.dry"', "when: «${{» !inputs.dry }}", "E0302", ("${{ !inputs.dry }}", '"!inputs.dry"')),
    M("migrate", 'when: "!inputs.dry"', 'when: "«{{ not inputs.dry }}»"', "E0305"),
    M("migrate", 'when: "!inputs.dry"', "«unless»: inputs.dry", "E0102", ("unless: inputs.dry", 'when: "!inputs.dry"')),
    M("release", _WHEN, "«skip_if»: inputs.channel == 'beta'", "E0102",
      ("skip_if: inputs.channel == 'beta'", "when: \"!(inputs.channel == 'beta')\"")),
    M("release", "lint: {check: tasks.lint.status == 'COMPLETED',", "lint: {check: «not tasks.lint.status == 'FAILED'»,", "E0401"),
    # one step too short
    M("release", _QUIET, "when: «event.status» != 'COMPLETED'", "E0403"),
    M("nightly", "when: event.data.plan == 'ingest'", "when: «event.plan» == 'ingest'", "E0403"),
    M("canary", "when: phases.promote.status == 'COMPLETED'", "when: «phases.canary.confidence» > 0.5", "E0403"),
    M("canary", "when: phases.promote.status == 'COMPLETED'", "when: «execution.failed»", "E0403",
      ("execution.failed", "phases.promote.status == 'COMPLETED'")),
    M("canary", 'URL: "${{ environment.url }}"', 'URL: "${{ «environment.values».url }}"', "E0402"),
    M("canary", "when: evidence.errors.verdict == 'PASS'", "when: «evidence.errors.status» == 'PASS'", "E0403"),
    M("release", "outputs: {id: result.body.id}", "outputs: {id: «result.json».id}", "E0403"),
    M("release", "outputs: {id: result.body.id}", "outputs: {id: «result.id»}", "E0403"),
    M("agent", "outputs: {edit: result.output}", "outputs: {edit: «result.file»}", "E0403", "result.output"),
    M("fleet", "outputs: {link: result.value}", "outputs: {link: «result.link»}", "E0403"),
    # names that are known by another way
    M("release", "auth: Bearer ${{ secrets.registry }}\n", "auth: Bearer ${{ «secrets.REGISTRY_TOKEN» }}\n", "E0402",
      "secrets.registry"),
    M("canary", _WEEKEND, "when: decision.option == 'promote' && «confidence» < 0.9", "E0402"),
    M("canary", _HIGH, "when: inputs.region == 'us' && «confidence» < 0.95", "E0402"),
    M("canary", "when: evidence.errors.verdict == 'PASS'", "when: «metrics».errors.verdict == 'PASS'", "E0402"),
    M("nightly", _PUSHED, "when: «ref» == 'refs/heads/main'", "E0402"),
    M("nightly", _PUSHED, "when: «github».ref == 'refs/heads/main'", "E0402", "event"),
    M("nightly", "when: event.data.plan == 'ingest'", "when: «plan» == 'ingest'", "E0402"),
    M("nightly", 'outputs: {ids: "result.rows.map(row, row.id)"}', 'outputs: {ids: "result.rows.map(r, «row».id)"}', "E0402"),
    M("migrate", f"compensate:\n          {_UNDO}", 'compensate:\n          shell: {command: [./undo, "${{ «result».json.rows }}"]}', "E0402",
      ("[./undo, \"${{ result.json.rows", "[./undo, \"${{ outputs.rows")),
    M("fleet", "poll: {until: result.body.state == 'done'", "poll: {until: «outputs».serial == '1'", "E0402",
      ("until: outputs.serial", "until: result.body.serial")),
    M("fleet", 'HOST: "${{ item }}", PORT', 'HOST: "${{ «host» }}", PORT', "E0402", "item"),
    M("release", _RAN, "tests: {check: size(«artifacts».wheel) > 0}", "E0402", "tasks.wheel.artifacts"),
    # kinds that don't fit
    M("migrate", 'when: "!inputs.dry"', "when: inputs.dry «==» 'no'", "E0405", ("inputs.dry == 'no'", '"!inputs.dry"')),
    M("agent", "expect: result.exitCode in [0, 1]\n        outputs: {broken", "expect: result.exitCode «in» ['0', '1']\n        outputs: {broken",
      "E0405", ("['0', '1']", "[0, 1]")),
    # GitHub, Temporal, Tekton, Compose, Taskfile
    M("release", _LINT, _lint("«start_to_close_timeout»: 10m"), "E0102"),
    M("release", _LINT, _lint("«heartbeatTimeout»: 10s"), "E0102", ("        heartbeatTimeout: 10s\n", "")),
    M("release", _LINT, _lint("«taskQueue»: heavy"), "E0102", ("        taskQueue: heavy\n", "")),
    M("release", _LINT, _lint("«taskRef»: {name: lint}"), "E0102", ("        taskRef: {name: lint}\n", "")),
    M("release", _LINT, _lint("«volumes»: [.:/src]"), "E0102", ("        volumes: [.:/src]\n", "")),
    M("release", _LINT, _lint("«ports»: [8080]"), "E0102", ("        ports: [8080]\n", "")),
    M("release", _LINT, _lint("«fail-fast»: false"), "E0102", ("        fail-fast: false\n", "")),
    M("release", _LINT, _lint("«labels»: {team: web}"), "E0102", ("        labels: {team: web}\n", "")),
    M("release", "optional: true", "«required»: false", "E0102", ("required: false", "optional: true")),
    M("release", "retry: {attempts: 3, delay", "retry: {«maximumAttempts»: 3, delay", "E0102"),
    M("release", "expect: result.status == 201", "«expectedStatus»: 201", "E0102",
      ("expectedStatus: 201", "expect: result.status == 201")),
    M("nightly", 'webhook: "github:push"', "«on»: push", "E0102", ("on: push", "webhook: github:push")),
    M("canary", "timeout: 2h\n    window", "«deadline»: 2h\n    window", "E0102"),
    M("canary", "watchLonger: {then: repeat, max: 2", "watchLonger: {then: repeat, «attempts»: 2", "E0102"),
    M("migrate", "batch: {size: 20, first: 2}", "«batchSize»: 20", "E0102", ("batchSize: 20", "batch: {size: 20}")),
    M("migrate", "keep: 14d", "«retention-days»: 30", "E0102", ("retention-days: 30", "keep: 30d")),
    M("release", "expect: result.status == 201", "«status_code»: [201, 202]", "E0102",
      ("status_code: [201, 202]", "expect: result.status in [201, 202]")),
    M("agent", "cases:\n            yes:", "«yes»: {shell: git push, effect: idempotent, outputs: {pushed: \"true\"}}\n          cases:\n            yes:", "E0102",
      ("          yes: {shell: git push, effect: idempotent, outputs: {pushed: \"true\"}}\n", "")),
    # values of another shape
    M("release", _VERSION, "env:\n  «- name: VERSION»\n    value: ${{ inputs.version }}", "E0104",
      ("  - name: VERSION\n    value: ${{ inputs.version }}", '  VERSION: "${{ inputs.version }}"')),
    M("migrate", "foreach: tasks.list.outputs.names", "foreach: «{items: tasks.list.outputs.names}»", "E0104"),
    M("release", "expect: result.status == 201", "expect: «{status: 201}»", "E0104"),
    M("migrate", "batch: {size: 20, first: 2}", "batch: «20»", "E0104"),
    M("canary", "ready: {path: /health, for: 20s}", "ready: «/health»", "E0104"),
    # what a run would have said
    M("canary", "environment: production\n    effect", "environment: «prod»\n    effect", "E0209"),
    M("release", _WHEN, "when: inputs.channel == «'sta'»", "E0409"),
    M("nightly", 'WHERE due < :day", params: {day: "${{ inputs.day }}"}', 'WHERE due < «:day»"', "E0402",
      ('WHERE due < :day"', 'WHERE due < :day", params: {day: "${{ inputs.day }}"}')),
    M("nightly", "when: event.data.plan == 'ingest'", "when: event.data.status == «'SUCCESS'»", "E0409"),
    M("nightly", 'webhook: "github:push"', "webhook: «github.push»", "E0105"),
    M("agent", "now > timestamp('2026-01-01T00:00:00Z')", "\"local(now, 'Europe/Berlin').«dayOfWeek» < 6\"", "E0403"),
    M("release", '"$TURBO_MODE_OUTPUTS/sha256"', '"$TURBO_MODE_OUTPUTS/«sha265»"', "W0525"),
    M("migrate", "shell: {command: [./state, \"${{ name }}\"]}", "shell: {command: «[\"./state ${{ name }}\"]»}", "W0526"),
    M("release", "http: https://registry.example.com/${{ tasks.upload.outputs.id }}",
      "http: «GET https://registry.example.com/${{ tasks.upload.outputs.id }}»", "E0105"),
    M("release", "registry: REGISTRY_TOKEN", "registry: «postgresql://db/orders»", "E0105"),
    M("agent", "model: ${{ inputs.model }}", "model: «openai/gpt-5-mini»", "E0105"),
    M("canary", "onTimeout: rollBack", "onTimeout: «continue»", "E0208"),
    M("release", '{events: ["execution:completed"]', '{events: [«"execution:success"»]', "E0215", '"execution:completed"'),
    M("canary", "when: phases.promote.status == 'COMPLETED'", "when: phases.canary.decision.fields.?«tiket».orValue('') != ''", "E0403",
      "ticket"),
    M("canary", "when: phases.promote.status == 'COMPLETED'", "when: phases.canary.decision.fields.«ticket» != ''", "W0505",
      ("fields.ticket != ''", "fields.?ticket.orValue('') != ''")),
    M("agent", "properties: {file: {type: string}, find", "properties: {file: {type: string, maxLength: «long»}, find", "E0105", "40"),
    M("agent", "outputs: {edit: result.output}", 'outputs: {edit: result.output, why: «result.output.why»}', "E0403",
      ("result.output.why", "result.output.file")),
    M("migrate", "executionPipeline:\n  maxParallel: 8", "executionPipeline:\n  sandbox: «true»\n  maxParallel: 8", "E0105"),
    M("nightly", "catchUp: latest", "catchUp: «false»", "E0105"),
    M("nightly", "phases:\n  - id: extract\n", "environments: {live: {values: {a: 1}}}\nphases:\n  - id: extract\n"
      "    environment: «${{ inputs.day }}»\n", "W0524", ("environment: ${{ inputs.day }}", "environment: live")),
]  # fmt: skip
