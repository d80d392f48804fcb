"""A log says the same thing a few times a minute, and then how often it did not."""

from __future__ import annotations

import logging
from contextlib import suppress
from io import StringIO

import pytest
from websockets.exceptions import ConnectionClosed

from serving import quiet
from tests.browser.serving import Served
from tests.serving.asking import listening


@pytest.fixture
def log() -> logging.Logger:
    """A logger that writes into a text."""
    made = logging.Logger("quiet.test")
    made.addHandler(logging.StreamHandler(StringIO()))
    return made


def written(log: logging.Logger) -> list[str]:
    (handler,) = log.handlers
    assert isinstance(handler, logging.StreamHandler)
    return str(handler.stream.getvalue()).splitlines()


def test_the_same_is_said_a_few_times(log: logging.Logger) -> None:
    log.addFilter(quiet.Quiet(lambda: 0.0))
    for n in range(500):
        log.warning("no room for %d", n)
    assert written(log) == [f"no room for {n}" for n in range(quiet.SAID)]


def test_what_was_left_out_is_told(log: logging.Logger) -> None:
    now = 0.0
    log.addFilter(quiet.Quiet(lambda: now))

    def say(n: int) -> None:
        log.warning("no room for %d", n)

    for n in range(500):
        say(n)
    now += quiet.WITHIN
    say(500)
    say(501)
    assert written(log)[quiet.SAID :] == [
        f"no room for 500 ({500 - quiet.SAID} more like it were left out)",
        "no room for 501",
    ]


def test_another_thing_is_still_said(log: logging.Logger) -> None:
    log.addFilter(quiet.Quiet(lambda: 0.0))
    for _ in range(50):
        log.warning("one")
    log.warning("another")
    for fault in (ValueError, KeyError):
        try:
            raise fault
        except Exception:
            log.exception("fault")
    said = written(log)
    assert said.count("another") == 1
    assert said.count("fault") == 2


def test_who_sends_rubbish_again_and_again_does_not_fill_the_log(dashboard: Served) -> None:
    before = len(dashboard.said())
    for _ in range(60):
        with listening(dashboard.url) as opened:
            opened.send("a text, where the framework wants bytes")
            with suppress(ConnectionClosed):
                opened.recv(timeout=20)
    assert len(dashboard.said()) - before < 100_000
