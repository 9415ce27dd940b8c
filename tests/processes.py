"""What is seen of other processes: each of them may end while one looks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def told(name: str) -> Iterator[tuple[int, bytes]]:
    """The id of each process and what ``/proc/ID/name`` says, of those that are there and may be looked at."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            yield int(process.name), (process / name).read_bytes()
        except OSError:
            continue


def command_lines() -> dict[int, bytes]:
    """The words of each process, by its id; each ends with a zero byte."""
    return dict(told("cmdline"))


def is_alive(pid: int) -> bool:
    """Whether a process runs (a zombie doesn't)."""
    return state(pid) not in ("", "Z", "X")


def state(pid: int) -> str:
    """A letter of ``/proc/ID/stat``, such as `R` or `T`; empty where there is no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
