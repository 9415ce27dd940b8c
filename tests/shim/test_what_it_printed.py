"""Output is kept byte by byte, in bounded space, and becomes the task's result."""

from __future__ import annotations

import io
import os
import resource
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from turbo_mode.runtime.embedded.attempt_log import LogPiece, LogReader, iterate_log, tails
from turbo_mode.runtime.embedded.spool import LOG, STDERR, STDOUT, Spool, frames

BOTH = "import os\nfor n in range(3): os.write(1, b'out%d\\n' % n); os.write(2, b'err%d\\n' % n)"
HUNDRED_MEGABYTES = """
import os
for _ in range(1600):
    os.write(1, b"0123456789abcde\\n" * 4096)
print("the end")
"""


@pytest.fixture
def directory(tmp_path: Path) -> Any:
    fd = os.open(tmp_path, os.O_RDONLY)
    yield fd
    os.close(fd)


def test_streams_stay_apart_and_in_order(lab: Any) -> None:
    result = lab.python(BOTH)

    assert (result["stdout"], result["stderr"]) == ("out0\nout1\nout2\n", "err0\nerr1\nerr2\n")
    pieces = list(iterate_log(lab.attempt))
    assert [piece.at for piece in pieces] == sorted(piece.at for piece in pieces)
    assert pieces[-1].position == 30


def test_bytes_that_are_no_text_are_kept_and_shown_with_backslashes(lab: Any) -> None:
    result = lab.shell(r"printf 'caf\303\251 \377\000.'")

    assert result["stdout"] == "café \\xff\x00."
    assert b"".join(piece.data for piece in iterate_log(lab.attempt)) == b"caf\xc3\xa9 \xff\x00."


def test_the_result_is_the_last_64_kibibytes_cut_between_characters(lab: Any) -> None:
    result = lab.python("print('é' * 40_000, end='!')")

    assert result["stdout"] == "é" * 32767 + "!"
    assert result["json"] is None


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ('{"a": [1, 2.5, null]}\n', {"a": [1, 2.5, None]}),
        (" 12 ", 12),
        ("", None),
        ("NaN", None),
        ('"\\ud800"', None),
        ("{} {}", None),
        ("[" * 100_000, None),
    ],
)
def test_json_is_strict_or_null(lab: Any, printed: str, value: object) -> None:
    assert lab.result("cat", stdin=printed)["json"] == value


def test_each_file_among_the_outputs_is_one_output(lab: Any) -> None:
    result = lab.shell('echo 1.2.3 >"$TURBO_MODE_OUTPUTS/version"; printf "a\n\n" >"$TURBO_MODE_OUTPUTS/_two"')

    assert result["files"] == {"version": "1.2.3", "_two": "a\n"}
    assert "badOutput" not in result


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("echo x >two-words", "output 'two-words': a name has letters"),
        ("ln -s /etc/hostname link", "output 'link': not a regular file"),
        ("mkdir folder", "output 'folder': not a regular file"),
        ("mkfifo pipe", "output 'pipe': not a regular file"),
        ("head -c 65537 /dev/zero >big", "output 'big': larger than 64 KiB"),
        ("for n in a b c d e; do head -c 60000 /dev/zero >$n; done", "output 'e': the outputs are larger than 256 KiB"),
        (r"printf '\377' >bytes", "output 'bytes': not UTF-8 text"),
        ("cd ..; rmdir outputs; ln -s /etc outputs", "the outputs can't be read"),
    ],
)
def test_an_output_that_cannot_be_taken_is_named(lab: Any, script: str, problem: str) -> None:
    result = lab.shell(f'cd "$TURBO_MODE_OUTPUTS"; {script}')

    assert result["badOutput"].startswith(problem)
    assert result["files"] == {}


