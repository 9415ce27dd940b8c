"""LangGraph on the shared workloads: the synchronous API, durability="sync", its SQLite checkpointer.

Of the ways to write the same work, these were the fastest here: a node that loops to itself for the chain (0.7 times
the cost of 500 nodes), `Send` for the fan.
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
from langgraph.types import Send

from benchmarks.driver import Engine, Shape, count, drive, settings

DATABASE = Path("langgraph.db")
# The __start__ task carries the input and "phase" only fans out: neither is one of the workload's tasks.
RESULTS = "SELECT count(DISTINCT task_id) FROM writes WHERE channel = 'done' AND task_path NOT LIKE '%__start__%'"


class Progress(TypedDict):
    """How many tasks are done; parallel tasks add up."""

    done: Annotated[int, operator.add]


def noop(state: Progress) -> Progress:
    """Do nothing but report one task done."""
    return {"done": 1}


def fan_out(state: Progress) -> dict[str, int]:
    """Begin a step; writes nothing."""
    return {}


def build(shape: Shape) -> StateGraph[Progress]:
    """Draw the graph of one execution."""
    total = shape.steps * shape.width
    graph = StateGraph(Progress)
    graph.add_node("task", noop)
    if shape.width == 1:
        graph.add_edge(START, "task")
        graph.add_conditional_edges("task", lambda state: END if state["done"] >= total else "task", ["task", END])
        return graph
    graph.add_node("phase", fan_out)
    graph.add_edge(START, "phase")
    graph.add_edge("task", "phase")

    def route(state: Progress) -> Any:
        return END if state["done"] >= total else [Send("task", {"done": 0}) for _ in range(shape.width)]

    graph.add_conditional_edges("phase", route, ["task", END])
    return graph


class LangGraph:
    """A compiled graph and a checkpointer that all executions share."""

    distribution = "langgraph"

    def __init__(self, saver: SqliteSaver) -> None:
        self.saver = saver
        self.threads = numbers()

    def prepare(self, shape: Shape) -> Callable[[], None]:
        """Compile the graph; then invoke it once, or many times from 32 threads."""
        graph = build(shape).compile(checkpointer=self.saver)

        def invoke(thread: int) -> None:
            config: Any = {"configurable": {"thread_id": str(thread)}, "recursion_limit": 10_000}
            graph.invoke({"done": 0}, config, durability="sync")

        def run() -> None:
            if shape.executions == 1:
                return invoke(next(self.threads))
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
