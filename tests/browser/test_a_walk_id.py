"""Walks through the Indonesian lessons, in a file of their own so that two run side by side."""

from .walked import Walked


class TestWalk(Walked):
    """The Indonesian lessons."""

    LANG = "id"
