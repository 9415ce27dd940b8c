"""The Secrets Manager of AWS, as ministack plays it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from botocore.session import get_session

from tests.security.test_secret_stores import VALUE, refusal, resolve
from tests.services import sqs


@pytest.fixture(scope="module")
def amazon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = sqs.Server(tmp_path_factory.mktemp("aws"))
    yield f"http://127.0.0.1:{server.port}"
    server.program.end()


def test_from_the_secrets_manager_of_aws(amazon: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (sqs.CREDENTIALS | {"AWS_ENDPOINT_URL": amazon, "AWS_DEFAULT_REGION": "eu-west-1"}).items():
        monkeypatch.setenv(name, value)
    client = get_session().create_client("secretsmanager")
    arn = client.create_secret(Name="shop/deploy", SecretString=VALUE)["ARN"]
    client.create_secret(Name="shop/login", SecretString=json.dumps({"user": "ada-ada", "password": VALUE}))
    client.create_secret(Name="shop/binary", SecretBinary=b"\xff\xfe")
    assert resolve("aws", "shop/deploy") == VALUE
    assert resolve("aws", arn) == VALUE
    assert resolve("aws", "shop/login#password") == VALUE
    assert "is refused by AWS: ResourceNotFoundException" in refusal("aws", "shop/other")
    assert "is no text" in refusal("aws", "shop/binary")
    client.put_secret_value(SecretId="shop/deploy", SecretString=VALUE + "-new")
    assert resolve("aws", "shop/deploy") == VALUE + "-new", "a rotated secret is seen"
