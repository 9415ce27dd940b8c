"""A Prometheus server that has read past numbers, and a moment that its clock never sees."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

from tests.services.debian import unpacked
from tests.services.processes import Program, free_port
from tests.waiting import until

Number = tuple[str, int, float]
"""A series (``ms{version="new"}``), a moment (seconds), and what it showed then."""


class Server:
    """``numbers`` are those that it has from the beginning."""

    def __init__(self, folder: Path, numbers: Iterable[Number]) -> None:
        root, self.port = unpacked("prometheus", ("prometheus",)), free_port()
        data = folder / "data"
        written = folder / "numbers.txt"
        written.write_text("".join(f"{series} {value} {at}\n" for series, at, value in numbers) + "# EOF\n")
        made = ["tsdb", "create-blocks-from", "openmetrics", str(written), str(data)]
        subprocess.run([root / "usr/bin/promtool", *made], check=True, capture_output=True, timeout=120)
        (folder / "prometheus.yml").write_text("global: {scrape_interval: 1s}\n")
        self.program = Program(
            [
                str(root / "usr/bin/prometheus"), f"--config.file={folder / 'prometheus.yml'}",
                f"--storage.tsdb.path={data}", f"--web.listen-address=127.0.0.1:{self.port}",
                "--storage.tsdb.retention.time=20y",
            ],
            folder, {}, self.port,
        )  # fmt: skip
        self.program.start()
        until(self._is_ready)  # it listens before it has read what it has

    def _is_ready(self) -> bool:
        with suppress(OSError), urlopen(f"{self.url}/-/ready", timeout=5) as said:
            return bool(said.status == 200)
        return False

    @property
    def url(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.port}"
