"""What lets only those in whom it knows: nginx of Debian before a server, and moto, which checks signatures of AWS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import boto3

from tests.services.debian import unpacked
from tests.services.packages import programs_of
from tests.services.processes import Program, free_port

USER, PASSWORD = "ada", "sesame"
MOTO = "moto[server,dynamodb,iam]==5.2.5"
REGION = "eu-west-1"
_NGINX = """\
user root;
worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    auth_basic "closed"; auth_basic_user_file {folder}/users;
    location / {{ proxy_pass http://127.0.0.1:{behind}; }}
    location /closed {{ deny all; }}
  }}
}}
"""


class Gate:
    """nginx before a port, for one user; nobody may do anything with what begins with ``closed``."""

    def __init__(self, folder: Path, behind: int) -> None:
        self.port = free_port()
        (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
        (folder / "nginx.conf").write_text(_NGINX.format(folder=folder, port=self.port, behind=behind))
        nginx = unpacked("nginx", ("nginx",)) / "usr/sbin/nginx"
        self.program = Program([str(nginx), "-p", str(folder), "-c", str(folder / "nginx.conf")], folder, {}, self.port)
        self.program.start()


class Account:
    """AWS with DynamoDB, a table ``things``, and the credentials of two users; ``reader`` may not write."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        words = [str(programs_of(MOTO) / "moto_server"), "-H", "127.0.0.1", "-p", str(self.port)]
        self.program = Program(words, folder, {"INITIAL_NO_AUTH_ACTION_COUNT": "7", "HOME": str(folder)}, self.port)
        self.program.start()
        self.writer, self.reader = self._user("writer", "*"), self._user("reader", "Describe*", "Scan", "ListTables")
        self._as("dynamodb").create_table(
            TableName="things", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
        )  # fmt: skip

    def _user(self, name: str, *actions: str) -> dict[str, str]:
        service = self._as("iam")
        service.create_user(UserName=name)
        key = service.create_access_key(UserName=name)["AccessKey"]
        allowed = {"Effect": "Allow", "Action": [f"dynamodb:{each}" for each in actions], "Resource": "*"}
        policy = {"Version": "2012-10-17", "Statement": [allowed]}
        service.put_user_policy(UserName=name, PolicyName="may", PolicyDocument=json.dumps(policy))
        return {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}

    def _as(self, service: str) -> Any:
        where = {"region_name": REGION, "endpoint_url": f"http://127.0.0.1:{self.port}"}
        return boto3.client(service, aws_access_key_id="first", aws_secret_access_key="first", **where)
