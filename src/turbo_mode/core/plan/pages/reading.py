"""Codes E0100 to E0113: the file, its keys and its values."""

from __future__ import annotations

from turbo_mode.core.plan.pages.page import Page

PAGES = (
    Page(
        "E0100", "not readable as YAML or JSON",
        "The file can't be read at all, so nothing else about it is known.",
        "Most often a text with `: `, `#`, `*`, `&` or `@` in it needs quotes, or a line is indented with a tab.",
        "title: Release: the whole thing\nphases: [{id: a, tasks: [{id: one, shell: make}]}]\n",
        "title: 'Release: the whole thing'\nphases: [{id: a, tasks: [{id: one, shell: make}]}]\n", "plan",
    ),
    Page(
        "E0101", "a key is written twice",
        "One mapping has the same key two times.",
        "Most YAML readers silently keep one of them, and nobody sees which.",
        "- {id: build, shell: make, timeout: 5m, timeout: 9m}\n",
        "- {id: build, shell: make, timeout: 9m}\n",
    ),
    Page(
        "E0102", "an unknown key",
        "There is no such key here. The message says which one was probably meant, or where the key belongs.",
        "A key that is ignored is a wish that nobody hears: a time-out with a typing error is no time-out.",
        "- {id: build, run: make}\n",
        "- {id: build, shell: make}\n",
    ),
    Page(
        "E0103", "something required is missing or empty",
        "A mapping lacks a key that it needs, or a list that must have an item has none.",
        "There is no sensible default for it.",
        "- {id: look, http: {method: GET}}\n",
        "- {id: look, http: {url: 'https://example.com'}}\n",
    ),
    Page(
        "E0104", "a value of the wrong kind",
        "A list, a mapping, a text, a number or a flag stands where another of these is wanted.",
        "Only `true` and `false` are flags, as in YAML 1.2; `yes` and `no` are text.",
        "- {id: build, shell: make, optional: yes}\n",
        "- {id: build, shell: make, optional: true}\n",
    ),
    Page(
        "E0105", "a value that isn't permitted",
        "The value has the right kind and still can't be used: no duration, none of the choices, out of range, a "
        "default "
        "that doesn't fit its own input.",
        "What can be read in two ways is read in neither.",
        "- {id: build, shell: make, timeout: 10 minutes}\n",
        "- {id: build, shell: make, timeout: 10m}\n",
    ),
    Page(
        "E0106", "this can't be an id",
        "An id has letters, digits and `_`, begins with a small letter, and is none of the words that expressions "
        "keep for "
        "themselves.",
        "Expressions name it: in `tasks.build-wheel` the hyphen would be a minus.",
        "- {id: build-wheel, shell: make}\n",
        "- {id: buildWheel, shell: make}\n",
    ),
    Page(
        "E0107", "a merge key",
        "`<<` mixes the keys of one mapping into another.",
        "What a task does should stand where the task stands. An alias for a whole value is fine.",
        "- {id: build, shell: make, env: {<<: {A: x}, B: y}}\n",
        "- {id: build, shell: make, env: {A: x, B: y}}\n",
    ),
    Page(
        "E0108", "none or more than one of what there must be one of",
        "A task has exactly one kind, a request one body, a `wait` one thing that it waits for, a trigger one cause.",
        "With two of them nobody could say which one counts.",
        "- {id: build, shell: make, http: 'https://example.com'}\n",
        "- {id: build, shell: make}\n- {id: tell, http: 'https://example.com'}\n",
    ),
    Page(
        "E0109", "a version of the format that isn't known",
        "`turbo` says in which version of the format the plan is written. Today there is `1`.",
        "A newer format may give a key another meaning.",
        "turbo: 2\nname: example\nphases: [{id: a, tasks: [{id: one, shell: make}]}]\n",
        "turbo: 1\nname: example\nphases: [{id: a, tasks: [{id: one, shell: make}]}]\n", "file",
    ),
    Page(
        "E0110", "a kind of a plugin that isn't installed",
        "A kind with a slash in its name comes with a plugin.",
        "Without the plugin nobody knows what the task does, what a repeat would do, and what its result is.",
        "- {id: apply, acme/terraform: {folder: infra}}\n",
        "- {id: apply, shell: terraform -chdir=infra apply}\n",
    ),
    Page(
        "E0111", "a key that means nothing where it stands",
        "The key exists, but not together with what stands beside it.",
        "Its author relies on it, and nothing would come of it.",
        "- {id: build, shell: make, maxParallel: 4}\n",
        "- {id: build, shell: make, foreach: '[1, 2, 3]', maxParallel: 4}\n",
    ),
    Page(
        "E0112", "what is polled may not be repeated",
        "`poll` does the action again and again, and the action is of an effect class that happens once.",
        "A payment that is polled is paid many times. The default for programs is `once`.",
        "- {id: ready, shell: ./is-ready, poll: {until: result.stdout != ''}}\n",
        "- {id: ready, shell: ./is-ready, effect: idempotent, poll: {until: result.stdout != ''}}\n",
    ),
    Page(
        "E0113", "too much of something",
        "A plan has more phases, plans, tasks, needs, cases or different expressions than `check` looks at, or "
        "patterns that are too large. How much of each there may be stands in the guide to plans, under limits.",
        "Tasks may be a hundred thousand; but what has to be looked at one by one would take minutes. "
        "Many things of a kind are one task with `foreach`.",
        "inputs: {who: {pattern: '\\pL{1,600} \\pL{1,600}', default: Ada Byron}}\n"
        "phases: [{id: a, tasks: [{id: one, shell: make}]}]\n",
        "inputs: {who: {pattern: '\\pL+ \\pL+', max: 1200, default: Ada Byron}}\n"
        "phases: [{id: a, tasks: [{id: one, shell: make}]}]\n", "plan",
    ),
)  # fmt: skip
