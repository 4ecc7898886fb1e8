"""Walks through the English lessons, in a file of their own so that two run side by side."""

from .walked import Walked


class TestWalk(Walked):
    """The English lessons."""

    LANG = "en"
