"""Servers that keep rows: MariaDB from Debian, a MongoDB-compatible one and rclone's S3, SFTP and WebDAV from PyPI."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.services.debian import unpacked
from tests.services.packages import programs_of
from tests.services.processes import Program, free_port

MARIADB = (
    "mariadb-server", "mariadb-server-core", "mariadb-client-core", "mariadb-common", "libmariadb3", "libaio1",
    "liburing2", "libnuma1",
)  # fmt: skip
MONGODB = "SecantusDB==0.7.0b3"
"""Speaks MongoDB's protocol over its storage engine, in a process of its own."""
KEYS = ("testkey", "testsecret")


class MariaDB:
    """A server with an empty database ``shop``, and root without a password."""

    def __init__(self, folder: Path) -> None:
        root, self.port = unpacked("mariadb", MARIADB), free_port()
        libraries = {"LD_LIBRARY_PATH": str(root / "usr/lib/x86_64-linux-gnu")}
        base = [
            "--no-defaults", f"--basedir={root / 'usr'}", f"--datadir={folder / 'data'}", "--user=root",
            f"--lc-messages-dir={root / 'usr/share/mysql'}", f"--plugin-dir={root / 'usr/lib/mysql/plugin'}",
            f"--tmpdir={folder}",
        ]  # fmt: skip
        tables = "".join(
            (root / "usr/share/mysql" / f"mysql_system_tables{part}.sql").read_text() for part in ("", "_data")
        )
        (folder / "data/mysql").mkdir(parents=True)
        (folder / "init.sql").write_text(
            f"CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\n{tables}\nCREATE DATABASE shop CHARACTER SET utf8mb4;\n"
        )
        with (folder / "init.sql").open("rb") as script:
            made = subprocess.run(
                [root / "usr/sbin/mariadbd", *base, "--bootstrap", "--skip-grant-tables", "--innodb-log-file-size=8M"],
                stdin=script, env=libraries, capture_output=True, check=False, timeout=120,
            )  # fmt: skip
        assert made.returncode == 0, made.stderr.decode()[-2000:]
        words = [
            str(root / "usr/sbin/mariadbd"), *base, f"--port={self.port}", "--bind-address=127.0.0.1",
            f"--socket={folder / 's'}", "--skip-grant-tables", "--skip-networking=0", "--innodb-log-file-size=8M",
        ]  # fmt: skip
        self.program = Program(words, folder, libraries, self.port)
        self.program.start()


class MongoDB:
    """A server that keeps what it has in a folder."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        words = [
            str(programs_of(MONGODB) / "secantusd-py"), "--host", "127.0.0.1", "--port", str(self.port),
            "--storage-path", str(folder / "data"),
        ]  # fmt: skip
        self.program = Program(words, folder, {"HOME": str(folder)}, self.port)
        self.program.start()


class Rclone:
    """A folder, served by one of rclone's servers."""

    def __init__(self, folder: Path, kind: str, *words: str) -> None:
        self.port, self.folder = free_port(), folder / "served"
        self.folder.mkdir()
        served = [str(Path(sys.executable).with_name("rclone")), "serve", kind, str(self.folder)]
        self.program = Program(
            [*served, "--addr", f"127.0.0.1:{self.port}", *words], folder, {"HOME": str(folder)}, self.port
        )
        self.program.start()


def s3(folder: Path) -> Rclone:
    """S3 with one bucket, ``data``."""
    server = Rclone(folder, "s3", "--auth-key", ",".join(KEYS), "--vfs-cache-mode", "full")
    (server.folder / "data").mkdir()
    return server


def sftp(folder: Path) -> Rclone:
    """SFTP with one user, ``ada``."""
    return Rclone(folder, "sftp", "--user", "ada", "--pass", "sesame", "--vfs-cache-mode", "full")


def webdav(folder: Path) -> Rclone:
    """WebDAV with one user, ``ada``."""
    return Rclone(folder, "webdav", "--user", "ada", "--pass", "sesame", "--vfs-cache-mode", "full")
