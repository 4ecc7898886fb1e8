"""
The class: what many learners handed in, gathered from a folder of files.

Numbers are for everybody and tell of no fewer than three learners; what somebody wrote is for
the teacher. Nothing is added up over a learner, nobody is ranked, and nothing leaves the machine.

├── files      read a folder that nobody trusts
├── learners   join the files of one alias
├── secrecy    the rule of three
├── spreads    learners by cell, as far as it may be shown
├── votes, stories, codings, boards, progress   what is counted
├── answers    what learners wrote
├── view       everything at once
├── pages, sheets, writing   as two pages and tables
└── shown      for a notebook
"""

from filmkit.classroom.shown import ClassBook, Shown, open_class
from filmkit.classroom.view import ClassView, gather_class
from filmkit.classroom.writing import Written, write

__all__ = ["ClassBook", "ClassView", "Shown", "Written", "gather_class", "open_class", "write"]
