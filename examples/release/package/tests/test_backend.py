"""What the wheel promises: the same bytes every time, and a record that tells the truth."""

import base64
import csv
import hashlib
import io
import tempfile
import unittest
import zipfile
from pathlib import Path

import backend


class Wheel(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_two_builds_are_the_same_file(self) -> None:
        first, second = (self.folder / name for name in ("first", "second"))
        wheel = backend.build_wheel(str(first))
        assert backend.build_wheel(str(second)) == wheel
        assert (first / wheel).read_bytes() == (second / wheel).read_bytes()
        assert [path.name for path in first.iterdir()] == [wheel]

    def test_the_record_lists_every_file_with_its_hash(self) -> None:
        with zipfile.ZipFile(self.folder / backend.build_wheel(str(self.folder))) as archive:
            names = archive.namelist()
            record = names[-1]
            rows = list(csv.reader(io.StringIO(archive.read(record).decode())))
            assert [row[0] for row in rows] == names
            assert rows.pop() == [record, "", ""]
            for name, digest, size in rows:
                data = archive.read(name)
                padded = digest.removeprefix("sha256=") + "="
                assert base64.urlsafe_b64decode(padded) == hashlib.sha256(data).digest()
                assert int(size) == len(data)

    def test_holds_the_package_and_nothing_else(self) -> None:
        with zipfile.ZipFile(self.folder / backend.build_wheel(str(self.folder))) as archive:
            folders = {name.split("/")[0].split("-")[0] for name in archive.namelist()}
            assert folders == {"tinyapi"}
            assert "tinyapi/__main__.py" in archive.namelist()
