"""Stores of secrets beyond this machine's environment and files: its keyring, Vault, and those of AWS and Google.

Each is found and entered the way its own tools are, by their variables and files, so nothing about it stands in a plan.
A name may end with ``#FIELD``, one value of several that are kept under it. Each needs an extra of its own.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

SECONDS: Final = 10
"""So long is a store waited for."""
SERVICE: Final = "turbo-mode"
"""The service of a keyring, where a name says none."""
GOOGLE: Final = "CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER"
"""The variable by which Google's own tools find another Secret Manager than Google's."""


class Unreadable(Exception):
    """A store has no such secret, or doesn't let us have it. Says why and what to do, never a value."""

    def __init__(self, problem: str, hint: str) -> None:
        self.problem, self.hint = problem, hint
        super().__init__(problem)


def from_keyring(name: str) -> str:
    """``SERVICE/NAME`` in the keyring of this machine's user; without a service that of ``turbo-mode``."""
    import keyring
    from keyring.errors import KeyringError

    service, _, user = name.rpartition("/")
    try:
        found = keyring.get_password(service or SERVICE, user)
    except KeyringError as error:
        raise Unreadable(f"can't be read: {_line(error)}", "unlock the keyring, or use another source") from None
    if found is None:
        raise Unreadable("is not in the keyring", f"keyring set {service or SERVICE} {user}")
    return found


def from_vault(name: str) -> str:
    """``MOUNT/PATH#FIELD`` of a KV engine, version 2; by ``VAULT_ADDR`` and ``VAULT_TOKEN``, or ``~/.vault-token``."""
    import hvac
    from hvac.exceptions import Forbidden, InvalidPath, VaultError
    from requests.exceptions import RequestException

    where, field = _parts(name)
    mount, _, path = where.partition("/")
    if not path:
        raise Unreadable("is no name of a secret in Vault", "write it as `MOUNT/PATH#FIELD`")
    try:
        client = hvac.Client(
            timeout=SECONDS, namespace=os.environ.get("VAULT_NAMESPACE"), allow_redirects=False
        )  # fmt: skip
        said = client.secrets.kv.v2.read_secret_version(path, mount_point=mount, raise_on_deleted_version=True)
        fields = said["data"]["data"]
    except InvalidPath:
        raise Unreadable("is not in Vault", "look with `vault kv get`; its engine must be KV of version 2") from None
    except Forbidden:
        raise Unreadable("is refused by Vault", "its token (VAULT_TOKEN) may not read this, or has expired") from None
    except (VaultError, RequestException, OSError, ValueError) as error:
        raise Unreadable(f"can't be read: {_line(error)}", "is VAULT_ADDR right?") from None
    except (KeyError, TypeError):  # a redirect, or no answer of Vault's
        raise Unreadable("can't be read: this is no answer of Vault", "is VAULT_ADDR right?") from None
    return _field(fields, field)


def from_aws(name: str) -> str:
    """``NAME#FIELD`` in AWS Secrets Manager, by its name or ARN; region and keys as for all tools of AWS."""
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError
    from botocore.session import get_session

    where, field = _parts(name)
    settings = Config(connect_timeout=SECONDS, read_timeout=SECONDS, retries={"max_attempts": 2})
    try:
        said = get_session().create_client("secretsmanager", config=settings).get_secret_value(SecretId=where)
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", "error"))
        raise Unreadable(f"is refused by AWS: {code}", "is the name right, and may this role read it?") from None
    except (BotoCoreError, OSError, ValueError) as error:
        raise Unreadable(f"can't be read: {_line(error)}", "set region and credentials as for the `aws` tool") from None
    if "SecretString" not in said:
        raise Unreadable("is no text", "keep it as a text in AWS, e.g. as base64")
    return _text(said["SecretString"], field)


def from_gcp(name: str) -> str:
    """``NAME#FIELD`` in Google's Secret Manager, the latest version, or ``projects/…/secrets/…/versions/…``."""
    import google.auth
    from google.auth.exceptions import GoogleAuthError
    from google.auth.transport.requests import AuthorizedSession
    from requests.exceptions import RequestException

    where, field = _parts(name)
    base = os.environ.get(GOOGLE, "https://secretmanager.googleapis.com/").rstrip("/")
    try:
        credentials, project = google.auth.default(scopes=["https://www.googleapis.com/auth/cloud-platform"])
        path = _version(where, project)
        with AuthorizedSession(credentials) as session:  # type: ignore[no-untyped-call]
            said = session.get(f"{base}/v1/{path}:access", timeout=SECONDS, allow_redirects=False)
        if said.status_code != 200:
            hint = "is the name right, and may this account access it?"
            raise Unreadable(f"is refused by Google: HTTP {said.status_code}", hint)
        return _text(base64.b64decode(said.json()["payload"]["data"]).decode(), field)
    except (GoogleAuthError, RequestException, OSError) as error:
        hint = "name an account, e.g. in GOOGLE_APPLICATION_CREDENTIALS"
        raise Unreadable(f"can't be read: {_line(error)}", hint) from None
    except (ValueError, KeyError, TypeError):
        raise Unreadable("is no text", "keep it as UTF-8 text, e.g. as base64") from None


STORES: Final[Mapping[str, Callable[[str], str]]] = {
    "keyring": from_keyring, "vault": from_vault, "aws": from_aws, "gcp": from_gcp,
}  # fmt: skip
"""By the ``source`` of a secret, which is the name of the extra too."""


def read(source: str, name: str) -> str:
    """A secret of one of ``STORES``. Raises ``Unreadable``."""
    try:
        return STORES[source](name)
    except ImportError as missing:
        hint = f"pip install 'turbo-mode[{source}]'"
        raise Unreadable(f"needs what isn't installed ({missing.name or missing})", hint) from None


def _parts(name: str) -> tuple[str, str]:
    where, _, field = name.partition("#")
    return where, field


def _version(where: str, project: str | None) -> str:
    if not where.startswith("projects/"):
        if not project:
            raise Unreadable("is in no project", "set GOOGLE_CLOUD_PROJECT, or write `projects/P/secrets/S`")
        where = f"projects/{project}/secrets/{where}"
    return where if "/versions/" in where else f"{where}/versions/latest"


def _text(text: str, field: str) -> str:
    """A secret that is a text, or a field of one that is JSON."""
    if not field:
        return text
    try:
        return _field(msgspec.json.decode(text), field)
    except (msgspec.DecodeError, RecursionError):
        raise Unreadable(f"has no field `{field}`, it is no JSON", "leave `#FIELD` out") from None


def _field(fields: Any, field: str) -> str:
    if not isinstance(fields, dict):
        raise Unreadable("has no fields", "leave `#FIELD` out")
    if not field and len(fields) == 1:
        (field,) = fields
    if field not in fields:
        problem = f"has no field `{field}`" if field else "has several fields"
        raise Unreadable(problem, f"write one of them behind it: {', '.join(f'#{each}' for each in list(fields)[:9])}")
    value = fields[field]
    if not isinstance(value, str):
        raise Unreadable(f"is no text in `{field}`", "keep it as a text")
    return value


def _line(error: BaseException) -> str:
    lines = str(error).splitlines() or [""]
    return lines[0][:200] or type(error).__name__
