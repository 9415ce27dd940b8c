"""LangGraph on the shared workloads: the synchronous API, durability="sync", its SQLite checkpointer.

Of the ways to write the same work, these were the fastest here: for the chain a node that loops to itself (ahead of
one node a task), for the fan one node a task (ahead of `Send`). A superstep ends when all its nodes have, so it is
enough that one node of a step leads to the next.
"""

import operator
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count as numbers
from pathlib import Path
from typing import Annotated, Any, TypedDict

from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.graph import END, START, StateGraph

from benchmarks.driver import Engine, Shape, count, drive, settings

DATABASE = Path("langgraph.db")
# The __start__ task carries the input: it is none of the workload's tasks.
RESULTS = "SELECT count(DISTINCT task_id) FROM writes WHERE channel = 'done' AND task_path NOT LIKE '%__start__%'"


class Progress(TypedDict):
    """How many tasks are done; parallel tasks add up."""

    done: Annotated[int, operator.add]


def noop(state: Progress) -> Progress:
    """Do nothing but report one task done."""
    return {"done": 1}


def chain(steps: int) -> StateGraph[Progress]:
    """Draw one node that comes back to itself until all steps are done."""
    graph = StateGraph(Progress)
    graph.add_node("task", noop)
    graph.add_edge(START, "task")
    graph.add_conditional_edges("task", lambda state: END if state["done"] >= steps else "task", ["task", END])
    return graph


def fan(steps: int, width: int) -> StateGraph[Progress]:
    """Draw `width` nodes for each step, all after the first node of the step before."""
    graph = StateGraph(Progress)
    before = START
    for step in range(steps):
        for place in range(width):
            graph.add_node(f"task{step}_{place}", noop)
            graph.add_edge(before, f"task{step}_{place}")
        before = f"task{step}_0"
    graph.add_edge(before, END)
    return graph


class LangGraph:
    """A compiled graph and a checkpointer that all executions share."""

    distribution = "langgraph"

    def __init__(self, saver: SqliteSaver) -> None:
        self.saver = saver
        self.threads = numbers()

    def prepare(self, shape: Shape) -> Callable[[], None]:
        """Compile the graph; then invoke it once, or many times from 32 threads."""
        drawn = chain(shape.steps) if shape.width == 1 else fan(shape.steps, shape.width)
        graph = drawn.compile(checkpointer=self.saver)

        def invoke(thread: int) -> None:
            config: Any = {"configurable": {"thread_id": str(thread)}, "recursion_limit": 10_000}
            graph.invoke({"done": 0}, config, durability="sync")

        def run() -> None:
            if shape.executions == 1:
                invoke(next(self.threads))
            else:
                with ThreadPoolExecutor(32) as pool:
                    list(pool.map(invoke, [next(self.threads) for _ in range(shape.executions)]))

        return run

    def durability(self) -> str:
        """Read the settings back from the checkpointer's connection."""
        journal_mode = self.saver.conn.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = self.saver.conn.execute("PRAGMA synchronous").fetchone()[0]
        return settings(journal_mode, synchronous) + ', durability="sync"'

    def persisted(self) -> int:
        """Count the tasks whose writes are in the database."""
        return count(DATABASE, RESULTS)


@contextmanager
def opened() -> Iterator[Engine]:
    """Open the checkpointer on a fresh file."""
    with SqliteSaver.from_conn_string(str(DATABASE)) as saver:
        saver.setup()
        yield LangGraph(saver)


if __name__ == "__main__":
    drive(opened())
