"""Every code at least once, at its exact place, with the words that mend it."""

from __future__ import annotations

import pytest

from tests.language.marked import HEAD, one_phase, problems_of, unmarked

TWO = "      - {id: one, shell: make, outputs: {x: result.stdout}}\n"
GATE = "    gate:\n      options:\n        on: {then: continue}\n"
STOP = "        stop: {then: fail}\n"
INPUTS = "inputs: {n: {type: integer, default: 1}, version: 1.2.3}\n"
SECRETS = "secrets: {token: TOKEN}\n"


def a(*tasks: str, **parts: str) -> str:
    return one_phase(*tasks, **parts)


ERRORS = [
    ("E0100", "turbo: 1\nname: «a: b»\n", "quotes"),
    ("E0100", "turbo: 1\nname: !!str «x»\n".replace("!!str «x»", "«!!str x»"), "tag"),
    ("E0100", "turbo: 1\n«---»\nturbo: 1\n", "second document"),
    ("E0101", a("{id: one, shell: make, timeout: 5m, «timeout»: 9m}"), "written twice"),
    ("E0101", a("{id: one, shell: make, env: {A: x, «A»: y}}"), "written twice"),
    ("E0102", a("{id: one, shell: make, «timout»: 5m}"), "did you mean `timeout`?"),
    ("E0102", a("{id: one, «run»: make}"), "write `shell`"),
    ("E0102", a("{id: one, shell: make, «if»: 'true'}"), "write `when`"),
    ("E0102", a("{id: one, shell: make, «depends_on»: []}"), "write `needs`"),
    ("E0102", a("{id: one, shell: make, «continueOnError»: true}"), "write `optional`"),
    ("E0102", a("{id: one, shell: make, effect: idempotent, retry: {«max»: 3}}"), "write `attempts`"),
    ("E0102", "turbo: 1\nname: test\n«steps»: [{id: a, tasks: [{id: one, shell: x}]}]\n", "write `phases`"),
    ("E0102", HEAD + "  - {id: a, «steps»: [{id: one, shell: make}]}\n", "write `tasks`"),
    ("E0102", a("{id: one, shell: make, «method»: GET}"), "it belongs to `http`"),
    ("E0102", HEAD + "  - {id: a, «verify»: {}, tasks: [{id: one, shell: make}]}\n", "it belongs to a task"),
    ("E0103", HEAD + "  - «{id: a}»\n", "`tasks` is missing"),
    ("E0103", a("{id: one, http: «{method: GET}»}"), "`url` is missing"),
    ("E0103", a("{id: one, shell: «{args: [x]}»}"), "needs `script` or `command`"),
    ("E0104", a("{id: one, shell: make, env: «text»}"), "expected a mapping"),
    ("E0104", a("{id: one, shell: make, optional: «yes»}"), "write `true`"),
    ("E0104", a("{id: one, shell: make, retry: «often»}"), "a whole number"),
    ("E0104", a("{id: one, http: {url: 'http://x', method: POST, body: «{a: 1}»}}"), "write `json:`"),
    ("E0104", a("{id: one, shell: make, env: {A: «~»}}"), "nothing stands here"),
    ("E0105", a("{id: one, shell: make, timeout: «10 minutes»}"), "write `10m`"),
    ("E0105", a("{id: one, shell: make, timeout: «90»}"), "write `90s`"),
    ("E0105", a("{id: one, shell: make, timeout: «2 weeks»}"), "write `14d`"),
    ("E0105", a("{id: one, shell: make, timeout: «99999999d»}"), "ten years"),
    ("E0105", a("{id: one, shell: make, effect: «Idempotent»}"), "write `idempotent`"),
    ("E0105", a("{id: one, shell: make, retry: {attempts: «0»}}"), "1 to 1000"),
    ("E0105", "turbo: 1\nname: «My Plan»\nphases: [{id: a, tasks: [{id: one, shell: make}]}]\n", "write `my-plan`"),
    ("E0105", a("{id: one, python: «app.main»}"), "module:function"),
    ("E0105", a("{id: one, python: {call: «app.main»}}"), "module:function"),
    ("E0105", a("{id: one, shell: make}", head="inputs: {n: {type: integer, default: «1.5»}}\n"), "whole number"),
    ("E0105", a("{id: one, shell: make}", head="inputs: {n: {enum: [a, b], default: «c»}}\n"), "none of"),
    ("E0105", a("{id: one, shell: make}", head="inputs: {n: {pattern: «'('», default: c}}\n"), "regular expression"),
    ("E0105", a("{id: one, shell: make}", head="inputs: {n: {type: number, min: 3, default: «2»}}\n"), "less than 3"),
    ("E0105", a("{id: one, shell: make}", gate=GATE + STOP.replace("fail", "«abort»")), "write `fail`"),
    ("E0106", a("{id: «build-wheel», shell: make}"), "write `buildWheel`"),
    ("E0106", a("{id: «in», shell: make}"), "keep this word"),
    ("E0106", a("{id: one, shell: make}", head="inputs: {«my-input»: x}\n"), "write `myInput`"),
    ("E0106", a("{id: one, shell: make, outputs: {«my-file»: result.stdout}}"), "write `myFile`"),
    ("E0106", HEAD + "  - {id: «finally», tasks: [{id: one, shell: make}]}\n", "finally"),
    ("E0107", a("{id: one, shell: make, env: {«<<»: {A: x}}}"), "merge keys"),
    ("E0108", a("«{id: one, shell: make, http: 'https://example.com'}»"), "this one has shell and http"),
    ("E0108", a("«{id: one, timeout: 5m}»"), "expected one of shell, service, http, python, agent"),
    ("E0108", a("{id: one, http: {url: 'http://x', json: {}, «body»: x}}"), "there is `json` already"),
    ("E0108", a("{id: one, shell: {script: make, «command»: [make]}}"), "only one"),
    ("E0108", a("{id: one, shell: make, compensate: {service: «{script: x}»}}"), "can't be a service"),
    ("E0109", "turbo: «2»\nname: test\nphases: [{id: a, tasks: [{id: one, shell: make}]}]\n", "newer"),
    ("E0109", "turbo: «new»\nname: test\nphases: [{id: a, tasks: [{id: one, shell: make}]}]\n", "write `turbo: 1`"),
    ("E0110", a("{id: one, «acme/terraform»: {}}"), "pip install turbo-mode-acme"),
    ("E0201", a("{id: one, shell: make}", "{id: «one», shell: make}"), "again here"),
    ("E0201", HEAD + "  - {id: a, tasks: [{id: x, shell: x}]}\n  - {id: «a», tasks: [{id: y, shell: x}]}\n", "again"),
    ("E0202", a("{id: one, shell: make}", "{id: two, shell: make, needs: [«onne»]}"), "did you mean `one`?"),
    ("E0202", a("{id: one, shell: make}", phase="    needs: [«b»]\n"), "no phase"),
    ("E0207", a("{id: one, shell: make, compensate: {shell: x}}",
                gate=GATE + "        back: {then: rollback, to: «nowhere»}\n"), "no phase"),
    ("E0203", a("{id: one, shell: make, needs: [«one»]}"), "waits for itself"),
    ("E0203", a("{id: one, shell: make, needs: «[two]»}", "{id: two, shell: make}"), "one -> two -> one"),
    ("E0205", HEAD + "  - id: a\n    tasks:\n" + TWO + "  - id: b\n    needs: []\n    tasks:\n"
     "      - {id: two, shell: make, needs: [«one»]}\n", "add `needs: [a]` to phase `b`"),
    ("E0205", a("{id: one, shell: make}", phase="    needs: [«one»]\n"), "is a task"),
    ("E0231", a("{id: one, plan: «./deploy.yaml»}"), "doesn't come from a file"),
    ("E0232", "turbo: 1\nname: x\nplans:\n  «me»: {phases: [{id: p, tasks: [{id: t, plan: me}]}]}\n"
     + HEAD.partition("test\n")[2] + "  - {id: q, tasks: [{id: go, plan: me}]}\n", "take one of the calls away"),
    ("E0301", a("{id: one, shell: 'echo «${{ inputs.version }}»'}", head=INPUTS), '"$VERSION"'),
    ("E0301", a("{id: one, shell: {command: [sh, -c, 'echo «${{ inputs.n }}»']}}", head=INPUTS), "spliced"),
    ("E0302", a("{id: one, shell: make, when: '«${{» inputs.n > 3 }}'}", head=INPUTS), "when: inputs.n > 3"),
    ("E0303", a("{id: one, shell: make, env: {A: '«${{» inputs.n'}}", head=INPUTS), "never closed"),
    ("E0304", a("{id: one, http: 'https://x/?t=${{ «secrets.token» }}'}", head=SECRETS), "env, headers and auth"),
    ("E0304", a("""{id: one, shell: make, env: {A: "${{ 'x' + «secrets.token» }}"}}""", head=SECRETS), "stands alone"),
    ("E0304", a("{id: one, shell: make, when: «secrets.token» != ''}", head=SECRETS), "can't be used"),
    ("E0304", a("{id: one, shell: make, outputs: {k: {value: result.stdout, secret: true}}}",
                "{id: two, shell: make, when: «tasks.one.outputs.k» == 'x'}"), "is secret"),
    ("E0305", a("{id: one, shell: make, env: {A: '«{{ inputs.n }}»'}}", head=INPUTS), "${{ inputs.n }}"),
    ("E0305", a("{id: one, shell: make, env: {A: 'x/«${n}»'}}", head=INPUTS), "${{ inputs.n }}"),
    ("E0305", a("{id: one, shell: make, env: {A: '«$(date)»'}}"), "task of its own"),
    ("E0305", a("{id: one, shell: make, env: {A: '«<% n %>»'}}"), "inputs.n"),
    ("E0305", a("{id: one, shell: make, title: 'Build «${{ inputs.n }}»'}", head=INPUTS), "plain text"),
    ("E0401", a("{id: one, shell: make, when: inputs.n > 3 «and» inputs.n < 5}", head=INPUTS), "write `&&`"),
    ("E0402", a("{id: one, shell: make, when: «inputs.verison» != ''}", head=INPUTS), "did you mean `version`?"),
    ("E0402", a("{id: one, shell: make, when: «input».n > 3}", head=INPUTS), "did you mean `inputs`?"),
    ("E0402", a("{id: one, shell: make, env: {A: '${{ «secrets.tokn» }}'}}", head=SECRETS), "did you mean `token`?"),
    ("E0403", a("{id: one, shell: make, outputs: {x: result.stdout}}",
                "{id: two, shell: make, env: {X: '${{ «tasks.one.outputs.y» }}'}}"), "no output `y`"),
    ("E0403", a("{id: one, shell: make, expect: «result.status» == 200}"), "no field `status`"),
    ("E0404", a("{id: one, shell: make, outputs: {x: result.stdout}}",
                "{id: two, shell: make, env: {X: '${{ «tasks.one.outputs.x» }}'}}", phase="    parallel: true\n"),
     "add `needs: [one]` to task `two`"),
    ("E0404", a("{id: one, shell: make, env: {X: '${{ «tasks.one.status» }}'}}"), "itself"),
    ("E0404", a("{id: one, shell: make, env: {X: '${{ «tasks.two.status» }}'}}", "{id: two, shell: make}"),
     "move it up"),
    ("E0404", a("{id: one, shell: make}", head="env: {X: '${{ «tasks.one.status» }}'}\n"), "the plan"),
    ("E0404", a("{id: one, shell: make}", phase="    when: «phases.b.status» == 'COMPLETED'\n") +
     "  - {id: b, tasks: [{id: two, shell: make}]}\n", "phase `b` may not have ended"),
    ("E0405", a('{id: one, shell: make, when: "size(inputs.version) «+» \'1\' == \'21\'"}', head=INPUTS), "don't fit"),
    ("E0406", a("""{id: one, shell: make, outputs: {x: "«{'b': 1, 'a': 2}.map(k, k)»"}}"""), "order of a map"),
    ("E0407", a("{id: one, shell: make, when: «inputs.n + 1.5» > 2.0}", head=INPUTS), "mix whole numbers"),
    ("E0408", a("{id: one, shell: make, when: «inputs.version»}", head=INPUTS), "compare it"),
    ("E0410", a("""{id: one, shell: make, when: "inputs.n > 1 ? «int('x')» > 1 : false"}""", head=INPUTS), "to int"),
    ("E0410", a("{id: one, shell: make, when: inputs.n > («1 / 0»)}", head=INPUTS), "divide by zero"),
    ("E0410", a("{id: one, shell: make, when: «inputs.n % (2 - 2)» > 1}", head=INPUTS), "modulus by zero"),
    ("E0410", a("{id: one, shell: make, when: inputs.version.matches(«'('»)}", head=INPUTS), "regular expression"),
    ("E0111", a("{id: one, shell: make, verify: {shell: x, done: 'true', «retry»: 3}}"), "`poll` looks again"),
    ("E0503", a("{id: one, shell: make}", gate=GATE + "        «back»: {then: rollback}\n"), "compensate"),
    ("E0503", a("{id: one, shell: make, effect: idempotent}",
                gate=GATE + "        again: {then: repeat, «undo»: true}\n" + STOP), "nothing here can be undone"),
    ("E0504", a("{id: one, shell: make}", gate="    gate:\n      «options»: {stop: {then: fail}}\n"), "no way on"),
]  # fmt: skip

