"""OpenSearch and Elasticsearch, each as one node in a process of Java: the published jars, which Maven fetches.

Elasticsearch is of the last version whose licence is Apache's (7.10).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from tests.services.maven import jars
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
PLUGINS = ("transport-netty4-client", "reindex-client")
LOG4J = "org.apache.logging.log4j:{}:2.25.4"
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
    ours = (f"{kind.group}:{kind.name}", *(f"{kind.group}.plugin:{name}" for name in PLUGINS))
    logs = [LOG4J.format(name) for name in ("log4j-api", "log4j-core")]
    return jars(f"{kind.name}-{kind.version}", [*(f"{each}:{kind.version}" for each in ours), *logs])


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
