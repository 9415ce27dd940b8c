"""Names of things that stand elsewhere: one for each kind of reference, and then some."""

from __future__ import annotations

from tests.language.mistakes.mistake import Mistake as M

MISTAKES = [
    # order
    M("release", "needs: [unit]", "needs: [«uint»]", "E0202"),
    M("migrate", "needs: [migrate]", "needs: [«migrat»]", "E0202"),
    M("migrate", "needs: [migrate]", "needs: [{id: «prepar», is: [COMPLETED]}]", "E0202"),
    M("migrate", "needs: [migrate]", "needs: [«verify»]", "E0203", "migrate"),
    M("migrate", "needs: [migrate]", "needs: [«shard»]", "E0205", "migrate"),
    M("release", "needs: [unit]", "needs: [«checkout», unit]", "E0205", ("[checkout, unit]", "[unit]")),
    M("migrate", "- id: settle", "- id: «verify»", "E0201", "settle"),
    M("release", "- id: tidy", "- id: «tag»", "E0201", "tidy"),
    M("migrate", "onFailure: rebuild", "onFailure: «rebiuld»", "E0206"),
    M("migrate", "onFailure: rebuild", "onFailure: «smoke»", "E0206", "rebuild"),
    M("migrate", "onFailure: rebuild", "onFailure: «index»", "E0206", "rebuild"),
    M("release", "takeBack: {then: rollback, benefit", "takeBack: {then: rollback, to: «biuld», benefit", "E0207"),
    M("release", "takeBack: {then: rollback, benefit", "takeBack: {then: rollback, to: «announce», benefit", "E0404", "build"),
    M("canary", "{where: row.version == '1.0'}", "{before: «strat»}", "E0207"),
    M("canary", "{where: row.version == '1.0'}", "{before: «clean»}", "E0404", "start"),
    # options
    M("canary", "onTimeout: rollBack", "onTimeout: «rollback»", "E0208"),
    M("canary", "onRefuse: hold", "onRefuse: «abort»", "E0208", "rollBack"),
    M("agent", "onTimeout: later", "onTimeout: «latter»", "E0208"),
    M("agent", "onTimeout: side", "onTimeout: «sides»", "E0208"),
    M("canary", "forbid: [promote]", "forbid: [«promte»]", "E0208"),
    M("agent", "forbid: [keep]", "forbid: [«kepe»]", "E0208"),
    # environments, data
    M("canary", "environment: production", "environment: «prodution»", "E0209"),
    M("canary", "source: samples", "source: «sample»", "E0210"),
    M("nightly", "source: orders, query", "source: «order», query", "E0210"),
    M("nightly", "sink: warehouse", "sink: «warehose»", "E0211"),
    M("nightly", "sink: warehouse", "sink: «orders»", "E0211", "warehouse"),
    # plans and what they take
    M("nightly", "plan: {name: load,", "plan: {name: «laod»,", "E0212"),
    M("nightly", "inputs: {table: \"${{ item }}\", limit: 500}", "inputs: {«tabel»: x, table: \"${{ item }}\"}", "E0213",
      ("tabel: x, ", "")),
    M("nightly", "inputs: {table: \"${{ item }}\", limit: 500}", "«inputs»: {limit: 500}", "E0213",
      ("inputs: {limit: 500}", "inputs: {limit: 500, table: x}")),
    M("nightly", "limit: 500}", "limit: «many»}", "E0213", "500"),
    M("nightly", "limit: 500}", "limit: «0.5»}", "E0213", "5"),
    M("nightly", ", limit: 500}, secrets: [dbPassword]}", ", limit: 500}, secrets: [dbPassword, «dbPasswrd»]}", "E0214",
      (", dbPasswrd]", "]")),
    M("nightly", "plan: {name: load, inputs: {table: \"${{ item }}\", limit: 500}, secrets: [dbPassword]}",
      "«plan»: {name: load, inputs: {table: \"${{ item }}\", limit: 500}}", "E0214",
      (", limit: 500}}", ", limit: 500}, secrets: [dbPassword]}")),
    M("nightly", "inputs: {day: today}}", "inputs: {«date»: today, day: today}}", "E0213", ("date: today, ", "")),
    M("nightly", "full: true}}", "full: «often»}}", "E0213", "true"),
    M("nightly", "- {event: \"execution:completed\", when: event.data.plan == 'ingest', inputs: {day: "
      "\"${{ event.data.outputs.day }}\"}}", "- «{event: \"execution:completed\"}»", "E0213",
      "{event: \"execution:completed\", inputs: {day: x}}"),
    # events, addresses
    M("release", "events: [\"execution:completed\"]", "events: [«\"execution:complete\"»]", "E0215", "\"execution:completed\""),
    M("release", "events: [\"execution:completed\"]", "events: [\"execution:completed\", «execution.failed»]", "E0215",
      "task:failed"),
    M("nightly", "event: \"execution:completed\", when", "event: «\"execution:finished\"», when", "E0215",
      "\"execution:completed\""),
    M("release", "\"slack:#releases\"", "«\"slak:#releases\"»", "E0216", "\"slack:#releases\""),
    M("release", "\"slack:#releases\"", "«\"#releases\"»", "E0216", "\"slack:#releases\""),
    M("nightly", "\"mailto:data@example.com\"", "«data@example.com»", "E0216"),
    M("nightly", "\"mailto:data@example.com\"", "«\"email:data@example.com\"»", "E0216", "\"mailto:data@example.com\""),
    M("canary", "to: [\"role:oncall\"]", "to: [«oncall»]", "E0216", "\"role:oncall\""),
    M("canary", "from: [\"role:release\", \"team:web\"]", "from: [«\"slack:#releases\"», \"team:web\"]", "E0216",
      "\"role:release\""),
    M("agent", "from: [\"user:ada\", \"user:bob\"], quorum: 2", "from: [«ada», \"user:bob\"], quorum: 2", "E0216", "\"user:ada\""),
    # secrets, environments of a phase
    M("release", "auth: Bearer ${{ secrets.registry }}\n          json", "auth: Bearer ${{ «secrets.registri» }}\n          json",
      "E0402", "secrets.registry"),
    M("release", "TOKEN: \"${{ secrets.key }}\"", "TOKEN: \"${{ «secrets.keys» }}\"", "E0402", "secrets.key"),
    M("nightly", "PASSWORD: \"${{ secrets.dbPassword }}\"", "PASSWORD: \"${{ «secrets.password» }}\"", "E0402",
      "secrets.dbPassword"),
    M("canary", "URL: \"${{ environment.url }}\"", "URL: \"${{ «environment.ulr» }}\"", "E0402", "environment.url"),
]  # fmt: skip
