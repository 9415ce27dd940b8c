"""Who certainly comes before whom: the graph against the plain definition, and what follows for a plan."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.marked import HEAD, problems_of
from turbo_mode.core.plan.graph import GOOD, Graph, finally_graph, phase_graph, task_graph
from turbo_mode.plans.reader import parse_plan

EDGES = st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20)


def graph_of(edges: set[tuple[int, int]]) -> Graph:
    return Graph({f"n{n}": tuple((f"n{need}", GOOD) for id, need in sorted(edges) if id == n) for n in range(9)})


def ancestors(edges: set[tuple[int, int]], node: int) -> set[int]:
    found: set[int] = set()
    ready = [node]
    while ready:
        at = ready.pop()
        new = {need for id, need in edges if id == at} - found
        found |= new
        ready += new
    return found


@given(EDGES)
@settings(max_examples=300)
def test_before_is_the_transitive_closure(edges: set[tuple[int, int]]) -> None:
    edges = {(max(edge), min(edge)) for edge in edges if edge[0] != edge[1]}
    graph = graph_of(edges)
    assert not graph.cycles
    for node in range(9):
        above = ancestors(edges, node)
        assert {n for n in range(9) if graph.before(f"n{n}", f"n{node}")} == above
        assert all(f"n{node}" in graph.dependents[need] for need, _ in graph.needs[f"n{node}"])


@given(EDGES)
@settings(max_examples=300)
def test_a_circle_is_found_if_there_is_one(edges: set[tuple[int, int]]) -> None:
    graph = graph_of(edges)
    circular = any(node in ancestors(edges, node) for node in range(9))
    assert bool(graph.cycles) == circular
    for circle in graph.cycles:
        for id, need in zip(circle, [*circle[1:], circle[0]], strict=True):
            assert need in [name for name, _ in graph.needs[id]]


def test_written_order_is_the_default() -> None:
    plan = parse_plan(
        HEAD + "  - id: a\n    tasks: [{id: a1, shell: x}, {id: a2, shell: x}, {id: a3, shell: x, needs: []}]\n"
        "  - id: b\n    parallel: true\n    tasks:\n      - {id: b1, shell: x}\n"
        "      - {id: b2, shell: x, needs: [{id: b1, is: [FAILED]}]}\n"
        "  - {id: c, needs: [a], tasks: [{id: c1, shell: x}]}\n"
        "finally: [{id: f1, shell: x}, {id: f2, shell: x}]\n"
    ).plan
    needs = {id: [need for need, _ in wanted] for id, wanted in phase_graph(plan).needs.items()}
    assert needs == {"a": [], "b": ["a"], "c": ["a"]}
    assert {id: [n for n, _ in w] for id, w in task_graph(plan.phases[0]).needs.items()} == {
        "a1": [],
        "a2": ["a1"],
        "a3": [],
    }
    assert task_graph(plan.phases[1]).needs == {"b1": (), "b2": (("b1", frozenset({"FAILED"})),)}
    (need,) = finally_graph(plan).needs["f2"]
    assert need[0] == "f1"
    assert "FAILED" in need[1]


READS = """\
turbo: 1
name: test
phases:
  - id: a
    parallel: true
    tasks:
      - {id: a1, shell: x, outputs: {o: result.stdout}}
      - {id: a2, shell: x, needs: [a1], env: {X: "${{ tasks.a1.outputs.o }}"}}
    gate:
      question: ${{ tasks.a1.outputs.o }} and ${{ tasks.a2.status }}?
      evidence: {good: {check: size(tasks.a1.outputs.o) > 0}}
      options: {go: {then: continue, when: evidence.good.verdict == 'PASS'}, stop: {then: fail}}
  - id: b
    when: phases.a.status == 'COMPLETED' && tasks.a1.outputs.o != ''
    env: {X: "${{ tasks.a1.outputs.o }}"}
    tasks:
      - id: b1
        shell: x
        outputs: {p: result.files.p}
        compensate:
          shell: x
          env: {P: "${{ outputs.p }}", O: "${{ tasks.a1.outputs.o }}", S: "${{ tasks.b1.status }}"}
  - {id: c, needs: [], tasks: [{id: c1, shell: x}]}
finally:
  - {id: f1, shell: x, env: {O: "${{ tasks.a1.outputs.?o.orValue('') }}", S: "${{ tasks.b1.status }}"}}
  - {id: f2, shell: x, env: {S: "${{ tasks.f1.status }}", P: "${{ phases.b.status }}"}}
outputs: {o: "tasks.a1.outputs.?o.orValue('')", f: tasks.f2.status}
"""


def test_what_has_certainly_ended_may_be_read() -> None:
    assert problems_of(READS) == []


def test_a_phase_that_starts_at_once_reads_nothing_of_others() -> None:
    plan = READS.replace("{id: c1, shell: x}", "{id: c1, shell: x, env: {X: '${{ tasks.b1.status }}'}}")
    (problem,) = problems_of(plan)
    assert problem.code == "E0404"
    assert problem.help == "write `needs: [b]` in phase `c`"


def test_the_proposed_need_never_closes_a_circle() -> None:
    plan = READS.replace("{id: a1, shell: x,", "{id: a1, shell: x, env: {X: '${{ tasks.b1.status }}'},")
    (problem,) = problems_of(plan)
    assert problem.code == "E0404"
    assert problem.help == "phase `b` comes after `a`: move it up"
