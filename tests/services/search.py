"""OpenSearch and Elasticsearch, each as one node in a process of Java: the published jars, which Maven fetches.

Elasticsearch is of the last version whose licence is Apache's (7.10).
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from tests.services.debian import CACHE
from tests.services.processes import Program, free_port


class Kind(NamedTuple):
    """Which of the two: how it is called by Maven, and by Java."""

    name: str
    version: str

    @property
    def group(self) -> str:
        return f"org.{self.name}"


OPENSEARCH: Final = Kind("opensearch", "2.19.6")
ELASTICSEARCH: Final = Kind("elasticsearch", "7.10.2")
_POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>services</groupId><artifactId>search</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version></dependency>
    <dependency>
      <groupId>{group}.plugin</groupId><artifactId>transport-netty4-client</artifactId><version>{version}</version>
    </dependency>
    <dependency>
      <groupId>{group}.plugin</groupId><artifactId>reindex-client</artifactId><version>{version}</version>
    </dependency>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId><artifactId>log4j-api</artifactId><version>2.25.4</version>
    </dependency>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>2.25.4</version>
    </dependency>
  </dependencies>
</project>
"""
_MAIN = """\
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import GROUP.common.settings.Settings;
import GROUP.index.reindex.ReindexPlugin;
import GROUP.node.InternalSettingsPreparer;
import GROUP.node.Node;
import GROUP.transport.Netty4Plugin;

public class Search extends Node {
    Search(Settings settings, Path folder) {
        super(
            InternalSettingsPreparer.prepareEnvironment(settings, Collections.emptyMap(), folder, () -> "turbo"),
            List.of(Netty4Plugin.class, ReindexPlugin.class), false
        );
    }

    public static void main(String[] words) throws Exception {
        Settings settings = Settings.builder()
            .put("path.home", words[0]).put("http.port", words[1]).put("transport.port", words[2])
            .put("network.host", "127.0.0.1").put("discovery.type", "single-node").put("cluster.name", "turbo")
            .put("http.type", "netty4").put("transport.type", "netty4")
            .put("cluster.routing.allocation.disk.threshold_enabled", false).build();
        new Search(settings, Path.of(words[0], "config")).start();
        Thread.currentThread().join();
    }
}
"""


def _jars(kind: Kind) -> Path:
    """The folder of the server's jars; Maven fetches them once. Raises AssertionError with what is missing."""
    folder = CACHE / f"{kind.name}-{kind.version}"
    if folder.is_dir():
        return folder
    assert shutil.which("mvn"), f"these tests need {kind.name}, which Maven (package maven) fetches"
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as working:
        pom = _POM.format(group=kind.group, name=kind.name, version=kind.version)
        (Path(working) / "pom.xml").write_text(pom)
        words = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"]
        done = subprocess.run(words, cwd=working, capture_output=True, text=True, check=False, timeout=900)
        assert done.returncode == 0, f"Maven can't fetch {kind.name} {kind.version}: {done.stdout[-1000:]}"
        if not folder.is_dir():
            (Path(working) / "lib").rename(folder)
    return folder


class Server:
    """One node, with 512 MiB of memory."""

    def __init__(self, folder: Path, kind: Kind) -> None:
        self.port = free_port()
        (folder / "config").mkdir()
        (folder / "Search.java").write_text(_MAIN.replace("GROUP", kind.group))
        java = ["java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{_jars(kind)}/*"]
        words = [*java, "Search.java", str(folder), str(self.port), str(free_port())]
        self.program = Program(words, folder, {}, self.port)
        self.program.start()
