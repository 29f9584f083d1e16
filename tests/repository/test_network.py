"""Tests reach this machine and nothing else."""

import socket

import pytest

from tests.network import NetworkBlocked


def test_connection_beyond_this_machine_is_refused() -> None:
    with socket.socket() as outside, pytest.raises(NetworkBlocked):
        outside.connect(("192.0.2.1", 80))


def test_name_beyond_this_machine_is_not_looked_up() -> None:
    with pytest.raises(NetworkBlocked):
        socket.getaddrinfo("mcof.example", 80)


def test_connection_to_this_machine_passes() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
