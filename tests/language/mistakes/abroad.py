"""What those bring along who come from other tools, put into one small plan; many are lines of their own in it."""

from __future__ import annotations

from tests.language.mistakes.mistake import Mistake as M


def _below(anchor: str, indent: int, *lines: tuple[str, ...]) -> list[M]:
    """Mistakes that stand on a line of their own below another; without a third text the fix is to leave it out."""
    found = []
    for code, wrong, *right in lines:
        plain, pad = wrong.replace("«", "").replace("»", ""), "\n" + " " * indent
        fix = (pad + plain, pad + right[0] if right else "")
        found.append(M("small", anchor, f"{anchor}{pad}{wrong}", code, fix))
    return found


def _instead(old: str, *ways: tuple[str, str, str]) -> list[M]:
    """Mistakes in the place of something, and what is right there."""
    return [
        M("small", old, wrong, code, (wrong.replace("«", "").replace("»", ""), right)) for code, wrong, right in ways
    ]


_PROBE = "http: https://example.com/health\n        retry: 3\n        outputs: {version: result.body.version}"
_OUT = "\n        effect: idempotent\n        outputs: {version: result.stdout}"
_WHO = 'env: {WHO: "${{ inputs.who }}"}'
_ITEM = 'env: {I: "${{ item }}"}'