def test_a_hundred_megabytes_pass_through_a_small_shim(lab: Any) -> None:
    handle = lab.start(sys.executable, "-I", "-S", "-c", HUNDRED_MEGABYTES)
    peaks = [0]

    def look() -> None:
        while True:
            try:
                status = Path(f"/proc/{handle.pid}/status").read_text()
            except OSError:
                return
            peaks.extend(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
            if handle.wait(20):
                return

    watcher = threading.Thread(target=look)
    watcher.start()
    record = lab.record(handle)
    watcher.join()

    written = 1600 * 65536 + len("the end\n")
    log = list(iterate_log(lab.attempt))
    assert record["bytes"]["stdout"] == written
    assert 0 < max(peaks) < 60 * 1024
    assert (lab.attempt / LOG).stat().st_size <= 10 * 1024 * 1024
    assert sum(len(piece.data) for piece in log) + record["bytes"]["dropped"] == written
    assert log[0].text.startswith("0123456789abcde\n")
    assert tails(lab.attempt)[0].text.endswith("abcde\nthe end\n")
    assert not tails(lab.attempt)[0].is_whole


def test_a_flood_on_one_stream_does_not_wash_away_the_result_on_the_other(directory: int, tmp_path: Path) -> None:
    spool = Spool(directory, 100_000)
    for number in range(600):
        spool.write(STDOUT, b"%05d" % number, number)
    for number in range(3000):
        spool.write(STDERR, b"noise " * 50, 1000 + number)
    spool.close(9000)

    out, err = tails(tmp_path)
    assert out == type(out)(b"".join(b"%05d" % number for number in range(600)), is_whole=True)
    assert not err.is_whole
    assert spool.dropped == 3000 * 300 - sum(len(piece.data) for piece in iterate_log(tmp_path)) + 3000
    assert (tmp_path / LOG).stat().st_size <= 100_000


def test_many_tiny_pieces_keep_to_the_limit_and_to_their_order(directory: int, tmp_path: Path) -> None:
    spool = Spool(directory, 8192)
    for number in range(5000):
        spool.write(STDOUT if number % 3 else STDERR, b"%04d," % number, number)
        assert (tmp_path / LOG).stat().st_size <= 8192
    spool.close(5000)

    pieces = list(iterate_log(tmp_path))
    assert pieces[-1].position == 25_000 == sum(len(piece.data) + piece.left_out for piece in pieces)
    for stream in ("stdout", "stderr"):
        numbers = [int(n) for piece in pieces if piece.stream == stream for n in piece.text.split(",") if len(n) == 4]
        assert numbers == sorted(set(numbers))
        assert numbers[-1] in {4998, 4999}


def test_a_reader_that_keeps_up_sees_everything_even_what_is_left_out_later(directory: int, tmp_path: Path) -> None:
    spool, reader = Spool(directory, 4096), LogReader(tmp_path)
    seen: list[LogPiece] = []
    for number in range(2000):
        spool.write(STDOUT, b"line %d\n" % number, number)
        seen += reader.read()
    spool.close(2000)
    reader.close()

    assert spool.dropped > 0
    assert "".join(piece.text for piece in seen) == "".join(f"line {number}\n" for number in range(2000))


def test_a_reader_goes_on_from_its_bookmark(directory: int, tmp_path: Path) -> None:
    spool = Spool(directory, 1 << 20)
    spool.write(STDOUT, b"one two three", 1)
    spool.close(2)

    assert [piece.text for piece in iterate_log(tmp_path, 4)] == ["two three"]
    assert list(iterate_log(tmp_path, 13)) == []


def test_a_torn_last_frame_is_not_shown(directory: int, tmp_path: Path) -> None:
    spool = Spool(directory, 1 << 20)
    spool.write(STDOUT, b"whole", 1)
    spool.write(STDOUT, b"torn", 2)
    spool.close(3)
    os.truncate(tmp_path / LOG, (tmp_path / LOG).stat().st_size - 1)

    assert [piece.text for piece in iterate_log(tmp_path)] == ["whole"]


def test_a_full_disk_costs_output_and_nothing_else(directory: int, tmp_path: Path) -> None:
    """A file size limit refuses writes as a full disk does, in the middle of a frame."""
    spool = Spool(directory, 1 << 20)
    spool.write(STDOUT, b"before", 1)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((tmp_path / LOG).stat().st_size + 30, hard))
    try:
        spool.write(STDOUT, b"x" * 100, 2)
        spool.write(STDERR, b"y" * 50, 3)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    spool.write(STDOUT, b"after", 4)
    spool.close(5)

    pieces = [(piece.stream, piece.text, piece.left_out) for piece in iterate_log(tmp_path)]
    assert pieces == [("stdout", "before", 0), ("gap", "", 150), ("stdout", "after", 0)]
    assert spool.dropped == 150


def test_following_a_log_shows_lines_as_they_come_and_ends_with_the_attempt(lab: Any) -> None:
    lab.start("sh", "-c", "echo one; until [ -e go ]; do sleep 0.01; done; echo two")

    seen = []
    for piece in iterate_log(lab.attempt, follow=True):
        seen.append(piece.text)
        (lab.place / "go").touch()

    assert seen == ["one\n", "two\n"]


def test_frames_stop_before_damage() -> None:
    assert list(frames(io.BytesIO(bytes(200)))) == []
