"""No test reaches beyond this machine: a connection to anywhere else is refused on the spot."""

import ipaddress
import os
import socket
from urllib.parse import urlsplit

import pytest

# A machine may bring its own Redis; PostgreSQL's driver connects below Python and needs no leave.
WELCOME = {"localhost", urlsplit(os.environ.get("REDIS_URL", "")).hostname}


class NetworkBlocked(RuntimeError):
    pass


def block(patch: pytest.MonkeyPatch) -> None:
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def checked_connect(self: socket.socket, address: object) -> None:
        check(address)
        connect(self, address)  # type: ignore[arg-type] # every kind of address that sockets take

    def checked_connect_ex(self: socket.socket, address: object) -> int:
        check(address)
        return connect_ex(self, address)  # type: ignore[arg-type] # the same

    def checked_getaddrinfo(host: str | bytes | None, *args: object, **options: object) -> object:
        if host is not None:
            check((host, 0))
        return getaddrinfo(host, *args, **options)  # type: ignore[arg-type] # passed on as it came

    patch.setattr(socket.socket, "connect", checked_connect)
    patch.setattr(socket.socket, "connect_ex", checked_connect_ex)
    patch.setattr(socket, "getaddrinfo", checked_getaddrinfo)


def check(address: object) -> None:
    """Pass Unix sockets (a path) and loopback; refuse the rest."""
    if isinstance(address, tuple) and not is_welcome(str(address[0])):
        raise NetworkBlocked(f"A test wants to reach {address[0]}.")


def is_welcome(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in WELCOME
