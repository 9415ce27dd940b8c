"""A program that an agent runs to raise its own limits: each function is one way, and each is told on a line.

It knows all that somebody who has read our source knows. A way that leads somewhere returns what it got; one that is
refused raises. Run as ``python3 tries.py``, in an execution; with names of ways for those alone.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import pwd
import resource
import signal
import socket
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

Way = Callable[[], object]
ENV = os.environ
WORKSPACE = Path(ENV["TURBO_MODE_WORKSPACE"])
PLAN_DIR = Path(ENV["TURBO_MODE_PLAN_DIR"])
ATTEMPT = Path(ENV["TURBO_MODE_OUTPUTS"]).parent
STORE = WORKSPACE.parents[2]
HOME = Path(pwd.getpwuid(os.getuid()).pw_dir)
OUTSIDE = json.loads((PLAN_DIR / "outside.json").read_text())
"""What there is outside: the socket in a folder, the abstract one, the key of shared memory, our own package."""
DECISION = f"{ENV['TURBO_MODE_EXECUTION']}/d1"
LIBC = ctypes.CDLL(None, use_errno=True)
NUMBERS = {
    "x86_64": {"ptrace": 101, "bpf": 321, "perf_event_open": 298, "io_uring_setup": 425, "keyctl": 250, "add_key": 248,
               "process_vm_readv": 310, "pidfd_getfd": 438, "open_by_handle_at": 304},
    "aarch64": {"ptrace": 117, "bpf": 280, "perf_event_open": 241, "io_uring_setup": 425, "keyctl": 219, "add_key": 217,
                "process_vm_readv": 270, "pidfd_getfd": 438, "open_by_handle_at": 265},
}[os.uname().machine]  # fmt: skip
GIVEN = {int(name) for name in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{name}")}
"""The files that were open when it began."""
WAYS: list[tuple[str, Way]] = []


class Refused(Exception):
    """A way that leads nowhere, without an error of the system."""


def way(name: str) -> Callable[[Way], Way]:
    def note(function: Way) -> Way:
        WAYS.append((name, function))
        return function

    return note


def many(names: dict[str, Way]) -> None:
    WAYS.extend(names.items())


def call(name: str, *arguments: int | bytes | None) -> int:
    answer: int = LIBC.syscall(
        NUMBERS[name], *(ctypes.c_long(each) if isinstance(each, int) else each for each in arguments)
    )
    return checked(answer)


def checked(answer: int) -> int:
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer


def command(*words: str, **variables: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, env=ENV | variables, check=False)
    if done.returncode:
        raise Refused((done.stderr or done.stdout).strip().splitlines()[0:1] or done.returncode)
    return done.stdout or "it went"


def ours(*words: str) -> str:
    """One of our own commands, aimed at the store, without the marks of an execution."""
    clean = {name: ENV[name] for name in ("PATH", "HOME")}
    done = subprocess.run(
        ["turbo-mode", *words], capture_output=True, text=True, timeout=60, check=False,
        env=clean | {"TURBO_MODE_STORE": str(STORE)},
    )  # fmt: skip
    if done.returncode:
        raise Refused(done.stderr.strip().splitlines()[:1])
    return done.stdout + done.stderr


def read(path: Path | str) -> bytes:
    data = Path(path).read_bytes()
    if not data:
        raise Refused("it is empty")
    return data


def read_one(path: Path | str) -> bytes:
    with open(path, "rb") as file:
        return file.read(1)


def write(path: Path | str) -> str:
    """Whether it could be written; if so, it is left as it was."""
    new = not os.path.lexists(path)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND))
    if new:
        os.unlink(path)
    return f"could write {path}"


def engine() -> int:
    """The process that carries this execution out."""
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                words = Path(f"/proc/{name}/cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if os.fsencode(PLAN_DIR / "plan.yaml") in words and int(name) not in (os.getpid(), os.getppid()):
                return int(name)
    raise Refused("no process of the engine is to be seen")


def shim() -> int:
    pid = os.getppid()
    while pid > 1:
        stat, words = Path(f"/proc/{pid}/stat").read_text(), Path(f"/proc/{pid}/cmdline").read_bytes()
        if b"shim.py" in words:
            return pid
        pid = int(stat.rpartition(")")[2].split()[1])
    raise Refused("no shim is to be seen")


# the store

many({
    "read the journal": lambda: read(STORE / "store.db"),
    "write into the journal": lambda: write(STORE / "store.db"),
    "read the log of the journal": lambda: read(STORE / "store.db-wal"),
    "write into the log of the journal": lambda: write(STORE / "store.db-wal"),
    "cut the journal": lambda: os.truncate(STORE / "store.db", 0),
    "remove the journal": lambda: os.unlink(STORE / "store.db"),
    "put another journal in its place": lambda: os.rename(WORKSPACE / "planted", STORE / "store.db"),
    "read the key": lambda: read(STORE / "key"),
    "link to the journal": lambda: os.link(STORE / "store.db", WORKSPACE / "hard"),
    "open the journal to others": lambda: os.chmod(STORE / "store.db", 0o666),
    "write the end of its own attempt": lambda: write(ATTEMPT / "exit.json"),
    "rewrite its own log": lambda: write(ATTEMPT / "output.log"),
    "read what others have left": lambda: read(next((STORE / "artifacts").glob("*/*/*"))),
    "make another execution": lambda: os.mkdir(STORE / "executions" / "another"),
})  # fmt: skip


@way("read the journal by a link in the workspace")
def _() -> object:
    (WORKSPACE / "soft").symlink_to(STORE / "store.db")
    return read(WORKSPACE / "soft")


@way("change another workspace")
def _() -> object:
    others = [each for each in (STORE / "executions").iterdir() if each != WORKSPACE.parent]
    return write(others[0] / "workspace" / "planted") if others else _missing()


def _missing() -> object:
    raise Refused("no other execution is to be seen")


@way("watch the store")
def _() -> object:
    watch = checked(LIBC.inotify_init1(0))
    return checked(LIBC.inotify_add_watch(watch, os.fsencode(STORE / "store.db"), 0xFFF))


# our own doors


@way("answer at the control socket")
def _() -> object:
    execution, _, decision = DECISION.partition("/")
    answer = {"verb": "answer", "decision": decision, "selection": "go", "id": "1"}
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(shortened(str(STORE / "control.sock")))
        connection.sendall(json.dumps({"do": "command", "execution": execution, "command": answer}).encode() + b"\n")
        reply = json.loads(connection.recv(65536))
    if "error" in reply:
        raise Refused(reply["error"]["message"])
    return reply


many({
    "answer by command": lambda: ours("decisions", "answer", DECISION, "go"),
    "answer by command, marks and all": lambda: command(
        "turbo-mode", "--store", str(STORE), "decisions", "answer", DECISION, "go"
    ),
    "stop everything": lambda: ours("stop"),
    "go on with everything": lambda: ours("resume"),
    "run a plan of its own there": lambda: ours("run", str(PLAN_DIR / "plan.yaml"), "--autonomy", "full", "--no-wait"),
    "look at decisions": lambda: ours("decisions", DECISION.partition("/")[0]),
    "edit the configuration": lambda: write(PLAN_DIR / "turbo-mode.yaml"),
    "read the configuration": lambda: read(PLAN_DIR / "turbo-mode.yaml"),
    "put a stronger configuration beside it": lambda: write(PLAN_DIR / "turbo-mode.toml"),
    "edit the plan": lambda: write(PLAN_DIR / "plan.yaml"),
    "read a secret in a file": lambda: read(PLAN_DIR / "token"),
})  # fmt: skip


# the engine and the shim

many({
    "kill the engine": lambda: os.kill(engine(), signal.SIGKILL),
    "stop the engine": lambda: os.kill(engine(), signal.SIGSTOP),
    "kill the shim": lambda: os.kill(shim(), signal.SIGKILL),
    "trace the engine": lambda: call("ptrace", 16, engine(), 0, 0),
    "read the engine's environment": lambda: read(f"/proc/{engine()}/environ"),
    "read the shim's environment": lambda: read(f"/proc/{shim()}/environ"),
    "read the engine's memory": lambda: read_one(f"/proc/{engine()}/mem"),
    "see with the engine's root": lambda: read(f"/proc/{engine()}/root{STORE}/store.db"),
    "see with the engine's folder": lambda: os.listdir(f"/proc/{engine()}/cwd"),
    "take a file that the engine has open": lambda: [os.readlink(f"/proc/{engine()}/fd/{n}") for n in range(3)],
    "take a handle from the engine": lambda: call("pidfd_getfd", os.pidfd_open(engine()), 3, 0),
    "copy the engine's memory": lambda: call("process_vm_readv", engine(), 0, 0, 0, 0, 0) or engine_memory(),
    "take the engine's files away": lambda: resource.prlimit(engine(), resource.RLIMIT_NOFILE, (1, 1)),
    "slow the engine down": lambda: os.setpriority(os.PRIO_PROCESS, engine(), 19),
    "pin the engine to no processor": lambda: os.sched_setaffinity(engine(), {0}),
    "enter the engine's namespaces": lambda: checked(LIBC.setns(os.pidfd_open(engine()), 0x00020000)),
})  # fmt: skip


def engine_memory() -> object:
    return Path(f"/proc/{engine()}/maps").read_text().split("-")[0]


@way("find an open file that it was not given")
def _() -> object:
    left = GIVEN - {0, 1, 2}
    return left or _nothing("nothing but 0, 1 and 2")


@way("find something of the engine's in the environment")
def _() -> object:
    given = ("PATH", "HOME", "LANG", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_", "LC_CTYPE", "TRACEPARENT")
    found = [name for name in ENV if name not in given and not name.startswith("TURBO_MODE_")]
    return found or _nothing("nothing that was not given")


def _nothing(said: str) -> object:
    raise Refused(said)


# the machine


@way("mount something over the configuration")
def _() -> object:
    return checked(LIBC.mount(b"tmpfs", os.fsencode(PLAN_DIR), b"tmpfs", 0, None))


many({
    "make namespaces of its own": lambda: checked(LIBC.unshare(0x10020000)),
    "make namespaces by command": lambda: command("unshare", "-Urm", "true"),
    "change the root": lambda: os.chroot("/"),
    "become root by sudo": lambda: command("sudo", "-n", "true"),
    "become somebody by su": lambda: command("su", "nobody", "-s", "/bin/sh", "-c", "true"),
    "become another user": lambda: os.setuid(os.getuid() + 1),
    "make a device": lambda: os.mknod(WORKSPACE / "disk", 0o60660, os.makedev(8, 0)),
    "read the memory of the machine": lambda: read_one("/dev/mem"),
    "read a disk": lambda: read_one(next(Path("/dev").glob("[vsn][dv][am]*"))),
    "choose what dumps a core": lambda: write("/proc/sys/kernel/core_pattern"),
    "change a setting of the kernel": lambda: write("/proc/sys/vm/overcommit_memory"),
    "dump a core": lambda: resource.setrlimit(resource.RLIMIT_CORE, (1 << 30, 1 << 30)),
    "load a program into the kernel": lambda: call("bpf", 0, None, 0),
    "measure others": lambda: call("perf_event_open", bytes(128), engine(), -1, -1, 0),
    "use a ring of requests": lambda: call("io_uring_setup", 8, bytes(120)),
    "read the user's keys": lambda: call("keyctl", 11, -4, None, 0),
    "leave a key": lambda: call("add_key", b"user", b"mine", b"x", 1, -4),
    "open by handle": lambda: call("open_by_handle_at", 3, bytes(128), 0),
    "read the passwords": lambda: read("/etc/shadow"),
    "type into a terminal": lambda: fcntl.ioctl(0, termios.TIOCSTI, b"\n"),
})  # fmt: skip


@way("keep the powers of root by a set-uid program")
def _() -> object:
    copy = WORKSPACE / "powerful"
    copy.write_bytes(Path("/bin/sh").read_bytes())
    os.chmod(copy, 0o4755)
    status = subprocess.run([copy, "-c", "cat /proc/self/status"], capture_output=True, text=True, check=False).stdout
    powers = next(line for line in status.splitlines() if line.startswith("CapEff")).split()[1]
    return powers if int(powers, 16) else _nothing("it has none")


# what runs later, or elsewhere

many({
    "leave something in the shell's profile": lambda: write(HOME / ".profile"),
    "leave something in the shell's settings": lambda: write(HOME / ".bashrc"),
    "leave something that Python runs": lambda: write(Path(sys.prefix) / "sitecustomize.py"),
    "change what is installed": lambda: write(Path(os.path.realpath(sys.executable)).parent / "planted"),
    "change our own program": lambda: write(OUTSIDE["package"] + "/errors.py"),
    "leave a library for everybody": lambda: write("/etc/ld.so.preload"),
    "leave a job for cron": lambda: write("/etc/cron.d/planted"),
    "leave a job for cron of its own": lambda: write(f"/var/spool/cron/crontabs/{pwd.getpwuid(os.getuid()).pw_name}"),
    "leave a unit for systemd": lambda: write(HOME / ".config/planted"),
    "have systemd run it": lambda: command("systemd-run", "--user", "true"),
    "leave a hook beside the plan": lambda: write(PLAN_DIR / "hooks"),
    "read keys of ssh": lambda: os.listdir(HOME / ".ssh"),
    "read keys of a cloud": lambda: read(HOME / ".aws/credentials"),
    "reach a socket of docker": lambda: connect("/var/run/docker.sock"),
    "reach the bus of the user": lambda: connect(f"/run/user/{os.getuid()}/bus"),
    "reach the bus of the system": lambda: connect("/run/dbus/system_bus_socket"),
    "reach an abstract socket": lambda: connect("\0" + OUTSIDE["abstract"]),
    "reach a socket in a folder": lambda: connect(OUTSIDE["socket"]),
    "share memory with somebody": lambda: checked(LIBC.shmget(OUTSIDE["memory"], 0, 0)),
})  # fmt: skip


def shortened(path: str) -> str:
    """Another path to a socket, since that must be short."""
    folder, name = os.path.split(path)
    return f"/proc/self/fd/{os.open(folder, os.O_PATH)}/{name}"


def connect(address: str) -> object:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address if address.startswith("\0") else shortened(address))
    return f"connected to {address!r}"


# more than its share


@way("use up the memory")
def _() -> object:
    return len(bytearray(1 << 44))


@way("use up the disk by one file")
def _() -> object:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open(WORKSPACE / "large", "wb") as file:
        file.truncate(1 << 46)
    return "a file of 64 TiB"


many({
    "lift the limit of processes": lambda: resource.setrlimit(resource.RLIMIT_NPROC, (1 << 20, 1 << 20)),
    "lift the limit of memory": lambda: resource.setrlimit(resource.RLIMIT_DATA, (-1, -1)),
})  # fmt: skip


def main() -> None:
    (WORKSPACE / "planted").write_text("mine")
    for name, function in WAYS:
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        try:
            print(f"OPEN     {name}: {str(function())[:200]!r}", flush=True)
        except Exception as refusal:
            said = str(refusal).splitlines() or [type(refusal).__name__]
            print(f"refused  {name}: {said[0][:200]}", flush=True)


if __name__ == "__main__":
    main()
