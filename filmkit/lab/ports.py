"""Find a port of this machine that is free."""

import argparse
import os
import socket

from filmkit.errors import FilmkitError

HOST = "127.0.0.1"
FIRST = 8888
TRIES = 100


class PortTaken(FilmkitError):
    """No port can be used as asked."""


def number(text: str) -> int:
    """Read the option `--port`; argparse shows the sentence when it is no port."""
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is no port; use a number from 1024 to 65535")
    return int(text)


def choose(wanted: int | None, say) -> int:
    """
    Return the wanted port, or the first free one from 8888 when none was asked for.

    Raises
    ------
    PortTaken
        The wanted port, or each of a hundred, is in use.
    """
    if wanted is not None:
        if not free(wanted):
            raise PortTaken(say("port-taken", port=wanted, other=_next_free(wanted) or FIRST))
        return wanted
    port = _next_free(FIRST - 1)
    if port is None:
        raise PortTaken(say("ports-taken", first=FIRST, last=FIRST + TRIES - 1))
    if port != FIRST:
        print(say("port-moved", wanted=FIRST, port=port), flush=True)
    return port


def free(port: int) -> bool:
    """Tell whether the port can be listened on, with the socket option that the server uses."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # there the option would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _next_free(after: int) -> int | None:
    last = min(after + TRIES, 65535)
    return next((port for port in range(after + 1, last + 1) if free(port)), None)
