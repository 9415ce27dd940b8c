"""What the stories about children share: plans as files, a ledger of what was done, a look into journals."""

from __future__ import annotations

from pathlib import Path

from tests.places import store_of
from tests.waiting import until
from turbo_mode import Handle, Plan, TurboMode
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of


def written(folder: Path, **files: str) -> Path:
    """Plans as files; ``top`` is the one to run."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"turbo: 1\nname: {path.stem}\n{text}")
    return folder / "top.yaml"


def ledger(folder: Path) -> list[str]:
    path = folder / "ledger"
    return path.read_text().split() if path.exists() else []


def state_of(turbo: TurboMode, id: str) -> Execution:
    return turbo._runtime.look_up(id)


def entries_of(folder: Path, id: str) -> list[e.AnyEntry]:
    with Reader.open(store_of(folder)) as reader:
        return [e.decode(row.body) for row in reader.read(stream_of(id))]


def all_ids(folder: Path) -> list[str]:
    with Reader.open(store_of(folder)) as reader:
        return [row.id for row in reader.executions(limit=1000)][::-1]


def mark(text: str) -> str:
    """A task's program that leaves a word in the ledger; ``env`` of the plan says where."""
    return f"""'echo {text} >> "$LEDGER"'"""


def env(folder: Path) -> str:
    return f'env: {{LEDGER: "{folder}/ledger"}}\n'


def begun(turbo: TurboMode, folder: Path, top: Path) -> Handle:
    handle = turbo.start(Plan.load(top))
    until((folder / "started").exists)
    return handle
