"""What people write who know half of it: the language's own words in places and shapes of another tool."""

from __future__ import annotations

from tests.language.mistakes.mistake import Mistake as M

_WHEN = "when: inputs.channel == 'stable'"
_VERSION = 'env: {VERSION: "${{ inputs.version }}"}'
_TIMES = "outputs: {errors: result.json.errors, times: result.json.times}"
_SMOKE = 'matrix: {os: [linux, mac], python: ["3.11", "3.12"]}'
_DRY = 'when: "!inputs.dry"'
_RAN = "tests: {check: tasks.unit.outputs.ran > 0}"
_CASE = 'yes: {shell: git push, effect: idempotent, outputs: {pushed: "true", at: result.stdout}}'
_DAYS = "days: [mon, tue, wed, thu], from"
_LINT = "id: lint\n        cwd: src\n        shell: make lint\n"

MISTAKES = [
    # variables of programs where no shell looks
    M("release", _VERSION, "env: {VERSION: «$HOME»/bin}", "E0305", ("$HOME/bin", "bin")),
    M("migrate", "{command: [./migrate, \"${{ name }}\", \"${{ index }}\"]}", "{command: [./migrate, «$SHARD»]}", "E0305",
      "\"${{ name }}\""),
    M("release", "outputs: {commit: result.stdout.trim()}", "outputs: {commit: «$»COMMIT}", "E0401", ("$COMMIT", "result.stdout.trim()")),
    M("release", _LINT, _LINT.replace("make lint", "echo \"«::set-output» name=a::b\""), "E0305", ("echo \"::set-output name=a::b\"",
                                                                                                "make lint")),
    # what an attempt showed, from elsewhere
    M("release", _RAN, "tests: {check: «tasks.unit.stdout» != ''}", "E0403", ("tasks.unit.stdout != ''", "tasks.unit.outputs.ran > 0")),
    M("release", _RAN, "tests: {check: «tasks.unit.result».exitCode == 0}", "E0403", ("tasks.unit.result.exitCode == 0",
                                                                                    "tasks.unit.status == 'COMPLETED'")),
    M("release", _RAN, "tests: {check: «tasks.unit.outcome» == 'success'}", "E0403",
      ("tasks.unit.outcome == 'success'", "tasks.unit.status == 'COMPLETED'")),
    M("release", _RAN, "tests: {check: «phases.test.outputs».ran > 0}", "E0403", ("phases.test.outputs", "tasks.unit.outputs")),
    M("release", _RAN, "tests: {check: «tasks.unit.outputs.passed» > 0}", "E0403", "tasks.unit.outputs.ran"),
    M("release", _RAN, "tests: {check: tasks.unit.status == «'success'»}", "E0409"),
    M("release", _RAN, "tests: {check: tasks.unit.status == «'completed'»}", "E0409"),
    M("release", "{ran: result.json.ran, failed: result.json.failed}", "{ran: «result.code», failed: result.json.failed}", "E0403"),
    M("agent", "log: result.stdout}", "log: «result.output»}", "E0403"),
    # expressions of JavaScript, Python, SQL
    M("release", _WHEN, "when: inputs.channel ==«=» 'stable'", "E0401", ("===", "==")),
    M("release", _WHEN, "when: inputs.channel <«>» 'beta'", "E0401", ("<>", "!=")),
    M("release", _WHEN, "when: inputs.channel «=»~ 'sta.*'", "E0401", ("inputs.channel =~ 'sta.*'", "inputs.channel.matches('sta.*')")),
    M("release", _WHEN, "when: inputs.channel «is» 'stable'", "E0401", "=="),
    M("release", _WHEN, "when: \"'stab' «in» inputs.channel\"", "E0405",
      ("\"'stab' in inputs.channel\"", "inputs.channel.contains('stab')")),
    M("release", _WHEN, "when: inputs.probes «==» '60'", "E0405", ("'60'", "60")),
    M("release", _WHEN, "when: now «>» '2026-01-01'", "E0405",
      ("'2026-01-01'", "timestamp('2026-01-01T00:00:00Z')")),
    M("release", _WHEN, "when: «len»(inputs.channel) > 3", "E0402"),
    M("release", _WHEN, "when: «startsWith»(inputs.channel, 's')", "E0402", ("startsWith(inputs.channel, 's')",
                                                                           "inputs.channel.startsWith('s')")),
    M("release", "outputs: {commit: result.stdout.trim()}", "outputs: {commit: \"'a' «if» true else 'b'\"}", "E0401",
      ("'a' if true else 'b'", "true ? 'a' : 'b'")),
    M("canary", _TIMES, "outputs: {errors: result.json.errors, times: «fromJSON»(result.stdout)}", "E0402"),
    M("nightly", "foreach: inputs.tables\n", "foreach: \"[string(«inputs.tables.length»)]\"\n", "E0403", "1"),
    M("nightly", "foreach: inputs.tables\n", "foreach: \"[inputs.tables[«-1»]]\"\n", "E0405", ("inputs.tables[-1]",
                                                                                            "inputs.tables[size(inputs.tables) - 1]")),
    M("nightly", "foreach: inputs.tables\n", "foreach: orders«,»customers\n", "E0401", ("orders,customers", "\"['orders', 'customers']\"")),
    M("nightly", "late: tasks.late.outputs.ids", "late: «${{» tasks.late.outputs.ids }}", "E0302",
      ("  late: ${{ tasks.late.outputs.ids }}", "  late: tasks.late.outputs.ids")),
    # many
    M("migrate", "\"${{ name }}\", \"${{ index }}\"", "\"${{ «item» }}\", \"${{ index }}\"", "E0402"),
    M("migrate", _SMOKE, _SMOKE[:-1] + ", «include»: [{os: bsd}]}", "E0105", (", include: [{os: bsd}]", "")),
    M("migrate", _SMOKE, "matrix: {os: «linux», python: [\"3.12\"]}", "E0104"),
    M("nightly", "foreach: inputs.tables\n", "foreach: inputs.tables\n        key: «inputs.day»\n", "W0514", "item"),
    M("migrate", "tolerate: 2%", "tolerate: «some»", "E0105", "2%"),
    M("migrate", "batch: {size: 20, first: 2}", "batch: {size: 20, first: «10%»}", "E0104", "2"),
    M("migrate", "when: \"!inputs.dry\"", "when: «tasks.count.counts».failed == 0", "E0403", ("tasks.count.counts.failed == 0",
                                                                                            "'!inputs.dry'")),
    # choices
    M("agent", _CASE, _CASE.replace("yes:", "«ja»:"), "E0409", "yes"),
    M("agent", _CASE, "yes: «git push»", "E0104", "{shell: git push, effect: idempotent, outputs: {pushed: 'true', at: result.stdout}}"),
    M("release", "timeout: 10m", "timeout: «never»", "E0105", "10m"),
    M("release", "timeout: 10m", "timeout: «0s»", "W0509", "10m"),
    M("canary", _DAYS, "days: [«mon-thu»], from", "E0105"),
    M("canary", _DAYS, "days: [«weekdays»], from", "E0105"),
    M("migrate", "onFailure: rebuild", "onFailure: «[rebuild]»", "E0104"),
    M("migrate", "onFailure: rebuild", "onFailure: «{shell: ./rebuild}»", "E0104", "rebuild"),
    M("canary", "from: [\"role:release\", \"team:web\"]", "from: [«anyone»]", "E0216", "role:anyone"),
    M("canary", "from: [\"role:release\", \"team:web\"]", "from: [«ada@example.com»]", "E0216", "user:ada"),
    M("agent", "quorum: 2,", "quorum: «50%»,", "E0104", "2"),
    M("canary", "rollBack: {then: rollback}", "rollBack: {then: «start»}", "E0105", "rollback"),
    M("canary", "promote: {then: continue", "promote: {then: continue, «to»: clean", "E0111", ("to: clean, ", "")),
    M("release", "needs: [unit]", "needs: [{id: unit, is: [«success»]}]", "E0105"),
    M("release", "needs: [unit]", "needs: [{id: unit, is: «COMPLETED»}]", "E0104"),
    # things in the wrong form
    M("agent", "output:\n            type: object\n            required: [file, find, replace]\n            properties: {file: "
      "{type: string}, find: {type: string}, replace: {type: string}}", "output: «{file: string}»", "E0105",
      "{type: object, properties: {file: {type: string}}}"),
    M("release", _LINT, _LINT + "        env: {PASSWORD: «hunter2»}\n", "W0516", "\"${{ secrets.key }}\""),
    M("release", "question: Keep ${{ inputs.version }}?", "question: «inputs.version»", "E0306"),
    M("agent", "stdin: ${{ tasks.think.outputs.edit }}", "stdin: «tasks.think.outputs.edit»", "E0306"),
    M("nightly", "key: \"nightly-${{ inputs.day }}\"", "key: «inputs.day»", "E0306", "\"${{ inputs.day }}\""),
    M("release", "env: {TOKEN: \"${{ secrets.key }}\"", "env: {TOKEN: «secrets.key»", "E0306", "\"${{ secrets.key }}\""),
    M("canary", "http: http://router.local/\n", "http: {url: http://router.local/, «json»: {a: 1}}\n", "W0515",
      ("json: {a: 1}", "method: PUT, json: {a: 1}")),
    M("release", "default: 60, min: 10, max: 5000", "default: «0060», min: 10, max: 5000", "W0109", "60"),
    M("release", "default: 60, min: 10, max: 5000", "default: 60, min: 10, max: «5_000»", "E0104"),
    M("release", _VERSION, "env: {VERSION: \"${{ inputs.version }}\", «\"${{ inputs.version }}\"»: x}", "E0305",
      (", \"${{ inputs.version }}\": x", "")),
    M("nightly", "foreach: inputs.tables\n        plan: {name: load, inputs", "foreach: inputs.tables\n        plan: {«id»: load, inputs",
      "E0102", "name"),
    M("nightly", "workflow: {system: airflow, connection: main, name: refresh_orders, inputs: {ids: \"${{ tasks.late.outputs.ids }}\"}}",
      "workflow: «refresh_orders»", "E0104", "{system: airflow, connection: main, name: refresh_orders}"),
    M("nightly", "wait: {signal: warehouseReady}", "wait: {«until»: warehouseReady}", "E0102", "signal"),
]  # fmt: skip
