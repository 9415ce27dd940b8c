"""The machine under the run: what it is, and how much of it others were using meanwhile (Linux only)."""

import os
import platform
import resource
import time
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Load:
    """How busy the machine was with other things while one process of ours ran.

    `other` and `stolen` count cores: the first is what processes outside the run used, the second what the host of a
    virtual machine took away. The load averages (1 minute) are from before and after.
    """

    other: float
    stolen: float
    before: float
    after: float


class LoadMeter:
    """Started before a process, read after it has ended."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.busy, self.stolen = _ticks()
        self.own = _children()
        self.before = os.getloadavg()[0]

    def read(self) -> Load:
        """Say what others used since the start. Clock ticks are coarse, so short runs read a little off."""
        elapsed = time.monotonic() - self.started
        busy, stolen = _ticks()
        other = busy - self.busy - (_children() - self.own)
        return Load(
            other=round(max(0.0, other / elapsed), 2),
            stolen=round((stolen - self.stolen) / elapsed, 2),
            before=self.before,
            after=os.getloadavg()[0],
        )


def _ticks() -> tuple[float, float]:
    """Read the seconds of processor time spent busy, and those stolen, since boot."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    user, nice, system, _idle, _wait, irq, softirq, steal = (int(field) / TICKS for field in fields[:8])
    return user + nice + system + irq + softirq, steal


def _children() -> float:
    """Processor time of our own processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def describe(directory: Path) -> dict[str, str]:
    """Name what the numbers depend on; `directory` is where the databases lie."""
    processor = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": f"{os.cpu_count()} × {processor}",
        "memory": f"{memory:.0f} GiB",
        "file system": _file_system(directory),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def _file_system(directory: Path) -> str:
    """Find the kind of file system under a directory: the longest mount point that leads to it."""
    target = directory.resolve()
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    leading = [(len(point), kind) for point, kind in mounts if target.is_relative_to(point)]
    return max(leading)[1] if leading else "unknown"
