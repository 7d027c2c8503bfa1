"""The program never reaches for the network."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tracer.outlets import load
from tracer.params import Params
from tracer.pipeline import read, trace

FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture
def no_network(monkeypatch):
    """Refuse every connection and every look-up of a name."""

    def refuse(*_args, **_kwargs):
        raise AssertionError("the program opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def test_a_lineage_opens_no_connection(no_network):
    """Pages with addresses, styles and links are read and traced without a single connection."""
    del no_network
    articles, problems = read(
        [str(FIXTURES / "harbour"), str(FIXTURES / "satellite")], load(FIXTURES / "outlets.toml")
    )
    assert problems == []
    lineage = trace(articles, load(FIXTURES / "outlets.toml"), Params())
    assert len(lineage.articles) == len(articles) > 10


def test_the_refusal_refuses(no_network):
    """The check above can fail: a connection tried under it raises."""
    del no_network
    with pytest.raises(AssertionError, match="opened a connection"):
        socket.create_connection(("127.0.0.1", 9))
