"""Codes E0301 to E0305: values in texts."""

from __future__ import annotations

from turbo_mode.core.plan.pages.page import Page

_INPUTS = "inputs: {who: world, count: {type: integer, default: 3}}\n"
_TASK = _INPUTS + "phases: [{id: a, tasks: [{id: one, %s}]}]\n"
_SECRET = "secrets: {token: TOKEN}\nphases: [{id: a, tasks: [{id: one, http: {%s}}]}]\n"

PAGES = (
    Page(
        "E0301", "a value would be spliced into a program",
        "`${{ }}` stands in the text of a program or of a query.",
        "Whoever controls the value would control the program: `x; rm -rf ~` is a fine name for a branch. Values are "
        "given "
        "beside the program, in `env`, `args` or `stdin`; to a query as `params`.",
        _TASK % "shell: 'echo Hello, ${{ inputs.who }}'",
        _TASK % "shell: 'echo \"Hello, $WHO\"', env: {WHO: \"${{ inputs.who }}\"}", "plan",
    ),
    Page(
        "E0302", "`${{ }}` around something that is an expression anyway",
        "Keys such as `when`, `expect`, `foreach` and `check` hold an expression already.",
        "In other tools `when: ${{ x }} != ''` is a text, and a text that isn't empty counts as true.",
        _TASK % "shell: make, when: \"${{ inputs.count }} > 3\"", _TASK % "shell: make, when: inputs.count > 3", "plan",
    ),
    Page(
        "E0303", "`${{` is never closed",
        "There is no `}}` after it.",
        "If the characters themselves are meant, write `$${{`.",
        _TASK % "shell: make, env: {WHO: '${{ inputs.who'}",
        _TASK % "shell: make, env: {WHO: '${{ inputs.who }}'}", "plan",
    ),
    Page(
        "E0304", "a secret where none can be",
        "Secrets, and outputs with `secret: true`, go into `env`, `headers` and `auth`, each alone in its `${{ }}`.",
        "The value of an expression is recorded; a secret never is.",
        _SECRET % "url: 'https://example.com/?key=${{ secrets.token }}'",
        _SECRET % "url: 'https://example.com/', auth: 'Bearer ${{ secrets.token }}'", "plan",
    ),
    Page(
        "E0305", "nothing is filled in here",
        "This is another tool's template, or one of ours in a text in which nothing is filled in.",
        "It would stay as it is, and the program or person at the other end would get the braces.",
        _TASK % "shell: make, env: {WHO: '{{ inputs.who }}'}",
        _TASK % "shell: make, env: {WHO: '${{ inputs.who }}'}", "plan",
    ),
    Page(
        "E0306", "an expression that is only text here",
        "The text is the path of a value, and stands where a text is wanted.",
        "The program would get the path, not the value. In a text a value is filled in by `${{ }}`.",
        _TASK % "shell: make, env: {WHO: inputs.who}",
        _TASK % "shell: make, env: {WHO: '${{ inputs.who }}'}", "plan",
    ),
)  # fmt: skip
