"""How Temporal is reached: the section ``temporal`` of the file, and variables that say otherwise."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import structs

from turbo_mode.configuration.model import Configuration, ConfiguredTemporal, ConfiguredTLS
from turbo_mode.core.plan.model import Secret
from turbo_mode.errors import ConfigurationInvalid

PREFIX = "TURBO_MODE_TEMPORAL_"
VARIABLES = {"ADDRESS": "address", "NAMESPACE": "namespace", "TASK_QUEUE": "taskQueue"}
TLS_VARIABLES = {"TLS_CA": "ca", "TLS_CERT": "cert", "TLS_KEY": "key", "TLS_SERVER_NAME": "serverName"}
TLS = "TLS"
SECRETS = {"API_KEY": "apiKey", "ENCRYPTION_KEY": "encryption"}


def overlaid(configuration: Configuration, environment: Mapping[str, str]) -> Configuration:
    """The configuration with what ``TURBO_MODE_TEMPORAL_ADDRESS`` and its siblings say instead of the file.

    Raises ``ConfigurationInvalid`` for a value that no such key takes.
    """
    said = {name: value for name in environment if name.startswith(PREFIX) and (value := environment[name])}
    known = {PREFIX + name for name in (*VARIABLES, *TLS_VARIABLES, TLS, *SECRETS)}
    if not (wanted := {name.removeprefix(PREFIX): value for name, value in said.items() if name in known}):
        return configuration
    made = msgspec.to_builtins(configuration.temporal or ConfiguredTemporal())
    made |= {key: wanted[name] for name, key in VARIABLES.items() if name in wanted}
    if tls := {key: wanted[name] for name, key in TLS_VARIABLES.items() if name in wanted}:
        made["tls"] = (made["tls"] if isinstance(made.get("tls"), dict) else {}) | tls
    elif TLS in wanted:
        made["tls"] = made["tls"] if isinstance(made.get("tls"), dict) else _switched(wanted[TLS])
    for name in SECRETS.keys() & wanted.keys():
        made[SECRETS[name]] = msgspec.to_builtins(Secret(name=PREFIX + name))
    try:
        return structs.replace(configuration, temporal=msgspec.convert(made, ConfiguredTemporal))
    except msgspec.ValidationError as problem:
        names = ", ".join(PREFIX + name for name in wanted if name not in SECRETS)
        raise ConfigurationInvalid([], f"{names}: {problem}") from None


def problems_of(said: ConfiguredTemporal) -> str:
    """What is wrong with a section that is well formed; empty if nothing is."""
    if isinstance(said.tls, ConfiguredTLS) and (said.tls.cert is None) != (said.tls.key is None):
        return "a certificate for Temporal needs its key, and a key its certificate"
    return ""


def _switched(text: str) -> bool:
    if text not in ("true", "false", "1", "0"):
        raise ConfigurationInvalid(
            [], f"{PREFIX}{TLS} is `{text}`", hint="true or false; or name the files in its siblings"
        )
    return text in ("true", "1")
