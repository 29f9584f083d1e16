"""python -m tests.provider PORT PEOPLE: an OpenID Connect provider in a process of its own, for the tests to go to.

The code flow with PKCE as the standards have it: discovery, a page where a person is chosen, codes that work once, and
tokens signed by a key that is published. PEOPLE is JSON: what it claims of each person. For one who is `broken` it
signs with another key, and one who `turns_back` does so on its page.
"""

import base64
import hashlib
import json
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from tests.repository.files import ROOT
from tests.servers import free_port, wait_for

CLIENT, SECRET = "mcof", "a secret of the tests"
Claims = dict[str, Any]


@dataclass
class Provider:
    """What it knows: its key, whom it vouches for, and the codes and tokens that it gave out."""

    issuer: str
    people: list[Claims]
    key: RSAPrivateKey = field(default_factory=lambda: generate_private_key(65537, 2048))
    codes: dict[str, tuple[Claims, dict[str, str]]] = field(default_factory=dict)
    tokens: dict[str, Claims] = field(default_factory=dict)

    def configuration(self) -> dict[str, Any]:
        ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        return {
            "issuer": self.issuer,
            **{f"{name}_endpoint": f"{self.issuer}/{path}" for name, path in ends.items()},
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": "1", "use": "sig", "alg": "RS256"}]}

    def allow(self, person: Claims, asked: dict[str, str]) -> str:
        code = secrets.token_urlsafe()
        self.codes[code] = person, asked
        return code

    def redeem(self, given: dict[str, str]) -> dict[str, str] | None:
        person, asked = self.codes.pop(given.get("code", ""), ({}, {}))
        verifier = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        known = (given.get("client_id"), given.get("client_secret")) == (CLIENT, SECRET)
        if not known or challenge != asked.get("code_challenge") or given["redirect_uri"] != asked["redirect_uri"]:
            return None
        token = secrets.token_urlsafe()
        self.tokens[token] = person
        return {"access_token": token, "token_type": "Bearer", "id_token": self.sign(person)}

    def sign(self, person: Claims) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, "jti": secrets.token_urlsafe()}
        key = generate_private_key(65537, 2048) if person.get("broken") else self.key
        return jwt.encode(claims | person, key, algorithm="RS256", headers={"kid": "1"})


def asked_for(person: Claims, path: str) -> str:
    """Return a form that sends the person's choice; a browser shows it, a test may send it by itself."""
    name = escape(str(person["sub"]))
    return f'<form method="post" action="{escape(path)}"><button name="sub" value="{name}">{name}</button></form>'


class Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/.well-known/openid-configuration":
            self._tell(self.provider.configuration())
        elif path == "/keys":
            self._tell(self.provider.keys())
        elif path == "/userinfo":
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            person = self.provider.tokens.get(token)
            self._tell(person or {}, 200 if person else 401)
        elif path == "/authorize" and self._asks_rightly():
            forms = "".join(asked_for(person, self.path) for person in self.provider.people)
            self._send(200, "text/html", f"<!doctype html><title>Provider</title><h1>Who are you?</h1>{forms}".encode())
        else:
            self._tell({"error": "invalid_request"}, 400)

    def do_POST(self) -> None:
        given = _first(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if urlsplit(self.path).path == "/authorize" and self._asks_rightly():
            self._send_back(given["sub"])
        else:
            tokens = self.provider.redeem(given)
            self._tell(tokens or {"error": "invalid_grant"}, 200 if tokens else 400)

    @property
    def _asked(self) -> dict[str, str]:
        return _first(urlsplit(self.path).query)

    def _asks_rightly(self) -> bool:
        wanted = {"response_type": "code", "client_id": CLIENT, "code_challenge_method": "S256"}
        return (
            wanted.items() <= self._asked.items() and {"state", "redirect_uri", "code_challenge"} <= self._asked.keys()
        )

    def _send_back(self, sub: str) -> None:
        asked = self._asked
        person = next(it for it in self.provider.people if it["sub"] == sub)
        answer = {"code": self.provider.allow(person, asked), "state": asked["state"]}
        if person.get("turns_back"):
            answer = {"error": "access_denied", "state": asked["state"]}
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(answer)}")
        self.end_headers()

    def _tell(self, told: dict[str, Any], status: int = 200) -> None:
        self._send(status, "application/json", json.dumps(told).encode())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def _first(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def running_provider(people: list[Claims]) -> Iterator[str]:
    """Run it in a process of its own; yield its issuer."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.provider", str(port), json.dumps(people)], cwd=ROOT)
    try:
        wait_for(port, seconds=30)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    Handler.provider = Provider(f"http://127.0.0.1:{sys.argv[1]}", json.loads(sys.argv[2]))
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