INNER = a(
    "{id: one, plan: b}", head="plans: {b: {decisionEngine: {}, phases: [{id: c, tasks: [{id: d, wait: 1s}]}]}}\n"
)
WARNINGS = [
    ("W0109", a("{id: one, python: {call: 'app:main', args: {country: «no»}}}"), "not true or false"),
    ("W0109", a("{id: one, python: {call: 'app:main', args: {version: «3.10»}}}"), "is the number 3.1"),
    ("W0111", a("{id: one, shell: make}", head="«environments»: {e: {autonomyLevel: low}}\n"), "no phase names one"),
    ("W0111", INNER.replace("{}", "{autonomyLevel: «full»}"), "the plan around it has `medium`"),
    ("W0112", a("{id: one, shell: make, env: {«A-B»: x}}"), "write `A_B`"),
    ("W0501", a("{id: one, shell: make, «retry»: 3}"), "the default for a shell task is `effect: once`"),
    ("W0502", a("{id: one, shell: make, «irreversible»: true}"), "no gate comes before it"),
    ("W0505", a("{id: one, shell: make, when: inputs.n > 3, outputs: {x: result.stdout}}",
                "{id: two, shell: make, env: {X: '${{ «tasks.one.outputs.x» }}'}}", head=INPUTS), "may be skipped"),
    ("W0505", a("{id: one, shell: make, optional: true, outputs: {x: result.stdout}}",
                "{id: two, shell: make, env: {X: '${{ «tasks.one.outputs.x» }}'}}"), "may fail"),
    ("W0505", a("{id: one, shell: make, outputs: {x: result.stdout}}")
     + "finally: [{id: end, shell: make, env: {X: '${{ «tasks.one.outputs.x» }}'}}]\n", "may not have run"),
    ("W0506", a("{id: one, shell: make}", gate=GATE + "        «again»: {then: repeat}\n" + STOP),
     "would do `one` again"),
    ("W0517", a("{id: one, «switch»: {on: inputs.n > 1, cases: {'true': {shell: make}}}}", head=INPUTS), "`false`"),
    ("W0517", a("{id: one, «switch»: {on: inputs.version, cases: {a: {shell: make}}}}", head=INPUTS), "enum: [a]"),
    ("W0518", a("{id: one, shell: make, env: {A: '${{ «int(inputs.version)» + 1 }}'}}", head=INPUTS), "type: integer"),
    ("W0518", a("{id: one, shell: make, env: {A: '${{ «int(execution.actor)» }}'}}"), "`execution.actor`"),
    ("W0602", a("{id: one, shell: make}", gate="    gate:\n      options:\n        stop: {then: fail}\n"
                "        «on»: {then: continue}\n"), "can never win"),
]  # fmt: skip


def _cases() -> list[object]:
    return [pytest.param(*case, id=f"{case[0]}-{number}") for number, case in enumerate(ERRORS + WARNINGS)]


@pytest.mark.parametrize(("code", "plan", "words"), _cases())
def test_a_mistake_is_found_where_it_is(code: str, plan: str, words: str) -> None:
    text, place = unmarked(plan)
    found = problems_of(text)
    assert [problem.code for problem in found] == [code], [str(problem) for problem in found]
    problem = found[0]
    said = f"{problem.message} {problem.label} {problem.note} {problem.help}"
    assert words in said, said
    end = problem.place.end or len(text.split("\n")[problem.place.line - 1]) + 1
    assert (problem.place.line, problem.place.column, end) == place