MISTAKES = [
    *_below("title: Small", 0,
            ("E0102", "«permissions»: {contents: read}"),
            ("E0102", "«services»: [postgres]"),
            ("E0102", "«catchup»: false"),
            ("E0102", "«default_args»: {retries: 2}"),
            ("E0102", "«max_active_runs»: 1", "concurrency: small"),
            ("E0102", "«locals»: {a: b}"),
            ("E0102", "«activeDeadlineSeconds»: 300"),
            ("E0102", "«generateName»: small-"), ("E0105", "concurrency: «1»", "concurrency: small"),
            ("E0105", "progressTracking: {reports: [{every: «hourly», to: [console]}]}",
             "progressTracking: {reports: [{every: 1h, to: [console]}]}"),
            ("E0102", "concurrency: {key: x, «cancel-in-progress»: true}", "concurrency: {key: x, overlap: replace}")),
    *_below("title: Deploy", 4,
            ("E0102", "«input»: {message: ok}"),
            ("E0102", "«suspend»: {}"),
            ("E0104", "parallel: «{a: x, b: y}»", "parallel: true"),
            ("W0111", "maxParallel: «9»", "maxParallel: 4")),
    *_below("retry: 3", 8,
            ("E0102", "«arguments»: {parameters: [{name: a, value: b}]}"),
            ("E0102", "«continueOn»: {failed: true}"),
            ("E0102", "«template»: probe"),
            ("E0102", "«trigger_rule»: all_done"),
            ("E0102", "«retry_delay»: 5m"),
            ("E0102", "«execution_timeout»: 5m", "timeout: 5m"),
            ("E0102", "«on_failure_callback»: notify"),
            ("E0102", "«task_id»: x"),
            ("E0102", "«run_once»: true"),
            ("E0102", "«suspend»: {}"),
            ("E0102", "«rules»: [{if: x}]"),
            ("E0104", "timeout: «{time: 5, unit: MINUTES}»", "timeout: 5m"),
            ("E0105", "timeout: «01:30:00»", "timeout: 1h30m"),
            ("E0104", "fallback: «https://example.com/other»",
             "fallback: {http: 'https://example.com/other', outputs: {version: result.body.version}}"),
            ("E0402", "when: «format»('{0}', inputs.who) == 'a'", "when: inputs.who == 'a'"),
            ("E0402", "when: «local».x == 'a'", "when: inputs.who == 'a'"),
            ("E0402", "when: «currentBuild».result == null", "when: execution.attempt == 1"),
            ("E0402", "when: inputs.list.«includes»('a')", "when: \"'a' in inputs.list\""),
            ("E0402", "when: now.«hour»() > 9", "when: local(now, 'Europe/Berlin').hour > 9"),
            ("E0403", "when: «now.hour» > 9", "when: local(now, 'Europe/Berlin').hour > 9"),
            ("E0403", "when: «tasks.push.exitCode» == 0", "when: tasks.push.status == 'COMPLETED'"),
            ("E0403", "when: «tasks.push.success»", "when: tasks.push.status == 'COMPLETED'"),
            ("E0402", "when: inputs.list.all(«x» > 1)", "when: inputs.list.all(x, x == 'a')"),
            ("E0401", "when: size(inputs.list.map(x «=»> x)) > 1", "when: size(inputs.list.map(x, x)) > 1"),
            ("E0401", "expect: json «text»", "expect: result.status == 200"),
            ("E0401", "expect: status «200»", "expect: result.status == 200"),
            ("E0402", "expect: «ok»", "expect: result.status == 200"),
            ("E0104", "when: «[inputs.flag, inputs.n > 2]»", "when: inputs.flag && inputs.n > 2")),
    *_below('shell: make "$WHO"', 8,
            ("E0102", "«restart»: always"), ("E0102", "«restartPolicy»: Never"), ("E0102", "«backoffLimit»: 4"),
            ("E0102", "«env_file»: .env"), ("E0102", "«envFrom»: [{secretRef: {name: s}}]"),
            ("E0102", "«creates»: /tmp/x"), ("E0102", "«async»: 45"), ("E0102", "«op_kwargs»: {a: 1}"),
            ("E0102", "«run»: make all"),
            ("W0112", "passEnv: [«BUILD-ID»]", "passEnv: [BUILD_ID]"),
            ("E0105", "passEnv: [«A=b»]", "passEnv: [A]")),
    *_below("question: Keep it?", 6,
            ("E0104", "confidence: «high»", "confidence: 0.9"),
            ("W0111", "approve: {from: [\"role:a\"], «question»: Really?}", "approve: {from: [\"role:a\"]}"),
            ("E0402", "approve: {from: [\"role:a\"], fields: {why: {value: «decision».option}}}",
             "approve: {from: [\"role:a\"], fields: {why: {value: evidence.up.verdict}}}"),
            ("E0104", "approve: {from: [\"role:a\"], escalate: «{after: 10m, to: [\"role:x\"]}»}",
             "approve: {from: [\"role:a\"], escalate: [{after: 10m, to: [\"role:x\"]}]}")),
    *_instead(_PROBE,
              ("E0102", "«uses»: actions/checkout@v4", f"shell: git clone https://example.com/x{_OUT}"),
              ("E0102", "«block»: [{shell: a}]", f"shell: a{_OUT}"),
              ("E0102", "«ansible.builtin.copy»: {src: a, dest: b}", f"shell: cp a b{_OUT}"),
              ("E0102", "«container»: {image: alpine, command: [sh]}", f"shell: docker run alpine{_OUT}")),
    *_instead("http: https://example.com/health\n",
              ("E0105", "http: {url: https://example.com/health, method: «FETCH»}\n", "http: https://example.com/health\n"),
              ("E0102", "http: {url: https://example.com/health, «retries»: 2}\n", "http: https://example.com/health\n"),
              ("E0102", "http: {url: https://example.com/health, «verify»: false}\n", "http: https://example.com/health\n"),
              ("E0104", "http: {url: https://example.com/health, auth: «{user: a, password: b}»}\n",
               "http: {url: https://example.com/health, auth: 'Bearer ${{ secrets.token }}'}\n")),
    *_instead("environment: prod", ("E0104", "environment: «{name: prod, url: x}»", "environment: prod")),
    *_instead('shell: ./push "$FILE"',
              ("W0111", "shell: «bash»", 'shell: ./push "$FILE"'),
              ("W0516", "shell: 'curl -H \"Authorization: token «ghp_abcdefghijklmnopqrstuvwxyz0123»\" x'",
               'shell: ./push "$FILE"')),
    *_instead("retry: 3", ("E0402", "retry: {attempts: 3, when: «runner_system_failure»}",
                           "retry: {attempts: 3, when: error.code == 'timeout'}")),
    *_instead('"${{ item }}"', ("E0305", '"«{{ ds }}»"', '"${{ now }}"'), ("E0305", '"«${ITEM:-none}»"', "none")),
    *_instead("foreach: inputs.list",
              ("E0402", "foreach: «xcom_pull»('make')", "foreach: inputs.list"),
              ("E0402", "foreach: «range»(1, 5)", "foreach: range(5)")),
    *_instead(_ITEM, ("E0104", "env: {I: «{valueFrom: {secretKeyRef: {name: s}}}»}", 'env: {I: "${{ secrets.token }}"}')),
    *_instead(_WHO,
              ("E0305", "env: {WHO: «credentials('x')»}", 'env: {WHO: "${{ secrets.token }}"}'),
              ("W0112", 'env: {WHO: x, «WHO-IS»: "${{ inputs.who }}"}', 'env: {WHO: x, WHO_IS: "${{ inputs.who }}"}'),
              ("E0105", 'env: {WHO: x, «"A=B"»: y}', "env: {WHO: x, A: y}"),
              ("E0105", 'env: {WHO: x, «""»: y}', "env: {WHO: x, A: y}")),
    *_instead("secrets: {token: TOKEN}",
              ("E0105", "secrets: {token: «$TOKEN»}", "secrets: {token: TOKEN}"),
              ("W0516", "secrets: {token: «ghp_abcdefghijklmnopqrstuvwxyz0123456789»}", "secrets: {token: TOKEN}")),
    *_instead('environments: {prod: {values: {url: "https://example.com", size: 2}}}',
              ("W0111", "environments: {prod: {autonomyLevel: «full»}}", "environments: {prod: {autonomyLevel: low}}")),
    *_instead("autonomyLevel: high",
              ("E0105", "autonomyLevel: high, budgets: {cost: «20 euro»}", "autonomyLevel: high, budgets: {cost: 20 EUR}"),
              ("E0105", "autonomyLevel: high, confidence: «90»", "autonomyLevel: high, confidence: 0.9")),
    M("agent", "model: ${{ inputs.model }}", "model: «gpt-5-mini»", "E0105", "openai:gpt-5-mini"),
    M("canary", "ready: {path: /health, for: 20s}", "ready: {path: «health», for: 20s}", "E0105"),
    M("nightly", "outputs: {rows: result.outputs.rows}", "outputs: {rows: «result.outputs.row»}", "E0403", "result.outputs.rows"),
    M("nightly", "    secrets: [dbPassword]\n", "    secrets: «{dbPassword: DB_PASSWORD}»\n", "E0104"),
    M("nightly", "secrets: [dbPassword]}\n", "secrets: [«dbPasword»]}\n", "E0214"),
    *_instead("go: {then: continue}",
              ("E0102", 'go: {then: continue, «approve»: {from: ["role:a"]}}', "go: {then: continue}")),
    *_instead("retry: 3", ("E0405", "retry: {attempts: 3, when: error «==» 'timeout'}",
                           "retry: {attempts: 3, when: error.code == 'timeout'}")),
    *_instead("foreach: inputs.list\n        shell: ./each \"$I\"\n        env: {I: \"${{ item }}\"}",
              ("E0402", "matrix: {os: [a]}\n        shell: ./each\n        env: {I: \"${{ «os» }}\"}",
               "matrix: {os: [a]}\n        shell: ./each\n        env: {I: \"${{ matrix.os }}\"}")),
    *_instead("foreach: inputs.list", ("E0106", "foreach: inputs.list\n        as: «Item»", "foreach: inputs.list")),
    *_instead("outputs: {file: tasks.make.outputs.file}",
              ("E0403", "outputs: {file: «phases.build.tasks».make.outputs.file}", "outputs: {file: tasks.make.outputs.file}")),
]  # fmt: skip
