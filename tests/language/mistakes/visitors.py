"""What people and agents write who know the loops, the nothing and the short ways of other tools; thought of unseen."""

from __future__ import annotations

from tests.language.mistakes.mistake import Mistake as M

_WHEN = "when: inputs.channel == 'stable'"
_RAN = "tests: {check: tasks.unit.outputs.ran > 0}"
_TIDY = "shell: rm -rf src\n"
_EVIDENCE = (
    "evidence:\n        tests: {check: tasks.unit.outputs.ran > 0}\n"
    "        lint: {check: tasks.lint.status == 'COMPLETED', critical: false}"
)


def _tidy(items: str, variable: str) -> str:
    return f'{_TIDY}    foreach: "{items}"\n    env: {{A: "${{{{ {variable} }}}}"}}\n'


MISTAKES = [
    # an item is the value itself
    M("release", _TIDY, _tidy("['a', 'b']", "«item.value»"), "E0403"),
    M("release", _TIDY, _tidy("[1, 2]", "«item.key»"), "E0403"),
    M("release", _TIDY, _tidy("range(3)", "«item.index»"), "E0403"),
    M("migrate", 'env: {OS: "${{ matrix.os }}"', 'env: {OS: "${{ «item».os }}"', "E0402"),
    # what is never null
    M("release", _WHEN, "when: inputs.channel != «null» && inputs.channel == 'stable'", "E0409",
      ("inputs.channel != null && ", "")),
    M("release", _WHEN, "when: tasks.lint.status != «null»", "E0409", ("!= null", "== 'COMPLETED'")),
    M("release", _WHEN, "when: \"«null» != phases.test\"", "E0409", ("null != phases.test", "phases.test.status == 'COMPLETED'")),
    M("release", _RAN, "tests: {check: tasks.unit != «null»}", "E0409", ("tasks.unit != null", "tasks.unit.status == 'COMPLETED'")),
    M("migrate", 'when: "!inputs.dry"', "when: inputs.dry == «null»", "E0409", ("inputs.dry == null", '"!inputs.dry"')),
    # outputs without the word
    M("release", "commit: tasks.checkout.outputs.commit\n", "commit: «tasks.checkout.commit»\n", "E0403"),
    M("release", "COMMIT: \"${{ tasks.checkout.outputs.commit }}\"", "COMMIT: \"${{ «tasks.checkout.commit» }}\"", "E0403"),
    M("release", _RAN, "tests: {check: «tasks.unit.ran» > 0}", "E0403"),
    # gates
    M("release", _EVIDENCE, "evidence:\n        «- tasks.unit.outputs.ran > 0»", "E0104",
      ("- tasks.unit.outputs.ran > 0", "passed: {check: tasks.unit.outputs.ran > 0}")),
    M("release", "question: Keep ${{ inputs.version }}?", "«condition»: tasks.unit.outputs.ran > 0\n      question: Keep it?",
      "E0102", ("condition: tasks.unit.outputs.ran > 0\n      ", "")),
    # Argo, GitHub, Airflow, and what a language model makes up
    M("release", "timeout: 10m", "timeout: «PT10M»", "E0105"),
    M("release", "retry: {attempts: 3, delay", "retry: {«limit»: 3, delay", "E0102"),
    M("release", "method: POST", "«verb»: POST", "E0102"),
    M("release", "outputs: {commit: result.stdout.trim()}", "outputs: {commit: «stdout».trim()}", "E0402"),
    M("release", "poll: {until: result.status == 200, every: 5s", "poll: {until: result.status == 200, «interval»: 5s", "E0102"),
    M("release", "shell: make lint\n", "shell: make lint\n        «trigger_rule»: all_done\n", "E0102",
      ("        trigger_rule: all_done\n", "")),
    M("release", "secrets:\n  registry: REGISTRY_TOKEN\n  key: {source: file, name: keys/sign.key}",
      "secrets:\n  «- registry»\n  - key", "E0104", ("  - registry\n  - key", "  registry: REGISTRY\n  key: KEY")),
]  # fmt: skip
