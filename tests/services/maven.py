"""What servers consist of that come as jars; Maven fetches them once."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.services.debian import CACHE

_POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>services</groupId><artifactId>server</artifactId><version>1</version>
  <dependencies>
{dependencies}
  </dependencies>
</project>
"""
_ONE = "    <dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"


def jars(name: str, wanted: Sequence[str]) -> Path:
    """The folder of these, ``GROUP:ARTIFACT:VERSION``, and of all that they need; kept under this name.

    Raises AssertionError with what is missing.
    """
    folder = CACHE / name
    if folder.is_dir():
        return folder
    assert shutil.which("mvn"), f"these tests need {name}, which Maven (package maven) fetches"
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as working:
        pom = _POM.format(dependencies="\n".join(_ONE.format(*each.split(":")) for each in wanted))
        (Path(working) / "pom.xml").write_text(pom)
        words = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"]
        done = subprocess.run(words, cwd=working, capture_output=True, text=True, check=False, timeout=900)
        assert done.returncode == 0, f"Maven can't fetch {name}: {done.stdout[-1000:]}"
        if not folder.is_dir():
            (Path(working) / "lib").rename(folder)
    return folder
