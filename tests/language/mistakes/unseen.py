"""What a plan shows only to those who read its programs and follow its conditions; thought of before any rule was read."""

from __future__ import annotations

from tests.language.mistakes.mistake import Mistake as M

_SMOKE = 'shell: ./smoke "$OS" "$PYTHON"'
_WHEN = "when: inputs.channel == 'stable'"
_SHELL = "shell: make lint\n"
_URL = "config: {url: samples.jsonl}"
_ERRORS = "errors: {check: tasks.visit.outputs.errors == 0}"
_SHARDS = "allShards: {check: tasks.shard.counts.failed == 0}"
_TOOLS = "tools: [files.list, files.read, files.search]"
_TELL = 'env: {TOKEN: "${{ secrets.key }}", COMMIT: "${{ tasks.checkout.outputs.commit }}"}'

MISTAKES = [
    # variables of programs
    M("migrate", _SMOKE, 'shell: ./smoke "$OS" "«$PYTON»"', "W0519", "$PYTHON"),
    M("migrate", f'{_SMOKE}\n        env: {{OS: "${{{{ matrix.os }}}}", PYTHON: "${{{{ matrix.python }}}}"}}',
      '''shell: ./smoke "$OS" «$PYTHON»\n        env: {OS: "${{ matrix.os }}"}''', "W0519",
      ('env: {OS: "${{ matrix.os }}"}', 'env: {OS: "${{ matrix.os }}", PYTHON: "${{ matrix.python }}"}')),
    M("release", 'sha256sum dist/*.whl > "$TURBO_MODE_OUTPUTS/sha256"', 'sha256sum dist/*.whl > "«$TURBO_MODE_OUTPUT»/sha256"',
      "W0519", "$TURBO_MODE_OUTPUTS"),
    M("release", _SHELL, "shell: make lint HOST=«$HOSTNAME»\n", "W0519", "$(hostname)"),
    M("migrate", _SMOKE, 'shell: ./smoke "$PYTHON" «"»$OS', "W0521", ('"$PYTHON" "$OS', '"$PYTHON" "$OS"')),
    M("release", "shell: |\n          make wheel", "«shell»: >\n          make wheel\n          cd dist", "W0520",
      ("shell: >", "shell: |")),
    M("migrate", _SMOKE, 'shell: ./smoke "$OS" "$PYTHON" «{{ shards }}»', "E0305",
      ('"$PYTHON" {{ shards }}', '"$PYTHON"')),
    M("migrate", "script: './list \"$1\"', args: [\"${{ inputs.shards }}\"]", "command: [./list, \"«$shards»\"]", "E0305"),
    # secrets in plain sight
    M("release", _TELL, 'env: {PGPASSWORD: «Gr33n-Elephant», COMMIT: "${{ tasks.checkout.outputs.commit }}"}', "W0516",
      '"${{ secrets.key }}"'),
    M("release", _TELL, 'env: {DATABASE: "postgresql://app:«Gr33n-Elephant»@db/app"}', "W0516", ("app:Gr33n-Elephant@", "")),
    M("release", "auth: Bearer ${{ secrets.registry }}\n          json", "auth: «Bearer abcdefghij0123456789»\n          json",
      "W0516", "Bearer ${{ secrets.registry }}"),
    # places of data
    M("canary", _URL, "config: {«path»: samples.jsonl}", "E0102"),
    # conditions
    M("canary", "when: phases.promote.status == 'COMPLETED'", "when: «phases.promote.status == 'FAILED'»", "W0522",
      "phases.promote.status == 'COMPLETED'"),
    M("release", _WHEN, "when: «phases.test.decision».selection == 'keep'", "E0403", "phases.publish.decision"),
    M("migrate", _SHARDS, "allShards: {check: «tasks.shard.counts.completed / tasks.shard.counts.total» >= 0.95}", "E0407"),
    M("canary", "decision.level == 'full'", "local(now, «'Berlin'»).weekday > 5", "E0217", "'Europe/Berlin'"),
    # functions
    M("release", "tests: {check: tasks.unit.outputs.ran > 0}", "tests: {check: «max»(tasks.unit.outputs.ran) > 0}", "E0402",
      ("max(tasks", "int(tasks")),
    M("release", "commit: result.stdout.trim()", "commit: «result.stdout.trim»", "E0403"),
    M("migrate", _SHARDS, "allShards: {check: «tasks.shard.counts.succeeded» > 0}", "E0403"),
    M("migrate", _SHARDS, "allShards: {check: «tasks.shard.count».failed == 0}", "E0403"),
    M("release", "outputs: {id: result.body.id}", "outputs: {id: «response».body.id}", "E0402"),
    # limits that end each other
    M("release", "retry: {attempts: 3, delay: 2s, backoff: 2}", "deadline: 1m\n        retry: {attempts: 3, every: «5m»}",
      "W0509", "5s"),
    M("release", "timeout: 10m", "timeout: «3h»", "W0509", "1h"),
    M("canary", _ERRORS, "errors: {check: tasks.visit.outputs.errors == 0, looks: {count: 2, failures: «2»}}", "W0111", "1"),
    M("migrate", 'python: ["3.11", "3.12"]', 'python: ["3.11", «"3.11"»]', "W0514", '"3.12"'),
    M("migrate", _SMOKE, f"key: «matrix.os»\n        {_SMOKE}", "W0514", "matrix.os + matrix.python"),
    # agents
    M("agent", _TOOLS, "tools: [files.list, «read_file», files.search]", "E0105"),
    M("agent", _TOOLS, "tools: [files.list, files.read, «grep»]", "E0105"),
    M("agent", "model: ${{ inputs.model }}", "model: «cmd:./agent --json»", "E0105"),
    M("agent", "required: [file, find, replace]", "required: «file»", "E0105", "[file]"),
    # what may be missing
    M("migrate", "ROWS: \"${{ tasks.list.outputs.?rows.orValue(0) }}\"", "ROWS: \"${{ «tasks.list.outputs.rows» == null }}\"",
      "W0505", ("tasks.list.outputs.rows == null", "!has(tasks.list.outputs.rows)")),
    M("canary", "http: http://router.local/\n", "http: http://router.local/«$version»\n", "E0305"),
    # files and texts
    M("release", "to: NOTES.md", "to: «../NOTES.md»", "E0105"),
    M("release", "title: Build, test and release a package", "title: Build, test and release «#1»", "W0523",
      ("title: Build, test and release #1", "title: 'Build, test and release #1'")),
    M("migrate", _SMOKE, f"«kubectl»: apply\n        {_SMOKE}", "E0102", ("        kubectl: apply\n", "")),
    M("migrate", "batch: {size: 20, first: 2}", "batch: {«serial»: 20, first: 2}", "E0102"),
    M("release", "expect: result.status == 201", "expect: «[200, 201]»", "E0104"),
    # what an item is
    M("fleet", '{HOST: "${{ item }}", PORT', '{HOST: "${{ «item.name» }}", PORT', "E0403"),
]  # fmt: skip
