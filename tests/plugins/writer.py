"""A process with two plugins, to be killed by the tests: ``python writer.py FOLDER NUMBER``; starts so many plans.

Each plugin writes down what it hears; one of them fails now and then.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from tests.plugins.conftest import short
from tests.waiting import until
from turbo_mode import TurboMode, TurboModePlugin, on


class WriterPlugin(TurboModePlugin):
    """Writes the id of each event on a line of its own, whole."""

    def __init__(self, name: str, path: Path, often: int) -> None:
        super().__init__()
        self.name = name
        self.often = often
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    @on("execution:*", "phase:*", "task:*", "decision:*")
    async def write(self, event: Any) -> None:
        os.write(self.file, f"{event.sequence} {event.event_id}\n".encode())
        if self.often and event.sequence % self.often == 0:
            self.often = 0
            raise OSError("now and then")


def main() -> None:
    folder = Path(sys.argv[1])
    plugins = [WriterPlugin("steady", folder / "steady", 0), WriterPlugin("shaky", folder / "shaky", 17)]
    with TurboMode(folder, plugins=plugins) as turbo:
        for handle in turbo.resume():
            handle.wait()
        for _ in range(int(sys.argv[2])):
            turbo.run(short())
            print("ran", flush=True)
        until(lambda: not any(each["waiting"] for each in turbo.plugins))


if __name__ == "__main__":
    main()
